-- The last digits of papers and telephones, with the rest beside them.
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Among millions, a thousand share their last four digits. Whoever typed more of them is found in the
-- index alone: it holds the whole number too, in the order in which customers were registered.

DROP INDEX customer_eid_end;
DROP INDEX customer_mobile_end;
DROP INDEX customer_licence_end;

CREATE INDEX customer_eid_end
    ON customer (substr(replace(eid, '-', ''), 12), id, eid) WHERE eid IS NOT NULL;
CREATE INDEX customer_mobile_end ON customer (substr(mobile, -4), id, mobile) WHERE mobile IS NOT NULL;
CREATE INDEX customer_licence_end
    ON customer (substr(replace(replace(replace(lower(licence), '-', ''), ' ', ''), '/', ''), -4), id,
                 licence)
    WHERE licence IS NOT NULL;

PRAGMA user_version = 16;
