/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-typed-ahead.h"

#include "chancery-text.h"
#include "chancery-typed-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_DIGITS 5

/* How many of which unit, by the sign that dates are typed with. */
typedef struct
{
  guint number;
  const char *sign;
} Term;

static const struct
{
  const char *word;
  const char *sign;
} units[] = {
  { "d", "d" },
  { "day", "d" },
  { "days", "d" },
  { "w", "w" },
  { "wk", "w" },
  { "week", "w" },
  { "weeks", "w" },
  { "wd", "wd" },
  { "working day", "wd" },
  { "working days", "wd" },
  { "m", "m" },
  { "month", "m" },
  { "months", "m" },
  { "y", "y" },
  { "year", "y" },
  { "years", "y" },
};

static char *
fold (const char *typed)
{
  g_autofree char *text = chancery_text_normalize (typed, -1, NULL);
  g_autofree char *folded = text != NULL ? chancery_text_fold (g_strstrip (text), -1) : NULL;

  return folded != NULL ? chancery_text_fold_label (folded) : g_strdup ("");
}

static gboolean
read_term (const char *typed, Term *term)
{
  g_autofree char *text = fold (typed);
  const char *at = text;
  gsize digits;

  if (g_str_has_prefix (at, "in "))
    at += strlen ("in ");
  else if (*at == '+')
    at++;
  at += strspn (at, " ");
  digits = strspn (at, "0123456789");
  if (digits == 0 || digits > MOST_DIGITS)
    return FALSE;
  term->number = (guint)g_ascii_strtoull (at, NULL, 10);
  at += digits;
  at += strspn (at, " ");
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (at, units[i].word))
      {
        term->sign = units[i].sign;
        return TRUE;
      }
  return FALSE;
}

ChanceryFuzzyDate *
chancery_typed_ahead_parse (const char *typed,
                            ChanceryDay from,
                            ChanceryDay today,
                            const ChanceryWorkingDays *working_days,
                            GError **error)
{
  Term term;
  g_autofree char *offset = NULL;
  g_autofree char *words = NULL;
  g_autoptr (ChanceryFuzzyDate) date = NULL;

  g_return_val_if_fail (typed != NULL && from != CHANCERY_DAY_NONE, NULL);

  if (!read_term (typed, &term))
    return chancery_typed_date_parse_at_desk (typed, today, working_days, error);
  offset = g_strdup_printf ("+%u%s", term.number, term.sign);
  date = chancery_typed_date_parse_at_desk (offset, from, working_days, error);
  if (date == NULL)
    return NULL;
  words = g_strstrip (chancery_text_normalize (typed, -1, NULL));
  return chancery_fuzzy_date_new (chancery_fuzzy_date_get_edtf (date), words,
                                  CHANCERY_QUALITY_STATED, error);
}

gboolean
chancery_typed_ahead_is_term (const char *typed)
{
  Term term;

  g_return_val_if_fail (typed != NULL, FALSE);

  return read_term (typed, &term);
}

static char *
phrase_term (const Term *term)
{
  if (g_str_equal (term->sign, "d"))
    return g_strdup_printf (ngettext ("%u day", "%u days", term->number), term->number);
  if (g_str_equal (term->sign, "w"))
    return g_strdup_printf (ngettext ("%u week", "%u weeks", term->number), term->number);
  if (g_str_equal (term->sign, "wd"))
    return g_strdup_printf (ngettext ("%u working day", "%u working days", term->number),
                            term->number);
  if (g_str_equal (term->sign, "m"))
    return g_strdup_printf (ngettext ("%u month", "%u months", term->number), term->number);
  return g_strdup_printf (ngettext ("%u year", "%u years", term->number), term->number);
}

char *
chancery_typed_ahead_phrase (const char *typed, ChanceryDay from)
{
  Term term;
  g_autoptr (ChanceryFuzzyDate) date = NULL;
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;

  g_return_val_if_fail (typed != NULL && from != CHANCERY_DAY_NONE, NULL);

  if (!read_term (typed, &term))
    return NULL;
  date = chancery_fuzzy_date_new_day (from);
  day = chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT);
  words = phrase_term (&term);
  /* Translators: how many days or weeks, and the day that they are counted from:
   * “14 days from 16 Feb 2026”. */
  return g_strdup_printf (_ ("%s from %s"), words, day);
}
