/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Online backup and restore.  A backup counts only after its own digests verify. */

#pragma once

#include "chancery-db.h"

G_BEGIN_DECLS

/** Copies the registry to a new file @path, 0600, verified, safe while others write.  An earlier
 *  backup of the same registry is replaced once the copy has verified; with any other file there it is
 *  %CHANCERY_STORE_ERROR_EXISTS. */
gboolean chancery_backup_write (ChanceryDb *db, const char *path, GError **error);
/** Verifies @backup and puts it at @path.  What stands there is kept beside it under a name with the
 *  time, which @kept receives (out) (optional) (nullable) (transfer full). */
gboolean chancery_backup_restore (const char *backup,
                                  const char *path,
                                  char **kept,
                                  GError **error);

G_END_DECLS
