/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The sections of a report: over time and tone, by answer, by place, and one table a field. */

#include "config.h"

#include "chancery-report-private.h"

#include "chancery-day.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* A table of more is no help on a page; the rest is told as one row. */
#define MOST_ROWS 40
#define MOST_BARS 12
#define MOST_MONTHS 48

enum
{
  ANSWERED,
  RECEIPT,
  NONE,
  N_ANSWERS
};

static const char *const answer_codes[] = { "yes", "receipt", "none" };

/* One value of a field with the answers apart. */
typedef struct
{
  const ChanceryCountValue *value;
  gint64 count;
  gint64 answers[N_ANSWERS];
} Group;

static const char *
label_of (const ChanceryCountValue *value)
{
  if (*value->label == '\0')
    return _ ("not given");
  return value->is_term ? _ (value->label) : value->label;
}

static GPtrArray *
count_by (ChanceryReportReading *reading, const char *first, const char *second, GError **error)
{
  const char *const fields[] = { first, second, NULL };

  return chancery_counts_by (reading->db, reading->counted, fields, error);
}

static void
add_column (ChanceryReportSection *section, const char *title)
{
  g_ptr_array_add (section->columns, g_strdup (title));
}

/* Closes @section: one that has no rows says nothing. */
static void
take_section (ChanceryReportReading *reading, ChanceryReportSection *section)
{
  if (section->rows->len > 0)
    g_ptr_array_add (reading->report->sections, section);
  else
    chancery_report_section_free (section);
}

/* ---- by one field, with answers ---- */

/* Rows come ordered by the first value: those of one value stand together. */
static GArray *
gather_groups (GPtrArray *rows)
{
  GArray *groups = g_array_new (FALSE, TRUE, sizeof (Group));
  Group *group = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const ChanceryCountRow *row = rows->pdata[i];

      if (group == NULL || strcmp (group->value->code, row->values[0].code) != 0)
        {
          g_array_set_size (groups, groups->len + 1);
          group = &g_array_index (groups, Group, groups->len - 1);
          group->value = &row->values[0];
        }
      group->count += row->count;
      for (guint n = 0; n < N_ANSWERS; n++)
        if (strcmp (row->values[1].code, answer_codes[n]) == 0)
          group->answers[n] += row->count;
    }
  return groups;
}

/* The most first; what has no value last. */
static int
compare_most (gconstpointer a, gconstpointer b)
{
  const Group *first = a;
  const Group *second = b;
  gboolean first_empty = *first->value->code == '\0';

  if (first_empty != (*second->value->code == '\0'))
    return first_empty ? 1 : -1;
  if (first->count != second->count)
    return first->count < second->count ? 1 : -1;
  return strcmp (first->value->code, second->value->code);
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  return -strcmp (((const Group *)a)->value->code, ((const Group *)b)->value->code);
}

static void
add_numbers (ChanceryReportReading *reading,
             GPtrArray *row,
             const Group *group,
             const char *condition)
{
  g_autofree char *all = chancery_report_query (reading, condition, "");
  gint64 n_asked = group->answers[ANSWERED] + group->answers[RECEIPT] + group->answers[NONE];

  chancery_report_row_add_number (row, group->count, all);
  if (!reading->answerable)
    return;
  /* What takes no answer is not without one. */
  for (guint n = 0; n < N_ANSWERS && n_asked > 0; n++)
    {
      g_autofree char *answered = g_strconcat ("answered:", answer_codes[n], NULL);
      g_autofree char *query = chancery_report_query (reading, condition, answered);

      chancery_report_row_add_number (row, group->answers[n], query);
    }
  if (n_asked > 0)
    {
      g_autofree char *rate = chancery_report_rate (group->answers[ANSWERED], n_asked);

      chancery_report_row_add (row, rate, NULL);
    }
}

static void
add_number_columns (ChanceryReportReading *reading, ChanceryReportSection *section)
{
  add_column (section, _ ("Counted"));
  if (!reading->answerable)
    return;
  add_column (section, _ ("Answered"));
  add_column (section, _ ("Receipt only"));
  add_column (section, _ ("No answer yet"));
  add_column (section, _ ("Rate"));
}

static void
add_group_rows (ChanceryReportReading *reading, ChanceryReportSection *section, GArray *groups)
{
  Group others = { NULL };
  guint n_others = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = &g_array_index (groups, Group, i);

      if (i >= MOST_ROWS && groups->len > MOST_ROWS + 1)
        {
          n_others++;
          others.count += group->count;
          for (guint n = 0; n < N_ANSWERS; n++)
            others.answers[n] += group->answers[n];
          continue;
        }
      add_numbers (reading,
                   chancery_report_section_add_row (section, label_of (group->value), NULL), group,
                   group->value->query);
    }
  if (n_others > 0)
    {
      g_autofree char *label =
          /* Translators: the rows of a table that are not shown each. */
          g_strdup_printf (ngettext ("%'u other", "%'u others", n_others), n_others);

      add_numbers (reading, chancery_report_section_add_row (section, label, NULL), &others, NULL);
    }
}

static gboolean
add_field (ChanceryReportReading *reading,
           const char *field,
           const char *heading,
           const char *column,
           gboolean newest_first,
           GError **error)
{
  g_autoptr (GPtrArray) rows = count_by (reading, field, "answered", error);
  g_autoptr (GArray) groups = NULL;
  ChanceryReportSection *section;

  if (rows == NULL)
    return FALSE;
  groups = gather_groups (rows);
  /* A field that nothing has says nothing, and of type and state one is no news. */
  if (groups->len == 0 ||
      (groups->len == 1 && (*g_array_index (groups, Group, 0).value->code == '\0' ||
                            g_str_equal (field, "kind") || g_str_equal (field, "state"))))
    return TRUE;
  g_array_sort (groups, newest_first ? compare_newest : compare_most);
  section = chancery_report_section_new (heading);
  add_column (section, column);
  add_number_columns (reading, section);
  add_group_rows (reading, section, groups);
  take_section (reading, section);
  return TRUE;
}

/* ---- over time ---- */

/* Months, or years where there are too many. */
typedef struct
{
  gboolean years;
  gint64 first;
  gint64 last;
  const ChanceryVocabulary *tones;
  guint n_tones;
  gint64 *counts; /* by slot and tone; the last of a slot has none */
  gint64 n_unplaced;
} Times;

/* Months since year 0, or the year. */
static gint64
slot_of (const char *month, gboolean years)
{
  gint64 year = g_ascii_strtoll (month, NULL, 10);

  return years ? year : year * 12 + g_ascii_strtoll (month + 5, NULL, 10) - 1;
}

static gint64 *
count_at (Times *times, gint64 slot, guint tone)
{
  return &times->counts[(slot - times->first) * (times->n_tones + 1) + tone];
}

static guint
tone_at (const Times *times, const char *code)
{
  for (guint i = 0; i < times->n_tones; i++)
    if (strcmp (times->tones->terms[i].code, code) == 0)
      return i + 1;
  return 0;
}

/* FALSE when nothing has a month. */
static gboolean
gather_times (Times *times, GPtrArray *rows)
{
  gint64 first = G_MAXINT64, last = G_MININT64;

  for (guint i = 0; i < rows->len; i++)
    {
      const char *month = ((ChanceryCountRow *)rows->pdata[i])->values[0].code;

      if (*month == '\0')
        continue;
      first = MIN (first, slot_of (month, FALSE));
      last = MAX (last, slot_of (month, FALSE));
    }
  if (last < first)
    return FALSE;
  times->years = last - first + 1 > MOST_MONTHS;
  times->first = times->years ? first / 12 : first;
  times->last = times->years ? last / 12 : last;
  times->tones = chancery_vocabulary_get ("tone");
  while (times->tones->terms[times->n_tones].code != NULL)
    times->n_tones++;
  times->counts = g_new0 (gint64, (gsize)(times->last - times->first + 1) * (times->n_tones + 1));
  for (guint i = 0; i < rows->len; i++)
    {
      const ChanceryCountRow *row = rows->pdata[i];

      if (*row->values[0].code == '\0')
        times->n_unplaced += row->count;
      else
        *count_at (times, slot_of (row->values[0].code, times->years),
                   tone_at (times, row->values[1].code)) += row->count;
    }
  return TRUE;
}

static char *
phrase_slot (const Times *times, gint64 slot)
{
  g_autoptr (GDateTime) time = NULL;

  if (times->years)
    return g_strdup_printf ("%" G_GINT64_FORMAT, slot);
  time = g_date_time_new_utc ((int)MAX (slot / 12, 1), (int)(slot % 12) + 1, 1, 0, 0, 0);
  /* Translators: a month and a year, short, in the form of strftime. */
  return g_date_time_format (time, _ ("%b %Y"));
}

/* What gives the records of one month: those that lie in it as a whole.  Of a year there is no such query:
 * it would also have those that lie in no single month of it, which are not counted. */
static char *
query_month (gint64 slot)
{
  gint64 before = slot - 1, after = slot + 1;

  return g_strdup_printf ("on:%04d-%02d -before:%04d-%02d -after:%04d-%02d", (int)(slot / 12),
                          (int)(slot % 12) + 1, (int)(before / 12), (int)(before % 12) + 1,
                          (int)(after / 12), (int)(after % 12) + 1);
}

static char *
query_part (ChanceryReportReading *reading, const char *condition, const char *more)
{
  return condition != NULL ? chancery_report_query (reading, condition, more) : NULL;
}

static gboolean
is_tone_used (Times *times, guint tone)
{
  for (gint64 slot = times->first; slot <= times->last; slot++)
    if (*count_at (times, slot, tone) > 0)
      return TRUE;
  return FALSE;
}

/* The strongest first, and what has no tone last, as they are read; the chart takes them the other
 * way round. */
static void
add_slot (ChanceryReportReading *reading, ChanceryReportSection *section, Times *times, gint64 slot)
{
  g_autofree char *label = phrase_slot (times, slot);
  g_autofree char *condition = times->years ? NULL : query_month (slot);
  g_autofree char *all = query_part (reading, condition, "");
  GPtrArray *row;
  gint64 total = 0;

  chancery_chart_add_layers (section->chart, label, count_at (times, slot, 0));
  for (guint tone = 0; tone <= times->n_tones; tone++)
    total += *count_at (times, slot, tone);
  if (total == 0)
    return;
  row = chancery_report_section_add_row (section, label, NULL);
  chancery_report_row_add_number (row, total, all);
  for (guint tone = times->n_tones + 1; tone-- > 0;)
    {
      g_autofree char *tone_condition =
          tone > 0 ? g_strdup_printf ("tone:%s", times->tones->terms[tone - 1].code)
                   : g_strdup ("-has:tone");
      g_autofree char *query = query_part (reading, condition, tone_condition);

      if (is_tone_used (times, tone))
        chancery_report_row_add_number (row, *count_at (times, slot, tone), query);
    }
}

static char *
note_times (const Times *times)
{
  if (times->n_unplaced == 0)
    return NULL;
  return g_strdup_printf (
      /* Translators: records whose date is longer than a month or not known. */
      ngettext ("%'" PRId64 " is not shown: its date lies in no single month.",
                "%'" PRId64 " are not shown: their dates lie in no single month.",
                (gulong)times->n_unplaced),
      times->n_unplaced);
}

static gboolean
add_times (ChanceryReportReading *reading, GError **error)
{
  g_autoptr (GPtrArray) rows = count_by (reading, "month", "tone", error);
  g_autoptr (GPtrArray) layers = g_ptr_array_new ();
  ChanceryReportSection *section;
  Times times = { 0 };

  if (rows == NULL)
    return FALSE;
  if (!gather_times (&times, rows))
    return TRUE;
  section =
      chancery_report_section_new (times.years ? _ ("By year and tone") : _ ("By month and tone"));
  section->note = note_times (&times);
  g_ptr_array_add (layers, (gpointer)_ ("no tone"));
  add_column (section, times.years ? _ ("Year") : _ ("Month"));
  add_column (section, _ ("Counted"));
  for (guint tone = times.n_tones; tone-- > 0;)
    if (is_tone_used (&times, tone + 1))
      add_column (section, _ (times.tones->terms[tone].label));
  if (is_tone_used (&times, 0))
    add_column (section, _ ("no tone"));
  for (guint tone = 0; tone < times.n_tones; tone++)
    g_ptr_array_add (layers, (gpointer)_ (times.tones->terms[tone].label));
  g_ptr_array_add (layers, NULL);
  section->chart = chancery_chart_new (CHANCERY_CHART_LAYERS, (const char *const *)layers->pdata);
  for (gint64 slot = times.first; slot <= times.last; slot++)
    add_slot (reading, section, &times, slot);
  g_free (times.counts);
  take_section (reading, section);
  return TRUE;
}

/* ---- answers ---- */

static gboolean
add_responses (ChanceryReportReading *reading, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) groups = NULL;
  ChanceryReportSection *section;

  if (!reading->answerable)
    return TRUE;
  if ((rows = count_by (reading, "answers.response", "answered", error)) == NULL)
    return FALSE;
  groups = gather_groups (rows);
  g_array_sort (groups, compare_most);
  section = chancery_report_section_new (_ ("What was answered"));
  section->note = g_strdup (_ ("An act that was answered twice stands under both answers."));
  section->chart = chancery_chart_new (CHANCERY_CHART_BARS, NULL);
  add_column (section, _ ("Answer"));
  add_column (section, _ ("Counted"));
  for (guint i = 0; i < groups->len; i++)
    {
      const Group *group = &g_array_index (groups, Group, i);
      gboolean none = *group->value->code == '\0';
      /* Kinds that take no answer are not without one. */
      gint64 count = none ? group->answers[NONE] : group->count;
      const char *label = none ? _ ("no answer yet") : label_of (group->value);
      g_autofree char *query =
          chancery_report_query (reading, none ? "answered:none" : group->value->query, "");
      g_autofree char *words = g_strdup_printf ("%'" G_GINT64_FORMAT, count);

      if (count == 0)
        continue;
      chancery_chart_add_bar (section->chart, label, count, words);
      chancery_report_row_add_number (chancery_report_section_add_row (section, label, NULL), count,
                                      query);
    }
  take_section (reading, section);
  return TRUE;
}

/* ---- places ---- */

static gboolean
has_assailants (GPtrArray *places)
{
  for (guint i = 0; i < places->len; i++)
    for (guint effect = 0; effect < CHANCERY_N_COUNT_EFFECTS; effect++)
      if (((const ChanceryCountPlace *)places->pdata[i])
              ->is_known[CHANCERY_COUNT_ASSAILANTS][effect])
        return TRUE;
  return FALSE;
}

static void
add_range (ChanceryReportSection *section,
           const ChanceryCountPlace *place,
           ChanceryCountSide side,
           const char *label)
{
  g_autofree char *killed = chancery_count_place_phrase (place, side, CHANCERY_COUNT_KILLED);

  if (killed != NULL)
    chancery_chart_add_range (section->chart, label, place->low[side][CHANCERY_COUNT_KILLED],
                              place->high[side][CHANCERY_COUNT_KILLED], killed);
}

/* The killed of one place: whom the attack hit, and under them those who attacked. */
static void
add_ranges (ChanceryReportSection *section, const ChanceryCountPlace *place, const char *label)
{
  /* Translators: a bar of a chart: the assailants who were killed at a place. */
  g_autofree char *attackers = g_strdup_printf (_ ("%s, assailants"), label);

  if (chancery_chart_get_n_bars (section->chart) >= MOST_BARS)
    return;
  add_range (section, place, CHANCERY_COUNT_VICTIMS, label);
  add_range (section, place, CHANCERY_COUNT_ASSAILANTS, attackers);
}

static void
add_numbers_of_place (GPtrArray *row, const ChanceryCountPlace *place, guint n_sides)
{
  for (guint side = 0; side < n_sides; side++)
    for (guint effect = 0; effect < CHANCERY_N_COUNT_EFFECTS; effect++)
      {
        g_autofree char *words = chancery_count_place_phrase (place, (ChanceryCountSide)side,
                                                              (ChanceryCountEffect)effect);

        chancery_report_row_add (row, words != NULL ? words : "—", NULL);
      }
}

static gboolean
add_places (ChanceryReportReading *reading, GError **error)
{
  g_autoptr (GPtrArray) places = chancery_counts_places (reading->db, reading->counted, error);
  ChanceryReportSection *section;
  gboolean attacked;

  if (places == NULL)
    return FALSE;
  attacked = has_assailants (places);
  section = chancery_report_section_new (_ ("Incidents and casualties by place"));
  section->note = g_strdup_printf ("%s %s", chancery_counts_get_places_rule (),
                                   _ ("The chart shows the killed."));
  section->chart = chancery_chart_new (CHANCERY_CHART_RANGES, NULL);
  add_column (section, _ ("Place"));
  add_column (section, _ ("Incidents"));
  add_column (section, _ ("Killed"));
  add_column (section, _ ("Wounded"));
  if (attacked)
    {
      add_column (section, _ ("Assailants killed"));
      add_column (section, _ ("Assailants wounded"));
    }
  for (guint i = 0; i < places->len && i < MOST_ROWS; i++)
    {
      const ChanceryCountPlace *place = places->pdata[i];
      const char *label = *place->label != '\0' ? place->label : _ ("place not given");
      GPtrArray *row = chancery_report_section_add_row (section, label, NULL);

      chancery_report_row_add_number (row, place->n_incidents, NULL);
      add_numbers_of_place (row, place, attacked ? CHANCERY_N_COUNT_SIDES : 1);
      add_ranges (section, place, label);
    }
  if (chancery_chart_get_n_bars (section->chart) == 0)
    g_clear_pointer (&section->chart, chancery_chart_free);
  take_section (reading, section);
  return TRUE;
}

gboolean
chancery_report_add_sections (ChanceryReportReading *reading, GError **error)
{
  return add_field (reading, "year", _ ("By year"), _ ("Year"), TRUE, error) &&
         add_field (reading, "counterpart", _ ("By counterpart"), _ ("Counterpart"), FALSE,
                    error) &&
         add_times (reading, error) && add_responses (reading, error) &&
         add_field (reading, "form", _ ("By form"), _ ("Form"), FALSE, error) &&
         add_field (reading, "act_kind", _ ("By nature"), _ ("Nature"), FALSE, error) &&
         add_field (reading, "state", _ ("By state"), _ ("State"), FALSE, error) &&
         add_field (reading, "kind", _ ("By type"), _ ("Type"), FALSE, error) &&
         add_places (reading, error);
}
