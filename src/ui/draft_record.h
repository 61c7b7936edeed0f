/* The records of a draft: a letter, then texts, each ending with a NUL. Screens are counted from the
 * bottom of the desk.
 *     H version database login host pid    whose draft it is; always the first
 *     S screen class kept                  this screen is open, and nothing above it
 *     E screen                             it and all above are closed
 *     F screen field text                  what was typed
 *     B screen field                       nothing that is not saved
 *     P screen field point value noted     where the cursor stands, as struct sheet_place says it
 *     N screen text point                  what narrows the choice that is open there
 *     C screen                             no choice is open
 *     T seconds                            all before it was typed by then, by the clock of the database
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_DRAFT_RECORD_H
#define RIHLA_UI_DRAFT_RECORD_H

#include "ui/draft.h"

#define DRAFT_VERSION "1"

/* The folder of the drafts; NULL where the user has no state folder. Owned by the caller. */
char *draft_folder(void);

/* The file of the database, the same whatever way it was named. Owned by the caller. */
char *draft_database(const struct session *s);

#endif
