/* Choosing the row mode.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/mode.h"

#include "base/log.h"
#include "base/mem.h"
#include "base/paths.h"
#include "base/settings.h"
#include "ui/detect.h"

#include <stdlib.h>
#include <string.h>

static const char english[] = "english";
static const char *wish;
static struct {
    char *identity; /* of the terminal that `said` is about; NULL: not looked up yet */
    char *said;     /* NULL: nothing is kept */
} kept;

/* False: the word says nothing. */
static bool understand(const char *word, struct mode_choice *ret)
{
    *ret = (struct mode_choice){.english = word && strcmp(word, english) == 0};
    return word && (ret->english || row_mode_parse(word, &ret->mode));
}

bool mode_understood(const char *word)
{
    struct mode_choice any;
    return understand(word, &any) || (word && strcmp(word, "auto") == 0);
}

void mode_wish(const char *word)
{
    wish = word;
}

static char *kept_path(void)
{
    char *folder = path_state();
    char *path = folder ? mem_printf("%s/terminals", folder) : NULL;
    free(folder);
    return path;
}

/* The file is read once for each terminal that the answers so far may mean. */
static const char *kept_word(void)
{
    struct buf identity = {0};
    detect_identity(&identity);
    if (!kept.identity || strcmp(kept.identity, buf_text(&identity)) != 0) {
        char *path = kept_path();
        free(kept.identity);
        free(kept.said);
        kept.said = path ? settings_get(path, buf_text(&identity)) : NULL;
        kept.identity = buf_take(&identity);
        free(path);
    }
    buf_done(&identity);
    return kept.said;
}

static struct mode_choice by_answers(void)
{
    const struct detected *d = detected();
    if (!d->kind)
        return (struct mode_choice){.mode = ROW_VISUAL, .guessed = !d->unseen};
    enum row_mode mode = d->kind->mode;
    if (d->wrap != WRAP_NONE)
        mode = row_mode_untold(mode);
    return (struct mode_choice){.mode = mode, .english = d->kind->no_arabic};
}

struct mode_choice mode_choose(void)
{
    static char *configured;
    static bool looked;
    struct mode_choice c;
    if (!looked)
        configured = settings_configured("terminal");
    looked = true;
    if (understand(wish, &c) || understand(configured, &c) || understand(kept_word(), &c))
        return c;
    return by_answers();
}

void mode_log(void)
{
    static const char *const ways[] = {
        [WRAP_NONE] = "", [WRAP_TMUX] = " in tmux", [WRAP_SCREEN] = " in GNU screen"};
    const struct detected *d = detected();
    struct mode_choice c = mode_choose();
    log_line("terminal: %s%s, rows are sent %s%s", d->kind ? d->kind->name : "unknown", ways[d->wrap],
             row_mode_word(c.mode), c.english ? ", Arabic does not read right" : "");
}

bool mode_keep(enum row_mode mode, bool is_english)
{
    const char *word = is_english ? english : row_mode_word(mode);
    char *path = kept_path();
    kept_word();
    bool good = path && settings_put(path, kept.identity, word);
    free(path);
    free(kept.said);
    kept.said = mem_strdup(word);
    wish = NULL; /* what the person says now is newer */
    return good;
}
