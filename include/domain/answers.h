/* Answers by field name, and conditions over them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_DOMAIN_ANSWERS_H
#define RIHLA_DOMAIN_ANSWERS_H

#include <stdbool.h>
#include <stddef.h>

struct answers {
    struct answer {
        char *name, *value;
    } *list; /* in the order first set */
    size_t count, cap;
};

void answers_init(struct answers *a);
void answers_done(struct answers *a);
const char *answers_get(const struct answers *a, const char *name); /* borrowed; "": not there */
/* "" removes. */
void answers_set(struct answers *a, const char *name, const char *value);
void answers_copy(struct answers *to, const struct answers *from);

/* Holds when the field's answer is one of the values; a condition without field always holds. */
struct condition {
    const char *field;          /* NULL: always */
    const char *const *values;  /* NULL-terminated */
};
bool condition_holds(const struct condition *c, const struct answers *a);

#endif
