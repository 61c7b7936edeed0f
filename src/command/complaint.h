/* A complaint as the reply's record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_COMPLAINT_H
#define RIHLA_COMMAND_COMPLAINT_H

#include "command/reply.h"
#include "store/complaint.h"

void complaint_record(struct reply *out, const struct complaint *c);

#endif
