/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What an import brings, in the words of its page and of the list of imports.  Any thread. */

#pragma once

#include "chancery-registry-exchange.h"

G_BEGIN_DECLS

/** “41 new, 3 changed” (transfer full); NULL when nothing is. */
char *chancery_import_words_phrase_counts (guint64 n_new, guint64 n_changed);
/** “New: 3 demarches, 2 parties” (transfer full); NULL when nothing is. */
char *chancery_import_words_phrase_kinds (const ChanceryImportPreview *preview);
/** What comes for attachments that are here without their content (transfer full); NULL when nothing does. */
char *chancery_import_words_phrase_contents (guint64 n_contents);
/** “41 new, 3 changed, 2 clash, 5 names to check, 1 to look at”, with the numbers of the tabs; @table: whether it came as
 *  one, of which somebody said what its columns mean (transfer full). */
char *chancery_import_words_phrase_preview (const ChanceryImportPreview *preview, gboolean table)
    G_GNUC_WARN_UNUSED_RESULT;
/** “1 new, 2 changed · 3 clashes: 2 as here, 1 theirs”, of what was brought in (transfer full). */
char *chancery_import_words_phrase_outcome (const ChanceryImportPreview *preview, guint n_taken)
    G_GNUC_WARN_UNUSED_RESULT;
/** How many cells cannot be read: @faults (element-type ChanceryCsvFault), and @n_more that are in no line of it
 *  (transfer full). */
char *chancery_import_words_phrase_faults (const GPtrArray *faults, guint n_more)
    G_GNUC_WARN_UNUSED_RESULT;
/** The name of @file, for people (transfer full). */
char *chancery_import_words_name (GFile *file) G_GNUC_WARN_UNUSED_RESULT;
/** The names of @files (element-type GFile) from number @first on; of many the first ones are told (transfer full). */
char *chancery_import_words_phrase_names (const GPtrArray *files, guint first)
    G_GNUC_WARN_UNUSED_RESULT;
/** “4 columns are left out: Dt., Frm, TO WHOM, Classn” (transfer full); NULL where none is.  Of many the first ones are
 *  told, and of a long heading how it begins. */
char *chancery_import_words_phrase_left_out (const ChanceryCsvMapping *mapping);
/** That of @files (element-type GFile) nothing was brought in (transfer full). */
char *chancery_import_words_phrase_left (const GPtrArray *files) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
