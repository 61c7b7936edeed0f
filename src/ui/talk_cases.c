/* What is open of whoever is talked to, and the contacts before.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/talk_cases.h"

#include "base/mem.h"
#include "ui/call.h"

#include <string.h>

enum { EARLIER = 6 };

static const struct column columns[] = {
    {"kind", N_("Kind"), CELL_WORD},   {"number", N_("Number"), CELL_CODE},
    {"what", N_("What"), CELL_NAMES},  {"state", N_("State"), CELL_WORD},
    {"timing", N_("Working time"), CELL_TIMING},
};


static struct cell copied(const struct cell *c)
{
    struct cell copy = c ? *c : cell_none();
    copy.s = mem_strdup(copy.s);
    copy.ar = mem_strdup(copy.ar);
    return copy;
}

static void add_row(struct reply *to, const struct reply *from, size_t i, struct cell kind,
                    const char *what)
{
    reply_cell(to, kind);
    reply_cell(to, copied(reply_at(from, i, "number")));
    reply_cell(to, copied(reply_at(from, i, what)));
    reply_cell(to, copied(reply_at(from, i, "state")));
    reply_cell(to, copied(reply_at(from, i, "timing")));
}

static void add_applications(struct ui *ui, struct reply *to, const char *customer)
{
    struct reply r;
    reply_init(&r);
    if (CALL(ui, &command_application_list, &r, NULL, "customer", customer, "open", "yes") == RC_OK) {
        for (size_t i = 0; i < r.nrows; i++)
            add_row(to, &r, i, cell_word("application", N_("Application")), "service");
    }
    reply_done(&r);
}

static void add_complaints(struct ui *ui, struct reply *to, const char *customer)
{
    struct reply r;
    reply_init(&r);
    if (CALL(ui, &command_complaint_list, &r, NULL, "customer", customer, "state", "open") == RC_OK) {
        for (size_t i = 0; i < r.nrows; i++)
            add_row(to, &r, i, cell_word("complaint", N_("Complaint")), "subject");
    }
    reply_done(&r);
}

/* Those before this one, of the same customer or the same number. */
static void add_contacts(struct ui *ui, struct reply *to, const char *number)
{
    struct reply r;
    size_t n = 0;
    reply_init(&r);
    if (CALL(ui, &command_contact_list, &r, NULL, "like", number) == RC_OK) {
        for (size_t i = 0; i < r.nrows && n < EARLIER; i++) {
            if (strcmp(call_text_at(&r, i, "number"), number) == 0)
                continue;
            add_row(to, &r, i, copied(reply_at(&r, i, "kind")), "text");
            n++;
        }
    }
    reply_done(&r);
}

void talk_cases(struct ui *ui, const char *number, const char *customer, struct reply *ret)
{
    reply_done(ret);
    reply_init(ret);
    reply_table(ret, N_("What is open"), columns, sizeof columns / sizeof *columns);
    if (customer[0]) {
        add_applications(ui, ret, customer);
        add_complaints(ui, ret, customer);
    }
    add_contacts(ui, ret, number);
}
