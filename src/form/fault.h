/* Collecting what is wrong with a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_FORM_FAULT_H
#define RIHLA_FORM_FAULT_H

#include "form/catalogue.h"

enum { FAULTS_PER_FILE = 20 }; /* more of them help nobody */

/* FAULT(faults, file, line, N_("Sentence with %1$s"), word); the words may come from the file,
 * as lang_msg() makes them harmless. */
#define FAULT(faults, file, line, ...)                                                             \
    fault_add((faults), (file), (line), (const char *const[]){__VA_ARGS__, (const char *)0})
void fault_add(struct catalogue_faults *faults, const char *file, int line,
               const char *const *id_and_args);

/* The first fault as an error whose sentence names file and line. Returns RC_BAD_DATA. */
enum rc fault_error(const struct catalogue_faults *faults, struct err *reterr);

#endif
