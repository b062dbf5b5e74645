/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The order in which the papers of a file are shown: as they lie there, but what was enclosed with a letter
 * right after it, whatever folio was given to it.  Kept folios never change for it.  Any thread. */

#pragma once

#include "chancery-line.h"

G_BEGIN_DECLS

/**
 * ChanceryFolioRow:
 * @paper: its place in the file, from 0
 * @letter: the place of the letter that it lay with, or -1; an enclosure of an enclosure lay with the letter
 *   of that
 * @ordinal: the how-manieth enclosure of the letter, from 1; 0 for what is none
 */
typedef struct
{
  guint paper;
  int letter;
  guint ordinal;
} ChanceryFolioRow;

/** For each of @n papers of a file the place of the letter that it lay with, or -1, as chancery_folios_arrange() takes
 *  it.  @papers: their UUIDs, NULL for what has none; of a paper that lies there twice the first counts.
 *  @letters: UUID of an enclosure → UUID of its letter (transfer full). */
int *chancery_folios_find_letters (const char *const *papers, guint n, GHashTable *letters)
    G_GNUC_WARN_UNUSED_RESULT;
/** @letters: for each of @n papers the place of the paper that it was enclosed with, or -1; circles are
 *  opened at their first paper (element-type ChanceryFolioRow) (transfer full). */
GArray *chancery_folios_arrange (const int *letters, guint n) G_GNUC_WARN_UNUSED_RESULT;
/** “12 encl. 1”; @folio: (nullable): of the letter (transfer full). */
char *chancery_folios_phrase_enclosure (const char *folio, guint ordinal) G_GNUC_WARN_UNUSED_RESULT;
/** “Part II · The sequel · from 1 Jan 2027 to 3 Mar 2028”: @part is a line of `parts` (transfer full). */
char *chancery_folios_phrase_part (const ChanceryLine *part) G_GNUC_WARN_UNUSED_RESULT;
/** “Part II”, of which nothing more is known (transfer full). */
char *chancery_folios_phrase_part_number (const char *number) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
