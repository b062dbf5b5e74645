/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a thing is called by so that it is found again: the numbers of papers and registers, and the class
 * that a number is made of.  Two that look alike have to be alike, so there are no blanks at their ends and
 * no characters that do not show (#CHANCERY_FIELD_IDENTIFIER).  This is the one place that says so, for all
 * that is typed, filled in and read from files.  Any thread. */

#pragma once

#include "chancery-draft.h"

G_BEGIN_DECLS

/** @text without blanks at its ends, empty where nothing is left; NULL with @error when it holds a character
 *  that does not show (transfer full).  @field: (nullable): that it is for; NULL: a part of a number. */
char *chancery_identifier_read (const ChanceryField *field, const char *text, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/** The same, without what does not show (transfer full). */
char *chancery_identifier_mend (const ChanceryField *field, const char *text)
    G_GNUC_WARN_UNUSED_RESULT;

/** The same for all identifiers of @draft; those that are empty go.  @before: (nullable): what it has already
 *  stays as it is. */
gboolean chancery_identifiers_settle (ChanceryDraft *draft, ChanceryRecord *before, GError **error);
/** The same for @draft of a file: words (#CHANCERY_FIELD_WORD) are left as they are, for chancery_identifiers_mend(). */
gboolean chancery_identifiers_settle_file (ChanceryDraft *draft, GError **error);

/** Takes out of all identifiers of @draft what does not show: a registry may hold such as were taken before they were
 *  read so.  Whether anything was changed. */
gboolean chancery_identifiers_mend (ChanceryDraft *draft);

G_END_DECLS
