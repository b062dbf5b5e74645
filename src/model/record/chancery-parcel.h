/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A record as bytes that this process writes and reads again, where JSON would only be parsed a second time.  It says
 * what the canonical JSON says, and is nothing for a file that stays: numbers are as this machine has them, and kinds
 * and fields are told by their places in the table.  Pure functions, any thread. */

#pragma once

#include "chancery-draft.h"

G_BEGIN_DECLS

/** Puts @record at the end of @out. */
void chancery_parcel_write (GByteArray *out, const ChanceryRecord *record);

/** The record in @bytes, all of them: (transfer full) (nullable): %NULL when that is no such thing. */
ChanceryDraft *chancery_parcel_read (const guint8 *bytes, gsize length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
