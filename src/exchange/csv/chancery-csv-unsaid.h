/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a table does not say of a record that is here. A cell has room for a day, and not for the words in which it was
 * given, nor for how good it is; for what is shown of a reference, and not for which of two of one name is meant; and a
 * title may be one that nobody typed. So what stands in a table as the table would have it of what is here says nothing
 * new. Pure; any thread.
 */

#pragma once

#include "chancery-draft.h"

G_BEGIN_DECLS

/** Gives @theirs, a row that was read, what @ours of the same kind has where both would be written alike. */
void chancery_csv_unsaid_keep (ChanceryDraft *theirs, ChanceryRecord *ours);

G_END_DECLS
