/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The popover that narrows a list: what its records have in common, with counts.  What is chosen
 * becomes words of the search entry, so that it can be read, changed and saved.
 * Signal “chosen” (const char *condition): to be put into the entry or taken out of it.
 * Main thread; owned by its button. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-registry.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_REFINE (chancery_refine_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryRefine, chancery_refine, CHANCERY, REFINE, GtkPopover)

/** What is counted when it opens: @query of @registry; @typed: what stands in the entry. */
void chancery_refine_set_query (ChanceryRefine *self,
                                ChanceryRegistry *registry,
                                const char *query,
                                const char *typed,
                                ChanceryDay as_on);
/** Whether the list holds nothing but what is like the query, which is not counted. */
void chancery_refine_set_only_alike (ChanceryRefine *self, gboolean only_alike);

G_END_DECLS
