/* Runs screen scripts, each in both languages, and answers in TAP.
 *     screen-test RIHLA DATABASE SCRATCH PICTURES SCRIPT…
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "screen/script.h"

#include "text/lang.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct count {
    int cases, failed;
};

static void tell_fault(const char *text)
{
    while (*text) {
        int n = (int)strcspn(text, "\n");
        printf("# %.*s\n", n, text);
        text += n + (text[n] == '\n');
    }
}

static void run_one(const struct script *s, const char *path, const char *lang, struct count *c)
{
    struct buf fault = {0};
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    if (script_run(s, path, lang, &fault)) {
        c->cases++;
        c->failed += fault.len > 0;
        printf("%sok %d - %.*s in %s\n", fault.len ? "not " : "", c->cases,
               (int)strcspn(name, "."), name, strcmp(lang, "ar") == 0 ? "Arabic" : "English");
        tell_fault(buf_text(&fault));
        fflush(stdout);
    }
    buf_done(&fault);
}

int main(int argc, char *argv[])
{
    const char *update = getenv("UPDATE_PICTURES");
    struct count c = {0};
    if (argc < 6) {
        fprintf(stderr, "usage: screen-test RIHLA DATABASE SCRATCH PICTURES SCRIPT…\n");
        return 64;
    }
    struct script s = {.rihla = argv[1], .database = argv[2], .scratch = argv[3],
                       .pictures = argv[4], .update = update && strcmp(update, "1") == 0};
    lang_init();
    for (int i = 5; i < argc; i++) {
        run_one(&s, argv[i], "en", &c);
        run_one(&s, argv[i], "ar", &c);
    }
    printf("1..%d\n", c.cases);
    return c.failed || !c.cases;
}
