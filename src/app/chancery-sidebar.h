/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows at the left: the desk, the lists under three quiet headings, and saved searches.  Only
 * numbers that ask for something stand beside them.
 * Signals: “place-chosen” (const char *id), “search-chosen” (const char *query).
 * Main thread; owned by the window. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CHANCERY_TYPE_SIDEBAR (chancery_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (ChancerySidebar, chancery_sidebar, CHANCERY, SIDEBAR, GtkWidget)

/** Selects the row of @place without telling anybody. */
void chancery_sidebar_select (ChancerySidebar *self, const char *place);
/** The number beside @place; 0 is not shown. */
void chancery_sidebar_set_number (ChancerySidebar *self, const char *place, guint64 number);
/** Saved searches: name and query in turns, NULL at the end. */
void chancery_sidebar_set_searches (ChancerySidebar *self, const char *const *searches);

G_END_DECLS
