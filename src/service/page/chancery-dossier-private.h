/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How a dossier is gathered; on the fetcher's thread. */

#pragma once

#include "chancery-db.h"
#include "chancery-dossier.h"

G_BEGIN_DECLS

/** All that is known here of the record @id (transfer full). */
ChanceryDossier *chancery_dossier_read (ChanceryDb *db, const char *id, GError **error);

/** History entries of a record, newest first; @limit 0: all
 *  (element-type ChanceryHistoryEntry) (transfer full). */
GPtrArray *chancery_dossier_read_history (ChanceryDb *db,
                                          const char *id,
                                          guint limit,
                                          GError **error);

G_END_DECLS
