/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-export-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "chancery-case-rules.h"
#include "chancery-compat.h"
#include "chancery-early-keys.h"
#include "chancery-export-words.h"
#include "chancery-format-group.h"
#include "chancery-key-picker.h"
#include "chancery-seal-group.h"
#include "chancery-sheet.h"
#include "chancery-text.h"
#include "chancery-vocabulary.h"
#include "chancery-window.h"

struct _ChanceryExportDialog
{
  AdwWindow parent_instance;

  ChanceryRegistry *registry;
  ChanceryScope scope;
  char *text;
  char *name;
  guint n_asked; /* of the records that are listed or selected, 0 where they are not counted */
  char *to;      /* whom the export that runs goes to, NULL for nobody in particular */
  char *ceiling; /* of the export that runs, NULL for none */
  ChanceryExportDone *done;
  GSettings *settings;
  GFile *folder;
  GCancellable *counting;
  gboolean counted; /* what is chosen now, and that it is something */
  ChanceryOperation *operation;

  GtkStack *stack;
  ChanceryKeyPicker *key_picker;
  ChancerySealGroup *seal_group;
  AdwActionRow *what_row;
  AdwComboRow *ceiling_row;
  AdwActionRow *answer_row;
  ChanceryFormatGroup *format_group;
  GtkWidget *mentions_group;
  AdwExpanderRow *mentions_row;
  GtkLabel *passages_label;
  GtkSwitch *redact_switch;
  AdwEntryRow *to_row;
  AdwActionRow *folder_row;
  GtkWidget *export_button;
  GtkProgressBar *progress;
  GtkLabel *problem_label;
};

G_DEFINE_FINAL_TYPE (ChanceryExportDialog, chancery_export_dialog, ADW_TYPE_WINDOW)

/* Code of the chosen ceiling, NULL for the first row, which holds nothing back. */
static const char *
ceiling_of (ChanceryExportDialog *self)
{
  const ChanceryVocabulary *levels = chancery_vocabulary_get ("marking_level");
  guint selected = adw_combo_row_get_selected (self->ceiling_row);

  return selected == 0 || selected == GTK_INVALID_LIST_POSITION ? NULL
                                                                : levels->terms[selected - 1].code;
}

static void
show_passages (ChanceryExportDialog *self, char **passages, guint64 n_untold)
{
  guint n_passages = g_strv_length (passages) + (guint)n_untold;
  g_autofree char *title = NULL;
  g_autofree char *joined = NULL;

  gtk_widget_set_visible (self->mentions_group, n_passages > 0);
  if (n_passages == 0)
    return;
  title = g_strdup_printf (ngettext ("%u passage tells of what stays",
                                     "%u passages tell of what stays", n_passages),
                           n_passages);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->mentions_row), title);
  joined = chancery_export_words_passages (passages, n_passages);
  gtk_label_set_text (self->passages_label, joined);
}

/* What goes is settled while it is counted, and what it was may still be asked for when it is gone. */
static void
update_controls (ChanceryExportDialog *self)
{
  g_auto (GStrv) formats = chancery_format_group_list_chosen (self->format_group);
  gboolean rests = self->operation == NULL;

  gtk_widget_set_sensitive (self->export_button,
                            formats[0] != NULL && self->folder != NULL && rests && self->counted);
  gtk_widget_set_sensitive (GTK_WIDGET (self->ceiling_row), rests);
  gtk_widget_set_sensitive (GTK_WIDGET (self->format_group), rests);
  gtk_widget_set_sensitive (self->mentions_group, rests);
  gtk_widget_set_sensitive (GTK_WIDGET (self->seal_group), rests);
  gtk_widget_set_sensitive (GTK_WIDGET (self->to_row), rests);
  gtk_widget_set_sensitive (GTK_WIDGET (self->folder_row), rests);
}

/* Here: what the window says would stand behind the dialog. */
static void
say_problem (ChanceryExportDialog *self, const GError *error)
{
  g_autofree char *words = error != NULL ? chancery_window_phrase_error (error) : NULL;

  gtk_label_set_text (self->problem_label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), words != NULL);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryExportDialog) self = CHANCERY_EXPORT_DIALOG (user_data);
  g_autoptr (ChanceryExportCount) count = NULL;
  g_autofree char *answer = NULL;
  g_autoptr (GError) error = NULL;

  count = chancery_registry_export_count_finish (CHANCERY_REGISTRY (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (count == NULL)
    {
      say_problem (self, error);
      return;
    }
  answer = chancery_export_words_count (count, self->n_asked);
  adw_action_row_set_subtitle (self->answer_row, answer);
  show_passages (self, count->passages, count->n_untold);
  self->counted = count->n_records > 0;
  update_controls (self);
  if (gtk_window_get_focus (GTK_WINDOW (self)) == GTK_WIDGET (self->what_row))
    gtk_window_set_focus (GTK_WINDOW (self), self->export_button);
}

/* Nothing goes before it was told what goes, and which words of it tell of what stays. */
static void
count_anew (ChanceryExportDialog *self)
{
  g_auto (GStrv) formats = chancery_format_group_list_chosen (self->format_group);

  if (self->registry == NULL)
    return;
  self->counted = FALSE;
  say_problem (self, NULL);
  gtk_widget_set_visible (self->mentions_group, FALSE);
  update_controls (self);
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  chancery_registry_export_count_async (self->registry, self->scope, self->text, ceiling_of (self),
                                        (const char *const *)formats, self->counting, counted_cb,
                                        g_object_ref (self));
}

/* What a file will be called is seen before it is. */
static void
seal_changed_cb (ChanceryExportDialog *self)
{
  chancery_format_group_set_sealed (self->format_group,
                                    chancery_seal_group_seals (self->seal_group));
}

static void
choose_keys_cb (ChanceryExportDialog *self)
{
  gtk_stack_set_visible_child_name (self->stack, "keys");
  chancery_key_picker_begin (self->key_picker);
}

/* The keyboard goes where Return goes on. */
static void
keys_closed_cb (ChanceryExportDialog *self)
{
  gtk_stack_set_visible_child_name (self->stack, "export");
  if (gtk_widget_get_sensitive (self->export_button))
    gtk_widget_grab_focus (self->export_button);
  else
    chancery_seal_group_focus (self->seal_group);
}

static void
fill_ceiling (ChanceryExportDialog *self)
{
  const ChanceryVocabulary *levels = chancery_vocabulary_get ("marking_level");
  g_autofree char *kept = g_settings_get_string (self->settings, "export-ceiling");
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _ ("Nothing held back"));
  for (const ChanceryTerm *term = levels->terms; term->code != NULL; term++)
    gtk_string_list_append (labels, _ (term->label));
  adw_combo_row_set_model (self->ceiling_row, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->ceiling_row,
                              (guint)(chancery_vocabulary_rank (levels, kept) + 1));
}

static void
show_folder (ChanceryExportDialog *self)
{
  g_autofree char *path = NULL;

  if (self->folder != NULL)
    path = g_file_get_parse_name (self->folder);
  adw_action_row_set_subtitle (self->folder_row, path != NULL ? path : _ ("Choose a folder"));
  update_controls (self);
}

static void
fill_folder (ChanceryExportDialog *self)
{
  g_autofree char *uri = g_settings_get_string (self->settings, "export-folder");
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  if (*uri != '\0')
    self->folder = g_file_new_for_uri (uri);
  else
    self->folder = g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());
  show_folder (self);
}

static void
folder_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (ChanceryExportDialog) self = CHANCERY_EXPORT_DIALOG (user_data);

  if (file == NULL)
    return;
  g_set_object (&self->folder, file);
  show_folder (self);
}

static void
choose_folder_cb (ChanceryExportDialog *self)
{
  chancery_compat_choose_file (GTK_WINDOW (self), CHANCERY_CHOOSE_FOLDER, _ ("Where to"),
                               _ ("_Choose"), NULL, self->folder, NULL, folder_chosen_cb,
                               g_object_ref (self));
}

static void
keep_choices (ChanceryExportDialog *self)
{
  g_autofree char *uri = g_file_get_uri (self->folder);
  const char *ceiling = ceiling_of (self);

  g_settings_set_string (self->settings, "export-ceiling", ceiling != NULL ? ceiling : "");
  g_settings_set_string (self->settings, "export-folder", uri);
  chancery_format_group_keep (self->format_group);
  chancery_seal_group_keep (self->seal_group);
}

static ChanceryWindow *
get_window (ChanceryExportDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  return parent != NULL ? CHANCERY_WINDOW (parent) : NULL;
}

static void
finish (ChanceryExportDialog *self)
{
  g_autofree char *said = NULL;
  ChanceryWindow *window = get_window (self);

  if (self->registry == NULL)
    return;
  said = chancery_export_words_done (self->folder, self->done);
  if (window != NULL)
    chancery_window_say_file (window, said, self->folder);
  gtk_window_close (GTK_WINDOW (self));
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryExportDialog) self = CHANCERY_EXPORT_DIALOG (user_data);
  ChanceryWindow *window = get_window (self);
  g_autoptr (GError) error = NULL;

  chancery_registry_note_sent_finish (CHANCERY_REGISTRY (source), result, &error);
  finish (self);
  if (error != NULL && window != NULL)
    chancery_window_say_error (window, error);
}

/* Whom it goes to, where a case file can keep it. */
static char *
dup_receiver (ChanceryExportDialog *self)
{
  g_autofree char *to = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->to_row)));

  g_strstrip (to);
  return self->scope == CHANCERY_SCOPE_CASE && *to != '\0' ? g_steal_pointer (&to) : NULL;
}

static void
free_strings (gpointer strings)
{
  g_strfreev (strings);
}

static void begin (ChanceryExportDialog *self, const char *const *replaced);

static void
replace_cb (GtkWidget *owner, GtkWidget *extra, gpointer there)
{
  begin (CHANCERY_EXPORT_DIALOG (owner), there);
}

static void
keep_both_cb (GtkWidget *owner, GtkWidget *extra, gpointer there)
{
  static const char *const nothing[] = { NULL };

  begin (CHANCERY_EXPORT_DIALOG (owner), nothing);
}

/* What is there already is replaced only when the officer says so; Return keeps it.  @there: (transfer full). */
static void
ask_what_of (ChanceryExportDialog *self, char **there)
{
  guint n = g_strv_length (there);
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;

  heading = n == 1 ? g_strdup (_ ("Replace the File?"))
                   : g_strdup_printf (ngettext ("Replace %u File?", "Replace %u Files?", n), n);
  body = chancery_export_words_there (self->folder, (const char *const *)there);
  chancery_sheet_choose (GTK_WIDGET (self), heading, body, _ ("_Replace"), replace_cb,
                         _ ("_Keep Both"), keep_both_cb, there, free_strings);
}

static void
export_failed (ChanceryExportDialog *self, char **there, const GError *error)
{
  if (self->registry == NULL)
    {
      g_strfreev (there);
      return;
    }
  gtk_window_set_focus (GTK_WINDOW (self), self->export_button);
  if (there != NULL && there[0] != NULL)
    {
      ask_what_of (self, there);
      return;
    }
  g_strfreev (there);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say_problem (self, error);
}

/* The window may be gone by now; what went out did so all the same. */
static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryExportDialog) self = CHANCERY_EXPORT_DIALOG (user_data);
  ChanceryRegistry *registry = CHANCERY_REGISTRY (source);
  g_autoptr (GError) error = NULL;
  char **there;

  there = chancery_registry_export_list_there (registry, result);
  self->done = chancery_registry_export_finish (registry, result, &error);
  g_clear_object (&self->operation);
  if (self->registry != NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
      update_controls (self);
    }
  if (self->done == NULL)
    {
      export_failed (self, there, error);
      return;
    }
  if (self->to == NULL)
    {
      finish (self);
      return;
    }
  chancery_registry_note_sent_async (registry, self->text, self->to, self->ceiling, self->done,
                                     NULL, noted_cb, g_object_ref (self));
}

/* @replaced: as chancery_registry_export_async() takes it. */
static void
begin (ChanceryExportDialog *self, const char *const *replaced)
{
  g_auto (GStrv) formats = chancery_format_group_list_chosen (self->format_group);
  g_autoptr (ChancerySealWish) seal = chancery_seal_group_dup_wish (self->seal_group);
  gboolean redact = gtk_widget_get_visible (self->mentions_group) &&
                    gtk_switch_get_active (self->redact_switch);

  self->operation = chancery_operation_new (_ ("Export"));
  g_object_bind_property (self->operation, "fraction", self->progress, "fraction", 0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  say_problem (self, NULL);
  /* An entry that is made insensitive while it has the focus warns of a focus that it did not lose. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  update_controls (self);
  chancery_registry_export_async (self->registry, self->scope, self->text, self->ceiling, redact,
                                  seal, (const char *const *)formats, self->folder, self->name,
                                  replaced, self->operation, exported_cb, g_object_ref (self));
}

static void
export_cb (ChanceryExportDialog *self)
{
  keep_choices (self);
  g_free (self->to);
  self->to = dup_receiver (self);
  g_free (self->ceiling);
  self->ceiling = g_strdup (ceiling_of (self));
  begin (self, NULL);
}

/* Return exports here and on the button, and nowhere else: on a row it does what the row is for. */
static void
to_activated_cb (ChanceryExportDialog *self)
{
  if (gtk_widget_get_sensitive (self->export_button))
    export_cb (self);
}

static gboolean
chancery_export_dialog_close_request (GtkWindow *window)
{
  ChanceryExportDialog *self = CHANCERY_EXPORT_DIALOG (window);

  if (self->operation != NULL)
    chancery_operation_cancel (self->operation);
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  return GTK_WINDOW_CLASS (chancery_export_dialog_parent_class)->close_request (window);
}

static void
chancery_export_dialog_dispose (GObject *object)
{
  ChanceryExportDialog *self = CHANCERY_EXPORT_DIALOG (object);

  g_clear_object (&self->registry);
  g_clear_object (&self->settings);
  g_clear_object (&self->folder);
  g_clear_object (&self->counting);
  g_clear_object (&self->operation);

  G_OBJECT_CLASS (chancery_export_dialog_parent_class)->dispose (object);
}

static void
chancery_export_dialog_finalize (GObject *object)
{
  ChanceryExportDialog *self = CHANCERY_EXPORT_DIALOG (object);

  chancery_export_done_free (self->done);
  g_free (self->to);
  g_free (self->ceiling);
  g_free (self->text);
  g_free (self->name);

  G_OBJECT_CLASS (chancery_export_dialog_parent_class)->finalize (object);
}

static void
chancery_export_dialog_class_init (ChanceryExportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = chancery_export_dialog_dispose;
  object_class->finalize = chancery_export_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = chancery_export_dialog_close_request;

  g_type_ensure (CHANCERY_TYPE_FORMAT_GROUP);
  g_type_ensure (CHANCERY_TYPE_KEY_PICKER);
  g_type_ensure (CHANCERY_TYPE_SEAL_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryExportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, ChanceryExportDialog, key_picker);
  gtk_widget_class_bind_template_child (widget_class, ChanceryExportDialog, seal_group);
  gtk_widget_class_bind_template_child (widget_class, ChanceryExportDialog, what_row);
  gtk_widget_class_bind_template_child (widget_class, ChanceryExportDialog, ceiling_row);
  gtk_widget_class_bind_template_child (widget_class, ChanceryExportDialog, answer_row);
  gtk_widget_class_bind_template_child (widget_class, ChanceryExportDialog, format_group);
  gtk_widget_class_bind_template_child (widget_class, ChanceryExportDialog, mentions_group);
  gtk_widget_class_bind_template_child (widget_class, ChanceryExportDialog, mentions_row);
  gtk_widget_class_bind_template_child (widget_class, ChanceryExportDialog, passages_label);
  gtk_widget_class_bind_template_child (widget_class, ChanceryExportDialog, redact_switch);
  gtk_widget_class_bind_template_child (widget_class, ChanceryExportDialog, to_row);
  gtk_widget_class_bind_template_child (widget_class, ChanceryExportDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, ChanceryExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, ChanceryExportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, ChanceryExportDialog, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, count_anew);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, seal_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_keys_cb);
  gtk_widget_class_bind_template_callback (widget_class, keys_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, to_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
chancery_export_dialog_init (ChanceryExportDialog *self)
{
  self->settings = g_settings_new (APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
file_name (ChanceryRegistry *registry, ChanceryScope scope, const char *name)
{
  g_autofree char *wanted = NULL;

  if (name != NULL)
    wanted = g_strdelimit (g_strdup (name), "/", '-');
  else if (scope == CHANCERY_SCOPE_ALL)
    wanted = g_strdup (chancery_registry_get_name (registry));
  else
    wanted = g_strdup (_ ("Records"));
  return chancery_text_file_name (wanted);
}

/* A case file that is closed keeps no more to whom it went. */
static void
case_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryExportDialog) self = CHANCERY_EXPORT_DIALOG (user_data);
  g_autoptr (ChanceryRecord) record =
      chancery_registry_load_finish (CHANCERY_REGISTRY (source), result, NULL);

  if (self->registry != NULL && record != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->to_row),
                            chancery_case_rules_allow_new (record, NULL));
}

void
chancery_export_dialog_present (GtkWindow *parent,
                                ChanceryRegistry *registry,
                                ChanceryScope scope,
                                const char *text,
                                const char *name,
                                guint count,
                                ChanceryDay as_on)
{
  ChanceryExportDialog *self;
  g_autofree char *what = chancery_export_words_what (scope, name, count, as_on);

  g_return_if_fail (CHANCERY_IS_REGISTRY (registry));

  self = g_object_new (CHANCERY_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  self->scope = scope;
  self->text = g_strdup (text);
  if (scope == CHANCERY_SCOPE_RECORD)
    self->n_asked = 1;
  else if (scope == CHANCERY_SCOPE_QUERY || scope == CHANCERY_SCOPE_RECORDS)
    self->n_asked = count;
  self->name = file_name (registry, scope, name);
  adw_action_row_set_subtitle (self->what_row, what);
  gtk_widget_set_visible (GTK_WIDGET (self->to_row), scope == CHANCERY_SCOPE_CASE);
  fill_ceiling (self);
  fill_folder (self);
  self->registry = g_object_ref (registry);
  if (scope == CHANCERY_SCOPE_CASE)
    chancery_registry_load_async (registry, text, NULL, case_loaded_cb, g_object_ref (self));
  count_anew (self);
  chancery_seal_group_begin (self->seal_group, registry, self->key_picker);
  /* Else the first button of the header would have the keyboard, and Return would cancel; the button that
   * exports has it as soon as it is counted what goes. */
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->what_row));
  chancery_early_keys_take (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
}
