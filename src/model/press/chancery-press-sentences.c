/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What whole clauses say: what is demanded, which right is reserved, what is
 * warned of and what was promised; the headline; addresses of pages.
 */

#include "config.h"

#include "chancery-press-private.h"

#include <string.h>

/* A clause of fewer words says nothing, one of more bytes is no line of a form. */
#define MIN_WORDS 3
#define MAX_BYTES 1200
#define MAX_HEADLINE_BYTES 180
/* How far behind “demanded” its “that” may stand, and behind “called upon … to” the verb. */
#define REACH_THAT 7
#define REACH_TO 14

/* What introduces a list: the clauses that follow are demands as well. */
typedef struct
{
  gboolean open;
  ChanceryPressRole role;
  ChanceryPressConfidence confidence;
} List;

/* The clause with a capital and without line breaks. */
static ChanceryValue *
make_clause (const ChanceryPressReading *self, gsize start, gsize end)
{
  g_autoptr (GString) clause = g_string_new (NULL);
  gboolean blank = FALSE;

  for (const char *at = self->text + start; at < self->text + end; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (g_unichar_isspace (character))
        {
          blank = TRUE;
          continue;
        }
      if (blank && clause->len > 0)
        g_string_append_c (clause, ' ');
      blank = FALSE;
      g_string_append_unichar (clause,
                               clause->len == 0 ? g_unichar_totitle (character) : character);
    }
  return chancery_value_new_text (clause->str);
}

static void
add_clause (ChanceryPressReading *self,
            guint first,
            guint last,
            gsize end,
            ChanceryPressRole role,
            ChanceryPressConfidence confidence)
{
  ChanceryPressSpan *span;
  gsize start;

  if (last < first || last - first + 1 < MIN_WORDS)
    return;
  start = chancery_press_word (self, first)->start;
  if (end - start > MAX_BYTES)
    return;
  span = chancery_press_add (self, first, last - first + 1, role, confidence,
                             make_clause (self, start, end));
  span->end = end;
}

static guint
find_cue (const ChanceryPressReading *self, const ChancerySentence *sentence, guint32 cues)
{
  for (guint i = sentence->first; i < sentence->first + sentence->n_words; i++)
    if ((self->cues[i] & cues) != 0)
      return i;
  return G_MAXUINT;
}

static gboolean
is_word (const ChanceryPressReading *self, guint i, const char *folded)
{
  return strcmp (chancery_press_word (self, i)->folded, folded) == 0;
}

/* Where what is asked or promised begins: behind “that”, behind the “to” of “called upon … to”, else
 * behind the word itself. */
static guint
find_clause (const ChanceryPressReading *self, const ChancerySentence *sentence, guint cue)
{
  guint end = sentence->first + sentence->n_words;

  for (guint i = cue + 1; i < MIN (end, cue + 1 + REACH_THAT); i++)
    if ((self->cues[i] & CHANCERY_PRESS_CUE_THAT) != 0)
      return i + 1;
  if ((self->cues[cue] & (CHANCERY_PRESS_CUE_TO | CHANCERY_PRESS_CUE_ASSURE)) != 0)
    for (guint i = cue + 1; i < MIN (end, cue + 1 + REACH_TO); i++)
      if (is_word (self, i, "to"))
        return i + 1;
  return cue + 1;
}

/* Who reserves stands before the word; who only reports it stands before a “that”. */
static guint
find_beginning (const ChanceryPressReading *self, const ChancerySentence *sentence, guint cue)
{
  for (guint i = cue; i > sentence->first; i--)
    if ((self->cues[i - 1] & CHANCERY_PRESS_CUE_THAT) != 0)
      return i;
  return sentence->first;
}

/* “…; and that they dismantle …”: what joins an item to the one before it is no part of it. */
static guint
skip_joint (const ChanceryPressReading *self, guint first, guint last)
{
  while (first < last && (is_word (self, first, "and") || is_word (self, first, "that") ||
                          is_word (self, first, "also")))
    first++;
  return first;
}

/* “The ministry demanded:” and its items. */
static gboolean
read_list (ChanceryPressReading *self, const ChancerySentence *sentence, List *list)
{
  guint last = sentence->first + sentence->n_words - 1;
  const char *behind = self->text + sentence->end;

  if (!list->open)
    return FALSE;
  add_clause (self, skip_joint (self, sentence->first, last), last, sentence->end, list->role,
              list->confidence);
  /* The list goes on as long as its items end with a semicolon, or stand on lines of their own. */
  list->open = *behind == ';';
  for (; *behind != '\0' && strchr (" .;,\r\n\t", *behind) != NULL; behind++)
    list->open = list->open || *behind == '\n';
  if (*behind == '\0' || (!g_ascii_isdigit (*behind) && strchr ("-*(", *behind) == NULL &&
                          !g_str_has_prefix (behind, "•") && !g_str_has_prefix (behind, "–") &&
                          self->text[sentence->end] != ';'))
    list->open = FALSE;
  return TRUE;
}

static gboolean
opens_list (const ChanceryPressReading *self, const ChancerySentence *sentence, guint cue)
{
  guint last = sentence->first + sentence->n_words - 1;

  for (guint i = cue; i <= last; i++)
    if (chancery_text_words_has_between (self->words, i, ":"))
      return TRUE;
  return FALSE;
}

/* “A response was requested within two weeks”: what is asked stands before the word, and what follows
 * is only when or of whom. */
static gboolean
is_asked_before (const ChanceryPressReading *self, guint cue, guint first)
{
  static const char *const passives[] = { "is", "was", "were", "are", "be", "been", "being", NULL };
  static const char *const limits[] = { "within", "by", "before", "until", "till", NULL };

  if (first != cue + 1)
    return FALSE;
  return g_strv_contains (limits, chancery_press_word (self, first)->folded) ||
         (cue > 0 && chancery_press_is_in_sentence (self, cue - 1, cue) &&
          g_strv_contains (passives, chancery_press_word (self, cue - 1)->folded) &&
          !is_word (self, first, "to"));
}

static void
read_demand (ChanceryPressReading *self, const ChancerySentence *sentence, List *list)
{
  guint cue = find_cue (self, sentence, CHANCERY_PRESS_CUE_DEMAND);
  guint last = sentence->first + sentence->n_words - 1;
  ChanceryPressConfidence confidence;
  guint first;

  if (cue == G_MAXUINT)
    return;
  first = find_clause (self, sentence, cue);
  confidence = first > cue + 1 ? CHANCERY_PRESS_SURE : CHANCERY_PRESS_LIKELY;
  if (opens_list (self, sentence, cue))
    {
      *list = (List){ TRUE, CHANCERY_PRESS_DEMAND, confidence };
      /* The first item stands in the same sentence, or on the next line. */
      for (first = cue; first <= last && !chancery_text_words_has_between (self->words, first, ":");
           first++)
        ;
      first++;
      list->open = first > last || self->text[sentence->end] == ';';
    }
  else if (self->text[sentence->end] == ';' && confidence == CHANCERY_PRESS_SURE)
    *list = (List){ TRUE, CHANCERY_PRESS_DEMAND, confidence };
  if (first > last || is_asked_before (self, cue, first) ||
      chancery_press_is_reply (self, first, last))
    return;
  add_clause (self, first, last, sentence->end, CHANCERY_PRESS_DEMAND, confidence);
}

static void
read_sentence (ChanceryPressReading *self, const ChancerySentence *sentence, List *list)
{
  guint last = sentence->first + sentence->n_words - 1;
  guint cue;

  if (read_list (self, sentence, list))
    return;
  read_demand (self, sentence, list);
  if ((cue = find_cue (self, sentence, CHANCERY_PRESS_CUE_RESERVE)) != G_MAXUINT)
    add_clause (self, find_beginning (self, sentence, cue), last, sentence->end,
                CHANCERY_PRESS_RESERVATION, CHANCERY_PRESS_SURE);
  if ((cue = find_cue (self, sentence, CHANCERY_PRESS_CUE_POINT)) != G_MAXUINT)
    {
      guint first = find_clause (self, sentence, cue);

      add_clause (self, first > cue + 1 ? first : sentence->first, last, sentence->end,
                  CHANCERY_PRESS_POINT, CHANCERY_PRESS_LIKELY);
    }
  if ((cue = find_cue (self, sentence, CHANCERY_PRESS_CUE_ASSURE)) != G_MAXUINT)
    add_clause (self, find_clause (self, sentence, cue), last, sentence->end,
                CHANCERY_PRESS_ASSURANCE, CHANCERY_PRESS_LIKELY);
}

/* A first line that is short, has no full stop, and is followed by something. */
static void
read_headline (ChanceryPressReading *self)
{
  const ChancerySentence *sentence;
  const char *end;

  if (chancery_text_words_get_n_sentences (self->words) < 2)
    return;
  sentence = chancery_text_words_get_sentence (self->words, 0);
  end = self->text + sentence->end;
  if (sentence->end > MAX_HEADLINE_BYTES || sentence->n_words < MIN_WORDS)
    return;
  while (*end == ' ' || *end == '\r')
    end++;
  if (*end == '\n')
    add_clause (self, sentence->first, sentence->first + sentence->n_words - 1, sentence->end,
                CHANCERY_PRESS_HEADLINE, CHANCERY_PRESS_LIKELY);
}

void
chancery_press_read_sentences (ChanceryPressReading *self)
{
  List list = { FALSE, CHANCERY_PRESS_DEMAND, CHANCERY_PRESS_LIKELY };

  for (guint i = 0; i < chancery_text_words_get_n_sentences (self->words); i++)
    read_sentence (self, chancery_text_words_get_sentence (self->words, i), &list);
  read_headline (self);
  if (self->n_words > 0)
    {
      ChanceryPressSpan *span = chancery_press_add (self, 0, self->n_words, CHANCERY_PRESS_WHOLE,
                                                    CHANCERY_PRESS_LIKELY,
                                                    chancery_value_new_text (self->text));

      span->start = 0;
      span->end = self->length;
    }
}

/* ---- addresses of pages ---- */

/* How many bytes from @at on are an address. */
static gsize
measure_address (const char *at)
{
  gsize length = strcspn (at, " \t\r\n<>\"");

  while (length > 0 && strchr (".,;:!?)]}'", at[length - 1]) != NULL)
    length--;
  return length;
}

void
chancery_press_read_addresses (ChanceryPressReading *self)
{
  for (guint i = 0; i < self->n_words; i++)
    {
      const ChanceryWord *word = chancery_press_word (self, i);
      const char *at = self->text + word->start;
      g_autofree char *address = NULL;
      ChanceryPressSpan *span;
      gsize length;
      guint n = 1;

      if ((strcmp (word->folded, "http") != 0 && strcmp (word->folded, "https") != 0) ||
          !g_str_has_prefix (self->text + word->end, "://"))
        continue;
      length = measure_address (at);
      if (length <= word->end - word->start + strlen ("://"))
        continue;
      while (i + n < self->n_words &&
             chancery_press_word (self, i + n)->start < word->start + length)
        n++;
      address = g_strndup (at, length);
      span = chancery_press_add (self, i, n, CHANCERY_PRESS_ADDRESS, CHANCERY_PRESS_SURE,
                                 chancery_value_new_text (address));
      span->end = word->start + length;
      chancery_press_take (self, i, n);
      i += n - 1;
    }
}
