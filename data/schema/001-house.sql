-- The first schema: staff, customers, applications with their documents and money, complaints, the
-- trail of all that happened, and the figures of the desk.
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A migration is never edited once it has landed; a change is the next numbered file. Each file runs
-- in one transaction and ends by setting user_version to its own number.
--
-- The SQL is meant to stay near what PostgreSQL 15 understands. What is SQLite's own, and why:
--   STRICT          other engines always check types; here it has to be asked for
--   WITHOUT ROWID   the primary key is the table: one look-up instead of two
--   INTEGER         has 64 bits here (elsewhere: bigint)
--   PRAGMA, RAISE   how this engine names a file's owner and refuses a change; another engine says
--                   the rules of the triggers below in its own words
--
-- Units: moments are seconds since 1970 UTC ("…_at"), dates are ISO text, money is whole fils.
-- A UAE day is counted from 1970: (moment + 4 hours) / 24 hours. NULL means not known or not yet.

PRAGMA application_id = 0x5269686C;

-- Facts about the file itself: demo ("yes"), demo_day (its clock stands still on that day).
CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Numbers that people quote count up from 1 within a prefix and year, without gaps.
CREATE TABLE sequence (
    prefix TEXT NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL CHECK (last >= 1),
    PRIMARY KEY (prefix, year)
) STRICT, WITHOUT ROWID;

-- Public holidays: data, because lunar dates are announced and others are moved.
CREATE TABLE holiday (
    day TEXT NOT NULL PRIMARY KEY CHECK (length(day) = 10),
    name_en TEXT NOT NULL,
    name_ar TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- login is the system account. Staff are switched off, never removed: rows point at them.
CREATE TABLE staff (
    id INTEGER PRIMARY KEY,
    login TEXT NOT NULL UNIQUE CHECK (length(login) BETWEEN 1 AND 32),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    role TEXT NOT NULL CHECK (role IN ('agent', 'counter', 'supervisor', 'admin')),
    active INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

-- Numbers are unique and found whatever the case they are typed in: hence the indexes on lower().
CREATE TABLE customer (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('individual', 'company', 'government')),
    name_en TEXT NOT NULL CHECK (length(name_en) <= 200),
    name_ar TEXT NOT NULL CHECK (length(name_ar) <= 200),
    eid TEXT UNIQUE CHECK (eid LIKE '784-____-_______-_'),
    licence TEXT UNIQUE CHECK (length(licence) BETWEEN 3 AND 30),
    trn TEXT CHECK (length(trn) = 15),
    mobile TEXT CHECK (mobile LIKE '+%' AND length(mobile) <= 16),
    email TEXT CHECK (email LIKE '%@%' AND length(email) <= 254),
    lang TEXT NOT NULL CHECK (lang IN ('en', 'ar')),
    version INTEGER NOT NULL CHECK (version >= 1),
    registered_at INTEGER NOT NULL,
    CHECK (name_en <> '' OR name_ar <> '')
) STRICT;
CREATE UNIQUE INDEX customer_number ON customer (lower(number));

-- Everything that a customer is found by, folded; a search is a range over word. The second index
-- answers whether a customer found by one word also has another, and what to drop on a correction.
CREATE TABLE customer_word (
    word TEXT NOT NULL CHECK (word <> ''),
    customer INTEGER NOT NULL REFERENCES customer (id),
    PRIMARY KEY (word, customer)
) STRICT, WITHOUT ROWID;
CREATE INDEX customer_word_of ON customer_word (customer, word);

-- Card and form texts as they were when an application was opened. hash (FNV-1a of the text) finds
-- the same text again; the text itself decides.
CREATE TABLE kept_text (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('card', 'form')),
    name TEXT NOT NULL,
    hash INTEGER NOT NULL,
    xml TEXT NOT NULL
) STRICT;
CREATE INDEX kept_text_hash ON kept_text (hash);

-- The states an application may be in (domain/workflow.h), and how many are in each now. A table and
-- not a CHECK, so that a later state is one INSERT.
CREATE TABLE application_state (
    word TEXT NOT NULL PRIMARY KEY,
    applications INTEGER NOT NULL DEFAULT 0 CHECK (applications >= 0)
) STRICT, WITHOUT ROWID;
INSERT INTO application_state (word) VALUES
    ('draft'), ('pending-payment'), ('under-review'), ('returned'), ('approved'), ('rejected'),
    ('ready'), ('delivered'), ('withdrawn'), ('cancelled');

-- closed: no event leads out of the state. Kept beside it because every list of work asks for it.
CREATE TABLE application (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    customer INTEGER NOT NULL REFERENCES customer (id),
    service TEXT NOT NULL,
    service_en TEXT NOT NULL,
    service_ar TEXT NOT NULL,
    card_version INTEGER NOT NULL REFERENCES kept_text (id),
    form_version INTEGER NOT NULL REFERENCES kept_text (id),
    state TEXT NOT NULL REFERENCES application_state (word),
    closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
    version INTEGER NOT NULL CHECK (version >= 1),
    opened_by TEXT NOT NULL REFERENCES staff (login),
    opened_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    submitted_at INTEGER,
    promised TEXT CHECK (length(promised) = 10)
) STRICT;
CREATE UNIQUE INDEX application_number ON application (lower(number));
CREATE INDEX application_customer ON application (customer);
CREATE INDEX application_state_now ON application (state);
CREATE INDEX application_closed ON application (closed);
CREATE INDEX application_opener ON application (opened_by);
CREATE INDEX application_opener_closed ON application (opened_by, closed);
CREATE INDEX application_promised ON application (closed, promised);

-- The answers to the form; position is the order in which they were first given.
CREATE TABLE answer (
    application INTEGER NOT NULL REFERENCES application (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (application, position),
    UNIQUE (application, name)
) STRICT, WITHOUT ROWID;

-- doc is the document's id in the kept card. No row: awaited.
CREATE TABLE document (
    application INTEGER NOT NULL REFERENCES application (id),
    doc TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('awaited', 'received', 'missing')),
    note TEXT NOT NULL,
    login TEXT NOT NULL REFERENCES staff (login),
    at INTEGER NOT NULL,
    PRIMARY KEY (application, doc)
) STRICT, WITHOUT ROWID;

-- What is owed, line by line. One fee falls due once at each moment.
CREATE TABLE charge (
    id INTEGER PRIMARY KEY,
    application INTEGER NOT NULL REFERENCES application (id),
    fee TEXT NOT NULL,
    purpose_en TEXT NOT NULL,
    purpose_ar TEXT NOT NULL,
    moment TEXT NOT NULL CHECK (moment IN ('submission', 'inspection', 'assessment', 'delivery')),
    units INTEGER NOT NULL CHECK (units >= 1),
    unit_amount INTEGER NOT NULL CHECK (unit_amount >= 0),
    total INTEGER NOT NULL,
    CHECK (total = units * unit_amount)
) STRICT;
CREATE UNIQUE INDEX charge_once ON charge (application, fee, moment);

-- Answers of the gateway or the terminal, one row each. There is no place for a card number.
CREATE TABLE payment (
    id INTEGER PRIMARY KEY,
    application INTEGER NOT NULL REFERENCES application (id),
    receipt TEXT,
    reference TEXT NOT NULL CHECK (length(reference) BETWEEN 1 AND 64),
    amount INTEGER NOT NULL CHECK (amount > 0),
    method TEXT NOT NULL CHECK (method IN ('terminal', 'gateway')),
    scheme TEXT CHECK (scheme IN ('visa', 'mastercard')),
    last4 TEXT CHECK (length(last4) = 4),
    outcome TEXT NOT NULL CHECK (outcome IN ('paid', 'declined', 'failed', 'unknown')),
    login TEXT NOT NULL REFERENCES staff (login),
    at INTEGER NOT NULL,
    CHECK ((outcome = 'paid') = (receipt IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX payment_once ON payment (reference) WHERE outcome = 'paid';
CREATE UNIQUE INDEX payment_receipt ON payment (lower(receipt));
CREATE INDEX payment_reference ON payment (reference);
CREATE INDEX payment_application ON payment (application);
CREATE INDEX payment_at ON payment (at);

CREATE TABLE complaint (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    customer INTEGER NOT NULL REFERENCES customer (id),
    application INTEGER REFERENCES application (id),
    subject TEXT NOT NULL CHECK (subject <> ''),
    text TEXT NOT NULL,
    answer TEXT,
    state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'closed')),
    rating INTEGER CHECK (rating BETWEEN 1 AND 5),
    version INTEGER NOT NULL CHECK (version >= 1),
    logged_by TEXT NOT NULL REFERENCES staff (login),
    logged_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    promised TEXT CHECK (length(promised) = 10)
) STRICT;
CREATE UNIQUE INDEX complaint_number ON complaint (lower(number));
CREATE INDEX complaint_customer ON complaint (customer);
CREATE INDEX complaint_state_now ON complaint (state);

-- The story of one application or one complaint, in the order it happened. login NULL: by itself.
CREATE TABLE timeline (
    id INTEGER PRIMARY KEY,
    application INTEGER REFERENCES application (id),
    complaint INTEGER REFERENCES complaint (id),
    at INTEGER NOT NULL,
    login TEXT REFERENCES staff (login),
    event TEXT NOT NULL CHECK (event <> ''),
    from_state TEXT,
    to_state TEXT,
    note TEXT NOT NULL,
    about TEXT NOT NULL,
    CHECK ((application IS NULL) <> (complaint IS NULL))
) STRICT;
CREATE INDEX timeline_application ON timeline (application);
CREATE INDEX timeline_complaint ON timeline (complaint);

-- Who did or read what. login is not tied to staff: a stranger who was refused stands here too.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    login TEXT NOT NULL,
    what TEXT NOT NULL,
    about TEXT NOT NULL,
    details TEXT NOT NULL,
    outcome TEXT NOT NULL
) STRICT;
CREATE INDEX audit_about ON audit (about, what);

-- Messages to customers that wait to be sent.
CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    customer INTEGER NOT NULL REFERENCES customer (id),
    channel TEXT NOT NULL CHECK (channel IN ('sms', 'email')),
    recipient TEXT NOT NULL CHECK (recipient <> ''),
    lang TEXT NOT NULL CHECK (lang IN ('en', 'ar')),
    text TEXT NOT NULL CHECK (text <> ''),
    about TEXT NOT NULL
) STRICT;

-- The figures of each UAE day on which something happened; taken is in fils.
CREATE TABLE day_figure (
    day INTEGER NOT NULL PRIMARY KEY,
    opened INTEGER NOT NULL DEFAULT 0,
    submitted INTEGER NOT NULL DEFAULT 0,
    approved INTEGER NOT NULL DEFAULT 0,
    delivered INTEGER NOT NULL DEFAULT 0,
    complaints INTEGER NOT NULL DEFAULT 0,
    payments INTEGER NOT NULL DEFAULT 0,
    taken INTEGER NOT NULL DEFAULT 0
) STRICT;

-- How many complaints wait for an answer now: one row.
CREATE TABLE complaint_figure (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    waiting INTEGER NOT NULL CHECK (waiting >= 0)
) STRICT;
INSERT INTO complaint_figure (id, waiting) VALUES (1, 0);

-- The figures are kept by the rows that change them, in the same transaction.

CREATE TRIGGER application_opened AFTER INSERT ON application BEGIN
    UPDATE application_state SET applications = applications + 1 WHERE word = NEW.state;
    INSERT INTO day_figure (day, opened) VALUES ((NEW.opened_at + 14400) / 86400, 1)
        ON CONFLICT (day) DO UPDATE SET opened = opened + 1;
END;

CREATE TRIGGER application_moved AFTER UPDATE OF state ON application
WHEN NEW.state <> OLD.state BEGIN
    UPDATE application_state SET applications = applications - 1 WHERE word = OLD.state;
    UPDATE application_state SET applications = applications + 1 WHERE word = NEW.state;
END;

CREATE TRIGGER application_submitted AFTER UPDATE OF submitted_at ON application
WHEN OLD.submitted_at IS NULL AND NEW.submitted_at IS NOT NULL BEGIN
    INSERT INTO day_figure (day, submitted) VALUES ((NEW.submitted_at + 14400) / 86400, 1)
        ON CONFLICT (day) DO UPDATE SET submitted = submitted + 1;
END;

CREATE TRIGGER application_opened_submitted AFTER INSERT ON application
WHEN NEW.submitted_at IS NOT NULL BEGIN
    INSERT INTO day_figure (day, submitted) VALUES ((NEW.submitted_at + 14400) / 86400, 1)
        ON CONFLICT (day) DO UPDATE SET submitted = submitted + 1;
END;

CREATE TRIGGER application_approved AFTER UPDATE OF state ON application
WHEN NEW.state <> OLD.state AND NEW.state = 'approved' BEGIN
    INSERT INTO day_figure (day, approved) VALUES ((NEW.changed_at + 14400) / 86400, 1)
        ON CONFLICT (day) DO UPDATE SET approved = approved + 1;
END;

CREATE TRIGGER application_delivered AFTER UPDATE OF state ON application
WHEN NEW.state <> OLD.state AND NEW.state = 'delivered' BEGIN
    INSERT INTO day_figure (day, delivered) VALUES ((NEW.changed_at + 14400) / 86400, 1)
        ON CONFLICT (day) DO UPDATE SET delivered = delivered + 1;
END;

CREATE TRIGGER complaint_logged AFTER INSERT ON complaint BEGIN
    UPDATE complaint_figure SET waiting = waiting + (NEW.state = 'open');
    INSERT INTO day_figure (day, complaints) VALUES ((NEW.logged_at + 14400) / 86400, 1)
        ON CONFLICT (day) DO UPDATE SET complaints = complaints + 1;
END;

CREATE TRIGGER complaint_moved AFTER UPDATE OF state ON complaint
WHEN NEW.state <> OLD.state BEGIN
    UPDATE complaint_figure SET waiting = waiting + (NEW.state = 'open') - (OLD.state = 'open');
END;

CREATE TRIGGER payment_taken AFTER INSERT ON payment
WHEN NEW.outcome = 'paid' BEGIN
    INSERT INTO day_figure (day, payments, taken)
        VALUES ((NEW.at + 14400) / 86400, 1, NEW.amount)
        ON CONFLICT (day) DO UPDATE SET payments = payments + 1, taken = taken + NEW.amount;
END;

-- A reference is one payment: of one application, of one amount, and "paid" is its last word.
CREATE TRIGGER payment_reference_kept BEFORE INSERT ON payment
WHEN EXISTS (SELECT 1 FROM payment p WHERE p.reference = NEW.reference
             AND (p.application <> NEW.application OR p.amount <> NEW.amount OR p.outcome = 'paid'))
BEGIN
    SELECT RAISE(ABORT, 'a payment reference is used once');
END;

-- Money and the trail are only ever added to; nothing that people quote by number disappears.

CREATE TRIGGER charge_stays BEFORE UPDATE ON charge BEGIN
    SELECT RAISE(ABORT, 'charges are only added');
END;
CREATE TRIGGER charge_not_removed BEFORE DELETE ON charge BEGIN
    SELECT RAISE(ABORT, 'charges are only added');
END;
CREATE TRIGGER payment_stays BEFORE UPDATE ON payment BEGIN
    SELECT RAISE(ABORT, 'payments are only added');
END;
CREATE TRIGGER payment_not_removed BEFORE DELETE ON payment BEGIN
    SELECT RAISE(ABORT, 'payments are only added');
END;
CREATE TRIGGER timeline_stays BEFORE UPDATE ON timeline BEGIN
    SELECT RAISE(ABORT, 'the timeline is only added to');
END;
CREATE TRIGGER timeline_not_removed BEFORE DELETE ON timeline BEGIN
    SELECT RAISE(ABORT, 'the timeline is only added to');
END;
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN
    SELECT RAISE(ABORT, 'the audit is only added to');
END;
CREATE TRIGGER audit_not_removed BEFORE DELETE ON audit BEGIN
    SELECT RAISE(ABORT, 'the audit is only added to');
END;
CREATE TRIGGER kept_text_stays BEFORE UPDATE ON kept_text BEGIN
    SELECT RAISE(ABORT, 'kept texts do not change');
END;
CREATE TRIGGER kept_text_not_removed BEFORE DELETE ON kept_text BEGIN
    SELECT RAISE(ABORT, 'kept texts do not change');
END;
CREATE TRIGGER customer_not_removed BEFORE DELETE ON customer BEGIN
    SELECT RAISE(ABORT, 'customers stay');
END;
CREATE TRIGGER application_not_removed BEFORE DELETE ON application BEGIN
    SELECT RAISE(ABORT, 'applications stay');
END;
CREATE TRIGGER complaint_not_removed BEFORE DELETE ON complaint BEGIN
    SELECT RAISE(ABORT, 'complaints stay');
END;
CREATE TRIGGER staff_not_removed BEFORE DELETE ON staff BEGIN
    SELECT RAISE(ABORT, 'staff are switched off, never removed');
END;

PRAGMA user_version = 1;
