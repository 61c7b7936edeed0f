/* The catalogue: all service cards and the forms they use, read from two folders.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_FORM_CATALOGUE_H
#define RIHLA_FORM_CATALOGUE_H

#include "domain/card.h"
#include "form/form.h"

#include <stdint.h>

/* A card together with the text it came from. */
struct card_file {
    struct card card;
    char *source;  /* the XML text; kept with each application */
    void *memory;
};

/* As form_read_file() and form_read_text(). What a card says about fields of its form is judged by
 * catalogue_read() only. */
enum rc card_read_file(const char *path, struct card_file **ret_card, struct err *reterr);
enum rc card_read_text(const char *name, const char *xml, struct card_file **ret_card,
                       struct err *reterr);
void card_free(struct card_file *c);

struct catalogue {
    struct card_file **cards; /* sorted by id */
    size_t ncards;
    struct form **forms;      /* sorted by id */
    size_t nforms;
};

/* One thing that is wrong with a file of the catalogue; the sentence names neither file nor line. */
struct catalogue_fault {
    char *file;
    int line;          /* 0: the whole file */
    struct msg msg;
};

struct catalogue_faults {
    struct catalogue_fault *list;
    size_t count, cap;
};
void catalogue_faults_done(struct catalogue_faults *f);

/* Reads every *.xml of both folders. Files that are at fault are left out of *ret_catalogue and
 * listed in *ret_faults (several per file where they can be told apart); RC_OK also then. Also
 * checked across files: duplicate ids, an id that is not the file's name, a form that is not there,
 * a count or condition that names a field its form does not have. RC_NOT_FOUND: no such folder. */
enum rc catalogue_read(const char *cards_folder, const char *forms_folder,
                       struct catalogue **ret_catalogue, struct catalogue_faults *ret_faults,
                       struct err *reterr);
void catalogue_free(struct catalogue *c);

/* Another number once a file of the folders was added, removed or written anew; 0 where a folder
 * cannot be read. */
uint64_t catalogue_stamp(const char *cards_folder, const char *forms_folder);

const struct card_file *catalogue_card(const struct catalogue *c, const char *id); /* NULL: none */
const struct form *catalogue_form(const struct catalogue *c, const char *id);      /* NULL: none */

/* Cards whose id, federal code, names, category or summary hold every word of the text
 * (text_fold() on both sides), best first: code or id, then names, then the rest. Writes up to max
 * indexes into cards[] and returns how many. */
size_t catalogue_find(const struct catalogue *c, const char *text, size_t *ret_indexes, size_t max);

#endif
