/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words by which a press text is read, a table a language: what an act, an
 * attack, a speaker or a demand is called. Words are written folded; `*` at the
 * end of one stands for any ending. All tables are looked through at once,
 * since a text may quote another language. Static data, made ready once; any
 * thread.
 */

#pragma once

#include "chancery-press-text.h"

G_BEGIN_DECLS

/**
 * ChanceryPressCue:
 *
 * What a word tells about the names, days and numbers in its company.
 */
typedef enum
{
  CHANCERY_PRESS_CUE_NONE = 0,
  CHANCERY_PRESS_CUE_EVENT = 1 << 0,    /* attacked, explosion */
  CHANCERY_PRESS_CUE_SPEECH = 1 << 1,   /* said, announced: who stands before it speaks */
  CHANCERY_PRESS_CUE_SPEAKER = 1 << 2,  /* according to: who stands behind it speaks */
  CHANCERY_PRESS_CUE_TO = 1 << 3,       /* summoned, conveyed to: who stands behind is addressed */
  CHANCERY_PRESS_CUE_BLAME = 1 << 4,    /* carried out by: who stands behind is blamed */
  CHANCERY_PRESS_CUE_BLAMED = 1 << 5,   /* claimed responsibility: who stands before is blamed */
  CHANCERY_PRESS_CUE_IN = 1 << 6,       /* in, near: a place follows */
  CHANCERY_PRESS_CUE_AHEAD = 1 << 7,    /* will, by: a day may lie ahead */
  CHANCERY_PRESS_CUE_DAY = 1 << 8,      /* in, since: a bare year or month may follow */
  CHANCERY_PRESS_CUE_DEMAND = 1 << 9,   /* demanded that: what is asked follows */
  CHANCERY_PRESS_CUE_RESERVE = 1 << 10, /* reserves the right */
  CHANCERY_PRESS_CUE_POINT = 1 << 11,   /* warned that, condemned: a point made */
  CHANCERY_PRESS_CUE_ASSURE = 1 << 12,  /* assured that: what is promised follows */
  CHANCERY_PRESS_CUE_THAT = 1 << 13,    /* that: a clause begins */
  CHANCERY_PRESS_CUE_PAST = 1 << 14,    /* before, earlier */
} ChanceryPressCue;

/**
 * ChanceryPressPhrase:
 * @words: one or more words
 * @cues: a set of #ChanceryPressCue that stands on its last word
 * @vocabulary: (nullable): of @code
 * @code: (nullable): the term that it proposes
 * @confidence: how surely
 */
typedef struct
{
  const char *words;
  guint32 cues;
  const char *vocabulary;
  const char *code;
  ChanceryPressConfidence confidence;
} ChanceryPressPhrase;

/**
 * chancery_press_words_match:
 * @n_words: (out): how many words it has
 *
 * Returns: (nullable): the longest phrase that begins at word @at
 */
const ChanceryPressPhrase *chancery_press_words_match (const ChanceryTextWords *words,
                                                       guint at,
                                                       guint *n_words);

G_END_DECLS
