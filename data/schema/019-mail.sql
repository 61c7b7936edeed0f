-- An e-mail has a subject: in the outbox, and in each language of a campaign.
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Text messages have none; e-mails that were written before have none either.
ALTER TABLE outbox ADD COLUMN subject TEXT NOT NULL DEFAULT '' CHECK (subject = '' OR channel = 'email');

-- '': the e-mail begins with its text, so its subject is the beginning of that.
ALTER TABLE campaign ADD COLUMN subject_en TEXT NOT NULL DEFAULT '';
ALTER TABLE campaign ADD COLUMN subject_ar TEXT NOT NULL DEFAULT '';

-- What was written about a case, and in a span of time.
CREATE INDEX outbox_about ON outbox (about, id);
CREATE INDEX outbox_at ON outbox (at);

PRAGMA user_version = 19;
