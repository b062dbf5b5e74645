/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-export-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "chancery-case-rules.h"
#include "chancery-compat.h"
#include "chancery-early-keys.h"
#include "chancery-formats.h"
#include "chancery-fuzzy-date.h"
#include "chancery-key-picker.h"
#include "chancery-seal-group.h"
#include "chancery-seal.h"
#include "chancery-text-side.h"
#include "chancery-text.h"
#include "chancery-vocabulary.h"
#include "chancery-window.h"

/* A window of passages is read by nobody to its end. */
#define MAX_PASSAGES 200

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
  gboolean counted; /* what is chosen now */
  ChanceryOperation *operation;
  /* Id of a format to its check button, borrowed. */
  GHashTable *checks;

  GtkStack *stack;
  ChanceryKeyPicker *key_picker;
  ChancerySealGroup *seal_group;
  AdwActionRow *what_row;
  AdwComboRow *ceiling_row;
  AdwActionRow *answer_row;
  AdwPreferencesGroup *formats_group;
  GtkWidget *mentions_group;
  AdwExpanderRow *mentions_row;
  GtkLabel *passages_label;
  GtkSwitch *redact_switch;
  AdwEntryRow *to_row;
  AdwActionRow *folder_row;
  GtkWidget *export_button;
  GtkProgressBar *progress;
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

/* More go than was asked for: the parties and papers without which it could not be read. */
static char *
phrase_extra (guint asked, guint all)
{
  g_autofree char *more = NULL;

  if (asked == 0 || all <= asked)
    return NULL;
  /* Translators: the second half of “1 record and 2 that it refers to”. */
  more =
      asked == 1
          ? g_strdup_printf (ngettext ("%u that it refers to", "%u that it refers to", all - asked),
                             all - asked)
          : g_strdup_printf (ngettext ("%u that they refer to", "%u that they refer to",
                                       all - asked),
                             all - asked);
  /* Translators: %s is “2 that it refers to”. */
  return g_strdup_printf (ngettext ("%u record and %s", "%u records and %s", asked), asked, more);
}

/* The passages one below the other; of very many, @n, the first. */
static char *
join_passages (char **passages, guint n)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < MAX_PASSAGES && passages[i] != NULL; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? "\n\n" : "", passages[i]);
  if (n > MAX_PASSAGES)
    {
      g_string_append (joined, "\n\n");
      g_string_append_printf (joined, ngettext ("and %u more", "and %u more", n - MAX_PASSAGES),
                              n - MAX_PASSAGES);
    }
  return g_string_free (g_steal_pointer (&joined), FALSE);
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
  joined = join_passages (passages, n_passages);
  gtk_label_set_text (self->passages_label, joined);
}

static void
show_count (ChanceryExportDialog *self, const ChanceryExportCount *count)
{
  g_autofree char *answer = NULL;
  g_autofree char *extra = NULL;

  extra = phrase_extra (self->n_asked, (guint)(count->n_records + count->n_withheld));
  /* Translators: how many records an export takes along, and how many its ceiling keeps back. */
  answer =
      g_strdup_printf (_ ("%u go, %u stay"), (guint)count->n_records, (guint)count->n_withheld);
  if (extra != NULL)
    {
      char *both = g_strconcat (answer, "\n", extra, NULL);

      g_free (answer);
      answer = both;
    }
  adw_action_row_set_subtitle (self->answer_row, answer);
  show_passages (self, count->passages, count->n_untold);
}

/* Ids, ended by NULL, in the order of the list. */
static GPtrArray *
chosen_formats (ChanceryExportDialog *self)
{
  GPtrArray *formats = g_ptr_array_new ();
  guint n_formats;
  const ChanceryFormat *list = chancery_formats_list (&n_formats);

  for (guint i = 0; i < n_formats; i++)
    {
      GtkCheckButton *check = g_hash_table_lookup (self->checks, list[i].id);

      if (check != NULL && gtk_check_button_get_active (check))
        g_ptr_array_add (formats, (gpointer)list[i].id);
    }
  g_ptr_array_add (formats, NULL);
  return formats;
}

/* What goes is settled while it is counted, and what it was may still be asked for when it is gone. */
static void
update_controls (ChanceryExportDialog *self)
{
  g_autoptr (GPtrArray) formats = chosen_formats (self);
  gboolean rests = self->operation == NULL;

  gtk_widget_set_sensitive (self->export_button,
                            formats->len > 1 && self->folder != NULL && rests && self->counted);
  gtk_widget_set_sensitive (GTK_WIDGET (self->ceiling_row), rests);
  gtk_widget_set_sensitive (GTK_WIDGET (self->formats_group), rests);
  gtk_widget_set_sensitive (self->mentions_group, rests);
  gtk_widget_set_sensitive (GTK_WIDGET (self->seal_group), rests);
  gtk_widget_set_sensitive (GTK_WIDGET (self->to_row), rests);
  gtk_widget_set_sensitive (GTK_WIDGET (self->folder_row), rests);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryExportDialog) self = CHANCERY_EXPORT_DIALOG (user_data);
  g_autoptr (ChanceryExportCount) count = NULL;
  g_autoptr (GError) error = NULL;

  count = chancery_registry_export_count_finish (CHANCERY_REGISTRY (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (count == NULL)
    {
      adw_action_row_set_subtitle (self->answer_row, error->message);
      return;
    }
  show_count (self, count);
  self->counted = TRUE;
  update_controls (self);
  if (gtk_window_get_focus (GTK_WINDOW (self)) == GTK_WIDGET (self->what_row))
    gtk_window_set_focus (GTK_WINDOW (self), self->export_button);
}

/* Nothing goes before it was told what goes, and which words of it tell of what stays. */
static void
count_anew (ChanceryExportDialog *self)
{
  g_autoptr (GPtrArray) formats = chosen_formats (self);

  if (self->registry == NULL)
    return;
  self->counted = FALSE;
  gtk_widget_set_visible (self->mentions_group, FALSE);
  update_controls (self);
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  chancery_registry_export_count_async (self->registry, self->scope, self->text, ceiling_of (self),
                                        (const char *const *)formats->pdata, self->counting,
                                        counted_cb, g_object_ref (self));
}

/* “.pdf”, with its point before it in a window of either side. */
static void
say_suffix (GtkWidget *row, const char *suffix)
{
  g_autofree char *alone = chancery_text_side_dup_part (suffix);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), alone);
}

static void
fill_formats (ChanceryExportDialog *self)
{
  g_auto (GStrv) kept = g_settings_get_strv (self->settings, "export-formats");
  guint n_formats;
  const ChanceryFormat *list = chancery_formats_list (&n_formats);

  for (guint i = 0; i < n_formats; i++)
    {
      GtkWidget *row;
      GtkWidget *check;

      if (!list[i].writes || list[i].for_programs)
        continue;
      row = adw_action_row_new ();
      check = gtk_check_button_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (list[i].label));
      say_suffix (row, list[i].suffix);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   g_strv_contains ((const char *const *)kept, list[i].id));
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ (list[i].label), -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      adw_preferences_group_add (self->formats_group, row);
      g_hash_table_insert (self->checks, (gpointer)list[i].id, check);
      g_signal_connect_object (check, "toggled", G_CALLBACK (count_anew), self, G_CONNECT_SWAPPED);
    }
}

/* What a file will be called is seen before it is. */
static void
seal_changed_cb (ChanceryExportDialog *self)
{
  gboolean seals = chancery_seal_group_seals (self->seal_group);
  GHashTableIter iter;
  gpointer id, check;

  g_hash_table_iter_init (&iter, self->checks);
  while (g_hash_table_iter_next (&iter, &id, &check))
    {
      GtkWidget *row = gtk_widget_get_ancestor (check, ADW_TYPE_ACTION_ROW);
      const char *suffix = chancery_formats_find (id)->suffix;
      g_autofree char *name = g_strconcat (suffix, seals ? CHANCERY_SEAL_SUFFIX : NULL, NULL);

      say_suffix (row, name);
    }
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
keep_choices (ChanceryExportDialog *self, GPtrArray *formats)
{
  g_autofree char *uri = g_file_get_uri (self->folder);
  const char *ceiling = ceiling_of (self);

  g_settings_set_strv (self->settings, "export-formats", (const char *const *)formats->pdata);
  g_settings_set_string (self->settings, "export-ceiling", ceiling != NULL ? ceiling : "");
  g_settings_set_string (self->settings, "export-folder", uri);
  chancery_seal_group_keep (self->seal_group);
}

/* “Exported: AFG-2026-1.json, AFG-2026-1.csv, in “Documents””: what an officer looks for afterwards. */
static char *
phrase_exported (ChanceryExportDialog *self)
{
  g_autofree char *folder = g_file_get_basename (self->folder);
  g_autofree char *shown = g_filename_display_name (folder != NULL ? folder : "");
  g_autofree char *files = g_strjoinv (", ", self->done->names);
  guint64 n_damaged = self->done->n_damaged;

  if (n_damaged > 0)
    return g_strdup_printf (
        ngettext ("Exported, but %u record in it is not what was saved: check "
                  "the registry, and restore a backup",
                  "Exported, but %u records in it are not what was saved: check "
                  "the registry, and restore a backup",
                  n_damaged),
        (guint)n_damaged);
  /* Translators: the names of files, and of the folder where they are. */
  return g_strdup_printf (_ ("Exported: %s, in “%s”"), files, shown);
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
  said = phrase_exported (self);
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

/* The window may be gone by now; what went out did so all the same. */
static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryExportDialog) self = CHANCERY_EXPORT_DIALOG (user_data);
  ChanceryRegistry *registry = CHANCERY_REGISTRY (source);
  g_autoptr (GError) error = NULL;

  self->done = chancery_registry_export_finish (registry, result, &error);
  g_clear_object (&self->operation);
  if (self->registry != NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
      update_controls (self);
    }
  if (self->done == NULL)
    {
      if (get_window (self) != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        chancery_window_say_error (get_window (self), error);
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

/* Whom it goes to, where a case file can keep it. */
static char *
dup_receiver (ChanceryExportDialog *self)
{
  g_autofree char *to = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->to_row)));

  g_strstrip (to);
  return self->scope == CHANCERY_SCOPE_CASE && *to != '\0' ? g_steal_pointer (&to) : NULL;
}

static void
export_cb (ChanceryExportDialog *self)
{
  g_autoptr (GPtrArray) formats = chosen_formats (self);
  g_autoptr (ChancerySealWish) seal = chancery_seal_group_dup_wish (self->seal_group);
  gboolean redact = gtk_widget_get_visible (self->mentions_group) &&
                    gtk_switch_get_active (self->redact_switch);

  keep_choices (self, formats);
  g_free (self->to);
  self->to = dup_receiver (self);
  g_free (self->ceiling);
  self->ceiling = g_strdup (ceiling_of (self));
  self->operation = chancery_operation_new (_ ("Export"));
  g_object_bind_property (self->operation, "fraction", self->progress, "fraction", 0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  /* An entry that is made insensitive while it has the focus warns of a focus that it did not lose. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  update_controls (self);
  chancery_registry_export_async (self->registry, self->scope, self->text, self->ceiling, redact,
                                  seal, (const char *const *)formats->pdata, self->folder,
                                  self->name, self->operation, exported_cb, g_object_ref (self));
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

  g_hash_table_unref (self->checks);
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
  gtk_widget_class_bind_template_child (widget_class, ChanceryExportDialog, formats_group);
  gtk_widget_class_bind_template_child (widget_class, ChanceryExportDialog, mentions_group);
  gtk_widget_class_bind_template_child (widget_class, ChanceryExportDialog, mentions_row);
  gtk_widget_class_bind_template_child (widget_class, ChanceryExportDialog, passages_label);
  gtk_widget_class_bind_template_child (widget_class, ChanceryExportDialog, redact_switch);
  gtk_widget_class_bind_template_child (widget_class, ChanceryExportDialog, to_row);
  gtk_widget_class_bind_template_child (widget_class, ChanceryExportDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, ChanceryExportDialog, export_button);
  gtk_widget_class_bind_template_child (widget_class, ChanceryExportDialog, progress);
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
  self->checks = g_hash_table_new (g_str_hash, g_str_equal);
  self->settings = g_settings_new (APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* “Case AFG/2026/1”, “12 records found” */
static char *
what_words (ChanceryScope scope, const char *name, guint count)
{
  switch (scope)
    {
    case CHANCERY_SCOPE_CASE:
      /* Translators: %s is the number of a case file. */
      return g_strdup_printf (_ ("Case %s"), name != NULL ? name : "");
    case CHANCERY_SCOPE_RECORD:
      return g_strdup (name != NULL ? name : _ ("This record"));
    case CHANCERY_SCOPE_QUERY:
      return g_strdup_printf (ngettext ("The %u record of this list", "The %u records of this list",
                                        count),
                              count);
    case CHANCERY_SCOPE_RECORDS:
      return g_strdup_printf (ngettext ("The %u record that is selected",
                                        "The %u records that are selected", count),
                              count);
    case CHANCERY_SCOPE_ALL:
    default:
      return g_strdup (_ ("The whole registry"));
    }
}

/* An export has all that is known: of a day that is looked at it would be a record of nothing. */
static char *
add_as_on (char *what, ChanceryDay as_on)
{
  g_autofree char *plain = what;
  g_autoptr (ChanceryFuzzyDate) date = NULL;
  g_autofree char *words = NULL;

  if (as_on == CHANCERY_DAY_NONE)
    return g_steal_pointer (&plain);
  date = chancery_fuzzy_date_new_day (as_on);
  words = chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_LONG);
  /* Translators: what is exported, and a day. */
  return g_strdup_printf (_ ("%s\nAs all stands now, also what came after %s"), plain, words);
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
  g_autofree char *what = add_as_on (what_words (scope, name, count), as_on);

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
  fill_formats (self);
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
