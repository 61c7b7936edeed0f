/* What the demonstration's customers think of what they were given: most are content, some are not, and
 * not everybody says so.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/demo.h"

#include "command/rows.h"
#include "domain/rating.h"

#include <stdio.h>

static const struct {
    const char *score, *reason;
} opinions[] = {
    {"5", "Quick and kind"},
    {"4", ""},
    {"5", ""},
    {"3", "It took three visits"},
    {"5", "كل شيء كان واضحاً"},
    {"4", "الموظف ساعدني كثيراً"},
    {"2", "I was not told which document was missing"},
    {"5", ""},
    {"4", ""},
    {"1", "لم يرد أحد على الهاتف"},
    {"5", "Everything was ready"},
};
enum { OPINIONS = sizeof opinions / sizeof *opinions, SOON = 15 * 60 };

/* Shortly after the last thing that happened to it, but not after the clock. */
static enum rc set_moment(struct session *s, const char *number, instant latest, struct err *reterr)
{
    struct reply show;
    enum rc rc = demo_act(s, "counter1", &command_application_show, VALUES("application", number),
                          &show, reterr);
    if (!rc && show.nrows) {
        s->at = reply_at(&show, show.nrows - 1, "at")->n + SOON;
        s->at = s->at < latest ? s->at : latest;
    }
    reply_done(&show);
    return rc;
}

static enum rc rate(struct session *s, const char *number, const char *stage, int nth,
                    struct err *reterr)
{
    const char *reason = opinions[nth % OPINIONS].reason;
    const char *values[] = {"application", number,  "stage", stage, "score", opinions[nth % OPINIONS].score,
                            *reason ? "reason" : NULL, reason, NULL};
    return demo_do(s, "counter1", &command_rating_record, values, reterr);
}

/* Two of three say something, every second of them about the stages too. */
static enum rc opinion(struct session *s, const char *number, int nth, instant latest,
                       struct err *reterr)
{
    if (nth % 3 == 2)
        return RC_OK;
    enum rc rc = set_moment(s, number, latest, reterr);
    if (!rc)
        rc = rate(s, number, rated_word(RATED_OVERALL), nth, reterr);
    for (int r = RATED_INFORMATION; !rc && nth % 2 == 0 && r < RATED_COUNT; r++)
        rc = rate(s, number, rated_word((enum rated)r), nth + 3 * r, reterr);
    return rc;
}

enum rc demo_ratings(struct session *s, struct err *reterr)
{
    struct reply list;
    instant latest = s->at;
    enum rc rc = demo_act(s, "counter1", &command_application_list, VALUES("state", "delivered"),
                          &list, reterr);
    for (size_t i = 0; !rc && i < list.nrows; i++)
        rc = opinion(s, reply_at(&list, i, "number")->s, (int)i, latest, reterr);
    reply_done(&list);
    s->at = latest;
    return rc;
}
