/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What somebody checks in a record that a file would bring, before it is brought in: what it is, who wrote it to whom,
 * and its first words. Pure; any thread.
 */

#pragma once

#include "chancery-record.h"

G_BEGIN_DECLS

/** The form of @record, translated; NULL without one (transfer full). */
char *chancery_import_gist_form (const ChanceryRecord *record) G_GNUC_WARN_UNUSED_RESULT;
/** Who stands in it as @role, “from” or “to”, as the file calls them; NULL for nobody (transfer full). */
char *chancery_import_gist_people (const ChanceryRecord *record, const char *role)
    G_GNUC_WARN_UNUSED_RESULT;
/** The first words of its long text, unless its title is made of them; NULL without any (transfer full). */
char *chancery_import_gist_words (const ChanceryRecord *record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
