-- How long applications stay in each state and stage: what the journey report counts.
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The stage of the journey that an application passes in this state; NULL: it has ended. A later
-- state says it, too; a test compares with domain/workflow.h.
ALTER TABLE application_state ADD COLUMN stage TEXT;
UPDATE application_state SET stage = 'application' WHERE word IN ('draft', 'pending-payment');
UPDATE application_state SET stage = 'processing'
    WHERE word IN ('under-review', 'returned', 'approved');
UPDATE application_state SET stage = 'delivery' WHERE word = 'ready';

-- One stay of an application in one state that is not the end, from one row of its timeline to the
-- next; left_at NULL: it is there now. The stays of one stage follow each other: begins marks the
-- first, ends (0 or 1 once it was left) the last, stage_since is when the first of them began.
-- ended_by is the event that ended it. service stands here so that one service can be counted.
CREATE TABLE passage (
    id INTEGER PRIMARY KEY,
    application INTEGER NOT NULL REFERENCES application (id),
    service TEXT NOT NULL,
    state TEXT NOT NULL REFERENCES application_state (word),
    stage TEXT NOT NULL,
    begins INTEGER NOT NULL CHECK (begins IN (0, 1)),
    stage_since INTEGER NOT NULL,
    entered_at INTEGER NOT NULL,
    left_at INTEGER,
    ended_by TEXT,
    ends INTEGER CHECK (ends IN (0, 1)),
    CHECK ((left_at IS NULL) = (ended_by IS NULL) AND (left_at IS NULL) = (ends IS NULL))
) STRICT;
CREATE INDEX passage_application ON passage (application);
CREATE INDEX passage_left ON passage (left_at, entered_at);

-- Kept by the row of the timeline that tells of the move. IS NOT: elsewhere IS DISTINCT FROM.
CREATE TRIGGER timeline_moved AFTER INSERT ON timeline
WHEN NEW.application IS NOT NULL AND NEW.to_state IS NOT NULL BEGIN
    UPDATE passage SET left_at = NEW.at, ended_by = NEW.event,
        ends = stage IS NOT (SELECT stage FROM application_state WHERE word = NEW.to_state)
        WHERE application = NEW.application AND left_at IS NULL;
    INSERT INTO passage (application, service, state, stage, begins, stage_since, entered_at)
        SELECT a.id, a.service, s.word, s.stage, coalesce(p.ends, 1),
            CASE WHEN p.ends = 0 THEN p.stage_since ELSE NEW.at END, NEW.at
        FROM application a JOIN application_state s ON s.word = NEW.to_state
        LEFT JOIN passage p
            ON p.id = (SELECT max(id) FROM passage WHERE application = NEW.application)
        WHERE a.id = NEW.application AND s.stage IS NOT NULL;
END;

-- What happened before.
INSERT INTO passage (application, service, state, stage, begins, stage_since, entered_at, left_at,
    ended_by, ends)
WITH moved AS (
    SELECT t.id, t.application, t.to_state AS state, s.stage, t.at AS entered_at,
        lead(t.at) OVER w AS left_at, lead(t.event) OVER w AS ended_by,
        lag(s.stage) OVER w IS NOT s.stage AS begins,
        lead(s.stage) OVER w IS NOT s.stage AS ends
    FROM timeline t JOIN application_state s ON s.word = t.to_state
    WHERE t.application IS NOT NULL
    WINDOW w AS (PARTITION BY t.application ORDER BY t.id)
), counted AS (
    SELECT *, sum(begins) OVER (PARTITION BY application ORDER BY id) AS nth FROM moved
)
SELECT c.application, a.service, c.state, c.stage, c.begins,
    min(c.entered_at) OVER (PARTITION BY c.application, c.nth), c.entered_at, c.left_at, c.ended_by,
    CASE WHEN c.left_at IS NOT NULL THEN c.ends END
FROM counted c JOIN application a ON a.id = c.application
WHERE c.stage IS NOT NULL
ORDER BY c.id;

PRAGMA user_version = 4;
