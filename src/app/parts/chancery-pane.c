/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-pane.h"

struct _ChanceryPane
{
  AdwBin parent_instance;

  int wish;
};

enum
{
  PROP_0,
  PROP_WISH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (ChanceryPane, chancery_pane, ADW_TYPE_BIN)

static void
chancery_pane_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  ChanceryPane *self = CHANCERY_PANE (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (self));

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  /* What stands in a pane scrolls, and the pane is as high as the window lets it be: to ask a page
   * of a long text for its height at every width that comes up would lay it out each time. */
  if (child == NULL || orientation == GTK_ORIENTATION_VERTICAL)
    return;
  gtk_widget_measure (child, orientation, -1, minimum, natural, NULL, NULL);
  *natural = MAX (*minimum, self->wish);
}

static void
chancery_pane_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (child != NULL)
    gtk_widget_allocate (child, width, height, baseline, NULL);
}

static void
chancery_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_WISH)
    g_value_set_int (value, CHANCERY_PANE (object)->wish);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
chancery_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_WISH)
    chancery_pane_set_wish (CHANCERY_PANE (object), g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
chancery_pane_class_init (ChanceryPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = chancery_pane_get_property;
  object_class->set_property = chancery_pane_set_property;
  widget_class->measure = chancery_pane_measure;
  widget_class->size_allocate = chancery_pane_size_allocate;

  properties[PROP_WISH] =
      g_param_spec_int ("wish", NULL, NULL, 0, G_MAXINT, 0,
                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
chancery_pane_init (ChanceryPane *self)
{
  /* The bin's own layout would ask the child. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
}

int
chancery_pane_get_wish (ChanceryPane *self)
{
  g_return_val_if_fail (CHANCERY_IS_PANE (self), 0);
  return self->wish;
}

void
chancery_pane_set_wish (ChanceryPane *self, int wish)
{
  g_return_if_fail (CHANCERY_IS_PANE (self));

  if (self->wish == wish)
    return;
  self->wish = wish;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WISH]);
}
