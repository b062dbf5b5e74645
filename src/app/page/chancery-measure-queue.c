/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-measure-queue.h"

#include "chancery-body-text.h"

struct _ChanceryMeasureQueue
{
  /* The next one last. */
  GPtrArray *widgets;
  gboolean width_known;
};

/* What is in a column as wide as itself is measured one by one. */
static gboolean
is_column (GtkWidget *widget)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (widget);

  if (CHANCERY_IS_BODY_TEXT (widget))
    return TRUE;
  return layout != NULL && GTK_IS_BOX_LAYOUT (layout) &&
         gtk_orientable_get_orientation (GTK_ORIENTABLE (layout)) == GTK_ORIENTATION_VERTICAL;
}

/* First how wide it would like to be, which is kept, then how high it is. */
static void
measure_next (ChanceryMeasureQueue *self, int width)
{
  GtkWidget *widget = g_ptr_array_index (self->widgets, self->widgets->len - 1);
  int least;

  if (!self->width_known)
    {
      gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      self->width_known = TRUE;
      return;
    }
  if (width > 0)
    chancery_measure_height (widget, width);
  self->width_known = FALSE;
  g_ptr_array_set_size (self->widgets, (int)self->widgets->len - 1);
}

ChanceryMeasureQueue *
chancery_measure_queue_new (void)
{
  ChanceryMeasureQueue *self = g_new0 (ChanceryMeasureQueue, 1);

  self->widgets = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
chancery_measure_queue_free (ChanceryMeasureQueue *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->widgets);
  g_free (self);
}

void
chancery_measure_queue_add (ChanceryMeasureQueue *self, GtkWidget *widget)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_ptr_array_add (self->widgets, g_object_ref (widget));
  if (!is_column (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_last_child (widget); child != NULL;
       child = gtk_widget_get_prev_sibling (child))
    if (gtk_widget_get_visible (child))
      chancery_measure_queue_add (self, child);
}

void
chancery_measure_queue_clear (ChanceryMeasureQueue *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_set_size (self->widgets, 0);
  self->width_known = FALSE;
}

gboolean
chancery_measure_queue_is_empty (ChanceryMeasureQueue *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->widgets->len == 0;
}

void
chancery_measure_queue_run (ChanceryMeasureQueue *self, int width, gint64 until)
{
  g_return_if_fail (self != NULL);

  while (self->widgets->len > 0 && g_get_monotonic_time () < until)
    measure_next (self, width);
}

int
chancery_measure_height (GtkWidget *widget, int width)
{
  int least;
  int height;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 0);

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, MAX (width, least), NULL, &height, NULL,
                      NULL);
  return height;
}
