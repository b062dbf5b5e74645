/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-casefile-panel.h"

#include "chancery-flow-layout.h"
#include "chancery-fuzzy-date.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>

/* A file of more papers than this is read in the list, not on the page. */
#define N_CHRONOLOGY 1000
#define DATE_CHARS 15

static char *
phrase_sentence (ChanceryPageView *view, guint n_papers)
{
  ChanceryFuzzyDate *opened = chancery_record_get_date (view->record, "opened");
  g_autofree char *since =
      opened != NULL ? chancery_fuzzy_date_to_words (opened, CHANCERY_DATE_WORDS_SHORT) : NULL;
  /* Translators: how many papers a case file holds. */
  g_autofree char *papers =
      g_strdup_printf (ngettext ("%u paper", "%u papers", n_papers), n_papers);

  if (since == NULL || chancery_record_get_state (view->record) == CHANCERY_STATE_CLOSED)
    return g_steal_pointer (&papers);
  /* Translators: the first %s is a date, the second “47 papers”. */
  return g_strdup_printf (_ ("Open since %s · %s"), since, papers);
}

/* ---- papers ---- */

static GtkWidget *
make_papers (ChanceryPageView *view, ChanceryValue *items)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (guint i = 0; i < chancery_value_get_n_items (items); i++)
    {
      ChanceryLine *line = chancery_value_get_line (items, i);
      ChanceryValue *paper = chancery_line_get (line, "record");
      const char *folio = chancery_line_get_text (line, "folio");
      const char *note = chancery_line_get_text (line, "note");
      ChanceryRecordItem *item =
          chancery_dossier_get_item (view->dossier, chancery_value_get_reference_id (paper));
      g_autofree char *place = g_strdup_printf ("%u", i + 1);
      g_autofree char *link =
          item != NULL
              ? chancery_page_view_markup_item (item)
              : g_markup_escape_text (chancery_dossier_get_label (view->dossier, paper), -1);
      g_autofree char *noted = note != NULL ? g_markup_printf_escaped ("\n<small>%s</small>", note)
                                            : NULL;
      g_autofree char *markup = g_strconcat (link, noted, NULL);

      gtk_box_append (GTK_BOX (box),
                      chancery_page_view_row (folio != NULL ? folio : place, 6, markup));
    }
  return box;
}

/* ---- chronology ---- */

/* The year that a date in words ends with, or NULL. */
static char *
year_of (const char *date)
{
  g_autoptr (GRegex) regex = g_regex_new ("\\b(\\d{4})\\b", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return g_regex_match (regex, date, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

static gboolean
is_dated (ChanceryRecordItem *item)
{
  g_autofree char *year = year_of (chancery_record_item_get_date (item));

  return year != NULL;
}

static void
append_item (GtkBox *box, ChanceryRecordItem *item, char **year)
{
  const char *date = chancery_record_item_get_date (item);
  const char *counterpart = chancery_record_item_get_counterpart (item);
  g_autofree char *now = year_of (date);
  g_autofree char *link = chancery_page_view_markup_link (chancery_record_item_get_id (item),
                                                          chancery_record_item_get_title (item));
  g_autofree char *kind =
      chancery_page_view_capitalise (_ (chancery_record_item_get_kind (item)->label));
  g_autofree char *quiet =
      g_markup_printf_escaped ("\n<span size=\"small\" alpha=\"62%%\">%s%s%s</span>", kind,
                               *counterpart != '\0' ? " · " : "", counterpart);
  g_autofree char *markup = g_strconcat (link, quiet, NULL);

  if (g_strcmp0 (now, *year) != 0)
    {
      GtkWidget *heading = gtk_label_new (now != NULL ? now : _ ("Without a date"));

      gtk_label_set_xalign (GTK_LABEL (heading), 0);
      gtk_widget_add_css_class (heading, "chancery-subheading");
      gtk_widget_add_css_class (heading, "numeric");
      gtk_box_append (box, heading);
      g_free (*year);
      *year = g_strdup (now);
    }
  gtk_box_append (box, chancery_page_view_row (date, DATE_CHARS, markup));
}

/* “2 demands open”: those that are watched, can be answered, and stand as they began. */
static guint
count_open (GPtrArray *found)
{
  guint n = 0;

  for (guint i = 0; i < found->len; i++)
    {
      ChanceryRecordItem *item = g_ptr_array_index (found, i);
      const ChanceryKind *kind = chancery_record_item_get_kind (item);
      const ChanceryField *verdict = chancery_kind_find_path (kind, "assessments.verdict", NULL);

      if (verdict == NULL || kind->parent == NULL || kind->counterpart[0] == NULL)
        continue;
      if (g_strcmp0 (chancery_record_item_get_column (item, "verdict"),
                     _ (chancery_vocabulary_get (verdict->vocabulary)->terms[0].label)) == 0)
        n++;
    }
  return n;
}

static void
say_open (GtkWidget *box, GPtrArray *found)
{
  GtkLabel *sentence = g_object_get_data (G_OBJECT (box), "sentence");
  guint n = count_open (found);
  /* Translators: how many demands of a case file are open. */
  g_autofree char *open = g_strdup_printf (ngettext ("%u demand open", "%u demands open", n), n);
  g_autofree char *words = NULL;

  if (sentence == NULL || n == 0)
    return;
  words = g_strdup_printf ("%s · %s", gtk_label_get_text (sentence), open);
  gtk_label_set_text (sentence, words);
}

/* The answer comes newest first with the undated at the end: a chronology runs the other way, the
 * undated still at the end. */
static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) box = user_data;
  g_autoptr (GPtrArray) found =
      chancery_registry_find_records_finish (CHANCERY_REGISTRY (source), result, NULL);
  g_autofree char *year = g_strdup ("");

  if (found == NULL || gtk_widget_get_parent (box) == NULL)
    return;
  say_open (box, found);
  for (guint i = found->len; i > 0; i--)
    if (is_dated (g_ptr_array_index (found, i - 1)))
      append_item (GTK_BOX (box), g_ptr_array_index (found, i - 1), &year);
  for (guint i = 0; i < found->len; i++)
    if (!is_dated (g_ptr_array_index (found, i)))
      append_item (GTK_BOX (box), g_ptr_array_index (found, i), &year);
}

static GtkWidget *
make_chronology (ChanceryPageView *view, GtkWidget *sentence)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const char *reference = chancery_record_get_reference (view->record);
  g_autofree char *query = NULL;

  if (reference == NULL)
    return box;
  g_object_set_data_full (G_OBJECT (box), "sentence", g_object_ref (sentence), g_object_unref);
  query = g_strdup_printf ("case:\"%s\"", reference);
  chancery_registry_find_records_async (view->registry, query, N_CHRONOLOGY, NULL, found_cb,
                                        g_object_ref_sink (box));
  return box;
}

/* ---- minutes ---- */

static GtkWidget *
make_minutes (ChanceryPageView *view)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  ChanceryValue *minutes = chancery_record_get (view->record, "minutes");
  GtkWidget *button = gtk_button_new_with_label (_ ("Add a minute…"));

  for (guint i = 0; i < chancery_value_get_n_items (minutes); i++)
    {
      ChanceryLine *line = chancery_value_get_line (minutes, i);
      ChanceryFuzzyDate *date = chancery_value_get_date (chancery_line_get (line, "date"));
      const char *text = chancery_line_get_text (line, "text");
      const char *by = chancery_line_get_text (line, "by");
      g_autofree char *day = date != NULL
                                 ? chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT)
                                 : g_strdup ("");
      g_autofree char *markup =
          g_markup_printf_escaped ("%s<span alpha=\"62%%\">%s%s</span>", text != NULL ? text : "",
                                   by != NULL ? " · " : "", by != NULL ? by : "");

      gtk_box_append (GTK_BOX (box), chancery_page_view_row (day, DATE_CHARS, markup));
    }
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "chancery-small-button");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.add-line");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "minutes");
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

/* ---- the panel ---- */

static GtkWidget *
make_summary (ChanceryPageView *view)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  const char *summary = chancery_record_get_text (view->record, "summary");
  GtkWidget *words = chancery_page_view_text (summary != NULL ? summary : _ ("No summary yet."));
  GtkWidget *button = gtk_button_new_with_label (_ ("Edit"));

  gtk_widget_set_hexpand (words, TRUE);
  if (summary == NULL)
    gtk_widget_add_css_class (words, "chancery-quiet");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Edit the summary"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Edit the summary"), -1);
  gtk_widget_add_css_class (button, "chancery-small-button");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.edit-text");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "summary");
  gtk_box_append (GTK_BOX (row), words);
  gtk_box_append (GTK_BOX (row), button);
  return row;
}

GtkWidget *
chancery_casefile_panel_new (ChanceryPageView *view, const ChanceryField *items)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *bar = g_object_new (GTK_TYPE_BOX, NULL);
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *switcher = gtk_stack_switcher_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Put in…"));
  ChanceryValue *papers = chancery_record_get_value (view->record, items);
  g_autofree char *sentence = phrase_sentence (view, chancery_value_get_n_items (papers));
  GtkWidget *words = gtk_label_new (sentence);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), make_summary (view));

  gtk_stack_set_vhomogeneous (GTK_STACK (stack), FALSE);
  gtk_stack_add_titled (GTK_STACK (stack), make_chronology (view, words), "chronology",
                        _ ("Chronology"));
  gtk_stack_add_titled (GTK_STACK (stack), make_papers (view, papers), "papers", _ ("Papers"));
  gtk_stack_add_titled (GTK_STACK (stack), make_minutes (view), "minutes", _ ("Minutes"));
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (stack));
  gtk_widget_add_css_class (switcher, "chancery-switcher");
  gtk_widget_set_halign (switcher, GTK_ALIGN_START);
  gtk_widget_set_hexpand (switcher, TRUE);
  /* Where both do not fit beside each other the button goes below. */
  gtk_widget_set_layout_manager (bar, chancery_flow_layout_new (12));
  gtk_widget_set_parent (switcher, bar);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.put-in");
  gtk_widget_set_parent (button, bar);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), stack);
  gtk_widget_add_css_class (box, "chancery-page-block");
  return box;
}
