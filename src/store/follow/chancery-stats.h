/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers about the registry: what is in it, how large it is.  Reading only; the thread of the
 * ChanceryDb. */

#pragma once

#include "chancery-db.h"
#include "chancery-kind.h"

G_BEGIN_DECLS

typedef struct
{
  guint64 n_records[CHANCERY_N_KINDS];
  guint64 n_all;
  guint64 n_attachments;
  guint64 attachment_bytes;
  guint64 n_history;
  guint64 file_bytes;
  gint64 schema_version;
  guint n_names_to_check;
  guint n_dangling;
} ChanceryStats;

gboolean chancery_stats_read (ChanceryDb *db, ChanceryStats *stats, GError **error);

G_END_DECLS
