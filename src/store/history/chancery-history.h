/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who changed what, when: rows in a chain of digests, their bodies with the earlier values, undo and
 * redo of groups.  The thread of the ChanceryDb. */

#pragma once

#include "chancery-change.h"
#include "chancery-db.h"

G_BEGIN_DECLS

/**
 * ChanceryHistoryRow:
 * @sequence: 1 and up without a gap
 * @group: the act: sequence of its first row
 * @when: UTC, "2026-03-02T10:15:00Z"
 * @record: (nullable): UUID
 * @version: of the record after it
 * @digest: (nullable): of the record after it
 * @body_digest: (nullable): of the earlier values that it keeps
 * @chain: its link, over all of this but @changes and over the link before it
 * @changes: (element-type ChanceryChange): what it did, earlier and later values; filled by
 *   chancery_history_list_record() only
 */
typedef struct
{
  gint64 sequence;
  gint64 group;
  char *when;
  char *who;
  char *action;
  char *record;
  gint64 version;
  char *digest;
  char *body_digest;
  char *chain;
  GPtrArray *changes;
} ChanceryHistoryRow;

void chancery_history_row_free (ChanceryHistoryRow *self);

/** The rows of one record with their changes, newest first; @limit 0: all
 *  (element-type ChanceryHistoryRow) (transfer container). */
GPtrArray *chancery_history_list_record (ChanceryDb *db,
                                         const char *uuid,
                                         guint limit,
                                         GError **error);
/** Rows after @sequence, oldest first, without changes; @limit 0: all. */
GPtrArray *chancery_history_list_since (ChanceryDb *db,
                                        gint64 sequence,
                                        guint limit,
                                        GError **error);
/** The last sequence; 0 for an empty history. */
gint64 chancery_history_get_head (ChanceryDb *db);
/** The content of @uuid as history row @sequence left it (transfer full); NULL without @error when it
 *  was not there then. */
ChanceryRecord *chancery_history_load_at (ChanceryDb *db,
                                          const char *uuid,
                                          gint64 sequence,
                                          GError **error);

/** The link that @row has after @previous, the link before it or the registry's origin (transfer full). */
char *chancery_history_make_link (const char *previous, const ChanceryHistoryRow *row);

/**
 * ChanceryHistoryVisit:
 * @row: with its changes, which may be stolen
 * @content: as it left it
 * @came: (nullable): what the file said of which an import made @content, where that is something else
 *
 * %FALSE: that is enough.
 */
typedef gboolean (*ChanceryHistoryVisit) (ChanceryHistoryRow *row,
                                          ChanceryRecord *content,
                                          ChanceryRecord *came,
                                          gpointer user_data);
/** The contents that the record of @now had, newest first, as far as they are known. */
gboolean chancery_history_foreach_content (ChanceryDb *db,
                                           ChanceryRecord *now,
                                           ChanceryHistoryVisit visit,
                                           gpointer user_data,
                                           GError **error);

/** Today's checkpoint, one line: origin, sequence, hash, time (transfer full). */
char *chancery_history_checkpoint (ChanceryDb *db, GError **error);

/** Whether the chain holds, @problems (element-type utf8) gets a sentence for each break.
 *  @checkpoint: (nullable): a line from earlier that today's chain must still contain. */
gboolean chancery_history_verify (ChanceryDb *db,
                                  const char *checkpoint,
                                  GPtrArray *problems,
                                  GError **error);

/** Takes @group back, as a group of its own (returned; undo that one to redo); 0 on error.
 *  %CHANCERY_STORE_ERROR_CONFLICT when something changed since; %CHANCERY_MODEL_ERROR_STATE when the
 *  group registered or voided. */
gint64 chancery_history_undo (ChanceryDb *db, gint64 group, const ChanceryAct *act, GError **error);
/** Whether the group may be undone at all (nothing registered or voided in it). */
gboolean chancery_history_can_undo (ChanceryDb *db, gint64 group);
/** How many records the group touched. */
guint chancery_history_count_records (ChanceryDb *db, gint64 group);
/** Whether a number was given in the group. */
gboolean chancery_history_is_registering (ChanceryDb *db, gint64 group);

G_END_DECLS
