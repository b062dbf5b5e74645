/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Words that are the number of a record, as it is written or as it is remembered: in one word (“2026/17”) or with blanks
 * between its parts (“prot 2026 17”).  Reading only; the thread of the ChanceryDb. */

#pragma once

#include "chancery-db.h"
#include "chancery-query.h"

G_BEGIN_DECLS

/** The numbers, folded, that @text may be and that some record carries: itself, and where its register is not told (“1974/68”),
 *  that number of each register; NULL for none (element-type utf8) (transfer full). */
GPtrArray *chancery_number_words_list (ChanceryDb *db, const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** @query with words of one group, whatever stands between them, that are such a number together widened to the number: of `nv 17 61 border` each text
 *  that has the words, and what carries NV-0017/61 and has the last.  Of words that may belong to several the longest is
 *  taken, then the first (transfer full). */
ChanceryQuery *chancery_number_words_widen (ChanceryDb *db, ChanceryQuery *query)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
