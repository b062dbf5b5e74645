/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-found-label.h"

/* Of the colour behind a place that is stressed: whatever the text's own colour is, it can be read on it. */
#define STRESS_ALPHA (G_MAXUINT16 / 5 * 2)

/* What a label knows of its marks; @stressed: a place of @places, or -1. */
typedef struct
{
  GArray *places;
  int stressed;
} Marks;

static void
free_marks (gpointer data)
{
  Marks *marks = data;

  g_array_unref (marks->places);
  g_free (marks);
}

static GQuark
marks_quark (void)
{
  return g_quark_from_static_string ("chancery-found-label-marks");
}

static Marks *
get_marks (GtkWidget *label)
{
  return g_object_get_qdata (G_OBJECT (label), marks_quark ());
}

static void
insert (PangoAttrList *attributes, PangoAttribute *attribute, const ChanceryFoundPlace *place)
{
  attribute->start_index = (guint)place->start;
  attribute->end_index = (guint)place->end;
  pango_attr_list_insert (attributes, attribute);
}

/* Two lines below it as well: a colour alone is not seen by everybody. */
static void
insert_stress (PangoAttrList *attributes, GtkWidget *label, const ChanceryFoundPlace *place)
{
  GdkRGBA color;

  insert (attributes, pango_attr_underline_new (PANGO_UNDERLINE_DOUBLE), place);
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (label), "accent_bg_color",
                                       &color))
    return;
  insert (attributes,
          pango_attr_background_new ((guint16)(color.red * G_MAXUINT16),
                                     (guint16)(color.green * G_MAXUINT16),
                                     (guint16)(color.blue * G_MAXUINT16)),
          place);
  insert (attributes, pango_attr_background_alpha_new (STRESS_ALPHA), place);
}

static void
apply (GtkLabel *label, const Marks *marks)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; i < marks->places->len; i++)
    {
      const ChanceryFoundPlace *place = &g_array_index (marks->places, ChanceryFoundPlace, i);

      insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_HEAVY), place);
      if ((int)i == marks->stressed)
        insert_stress (attributes, GTK_WIDGET (label), place);
      else
        insert (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), place);
    }
  gtk_label_set_attributes (label, marks->places->len > 0 ? attributes : NULL);
}

/* Whether @place lies in words of ours: see chancery_found_label_markup_ours(). */
static gboolean
is_ours (PangoAttrList *attributes, const ChanceryFoundPlace *place)
{
  PangoAttrIterator *at = attributes != NULL ? pango_attr_list_get_iterator (attributes) : NULL;
  gboolean ours = FALSE;
  int start;
  int end;

  if (at == NULL)
    return FALSE;
  do
    {
      pango_attr_iterator_range (at, &start, &end);
      if (end > (int)place->start)
        ours = pango_attr_iterator_get (at, PANGO_ATTR_ALLOW_BREAKS) != NULL;
    }
  while (end <= (int)place->start && pango_attr_iterator_next (at));
  pango_attr_iterator_destroy (at);
  return ours;
}

static GArray *
find_places (GtkLabel *label, ChanceryFoundWords *found)
{
  GArray *places = found != NULL ? chancery_found_words_find (found, gtk_label_get_text (label))
                                 : g_array_new (FALSE, FALSE, sizeof (ChanceryFoundPlace));
  PangoAttrList *attributes =
      places->len > 0 ? pango_layout_get_attributes (gtk_label_get_layout (label)) : NULL;

  for (guint i = places->len; i > 0; i--)
    if (is_ours (attributes, &g_array_index (places, ChanceryFoundPlace, i - 1)))
      g_array_remove_index (places, i - 1);
  return places;
}

char *
chancery_found_label_markup_ours (const char *markup)
{
  g_return_val_if_fail (markup != NULL, NULL);

  /* Text may break without it as well: it is here to be known by. */
  return g_strconcat ("<span allow_breaks=\"true\">", markup, "</span>", NULL);
}

void
chancery_found_label_mark (GtkLabel *label, ChanceryFoundWords *found)
{
  Marks *before;
  Marks *marks;
  gboolean was_marked;

  g_return_if_fail (GTK_IS_LABEL (label));

  before = get_marks (GTK_WIDGET (label));
  was_marked = before != NULL && before->places->len > 0;
  marks = g_new0 (Marks, 1);
  marks->places = find_places (label, found);
  marks->stressed = -1;
  g_object_set_qdata_full (G_OBJECT (label), marks_quark (), marks, free_marks);
  if (was_marked || marks->places->len > 0)
    apply (label, marks);
}

GArray *
chancery_found_label_get_places (GtkWidget *widget)
{
  Marks *marks;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  marks = get_marks (widget);
  return marks != NULL ? marks->places : NULL;
}

void
chancery_found_label_stress (GtkLabel *label, int place)
{
  Marks *marks;

  g_return_if_fail (GTK_IS_LABEL (label));

  marks = get_marks (GTK_WIDGET (label));
  g_return_if_fail (marks != NULL && place < (int)marks->places->len);
  if (marks->stressed == place)
    return;
  marks->stressed = place;
  apply (label, marks);
}
