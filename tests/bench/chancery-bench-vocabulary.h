/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What to ask a registry for, chosen from what it holds, whoever made it: words by the share of records
 * that have them, names and terms by how often they come, in 2,000 records spread over the whole.
 * Owned by who made it; the thread of the ChanceryDb. */

#pragma once

#include "chancery-db.h"

G_BEGIN_DECLS

/**
 * ChanceryBenchVocabulary:
 * @half: a word in half of all records that have a text
 * @tenth, @hundredth: likewise
 * @rare: the rarest that was found
 * @phrase: the commonest pair of words that are no common words
 * @typed: a word of seven letters or more, to be typed
 * @prefix: the three letters with which most words begin
 * @party, @person, @place, @tag, @form, @casefile, @number: the most frequent, as a query names it; "" when there
 *   is none
 */
typedef struct
{
  char *half;
  char *tenth;
  char *hundredth;
  char *rare;
  char *phrase;
  char *typed;
  char *prefix;
  char *party;
  char *person;
  char *place;
  char *tag;
  char *form;
  char *casefile;
  char *number;
} ChanceryBenchVocabulary;

ChanceryBenchVocabulary *chancery_bench_vocabulary_new (ChanceryDb *db) G_GNUC_WARN_UNUSED_RESULT;
void chancery_bench_vocabulary_free (ChanceryBenchVocabulary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryBenchVocabulary, chancery_bench_vocabulary_free)

G_END_DECLS
