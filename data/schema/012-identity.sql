-- Who stands at the desk: how identity was checked, and who applies on a customer's behalf.
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Each check as it was made, also one that failed; application: what it was about, where that is known.
CREATE TABLE identity_check (
    id INTEGER PRIMARY KEY,
    customer INTEGER NOT NULL REFERENCES customer (id),
    application INTEGER REFERENCES application (id),
    method TEXT NOT NULL CHECK (method IN ('eid-card', 'questions', 'digital-identity')),
    reference TEXT NOT NULL,
    passed INTEGER NOT NULL CHECK (passed IN (0, 1)),
    login TEXT NOT NULL REFERENCES staff (login),
    at INTEGER NOT NULL,
    CHECK (method <> 'digital-identity' OR reference <> '')
) STRICT;
CREATE INDEX identity_check_customer ON identity_check (customer, id);

CREATE TRIGGER identity_check_stays BEFORE UPDATE ON identity_check BEGIN
    SELECT RAISE(ABORT, 'checks of identity are only added');
END;
CREATE TRIGGER identity_check_not_removed BEFORE DELETE ON identity_check BEGIN
    SELECT RAISE(ABORT, 'checks of identity are only added');
END;

-- How many days a check counts, beginning with its own.
INSERT INTO time_limit (word, days) VALUES ('identity', 1);

-- Who applies for the customer, and by what authority. The last row of an application counts; name '':
-- the customer acts alone again.
CREATE TABLE representative (
    id INTEGER PRIMARY KEY,
    application INTEGER NOT NULL REFERENCES application (id),
    name TEXT NOT NULL CHECK (length(name) <= 200),
    customer INTEGER REFERENCES customer (id),
    authority TEXT NOT NULL
        CHECK (authority IN ('power-of-attorney', 'letter', 'owner-manager', 'guardian')),
    reference TEXT NOT NULL,
    expires TEXT CHECK (length(expires) = 10),
    login TEXT NOT NULL REFERENCES staff (login),
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX representative_application ON representative (application, id);

CREATE TRIGGER representative_stays BEFORE UPDATE ON representative BEGIN
    SELECT RAISE(ABORT, 'representatives are only added');
END;
CREATE TRIGGER representative_not_removed BEFORE DELETE ON representative BEGIN
    SELECT RAISE(ABORT, 'representatives are only added');
END;

PRAGMA user_version = 12;
