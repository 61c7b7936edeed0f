/* Looking after the cabinet: checking, tidying up, backing up.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/cabinet.h"

#include "base/mem.h"
#include "store/attachment.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DAY_SECONDS = 24 * 60 * 60 };

/* A content that something attached refers to. */
struct content {
    char hash[SHA256_HEX_SIZE], number[32];
};
struct contents {
    struct content *list;
    size_t count, cap;
};

static bool note_content(void *ctx, const char *hash, const char *number)
{
    struct contents *k = ctx;
    k->list = MEM_GROW(k->list, k->count, &k->cap);
    struct content *c = &k->list[k->count++];
    snprintf(c->hash, sizeof c->hash, "%s", hash);
    snprintf(c->number, sizeof c->number, "%s", number);
    return true;
}

static int by_hash(const void *a, const void *b)
{
    return strcmp(((const struct content *)a)->hash, ((const struct content *)b)->hash);
}

static enum rc contents_read(struct session *s, struct contents *k, struct err *reterr)
{
    enum rc rc = attachment_contents(s->db, note_content, k, reterr);
    if (k->count)
        qsort(k->list, k->count, sizeof *k->list, by_hash);
    return rc;
}

static void progress(struct session *s, size_t done, size_t all)
{
    if (s->progress)
        s->progress(s->progress_ctx, (int)done, (int)all);
}

/* ---- every copy is there ---- */

static size_t look_at_all(struct session *s, const struct cabinet *cabinet, const struct contents *k,
                          void (*problem)(void *ctx, const struct msg *what), void *ctx)
{
    size_t found = 0;
    for (size_t i = 0; i < k->count; i++) {
        struct msg m;
        enum kept_state state = cabinet_look(cabinet, k->list[i].hash);
        progress(s, i + 1, k->count);
        if (state == KEPT_SOUND)
            continue;
        if (state == KEPT_GONE)
            MSG(&m, N_("The copy of attachment %1$s is gone: %2$s"), k->list[i].number, k->list[i].hash);
        else
            MSG(&m, N_("The copy of attachment %1$s is not what was kept: %2$s"), k->list[i].number,
                k->list[i].hash);
        problem(ctx, &m);
        found++;
    }
    return found;
}

/* ---- what nothing refers to ---- */

struct orphans {
    const struct contents *needed;
    const struct cabinet *cabinet;
    instant before; /* older ones are removed; 0: none */
    size_t count, removed;
};

static void see_file(void *ctx, const char *name, instant written)
{
    struct orphans *o = ctx;
    struct content key;
    snprintf(key.hash, sizeof key.hash, "%s", name);
    if (o->needed->count && strlen(name) < sizeof key.hash &&
        bsearch(&key, o->needed->list, o->needed->count, sizeof key, by_hash))
        return;
    if (written < o->before && cabinet_remove(o->cabinet, name))
        o->removed++;
    else
        o->count++;
}

static void tell_orphans(const struct orphans *o, struct reply *out)
{
    char count[24];
    snprintf(count, sizeof count, "%zu", o->removed);
    if (o->removed)
        MSG_N(reply_message(out), o->removed,
              NP_("%2$s copy that nothing refers to was removed from %1$s",
                  "%2$s copies that nothing refers to were removed from %1$s"),
              o->cabinet->folder, count);
    snprintf(count, sizeof count, "%zu", o->count);
    if (o->count)
        MSG_N(reply_message(out), o->count,
              NP_("%2$s copy in %1$s belongs to nothing; once it is a day old “admin check tidy=yes” "
                  "removes it",
                  "%2$s copies in %1$s belong to nothing; those that are a day old “admin check "
                  "tidy=yes” removes"),
              o->cabinet->folder, count);
}

enum rc cabinet_check(struct session *s, bool tidy, struct reply *out,
                      void (*problem)(void *ctx, const struct msg *what), void *ctx,
                      struct err *reterr)
{
    struct contents k = {0};
    struct cabinet cabinet;
    session_cabinet(s, &cabinet);
    struct orphans o = {&k, &cabinet, tidy ? clock_now() - DAY_SECONDS : 0, 0, 0};
    enum rc rc = contents_read(s, &k, reterr);
    size_t found = rc ? 0 : look_at_all(s, &cabinet, &k, problem, ctx);
    if (!rc)
        cabinet_each(&cabinet, see_file, &o);
    tell_orphans(&o, out);
    free(k.list);
    if (found)
        return ERR(reterr, RC_STORAGE, NULL,
                   N_("Copies of files in %1$s are gone or changed; bring them back from a backup"),
                   cabinet.folder);
    return rc;
}

/* ---- backup ---- */

enum rc cabinet_backup(struct session *s, const char *database, struct reply *out,
                       struct err *reterr)
{
    struct contents k = {0};
    struct cabinet from, to;
    char *folder = mem_printf("%s-files", database);
    session_cabinet(s, &from);
    to = from;
    to.folder = folder;
    enum rc rc = contents_read(s, &k, reterr);
    for (size_t i = 0; !rc && i < k.count; i++) {
        rc = cabinet_share(&from, k.list[i].hash, &to, reterr);
        progress(s, i + 1, k.count);
    }
    if (!rc && k.count)
        MSG(reply_message(out), N_("The copies of files are in %1$s"), folder);
    free(k.list);
    free(folder);
    return rc;
}
