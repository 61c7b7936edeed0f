-- Time: working hours, Ramadan, how long things may take, and the clocks of applications and
-- complaints.
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Minutes after midnight; a weekday without a row is a day off. 0 is Sunday. The hours of the federal
-- government, until a supervisor says otherwise.
CREATE TABLE working_hours (
    season TEXT NOT NULL CHECK (season IN ('plain', 'ramadan')),
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    opens INTEGER NOT NULL CHECK (opens >= 0),
    closes INTEGER NOT NULL CHECK (closes <= 1440),
    PRIMARY KEY (season, weekday),
    CHECK (opens < closes)
) STRICT, WITHOUT ROWID;
INSERT INTO working_hours (season, weekday, opens, closes) VALUES
    ('plain', 1, 450, 930), ('plain', 2, 450, 930), ('plain', 3, 450, 930), ('plain', 4, 450, 930),
    ('plain', 5, 450, 720),
    ('ramadan', 1, 540, 870), ('ramadan', 2, 540, 870), ('ramadan', 3, 540, 870),
    ('ramadan', 4, 540, 870), ('ramadan', 5, 540, 720);

-- As announced, both days included.
CREATE TABLE ramadan (
    first_day TEXT NOT NULL PRIMARY KEY CHECK (length(first_day) = 10),
    last_day TEXT NOT NULL CHECK (length(last_day) = 10),
    CHECK (first_day <= last_day)
) STRICT, WITHOUT ROWID;

-- Days: answer (a returned application waits for the customer), reminder (before that ends), reopen
-- (a cancelled application may be taken up again), escalate (working days between two levels).
CREATE TABLE time_limit (
    word TEXT NOT NULL PRIMARY KEY,
    days INTEGER NOT NULL CHECK (days BETWEEN 1 AND 366)
) STRICT, WITHOUT ROWID;
INSERT INTO time_limit (word, days) VALUES
    ('answer', 10), ('reminder', 3), ('reopen', 30), ('escalate', 5);

-- The clock of the promised time runs since clock_since, or stands still since clock_stopped because
-- the customer is awaited; both NULL: it has not begun or is over. clock_used are the working minutes
-- before that. answer_by: the last day on which a returned application waits; reminded: of that day.
ALTER TABLE application ADD COLUMN clock_since INTEGER;
ALTER TABLE application ADD COLUMN clock_stopped INTEGER;
ALTER TABLE application ADD COLUMN clock_used INTEGER NOT NULL DEFAULT 0 CHECK (clock_used >= 0);
ALTER TABLE application ADD COLUMN answer_by TEXT CHECK (length(answer_by) = 10);
ALTER TABLE application ADD COLUMN reminded INTEGER NOT NULL DEFAULT 0 CHECK (reminded IN (0, 1));
CREATE INDEX application_answer_by ON application (answer_by) WHERE answer_by IS NOT NULL;

-- Clocks of what is under way begin anew: the working minutes until now are not known. date() is
-- SQLite's.
UPDATE application SET clock_since = changed_at WHERE state IN ('under-review', 'approved');
UPDATE application SET clock_stopped = changed_at
    WHERE state IN ('pending-payment', 'returned', 'ready', 'cancelled') AND submitted_at IS NOT NULL;
UPDATE application SET answer_by = date(changed_at + 14400, 'unixepoch', '+10 days')
    WHERE state = 'returned';

-- level: how often a complaint that is late was escalated. clock_used: working minutes until it was
-- answered.
ALTER TABLE complaint ADD COLUMN level INTEGER NOT NULL DEFAULT 0 CHECK (level >= 0);
ALTER TABLE complaint ADD COLUMN clock_used INTEGER CHECK (clock_used >= 0);
CREATE INDEX complaint_promised ON complaint (state, promised);

PRAGMA user_version = 3;
