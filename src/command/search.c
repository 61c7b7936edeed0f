/* search find: one text, everything that it may mean.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/search.h"

#include "command/answer.h"
#include "command/arguments.h"
#include "command/contact.h"
#include "command/desk.h"
#include "text/utf8.h"

#include <string.h>

enum { LIMIT = 20, SHORTEST = 3 /* letters that say who is meant */ };

static const struct choice groups[] = {
#define X(name, word, title, sign) {(word), {.en = (title)}},
    SOUGHT_GROUP_LIST(X)
#undef X
};

/* The box takes whatever is typed, also what is no number of ours. */
static const struct arg find_args[] = {
    {.field = {.name = "text",
               .type = FIELD_TEXT,
               .label = {.en = N_("A name, telephone, Emirates ID, number or service")},
               .required = true,
               .any_digits = true}},
    ARG_WORD("group", N_("Only one kind"), groups, false),
    {ARG_OF("limit", FIELD_NUMBER, N_("At most so many of each kind"), false)},
    {.field = {.name = "sounds",
               .type = FIELD_YES_NO,
               .label = {.en = N_("Also what only sounds alike")}},
     .internal = true},
};

static const struct column columns[] = {
    {"group", N_("Kind"), CELL_WORD},      {"number", N_("Number"), CELL_CODE},
    {"name", N_("Name"), CELL_NAMES},      {"what", N_("What"), CELL_NAMES},
    {"state", N_("State"), CELL_WORD},     {"mobile", N_("Mobile"), CELL_CODE},
    {"why", N_("Found by"), CELL_WORD},    {"fit", N_("How it fits"), CELL_WORD},
    {"by", N_("Number found"), CELL_CODE},
};

struct cell search_why_cell(const struct seek_hit *hit)
{
    return cell_word(sought_kind_word(hit->why), sought_kind_title(hit->why));
}

struct cell search_fit_cell(const struct seek_hit *hit)
{
    switch (hit->fit) {
    case SEARCH_WHOLE:
        return cell_word("same", N_("the same"));
    case SEARCH_BEGINS:
        return cell_word("begins", N_("begins so"));
    case SEARCH_ENDS:
        return cell_word("ends", N_("ends so"));
    case SEARCH_SOUNDS:
        break;
    }
    return cell_word("sounds", N_("sounds alike"));
}

/* What a row shows besides why it is there. */
struct shown_hit {
    struct cell name, what, state, mobile;
};

static enum rc customer_cells(struct session *s, const struct seek_hit *hit, struct shown_hit *ret,
                              struct err *reterr)
{
    struct customer c;
    enum rc rc = customer_by_id(s->db, hit->id, &c, reterr);
    if (rc)
        return rc;
    *ret = (struct shown_hit){
        .name = cell_names(c.name_en, c.name_ar),
        .state = cell_word(customer_kind_word(c.kind), customer_kind_title(c.kind)),
        .mobile = mobile_cell(c.mobile, false)};
    return RC_OK;
}

static enum rc case_cells(struct session *s, const struct seek_hit *hit, struct shown_hit *ret,
                          struct err *reterr)
{
    struct application a;
    enum rc rc = application_by_id(s->db, hit->id, &a, reterr);
    if (rc)
        return rc;
    *ret = (struct shown_hit){.name = cell_names(a.customer_en, a.customer_ar),
                              .what = cell_names(a.service_en, a.service_ar),
                              .state = cell_word(state_word(a.state), state_title(a.state))};
    return RC_OK;
}

static enum rc complaint_cells(struct session *s, const struct seek_hit *hit, struct shown_hit *ret,
                               struct err *reterr)
{
    struct complaint c;
    enum rc rc = complaint_by_number(s->db, hit->number, &c, reterr);
    if (rc)
        return rc;
    *ret = (struct shown_hit){
        .name = cell_names(c.customer_en, c.customer_ar),
        .what = cell_text(c.subject),
        .state = cell_word(complaint_state_word(c.state), complaint_state_title(c.state))};
    complaint_done(&c);
    return RC_OK;
}

static enum rc contact_cells(struct session *s, const struct seek_hit *hit, struct shown_hit *ret,
                             struct err *reterr)
{
    struct contact c;
    enum rc rc = contact_by_number(s->db, hit->number, &c, reterr);
    if (rc)
        return rc;
    *ret = (struct shown_hit){
        .name = c.customer.n ? cell_names(c.customer_en, c.customer_ar)
                             : contact_caller_cell(&c, false),
        .what = cell_text(c.text),
        .state = cell_word(contact_state_word(c.state), contact_state_title(c.state))};
    contact_done(&c);
    return RC_OK;
}

static enum rc service_cells(struct session *s, const struct seek_hit *hit, struct shown_hit *ret,
                             struct err *reterr)
{
    const struct card_file *f;
    enum rc rc = desk_card(s, hit->number, &f, reterr);
    if (rc)
        return rc;
    *ret = (struct shown_hit){.name = cell_names(f->card.name.en, f->card.name.ar),
                              .what = cell_code(f->card.federal_code)};
    return RC_OK;
}

static enum rc row(struct session *s, const struct seek_hit *hit, struct reply *out,
                   struct err *reterr)
{
    static enum rc (*const cells[])(struct session *, const struct seek_hit *, struct shown_hit *,
                                    struct err *) = {
        [SOUGHT_CUSTOMERS] = customer_cells,
        [SOUGHT_CASES] = case_cells,
        [SOUGHT_SERVICES] = service_cells,
        [SOUGHT_COMPLAINTS] = complaint_cells,
        [SOUGHT_CONTACTS] = contact_cells,
    };
    struct shown_hit shown;
    enum rc rc = cells[hit->group](s, hit, &shown, reterr);
    if (rc)
        return rc;
    reply_cell(out, cell_word(sought_group_word(hit->group), sought_group_title(hit->group)));
    reply_cell(out, cell_code(hit->number));
    reply_cell(out, shown.name);
    reply_cell(out, shown.what);
    reply_cell(out, shown.state);
    reply_cell(out, shown.mobile);
    reply_cell(out, search_why_cell(hit));
    reply_cell(out, search_fit_cell(hit));
    reply_cell(out, cell_code(hit->by));
    return RC_OK;
}

static unsigned wanted_groups(const struct args *in)
{
    const char *word = args_text(in, "group");
    for (enum sought_group g = 0; g < SOUGHT_GROUP_COUNT; g++) {
        if (strcmp(word, sought_group_word(g)) == 0)
            return SOUGHT_GROUP_BIT(g);
    }
    return SOUGHT_EVERYTHING;
}

/* Too little of everything to know whether there is nobody. */
static bool is_short(const struct sought *s)
{
    bool is = true;
    for (size_t i = 0; is && i < s->nterms; i++)
        is = utf8_length(s->terms[i].text) < SHORTEST;
    return is;
}

static void nothing_found(const struct sought *sought, struct reply *out)
{
    const struct sought_way *w = sought_certain(sought);
    if (sought->nterms == 0)
        MSG(reply_message(out), N_("Type after the sign what you look for: @ customers, # applications, "
                                   "* services, ! complaints, & contacts"));
    else if (is_short(sought))
        MSG(reply_message(out), N_("Nothing begins so. Type on: from three letters on, what sounds alike is "
                                   "found too, and from four digits on, numbers by their end"));
    else if (w && w->kind == SOUGHT_EMIRATES_ID)
        MSG(reply_message(out),
            N_("Nobody has this Emirates ID; a new customer can be registered with it"));
    else if (w && w->kind == SOUGHT_TELEPHONE)
        MSG(reply_message(out),
            N_("Nobody has this number; a new customer can be registered with it"));
    else
        MSG(reply_message(out), N_("Nothing was found. Type less of it, another part or another "
                                   "spelling"));
}

static enum rc run_find(struct session *s, const struct args *in, struct reply *out,
                        struct err *reterr)
{
    struct seek seek;
    bool sounds = !args_given(in, "sounds") || args_yes(in, "sounds");
    int64_t limit = args_number(in, "limit", LIMIT);
    enum rc rc = seek_run(s, args_text(in, "text"), wanted_groups(in),
                          (size_t)(limit < FIND_LIMIT ? limit : FIND_LIMIT), sounds, &seek, reterr);
    if (rc)
        return rc;
    reply_table(out, N_("Found"), columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; !rc && i < seek.nhits; i++)
        rc = row(s, &seek.hits[i], out, reterr);
    if (!rc && seek.nhits == 0 && sounds)
        nothing_found(&seek.sought, out);
    out->more = seek.more || seek.stopped;
    seek_done(&seek);
    return rc;
}

const struct command command_search_find = {
    .noun = "search",
    .verb = "find",
    .summary = N_("Find customers, applications, services, complaints and contacts by anything"),
    .who = ROLES_ALL,
    .access = ACCESS_READ_PERSONAL,
    ARGS(find_args),
    .example = "search find text='mohd 4567'",
    .run = run_find,
};
