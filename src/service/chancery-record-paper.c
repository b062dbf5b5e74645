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

  if (field == NULL || value == NULL)
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

static const char *
phrase_state (ChanceryRecord *record)
{
  switch (chancery_record_get_state (record))
    {
    case CHANCERY_STATE_DRAFT:
      return _ ("not registered");
    case CHANCERY_STATE_CLOSED:
      return _ ("closed");
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
  g_autoptr (GString) words = g_string_new (_ (sheet->kind->label));
  g_autofree char *day = phrase_day (sheet->record);
  g_autofree char *verdict = phrase_verdict (sheet, sheet->record);

  append_part (words, chancery_record_get_reference (sheet->record));
  append_part (words, day);
  append_part (words, phrase_state (sheet->record));
  append_part (words, verdict);
  chancery_paper_add_text (sheet->paper, words->str, CHANCERY_PAPER_QUIET);
  if (sheet->as_on != CHANCERY_DAY_NONE)
    {
      g_autofree char *as_on = chancery_phrase_as_on (sheet->as_on);

      chancery_paper_add_text (sheet->paper, as_on, CHANCERY_PAPER_BODY);
    }
  if (chancery_record_get_state (sheet->record) == CHANCERY_STATE_VOID)
    chancery_paper_strike_title (sheet->paper);
}

static gboolean
is_ourselves (const Sheet *sheet, ChanceryValue *value)
{
  return sheet->own_party != NULL && chancery_value_get_n_items (value) == 1 &&
         g_strcmp0 (chancery_value_get_reference_id (chancery_value_get_item (value, 0)),
                    sheet->own_party) == 0;
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

/* A void keeps its number, and says why. */
static void
add_void (const Sheet *sheet, const ChanceryCorrection *correction)
{
  g_autofree char *source = phrase_source (correction);

  chancery_paper_add_line (sheet->paper, _ (chancery_vocabulary_label ("state", "void")),
                           correction->reason != NULL ? correction->reason : "", source);
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

/* ---- lines ---- */

/* The first term or date of a line beside it, the rest as one sentence. */
static void
add_line (const Sheet *sheet, ChanceryLine *line)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *side = NULL;

  for (const ChanceryField *field = chancery_line_get_list (line)->lines; field->id != NULL;
       field++)
    {
      ChanceryValue *value = chancery_line_get_value (line, field);
      g_autofree char *phrase = NULL;

      if (value == NULL)
        continue;
      phrase = field->type == CHANCERY_TYPE_BOOLEAN ? g_strdup (_ (field->label))
                                                    : phrase_value (sheet, field, value);
      if (side == NULL && (field->type == CHANCERY_TYPE_TERM || field->type == CHANCERY_TYPE_DATE))
        side = g_steal_pointer (&phrase);
      else
        append_part (words, phrase);
    }
  chancery_paper_add_line (sheet->paper, side, words->str, NULL);
}

/* Whether a verdict was there on the day; later ones are absent. */
static gboolean
is_later (const Sheet *sheet, ChanceryLine *line)
{
  const ChanceryField *on = chancery_field_find (chancery_line_get_list (line)->lines, "on");
  ChanceryFuzzyDate *date =
      on != NULL ? chancery_value_get_date (chancery_line_get_value (line, on)) : NULL;
  ChanceryDay day = CHANCERY_DAY_NONE;

  return sheet->as_on != CHANCERY_DAY_NONE && date != NULL &&
         chancery_fuzzy_date_get_first_day (date, &day) && day > sheet->as_on;
}

static void
add_lines (const Sheet *sheet, const ChanceryField *list)
{
  ChanceryValue *lines = chancery_record_get_value (sheet->record, list);

  if (chancery_value_get_n_items (lines) == 0 || g_str_equal (list->id, "claims"))
    return;
  chancery_paper_add_heading (sheet->paper, 2, _ (list->label));
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
  chancery_paper_add_heading (sheet->paper, 2, _ ("What is said"));
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
  GPtrArray *mentions = chancery_dossier_get_mentions (sheet->dossier);
  gboolean begun = FALSE;

  for (guint i = 0; i < mentions->len; i++)
    {
      const ChanceryDossierMention *mention = mentions->pdata[i];
      const ChanceryKind *kind = chancery_record_get_kind (mention->record);
      const char *title = chancery_record_get_title (mention->record);
      g_autofree char *verdict = NULL;

      if (kind->parent == NULL || mention->list != NULL ||
          !g_str_equal (mention->field->id, kind->parent) ||
          (kind->counterpart[0] != NULL) != answerable)
        continue;
      if (!begun)
        chancery_paper_add_heading (sheet->paper, 2,
                                    answerable ? _ ("What we asked") : _ (kind->plural));
      begun = TRUE;
      verdict = phrase_verdict (sheet, mention->record);
      if (chancery_record_get_state (mention->record) == CHANCERY_STATE_VOID)
        chancery_paper_add_struck_line (sheet->paper, verdict, title, _ ("void"));
      else
        chancery_paper_add_line (sheet->paper, verdict, title, NULL);
    }
}

static void
add_item (const Sheet *sheet, const char *side, ChanceryRecordItem *item, const char *note)
{
  g_autoptr (GString) quiet = g_string_new (NULL);

  append_part (quiet, chancery_record_item_get_date (item));
  append_part (quiet, chancery_record_item_get_reference (item));
  append_part (quiet, note);
  chancery_paper_add_line (sheet->paper, side, chancery_record_item_get_title (item), quiet->str);
}

static void
add_links (const Sheet *sheet)
{
  GPtrArray *links = chancery_dossier_get_links (sheet->dossier);
  GPtrArray *files = chancery_dossier_get_casefiles (sheet->dossier);

  if (links->len > 0)
    chancery_paper_add_heading (sheet->paper, 2, _ ("Linked"));
  for (guint i = 0; i < links->len; i++)
    {
      const ChanceryDossierLink *link = links->pdata[i];

      add_item (sheet, _ (link->words), link->item, link->note);
    }
  if (files->len > 0)
    chancery_paper_add_heading (sheet->paper, 2, _ ("In case files"));
  for (guint i = 0; i < files->len; i++)
    add_item (sheet, NULL, files->pdata[i], NULL);
}

static void
add_papers (const Sheet *sheet)
{
  ChanceryValue *papers = chancery_record_get (sheet->record, "attachments");

  if (chancery_value_get_n_items (papers) == 0)
    return;
  chancery_paper_add_heading (sheet->paper, 2, _ ("Papers"));
  for (guint i = 0; i < chancery_value_get_n_items (papers); i++)
    {
      ChanceryLine *paper = chancery_value_get_line (papers, i);
      const char *digest = chancery_line_get_text (paper, "sha256");
      const char *name = chancery_line_get_text (paper, "name");

      chancery_paper_add_line (sheet->paper, NULL, name != NULL ? name : "", digest);
    }
}

static ChanceryRecord *
find_other (const Sheet *sheet, const ChanceryDossierLink *link)
{
  return sheet->others != NULL
             ? g_hash_table_lookup (sheet->others, chancery_record_item_get_id (link->item))
             : NULL;
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
  GPtrArray *links = chancery_dossier_get_links (sheet->dossier);
  gboolean begun = FALSE;

  for (guint i = 0; i < links->len && !is_event (sheet->kind); i++)
    {
      const ChanceryDossierLink *link = links->pdata[i];
      ChanceryRecord *event = find_other (sheet, link);
      g_autofree char *day = NULL;

      if (event == NULL || link->inverse || !is_event (chancery_record_get_kind (event)))
        continue;
      if (!begun)
        chancery_paper_add_heading (sheet->paper, 2, _ ("What happened"));
      begun = TRUE;
      day = phrase_day (event);
      chancery_paper_add_line (sheet->paper, day, chancery_record_get_title (event), NULL);
      add_claims (sheet, event);
    }
}

/* Promises that are watched for their own sake, with what became of them. */
static void
add_promises (const Sheet *sheet)
{
  GPtrArray *links = chancery_dossier_get_links (sheet->dossier);
  gboolean begun = FALSE;

  for (guint i = 0; i < links->len; i++)
    {
      ChanceryRecord *promise = find_other (sheet, links->pdata[i]);
      const ChanceryKind *kind = promise != NULL ? chancery_record_get_kind (promise) : NULL;
      g_autofree char *verdict = NULL;

      if (kind == NULL || !chancery_kind_has_flag (kind, CHANCERY_KIND_WATCHED) ||
          kind->parent != NULL)
        continue;
      if (!begun)
        chancery_paper_add_heading (sheet->paper, 2, _ ("Earlier assurances"));
      begun = TRUE;
      verdict = phrase_verdict (sheet, promise);
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
      if (text == NULL || g_strcmp0 (text, chancery_record_get_title (sheet->record)) == 0)
        continue;
      chancery_paper_add_heading (sheet->paper, 2, _ (field->label));
      chancery_paper_add_text (sheet->paper, text, CHANCERY_PAPER_BODY);
    }
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
}

static void
raise_level (const char **highest, const char *level)
{
  if (level != NULL &&
      chancery_vocabulary_level_rank (level) > chancery_vocabulary_level_rank (*highest))
    *highest = level;
}

/* The page is as secret as what it tells, of whichever record and paper. */
static const char *
find_highest (const Sheet *sheet)
{
  GPtrArray *mentions = chancery_dossier_get_mentions (sheet->dossier);
  GPtrArray *links = chancery_dossier_get_links (sheet->dossier);
  GPtrArray *files = chancery_dossier_get_casefiles (sheet->dossier);
  ChanceryValue *papers = chancery_record_get (sheet->record, "attachments");
  const char *highest = chancery_record_get_level (sheet->record);
  GHashTableIter iter;
  gpointer other;

  for (guint i = 0; i < mentions->len; i++)
    raise_level (&highest, chancery_record_get_level (
                               ((ChanceryDossierMention *)mentions->pdata[i])->record));
  for (guint i = 0; i < links->len; i++)
    raise_level (&highest,
                 chancery_record_item_get_level (((ChanceryDossierLink *)links->pdata[i])->item));
  for (guint i = 0; i < files->len; i++)
    raise_level (&highest, chancery_record_item_get_level (files->pdata[i]));
  for (guint i = 0; i < chancery_value_get_n_items (papers); i++)
    {
      ChanceryValue *marking = chancery_line_get (chancery_value_get_line (papers, i), "marking");

      if (marking != NULL)
        raise_level (&highest, chancery_value_get_level (marking));
    }
  if (sheet->others == NULL)
    return highest;
  g_hash_table_iter_init (&iter, sheet->others);
  while (g_hash_table_iter_next (&iter, NULL, &other))
    raise_level (&highest, chancery_record_get_level (other));
  return highest;
}

static char *
phrase_highest (const Sheet *sheet)
{
  ChanceryValue *own = chancery_record_get (sheet->record, "marking");
  g_autoptr (ChanceryValue) marking =
      chancery_value_new_marking (find_highest (sheet),
                                  own != NULL ? chancery_value_get_caveats (own) : NULL);

  return chancery_phrase_marking (marking);
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
  marking = phrase_highest (&sheet);
  chancery_paper_set_marking (sheet.paper, marking);
  chancery_paper_set_foot (sheet.paper, chancery_record_get_reference (record));
  add_head (&sheet);
  for (guint i = 0; i < chancery_dossier_get_corrections (dossier)->len; i++)
    if (is_state (chancery_dossier_get_corrections (dossier)->pdata[i]))
      add_void (&sheet, chancery_dossier_get_corrections (dossier)->pdata[i]);
  add_facts (&sheet);
  add_corrections (&sheet);
  add_content (&sheet);
  return sheet.paper;
}
