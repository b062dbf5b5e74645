/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which records were written since a state of the file, by whatever connection, as its history tells.  An import writes
 * some of what it brings after history has it, so that what one did cannot be told.  Within a reading
 * transaction.  Reading only; the thread of the ChanceryDb.  Internal to the store. */

#pragma once

#include "chancery-db.h"

G_BEGIN_DECLS

/**
 * ChanceryChangeMark:
 * @head: the end of history
 * @chain: of that, owned
 * @last_batch: the last import, 0 for none
 * @imports: one is being written
 */
typedef struct
{
  gint64 head;
  char *chain;
  gint64 last_batch;
  gboolean imports;
} ChanceryChangeMark;

/** Notes the state that is read. */
gboolean chancery_change_mark_set (ChanceryChangeMark *self, ChanceryDb *db, GError **error);
void chancery_change_mark_clear (ChanceryChangeMark *self);

/** The rows of the records that were created or changed since (element-type gint64) (transfer full); NULL without
 *  @error where it cannot be told: there are more than @most, one has gone, or something was brought in. */
GArray *chancery_change_mark_list (const ChanceryChangeMark *self,
                                   ChanceryDb *db,
                                   guint most,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** The statements behind it, for who looks at their plans; NULL when there is no @i-th. */
const char *chancery_change_mark_peek_sql (guint i);

G_END_DECLS
