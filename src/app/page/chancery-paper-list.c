/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-paper-list.h"

#include "chancery-phrase.h"
#include "chancery-text-marks.h"
#include "chancery-text-side.h"
#include "chancery-text.h"

#include <glib/gi18n-lib.h>

/* A paper that somebody wants to read or to have. */
typedef struct
{
  ChanceryRegistry *registry;
  char *digest;
  char *name;
  GtkFileChooserNative *chooser;
} Wish;

static void
free_wish (gpointer data, GClosure *closure)
{
  Wish *wish = data;

  g_object_unref (wish->registry);
  g_free (wish->digest);
  g_free (wish->name);
  g_clear_object (&wish->chooser);
  g_free (wish);
}

static GtkWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = user_data;
  g_autofree char *uri = g_file_get_uri (file);

  if (chancery_registry_act_finish (CHANCERY_REGISTRY (source), result, NULL))
    gtk_show_uri (NULL, uri, GDK_CURRENT_TIME);
}

/* The file to read goes to a place that only this user sees and that is gone after the session. */
static void
open_cb (GtkButton *button, Wish *wish)
{
  g_autofree char *name = chancery_text_file_name (wish->name);
  g_autofree char *folder =
      g_build_filename (g_get_user_runtime_dir (), "chancery", wish->digest, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GFile *file = g_file_new_for_path (path);

  g_mkdir_with_parents (folder, 0700);
  chancery_registry_save_attachment_async (wish->registry, wish->digest, file, NULL, opened_cb,
                                           file);
}

static void
response_cb (GtkNativeDialog *dialog, int response, Wish *wish)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      chancery_registry_save_attachment_async (wish->registry, wish->digest, file, NULL, NULL,
                                               NULL);
    }
  g_clear_object (&wish->chooser);
}

static void
save_cb (GtkButton *button, Wish *wish)
{
  g_autofree char *name = chancery_text_file_name (wish->name);

  if (wish->chooser != NULL)
    return;
  wish->chooser = gtk_file_chooser_native_new (_ ("Save Paper"), window_of (GTK_WIDGET (button)),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (wish->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (wish->chooser), name);
  g_signal_connect (wish->chooser, "response", G_CALLBACK (response_cb), wish);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (wish->chooser));
}

static Wish *
make_wish (ChanceryPageView *view, const char *digest, const char *name)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->registry = g_object_ref (view->registry);
  wish->digest = g_strdup (digest);
  wish->name = g_strdup (name);
  return wish;
}

static void
append_button (GtkWidget *row, const char *label, const char *name, GCallback callback, Wish *wish)
{
  GtkWidget *button = chancery_page_view_small_button (label, name, NULL, NULL);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_data (button, "clicked", callback, wish, free_wish, 0);
  gtk_box_append (GTK_BOX (row), button);
}

static GtkWidget *
make_paper (ChanceryPageView *view, ChanceryLine *line)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *digest = chancery_line_get_text (line, "sha256");
  const char *text = chancery_line_get_text (line, "name");
  const char *name = text != NULL ? text : "";
  ChanceryValue *size = chancery_line_get (line, "size");
  g_autofree char *bytes = size != NULL ? g_format_size ((guint64)chancery_value_get_integer (size))
                                        : g_strdup ("");
  g_autofree char *marking = chancery_phrase_marking (chancery_line_get (line, "marking"));
  /* Pango runs a line as its first letter does, even where that is kept to itself. */
  const char *mark = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL
                         ? CHANCERY_MARK_RIGHT_TO_LEFT
                         : CHANCERY_MARK_LEFT_TO_RIGHT;
  g_autofree char *alone = chancery_text_side_isolate (name);
  g_autofree char *size_alone = chancery_text_side_isolate (bytes);
  g_autofree char *markup = g_markup_printf_escaped ("%s%s <span alpha=\"62%%\">%s%s%s</span>",
                                                     mark, alone, size_alone,
                                                     *marking != '\0' ? " · " : "", marking);
  /* Translators: %s is the name of a file. */
  g_autofree char *open_name = g_strdup_printf (_ ("Open %s"), name);
  /* Translators: %s is the name of a file. */
  g_autofree char *save_name = g_strdup_printf (_ ("Save %s elsewhere"), name);
  GtkWidget *words = chancery_page_view_paragraph (markup);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (row), words);
  if (digest != NULL)
    {
      append_button (row, _ ("Open"), open_name, G_CALLBACK (open_cb),
                     make_wish (view, digest, name));
      append_button (row, _ ("Save as…"), save_name, G_CALLBACK (save_cb),
                     make_wish (view, digest, name));
    }
  return row;
}

GtkWidget *
chancery_paper_list_new (ChanceryPageView *view)
{
  ChanceryValue *papers = chancery_record_get (view->record, "attachments");
  GtkWidget *block;

  if (chancery_value_get_n_items (papers) == 0)
    return NULL;
  block = chancery_page_view_block_with_button (_ ("Papers"), _ ("Add…"), "page.attach", NULL);
  for (guint i = 0; i < chancery_value_get_n_items (papers); i++)
    gtk_box_append (GTK_BOX (block), make_paper (view, chancery_value_get_line (papers, i)));
  return block;
}
