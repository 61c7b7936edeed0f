-- Contacts: calls and whatever else reaches the centre; how customers want to be told; messages to
-- somebody who is no customer.
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What messages reach a customer by, where both are known.
ALTER TABLE customer ADD COLUMN channel TEXT NOT NULL DEFAULT 'sms' CHECK (channel IN ('sms', 'email'));

-- customer NULL: to a number or an address that nobody is registered with.
CREATE TABLE outbox_wider (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    customer INTEGER REFERENCES customer (id),
    channel TEXT NOT NULL CHECK (channel IN ('sms', 'email')),
    recipient TEXT NOT NULL CHECK (recipient <> ''),
    lang TEXT NOT NULL CHECK (lang IN ('en', 'ar')),
    text TEXT NOT NULL CHECK (text <> ''),
    about TEXT NOT NULL
) STRICT;
INSERT INTO outbox_wider SELECT id, at, customer, channel, recipient, lang, text, about FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_wider RENAME TO outbox;

-- Working days in which these are answered.
INSERT INTO time_limit (word, days) VALUES ('enquiry', 1), ('suggestion', 15), ('support', 1);

-- part_of: the call in which an enquiry, a suggestion or a request for support was written down; that
-- call is counted, and not its parts once more. caller: a number (E.164), an address or a name, where
-- the channel gives one. lang: what is written to a caller who is no customer. owner: who answers it.
-- solved: at first contact; seconds: how long it took, where that is known. A call in state talking
-- has begun and not ended. campaign: the number of the one that caused it.
CREATE TABLE contact (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    part_of INTEGER REFERENCES contact (id),
    channel TEXT NOT NULL CHECK (channel IN ('call', 'counter', 'email', 'live-chat', 'chatbot',
        'website', 'app', 'social-media')),
    direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
    kind TEXT NOT NULL CHECK (kind IN ('contact', 'enquiry', 'suggestion', 'support')),
    customer INTEGER REFERENCES customer (id),
    caller TEXT CHECK (caller <> ''),
    lang TEXT NOT NULL CHECK (lang IN ('en', 'ar')),
    card TEXT CHECK (card <> ''),
    application INTEGER REFERENCES application (id),
    complaint INTEGER REFERENCES complaint (id),
    text TEXT NOT NULL,
    answer TEXT CHECK (answer <> ''),
    state TEXT NOT NULL CHECK (state IN ('talking', 'open', 'answered', 'closed')),
    outcome TEXT,
    solved TEXT CHECK (solved IN ('yes', 'no')),
    seconds INTEGER CHECK (seconds >= 0),
    owner TEXT REFERENCES staff (login),
    campaign TEXT CHECK (campaign <> ''),
    version INTEGER NOT NULL CHECK (version >= 1),
    logged_by TEXT NOT NULL REFERENCES staff (login),
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    changed_at INTEGER NOT NULL,
    promised TEXT CHECK (length(promised) = 10),
    level INTEGER NOT NULL DEFAULT 0 CHECK (level >= 0),
    clock_used INTEGER CHECK (clock_used >= 0),
    CHECK ((state = 'talking') = (ended_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX contact_number ON contact (lower(number));
CREATE INDEX contact_serial
    ON contact (ltrim(substr(number, length(rtrim(number, '0123456789')) + 1), '0'));
CREATE INDEX contact_part_of ON contact (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX contact_customer ON contact (customer);
CREATE INDEX contact_caller ON contact (caller) WHERE caller IS NOT NULL;
CREATE INDEX contact_state_now ON contact (state);
CREATE INDEX contact_promised ON contact (state, promised);
CREATE INDEX contact_owner ON contact (state, owner, promised);
CREATE INDEX contact_campaign ON contact (campaign) WHERE campaign IS NOT NULL;
-- Nobody talks twice at once.
CREATE UNIQUE INDEX contact_talking ON contact (logged_by) WHERE state = 'talking';

-- The story of one contact, in the order it happened. login NULL: by itself.
CREATE TABLE contact_story (
    id INTEGER PRIMARY KEY,
    contact INTEGER NOT NULL REFERENCES contact (id),
    at INTEGER NOT NULL,
    login TEXT REFERENCES staff (login),
    event TEXT NOT NULL CHECK (event <> ''),
    from_state TEXT,
    to_state TEXT,
    note TEXT NOT NULL,
    about TEXT NOT NULL
) STRICT;
CREATE INDEX contact_story_of ON contact_story (contact);

-- The contacts of each UAE day, by the moment at which they ended: timed are those whose length is
-- known, seconds that of all of them.
CREATE TABLE contact_day (
    day INTEGER NOT NULL PRIMARY KEY,
    contacts INTEGER NOT NULL DEFAULT 0,
    solved INTEGER NOT NULL DEFAULT 0,
    timed INTEGER NOT NULL DEFAULT 0,
    seconds INTEGER NOT NULL DEFAULT 0
) STRICT;

-- How many wait for an answer now, and of those how many nobody has taken: one row.
CREATE TABLE contact_figure (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    waiting INTEGER NOT NULL CHECK (waiting >= 0),
    unassigned INTEGER NOT NULL CHECK (unassigned >= 0)
) STRICT;
INSERT INTO contact_figure (id, waiting, unassigned) VALUES (1, 0, 0);

-- The figures are kept by the rows that change them, in the same transaction.

CREATE TRIGGER contact_logged AFTER INSERT ON contact
WHEN NEW.ended_at IS NOT NULL AND NEW.part_of IS NULL BEGIN
    INSERT INTO contact_day (day, contacts, solved, timed, seconds)
        VALUES ((NEW.ended_at + 14400) / 86400, 1, coalesce(NEW.solved = 'yes', 0),
                NEW.seconds IS NOT NULL, coalesce(NEW.seconds, 0))
        ON CONFLICT (day) DO UPDATE SET contacts = contacts + 1, solved = solved + excluded.solved,
            timed = timed + excluded.timed, seconds = seconds + excluded.seconds;
END;

CREATE TRIGGER contact_ended AFTER UPDATE OF ended_at ON contact
WHEN OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL AND NEW.part_of IS NULL BEGIN
    INSERT INTO contact_day (day, contacts, solved, timed, seconds)
        VALUES ((NEW.ended_at + 14400) / 86400, 1, coalesce(NEW.solved = 'yes', 0),
                NEW.seconds IS NOT NULL, coalesce(NEW.seconds, 0))
        ON CONFLICT (day) DO UPDATE SET contacts = contacts + 1, solved = solved + excluded.solved,
            timed = timed + excluded.timed, seconds = seconds + excluded.seconds;
END;

CREATE TRIGGER contact_waits AFTER INSERT ON contact WHEN NEW.state = 'open' BEGIN
    UPDATE contact_figure SET waiting = waiting + 1, unassigned = unassigned + (NEW.owner IS NULL);
END;

CREATE TRIGGER contact_moved AFTER UPDATE OF state, owner ON contact BEGIN
    UPDATE contact_figure SET
        waiting = waiting + (NEW.state = 'open') - (OLD.state = 'open'),
        unassigned = unassigned + (NEW.state = 'open' AND NEW.owner IS NULL)
            - (OLD.state = 'open' AND OLD.owner IS NULL);
END;

-- How a contact ended is said once: it has been counted.
CREATE TRIGGER contact_end_stays BEFORE UPDATE OF ended_at, solved, seconds, part_of ON contact
WHEN OLD.ended_at IS NOT NULL AND (NEW.ended_at IS NOT OLD.ended_at OR NEW.solved IS NOT OLD.solved
    OR NEW.seconds IS NOT OLD.seconds OR NEW.part_of IS NOT OLD.part_of)
BEGIN
    SELECT RAISE(ABORT, 'how a contact ended stays');
END;
CREATE TRIGGER contact_not_removed BEFORE DELETE ON contact BEGIN
    SELECT RAISE(ABORT, 'contacts stay');
END;
CREATE TRIGGER contact_story_stays BEFORE UPDATE ON contact_story BEGIN
    SELECT RAISE(ABORT, 'the story is only added to');
END;
CREATE TRIGGER contact_story_not_removed BEFORE DELETE ON contact_story BEGIN
    SELECT RAISE(ABORT, 'the story is only added to');
END;

PRAGMA user_version = 8;
