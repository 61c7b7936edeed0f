-- Processing and delivery: inspections, additional fees, what would do for a missing document, and how
-- a result was handed over.
-- SPDX-License-Identifier: GPL-3.0-or-later

INSERT INTO application_state (word, stage) VALUES
    ('inspection', 'processing'), ('additional-fee', 'processing'), ('recommended', 'processing'),
    ('sent', 'delivery');

-- Fees may be raised by staff, waived (an amount of 0) and taken back before they are paid: a row that
-- takes another one back has its amount with the sign turned. login NULL: it fell due by itself; such a
-- fee falls due once at each moment. A check cannot be changed in place, so the table is made anew.
CREATE TABLE charge_now (
    id INTEGER PRIMARY KEY,
    application INTEGER NOT NULL REFERENCES application (id),
    fee TEXT NOT NULL,
    purpose_en TEXT NOT NULL,
    purpose_ar TEXT NOT NULL,
    moment TEXT NOT NULL CHECK (moment IN ('submission', 'inspection', 'assessment', 'delivery')),
    units INTEGER NOT NULL CHECK (units >= 1),
    unit_amount INTEGER NOT NULL,
    total INTEGER NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    login TEXT REFERENCES staff (login),
    at INTEGER,
    takes_back INTEGER REFERENCES charge_now (id),
    CHECK (total = units * unit_amount),
    CHECK ((takes_back IS NULL) = (unit_amount >= 0)),
    CHECK ((login IS NULL) = (at IS NULL)),
    CHECK (takes_back IS NULL OR login IS NOT NULL)
) STRICT;
INSERT INTO charge_now (id, application, fee, purpose_en, purpose_ar, moment, units, unit_amount, total)
    SELECT id, application, fee, purpose_en, purpose_ar, moment, units, unit_amount, total FROM charge;
DROP TABLE charge;
ALTER TABLE charge_now RENAME TO charge;
CREATE UNIQUE INDEX charge_once ON charge (application, fee, moment) WHERE login IS NULL;
CREATE UNIQUE INDEX charge_taken_back ON charge (takes_back) WHERE takes_back IS NOT NULL;
CREATE INDEX charge_application ON charge (application);
CREATE TRIGGER charge_stays BEFORE UPDATE ON charge BEGIN
    SELECT RAISE(ABORT, 'charges are only added');
END;
CREATE TRIGGER charge_not_removed BEFORE DELETE ON charge BEGIN
    SELECT RAISE(ABORT, 'charges are only added');
END;

-- remedy: what would do instead of what is missing; answer_by: the day until which it is waited for.
ALTER TABLE document ADD COLUMN remedy TEXT NOT NULL DEFAULT '';
ALTER TABLE document ADD COLUMN answer_by TEXT CHECK (length(answer_by) = 10);

-- Inspections: one row for each appointment, moved in place until it is held or called off. inspector
-- is a login or a name.
CREATE TABLE inspection (
    id INTEGER PRIMARY KEY,
    application INTEGER NOT NULL REFERENCES application (id),
    at INTEGER NOT NULL,
    place TEXT NOT NULL CHECK (place <> ''),
    inspector TEXT NOT NULL,
    note TEXT NOT NULL,
    result TEXT NOT NULL CHECK (result IN ('planned', 'passed', 'failed', 'again', 'called-off')),
    findings TEXT NOT NULL,
    made_by TEXT NOT NULL REFERENCES staff (login),
    made_at INTEGER NOT NULL,
    closed_by TEXT REFERENCES staff (login),
    closed_at INTEGER,
    CHECK ((result = 'planned') = (closed_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX inspection_planned ON inspection (application) WHERE result = 'planned';
CREATE INDEX inspection_application ON inspection (application);
CREATE INDEX inspection_day ON inspection (result, at);

-- How a result reached the customer: one row for each attempt. relation, authority: who collected it
-- and by what right; proof, proof_reference: how they were identified; link: where an electronic
-- result is found, or its number.
CREATE TABLE handover (
    id INTEGER PRIMARY KEY,
    application INTEGER NOT NULL REFERENCES application (id),
    way TEXT NOT NULL CHECK (way IN ('counter', 'courier', 'electronic')),
    receiver TEXT NOT NULL,
    relation TEXT NOT NULL CHECK (relation IN ('', 'customer', 'authorised')),
    authority TEXT NOT NULL,
    proof TEXT NOT NULL,
    proof_reference TEXT NOT NULL,
    courier TEXT NOT NULL,
    tracking TEXT NOT NULL,
    link TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('sent', 'done', 'back')),
    login TEXT NOT NULL REFERENCES staff (login),
    begun_at INTEGER NOT NULL,
    ended_at INTEGER,
    CHECK (relation <> 'authorised' OR authority <> ''),
    CHECK (way <> 'courier' OR (courier <> '' AND tracking <> '')),
    CHECK ((state = 'sent') = (ended_at IS NULL))
) STRICT;
CREATE INDEX handover_application ON handover (application);
CREATE UNIQUE INDEX handover_under_way ON handover (application) WHERE state = 'sent';
CREATE TRIGGER inspection_not_removed BEFORE DELETE ON inspection BEGIN
    SELECT RAISE(ABORT, 'inspections stay');
END;
CREATE TRIGGER handover_not_removed BEFORE DELETE ON handover BEGIN
    SELECT RAISE(ABORT, 'what was handed over stays');
END;

PRAGMA user_version = 6;
