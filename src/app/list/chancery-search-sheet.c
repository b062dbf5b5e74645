/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-search-sheet.h"

#include <glib/gi18n.h>
#include <string.h>

#include "chancery-query-words.h"
#include "chancery-saved-searches.h"
#include "chancery-sheet.h"

/* @query: what is kept, or NULL when the search called @name is given another one. */
typedef struct
{
  ChanceryRegistry *registry;
  char *query;
  char *name;
  GtkEntry *entry;
  GtkLabel *notice;
  ChancerySearchSheetFunc done;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->registry);
  g_free (question->query);
  g_free (question->name);
  g_free (question);
}

static GPtrArray *
read_searches (ChanceryRegistry *registry)
{
  return chancery_saved_searches_parse (
      chancery_registry_get_setting (registry, CHANCERY_SETTING_SEARCHES));
}

static char *
phrase_query (ChanceryRegistry *registry, const char *text)
{
  g_autoptr (ChanceryQuery) query =
      chancery_query_parse (text, chancery_registry_get_desk_day (registry));

  return chancery_query_to_words (query);
}

/* What is to be known of the name that stands there: whose it is already (transfer full); NULL for nothing. */
static char *
phrase_notice (Question *question, const ChancerySavedSearch *taken)
{
  g_autofree char *words = NULL;

  if (taken == NULL)
    return NULL;
  if (question->query == NULL)
    /* Translators: %s is the name of a saved search. */
    return g_strdup_printf (_ ("“%s” is the name of another search."), taken->name);
  if (strcmp (taken->query, question->query) == 0)
    /* Translators: %s is the name of a saved search. */
    return g_strdup_printf (_ ("“%s” keeps this search already."), taken->name);
  words = phrase_query (question->registry, taken->query);
  /* Translators: the name of a saved search, and what it searches, in words. */
  return g_strdup_printf (_ ("“%s” is there already, and would no longer search: %s"), taken->name,
                          words);
}

static const ChancerySavedSearch *
find_taken (Question *question, GPtrArray *searches, const char *name)
{
  int at = chancery_saved_searches_find (searches, name);

  if (at < 0 ||
      (question->query == NULL && at == chancery_saved_searches_find (searches, question->name)))
    return NULL;
  return g_ptr_array_index (searches, (guint)at);
}

static void
typed_cb (GtkEditable *editable, Question *question)
{
  g_autofree char *name = chancery_saved_searches_make_name (gtk_editable_get_text (editable));
  g_autoptr (GPtrArray) searches = read_searches (question->registry);
  const ChancerySavedSearch *taken = find_taken (question, searches, name);
  g_autofree char *notice = phrase_notice (question, taken);

  gtk_label_set_label (question->notice, notice != NULL ? notice : "");
  gtk_widget_set_visible (GTK_WIDGET (question->notice), notice != NULL);
  chancery_sheet_set_ready (GTK_WIDGET (editable),
                            *name != '\0' && (question->query != NULL || taken == NULL));
  if (question->query != NULL)
    chancery_sheet_set_action (GTK_WIDGET (editable), taken != NULL ? _ ("_Replace") : _ ("_Save"));
}

static void
done_cb (GtkWidget *owner, GtkWidget *extra, gpointer user_data)
{
  Question *question = user_data;
  g_autofree char *name =
      chancery_saved_searches_make_name (gtk_editable_get_text (GTK_EDITABLE (question->entry)));

  if (*name != '\0')
    question->done (owner, name, question->query != NULL ? question->query : question->name);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_lines (GTK_LABEL (label), 4);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/* A name is no quotation: “Kabul” is proposed as Kabul. */
static char *
propose_name (const char *words)
{
  GString *name = g_string_new (NULL);

  for (; *words != '\0'; words = g_utf8_next_char (words))
    {
      gunichar c = g_utf8_get_char (words);
      GUnicodeType type = g_unichar_type (c);

      if (type != G_UNICODE_INITIAL_PUNCTUATION && type != G_UNICODE_FINAL_PUNCTUATION)
        g_string_append_unichar (name, c);
    }
  return g_string_free (name, FALSE);
}

static void
ask (GtkWidget *owner,
     Question *question,
     const char *heading,
     const char *words,
     const char *proposed_words,
     const char *action)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *proposed = proposed_words != NULL ? propose_name (proposed_words) : NULL;

  question->entry = GTK_ENTRY (gtk_entry_new ());
  question->notice = GTK_LABEL (make_label ("", "caption"));
  gtk_editable_set_text (GTK_EDITABLE (question->entry),
                         question->name != NULL ? question->name : proposed);
  gtk_entry_set_activates_default (question->entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (question->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the search"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (question->entry));
  if (words != NULL)
    gtk_box_append (GTK_BOX (box), make_label (words, "dim-label"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (question->notice));
  chancery_sheet_ask (owner, heading, NULL, box, action, CHANCERY_SHEET_SUGGESTED, done_cb,
                      question, question_free);
  g_signal_connect (question->entry, "changed", G_CALLBACK (typed_cb), question);
  typed_cb (GTK_EDITABLE (question->entry), question);
}

static Question *
make_question (ChanceryRegistry *registry,
               const char *query,
               const char *name,
               ChancerySearchSheetFunc done)
{
  Question *question = g_new0 (Question, 1);

  question->registry = g_object_ref (registry);
  question->query = g_strdup (query);
  question->name = g_strdup (name);
  question->done = done;
  return question;
}

void
chancery_search_sheet_ask_name (GtkWidget *owner,
                                ChanceryRegistry *registry,
                                const char *query,
                                const char *understood,
                                const char *name,
                                ChancerySearchSheetFunc done)
{
  g_autofree char *words = NULL;
  g_autofree char *proposed = NULL;

  g_return_if_fail (GTK_IS_WIDGET (owner));
  g_return_if_fail (query != NULL && understood != NULL && done != NULL);

  words = phrase_query (registry, query);
  proposed = phrase_query (registry, understood);
  ask (owner, make_question (registry, query, name, done), _ ("Save This Search"), words, proposed,
       _ ("_Save"));
}

void
chancery_search_sheet_ask_rename (GtkWidget *owner,
                                  ChanceryRegistry *registry,
                                  const char *name,
                                  ChancerySearchSheetFunc done)
{
  g_return_if_fail (GTK_IS_WIDGET (owner));
  g_return_if_fail (name != NULL && done != NULL);

  ask (owner, make_question (registry, NULL, name, done), _ ("Another Name"), NULL, NULL,
       _ ("_Rename"));
}
