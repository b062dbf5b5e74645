/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Import batches: what an import brought, its log, and taking it back.  The thread of the ChanceryDb. */

#pragma once

#include "chancery-db.h"
#include "chancery-draft.h"

G_BEGIN_DECLS

/**
 * ChanceryBatchObstacle:
 * @CHANCERY_BATCH_FREE: it can be taken back
 * @CHANCERY_BATCH_REVERTED: it was, already
 * @CHANCERY_BATCH_WRITING: it is not at its end yet
 * @CHANCERY_BATCH_IDLE: it brought nothing
 * @CHANCERY_BATCH_TOUCHED: somebody changed what it brought
 */
typedef enum
{
  CHANCERY_BATCH_FREE,
  CHANCERY_BATCH_REVERTED,
  CHANCERY_BATCH_WRITING,
  CHANCERY_BATCH_IDLE,
  CHANCERY_BATCH_TOUCHED,
} ChanceryBatchObstacle;

/** @state: "writing", "done" or "reverted"; @signatures: (array zero-terminated=1): of its file, as they were noted;
 *  @n_written: records that it made or changed, those of which something clashed too;
 *  @history: (array zero-terminated=1): where the history in it does not hold, likewise;
 *  @obstacle, @touched: see chancery_batches_find_obstacle(). */
typedef struct
{
  gint64 id;
  char *state;
  char *file;
  char *who;
  char *begun;
  char *ended;
  gint64 group;
  gint64 n_new;
  gint64 n_changed;
  gint64 n_unchanged;
  gint64 n_conflicts;
  gint64 n_written;
  gint64 n_contents;
  char **signatures;
  char **history;
  ChanceryBatchObstacle obstacle;
  char *touched;
} ChanceryBatch;

/* In the log of an import: a record that it changed, and the detail of one of which something clashed. */
#define CHANCERY_BATCH_CHANGED "changed"
#define CHANCERY_BATCH_CLASH "clash"

void chancery_batch_free (ChanceryBatch *self);

/** Begins a batch (in a transaction of its own); its number, or 0 on error. */
gint64 chancery_batches_begin (ChanceryDb *db, const char *file, const char *who, GError **error);
/** Notes in the log what happened to a record: @what "new", "changed", "unchanged" or "conflict".
 *  Call it after chancery_record_import_put(), in the same transaction. */
gboolean chancery_batches_note (ChanceryDb *db,
                                gint64 batch,
                                const char *uuid,
                                const char *what,
                                const char *detail,
                                GError **error);
/** Notes in the log who signed the file, in words of the caller; in the same transaction as another note. */
gboolean chancery_batches_note_signature (ChanceryDb *db,
                                          gint64 batch,
                                          const char *signature,
                                          GError **error);
/** Notes in the log where the history that came with the file does not hold; likewise. */
gboolean chancery_batches_note_history (ChanceryDb *db,
                                        gint64 batch,
                                        const char *fault,
                                        GError **error);
/** Notes in the log a content that came for an attachment which was here without; likewise. */
gboolean chancery_batches_note_content (ChanceryDb *db,
                                        gint64 batch,
                                        const char *digest,
                                        GError **error);
/** Keeps which label of a record became which id. */
gboolean chancery_batches_note_label (ChanceryDb *db,
                                      gint64 batch,
                                      const char *uuid,
                                      const char *label,
                                      const char *target,
                                      GError **error);
/** What a label of record @uuid became in an earlier import (transfer full), or NULL. */
char *chancery_batches_get_label (ChanceryDb *db, const char *uuid, const char *label);
/** Whether @batch was brought in, or is just being, and not taken back. */
gboolean chancery_batches_stands (ChanceryDb *db, gint64 batch);
/** The row of history at which the last import of @uuid left it, 0 when none did, -1 on error.  @written: (out): whether
 *  it wrote the record in it; else the record was found to be as the file said. */
gint64 chancery_batches_find_last (ChanceryDb *db,
                                   const char *uuid,
                                   gboolean *written,
                                   GError **error);
/** The last transaction of the batch calls it. */
gboolean chancery_batches_done (ChanceryDb *db, gint64 batch, GError **error);
/** Newest first (element-type ChanceryBatch) (transfer container). */
GPtrArray *chancery_batches_list (ChanceryDb *db, GError **error);
/** Finds out why @batch cannot be taken back; @touched is then the title or number of a record that was
 *  changed since, NULL when that is gone. */
gboolean chancery_batches_find_obstacle (ChanceryDb *db, ChanceryBatch *batch, GError **error);
/** Takes back what the batch made and changed; %CHANCERY_STORE_ERROR_CONFLICT when something it
 *  brought was changed since. */
gboolean chancery_batches_revert (ChanceryDb *db,
                                  gint64 batch,
                                  const ChanceryAct *act,
                                  GError **error);
/** Brings in again what chancery_batches_revert() took back as @group, so that the batch can be taken
 *  back once more; %CHANCERY_STORE_ERROR_CONFLICT when something changed since, %CHANCERY_MODEL_ERROR_STATE when
 *  @group is 0: nothing was taken back. */
gboolean chancery_batches_restore (ChanceryDb *db,
                                   gint64 batch,
                                   gint64 group,
                                   const ChanceryAct *act,
                                   GError **error);
/** Takes back batches found `writing` whose owner is gone; before anything else is written. */
gboolean chancery_batches_recover (ChanceryDb *db, GError **error);

G_END_DECLS
