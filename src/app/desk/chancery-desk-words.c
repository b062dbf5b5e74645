/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-desk-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "chancery-date-words.h"
#include "chancery-fuzzy-date.h"

static char *
day_words (ChanceryDay day)
{
  g_autoptr (ChanceryFuzzyDate) date = chancery_fuzzy_date_new_day (day);
  g_autofree char *words = chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_LONG);

  /* Translators: a weekday and a date: “Monday, 2 March 2026”. */
  return g_strdup_printf (_ ("%s, %s"),
                          chancery_date_words_weekday (chancery_day_weekday (day), TRUE), words);
}

static void
add_part (GString *sentence, char *part)
{
  if (sentence->len > 0)
    g_string_append (sentence, ", ");
  g_string_append (sentence, part);
  g_free (part);
}

/* Within a week the weekday says it. */
static char *
near_words (ChanceryDay day, ChanceryDay today)
{
  g_autoptr (ChanceryFuzzyDate) date = NULL;

  if (day > today && day < today + 7)
    return g_strdup (chancery_date_words_weekday (chancery_day_weekday (day), TRUE));
  date = chancery_fuzzy_date_new_day (day);
  return chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT);
}

/* “Nothing is due. Next: Thursday, ask whether the steps were taken.” */
static char *
calm_words (ChanceryDesk *desk)
{
  const ChanceryDeskRow *next = chancery_desk_get_next (desk);
  g_autofree char *words = NULL;
  g_autofree char *what = NULL;

  if (next == NULL)
    return g_strdup (_ ("Nothing is due."));
  words = near_words (next->due, chancery_desk_get_day (desk));
  what = g_strdup (next->title);
  if (g_str_has_suffix (what, "."))
    what[strlen (what) - 1] = '\0';
  /* Translators: a weekday or a date, and what is due on it. */
  return g_strdup_printf (_ ("Nothing is due. Next: %s, %s."), words, what);
}

/* “3 due, 1 overdue, 2 open matters with nothing scheduled” */
static char *
counts_of (ChanceryDesk *desk)
{
  GString *sentence = g_string_new (NULL);
  guint n_overdue = chancery_desk_get_n_overdue (desk);
  guint n_due = chancery_desk_get_due (desk)->len - n_overdue;
  guint n_unscheduled = chancery_desk_get_unscheduled (desk)->len;
  guint n_unfinished = chancery_desk_get_to_finish (desk)->len;

  if (n_due > 0)
    add_part (sentence, g_strdup_printf (ngettext ("%u due", "%u due", n_due), n_due));
  if (n_overdue > 0)
    add_part (sentence,
              g_strdup_printf (ngettext ("%u overdue", "%u overdue", n_overdue), n_overdue));
  if (n_unscheduled > 0)
    add_part (sentence,
              g_strdup_printf (ngettext ("%u open matter with nothing scheduled",
                                         "%u open matters with nothing scheduled", n_unscheduled),
                               n_unscheduled));
  if (n_unfinished > 0 && chancery_desk_has_more_to_finish (desk))
    add_part (sentence, g_strdup_printf (ngettext ("more than %u to finish",
                                                   "more than %u to finish", n_unfinished),
                                         n_unfinished));
  else if (n_unfinished > 0)
    add_part (sentence, g_strdup_printf (ngettext ("%u to finish", "%u to finish", n_unfinished),
                                         n_unfinished));
  return g_string_free (sentence, FALSE);
}

char *
chancery_desk_words_sentence (ChanceryDesk *desk)
{
  g_autofree char *counts = counts_of (desk);
  g_autofree char *calm = NULL;

  if (chancery_desk_get_due (desk)->len > 0)
    return g_steal_pointer (&counts);
  calm = calm_words (desk);
  if (*counts == '\0')
    return g_steal_pointer (&calm);
  return g_strdup_printf ("%s\n%s", calm, counts);
}

char *
chancery_desk_words_heading (ChanceryDesk *desk)
{
  g_autofree char *day = day_words (chancery_desk_get_day (desk));
  g_autofree char *off = chancery_working_days_why_off (chancery_desk_get_working_days (desk),
                                                        chancery_desk_get_day (desk));
  const char *holiday = chancery_working_days_get_holiday (chancery_desk_get_working_days (desk),
                                                           chancery_desk_get_day (desk));

  if (off == NULL)
    return g_steal_pointer (&day);
  /* Translators: the day of the desk, and the holiday that it is, or that it is a day off. */
  return g_strdup_printf (_ ("%s · %s"), day,
                          holiday != NULL && *holiday != '\0' ? holiday : _ ("day off"));
}

char *
chancery_desk_words_until (ChanceryDesk *desk)
{
  g_autofree char *day = day_words (chancery_desk_get_coming_until (desk));

  /* Translators: %s is a weekday and a date. */
  return g_strdup_printf (_ ("Until %s"), day);
}
