/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is due with the party next: actions, replies awaited, deadlines, reviews, papers to answer. */

#include "config.h"

#include "chancery-briefing-private.h"

#include <glib/gi18n-lib.h>

#include "chancery-fuzzy-date.h"

#define DUE_SHOWN 20

/* What falls due when: a date field of a sort of records.  @about: whose the text is; @unanswered: only
 * while nobody answered. */
static const struct
{
  ChanceryDealing dealing;
  const char *field;
  const char *why;
  gboolean unanswered;
} sources[] = {
  { CHANCERY_DEALING_ACTIONS, "due", NULL, FALSE },
  { CHANCERY_DEALING_ACTS, "reply_by", N_ ("Reply awaited"), TRUE },
  { CHANCERY_DEALING_DEMANDS, "deadline", N_ ("Deadline"), FALSE },
  { CHANCERY_DEALING_ASSURANCES, "review_on", N_ ("Review"), FALSE },
  { CHANCERY_DEALING_PAPERS, "due", N_ ("Answer due"), FALSE },
};

static ChanceryDay
day_of (ChanceryRecord *record, const char *field)
{
  ChanceryFuzzyDate *date = chancery_record_get_date (record, field);
  ChanceryDay day = CHANCERY_DAY_NONE;

  if (date != NULL && !chancery_fuzzy_date_get_last_day (date, &day))
    chancery_fuzzy_date_get_first_day (date, &day);
  return day;
}

/* What an action is about, by its number or title. */
static char *
phrase_about (ChanceryBriefingDesk *desk, ChanceryRecord *record)
{
  ChanceryValue *about =
      chancery_kind_has_flag (chancery_record_get_kind (record), CHANCERY_KIND_TASK)
          ? chancery_record_get (record, "on")
          : NULL;
  ChanceryListRow *row = chancery_briefing_desk_row (desk, chancery_value_get_reference_id (about));

  if (row == NULL)
    return NULL;
  /* Translators: %s is the number or title of what is to be followed up. */
  return g_strdup_printf (_ ("about %s"), row->reference != NULL ? row->reference : row->title);
}

static void
add_due (ChanceryBriefingDesk *desk,
         ChanceryBriefingPart *part,
         ChanceryRecord *record,
         guint source)
{
  const char *field = sources[source].field;
  ChanceryDay day = day_of (record, field);
  const char *title = chancery_record_get_title (record);
  g_autoptr (GString) detail = g_string_new (NULL);
  ChanceryBriefingLine *line;

  if (day == CHANCERY_DAY_NONE ||
      (sources[source].unanswered && chancery_record_get (record, "answers") != NULL))
    return;
  line = chancery_briefing_desk_add (
      desk, part, chancery_record_get_id (record), NULL,
      /* Translators: why something is due (“Reply awaited”), what it is. */
      sources[source].why != NULL ? g_strdup_printf (_ ("%s: %s"), _ (sources[source].why), title)
                                  : g_strdup (title));
  g_free (line->side);
  line->side = chancery_briefing_phrase (record, field);
  line->day = day;
  if (day < desk->briefing->day)
    line->state = g_strdup (_ ("overdue"));
  chancery_briefing_join (detail, phrase_about (desk, record));
  if (chancery_kind_has_flag (chancery_record_get_kind (record), CHANCERY_KIND_TASK))
    chancery_briefing_join (detail, chancery_briefing_phrase (record, "assignee"));
  if (detail->len > 0)
    line->detail = g_string_free (g_steal_pointer (&detail), FALSE);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const ChanceryBriefingLine *first = *(const ChanceryBriefingLine *const *)a;
  const ChanceryBriefingLine *second = *(const ChanceryBriefingLine *const *)b;

  return first->day < second->day ? -1 : first->day > second->day;
}

gboolean
chancery_briefing_add_due (ChanceryBriefingDesk *self, GError **error)
{
  ChanceryBriefingPart *part = chancery_briefing_desk_begin (self, "due", _ ("Due with them"));

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      gboolean cut = FALSE;
      g_autoptr (GPtrArray) records =
          chancery_briefing_desk_load (self, sources[i].dealing, DUE_SHOWN, &cut, error);

      if (records == NULL)
        return FALSE;
      part->cut |= cut && sources[i].why == NULL;
      for (guint j = 0; j < records->len; j++)
        add_due (self, part, g_ptr_array_index (records, j), i);
    }
  g_ptr_array_sort (part->lines, compare_days);
  return TRUE;
}
