-- Awareness campaigns: what is to be told to whom, who approved it, how far it has got; posts on social
-- media; and who wants no promotions.
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Customers who said that they want no promotional messages. Status messages still reach them.
CREATE TABLE promotion_refused (
    customer INTEGER PRIMARY KEY REFERENCES customer (id),
    login TEXT NOT NULL REFERENCES staff (login),
    at INTEGER NOT NULL
) STRICT;

CREATE TABLE campaign_state (
    word TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT INTO campaign_state (word) VALUES ('draft'), ('approved'), ('sending'), ('sent'), ('stopped');

-- The audience: service, kind, expires_from … expires_until, lang; NULL: any. Its list is gathered in
-- short transactions: gathering grows with each beginning, so that of two at once the later one alone
-- ends; gathered_at NULL: it has to be gathered (again). What was gathered is counted here, and that list
-- is what is approved and sent. sent and skipped are kept by the transactions that send.
CREATE TABLE campaign (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    title TEXT NOT NULL CHECK (title <> ''),
    text_en TEXT NOT NULL,
    text_ar TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('sms', 'email', 'any')),
    service TEXT,
    kind TEXT CHECK (kind IN ('individual', 'company', 'government')),
    expires_from TEXT CHECK (length(expires_from) = 10),
    expires_until TEXT CHECK (length(expires_until) = 10),
    lang TEXT CHECK (lang IN ('en', 'ar')),
    state TEXT NOT NULL REFERENCES campaign_state (word),
    version INTEGER NOT NULL CHECK (version >= 1),
    author TEXT NOT NULL REFERENCES staff (login),
    made_at INTEGER NOT NULL,
    approved_by TEXT REFERENCES staff (login),
    approved_at INTEGER,
    stopped_by TEXT REFERENCES staff (login),
    stopped_at INTEGER,
    reason TEXT NOT NULL DEFAULT '',
    finished_at INTEGER,
    gathering INTEGER NOT NULL DEFAULT 0,
    gathered_at INTEGER,
    sms_en INTEGER NOT NULL DEFAULT 0,
    sms_ar INTEGER NOT NULL DEFAULT 0,
    email_en INTEGER NOT NULL DEFAULT 0,
    email_ar INTEGER NOT NULL DEFAULT 0,
    sent INTEGER NOT NULL DEFAULT 0 CHECK (sent >= 0),
    skipped INTEGER NOT NULL DEFAULT 0 CHECK (skipped >= 0),
    CHECK (state = 'draft' OR approved_by IS NOT NULL OR state = 'stopped'),
    CHECK (approved_by <> author)
) STRICT;
CREATE UNIQUE INDEX campaign_number ON campaign (lower(number));
CREATE INDEX campaign_state_now ON campaign (state);
CREATE INDEX campaign_to_send ON campaign (approved_at, id)
    WHERE approved_at IS NOT NULL AND finished_at IS NULL AND stopped_at IS NULL;
CREATE TRIGGER campaign_not_removed BEFORE DELETE ON campaign BEGIN
    SELECT RAISE(ABORT, 'campaigns stay');
END;

-- One row for each who is told. recipient: as it was gathered, so that nobody is told twice who stands in
-- the file twice.
CREATE TABLE campaign_recipient (
    campaign INTEGER NOT NULL REFERENCES campaign (id),
    customer INTEGER NOT NULL REFERENCES customer (id),
    channel TEXT NOT NULL CHECK (channel IN ('sms', 'email')),
    recipient TEXT NOT NULL CHECK (recipient <> ''),
    lang TEXT NOT NULL CHECK (lang IN ('en', 'ar')),
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'skipped')),
    at INTEGER,
    PRIMARY KEY (campaign, customer)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX campaign_recipient_once ON campaign_recipient (campaign, recipient);
CREATE INDEX campaign_recipient_waiting ON campaign_recipient (campaign, channel, customer)
    WHERE state = 'waiting';

CREATE TABLE campaign_post (
    id INTEGER PRIMARY KEY,
    campaign INTEGER NOT NULL REFERENCES campaign (id),
    network TEXT NOT NULL CHECK (network <> ''),
    posted TEXT NOT NULL CHECK (length(posted) = 10),
    link TEXT NOT NULL CHECK (link LIKE 'http%'),
    note TEXT NOT NULL,
    login TEXT NOT NULL REFERENCES staff (login),
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX campaign_post_campaign ON campaign_post (campaign, posted, id);
CREATE UNIQUE INDEX campaign_post_once ON campaign_post (campaign, link);

-- One row: price of an SMS segment in fils (0: not known), the most messages a minute, the sender that
-- promotional messages show; and how many were sent in the minute (since 1970) of the last ones.
CREATE TABLE campaign_setting (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    price INTEGER NOT NULL CHECK (price >= 0),
    per_minute INTEGER NOT NULL CHECK (per_minute BETWEEN 1 AND 10000),
    sender TEXT NOT NULL CHECK (sender LIKE 'AD-_%' AND length(sender) <= 11),
    minute INTEGER NOT NULL DEFAULT 0,
    minute_sent INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO campaign_setting (id, price, per_minute, sender) VALUES (1, 0, 300, 'AD-MoIAT');

-- Promotional messages name their sender and campaign; a status message has neither.
ALTER TABLE outbox ADD COLUMN sender TEXT;
ALTER TABLE outbox ADD COLUMN campaign INTEGER REFERENCES campaign (id);
CREATE INDEX outbox_campaign ON outbox (campaign) WHERE campaign IS NOT NULL;

PRAGMA user_version = 14;
