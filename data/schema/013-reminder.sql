-- Renewal reminders: how long before expiry a customer is reminded, and of what each was reminded.
-- SPDX-License-Identifier: GPL-3.0-or-later

-- As a supervisor sets them; several for one service remind several times. A service without a row of
-- its own is reminded when its card says that renewal opens, else by the rows of service ''.
CREATE TABLE reminder_rule (
    service TEXT NOT NULL,
    days INTEGER NOT NULL CHECK (days BETWEEN 0 AND 1000),
    PRIMARY KEY (service, days)
) STRICT, WITHOUT ROWID;

-- One row for each reminder that was written: what was reminded of is passed over by whoever comes
-- next. days: the rule's. A later correction of the expiry is a new result and is reminded of anew.
CREATE TABLE reminder (
    result INTEGER NOT NULL REFERENCES result (id),
    days INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (result, days)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER reminder_stays BEFORE UPDATE ON reminder BEGIN
    SELECT RAISE(ABORT, 'reminders are only added');
END;
CREATE TRIGGER reminder_not_removed BEFORE DELETE ON reminder BEGIN
    SELECT RAISE(ABORT, 'reminders are only added');
END;

PRAGMA user_version = 13;
