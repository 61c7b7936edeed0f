/* An ask as text: its parts with a separator between that no text of a person holds.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/ask_text.h"

#include "base/mem.h"

#include <string.h>

static const char separator[] = "\x1f";

static const struct ask_then *const thens[] = {
    &then_registered, &then_withdrawn, &then_show_complaint, &then_compared, &then_merged,
    &then_caller_registered, &then_show_contact, &then_show_campaign, &then_show_period,
};

static void add_part(struct buf *out, const char *part)
{
    buf_add(out, part ? part : "");
    buf_add(out, separator);
}

char *ask_text(const struct ask *ask)
{
    struct buf out;
    buf_init(&out);
    add_part(&out, ask->command->noun);
    add_part(&out, ask->command->verb);
    add_part(&out, ask->heading);
    add_part(&out, ask->then ? ask->then->name : NULL);
    add_part(&out, ask->context);
    add_part(&out, ask->changes_only ? "changes" : NULL);
    for (size_t i = 0; i < ASK_PRESETS && ask->presets[i].name; i++) {
        add_part(&out, ask->presets[i].fixed ? "fixed" : "asked");
        add_part(&out, ask->presets[i].name);
        add_part(&out, ask->presets[i].value);
    }
    return buf_take(&out);
}

/* The next part; NULL at the end. */
static char *take_part(char **rest)
{
    char *end = strstr(*rest, separator), *part = *rest;
    if (!end)
        return NULL;
    *end = '\0';
    *rest = end + 1;
    return part;
}

static bool find_then(const char *name, const struct ask_then **ret)
{
    for (size_t i = 0; i < sizeof thens / sizeof *thens; i++) {
        if (strcmp(thens[i]->name, name) == 0)
            *ret = thens[i];
    }
    return *ret || !*name;
}

static bool read_presets(char *rest, struct ask *ask)
{
    for (size_t i = 0; *rest; i++) {
        char *kind = take_part(&rest);
        char *name = kind ? take_part(&rest) : NULL;
        char *value = name ? take_part(&rest) : NULL;
        if (!value || i == ASK_PRESETS || !command_arg(ask->command, name))
            return false;
        ask->presets[i] = (struct ask_preset){name, value, strcmp(kind, "fixed") == 0};
    }
    return true;
}

bool ask_read(char *text, struct ask *ret_ask)
{
    char *rest = text, *part[6];
    *ret_ask = (struct ask){0};
    for (size_t i = 0; i < sizeof part / sizeof *part; i++) {
        part[i] = take_part(&rest);
        if (!part[i])
            return false;
    }
    ret_ask->command = command_find(part[0], part[1]);
    ret_ask->heading = *part[2] ? part[2] : NULL;
    ret_ask->context = part[4];
    ret_ask->changes_only = *part[5] != '\0';
    return ret_ask->command && find_then(part[3], &ret_ask->then) && read_presets(rest, ret_ask);
}
