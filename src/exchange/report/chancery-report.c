/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-report.h"

#include "chancery-kind.h"
#include "chancery-phrase.h"
#include "chancery-query.h"
#include "chancery-report-private.h"
#include "chancery-search.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

static void
cell_free (gpointer data)
{
  ChanceryReportCell *cell = data;

  g_free (cell->text);
  g_free (cell->query);
  g_free (cell);
}

static void
fact_free (gpointer data)
{
  ChanceryReportFact *fact = data;

  g_free (fact->label);
  g_free (fact->text);
  g_free (fact->query);
  g_free (fact->record);
  g_free (fact);
}

/* ---- sections ---- */

ChanceryReportSection *
chancery_report_section_new (const char *heading)
{
  ChanceryReportSection *self = g_new0 (ChanceryReportSection, 1);

  self->heading = g_strdup (heading);
  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  return self;
}

void
chancery_report_section_free (ChanceryReportSection *self)
{
  if (self == NULL)
    return;
  g_free (self->heading);
  g_free (self->note);
  g_clear_pointer (&self->chart, chancery_chart_free);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

GPtrArray *
chancery_report_section_add_row (ChanceryReportSection *self, const char *label, const char *query)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (cell_free);

  chancery_report_row_add (row, label, query);
  g_ptr_array_add (self->rows, row);
  return row;
}

void
chancery_report_row_add (GPtrArray *row, const char *text, const char *query)
{
  ChanceryReportCell *cell = g_new0 (ChanceryReportCell, 1);

  cell->text = g_strdup (text);
  cell->query = g_strdup (query);
  g_ptr_array_add (row, cell);
}

void
chancery_report_row_add_number (GPtrArray *row, gint64 number, const char *query)
{
  g_autofree char *text = g_strdup_printf ("%'" G_GINT64_FORMAT, number);

  chancery_report_row_add (row, text, number > 0 ? query : NULL);
}

char *
chancery_report_query (const ChanceryReportReading *reading, const char *first, const char *second)
{
  g_autofree char *conditions = NULL;

  if (first == NULL || second == NULL)
    return NULL;
  conditions = g_strdup_printf ("counted:yes%s%s%s%s", *first != '\0' ? " " : "", first,
                                *second != '\0' ? " " : "", second);
  return chancery_query_join (reading->report->query, conditions);
}

char *
chancery_report_rate (gint64 part, gint64 whole)
{
  if (whole == 0)
    return g_strdup ("");
  /* Translators: a share of a hundred. */
  return g_strdup_printf (_ ("%d %%"), (int)((part * 200 + whole) / (whole * 2)));
}

/* ---- the headline ---- */

static ChanceryReportFact *
add_fact (ChanceryReport *self, const char *label, char *text, char *query)
{
  ChanceryReportFact *fact = g_new0 (ChanceryReportFact, 1);

  fact->label = g_strdup (label);
  fact->text = text;
  fact->query = query;
  g_ptr_array_add (self->facts, fact);
  return fact;
}

static char *
phrase_days (const ChanceryCountAnswers *answers)
{
  gint64 n_unknown = answers->n_answered - answers->n_measured;
  g_autofree char *median = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *known = NULL;

  /* Translators: how many answers came on days that are not exactly known. */
  rest = g_strdup_printf (ngettext ("%'" PRId64 " not measurable", "%'" PRId64 " not measurable",
                                    (gulong)n_unknown),
                          n_unknown);
  if (answers->n_measured == 0)
    return g_steal_pointer (&rest);
  median = g_strdup_printf (answers->median_doubled % 2 != 0 ? "%'" G_GINT64_FORMAT ".5"
                                                             : "%'" G_GINT64_FORMAT,
                            answers->median_doubled / 2);
  known = g_strdup_printf (
      /* Translators: the median, then the shortest and the longest number of days, and of how many
       * answers they are. */
      ngettext ("median %s, from %'" PRId64 " to %'" PRId64 " (%'" PRId64 " answer)",
                "median %s, from %'" PRId64 " to %'" PRId64 " (%'" PRId64 " answers)",
                (gulong)answers->n_measured),
      median, answers->shortest, answers->longest, answers->n_measured);
  return n_unknown > 0 ? g_strdup_printf ("%s; %s", known, rest) : g_steal_pointer (&known);
}

static void
add_answer_facts (ChanceryReportReading *reading, const ChanceryCountAnswers *answers)
{
  ChanceryReport *self = reading->report;
  gint64 n_none = answers->n_asked - answers->n_answered - answers->n_receipts;
  g_autofree char *rate = chancery_report_rate (answers->n_answered, answers->n_asked);

  add_fact (self, _ ("Answered"),
            g_strdup_printf (
                /* Translators: so many of so many, and the share. */
                _ ("%'" PRId64 " of %'" PRId64 " (%s)"), answers->n_answered, answers->n_asked,
                rate),
            chancery_report_query (reading, "answered:yes", ""));
  add_fact (self, _ ("Receipt only"), g_strdup_printf ("%'" G_GINT64_FORMAT, answers->n_receipts),
            chancery_report_query (reading, "answered:receipt", ""));
  add_fact (self, _ ("No answer yet"), g_strdup_printf ("%'" G_GINT64_FORMAT, n_none),
            chancery_report_query (reading, "answered:none", ""));
  if (answers->n_answered > 0)
    add_fact (self, _ ("Days to answer"), phrase_days (answers), NULL);
}

static void
add_last (ChanceryReport *self, ChanceryCountLast *last)
{
  g_autofree char *day = last->date != NULL
                             ? chancery_fuzzy_date_to_words (last->date, CHANCERY_DATE_WORDS_LONG)
                             : g_strdup ("");
  const char *delivery =
      last->delivery != NULL ? _ (chancery_vocabulary_label ("delivery", last->delivery)) : NULL;
  g_autoptr (GString) words = g_string_new (day);
  const char *parts[] = { last->reference, last->title, delivery };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", parts[i]);
  add_fact (self, _ ("The last"), g_string_free (g_steal_pointer (&words), FALSE), NULL)->record =
      g_strdup (last->uuid);
}

/* Where acts are counted that can be answered, the last one of them is meant. */
static char *
query_last (ChanceryReportReading *reading)
{
  g_autoptr (GString) kinds = g_string_new (NULL);

  for (guint i = 1; i < CHANCERY_N_KINDS && reading->answerable; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);

      if (chancery_kind_has_flag (kind, CHANCERY_KIND_DELIVERED))
        g_string_append_printf (kinds, "%s%s", kinds->len > 0 ? "," : "kind:", kind->id);
    }
  return chancery_query_join (reading->report->query, kinds->str);
}

static gboolean
add_facts (ChanceryReportReading *reading, GError **error)
{
  ChanceryReport *self = reading->report;
  ChanceryCountAnswers answers;
  g_autofree char *acts = NULL;
  g_autoptr (ChanceryCountLast) last = NULL;
  g_autoptr (GError) problem = NULL;

  self->count = chancery_search_count (reading->db, reading->counted, error);
  if (self->count < 0 || !chancery_counts_answers (reading->db, reading->counted, &answers, error))
    return FALSE;
  reading->answerable = answers.n_asked > 0;
  add_fact (self, _ ("Counted"), g_strdup_printf ("%'" G_GINT64_FORMAT, self->count),
            chancery_report_query (reading, "", ""));
  if (reading->answerable)
    add_answer_facts (reading, &answers);
  acts = query_last (reading);
  last = chancery_counts_last (reading->db, acts, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (last != NULL)
    {
      add_last (self, last);
      reading->last_level = g_strdup (last->level);
    }
  return TRUE;
}

/* ---- about the report itself ---- */

static void
add_rules (ChanceryReportReading *reading)
{
  GPtrArray *rules = reading->report->rules;

  g_ptr_array_add (rules, g_strdup (_ (CHANCERY_COUNTS_RULE)));
  if (!reading->answerable)
    return;
  g_ptr_array_add (rules, g_strdup (_ (CHANCERY_COUNTS_ANSWER_RULE)));
  g_ptr_array_add (rules, g_strdup (_ (CHANCERY_COUNTS_DAYS_RULE)));
}

static void
raise_level (const char **highest, const char *level)
{
  if (level != NULL && (*highest == NULL || chancery_vocabulary_level_rank (level) >
                                                chancery_vocabulary_level_rank (*highest)))
    *highest = level;
}

/* A number about secrets is as secret as they are, and so is what is told beside the numbers: the last act,
 * the incidents that are only linked. */
static gboolean
set_marking (ChanceryReportReading *reading, GError **error)
{
  const char *const fields[] = { "marking", NULL };
  g_autoptr (GPtrArray) rows = chancery_counts_by (reading->db, reading->counted, fields, error);
  g_autoptr (GPtrArray) events = NULL;
  const char *highest = NULL;

  if (rows != NULL)
    events = chancery_counts_event_levels (reading->db, reading->counted, error);
  if (events == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    raise_level (&highest, ((ChanceryCountRow *)rows->pdata[i])->values[0].code);
  for (guint i = 0; i < events->len; i++)
    raise_level (&highest, events->pdata[i]);
  raise_level (&highest, reading->last_level);
  if (highest != NULL && !g_str_equal (highest, "unmarked"))
    reading->report->marking = g_strdup (_ (chancery_vocabulary_label ("marking_level", highest)));
  return TRUE;
}

ChanceryReport *
chancery_report_read (ChanceryDb *db, const char *query, gint64 made, GError **error)
{
  g_autoptr (ChanceryReport) self = g_new0 (ChanceryReport, 1);
  g_autoptr (ChanceryQuery) counted = NULL;
  ChanceryReportReading reading = { .report = self, .db = db };
  gboolean done;

  g_return_val_if_fail (db != NULL, NULL);

  g_atomic_ref_count_init (&self->references);
  self->query = g_strdup (query != NULL ? query : "");
  self->made = chancery_phrase_made (made);
  self->facts = g_ptr_array_new_with_free_func (fact_free);
  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_report_section_free);
  self->rules = g_ptr_array_new_with_free_func (g_free);
  counted = chancery_counts_query (db, self->query);
  reading.counted = counted;
  done = add_facts (&reading, error) && set_marking (&reading, error) &&
         chancery_report_add_sections (&reading, error);
  g_free (reading.last_level);
  if (!done)
    return NULL;
  add_rules (&reading);
  return g_steal_pointer (&self);
}

ChanceryReport *
chancery_report_ref (ChanceryReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
chancery_report_unref (ChanceryReport *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->query);
  g_free (self->made);
  g_free (self->marking);
  g_ptr_array_unref (self->facts);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->rules);
  g_free (self);
}

const char *
chancery_report_get_query (const ChanceryReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->query;
}

gint64
chancery_report_get_count (const ChanceryReport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->count;
}

const char *
chancery_report_get_made (const ChanceryReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->made;
}

GPtrArray *
chancery_report_get_facts (const ChanceryReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->facts;
}

GPtrArray *
chancery_report_get_sections (const ChanceryReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sections;
}

GPtrArray *
chancery_report_get_rules (const ChanceryReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->rules;
}
