/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The header bar of a list: what is searched for, and *New* with its menu of kinds.
 * Signals: “search-changed”; “leave”: on to the list; what stands there was told before.  Main thread; owned
 * by its list. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-place.h"
#include "chancery-registry.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_SEARCH_BAR (chancery_search_bar_get_type ())
G_DECLARE_FINAL_TYPE (ChancerySearchBar, chancery_search_bar, CHANCERY, SEARCH_BAR, GtkWidget)

/** @registry: (nullable): whose day typed dates are meant from. */
void chancery_search_bar_set_registry (ChancerySearchBar *self, ChanceryRegistry *registry);
/** What is searched, and what *New* makes. */
void chancery_search_bar_set_place (ChancerySearchBar *self, const ChanceryPlace *place);
/** What is searched within the place, until the next place. */
void chancery_search_bar_set_within (ChancerySearchBar *self, const char *label);
/** Which buttons of the window and for the sidebar stand here. */
void chancery_search_bar_set_decoration (ChancerySearchBar *self,
                                         gboolean sidebar_hidden,
                                         gboolean last_pane);

const char *chancery_search_bar_get_typed (ChancerySearchBar *self);
/** Tells nobody. */
void chancery_search_bar_set_typed (ChancerySearchBar *self, const char *typed);

/** Tells of what is typed at once, and not only when the hand rests for a moment. */
void chancery_search_bar_hurry (ChancerySearchBar *self);

/** Puts @condition (“party:niger”) among the words, or takes it out of them, and says so. */
void chancery_search_bar_toggle_condition (ChancerySearchBar *self, const char *condition);

/** Puts @example, a query, after what stands there, says so, and takes the keyboard there, with what begins at the byte
 *  @value_at selected: it is what one types otherwise. */
void chancery_search_bar_add_example (ChancerySearchBar *self, const char *example, gsize value_at);

void chancery_search_bar_popup_new (ChancerySearchBar *self);

/** @condition: (nullable): the part of what was typed to which no record answers; told when the hand rests. */
void chancery_search_bar_set_unmet (ChancerySearchBar *self, const char *condition);

G_END_DECLS
