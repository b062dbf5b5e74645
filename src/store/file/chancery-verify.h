/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether a registry is what it says: database, digests of records and attachments, chain of history,
 * registers, references.  Reading only; the thread of the ChanceryDb. */

#pragma once

#include "chancery-db.h"

G_BEGIN_DECLS

typedef enum
{
  CHANCERY_VERIFY_NOTE,
  CHANCERY_VERIFY_FAULT,
} ChanceryVerifyLevel;

/** @area: "database", "records", "search", "attachments", "history", "registers" or "references";
 *  @text: a sentence.  A note is worth knowing and no fault (a reference to a record that is not here). */
typedef struct
{
  ChanceryVerifyLevel level;
  const char *area;
  char *text;
} ChanceryVerifyItem;

void chancery_verify_item_free (ChanceryVerifyItem *self);

/** @done of @total records, called now and then. */
typedef void (*ChanceryVerifyFunc) (guint64 done, guint64 total, gpointer user_data);

/** All checks.  @checkpoint: (nullable).  NULL only when it could not be done at all
 *  (element-type ChanceryVerifyItem) (transfer container). */
GPtrArray *chancery_verify_run (ChanceryDb *db,
                                const char *checkpoint,
                                ChanceryVerifyFunc progress,
                                gpointer user_data,
                                GError **error);
/** SQLite's quick check alone. */
GPtrArray *chancery_verify_quick (ChanceryDb *db, GError **error);
/** Whether @items hold a fault. */
gboolean chancery_verify_has_fault (GPtrArray *items);

G_END_DECLS
