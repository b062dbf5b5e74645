/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the export dialog says: of what goes, of what is in the way, of what was written.  Pure functions; main thread. */

#pragma once

#include <gio/gio.h>

#include "chancery-registry-exchange.h"

G_BEGIN_DECLS

/** What is exported: “Case AFG/2026/1”, and where it is looked at as on a day, that the export is not; the arguments are
 *  those of chancery_export_dialog_present() (transfer full). */
char *chancery_export_words_what (ChanceryScope scope,
                                  const char *name,
                                  guint count,
                                  ChanceryDay as_on) G_GNUC_WARN_UNUSED_RESULT;
/** “12 go, 3 stay”, and what comes with those that were asked for; @n_asked: 0 where they are not counted
 *  (transfer full). */
char *chancery_export_words_count (const ChanceryExportCount *count, guint n_asked)
    G_GNUC_WARN_UNUSED_RESULT;
/** @passages, of which there are @n, one below the other; of very many the first (transfer full). */
char *chancery_export_words_passages (char **passages, guint n) G_GNUC_WARN_UNUSED_RESULT;
/** What has the names already in @folder, and what comes of it; @names: (array zero-terminated=1) (transfer full). */
char *chancery_export_words_there (GFile *folder, const char *const *names)
    G_GNUC_WARN_UNUSED_RESULT;
/** Which files were written into @folder: what an officer looks for afterwards (transfer full). */
char *chancery_export_words_done (GFile *folder, const ChanceryExportDone *done)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
