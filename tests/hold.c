/* Holds the writer's turn on a database until standard input ends: hold DATABASE. Says "held" first.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/db.h"

#include <stdio.h>

int main(int argc, char *argv[])
{
    struct db *db;
    if (argc != 2 || db_open(argv[1], &db, NULL) || db_begin(db, NULL))
        return 1;
    puts("held");
    fflush(stdout);
    while (getchar() != EOF)
        continue;
    db_rollback(db);
    db_close(db);
    return 0;
}
