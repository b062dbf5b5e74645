/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts that other programs read: the tag of a language (BCP 47) and where a place lies (ISO 6709).  The one place that
 * says what they may be, for all that is typed, filled in and read from files.  Any thread. */

#pragma once

#include "chancery-draft.h"

G_BEGIN_DECLS

/** Whether @text may stand in @field: true of any text where the field takes any (#CHANCERY_FIELD_LANGUAGE,
 *  #CHANCERY_FIELD_POSITION). */
gboolean chancery_code_check (const ChanceryField *field, const char *text, GError **error);

/** The same for all fields of @draft; the error names the field.  @before: (nullable): what stood there stays. */
gboolean chancery_codes_check (ChanceryDraft *draft, ChanceryRecord *before, GError **error);

G_END_DECLS
