/* Who works, on which database, with which catalogue.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "command/session.h"

#include "command/seek.h"

#include "base/log.h"
#include "base/mem.h"
#include "base/paths.h"
#include "base/settings.h"
#include "store/trail.h"
#include "text/lang.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char *files_folder(const char *db_path)
{
    const char *given = getenv("RIHLA_FILES");
    char *configured = given && *given ? NULL : settings_configured("files");
    char *folder = given && *given             ? mem_strdup(given)
                   : configured && *configured ? mem_strdup(configured)
                                               : mem_printf("%s-files", db_path);
    free(configured);
    return folder;
}

static int64_t most_bytes(void)
{
    char *said = settings_configured("file_megabytes");
    long megabytes = said ? strtol(said, NULL, 10) : FILE_MEGABYTES;
    free(said);
    if (megabytes < 1 || megabytes > FILE_MEGABYTES_MOST)
        megabytes = FILE_MEGABYTES;
    return (int64_t)megabytes << 20;
}

/* Whoever works with the database works with the copies; nobody else sees either. */
void session_cabinet(const struct session *s, struct cabinet *ret)
{
    struct stat st;
    mode_t mode = stat(s->db_path, &st) == 0 ? st.st_mode & 0660 : 0;
    *ret = (struct cabinet){.folder = s->files_folder, .mode = mode | 0600, .most = most_bytes()};
}

void session_init(struct session *s, const char *db_path, const char *as)
{
    memset(s, 0, sizeof *s);
    s->db_path = mem_strdup(db_path);
    s->as = mem_strdup(as);
    s->cards_folder = path_share("data/cards");
    s->forms_folder = path_share("forms");
    s->files_folder = files_folder(db_path);
}

void session_close(struct session *s)
{
    if (s->search)
        search_free(s->search);
    if (s->db)
        db_close(s->db);
    s->search = NULL;
    s->db = NULL;
    s->foreseen = 0;
}

struct search *session_search(struct session *s)
{
    if (!s->search)
        s->search = search_new(s->db);
    return s->search;
}

static void forget_catalogue(struct session *s)
{
    services_free(s->services);
    if (s->catalogue)
        catalogue_free(s->catalogue);
    s->services = NULL;
    s->catalogue = NULL;
}

void session_done(struct session *s)
{
    session_close(s);
    forget_catalogue(s);
    free(s->db_path);
    free(s->as);
    free(s->cards_folder);
    free(s->forms_folder);
    free(s->files_folder);
    memset(s, 0, sizeof *s);
}

const char *session_account(void)
{
    const struct passwd *p = getpwuid(geteuid());
    return p ? p->pw_name : "";
}

static enum rc unknown_login(struct session *s, const char *login, struct err *reterr)
{
    if (db_is_demo(s->db))
        return ERR(reterr, RC_DENIED, NULL,
                   N_("%1$s is not on the staff of this demonstration. Say who you are, for example "
                      "with --as counter1; the others are agent1, supervisor1 and admin1."),
                   login);
    return ERR(reterr, RC_DENIED, NULL,
               N_("The system account %1$s is not on the staff list. Ask an administrator to add it: "
                  "rihla staff add login=%1$s name=… role=…"),
               login);
}

/* Read again for each command: a role taken away is gone at once. */
static enum rc find_staff(struct session *s, struct err *reterr)
{
    if (s->as && !db_is_demo(s->db))
        return ERR(reterr, RC_DENIED, NULL,
                   N_("Working as somebody else (--as) is possible only in a demonstration database. "
                      "Leave --as out to work as yourself."));
    const char *login = s->as ? s->as : session_account();
    struct staff found;
    enum rc rc = staff_by_login(s->db, login, &found, reterr);
    if (rc == RC_NOT_FOUND) {
        memset(&s->staff, 0, sizeof s->staff);
        return unknown_login(s, login, reterr);
    }
    if (rc)
        return rc;
    s->staff = found;
    if (!found.active)
        return ERR(reterr, RC_DENIED, NULL,
                   N_("The account %1$s was switched off, so nothing was done. If that is wrong, ask a "
                      "supervisor or an administrator"),
                   login);
    return RC_OK;
}

enum rc session_open(struct session *s, struct err *reterr)
{
    if (!s->db) {
        enum rc rc = db_open(s->db_path, &s->db, reterr);
        if (rc)
            return rc;
    }
    return find_staff(s, reterr);
}

void session_refused(struct session *s)
{
    const char *login = s->staff.login[0] ? s->staff.login : session_account();
    if (!s->db)
        return;
    enum rc rc = db_begin(s->db, NULL);
    if (!rc)
        rc = audit_add(s->db, session_now(s), login, "desk", "", s->as ? "--as" : "", RC_DENIED, NULL);
    if (!rc)
        rc = db_commit(s->db, NULL);
    if (rc) {
        db_rollback(s->db);
        log_line("a refusal of the desk was not audited");
    }
}

static void log_faults(const struct catalogue_faults *f)
{
    for (size_t i = 0; i < f->count; i++) {
        struct buf text;
        buf_init(&text);
        lang_msg(&text, &f->list[i].msg);
        log_line("catalogue: %s:%d: %s", f->list[i].file, f->list[i].line, buf_text(&text));
        buf_done(&text);
    }
}

static enum rc no_catalogue(const struct session *s, struct err *reterr)
{
    return ERR(reterr, RC_NOT_FOUND, NULL,
               N_("The services are not there: %1$s or %2$s cannot be read. Install Rihla again, or "
                  "name the folder of its files in RIHLA_SHARE"),
               s->cards_folder, s->forms_folder);
}

enum rc session_catalogue(struct session *s, const struct catalogue **ret, struct err *reterr)
{
    if (!s->catalogue) {
        struct catalogue_faults faults = {0};
        s->catalogue_stamp = catalogue_stamp(s->cards_folder, s->forms_folder);
        enum rc rc =
            catalogue_read(s->cards_folder, s->forms_folder, &s->catalogue, &faults, reterr);
        log_faults(&faults);
        s->catalogue_faulty = faults.count > 0;
        catalogue_faults_done(&faults);
        if (rc == RC_NOT_FOUND)
            return no_catalogue(s, reterr);
        if (rc)
            return rc;
    }
    *ret = s->catalogue;
    return RC_OK;
}

/* Folders that cannot be read, perhaps while Rihla is being installed, leave things as they were. */
void session_refresh(struct session *s)
{
    if (!s->catalogue)
        return;
    uint64_t now = catalogue_stamp(s->cards_folder, s->forms_folder);
    if (now == 0 || now == s->catalogue_stamp)
        return;
    forget_catalogue(s);
}

instant session_now(struct session *s)
{
    if (s->at)
        return s->at;
    return s->db ? db_now(s->db) : clock_now();
}

struct date session_today(struct session *s)
{
    return date_of(session_now(s));
}
