/* Why something was found, as cells. Private to the command layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_COMMAND_SEARCH_H
#define RIHLA_COMMAND_SEARCH_H

#include "command/reply.h"
#include "command/seek.h"

struct cell search_why_cell(const struct seek_hit *hit); /* "telephone" */
struct cell search_fit_cell(const struct seek_hit *hit); /* "begins" */

#endif
