/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-refine-row.h"

#include <string.h>

struct _ChanceryRefineRow
{
  GtkListBoxRow parent_instance;

  char *condition;
  const char *heading;
};

G_DEFINE_FINAL_TYPE (ChanceryRefineRow, chancery_refine_row, GTK_TYPE_LIST_BOX_ROW)

static void
chancery_refine_row_finalize (GObject *object)
{
  g_free (CHANCERY_REFINE_ROW (object)->condition);

  G_OBJECT_CLASS (chancery_refine_row_parent_class)->finalize (object);
}

static void
chancery_refine_row_class_init (ChanceryRefineRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = chancery_refine_row_finalize;
}

static void
chancery_refine_row_init (ChanceryRefineRow *self)
{
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkWidget *
chancery_refine_row_new (const ChanceryFacet *facet, const char *typed)
{
  ChanceryRefineRow *self = g_object_new (CHANCERY_TYPE_REFINE_ROW, NULL);
  g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, facet->count);
  g_autofree char *sentence = g_strdup_printf ("%s, %s", facet->label, count);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = make_label (facet->label, NULL);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  self->condition = g_strconcat (facet->field, ":", facet->value, NULL);
  self->heading = facet->heading;
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_opacity (check, typed != NULL && strstr (typed, self->condition) != NULL ? 1 : 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), make_label (count, "number"));
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  return GTK_WIDGET (self);
}

const char *
chancery_refine_row_get_condition (ChanceryRefineRow *self)
{
  g_return_val_if_fail (CHANCERY_IS_REFINE_ROW (self), NULL);
  return self->condition;
}

const char *
chancery_refine_row_get_heading (ChanceryRefineRow *self)
{
  g_return_val_if_fail (CHANCERY_IS_REFINE_ROW (self), NULL);
  return self->heading;
}
