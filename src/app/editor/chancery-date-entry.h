/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The entry of a date: typed as officers type (“18 feb”, “-2d”, “after 16 feb, inferred”), with the
 * date that was understood beside it.  Main thread. */

#pragma once

#include "chancery-typed-entry.h"

G_BEGIN_DECLS

/** Words such as “today” start from the day of @registry's desk (nullable: from today). */
GtkWidget *chancery_date_entry_new (const ChanceryField *field, ChanceryRegistry *registry)
    G_GNUC_WARN_UNUSED_RESULT;

/** The date that @typed means, with how good it is at the end (“, inferred”); NULL with a sentence
 *  in @error. */
ChanceryFuzzyDate *chancery_date_entry_parse (const char *typed, ChanceryDay today, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
