/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is followed: assurances, demands, rights reserved, each with its latest verdict. */

#include "config.h"

#include "chancery-briefing-private.h"

#include <glib/gi18n-lib.h>

#include "chancery-fuzzy-date.h"
#include "chancery-vocabulary.h"

#define WATCHED_LOADED 30

/* The record in whose words it stands: its parent, else where it was given. */
static const char *
find_source (ChanceryRecord *record)
{
  const ChanceryKind *kind = chancery_record_get_kind (record);
  ChanceryValue *source = kind->parent != NULL ? chancery_record_get (record, kind->parent) : NULL;

  if (source == NULL && chancery_kind_find_field (kind, "given_in") != NULL)
    source = chancery_record_get (record, "given_in");
  return chancery_value_get_reference_id (source);
}

static char *
phrase_verdict (ChanceryRecord *record, ChanceryLine *assessment)
{
  const ChanceryField *field =
      chancery_kind_find_path (chancery_record_get_kind (record), "assessments.verdict", NULL);
  const char *code = assessment != NULL ? chancery_line_get_text (assessment, "verdict") : NULL;

  /* Before anybody judged it, it stands as the first term of its vocabulary says. */
  if (code == NULL)
    code = chancery_vocabulary_get (field->vocabulary)->terms[0].code;
  return g_strdup (_ (chancery_vocabulary_label (field->vocabulary, code)));
}

/* “PROT/2026/0001 and DOC/2026/0003”: what a verdict rests on, by number or title. */
static char *
phrase_evidence (ChanceryBriefingDesk *desk, ChanceryLine *assessment)
{
  ChanceryValue *evidence = chancery_line_get (assessment, "evidence");
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < chancery_value_get_n_items (evidence); i++)
    {
      ChanceryValue *item = chancery_value_get_item (evidence, i);
      ChanceryListRow *row =
          chancery_briefing_desk_row (desk, chancery_value_get_reference_id (item));
      const char *label = row == NULL              ? chancery_value_get_label (item)
                          : row->reference != NULL ? row->reference
                                                   : row->title;

      if (label != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", label);
    }
  if (words->len == 0)
    return NULL;
  /* Translators: %s are numbers or titles of records. */
  return g_strdup_printf (_ ("on the evidence of %s"), words->str);
}

/* “2 Mar 2026: not translated into measures, on the evidence of PROT/2026/0001” */
static char *
phrase_assessment (ChanceryBriefingDesk *desk, ChanceryLine *assessment)
{
  g_autofree char *on = chancery_briefing_phrase_in (assessment, "on");
  g_autofree char *text = chancery_briefing_phrase_in (assessment, "text");
  g_autofree char *evidence = phrase_evidence (desk, assessment);
  g_autoptr (GString) words = g_string_new (on != NULL ? on : "");

  if (text != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? ": " : "", text);
  chancery_briefing_join (words, g_steal_pointer (&evidence));
  /* Translators: %s is the day of a verdict and why it was given. */
  return words->len > 0 ? g_strdup_printf (_ ("assessed %s"), words->str) : NULL;
}

/* Another's verdict stands beside ours. */
static void
join_others (ChanceryBriefingDesk *desk, ChanceryRecord *record, GString *words)
{
  ChanceryValue *lines = chancery_record_get (record, "assessments");

  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      ChanceryLine *line = chancery_value_get_line (lines, i);
      g_autofree char *who = chancery_briefing_phrase_in (line, "according_to");
      g_autofree char *verdict = chancery_briefing_phrase_in (line, "verdict");

      if (who != NULL && verdict != NULL)
        /* Translators: according to whom, the verdict (“kept”). */
        chancery_briefing_join (words, g_strdup_printf (_ ("according to %s: %s"), who, verdict));
    }
}

/* How long it has been open: only between exact days is a number of days true. */
static char *
phrase_age (ChanceryBriefingDesk *desk, const char *id)
{
  ChanceryListRow *row = chancery_briefing_desk_row (desk, id);
  gint64 days;

  if (row == NULL || row->date == NULL || !chancery_fuzzy_date_is_exact_day (row->date) ||
      row->first_day > desk->briefing->day)
    return NULL;
  days = desk->briefing->day - row->first_day;
  /* Translators: how long a demand is open. */
  return g_strdup_printf (ngettext ("open for %d day", "open for %d days", (gulong)days),
                          (int)days);
}

static void
join_field (GString *words, ChanceryRecord *record, const char *id)
{
  const ChanceryField *field = chancery_kind_find_field (chancery_record_get_kind (record), id);
  char *phrase = chancery_briefing_phrase (record, id);

  if (phrase == NULL)
    return;
  /* Translators: the name of a field, what stands in it. */
  chancery_briefing_join (words, g_strdup_printf (_ ("%s: %s"), _ (field->label), phrase));
  g_free (phrase);
}

static void
add_line (ChanceryBriefingDesk *desk,
          ChanceryBriefingPart *part,
          ChanceryRecord *record,
          gboolean ages)
{
  static const char *const fields[] = { "times", "conditions", "deadline", "scope", "trigger" };
  const char *id = chancery_record_get_id (record);
  const char *source = find_source (record);
  ChanceryLine *assessment = chancery_record_get_assessment (record, desk->briefing->day);
  const char *text = chancery_record_get_text (record, "text");
  ChanceryBriefingLine *line = chancery_briefing_desk_add (
      desk, part, id, NULL, g_strdup (text != NULL ? text : chancery_record_get_title (record)));
  ChanceryListRow *from = chancery_briefing_desk_row (desk, source);
  g_autoptr (GString) detail = g_string_new (NULL);

  g_free (line->side);
  line->side = chancery_briefing_desk_phrase_day (desk, id);
  line->state = phrase_verdict (record, assessment);
  if (ages)
    chancery_briefing_join (detail, phrase_age (desk, id));
  if (assessment != NULL)
    chancery_briefing_join (detail, phrase_assessment (desk, assessment));
  join_others (desk, record, detail);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    join_field (detail, record, fields[i]);
  if (detail->len > 0)
    line->detail = g_string_free (g_steal_pointer (&detail), FALSE);
  /* Its own title is the text: what stands behind it is the act in which it was said. */
  if (from != NULL && from->reference != NULL)
    {
      g_free (line->citation);
      line->citation = *line->side != '\0' ? g_strdup_printf ("%s, %s", from->reference, line->side)
                                           : g_strdup (from->reference);
    }
}

static gboolean
add_part (ChanceryBriefingDesk *desk,
          ChanceryDealing dealing,
          const char *id,
          const char *heading,
          gboolean ages,
          GError **error)
{
  ChanceryBriefingPart *part = chancery_briefing_desk_begin (desk, id, heading);
  g_autoptr (GPtrArray) records =
      chancery_briefing_desk_load (desk, dealing, WATCHED_LOADED, &part->cut, error);

  for (guint i = 0; records != NULL && i < records->len; i++)
    add_line (desk, part, g_ptr_array_index (records, i), ages);
  return records != NULL;
}

gboolean
chancery_briefing_add_watched (ChanceryBriefingDesk *self, GError **error)
{
  return add_part (self, CHANCERY_DEALING_ASSURANCES, "assurances", _ ("Earlier assurances"), FALSE,
                   error) &&
         add_part (self, CHANCERY_DEALING_DEMANDS, "demands", _ ("Open demands"), TRUE, error) &&
         add_part (self, CHANCERY_DEALING_THEIR_DEMANDS, "their-demands", _ ("What they ask of us"),
                   TRUE, error) &&
         add_part (self, CHANCERY_DEALING_OUR_ASSURANCES, "our-assurances",
                   _ ("What was promised to them"), FALSE, error);
}

gboolean
chancery_briefing_add_rights (ChanceryBriefingDesk *self, GError **error)
{
  return add_part (self, CHANCERY_DEALING_RESERVATIONS, "rights", _ ("Rights reserved"), FALSE,
                   error);
}
