/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-csv-days.h"

#include "chancery-typed-date.h"

#include <string.h>

#define MONTHS 12
#define MOST_DAYS 31

typedef struct
{
  guint first;
  guint second;
} Numbers;

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

/* “3/4/2026”: with a point the day stands first everywhere, and four digits in front are a year. */
static gboolean
read_numbers (const char *cell, Numbers *numbers)
{
  const char *at = cell;
  gsize length;

  while (g_ascii_isspace (*at))
    at++;
  if (!take_number (&at, 2, &numbers->first) || *at++ != '/' ||
      !take_number (&at, 2, &numbers->second) || *at++ != '/')
    return FALSE;
  length = strspn (at, "0123456789");
  if (length != 2 && length != 4)
    return FALSE;
  at += length;
  while (g_ascii_isspace (*at))
    at++;
  return *at == '\0';
}

static gboolean
may_be (guint day, guint month)
{
  return day >= 1 && day <= MOST_DAYS && month >= 1 && month <= MONTHS;
}

void
chancery_csv_days_take (ChanceryCsvDays *self, const char *cell)
{
  Numbers numbers;
  gboolean day_first;
  gboolean month_first;

  g_return_if_fail (self != NULL && cell != NULL);

  if (!read_numbers (cell, &numbers))
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
chancery_csv_days_spell_out (const char *cell,
                             ChanceryCsvOrder order,
                             ChanceryDay today,
                             GError **error)
{
  g_autoptr (ChanceryFuzzyDate) date = NULL;
  g_autoptr (ChanceryFuzzyDate) usual = NULL;
  const char *edtf;

  g_return_val_if_fail (cell != NULL, NULL);

  if (order == CHANCERY_CSV_DAY_FIRST)
    return g_strdup (cell);
  date = chancery_typed_date_parse_month_first (cell, today, error);
  if (date == NULL)
    return NULL;
  usual = chancery_typed_date_parse (cell, today, NULL);
  edtf = chancery_fuzzy_date_get_edtf (date);
  return g_strdup (
      usual != NULL && strcmp (chancery_fuzzy_date_get_edtf (usual), edtf) == 0 ? cell : edtf);
}
