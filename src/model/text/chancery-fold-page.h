/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each character becomes when text is folded, in pages of 256 characters
 * that are worked out when first needed and then kept for good. For
 * chancery-text-fold.c alone. A page never changes once it can be seen; any
 * thread may ask for it.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  /* Character number i becomes bytes[offsets[i]] up to bytes[offsets[i + 1]]. */
  guint16 offsets[257];
  /* A bit for each character that may merge with what stands before it. */
  guint32 joining[8];
  char bytes[];
} ChanceryFoldPage;

/**
 * chancery_fold_page_get:
 * @character: a character up to U+10FFFF
 *
 * Returns: (transfer none): the page that holds @character
 */
const ChanceryFoldPage *chancery_fold_page_get (gunichar character);

G_END_DECLS
