/* Attachments.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/attachment.h"

#include "base/mem.h"
#include "base/word.h"
#include "store/query.h"

static const struct word parts[] = {
#define X(name, word, title) [ATTACHMENT_##name] = {word, title},
    ATTACHMENT_PART_LIST(X)
#undef X
};
WORD_FUNCTIONS(attachment_part, parts)

static enum rc content_id(struct db *db, const struct attachment *a, struct rowid *ret,
                          struct err *reterr)
{
    enum rc rc = RUN(db, STORED_FILE_PUT, reterr, V(a->hash), V(file_type_word(a->type)), V(a->size));
    if (rc != RC_OK)
        return rc;
    struct cursor *c = OPEN(db, STORED_FILE_BY_HASH, V(a->hash));
    bool found = query_next(c);
    if (found)
        *ret = col_rowid(c);
    return query_found(c, found, reterr);
}

enum rc attachment_insert(struct db *db, struct attachment *a, struct err *reterr)
{
    struct rowid file;
    enum rc rc = content_id(db, a, &file, reterr);
    if (rc == RC_OK)
        rc = RUN(db, ATTACHMENT_INSERT, reterr, V(a->number), V(a->application), V(a->complaint),
                 V(attachment_part_word(a->part)), V(a->doc), V(file), V(a->name), V(a->by), V(a->at));
    if (rc == RC_OK)
        a->id = query_inserted(db);
    return rc;
}

static void read_attachment(struct cursor *c, struct attachment *a)
{
    a->id = col_rowid(c);
    col_text(c, a->number, sizeof a->number);
    a->application = col_rowid(c);
    a->complaint = col_rowid(c);
    col_text(c, a->application_number, sizeof a->application_number);
    col_text(c, a->complaint_number, sizeof a->complaint_number);
    COL_WORD(c, attachment_part_parse, &a->part);
    col_text(c, a->doc, sizeof a->doc);
    col_text(c, a->hash, sizeof a->hash);
    COL_WORD(c, file_type_parse, &a->type);
    a->size = col_number(c);
    col_text(c, a->name, sizeof a->name);
    col_text(c, a->by, sizeof a->by);
    a->at = col_instant(c);
    col_text(c, a->removed_by, sizeof a->removed_by);
    col_text(c, a->removed_why, sizeof a->removed_why);
    a->removed_at = col_instant(c);
}

enum rc attachment_by_number(struct db *db, const char *number, struct attachment *ret,
                             struct err *reterr)
{
    struct cursor *c = OPEN(db, ATTACHMENT_BY_NUMBER, V(number));
    bool found = query_next(c);
    if (found)
        read_attachment(c, ret);
    return query_found(c, found, reterr);
}

enum rc attachment_removed(struct db *db, const struct attachment *a, struct err *reterr)
{
    enum rc rc = RUN(db, ATTACHMENT_REMOVE, reterr, V(a->id), V(a->removed_by), V(a->removed_why),
                     V(a->removed_at));
    if (rc == RC_OK && query_changes(db) == 0)
        return ERR(reterr, RC_CONFLICT, NULL, N_("Attachment %1$s was removed already"), a->number);
    return rc;
}

enum rc attachment_each(struct db *db, struct rowid application, struct rowid complaint, int limit,
                        bool (*row)(void *ctx, const struct attachment *a), void *ctx,
                        struct err *reterr)
{
    struct cursor *c = application.n ? OPEN(db, ATTACHMENTS_OF_APPLICATION, V(application))
                       : complaint.n ? OPEN(db, ATTACHMENTS_OF_COMPLAINT, V(complaint))
                                     : OPEN(db, ATTACHMENTS, V(limit));
    for (bool more = true; more && query_next(c);) {
        struct attachment a;
        read_attachment(c, &a);
        more = row(ctx, &a);
    }
    return query_close(c, reterr);
}

enum rc attachment_contents(struct db *db,
                            bool (*row)(void *ctx, const char *hash, const char *number), void *ctx,
                            struct err *reterr)
{
    struct cursor *c = OPEN(db, CHECK_CONTENTS, BIND_END);
    for (bool more = true; more && query_next(c);) {
        char hash[SHA256_HEX_SIZE], number[32];
        col_text(c, hash, sizeof hash);
        col_text(c, number, sizeof number);
        more = row(ctx, hash, number);
    }
    return query_close(c, reterr);
}
