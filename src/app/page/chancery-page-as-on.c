/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-page-as-on.h"

#include "chancery-casefile-panel.h"
#include "chancery-fuzzy-date.h"

static void
collect_days (GArray *days, ChanceryRecord *record)
{
  ChanceryValue *lines = chancery_record_get (record, "assessments");

  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      ChanceryFuzzyDate *on =
          chancery_value_get_date (chancery_line_get (chancery_value_get_line (lines, i), "on"));
      ChanceryDay day;

      if (on != NULL && chancery_fuzzy_date_get_first_day (on, &day))
        g_array_append_val (days, day);
    }
}

/* The days on which a verdict changed that stands on this page. */
static GArray *
list_days (ChanceryPageView *self)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (ChanceryDay));
  GPtrArray *mentions = chancery_dossier_get_mentions (self->dossier);
  GHashTableIter iter;
  gpointer other;

  collect_days (days, chancery_dossier_get_record (self->dossier));
  for (guint i = 0; i < mentions->len; i++)
    collect_days (days, ((ChanceryDossierMention *)g_ptr_array_index (mentions, i))->record);
  g_hash_table_iter_init (&iter, self->others);
  while (g_hash_table_iter_next (&iter, NULL, &other))
    collect_days (days, other);
  if (self->panel != NULL)
    {
      GArray *filed = chancery_casefile_panel_get_days (CHANCERY_CASEFILE_PANEL (self->panel));

      if (filed != NULL)
        g_array_append_vals (days, filed->data, filed->len);
    }
  return days;
}

ChanceryDay
chancery_page_as_on_step (ChanceryPageView *view, int by)
{
  g_autoptr (GArray) days = NULL;
  ChanceryDay best = CHANCERY_DAY_NONE;
  ChanceryDay today;
  ChanceryDay from;

  g_return_val_if_fail (view != NULL, CHANCERY_DAY_NONE);

  days = list_days (view);
  today = chancery_registry_get_desk_day (view->registry);
  from = view->as_on != CHANCERY_DAY_NONE ? view->as_on : today;
  for (guint i = 0; i < days->len; i++)
    {
      ChanceryDay day = g_array_index (days, ChanceryDay, i);

      /* Today itself is shown without a day. */
      if (by < 0 ? day >= from : day <= from || day >= today)
        continue;
      if (best == CHANCERY_DAY_NONE || (by < 0 ? day > best : day < best))
        best = day;
    }
  return best;
}
