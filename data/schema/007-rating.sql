-- Customer Pulse: what customers think of the service, of a complaint's answer, and of each stage.
-- SPDX-License-Identifier: GPL-3.0-or-later

-- A rating is of one transaction, an application or a complaint, and of all of it or of one stage.
-- service is the card's id ('' for a complaint that is about none), channel where the customer was
-- served ('' where that is not known), employee who served, login who wrote it down.
-- counts: 0 once a later one took its place; it stays for the trace. reason is the customer's word.
CREATE TABLE rating (
    id INTEGER PRIMARY KEY,
    application INTEGER REFERENCES application (id),
    complaint INTEGER REFERENCES complaint (id),
    stage TEXT NOT NULL
        CHECK (stage IN ('overall', 'information', 'application', 'processing', 'delivery')),
    score INTEGER NOT NULL CHECK (score BETWEEN 1 AND 5),
    reason TEXT NOT NULL,
    service TEXT NOT NULL,
    channel TEXT NOT NULL,
    employee TEXT NOT NULL REFERENCES staff (login),
    login TEXT NOT NULL REFERENCES staff (login),
    at INTEGER NOT NULL,
    counts INTEGER NOT NULL DEFAULT 1 CHECK (counts IN (0, 1)),
    CHECK ((application IS NULL) <> (complaint IS NULL))
) STRICT;
CREATE UNIQUE INDEX rating_of_application ON rating (application, stage)
    WHERE application IS NOT NULL AND counts = 1;
CREATE UNIQUE INDEX rating_of_complaint ON rating (complaint, stage)
    WHERE complaint IS NOT NULL AND counts = 1;
CREATE INDEX rating_application ON rating (application);
CREATE INDEX rating_complaint ON rating (complaint);
CREATE INDEX rating_at ON rating (at);
-- Holds all that a summary of a period looks at.
CREATE INDEX rating_period ON rating (counts, at, stage, score, service, channel, employee);

CREATE TRIGGER rating_not_removed BEFORE DELETE ON rating BEGIN
    SELECT RAISE(ABORT, 'ratings are only added');
END;
-- All that may happen to one is that a later one takes its place.
CREATE TRIGGER rating_stays BEFORE UPDATE ON rating
WHEN NEW.counts <> 0 OR OLD.counts <> 1 OR NEW.score <> OLD.score OR NEW.stage <> OLD.stage
    OR NEW.reason <> OLD.reason OR NEW.employee <> OLD.employee OR NEW.login <> OLD.login
    OR NEW.at <> OLD.at OR NEW.service <> OLD.service OR NEW.channel <> OLD.channel
    OR NEW.application IS NOT OLD.application OR NEW.complaint IS NOT OLD.complaint
BEGIN
    SELECT RAISE(ABORT, 'ratings are only added');
END;

-- The complaint shows the rating of how it was solved.
CREATE TRIGGER rating_shown AFTER INSERT ON rating
WHEN NEW.complaint IS NOT NULL AND NEW.stage = 'overall' BEGIN
    UPDATE complaint SET rating = NEW.score WHERE id = NEW.complaint;
END;

-- What was rated until now: by whoever closed the complaint, of whoever answered it.
INSERT INTO rating (complaint, stage, score, reason, service, channel, employee, login, at)
    SELECT k.id, 'overall', k.rating, '', coalesce(a.service, ''), '',
        coalesce((SELECT t.login FROM timeline t WHERE t.complaint = k.id
            AND t.event = 'complaint-answered' AND t.login IS NOT NULL ORDER BY t.id DESC LIMIT 1),
            k.logged_by),
        coalesce((SELECT t.login FROM timeline t WHERE t.complaint = k.id
            AND t.event = 'complaint-closed' AND t.login IS NOT NULL ORDER BY t.id DESC LIMIT 1),
            k.logged_by),
        k.changed_at
    FROM complaint k LEFT JOIN application a ON a.id = k.application
    WHERE k.rating IS NOT NULL;

PRAGMA user_version = 7;
