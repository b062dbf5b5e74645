/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-paper.h"

#include "chancery-fuzzy-date.h"
#include "chancery-phrase.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  ChanceryPaper *paper;
  ChanceryDossier *dossier;
  ChanceryRecord *record;
  const ChanceryKind *kind;
  GHashTable *others;
  ChanceryDay as_on;
  const char *own_party;
} Sheet;

/* ---- words ---- */

static char *
phrase_value (const Sheet *sheet, const ChanceryField *field, const ChanceryValue *value)
{
  g_autoptr (GString) all = NULL;

  if (value == NULL)
    return g_strdup ("");
  if (field->type != CHANCERY_TYPE_REFERENCE)
    return chancery_phrase_value (field, value);
  if (!chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    return g_strdup (chancery_dossier_get_label (sheet->dossier, value));
  all = g_string_new (NULL);
  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    g_string_append_printf (all, "%s%s", i > 0 ? ", " : "",
                            chancery_dossier_get_label (sheet->dossier,
                                                        chancery_value_get_item (value, i)));
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
append_part (GString *words, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
}

static char *
phrase_day (ChanceryRecord *record)
{
  ChanceryFuzzyDate *date = chancery_record_get_own_date (record);

  return date != NULL ? chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_LONG)
                      : g_strdup ("");
}

static char *
phrase_verdict (const Sheet *sheet, ChanceryRecord *record)
{
  ChanceryLine *line = chancery_record_get_assessment (record, sheet->as_on);
  const ChanceryField *field =
      chancery_kind_find_path (chancery_record_get_kind (record), "assessments.verdict", NULL);
  const char *code = line != NULL ? chancery_line_get_text (line, "verdict") : NULL;

  if (field == NULL)
    return g_strdup ("");
  /* Before anybody judged it, it stands as the first term of its vocabulary says. */
  if (code == NULL)
    code = chancery_vocabulary_get (field->vocabulary)->terms[0].code;
  return g_strdup (_ (chancery_vocabulary_label (field->vocabulary, code)));
}

/* ---- the head ---- */

static void
add_head (const Sheet *sheet)
{
  g_autoptr (GString) words = g_string_new (_ (sheet->kind->label));
  g_autofree char *day = phrase_day (sheet->record);
  g_autofree char *verdict = phrase_verdict (sheet, sheet->record);

  append_part (words, chancery_record_get_reference (sheet->record));
  append_part (words, day);
  append_part (words, verdict);
  chancery_paper_add_text (sheet->paper, words->str, CHANCERY_PAPER_QUIET);
  if (sheet->as_on != CHANCERY_DAY_NONE)
    {
      g_autofree char *as_on = chancery_phrase_as_on (sheet->as_on);

      chancery_paper_add_text (sheet->paper, as_on, CHANCERY_PAPER_BODY);
    }
}

/* The value of @field as it stood: lines that are dated later are not there (transfer full). */
static ChanceryValue *
dup_value (const Sheet *sheet, const ChanceryField *field)
{
  ChanceryValue *value = chancery_record_get_value (sheet->record, field);
  g_autoptr (GPtrArray) lines = NULL;

  if (value == NULL || sheet->as_on == CHANCERY_DAY_NONE || field->type != CHANCERY_TYPE_LINES ||
      chancery_field_find (field->lines, "on") == NULL)
    return value != NULL ? chancery_value_ref (value) : NULL;
  lines = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);
  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    {
      ChanceryLine *line = chancery_value_get_line (value, i);
      ChanceryFuzzyDate *on = chancery_value_get_date (chancery_line_get (line, "on"));
      ChanceryDay day = CHANCERY_DAY_NONE;

      if (on == NULL || !chancery_fuzzy_date_get_first_day (on, &day) || day <= sheet->as_on)
        g_ptr_array_add (lines, chancery_line_ref (line));
    }
  return chancery_value_new_lines (lines);
}

static void
add_fields (const Sheet *sheet)
{
  for (const ChanceryField *field = sheet->kind->fields; field->id != NULL; field++)
    {
      g_autoptr (ChanceryValue) value = dup_value (sheet, field);
      g_autofree char *words = NULL;

      if (value == NULL || chancery_field_has_flag (field, CHANCERY_FIELD_PROGRAM) ||
          chancery_field_has_flag (field, CHANCERY_FIELD_ENVELOPE))
        continue;
      words = phrase_value (sheet, field, value);
      if (*words != '\0')
        chancery_paper_add_line (sheet->paper, _ (field->label), words, NULL);
    }
}

/* ---- what was put right ---- */

static char *
phrase_side (const ChanceryChange *change, const ChanceryValue *value)
{
  const ChanceryField *field = change->line_field != NULL ? change->line_field : change->field;

  return value != NULL ? chancery_phrase_value (field, value) : g_strdup (_ ("nothing"));
}

static char *
phrase_source (const ChanceryCorrection *correction)
{
  g_autoptr (GString) words = g_string_new (NULL);

  append_part (words, correction->when);
  append_part (words, correction->who);
  append_part (words, correction->reason);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* A void keeps its number, and says why. */
static void
add_void (const Sheet *sheet, const ChanceryCorrection *correction)
{
  g_autofree char *source = phrase_source (correction);

  chancery_paper_add_line (sheet->paper, _ (chancery_vocabulary_label ("state", "void")),
                           correction->reason != NULL ? correction->reason : "", source);
}

static gboolean
is_state (const ChanceryCorrection *correction)
{
  return g_str_equal (correction->change->field->id, "state");
}

/* The original struck through, then what stands since, with when, by whom and why. */
static void
add_corrections (const Sheet *sheet)
{
  GPtrArray *corrections = chancery_dossier_get_corrections (sheet->dossier);
  gboolean begun = FALSE;

  for (guint i = 0; i < corrections->len; i++)
    {
      const ChanceryCorrection *correction = corrections->pdata[i];
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *source = NULL;

      if (is_state (correction))
        continue;
      if (!begun)
        chancery_paper_add_heading (sheet->paper, 2, _ ("Corrections"));
      begun = TRUE;
      before = phrase_side (correction->change, correction->change->before);
      after = phrase_side (correction->change, correction->change->after);
      source = phrase_source (correction);
      chancery_paper_add_struck_line (sheet->paper, _ (correction->change->field->label), before,
                                      NULL);
      chancery_paper_add_line (sheet->paper, "", after, source);
    }
}

ChanceryPaper *
chancery_record_paper_new (ChanceryDossier *dossier,
                           GHashTable *others,
                           ChanceryDay as_on,
                           const char *own_party)
{
  ChanceryRecord *record;
  g_autofree char *marking = NULL;
  const char *title;
  Sheet sheet;

  g_return_val_if_fail (dossier != NULL, NULL);

  record = chancery_dossier_get_record (dossier);
  title = chancery_record_get_title (record);
  sheet = (Sheet){
    .paper = chancery_paper_new (*title != '\0' ? title : _ ("Without a subject")),
    .dossier = dossier,
    .record = record,
    .kind = chancery_record_get_kind (record),
    .others = others,
    .as_on = as_on,
    .own_party = own_party,
  };
  marking = chancery_phrase_marking (chancery_record_get (record, "marking"));
  chancery_paper_set_marking (sheet.paper, marking);
  chancery_paper_set_foot (sheet.paper, chancery_record_get_reference (record));
  add_head (&sheet);
  for (guint i = 0; i < chancery_dossier_get_corrections (dossier)->len; i++)
    if (is_state (chancery_dossier_get_corrections (dossier)->pdata[i]))
      add_void (&sheet, chancery_dossier_get_corrections (dossier)->pdata[i]);
  add_fields (&sheet);
  add_corrections (&sheet);
  return sheet.paper;
}
