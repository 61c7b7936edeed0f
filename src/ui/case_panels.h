/* Documents and fees of an application, side by side on its screen.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_CASE_PANELS_H
#define RIHLA_UI_CASE_PANELS_H

#include "ui/paint.h"

/* The replies of "document list" and "payment due". */
void case_documents_draw(struct canvas *c, const struct reply *documents, struct area a);
void case_fees_draw(struct canvas *c, const struct reply *due, struct area a);

/* At the end of a rule: who works on it, and until when; nothing where nobody does. */
void case_holder_draw(struct canvas *c, const struct reply *show, struct area a);

/* One row: where the promise stands, and until when a returned application waits. show is the answer
 * of `application show`. */
void case_time_draw(struct canvas *c, const struct reply *show, struct area a);

#endif
