/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-drawn-text.h"

#include <math.h>
#include <string.h>

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

/* Where a line ends a blank stands: drawn in one line it would be a sign that no font has.  As many bytes, so that
 * attributes stay where they are. */
static char *
fold_lines (const char *text)
{
  char *folded = g_strdelimit (g_strdup (text), "\n\r\t\v\f", ' ');

  for (char *at = strstr (folded, "\u2028"); at != NULL; at = strstr (at, "\u2028"))
    memcpy (at, "\u2002", strlen ("\u2002"));
  for (char *at = strstr (folded, "\u2029"); at != NULL; at = strstr (at, "\u2029"))
    memcpy (at, "\u2002", strlen ("\u2002"));
  return folded;
}

gboolean
chancery_drawn_text_set (ChanceryDrawnText *self, const char *text, PangoAttrList *attributes)
{
  g_autofree char *folded = NULL;
  g_autoptr (PangoAttrList) owned = attributes;

  g_return_val_if_fail (self != NULL, FALSE);

  folded = fold_lines (text != NULL ? text : "");
  if (g_strcmp0 (self->text, folded) == 0 && pango_attr_list_equal (self->attributes, owned))
    return FALSE;
  g_free (self->text);
  self->text = g_steal_pointer (&folded);
  self->whole = 0;
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  self->attributes = g_steal_pointer (&owned);
  if (self->layout == NULL)
    return TRUE;
  pango_layout_set_text (self->layout, self->text, -1);
  pango_layout_set_attributes (self->layout, self->attributes);
  return TRUE;
}

gboolean
chancery_drawn_text_set_found (ChanceryDrawnText *self,
                               const char *text,
                               const char *markup,
                               PangoAttrList *attributes)
{
  PangoAttrList *found = NULL;
  g_autofree char *plain = NULL;

  g_return_val_if_fail (markup != NULL && attributes != NULL, FALSE);

  if (*markup == '\0' || !pango_parse_markup (markup, -1, 0, &found, &plain, NULL, NULL))
    return chancery_drawn_text_set (self, text, attributes);
  pango_attr_list_splice (attributes, found, 0, 0);
  pango_attr_list_unref (found);
  return chancery_drawn_text_set (self, plain, attributes);
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
  self->whole = width;
  return width;
}

void
chancery_drawn_text_prepare (ChanceryDrawnText *self, GtkWidget *widget, float width)
{
  PangoLayout *layout;

  g_return_if_fail (self != NULL);

  if (chancery_drawn_text_is_empty (self) || width < 1)
    return;
  layout = get_layout (self, widget);
  /* What is known to fit stays as it was measured: another width would shape it again. */
  if (self->whole == 0 || self->whole > (int)width)
    pango_layout_set_width (layout, (int)width * PANGO_SCALE);
  pango_layout_get_extents (layout, NULL, NULL);
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
  chancery_drawn_text_prepare (self, widget, width);
  layout = self->layout;
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
