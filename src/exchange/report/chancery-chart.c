/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-chart.h"

#include "chancery-paper.h"

#include <math.h>

#define LABEL_SHARE 0.34
#define ROW_LETTERS 2.0 /* a lying bar, in heights of letters */
#define STAND_LETTERS 15.0
#define GAP_LETTERS 0.7
#define BAR_LEAST 1.5

typedef struct
{
  char *label;
  char *words;
  gint64 low;
  gint64 high;
  gint64 *counts;
} Bar;

struct _ChanceryChart
{
  ChanceryChartType type;
  char **layers;
  guint n_layers;
  GPtrArray *bars;
};

/* What a drawing is made with. */
typedef struct
{
  const ChanceryChart *chart;
  cairo_t *cairo;
  PangoContext *context;
  const ChanceryChartColors *colors;
  double points;
  double width;
  double height;
  gboolean mirrored;
} Pen;

static void
bar_free (gpointer data)
{
  Bar *bar = data;

  g_free (bar->label);
  g_free (bar->words);
  g_free (bar->counts);
  g_free (bar);
}

ChanceryChart *
chancery_chart_new (ChanceryChartType type, const char *const *layers)
{
  ChanceryChart *self = g_new0 (ChanceryChart, 1);

  self->type = type;
  self->layers = g_strdupv ((char **)layers);
  self->n_layers = layers != NULL ? g_strv_length ((char **)layers) : 0;
  self->bars = g_ptr_array_new_with_free_func (bar_free);
  return self;
}

void
chancery_chart_free (ChanceryChart *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->layers);
  g_ptr_array_unref (self->bars);
  g_free (self);
}

static Bar *
add_bar (ChanceryChart *self, const char *label, const char *words)
{
  Bar *bar = g_new0 (Bar, 1);

  bar->label = g_utf8_make_valid (label, -1);
  bar->words = words != NULL ? g_utf8_make_valid (words, -1) : NULL;
  g_ptr_array_add (self->bars, bar);
  return bar;
}

void
chancery_chart_add_layers (ChanceryChart *self, const char *label, const gint64 *counts)
{
  Bar *bar;

  g_return_if_fail (self != NULL && self->type == CHANCERY_CHART_LAYERS);

  bar = add_bar (self, label, NULL);
  bar->counts = g_memdup2 (counts, self->n_layers * sizeof *counts);
  for (guint i = 0; i < self->n_layers; i++)
    bar->high += counts[i];
}

void
chancery_chart_add_bar (ChanceryChart *self, const char *label, gint64 count, const char *words)
{
  Bar *bar;

  g_return_if_fail (self != NULL && self->type == CHANCERY_CHART_BARS);

  bar = add_bar (self, label, words);
  bar->low = count;
  bar->high = count;
}

void
chancery_chart_add_range (ChanceryChart *self,
                          const char *label,
                          gint64 low,
                          gint64 high,
                          const char *words)
{
  Bar *bar;

  g_return_if_fail (self != NULL && self->type == CHANCERY_CHART_RANGES);

  bar = add_bar (self, label, words);
  bar->low = low;
  bar->high = high;
}

guint
chancery_chart_get_n_bars (const ChanceryChart *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->bars->len;
}

double
chancery_chart_get_height (const ChanceryChart *self, double points)
{
  double letter = points * 1.3;

  g_return_val_if_fail (self != NULL, 0);

  if (self->type == CHANCERY_CHART_LAYERS)
    return letter * (STAND_LETTERS + 3);
  return letter * ROW_LETTERS * self->bars->len + letter * GAP_LETTERS;
}

/* ---- with the pen ---- */

static void
set_ink (const Pen *pen, double strength)
{
  const ChanceryChartColors *colors = pen->colors;

  cairo_set_source_rgb (pen->cairo,
                        colors->ground[0] + (colors->ink[0] - colors->ground[0]) * strength,
                        colors->ground[1] + (colors->ink[1] - colors->ground[1]) * strength,
                        colors->ground[2] + (colors->ink[2] - colors->ground[2]) * strength);
}

static void
set_bar (const Pen *pen, double strength)
{
  const ChanceryChartColors *colors = pen->colors;

  cairo_set_source_rgb (pen->cairo,
                        colors->ground[0] + (colors->bar[0] - colors->ground[0]) * strength,
                        colors->ground[1] + (colors->bar[1] - colors->ground[1]) * strength,
                        colors->ground[2] + (colors->bar[2] - colors->ground[2]) * strength);
}

static gboolean
is_layer_used (const ChanceryChart *chart, guint layer)
{
  for (guint i = 0; i < chart->bars->len; i++)
    if (((Bar *)chart->bars->pdata[i])->counts[layer] > 0)
      return TRUE;
  return FALSE;
}

/* The layers are ordered: the stronger, the darker; those that are there share the whole ramp. */
static double
layer_strength (const ChanceryChart *chart, guint layer)
{
  guint n_used = 0;
  guint n_below = 0;

  for (guint i = 0; i < chart->n_layers; i++)
    if (is_layer_used (chart, i))
      {
        n_used++;
        n_below += i < layer;
      }
  return n_used > 1 ? 0.22 + 0.78 * n_below / (n_used - 1) : 0.85;
}

static void
fill_box (const Pen *pen, double x, double y, double width, double height)
{
  cairo_rectangle (pen->cairo, pen->mirrored ? pen->width - x - width : x, y, width, height);
  cairo_fill (pen->cairo);
}

/* Writes @text with its start at @x (or its end, or its middle); returns how wide it is. */
static double
write_text (const Pen *pen, const char *text, double x, double y, double room, double align)
{
  g_autoptr (PangoFontDescription) font = chancery_paper_font (pen->points);
  g_autoptr (PangoLayout) layout = pango_layout_new (pen->context);
  double width;
  int measure;

  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (room > 0)
    {
      pango_layout_get_size (layout, &measure, NULL);
      if (measure > room * PANGO_SCALE)
        {
          pango_layout_set_width (layout, (int)(room * PANGO_SCALE));
          pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
        }
    }
  pango_layout_get_size (layout, &measure, NULL);
  if (pango_layout_get_width (layout) > 0)
    measure = MIN (measure, pango_layout_get_width (layout));
  /* What an ellipsis leaves is placed by us, not by the layout. */
  pango_layout_set_width (layout, pango_layout_get_width (layout) > 0 ? measure : -1);
  width = (double)measure / PANGO_SCALE;
  /* What is written over the middle of a bar at the edge stays within the picture. */
  x = CLAMP (x - width * align, 0, MAX (0, pen->width - width));
  cairo_move_to (pen->cairo, pen->mirrored ? pen->width - x - width : x, y);
  pango_cairo_show_layout (pen->cairo, layout);
  return width;
}

/* ---- lying bars ---- */

static gint64
longest (const ChanceryChart *chart)
{
  gint64 most = 1;

  for (guint i = 0; i < chart->bars->len; i++)
    {
      const Bar *bar = chart->bars->pdata[i];

      most = MAX (most, bar->high < G_MAXINT64 ? bar->high : bar->low);
    }
  return most;
}

/* From the least to the most in a lighter tone; where nobody says how many at most, it fades out. */
static void
draw_range (const Pen *pen, const Bar *bar, double x, double y, double height, double unit)
{
  double from = x + bar->low * unit;
  double to = bar->high < G_MAXINT64 ? x + bar->high * unit : from;

  set_bar (pen, 0.4);
  if (to > from)
    fill_box (pen, from, y, to - from, height);
  for (guint i = 0; bar->high == G_MAXINT64 && i < 3; i++)
    {
      set_bar (pen, 0.5 - 0.13 * i);
      fill_box (pen, from + 2 + i * 6, y, 4, height);
    }
}

static void
draw_lying (const Pen *pen)
{
  double letter = pen->points * 1.3;
  double row = letter * ROW_LETTERS;
  double label = pen->width * LABEL_SHARE;
  double words = MIN (pen->width * 0.25, letter * 9);
  double room = MAX (pen->width - label - words - letter, letter);
  double unit = room / longest (pen->chart);

  for (guint i = 0; i < pen->chart->bars->len; i++)
    {
      const Bar *bar = pen->chart->bars->pdata[i];
      double y = i * row + letter * GAP_LETTERS / 2;
      double end = label + MAX (bar->low * unit, bar->low > 0 ? BAR_LEAST : 0);

      set_ink (pen, 1);
      write_text (pen, bar->label, 0, y + (row - letter) / 2 - 1, label - letter * 0.8, 0);
      set_bar (pen, 0.85);
      fill_box (pen, label, y + row * 0.2, end - label, row * 0.6);
      if (pen->chart->type == CHANCERY_CHART_RANGES)
        {
          draw_range (pen, bar, label, y + row * 0.2, row * 0.6, unit);
          end = bar->high < G_MAXINT64 ? label + bar->high * unit : end + 20;
        }
      set_ink (pen, 0.8);
      if (bar->words != NULL)
        write_text (pen, bar->words, end + letter * 0.5, y + (row - letter) / 2 - 1,
                    pen->width - end - letter * 0.5, 0);
    }
}

/* ---- standing bars ---- */

/* Steps of 1, 2, 5, 10 … that give at most five lines. */
static gint64
step_of (gint64 most)
{
  gint64 step = 1;

  while (most / step > 5)
    step = most / (step * 2) <= 5 ? step * 2 : most / (step * 5) <= 5 ? step * 5 : step * 10;
  return step;
}

static void
draw_scale (const Pen *pen, double left, double bottom, double unit, gint64 most)
{
  double letter = pen->points * 1.3;
  gint64 step = step_of (most);

  for (gint64 mark = 0; mark <= most; mark += step)
    {
      g_autofree char *number = g_strdup_printf ("%'" G_GINT64_FORMAT, mark);
      double y = floor (bottom - mark * unit) + 0.5;

      set_ink (pen, mark == 0 ? 0.6 : 0.14);
      cairo_set_line_width (pen->cairo, 1);
      cairo_move_to (pen->cairo, pen->mirrored ? 0 : left, y);
      cairo_line_to (pen->cairo, pen->mirrored ? pen->width - left : pen->width, y);
      cairo_stroke (pen->cairo);
      set_ink (pen, 0.7);
      write_text (pen, number, left - letter * 0.4, y - letter * 0.55, 0, 1);
    }
}

/* The names of the layers that are there, in lines below; returns how high they are. */
static void
draw_legend (const Pen *pen, double y)
{
  double letter = pen->points * 1.3;
  double x = 0;

  for (guint i = 0; i < pen->chart->n_layers; i++)
    {
      if (!is_layer_used (pen->chart, i))
        continue;
      if (x > pen->width * 0.8)
        {
          x = 0;
          y += letter * 1.25;
        }
      set_bar (pen, layer_strength (pen->chart, i));
      fill_box (pen, x, y + letter * 0.15, letter * 0.7, letter * 0.7);
      x += letter;
      set_ink (pen, 0.9);
      x += write_text (pen, pen->chart->layers[i], x, y, pen->width - x, 0) + letter;
    }
}

static void
draw_standing (const Pen *pen)
{
  const ChanceryChart *chart = pen->chart;
  double letter = pen->points * 1.3;
  gint64 most = longest (chart);
  double left = letter * 2.2;
  double top = letter * 0.6;
  double bottom = pen->height - letter * 4.4;
  double unit = (bottom - top) / most;
  double slot = (pen->width - left) / MAX (chart->bars->len, 1);
  double width = MAX (MIN (slot * 0.72, letter * 3), BAR_LEAST);
  g_autofree double *strengths = g_new0 (double, chart->n_layers + 1);
  guint every = MAX ((guint)ceil (letter * 4.2 / slot), 1);

  draw_scale (pen, left, bottom, unit, most);
  for (guint layer = 0; layer < chart->n_layers; layer++)
    strengths[layer] = layer_strength (chart, layer);
  for (guint i = 0; i < chart->bars->len; i++)
    {
      const Bar *bar = chart->bars->pdata[i];
      double middle = left + slot * (i + 0.5);
      double y = bottom;

      for (guint layer = 0; layer < chart->n_layers; layer++)
        {
          if (bar->counts[layer] == 0)
            continue;
          y -= bar->counts[layer] * unit;
          set_bar (pen, strengths[layer]);
          fill_box (pen, middle - width / 2, y, width, bar->counts[layer] * unit);
        }
      if (i % every != 0)
        continue;
      set_ink (pen, 0.7);
      write_text (pen, bar->label, middle, bottom + letter * 0.3, 0, 0.5);
    }
  draw_legend (pen, bottom + letter * 1.9);
}

void
chancery_chart_draw (const ChanceryChart *self,
                     cairo_t *cairo,
                     PangoContext *context,
                     const ChanceryChartColors *colors,
                     double points,
                     double width,
                     double height)
{
  Pen pen = { self, cairo, context, colors, points, width, height, FALSE };

  g_return_if_fail (self != NULL && cairo != NULL && context != NULL && colors != NULL);

  pen.mirrored = pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL;
  if (self->type == CHANCERY_CHART_LAYERS)
    draw_standing (&pen);
  else
    draw_lying (&pen);
}
