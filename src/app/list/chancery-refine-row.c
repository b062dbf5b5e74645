/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-refine-row.h"

#include <glib/gi18n.h>

#include "chancery-query.h"

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
  g_autofree char *without = NULL;

  self->condition = g_strconcat (facet->field, ":", facet->value, NULL);
  self->heading = facet->heading;
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  /* Before the figures, which stand at the edge whether or not something is chosen. */
  without = typed != NULL ? chancery_query_drop_condition (typed, self->condition) : NULL;
  if (without != NULL)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_box_append (GTK_BOX (box), make_label (count, "number"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  return GTK_WIDGET (self);
}

GtkWidget *
chancery_refine_row_new_more (const char *heading, guint n_more, gboolean all)
{
  ChanceryRefineRow *self = g_object_new (CHANCERY_TYPE_REFINE_ROW, NULL);
  g_autofree char *words = g_strdup_printf (
      /* Translators: below the first values of a heading: a row that shows the others. */
      all ? ngettext ("%u more", "%u more", n_more)
          /* Translators: the same, where there are still others behind those. */
          : ngettext ("The next %u", "The next %u", n_more),
      n_more);
  /* Translators: the same, said aloud: “Counterpart: 31 more”. */
  g_autofree char *sentence = g_strdup_printf (_ ("%s: %s"), _ (heading), words);

  self->heading = heading;
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), make_label (words, "dim-label"));
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
