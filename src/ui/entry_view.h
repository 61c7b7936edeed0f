/* The screen of a draft that is filled in: its state, and the draft behind it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_ENTRY_VIEW_H
#define RIHLA_UI_ENTRY_VIEW_H

#include "form/catalogue.h"
#include "ui/screens.h"
#include "ui/sheet.h"

struct entry_view {
    struct ui *ui;
    char number[NUMBER_SIZE], version[24];
    struct reply draft, documents;
    struct card_file *card;
    struct form *form;
    struct bi *pages;
    struct sheet *sheet;
    struct picker *menu; /* of rows; NULL: not open */
    struct answers saved; /* as they are known to be stored */
    bool over;    /* no draft any more: nothing to save */
    bool warned;  /* was told that leaving loses what is not understood */
};

/* Reads the draft with its card and form. RC_CONFLICT: it is no draft any more. */
enum rc entry_read(struct entry_view *v, struct err *reterr);

/* Saves what is understood and differs; nothing typed is ever thrown away. */
enum rc entry_save(struct entry_view *v);

/* Somebody else may have changed the draft: their answers come in wherever nothing was typed here. */
void entry_merge(struct entry_view *v);

#endif
