/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What was searched, marked in the labels of a page as a list marks it in its rows.  Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-found-words.h"

G_BEGIN_DECLS

/** @markup as words of the program among what a record says, such as the name of a field or a day in words: no search looks in
 *  them, and nothing is marked there (transfer full). */
char *chancery_found_label_markup_ours (const char *markup) G_GNUC_WARN_UNUSED_RESULT;
/** Marks the places of @found (nullable) in the text that @label has now, in place of what was marked in it. */
void chancery_found_label_mark (GtkLabel *label, ChanceryFoundWords *found);
/** What is marked in @widget (element-type ChanceryFoundPlace), in its order; NULL when it is no label that was ever asked
 *  to mark anything. */
GArray *chancery_found_label_get_places (GtkWidget *widget);
/** Marks @place, counted from 0, stronger than the others; -1: none of them. */
void chancery_found_label_stress (GtkLabel *label, int place);

G_END_DECLS
