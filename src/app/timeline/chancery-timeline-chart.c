/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* `plan` is what is seen and `wanted` the zoom that was asked for.  Few records are laid out at once, many
 * on a worker, and the picture changes when the plan has come.  Words are asked for when they are to be
 * drawn, and laid out a few a frame. */

#include "config.h"

#include "chancery-timeline-chart-private.h"

#include <adwaita.h>
#include <math.h>

#include "chancery-focus-chain.h"

/* Up to so many records are laid out on the main thread: less than a millisecond. */
#define FEW 2000
#define MIN_WIDTH 240
#define MAX_SCALE 160.0

enum
{
  ACTIVATED,
  CURRENT_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryTimelineChart, chancery_timeline_chart, GTK_TYPE_WIDGET)

/* ---- measures ---- */

double
chancery_timeline_chart_get_line (ChanceryTimelineChart *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *font = pango_context_get_metrics (context, NULL, NULL);
  double line = (double)pango_font_metrics_get_height (font) / PANGO_SCALE;

  pango_font_metrics_unref (font);
  return MAX (12, line);
}

static guint
n_dated (ChanceryTimelineChart *self)
{
  return self->timeline != NULL ? chancery_timeline_get_n_dated (self->timeline) : 0;
}

/* Room is left at the end for the words of what is last. */
static double
get_scale_of (ChanceryTimelineChart *self, gint64 first_day, gint64 last_day)
{
  double line = chancery_timeline_chart_get_line (self);
  double width = MAX (MIN_WIDTH, gtk_widget_get_width (GTK_WIDGET (self)));
  double room = MAX (width * 0.5, width - 20 * line);

  return MIN (MAX_SCALE, room / (double)(last_day + 1 - first_day));
}

static double
get_fit_scale (ChanceryTimelineChart *self)
{
  return get_scale_of (self, self->first_day, self->last_day);
}

ChanceryTimelineDrawing
chancery_timeline_chart_make_drawing (ChanceryTimelineChart *self)
{
  int box = self->plan != NULL
                ? chancery_timeline_layout_find_span (self->plan->layout, self->current)
                : -1;
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  return (ChanceryTimelineDrawing){
    .spans = self->timeline != NULL ? chancery_timeline_get_spans (self->timeline) : NULL,
    .plan = self->plan,
    .origin = self->first_day,
    .line = chancery_timeline_chart_get_line (self),
    .x = gtk_adjustment_get_value (self->adjustment),
    .width = gtk_widget_get_width (GTK_WIDGET (self)),
    .today = self->today,
    .current = focused ? box : -1,
  };
}

static void
set_bounds (ChanceryTimelineChart *self)
{
  double line = chancery_timeline_chart_get_line (self);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double scale = self->plan != NULL ? self->plan->metrics.scale : 1;
  double lower = -3 * line;
  double upper = (double)(self->last_day + 1 - self->first_day) * scale + 12 * line;
  double value = (self->anchor_day - (double)self->first_day) * scale - self->anchor_x;

  upper = MAX (upper, lower + width);
  gtk_adjustment_configure (self->adjustment, CLAMP (value, lower, upper - width), lower, upper,
                            width / 10, width * 0.8, width);
}

/* ---- plans ---- */

static void plan_again (ChanceryTimelineChart *self);

static void
note_anchor (ChanceryTimelineChart *self, double x)
{
  if (self->plan == NULL)
    return;
  self->anchor_x = x;
  self->anchor_day = (double)self->first_day +
                     (gtk_adjustment_get_value (self->adjustment) + x) / self->plan->metrics.scale;
}

void
chancery_timeline_chart_update_cursor (ChanceryTimelineChart *self)
{
  g_autofree char *sentence = chancery_timeline_chart_dup_sentence (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cursors[self->cursor]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CURRENT_CHANGED], 0);
}

static void
take_plan (ChanceryTimelineChart *self, ChanceryTimelinePlan *plan)
{
  gboolean higher = self->plan == NULL || chancery_timeline_draw_get_height (self->plan, 1) !=
                                              chancery_timeline_draw_get_height (plan, 1);

  g_clear_pointer (&self->plan, chancery_timeline_plan_free);
  self->plan = plan;
  set_bounds (self);
  if (higher)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  chancery_timeline_chart_update_cursor (self);
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryTimelineChart) self = user_data;
  ChanceryTimelinePlan *plan =
      chancery_registry_plan_timeline_finish (CHANCERY_REGISTRY (source), result, NULL);

  if (plan == NULL || self->cursors[0] == NULL)
    {
      g_clear_pointer (&plan, chancery_timeline_plan_free);
      return;
    }
  g_clear_object (&self->planning);
  take_plan (self, plan);
  /* Somebody went on turning the wheel meanwhile. */
  if (plan->metrics.scale != self->wanted ||
      chancery_timeline_lanes_get_by (plan->lanes) != self->by)
    plan_again (self);
}

static void
plan_again (ChanceryTimelineChart *self)
{
  ChanceryTimelineMetrics metrics =
      chancery_timeline_draw_get_metrics (self->wanted, chancery_timeline_chart_get_line (self));
  ChanceryTimelineLanes *lanes = self->plan != NULL ? self->plan->lanes : NULL;

  if (n_dated (self) == 0 || self->planning != NULL)
    return;
  if (n_dated (self) <= FEW)
    {
      take_plan (self, chancery_timeline_plan_new (self->timeline, lanes, self->by, self->first_day,
                                                   &metrics));
      return;
    }
  self->planning = g_cancellable_new ();
  chancery_registry_plan_timeline_async (self->registry, self->timeline, lanes, self->by,
                                         self->first_day, &metrics, self->planning, planned_cb,
                                         g_object_ref (self));
}

static void
stop_planning (ChanceryTimelineChart *self)
{
  g_cancellable_cancel (self->planning);
  g_clear_object (&self->planning);
}

void
chancery_timeline_chart_set_scale (ChanceryTimelineChart *self, double scale, double anchor_x)
{
  scale = CLAMP (scale, get_fit_scale (self) * 0.9, MAX_SCALE);
  note_anchor (self, anchor_x);
  self->fits = FALSE;
  if (scale == self->wanted)
    return;
  self->wanted = scale;
  plan_again (self);
}

/* ---- drawing ---- */

static gboolean
draw_on_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_queue_draw (widget);
  return G_SOURCE_REMOVE;
}

static void
chancery_timeline_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ChanceryTimelineChart *self = CHANCERY_TIMELINE_CHART (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  ChanceryTimelineDrawing drawing = chancery_timeline_chart_make_drawing (self);
  cairo_t *cairo;

  if (self->plan == NULL)
    return;
  gtk_style_context_get_color (style, &drawing.ink);
  if (!gtk_style_context_lookup_color (style, "accent_color", &drawing.accent))
    drawing.accent = drawing.ink;
  drawing.contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  drawing.get_words = chancery_timeline_chart_get_words;
  drawing.data = self;
  self->n_new_words = 0;
  cairo =
      gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                                gtk_widget_get_height (widget)));
  chancery_timeline_draw (cairo, gtk_widget_get_pango_context (widget), &drawing);
  cairo_destroy (cairo);
  if (self->n_new_words > CHANCERY_TIMELINE_WORDS_A_FRAME)
    gtk_widget_add_tick_callback (widget, draw_on_cb, NULL, NULL);
}

/* ---- going about ---- */

/* The box is brought into sight, not in the last corner of it. */
static void
show_box (ChanceryTimelineChart *self, const ChanceryTimelineBox *box)
{
  double margin = chancery_timeline_chart_get_line (self) * 3;
  double width = MIN (box->width, gtk_adjustment_get_page_size (self->adjustment) / 2);

  gtk_adjustment_clamp_page (self->adjustment, box->x - margin, box->x + width + margin);
}

void
chancery_timeline_chart_go (ChanceryTimelineChart *self, int box)
{
  const ChanceryTimelineBox *boxes;
  gboolean focus = chancery_focus_chain_get_child (GTK_WIDGET (self)) != NULL;
  graphene_rect_t place;
  ChanceryTimelineDrawing drawing;
  GtkWidget *scrolled;

  if (box < 0 || self->plan == NULL)
    return;
  boxes = chancery_timeline_layout_get_boxes (self->plan->layout, NULL);
  self->current = boxes[box].first;
  show_box (self, &boxes[box]);
  if (focus)
    self->cursor = 1 - self->cursor;
  chancery_timeline_chart_update_cursor (self);
  if (focus)
    gtk_widget_grab_focus (self->cursors[self->cursor]);
  /* And up and down, in whatever scrolls around. */
  scrolled = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  drawing = chancery_timeline_chart_make_drawing (self);
  place = chancery_timeline_draw_get_box (&drawing, (guint)box);
  if (scrolled != NULL)
    {
      GtkAdjustment *up = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
      graphene_point_t point = GRAPHENE_POINT_INIT (0, place.origin.y);

      if (gtk_widget_compute_point (GTK_WIDGET (self), scrolled, &point, &point))
        gtk_adjustment_clamp_page (up, point.y + gtk_adjustment_get_value (up) - 24,
                                   point.y + gtk_adjustment_get_value (up) + 48);
    }
}

/* ---- size and focus ---- */

static void
chancery_timeline_chart_measure (GtkWidget *widget,
                                 GtkOrientation orientation,
                                 int for_size,
                                 int *minimum,
                                 int *natural,
                                 int *minimum_baseline,
                                 int *natural_baseline)
{
  ChanceryTimelineChart *self = CHANCERY_TIMELINE_CHART (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = 2 * MIN_WIDTH;
    }
  else
    *minimum = *natural =
        self->plan != NULL
            ? (int)ceil (
                  chancery_timeline_draw_get_height (self->plan,
                                                     chancery_timeline_chart_get_line (self)))
            : 120;
}

static void
chancery_timeline_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ChanceryTimelineChart *self = CHANCERY_TIMELINE_CHART (widget);
  const ChanceryTimelineBox *box = chancery_timeline_chart_get_current (self);
  graphene_rect_t place = GRAPHENE_RECT_INIT (0, 0, 1, 1);
  GtkAllocation inside;

  if (gtk_adjustment_get_page_size (self->adjustment) != width && self->plan != NULL)
    {
      if (!self->fits)
        note_anchor (self, 0);
      self->allocating = TRUE;
      set_bounds (self);
      self->allocating = FALSE;
    }
  if (box != NULL)
    {
      ChanceryTimelineDrawing drawing = chancery_timeline_chart_make_drawing (self);

      place = chancery_timeline_draw_get_box (
          &drawing, (guint)chancery_timeline_layout_find_span (self->plan->layout, self->current));
    }
  inside.x = (int)CLAMP (place.origin.x, 0, MAX (0, width - 1));
  inside.y = (int)CLAMP (place.origin.y, 0, MAX (0, height - 1));
  inside.width = MAX (1, (int)MIN (place.size.width, width - inside.x));
  inside.height = MAX (1, (int)MIN (place.size.height, height - inside.y));
  for (guint i = 0; i < G_N_ELEMENTS (self->cursors); i++)
    {
      int least;

      gtk_widget_measure (self->cursors[i], GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL,
                          NULL);
      gtk_widget_size_allocate (self->cursors[i], &inside, -1);
    }
}

static guint
find_first_from (ChanceryTimelineChart *self, gint64 day)
{
  const ChancerySpan *spans = chancery_timeline_get_spans (self->timeline);

  for (guint i = 0; i < n_dated (self); i++)
    if ((spans[i].first_day != CHANCERY_DAY_NONE ? spans[i].first_day : spans[i].last_day) >= day)
      return i;
  return 0;
}

/* These days take up the width. */
static void
fit (ChanceryTimelineChart *self, gint64 first_day, gint64 last_day)
{
  self->fit_first = first_day;
  self->fit_last = last_day;
  self->anchor_day = (double)first_day;
  self->anchor_x = 3 * chancery_timeline_chart_get_line (self);
  self->wanted = get_scale_of (self, first_day, last_day);
  self->fits = TRUE;
  plan_again (self);
}

/* What fits the width goes on doing so when that changes. */
static gboolean
fit_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ChanceryTimelineChart *self = CHANCERY_TIMELINE_CHART (widget);

  if (self->fits && self->timeline != NULL && gtk_widget_get_width (widget) > 0 &&
      fabs (get_scale_of (self, self->fit_first, self->fit_last) - self->wanted) > 1e-9)
    fit (self, self->fit_first, self->fit_last);
  return G_SOURCE_REMOVE;
}

static void
scrolled_cb (ChanceryTimelineChart *self)
{
  if (self->allocating)
    return;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
page_size_cb (ChanceryTimelineChart *self)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (self), fit_cb, NULL, NULL);
}

static gboolean
chancery_timeline_chart_focus (GtkWidget *widget, GtkDirectionType direction)
{
  ChanceryTimelineChart *self = CHANCERY_TIMELINE_CHART (widget);

  if (gtk_widget_get_focus_child (widget) != NULL || self->plan == NULL || n_dated (self) == 0)
    return FALSE;
  return gtk_widget_grab_focus (self->cursors[self->cursor]);
}

static gboolean
chancery_timeline_chart_grab_focus (GtkWidget *widget)
{
  ChanceryTimelineChart *self = CHANCERY_TIMELINE_CHART (widget);

  return self->plan != NULL && gtk_widget_grab_focus (self->cursors[self->cursor]);
}

static void
chancery_timeline_chart_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  GTK_WIDGET_CLASS (chancery_timeline_chart_parent_class)->set_focus_child (widget, child);
  gtk_widget_queue_draw (widget);
}

static void
chancery_timeline_chart_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  ChanceryTimelineChart *self = CHANCERY_TIMELINE_CHART (widget);

  GTK_WIDGET_CLASS (chancery_timeline_chart_parent_class)->css_changed (widget, change);
  g_hash_table_remove_all (self->words);
}

/* ---- the widget ---- */

static void
chancery_timeline_chart_dispose (GObject *object)
{
  ChanceryTimelineChart *self = CHANCERY_TIMELINE_CHART (object);

  stop_planning (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->cursors); i++)
    g_clear_pointer (&self->cursors[i], gtk_widget_unparent);
  g_clear_pointer (&self->plan, chancery_timeline_plan_free);
  g_clear_pointer (&self->timeline, chancery_timeline_unref);
  g_clear_object (&self->items);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (chancery_timeline_chart_parent_class)->dispose (object);
}

static void
chancery_timeline_chart_finalize (GObject *object)
{
  ChanceryTimelineChart *self = CHANCERY_TIMELINE_CHART (object);

  g_hash_table_unref (self->words);
  g_object_unref (self->adjustment);

  G_OBJECT_CLASS (chancery_timeline_chart_parent_class)->finalize (object);
}

static void
chancery_timeline_chart_class_init (ChanceryTimelineChartClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = chancery_timeline_chart_dispose;
  object_class->finalize = chancery_timeline_chart_finalize;
  widget_class->measure = chancery_timeline_chart_measure;
  widget_class->size_allocate = chancery_timeline_chart_size_allocate;
  widget_class->snapshot = chancery_timeline_chart_snapshot;
  widget_class->focus = chancery_timeline_chart_focus;
  widget_class->grab_focus = chancery_timeline_chart_grab_focus;
  widget_class->set_focus_child = chancery_timeline_chart_set_focus_child;
  widget_class->css_changed = chancery_timeline_chart_css_changed;

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CURRENT_CHANGED] = g_signal_new ("current-changed", G_TYPE_FROM_CLASS (class),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "timeline-chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  chancery_timeline_chart_install_keys (widget_class);
}

static void
chancery_timeline_chart_init (ChanceryTimelineChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->today = CHANCERY_DAY_NONE;
  self->words = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->adjustment = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->adjustment, "notify::page-size", G_CALLBACK (page_size_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (self->cursors); i++)
    {
      self->cursors[i] = g_object_new (GTK_TYPE_BOX, "accessible-role",
                                       GTK_ACCESSIBLE_ROLE_LIST_ITEM, "focusable", TRUE, NULL);
      gtk_widget_set_can_target (self->cursors[i], FALSE);
      gtk_widget_set_parent (self->cursors[i], widget);
    }
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (widget, TRUE);
  chancery_timeline_chart_add_controllers (self);
}

GtkWidget *
chancery_timeline_chart_new (void)
{
  return g_object_new (CHANCERY_TYPE_TIMELINE_CHART, NULL);
}

void
chancery_timeline_chart_show (ChanceryTimelineChart *self,
                              ChanceryRegistry *registry,
                              ChanceryTimeline *timeline,
                              gboolean again)
{
  GArray *rows;

  g_return_if_fail (CHANCERY_IS_TIMELINE_CHART (self));
  g_return_if_fail (timeline != NULL);

  stop_planning (self);
  if (again)
    note_anchor (self, 0);
  g_set_object (&self->registry, registry);
  chancery_timeline_ref (timeline);
  g_clear_pointer (&self->timeline, chancery_timeline_unref);
  self->timeline = timeline;
  g_clear_pointer (&self->plan, chancery_timeline_plan_free);
  g_hash_table_remove_all (self->words);
  chancery_timeline_layout_get_extent (chancery_timeline_get_spans (timeline), n_dated (self),
                                       &self->first_day, &self->last_day);
  rows = chancery_timeline_dup_rows (timeline, 0, n_dated (self));
  g_clear_object (&self->items);
  self->items = chancery_record_list_new (registry);
  chancery_record_list_take_rows (self->items, rows);
  self->current = MIN (self->current, n_dated (self) > 0 ? n_dated (self) - 1 : 0);
  if (!again || self->wanted == 0 || self->fits)
    {
      gint64 first = 0, last = 0;

      self->n_outside = chancery_timeline_layout_get_core (chancery_timeline_get_spans (timeline),
                                                           n_dated (self), &first, &last);
      if (!again)
        self->current = find_first_from (self, first);
      fit (self, first, last);
    }
  else
    plan_again (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
chancery_timeline_chart_set_by (ChanceryTimelineChart *self, ChanceryTimelineLanesBy by)
{
  g_return_if_fail (CHANCERY_IS_TIMELINE_CHART (self));

  if (self->by == by)
    return;
  self->by = by;
  note_anchor (self, 0);
  plan_again (self);
}

ChanceryTimelineLanesBy
chancery_timeline_chart_get_by (ChanceryTimelineChart *self)
{
  g_return_val_if_fail (CHANCERY_IS_TIMELINE_CHART (self), CHANCERY_TIMELINE_BY_KIND);
  return self->by;
}

void
chancery_timeline_chart_set_today (ChanceryTimelineChart *self, ChanceryDay today)
{
  g_return_if_fail (CHANCERY_IS_TIMELINE_CHART (self));

  self->today = today;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

GtkAdjustment *
chancery_timeline_chart_get_adjustment (ChanceryTimelineChart *self)
{
  g_return_val_if_fail (CHANCERY_IS_TIMELINE_CHART (self), NULL);
  return self->adjustment;
}

void
chancery_timeline_chart_zoom (ChanceryTimelineChart *self, double factor)
{
  const ChanceryTimelineBox *box;
  double width, x;

  g_return_if_fail (CHANCERY_IS_TIMELINE_CHART (self));

  box = chancery_timeline_chart_get_current (self);
  width = gtk_adjustment_get_page_size (self->adjustment);
  x = width / 2;
  /* The middle of what is seen of it. */
  if (box != NULL)
    {
      double first = box->x - gtk_adjustment_get_value (self->adjustment);
      double last = first + box->width;

      if (first <= width && last >= 0)
        x = (CLAMP (first, 0, width) + CLAMP (last, 0, width)) / 2;
    }
  chancery_timeline_chart_set_scale (self, self->wanted * factor, x);
}

void
chancery_timeline_chart_zoom_all (ChanceryTimelineChart *self)
{
  g_return_if_fail (CHANCERY_IS_TIMELINE_CHART (self));

  fit (self, self->first_day, self->last_day);
}

guint
chancery_timeline_chart_get_n_outside (ChanceryTimelineChart *self)
{
  g_return_val_if_fail (CHANCERY_IS_TIMELINE_CHART (self), 0);
  return self->n_outside;
}

void
chancery_timeline_chart_zoom_current (ChanceryTimelineChart *self)
{
  const ChanceryTimelineBox *box;

  g_return_if_fail (CHANCERY_IS_TIMELINE_CHART (self));

  box = chancery_timeline_chart_get_current (self);
  if (box == NULL || box->first_day == CHANCERY_DAY_NONE || box->last_day == CHANCERY_DAY_NONE)
    return;
  self->anchor_day = (double)box->first_day;
  self->anchor_x = 3 * chancery_timeline_chart_get_line (self);
  self->fits = FALSE;
  self->wanted = MIN (MAX_SCALE, gtk_adjustment_get_page_size (self->adjustment) * 0.8 /
                                     (double)(box->last_day + 1 - box->first_day));
  plan_again (self);
}

ChanceryTimelinePlan *
chancery_timeline_chart_get_plan (ChanceryTimelineChart *self)
{
  g_return_val_if_fail (CHANCERY_IS_TIMELINE_CHART (self), NULL);
  return self->plan;
}

const ChanceryTimelineBox *
chancery_timeline_chart_get_current (ChanceryTimelineChart *self)
{
  guint n;
  const ChanceryTimelineBox *boxes;
  int box;

  g_return_val_if_fail (CHANCERY_IS_TIMELINE_CHART (self), NULL);

  if (self->plan == NULL)
    return NULL;
  boxes = chancery_timeline_layout_get_boxes (self->plan->layout, &n);
  box = chancery_timeline_layout_find_span (self->plan->layout, self->current);
  return box >= 0 && (guint)box < n ? &boxes[box] : NULL;
}
