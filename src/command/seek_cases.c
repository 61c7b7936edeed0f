/* The applications, complaints and contacts that fit what was typed: by their own numbers, by a receipt's, or
 * those of the customers that were found.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/seek.h"

#include "store/result.h"

#include "command/desk.h"

#include "text/utf8.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CUSTOMERS_LOOKED_AT = 5, CASES_OF_ONE = 3, SERIALS_LOOKED_AT = 200, RESULT_LEAST = 4 };

struct looking {
    struct seek *seek;
    enum sought_group group;
    const struct sought_way *way;
    enum rc rc;
    struct err *err;
};

/* ---- do the other words fit? ---- */

static bool begins_a_word(const char *names, const char *typed)
{
    char *where = text_fold(names), *what = text_fold(typed);
    bool found = false;
    for (const char *at = where; !found && (at = strstr(at, what)); at++)
        found = at == where || at[-1] == ' ';
    free(where);
    free(what);
    return found;
}

/* Every word begins a word of one of the names, which end with NULL. */
static bool names_fit(const struct seek *s, const char *const *names)
{
    bool fit = true;
    for (size_t i = 0; fit && i < s->sought.nterms; i++) {
        const struct sought_term *t = &s->sought.terms[i];
        bool found = !seek_is_name(t);
        for (size_t j = 0; !found && names[j]; j++)
            found = begins_a_word(names[j], t->text);
        fit = found;
    }
    return fit;
}

/* ---- by number ---- */

static void add_application(struct looking *l, const struct application *a, const char *by)
{
    struct seek *s = l->seek;
    const char *const names[] = {a->customer_en, a->customer_ar, a->service_en, a->service_ar,
                                 NULL};
    if (!names_fit(s, names))
        return;
    struct seek_hit hit = {.group = SOUGHT_CASES,
                           .id = a->id,
                           .customer = a->customer,
                           .why = l->way ? l->way->kind : SOUGHT_NAME,
                           .fit = l->way && l->way->match == SOUGHT_BEGINS ? SEARCH_BEGINS
                                                                           : SEARCH_WHOLE,
                           .own = strcmp(a->opened_by, s->session->staff.login) == 0,
                           .recent = a->changed_at};
    snprintf(hit.number, sizeof hit.number, "%s", a->number);
    snprintf(hit.by, sizeof hit.by, "%s", by);
    seek_add(s, &hit);
}

static void add_complaint(struct looking *l, const struct complaint *c)
{
    struct seek *s = l->seek;
    const char *const names[] = {c->customer_en, c->customer_ar, c->subject, NULL};
    if (!names_fit(s, names))
        return;
    struct seek_hit hit = {.group = SOUGHT_COMPLAINTS,
                           .id = c->id,
                           .customer = c->customer,
                           .why = l->way ? l->way->kind : SOUGHT_NAME,
                           .fit = l->way && l->way->match == SOUGHT_BEGINS ? SEARCH_BEGINS
                                                                           : SEARCH_WHOLE,
                           .own = strcmp(c->logged_by, s->session->staff.login) == 0,
                           .recent = c->changed_at};
    snprintf(hit.number, sizeof hit.number, "%s", c->number);
    seek_add(s, &hit);
}

static bool application_found(struct looking *l, const char *number, const char *by)
{
    struct application a;
    l->rc = application_by_number(l->seek->session->db, number, &a, l->err);
    if (!l->rc)
        add_application(l, &a, by);
    return !l->rc;
}

static bool complaint_found(struct looking *l, const char *number)
{
    struct complaint c;
    l->rc = complaint_by_number(l->seek->session->db, number, &c, l->err);
    if (l->rc)
        return false;
    if (desk_may_see(l->seek->session, &c))
        add_complaint(l, &c);
    complaint_done(&c);
    return true;
}

static void add_contact(struct looking *l, const struct contact *c)
{
    struct seek *s = l->seek;
    const char *const names[] = {c->customer_en, c->customer_ar, c->text, NULL};
    if (!names_fit(s, names))
        return;
    struct seek_hit hit = {.group = SOUGHT_CONTACTS,
                           .id = c->id,
                           .customer = c->customer,
                           .why = l->way ? l->way->kind : SOUGHT_CUSTOMER,
                           .fit = l->way && l->way->match == SOUGHT_BEGINS ? SEARCH_BEGINS
                                                                           : SEARCH_WHOLE,
                           .own = strcmp(c->logged_by, s->session->staff.login) == 0,
                           .recent = c->changed_at};
    snprintf(hit.number, sizeof hit.number, "%s", c->number);
    seek_add(s, &hit);
}

static bool contact_found(struct looking *l, const char *number)
{
    struct contact c;
    l->rc = contact_by_number(l->seek->session->db, number, &c, l->err);
    if (l->rc)
        return false;
    add_contact(l, &c);
    contact_done(&c);
    return true;
}

static bool number_row(void *ctx, const struct search_case *c)
{
    struct looking *l = ctx;
    if (!sought_fits(l->way, c->number))
        return true;
    if (c->kind == SEARCH_COMPLAINTS)
        return complaint_found(l, c->number);
    if (c->kind == SEARCH_CONTACTS)
        return contact_found(l, c->number);
    if (c->kind == SEARCH_APPLICATIONS)
        return application_found(l, c->number, "");
    struct application a;
    l->rc = application_by_id(l->seek->session->db, c->application, &a, l->err);
    if (!l->rc)
        add_application(l, &a, c->number);
    return !l->rc;
}

static enum rc by_number(struct looking *l, enum search_kind kind)
{
    struct db *db = l->seek->session->db;
    char serial[24];
    bool by_serial = l->way->match == SOUGHT_SERIAL;
    snprintf(serial, sizeof serial, "%" PRId64, l->way->serial);
    enum search_fit fit = l->way->match == SOUGHT_BEGINS ? SEARCH_BEGINS : SEARCH_WHOLE;
    int limit = by_serial ? SERIALS_LOOKED_AT : (int)l->seek->limit + 1;
    enum rc rc = search_cases(db, kind, by_serial ? SEARCH_SERIAL : SEARCH_NUMBER, fit,
                              by_serial ? serial : l->way->key, limit, number_row, l, l->err);
    return rc ? rc : l->rc;
}

static enum rc by_numbers(struct looking *l)
{
    static const struct {
        enum sought_group group;
        enum sought_kind kind;
        enum search_kind search;
    } kinds[] = {
        {SOUGHT_CASES, SOUGHT_APPLICATION_NUMBER, SEARCH_APPLICATIONS},
        {SOUGHT_CASES, SOUGHT_RECEIPT_NUMBER, SEARCH_RECEIPTS},
        {SOUGHT_COMPLAINTS, SOUGHT_COMPLAINT_NUMBER, SEARCH_COMPLAINTS},
        {SOUGHT_CONTACTS, SOUGHT_CONTACT_NUMBER, SEARCH_CONTACTS},
    };
    enum rc rc = RC_OK;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        for (size_t i = 0; kinds[k].group == l->group && i < l->seek->sought.nterms; i++) {
            const struct sought_term *t = &l->seek->sought.terms[i];
            for (size_t j = 0; !rc && j < t->nways; j++) {
                l->way = &t->ways[j];
                if (l->way->kind == kinds[k].kind)
                    rc = by_number(l, kinds[k].search);
            }
        }
    }
    return rc;
}

/* ---- by what was issued ---- */

static bool result_row(void *ctx, struct rowid application, const char *number)
{
    static const struct sought_way by_result = {.kind = SOUGHT_RESULT_NUMBER,
                                                .match = SOUGHT_BEGINS};
    struct looking *l = ctx;
    struct application a;
    l->rc = application_by_id(l->seek->session->db, application, &a, l->err);
    l->way = &by_result;
    if (!l->rc)
        add_application(l, &a, number);
    return !l->rc;
}

/* Certificates are numbered as it pleases whoever prints them: what has a digit and is no whole number of
 * ours may be one. */
static enum rc by_results(struct looking *l)
{
    enum rc rc = RC_OK;
    for (size_t i = 0; !rc && l->group == SOUGHT_CASES && i < l->seek->sought.nterms; i++) {
        const char *text = l->seek->sought.terms[i].text;
        if (strlen(text) < RESULT_LEAST || !strpbrk(text, "0123456789"))
            continue;
        rc = result_beginning(l->seek->session->db, text, (int)l->seek->limit + 1, result_row, l, l->err);
        rc = rc ? rc : l->rc;
    }
    return rc;
}

/* ---- by customer ---- */

static bool application_row(void *ctx, const struct application *a)
{
    struct looking *l = ctx;
    struct seek_hit hit = {.group = SOUGHT_CASES,
                           .id = a->id,
                           .customer = a->customer,
                           .why = SOUGHT_CUSTOMER,
                           .fit = SEARCH_WHOLE,
                           .recent = a->changed_at};
    snprintf(hit.number, sizeof hit.number, "%s", a->number);
    seek_add(l->seek, &hit);
    return true;
}

static bool complaint_row(void *ctx, const struct complaint *c)
{
    struct looking *l = ctx;
    struct seek_hit hit = {.group = SOUGHT_COMPLAINTS,
                           .id = c->id,
                           .customer = c->customer,
                           .why = SOUGHT_CUSTOMER,
                           .fit = SEARCH_WHOLE,
                           .recent = c->changed_at};
    snprintf(hit.number, sizeof hit.number, "%s", c->number);
    seek_add(l->seek, &hit);
    return true;
}

static bool contact_row(void *ctx, const struct contact *c)
{
    struct looking *l = ctx;
    struct seek_hit hit = {.group = SOUGHT_CONTACTS,
                           .id = c->id,
                           .customer = c->customer,
                           .why = SOUGHT_CUSTOMER,
                           .fit = SEARCH_WHOLE,
                           .recent = c->changed_at};
    snprintf(hit.number, sizeof hit.number, "%s", c->number);
    seek_add(l->seek, &hit);
    return true;
}

static enum rc of_customer(struct looking *l, struct rowid customer, int limit)
{
    struct db *db = l->seek->session->db;
    struct application_filter f = {.customer = customer, .limit = limit};
    struct complaint_filter k = {
        .viewer = desk_viewer(l->seek->session), .customer = customer, .limit = limit};
    if (l->group == SOUGHT_CASES)
        return application_each(db, &f, application_row, l, l->err);
    struct contact_filter theirs = {.customer = customer, .limit = limit};
    if (l->group == SOUGHT_CONTACTS)
        return contact_each(db, &theirs, contact_row, l, l->err);
    return complaint_each(db, &k, complaint_row, l, l->err);
}

static size_t customers_among(const struct seek *s, struct rowid ids[CUSTOMERS_LOOKED_AT])
{
    size_t n = 0;
    for (size_t i = 0; i < s->nhits && n < CUSTOMERS_LOOKED_AT; i++) {
        if (s->hits[i].group == SOUGHT_CUSTOMERS)
            ids[n++] = s->hits[i].id;
    }
    return n;
}

/* The customers that fit, who are no hits themselves. */
static enum rc people_of(struct looking *l, struct rowid ids[CUSTOMERS_LOOKED_AT], size_t *ret_count)
{
    struct seek people = *l->seek;
    people.hits = NULL;
    people.nhits = people.cap = 0;
    people.limit = CUSTOMERS_LOOKED_AT;
    enum rc rc = seek_customers(&people, l->err);
    *ret_count = customers_among(&people, ids);
    l->seek->stopped |= people.stopped;
    free(people.hits);
    return rc;
}

/* Narrowed to this group, a name means its cases; otherwise the only customer's newest are shown. */
static enum rc by_customer(struct looking *l)
{
    struct seek *s = l->seek;
    struct rowid ids[CUSTOMERS_LOOKED_AT];
    size_t n = 0;
    bool narrowed = s->sought.groups == SOUGHT_GROUP_BIT(l->group);
    enum rc rc = RC_OK;
    if (!narrowed && (seek_count(s, SOUGHT_CUSTOMERS) != 1 || seek_count(s, l->group)))
        return RC_OK;
    if (narrowed)
        rc = people_of(l, ids, &n);
    else
        n = customers_among(s, ids);
    int limit = narrowed ? (int)s->limit : CASES_OF_ONE;
    for (size_t i = 0; !rc && i < n; i++)
        rc = of_customer(l, ids[i], limit);
    return rc;
}

static enum rc look(struct seek *s, enum sought_group group, struct err *reterr)
{
    struct looking l = {.seek = s, .group = group, .err = reterr};
    enum rc rc = by_numbers(&l);
    if (!rc)
        rc = by_results(&l);
    l.way = NULL;
    return rc ? rc : by_customer(&l);
}

enum rc seek_cases(struct seek *s, struct err *reterr)
{
    return look(s, SOUGHT_CASES, reterr);
}

enum rc seek_complaints(struct seek *s, struct err *reterr)
{
    return look(s, SOUGHT_COMPLAINTS, reterr);
}

enum rc seek_contacts(struct seek *s, struct err *reterr)
{
    return look(s, SOUGHT_CONTACTS, reterr);
}
