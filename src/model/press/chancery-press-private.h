/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the readers of a press text share: the text in words, who took which word,
 * and what the words of each sentence speak of. Of no use outside
 * chancery-press-*.c.
 */

#pragma once

#include "chancery-press-text.h"
#include "chancery-press-words.h"

G_BEGIN_DECLS

typedef struct
{
  const char *text;
  gsize length;
  ChanceryDay today;
  ChanceryDay own_day; /* the text's, or CHANCERY_DAY_NONE */
  const ChanceryNameIndex *names;
  ChanceryTextWords *words;
  guint n_words;
  guint8 *taken; /* a byte a word: read as something already */
  guint32 *cues; /* a set of ChanceryPressCue a word */
  GArray *spans;
} ChanceryPressReading;

static inline const ChanceryWord *
chancery_press_word (const ChanceryPressReading *self, guint i)
{
  return chancery_text_words_get (self->words, i);
}

/* Whether word @i is there and belongs to the sentence of word @of. */
static inline gboolean
chancery_press_is_in_sentence (const ChanceryPressReading *self, guint i, guint of)
{
  return i < self->n_words &&
         chancery_press_word (self, i)->sentence == chancery_press_word (self, of)->sentence;
}

/* Adds a span of @n words from word @first and lends it until the next one comes; @value is taken. */
ChanceryPressSpan *chancery_press_add (ChanceryPressReading *self,
                                       guint first,
                                       guint n,
                                       ChanceryPressRole role,
                                       ChanceryPressConfidence confidence,
                                       ChanceryValue *value);
void chancery_press_take (ChanceryPressReading *self, guint first, guint n);

/* How far the nearest word with one of @cues is from word @i in its sentence, looking back or on;
 * G_MAXUINT when there is none within @reach words. */
guint chancery_press_look_back (const ChanceryPressReading *self,
                                guint i,
                                guint32 cues,
                                guint reach);
guint chancery_press_look_on (const ChanceryPressReading *self, guint i, guint32 cues, guint reach);

/* Whether a folded word means people or what befell them. */
gboolean chancery_press_names_people (const char *folded);

/* The readers, in the order in which they have the first say. */
void chancery_press_read_addresses (ChanceryPressReading *self);
void chancery_press_read_dates (ChanceryPressReading *self);
void chancery_press_read_replies (ChanceryPressReading *self);
/** Whether words @first to @last say no more than that, “a response within two weeks”: a day to reply
 * by, and no demand. */
gboolean chancery_press_is_reply (const ChanceryPressReading *self, guint first, guint last);
void chancery_press_read_names (ChanceryPressReading *self);
void chancery_press_read_numbers (ChanceryPressReading *self);
void chancery_press_read_phrases (ChanceryPressReading *self);
void chancery_press_read_sentences (ChanceryPressReading *self);

G_END_DECLS
