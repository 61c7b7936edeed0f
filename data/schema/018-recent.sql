-- The search: what was added last to a list stands apart.
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The newest customers of a list, as in search_settled and all of them after those there: a short row,
-- which goes into search_settled when it is no longer short. Thousands of lists grow by some customers
-- each time customers are filed; here they lie close together, and few pages of the file change.
CREATE TABLE search_recent (
    at INTEGER PRIMARY KEY,
    list BLOB NOT NULL
) STRICT;

-- The rest has another name than before: a program of an earlier schema that is still open would go on filing
-- in its way. It does not find the table now, and what it wanted to write is refused.
ALTER TABLE search_posting RENAME TO search_settled;

-- The last digits of Emirates IDs and telephones and the serials of customers' numbers are filed like
-- names: in indexes, each registration changed three more pages. So the lists are made again by whoever opens the
-- file, see src/store/open.c.
DROP INDEX customer_eid_end;
DROP INDEX customer_mobile_end;
DROP INDEX customer_serial;
DELETE FROM search_sound;
DELETE FROM search_settled;
DELETE FROM search_term;
UPDATE search_state SET filed = 0, rebuilt = -1, terms = 0, changes = changes + 1;

PRAGMA user_version = 18;
