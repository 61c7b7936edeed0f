-- Customers who were registered twice are one: who was merged into whom, and what each had before.
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The dropped one stays as a row: its number, and what it is known by, lead to the kept one. Undone: it
-- stands for itself again.
CREATE TABLE customer_merge (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    login TEXT NOT NULL REFERENCES staff (login),
    kept INTEGER NOT NULL REFERENCES customer (id),
    dropped INTEGER NOT NULL REFERENCES customer (id),
    reason TEXT NOT NULL,
    undone_at INTEGER,
    undone_by TEXT REFERENCES staff (login),
    CHECK (kept <> dropped),
    CHECK ((undone_at IS NULL) = (undone_by IS NULL))
) STRICT;
CREATE UNIQUE INDEX customer_merge_dropped ON customer_merge (dropped) WHERE undone_at IS NULL;
CREATE INDEX customer_merge_kept ON customer_merge (kept) WHERE undone_at IS NULL;

CREATE TABLE customer_before (
    merge INTEGER NOT NULL REFERENCES customer_merge (id),
    side TEXT NOT NULL CHECK (side IN ('kept', 'dropped')),
    kind TEXT NOT NULL,
    name_en TEXT NOT NULL,
    name_ar TEXT NOT NULL,
    eid TEXT,
    licence TEXT,
    trn TEXT,
    mobile TEXT,
    email TEXT,
    lang TEXT NOT NULL,
    channel TEXT NOT NULL,
    PRIMARY KEY (merge, side)
) STRICT, WITHOUT ROWID;

-- What belonged to the dropped one and belongs to the kept one now. Results go with their application.
CREATE TABLE customer_moved (
    merge INTEGER NOT NULL REFERENCES customer_merge (id),
    kind TEXT NOT NULL CHECK (kind IN ('application', 'complaint', 'contact', 'message')),
    row INTEGER NOT NULL,
    PRIMARY KEY (merge, kind, row)
) STRICT, WITHOUT ROWID;

CREATE INDEX outbox_customer ON outbox (customer) WHERE customer IS NOT NULL;

CREATE TRIGGER customer_merge_not_removed BEFORE DELETE ON customer_merge BEGIN
    SELECT RAISE(ABORT, 'merges are only added');
END;
CREATE TRIGGER customer_before_stays BEFORE UPDATE ON customer_before BEGIN
    SELECT RAISE(ABORT, 'merges are only added');
END;
CREATE TRIGGER customer_before_not_removed BEFORE DELETE ON customer_before BEGIN
    SELECT RAISE(ABORT, 'merges are only added');
END;

-- A result is the customer's whose application it belongs to; the rest of it stays as it was told.
DROP TRIGGER result_stays;
CREATE TRIGGER result_stays BEFORE UPDATE OF id, application, service, kind, number, issued, expires,
    attachment, note, login, at ON result BEGIN
    SELECT RAISE(ABORT, 'results are only added');
END;

PRAGMA user_version = 15;
