/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-day-off.h"

char *
chancery_day_off_phrase (ChanceryRegistry *registry, ChanceryFuzzyDate *date)
{
  ChanceryDay day;

  g_return_val_if_fail (CHANCERY_IS_REGISTRY (registry), NULL);

  if (date == NULL || !chancery_fuzzy_date_is_exact_day (date) ||
      !chancery_fuzzy_date_get_first_day (date, &day) ||
      day < chancery_registry_get_desk_day (registry))
    return NULL;
  return chancery_working_days_why_off (chancery_registry_get_working_days (registry), day);
}
