-- The search: names are heard in a new way, so the lists are made again.
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A form that ends in a silent h and has no other consonant has another key than before. Whoever opens
-- the file files all customers again, see src/store/open.c.

DELETE FROM search_sound;
DELETE FROM search_posting;
DELETE FROM search_term;
UPDATE search_state SET filed = 0, rebuilt = -1, terms = 0, changes = changes + 1;

PRAGMA user_version = 17;
