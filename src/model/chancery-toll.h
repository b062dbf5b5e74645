/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A toll as it is typed in one breath (“11 soldiers killed, over 20 wounded”), read into claims about
 * casualties: number, of whom, and what befell them.  Pure; any thread. */

#pragma once

#include "chancery-line.h"
#include "chancery-quantity.h"

G_BEGIN_DECLS

/** The claims of @typed, one for each part between commas (element-type ChanceryLine)
 *  (transfer full); the words typed are kept in each.  @list: the list of claims.  Empty when
 *  nothing was typed. */
GPtrArray *chancery_toll_parse (const ChanceryField *list, const char *typed)
    G_GNUC_WARN_UNUSED_RESULT;

/** Whether @typed can be a toll; a day (“26 Feb 2026”) where a number of people should be, and a number
 *  that cannot be kept, are named by @error. */
gboolean chancery_toll_check (const char *typed, GError **error);

/** What befell whom by the first word of @folded (text as chancery_text_fold() writes it) that says
 *  so: a code of casualty effects, or NULL. */
const char *chancery_toll_find_effect (const char *folded);
/** Whether a word of @folded means people; @category: (out): a code of casualty categories, NULL
 *  when the word does not tell of what sort. */
gboolean chancery_toll_find_category (const char *folded, const char **category);

/** A claim about casualties, asserted; all but @list may be NULL (transfer full). */
ChanceryLine *chancery_toll_make_claim (const ChanceryField *list,
                                        ChanceryQuantity *quantity,
                                        const char *category,
                                        const char *effect,
                                        const char *wording) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
