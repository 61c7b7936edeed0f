-- Who works on an application at the moment.
-- SPDX-License-Identifier: GPL-3.0-or-later

-- One member of staff at a time holds an application, until a moment that is then past: a claim that
-- is over does not bind, whether or not somebody has removed it. The story of claims is the timeline.
CREATE TABLE claim (
    application INTEGER PRIMARY KEY REFERENCES application (id),
    login TEXT NOT NULL REFERENCES staff (login),
    since INTEGER NOT NULL,
    until INTEGER NOT NULL
) STRICT;
CREATE INDEX claim_login ON claim (login);
CREATE INDEX claim_until ON claim (until);

-- This limit counts working minutes: for how long a claim holds after its holder's last change.
INSERT INTO time_limit (word, days) VALUES ('claim', 120);

PRAGMA user_version = 10;
