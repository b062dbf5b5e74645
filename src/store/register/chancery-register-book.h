/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The register book as it is read on screen, on paper and on the command line: the numbers of one register
 * or year in order, what each register and year comes to, what is wrong with it, and where the history
 * stands.  Immutable once read, any thread. */

#pragma once

#include "chancery-registers.h"

G_BEGIN_DECLS

/**
 * ChanceryRegisterTotal:
 * @code: of the register; "" for numbers that no register here made
 * @n_given: numbers of that year; @n_void, @n_reverted of them
 * @n_missing: numbers below the highest that were never given
 * @next: the number that is given next
 * @is_open: numbers are given in that year; else it is closed
 *
 * One register in one year.
 */
typedef struct
{
  char *code;
  gint64 year;
  gint64 n_given;
  gint64 n_void;
  gint64 n_reverted;
  gint64 n_missing;
  gint64 next;
  gboolean is_open;
} ChanceryRegisterTotal;

typedef struct _ChanceryRegisterBook ChanceryRegisterBook;

/** @code: (nullable): all; @year 0: all. */
ChanceryRegisterBook *chancery_register_book_read (ChanceryDb *db,
                                                   const char *code,
                                                   gint64 year,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
ChanceryRegisterBook *chancery_register_book_ref (ChanceryRegisterBook *self);
void chancery_register_book_unref (ChanceryRegisterBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryRegisterBook, chancery_register_book_unref)

/** NULL for all. */
const char *chancery_register_book_get_code (ChanceryRegisterBook *self);
/** 0 for all. */
gint64 chancery_register_book_get_year (ChanceryRegisterBook *self);
/** In order (element-type ChanceryRegisterRow) (transfer none). */
GPtrArray *chancery_register_book_get_rows (ChanceryRegisterBook *self);
/** All registers and years, whichever was asked for: the latest year of each register first
 *  (element-type ChanceryRegisterTotal) (transfer none). */
GPtrArray *chancery_register_book_get_totals (ChanceryRegisterBook *self);
/** Gaps, duplicates and what else is wrong, a sentence each (element-type utf8) (transfer none). */
GPtrArray *chancery_register_book_get_problems (ChanceryRegisterBook *self);
/** The highest level of the records in it, "unmarked" for none. */
const char *chancery_register_book_get_level (ChanceryRegisterBook *self);
/** Today's line of the history's checkpoint. */
const char *chancery_register_book_get_checkpoint (ChanceryRegisterBook *self);

/** Whether the total is part of what was asked for. */
gboolean chancery_register_book_covers (ChanceryRegisterBook *self,
                                        const ChanceryRegisterTotal *total);

/** "PROT 2026 is open: 14 numbers, 1 void; the next is 15" (transfer full). */
char *chancery_register_total_to_words (const ChanceryRegisterTotal *total);
/** What became of the number: "registered", "void", "reverted" (transfer none). */
const char *chancery_register_row_get_state_words (const ChanceryRegisterRow *row);
/** "Numbers 2 to 4 are missing", what stands before @row; NULL when nothing is (transfer full). */
char *chancery_register_row_phrase_gap (const ChanceryRegisterRow *row);

G_END_DECLS
