/* customer compare: two records of customers who may be the same, side by side.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/customer_pair.h"

#include "command/answer.h"
#include "command/arguments.h"
#include "command/desk.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

static const struct detail {
    const char *word, *title;
    size_t offset, size; /* of the text in struct customer; size 0: the language */
} details[PAIR_DETAILS] = {
#define TEXT(field) offsetof(struct customer, field), sizeof((struct customer *)0)->field
    [PAIR_NAME_EN] = {"name_en", N_("Name in English"), TEXT(name_en)},
    [PAIR_NAME_AR] = {"name_ar", N_("Name in Arabic"), TEXT(name_ar)},
    [PAIR_EID] = {"emirates_id", N_("Emirates ID"), TEXT(eid)},
    [PAIR_LICENCE] = {"licence", N_("Trade licence"), TEXT(licence)},
    [PAIR_TRN] = {"trn", N_("Tax registration number"), TEXT(trn)},
    [PAIR_MOBILE] = {"mobile", N_("Mobile"), TEXT(mobile)},
    [PAIR_EMAIL] = {"email", N_("E-mail"), TEXT(email)},
    [PAIR_LANGUAGE] = {"language", N_("Language of messages"), 0, 0},
#undef TEXT
};

const char *pair_word(enum pair_detail d)
{
    return details[d].word;
}

const char *pair_title(enum pair_detail d)
{
    return details[d].title;
}

static const char *text_of(const struct customer *c, enum pair_detail d)
{
    return details[d].size ? (const char *)c + details[d].offset : lang_code(c->lang);
}

bool pair_equal(const struct customer *a, const struct customer *b, enum pair_detail d)
{
    return strcmp(text_of(a, d), text_of(b, d)) == 0;
}

void pair_take(struct customer *to, const struct customer *from, enum pair_detail d)
{
    if (details[d].size)
        memcpy((char *)to + details[d].offset, (const char *)from + details[d].offset,
               details[d].size);
    else
        to->lang = from->lang;
}

enum pair_sign pair_compare(const struct customer *kept, const struct customer *dropped,
                            enum pair_detail d)
{
    bool one = *text_of(kept, d), other = *text_of(dropped, d);
    if (one && other)
        return pair_equal(kept, dropped, d) ? PAIR_SAME : PAIR_DIFFERS;
    return one ? PAIR_ONLY_KEPT : other ? PAIR_ONLY_DROPPED : PAIR_NEITHER;
}

struct cell pair_cell(const struct customer *c, enum pair_detail d)
{
    switch (d) {
    case PAIR_EID:
        return eid_cell(c->eid, false);
    case PAIR_MOBILE:
        return mobile_cell(c->mobile, false);
    case PAIR_EMAIL:
        return email_cell(c->email, false);
    case PAIR_LICENCE:
    case PAIR_TRN:
        return cell_code(text_of(c, d));
    case PAIR_LANGUAGE:
        return cell_word(lang_code(c->lang), c->lang == LANG_AR ? N_("Arabic") : N_("English"));
    case PAIR_NAME_EN:
    case PAIR_NAME_AR:
    case PAIR_DETAILS:
        break;
    }
    return cell_text(text_of(c, d));
}

enum rc pair_find(struct session *s, const struct args *in, struct customer *ret_kept,
                  struct customer *ret_dropped, struct err *reterr)
{
    enum rc rc = desk_customer(s, args_text(in, "keep"), ret_kept, reterr);
    if (!rc)
        rc = desk_customer(s, args_text(in, "drop"), ret_dropped, reterr);
    if (rc)
        return rc;
    if (ret_kept->id.n == ret_dropped->id.n)
        return ERR(reterr, RC_CONFLICT, "drop",
                   strcasecmp(args_text(in, "keep"), args_text(in, "drop")) == 0
                       ? N_("Customer %1$s cannot be merged into itself: name two customers")
                       : N_("These two are one customer already: %1$s"),
                   ret_kept->number);
    if (ret_kept->kind != ret_dropped->kind)
        return ERR(reterr, RC_BAD_DATA, "drop",
                   N_("%1$s and %2$s are of different kinds, so they are not the same. If one was "
                      "registered wrongly, correct its kind first"),
                   ret_kept->number, ret_dropped->number);
    return RC_OK;
}

/* ---- customer compare ---- */

static const struct arg compare_args[] = {
    ARG_REF("keep", N_("Customer who stays"), REF_CUSTOMER, true),
    ARG_REF("drop", N_("Customer who is merged into the other"), REF_CUSTOMER, true),
};

static const struct column columns[] = {
    {"detail", N_("Detail"), CELL_WORD},
    {"keep", N_("Stays"), CELL_TEXT},
    {"drop", N_("Is merged"), CELL_TEXT},
    {"sign", N_("Compared"), CELL_WORD},
};

static struct cell sign_cell(enum pair_sign sign)
{
    switch (sign) {
    case PAIR_SAME:
        return cell_word("same", N_("the same"));
    case PAIR_DIFFERS:
        return cell_word("differs", N_("different"));
    case PAIR_ONLY_KEPT:
        return cell_word("only-keep", N_("only here"));
    case PAIR_ONLY_DROPPED:
        return cell_word("only-drop", N_("only there"));
    case PAIR_NEITHER:
        break;
    }
    return cell_none();
}

static enum rc has(struct session *s, const struct customer *c, const char *const keys[4],
                   struct reply *out, struct err *reterr)
{
    struct merge_counts n;
    enum rc rc = merge_count_of(s->db, c->id, &n, reterr);
    if (rc)
        return rc;
    reply_entry(out, keys[0], N_("Applications"), cell_count(n.applications));
    reply_entry(out, keys[1], N_("Complaints"), cell_count(n.complaints));
    reply_entry(out, keys[2], N_("Contacts"), cell_count(n.contacts));
    reply_entry(out, keys[3], N_("Version"), cell_count(c->version));
    return RC_OK;
}

static enum rc run_compare(struct session *s, const struct args *in, struct reply *out,
                           struct err *reterr)
{
    static const char *const keep_keys[] = {"keep_applications", "keep_complaints", "keep_contacts",
                                            "keep_version"};
    static const char *const drop_keys[] = {"drop_applications", "drop_complaints", "drop_contacts",
                                            "drop_version"};
    struct customer kept, dropped;
    enum rc rc = pair_find(s, in, &kept, &dropped, reterr);
    if (rc)
        return rc;
    reply_record(out, N_("Two customers"));
    reply_entry(out, "keep", N_("Stays"), cell_code(kept.number));
    rc = has(s, &kept, keep_keys, out, reterr);
    reply_entry(out, "drop", N_("Is merged"), cell_code(dropped.number));
    if (!rc)
        rc = has(s, &dropped, drop_keys, out, reterr);
    reply_table(out, N_("What agrees and what differs"), columns, sizeof columns / sizeof *columns);
    for (int i = 0; !rc && i < PAIR_DETAILS; i++) {
        enum pair_detail d = (enum pair_detail)i;
        enum pair_sign sign = pair_compare(&kept, &dropped, d);
        if (sign == PAIR_NEITHER)
            continue;
        reply_cell(out, cell_word(pair_word(d), pair_title(d)));
        reply_cell(out, pair_cell(&kept, d));
        reply_cell(out, pair_cell(&dropped, d));
        reply_cell(out, sign_cell(sign));
    }
    return rc;
}

const struct command command_customer_compare = {
    .noun = "customer",
    .verb = "compare",
    .summary = N_("Show two customers side by side: what agrees and what differs"),
    .who = ROLES_DESK,
    .access = ACCESS_READ_PERSONAL,
    ARGS(compare_args),
    .example = "customer compare keep=C26-11-000042 drop=C26-11-000043",
    .run = run_compare,
};
