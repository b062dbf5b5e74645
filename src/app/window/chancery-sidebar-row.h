/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A row of the sidebar: icon, name and, if it asks for something, a number.  Main thread; owned by
 * its list. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-place.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_SIDEBAR_ROW (chancery_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (ChancerySidebarRow,
                      chancery_sidebar_row,
                      CHANCERY,
                      SIDEBAR_ROW,
                      GtkListBoxRow)

GtkWidget *chancery_sidebar_row_new (const ChanceryPlace *place) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *chancery_sidebar_row_new_for_search (const char *name, const char *query, gboolean first)
    G_GNUC_WARN_UNUSED_RESULT;

/** A row of a search is for another one from now on, of which no count is known. */
void chancery_sidebar_row_set_search (ChancerySidebarRow *self,
                                      const char *name,
                                      const char *query);

/** What is shown beside it in letters. */
const char *chancery_sidebar_row_get_name (ChancerySidebarRow *self);

/** Its place, or NULL for a saved search. */
const char *chancery_sidebar_row_get_place (ChancerySidebarRow *self);
/** The query of a saved search, else NULL. */
const char *chancery_sidebar_row_get_query (ChancerySidebarRow *self);
/** The heading that stands above it, or NULL. */
const char *chancery_sidebar_row_get_heading (ChancerySidebarRow *self);
/** @says: what it counts ("3 not settled").  0 is not shown. */
void chancery_sidebar_row_set_number (ChancerySidebarRow *self, guint64 number, const char *says);
/** How many records a search finds, none included. */
void chancery_sidebar_row_set_count (ChancerySidebarRow *self, guint64 count);

G_END_DECLS
