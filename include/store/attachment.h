/* Attachments: which copies of files belong to which application or complaint.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_STORE_ATTACHMENT_H
#define RIHLA_STORE_ATTACHMENT_H

#include "base/sha256.h"
#include "domain/filetype.h"
#include "store/complaint.h"

/* X(name, word, title): what an attachment is to its application or complaint. */
#define ATTACHMENT_PART_LIST(X)                                                                    \
    X(DOCUMENT, "document", N_("document"))                                                        \
    X(RESULT, "result", N_("result"))                                                              \
    X(COMPLAINT, "complaint", N_("complaint"))                                                     \
    X(OTHER, "other", N_("other"))

enum attachment_part {
#define X(name, word, title) ATTACHMENT_##name,
    ATTACHMENT_PART_LIST(X)
#undef X
    ATTACHMENT_PART_COUNT
};
const char *attachment_part_word(enum attachment_part p);
const char *attachment_part_title(enum attachment_part p); /* msgid */
bool attachment_part_parse(const char *word, enum attachment_part *ret);

struct attachment {
    struct rowid id;
    char number[32];                 /* Att-26-11-000007 */
    struct rowid application, complaint; /* one of the two */
    char application_number[24], complaint_number[32];
    enum attachment_part part;
    char doc[65];                    /* of the card, where it is a document's; else "" */
    char hash[SHA256_HEX_SIZE];      /* of the content */
    enum file_type type;
    int64_t size;                    /* bytes */
    char name[TITLE_SIZE];           /* what the file was called */
    char by[33];                     /* login */
    instant at;
    char removed_by[33], removed_why[NOTE_SIZE]; /* "" while it is attached */
    instant removed_at;              /* 0: it is attached */
};

/* Needs all but id and removal; the content is noted once. Fills id. */
enum rc attachment_insert(struct db *db, struct attachment *a, struct err *reterr);
enum rc attachment_by_number(struct db *db, const char *number, struct attachment *ret,
                             struct err *reterr);

/* Notes by whom, why and when it was removed; RC_CONFLICT: it was removed before. */
enum rc attachment_removed(struct db *db, const struct attachment *a, struct err *reterr);

/* Those of an application or a complaint that were not removed, in the order they came. Both n 0: the
 * newest of all, at most limit. */
enum rc attachment_each(struct db *db, struct rowid application, struct rowid complaint, int limit,
                        bool (*row)(void *ctx, const struct attachment *a), void *ctx,
                        struct err *reterr);

/* Each content that something attached refers to, with the number of one such attachment. */
enum rc attachment_contents(struct db *db,
                            bool (*row)(void *ctx, const char *hash, const char *number), void *ctx,
                            struct err *reterr);

#endif
