/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-page-view.h"

#include "chancery-body-text.h"
#include "chancery-day-off.h"
#include "chancery-flow-layout.h"
#include "chancery-found-label.h"
#include "chancery-fuzzy-date.h"
#include "chancery-phrase.h"
#include "chancery-text-cut.h"
#include "chancery-text-side.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A word of more bytes than this does not fit into a narrow page beside a label. */
#define LONG_WORD 24
/* So many rows of a list, or pieces of a text, are made at once. */
#define ROWS 4

/* @make: NULL for a text, which is @block. */
typedef struct
{
  GtkWidget *block;
  ChanceryPageViewMakeRow make;
  gpointer thing;
  gboolean marked;
} Row;

static void
free_row (gpointer data)
{
  Row *row = data;

  g_object_unref (row->block);
  g_free (row);
}

ChanceryPageView *
chancery_page_view_new (ChanceryRegistry *registry,
                        ChanceryDossier *dossier,
                        GHashTable *others,
                        ChanceryDay as_on)
{
  ChanceryPageView *self = g_new0 (ChanceryPageView, 1);

  self->registry = registry;
  self->dossier = chancery_dossier_ref (dossier);
  self->record = chancery_dossier_get_record (dossier);
  self->others = g_hash_table_ref (others);
  self->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_queue_new ();
  self->as_on = as_on;
  return self;
}

void
chancery_page_view_free (ChanceryPageView *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->found, chancery_found_words_unref);
  g_clear_object (&self->history);
  chancery_dossier_unref (self->dossier);
  g_hash_table_unref (self->others);
  g_hash_table_unref (self->said);
  g_queue_free_full (self->rows, free_row);
  g_free (self);
}

char *
chancery_page_view_capitalise (const char *text)
{
  g_autofree char *head = g_utf8_substring (text, 0, *text != '\0' ? 1 : 0);
  g_autofree char *upper = g_utf8_strup (head, -1);

  return g_strconcat (upper, text + strlen (head), NULL);
}

char *
chancery_page_view_markup_link (const char *id, const char *text)
{
  g_autofree char *shown = chancery_text_cut (text, CHANCERY_TEXT_CUT_TITLE);
  g_autofree char *alone = chancery_text_side_dup_part (shown);

  return g_markup_printf_escaped ("<a href=\"%s\">%s</a>", id, alone);
}

/* “418.82/1-8544”: without a letter that says how it runs, its parts would be turned round beside Urdu. */
static gboolean
is_number_of_parts (const char *text)
{
  gboolean parts = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (g_unichar_isalpha (g_utf8_get_char (at)))
        return FALSE;
      parts |= !g_unichar_isdigit (g_utf8_get_char (at));
    }
  return parts;
}

static char *
markup_reference (ChanceryPageView *self, ChanceryValue *value)
{
  const char *id = chancery_value_get_reference_id (value);
  const char *known = chancery_dossier_get_label (self->dossier, value);
  const char *label = *known != '\0' ? known : chancery_value_get_label (value);
  gboolean here = id != NULL && chancery_dossier_get_item (self->dossier, id) != NULL;
  g_autofree char *shown = NULL;

  if (label == NULL || *label == '\0')
    return g_markup_printf_escaped ("<i>%s</i>", _ ("not in this registry"));
  /* Lines of other records name records that this dossier does not: those links work as well. */
  if (here || (id != NULL && chancery_value_get_label (value) != NULL && *known != '\0'))
    return chancery_page_view_markup_link (id, label);
  shown = chancery_text_side_dup_part (label);
  return g_markup_escape_text (shown, -1);
}

/* “14 March 2026, Saturday”, for a day to come on which nobody works. */
static char *
markup_date (ChanceryPageView *self, const char *words, ChanceryFuzzyDate *date)
{
  g_autofree char *off = chancery_day_off_phrase (self->registry, date);
  g_autofree char *day = off != NULL ? g_markup_printf_escaped ("%s, %s", words, off)
                                     : g_markup_escape_text (words, -1);

  return chancery_found_label_markup_ours (day);
}

char *
chancery_page_view_markup_value (ChanceryPageView *self,
                                 const ChanceryField *field,
                                 ChanceryValue *value)
{
  g_autofree char *words = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *alone = NULL;

  if (value == NULL)
    return g_strdup ("");
  if (field->type == CHANCERY_TYPE_REFERENCE)
    {
      g_autoptr (GString) all = NULL;

      if (!chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
        return markup_reference (self, value);
      all = g_string_new (NULL);
      for (guint i = 0; i < chancery_value_get_n_items (value); i++)
        {
          g_autofree char *one = markup_reference (self, chancery_value_get_item (value, i));

          g_string_append_printf (all, "%s%s", i > 0 ? ", " : "", one);
        }
      return g_string_free (g_steal_pointer (&all), FALSE);
    }
  words = chancery_phrase_value (field, value);
  if (field->type == CHANCERY_TYPE_DATE)
    return markup_date (self, words, chancery_value_get_date (value));
  shown = chancery_text_cut (words, CHANCERY_TEXT_CUT_VALUE);
  alone = is_number_of_parts (shown) ? chancery_text_side_isolate (shown)
                                     : chancery_text_side_dup_part (shown);
  return g_markup_escape_text (alone, -1);
}

char *
chancery_page_view_markup_fact (const char *label, const char *markup)
{
  g_autofree char *escaped = g_markup_escape_text (label, -1);
  g_autofree char *quiet = chancery_found_label_markup_ours (escaped);

  return g_strdup_printf ("<span alpha=\"62%%\">%s</span>\302\240%s", quiet, markup);
}

static char *
join_item (const char *date, const char *reference, const char *title, const char *id)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *link =
      chancery_page_view_markup_link (id, *title != '\0' ? title : _ ("Without a subject"));
  const char *quiet[] = { date, reference };

  g_string_append (words, link);
  for (guint i = 0; i < G_N_ELEMENTS (quiet); i++)
    if (quiet[i] != NULL && *quiet[i] != '\0')
      {
        g_autofree char *escaped = g_markup_escape_text (quiet[i], -1);
        g_autofree char *day = i == 0 ? chancery_found_label_markup_ours (escaped) : NULL;

        g_string_append_printf (words, "<span alpha=\"62%%\"> · %s</span>",
                                day != NULL ? day : escaped);
      }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
chancery_page_view_markup_item (ChanceryRecordItem *item)
{
  return join_item (chancery_record_item_get_date (item), chancery_record_item_get_reference (item),
                    chancery_record_item_get_title (item), chancery_record_item_get_id (item));
}

char *
chancery_page_view_markup_record (ChanceryRecord *record)
{
  ChanceryFuzzyDate *date = chancery_record_get_own_date (record);
  g_autofree char *words =
      date != NULL ? chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT) : NULL;

  return join_item (words, chancery_record_get_reference (record),
                    chancery_record_get_title (record), chancery_record_get_id (record));
}

static gboolean
link_cb (GtkLabel *label, const char *uri, gpointer user_data)
{
  return gtk_widget_activate_action (GTK_WIDGET (label), "page.open", "s", uri);
}

PangoWrapMode
chancery_page_view_wrap_mode (const char *text)
{
  static const char blanks[] = " \t\n";

  for (const char *at = text + strspn (text, blanks); *at != '\0'; at += strspn (at, blanks))
    {
      gsize length = strcspn (at, blanks);

      if (length > LONG_WORD)
        return PANGO_WRAP_WORD_CHAR;
      at += length;
    }
  return PANGO_WRAP_WORD;
}

GtkWidget *
chancery_page_view_paragraph (const char *markup)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *sided = chancery_text_side_dup_sentence (markup);

  gtk_label_set_markup (GTK_LABEL (label), sided);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label),
                           chancery_page_view_wrap_mode (gtk_label_get_text (GTK_LABEL (label))));
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "chancery-paragraph");
  g_signal_connect (label, "activate-link", G_CALLBACK (link_cb), NULL);
  return label;
}

/* What can be selected has its own marks, or is no text of a record. */
void
chancery_page_view_mark (ChanceryPageView *self, GtkWidget *block)
{
  g_return_if_fail (self != NULL && GTK_IS_WIDGET (block));

  if (GTK_IS_LABEL (block) && gtk_widget_has_css_class (block, "chancery-paragraph") &&
      !gtk_label_get_selectable (GTK_LABEL (block)))
    chancery_found_label_mark (GTK_LABEL (block), self->found);
  for (GtkWidget *child = gtk_widget_get_first_child (block); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    chancery_page_view_mark (self, child);
}

GtkWidget *
chancery_page_view_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), chancery_page_view_wrap_mode (text));
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "chancery-paragraph");
  return label;
}

GtkWidget *
chancery_page_view_block (const char *heading)
{
  return chancery_page_view_block_with_button (heading, NULL, NULL, NULL);
}

GtkWidget *
chancery_page_view_block_with_button (const char *heading,
                                      const char *button,
                                      const char *action,
                                      GVariant *target)
{
  GtkWidget *block = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (heading);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "chancery-heading");
  gtk_box_append (GTK_BOX (head), label);
  if (button != NULL)
    {
      GtkWidget *small = gtk_button_new_with_label (button);

      gtk_widget_set_valign (small, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (small, "chancery-small-button");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (small), action);
      if (target != NULL)
        gtk_actionable_set_action_target_value (GTK_ACTIONABLE (small), target);
      gtk_box_append (GTK_BOX (head), small);
    }
  gtk_box_append (GTK_BOX (block), head);
  gtk_widget_add_css_class (block, "chancery-page-block");
  return block;
}

GtkWidget *
chancery_page_view_row (const char *start, int width_chars, const char *markup)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, NULL);
  GtkWidget *label = gtk_label_new (start);
  GtkWidget *words = chancery_page_view_paragraph (markup);

  gtk_widget_set_layout_manager (row, chancery_flow_layout_new (12));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), width_chars);
  gtk_label_set_max_width_chars (GTK_LABEL (label), width_chars);
  gtk_widget_add_css_class (label, "chancery-row-start");
  /* Wide enough to be read, and then as wide as there is room. */
  gtk_label_set_max_width_chars (GTK_LABEL (words), 26);
  gtk_label_set_width_chars (GTK_LABEL (words), 26);
  gtk_label_set_yalign (GTK_LABEL (words), 0);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_parent (label, row);
  gtk_widget_set_parent (words, row);
  return row;
}

void
chancery_page_view_add_row (ChanceryPageView *self,
                            GtkWidget *block,
                            ChanceryPageViewMakeRow make,
                            gpointer thing)
{
  Row *row = g_new0 (Row, 1);

  row->block = g_object_ref_sink (block);
  row->make = make;
  row->thing = thing;
  row->marked = self->marking;
  g_queue_push_tail (self->rows, row);
}

void
chancery_page_view_add_text (ChanceryPageView *self, GtkWidget *text)
{
  chancery_page_view_add_row (self, text, NULL, NULL);
}

/* FALSE: there will be more of it. */
static gboolean
append_row (ChanceryPageView *self, Row *row)
{
  GtkWidget *widget;

  if (row->make == NULL)
    return !chancery_body_text_add (CHANCERY_BODY_TEXT (row->block));
  widget = row->make (row->thing);
  gtk_box_append (GTK_BOX (row->block), widget);
  if (row->marked)
    chancery_page_view_mark (self, widget);
  return TRUE;
}

gboolean
chancery_page_view_append_rows (ChanceryPageView *self)
{
  gboolean any = !g_queue_is_empty (self->rows);

  for (guint i = 0; i < ROWS && !g_queue_is_empty (self->rows); i++)
    {
      if (append_row (self, g_queue_peek_head (self->rows)))
        free_row (g_queue_pop_head (self->rows));
    }
  return any;
}

GtkWidget *
chancery_page_view_small_button (const char *label,
                                 const char *name,
                                 const char *action,
                                 const char *target)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  /* For the tip of a button that can be seen GTK would ask the display where the pointer is, and wait for that. */
  gtk_widget_set_visible (button, FALSE);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_visible (button, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "chancery-small-button");
  if (action != NULL)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  return button;
}

gboolean
chancery_page_view_is_later (ChanceryPageView *self, ChanceryDay day)
{
  return self->as_on != CHANCERY_DAY_NONE && day != CHANCERY_DAY_NONE && day > self->as_on;
}

char *
chancery_page_view_phrase_verdict (ChanceryPageView *view, ChanceryRecord *record)
{
  ChanceryLine *line = chancery_record_get_assessment (record, view->as_on);
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
