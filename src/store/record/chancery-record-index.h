/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the running act changes of texts that are searched, until it is written.  Each connection has one;
 * chancery_db_commit() writes it, and 4 MiB of it are written on the way; chancery_db_rollback() forgets it.  Internal to the store; the thread of the
 * ChanceryDb. */

#pragma once

#include "chancery-db.h"

G_BEGIN_DECLS

typedef struct _ChanceryRecordIndex ChanceryRecordIndex;

ChanceryRecordIndex *chancery_record_index_new (void) G_GNUC_WARN_UNUSED_RESULT;
void chancery_record_index_free (ChanceryRecordIndex *self);
/** Drops what waits. */
void chancery_record_index_forget (ChanceryRecordIndex *self);
/** Writes what waits of the act of @db, in the order of the index, and the words that are new in it. */
gboolean chancery_record_index_write (ChanceryDb *db, GError **error);

G_END_DECLS
