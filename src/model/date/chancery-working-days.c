/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-working-days.h"

#include "chancery-date-words.h"
#include "chancery-errors.h"
#include "chancery-text.h"
#include "chancery-typed-date.h"
#include "chancery-typed-day.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* How far a working day is looked for. */
#define DAYS_LOOKED_AT 1100
/* Longer than this nothing is one holiday. */
#define DAYS_IN_A_ROW 366

#define BIT(weekday) (1U << ((weekday)-1))
#define SATURDAY_AND_SUNDAY (BIT (6) | BIT (7))

struct _ChanceryWorkingDays
{
  gatomicrefcount ref_count;
  guint weekend;
  GHashTable *days;   /* day to name */
  GHashTable *yearly; /* month * 100 + day of the month to name */
};

/* What a line of the list says. */
typedef struct
{
  ChanceryDay first; /* CHANCERY_DAY_NONE: every year */
  ChanceryDay last;
  int month;
  int day;
  char *name;
} Holiday;

static const char *const weekdays[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

/* Where a week ends otherwise than with Saturday and Sunday. */
static const struct
{
  const char *territories;
  const char *weekend;
} weekends[] = {
  { " BH DZ EG IL IQ JO KW LY OM QA SA SD SY YE ", "fri sat" },
  { " AF ", "thu fri" },
  { " IR ", "fri" },
  { " BN ", "fri sun" },
  { " NP ", "sat" },
  { " IN UG ", "sun" },
};

static guint
read_weekend (const char *text)
{
  g_auto (GStrv) words = NULL;
  guint weekend = 0;

  if (text == NULL)
    return SATURDAY_AND_SUNDAY;
  words = g_strsplit_set (text, " ,", -1);
  for (guint i = 0; words[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (weekdays); j++)
      if (g_ascii_strcasecmp (words[i], weekdays[j]) == 0)
        weekend |= BIT (j + 1);
  return weekend;
}

/* `05-01`, or a date in words without a year. */
static gboolean
read_yearly (const char *text, Holiday *out)
{
  g_autofree char *folded = NULL;
  g_autofree char *label = NULL;
  ChanceryTypedDay day;
  int month;
  int of_month;
  int length = 0;

  if (strlen (text) == 5 && sscanf (text, "%2d-%2d%n", &month, &of_month, &length) == 2 &&
      length == 5)
    {
      out->month = month;
      out->day = of_month;
    }
  else
    {
      folded = chancery_text_fold (text, -1);
      label = chancery_text_fold_label (folded);
      if (chancery_typed_day_parse (label, 0, NULL, FALSE, &day, NULL) !=
              CHANCERY_TYPED_DAY_MATCH ||
          day.precision != CHANCERY_TYPED_DAY_DAY || day.has_year || day.weekday != 0)
        return FALSE;
      out->month = day.month;
      out->day = day.day;
    }
  /* The year 2000 had a 29 February. */
  return out->day >= 1 && out->day <= chancery_day_month_length (2000, out->month);
}

static gboolean
read_dated (const char *text, Holiday *out)
{
  g_autoptr (ChanceryFuzzyDate) date = chancery_typed_date_parse (text, 0, NULL);

  if (date == NULL || !chancery_fuzzy_date_get_first_day (date, &out->first) ||
      !chancery_fuzzy_date_get_last_day (date, &out->last))
    return FALSE;
  /* Whole months and years are dates too, and so is a time of day, but nobody's holiday. */
  if (strchr (chancery_fuzzy_date_get_edtf (date), 'T') != NULL)
    return FALSE;
  return (out->first == out->last || strchr (chancery_fuzzy_date_get_edtf (date), '/') != NULL) &&
         out->last - out->first < DAYS_IN_A_ROW;
}

/* FALSE when the line is none; *@empty when it says nothing. */
static gboolean
read_line (const char *line, Holiday *out, gboolean *empty)
{
  g_autofree char *text = g_strstrip (g_strdup (line));
  char *name;

  *out = (Holiday){ .first = CHANCERY_DAY_NONE };
  *empty = *text == '\0' || *text == '#';
  if (*empty)
    return FALSE;
  /* The comma may be left out behind a date in figures, and one may stand before the year. */
  name = strchr (text, ',');
  if (name != NULL && name > text && !g_ascii_isdigit (*text) && g_ascii_isdigit (name[-1]) &&
      strspn (name, ", 0123456789") >= strlen (", 2026") && strchr (name + 1, ',') != NULL)
    name = strchr (name + 1, ',');
  if (name == NULL && g_ascii_isdigit (*text) && strspn (text, "0123456789-./") >= 5)
    name = strchr (text, ' ');
  if (name != NULL)
    *name++ = '\0';
  g_strstrip (text);
  /* Most lists are thousands of plain days. */
  if (chancery_day_from_iso (text, &out->first))
    out->last = out->first;
  else if (!read_yearly (text, out) && !read_dated (text, out))
    return FALSE;
  out->name = g_strstrip (g_strdup (name != NULL ? name : ""));
  return TRUE;
}

static void
add_holiday (ChanceryWorkingDays *self, Holiday *holiday)
{
  if (holiday->first == CHANCERY_DAY_NONE)
    g_hash_table_insert (self->yearly, GINT_TO_POINTER (holiday->month * 100 + holiday->day),
                         g_strdup (holiday->name));
  else
    for (ChanceryDay day = holiday->first; day <= holiday->last; day++)
      {
        gint64 *key = g_new (gint64, 1);

        *key = day;
        g_hash_table_insert (self->days, key, g_strdup (holiday->name));
      }
  g_clear_pointer (&holiday->name, g_free);
}

ChanceryWorkingDays *
chancery_working_days_new (const char *weekend, const char *holidays)
{
  ChanceryWorkingDays *self = g_new0 (ChanceryWorkingDays, 1);
  g_auto (GStrv) lines = g_strsplit (holidays != NULL ? holidays : "", "\n", CHANCERY_HOLIDAYS_MAX);
  Holiday holiday;
  gboolean empty;

  g_atomic_ref_count_init (&self->ref_count);
  self->weekend = read_weekend (weekend);
  self->days = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->yearly = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint i = 0; lines[i] != NULL; i++)
    if (read_line (lines[i], &holiday, &empty))
      add_holiday (self, &holiday);
  return self;
}

ChanceryWorkingDays *
chancery_working_days_ref (ChanceryWorkingDays *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
chancery_working_days_unref (ChanceryWorkingDays *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->days);
  g_hash_table_unref (self->yearly);
  g_free (self);
}

gboolean
chancery_working_days_check (const char *holidays, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (holidays != NULL ? holidays : "", "\n", -1);
  Holiday holiday;
  gboolean empty;

  if (g_strv_length (lines) > CHANCERY_HOLIDAYS_MAX)
    {
      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                   "More than %d lines are no list of holidays", CHANCERY_HOLIDAYS_MAX);
      return FALSE;
    }
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (read_line (lines[i], &holiday, &empty))
        g_free (holiday.name);
      else if (!empty)
        {
          g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                       "Line %u, “%s”, does not begin with a date", i + 1, g_strstrip (lines[i]));
          return FALSE;
        }
    }
  return TRUE;
}

guint
chancery_working_days_count (const char *holidays)
{
  g_auto (GStrv) lines = g_strsplit (holidays != NULL ? holidays : "", "\n", CHANCERY_HOLIDAYS_MAX);
  Holiday holiday;
  gboolean empty;
  guint count = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    if (read_line (lines[i], &holiday, &empty))
      {
        g_free (holiday.name);
        count++;
      }
  return count;
}

const char *
chancery_working_days_weekend_of (const char *locale)
{
  const char *underscore = locale != NULL ? strchr (locale, '_') : NULL;

  if (underscore != NULL && strlen (underscore) >= 3)
    {
      const char territory[] = { ' ', underscore[1], underscore[2], ' ', '\0' };

      for (guint i = 0; i < G_N_ELEMENTS (weekends); i++)
        if (strstr (weekends[i].territories, territory) != NULL)
          return weekends[i].weekend;
    }
  return "sat sun";
}

gboolean
chancery_working_days_is_weekend (const ChanceryWorkingDays *self, int weekday)
{
  g_return_val_if_fail (weekday >= 1 && weekday <= 7, FALSE);

  return ((self != NULL ? self->weekend : SATURDAY_AND_SUNDAY) & BIT (weekday)) != 0;
}

const char *
chancery_working_days_get_holiday (const ChanceryWorkingDays *self, ChanceryDay day)
{
  const char *name;
  int month;
  int of_month;

  g_return_val_if_fail (day != CHANCERY_DAY_NONE, NULL);

  if (self == NULL)
    return NULL;
  name = g_hash_table_lookup (self->days, &day);
  if (name != NULL || g_hash_table_size (self->yearly) == 0)
    return name;
  chancery_day_to_ymd (day, NULL, &month, &of_month);
  return g_hash_table_lookup (self->yearly, GINT_TO_POINTER (month * 100 + of_month));
}

gboolean
chancery_working_days_is_working (const ChanceryWorkingDays *self, ChanceryDay day)
{
  return !chancery_working_days_is_weekend (self, chancery_day_weekday (day)) &&
         chancery_working_days_get_holiday (self, day) == NULL;
}

char *
chancery_working_days_why_off (const ChanceryWorkingDays *self, ChanceryDay day)
{
  const char *holiday = chancery_working_days_get_holiday (self, day);

  if (holiday != NULL && *holiday != '\0')
    return g_strdup (holiday);
  if (chancery_working_days_is_working (self, day))
    return NULL;
  return g_strdup (chancery_date_words_weekday (chancery_day_weekday (day), TRUE));
}

/* The working day nearest to @day in one direction, @day included; CHANCERY_DAY_NONE for none. */
static ChanceryDay
seek (const ChanceryWorkingDays *self, ChanceryDay day, int step)
{
  for (guint i = 0; i < DAYS_LOOKED_AT; i++, day += step)
    if (chancery_working_days_is_working (self, day))
      return day;
  return CHANCERY_DAY_NONE;
}

ChanceryDay
chancery_working_days_next (const ChanceryWorkingDays *self, ChanceryDay day)
{
  ChanceryDay found = seek (self, day, 1);

  return found != CHANCERY_DAY_NONE ? found : day;
}

ChanceryDay
chancery_working_days_last (const ChanceryWorkingDays *self, ChanceryDay day)
{
  ChanceryDay found = seek (self, day, -1);

  return found != CHANCERY_DAY_NONE ? found : day;
}

char *
chancery_working_days_remark (const ChanceryWorkingDays *self, ChanceryDay day)
{
  g_autofree char *why = chancery_working_days_why_off (self, day);
  ChanceryDay last;
  g_autofree char *words = NULL;

  if (why == NULL)
    return NULL;
  last = chancery_working_days_last (self, day);
  if (last == day)
    return g_steal_pointer (&why);
  words = chancery_date_words_with_weekday (last);
  /* Translators: why a day is off (“Saturday”, “Labour Day”), then a day: “Fri 6 Mar 2026”. */
  return g_strdup_printf (_ ("day off: %s; last working day before: %s"), why, words);
}

ChanceryDay
chancery_working_days_add (const ChanceryWorkingDays *self, ChanceryDay day, int n)
{
  int step = n < 0 ? -1 : 1;

  n = CLAMP (n, -CHANCERY_WORKING_DAYS_MAX, CHANCERY_WORKING_DAYS_MAX);
  for (; n != 0; n -= step)
    {
      ChanceryDay found = seek (self, day + step, step);

      if (found == CHANCERY_DAY_NONE)
        return day + n;
      day = found;
    }
  return day;
}
