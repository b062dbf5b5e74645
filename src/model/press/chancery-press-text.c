/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-press-private.h"

#include <string.h>

struct _ChanceryPressText
{
  char *text;
  ChanceryDay day;
  GArray *spans;
};

static void
clear_span (gpointer data)
{
  ChanceryPressSpan *span = data;

  g_clear_pointer (&span->value, chancery_value_unref);
  g_clear_pointer (&span->named, g_ptr_array_unref);
}

ChanceryPressSpan *
chancery_press_add (ChanceryPressReading *self,
                    guint first,
                    guint n,
                    ChanceryPressRole role,
                    ChanceryPressConfidence confidence,
                    ChanceryValue *value)
{
  ChanceryPressSpan span = { .start = chancery_press_word (self, first)->start,
                             .end = chancery_press_word (self, first + n - 1)->end,
                             .role = role,
                             .confidence = confidence,
                             .value = value };

  g_array_append_val (self->spans, span);
  return &g_array_index (self->spans, ChanceryPressSpan, self->spans->len - 1);
}

void
chancery_press_take (ChanceryPressReading *self, guint first, guint n)
{
  memset (self->taken + first, 1, n);
}

guint
chancery_press_look_back (const ChanceryPressReading *self, guint i, guint32 cues, guint reach)
{
  for (guint back = 1; back <= reach && back <= i; back++)
    {
      if (!chancery_press_is_in_sentence (self, i - back, i))
        break;
      if ((self->cues[i - back] & cues) != 0)
        return back;
    }
  return G_MAXUINT;
}

guint
chancery_press_look_on (const ChanceryPressReading *self, guint i, guint32 cues, guint reach)
{
  for (guint on = 1; on <= reach; on++)
    {
      if (!chancery_press_is_in_sentence (self, i + on, i))
        break;
      if ((self->cues[i + on] & cues) != 0)
        return on;
    }
  return G_MAXUINT;
}

/* Words that tell something of their neighbours, and terms. */
void
chancery_press_read_phrases (ChanceryPressReading *self)
{
  for (guint i = 0; i < self->n_words; i++)
    {
      guint n;
      const ChanceryPressPhrase *phrase = chancery_press_words_match (self->words, i, &n);
      ChanceryPressSpan *span;

      if (phrase == NULL)
        continue;
      self->cues[i + n - 1] |= phrase->cues;
      if (phrase->code != NULL)
        {
          span = chancery_press_add (self, i, n, CHANCERY_PRESS_TERM, phrase->confidence,
                                     chancery_value_new_text (phrase->code));
          span->vocabulary = phrase->vocabulary;
        }
      i += n - 1;
    }
}

/* As they stand; of two that begin together the longer one first. */
static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const ChanceryPressSpan *left = a;
  const ChanceryPressSpan *right = b;

  if (left->start != right->start)
    return left->start < right->start ? -1 : 1;
  if (left->end != right->end)
    return left->end > right->end ? -1 : 1;
  return (int)left->role - (int)right->role;
}

ChanceryPressText *
chancery_press_text_read (const char *text, ChanceryDay today, const ChanceryNameIndex *names)
{
  ChanceryPressText *self;
  ChanceryPressReading reading = { .today = today, .own_day = CHANCERY_DAY_NONE, .names = names };
  g_autoptr (ChanceryTextWords) words = NULL;
  g_autofree guint8 *taken = NULL;
  g_autofree guint32 *cues = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (today != CHANCERY_DAY_NONE, NULL);

  self = g_atomic_rc_box_new0 (ChanceryPressText);
  self->text = g_strdup (text);
  self->spans = g_array_new (FALSE, FALSE, sizeof (ChanceryPressSpan));
  g_array_set_clear_func (self->spans, clear_span);
  words = chancery_text_words_new (self->text);
  reading.text = self->text;
  reading.length = strlen (self->text);
  reading.words = words;
  reading.n_words = chancery_text_words_get_n (words);
  reading.taken = taken = g_new0 (guint8, reading.n_words + 1);
  reading.cues = cues = g_new0 (guint32, reading.n_words + 1);
  reading.spans = self->spans;
  chancery_press_read_phrases (&reading);
  chancery_press_read_addresses (&reading);
  chancery_press_read_dates (&reading);
  chancery_press_read_replies (&reading);
  chancery_press_read_names (&reading);
  chancery_press_read_numbers (&reading);
  chancery_press_read_sentences (&reading);
  self->day = reading.own_day;
  g_array_sort (self->spans, compare_spans);
  return self;
}

ChanceryPressText *
chancery_press_text_ref (ChanceryPressText *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_text (gpointer data)
{
  ChanceryPressText *self = data;

  g_free (self->text);
  g_array_unref (self->spans);
}

void
chancery_press_text_unref (ChanceryPressText *self)
{
  g_atomic_rc_box_release_full (self, clear_text);
}

const char *
chancery_press_text_get_text (const ChanceryPressText *self)
{
  return self->text;
}

ChanceryDay
chancery_press_text_get_day (const ChanceryPressText *self)
{
  return self->day;
}

static const char *
get_first (const ChanceryPressText *self, ChanceryPressRole role)
{
  for (guint i = 0; i < self->spans->len; i++)
    {
      const ChanceryPressSpan *span = &g_array_index (self->spans, ChanceryPressSpan, i);

      if (span->role == role)
        return chancery_value_get_text (span->value);
    }
  return NULL;
}

const char *
chancery_press_text_get_address (const ChanceryPressText *self)
{
  return get_first (self, CHANCERY_PRESS_ADDRESS);
}

const char *
chancery_press_text_get_headline (const ChanceryPressText *self)
{
  return get_first (self, CHANCERY_PRESS_HEADLINE);
}

guint
chancery_press_text_get_n_spans (const ChanceryPressText *self)
{
  return self->spans->len;
}

const ChanceryPressSpan *
chancery_press_text_get_span (const ChanceryPressText *self, guint i)
{
  g_return_val_if_fail (i < self->spans->len, NULL);

  return &g_array_index (self->spans, ChanceryPressSpan, i);
}

char *
chancery_press_text_dup_words (const ChanceryPressText *self, const ChanceryPressSpan *span)
{
  g_autofree char *words = NULL;
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (self != NULL && span != NULL, NULL);

  words = g_strndup (self->text + span->start, span->end - span->start);
  g_strdelimit (words, "\r\n\t", ' ');
  parts = g_strsplit (words, " ", -1);
  {
    g_autoptr (GString) joined = g_string_new (NULL);

    for (guint i = 0; parts[i] != NULL; i++)
      if (*parts[i] != '\0')
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", parts[i]);
    return g_string_free (g_steal_pointer (&joined), FALSE);
  }
}
