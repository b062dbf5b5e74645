/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a file would bring: how much is new, changed, clashing and to be checked; the clashes one by one,
 * here beside theirs; and the bringing in.  Left and Right choose, Down goes on, Shift for the whole
 * record.  Of several files one after the other: Skip goes on with the next, Cancel leaves all.  Signal
 * “closed” (const char *outcome, gint64 batch): done or left; a sentence, or NULL, and the number of the import
 * that was done last, or 0 where no record came with it.
 * Main thread; owned by the window. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-registry-exchange.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_IMPORT_PAGE (chancery_import_page_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryImportPage, chancery_import_page, CHANCERY, IMPORT_PAGE, GtkWidget)

/** Reads @files (element-type GFile) one after the other and shows what each would bring into @registry.  A file
 *  that is still being judged is left, and named.  While one is read or brought in, nothing is done but to say so. */
void chancery_import_page_read (ChanceryImportPage *self,
                                ChanceryRegistry *registry,
                                GPtrArray *files);
/** Whether a file is being written: who goes now takes it back. */
gboolean chancery_import_page_is_bringing_in (ChanceryImportPage *self);
/** Whether clashes have answers, or columns another meaning than was proposed, that are lost with the page. */
gboolean chancery_import_page_has_answers (ChanceryImportPage *self);
/** Says that it is finished or left before anything else. */
void chancery_import_page_say_first (ChanceryImportPage *self);

G_END_DECLS
