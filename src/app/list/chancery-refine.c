/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-refine.h"

#include <glib/gi18n.h>
#include <string.h>

#include "chancery-refine-row.h"
#include "chancery-registry-search.h"

/* Of what may be many: names, years.  The terms of a vocabulary all stand there. */
#define ROWS_A_HEADING 6

struct _ChanceryRefine
{
  GtkPopover parent_instance;

  ChanceryRegistry *registry;
  char *query;
  char *typed;
  ChanceryDay as_on;
  GCancellable *cancellable;
  GPtrArray *facets;
  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *nothing_label;
  gboolean only_alike;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryRefine, chancery_refine, GTK_TYPE_POPOVER)

/* The values that a row stands for come in its place, and the first of them has the focus. */
static void
show_more (ChanceryRefine *self, GtkListBoxRow *row)
{
  const char *heading = chancery_refine_row_get_heading (CHANCERY_REFINE_ROW (row));
  int first = gtk_list_box_row_get_index (row);
  guint n_before = 0;
  int at = first;

  for (guint i = 0; i < self->facets->len; i++)
    {
      const ChanceryFacet *facet = g_ptr_array_index (self->facets, i);

      if (g_str_equal (facet->heading, heading) && n_before++ >= ROWS_A_HEADING)
        gtk_list_box_insert (self->list, chancery_refine_row_new (facet, self->typed), at++);
    }
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, first)));
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  ChanceryRefine *self = CHANCERY_REFINE (user_data);
  const char *condition = chancery_refine_row_get_condition (CHANCERY_REFINE_ROW (row));

  if (condition == NULL)
    {
      show_more (self, row);
      return;
    }
  g_signal_emit (self, signals[CHOSEN], 0, condition);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
update_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *heading = chancery_refine_row_get_heading (CHANCERY_REFINE_ROW (row));
  const char *above =
      before != NULL ? chancery_refine_row_get_heading (CHANCERY_REFINE_ROW (before)) : NULL;
  GtkWidget *label;

  if (g_strcmp0 (heading, above) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (_ (heading));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "sidebar-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
clear (ChanceryRefine *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/* How many of @facets follow each other under the heading of the one at @first. */
static guint
count_heading (GPtrArray *facets, guint first)
{
  const char *heading = ((const ChanceryFacet *)g_ptr_array_index (facets, first))->heading;
  guint n = 0;

  while (first + n < facets->len &&
         g_str_equal (((const ChanceryFacet *)g_ptr_array_index (facets, first + n))->heading,
                      heading))
    n++;
  return n;
}

static void
show_facets (ChanceryRefine *self, GPtrArray *facets)
{
  guint n;

  clear (self);
  g_clear_pointer (&self->facets, g_ptr_array_unref);
  self->facets = g_ptr_array_ref (facets);
  for (guint first = 0; first < facets->len; first += n)
    {
      const ChanceryFacet *facet = g_ptr_array_index (facets, first);
      guint n_shown;

      n = count_heading (facets, first);
      n_shown = facet->is_term ? n : MIN (n, ROWS_A_HEADING);
      for (guint i = 0; i < n_shown; i++)
        gtk_list_box_append (self->list,
                             chancery_refine_row_new (g_ptr_array_index (facets, first + i),
                                                      self->typed));
      if (n > n_shown)
        gtk_list_box_append (self->list,
                             chancery_refine_row_new_more (facet->heading, n - n_shown,
                                                           n < CHANCERY_FACETS_A_HEADING));
    }
  gtk_stack_set_visible_child_name (self->stack, "list");
  /* While there was nothing to choose the focus stayed behind. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

/* Of what is only like it nothing is counted, although it stands in the list. */
static void
show_nothing (ChanceryRefine *self)
{
  clear (self);
  gtk_label_set_label (
      self->nothing_label,
      self->only_alike
          ? _ ("These are only like what was typed. What is found exactly can be refined.")
          : _ ("Nothing to tell apart here"));
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
facets_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryRefine) self = CHANCERY_REFINE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) facets = NULL;

  facets = chancery_registry_facets_finish (CHANCERY_REGISTRY (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (facets != NULL && facets->len > 0)
    show_facets (self, facets);
  else
    show_nothing (self);
}

/* Until there is an answer the conditions from before keep their height: GDK takes a popover that becomes low and then as
 * high as it was, before the display has answered, for one that never changed, and shows the low one. */
static void
ask (ChanceryRefine *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->registry == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  gtk_stack_set_visible_child_name (self->stack, "counting");
  chancery_registry_facets_async (self->registry, self->query, self->as_on, self->cancellable,
                                  facets_cb, g_object_ref (self));
}

static void
chancery_refine_show (GtkWidget *widget)
{
  ChanceryRefine *self = CHANCERY_REFINE (widget);

  ask (self);
  GTK_WIDGET_CLASS (chancery_refine_parent_class)->show (widget);
  /* Keys that are pressed while there is nothing to choose are not meant for the list behind. */
  gtk_widget_grab_focus (GTK_WIDGET (self->stack));
}

static void
chancery_refine_dispose (GObject *object)
{
  ChanceryRefine *self = CHANCERY_REFINE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (chancery_refine_parent_class)->dispose (object);
}

static void
chancery_refine_finalize (GObject *object)
{
  ChanceryRefine *self = CHANCERY_REFINE (object);

  g_clear_pointer (&self->facets, g_ptr_array_unref);
  g_free (self->query);
  g_free (self->typed);

  G_OBJECT_CLASS (chancery_refine_parent_class)->finalize (object);
}

static void
chancery_refine_class_init (ChanceryRefineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = chancery_refine_dispose;
  object_class->finalize = chancery_refine_finalize;
  widget_class->show = chancery_refine_show;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-refine.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryRefine, stack);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRefine, list);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRefine, nothing_label);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
chancery_refine_init (ChanceryRefine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header_cb, NULL, NULL);
}

void
chancery_refine_set_query (ChanceryRefine *self,
                           ChanceryRegistry *registry,
                           const char *query,
                           const char *typed,
                           ChanceryDay as_on)
{
  g_return_if_fail (CHANCERY_IS_REFINE (self));

  g_set_object (&self->registry, registry);
  g_free (self->query);
  self->query = g_strdup (query);
  g_free (self->typed);
  self->typed = g_strdup (typed);
  self->as_on = as_on;
}

void
chancery_refine_set_only_alike (ChanceryRefine *self, gboolean only_alike)
{
  g_return_if_fail (CHANCERY_IS_REFINE (self));
  self->only_alike = only_alike;
}
