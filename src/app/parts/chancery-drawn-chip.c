/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-drawn-chip.h"

#include <adwaita.h>
#include <math.h>

/* Pixels round the word. */
#define PADDING 6
#define SCALE 0.75

gboolean
chancery_drawn_chip_set (ChanceryDrawnText *self, const char *marking)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_scale_new (SCALE));
  return chancery_drawn_text_set (self, marking, attributes);
}

float
chancery_drawn_chip_get_width (ChanceryDrawnText *self, GtkWidget *widget)
{
  if (chancery_drawn_text_is_empty (self))
    return 0;
  return (float)chancery_drawn_text_get_width (self, widget) + 2 * PADDING;
}

static void
draw_edge (GtkSnapshot *snapshot, const GskRoundedRect *chip, const GdkRGBA *ink)
{
  static const float widths[4] = { 1, 1, 1, 1 };
  GdkRGBA quiet = *ink;
  GdkRGBA colors[4];

  quiet.alpha *= 0.5f;
  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    colors[i] = quiet;
  gtk_snapshot_append_border (snapshot, chip, widths, colors);
}

void
chancery_drawn_chip_draw (ChanceryDrawnText *self,
                          GtkWidget *widget,
                          GtkSnapshot *snapshot,
                          const ChanceryDrawnFont *font,
                          float x,
                          float middle)
{
  float whole = chancery_drawn_chip_get_width (self, widget);
  float height = ceilf ((float)SCALE * (font->ascent + font->descent)) + 2;
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  gboolean contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  GskRoundedRect chip;
  GdkRGBA color;

  if (whole <= 0)
    return;
  /* With more contrast it has the colour of all words, and an edge, as in style-hc.css. */
  if (contrast || !gtk_style_context_lookup_color (style, "warning_color", &color))
    gtk_style_context_get_color (style, &color);
  chancery_drawn_text_draw (self, widget, snapshot, x + PADDING, whole - 2 * PADDING,
                            chancery_drawn_font_get_baseline (font, middle, (float)SCALE), FALSE,
                            &color);
  gsk_rounded_rect_init_from_rect (&chip,
                                   &GRAPHENE_RECT_INIT (x, roundf (middle - height / 2), whole,
                                                        height),
                                   height / 2);
  if (contrast)
    draw_edge (snapshot, &chip, &color);
  color.alpha *= 0.15f;
  gtk_snapshot_push_rounded_clip (snapshot, &chip);
  gtk_snapshot_append_color (snapshot, &color, &chip.bounds);
  gtk_snapshot_pop (snapshot);
}
