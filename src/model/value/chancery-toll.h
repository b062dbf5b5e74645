/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A toll as it is typed in one breath (“11 soldiers killed, over 20 wounded”), read into claims about
 * casualties: number, of whom, and what befell them.  Pure; any thread. */

#pragma once

#include "chancery-line.h"
#include "chancery-quantity.h"

G_BEGIN_DECLS

/** The claims of @typed, one for each group that has its number, between commas or joined by “and”
 *  (element-type ChanceryLine) (transfer full); the words typed are kept in each, and are all that is
 *  kept of a group that chancery_toll_check() does not understand.  @list: the list of claims.  Empty when
 *  nothing was typed. */
GPtrArray *chancery_toll_parse (const ChanceryField *list, const char *typed)
    G_GNUC_WARN_UNUSED_RESULT;

/** Whether @typed can be a toll; people without a number beside others who have one, a day (“26 Feb 2026”) where a number of people should be, and a number
 *  that cannot be kept, are named by @error. */
gboolean chancery_toll_check (const char *typed, GError **error);

/** What befell whom by the first word of @folded (text as chancery_text_fold() writes it) that says
 *  so: a code of casualty effects, or NULL. */
const char *chancery_toll_find_effect (const char *folded);
/** Whether a word of @folded means people; @category: (out): a code of casualty categories, NULL
 *  when the word does not tell of what sort. */
gboolean chancery_toll_find_category (const char *folded, const char **category);

/** Who was counted last, for a number that does not say whom it counts; starts as zero. */
typedef struct
{
  const char *category;
  gboolean mixed; /* several groups: a bare number counts none of them for certain */
} ChanceryTollMemory;

/** The category of the next number: @category where it names @people, else who was counted before,
 *  NULL when that is not one group. */
const char *chancery_toll_remember (ChanceryTollMemory *memory,
                                    gboolean people,
                                    const char *category);

/** A claim about casualties, asserted; all but @list may be NULL (transfer full). */
ChanceryLine *chancery_toll_make_claim (const ChanceryField *list,
                                        ChanceryQuantity *quantity,
                                        const char *category,
                                        const char *effect,
                                        const char *wording) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
