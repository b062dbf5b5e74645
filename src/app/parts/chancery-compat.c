/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-compat.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "chancery-early-keys.h"

typedef struct
{
  ChanceryFileFunc func;
  gpointer user_data;
} FileQuestion;

static void
file_chosen_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  FileQuestion *question = data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  question->func (file, question->user_data);
  g_object_unref (dialog);
}

static void
free_question (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
add_filters (GtkFileChooser *chooser, const char *const *patterns)
{
  for (guint i = 0; patterns != NULL && patterns[i] != NULL; i += 2)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
      g_auto (GStrv) globs = g_strsplit (patterns[i + 1], ";", -1);

      gtk_file_filter_set_name (filter, patterns[i]);
      for (char **glob = globs; *glob != NULL; glob++)
        gtk_file_filter_add_pattern (filter, *glob);
      gtk_file_chooser_add_filter (chooser, filter);
    }
}

void
chancery_compat_choose_file (GtkWindow *parent,
                             ChanceryChoose choose,
                             const char *title,
                             const char *accept,
                             const char *name,
                             GFile *folder,
                             const char *const *patterns,
                             ChanceryFileFunc func,
                             gpointer user_data)
{
  static const GtkFileChooserAction actions[] = {
    [CHANCERY_CHOOSE_OPEN] = GTK_FILE_CHOOSER_ACTION_OPEN,
    [CHANCERY_CHOOSE_SAVE] = GTK_FILE_CHOOSER_ACTION_SAVE,
    [CHANCERY_CHOOSE_FOLDER] = GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
  };
  GtkFileChooserNative *dialog;
  FileQuestion *question;

  g_return_if_fail (func != NULL);

  dialog = gtk_file_chooser_native_new (title, parent, actions[choose], accept, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  add_filters (GTK_FILE_CHOOSER (dialog), patterns);

  question = g_new0 (FileQuestion, 1);
  question->func = func;
  question->user_data = user_data;
  g_signal_connect_data (dialog, "response", G_CALLBACK (file_chosen_cb), question, free_question,
                         0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

ChanceryReplace
chancery_compat_get_replace (GFile *file)
{
  const char *path = g_file_peek_path (file);

  return path != NULL && chancery_replace_is_taken (path) ? CHANCERY_REPLACE_WHAT_IS_THERE
                                                          : CHANCERY_REPLACE_NOTHING;
}

typedef struct
{
  ChanceryTextFunc func;
  gpointer user_data;
  GtkEditable *entry;
} TextQuestion;

static void
text_answered_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  TextQuestion *question = data;
  gboolean accepted = g_strcmp0 (response, "accept") == 0;

  question->func (accepted ? gtk_editable_get_text (question->entry) : NULL, question->user_data);
}

static void
text_changed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "accept",
                                           *gtk_editable_get_text (entry) != '\0');
}

void
chancery_compat_ask_text (GtkWindow *parent,
                          const char *heading,
                          const char *body,
                          const char *accept,
                          const char *text,
                          ChanceryTextFunc func,
                          gpointer user_data)
{
  AdwMessageDialog *dialog;
  GtkWidget *entry = gtk_entry_new ();
  TextQuestion *question = g_new0 (TextQuestion, 1);

  g_return_if_fail (func != NULL);

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "accept", accept, NULL);
  adw_message_dialog_set_response_appearance (dialog, "accept", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "accept");
  adw_message_dialog_set_close_response (dialog, "cancel");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  -1);
  adw_message_dialog_set_extra_child (dialog, entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (text_changed_cb), dialog, 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  text_changed_cb (GTK_EDITABLE (entry), dialog);

  question->func = func;
  question->user_data = user_data;
  question->entry = GTK_EDITABLE (entry);
  g_signal_connect_data (dialog, "response", G_CALLBACK (text_answered_cb), question, free_question,
                         0);
  chancery_early_keys_take (GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
chancery_compat_show_folder (GtkWindow *parent, const char *uri)
{
  gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
}
