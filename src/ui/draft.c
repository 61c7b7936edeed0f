/* Writing drafts. Each screen with a form has a shadow: what of it the file holds. A key may have changed
 * anything, so the shadow is compared with the form, and the difference is written.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/draft_record.h"

#include "base/log.h"
#include "base/mem.h"
#include "base/paths.h"
#include "ui/screens.h"
#include "ui/sheet.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SYNC_US = 1000 * 1000, LARGE = 256 * 1024 };

struct shadow {
    unsigned serial;
    char **texts; /* by field; NULL: not in the file */
    size_t ntexts;
    char *place; /* the record that says where the cursor stands; NULL: none */
    char *narrowed;
    size_t narrowed_point;
    bool touched; /* something was typed since it was opened */
};

static struct {
    struct journal *journal; /* NULL: nobody is in the middle of a form */
    struct shadow shadows[DRAFT_SCREENS];
    int depth;
    bool failed, told;
    bool dated; /* the last record says when the others were typed */
    int64_t unsynced_since; /* 0: all is on the disk */
} draft;

char *draft_folder(void)
{
    char *state = path_state();
    char *folder = state ? mem_printf("%s/drafts", state) : NULL;
    free(state);
    return folder;
}

char *draft_database(const struct session *s)
{
    char *real = realpath(s->db_path, NULL);
    char *path = mem_strdup(real ? real : s->db_path);
    free(real);
    return path;
}

/* ---- shadows ---- */

static void forget_text(char **text)
{
    if (*text)
        explicit_bzero(*text, strlen(*text));
    free(*text);
    *text = NULL;
}

static void close_shadows(int depth)
{
    while (draft.depth > depth) {
        struct shadow *s = &draft.shadows[--draft.depth];
        for (size_t i = 0; i < s->ntexts; i++)
            forget_text(&s->texts[i]);
        free(s->texts);
        forget_text(&s->narrowed);
        forget_text(&s->place);
        *s = (struct shadow){0};
    }
}

static struct sheet *sheet_of(struct screen *s)
{
    return s->class->sheet ? s->class->sheet(s) : NULL;
}

static void open_shadow(struct screen *s)
{
    struct sheet *sheet = sheet_of(s);
    struct shadow *shadow = &draft.shadows[draft.depth++];
    *shadow = (struct shadow){.serial = s->serial, .ntexts = sheet ? sheet_count(sheet) : 0};
    shadow->texts = shadow->ntexts ? mem_array(shadow->ntexts, sizeof *shadow->texts) : NULL;
}

static bool any_touched(void)
{
    for (int i = 0; i < draft.depth; i++) {
        if (draft.shadows[i].touched)
            return true;
    }
    return false;
}

/* ---- records ---- */

static void add_text(struct buf *b, const char *text)
{
    buf_addn(b, text ? text : "", text ? strlen(text) + 1 : 1);
}

/* Only once there is a file; before that only the shadows follow. */
static void write_record(struct buf *b)
{
    draft.dated = false;
    if (draft.journal && !draft.failed) {
        draft.failed = !journal_append(draft.journal, b->s, b->len);
        if (!draft.unsynced_since)
            draft.unsynced_since = clock_monotonic_us();
    }
    explicit_bzero(b->s, b->len);
    buf_done(b);
}

static void write_head(const struct session *s)
{
    struct buf b;
    char host[HOST_NAME_MAX + 1] = "", pid[24];
    char *db = draft_database(s);
    gethostname(host, sizeof host - 1);
    snprintf(pid, sizeof pid, "%ld", (long)getpid());
    buf_init(&b);
    add_text(&b, "H");
    add_text(&b, DRAFT_VERSION);
    add_text(&b, db);
    add_text(&b, s->staff.login);
    add_text(&b, host);
    add_text(&b, pid);
    write_record(&b);
    free(db);
}

static void begin_record(struct buf *b, const char *letter, int screen)
{
    char number[16];
    snprintf(number, sizeof number, "%d", screen);
    buf_init(b);
    add_text(b, letter);
    add_text(b, number);
}

static void write_screen(struct screen *s, int at)
{
    struct buf b, kept;
    bool comes_back = s->class->with_text || s->class->reopen;
    buf_init(&kept);
    if (s->class->kept)
        s->class->kept(s, &kept);
    begin_record(&b, "S", at);
    add_text(&b, comes_back ? s->class->name : "");
    add_text(&b, s->class->kept ? buf_text(&kept) : s->with);
    write_record(&b);
    buf_done(&kept);
}

static void write_field(int at, const char *letter, const char *name, const char *text)
{
    struct buf b;
    begin_record(&b, letter, at);
    add_text(&b, name);
    if (text)
        add_text(&b, text);
    write_record(&b);
}

/* ---- following ---- */

/* What the file may hold of a field: nothing of a payment card's number, which is refused anyway. */
static const char *lasting(struct sheet *sheet, size_t i)
{
    if (!sheet_changed(sheet, i))
        return NULL;
    return sheet_holds_card(sheet, i) ? "" : sheet_text(sheet, i);
}

/* Returns whether the file holds what it should hold no longer: fields that were saved, or the number
 * of a card as far as it had been typed. */
static bool follow_fields(struct shadow *shadow, struct sheet *sheet, int at)
{
    bool fewer = false;
    for (size_t i = 0; i < shadow->ntexts; i++) {
        const char *text = lasting(sheet, i);
        char **old = &shadow->texts[i];
        if (text ? *old && strcmp(*old, text) == 0 : !*old)
            continue;
        write_field(at, text ? "F" : "B", sheet_name(sheet, i), text);
        fewer = fewer || !text || (!*text && sheet_holds_card(sheet, i));
        forget_text(old);
        *old = mem_strdup(text);
        shadow->touched = true;
    }
    return fewer;
}

static void follow_cursor(struct shadow *shadow, struct sheet *sheet, int at)
{
    struct sheet_place p = sheet_place(sheet);
    if (!p.field)
        return;
    char *place = mem_printf("%s\n%zu\n%s\n%d", p.field, p.point, p.value, p.noted);
    bool same = shadow->place && strcmp(place, shadow->place) == 0;
    forget_text(same ? &place : &shadow->place);
    if (same)
        return;
    struct buf b;
    char point[24];
    snprintf(point, sizeof point, "%zu", p.point);
    begin_record(&b, "P", at);
    add_text(&b, p.field);
    add_text(&b, point);
    add_text(&b, p.value);
    add_text(&b, p.noted ? "1" : "");
    write_record(&b);
    shadow->place = place;
}

/* Choosing is typing too. */
static void follow_choice(struct shadow *shadow, struct sheet *sheet, int at)
{
    size_t at_byte;
    const char *now = sheet_narrowed(sheet, &at_byte);
    if (now ? shadow->narrowed && strcmp(now, shadow->narrowed) == 0 &&
                  at_byte == shadow->narrowed_point
            : !shadow->narrowed)
        return;
    char point[24];
    struct buf b;
    snprintf(point, sizeof point, "%zu", at_byte);
    begin_record(&b, now ? "N" : "C", at);
    add_text(&b, now);
    add_text(&b, point);
    write_record(&b);
    shadow->touched |= now && *now;
    forget_text(&shadow->narrowed);
    shadow->narrowed = mem_strdup(now);
    shadow->narrowed_point = at_byte;
}

static bool follow(struct ui *ui)
{
    bool fewer = false;
    int same = 0;
    while (same < draft.depth && same < ui->depth &&
           draft.shadows[same].serial == ui->stack[same]->serial)
        same++;
    if (same < draft.depth) {
        struct buf b;
        begin_record(&b, "E", same);
        write_record(&b);
    }
    close_shadows(same);
    for (int i = 0; i < ui->depth && i < DRAFT_SCREENS; i++) {
        struct sheet *sheet = sheet_of(ui->stack[i]);
        if (i == draft.depth) {
            open_shadow(ui->stack[i]);
            write_screen(ui->stack[i], i);
        }
        if (sheet) {
            fewer |= follow_fields(&draft.shadows[i], sheet, i);
            follow_cursor(&draft.shadows[i], sheet, i);
            follow_choice(&draft.shadows[i], sheet, i);
        }
    }
    return fewer;
}

/* Everything at once, into a file that is new or written anew. The shadows say again what is in it. */
static void write_all(struct ui *ui)
{
    bool touched[DRAFT_SCREENS] = {false};
    for (int i = 0; i < draft.depth; i++)
        touched[i] = draft.shadows[i].touched;
    close_shadows(0);
    write_head(ui->session);
    (void)follow(ui);
    for (int i = 0; i < draft.depth; i++)
        draft.shadows[i].touched |= touched[i];
}

static bool fill(struct journal *fresh, void *ctx)
{
    struct journal *old = draft.journal;
    draft.journal = fresh;
    draft.failed = false;
    write_all(ctx);
    draft.journal = old;
    return !draft.failed;
}

/* The clock of a demonstration stands on its own day; the file's time is that of the machine. */
static void write_when(struct ui *ui)
{
    struct buf b;
    char seconds[24];
    if (draft.dated || !draft.journal)
        return;
    snprintf(seconds, sizeof seconds, "%lld", (long long)session_now(ui->session));
    buf_init(&b);
    add_text(&b, "T");
    add_text(&b, seconds);
    write_record(&b);
    draft.dated = true;
}

/* A draft that cannot be written is no reason to stop working, but the agent must know. */
static void tell_failure(struct ui *ui, int why)
{
    struct msg m;
    if (!draft.told) {
        log_line("draft: %s", strerror(why));
        MSG(&m, N_("What you type here cannot be kept safe at the moment (%1$s). Save often, and tell "
                   "your administrator"),
            strerror(why));
        ui_note(ui, STYLE_WARN, &m);
    }
    draft.told = true;
}

static void write_anew(struct ui *ui)
{
    draft.failed = !journal_rewrite(draft.journal, fill, ui);
    if (!draft.failed)
        draft.unsynced_since = 0;
}

static void begin_file(struct ui *ui)
{
    char *folder = draft_folder();
    errno = ENOENT;
    draft.journal = folder ? journal_new(folder) : NULL;
    draft.failed = !draft.journal;
    if (draft.journal)
        write_all(ui);
    free(folder);
}

void draft_keep(struct ui *ui)
{
    bool was = any_touched(), fewer = follow(ui), is = any_touched();
    if (!is && !was)
        return;
    if (!is) {
        journal_wipe(draft.journal);
        draft.journal = NULL;
        draft.failed = draft.told = false;
        draft.unsynced_since = 0;
    } else if (!draft.journal) {
        begin_file(ui);
    } else if (fewer || draft.failed || journal_size(draft.journal) > LARGE) {
        write_anew(ui); /* what is saved elsewhere has no business here any more */
    }
    write_when(ui);
    if (draft.failed)
        tell_failure(ui, errno);
}

int draft_patience_ms(void)
{
    if (!draft.unsynced_since)
        return -1;
    int64_t left = draft.unsynced_since + SYNC_US - clock_monotonic_us();
    return left > 0 ? (int)(left / 1000) + 1 : 0;
}

void draft_sync(void)
{
    if (!draft.unsynced_since || draft_patience_ms() > 0)
        return;
    if (draft.journal && !journal_sync(draft.journal))
        log_line("draft: %s", strerror(errno));
    draft.unsynced_since = 0;
}

void draft_end(bool in_the_middle)
{
    if (in_the_middle)
        journal_leave(draft.journal);
    else
        journal_wipe(draft.journal);
    draft.journal = NULL;
    close_shadows(0);
}
