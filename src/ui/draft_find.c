/* Finding and reading drafts that were left behind.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/draft_record.h"

#include "base/mem.h"
#include "text/lang.h"
#include "ui/ask_text.h"
#include "ui/screens.h"

#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { RECORD_WORDS = 6, PATIENCE_STEPS = 60, PATIENCE_STEP_MS = 50 };

/* ---- reading ---- */

static void forget(char **text)
{
    if (*text)
        explicit_bzero(*text, strlen(*text));
    free(*text);
    *text = NULL;
}

static void replace(char **text, const char *by)
{
    forget(text);
    *text = mem_strdup(by);
}

static void close_screen(struct draft_screen *s)
{
    for (size_t i = 0; i < s->nfields; i++) {
        forget(&s->fields[i].name);
        forget(&s->fields[i].text);
    }
    free(s->fields);
    forget(&s->class);
    forget(&s->kept);
    forget(&s->focus);
    forget(&s->value);
    forget(&s->narrowed);
    *s = (struct draft_screen){0};
}

static void close_from(struct draft *d, int at)
{
    for (int i = at; i < DRAFT_SCREENS; i++)
        close_screen(&d->screens[i]);
}

static struct draft_field *field_of(struct draft_screen *s, const char *name)
{
    for (size_t i = 0; i < s->nfields; i++) {
        if (strcmp(s->fields[i].name, name) == 0)
            return &s->fields[i];
    }
    s->fields = MEM_GROW(s->fields, s->nfields, &s->cap);
    s->fields[s->nfields] = (struct draft_field){mem_strdup(name), NULL};
    return &s->fields[s->nfields++];
}

static void read_screen_record(struct draft *d, char letter, int at, const char *const *word)
{
    struct draft_screen *s = &d->screens[at];
    switch (letter) {
    case 'S':
        close_from(d, at);
        replace(&s->class, word[2][0] ? word[2] : NULL);
        replace(&s->kept, word[3]);
        break;
    case 'E':
        close_from(d, at);
        break;
    case 'F':
        replace(&field_of(s, word[2])->text, word[3]);
        break;
    case 'B':
        forget(&field_of(s, word[2])->text);
        break;
    case 'N':
        replace(&s->narrowed, word[2]);
        s->narrowed_point = strtoul(word[3], NULL, 10);
        break;
    case 'C':
        forget(&s->narrowed);
        break;
    case 'P':
        replace(&s->focus, word[2]);
        s->point = strtoul(word[3], NULL, 10);
        replace(&s->value, word[4]);
        s->noted = word[5][0] != '\0';
        break;
    default:
        break;
    }
}

/* data ends with a NUL of its own; a word that is not there is "". */
static void read_record(const char *data, size_t n, void *ctx)
{
    struct draft *d = ctx;
    const char *word[RECORD_WORDS];
    size_t at = 0;
    for (int i = 0; i < RECORD_WORDS; i++) {
        word[i] = at < n ? data + at : "";
        at += at < n ? strlen(data + at) + 1 : 0;
    }
    int screen = atoi(word[1]);
    if (word[0][0] == 'H' && strcmp(word[1], DRAFT_VERSION) == 0) {
        replace(&d->db, word[2]);
        replace(&d->login, word[3]);
        replace(&d->host, word[4]);
        d->pid = strtol(word[5], NULL, 10);
    } else if (word[0][0] == 'T') {
        d->written = strtoll(word[1], NULL, 10);
    } else if (d->db && screen >= 0 && screen < DRAFT_SCREENS) {
        read_screen_record(d, word[0][0], screen, word);
    }
}

static void clear(struct draft *d)
{
    close_from(d, 0);
    forget(&d->db);
    forget(&d->login);
    forget(&d->host);
}

void draft_leave(struct draft *d)
{
    clear(d);
    journal_leave(d->journal);
    d->journal = NULL;
}

void draft_done(struct draft *d)
{
    clear(d);
    journal_wipe(d->journal);
    d->journal = NULL;
}

/* ---- finding ---- */

struct search {
    char *db;
    const char *login;
    struct draft *list;
    size_t n, cap;
};

const struct draft_screen *draft_top(const struct draft *d)
{
    for (int i = DRAFT_SCREENS - 1; i >= 0; i--) {
        if (d->screens[i].class && d->screens[i].focus)
            return &d->screens[i];
    }
    return NULL;
}

static bool typed_there(const struct draft_screen *s)
{
    for (size_t i = 0; i < s->nfields; i++) {
        if (s->fields[i].text)
            return true;
    }
    return s->narrowed && *s->narrowed;
}

/* A form whose fields are all saved is nothing to ask about. */
static bool holds_something(const struct draft *d)
{
    bool typed = false;
    for (int i = 0; i < DRAFT_SCREENS; i++)
        typed = typed || typed_there(&d->screens[i]);
    return typed && draft_top(d);
}

/* Somebody else's is left alone; one without an owner or a form was cut off while it began. */
static void see(struct journal *j, bool living, void *ctx)
{
    struct search *s = ctx;
    struct draft d = {.journal = j, .living = living, .written = journal_written(j)};
    journal_read(j, read_record, &d);
    bool ours = d.db && strcmp(d.db, s->db) == 0 && strcmp(d.login, s->login) == 0;
    if (!living && (!d.db || (ours && !holds_something(&d)))) {
        draft_done(&d);
    } else if (!ours || !holds_something(&d)) {
        draft_leave(&d);
    } else {
        s->list = MEM_GROW(s->list, s->n, &s->cap);
        s->list[s->n++] = d;
    }
}

static int latest_first(const void *a, const void *b)
{
    const struct draft *x = a, *y = b;
    if (x->living != y->living)
        return x->living - y->living;
    return (x->written < y->written) - (x->written > y->written);
}

size_t draft_find(struct session *session, struct draft **ret_list)
{
    struct search s = {.db = draft_database(session), .login = session->staff.login};
    char *folder = draft_folder();
    if (folder)
        journal_each(folder, see, &s);
    if (s.n)
        qsort(s.list, s.n, sizeof *s.list, latest_first);
    free(folder);
    free(s.db);
    *ret_list = s.list;
    return s.n;
}

/* ---- what it is ---- */

const struct screen_class *draft_class(const char *name)
{
    static const struct screen_class *const classes[] = {
        &screen_card, &screen_customer, &screen_application, &screen_entry, &screen_payment,
        &screen_receipt, &screen_documents, &screen_attachments, &screen_complaint, &screen_contact,
        &screen_talk, &screen_ask, &screen_cards, &screen_customers, &screen_cases, &screen_complaints,
        &screen_payments, &screen_staff, &screen_calendar, &screen_more, &screen_rating,
        &screen_pulse, &screen_twins, &screen_merge, &screen_ratings, &screen_words,
        &screen_journey, &screen_results, &screen_inspections,
        &screen_reminders, &screen_reminder_rules, &screen_campaigns, &screen_campaign,
        &screen_campaign_contacts, &screen_message, &screen_messages, &screen_application_messages,
        &screen_complaint_messages, &screen_contact_messages, &screen_customer_messages,
    };
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        if (strcmp(classes[i]->name, name) == 0)
            return classes[i];
    }
    return NULL;
}

void draft_title(struct buf *out, const struct draft *d)
{
    const struct draft_screen *s = draft_top(d);
    const struct screen_class *class = s ? draft_class(s->class) : NULL;
    struct ask ask;
    char *kept = mem_strdup(s && s->kept ? s->kept : "");
    if (class == &screen_ask && ask_read(kept, &ask)) {
        buf_add(out, tr(ask.heading ? ask.heading : ask.command->summary));
    } else if (class) {
        buf_add(out, tr(class->title));
        buf_addc(out, ' ');
        isolate_ltr(out, s->kept ? s->kept : "");
    }
    explicit_bzero(kept, strlen(kept));
    free(kept);
}

/* ---- the other process ---- */

/* The draft that the process has left when it ended; the others are let go of again. */
static bool left_by(struct session *session, long pid, struct draft *ret)
{
    struct draft *list;
    bool found = false;
    size_t n = draft_find(session, &list);
    for (size_t i = 0; i < n; i++) {
        if (!found && !list[i].living && list[i].pid == pid) {
            *ret = list[i];
            found = true;
        } else {
            draft_leave(&list[i]);
        }
    }
    free(list);
    return found;
}

/* It writes what it was told last, and lets go of the file when it has ended. */
bool draft_take_over(struct session *session, struct draft *d)
{
    struct draft left;
    char host[HOST_NAME_MAX + 1] = "";
    gethostname(host, sizeof host - 1);
    if (strcmp(host, d->host) != 0 || d->pid <= 1 || d->pid == getpid() ||
        kill((pid_t)d->pid, SIGHUP) != 0)
        return false;
    for (int i = 0; i < PATIENCE_STEPS; i++) {
        if (left_by(session, d->pid, &left)) {
            draft_leave(d);
            *d = left;
            return true;
        }
        poll(NULL, 0, PATIENCE_STEP_MS);
    }
    return false;
}
