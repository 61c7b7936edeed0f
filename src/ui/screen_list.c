/* The lists of the desk: one row each, the same screen for all.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "domain/number.h"
#include "text/lang.h"
#include "ui/call.h"
#include "ui/list.h"
#include "ui/opening.h"
#include "ui/screens.h"

#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* One of the ways that Tab shows a list in: a narrower or wider choice of rows. */
struct list_way {
    const char *title;               /* NULL: the only way */
    const char *argument, *value;    /* given to the command; NULL: none */
    const char *const *columns;
    const char *empty;
};
enum { WAYS = 4 };

/* What a list shows and where Enter leads. */
struct list_row {
    const struct command *command;
    struct list_way ways[WAYS];      /* up to the first without columns */
    const char *takes;               /* argument that the screen's `with` fills; NULL: none */
    const char *key;                 /* column that names what Enter opens */
    const struct screen_class *opens;
    const char *else_key;            /* where that one is empty: this one, and what it opens */
    const char *else_prefix;         /* or where it begins so; NULL: none */
    const struct screen_class *else_opens;
};

struct view {
    const struct list_row *row;
    char with[256];
    size_t way;
    struct reply reply;
    struct list list;
    bool moving; /* keys are coming: what was cut is told once they rest */
};

enum { REST_MS = 150 };

static enum rc load(struct ui *ui, struct view *v, struct err *reterr)
{
    const struct list_row *r = v->row;
    const struct list_way *way = &r->ways[v->way];
    const char *pairs[6] = {NULL};
    size_t n = 0;
    if (r->takes) {
        pairs[n++] = r->takes;
        pairs[n++] = v->with;
    }
    if (way->argument) {
        pairs[n++] = way->argument;
        pairs[n++] = way->value;
    }
    list_show(&v->list, NULL);
    v->list.keys = way->columns;
    v->list.empty = way->empty;
    enum rc rc = call_run(ui, r->command, &v->reply, reterr, pairs);
    list_show(&v->list, &v->reply);
    return rc;
}

static enum rc list_open(struct ui *ui, struct screen *s, const struct list_row *row,
                         const void *with, struct err *reterr)
{
    struct view *v = s->state;
    v->row = row;
    snprintf(v->with, sizeof v->with, "%s", with ? (const char *)with : "");
    list_init(&v->list, row->ways[0].empty, row->ways[0].columns);
    return load(ui, v, reterr);
}

static void list_shown(struct ui *ui, struct screen *s)
{
    (void)load(ui, s->state, NULL);
}

static void list_close(struct screen *s)
{
    struct view *v = s->state;
    list_done(&v->list);
    reply_done(&v->reply);
}

static void open_selected(struct ui *ui, const struct view *v)
{
    const struct list_row *r = v->row;
    const char *key = list_text(&v->list, r->key);
    if (r->else_prefix && strncmp(key, r->else_prefix, strlen(r->else_prefix)) == 0)
        (void)ui_push(ui, r->else_opens, key);
    else if (r->opens && *key)
        (void)ui_push(ui, r->opens, key);
    else if (r->else_key && list_text(&v->list, r->else_key)[0])
        (void)ui_push(ui, r->else_opens, list_text(&v->list, r->else_key));
}

static enum verdict list_screen_key(struct ui *ui, struct screen *s, const struct key *k)
{
    struct view *v = s->state;
    enum widget_event e = list_key(&v->list, k);
    v->moving = e == WIDGET_HANDLED;
    if (e == WIDGET_ACCEPT)
        open_selected(ui, v);
    return e == WIDGET_IGNORED ? VERDICT_IGNORED : VERDICT_HANDLED;
}

static void list_screen_draw(struct ui *ui, struct screen *s, struct canvas *c)
{
    (void)ui;
    struct view *v = s->state;
    const char *title = v->row->ways[v->way].title;
    if (title)
        canvas_text(c, 1, 1, c->cols - 20, tr(title), STYLE_TITLE, ALIGN_START);
    list_draw(&v->list, c, (struct area){2, 1, c->rows - 5, c->cols - 2}, true);
    if (!v->moving)
        list_draw_whole(&v->list, c, (struct area){c->rows - 3, 1, 1, c->cols - 2});
}

/* The line that tells the selected row in full would cost more than the move itself: over a slow line it
 * waits until the agent has arrived. */
static bool list_idle(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    struct pollfd keys = {.fd = STDIN_FILENO, .events = POLLIN};
    if (!v->moving)
        return false;
    if (poll(&keys, 1, REST_MS) != 0 || ui->session->stop(NULL))
        return false;
    v->moving = false;
    return true;
}

static enum verdict next_way(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    v->way = v->way + 1 < WAYS && v->row->ways[v->way + 1].columns ? v->way + 1 : 0;
    v->list.at = 0;
    (void)load(ui, v, NULL);
    return VERDICT_HANDLED;
}

static enum verdict register_customer(struct ui *ui, struct screen *s)
{
    (void)s;
    opening_register(ui, NULL, NULL);
    return VERDICT_HANDLED;
}

static enum verdict log_contact(struct ui *ui, struct screen *s)
{
    (void)s;
    struct ask ask = {.command = &command_contact_log, .then = &then_show_contact};
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}

static enum verdict add_staff(struct ui *ui, struct screen *s)
{
    (void)s;
    struct ask ask = {.command = &command_staff_add};
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}

static enum verdict disable_staff(struct ui *ui, struct screen *s)
{
    const struct view *v = s->state;
    (void)ask_about(ui, &command_staff_disable,
                    N_("Switch this account off? What its owner has claimed is released."), "login",
                    list_text(&v->list, "login"));
    return VERDICT_HANDLED;
}

static enum verdict enable_staff(struct ui *ui, struct screen *s)
{
    const struct view *v = s->state;
    (void)ask_about(ui, &command_staff_enable, N_("Let this member of staff work again?"), "login",
                    list_text(&v->list, "login"));
    return VERDICT_HANDLED;
}

static bool staff_is(const struct screen *s, bool on)
{
    const struct view *v = s->state;
    const struct cell *active = list_cell(&v->list, "active");
    return active && (active->n != 0) == on;
}

static bool staff_is_on(struct ui *ui, struct screen *s)
{
    (void)ui;
    return staff_is(s, true);
}

static bool staff_is_off(struct ui *ui, struct screen *s)
{
    (void)ui;
    return staff_is(s, false);
}

#define ENTER {KEYC_ENTER, 0, NULL, N_("Open"), NULL, NULL}
#define FILTER {KEYC_CHAR, '/', NULL, N_("Filter"), NULL, NULL}

static const struct binding plain_bindings[] = {ENTER, FILTER};
static const struct binding cases_bindings[] = {
    ENTER, FILTER, {KEYC_TAB, 0, NULL, N_("Open, overdue or all"), next_way, NULL}};
static const struct binding complaints_bindings[] = {
    ENTER, FILTER, {KEYC_TAB, 0, NULL, N_("Open, mine, overdue, all"), next_way, NULL}};
static const struct binding inspections_bindings[] = {
    ENTER, FILTER, {KEYC_TAB, 0, NULL, N_("All, today's or mine"), next_way, NULL}};
static const struct binding ratings_bindings[] = {
    ENTER, FILTER, {KEYC_TAB, 0, NULL, N_("Low ones or all"), next_way, NULL}};
static const struct binding contacts_bindings[] = {
    ENTER, FILTER,
    {KEYC_CHAR, 'n', &command_contact_log, N_("Write down"), log_contact, NULL},
    {KEYC_TAB, 0, NULL, N_("Mine, nobody's, overdue, all"), next_way, NULL}};
static const struct binding customers_bindings[] = {
    ENTER, FILTER,
    {KEYC_CHAR, 'n', &command_customer_register, N_("Register"), register_customer, NULL}};
static const struct binding staff_bindings[] = {
    FILTER,
    {KEYC_CHAR, 'n', &command_staff_add, N_("Add"), add_staff, NULL},
    {KEYC_CHAR, 'x', &command_staff_disable, N_("Switch off"), disable_staff, staff_is_on},
    {KEYC_CHAR, 'o', &command_staff_enable, N_("Switch on"), enable_staff, staff_is_off}};

/* A screen class around a row. */
#define LIST_SCREEN(name_, title_, help_, bindings_, ...)                                          \
    static const struct list_row row_##name_ = {__VA_ARGS__};                                      \
    static enum rc open_##name_(struct ui *ui, struct screen *s, const void *with,                 \
                                struct err *reterr)                                                \
    {                                                                                              \
        return list_open(ui, s, &row_##name_, with, reterr);                                       \
    }                                                                                              \
    const struct screen_class screen_##name_ = {                                                   \
        .name = #name_,                                                                            \
        .title = title_,                                                                           \
        .help = help_,                                                                             \
        .state_size = sizeof(struct view),                                                         \
        .with_text = true,                                                                         \
        .bindings = bindings_,                                                                     \
        .nbindings = sizeof bindings_ / sizeof *bindings_,                                         \
        .open = open_##name_,                                                                      \
        .draw = list_screen_draw,                                                                  \
        .key = list_screen_key,                                                                    \
        .idle = list_idle,                                                                         \
        .shown = list_shown,                                                                       \
        .close = list_close,                                                                       \
    };

static const char *const cards_columns[] = {"name", "fees", "days", NULL};
LIST_SCREEN(cards, N_("Services"),
            N_("Every service of the catalogue. Enter shows its card; / keeps what fits a word."),
            plain_bindings, .command = &command_catalogue_list,
            .ways = {{.columns = cards_columns,
                      .empty = N_("The catalogue is empty. “catalogue check” says what is wrong "
                                  "with it.")}},
            .key = "card", .opens = &screen_card)

static const char *const customers_columns[] = {"number", "name", "kind", "mobile", NULL};
LIST_SCREEN(customers, N_("Customers"),
            N_("The customers that fit what was typed. Enter shows one; n registers a new one."),
            customers_bindings, .command = &command_customer_find,
            .ways = {{.columns = customers_columns,
                      .empty = N_("No customer fits. n registers a new one.")}},
            .takes = "text", .key = "number", .opens = &screen_customer)

static const char *const cases_columns[] = {"number",   "customer",  "state",      "timing",
                                            "?service", "?promised", "?held_by", "?opened_by", NULL};
static const char *const overdue_columns[] = {"timing",   "number", "service",    "customer",
                                              "?promised", "?state", "?held_by", "?opened_by", NULL};
LIST_SCREEN(cases, N_("Applications"),
            N_("The newest applications. Enter shows one; Tab goes from those that are open to those "
               "that are overdue, the oldest promise first, to all, and to those that you work on; / keeps what fits a word."),
            cases_bindings, .command = &command_application_list,
            .ways = {{N_("Open applications, newest first"), "open", "yes", cases_columns,
                      N_("No application is open. Tab shows the finished ones too.")},
                     {N_("Overdue, oldest promise first"), "overdue", "yes",
                      overdue_columns, N_("No application is overdue.")},
                     {N_("All applications, newest first"), NULL, NULL, cases_columns,
                      N_("No applications.")},
                     {N_("Those that I work on"), "held", "yes", cases_columns,
                      N_("You have claimed no application: k on its screen does.")}},
            .key = "number", .opens = &screen_application)

static const char *const complaints_columns[] = {"sign",      "number", "subject",   "state", "timing",
                                                 "?customer", "?owner", "?promised", NULL};
LIST_SCREEN(complaints, N_("Complaints"),
            N_("The newest complaints; ! is urgent, * confidential. Enter shows one; Tab goes from those "
               "that wait for an answer to those that you look after, to those that are overdue, and to "
               "all."),
            complaints_bindings, .command = &command_complaint_list,
            .ways = {{N_("Complaints that wait for an answer"), "state", "open", complaints_columns,
                      N_("No complaint waits for an answer. Tab shows the others.")},
                     {N_("Complaints that I look after or that were passed on to me"), "mine", "yes",
                      complaints_columns, N_("You look after no complaint that is not closed.")},
                     {N_("Overdue, oldest promise first"), "overdue", "yes", complaints_columns,
                      N_("No complaint is overdue.")},
                     {N_("All complaints, newest first"), NULL, NULL, complaints_columns,
                      N_("No complaints.")}},
            .key = "number", .opens = &screen_complaint)

static const char *const waiting_columns[] = {"number", "kind", "timing", "text",
                                              "?customer", "?owner", "?caller", NULL};
static const char *const contacts_columns[] = {"number", "kind", "channel", "state",
                                               "?customer", "?text", "?caller", NULL};
LIST_SCREEN(contacts, N_("Contacts"),
            N_("Enquiries, suggestions and requests for support that wait for an answer from you; Tab "
               "goes to those that nobody has taken yet, to those that are overdue, and to all contacts. "
               "Enter shows one; n writes one down that came by e-mail, chat or elsewhere."),
            contacts_bindings, .command = &command_contact_list,
            .ways = {{N_("Waiting for my answer, oldest promise first"), "mine", "yes", waiting_columns,
                      N_("Nothing waits for you. Tab shows what nobody has taken yet.")},
                     {N_("Not taken by anybody yet, oldest promise first"), "unassigned", "yes",
                      waiting_columns, N_("Everything that waits has been taken by somebody.")},
                     {N_("Overdue, oldest promise first"), "overdue", "yes", waiting_columns,
                      N_("No contact is overdue.")},
                     {N_("All contacts, newest first"), NULL, NULL, contacts_columns,
                      N_("No contacts.")}},
            .key = "number", .opens = &screen_contact)

static const char *const payments_columns[] = {"at",      "application", "amount", "outcome",
                                               "receipt", "?by",         NULL};
LIST_SCREEN(payments, N_("Payments"), N_("Today's payments. Enter shows the receipt of one."),
            plain_bindings, .command = &command_payment_list,
            .ways = {{.columns = payments_columns, .empty = N_("No payment was taken today.")}},
            .key = "receipt", .opens = &screen_receipt,
            .else_key = "application", .else_opens = &screen_application)

static const char *const ratings_columns[] = {"at",       "number",    "stage", "score",
                                              "?reason", "?employee", NULL};
LIST_SCREEN(ratings, N_("Ratings"),
            N_("Ratings of the last thirty days with their reasons, newest first. Tab switches between "
               "customers who are not content and all; Enter shows what was rated."),
            ratings_bindings, .command = &command_rating_list,
            .ways = {{N_("Customers who are not content"), "low", "yes", ratings_columns,
                      N_("Nobody was discontent in these days. Tab shows all ratings.")},
                     {N_("All ratings, newest first"), NULL, NULL, ratings_columns,
                      N_("Nobody has rated anything in these days.")}},
            .key = "number", .opens = &screen_application, .else_prefix = NUMBER_PREFIX_COMPLAINT,
            .else_opens = &screen_complaint)

static enum verdict enter_word(struct ui *ui, struct screen *s)
{
    const struct view *v = s->state;
    struct ask ask = {
        .command = &command_complaint_word,
        .presets = {{"kind", list_text(&v->list, "kind"), false}},
    };
    if (strcmp(list_text(&v->list, "kind"), "level") == 0)
        ask.presets[0].name = NULL;
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}

static enum verdict set_level(struct ui *ui, struct screen *s)
{
    const struct view *v = s->state;
    const struct cell *name = list_cell(&v->list, "name");
    struct ask ask = {
        .command = &command_complaint_level,
        .presets = {{"level", list_text(&v->list, "word"), true},
                    {"name_en", name && name->s ? name->s : "", false},
                    {"name_ar", name && name->ar ? name->ar : "", false},
                    {"login", list_text(&v->list, "login"), false}},
    };
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}

static bool level_selected(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct view *v = s->state;
    return strcmp(list_text(&v->list, "kind"), "level") == 0;
}

static const struct binding words_bindings[] = {
    FILTER,
    {KEYC_CHAR, 'n', &command_complaint_word, N_("Enter a word"), enter_word, NULL},
    {KEYC_CHAR, 'e', &command_complaint_level, N_("Whom it goes to"), set_level, level_selected},
};
static const char *const words_columns[] = {"kind", "word", "name", "offered", "login", NULL};
LIST_SCREEN(words, N_("Lists around complaints"),
            N_("What complaints are about, what they came from, and the levels that late ones are passed on "
               "to. n enters a category or a root cause, or renames one; e says who sees what is passed on "
               "to the selected level."),
            words_bindings, .command = &command_complaint_words,
            .ways = {{.columns = words_columns, .empty = N_("Nothing yet; n enters something.")}},
            .key = "word")
static const char *const inspections_columns[] = {"at",        "application", "customer", "place",
                                                  "inspector", "?service",    NULL};
LIST_SCREEN(inspections, N_("Inspections"),
            N_("Inspections that are planned, the earliest first: one whose day has passed waits for "
               "its outcome. Enter shows the application; Tab switches between all, those of today and "
               "your own."),
            inspections_bindings, .command = &command_inspection_list,
            .ways = {{N_("All that are planned, the earliest first"), NULL, NULL, inspections_columns,
                      N_("No inspection is planned.")},
                     {N_("Today"), "date", "today", inspections_columns,
                      N_("No inspection is planned for today. Tab shows all.")},
                     {N_("Those that I hold"), "mine", "yes", inspections_columns,
                      N_("You hold none. Tab shows all.")}},
            .key = "application", .opens = &screen_application)

static const char *const staff_columns[] = {"login", "name", "role", "active", NULL};
LIST_SCREEN(staff, N_("Staff"),
            N_("Who works with Rihla, and in which role. n adds somebody; x switches an account off, o on "
               "again."),
            staff_bindings, .command = &command_staff_list,
            .ways = {{.columns = staff_columns, .empty = N_("Nobody yet; n adds somebody.")}},
            .key = "login")

/* The working calendar: what a supervisor enters as it is announced. */
static enum verdict enter(struct ui *ui, const struct command *c)
{
    struct ask ask = {.command = c};
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}

static enum verdict enter_holiday(struct ui *ui, struct screen *s)
{
    (void)s;
    return enter(ui, &command_calendar_holiday);
}

static enum verdict enter_ramadan(struct ui *ui, struct screen *s)
{
    (void)s;
    return enter(ui, &command_calendar_ramadan);
}

static enum verdict enter_hours(struct ui *ui, struct screen *s)
{
    (void)s;
    return enter(ui, &command_calendar_hours);
}

static enum verdict remove_day(struct ui *ui, struct screen *s)
{
    const struct view *v = s->state;
    const struct cell *day = list_cell(&v->list, "date");
    struct buf iso = {0};
    if (!day)
        return VERDICT_HANDLED;
    cell_plain(&iso, day);
    (void)ask_about(ui, &command_calendar_remove, NULL, "date", buf_text(&iso));
    buf_done(&iso);
    return VERDICT_HANDLED;
}

static bool day_selected(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct view *v = s->state;
    return list_cell(&v->list, "date") != NULL;
}

static enum verdict other_year(struct ui *ui, struct screen *s)
{
    struct view *v = s->state;
    if (v->with[0])
        v->with[0] = '\0';
    else
        snprintf(v->with, sizeof v->with, "%d", session_today(ui->session).year + 1);
    (void)load(ui, v, NULL);
    return VERDICT_HANDLED;
}

static const struct binding calendar_bindings[] = {
    {KEYC_CHAR, 'n', &command_calendar_holiday, N_("Holiday"), enter_holiday, NULL},
    {KEYC_CHAR, 'r', &command_calendar_ramadan, N_("Ramadan"), enter_ramadan, NULL},
    {KEYC_CHAR, 'h', &command_calendar_hours, N_("Hours"), enter_hours, NULL},
    {KEYC_CHAR, 'x', &command_calendar_remove, N_("Remove"), remove_day, day_selected},
    {KEYC_TAB, 0, NULL, N_("This year or next"), other_year, NULL},
    FILTER,
};

static const char *const calendar_columns[] = {"date", "until", "kind", "name", NULL};
LIST_SCREEN(calendar, N_("Working calendar"),
            N_("Ramadan and the holidays of a year, by which promised times are counted. n enters a "
               "holiday, r Ramadan, h working hours, x takes out what is selected; Tab shows the next "
               "year. “calendar check” says what was not entered yet."),
            calendar_bindings, .command = &command_calendar_show,
            .ways = {{.columns = calendar_columns,
                      .empty = N_("Nothing was entered for this year. n enters a holiday, r "
                                  "Ramadan.")}},
            .takes = "year", .key = "date")

/* What was handed out and expires: the way to its renewal. */
static enum verdict renew(struct ui *ui, struct screen *s)
{
    const struct view *v = s->state;
    const char *by = list_text(&v->list, "renewed_by"), *under_way = list_text(&v->list, "renewal");
    char card[NUMBER_SIZE], customer[NUMBER_SIZE], earlier[NUMBER_SIZE];
    if (under_way[0]) {
        (void)ui_push(ui, &screen_application, under_way);
        return VERDICT_HANDLED;
    }
    snprintf(card, sizeof card, "%s", by[0] ? by : list_text(&v->list, "card"));
    snprintf(customer, sizeof customer, "%s", list_text(&v->list, "customer_number"));
    snprintf(earlier, sizeof earlier, "%s", list_text(&v->list, "application"));
    opening_renewal(ui, card, customer, earlier);
    return VERDICT_HANDLED;
}

static bool row_selected(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct view *v = s->state;
    return list_cell(&v->list, "card") != NULL;
}

static enum verdict show_rules(struct ui *ui, struct screen *s)
{
    (void)s;
    (void)ui_push(ui, &screen_reminder_rules, NULL);
    return VERDICT_HANDLED;
}

static const struct binding reminders_bindings[] = {
    ENTER, FILTER,
    {KEYC_CHAR, 'n', &command_application_open, N_("Renew"), renew, row_selected},
    {KEYC_CHAR, 'r', &command_reminder_rules, N_("Rules"), show_rules, NULL},
};

static const char *const reminders_columns[] = {"expires",  "number",   "customer", "reminded",
                                                "?renewal", "?service", NULL};
LIST_SCREEN(reminders, N_("Renewals"),
            N_("What was handed out and expires within 90 days or has just expired, the earliest first. "
               "n opens the application that renews it, or goes on with the one under way; Enter shows "
               "the earlier application; r says when customers are reminded; / keeps what fits a "
               "word, such as a service."),
            reminders_bindings, .command = &command_reminder_list,
            .ways = {{.columns = reminders_columns,
                      .empty = N_("Nothing that was handed out expires soon.")}},
            .key = "application", .opens = &screen_application)

static enum verdict add_rule(struct ui *ui, struct screen *s)
{
    (void)s;
    return enter(ui, &command_reminder_rule);
}

static enum verdict remove_rule(struct ui *ui, struct screen *s)
{
    const struct view *v = s->state;
    const struct cell *days = list_cell(&v->list, "days");
    char number[24];
    const char *card = list_text(&v->list, "card");
    snprintf(number, sizeof number, "%lld", days ? (long long)days->n : 0);
    struct ask ask = {
        .command = &command_reminder_unrule,
        .presets = {{"days", number, true}, {"card", strcmp(card, "any") == 0 ? "" : card, true}},
    };
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}

/* What a card says is changed in its file. */
static bool rule_selected(struct ui *ui, struct screen *s)
{
    (void)ui;
    const struct view *v = s->state;
    return strcmp(list_text(&v->list, "source"), "rule") == 0;
}

static const struct binding reminder_rules_bindings[] = {
    FILTER,
    {KEYC_CHAR, 'n', &command_reminder_rule, N_("Add"), add_rule, NULL},
    {KEYC_CHAR, 'x', &command_reminder_unrule, N_("Remove"), remove_rule, rule_selected},
};

static const char *const reminder_rules_columns[] = {"card", "days", "source", NULL};
LIST_SCREEN(reminder_rules, N_("Renewal reminders"),
            N_("How many days before expiry customers are reminded, by service. n adds a rule, x takes "
               "the selected one away; what a card says counts where a service has no rule."),
            reminder_rules_bindings, .command = &command_reminder_rules,
            .ways = {{.columns = reminder_rules_columns,
                      .empty = N_("Nobody is reminded yet. n adds a rule.")}},
            .key = "card")

static enum verdict write_campaign(struct ui *ui, struct screen *s)
{
    struct ask ask = {.command = &command_campaign_draft, .then = &then_show_campaign};
    (void)s;
    (void)ui_push(ui, &screen_ask, &ask);
    return VERDICT_HANDLED;
}

static enum verdict campaign_settings(struct ui *ui, struct screen *s)
{
    (void)s;
    return enter(ui, &command_campaign_settings);
}

static const struct binding campaigns_bindings[] = {
    ENTER, FILTER,
    {KEYC_CHAR, 'n', &command_campaign_draft, N_("Write one"), write_campaign, NULL},
    {KEYC_CHAR, 's', &command_campaign_settings, N_("Settings"), campaign_settings, NULL},
};

static const char *const campaigns_columns[] = {"number", "title",     "state",    "recipients",
                                                "sent",   "?made_at", "?author", NULL};
LIST_SCREEN(campaigns, N_("Campaigns"),
            N_("Awareness campaigns, newest first. Enter shows one; n writes a new one; s changes the "
               "price of a segment, the pace and the sender."),
            campaigns_bindings, .command = &command_campaign_list,
            .ways = {{.columns = campaigns_columns, .empty = N_("No campaign yet; n writes one.")}},
            .key = "number", .opens = &screen_campaign)

LIST_SCREEN(campaign_contacts, N_("Contacts because of a campaign"),
            N_("The contacts that came because of this campaign, newest first. Enter shows one."),
            plain_bindings, .command = &command_contact_list,
            .ways = {{.columns = contacts_columns,
                      .empty = N_("No contact named this campaign yet.")}},
            .takes = "campaign", .key = "number", .opens = &screen_contact)

static const char *const results_columns[] = {"kind",    "number",     "issued",   "expires",
                                              "?service", "?renewal", NULL};
LIST_SCREEN(results, N_("Results"),
            N_("What was issued to this customer, the newest first, and until when it is valid. Enter "
               "shows the application."),
            plain_bindings, .command = &command_result_list,
            .ways = {{.columns = results_columns,
                      .empty = N_("Nothing was issued to this customer yet.")}},
            .takes = "customer", .key = "application", .opens = &screen_application)
