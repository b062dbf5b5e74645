/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-imports-page.h"

#include <glib/gi18n.h>

#include "chancery-focus-chain.h"
#include "chancery-import-log-row.h"
#include "chancery-registry-imports.h"
#include "chancery-sheet.h"
#include "chancery-window-private.h"

struct _ChanceryImportsPage
{
  GtkWidget parent_instance;

  ChanceryWindow *window; /* weak */
  ChanceryRegistry *registry;
  GCancellable *cancellable;
  gboolean shown; /* what was asked for first has come */

  GtkWidget *stack;
  GtkWidget *bring_in;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (ChanceryImportsPage, chancery_imports_page, GTK_TYPE_WIDGET)

static gboolean
focus_first (ChanceryImportsPage *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  return gtk_widget_grab_focus (first != NULL ? GTK_WIDGET (first) : self->bring_in);
}

/* ---- taking back ---- */

static void
taken_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryImportsPage) self = CHANCERY_IMPORTS_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *words =
      chancery_registry_take_back_import_finish (CHANCERY_REGISTRY (source), result, &error);
  g_autofree char *sentence = NULL;

  if (self->window == NULL)
    return;
  if (words == NULL)
    {
      chancery_window_say_error (self->window, error);
      return;
    }
  /* Translators: %s says what: “the import of “embassy.json””. */
  sentence = g_strdup_printf (_ ("Taken back: %s"), words);
  chancery_window_say (self->window, sentence, FALSE);
}

static void
go_on_cb (GtkWidget *owner, GtkWidget *extra, gpointer user_data)
{
  ChanceryImportsPage *self = CHANCERY_IMPORTS_PAGE (owner);

  chancery_registry_take_back_import_async (self->registry, *(gint64 *)user_data, NULL,
                                            taken_back_cb, g_object_ref (self));
}

static void
take_back_cb (ChanceryImportLogRow *row, ChanceryImportsPage *self)
{
  gint64 batch = chancery_import_log_row_get_batch (row);
  /* Translators: %s is the name of a file. */
  g_autofree char *heading =
      g_strdup_printf (_ ("Take “%s” Back?"), chancery_import_log_row_get_file (row));
  g_autofree char *body = g_strdup_printf (
      /* Translators: %s is “41 new, 3 changed”. */
      _ ("It brought %s. What it made goes, what it changed is as it was before. Register numbers that it "
         "brought stay spent. Until something else is done, Redo brings it in again."),
      chancery_import_log_row_get_counts (row));

  chancery_sheet_ask (GTK_WIDGET (self), heading, body, NULL, _ ("_Take Back"),
                      CHANCERY_SHEET_DESTRUCTIVE, go_on_cb, g_memdup2 (&batch, sizeof batch),
                      g_free);
}

/* ---- the list ---- */

static gint64
get_focused_batch (ChanceryImportsPage *self)
{
  GtkWidget *child = chancery_focus_chain_get_child (GTK_WIDGET (self->list));

  return CHANCERY_IS_IMPORT_LOG_ROW (child)
             ? chancery_import_log_row_get_batch (CHANCERY_IMPORT_LOG_ROW (child))
             : 0;
}

static void
remove_rows (GtkListBox *list, guint n_rows)
{
  while (n_rows-- > 0)
    gtk_list_box_remove (list, GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0)));
}

static guint
count_rows (GtkListBox *list)
{
  guint n_rows = 0;

  while (gtk_list_box_get_row_at_index (list, (int)n_rows) != NULL)
    n_rows++;
  return n_rows;
}

/* The row that had the focus has it again, before the one that had it goes: GTK would look for another in the whole
 * window. */
static void
show_imports (ChanceryImportsPage *self, GPtrArray *batches)
{
  gboolean writable = chancery_registry_get_read_only_reason (self->registry) == NULL;
  gint64 focused = get_focused_batch (self);
  guint n_before = count_rows (self->list);
  GtkWidget *row_to_focus = NULL;

  for (guint i = 0; i < batches->len; i++)
    {
      const ChanceryBatch *batch = g_ptr_array_index (batches, i);
      GtkWidget *row = chancery_import_log_row_new (batch, writable);

      g_signal_connect_object (row, "take-back", G_CALLBACK (take_back_cb), self, 0);
      gtk_list_box_append (self->list, row);
      if (batch->id == focused)
        row_to_focus = row;
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    batches->len > 0 ? "imports" : "empty");
  if (row_to_focus != NULL)
    gtk_widget_grab_focus (row_to_focus);
  remove_rows (self->list, n_before);
  /* So has the first if that one went with its import, or when the view is opened. */
  if (row_to_focus == NULL && (!self->shown || focused != 0) &&
      gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_first (self);
  self->shown = TRUE;
}

static void
imports_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryImportsPage) self = CHANCERY_IMPORTS_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) batches =
      chancery_registry_imports_finish (CHANCERY_REGISTRY (source), result, &error);

  if (self->stack == NULL || self->window == NULL ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (batches != NULL)
    show_imports (self, batches);
  else
    chancery_window_say_error (self->window, error);
}

static void
ask (ChanceryImportsPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  chancery_registry_imports_async (self->registry, self->cancellable, imports_cb,
                                   g_object_ref (self));
}

static void
changed_cb (ChanceryRegistry *registry, const char *const *ids, ChanceryImportsPage *self)
{
  ask (self);
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, ChanceryImportsPage *self)
{
  g_autofree char *query = NULL;

  if (self->window == NULL)
    return;
  query = g_strdup_printf ("import:%" G_GINT64_FORMAT,
                           chancery_import_log_row_get_batch (CHANCERY_IMPORT_LOG_ROW (row)));
  chancery_window_list_from_view (self->window, query);
}

/* ---- the widget ---- */

static gboolean
chancery_imports_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  ChanceryImportsPage *self = CHANCERY_IMPORTS_PAGE (widget);

  if (gtk_widget_get_focus_child (widget) == NULL && focus_first (self))
    return TRUE;
  return GTK_WIDGET_CLASS (chancery_imports_page_parent_class)->focus (widget, direction);
}

static void
chancery_imports_page_dispose (GObject *object)
{
  ChanceryImportsPage *self = CHANCERY_IMPORTS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->window);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (chancery_imports_page_parent_class)->dispose (object);
}

static void
chancery_imports_page_class_init (ChanceryImportsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = chancery_imports_page_dispose;
  widget_class->focus = chancery_imports_page_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-imports-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryImportsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ChanceryImportsPage, bring_in);
  gtk_widget_class_bind_template_child (widget_class, ChanceryImportsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_imports_page_init (ChanceryImportsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
chancery_imports_page_show (ChanceryWindow *window, ChanceryRegistry *registry)
{
  ChanceryImportsPage *self;
  ChanceryView *view;

  g_return_if_fail (CHANCERY_IS_WINDOW (window));
  g_return_if_fail (CHANCERY_IS_REGISTRY (registry));

  self = g_object_new (CHANCERY_TYPE_IMPORTS_PAGE, NULL);
  g_set_weak_pointer (&self->window, window);
  self->registry = g_object_ref (registry);
  g_signal_connect_object (registry, "changed", G_CALLBACK (changed_cb), self, 0);
  view = chancery_view_new (_ ("Imports"));
  chancery_view_set_child (view, GTK_WIDGET (self));
  chancery_window_show_view (window, view);
  ask (self);
}
