/* A card in view of what it is used with: its conditions and counts are judged on the answers of its
 * form, its prefix beside those of other numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/mem.h"
#include "domain/number.h"
#include "form/field.h"
#include "form/source.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* The line of the index-th <child> of <list>: only needed where there is a fault to tell, so the
 * text is simply read again. */
static int line_of(const struct card_file *card, const char *list, const char *child, size_t index)
{
    struct catalogue_faults none = {0};
    struct xml *x = xml_parse("", card->source, &none);
    catalogue_faults_done(&none);
    if (!x)
        return 0;
    const struct xml_node *n = xml_root(x);
    if (list && (n = xml_child(n, list)))
        for (n = xml_child(n, child); n && index > 0; index--)
            n = xml_next(n, child);
    else if (!list)
        n = xml_child(n, child);
    int line = n ? xml_line(n) : 0;
    xml_free(x);
    return line;
}

/* Faults of the condition that stands at the index-th <child> of <list>. */
static void check_when(const char *file, const struct card_file *card, const char *list,
                       const char *child, size_t index, const struct condition *when,
                       const struct form *form, struct catalogue_faults *faults)
{
    struct reader r = {.file = file, .faults = faults};
    size_t before = faults->count;
    check_condition(&r, 0, when, form->fields, form->nfields);
    if (faults->count == before)
        return;
    int line = line_of(card, list, child, index);
    for (size_t i = before; i < faults->count; i++)
        faults->list[i].line = line;
}

/* Whether the fee is asked for only where the field is shown. */
static bool shown_for_fee(const struct field *f, const struct card_fee *fee)
{
    if (!f->when.field)
        return true;
    if (!fee->when.field || strcmp(fee->when.field, f->when.field) != 0)
        return false;
    for (const char *const *v = fee->when.values; *v; v++) {
        const char *const *shown = f->when.values;
        while (*shown && strcmp(*shown, *v) != 0)
            shown++;
        if (!*shown)
            return false;
    }
    return true;
}

/* A count that is missing or 0 would make the service free. */
static bool counts(const struct field *f, const struct card_fee *fee)
{
    return f->type == FIELD_NUMBER && f->required && f->min && atoll(f->min) > 0 &&
           shown_for_fee(f, fee);
}

static void check_count(const char *file, const struct card_file *card, size_t index,
                        const struct form *form, struct catalogue_faults *faults)
{
    const struct card_fee *fee = &card->card.fees[index];
    if (!fee->count_field)
        return;
    const struct field *f = form_field(form, fee->count_field);
    if (f && counts(f, fee))
        return;
    int line = line_of(card, "fees", "fee", index);
    if (!f)
        FAULT(faults, file, line,
              N_("count-field=\"%1$s\": the form %2$s has no field of that name"), fee->count_field,
              form->id);
    else
        FAULT(faults, file, line,
              N_("count-field=\"%1$s\": the field must be of the type number, required=\"yes\", with "
                 "min=\"1\" or more, and shown whenever the fee is asked for"),
              fee->count_field);
}

/* The letters of a prefix, which is all that people say of it. */
static char *prefix_letters(const char *prefix)
{
    char *letters = mem_strdup(prefix), *to = letters;
    for (const char *p = prefix; *p; p++) {
        if (*p != '-')
            *to++ = (char)tolower((unsigned char)*p);
    }
    *to = '\0';
    return letters;
}

static void check_prefix(const char *file, const struct card_file *card,
                         struct catalogue_faults *faults)
{
    static const char *const taken[] = {NUMBER_PREFIX_RECEIPT, NUMBER_PREFIX_COMPLAINT,
                                        NUMBER_PREFIX_CUSTOMER, NUMBER_PREFIX_CAMPAIGN,
                                         NUMBER_PREFIX_CONTACT, NUMBER_PREFIX_ATTACHMENT};
    char *mine = prefix_letters(card->card.number_prefix);
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
        char *other = prefix_letters(taken[i]);
        if (strcmp(mine, other) == 0)
            FAULT(faults, file, line_of(card, NULL, "number", 0),
                  N_("prefix=\"%1$s\": other numbers of the desk have this prefix; choose "
                     "another one"),
                  card->card.number_prefix);
        free(other);
    }
    free(mine);
}

void card_check_form(const char *file, const struct card_file *file_card, const struct form *form,
                     struct catalogue_faults *faults)
{
    const struct card *card = &file_card->card;
    check_prefix(file, file_card, faults);
    if (!form) {
        FAULT(faults, file, line_of(file_card, NULL, "form", 0),
              N_("There is no form \"%1$s\", or it is at fault"), card->form);
        return;
    }
    for (size_t i = 0; i < card->ndocuments; i++)
        check_when(file, file_card, "documents", "document", i, &card->documents[i].when, form,
                   faults);
    for (size_t i = 0; i < card->nfees; i++) {
        check_count(file, file_card, i, form, faults);
        check_when(file, file_card, "fees", "fee", i, &card->fees[i].when, form, faults);
    }
}

void card_check_renewal(const char *file, const struct card_file *card, bool known,
                        struct catalogue_faults *faults)
{
    if (!known)
        FAULT(faults, file, line_of(card, NULL, "result", 0),
              N_("renewed-by=\"%1$s\": there is no service card of that name"),
              card->card.result.renewed_by);
}
