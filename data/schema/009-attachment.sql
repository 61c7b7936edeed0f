-- Attachments: copies of the files that customers hand in. The copies are in a folder of their own; here
-- stands what each content is and what it belongs to.
-- SPDX-License-Identifier: GPL-3.0-or-later

-- One row for each content, found by its SHA-256; the same copy may be attached more than once.
CREATE TABLE stored_file (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
    type TEXT NOT NULL CHECK (type IN ('pdf', 'png', 'jpeg')),
    size INTEGER NOT NULL CHECK (size > 0)
) STRICT;

-- doc is the document's id in the application's kept card, '' where it is no document's. A row is never
-- taken away: what was removed says by whom and why, and its copy may go when nothing else needs it.
CREATE TABLE attachment (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    application INTEGER REFERENCES application (id),
    complaint INTEGER REFERENCES complaint (id),
    part TEXT NOT NULL CHECK (part IN ('document', 'result', 'complaint', 'other')),
    doc TEXT NOT NULL,
    file INTEGER NOT NULL REFERENCES stored_file (id),
    name TEXT NOT NULL CHECK (name <> ''),
    login TEXT NOT NULL REFERENCES staff (login),
    at INTEGER NOT NULL,
    removed_by TEXT REFERENCES staff (login),
    removed_why TEXT,
    removed_at INTEGER,
    CHECK ((application IS NULL) <> (complaint IS NULL)),
    CHECK ((part = 'document') = (doc <> '')),
    CHECK ((removed_by IS NULL) = (removed_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX attachment_number ON attachment (lower(number));
CREATE INDEX attachment_application ON attachment (application);
CREATE INDEX attachment_complaint ON attachment (complaint);
CREATE INDEX attachment_file ON attachment (file);

CREATE TRIGGER stored_file_stays BEFORE UPDATE ON stored_file BEGIN
    SELECT RAISE(ABORT, 'a content does not change');
END;
CREATE TRIGGER stored_file_not_removed BEFORE DELETE ON stored_file BEGIN
    SELECT RAISE(ABORT, 'a content does not change');
END;
CREATE TRIGGER attachment_stays BEFORE UPDATE OF id, number, application, complaint, part, doc, file,
    name, login, at ON attachment BEGIN
    SELECT RAISE(ABORT, 'attachments are added and removed, never changed');
END;
CREATE TRIGGER attachment_removed_once BEFORE UPDATE ON attachment
WHEN OLD.removed_at IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'attachments are removed once');
END;
CREATE TRIGGER attachment_not_removed BEFORE DELETE ON attachment BEGIN
    SELECT RAISE(ABORT, 'the trail of attachments stays');
END;

PRAGMA user_version = 9;
