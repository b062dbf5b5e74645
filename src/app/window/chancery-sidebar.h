/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows at the left: the desk, the lists under three quiet headings, and saved searches.  Only
 * numbers that ask for something stand beside them, and beside a search how many records it finds.
 * Signals: “place-chosen” (const char *id), “search-chosen” (const char *name, const char *query);
 * “entered”: by Return or a click.  A saved search has a menu and keys of its own, which are actions of
 * the window: “win.rename-search”, “win.change-search”, “win.move-search”, “win.delete-search”.
 * Main thread; owned by the window. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CHANCERY_TYPE_SIDEBAR (chancery_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (ChancerySidebar, chancery_sidebar, CHANCERY, SIDEBAR, GtkWidget)

/** Selects the row of @place without telling anybody. */
void chancery_sidebar_select (ChancerySidebar *self, const char *place);
/** The number beside @place, and what it counts ("3 not settled"); 0 is not shown. */
void chancery_sidebar_set_number (ChancerySidebar *self,
                                  const char *place,
                                  guint64 number,
                                  const char *says);
/** Saved searches (element-type ChancerySavedSearch), in their order; the row that has the keyboard keeps
 *  it wherever its search goes. */
void chancery_sidebar_set_searches (ChancerySidebar *self, GPtrArray *searches);
/** How many records the searches for @query find. */
void chancery_sidebar_set_count (ChancerySidebar *self, const char *query, guint64 count);
/** The saved search whose row has the keyboard, or NULL. */
const char *chancery_sidebar_get_focused_search (ChancerySidebar *self);
/** Selects the saved search called @name without telling anybody. */
void chancery_sidebar_select_search (ChancerySidebar *self, const char *name);

G_END_DECLS
