/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One condition of the Refine popover with its count; checked when the entry has it.  Main thread;
 * owned by its list. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-registry-search.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_REFINE_ROW (chancery_refine_row_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryRefineRow, chancery_refine_row, CHANCERY, REFINE_ROW, GtkListBoxRow)

/** @typed: what stands in the entry. */
GtkWidget *chancery_refine_row_new (const ChanceryFacet *facet, const char *typed)
    G_GNUC_WARN_UNUSED_RESULT;
/** What stands for @n_more other values of @heading (untranslated, static), which are @all of them. */
GtkWidget *chancery_refine_row_new_more (const char *heading, guint n_more, gboolean all)
    G_GNUC_WARN_UNUSED_RESULT;
/** As it stands in a query: “party:afghanistan”; NULL of a row that stands for others. */
const char *chancery_refine_row_get_condition (ChanceryRefineRow *self);
/** Untranslated. */
const char *chancery_refine_row_get_heading (ChanceryRefineRow *self);

G_END_DECLS
