/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said where nothing is found: what may have been meant, and what may be left out. */

#include "config.h"

#include "chancery-record-list-view-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "chancery-fuzzy-date.h"
#include "chancery-left-out.h"
#include "chancery-query-note.h"
#include "chancery-query.h"
#include "chancery-text-cut.h"

/* Bytes of a condition on a button of a narrow list. */
#define MOST_SHOWN 40

/* “Search on 12 April 2180” says more than the condition. */
static char *
phrase_suggestion (const char *suggestion)
{
  g_autoptr (ChanceryFuzzyDate) date = NULL;
  g_autofree char *words = NULL;
  g_autofree char *cut = NULL;

  if (g_str_has_prefix (suggestion, "on:"))
    date =
        chancery_fuzzy_date_new (suggestion + strlen ("on:"), NULL, CHANCERY_QUALITY_STATED, NULL);
  if (date == NULL)
    {
      cut = chancery_text_cut (suggestion, MOST_SHOWN);
      /* Translators: a search that may have been meant. */
      return g_strdup_printf (_ ("Did You Mean “%s”?"), cut);
    }
  words = chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_LONG);
  /* Translators: %s is a date, which was typed as words: what is dated so is searched. */
  return g_strdup_printf (_ ("Search on %s"), words);
}

/* NULL hides it.  Long ones are no reason for a wider window. */
static void
set_words (GtkButton *button, const char *words)
{
  gtk_button_set_label (button, words != NULL ? words : "");
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (button)), PANGO_ELLIPSIZE_END);
  gtk_widget_set_visible (GTK_WIDGET (button), words != NULL);
}

/* What may have been meant by all that was typed, or NULL (transfer full); @shown: (out) (transfer full): what of it says
 * how it differs.  A condition that is none comes first: without it what is found means nothing. */
static char *
suggest (ChanceryRecordListView *self, char **shown)
{
  const char *suggestion = chancery_record_list_get_suggestion (self->records);
  char *mended = chancery_query_mend_misread (chancery_record_list_get_typed (self->records),
                                              chancery_registry_get_desk_day (self->registry),
                                              shown);

  if (mended == NULL && suggestion != NULL)
    *shown = g_strdup (suggestion);
  return mended != NULL ? mended : g_strdup (suggestion);
}

/* Whether there is one. */
static gboolean
update_suggestion (ChanceryRecordListView *self)
{
  g_autofree char *shown = NULL;
  g_autofree char *suggestion = suggest (self, &shown);
  g_autofree char *label = suggestion != NULL ? phrase_suggestion (shown) : NULL;

  set_words (self->suggested_button, label);
  return label != NULL;
}

/* The button goes with the page that it stands on, and would take the focus with it. */
static void
focus_answer (ChanceryRecordListView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search_bar));
  chancery_record_list_view_focus_list (self);
}

static void
left_out_cb (GtkButton *button, ChanceryRecordListView *self)
{
  g_autofree char *rest = g_strdup (g_object_get_data (G_OBJECT (button), "rest"));

  chancery_record_list_view_set_typed (self, rest);
  focus_answer (self);
}

static GtkWidget *
make_left_out_button (ChanceryRecordListView *self, const ChanceryLeftOut *left_out)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree char *shown = chancery_text_cut (left_out->part, MOST_SHOWN);
  g_autofree char *label = g_strdup_printf (
      /* Translators: a word or a part of a search, “after:2030”, and how many records the search finds without it. */
      ngettext ("Leave Out “%s”: %'u record", "Leave Out “%s”: %'u records", left_out->n_records),
      shown, left_out->n_records);

  set_words (GTK_BUTTON (button), label);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  g_object_set_data_full (G_OBJECT (button), "rest", g_strdup (left_out->rest), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (left_out_cb), self);
  return button;
}

/* What would be found without one word.  The buttons of one answer stay, because one of them may have the focus. */
static void
update_left_out (ChanceryRecordListView *self)
{
  GPtrArray *left_out = chancery_record_list_get_left_out (self->records);
  GtkWidget *child;

  if (left_out == self->left_out)
    return;
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->left_out_box))) != NULL)
    gtk_box_remove (self->left_out_box, child);
  for (guint i = 0; left_out != NULL && i < left_out->len; i++)
    gtk_box_append (self->left_out_box, make_left_out_button (self, left_out->pdata[i]));
  self->left_out = left_out != NULL ? g_ptr_array_ref (left_out) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->left_out_box), left_out != NULL && left_out->len > 0);
}

/* What no record answers can be left out where something else is asked as well, also if that finds nothing either. */
static void
update_without (ChanceryRecordListView *self)
{
  const char *unmet = chancery_record_list_get_unmet (self->records);
  const char *typed = chancery_record_list_get_typed (self->records);
  g_autofree char *rest = unmet != NULL ? chancery_query_drop_condition (typed, unmet) : NULL;
  g_autofree char *shown = NULL;
  g_autofree char *label = NULL;

  chancery_search_bar_set_unmet (self->search_bar, unmet);
  if (rest != NULL && *rest != '\0' && !gtk_widget_get_visible (GTK_WIDGET (self->left_out_box)))
    {
      shown = chancery_text_cut (unmet, MOST_SHOWN);
      /* Translators: %s is a part of a search, “after:2030”; the search goes on without it. */
      label = g_strdup_printf (_ ("Leave Out “%s”"), shown);
    }
  set_words (self->without_button, label);
}

/* Whether a date of @typed is none, so that it was searched as words that nobody meant. */
static gboolean
lacks_date (const char *typed, gint64 today)
{
  g_autoptr (GArray) parts = chancery_query_list_misread (typed, today);

  for (guint i = 0; i < parts->len; i++)
    if (g_array_index (parts, ChanceryMisreadPart, i).misread == CHANCERY_MISREAD_DATE)
      return TRUE;
  return FALSE;
}

/* What may help where nothing can be proposed.  Where everything is looked through already (not @narrowed), there is nowhere
 * further to look. */
static const char *
phrase_advice (ChanceryRecordListView *self, gboolean narrowed)
{
  const char *typed = chancery_record_list_get_typed (self->records);
  const gint64 today = chancery_registry_get_desk_day (self->registry);
  g_autoptr (ChanceryQuery) query = chancery_query_parse (typed, today);
  g_autoptr (GPtrArray) words = chancery_query_get_terms (query);

  if (lacks_date (typed, today))
    /* Translators: dates as they can be typed in a search. */
    return _ ("Try a day, a month or a year: “18 Feb 2026”, “Feb 2026” or “2026”.");
  if (self->left_out != NULL && self->left_out->len > 0)
    return _ ("No record has all of this.");
  if (words->len > 0 || chancery_query_get_op (query) == CHANCERY_QUERY_ALL)
    return narrowed ? _ ("Try fewer words, or look in all records.")
                    : _ ("Try fewer words, or the beginning of one.");
  if (chancery_query_get_n_children (query) > 1)
    return narrowed ? _ ("Leave a condition out, or look in all records.")
                    : _ ("Leave a condition out, or try another.");
  return narrowed ? _ ("Try another condition, or look in all records.")
                  : _ ("Try another condition.");
}

void
chancery_record_list_view_update_nothing (ChanceryRecordListView *self)
{
  const gboolean narrowed = self->within != NULL ||
                            (self->place != NULL && *self->place->query != '\0');
  const gboolean suggested = update_suggestion (self);

  update_left_out (self);
  update_without (self);
  gtk_widget_set_visible (self->everywhere_button, narrowed);
  adw_status_page_set_description (self->nothing_page,
                                   suggested ? NULL : phrase_advice (self, narrowed));
}

void
chancery_record_list_view_suggested_cb (ChanceryRecordListView *self)
{
  g_autofree char *shown = NULL;
  g_autofree char *suggestion = suggest (self, &shown);

  if (suggestion == NULL)
    return;
  chancery_record_list_view_set_typed (self, suggestion);
  focus_answer (self);
}

void
chancery_record_list_view_without_cb (ChanceryRecordListView *self)
{
  g_autofree char *unmet = g_strdup (chancery_record_list_get_unmet (self->records));

  if (unmet == NULL)
    return;
  chancery_search_bar_toggle_condition (self->search_bar, unmet);
  focus_answer (self);
}
