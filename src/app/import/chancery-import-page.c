/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-import-page.h"

#include "chancery-errors.h"
#include "chancery-import-page-private.h"
#include "chancery-import-words.h"
#include "chancery-sheet.h"

#include <glib/gi18n.h>

enum
{
  CLOSED,
  SAID,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryImportPage, chancery_import_page, GTK_TYPE_WIDGET)

static void
copied_cb (ChanceryImportPage *self)
{
  g_signal_emit (self, signals[SAID], 0, _ ("Copied"), FALSE);
}

/* What was decided about one file is not meant for another; what its columns mean is as it was left when it comes again. */
static void
clear (ChanceryImportPage *self)
{
  if (self->maps_columns)
    g_hash_table_replace (self->left_columns, g_object_ref (self->file),
                          chancery_columns_page_dup_mapping (self->columns_page));
  chancery_import_page_clear_tabs (self);
  g_clear_pointer (&self->preview, chancery_import_preview_free);
  g_clear_pointer (&self->proposed, chancery_csv_mapping_free);
  chancery_import_page_stop_reading_again (self);
  self->maps_columns = FALSE;
}

/* @outcome: (nullable): with what it is left; the import that was done last goes with it. */
static void
leave (ChanceryImportPage *self, const char *outcome)
{
  clear (self);
  g_clear_object (&self->file);
  g_queue_clear_full (&self->waiting, g_object_unref);
  g_clear_object (&self->registry);
  g_signal_emit (self, signals[CLOSED], 0, outcome, self->batch);
}

/* Of several files those that nobody has decided about are told: of one, whoever leaves it knows. */
static char *
phrase_left (ChanceryImportPage *self)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  g_ptr_array_add (files, self->file);
  for (GList *link = self->waiting.head; link != NULL; link = link->next)
    g_ptr_array_add (files, link->data);
  return chancery_import_words_phrase_left (files);
}

/* What came in before is told once more, and stands to be taken back: who leaves the rest may mean that, too. */
static void
leave_rest (ChanceryImportPage *self)
{
  g_autofree char *left = self->n_files > 1 ? phrase_left (self) : NULL;
  g_autofree char *both = self->outcome != NULL ? g_strconcat (self->outcome, " · ", left, NULL)
                                                : NULL;

  if (left != NULL && both == NULL)
    g_signal_emit (self, signals[SAID], 0, left, FALSE);
  leave (self, both);
}

static void
show_progress (ChanceryImportPage *self, const char *title)
{
  g_clear_object (&self->operation);
  self->operation = chancery_operation_new (title);
  g_object_bind_property (self->operation, "fraction", self->progress, "fraction", 0);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_label_set_label (self->progress_label, title);
  gtk_stack_set_visible_child_name (self->stack, "progress");
  /* Else Cancel would get the keyboard of the button that is hidden, and a second Return would leave everything. */
  gtk_widget_grab_focus (GTK_WIDGET (self->progress));
  gtk_widget_set_visible (self->apply_button, FALSE);
  gtk_widget_set_visible (self->back_button, FALSE);
  gtk_widget_set_visible (self->skip_button, FALSE);
  gtk_widget_set_visible (self->continue_button, FALSE);
}

static void
forget (ChanceryImportPage *self)
{
  if (self->registry != NULL)
    chancery_registry_import_forget (self->registry);
  leave_rest (self);
}

/* ---- answers that would be lost ---- */

static guint
count_answers (ChanceryImportPage *self)
{
  return self->clashes != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->clashes)) -
                                     chancery_import_model_get_n_open (self->clashes)
                               : 0;
}

/* Whether somebody chose what columns mean. */
static gboolean
has_choices (ChanceryImportPage *self)
{
  g_autoptr (ChanceryCsvMapping) chosen = NULL;

  if (!self->maps_columns)
    return FALSE;
  chosen = chancery_columns_page_dup_mapping (self->columns_page);
  return !chancery_csv_mapping_equal (self->proposed, chosen);
}

static void
go_cb (GtkWidget *owner, GtkWidget *extra, gpointer user_data)
{
  CHANCERY_IMPORT_PAGE (owner)->going (CHANCERY_IMPORT_PAGE (owner));
}

/* Goes from what was judged by @going; who has answered is asked before. */
static void
go (ChanceryImportPage *self, void (*going) (ChanceryImportPage *))
{
  const guint n_answers = count_answers (self);
  g_autofree char *body = NULL;

  if (n_answers == 0)
    {
      going (self);
      return;
    }
  self->going = going;
  body = g_strdup_printf (ngettext ("Your answer to %u clash will be lost.",
                                    "Your answers to %u clashes will be lost.", n_answers),
                          n_answers);
  chancery_sheet_warn (GTK_WIDGET (self), _ ("Discard Answers?"), body, _ ("_Keep Answers"),
                       _ ("_Discard"), go_cb);
}

static void
cancel_cb (ChanceryImportPage *self)
{
  if (self->operation != NULL)
    chancery_operation_cancel (self->operation);
  else
    go (self, forget);
}

static void
back_cb (ChanceryImportPage *self)
{
  go (self, chancery_import_page_show_columns);
}

/* One step back: from what a table brings to what its columns mean. */
static gboolean
escape_binding (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  ChanceryImportPage *self = CHANCERY_IMPORT_PAGE (widget);

  if (self->maps_columns && self->operation == NULL &&
      !gtk_widget_get_visible (self->continue_button))
    back_cb (self);
  else
    cancel_cb (self);
  return GDK_EVENT_STOP;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryImportPage) self = CHANCERY_IMPORT_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  guint n_more = 0;
  g_autoptr (GPtrArray) faults =
      chancery_registry_import_read_list_faults (CHANCERY_REGISTRY (source), result, &n_more);

  self->preview = chancery_registry_import_read_finish (CHANCERY_REGISTRY (source), result, &error);
  g_clear_object (&self->operation);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    leave_rest (self);
  else if (error != NULL)
    chancery_import_page_show_problem (self, error, faults, n_more);
  else
    chancery_import_page_show_preview (self);
}

static void
read_file (ChanceryImportPage *self, const ChanceryCsvMapping *mapping)
{
  show_progress (self, _ ("Reading"));
  chancery_registry_import_read_table_async (self->registry, self->file, mapping, self->operation,
                                             read_cb, g_object_ref (self));
}

/* Of a table that is not ours somebody has to say what its columns mean. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryImportPage) self = CHANCERY_IMPORT_PAGE (user_data);
  g_autoptr (ChanceryCsvLook) look = NULL;
  g_autoptr (GError) error = NULL;
  const ChanceryCsvMapping *left;

  look = chancery_registry_import_look_finish (CHANCERY_REGISTRY (source), result, &error);
  g_clear_object (&self->operation);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    leave_rest (self);
  else if (error != NULL)
    chancery_import_page_show_problem (self, error, NULL, 0);
  else if (look == NULL || look->known)
    read_file (self, NULL);
  else
    {
      self->maps_columns = TRUE;
      self->proposed = chancery_csv_mapping_copy (look->mapping);
      left = g_hash_table_lookup (self->left_columns, self->file);
      if (left != NULL)
        chancery_csv_mapping_assign (look->mapping, left);
      chancery_columns_page_show (self->columns_page, look);
      chancery_import_page_show_columns (self);
    }
}

/* “list.json · 2 more wait” */
static char *
phrase_file (ChanceryImportPage *self)
{
  g_autofree char *name = chancery_import_words_name (self->file);
  const guint n_waiting = g_queue_get_length (&self->waiting);

  if (n_waiting == 0)
    return g_steal_pointer (&name);
  /* Translators: the name of a file, and how many other files are brought in after it. */
  return g_strdup_printf (ngettext ("%s · %u more waits", "%s · %u more wait", n_waiting), name,
                          n_waiting);
}

static void
read_next (ChanceryImportPage *self)
{
  const ChanceryCsvMapping *left;
  g_autofree char *title = NULL;

  clear (self);
  g_clear_object (&self->file);
  self->file = g_queue_pop_head (&self->waiting);
  g_free (self->folder);
  self->folder = g_file_peek_path (self->file) != NULL
                     ? g_path_get_dirname (g_file_peek_path (self->file))
                     : NULL;
  title = phrase_file (self);
  adw_window_title_set_subtitle (self->title, title);
  show_progress (self, _ ("Reading"));
  left = g_hash_table_lookup (self->left_columns, self->file);
  chancery_registry_import_look_async (self->registry, self->file,
                                       left != NULL ? chancery_csv_mapping_get_encoding (left)
                                                    : NULL,
                                       chancery_operation_get_cancellable (self->operation),
                                       looked_cb, g_object_ref (self));
}

static void
skip (ChanceryImportPage *self)
{
  if (self->operation != NULL)
    return;
  if (self->preview != NULL)
    chancery_registry_import_forget (self->registry);
  read_next (self);
}

static void
skip_cb (ChanceryImportPage *self)
{
  go (self, skip);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryImportPage) self = CHANCERY_IMPORT_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  gint64 batch = 0;

  chancery_registry_import_apply_finish (CHANCERY_REGISTRY (source), result, &batch, &error);
  g_clear_object (&self->operation);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      if (self->n_files > 1)
        leave_rest (self);
      else
        leave (self, _ ("Nothing was brought in"));
      return;
    }
  if (g_error_matches (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_BUSY))
    {
      chancery_import_page_reveal_preview (self);
      gtk_widget_grab_focus (self->apply_button);
      g_signal_emit (self, signals[SAID], 0,
                     _ ("Another program is writing to the registry: nothing came in yet."), FALSE);
      return;
    }
  if (error != NULL)
    {
      chancery_import_page_show_problem (self, error, NULL, 0);
      return;
    }
  /* The registry remembers from now on what its columns mean. */
  g_hash_table_remove (self->left_columns, self->file);
  self->maps_columns = FALSE;
  sentence = chancery_import_words_phrase_outcome (self->preview, self->n_taken);
  g_free (self->outcome);
  /* Translators: %s is a list of counts: “41 new, 3 changed”. */
  self->outcome = g_strdup_printf (_ ("Brought in: %s"), sentence);
  self->batch = batch;
  if (g_queue_is_empty (&self->waiting))
    {
      leave (self, self->outcome);
      return;
    }
  g_signal_emit (self, signals[SAID], 0, self->outcome, FALSE);
  read_next (self);
}

static void
apply_cb (ChanceryImportPage *self)
{
  g_autoptr (GArray) take = NULL;

  if (self->clashes != NULL)
    take = chancery_import_model_dup_taken (self->clashes);
  self->n_taken = take != NULL ? take->len : 0;
  show_progress (self, _ ("Bringing in"));
  chancery_registry_import_apply_async (self->registry, take,
                                        (const char *const *)self->preview->revoked,
                                        self->operation, applied_cb, g_object_ref (self));
}

static void
columns_changed_cb (ChanceryImportPage *self)
{
  g_autofree char *problem = chancery_columns_page_dup_problem (self->columns_page);

  gtk_widget_set_sensitive (self->continue_button, problem == NULL);
}

static void
continue_cb (ChanceryImportPage *self)
{
  g_autoptr (ChanceryCsvMapping) mapping = chancery_columns_page_dup_mapping (self->columns_page);

  read_file (self, mapping);
}

/* Whoever wants to go on and cannot is told why, and is where it can be mended. */
static void
continue_or_say (ChanceryImportPage *self)
{
  g_autofree char *problem = chancery_columns_page_dup_problem (self->columns_page);

  if (problem == NULL)
    {
      continue_cb (self);
      return;
    }
  chancery_columns_page_focus_problem (self->columns_page);
  g_signal_emit (self, signals[SAID], 0, problem, FALSE);
}

static gboolean
apply_binding (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  ChanceryImportPage *self = CHANCERY_IMPORT_PAGE (widget);

  if (gtk_widget_get_visible (self->continue_button))
    continue_or_say (self);
  else if (gtk_widget_get_visible (self->apply_button) &&
           gtk_widget_get_sensitive (self->apply_button))
    apply_cb (self);
  return GDK_EVENT_STOP;
}

static void
chancery_import_page_dispose (GObject *object)
{
  ChanceryImportPage *self = CHANCERY_IMPORT_PAGE (object);

  if (self->operation != NULL)
    chancery_operation_cancel (self->operation);
  chancery_import_page_stop_reading_again (self);
  g_clear_object (&self->operation);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->clashes);
  g_clear_pointer (&self->preview, chancery_import_preview_free);
  g_clear_object (&self->registry);
  g_clear_object (&self->file);
  g_queue_clear_full (&self->waiting, g_object_unref);

  G_OBJECT_CLASS (chancery_import_page_parent_class)->dispose (object);
}

static void
chancery_import_page_finalize (GObject *object)
{
  ChanceryImportPage *self = CHANCERY_IMPORT_PAGE (object);

  g_free (self->folder);
  g_free (self->outcome);
  g_clear_pointer (&self->proposed, chancery_csv_mapping_free);
  g_hash_table_unref (self->left_columns);

  G_OBJECT_CLASS (chancery_import_page_parent_class)->finalize (object);
}

static void
chancery_import_page_class_init (ChanceryImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = chancery_import_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = chancery_import_page_finalize;

  g_type_ensure (CHANCERY_TYPE_COLUMNS_PAGE);
  g_type_ensure (CHANCERY_TYPE_IMPORT_PROBLEM);
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
  signals[SAID] = g_signal_new ("said", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-import-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryImportPage, box);
  gtk_widget_class_bind_template_child (widget_class, ChanceryImportPage, title);
  gtk_widget_class_bind_template_child (widget_class, ChanceryImportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ChanceryImportPage, progress_label);
  gtk_widget_class_bind_template_child (widget_class, ChanceryImportPage, progress);
  gtk_widget_class_bind_template_child (widget_class, ChanceryImportPage, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, ChanceryImportPage, kinds_label);
  gtk_widget_class_bind_template_child (widget_class, ChanceryImportPage, left_label);
  gtk_widget_class_bind_template_child (widget_class, ChanceryImportPage, seal_label);
  gtk_widget_class_bind_template_child (widget_class, ChanceryImportPage, revoked_check);
  gtk_widget_class_bind_template_child (widget_class, ChanceryImportPage, hint_label);
  gtk_widget_class_bind_template_child (widget_class, ChanceryImportPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, ChanceryImportPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, ChanceryImportPage, problem_page);
  gtk_widget_class_bind_template_child (widget_class, ChanceryImportPage, columns_page);
  gtk_widget_class_bind_template_callback (widget_class, copied_cb);
  gtk_widget_class_bind_template_callback (widget_class, chancery_import_page_update_apply);
  gtk_widget_class_bind_template_callback (widget_class, columns_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chancery_import_page_read_columns_again);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_child (widget_class, ChanceryImportPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, ChanceryImportPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, ChanceryImportPage, skip_button);
  gtk_widget_class_bind_template_child (widget_class, ChanceryImportPage, continue_button);
  gtk_widget_class_bind_template_child (widget_class, ChanceryImportPage, apply_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, continue_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_binding, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, apply_binding,
                                NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_import_page_init (ChanceryImportPage *self)
{
  self->left_columns = g_hash_table_new_full (g_file_hash, (GEqualFunc)g_file_equal, g_object_unref,
                                              (GDestroyNotify)chancery_csv_mapping_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
chancery_import_page_show_problem (ChanceryImportPage *self,
                                   const GError *error,
                                   const GPtrArray *faults,
                                   guint n_more)
{
  chancery_import_problem_show (self->problem_page, error, faults, n_more, self->maps_columns);
  gtk_widget_set_visible (self->apply_button, FALSE);
  chancery_import_page_offer_skip (self, chancery_import_problem_get_text (self->problem_page));
  chancery_import_page_turn_to (self, "problem");
  if (self->maps_columns)
    gtk_widget_child_focus (GTK_WIDGET (self->problem_page), GTK_DIR_TAB_FORWARD);
  else
    chancery_import_page_focus_skip (self);
}

void
chancery_import_page_read (ChanceryImportPage *self, ChanceryRegistry *registry, GPtrArray *files)
{
  g_return_if_fail (CHANCERY_IS_IMPORT_PAGE (self));
  g_return_if_fail (CHANCERY_IS_REGISTRY (registry));
  g_return_if_fail (files != NULL && files->len > 0);

  if (self->operation != NULL || count_answers (self) > 0)
    {
      chancery_import_page_say_first (self);
      return;
    }
  if (self->file != NULL)
    {
      g_autofree char *left = phrase_left (self);

      g_signal_emit (self, signals[SAID], 0, left, FALSE);
    }
  g_queue_clear_full (&self->waiting, g_object_unref);
  for (guint i = 0; i < files->len; i++)
    g_queue_push_tail (&self->waiting, g_object_ref (files->pdata[i]));
  self->n_files = files->len;
  g_clear_pointer (&self->outcome, g_free);
  self->batch = 0;
  g_set_object (&self->registry, registry);
  read_next (self);
}

gboolean
chancery_import_page_is_bringing_in (ChanceryImportPage *self)
{
  g_return_val_if_fail (CHANCERY_IS_IMPORT_PAGE (self), FALSE);

  /* While it is read there is nothing yet that could be brought in. */
  return self->operation != NULL && self->preview != NULL;
}

gboolean
chancery_import_page_has_answers (ChanceryImportPage *self)
{
  g_return_val_if_fail (CHANCERY_IS_IMPORT_PAGE (self), FALSE);
  return count_answers (self) > 0 || has_choices (self);
}

void
chancery_import_page_say_first (ChanceryImportPage *self)
{
  g_return_if_fail (CHANCERY_IS_IMPORT_PAGE (self));

  g_signal_emit (self, signals[SAID], 0, _ ("Finish or leave the import first: Escape leaves it."),
                 FALSE);
}
