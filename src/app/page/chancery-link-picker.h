/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Linking: the record first, then what it is to this one, as sentences (“This note *replies to*
 * PROT/2026/0012”), the likeliest chosen: Return, Return.  Main thread. */

#pragma once

#include "chancery-record-picker.h"

G_BEGIN_DECLS

/** Links @record with one that the officer finds; trouble is said by @owner's signal “failed”. */
void chancery_link_picker_ask (GtkWidget *owner,
                               ChanceryRegistry *registry,
                               ChanceryRecord *record);

G_END_DECLS
