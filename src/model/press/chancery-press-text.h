/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a press text says that a form could take: days, places, numbers with
 * their qualifiers, known parties and people, words of diplomacy, demands and
 * rights reserved, each with the place where it stands. It proposes and never
 * decides: what the text leaves open stays open, a name that several records have
 * stays a choice, and no day is surer than it was written.
 *
 * Knows no kinds of records: which field a proposal could fill is written in
 * chancery-press-fields.c. Words of a language are tables in
 * chancery-press-words.c. Takes time in proportion to the length of the text.
 * Immutable and atomically reference counted; any thread.
 */

#pragma once

#include "chancery-day.h"
#include "chancery-name-index.h"
#include "chancery-value.h"

G_BEGIN_DECLS

/* More than this is no press text. */
#define CHANCERY_PRESS_TEXT_MAX (1024 * 1024)

/**
 * ChanceryPressRole:
 *
 * What a passage is in the text. Of days, places, parties and people it says in
 * which company they stand; *other* is only mentioned.
 */
typedef enum
{
  CHANCERY_PRESS_DAY_HAPPENED,
  CHANCERY_PRESS_DAY_SAID,
  CHANCERY_PRESS_DAY_OTHER,
  CHANCERY_PRESS_DAY_REPLY, /* until which an answer is asked */
  CHANCERY_PRESS_PLACE_HAPPENED,
  CHANCERY_PRESS_PLACE_SAID,
  CHANCERY_PRESS_PLACE_OTHER,
  CHANCERY_PRESS_WHO_SPEAKS,
  CHANCERY_PRESS_WHO_ADDRESSED,
  CHANCERY_PRESS_WHO_BLAMED,
  CHANCERY_PRESS_WHO_OTHER,
  CHANCERY_PRESS_TOLL,
  CHANCERY_PRESS_FIGURE,
  CHANCERY_PRESS_TIMES,
  CHANCERY_PRESS_TERM,
  CHANCERY_PRESS_DEMAND,
  CHANCERY_PRESS_RESERVATION,
  CHANCERY_PRESS_POINT,
  CHANCERY_PRESS_ASSURANCE,
  CHANCERY_PRESS_HEADLINE,
  CHANCERY_PRESS_ADDRESS, /* of a page */
  CHANCERY_PRESS_WHOLE,   /* the text itself */
  CHANCERY_PRESS_N_ROLES,
} ChanceryPressRole;

typedef enum
{
  CHANCERY_PRESS_POSSIBLE,
  CHANCERY_PRESS_LIKELY,
  CHANCERY_PRESS_SURE,
} ChanceryPressConfidence;

/**
 * ChanceryPressSpan:
 * @start: where it begins, in bytes
 * @end: behind its last byte
 * @value: (nullable): a date, a quantity, a code or words; %NULL for names
 * @vocabulary: (nullable): of a code
 * @category: (nullable): of a toll: code of whom
 * @effect: (nullable): of a toll: code of what befell them
 * @named: (nullable) (element-type ChanceryNamed): of a name: all who have it
 */
typedef struct
{
  gsize start;
  gsize end;
  ChanceryPressRole role;
  ChanceryPressConfidence confidence;
  ChanceryValue *value;
  const char *vocabulary;
  const char *category;
  const char *effect;
  GPtrArray *named;
} ChanceryPressSpan;

typedef struct _ChanceryPressText ChanceryPressText;

/**
 * chancery_press_text_read:
 * @text: UTF-8 in NFC
 * @today: the day from which relative words are read when the text does not
 *   say its own
 * @names: (nullable): who is known
 */
ChanceryPressText *chancery_press_text_read (const char *text,
                                             ChanceryDay today,
                                             const ChanceryNameIndex *names)
    G_GNUC_WARN_UNUSED_RESULT;
ChanceryPressText *chancery_press_text_ref (ChanceryPressText *self);
void chancery_press_text_unref (ChanceryPressText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryPressText, chancery_press_text_unref)

const char *chancery_press_text_get_text (const ChanceryPressText *self);
/* The day that the text gives itself, or %CHANCERY_DAY_NONE. */
ChanceryDay chancery_press_text_get_day (const ChanceryPressText *self);
/* The first address of a page in it, or %NULL. */
const char *chancery_press_text_get_address (const ChanceryPressText *self);
/* Its first line where that is a headline, or %NULL. */
const char *chancery_press_text_get_headline (const ChanceryPressText *self);
/* In the order of the text. */
guint chancery_press_text_get_n_spans (const ChanceryPressText *self);
const ChanceryPressSpan *chancery_press_text_get_span (const ChanceryPressText *self, guint i);

/**
 * chancery_press_text_dup_words:
 *
 * Returns: (transfer full): the words of @span as they stand in the text, line
 *   breaks become blanks
 */
char *chancery_press_text_dup_words (const ChanceryPressText *self, const ChanceryPressSpan *span)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
