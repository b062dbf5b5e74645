/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a registry may hold from before it was refused, and no file may: identifiers with characters that do not
 * show, links of a record to itself.  Any thread. */

#pragma once

#include "chancery-draft.h"

G_BEGIN_DECLS

/** Takes the links of @draft that lead to itself out of it; how many there were. */
guint chancery_mend_links (ChanceryDraft *draft);

/** @record as a file may have it (transfer full).  What it was counts as earlier content, so that whoever has
 *  it takes the other for newer. */
ChanceryRecord *chancery_mend_record (ChanceryRecord *record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
