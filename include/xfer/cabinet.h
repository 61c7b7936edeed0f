/* The cabinet: a folder with copies of files that customers hand in. Each content is there once, under
 * the SHA-256 of its bytes. What is in it is never executed and never rendered, only copied.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_XFER_CABINET_H
#define RIHLA_XFER_CABINET_H

#include "base/clock.h"
#include "base/err.h"
#include "base/sha256.h"
#include "domain/filetype.h"

#include <stdint.h>
#include <sys/types.h>

struct cabinet {
    const char *folder; /* made when first needed; borrowed */
    mode_t mode;        /* who may read and write the copies: permission bits of a file, 0600 at least */
    int64_t most;       /* bytes of the largest file */
};

enum { FILE_NAME_SIZE = 4 * 200 + 1 };

/* A file of which there is a copy. */
struct kept_file {
    char hash[SHA256_HEX_SIZE];
    enum file_type type;
    int64_t size;              /* bytes */
    char name[FILE_NAME_SIZE]; /* what it was called, without its folder, neutralised */
};

/* Copies the file into the cabinet, from where it does not go away again by itself. `field` is where
 * the path was given. RC_NOT_FOUND, RC_BAD_DATA (no plain file, a link, empty, too large, of another
 * kind), RC_STORAGE (cannot be read; the cabinet cannot be written): then the cabinet is as it was. */
enum rc cabinet_put(const struct cabinet *c, const char *path, const char *field,
                    struct kept_file *ret, struct err *reterr);

/* Copies one out of it. RC_CONFLICT: there is such a file already. RC_STORAGE: the copy is not what was
 * put in, or cannot be written; then nothing was. */
enum rc cabinet_take(const struct cabinet *c, const char *hash, const char *to, struct err *reterr);

/* Copies one into another cabinet; nothing where it is there already. */
enum rc cabinet_share(const struct cabinet *c, const char *hash, const struct cabinet *to,
                      struct err *reterr);

enum kept_state { KEPT_SOUND, KEPT_GONE, KEPT_CHANGED /* or it cannot be read */ };
enum kept_state cabinet_look(const struct cabinet *c, const char *hash);

/* Calls see() with each name in the folder and when that file was written last; no folder: never. */
void cabinet_each(const struct cabinet *c, void (*see)(void *ctx, const char *name, instant written),
                  void *ctx);

/* Removes the file of that name, as cabinet_each() told it. False with errno. */
bool cabinet_remove(const struct cabinet *c, const char *name);

#endif
