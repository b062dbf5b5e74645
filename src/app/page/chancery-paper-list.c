/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-paper-list.h"

#include "chancery-compat.h"
#include "chancery-phrase.h"
#include "chancery-text-marks.h"
#include "chancery-text-side.h"
#include "chancery-text.h"
#include "chancery-window.h"

#include <glib/gi18n-lib.h>

/* A paper that somebody wants to read or to have. */
typedef struct
{
  ChanceryRegistry *registry;
  char *digest;
  char *name;
} Wish;

static void
free_wish (gpointer data, GClosure *closure)
{
  Wish *wish = data;

  g_object_unref (wish->registry);
  g_free (wish->digest);
  g_free (wish->name);
  g_free (wish);
}

/* Where it is written, and who waits for it. */
typedef struct
{
  ChanceryWindow *window;
  ChanceryRegistry *registry;
  char *digest;
  GFile *file;
} Writing;

static Writing *
writing_new (GtkButton *button, const Wish *wish)
{
  Writing *self = g_new0 (Writing, 1);

  self->window = g_object_ref (CHANCERY_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))));
  self->registry = g_object_ref (wish->registry);
  self->digest = g_strdup (wish->digest);
  return self;
}

static void
writing_free (Writing *self)
{
  g_object_unref (self->window);
  g_object_unref (self->registry);
  g_free (self->digest);
  g_clear_object (&self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Writing) writing = user_data;
  g_autofree char *uri = g_file_get_uri (writing->file);
  g_autoptr (GError) error = NULL;

  if (chancery_registry_act_finish (CHANCERY_REGISTRY (source), result, &error))
    gtk_show_uri (NULL, uri, GDK_CURRENT_TIME);
  else
    chancery_window_say_error (writing->window, error);
}

/* The file to read goes to a place that only this user sees and that is gone after the session. What was opened there
 * before may have been written on since: it is the paper of the registry that is wanted. */
static void
open_cb (GtkButton *button, Wish *wish)
{
  g_autofree char *name = chancery_text_file_name (wish->name);
  g_autofree char *folder =
      g_build_filename (g_get_user_runtime_dir (), "chancery", wish->digest, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  Writing *writing = writing_new (button, wish);

  writing->file = g_file_new_for_path (path);
  g_mkdir_with_parents (folder, 0700);
  chancery_registry_save_attachment_async (wish->registry, wish->digest, writing->file,
                                           CHANCERY_REPLACE_WHAT_IS_THERE, NULL, opened_cb,
                                           writing);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Writing) writing = user_data;
  g_autoptr (GError) error = NULL;

  if (chancery_registry_act_finish (CHANCERY_REGISTRY (source), result, &error))
    chancery_window_say_saved (writing->window, writing->file);
  else
    chancery_window_say_error (writing->window, error);
}

static void
chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (Writing) writing = user_data;
  ChanceryRegistry *registry = writing->registry;
  const char *digest = writing->digest;

  if (file == NULL)
    return;
  writing->file = g_object_ref (file);
  chancery_registry_save_attachment_async (registry, digest, file,
                                           chancery_compat_get_replace (file), NULL, saved_cb,
                                           g_steal_pointer (&writing));
}

static void
save_cb (GtkButton *button, Wish *wish)
{
  g_autofree char *name = chancery_text_file_name (wish->name);
  Writing *writing = writing_new (button, wish);

  chancery_compat_choose_file (GTK_WINDOW (writing->window), CHANCERY_CHOOSE_SAVE, _ ("Save Paper"),
                               _ ("_Save"), name, NULL, NULL, chosen_cb, writing);
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
