/* The moment: the system's clock, or where the clock of a demonstration stands.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/moment.h"

#include "store/query.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DEMO_MINUTE = 10 * 60 };

struct stand {
    struct date day; /* year 0: the clock runs */
    int minute;
};

static enum rc read_stand(struct db *db, struct stand *ret, struct err *reterr)
{
    struct cursor *c = OPEN(db, META_EACH, BIND_END);
    *ret = (struct stand){.minute = DEMO_MINUTE};
    while (query_next(c)) {
        char name[33], value[33];
        col_text(c, name, sizeof name);
        col_text(c, value, sizeof value);
        db->demo = db->demo || strcmp(name, "demo") == 0;
        if (strcmp(name, "demo_day") == 0 && !date_parse(value, (struct date){0}, &ret->day))
            ret->day.year = 0;
        if (strcmp(name, "demo_minute") == 0)
            ret->minute = atoi(value);
    }
    return query_close(c, reterr);
}

enum rc moment_read(struct db *db, struct err *reterr)
{
    struct stand stand;
    enum rc rc = read_stand(db, &stand, reterr);
    if (rc == RC_OK)
        db->frozen = stand.day.year ? date_start(stand.day) + (instant)stand.minute * 60 : 0;
    return rc;
}

enum rc db_stand(struct db *db, struct date day, int minute, struct err *reterr)
{
    struct bind iso = bind_date(day);
    char text[16];
    snprintf(text, sizeof text, "%d", minute);
    enum rc rc = RUN(db, META_PUT, reterr, V("demo_day"), V(iso.iso));
    if (rc == RC_OK)
        rc = RUN(db, META_PUT, reterr, V("demo_minute"), V(text));
    return rc == RC_OK ? moment_read(db, reterr) : rc;
}

bool db_is_demo(struct db *db)
{
    return db->demo;
}

instant db_now(struct db *db)
{
    return db->frozen ? db->frozen : clock_now();
}
