/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-chart-view.h"

#include <glib/gi18n.h>

#define LEAST_WIDTH 240
/* Letters of a chart are a little smaller than those of the page. */
#define LETTERS 0.85

struct _ChanceryChartView
{
  GtkWidget parent_instance;

  const ChanceryChart *chart;
  gpointer owner;
  GDestroyNotify unref;
};

G_DEFINE_FINAL_TYPE (ChanceryChartView, chancery_chart_view, GTK_TYPE_WIDGET)

/* The height of letters in pixels, with the size of the theme and that of the officer. */
static double
letter_size (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double)pango_font_description_get_size (font) / PANGO_SCALE;
  double resolution = pango_cairo_context_get_resolution (context);

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (resolution > 0 ? resolution : 96) / 72;
  return MAX (size * LETTERS, 6);
}

static void
take_color (double target[3], const GdkRGBA *color)
{
  target[0] = color->red;
  target[1] = color->green;
  target[2] = color->blue;
}

static void
find_colors (GtkWidget *widget, ChanceryChartColors *colors)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GdkRGBA color = { 0, 0, 0, 1 };

  gtk_style_context_get_color (style, &color);
  take_color (colors->ink, &color);
  if (!gtk_style_context_lookup_color (style, "window_bg_color", &color))
    color = (GdkRGBA){ 1, 1, 1, 1 };
  take_color (colors->ground, &color);
  if (!gtk_style_context_lookup_color (style, "accent_color", &color))
    color = (GdkRGBA){ 0.11, 0.30, 0.53, 1 };
  take_color (colors->bar, &color);
}

static GtkSizeRequestMode
chancery_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
chancery_chart_view_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  ChanceryChartView *self = CHANCERY_CHART_VIEW (widget);

  *minimum = *natural =
      orientation == GTK_ORIENTATION_HORIZONTAL
          ? LEAST_WIDTH
          : (int)chancery_chart_get_height (self->chart, letter_size (widget)) + 1;
}

static void
chancery_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ChanceryChartView *self = CHANCERY_CHART_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height);
  PangoContext *context = gtk_widget_create_pango_context (widget);
  cairo_t *cairo = gtk_snapshot_append_cairo (snapshot, &bounds);
  ChanceryChartColors colors;

  find_colors (widget, &colors);
  /* The chart thinks in the pixels that letter_size() gives. */
  pango_cairo_context_set_resolution (context, 72);
  chancery_chart_draw (self->chart, cairo, context, &colors, letter_size (widget), width, height);
  cairo_destroy (cairo);
  g_object_unref (context);
}

static void
chancery_chart_view_finalize (GObject *object)
{
  ChanceryChartView *self = CHANCERY_CHART_VIEW (object);

  if (self->unref != NULL)
    self->unref (self->owner);

  G_OBJECT_CLASS (chancery_chart_view_parent_class)->finalize (object);
}

static void
chancery_chart_view_class_init (ChanceryChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = chancery_chart_view_finalize;
  widget_class->get_request_mode = chancery_chart_view_get_request_mode;
  widget_class->measure = chancery_chart_view_measure;
  widget_class->snapshot = chancery_chart_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
chancery_chart_view_init (ChanceryChartView *self)
{
}

GtkWidget *
chancery_chart_view_new (const ChanceryChart *chart,
                         const char *heading,
                         gpointer owner,
                         GDestroyNotify unref)
{
  ChanceryChartView *self = g_object_new (CHANCERY_TYPE_CHART_VIEW, NULL);
  /* Translators: what a chart is called for who does not see it; %s is its heading. */
  g_autofree char *name =
      g_strdup_printf (_ ("Chart: %s. The table below says the same."), heading);

  self->chart = chart;
  self->owner = owner;
  self->unref = unref;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}
