/* Who works, on which database, with which catalogue.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_SESSION_H
#define RIHLA_COMMAND_SESSION_H

#include "form/catalogue.h"
#include "store/search.h"
#include "store/staff.h"
#include "xfer/cabinet.h"

struct session {
    char *db_path;
    struct db *db;               /* NULL until a command needs it */
    struct search *search;       /* made when first needed; belongs to db */
    struct staff staff;          /* login "" until known */
    char *as;                    /* --as LOGIN, or NULL */
    char *cards_folder, *forms_folder;
    char *files_folder;          /* of copies of files: given, configured, or beside the database */
    struct catalogue *catalogue; /* read when first needed */
    uint64_t catalogue_stamp;    /* of its files when they were read */
    struct services *services;   /* its words, once somebody has searched it */
    bool catalogue_faulty;       /* some of them were at fault and left out */
    bool itself;                 /* time acts, nobody of the staff: what happens has no author */
    bool together;               /* several commands share a transaction that the caller opened */
    instant at;                  /* the moment, instead of the database's; 0: none (building data) */
    void (*progress)(void *ctx, int done, int all); /* long work; may be NULL */
    void *progress_ctx;
    bool (*stop)(void *ctx);     /* true: the answer to a search is not wanted any more; may be NULL */
    void *stop_ctx;
    size_t foreseen; /* parts that session_foresee() has done */
    bool glancing; /* somebody types into a box and sees masked hits come and go: the audit keeps
                    * which one is opened, not each key. Only a front end sets it, for one call. */
};

void session_init(struct session *s, const char *db_path, const char *as);
void session_done(struct session *s);

/* Opens the database and finds the member of staff by system account, or --as in a demonstration
 * database. RC_DENIED says what to do. */
enum rc session_open(struct session *s, struct err *reterr);

/* Closes the database, if one is open, and what belongs to it. */
void session_close(struct session *s);

/* The search of the open database. */
struct search *session_search(struct session *s);

/* The cabinet of this database: $RIHLA_FILES, or "files" of the configuration, or DATABASE-files; as
 * open as the database itself. The largest file is "file_megabytes", or 9. Lives as long as s. */
enum { FILE_MEGABYTES = 9, FILE_MEGABYTES_MOST = 1000 };
void session_cabinet(const struct session *s, struct cabinet *ret);

/* Writes into the audit that session_open() denied somebody the desk: no command was asked for that
 * could have done so. */
void session_refused(struct session *s);

/* The system account that runs this process; "" where it has no name. Borrowed. */
const char *session_account(void);

/* The catalogue, read now if it was not. Faulty files are logged and left out. */
enum rc session_catalogue(struct session *s, const struct catalogue **ret, struct err *reterr);

/* Before a command: forgets a catalogue whose files are no longer the same. */
void session_refresh(struct session *s);

/* Does a part of what the first search of a process has to do besides searching: the catalogue and the
 * newest customers are read, statements prepared. Changes nothing. Each part takes some milliseconds:
 * for moments in which nobody waits. False: that was the last. */
bool session_foresee(struct session *s);

instant session_now(struct session *s);
struct date session_today(struct session *s);

#endif
