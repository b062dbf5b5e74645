/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing the history, for the parts of the store that change records.  Internal; inside
 * chancery_db_begin(). */

#pragma once

#include "chancery-change.h"
#include "chancery-history.h"

G_BEGIN_DECLS

/** Appends a row to the chain.  @uuid, @digest, @body: (nullable). */
gboolean chancery_history_append (ChanceryDb *db,
                                  const char *action,
                                  const char *uuid,
                                  gint64 version,
                                  const char *digest,
                                  const char *body,
                                  GError **error);
/** The body that says how @before became @after: the earlier values; NULL when nothing did. */
char *chancery_history_make_body (ChanceryRecord *before, ChanceryRecord *after);
/** The same of what an import wrote (@before is NULL for a new record).  @came: (nullable): what the file said, where
 *  that is neither of them: by it, and not by what was made of it, the next file from there is judged. */
char *chancery_history_make_import_body (ChanceryRecord *before,
                                         ChanceryRecord *after,
                                         ChanceryRecord *came);
/** The body that keeps a whole record, for deletion. */
char *chancery_history_make_record_body (ChanceryRecord *record);
/** As chancery_history_load_at(), for who has today's content @now (nullable: there is none). */
ChanceryRecord *chancery_history_go_back (ChanceryDb *db,
                                          ChanceryRecord *now,
                                          const char *uuid,
                                          gint64 sequence,
                                          GError **error);
/** Whether the last row belongs where it stands. */
gboolean chancery_history_check_head (ChanceryDb *db);

/** What came in the file of which @after was made; NULL without @error when the body @json does not say. */
ChanceryRecord *chancery_history_read_came (ChanceryDb *db,
                                            ChanceryRecord *after,
                                            const char *json,
                                            GError **error);
/**
 * The content before the body @json was written, from @after (NULL: it was deleted).  @changes
 * (nullable) gets ChanceryChange of it.  NULL with @error unset: there was none before.
 */
ChanceryRecord *chancery_history_step_back (ChanceryDb *db,
                                            ChanceryRecord *after,
                                            const char *json,
                                            GPtrArray *changes,
                                            GError **error);

G_END_DECLS
