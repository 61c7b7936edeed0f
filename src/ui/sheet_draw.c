/* A form being filled in: how it looks.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/buf.h"
#include "ui/sheet_parts.h"
#include "ui/entry.h"

enum { BOX_ROWS = 3, HINT_ROWS = 2, GAP = 2 };

/* Draws line after line of a page, of which only some are in the window. c NULL: only counts. */
struct pen {
    struct sheet *sheet;
    struct canvas *c;
    struct area a;
    int line, top;
    int label_width;
    int focus_first, focus_last; /* lines of the focused field */
};

static int row_of(const struct pen *p)
{
    return p->a.row + p->line - p->top;
}

static bool seen(const struct pen *p)
{
    return p->c && p->line >= p->top && p->line < p->top + p->a.rows;
}

static void label_text(struct buf *out, const struct slot *s, bool star)
{
    buf_add(out, bi_text(&s->item.field->label));
    if (star)
        buf_add(out, " *");
}

static int label_columns(const struct slot *s)
{
    struct buf text;
    buf_init(&text);
    label_text(&text, s, s->demanded || s->item.field->unless); /* it may come: nothing moves then */
    int width = layout_width(buf_text(&text)) + 1;
    buf_done(&text);
    return width;
}

static int common_label_width(const struct sheet *s, size_t page, int cols)
{
    int widest = 8, most = cols * 2 / 5;
    for (size_t i = 0; i < s->nslots; i++) {
        const struct slot *slot = &s->slots[i];
        int w = slot->shown && slot->item.page == page ? label_columns(slot) : 0;
        if (w > widest && w <= most)
            widest = w;
    }
    return widest;
}

static int choice_columns(const struct field *f)
{
    int widest = 8;
    for (size_t i = 0; i < f->nchoices; i++) {
        int w = layout_width(bi_text(&f->choices[i].label));
        widest = w > widest ? w : widest;
    }
    return widest + 4;
}

static int field_columns(const struct slot *s, int room)
{
    const struct field *f = s->item.field;
    int want = room;
    switch ((int)f->type) {
    case FIELD_NUMBER:
    case FIELD_DATE:
        want = 15;
        break;
    case FIELD_MONEY:
    case FIELD_MOBILE:
        want = 20;
        break;
    case FIELD_EMIRATES_ID:
        want = 22;
        break;
    case FIELD_CHOICE:
    case FIELD_YES_NO:
        want = choice_columns(f);
        break;
    default:
        if (f->max_length > 0 && f->max_length < 60)
            want = f->max_length + 3;
    }
    return want < room ? want : room;
}

static void draw_group(struct pen *p, const struct bi *title)
{
    if (!title || !bi_text(title)[0])
        return;
    if (p->line > 0)
        p->line++;
    if (seen(p))
        canvas_rule(p->c, row_of(p), p->a.col, p->a.cols, bi_text(title));
    p->line++;
}

static void draw_label(struct pen *p, const struct slot *s, bool focused, int width)
{
    struct buf text;
    buf_init(&text);
    label_text(&text, s, s->demanded);
    if (seen(p))
        canvas_text(p->c, row_of(p), p->a.col, width, buf_text(&text),
                    focused ? STYLE_LABEL : STYLE_NORMAL, ALIGN_START);
    buf_done(&text);
}

static void draw_choice(struct pen *p, const struct slot *s, int col, int width, bool focused)
{
    enum style style = focused ? STYLE_FOCUS : STYLE_FIELD;
    struct buf text;
    buf_init(&text);
    if (s->value[0])
        field_shown(&text, s->item.field, s->value);
    canvas_text(p->c, row_of(p), col, width - 2, buf_text(&text), style, ALIGN_START);
    canvas_text(p->c, row_of(p), col + width - 2, 2, " ▾", style, ALIGN_START);
    if (focused)
        canvas_cursor(p->c, row_of(p), col);
    buf_done(&text);
}

static void make_clickable(struct pen *p, struct slot *s, struct area a)
{
    s->drawn = a;
    for (int i = 0; i < a.rows; i++) {
        struct target t = {a.row + i, a.col, a.cols, sheet_click, p->sheet,
                           (size_t)(s - p->sheet->slots)};
        canvas_target(p->c, &t);
    }
}

static void draw_value(struct pen *p, struct slot *s, int col, int room, bool focused)
{
    int width = field_columns(s, room);
    if (s->box) {
        int left = p->a.row + p->a.rows - row_of(p), rows = left < BOX_ROWS ? left : BOX_ROWS;
        if (seen(p))
            textbox_draw(s->box, p->c, (struct area){row_of(p), col, rows, room}, focused);
        if (seen(p))
            make_clickable(p, s, (struct area){row_of(p), col, rows, room});
        p->line += BOX_ROWS;
        return;
    }
    if (seen(p)) {
        enum style frame = focused ? STYLE_LABEL : STYLE_DIM;
        canvas_text(p->c, row_of(p), col, 1, "[", frame, ALIGN_START);
        canvas_text(p->c, row_of(p), col + width - 1, 1, "]", frame, ALIGN_START);
        if (s->edit)
            entry_draw(s->edit, p->c, row_of(p), col + 1, width - 2, focused, slot_is_code(s));
        else
            draw_choice(p, s, col + 1, width - 2, focused);
        make_clickable(p, s, (struct area){row_of(p), col + 1, 1, width - 2});
        if (s->item.field->type == FIELD_MONEY)
            canvas_text(p->c, row_of(p), col + width + 1, room - width - 1, _("AED"),
                        STYLE_NORMAL, ALIGN_START);
    }
    p->line++;
}

static void draw_note(struct pen *p, const struct slot *s, int col)
{
    if (s->note == NOTE_NONE)
        return;
    struct buf text;
    buf_init(&text);
    buf_add(&text, s->note == NOTE_FAULT ? "✗ " : "! ");
    lang_msg(&text, &s->said);
    struct area a = {row_of(p), col, 3, p->a.col + p->a.cols - col};
    int room = p->a.row + p->a.rows - a.row;
    a.rows = room < a.rows ? room : a.rows;
    p->line += paint_wrapped(seen(p) ? p->c : NULL, a, 0, buf_text(&text),
                             s->note == NOTE_FAULT ? STYLE_ERROR : STYLE_WARN);
    buf_done(&text);
}

static void draw_slot(struct pen *p, struct slot *s, bool focused)
{
    int first = p->line, col = p->a.col + p->label_width + GAP;
    if (label_columns(s) > p->label_width) {
        draw_label(p, s, focused, p->a.cols);
        p->line++;
    } else {
        draw_label(p, s, focused, p->label_width);
    }
    draw_value(p, s, col, p->a.col + p->a.cols - col, focused);
    draw_note(p, s, col);
    if (focused) {
        p->focus_first = first;
        p->focus_last = p->line - 1;
    }
}

static void draw_page(struct sheet *s, struct pen *p, size_t page)
{
    const struct bi *group = NULL;
    for (size_t i = 0; i < s->nslots; i++) {
        struct slot *slot = &s->slots[i];
        if (!slot->shown || slot->item.page != page)
            continue;
        if (slot->item.group != group)
            draw_group(p, slot->item.group);
        group = slot->item.group;
        draw_slot(p, slot, i == s->focus);
    }
}

/* What every value of the type is written like, where the field says nothing itself. */
static const char *type_hint(enum field_type t)
{
    switch ((int)t) {
    case FIELD_DATE:
        return _("Day/month/year; also “today” or +3 for three days from now.");
    case FIELD_MONEY:
        return _("Dirhams, with at most two decimals.");
    case FIELD_YES_NO:
        return _("y for yes, n for no.");
    case FIELD_CHOICE:
        return _("Space goes to the next one; F4 or typing chooses from the list.");
    case FIELD_MOBILE:
        return _("05… for a mobile of the Emirates, or + and the country.");
    case FIELD_EMIRATES_ID:
        return _("15 digits that begin with 784.");
    case FIELD_LONG_TEXT:
        return _("Enter starts a new line; Tab goes on, F10 ends.");
    default:
        return "";
    }
}

static void draw_hint(const struct sheet *s, struct canvas *c, struct area a)
{
    if (s->nslots == 0)
        return;
    const struct slot *slot = &s->slots[s->focus];
    const struct bi *hint = &slot->item.field->hint;
    const char *text = hint->en && hint->en[0] ? bi_text(hint) : type_hint(slot->item.field->type);
    if (slot->item.field->rows && !(hint->en && hint->en[0]))
        text = _("How many there are; F11 adds, copies or removes one.");
    if (slot->item.ref != REF_NONE && s->fill && !(hint->en && hint->en[0]))
        text = _("F4 looks it up.");
    paint_wrapped(c, a, 0, text, STYLE_DIM);
}

static int draw_page_title(const struct sheet *s, struct canvas *c, struct area a, size_t page)
{
    if (s->npages < 2)
        return 0;
    struct buf text, number, all;
    buf_init(&text);
    buf_init(&number);
    buf_init(&all);
    buf_printf(&number, "%zu", page + 1);
    buf_printf(&all, "%zu", s->npages);
    struct msg m;
    MSG(&m, N_("Page %1$s of %2$s: %3$s"), buf_text(&number), buf_text(&all),
        bi_text(&s->pages[page]));
    lang_msg(&text, &m);
    canvas_text(c, a.row, a.col, a.cols, buf_text(&text), STYLE_TITLE, ALIGN_START);
    buf_done(&text);
    buf_done(&number);
    buf_done(&all);
    return 1;
}

void sheet_draw(struct sheet *s, struct canvas *c, struct area a)
{
    size_t page = sheet_page(s);
    int head = draw_page_title(s, c, a, page);
    struct area body = {a.row + head, a.col, a.rows - head - HINT_ROWS, a.cols};
    struct pen p = {.sheet = s, .a = body, .label_width = common_label_width(s, page, a.cols)};
    draw_page(s, &p, page);
    if (p.focus_first < s->top)
        s->top = p.focus_first == 1 ? 0 : p.focus_first;
    if (p.focus_last >= s->top + body.rows)
        s->top = p.focus_last - body.rows + 1;
    if (p.line <= body.rows)
        s->top = 0;
    p = (struct pen){.sheet = s, .c = c, .a = body, .top = s->top, .label_width = p.label_width};
    draw_page(s, &p, page);
    if (p.line > s->top + body.rows)
        canvas_text(c, a.row + a.rows - HINT_ROWS - 1, a.col + a.cols - 1, 1, "↓", STYLE_DIM,
                    ALIGN_START);
    draw_hint(s, c, (struct area){a.row + a.rows - HINT_ROWS, a.col, HINT_ROWS, a.cols});
    if (s->picker)
        picker_draw(s->picker, c);
}
