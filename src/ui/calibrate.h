/* The question how Arabic must be sent to this terminal.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RIHLA_UI_CALIBRATE_H
#define RIHLA_UI_CALIBRATE_H

#include "ui/screen.h"

extern const struct screen_class screen_calibrate;

#endif
