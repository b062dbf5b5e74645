/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text cut into words that know where they stand: what reads running text
 * (names, dates and numbers in a press text) works on. Word boundaries are those
 * of the script: what is written without blanks between words (Han, kana, Thai)
 * gives a word for each character. Immutable once made; any thread.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CHANCERY_WORD_NONE = 0,
  CHANCERY_WORD_CAPITAL = 1 << 0,      /* begins with a capital letter */
  CHANCERY_WORD_ALL_CAPITALS = 1 << 1, /* and has no small one */
  CHANCERY_WORD_NUMBER = 1 << 2,       /* begins with a digit */
  CHANCERY_WORD_BEGINS = 1 << 3,       /* the first of its sentence */
} ChanceryWordFlags;

/**
 * ChanceryWord:
 * @start: where it begins, in bytes
 * @end: behind its last byte
 * @folded: as chancery_text_fold() writes it; never empty
 * @sentence: the number of its sentence, from 0
 */
typedef struct
{
  gsize start;
  gsize end;
  const char *folded;
  guint sentence;
  ChanceryWordFlags flags;
} ChanceryWord;

/**
 * ChancerySentence:
 * @start: where it begins, in bytes, blanks and list marks left out
 * @end: behind its last byte, its full stop left out
 * @first: its first word
 * @n_words: how many words it has
 */
typedef struct
{
  gsize start;
  gsize end;
  guint first;
  guint n_words;
} ChancerySentence;

typedef struct _ChanceryTextWords ChanceryTextWords;

/**
 * chancery_text_words_new:
 * @text: UTF-8
 *
 * Takes time in proportion to the length of the text.
 */
ChanceryTextWords *chancery_text_words_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void chancery_text_words_free (ChanceryTextWords *self);

const char *chancery_text_words_get_text (const ChanceryTextWords *self);
guint chancery_text_words_get_n (const ChanceryTextWords *self);
const ChanceryWord *chancery_text_words_get (const ChanceryTextWords *self, guint i);
guint chancery_text_words_get_n_sentences (const ChanceryTextWords *self);
const ChancerySentence *chancery_text_words_get_sentence (const ChanceryTextWords *self, guint i);

/**
 * chancery_text_words_has_between:
 * @characters: ASCII
 *
 * Returns: whether one of @characters stands between word @i and the next
 */
gboolean chancery_text_words_has_between (const ChanceryTextWords *self,
                                          guint i,
                                          const char *characters);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryTextWords, chancery_text_words_free)

G_END_DECLS
