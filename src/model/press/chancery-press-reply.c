/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Until when an answer is asked: “A response was requested within two weeks”, counted
 * from the day of the text.
 */

#include "config.h"

#include "chancery-fuzzy-date.h"
#include "chancery-press-private.h"
#include "chancery-quantity.h"
#include "chancery-typed-date.h"

#include <string.h>

/* How many words before “within two weeks” may say that an answer is asked. */
#define REACH_BEFORE 16

/* “within two weeks” */
#define N_WORDS 3

static const char *const replies[] = { "response", "reply", "answer", "respond", NULL };

static const char *const asked[] = {
  "requested", "requests", "demanded", "demands",  "asked",
  "expected",  "sought",   "called",   "required", NULL,
};

static const char *const units[] = {
  "day", "days", "week", "weeks", "month", "months", NULL,
};

/* Whether one of @words stands in the sentence of word @at, not far before it. */
static gboolean
has_before (const ChanceryPressReading *self, guint at, const char *const *words)
{
  for (guint back = 1; back <= MIN (at, REACH_BEFORE); back++)
    if (!chancery_press_is_in_sentence (self, at - back, at))
      return FALSE;
    else if (g_strv_contains (words, chancery_press_word (self, at - back)->folded))
      return TRUE;
  return FALSE;
}

/* How many days, weeks or months; 0 when the word is no plain number. */
static gint64
read_count (const char *folded)
{
  g_autoptr (ChanceryQuantity) quantity = NULL;
  gint64 best;

  if (strcmp (folded, "a") == 0)
    return 1;
  quantity = chancery_quantity_parse (folded, NULL);
  if (quantity == NULL || chancery_quantity_get_qualifier (quantity) != CHANCERY_QUANTITY_EXACT ||
      !chancery_quantity_get_best (quantity, &best) || best < 1 || best > 999)
    return 0;
  return best;
}

static void
read_reply (ChanceryPressReading *self, guint at)
{
  gboolean has_day = self->own_day != CHANCERY_DAY_NONE;
  const ChanceryWord *first = chancery_press_word (self, at);
  const ChanceryWord *last;
  g_autofree char *typed = NULL;
  g_autofree char *words = NULL;
  g_autoptr (ChanceryFuzzyDate) parsed = NULL;
  g_autoptr (ChanceryFuzzyDate) date = NULL;
  gint64 count;

  if (!chancery_press_is_in_sentence (self, at + N_WORDS - 1, at))
    return;
  last = chancery_press_word (self, at + N_WORDS - 1);
  if (!g_strv_contains (units, last->folded) || !has_before (self, at, replies) ||
      !has_before (self, at, asked) ||
      (count = read_count (chancery_press_word (self, at + 1)->folded)) == 0)
    return;
  typed = g_strdup_printf ("+%" G_GINT64_FORMAT "%c", count, *last->folded);
  parsed = chancery_typed_date_parse (typed, has_day ? self->own_day : self->today, NULL);
  if (parsed == NULL)
    return;
  words = g_strndup (self->text + first->start, last->end - first->start);
  date = chancery_fuzzy_date_new (chancery_fuzzy_date_get_edtf (parsed), words,
                                  has_day ? CHANCERY_QUALITY_INFERRED : CHANCERY_QUALITY_ESTIMATED,
                                  NULL);
  if (date == NULL)
    return;
  chancery_press_add (self, at, N_WORDS, CHANCERY_PRESS_DAY_REPLY, CHANCERY_PRESS_LIKELY,
                      chancery_value_new_date (date));
  chancery_press_take (self, at, N_WORDS);
}

void
chancery_press_read_replies (ChanceryPressReading *self)
{
  for (guint i = 0; i < self->n_words; i++)
    if (!self->taken[i] && strcmp (chancery_press_word (self, i)->folded, "within") == 0)
      read_reply (self, i);
}

gboolean
chancery_press_is_reply (const ChanceryPressReading *self, guint first, guint last)
{
  guint within;

  /* An article and an adjective may stand before the answer, its sender behind it. */
  if (last < first + N_WORDS || last - first > N_WORDS + 6)
    return FALSE;
  within = last + 1 - N_WORDS;
  if (strcmp (chancery_press_word (self, within)->folded, "within") != 0 || !self->taken[within])
    return FALSE;
  for (guint i = first; i < within && i < first + 4; i++)
    if (strcmp (chancery_press_word (self, i)->folded, "to") == 0)
      return FALSE;
    else if (g_strv_contains (replies, chancery_press_word (self, i)->folded))
      return TRUE;
  return FALSE;
}
