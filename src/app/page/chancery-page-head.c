/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-page-head.h"

#include "chancery-as-on.h"
#include "chancery-case-rules.h"
#include "chancery-day-off.h"
#include "chancery-found-label.h"
#include "chancery-fuzzy-date.h"
#include "chancery-page-corrections.h"
#include "chancery-page-related.h"
#include "chancery-phrase.h"
#include "chancery-register-sheet.h"
#include "chancery-text-cut.h"
#include "chancery-text-marks.h"
#include "chancery-text-side.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a page calls a field where a form calls it otherwise. */
static const struct
{
  const char *field;
  const char *words;
} page_words[] = {
  { "tone", N_ ("Terms") },
  { "addressee_body", N_ ("At") },
  { "outcome_text", N_ ("In words") },
};

static const char *
label_of (const ChanceryField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (page_words); i++)
    if (g_str_equal (page_words[i].field, field->id))
      return _ (page_words[i].words);
  return _ (field->label);
}

/* ---- the head ---- */

static void
append_term (ChanceryPageView *view, GString *words, const ChanceryField *field)
{
  const char *code = chancery_record_get_text (view->record, field->id);

  if (code != NULL)
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "",
                            _ (chancery_vocabulary_label (field->vocabulary, code)));
}

/* Whether the kicker says @field: what kind of thing it is, which way it went, in what form. */
static gboolean
is_in_kicker (const ChanceryKind *kind, const ChanceryField *field)
{
  if (field->type != CHANCERY_TYPE_TERM)
    return FALSE;
  return chancery_field_has_flag (field, CHANCERY_FIELD_REQUIRED) ||
         g_strcmp0 (kind->form, field->id) == 0 || g_str_equal (field->id, "direction");
}

static char *
phrase_kicker (ChanceryPageView *view)
{
  const ChanceryKind *kind = chancery_record_get_kind (view->record);
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean needs_kind = TRUE;

  for (const ChanceryField *field = kind->fields; field->id != NULL; field++)
    if (is_in_kicker (kind, field))
      {
        append_term (view, words, field);
        needs_kind = needs_kind && !chancery_field_has_flag (field, CHANCERY_FIELD_REQUIRED);
      }
  /* “Note verbale · incoming” says what it is; “state” alone does not. */
  if (needs_kind)
    {
      g_autofree char *rest = g_strdup (words->str);

      g_string_assign (words, _ (kind->label));
      if (*rest != '\0')
        g_string_append_printf (words, " · %s", rest);
    }
  return chancery_page_view_capitalise (words->str);
}

static const char *
phrase_state (ChanceryRecord *record)
{
  const ChanceryKind *kind = chancery_record_get_kind (record);

  switch (chancery_record_get_state (record))
    {
    case CHANCERY_STATE_DRAFT:
      return chancery_kind_has_flag (kind, CHANCERY_KIND_NAMED) ? _ ("name to check")
                                                                : _ ("not registered");
    case CHANCERY_STATE_CLOSED:
      return chancery_case_is_archived (record) ? _ ("archived") : _ ("closed");
    case CHANCERY_STATE_VOID:
      return _ ("void");
    case CHANCERY_STATE_REGISTERED:
      break;
    }
  return NULL;
}

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, class);
  return label;
}

static GtkWidget *
make_kicker (ChanceryPageView *view)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *words = phrase_kicker (view);
  g_autofree char *marking =
      chancery_phrase_marking (chancery_record_get (view->record, "marking"));
  g_autofree char *verdict = chancery_page_view_phrase_verdict (view, view->record);
  const char *state = phrase_state (view->record);
  GtkWidget *kicker = make_label (words, "chancery-kicker");

  gtk_widget_set_hexpand (kicker, TRUE);
  gtk_box_append (GTK_BOX (row), kicker);
  if (state != NULL)
    gtk_box_append (GTK_BOX (row), make_label (state, "chancery-state"));
  else if (*verdict != '\0')
    gtk_box_append (GTK_BOX (row), make_label (verdict, "chancery-state"));
  if (*marking != '\0')
    {
      GtkWidget *chip = make_label (marking, "chancery-marking");

      gtk_label_set_wrap (GTK_LABEL (chip), FALSE);
      gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (row), chip);
    }
  return row;
}

/* The day of the record in words; of a record whose day is another's, that one's. */
static char *
phrase_day (ChanceryPageView *view)
{
  ChanceryFuzzyDate *date = chancery_record_get_own_date (view->record);
  ChanceryRecordItem *source;

  if (date != NULL)
    {
      g_autofree char *words = chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_LONG);
      g_autofree char *off = chancery_day_off_phrase (view->registry, date);

      return off != NULL ? g_strdup_printf ("%s, %s", words, off) : g_steal_pointer (&words);
    }
  source = chancery_dossier_get_item (view->dossier, chancery_record_get_day_source (view->record));
  return g_strdup (source != NULL ? chancery_record_item_get_date (source) : "");
}

/* Where verdicts stand on the page, it can be read as on any day. */
static gboolean
has_verdicts (ChanceryPageView *view)
{
  const ChanceryKind *kind = chancery_record_get_kind (view->record);
  GPtrArray *mentions = chancery_dossier_get_mentions (view->dossier);

  for (guint i = 0; i < mentions->len; i++)
    if (chancery_page_related_is_child (g_ptr_array_index (mentions, i)))
      return TRUE;
  return chancery_kind_has_flag (kind, CHANCERY_KIND_WATCHED);
}

static GtkWidget *
make_number (ChanceryPageView *view, const char *markup)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = make_label ("", "chancery-number");
  GtkWidget *button;

  gtk_label_set_markup (GTK_LABEL (label), markup);
  chancery_found_label_mark (GTK_LABEL (label), view->found);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  if (has_verdicts (view))
    {
      button = chancery_as_on_button_new ("page");
      chancery_as_on_button_set_day (button, view->as_on);
      gtk_box_append (GTK_BOX (row), button);
    }
  return row;
}

/* “PROT/2026/0001 · 18 February 2026”, a day that was put right with the original before it.  In a window that runs from right to
 * left a mark keeps the number from drawing the day after it to its own side. */
static char *
markup_second (ChanceryPageView *view)
{
  const ChanceryKind *kind = chancery_record_get_kind (view->record);
  const char *reference = chancery_record_get_reference (view->record);
  const ChanceryField *field =
      kind->day_fields[0] != NULL ? chancery_kind_find_field (kind, kind->day_fields[0]) : NULL;
  const char *mark =
      gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? CHANCERY_MARK_RIGHT_TO_LEFT : "";
  g_autofree char *day = phrase_day (view);
  g_autofree char *original = chancery_page_corrections_markup_original (view, field);
  g_autofree char *start = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *end = NULL;

  if (reference == NULL)
    start = g_strdup ("");
  else
    start = g_markup_printf_escaped ("%s%s%s%s", mark, reference, *day != '\0' ? " · " : "", mark);
  escaped = g_markup_escape_text (day, -1);
  end = chancery_found_label_markup_ours (escaped);
  return g_strconcat (start, original, end, NULL);
}

GtkWidget *
chancery_page_head_make (ChanceryPageView *view)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title =
      chancery_text_cut (chancery_record_get_title (view->record), CHANCERY_TEXT_CUT_TITLE);
  g_autofree char *second = markup_second (view);
  g_autofree char *original = chancery_page_corrections_markup_original (
      view, chancery_kind_find_field (chancery_record_get_kind (view->record), "title"));
  GtkWidget *subject =
      make_label (*title != '\0' ? title : _ ("Without a subject"), "chancery-subject");

  if (chancery_record_get_state (view->record) == CHANCERY_STATE_VOID)
    gtk_widget_add_css_class (subject, "chancery-void");
  gtk_label_set_selectable (GTK_LABEL (subject), TRUE);
  chancery_text_side_align (GTK_LABEL (subject));
  chancery_found_label_mark (GTK_LABEL (subject), view->found);
  gtk_widget_set_can_focus (subject, FALSE);
  gtk_box_append (GTK_BOX (box), make_kicker (view));
  gtk_box_append (GTK_BOX (box), subject);
  if (*original != '\0')
    gtk_box_append (GTK_BOX (box), chancery_page_view_paragraph (original));
  /* A case file says its number in the sentence that follows. */
  if (view->panel == NULL && (*second != '\0' || has_verdicts (view)))
    gtk_box_append (GTK_BOX (box), make_number (view, second));
  gtk_widget_add_css_class (box, "chancery-page-head");
  return box;
}

static GtkWidget *
make_void (ChanceryPageView *view)
{
  g_autofree char *words = chancery_page_corrections_phrase_void (view);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (row), make_label (words, "chancery-gap"));
  gtk_widget_add_css_class (row, "chancery-gaps");
  return row;
}

GtkWidget *
chancery_page_head_make_gaps (ChanceryPageView *view)
{
  const ChanceryKind *kind = chancery_record_get_kind (view->record);
  g_autofree char *gaps = NULL;
  GtkWidget *row;
  GtkWidget *button;
  GtkWidget *words;

  if (chancery_record_get_state (view->record) == CHANCERY_STATE_VOID)
    return make_void (view);
  if (!chancery_kind_has_flag (kind, CHANCERY_KIND_NUMBERED))
    return NULL;
  gaps = chancery_register_sheet_phrase_gaps (view->record);
  if (gaps == NULL)
    return NULL;
  row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  words = make_label (gaps, "chancery-gap");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), words);
  button = gtk_button_new_with_label (_ ("Fill in"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "chancery-small-button");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.fill-in");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                    chancery_register_sheet_find_gap (view->record)->id);
  gtk_box_append (GTK_BOX (row), button);
  gtk_widget_add_css_class (row, "chancery-gaps");
  return row;
}

/* ---- the facts ---- */

static gboolean
is_day_field (const ChanceryKind *kind, const ChanceryField *field, ChanceryRecord *record)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind->day_fields) && kind->day_fields[i] != NULL; i++)
    {
      if (g_str_equal (kind->day_fields[i], field->id))
        return field->type == CHANCERY_TYPE_DATE;
      /* Only the first one that is filled gave the day; the next is a fact of its own. */
      if (chancery_record_get (record, kind->day_fields[i]) != NULL)
        return FALSE;
    }
  return FALSE;
}

static gboolean
is_ourselves (ChanceryPageView *view, ChanceryValue *value)
{
  const char *own = chancery_registry_get_own_party (view->registry);

  return own != NULL && chancery_value_get_n_items (value) == 1 &&
         g_strcmp0 (chancery_value_get_reference_id (chancery_value_get_item (value, 0)), own) == 0;
}

static gboolean
is_fact (ChanceryPageView *view, const ChanceryField *field, ChanceryValue *value)
{
  const ChanceryKind *kind = chancery_record_get_kind (view->record);

  if (value == NULL || field->type == CHANCERY_TYPE_LINES ||
      chancery_field_has_flag (field, CHANCERY_FIELD_PROGRAM) ||
      chancery_field_has_flag (field, CHANCERY_FIELD_MULTILINE) || is_in_kicker (kind, field) ||
      is_day_field (kind, field, view->record))
    return FALSE;
  /* What goes without saying: that we are the ones who act, that what was made was delivered. */
  if (chancery_field_has_flag (field, CHANCERY_FIELD_LIST) &&
      field->type == CHANCERY_TYPE_REFERENCE && is_ourselves (view, value))
    return FALSE;
  return g_strcmp0 (chancery_value_get_text (value), "delivered") != 0;
}

static void
append_fact (GString *words, const char *label, const char *markup)
{
  g_autofree char *fact = chancery_page_view_markup_fact (label, markup);

  g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", fact);
}

/* “Answer none yet”, the one absence that is always worth a word. */
static void
append_answer (ChanceryPageView *view, GString *words, const ChanceryGroup *group)
{
  const ChanceryField *answers =
      chancery_kind_find_field (chancery_record_get_kind (view->record), "answers");

  /* Of what is void none is waited for. */
  if (answers == NULL || chancery_record_get_state (view->record) == CHANCERY_STATE_VOID ||
      g_strcmp0 (answers->group, group->id) != 0 ||
      chancery_record_get_value (view->record, answers) != NULL)
    return;
  append_fact (words, _ ("Answer"), _ ("none yet"));
}

static char *
markup_group (ChanceryPageView *view, const ChanceryGroup *group)
{
  const ChanceryKind *kind = chancery_record_get_kind (view->record);
  g_autoptr (GString) words = g_string_new (NULL);

  for (const ChanceryField *field = kind->fields; field->id != NULL; field++)
    {
      ChanceryValue *value = chancery_record_get_value (view->record, field);
      g_autofree char *markup = NULL;
      g_autofree char *original = NULL;
      g_autofree char *both = NULL;

      if (g_strcmp0 (field->group, group->id) != 0 || !is_fact (view, field, value))
        continue;
      if (field->type == CHANCERY_TYPE_BOOLEAN)
        {
          g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", label_of (field));
          continue;
        }
      original = chancery_page_corrections_markup_original (view, field);
      markup = chancery_page_view_markup_value (view, field, value);
      both = chancery_record_is_moot (view->record, field)
                 ? g_strconcat (original, "<s>", markup, "</s>", NULL)
                 : g_strconcat (original, markup, NULL);
      append_fact (words, label_of (field), both);
    }
  append_answer (view, words, group);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
markup_tags (ChanceryPageView *view)
{
  const ChanceryField *tags =
      chancery_kind_find_field (chancery_record_get_kind (view->record), "tags");
  ChanceryValue *value = chancery_record_get_value (view->record, tags);
  g_autofree char *markup = chancery_page_view_markup_value (view, tags, value);

  return *markup != '\0' ? chancery_page_view_markup_fact (_ (tags->label), markup) : NULL;
}

GtkWidget *
chancery_page_head_make_facts (ChanceryPageView *view)
{
  const ChanceryKind *kind = chancery_record_get_kind (view->record);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *tags = markup_tags (view);

  for (const ChanceryGroup *group = kind->groups; group->id != NULL; group++)
    {
      g_autofree char *markup = markup_group (view, group);

      if (*markup != '\0')
        gtk_box_append (GTK_BOX (box), chancery_page_view_paragraph (markup));
    }
  if (tags != NULL)
    gtk_box_append (GTK_BOX (box), chancery_page_view_paragraph (tags));
  if (gtk_widget_get_first_child (box) != NULL)
    return box;
  g_object_ref_sink (box);
  g_object_unref (box);
  return NULL;
}
