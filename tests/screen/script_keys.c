/* Keys by name, as xterm sends them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "screen/script.h"

#include "text/utf8.h"

#include <string.h>

static const struct {
    const char *name, *bytes;
} keys[] = {
    {"Enter", "\r"},       {"Esc", "\033[27u"},    {"Tab", "\t"},          {"Shift-Tab", "\033[Z"},
    {"Space", " "},        {"Backspace", "\177"},  {"Up", "\033OA"},       {"Down", "\033OB"},
    {"Right", "\033OC"},   {"Left", "\033OD"},     {"Home", "\033OH"},     {"End", "\033OF"},
    {"PgUp", "\033[5~"},   {"PgDn", "\033[6~"},    {"Ins", "\033[2~"},     {"Del", "\033[3~"},
    {"Ctrl-Left", "\033[1;5D"}, {"Ctrl-Right", "\033[1;5C"},
    {"F1", "\033OP"},      {"F2", "\033OQ"},       {"F3", "\033OR"},       {"F4", "\033OS"},
    {"F5", "\033[15~"},    {"F6", "\033[17~"},     {"F7", "\033[18~"},     {"F8", "\033[19~"},
    {"F9", "\033[20~"},    {"F10", "\033[21~"},    {"F11", "\033[23~"},    {"F12", "\033[24~"},
};

bool script_key(struct buf *out, const char *name)
{
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (strcmp(keys[i].name, name) == 0) {
            buf_add(out, keys[i].bytes);
            return true;
        }
    }
    if (name[0] == '^' && name[1] && !name[2]) {
        buf_addc(out, (char)(name[1] & 0x1F));
        return true;
    }
    if (strncmp(name, "Alt-", 4) == 0 && name[4]) {
        buf_addc(out, '\033');
        buf_add(out, name + 4);
        return true;
    }
    if (utf8_length(name) != 1)
        return false;
    buf_add(out, name);
    return true;
}
