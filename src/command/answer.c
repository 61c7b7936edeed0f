/* Answers as cells: typed, and masked where they are personal.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/answer.h"

#include "base/mem.h"

#include <stdlib.h>
#include <string.h>

static struct cell code_of(struct buf *text)
{
    struct cell c = cell_code(buf_text(text));
    buf_done(text);
    return c;
}

struct cell eid_cell(const char *eid, bool reveal)
{
    struct buf text;
    struct eid parsed;
    if (!*eid || reveal)
        return cell_code(eid);
    buf_init(&text);
    eid_parse(eid, &parsed);
    eid_masked(&text, parsed);
    return code_of(&text);
}

struct cell mobile_cell(const char *mobile, bool reveal)
{
    struct buf text;
    struct phone parsed;
    enum phone_kind kind;
    if (!*mobile || reveal || !phone_parse(mobile, &parsed, &kind))
        return cell_code(mobile);
    buf_init(&text);
    phone_masked(&text, parsed);
    return code_of(&text);
}

struct cell email_cell(const char *email, bool reveal)
{
    struct buf text;
    if (!*email || reveal)
        return cell_code(email);
    buf_init(&text);
    email_masked(&text, email);
    return code_of(&text);
}

static struct cell choice_cell(const struct field *f, const char *value)
{
    for (size_t i = 0; i < f->nchoices; i++) {
        if (strcmp(f->choices[i].value, value) == 0)
            return cell_names(f->choices[i].label.en, f->choices[i].label.ar);
    }
    return cell_text(value);
}

static struct cell money_cell(const char *value)
{
    struct money m;
    return money_parse(value, &m) ? cell_money(m) : cell_text(value);
}

static struct cell date_cell(const char *value)
{
    struct date d;
    return date_parse(value, (struct date){2000, 1, 1}, &d) ? cell_date(d) : cell_text(value);
}

struct cell answer_cell(const struct field *f, const char *value, bool reveal)
{
    if (!*value)
        return cell_none();
    switch (f->type) {
    case FIELD_TEXT:
        return cell_text(value);
    case FIELD_LONG_TEXT:
        return cell_long(value);
    case FIELD_NUMBER:
        return cell_count(strtoll(value, NULL, 10));
    case FIELD_MONEY:
        return money_cell(value);
    case FIELD_DATE:
        return date_cell(value);
    case FIELD_YES_NO:
        return cell_yes_no(strcmp(value, "yes") == 0);
    case FIELD_CHOICE:
        return choice_cell(f, value);
    case FIELD_EMIRATES_ID:
        return eid_cell(value, reveal);
    case FIELD_MOBILE:
        return mobile_cell(value, reveal);
    case FIELD_EMAIL:
        return email_cell(value, reveal);
    case FIELD_TRADE_LICENCE:
        return cell_code(value);
    case FIELD_TYPE_COUNT:
        break;
    }
    panic("a field without a type");
}
