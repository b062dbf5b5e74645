/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of chancery-facet-columns share: the one that reads and the one that reads anew what was written.
 * Internal to the store; the thread of the ChanceryDb. */

#pragma once

#include "chancery-facet-columns.h"
#include "chancery-record-changes.h"
#include "chancery-statement.h"

G_BEGIN_DECLS

struct _ChanceryFacetColumns
{
  ChanceryDb *db;
  /* The state of the file that all of it was read from; not kept otherwise. */
  gint64 data_version;
  gint64 n_changes;
  ChanceryChangeMark mark;
  gboolean is_kept;
  gint64 asked; /* when, by the monotonic clock */

  /* Element-type ChanceryFacetRecord: all, by their rows; or those of which @few says where they stand, plus one. */
  GArray *records;
  GHashTable *few; /* nullable */
  GArray *places;

  GArray *natures;
  GArray *forms;
  GArray *names;
  /* Where they stand. */
  GHashTable *known_natures; /* by kind, state and level */
  GHashTable *known_forms;   /* by kind and code */
  GHashTable *known_targets; /* by row */
  GHashTable *known_labels;
  GHashTable *known_values; /* by the folded name, which stands in @names */
  GString *key;
};

/** @text: (transfer full): the first name of @target, NULL when it has none. */
gboolean chancery_facet_columns_read_name (ChanceryFacetColumns *self,
                                           gint64 target,
                                           char **text,
                                           GError **error);
/** Takes a record from the row of CHANCERY_FACET_SQL_ALL or _ONE. */
gboolean chancery_facet_columns_read_record (ChanceryFacetColumns *self,
                                             ChanceryStatement *statement,
                                             ChanceryFacetRecord *record,
                                             GError **error);
/** Takes places from the rows of CHANCERY_FACET_SQL_ALL_PLACES or _PLACES_OF_ONE, by ascending record;
 *  FALSE with @error. */
gboolean chancery_facet_columns_read_places (ChanceryFacetColumns *self,
                                             ChanceryStatement *statement,
                                             GError **error);

/* --- chancery-facet-changes.c */

/** Notes that @self is of the state that is read. */
gboolean chancery_facet_columns_note_state (ChanceryFacetColumns *self, GError **error);
/** Whether @self is of the state that is read, or became so by reading what was written since; without @error where
 *  that cannot be told or is much.  After FALSE it is of no more use. */
gboolean chancery_facet_columns_bring_up_to_date (ChanceryFacetColumns *self, GError **error);

G_END_DECLS
