/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was chosen for tables, in a setting of the registry, as long as the import stands for which it was chosen: one that is
 * taken back takes it along, and what was chosen before is remembered again.  The thread of the ChanceryDb.
 */

#pragma once

#include "chancery-exchange-types.h"

G_BEGIN_DECLS

/** What is remembered under @key.  @text: (out) (nullable) (transfer full): NULL where nothing is. */
gboolean chancery_csv_memory_get (ChanceryDb *db, const char *key, char **text, GError **error);

/** Remembers @text, of which no line begins with “#”, until @batch is taken back; 0: for ever.  Inside of a transaction, or in
 *  one of its own. */
gboolean chancery_csv_memory_put (ChanceryDb *db,
                                  const char *key,
                                  const char *text,
                                  gint64 batch,
                                  GError **error);

G_END_DECLS
