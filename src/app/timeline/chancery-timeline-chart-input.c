/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys, pointer, wheel and fingers of a timeline. */

#include "config.h"

#include "chancery-timeline-chart-private.h"

#include <math.h>

/* ---- keys ---- */

static gboolean
step_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  ChanceryTimelineChart *self = CHANCERY_TIMELINE_CHART (widget);
  int by = g_variant_get_int32 (arguments);
  const ChanceryTimelineBox *box = chancery_timeline_chart_get_current (self);
  guint first, n;
  int at;

  if (box == NULL)
    return FALSE;
  n = chancery_timeline_layout_get_lane (self->plan->layout, box->lane, &first);
  at = chancery_timeline_layout_find_span (self->plan->layout, self->current);
  if (ABS (by) == 1)
    chancery_timeline_chart_go (self, CLAMP (at + by, (int)first, (int)(first + n) - 1));
  else
    chancery_timeline_chart_go (self, by > 0 ? (int)(first + n) - 1 : (int)first);
  return TRUE;
}

/* At the last lane the focus goes on, as everywhere. */
static gboolean
lane_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  ChanceryTimelineChart *self = CHANCERY_TIMELINE_CHART (widget);
  int by = g_variant_get_int32 (arguments);
  const ChanceryTimelineBox *box = chancery_timeline_chart_get_current (self);
  int lane;

  if (box == NULL)
    return FALSE;
  for (lane = (int)box->lane + by;
       lane >= 0 && lane < (int)chancery_timeline_lanes_get_n (self->plan->lanes); lane += by)
    {
      int nearest = chancery_timeline_layout_find_nearest (self->plan->layout, (guint)lane, box->x);

      if (nearest >= 0)
        {
          chancery_timeline_chart_go (self, nearest);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
activate_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  if (chancery_timeline_chart_get_current (CHANCERY_TIMELINE_CHART (widget)) == NULL)
    return FALSE;
  g_signal_emit_by_name (widget, "activated");
  return TRUE;
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryTimelineChart *self = CHANCERY_TIMELINE_CHART (widget);

  if (g_str_equal (name, "timeline.zoom-all"))
    chancery_timeline_chart_zoom_all (self);
  else
    chancery_timeline_chart_zoom (self, g_str_equal (name, "timeline.zoom-in")
                                            ? CHANCERY_TIMELINE_ZOOM_STEP
                                            : 1 / CHANCERY_TIMELINE_ZOOM_STEP);
}

/* ---- pointer and fingers ---- */

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, ChanceryTimelineChart *self)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) != 0)
    {
      chancery_timeline_chart_set_scale (self,
                                         self->wanted * pow (CHANCERY_TIMELINE_ZOOM_STEP, -dy),
                                         self->pointer);
      return GDK_EVENT_STOP;
    }
  if ((state & GDK_SHIFT_MASK) != 0 && dx == 0)
    dx = dy;
  if (dx == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_adjustment_set_value (self->adjustment,
                            gtk_adjustment_get_value (self->adjustment) +
                                dx * gtk_adjustment_get_step_increment (self->adjustment));
  return GDK_EVENT_STOP;
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, ChanceryTimelineChart *self)
{
  self->pointer = x;
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, ChanceryTimelineChart *self)
{
  self->pinch = self->wanted;
}

static void
pinch_cb (GtkGestureZoom *gesture, double factor, ChanceryTimelineChart *self)
{
  double x = self->pointer;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, NULL);
  chancery_timeline_chart_set_scale (self, self->pinch * factor, x);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, ChanceryTimelineChart *self)
{
  self->dragged_from = gtk_adjustment_get_value (self->adjustment);
}

static void
drag_cb (GtkGestureDrag *gesture, double dx, double dy, ChanceryTimelineChart *self)
{
  if (ABS (dx) < 8)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_adjustment_set_value (self->adjustment, self->dragged_from - dx);
}

static void
click_cb (GtkGestureClick *gesture, int n_press, double x, double y, ChanceryTimelineChart *self)
{
  ChanceryTimelineDrawing drawing = chancery_timeline_chart_make_drawing (self);
  int box = self->plan != NULL ? chancery_timeline_draw_find (&drawing, x, y) : -1;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (box < 0)
    return;
  chancery_timeline_chart_go (self, box);
  if (n_press == 2)
    g_signal_emit_by_name (self, "activated");
}

static gboolean
tooltip_cb (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  ChanceryTimelineChart *self = CHANCERY_TIMELINE_CHART (widget);
  ChanceryTimelineDrawing drawing = chancery_timeline_chart_make_drawing (self);
  int box = self->plan != NULL && !keyboard ? chancery_timeline_draw_find (&drawing, x, y) : -1;
  g_autofree char *sentence = NULL;

  if (box < 0)
    return FALSE;
  sentence = chancery_timeline_chart_phrase_box (
      self, &chancery_timeline_layout_get_boxes (self->plan->layout, NULL)[box]);
  gtk_tooltip_set_text (tooltip, sentence);
  return *sentence != '\0';
}

void
chancery_timeline_chart_install_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GtkShortcutFunc binding;
    int by;
  } keys[] = {
    { GDK_KEY_Left, step_binding, -1 },      { GDK_KEY_Right, step_binding, 1 },
    { GDK_KEY_Home, step_binding, -2 },      { GDK_KEY_End, step_binding, 2 },
    { GDK_KEY_Up, lane_binding, -1 },        { GDK_KEY_Down, lane_binding, 1 },
    { GDK_KEY_Return, activate_binding, 0 }, { GDK_KEY_KP_Enter, activate_binding, 0 },
    { GDK_KEY_space, activate_binding, 0 },
  };
  static const struct
  {
    guint key;
    const char *action;
  } zooms[] = {
    { GDK_KEY_plus, "timeline.zoom-in" },         { GDK_KEY_equal, "timeline.zoom-in" },
    { GDK_KEY_KP_Add, "timeline.zoom-in" },       { GDK_KEY_minus, "timeline.zoom-out" },
    { GDK_KEY_KP_Subtract, "timeline.zoom-out" }, { GDK_KEY_0, "timeline.zoom-all" },
    { GDK_KEY_KP_0, "timeline.zoom-all" },
  };

  gtk_widget_class_install_action (widget_class, "timeline.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-all", NULL, zoom_action);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, 0, keys[i].binding, "i", keys[i].by);
  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    gtk_widget_class_add_binding_action (widget_class, zooms[i].key, GDK_CONTROL_MASK,
                                         zooms[i].action, NULL);
}

void
chancery_timeline_chart_add_controllers (ChanceryTimelineChart *self)
{
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (self, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
