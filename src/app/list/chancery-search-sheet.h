/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The sheet that asks under which name a search is kept.  Main thread. */

#pragma once

#include "chancery-registry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** @name: what the officer chose; may be that of a search which is to be replaced. */
typedef void (*ChancerySearchSheetFunc) (GtkWidget *owner, const char *name, const char *query);

/** Asks for a name for @query over the window of @owner; proposes @name, or @understood, what of the query
 *  is no mistake, in words when that is NULL.  A name that is taken is asked about before it is used. */
void chancery_search_sheet_ask_name (GtkWidget *owner,
                                     ChanceryRegistry *registry,
                                     const char *query,
                                     const char *understood,
                                     const char *name,
                                     ChancerySearchSheetFunc done);

/** Asks for another name for the search called @name; @done is given the new one, and the old one in the
 *  place of the query. */
void chancery_search_sheet_ask_rename (GtkWidget *owner,
                                       ChanceryRegistry *registry,
                                       const char *name,
                                       ChancerySearchSheetFunc done);

G_END_DECLS
