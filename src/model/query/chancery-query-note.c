/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-query-note.h"

#include "chancery-query-conditions.h"
#include "chancery-query-values.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More than can be taken in; the forms of all kinds are eighty. */
#define MOST_VALUES 24

/* The prefix of @condition as the table has it (transfer full). */
static char *
dup_prefix (const char *condition)
{
  return g_ascii_strdown (condition, (gssize)strcspn (condition, ":"));
}

/* The beginning that may have been meant by that of @condition, or NULL. */
static char *
guess_prefix (const char *condition)
{
  g_autofree char *typed = g_utf8_strdown (condition, (gssize)strcspn (condition, ":"));
  const char *meant = chancery_query_conditions_find_word (typed);

  return meant != NULL ? g_strdup (meant) : chancery_query_guess_field (typed);
}

/* “date:1934”: which condition it is, is told by the kind of day; NULL for other conditions. */
static char *
guess_day (const char *condition, gint64 today)
{
  g_autofree char *prefix = guess_prefix (condition);

  if (g_strcmp0 (prefix, "on") != 0)
    return NULL;
  return chancery_query_guess_day (condition + strcspn (condition, ":") + 1, today);
}

static char *
phrase_prefix (const char *condition, gint64 today)
{
  g_autofree char *day = guess_day (condition, today);
  g_autofree char *guess = guess_prefix (condition);

  if (day != NULL)
    /* Translators: a part of a search (“date:1934”), and what it may have been meant to be (“year:1934”). */
    return g_strdup_printf (_ ("“%s” is no condition. Did you mean “%s”?"), condition, day);
  if (guess == NULL)
    /* Translators: %s is a part of a search: “kindd:demarche”. */
    return g_strdup_printf (_ ("“%s” is no condition: searched as words"), condition);
  /* Translators: a part of a search (“partty:Kabul”), and what it may have been meant to begin with. */
  return g_strdup_printf (_ ("“%s” is no condition. Did you mean “%s:”?"), condition, guess);
}

/* The condition that may have been meant by @condition, which has no such value, or NULL. */
static char *
guess_condition (const char *condition)
{
  g_autofree char *prefix = dup_prefix (condition);
  const char *value = condition + strcspn (condition, ":");
  char *guess;

  value += strspn (value, ":<>=\"");
  guess = chancery_query_guess_condition (value);
  return guess != NULL ? guess : chancery_query_guess_value (prefix, value);
}

/* What may have been meant by all of @condition, as it can be typed, or NULL. */
static char *
guess_meant (ChanceryMisread misread, const char *condition, gint64 today)
{
  g_autofree char *prefix = NULL;
  char *day = misread == CHANCERY_MISREAD_PREFIX ? guess_day (condition, today) : NULL;

  if (day != NULL)
    return day;
  if (misread == CHANCERY_MISREAD_VALUE)
    return guess_condition (condition);
  prefix = misread == CHANCERY_MISREAD_PREFIX ? guess_prefix (condition) : NULL;
  return prefix != NULL ? g_strconcat (prefix, condition + strcspn (condition, ":"), NULL) : NULL;
}

/* “after:2026-12-19” for whoever typed “after:19”, and another year for the beginning of one; NULL for anything but digits. */
static char *
dup_example_of_digits (const char *prefix, const char *condition, gint64 today)
{
  const char *digits = condition + strcspn (condition, ":");
  gint64 year;
  gint64 n;
  int month;

  digits += strspn (digits, ":<>=\"");
  if (*digits == '\0' || digits[strspn (digits, "0123456789\"")] != '\0')
    return NULL;
  n = g_ascii_strtoll (digits, NULL, 10);
  chancery_day_to_ymd (today, &year, &month, NULL);
  if (n < 1 || n > 31)
    return g_strdup_printf ("%s:%" G_GINT64_FORMAT, prefix, year);
  return g_strdup_printf ("%s:%04d-%02d-%02d", prefix, (int)year,
                          n <= chancery_day_month_length (year, month) ? month : 1, (int)n);
}

static char *
phrase_date (const char *condition, gint64 today)
{
  g_autofree char *prefix = dup_prefix (condition);
  g_autofree char *digits = dup_example_of_digits (prefix, condition, today);
  g_autofree char *example = digits != NULL ? g_steal_pointer (&digits)
                                            : chancery_query_conditions_dup_example (prefix, today);

  /* Translators: a part of a search (“after:foo”), and how such a part is typed (“after:-30d”). */
  return g_strdup_printf (_ ("No date in “%s”: searched as words. Type it like “%s”."), condition,
                          example);
}

static char *
phrase_several (const char *condition)
{
  g_autofree char *prefix = dup_prefix (condition);
  const char *value = condition + strcspn (condition, ":");
  g_auto (GStrv) values = NULL;
  g_autofree char *begun = NULL;

  value += strspn (value, ":<>=≤≥\"");
  values = g_strsplit_set (value, ",\"", -1);
  for (guint i = 0; begun == NULL && values[i] != NULL; i++)
    begun = chancery_query_list_begun (prefix, values[i]);
  /* Translators: a part of a search (“marking:>=un”), and what may be meant by it (“unmarked, unclassified”). */
  return g_strdup_printf (_ ("“%s” can be any of: %s"), condition, begun != NULL ? begun : "");
}

static char *
phrase_value (const char *condition, gint64 today)
{
  g_autofree char *prefix = dup_prefix (condition);
  g_autofree char *guess = guess_condition (condition);
  g_autofree char *values = NULL;
  g_autofree char *example = NULL;

  if (guess != NULL)
    /* Translators: a part of a search (“kind:letter”), and what may have been meant (“form:letter”). */
    return g_strdup_printf (_ ("Nothing can be “%s”. Did you mean “%s”?"), condition, guess);
  values = chancery_query_list_values (prefix, MOST_VALUES);
  if (values != NULL)
    /* Translators: a part of a search (“kind:thing”), its beginning (“kind”), and what may follow it. */
    return g_strdup_printf (_ ("Nothing can be “%s”. What follows “%s:” is one of: %s"), condition,
                            prefix, values);
  example = chancery_query_conditions_dup_example (prefix, today);
  if (example != NULL)
    /* Translators: a part of a search (“year:abcd”), and how such a part is typed (“year:2026”). */
    return g_strdup_printf (_ ("Nothing can be “%s”. Type it like “%s”."), condition, example);
  /* Translators: %s is a part of a search: “tone:nonsense”. */
  return g_strdup_printf (_ ("Nothing can be “%s”"), condition);
}

char *
chancery_query_phrase_misread (ChanceryMisread misread, const char *condition, gint64 today)
{
  switch (misread)
    {
    case CHANCERY_MISREAD_DATE:
      return phrase_date (condition, today);
    case CHANCERY_MISREAD_VALUE:
      return phrase_value (condition, today);
    case CHANCERY_MISREAD_SEVERAL:
      return phrase_several (condition);
    case CHANCERY_MISREAD_ORDER:
      /* Translators: %s is a part of a search: “form:>=letter”. */
      return g_strdup_printf (_ ("“%s” compares what has no order: the sign is left out"),
                              condition);
    case CHANCERY_MISREAD_PREFIX:
      return phrase_prefix (condition, today);
    case CHANCERY_MISREAD_EMPTY:
      /* Translators: %s is a part of a search: “party:”. */
      return g_strdup_printf (_ ("“%s” says nothing yet: left out"), condition);
    case CHANCERY_MISREAD_STAR:
      /* Translators: %s is a part of a search: “*aur”. */
      return g_strdup_printf (_ ("“%s”: a star can only stand at the end of a word"), condition);
    case CHANCERY_MISREAD_NONE:
      break;
    }
  return NULL;
}

/* As it was typed. */
static char *
dup_part (const char *text, const ChanceryMisreadPart *part)
{
  return g_strndup (text + part->start, part->length);
}

/* Why @condition is none, in a word or two, where others stand beside it. */
static char *
phrase_shortly (ChanceryMisread misread, const char *condition, gint64 today)
{
  g_autofree char *day = misread == CHANCERY_MISREAD_PREFIX ? guess_day (condition, today) : NULL;
  g_autofree char *guess = misread == CHANCERY_MISREAD_PREFIX ? guess_prefix (condition) : NULL;

  if (day != NULL)
    /* Translators: a part of a search (“kind:leter”), and what it may have been meant to be. */
    return g_strdup_printf (_ ("“%s” (“%s”?)"), condition, day);
  if (guess != NULL)
    /* Translators: a part of a search (“partty:Kabul”), and what it may have been meant to begin with. */
    return g_strdup_printf (_ ("“%s” (“%s:”?)"), condition, guess);
  guess = misread == CHANCERY_MISREAD_VALUE ? guess_condition (condition) : NULL;
  if (guess != NULL)
    /* Translators: a part of a search (“kind:leter”), and what it may have been meant to be. */
    return g_strdup_printf (_ ("“%s” (“%s”?)"), condition, guess);
  switch (misread)
    {
    case CHANCERY_MISREAD_DATE:
      /* Translators: %s is a part of a search: “after:foo”; one of several that are not understood. */
      return g_strdup_printf (_ ("“%s” (no date)"), condition);
    case CHANCERY_MISREAD_VALUE:
      /* Translators: %s is a part of a search: “tone:nonsense”; one of several that are not understood. */
      return g_strdup_printf (_ ("“%s” (no such value)"), condition);
    case CHANCERY_MISREAD_SEVERAL:
      /* Translators: %s is a part of a search: “marking:>=un”; one of several that are not understood. */
      return g_strdup_printf (_ ("“%s” (several values)"), condition);
    case CHANCERY_MISREAD_ORDER:
      /* Translators: %s is a part of a search: “form:>=letter”; one of several that are not understood. */
      return g_strdup_printf (_ ("“%s” (no order)"), condition);
    case CHANCERY_MISREAD_PREFIX:
      /* Translators: %s is a part of a search: “kindd:x”; one of several that are not understood. */
      return g_strdup_printf (_ ("“%s” (no condition)"), condition);
    case CHANCERY_MISREAD_EMPTY:
      /* Translators: %s is a part of a search: “party:”; one of several that are not understood. */
      return g_strdup_printf (_ ("“%s” (nothing follows)"), condition);
    case CHANCERY_MISREAD_STAR:
      /* Translators: %s is a part of a search: “*aur”; one of several that are not understood. */
      return g_strdup_printf (_ ("“%s” (a star in front)"), condition);
    case CHANCERY_MISREAD_NONE:
    default:
      return NULL;
    }
}

char *
chancery_query_phrase_misread_in (const char *text, gint64 today, char **first)
{
  g_autoptr (GArray) parts = NULL;
  g_autoptr (GString) several = g_string_new (NULL);

  g_return_val_if_fail (text != NULL && first != NULL, NULL);

  *first = NULL;
  parts = chancery_query_list_misread (text, today);
  for (guint i = 0; i < parts->len; i++)
    {
      const ChanceryMisreadPart *part = &g_array_index (parts, ChanceryMisreadPart, i);
      g_autofree char *condition = dup_part (text, part);
      g_autofree char *words = phrase_shortly (part->misread, condition, today);

      /* Translators: between parts of a search that are not understood. */
      g_string_append_printf (several, "%s%s", i > 0 ? _ (", ") : "", words);
      if (i == 0)
        *first = g_steal_pointer (&condition);
    }
  if (parts->len == 0)
    return NULL;
  if (parts->len == 1)
    return chancery_query_phrase_misread (g_array_index (parts, ChanceryMisreadPart, 0).misread,
                                          *first, today);
  /* Translators: %s is a list of parts of a search, each with why it is not understood. */
  return g_strdup_printf (_ ("Not understood: %s"), several->str);
}

char *
chancery_query_drop_misread (const char *text, gint64 today)
{
  g_autoptr (GArray) parts = NULL;
  g_autoptr (GString) left = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  parts = chancery_query_list_misread (text, today);
  left = g_string_new (text);
  for (guint i = parts->len; i-- > 0;)
    {
      const ChanceryMisreadPart *part = &g_array_index (parts, ChanceryMisreadPart, i);

      g_string_erase (left, (gssize)part->start, (gssize)part->length);
    }
  return g_strdup (g_strstrip (left->str));
}

/* Two conditions for one hold together where others stand beside them. */
static void
put_guess (GString *text, const ChanceryMisreadPart *part, const char *guess, gboolean alone)
{
  const gboolean together = !alone && strchr (guess, ' ') != NULL && strchr (guess, '"') == NULL;
  g_autofree char *whole = together ? g_strdup_printf ("(%s)", guess) : g_strdup (guess);

  g_string_erase (text, (gssize)part->start, (gssize)part->length);
  g_string_insert (text, (gssize)part->start, whole);
}

char *
chancery_query_mend_misread (const char *text, gint64 today, char **meant)
{
  g_autoptr (GArray) parts = NULL;
  g_autoptr (GString) mended = NULL;
  g_autoptr (GPtrArray) guesses = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (text != NULL && meant != NULL, NULL);

  *meant = NULL;
  parts = chancery_query_list_misread (text, today);
  mended = g_string_new (text);
  /* From the end on, so that what is put in moves no other. */
  for (guint i = parts->len; i-- > 0;)
    {
      const ChanceryMisreadPart *part = &g_array_index (parts, ChanceryMisreadPart, i);
      g_autofree char *condition = dup_part (text, part);
      char *guess = guess_meant (part->misread, condition, today);

      if (guess == NULL)
        continue;
      put_guess (mended, part, guess, part->length == strlen (text));
      g_ptr_array_insert (guesses, 0, guess);
    }
  if (guesses->len == 0)
    return NULL;
  g_ptr_array_add (guesses, NULL);
  *meant = g_strjoinv (" ", (char **)guesses->pdata);
  return g_string_free (g_steal_pointer (&mended), FALSE);
}

char *
chancery_query_phrase_unmet (const char *condition)
{
  g_return_val_if_fail (condition != NULL, NULL);

  /* Translators: %s is a part of a search: “party:nobody”. */
  return g_strdup_printf (_ ("No record answers to “%s”"), condition);
}
