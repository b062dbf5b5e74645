/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-drawn-text.h"

#include <math.h>

static PangoLayout *
get_layout (ChanceryDrawnText *self, GtkWidget *widget)
{
  if (self->layout != NULL)
    return self->layout;
  self->layout = gtk_widget_create_pango_layout (widget, self->text);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
  pango_layout_set_ellipsize (self->layout, self->ellipsize);
  pango_layout_set_attributes (self->layout, self->attributes);
  return self->layout;
}

void
chancery_drawn_font_measure (ChanceryDrawnFont *self, GtkWidget *widget)
{
  PangoContext *context;
  PangoFontMetrics *metrics;

  g_return_if_fail (self != NULL);

  context = gtk_widget_get_pango_context (widget);
  if (self->measured == pango_context_get_serial (context))
    return;
  metrics = pango_context_get_metrics (context, NULL, NULL);
  self->measured = pango_context_get_serial (context);
  self->ascent = (float)pango_font_metrics_get_ascent (metrics) / PANGO_SCALE;
  self->descent = (float)pango_font_metrics_get_descent (metrics) / PANGO_SCALE;
  pango_font_metrics_unref (metrics);
}

float
chancery_drawn_font_get_baseline (const ChanceryDrawnFont *self, float middle, float scale)
{
  return roundf (middle + scale * (self->ascent - self->descent) / 2);
}

gboolean
chancery_drawn_text_set (ChanceryDrawnText *self, const char *text, PangoAttrList *attributes)
{
  g_autoptr (PangoAttrList) owned = attributes;

  g_return_val_if_fail (self != NULL, FALSE);

  text = text != NULL ? text : "";
  if (g_strcmp0 (self->text, text) == 0 && pango_attr_list_equal (self->attributes, owned))
    return FALSE;
  g_free (self->text);
  self->text = g_strdup (text);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  self->attributes = g_steal_pointer (&owned);
  if (self->layout == NULL)
    return TRUE;
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_set_attributes (self->layout, self->attributes);
  return TRUE;
}

void
chancery_drawn_text_clear (ChanceryDrawnText *self)
{
  g_clear_object (&self->layout);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  g_clear_pointer (&self->text, g_free);
}

gboolean
chancery_drawn_text_is_empty (const ChanceryDrawnText *self)
{
  return self->text == NULL || *self->text == '\0';
}

int
chancery_drawn_text_get_width (ChanceryDrawnText *self, GtkWidget *widget)
{
  PangoLayout *layout;
  int width;

  if (chancery_drawn_text_is_empty (self))
    return 0;
  layout = get_layout (self, widget);
  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

void
chancery_drawn_text_draw (ChanceryDrawnText *self,
                          GtkWidget *widget,
                          GtkSnapshot *snapshot,
                          float x,
                          float width,
                          float baseline,
                          gboolean at_end,
                          const GdkRGBA *color)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  PangoLayout *layout;
  PangoRectangle place;

  g_return_if_fail (self != NULL);

  if (chancery_drawn_text_is_empty (self) || width < 1)
    return;
  layout = get_layout (self, widget);
  pango_layout_set_width (layout, (int)width * PANGO_SCALE);
  pango_layout_get_extents (layout, NULL, &place);
  /* Where a line of the other direction would be put does not count: what begins a column is in one line. */
  x -= (float)place.x / PANGO_SCALE;
  if (rtl != at_end)
    x += width - (float)place.width / PANGO_SCALE;
  baseline -= (float)pango_layout_get_baseline (layout) / PANGO_SCALE;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, baseline));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}
