/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is asked as one asks a colleague. */

#include "config.h"

#include "chancery-query.h"

#include "chancery-query-values.h"
#include "chancery-text.h"
#include "chancery-typed-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* With @prefix: a date that follows is this condition, of what is @beyond it without the date itself, which both conditions mean
 * as well.  Without: words that say nothing of what is sought. */
typedef struct
{
  const char *prefix;
  gboolean beyond;
  const char *words;
} SmallWords;

static const SmallWords small_words[] = {
  /* Translators: words in front of a year in which something was, with blanks between. */
  { "on:", FALSE, N_ ("in during of") },
  /* Translators: words in front of a year before which something was, with blanks between. */
  { "before:", TRUE, N_ ("before preceding") },
  /* Translators: words in front of a year until which something was, with blanks between; that year is meant, too. */
  { "before:", FALSE, N_ ("until till to") },
  /* Translators: words in front of a year after which something was, with blanks between. */
  { "after:", TRUE, N_ ("after following") },
  /* Translators: words in front of a year from which on something was, with blanks between; that year is meant, too. */
  { "after:", FALSE, N_ ("since from") },
  /* Translators: words of a question that say nothing of what is sought, with blanks between. */
  { NULL, FALSE,
    N_ ("a about an and any are at by did do does find for from had has have how in is me of on our show that the "
        "their there to us was we were what when where which who whom whose why with") },
};

/* What a date may stand on: it is a day, month or year of its own, or from one to another. */
static const SmallWords alone = { .prefix = "on:" };

/* Words of a date: “between 3 March 1958 and 5 April of 1960”. */
#define MOST_WORDS 9
/* Digits of a year; without one a number is no date. */
#define YEAR 4

/* What is read so far: @parts as they are to be asked, and of each in @dates what was typed if that is a date or a word (element-type
 * utf8), NULL for what was said of it already. */
typedef struct
{
  ChanceryDay today;
  char **words;
  GPtrArray *parts;
  GPtrArray *dates;
} Sentence;

/* @word is folded. */
static gboolean
has_word (const char *line, const char *word)
{
  g_autofree char *folded = chancery_text_fold (line, -1);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  return g_strv_contains ((const char *const *)words, word);
}

/* @word without what ends a clause, folded (transfer full). */
static char *
fold_word (const char *word)
{
  char *folded = chancery_text_fold (word, -1);
  gsize length = strlen (folded);

  while (length > 0 && strchr ("?!.,;", folded[length - 1]) != NULL)
    folded[--length] = '\0';
  return folded;
}

static gboolean
has_year (const char *text)
{
  gsize n = 0;

  for (; *text != '\0' && n < YEAR; text++)
    n = g_ascii_isdigit (*text) ? n + 1 : 0;
  return n == YEAR;
}

/* The day, month or year next to @date, as exact as that is; NULL where there is none. */
static char *
write_next (const ChanceryFuzzyDate *date, gboolean later)
{
  const gsize length = strlen (chancery_fuzzy_date_get_edtf (date));
  ChanceryDay day;
  char *iso;

  if (!(later ? chancery_fuzzy_date_get_last_day (date, &day)
              : chancery_fuzzy_date_get_first_day (date, &day)))
    return NULL;
  iso = chancery_day_to_iso (day + (later ? 1 : -1));
  if (length == strlen ("1970") || length == strlen ("1970-03"))
    iso[length] = '\0';
  return iso;
}

/* What @typed, which is folded, is as the condition of @small; NULL where it is no date. */
static char *
write_date (const char *typed, const SmallWords *small, ChanceryDay today)
{
  g_autoptr (ChanceryFuzzyDate) date = NULL;
  g_autofree char *next = NULL;
  const char *edtf;

  if (!has_year (typed))
    return NULL;
  date = chancery_typed_date_parse (typed, today, NULL);
  if (date == NULL || chancery_fuzzy_date_is_unknown (date) ||
      chancery_fuzzy_date_is_approximate (date) || chancery_fuzzy_date_is_uncertain (date))
    return NULL;
  edtf = chancery_fuzzy_date_get_edtf (date);
  /* “0012/2026” is a number of a register. */
  if (*edtf == '0' || *edtf == '-' || *edtf == 'Y')
    return NULL;
  if (strcmp (small->prefix, "on:") == 0)
    return chancery_query_guess_day (edtf, today);
  if (chancery_fuzzy_date_is_interval (date))
    return NULL;
  if (!small->beyond)
    return g_strconcat (small->prefix, edtf, NULL);
  next = write_next (date, strcmp (small->prefix, "after:") == 0);
  return next != NULL ? g_strconcat (small->prefix, next, NULL) : NULL;
}

/* Whether @word may be of a date: conditions and beginnings are none, and “12/2026” by itself is a number of a register. */
static gboolean
may_be_date (const char *word, const SmallWords *small)
{
  const char *slash = strchr (word, '/');

  return strpbrk (word, ":*") == NULL && strchr ("-+=", *word) == NULL &&
         (small != &alone || slash == NULL || strchr (slash + 1, '/') != NULL);
}

/* Whether @word stands within a date and is no part of it. */
static gboolean
is_between (const char *word)
{
  /* Translators: words between a day, a month and a year, “March of 1970”, with blanks between. */
  static const char words[] = N_ ("of the");

  return has_word (words, word) || has_word (_ (words), word);
}

/* The condition of @small on the date that begins at @first, the longest there is; NULL where none does.
 * @n: (out): its words; @typed: (out) (transfer full): they. */
static char *
read_date (const Sentence *self, guint first, const SmallWords *small, guint *n, char **typed)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char *best = NULL;

  for (guint i = 0; i < MOST_WORDS && self->words[first + i] != NULL; i++)
    {
      const char *word = self->words[first + i];
      g_autofree char *last = fold_word (word);
      g_autofree char *whole = NULL;
      g_autofree char *date = NULL;
      g_autofree char *inner = NULL;

      if (!may_be_date (word, small))
        break;
      if (is_between (last))
        continue;
      whole = g_strconcat (text->str, last, NULL);
      inner = chancery_text_fold (word, -1);
      g_string_append_printf (text, "%s ", inner);
      date = write_date (whole, small, self->today);
      /* A year alone may be a number. */
      if (date == NULL || (small == &alone && chancery_query_is_year (whole)))
        continue;
      *n = i + 1;
      g_free (*typed);
      *typed = g_steal_pointer (&whole);
      g_free (best);
      best = g_steal_pointer (&date);
    }
  return best;
}

/* Takes @part and @date. */
static void
add (Sentence *self, char *part, char *date)
{
  g_ptr_array_add (self->parts, part);
  g_ptr_array_add (self->dates, date);
}

/* Says @small of the date that was read last; FALSE if there is none. */
static gboolean
say_of_last (Sentence *self, const SmallWords *small)
{
  const guint n = self->parts->len;
  const char *typed = n > 0 ? self->dates->pdata[n - 1] : NULL;
  char *date = typed != NULL ? write_date (typed, small, self->today) : NULL;

  if (date == NULL)
    return FALSE;
  g_free (self->parts->pdata[n - 1]);
  self->parts->pdata[n - 1] = date;
  return TRUE;
}

/* How many words from @at on are a small one and its date, which is added.  In some languages such a word stands behind its date. */
static guint
take_small (Sentence *self, guint at)
{
  g_autofree char *word = fold_word (self->words[at]);

  for (guint i = 0; i < G_N_ELEMENTS (small_words); i++)
    {
      const SmallWords *small = &small_words[i];
      const gboolean english = has_word (small->words, word);
      g_autofree char *typed = NULL;
      char *date;
      guint n = 0;

      if (small->prefix == NULL || (!english && !has_word (_ (small->words), word)))
        continue;
      if (!english && say_of_last (self, small))
        return 1;
      date = read_date (self, at + 1, small, &n, &typed);
      if (date == NULL)
        continue;
      add (self, date, NULL);
      return 1 + n;
    }
  return 0;
}

/* How many words from @at on are a date, which is added. */
static guint
take_date (Sentence *self, guint at)
{
  g_autofree char *typed = NULL;
  guint n = 0;
  char *date = read_date (self, at, &alone, &n, &typed);

  if (date != NULL)
    add (self, date, g_steal_pointer (&typed));
  return n;
}

static gboolean
says_nothing (const char *word)
{
  const char *words = small_words[G_N_ELEMENTS (small_words) - 1].words;
  g_autofree char *folded = fold_word (word);

  return has_word (words, folded) || has_word (_ (words), folded);
}

/* How many words from @at on are a condition with a date that is typed with blanks, “on:3 Aug 1961”: it stays as it is. */
static guint
take_condition (Sentence *self, guint at)
{
  const char *word = self->words[at] + (*self->words[at] == '-');
  const char *colon = strchr (word, ':');
  g_autofree char *prefix = colon != NULL ? g_strndup (word, (gsize)(colon - word)) : NULL;
  g_autoptr (GString) value = g_string_new (NULL);
  guint n = 1;

  if (prefix == NULL || !chancery_query_is_date_field (prefix))
    return 0;
  g_string_append (value, colon + 1);
  for (guint i = 1; i < MOST_WORDS && self->words[at + i] != NULL; i++)
    {
      g_autoptr (ChanceryFuzzyDate) date = NULL;

      g_string_append_printf (value, " %s", self->words[at + i]);
      date = chancery_typed_date_parse (value->str, self->today, NULL);
      if (date != NULL)
        n = i + 1;
    }
  for (guint i = 0; i < n; i++)
    add (self, g_strdup (self->words[at + i]), NULL);
  return n;
}

/* How many words from @at on are taken; @changed: whether they are no more what was typed. */
static guint
take (Sentence *self, guint at, gboolean *changed)
{
  const char *word = self->words[at];
  guint n = take_condition (self, at);

  if (n > 0)
    return n;
  n = take_small (self, at);
  if (n == 0)
    n = take_date (self, at);
  if (n == 0 && says_nothing (word))
    n = 1;
  if (n > 0)
    *changed = TRUE;
  else
    add (self, g_strdup (word), fold_word (word));
  return MAX (n, 1);
}

char *
chancery_query_read_sentence (const char *text, gint64 today)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) dates = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) split = NULL;
  g_auto (GStrv) words = NULL;
  Sentence sentence = { .today = today, .parts = parts, .dates = dates };
  gboolean changed = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL) || strpbrk (text, "\"“”„()") != NULL)
    return NULL;
  split = g_strsplit_set (text, " \t\n", -1);
  for (guint i = 0; split[i] != NULL; i++)
    if (*split[i] != '\0')
      g_strv_builder_add (builder, split[i]);
  words = g_strv_builder_end (builder);
  sentence.words = words;
  for (guint i = 0; words[i] != NULL;)
    i += take (&sentence, i, &changed);
  if (!changed || parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" ", (char **)parts->pdata);
}
