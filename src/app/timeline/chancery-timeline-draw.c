/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-timeline-draw.h"

#include <math.h>

/* In lines of text. */
#define AXIS 2.6
#define LANE_HEAD 1.3
#define LANE_FOOT 0.5
#define TRACK 1.45
#define BAR 1.1
/* Words that would be shorter than this are left out. */
#define LEAST_WORDS 2.5

static double
lane_height (ChanceryTimelinePlan *plan, guint lane, double line)
{
  return line * (LANE_HEAD + LANE_FOOT +
                 TRACK * chancery_timeline_layout_get_n_tracks (plan->layout, lane));
}

static double
lane_top (const ChanceryTimelineDrawing *self, guint lane)
{
  double top = AXIS * self->line;

  for (guint i = 0; i < lane; i++)
    top += lane_height (self->plan, i, self->line);
  return top;
}

ChanceryTimelineMetrics
chancery_timeline_draw_get_metrics (double scale, double line)
{
  return (ChanceryTimelineMetrics){
    .scale = scale,
    .mark = line * 0.6,
    .label = line * 9,
    .gap = line * 0.35,
    .fade = line * 2.4,
    .bin = line * 2.8,
    .most_tracks = 5,
  };
}

double
chancery_timeline_draw_get_height (ChanceryTimelinePlan *plan, double line)
{
  double height = AXIS * line;

  for (guint i = 0; i < chancery_timeline_lanes_get_n (plan->lanes); i++)
    height += lane_height (plan, i, line);
  return height;
}

/* @top: of the lane. */
static graphene_rect_t
place_box (const ChanceryTimelineDrawing *self, const ChanceryTimelineBox *box, double top)
{
  double y = top + self->line * (LANE_HEAD + TRACK * box->track);

  return GRAPHENE_RECT_INIT ((float)(box->x - self->x), (float)y, (float)box->width,
                             (float)(BAR * self->line));
}

graphene_rect_t
chancery_timeline_draw_get_box (const ChanceryTimelineDrawing *self, guint box)
{
  const ChanceryTimelineBox *boxes = chancery_timeline_layout_get_boxes (self->plan->layout, NULL);

  return place_box (self, &boxes[box], lane_top (self, boxes[box].lane));
}

/* Words belong to their box: who points at them means it. */
static gboolean
is_hit (const ChanceryTimelineDrawing *self, const ChanceryTimelineBox *box, double x)
{
  double words = box->count > 1 ? 0 : MIN (box->label, self->plan->metrics.label);

  return x >= box->x - 2 && x <= box->x + box->width + MAX (2, words);
}

int
chancery_timeline_draw_find (const ChanceryTimelineDrawing *self, double x, double y)
{
  const ChanceryTimelineBox *boxes = chancery_timeline_layout_get_boxes (self->plan->layout, NULL);
  double top = AXIS * self->line;

  for (guint lane = 0; lane < chancery_timeline_lanes_get_n (self->plan->lanes); lane++)
    {
      double height = lane_height (self->plan, lane, self->line);
      int track = (int)floor ((y - top) / self->line / TRACK - LANE_HEAD / TRACK);
      guint first;
      guint n = chancery_timeline_layout_get_lane (self->plan->layout, lane, &first);

      for (guint i = first; y >= top && y < top + height && i < first + n; i++)
        if ((int)boxes[i].track == track && is_hit (self, &boxes[i], x + self->x))
          return (int)i;
      top += height;
    }
  return -1;
}

/* ---- ink ---- */

static void
set_ink (cairo_t *cairo, const ChanceryTimelineDrawing *self, double alpha)
{
  if (self->contrast)
    alpha = MIN (1, alpha * 1.6);
  cairo_set_source_rgba (cairo, self->ink.red, self->ink.green, self->ink.blue, alpha);
}

static void
set_accent (cairo_t *cairo, const ChanceryTimelineDrawing *self, double alpha)
{
  cairo_set_source_rgba (cairo, self->accent.red, self->accent.green, self->accent.blue, alpha);
}

static void
round_path (cairo_t *cairo, const graphene_rect_t *place, double radius)
{
  double x = place->origin.x, y = place->origin.y;
  double width = place->size.width, height = place->size.height;

  radius = MIN (radius, MIN (width, height) / 2);
  cairo_new_sub_path (cairo);
  cairo_arc (cairo, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cairo, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cairo, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cairo, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cairo);
}

static void
show_text (cairo_t *cairo,
           PangoContext *context,
           const char *text,
           double x,
           double y,
           double scale,
           gboolean bold)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cairo, x, y);
  pango_cairo_show_layout (cairo, layout);
}

/* ---- the axis ---- */

static double
x_of (const ChanceryTimelineDrawing *self, ChanceryDay day)
{
  return (double)(day - self->origin) * self->plan->metrics.scale - self->x;
}

static void
draw_rule (cairo_t *cairo, const ChanceryTimelineDrawing *self, double x, double top, double alpha)
{
  set_ink (cairo, self, alpha);
  cairo_rectangle (cairo, floor (x), top, 1,
                   chancery_timeline_draw_get_height (self->plan, self->line) - top);
  cairo_fill (cairo);
}

static void
draw_ticks (cairo_t *cairo,
            PangoContext *context,
            const ChanceryTimelineDrawing *self,
            ChanceryTimelineUnit unit,
            gboolean heads)
{
  double scale = self->plan->metrics.scale;
  ChanceryDay first =
      chancery_timeline_unit_floor (unit, self->origin + (gint64)floor (self->x / scale));
  double top = heads ? 0 : self->line * 1.25;

  for (ChanceryDay day = first; x_of (self, day) < self->width;
       day = chancery_timeline_unit_next (unit, day))
    {
      double x = x_of (self, day);
      double end = x_of (self, chancery_timeline_unit_next (unit, day));
      g_autofree char *words = heads ? chancery_timeline_unit_to_words (unit, day)
                                     : chancery_timeline_unit_to_tick (unit, day);

      draw_rule (cairo, self, x, top, heads ? 0.16 : 0.07);
      set_ink (cairo, self, heads ? 0.9 : 0.62);
      cairo_save (cairo);
      cairo_rectangle (cairo, MAX (0, x), top, end - MAX (0, x), self->line * 1.4);
      cairo_clip (cairo);
      /* The heading of what one is in the midst of stays in sight. */
      show_text (cairo, context, words, MAX (x, heads ? 0 : x) + self->line * 0.3, top + 1, 0.88,
                 heads);
      cairo_restore (cairo);
    }
}

static void
draw_axis (cairo_t *cairo, PangoContext *context, const ChanceryTimelineDrawing *self)
{
  ChanceryTimelineUnit unit =
      chancery_timeline_unit_fit (self->plan->metrics.scale, self->line * 2.2);
  ChanceryTimelineUnit parent = chancery_timeline_unit_get_parent (unit);

  draw_ticks (cairo, context, self, unit, FALSE);
  draw_ticks (cairo, context, self, parent, TRUE);
  if (self->today != CHANCERY_DAY_NONE)
    {
      double x = x_of (self, self->today) + self->plan->metrics.scale / 2;

      double top = self->line * 1.25;

      set_accent (cairo, self, 0.8);
      cairo_rectangle (cairo, floor (x), top, 2,
                       chancery_timeline_draw_get_height (self->plan, self->line) - top);
      cairo_fill (cairo);
    }
}

/* ---- boxes ---- */

/* What is known is solid; beyond an open end it fades. */
static cairo_pattern_t *
make_fade (const ChanceryTimelineDrawing *self,
           const graphene_rect_t *place,
           const ChancerySpan *span,
           double alpha)
{
  double begin = place->origin.x, end = begin + place->size.width;
  double fade = MIN (0.9, self->plan->metrics.fade / place->size.width);
  cairo_pattern_t *pattern = cairo_pattern_create_linear (begin, 0, end, 0);
  gboolean open_start = span->first_day == CHANCERY_DAY_NONE;
  gboolean open_end = span->last_day == CHANCERY_DAY_NONE;

#define STOP(at, a) \
  cairo_pattern_add_color_stop_rgba (pattern, at, self->ink.red, self->ink.green, self->ink.blue, a)
  STOP (0, open_start ? 0.04 : alpha);
  if (open_start)
    STOP (fade, alpha);
  if (open_end)
    STOP (1 - fade, alpha);
  STOP (1, open_end ? 0.04 : alpha);
#undef STOP
  return pattern;
}

static void
draw_arrow (cairo_t *cairo, const ChanceryTimelineDrawing *self, double x, double y, int to)
{
  double size = self->line * 0.28;

  set_ink (cairo, self, 0.6);
  cairo_set_line_width (cairo, 1.5);
  cairo_move_to (cairo, x - to * size, y - size);
  cairo_line_to (cairo, x, y);
  cairo_line_to (cairo, x - to * size, y + size);
  cairo_stroke (cairo);
}

static void
draw_item (cairo_t *cairo,
           const ChanceryTimelineDrawing *self,
           const graphene_rect_t *place,
           const ChancerySpan *span)
{
  static const double dashes[] = { 3, 3 };
  gboolean open_start = span->first_day == CHANCERY_DAY_NONE;
  gboolean open_end = span->last_day == CHANCERY_DAY_NONE;
  gboolean hollow = (span->flags & CHANCERY_SPAN_INFERRED) != 0;
  gboolean vague = (span->flags & (CHANCERY_SPAN_ABOUT | CHANCERY_SPAN_UNCERTAIN)) != 0;
  double middle = place->origin.y + place->size.height / 2;
  cairo_pattern_t *fade = make_fade (self, place, span, hollow ? 0.1 : vague ? 0.2 : 0.38);

  round_path (cairo, place, self->line * 0.25);
  cairo_set_source (cairo, fade);
  cairo_pattern_destroy (fade);
  cairo_fill (cairo);
  if (open_start)
    draw_arrow (cairo, self, place->origin.x, middle, -1);
  if (open_end)
    draw_arrow (cairo, self, place->origin.x + place->size.width, middle, 1);
  if (hollow || vague)
    {
      fade = make_fade (self, place, span, 0.75);
      graphene_rect_t inner = *place;

      graphene_rect_inset (&inner, 0.5f, 0.5f);
      round_path (cairo, &inner, self->line * 0.25);
      cairo_set_source (cairo, fade);
      cairo_pattern_destroy (fade);
      cairo_set_line_width (cairo, 1);
      cairo_set_dash (cairo, dashes, vague ? 2 : 0, 0);
      cairo_stroke (cairo);
      cairo_set_dash (cairo, NULL, 0, 0);
    }
  if ((span->flags & CHANCERY_SPAN_VOID) != 0)
    {
      set_ink (cairo, self, 0.9);
      cairo_rectangle (cairo, place->origin.x - 2, floor (middle), place->size.width + 4, 1);
      cairo_fill (cairo);
    }
}

/* The more it counts the darker, so that a crowd is seen as one. */
static void
draw_count (cairo_t *cairo,
            PangoContext *context,
            const ChanceryTimelineDrawing *self,
            const graphene_rect_t *place,
            guint count)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  g_autofree char *words = g_strdup_printf ("%'u", count);
  int width, height;

  round_path (cairo, place, self->line * 0.25);
  set_ink (cairo, self, MIN (0.34, 0.1 + 0.035 * log2 (count)));
  cairo_fill (cairo);
  pango_layout_set_text (layout, words, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  set_ink (cairo, self, 0.95);
  cairo_move_to (cairo, place->origin.x + (place->size.width - width) / 2,
                 place->origin.y + (place->size.height - height) / 2);
  pango_cairo_show_layout (cairo, layout);
}

/* Inside what is wide enough, and then where it can be seen; else after it. */
static void
draw_words (cairo_t *cairo,
            const ChanceryTimelineDrawing *self,
            const graphene_rect_t *place,
            const ChanceryTimelineBox *box)
{
  double pad = self->line * 0.35;
  double end = place->origin.x + place->size.width;
  gboolean inside = place->size.width >= self->plan->metrics.label;
  double x = inside ? MAX (place->origin.x, 0) + pad : end + pad;
  double room = inside ? end - x - pad : MIN (box->label, self->line * 20);
  PangoLayout *words;
  PangoRectangle extents;

  room = MIN (room, self->width - x - 2);
  if (room < LEAST_WORDS * self->line)
    return;
  words = self->get_words (box->first, room, self->data);
  if (words == NULL)
    return;
  /* Where the words around them run from right to left they may lie at the far side of their room. */
  pango_layout_get_pixel_extents (words, NULL, &extents);
  set_ink (cairo, self, (self->spans[box->first].flags & CHANCERY_SPAN_VOID) != 0 ? 0.6 : 0.95);
  cairo_move_to (cairo, x - extents.x, place->origin.y + (place->size.height - extents.height) / 2);
  pango_cairo_show_layout (cairo, words);
}

static void
draw_focus (cairo_t *cairo, const ChanceryTimelineDrawing *self, const graphene_rect_t *place)
{
  graphene_rect_t outer = *place;

  graphene_rect_inset (&outer, -2.5f, -2.5f);
  round_path (cairo, &outer, self->line * 0.3);
  set_accent (cairo, self, 0.18);
  cairo_fill_preserve (cairo);
  set_accent (cairo, self, 1);
  cairo_set_line_width (cairo, 2);
  cairo_stroke (cairo);
}

static void
draw_lane (cairo_t *cairo,
           PangoContext *context,
           const ChanceryTimelineDrawing *self,
           guint lane,
           double top)
{
  const ChanceryTimelineBox *boxes = chancery_timeline_layout_get_boxes (self->plan->layout, NULL);
  const char *name = chancery_timeline_lanes_get_name (self->plan->lanes, lane);
  guint first;
  guint n = chancery_timeline_layout_get_lane (self->plan->layout, lane, &first);

  set_ink (cairo, self, 0.12);
  cairo_rectangle (cairo, 0, floor (top), self->width, 1);
  cairo_fill (cairo);
  set_ink (cairo, self, 0.62);
  show_text (cairo, context, name, self->line * 0.3, top + 2, 0.88, TRUE);
  for (guint i = first; i < first + n; i++)
    {
      graphene_rect_t place = place_box (self, &boxes[i], top);

      if (place.origin.x > self->width ||
          place.origin.x + place.size.width + self->plan->metrics.label * 2.5 < 0)
        continue;
      if ((int)i == self->current)
        draw_focus (cairo, self, &place);
      if (boxes[i].count > 1)
        draw_count (cairo, context, self, &place, boxes[i].count);
      else
        {
          draw_item (cairo, self, &place, &self->spans[boxes[i].first]);
          draw_words (cairo, self, &place, &boxes[i]);
        }
    }
}

void
chancery_timeline_draw (cairo_t *cairo, PangoContext *context, const ChanceryTimelineDrawing *self)
{
  double top = AXIS * self->line;

  g_return_if_fail (self != NULL && self->plan != NULL);

  draw_axis (cairo, context, self);
  for (guint lane = 0; lane < chancery_timeline_lanes_get_n (self->plan->lanes); lane++)
    {
      draw_lane (cairo, context, self, lane, top);
      top += lane_height (self->plan, lane, self->line);
    }
}
