/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-page-blocks.h"

#include "chancery-body-text.h"
#include "chancery-casefile-panel.h"
#include "chancery-claims-table.h"
#include "chancery-fuzzy-date.h"
#include "chancery-history-view.h"
#include "chancery-page-corrections.h"
#include "chancery-page-follow.h"
#include "chancery-page-head.h"
#include "chancery-page-related.h"
#include "chancery-paper-list.h"
#include "chancery-phrase.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>

#define N_NEEDED 12
#define START_CHARS 17

typedef GtkWidget *(*MakeBlock) (ChanceryPageView *view, const ChanceryField *field);

/* ---- what kinds of things hang on a record ---- */

static gboolean
speaks_of_events (const ChanceryKind *kind)
{
  const ChanceryField *claims = kind != NULL ? chancery_kind_find_field (kind, "claims") : NULL;

  return claims != NULL && chancery_kind_find_field (kind, "phases") != NULL;
}

/* Watched for its own sake: a promise, not something that hangs on an act of ours. */
static gboolean
is_promise (const ChanceryKind *kind)
{
  return kind != NULL && chancery_kind_has_flag (kind, CHANCERY_KIND_WATCHED) &&
         kind->parent == NULL;
}

/* Asked again here: one matter, which hangs on the act that raised it first. */
static gboolean
is_repeated (ChanceryDossierLink *link)
{
  return !link->inverse && g_str_equal (link->type, "repeats") &&
         chancery_kind_has_flag (chancery_record_item_get_kind (link->item), CHANCERY_KIND_WATCHED);
}

GPtrArray *
chancery_record_page_blocks_list_needed (ChanceryDossier *dossier)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *links = chancery_dossier_get_links (dossier);

  for (guint i = 0; i < links->len && ids->len < N_NEEDED; i++)
    {
      ChanceryDossierLink *link = g_ptr_array_index (links, i);
      const ChanceryKind *kind = chancery_record_item_get_kind (link->item);

      if ((speaks_of_events (kind) && !link->inverse) || is_promise (kind) || is_repeated (link))
        g_ptr_array_add (ids, g_strdup (chancery_record_item_get_id (link->item)));
    }
  return ids;
}

static ChanceryRecord *
find_other (ChanceryPageView *view, ChanceryDossierLink *link)
{
  return g_hash_table_lookup (view->others, chancery_record_item_get_id (link->item));
}

/* ---- what is watched ---- */

static GtkWidget *
make_watched_row (ChanceryPageView *view, ChanceryRecord *record)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const char *id = chancery_record_get_id (record);
  g_autofree char *link = chancery_page_view_markup_link (id, chancery_record_get_title (record));
  g_autofree char *verdict = chancery_page_view_phrase_verdict (view, record);
  /* Translators: %s is a demand, an assurance, a right reserved. */
  g_autofree char *name = g_strdup_printf (_ ("Assess: %s"), chancery_record_get_title (record));
  GtkWidget *words = chancery_page_view_paragraph (link);
  const gboolean is_void = chancery_record_get_state (record) == CHANCERY_STATE_VOID;
  GtkWidget *state =
      gtk_label_new (is_void ? _ (chancery_vocabulary_label ("state", "void")) : verdict);
  GtkWidget *button = chancery_page_view_small_button (_ ("Assess"), name, "page.assess", id);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_label_set_yalign (GTK_LABEL (words), 0);
  if (is_void)
    gtk_widget_add_css_class (words, "chancery-void");
  gtk_box_append (GTK_BOX (row), words);
  gtk_widget_set_valign (state, GTK_ALIGN_START);
  gtk_widget_add_css_class (state, "chancery-verdict");
  gtk_box_append (GTK_BOX (row), state);
  /* What is void is no longer followed. */
  gtk_widget_set_visible (button, !is_void);
  gtk_box_append (GTK_BOX (row), button);
  gtk_widget_add_css_class (row, "chancery-watched");
  g_hash_table_add (view->said, g_strdup (id));
  return row;
}

/* ---- the blocks ---- */

static GtkWidget *
make_head (ChanceryPageView *view, const ChanceryField *field)
{
  return chancery_page_head_make (view);
}

static GtkWidget *
make_gaps (ChanceryPageView *view, const ChanceryField *field)
{
  return chancery_page_head_make_gaps (view);
}

static GtkWidget *
make_facts (ChanceryPageView *view, const ChanceryField *field)
{
  return chancery_page_head_make_facts (view);
}

static GtkWidget *
make_corrections (ChanceryPageView *view, const ChanceryField *field)
{
  return chancery_page_corrections_make (view);
}

static GtkWidget *
make_happened (ChanceryPageView *view, const ChanceryField *field)
{
  GPtrArray *links = chancery_dossier_get_links (view->dossier);
  GtkWidget *block = NULL;

  /* What happened is the record itself: another event that it is linked to is only linked. */
  if (speaks_of_events (chancery_record_get_kind (view->record)))
    return NULL;
  for (guint i = 0; i < links->len; i++)
    {
      ChanceryDossierLink *link = g_ptr_array_index (links, i);
      ChanceryRecord *event = find_other (view, link);
      g_autofree char *title = NULL;
      g_autofree char *toll = NULL;

      if (event == NULL || link->inverse || !speaks_of_events (chancery_record_get_kind (event)))
        continue;
      if (block == NULL)
        block = chancery_page_view_block (_ ("What happened"));
      g_hash_table_add (view->said, g_strdup (chancery_record_get_id (event)));
      title = chancery_page_view_markup_link (chancery_record_get_id (event),
                                              chancery_record_get_title (event));
      toll = chancery_claims_table_summarise (view, chancery_record_get (event, "claims"));
      gtk_box_append (GTK_BOX (block), chancery_page_view_paragraph (title));
      if (*toll != '\0')
        gtk_box_append (GTK_BOX (block), chancery_page_view_paragraph (toll));
    }
  return block;
}

static GtkWidget *
make_children (ChanceryPageView *view, gboolean answerable)
{
  GPtrArray *mentions = chancery_dossier_get_mentions (view->dossier);
  GtkWidget *block = NULL;

  for (guint i = 0; i < mentions->len; i++)
    {
      ChanceryDossierMention *mention = g_ptr_array_index (mentions, i);
      const ChanceryKind *kind = chancery_record_get_kind (mention->record);

      if (!chancery_page_related_is_child (mention) || (kind->counterpart[0] != NULL) != answerable)
        continue;
      if (block == NULL)
        block = chancery_page_view_block (answerable ? _ ("What we asked") : _ (kind->plural));
      gtk_box_append (GTK_BOX (block), make_watched_row (view, mention->record));
    }
  return block;
}

static GtkWidget *
make_asked (ChanceryPageView *view, const ChanceryField *field)
{
  return make_children (view, TRUE);
}

static GtkWidget *
make_asked_again (ChanceryPageView *view, const ChanceryField *field)
{
  GPtrArray *links = chancery_dossier_get_links (view->dossier);
  GtkWidget *block = NULL;

  for (guint i = 0; i < links->len; i++)
    {
      ChanceryDossierLink *link = g_ptr_array_index (links, i);
      ChanceryRecord *demand = is_repeated (link) ? find_other (view, link) : NULL;

      if (demand == NULL)
        continue;
      if (block == NULL)
        block = chancery_page_view_block (_ ("What we asked again"));
      gtk_box_append (GTK_BOX (block), make_watched_row (view, demand));
    }
  return block;
}

static GtkWidget *
make_reserved (ChanceryPageView *view, const ChanceryField *field)
{
  return make_children (view, FALSE);
}

static GtkWidget *
make_promises (ChanceryPageView *view, const ChanceryField *field)
{
  GPtrArray *links = chancery_dossier_get_links (view->dossier);
  GtkWidget *block = NULL;

  for (guint i = 0; i < links->len; i++)
    {
      ChanceryRecord *promise = find_other (view, g_ptr_array_index (links, i));

      if (promise == NULL || !is_promise (chancery_record_get_kind (promise)))
        continue;
      if (block == NULL)
        block = chancery_page_view_block (_ ("Earlier assurances"));
      gtk_box_append (GTK_BOX (block), make_watched_row (view, promise));
    }
  return block;
}

/* One line as words, with a quiet first term or date where it has one. */
static GtkWidget *
make_line (ChanceryPageView *view, ChanceryLine *line)
{
  const ChanceryField *fields = chancery_line_get_list (line)->lines;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *start = NULL;
  g_autofree char *original = NULL;

  for (const ChanceryField *field = fields; field->id != NULL; field++)
    {
      ChanceryValue *value = chancery_line_get_value (line, field);
      g_autofree char *markup = NULL;

      if (value == NULL)
        continue;
      if (start == NULL && (field->type == CHANCERY_TYPE_TERM || field->type == CHANCERY_TYPE_DATE))
        {
          g_autofree char *phrase = chancery_phrase_value (field, value);

          start = chancery_page_view_capitalise (phrase);
          continue;
        }
      if (field->type == CHANCERY_TYPE_TERM && words->len == 0)
        {
          g_autofree char *phrase = chancery_phrase_value (field, value);
          g_autofree char *first = chancery_page_view_capitalise (phrase);
          g_autofree char *bold = g_markup_printf_escaped ("<b>%s</b>", first);

          g_string_append (words, bold);
          continue;
        }
      markup = field->type == CHANCERY_TYPE_BOOLEAN
                   ? g_markup_escape_text (_ (field->label), -1)
                   : chancery_page_view_markup_value (view, field, value);
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", markup);
    }
  original = chancery_page_corrections_markup_line (view, line);
  g_string_prepend (words, original);
  return chancery_page_view_row (start != NULL ? start : "", START_CHARS, words->str);
}

/* The heading of a list: that of its group when it is alone there, else its own. */
static const char *
heading_of (ChanceryPageView *view, const ChanceryField *list)
{
  const ChanceryKind *kind = chancery_record_get_kind (view->record);
  guint n = 0;

  for (const ChanceryField *field = kind->fields; field->id != NULL; field++)
    n += g_strcmp0 (field->group, list->group) == 0 ? 1 : 0;
  for (const ChanceryGroup *group = kind->groups; n == 1 && group->id != NULL; group++)
    if (g_strcmp0 (group->id, list->group) == 0)
      return _ (group->label);
  return _ (list->label);
}

static GtkWidget *
make_lines (ChanceryPageView *view, const ChanceryField *field)
{
  ChanceryValue *lines = chancery_record_get_value (view->record, field);
  GtkWidget *block;

  if (chancery_value_get_n_items (lines) == 0)
    return NULL;
  block = chancery_page_view_block (heading_of (view, field));
  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    gtk_box_append (GTK_BOX (block), make_line (view, chancery_value_get_line (lines, i)));
  chancery_page_corrections_append_removed (view, field, GTK_BOX (block));
  return block;
}

static GtkWidget *
make_answers (ChanceryPageView *view, const ChanceryField *field)
{
  ChanceryValue *lines = chancery_record_get_value (view->record, field);
  GtkWidget *block;

  if (chancery_value_get_n_items (lines) == 0)
    return NULL;
  block = chancery_page_view_block (_ ("What they answered"));
  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    gtk_box_append (GTK_BOX (block), make_line (view, chancery_value_get_line (lines, i)));
  return block;
}

static GtkWidget *
make_claims (ChanceryPageView *view, const ChanceryField *field)
{
  GtkWidget *table =
      chancery_claims_table_new (view, chancery_record_get_value (view->record, field));
  GtkWidget *block;

  if (table == NULL)
    return NULL;
  block = chancery_page_view_block_with_button (_ ("What is said"), _ ("Add…"), "page.add-line",
                                                g_variant_new_string (field->id));
  gtk_box_append (GTK_BOX (block), table);
  return block;
}

static GtkWidget *
make_repeats (ChanceryPageView *view, const ChanceryField *field)
{
  return chancery_page_follow_make_repeats (view);
}

static GtkWidget *
make_relied_on (ChanceryPageView *view, const ChanceryField *field)
{
  return chancery_page_follow_make_relied_on (view);
}

static GtkWidget *
make_since (ChanceryPageView *view, const ChanceryField *field)
{
  return chancery_page_follow_make_since (view);
}

static GtkWidget *
make_text (ChanceryPageView *view, const char *text)
{
  GtkWidget *body = chancery_body_text_new (text, view->found);

  if (view->in_place)
    chancery_page_view_add_text (view, body);
  return body;
}

static GtkWidget *
make_paragraphs (ChanceryPageView *view, const ChanceryField *field)
{
  const char *text = chancery_record_get_text (view->record, field->id);
  const ChanceryKind *kind = chancery_record_get_kind (view->record);
  GtkWidget *block;

  /* The text of a demand is its subject: said once. */
  if (text == NULL || !g_hash_table_add (view->said, g_strdup (field->id)) ||
      g_strcmp0 (text, chancery_record_get_title (view->record)) == 0)
    return NULL;
  if (kind->make_title != NULL && chancery_field_has_flag (field, CHANCERY_FIELD_REQUIRED))
    return make_text (view, text);
  block = chancery_page_view_block (_ (field->label));
  gtk_box_append (GTK_BOX (block), make_text (view, text));
  return block;
}

/* What happened is told before it is taken apart. */
static GtkWidget *
make_account (ChanceryPageView *view, const ChanceryField *field)
{
  return make_paragraphs (view, chancery_kind_find_field (chancery_record_get_kind (view->record),
                                                          "body"));
}

static GtkWidget *
make_linked (ChanceryPageView *view, const ChanceryField *field)
{
  return chancery_page_related_make_links (view);
}

static GtkWidget *
make_filed (ChanceryPageView *view, const ChanceryField *field)
{
  return chancery_page_related_make_casefiles (view);
}

static GtkWidget *
make_mentions (ChanceryPageView *view, const ChanceryField *field)
{
  return chancery_page_related_make_mentions (view);
}

static GtkWidget *
make_papers (ChanceryPageView *view, const ChanceryField *field)
{
  return chancery_paper_list_new (view);
}

static GtkWidget *
make_history (ChanceryPageView *view, const ChanceryField *field)
{
  return chancery_history_view_new (view);
}

static GtkWidget *
make_file (ChanceryPageView *view, const ChanceryField *field)
{
  if (view->panel == NULL)
    return NULL;
  chancery_casefile_panel_show (CHANCERY_CASEFILE_PANEL (view->panel), view, field);
  return view->panel;
}

/* ---- the order ---- */

/* @field: the block is there for kinds that have that field, and is handed it; NULL: for all.
 * “*text” and “*lines” stand for every such field that no other row names.  @unmarked: what it says is no text of the record as
 * it stands, or it marks what was searched itself. */
static const struct
{
  const char *field;
  MakeBlock make;
  gboolean unmarked;
} blocks[] = {
  { NULL, make_head },
  { NULL, make_gaps, TRUE },
  { NULL, make_facts },
  { NULL, make_corrections, TRUE },
  { "items", make_file, TRUE },
  { NULL, make_happened },
  { "phases", make_account },
  { "phases", make_lines },
  { "targets", make_lines },
  { "roles", make_lines },
  { "points", make_lines },
  { NULL, make_asked },
  { NULL, make_asked_again },
  { "answers", make_answers },
  { "quantity", chancery_page_related_make_parts },
  { "claims", make_claims },
  { "*text", make_paragraphs },
  { "assessments", chancery_page_follow_make_verdicts },
  { "assessments", make_repeats },
  { "assessments", make_relied_on },
  { "assessments", make_since },
  { NULL, make_reserved },
  { NULL, make_promises },
  { "*lines", make_lines },
  { NULL, make_papers },
  { NULL, make_linked },
  { NULL, make_filed },
  { NULL, make_mentions },
  { "note", make_paragraphs },
  { NULL, make_history, TRUE },
};

static gboolean
is_named (const char *id)
{
  static const char *const on_panel[] = { "minutes", "summary", "parts", "kept_at", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (blocks); i++)
    if (g_strcmp0 (blocks[i].field, id) == 0)
      return TRUE;
  /* The panel of a case file shows these too. */
  return g_strv_contains (on_panel, id);
}

static gboolean
matches (const char *pattern, const ChanceryField *field)
{
  if (field->type == CHANCERY_TYPE_LINES)
    return g_str_equal (pattern, "*lines") && !is_named (field->id);
  return g_str_equal (pattern, "*text") && field->type == CHANCERY_TYPE_TEXT &&
         !is_named (field->id) && chancery_field_has_flag (field, CHANCERY_FIELD_MULTILINE);
}

/* The panel of a case file is there already. */
static void
append (ChanceryPageView *view, GtkBox *column, GtkWidget *block)
{
  if (block == NULL)
    return;
  if (view->marking)
    chancery_page_view_mark (view, block);
  if (gtk_widget_get_parent (block) == GTK_WIDGET (column))
    gtk_box_reorder_child_after (column, block, gtk_widget_get_last_child (GTK_WIDGET (column)));
  else
    gtk_box_append (column, block);
}

gboolean
chancery_record_page_blocks_append (ChanceryPageView *view, GtkBox *column)
{
  const ChanceryKind *kind;
  const ChanceryField *field;
  const char *pattern;
  guint at;

  g_return_val_if_fail (view != NULL, FALSE);

  if (chancery_page_view_append_rows (view))
    return TRUE;
  if (view->next_block >= G_N_ELEMENTS (blocks))
    return FALSE;
  at = view->next_block++;
  kind = chancery_record_get_kind (view->record);
  pattern = blocks[at].field;
  view->marking = !blocks[at].unmarked;
  if (pattern == NULL)
    append (view, column, blocks[at].make (view, NULL));
  else if (pattern[0] != '*')
    {
      if ((field = chancery_kind_find_field (kind, pattern)) != NULL)
        append (view, column, blocks[at].make (view, field));
    }
  else
    {
      for (field = kind->fields; field->id != NULL; field++)
        if (matches (pattern, field))
          append (view, column, blocks[at].make (view, field));
    }
  return TRUE;
}
