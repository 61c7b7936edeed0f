/* What a command answers: messages, one record, one table of typed cells. Plain data; front ends
 * turn it into a screen, text, JSON or CSV.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_REPLY_H
#define RIHLA_COMMAND_REPLY_H

#include "base/buf.h"
#include "base/clock.h"
#include "base/msg.h"
#include "domain/calendar.h"
#include "domain/date.h"
#include "domain/money.h"

#include <stddef.h>

enum cell_type {
    CELL_NONE,    /* nothing known */
    CELL_TEXT,    /* somebody's words; logical UTF-8, not neutralised yet */
    CELL_LONG,    /* the same, may have several lines */
    CELL_CODE,    /* a number or code that stays left-to-right */
    CELL_COUNT,   /* n */
    CELL_MONEY,   /* n in fils */
    CELL_DATE,    /* n is date_serial() */
    CELL_TIME,    /* n is an instant */
    CELL_YES_NO,  /* n */
    CELL_WORD,    /* s is the stored word ("under-review"), title the msgid that shows it */
    CELL_TIMING,  /* n working days, s the word of a timing_state (domain/calendar.h) */
    CELL_NAMES,   /* s English, ar Arabic; either may be "" and the other is shown then */
};

struct cell {
    enum cell_type type;
    int64_t n;
    char *s, *ar;        /* owned */
    const char *title;   /* msgid for CELL_WORD */
};

struct column {
    const char *key;     /* "opened_at": JSON key and CSV header; a literal */
    const char *title;   /* msgid */
    enum cell_type type;
};

struct entry {           /* one line of a record */
    char *key;           /* JSON key; owned */
    char *title_en, *title_ar; /* title_ar NULL: title_en is a msgid; see entry_title() */
    struct cell cell;
};

struct reply {
    struct msg *messages;
    size_t nmessages;
    const char *record_title; /* msgid, NULL: no record */
    struct entry *entries;
    size_t nentries;
    const char *table_title;  /* msgid, NULL: no table */
    const struct column *columns; /* static */
    size_t ncolumns;
    struct cell *cells;       /* row by row */
    size_t ncells, nrows;     /* nrows counts whole rows only */
    bool more;                /* there are more rows than the limit let through */
    size_t messages_cap, entries_cap, cells_cap;
};

void reply_init(struct reply *r);
void reply_done(struct reply *r);

struct msg *reply_message(struct reply *r);  /* a new empty message to fill with MSG() */

void reply_record(struct reply *r, const char *title);
/* Adds a line; title is a msgid. reply_entry_bi: a title with both languages (a form's label). */
void reply_entry(struct reply *r, const char *key, const char *title, struct cell c);
void reply_entry_bi(struct reply *r, const char *key, const char *en, const char *ar, struct cell c);
const char *entry_title(const struct entry *e); /* in the language of the moment; borrowed */
const struct cell *reply_get(const struct reply *r, const char *key); /* NULL: no such entry */

void reply_table(struct reply *r, const char *title, const struct column *columns, size_t ncolumns);
void reply_cell(struct reply *r, struct cell c); /* the next cell of the row being filled */
const struct cell *reply_at(const struct reply *r, size_t row, const char *column_key);

/* Cells; strings are copied. */
struct cell cell_none(void);
struct cell cell_text(const char *s);
struct cell cell_long(const char *s);
struct cell cell_code(const char *s);   /* "" gives CELL_NONE, as for the other texts */
struct cell cell_count(int64_t n);
struct cell cell_money(struct money m);
struct cell cell_date(struct date d);   /* year 0 gives CELL_NONE */
struct cell cell_time(instant t);       /* 0 gives CELL_NONE */
struct cell cell_yes_no(bool yes);
struct cell cell_word(const char *word, const char *title);
struct cell cell_timing(struct timing t); /* TIMING_NONE gives CELL_NONE */
struct cell cell_names(const char *en, const char *ar);

/* The cell as machines read it: "1250.00", ISO dates, the stored word, yes or no; CELL_NAMES gives
 * the English name, or the Arabic one where there is no English. Appends. */
void cell_plain(struct buf *out, const struct cell *c);

/* The cell as people read it in the language of the moment: logical text, neutralised. A code,
 * number or date inside it is isolated by whoever lays it out. Appends. */
void cell_shown(struct buf *out, const struct cell *c);

/* Whole replies. Text is for people (language of the moment); JSON and CSV for machines: ISO dates,
 * plain numbers, stored words; CSV holds the table, or the record as one row, per RFC 4180, and a
 * text that a spreadsheet would run as a formula gets a leading apostrophe. All end in a newline. */
enum reply_format { REPLY_TEXT, REPLY_JSON, REPLY_CSV };
bool reply_format_parse(const char *word, enum reply_format *ret);
void reply_write(struct buf *out, const struct reply *r, enum reply_format f);

#endif
