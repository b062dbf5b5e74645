/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a claim is to another claim about the same event: claims stand side by side, and whoever shows them
 * says where they differ, never which one is so.  Questions about a line of the list `claims`; any
 * thread. */

#pragma once

#include "chancery-line.h"

G_BEGIN_DECLS

/** Whether it is our own position. */
gboolean chancery_claim_is_ours (const ChanceryLine *claim);
/** Whether who said it no longer does. */
gboolean chancery_claim_is_withdrawn (const ChanceryLine *claim);
/** Whether both speak of one thing: one property, and of casualties one effect. */
gboolean chancery_claim_same_matter (const ChanceryLine *a, const ChanceryLine *b);
/** Whether two claims about one thing cannot both be so. */
gboolean chancery_claim_differs (const ChanceryLine *claim, const ChanceryLine *from);

G_END_DECLS
