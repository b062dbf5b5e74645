/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the list shows, or what is selected of it, goes into a case file: by one key, as one act. */

#include "config.h"

#include <glib/gi18n.h>

#include "chancery-case-rules.h"
#include "chancery-form-defaults.h"
#include "chancery-record-picker.h"
#include "chancery-registry-file.h"
#include "chancery-window-private.h"

/* ---- what goes ---- */

/* @rows: (nullable): the rows selected; without, all that answers @query. */
typedef struct
{
  ChanceryWindow *window;
  GArray *rows;
  char *query;
  char *sort;
  gboolean descending;
  ChanceryDay as_on;
} Papers;

static void
papers_free (gpointer data, GClosure *closure)
{
  Papers *papers = data;

  g_object_unref (papers->window);
  g_clear_pointer (&papers->rows, g_array_unref);
  g_free (papers->query);
  g_free (papers->sort);
  g_free (papers);
}

GArray *
chancery_window_list_selected (ChanceryWindow *self)
{
  ChanceryListSelection *selection = chancery_record_list_view_get_selection (self->list);
  ChanceryRecordList *records = chancery_record_list_view_get_records (self->list);
  g_autoptr (GArray) positions = chancery_list_selection_list (selection, G_MAXUINT);
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (gint64), positions->len);

  for (guint i = 0; i < positions->len; i++)
    {
      gint64 row = chancery_record_list_get_row (records, g_array_index (positions, guint, i));

      if (row > 0)
        g_array_append_val (rows, row);
    }
  return rows;
}

GArray *
chancery_window_list_several (ChanceryWindow *self)
{
  guint selected =
      chancery_list_selection_get_n_selected (chancery_record_list_view_get_selection (self->list));
  guint exact =
      chancery_record_list_get_n_exact (chancery_record_list_view_get_records (self->list));

  /* All that was found is its query, unless what only sounds like it is selected as well.  Of a list that has nothing else what
   * is meant has to be selected, and may be one. */
  return selected > (exact > 0 ? 1 : 0) &&
                 (selected != exact ||
                  exact != chancery_record_list_view_get_n_records (self->list))
             ? chancery_window_list_selected (self)
             : NULL;
}

/* Several rows that are selected are meant, else all that was found; what only sounds like it goes where it
 * is selected alone. */
static Papers *
take_papers (ChanceryWindow *self, guint *count)
{
  ChanceryRecordList *records = chancery_record_list_view_get_records (self->list);
  Papers *papers = g_new0 (Papers, 1);

  papers->window = g_object_ref (self);
  papers->query = chancery_record_list_view_dup_answered_query (self->list);
  papers->sort = g_strdup (chancery_record_list_get_sort (records, &papers->descending));
  papers->as_on = chancery_record_list_get_as_on (records);
  papers->rows = chancery_window_list_several (self);
  *count = papers->rows != NULL ? papers->rows->len : chancery_record_list_get_n_exact (records);
  return papers;
}

/* ---- putting it in ---- */

static char *
phrase_filed (const ChanceryFiling *filing)
{
  g_autofree char *filed = NULL;
  g_autofree char *there = NULL;

  /* Translators: how many papers, and the number or title of a case file. */
  filed = g_strdup_printf (ngettext ("%'u put into %s", "%'u put into %s", filing->n_filed),
                           filing->n_filed, filing->name);
  if (filing->n_there == 0)
    return g_steal_pointer (&filed);
  there = g_strdup_printf (ngettext ("%'u was there already", "%'u were there already",
                                     filing->n_there),
                           filing->n_there);
  /* Translators: “45 put into AFG/2026/1”, then “3 were there already”. */
  return g_strdup_printf (_ ("%s; %s"), filed, there);
}

static void
filed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryWindow) self = CHANCERY_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryFiling) filing =
      chancery_registry_file_found_finish (CHANCERY_REGISTRY (source), result, &error);
  g_autofree char *sentence = NULL;

  chancery_window_end_task (self);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    chancery_window_say (self, _ ("Stopped: nothing was put in"), FALSE);
  else if (filing == NULL)
    chancery_window_say_error (self, error);
  else
    {
      sentence = phrase_filed (filing);
      chancery_window_say (self, sentence, filing->n_filed > 0);
    }
}

static void
file_papers (Papers *papers, const char *casefile, ChanceryDraft *draft)
{
  ChanceryWindow *self = papers->window;

  if (self->registry == NULL || self->filing != NULL)
    return;
  chancery_window_begin_task (self, _ ("Papers are being put in…"));
  chancery_registry_file_found_async (self->registry, casefile, draft, papers->rows, papers->query,
                                      papers->sort, papers->descending, papers->as_on, self->filing,
                                      filed_cb, g_object_ref (self));
}

static void
picked_cb (ChanceryRecordPicker *picker, const char *const *ids, Papers *papers)
{
  file_papers (papers, ids[0], NULL);
}

static void
wanted_cb (ChanceryRecordPicker *picker, const char *title, Papers *papers)
{
  g_autoptr (ChanceryDraft) draft = chancery_draft_new (chancery_kind_find ("casefile"));

  chancery_form_defaults_fill (papers->window->registry, draft);
  chancery_draft_set_text (draft, "title", title);
  file_papers (papers, NULL, draft);
}

/* ---- actions ---- */

static void
file_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  g_autofree char *title = NULL;
  GtkWidget *picker;
  Papers *papers;
  guint count;

  if (self->registry == NULL ||
      g_strcmp0 (gtk_stack_get_visible_child_name (self->places), "records") != 0)
    return;
  if (chancery_registry_is_read_only (self->registry))
    {
      chancery_window_say (self, _ ("This registry can only be read."), FALSE);
      return;
    }
  if (chancery_window_say_task (self) || chancery_window_await_answer (self, name))
    return;
  papers = take_papers (self, &count);
  if (count == 0)
    {
      papers_free (papers, NULL);
      chancery_window_say_nothing (self, _ ("There is nothing here to put into a case file."));
      return;
    }
  /* Translators: how many records go into a case file. */
  title = g_strdup_printf (ngettext ("Put %'u Into a Case File", "Put %'u Into a Case File", count),
                           count);
  picker =
      chancery_record_picker_new (widget, self->registry, title, CHANCERY_CASE_OPEN_FILES, FALSE);
  chancery_record_picker_offer_new (CHANCERY_RECORD_PICKER (picker), _ ("New case file"));
  g_signal_connect (picker, "picked", G_CALLBACK (picked_cb), papers);
  g_signal_connect_data (picker, "wanted", G_CALLBACK (wanted_cb), papers, papers_free, 0);
  gtk_window_present (GTK_WINDOW (picker));
}

void
chancery_window_install_file_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.file-list", NULL, file_list_action);
}
