-- Complaints in depth: class, category, owner, the customer's verdict, root cause, levels of escalation.
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What a complaint is about and what it came from, as a supervisor keeps the lists. A word that is not
-- offered any more stays for the complaints that have it.
CREATE TABLE complaint_word (
    kind TEXT NOT NULL CHECK (kind IN ('category', 'cause')),
    word TEXT NOT NULL CHECK (length(word) BETWEEN 1 AND 32),
    name_en TEXT NOT NULL CHECK (name_en <> ''),
    name_ar TEXT NOT NULL CHECK (name_ar <> ''),
    offered INTEGER NOT NULL DEFAULT 1 CHECK (offered IN (0, 1)),
    PRIMARY KEY (kind, word)
) STRICT, WITHOUT ROWID;
INSERT INTO complaint_word (kind, word, name_en, name_ar) VALUES
    ('category', 'waiting', 'Waiting time', 'مدة الانتظار'),
    ('category', 'conduct', 'How staff behaved', 'تعامل الموظفين'),
    ('category', 'fees', 'Fees and payment', 'الرسوم والدفع'),
    ('category', 'documents', 'Documents asked for', 'المستندات المطلوبة'),
    ('category', 'decision', 'A decision', 'قرار في طلب'),
    ('category', 'delay', 'An application takes long', 'تأخر طلب'),
    ('category', 'channel', 'Website, app or telephone', 'الموقع أو التطبيق أو الهاتف'),
    ('category', 'premises', 'The building', 'المبنى وسهولة الوصول إليه'),
    ('category', 'other', 'Something else', 'أمر آخر'),
    ('cause', 'procedure', 'The procedure is not clear', 'إجراء غير واضح'),
    ('cause', 'information', 'Wrong or missing information', 'معلومات خاطئة أو ناقصة'),
    ('cause', 'system', 'A technical fault', 'خلل تقني'),
    ('cause', 'staff', 'A mistake of ours', 'خطأ من الموظف'),
    ('cause', 'capacity', 'Too few people', 'نقص في عدد الموظفين'),
    ('cause', 'partner', 'Another entity', 'جهة أخرى'),
    ('cause', 'unfounded', 'Nothing was wrong', 'لم يثبت خطأ');

-- Who a late complaint is passed on to, level by level; login: the member of staff who sees it then.
CREATE TABLE complaint_level (
    level INTEGER NOT NULL PRIMARY KEY CHECK (level BETWEEN 1 AND 3),
    name_en TEXT NOT NULL CHECK (name_en <> ''),
    name_ar TEXT NOT NULL CHECK (name_ar <> ''),
    login TEXT REFERENCES staff (login)
) STRICT;
INSERT INTO complaint_level (level, name_en, name_ar) VALUES
    (1, 'Head of section', 'رئيس القسم'),
    (2, 'Head of department', 'مدير الإدارة'),
    (3, 'Centre management', 'إدارة المركز');

-- Working days to answer a complaint and an urgent one; days in which the customer may reject an answer.
INSERT INTO time_limit (word, days) VALUES ('complaint', 5), ('urgent', 2), ('reject', 10);

-- confidential: seen by supervisors, who logged it, who owns it and whom it was passed on to.
-- employee: whom it is about; told: whom the last escalation was passed on to; contact: the number of
-- the contact it came from; external: the number in another system, which recognises it on import.
-- open_since: its clock runs since then, on top of clock_used. settled_at: when it was answered or
-- closed last. reopened: how often the customer rejected an answer. cause and corrective: what it came
-- from, and what was done so that it does not come again.
ALTER TABLE complaint ADD COLUMN class TEXT NOT NULL DEFAULT 'ordinary'
    CHECK (class IN ('ordinary', 'urgent', 'confidential'));
ALTER TABLE complaint ADD COLUMN category TEXT;
ALTER TABLE complaint ADD COLUMN employee TEXT REFERENCES staff (login);
ALTER TABLE complaint ADD COLUMN owner TEXT REFERENCES staff (login);
ALTER TABLE complaint ADD COLUMN told TEXT REFERENCES staff (login);
ALTER TABLE complaint ADD COLUMN contact TEXT;
ALTER TABLE complaint ADD COLUMN external TEXT CHECK (length(external) BETWEEN 1 AND 64);
ALTER TABLE complaint ADD COLUMN open_since INTEGER;
ALTER TABLE complaint ADD COLUMN settled_at INTEGER;
ALTER TABLE complaint ADD COLUMN reopened INTEGER NOT NULL DEFAULT 0 CHECK (reopened >= 0);
ALTER TABLE complaint ADD COLUMN verdict TEXT CHECK (verdict IN ('accepted', 'rejected'));
ALTER TABLE complaint ADD COLUMN cause TEXT;
ALTER TABLE complaint ADD COLUMN corrective TEXT NOT NULL DEFAULT '';
UPDATE complaint SET open_since = logged_at WHERE state = 'open';
UPDATE complaint SET settled_at = changed_at WHERE state <> 'open';

CREATE UNIQUE INDEX complaint_external ON complaint (external) WHERE external IS NOT NULL;
CREATE INDEX complaint_owner ON complaint (owner) WHERE owner IS NOT NULL;
CREATE INDEX complaint_told ON complaint (told) WHERE told IS NOT NULL;

PRAGMA user_version = 11;
