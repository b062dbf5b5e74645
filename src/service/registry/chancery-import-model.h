/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One part of an import that was read and waits: a list model that knows how long it is and fetches
 * what is looked at, a page at a time, so that a hundred thousand records cost no more than ten.
 * The model of the clashes also keeps what was decided.  Main thread. */

#pragma once

#include "chancery-registry-exchange.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_IMPORT_ITEM (chancery_import_item_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryImportItem, chancery_import_item, CHANCERY, IMPORT_ITEM, GObject)

typedef enum
{
  CHANCERY_DECISION_OPEN,
  CHANCERY_DECISION_HERE,
  CHANCERY_DECISION_THEIRS,
} ChanceryDecision;

/* Signal “changed”: its page has come, or it was decided. */

/** NULL while its page has not come, and in a part that is no clash. */
const ChanceryImportConflict *chancery_import_item_get_conflict (ChanceryImportItem *self);
/** NULL while its page has not come, and for a clash. */
const ChanceryImportEntry *chancery_import_item_get_entry (ChanceryImportItem *self);
ChanceryDecision chancery_import_item_get_decision (ChanceryImportItem *self);

#define CHANCERY_TYPE_IMPORT_MODEL (chancery_import_model_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryImportModel, chancery_import_model, CHANCERY, IMPORT_MODEL, GObject)

/** @part of @n_items that were read last in @registry. */
ChanceryImportModel *chancery_import_model_new (ChanceryRegistry *registry,
                                                ChanceryImportPart part,
                                                guint n_items) G_GNUC_WARN_UNUSED_RESULT;
/** The clashes; @records: which record each belongs to. */
ChanceryImportModel *chancery_import_model_new_clashes (ChanceryRegistry *registry, GArray *records)
    G_GNUC_WARN_UNUSED_RESULT;

/* Signal “decided”: something was decided. */

/** Takes the file's value of the clash at @position, or keeps ours; @whole: of all clashes of its
 *  record. */
void chancery_import_model_decide (ChanceryImportModel *self,
                                   guint position,
                                   gboolean take,
                                   gboolean whole);
/** How many clashes nobody has decided yet. */
guint chancery_import_model_get_n_open (ChanceryImportModel *self);
/** The first of them, or n_items. */
guint chancery_import_model_find_open (ChanceryImportModel *self);
/** Numbers of the clashes of which the file's value is taken (element-type guint64)
 *  (transfer full). */
GArray *chancery_import_model_dup_taken (ChanceryImportModel *self);

G_END_DECLS
