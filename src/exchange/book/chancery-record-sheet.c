/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-sheet.h"

#include "chancery-case-rules.h"
#include "chancery-fuzzy-date.h"
#include "chancery-phrase.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const ChancerySheet *from;
  ChanceryPaper *paper;
  ChanceryRecord *record;
  const ChanceryKind *kind;
} Sheet;

/* ---- words ---- */

static char *
phrase_named (const ChanceryField *field,
              const ChanceryValue *value,
              ChancerySheetLabel label,
              gpointer label_data)
{
  g_autoptr (GString) all = NULL;

  if (field == NULL || value == NULL)
    return g_strdup ("");
  if (field->type != CHANCERY_TYPE_REFERENCE)
    return chancery_phrase_value (field, value);
  if (!chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    return g_strdup (label (value, label_data));
  all = g_string_new (NULL);
  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    {
      const char *one = label (chancery_value_get_item (value, i), label_data);

      g_string_append_printf (all, "%s%s", all->len > 0 && *one != '\0' ? ", " : "", one);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static char *
phrase_value (const Sheet *sheet, const ChanceryField *field, const ChanceryValue *value)
{
  return phrase_named (field, value, sheet->from->label, sheet->from->label_data);
}

static void
append_part (GString *words, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
}

static void
add_heading (const Sheet *sheet, const char *text)
{
  chancery_paper_add_heading (sheet->paper, sheet->from->level, text);
}

/* ---- the head ---- */

static const char *
phrase_state (ChanceryRecord *record)
{
  switch (chancery_record_get_state (record))
    {
    case CHANCERY_STATE_DRAFT:
      return _ ("not registered");
    case CHANCERY_STATE_CLOSED:
      return chancery_case_is_archived (record) ? _ ("archived") : _ ("closed");
    case CHANCERY_STATE_VOID:
      return _ ("void");
    case CHANCERY_STATE_REGISTERED:
      break;
    }
  return NULL;
}

static void
add_head (const Sheet *sheet)
{
  g_autoptr (GString) words = g_string_new (sheet->from->folio);
  g_autofree char *day = chancery_record_sheet_day (sheet->record);
  g_autofree char *verdict = chancery_record_sheet_verdict (sheet->record, sheet->from->as_on);

  append_part (words, _ (sheet->kind->label));
  append_part (words, chancery_record_get_reference (sheet->record));
  append_part (words, day);
  append_part (words, phrase_state (sheet->record));
  append_part (words, verdict);
  if (sheet->from->in_book)
    {
      g_autofree char *marking =
          chancery_phrase_marking (chancery_record_get (sheet->record, "marking"));

      append_part (words, marking);
    }
  chancery_paper_add_text (sheet->paper, words->str, CHANCERY_PAPER_QUIET);
  if (sheet->from->as_on != CHANCERY_DAY_NONE)
    {
      g_autofree char *as_on = chancery_phrase_as_on (sheet->from->as_on);

      chancery_paper_add_text (sheet->paper, as_on, CHANCERY_PAPER_BODY);
    }
  chancery_paper_add_space (sheet->paper, 1);
}

static gboolean
is_ourselves (const Sheet *sheet, ChanceryValue *value)
{
  return sheet->from->own_party != NULL && chancery_value_get_n_items (value) == 1 &&
         g_strcmp0 (chancery_value_get_reference_id (chancery_value_get_item (value, 0)),
                    sheet->from->own_party) == 0;
}

/* One value that is short; that we are the ones who act goes without saying. */
static gboolean
is_fact (const Sheet *sheet, const ChanceryField *field, ChanceryValue *value)
{
  if (value == NULL || field->type == CHANCERY_TYPE_LINES ||
      chancery_field_has_flag (field, CHANCERY_FIELD_PROGRAM) ||
      chancery_field_has_flag (field, CHANCERY_FIELD_ENVELOPE) ||
      chancery_field_has_flag (field, CHANCERY_FIELD_MULTILINE))
    return FALSE;
  return !(chancery_field_has_flag (field, CHANCERY_FIELD_LIST) &&
           field->type == CHANCERY_TYPE_REFERENCE && is_ourselves (sheet, value));
}

static void
add_facts (const Sheet *sheet)
{
  for (const ChanceryField *field = sheet->kind->fields; field->id != NULL; field++)
    {
      ChanceryValue *value = chancery_record_get_value (sheet->record, field);
      g_autofree char *words = NULL;

      if (!is_fact (sheet, field, value))
        continue;
      words = phrase_value (sheet, field, value);
      if (*words == '\0')
        continue;
      /* Of what is void nothing is waited for. */
      if (chancery_record_is_moot (sheet->record, field))
        chancery_paper_add_struck_line (sheet->paper, _ (field->label), words, NULL);
      else
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

static gboolean
is_state (const ChanceryCorrection *correction)
{
  return g_str_equal (correction->change->field->id, "state");
}

static char *
phrase_source (const ChanceryCorrection *correction)
{
  g_autofree char *day = g_strndup (correction->when != NULL ? correction->when : "", 10);
  g_autoptr (GString) words = g_string_new (day);

  append_part (words, correction->who);
  if (!is_state (correction))
    append_part (words, correction->reason);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* A void keeps its number, and says why; so does what was opened again. */
static void
add_state (const Sheet *sheet, const ChanceryCorrection *correction)
{
  g_autofree char *source = phrase_source (correction);
  const char *state = correction->change->after != NULL
                          ? chancery_value_get_text (correction->change->after)
                          : NULL;

  chancery_paper_add_line (sheet->paper,
                           g_strcmp0 (state, "registered") == 0
                               ? _ ("reopened")
                               : _ (chancery_vocabulary_label ("state", state)),
                           correction->reason != NULL ? correction->reason : "", source);
}

/* The original struck through, then what stands since, with when, by whom and why. */
static void
add_corrections (const Sheet *sheet)
{
  GPtrArray *corrections = sheet->from->corrections;
  gboolean begun = FALSE;

  for (guint i = 0; i < corrections->len; i++)
    {
      const ChanceryCorrection *correction = corrections->pdata[i];
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autofree char *source = NULL;

      if (chancery_corrections_is_of_state (corrections, correction))
        continue;
      if (!begun)
        add_heading (sheet, _ ("Corrections"));
      begun = TRUE;
      before = phrase_side (correction->change, correction->change->before);
      after = phrase_side (correction->change, correction->change->after);
      source = phrase_source (correction);
      chancery_paper_add_struck_line (sheet->paper, _ (correction->change->field->label), before,
                                      NULL);
      chancery_paper_add_line (sheet->paper, "", after, source);
    }
}

/* ---- lines ---- */

static gboolean
is_not_first (const ChanceryField *field, gconstpointer first)
{
  return field != first;
}

/* The first term or date of a line beside it, the rest as one sentence. */
static void
add_line (const Sheet *sheet, ChanceryLine *line)
{
  const ChanceryField *first = NULL;
  g_autofree char *words = NULL;
  g_autofree char *side = NULL;

  for (const ChanceryField *field = chancery_line_get_list (line)->lines; field->id != NULL;
       field++)
    if ((field->type == CHANCERY_TYPE_TERM || field->type == CHANCERY_TYPE_DATE) &&
        chancery_line_get_value (line, field) != NULL)
      {
        first = field;
        break;
      }
  if (first != NULL)
    side = phrase_value (sheet, first, chancery_line_get_value (line, first));
  words = chancery_record_sheet_line (line, is_not_first, first, sheet->from->label,
                                      sheet->from->label_data);
  if (*words != '\0' || first != NULL)
    chancery_paper_add_line (sheet->paper, side, words, NULL);
}

/* Whether a verdict was there on the day; later ones are absent. */
static gboolean
is_later (const Sheet *sheet, ChanceryLine *line)
{
  const ChanceryField *on = chancery_field_find (chancery_line_get_list (line)->lines, "on");
  ChanceryFuzzyDate *date =
      on != NULL ? chancery_value_get_date (chancery_line_get_value (line, on)) : NULL;
  ChanceryDay day = CHANCERY_DAY_NONE;

  return sheet->from->as_on != CHANCERY_DAY_NONE && date != NULL &&
         chancery_fuzzy_date_get_first_day (date, &day) && day > sheet->from->as_on;
}

static gboolean
is_left_out (const Sheet *sheet, const ChanceryField *field)
{
  return sheet->from->left_out != NULL && g_strv_contains (sheet->from->left_out, field->id);
}

static void
add_lines (const Sheet *sheet, const ChanceryField *list)
{
  ChanceryValue *lines = chancery_record_get_value (sheet->record, list);

  if (chancery_value_get_n_items (lines) == 0 || g_str_equal (list->id, "claims") ||
      is_left_out (sheet, list))
    return;
  add_heading (sheet, _ (list->label));
  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    if (!is_later (sheet, chancery_value_get_line (lines, i)))
      add_line (sheet, chancery_value_get_line (lines, i));
}

/* ---- what is said ---- */

static char *
phrase_of (const Sheet *sheet, ChanceryLine *claim, const char *id)
{
  const ChanceryField *field = chancery_field_find (chancery_line_get_list (claim)->lines, id);
  ChanceryValue *value = field != NULL ? chancery_line_get_value (claim, field) : NULL;

  return phrase_value (sheet, field, value);
}

static void
append_phrase (const Sheet *sheet, GString *words, ChanceryLine *claim, const char *id)
{
  g_autofree char *phrase = phrase_of (sheet, claim, id);

  append_part (words, phrase);
}

static char **
make_claim (const Sheet *sheet, ChanceryLine *claim)
{
  static const char *const what[] = { "actor", "quantity", "category", "effect", "text", "degree" };
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (GString) who = g_string_new (NULL);
  g_autofree char *wording = phrase_of (sheet, claim, "wording");
  ChanceryValue *ours = chancery_line_get (claim, "our_line");
  const char *stance = chancery_line_get_text (claim, "stance");
  char **cells = g_new0 (char *, 5);

  if (stance != NULL && !g_str_equal (stance, "asserts"))
    append_phrase (sheet, said, claim, "stance");
  for (guint i = 0; i < G_N_ELEMENTS (what); i++)
    append_phrase (sheet, said, claim, what[i]);
  append_phrase (sheet, who, claim, "attributed_to");
  append_phrase (sheet, who, claim, "source");
  if (ours != NULL && chancery_value_get_boolean (ours))
    append_part (who, _ ("our position"));
  cells[0] = phrase_of (sheet, claim, "property");
  cells[1] = g_strdup (said->str);
  cells[2] = g_strdup (who->str);
  cells[3] = *wording != '\0' ? g_strdup_printf ("“%s”", wording) : g_strdup ("");
  return cells;
}

/* Side by side: nothing overwrites. */
static void
add_claims (const Sheet *sheet, ChanceryRecord *record)
{
  ChanceryValue *claims = chancery_record_get (record, "claims");
  const ChanceryPaperColumn columns[] = {
    { _ ("About"), 1, CHANCERY_PAPER_START },
    { _ ("What is said"), 2, CHANCERY_PAPER_START },
    { _ ("Who says so"), 2, CHANCERY_PAPER_START },
    { _ ("In their words"), 2, CHANCERY_PAPER_START },
  };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);

  if (chancery_value_get_n_items (claims) == 0)
    return;
  for (guint i = 0; i < chancery_value_get_n_items (claims); i++)
    g_ptr_array_add (rows, make_claim (sheet, chancery_value_get_line (claims, i)));
  add_heading (sheet, _ ("What is said"));
  chancery_paper_add_table (sheet->paper, columns, G_N_ELEMENTS (columns), rows);
  for (guint i = 0; i < chancery_value_get_n_items (claims); i++)
    if (g_strcmp0 (chancery_line_get_text (chancery_value_get_line (claims, i), "stance"),
                   "withdraws") == 0)
      chancery_paper_strike_row (sheet->paper, i);
}

/* ---- what hangs on it ---- */

/* Demands and rights reserved, with how each stands on the day. */
static void
add_children (const Sheet *sheet, gboolean answerable)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < sheet->from->children->len; i++)
    {
      ChanceryRecord *child = sheet->from->children->pdata[i];
      const ChanceryKind *kind = chancery_record_get_kind (child);
      const char *title = chancery_record_get_title (child);
      g_autofree char *verdict = NULL;

      if ((kind->counterpart[0] != NULL) != answerable)
        continue;
      if (!begun)
        add_heading (sheet, answerable ? _ ("What we asked") : _ (kind->plural));
      begun = TRUE;
      verdict = chancery_record_sheet_verdict (child, sheet->from->as_on);
      if (chancery_record_get_state (child) == CHANCERY_STATE_VOID)
        chancery_paper_add_struck_line (sheet->paper, verdict, title, _ ("void"));
      else
        chancery_paper_add_line (sheet->paper, verdict, title, NULL);
      if (sheet->from->in_book)
        chancery_paper_lead_last (sheet->paper, chancery_record_get_id (child), FALSE);
    }
}

static void
add_item (const Sheet *sheet, const ChancerySheetLink *link)
{
  g_autoptr (GString) quiet = g_string_new (NULL);

  append_part (quiet, link->date);
  append_part (quiet, link->reference);
  append_part (quiet, link->note);
  chancery_paper_add_line (sheet->paper, link->words != NULL ? _ (link->words) : NULL, link->title,
                           quiet->str);
  if (link->place != NULL)
    chancery_paper_lead_last (sheet->paper, link->place, FALSE);
}

static void
add_links (const Sheet *sheet)
{
  GPtrArray *links = sheet->from->links;
  GPtrArray *files = sheet->from->files;

  if (links->len > 0)
    add_heading (sheet, _ ("Linked"));
  for (guint i = 0; i < links->len; i++)
    add_item (sheet, links->pdata[i]);
  if (files->len > 0)
    add_heading (sheet, _ ("In case files"));
  for (guint i = 0; i < files->len; i++)
    add_item (sheet, files->pdata[i]);
}

/* “application/pdf · 48 kB · Restricted” */
static char *
phrase_paper (ChanceryLine *paper)
{
  g_autoptr (GString) words = g_string_new (NULL);
  ChanceryValue *size = chancery_line_get (paper, "size");
  ChanceryValue *marking = chancery_line_get (paper, "marking");
  g_autofree char *measure =
      size != NULL ? g_format_size ((guint64)MAX (chancery_value_get_integer (size), 0)) : NULL;
  g_autofree char *level = marking != NULL ? chancery_phrase_marking (marking) : NULL;

  append_part (words, chancery_line_get_text (paper, "media_type"));
  append_part (words, measure);
  append_part (words, level);
  append_part (words, chancery_line_get_text (paper, "sha256"));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_papers (const Sheet *sheet)
{
  ChanceryValue *papers = chancery_record_get (sheet->record, "attachments");

  if (chancery_value_get_n_items (papers) == 0)
    return;
  add_heading (sheet, _ ("Papers"));
  for (guint i = 0; i < chancery_value_get_n_items (papers); i++)
    {
      ChanceryLine *paper = chancery_value_get_line (papers, i);
      const char *name = chancery_line_get_text (paper, "name");
      g_autofree char *said = sheet->from->in_book
                                  ? phrase_paper (paper)
                                  : g_strdup (chancery_line_get_text (paper, "sha256"));

      chancery_paper_add_line (sheet->paper, NULL, name != NULL ? name : "", said);
    }
}

static gboolean
is_event (const ChanceryKind *kind)
{
  return chancery_kind_find_field (kind, "claims") != NULL &&
         chancery_kind_find_field (kind, "phases") != NULL;
}

/* The incident of a protest, with what is said about it. */
static void
add_events (const Sheet *sheet)
{
  GPtrArray *links = sheet->from->links;
  gboolean begun = FALSE;

  for (guint i = 0; i < links->len && !is_event (sheet->kind); i++)
    {
      const ChancerySheetLink *link = links->pdata[i];
      ChanceryRecord *event = link->record;
      g_autofree char *day = NULL;

      if (event == NULL || link->inverse || !is_event (chancery_record_get_kind (event)))
        continue;
      if (!begun)
        add_heading (sheet, _ ("What happened"));
      begun = TRUE;
      day = chancery_record_sheet_day (event);
      chancery_paper_add_line (sheet->paper, day, chancery_record_get_title (event), NULL);
      add_claims (sheet, event);
    }
}

/* Promises that are watched for their own sake, with what became of them. */
static void
add_promises (const Sheet *sheet)
{
  GPtrArray *links = sheet->from->links;
  gboolean begun = FALSE;

  for (guint i = 0; i < links->len; i++)
    {
      ChanceryRecord *promise = ((const ChancerySheetLink *)links->pdata[i])->record;
      const ChanceryKind *kind = promise != NULL ? chancery_record_get_kind (promise) : NULL;
      g_autofree char *verdict = NULL;

      if (kind == NULL || !chancery_kind_has_flag (kind, CHANCERY_KIND_WATCHED) ||
          kind->parent != NULL)
        continue;
      if (!begun)
        add_heading (sheet, _ ("Earlier assurances"));
      begun = TRUE;
      verdict = chancery_record_sheet_verdict (promise, sheet->from->as_on);
      chancery_paper_add_line (sheet->paper, verdict, chancery_record_get_title (promise), NULL);
    }
}

static gboolean
is_long_text (const ChanceryField *field)
{
  return field->type == CHANCERY_TYPE_TEXT &&
         chancery_field_has_flag (field, CHANCERY_FIELD_MULTILINE) &&
         !chancery_field_has_flag (field, CHANCERY_FIELD_ENVELOPE);
}

static void
add_texts (const Sheet *sheet)
{
  for (const ChanceryField *field = sheet->kind->fields; field->id != NULL; field++)
    {
      const char *text = is_long_text (field) ? chancery_record_get_text (sheet->record, field->id)
                                              : NULL;

      /* The text of a demand is its subject: said once. */
      if (text == NULL || is_left_out (sheet, field) ||
          g_strcmp0 (text, chancery_record_get_title (sheet->record)) == 0)
        continue;
      add_heading (sheet, _ (field->label));
      chancery_paper_add_text (sheet->paper, text, CHANCERY_PAPER_BODY);
      if (field->flags & CHANCERY_FIELD_BODY)
        chancery_paper_set_last_language (sheet->paper,
                                          chancery_record_get_text (sheet->record, "language"));
    }
}

/* The desk's own remark, last as on the page; a book goes out to others. */
static void
add_note (const Sheet *sheet)
{
  const char *note = chancery_record_get_text (sheet->record, "note");

  if (note == NULL || sheet->from->in_book)
    return;
  add_heading (sheet, _ (chancery_kind_find_field (sheet->kind, "note")->label));
  chancery_paper_add_text (sheet->paper, note, CHANCERY_PAPER_BODY);
}

/* In the order of the page: what was said before what was asked, what came of it, the text. */
static void
add_content (const Sheet *sheet)
{
  static const char *const after[] = { "answers", "assessments", NULL };

  add_events (sheet);
  for (const ChanceryField *field = sheet->kind->fields; field->id != NULL; field++)
    if (field->type == CHANCERY_TYPE_LINES && !g_strv_contains (after, field->id))
      add_lines (sheet, field);
  add_children (sheet, TRUE);
  for (guint i = 0; after[i] != NULL; i++)
    if (chancery_kind_find_field (sheet->kind, after[i]) != NULL)
      add_lines (sheet, chancery_kind_find_field (sheet->kind, after[i]));
  add_claims (sheet, sheet->record);
  add_texts (sheet);
  add_children (sheet, FALSE);
  add_promises (sheet);
  add_papers (sheet);
  add_links (sheet);
  add_note (sheet);
}

void
chancery_record_sheet_fill (const ChancerySheet *sheet, ChanceryPaper *paper)
{
  Sheet self;

  g_return_if_fail (sheet != NULL && sheet->record != NULL && paper != NULL);

  self = (Sheet){ .from = sheet,
                  .paper = paper,
                  .record = sheet->record,
                  .kind = chancery_record_get_kind (sheet->record) };
  add_head (&self);
  for (guint i = 0; i < sheet->corrections->len; i++)
    if (is_state (sheet->corrections->pdata[i]))
      add_state (&self, sheet->corrections->pdata[i]);
  add_facts (&self);
  add_corrections (&self);
  add_content (&self);
}

void
chancery_sheet_link_free (ChancerySheetLink *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->reference);
  g_free (self->date);
  g_free (self->note);
  g_free (self->place);
  g_clear_pointer (&self->record, chancery_record_unref);
  g_free (self);
}

const char *
chancery_record_sheet_title (ChanceryRecord *record)
{
  const char *title;

  g_return_val_if_fail (record != NULL, "");

  title = chancery_record_get_title (record);
  return *title != '\0' ? title : _ ("Without a subject");
}

char *
chancery_record_sheet_day (ChanceryRecord *record)
{
  ChanceryFuzzyDate *date;

  g_return_val_if_fail (record != NULL, NULL);

  date = chancery_record_get_own_date (record);
  return date != NULL ? chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_LONG)
                      : g_strdup ("");
}

char *
chancery_record_sheet_verdict (ChanceryRecord *record, ChanceryDay as_on)
{
  const ChanceryField *field;
  ChanceryLine *line;
  const char *code;

  g_return_val_if_fail (record != NULL, NULL);

  field = chancery_kind_find_path (chancery_record_get_kind (record), "assessments.verdict", NULL);
  if (field == NULL)
    return g_strdup ("");
  line = chancery_record_get_assessment (record, as_on);
  code = line != NULL ? chancery_line_get_text (line, "verdict") : NULL;
  /* Before anybody judged it, it stands as the first term of its vocabulary says. */
  if (code == NULL)
    code = chancery_vocabulary_get (field->vocabulary)->terms[0].code;
  return g_strdup (_ (chancery_vocabulary_label (field->vocabulary, code)));
}

char *
chancery_record_sheet_line (ChanceryLine *line,
                            ChancerySheetChooser chooser,
                            gconstpointer chooser_data,
                            ChancerySheetLabel label,
                            gpointer label_data)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (line != NULL && label != NULL, NULL);

  for (const ChanceryField *field = chancery_line_get_list (line)->lines; field->id != NULL;
       field++)
    {
      ChanceryValue *value = chancery_line_get_value (line, field);
      g_autofree char *phrase = NULL;

      if (value == NULL || (chooser != NULL && !chooser (field, chooser_data)))
        continue;
      /* A bare “yes” says nothing: a flag is named by its label. */
      phrase = field->type == CHANCERY_TYPE_BOOLEAN
                   ? g_strdup (_ (field->label))
                   : phrase_named (field, value, label, label_data);
      append_part (words, phrase);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}
