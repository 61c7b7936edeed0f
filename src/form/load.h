/* Reading a whole file whose size is bounded before anything is read.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_FORM_LOAD_H
#define RIHLA_FORM_LOAD_H

#include "form/fault.h"

/* The text of a plain file of at most XML_BYTES_LIMIT bytes of UTF-8, owned by the caller; NULL
 * after adding a fault. */
char *load_file(const char *path, struct catalogue_faults *faults);

#endif
