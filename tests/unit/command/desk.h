/* A desk for each command test: a demonstration database with one member of staff per role and a
 * clock that stands at 10:00 of Monday 11 May 2026, and a catalogue of two services.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_TESTS_UNIT_COMMAND_DESK_H
#define RIHLA_TESTS_UNIT_COMMAND_DESK_H

#include "unit/form/sample.h"

#include "command/command.h"
#include "command/rows.h"
#include "command/session.h"
#include "domain/workflow.h"

#include <sqlite3.h>

/* A permit costs AED 100 per unit on submission and AED 30 before delivery; companies also show a
 * licence, a photo is welcome. */
#define PERMIT_CARD                                                                                \
    "<card id=\"permit\">" BOTH("name", "Test permit", "تصريح تجريبي")                             \
    BOTH("summary", "For tests.", "للاختبار.") BOTH("category", "Tests", "اختبارات")               \
    "<audience>company individual</audience><channels>counter</channels>"                          \
    "<working-days from=\"2\" to=\"3\"/><number prefix=\"E\" style=\"monthly\"/><form>permit</form>" \
    "<documents>"                                                                                  \
    "<document id=\"invoice\">" BOTH("name", "Invoice", "فاتورة") "</document>"                    \
    "<document id=\"licence\" when-field=\"kind\" when-is=\"company\">"                            \
    BOTH("name", "Licence", "رخصة") "</document>"                                                  \
    "<document id=\"photo\" optional=\"yes\">" BOTH("name", "Photo", "صورة") "</document>"         \
    "</documents><fees>"                                                                           \
    "<fee id=\"request\" amount=\"100.00\" per=\"copy\" due=\"submission\" count-field=\"units\">" \
    BOTH("purpose", "Request", "الطلب") "</fee>"                                                   \
    "<fee id=\"visit\" amount=\"later\" per=\"assessor-day\" due=\"assessment\" "                  \
    "when-field=\"kind\" when-is=\"company\">"                                                     \
    BOTH("purpose", "Visit", "الزيارة") "</fee>"                                                   \
    "<fee id=\"print\" amount=\"30.00\" per=\"application\" due=\"delivery\">"                     \
    BOTH("purpose", "Printing", "الطباعة") "</fee>"                                                \
    "</fees><steps><step>" BOTH("text", "Apply.", "قدّم الطلب.") "</step></steps></card>"

/* Free, instant, without documents, with a plain number. */
#define ENQUIRY_CARD                                                                               \
    "<card id=\"enquiry\">" BOTH("name", "Test enquiry", "استفسار تجريبي")                         \
    BOTH("summary", "For tests.", "للاختبار.") BOTH("category", "Tests", "اختبارات")               \
    "<audience>individual</audience><working-days from=\"0\" to=\"0\"/>"                           \
    "<number prefix=\"RDX\" style=\"plain\"/><form>enquiry</form>"                                 \
    "<steps><step>" BOTH("text", "Ask.", "اسأل.") "</step></steps></card>"

#define FIELD(name, type, more, en, ar)                                                            \
    "<field name=\"" name "\" type=\"" type "\" " more ">" BOTH("label", en, ar) "</field>"

#define PERMIT_FORM                                                                                \
    "<form id=\"permit\">" BOTH("title", "Permit", "تصريح") "<page>"                               \
    BOTH("title", "Page", "صفحة") "<group>" BOTH("title", "Group", "مجموعة")                       \
    "<field name=\"kind\" type=\"choice\" required=\"yes\">" BOTH("label", "Kind", "النوع")        \
    "<choice value=\"person\">" BOTH("label", "Person", "شخص") "</choice>"                         \
    "<choice value=\"company\">" BOTH("label", "Company", "شركة") "</choice></field>"              \
    FIELD("units", "number", "required=\"yes\" min=\"1\" max=\"9\"", "Units", "الوحدات")           \
    FIELD("contact", "mobile", "", "Mobile", "الهاتف المتحرك")                                     \
    FIELD("holder", "emirates-id", "", "Holder", "صاحب التصريح")                                   \
    FIELD("remark", "text", "", "Remark", "ملاحظة")                                                \
    "</group></page></form>"

#define ENQUIRY_FORM                                                                               \
    "<form id=\"enquiry\">" BOTH("title", "Enquiry", "استفسار") "<page>"                           \
    BOTH("title", "Page", "صفحة") "<group>" BOTH("title", "Group", "مجموعة")                       \
    FIELD("question", "long-text", "required=\"yes\"", "Question", "السؤال")                       \
    "</group></page></form>"

struct desk {
    struct folders folders;
    struct session session;
    struct reply out; /* of the last command */
    struct err err;
    char sentence[1024]; /* of the last error, in English, without isolates */
};

/* Everything about the last answer, as JSON on one line; lives until the next call. */
static inline const char *answer(struct desk *d)
{
    static struct buf text;
    buf_clear(&text);
    reply_write(&text, &d->out, REPLY_JSON);
    return buf_text(&text);
}

static inline void keep_sentence(struct desk *d)
{
    struct buf text = {0};
    size_t n = 0;
    lang_msg(&text, &d->err.msg);
    for (const char *c = buf_text(&text); *c && n + 1 < sizeof d->sentence; c++) {
        if (strncmp(c, "\u2068", 3) == 0 || strncmp(c, "\u2069", 3) == 0)
            c += 2;
        else
            d->sentence[n++] = *c;
    }
    d->sentence[n] = '\0';
    buf_done(&text);
}

/* Runs a line as that member of staff. */
static inline enum rc as(struct desk *d, const char *login, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static inline enum rc as(struct desk *d, const char *login, const char *format, ...)
{
    char line[2000];
    struct args in;
    va_list ap;
    va_start(ap, format);
    vsnprintf(line, sizeof line, format, ap);
    va_end(ap);
    reply_done(&d->out);
    err_clear(&d->err);
    free(d->session.as);
    d->session.as = mem_strdup(login);
    enum rc rc = command_parse_line(line, &in, &d->err);
    if (!rc) {
        rc = command_run(&d->session, &in, &d->out, &d->err);
        args_done(&in);
    }
    keep_sentence(d);
    return rc;
}

/* The line is done; where it is not, its sentence is in the test's output. */
#define DONE(d, login, ...)                                                                        \
    do {                                                                                           \
        if (as((d), (login), __VA_ARGS__) != RC_OK)                                                \
            fail_msg("%s: [%s] %s", rc_name((d)->err.rc), (d)->err.field, (d)->sentence);          \
    } while (0)

/* The line is refused with this result and a sentence that holds these words. */
#define REFUSED(d, rc, words, login, ...)                                                          \
    do {                                                                                           \
        assert_int_equal(as((d), (login), __VA_ARGS__), (rc));                                     \
        assert_holds((d)->sentence, (words));                                                      \
    } while (0)

#define TOLD(d, words) assert_holds(answer(d), (words))

/* A text of the record; "" where there is none. */
static inline const char *entry(struct desk *d, const char *key)
{
    const struct cell *c = reply_get(&d->out, key);
    if (!c)
        fail_msg("the answer has no %s: %s", key, answer(d));
    return c->s ? c->s : "";
}

/* One number out of the file, past all of our own code. */
static inline int64_t look(struct desk *d, const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *st;
    assert_int_equal(sqlite3_open_v2(d->session.db_path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    if (sqlite3_prepare_v2(db, sql, -1, &st, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
    assert_int_equal(sqlite3_step(st), SQLITE_ROW);
    int64_t n = sqlite3_column_int64(st, 0);
    sqlite3_finalize(st);
    sqlite3_close(db);
    return n;
}

static inline void desk_catalogue(struct desk *d)
{
    folders_init(&d->folders);
    folders_write(d->folders.cards, "permit.xml", PERMIT_CARD);
    folders_write(d->folders.cards, "enquiry.xml", ENQUIRY_CARD);
    folders_write(d->folders.forms, "permit.xml", PERMIT_FORM);
    folders_write(d->folders.forms, "enquiry.xml", ENQUIRY_FORM);
}

static inline void desk_session(struct desk *d)
{
    char *path = mem_printf("%s/desk.db", d->folders.root);
    session_init(&d->session, path, NULL);
    free(path);
    free(d->session.cards_folder);
    free(d->session.forms_folder);
    d->session.cards_folder = mem_strdup(d->folders.cards);
    d->session.forms_folder = mem_strdup(d->folders.forms);
}

static inline void desk_staff(struct desk *d)
{
    struct rowid id;
    struct db *db;
    assert_int_equal(db_open(d->session.db_path, &db, NULL), RC_OK);
    assert_int_equal(db_begin(db, NULL), RC_OK);
    for (int r = 0; r < ROLE_COUNT; r++) {
        struct staff who = {.role = (enum role)r, .active = true};
        snprintf(who.login, sizeof who.login, "%s1", role_word(who.role));
        snprintf(who.name, sizeof who.name, "Test %s One", role_word(who.role));
        assert_int_equal(staff_add(db, &who, &id, NULL), RC_OK);
    }
    assert_int_equal(db_commit(db, NULL), RC_OK);
    db_close(db);
}

static inline int desk_setup(void **state)
{
    struct desk *d = mem_alloc(sizeof *d);
    lang_init();
    lang_set(LANG_EN);
    desk_catalogue(d);
    desk_session(d);
    assert_int_equal(db_create(d->session.db_path, true, &(struct date){2026, 5, 11}, &d->err), RC_OK);
    desk_staff(d);
    *state = d;
    return 0;
}

static inline int desk_teardown(void **state)
{
    struct desk *d = *state;
    lang_set(LANG_EN);
    reply_done(&d->out);
    session_done(&d->session);
    folders_done(&d->folders);
    free(d);
    return 0;
}

#define DESK_TEST(f) cmocka_unit_test_setup_teardown(f, desk_setup, desk_teardown)

/* C26-05-000001 */
static inline void register_one(struct desk *d)
{
    DONE(d, "agent1",
         "customer register kind=individual name_en='Test Customer One' name_ar='متعامل تجريبي' "
         "emirates_id=784-1990-0000001-0 mobile=0500000001 email=one@example.ae language=en");
}

/* E26-05-000001, a draft of that customer */
static inline void open_one(struct desk *d)
{
    register_one(d);
    DONE(d, "counter1", "application open card=permit customer=C26-05-000001");
}

static inline void fill_one(struct desk *d)
{
    open_one(d);
    DONE(d, "counter1", "application set application=E26-05-000001 kind=person units=3");
    DONE(d, "counter1", "document receive application=E26-05-000001 document=invoice");
}

/* pending payment: AED 300 */
static inline void submit_one(struct desk *d)
{
    fill_one(d);
    DONE(d, "agent1", "application submit application=E26-05-000001");
}

/* under review, REC26-05-000001 */
static inline void pay_one(struct desk *d)
{
    submit_one(d);
    DONE(d, "counter1",
         "payment take application=E26-05-000001 amount=300 reference=T-1 scheme=visa last4=1111");
}

#endif
