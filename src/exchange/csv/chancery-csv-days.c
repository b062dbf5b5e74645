/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-csv-days.h"

#include "chancery-text.h"
#include "chancery-typed-date.h"
#include "chancery-typed-time.h"

#include <string.h>

/* Bytes; of what is longer nothing is a date of three numbers, in whatever digits. */
#define MOST_BYTES 40
#define MONTHS 12
#define MOST_DAYS 31

typedef struct
{
  guint first;
  guint second;
} Numbers;

static const char *const order_words[] = {
  [CHANCERY_CSV_DAY_FIRST] = "day-first",
  [CHANCERY_CSV_MONTH_FIRST] = "month-first",
};

const char *
chancery_csv_order_to_string (ChanceryCsvOrder order)
{
  return order_words[order];
}

gboolean
chancery_csv_order_from_string (const char *text, ChanceryCsvOrder *order)
{
  g_return_val_if_fail (text != NULL && order != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (order_words); i++)
    if (strcmp (text, order_words[i]) == 0)
      {
        *order = (ChanceryCsvOrder)i;
        return TRUE;
      }
  return FALSE;
}

/* Up to @most digits; FALSE without any. */
static gboolean
take_number (const char **at, guint most, guint *number)
{
  guint n = 0;

  *number = 0;
  for (; n < most && g_ascii_isdigit (**at); n++, (*at)++)
    *number = *number * 10 + (guint)(**at - '0');
  return n > 0;
}

/* “3/4/2026” or “3-4-2026”: with a point the day stands first everywhere, and four digits in front are a year. */
static gboolean
read_numbers (const char *folded, Numbers *numbers)
{
  const char *at = folded;
  char separator;
  gsize length;

  if (!take_number (&at, 2, &numbers->first))
    return FALSE;
  separator = *at++;
  if ((separator != '/' && separator != '-') || !take_number (&at, 2, &numbers->second) ||
      *at++ != separator)
    return FALSE;
  length = strspn (at, "0123456789");
  return (length == 2 || length == 4) && at[length] == '\0';
}

/* With the digits, dashes and blanks that dates are read with, whatever others stand there. */
static char *
fold_cell (const char *cell)
{
  g_autofree char *folded = chancery_text_fold (cell, -1);

  return chancery_text_fold_label (folded);
}

/* NULL of what cannot be a date of numbers. */
static char *
fold_number (const char *cell)
{
  while (g_ascii_isspace (*cell))
    cell++;
  if (strnlen (cell, MOST_BYTES + 1) > MOST_BYTES || !g_unichar_isdigit (g_utf8_get_char (cell)))
    return NULL;
  return fold_cell (cell);
}

static gboolean
may_be (guint day, guint month)
{
  return day >= 1 && day <= MOST_DAYS && month >= 1 && month <= MONTHS;
}

void
chancery_csv_days_take (ChanceryCsvDays *self, const char *cell)
{
  g_autofree char *folded = NULL;
  g_autofree char *time = NULL;
  Numbers numbers;
  gboolean day_first;
  gboolean month_first;

  g_return_if_fail (self != NULL && cell != NULL);

  folded = fold_number (cell);
  if (folded == NULL)
    return;
  time = chancery_typed_time_take (folded);
  self->has_times |= time != NULL && strcmp (time, CHANCERY_MIDNIGHT) != 0;
  if (!read_numbers (folded, &numbers))
    return;
  day_first = may_be (numbers.first, numbers.second);
  month_first = may_be (numbers.second, numbers.first);
  self->day_first |= day_first && !month_first;
  self->month_first |= month_first && !day_first;
  if (day_first && month_first && numbers.first != numbers.second && self->example == NULL)
    self->example = g_strdup (cell);
}

void
chancery_csv_days_clear (ChanceryCsvDays *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->example, g_free);
}

gboolean
chancery_csv_days_decide (const ChanceryCsvDays *self, ChanceryCsvOrder *order)
{
  g_return_val_if_fail (self != NULL && order != NULL, FALSE);

  if (self->day_first == self->month_first)
    return FALSE;
  *order = self->month_first ? CHANCERY_CSV_MONTH_FIRST : CHANCERY_CSV_DAY_FIRST;
  return TRUE;
}

char *
chancery_csv_days_cut_midnight (const char *cell)
{
  g_autoptr (ChanceryFuzzyDate) date = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *time = NULL;

  g_return_val_if_fail (cell != NULL, NULL);

  /* EDTF is how we write it ourselves, and means what it says. */
  date = chancery_fuzzy_date_new (cell, NULL, CHANCERY_QUALITY_STATED, NULL);
  if (date != NULL || !g_utf8_validate (cell, -1, NULL))
    return g_strdup (cell);
  folded = fold_cell (cell);
  time = chancery_typed_time_take (folded);
  return g_strcmp0 (time, CHANCERY_MIDNIGHT) == 0 ? g_steal_pointer (&folded) : g_strdup (cell);
}

ChanceryFuzzyDate *
chancery_csv_days_read (const char *cell,
                        ChanceryCsvOrder order,
                        gboolean has_times,
                        ChanceryDay today,
                        GError **error)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (cell != NULL, NULL);

  day = has_times ? g_strdup (cell) : chancery_csv_days_cut_midnight (cell);
  return order == CHANCERY_CSV_MONTH_FIRST
             ? chancery_typed_date_parse_month_first (day, today, error)
             : chancery_typed_date_parse (day, today, error);
}
