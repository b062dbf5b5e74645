/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which field the heading of a column means. Pure; any thread.
 */

#pragma once

#include "chancery-kind.h"

G_BEGIN_DECLS

/** Where a column called @heading goes in records of @kind; @is_ours: its table is one of this program, in which rows may
 *  say their kinds and fields that the program writes come back.  NULL where nobody knows (transfer full). */
char *chancery_csv_guess (const ChanceryKind *kind, gboolean is_ours, const char *heading)
    G_GNUC_WARN_UNUSED_RESULT;

/** Where “Sender (old)” goes, if it is called “Sender”: a guess for what nothing else is known of (transfer full). */
char *chancery_csv_guess_before_bracket (const ChanceryKind *kind, const char *heading)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
