-- The search: names in lists that answer in either script and by sound, numbers in indexes.
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- What may go into PostgreSQL unchanged, and what is SQLite's own, is said in 001.

DROP TABLE customer_word;

-- One row. Customers with an id up to `filed` are in the lists; the few after them are read from the
-- table customer itself until they are filed together, which is cheaper than one by one. A rebuild
-- files everybody once more under the other generation, up to `rebuilt` so far (-1: none goes on),
-- and then changes sides. terms counts the terms that were given a number; changes grows with each
-- change of the lists, so that others know what they kept of them is old.
CREATE TABLE search_state (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    generation INTEGER NOT NULL CHECK (generation IN (0, 1)),
    filed INTEGER NOT NULL CHECK (filed >= 0),
    rebuilt INTEGER NOT NULL CHECK (rebuilt >= -1),
    terms INTEGER NOT NULL CHECK (terms >= 0),
    changes INTEGER NOT NULL CHECK (changes >= 0)
) STRICT;
INSERT INTO search_state (id, generation, filed, rebuilt, terms, changes) VALUES (1, 0, 0, -1, 0, 0);

-- Every spelling of a unit of a name, and the first one to four letters of it: generation, kind
-- (l, a, o: Latin, Arabic, other; L, A, O: beginnings), letters. See src/store/entry.h.
CREATE TABLE search_term (
    term TEXT NOT NULL PRIMARY KEY CHECK (length(term) > 2),
    id INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who has a term: id of the term * 2^32 + the first customer of the list; lists are of some hundred
-- customers each, ascending. See src/store/postings.h.
CREATE TABLE search_posting (
    at INTEGER PRIMARY KEY,
    list BLOB NOT NULL
) STRICT;

-- Spellings by how they sound: generation, key, number of the list, as one number. See
-- src/store/sounds.h.
CREATE TABLE search_sound (
    at INTEGER PRIMARY KEY,
    list BLOB NOT NULL
) STRICT;

-- What people quote from papers and read from telephones: whole, its beginning, its last four.
CREATE INDEX customer_serial
    ON customer (ltrim(substr(number, length(rtrim(number, '0123456789')) + 1), '0'));
CREATE INDEX customer_eid_end ON customer (substr(replace(eid, '-', ''), 12)) WHERE eid IS NOT NULL;
CREATE INDEX customer_mobile ON customer (mobile) WHERE mobile IS NOT NULL;
CREATE INDEX customer_mobile_end ON customer (substr(mobile, -4)) WHERE mobile IS NOT NULL;
CREATE INDEX customer_email ON customer (lower(email)) WHERE email IS NOT NULL;
CREATE INDEX customer_licence
    ON customer (replace(replace(replace(lower(licence), '-', ''), ' ', ''), '/', ''))
    WHERE licence IS NOT NULL;
CREATE INDEX customer_licence_end
    ON customer (substr(replace(replace(replace(lower(licence), '-', ''), ' ', ''), '/', ''), -4))
    WHERE licence IS NOT NULL;
CREATE INDEX customer_trn ON customer (trn) WHERE trn IS NOT NULL;
CREATE INDEX application_serial
    ON application (ltrim(substr(number, length(rtrim(number, '0123456789')) + 1), '0'));
CREATE INDEX complaint_serial
    ON complaint (ltrim(substr(number, length(rtrim(number, '0123456789')) + 1), '0'));
CREATE INDEX payment_serial
    ON payment (ltrim(substr(receipt, length(rtrim(receipt, '0123456789')) + 1), '0'))
    WHERE receipt IS NOT NULL;

PRAGMA user_version = 2;
