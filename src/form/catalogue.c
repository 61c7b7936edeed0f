/* Reading two folders of XML into the catalogue, and judging what no single file can tell.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "form/catalogue.h"

#include "base/mem.h"
#include "form/fault.h"
#include "form/load.h"
#include "form/source.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* What was read from one file of a folder; exactly one of card and form. */
struct entry {
    char *path;
    const char *id;
    struct card_file *card;
    struct form *form;
    bool bad;
};

struct entries {
    struct entry *list;
    size_t count, cap;
};

typedef enum rc (*read_entry)(const char *path, const char *xml, struct catalogue_faults *faults,
                              struct entry *e, struct err *reterr);

static enum rc read_card_entry(const char *path, const char *xml, struct catalogue_faults *faults,
                               struct entry *e, struct err *reterr)
{
    enum rc rc = card_read_source(path, xml, faults, &e->card, reterr);
    if (rc == RC_OK)
        e->id = e->card->card.id;
    return rc;
}

static enum rc read_form_entry(const char *path, const char *xml, struct catalogue_faults *faults,
                               struct entry *e, struct err *reterr)
{
    enum rc rc = form_read_source(path, xml, faults, &e->form, reterr);
    if (rc == RC_OK)
        e->id = e->form->id;
    return rc;
}

static int is_xml(const struct dirent *d)
{
    size_t n = strlen(d->d_name);
    return d->d_name[0] != '.' && n > 4 && strcmp(d->d_name + n - 4, ".xml") == 0;
}

/* In byte order, whatever the locale: the same files give the same faults everywhere. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static enum rc read_one(const char *path, read_entry read, struct entries *into,
                        struct catalogue_faults *faults, struct err *reterr)
{
    char *xml = load_file(path, faults);
    if (!xml)
        return RC_OK;
    struct entry e = {0};
    enum rc rc = read(path, xml, faults, &e, reterr);
    free(xml);
    if (rc == RC_OK) {
        e.path = mem_strdup(path);
        into->list = MEM_GROW(into->list, into->count, &into->cap);
        into->list[into->count++] = e;
    }
    return rc == RC_BAD_DATA ? RC_OK : rc;
}

static enum rc read_folder(const char *folder, read_entry read, struct entries *into,
                           struct catalogue_faults *faults, struct err *reterr)
{
    struct dirent **names;
    int n = scandir(folder, &names, is_xml, by_name);
    if (n < 0)
        return ERR(reterr, RC_NOT_FOUND, NULL, N_("The folder %1$s cannot be read: %2$s"), folder,
                   strerror(errno));
    enum rc rc = RC_OK;
    for (int i = 0; i < n; i++) {
        char *path = mem_printf("%s/%s", folder, names[i]->d_name);
        if (rc == RC_OK)
            rc = read_one(path, read, into, faults, reterr);
        free(path);
        free(names[i]);
    }
    free(names);
    return rc;
}

static bool id_is_file_name(const struct entry *e)
{
    const char *name = strrchr(e->path, '/');
    size_t n = strlen(e->id);
    return strncmp(name + 1, e->id, n) == 0 && strcmp(name + 1 + n, ".xml") == 0;
}

/* Two files cannot both be named after one id, so an id given twice is told at the file that is
 * not named after it. */
static void check_ids(struct entries *all, struct catalogue_faults *faults)
{
    for (size_t i = 0; i < all->count; i++) {
        struct entry *e = &all->list[i];
        if (id_is_file_name(e))
            continue;
        e->bad = true;
        FAULT(faults, e->path, 1, N_("The id \"%1$s\" is not the name of the file"), e->id);
        for (size_t j = 0; j < all->count; j++)
            if (j != i && strcmp(all->list[j].id, e->id) == 0)
                FAULT(faults, e->path, 1, N_("The id \"%1$s\" is already used in %2$s"), e->id,
                      all->list[j].path);
    }
}

static void check_cards(struct entries *cards, const struct entries *forms,
                        struct catalogue_faults *faults)
{
    for (size_t i = 0; i < cards->count; i++) {
        struct entry *e = &cards->list[i];
        const struct form *form = NULL;
        for (size_t j = 0; j < forms->count && !form; j++)
            if (!forms->list[j].bad && strcmp(forms->list[j].id, e->card->card.form) == 0)
                form = forms->list[j].form;
        size_t before = faults->count;
        card_check_form(e->path, e->card, form, faults);
        e->bad = e->bad || faults->count > before;
    }
}

/* A card that is at fault itself is known all the same: one fault is enough. */
static void check_renewals(struct entries *cards, struct catalogue_faults *faults)
{
    for (size_t i = 0; i < cards->count; i++) {
        struct entry *e = &cards->list[i];
        const char *by = e->card->card.result.renewed_by;
        bool known = !by;
        for (size_t j = 0; j < cards->count && !known; j++)
            known = strcmp(cards->list[j].id, by) == 0;
        card_check_renewal(e->path, e->card, known, faults);
        e->bad = e->bad || !known;
    }
}

static int by_id(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    return strcmp(x->id, y->id);
}

/* Keeps what is sound, by id, and frees the rest. */
static struct catalogue *keep_sound(struct entries *cards, struct entries *forms)
{
    struct catalogue *c = mem_alloc(sizeof *c);
    c->cards = mem_array(cards->count, sizeof(void *));
    c->forms = mem_array(forms->count, sizeof(void *));
    if (cards->count)
        qsort(cards->list, cards->count, sizeof *cards->list, by_id);
    if (forms->count)
        qsort(forms->list, forms->count, sizeof *forms->list, by_id);
    for (size_t i = 0; i < cards->count; i++)
        if (!cards->list[i].bad) {
            c->cards[c->ncards++] = cards->list[i].card;
            cards->list[i].card = NULL;
        }
    for (size_t i = 0; i < forms->count; i++)
        if (!forms->list[i].bad) {
            c->forms[c->nforms++] = forms->list[i].form;
            forms->list[i].form = NULL;
        }
    return c;
}

static void entries_done(struct entries *all)
{
    for (size_t i = 0; i < all->count; i++) {
        free(all->list[i].path);
        card_free(all->list[i].card);
        form_free(all->list[i].form);
    }
    free(all->list);
}

enum rc catalogue_read(const char *cards_folder, const char *forms_folder,
                       struct catalogue **ret_catalogue, struct catalogue_faults *ret_faults,
                       struct err *reterr)
{
    struct entries cards = {0}, forms = {0};
    struct catalogue_faults faults = {0};
    enum rc rc = read_folder(forms_folder, read_form_entry, &forms, &faults, reterr);
    if (rc == RC_OK)
        rc = read_folder(cards_folder, read_card_entry, &cards, &faults, reterr);
    if (rc == RC_OK) {
        check_ids(&forms, &faults);
        check_ids(&cards, &faults);
        check_cards(&cards, &forms, &faults);
        check_renewals(&cards, &faults);
        *ret_catalogue = keep_sound(&cards, &forms);
        *ret_faults = faults;
    } else {
        catalogue_faults_done(&faults);
    }
    entries_done(&cards);
    entries_done(&forms);
    return rc;
}

static uint64_t stamp_add(uint64_t hash, const void *bytes, size_t n)
{
    for (const unsigned char *b = bytes; n > 0; n--)
        hash = (hash ^ *b++) * 1099511628211u; /* FNV-1a */
    return hash;
}

/* In whatever order the folder names them. */
static bool stamp_folder(const char *path, uint64_t *sum)
{
    DIR *folder = opendir(path);
    if (!folder)
        return false;
    for (const struct dirent *d; (d = readdir(folder));) {
        struct stat st;
        if (!is_xml(d) || fstatat(dirfd(folder), d->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0)
            continue;
        uint64_t hash = stamp_add(14695981039346656037u, d->d_name, strlen(d->d_name));
        hash = stamp_add(hash, &st.st_ino, sizeof st.st_ino);
        hash = stamp_add(hash, &st.st_size, sizeof st.st_size);
        *sum += stamp_add(hash, &st.st_mtim, sizeof st.st_mtim);
    }
    closedir(folder);
    return true;
}

uint64_t catalogue_stamp(const char *cards_folder, const char *forms_folder)
{
    uint64_t sum = 1;
    if (!stamp_folder(cards_folder, &sum) || !stamp_folder(forms_folder, &sum))
        return 0;
    return sum ? sum : 1;
}

void catalogue_free(struct catalogue *c)
{
    if (!c)
        return;
    for (size_t i = 0; i < c->ncards; i++)
        card_free(c->cards[i]);
    for (size_t i = 0; i < c->nforms; i++)
        form_free(c->forms[i]);
    free(c->cards);
    free(c->forms);
    free(c);
}

const struct card_file *catalogue_card(const struct catalogue *c, const char *id)
{
    for (size_t i = 0; i < c->ncards; i++)
        if (strcmp(c->cards[i]->card.id, id) == 0)
            return c->cards[i];
    return NULL;
}

const struct form *catalogue_form(const struct catalogue *c, const char *id)
{
    for (size_t i = 0; i < c->nforms; i++)
        if (strcmp(c->forms[i]->id, id) == 0)
            return c->forms[i];
    return NULL;
}
