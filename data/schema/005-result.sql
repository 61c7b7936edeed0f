-- Results: what was issued for an application, and which of them an application renews.
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Rows are only added: a correction is a further row, and the one before stays as it was told to the
-- customer, with its author; current marks the row that counts and is kept by the trigger below.
-- number is as printed, "" where the result is a file alone; attachment is the hash of that file in
-- the store of attachments. service and customer are the application's, so that what expires is listed
-- and counted from one index.
CREATE TABLE result (
    id INTEGER PRIMARY KEY,
    application INTEGER NOT NULL REFERENCES application (id),
    customer INTEGER NOT NULL REFERENCES customer (id),
    service TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('certificate', 'permit', 'licence', 'statement', 'other')),
    number TEXT NOT NULL CHECK (length(number) <= 40),
    issued TEXT NOT NULL CHECK (length(issued) = 10),
    expires TEXT CHECK (length(expires) = 10 AND expires >= issued),
    attachment TEXT CHECK (length(attachment) = 64),
    note TEXT NOT NULL,
    login TEXT NOT NULL REFERENCES staff (login),
    at INTEGER NOT NULL,
    current INTEGER NOT NULL DEFAULT 1 CHECK (current IN (0, 1)),
    CHECK (number <> '' OR attachment IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX result_current ON result (application) WHERE current = 1;
CREATE INDEX result_application ON result (application);
CREATE INDEX result_number ON result (lower(number)) WHERE current = 1;
CREATE INDEX result_expires ON result (expires, id) WHERE current = 1 AND expires IS NOT NULL;
CREATE INDEX result_service ON result (service, expires, id)
    WHERE current = 1 AND expires IS NOT NULL;
CREATE INDEX result_customer ON result (customer) WHERE current = 1;

CREATE TRIGGER result_replaced BEFORE INSERT ON result BEGIN
    UPDATE result SET current = 0 WHERE application = NEW.application AND current = 1;
END;
CREATE TRIGGER result_stays BEFORE UPDATE OF id, application, customer, service, kind, number, issued,
    expires, attachment, note, login, at ON result BEGIN
    SELECT RAISE(ABORT, 'results are only added');
END;
CREATE TRIGGER result_not_removed BEFORE DELETE ON result BEGIN
    SELECT RAISE(ABORT, 'results are only added');
END;

-- The earlier result that an application is to renew.
ALTER TABLE application ADD COLUMN renews INTEGER REFERENCES result (id);
CREATE INDEX application_renews ON application (renews) WHERE renews IS NOT NULL;

PRAGMA user_version = 5;
