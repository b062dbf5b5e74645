/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a record says of what it lacks (chancery-gaps.h), in the JSON of its keys that are no fields.  Pure functions. */

#pragma once

#include "chancery-gaps.h"

G_BEGIN_DECLS

/** @unknown: (nullable). */
ChanceryGaps *chancery_json_gaps_read (const char *unknown) G_GNUC_WARN_UNUSED_RESULT;
/** @unknown (nullable) with @gaps (nullable: none) in place of what it says (transfer full) (nullable). */
char *chancery_json_gaps_replace (const char *unknown, const ChanceryGaps *gaps);

G_END_DECLS
