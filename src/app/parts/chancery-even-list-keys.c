/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What keys and clicks do: as in GtkListView, so that fingers need not learn this list. */

#include "config.h"

#include "chancery-even-list-private.h"

#include <math.h>

/* How far a key goes. */
typedef enum
{
  BY_ROW,
  BY_PAGE,
  TO_END,
} Reach;

static guint activate_signal;

/* ---- selecting ---- */

/* All rows from the anchor to @position; with @modify they become what the anchor is. */
static gboolean
extend (ChanceryEvenList *self, guint position, gboolean modify)
{
  guint first = MIN (self->anchor, position);
  guint n = MAX (self->anchor, position) - first + 1;

  if (self->anchor >= chancery_even_list_get_n_rows (self))
    return FALSE;
  if (modify && !gtk_selection_model_is_selected (self->model, self->anchor))
    return gtk_selection_model_unselect_range (self->model, first, n);
  return gtk_selection_model_select_range (self->model, first, n, !modify);
}

static void
select_row (ChanceryEvenList *self, guint position, gboolean modify, gboolean extends)
{
  if (extends && extend (self, position, modify))
    return;
  self->anchor = position;
  if (modify && gtk_selection_model_is_selected (self->model, position))
    gtk_selection_model_unselect_item (self->model, position);
  else
    gtk_selection_model_select_item (self->model, position, !modify);
}

static void
select_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryEvenList *self = CHANCERY_EVEN_LIST (widget);

  if (self->model != NULL)
    gtk_selection_model_select_all (self->model);
}

static void
unselect_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryEvenList *self = CHANCERY_EVEN_LIST (widget);

  if (self->model != NULL)
    gtk_selection_model_unselect_all (self->model);
}

/* ---- going about ---- */

/* Who has a row selected and comes from elsewhere goes on from there, which is where the cursor is. */
static guint
get_goal (ChanceryEvenList *self, Reach reach, gboolean down)
{
  GtkAdjustment *vertical = self->adjustments[GTK_ORIENTATION_VERTICAL];
  guint last = chancery_even_list_get_n_rows (self) - 1;
  guint by = 1;

  if (reach == TO_END)
    return down ? last : 0;
  if (reach == BY_PAGE && self->row_height > 0)
    by = (guint)MAX (floor (gtk_adjustment_get_page_size (vertical) / self->row_height), 1);
  if (down)
    return last - self->cursor > by ? self->cursor + by : last;
  return self->cursor > by ? self->cursor - by : 0;
}

static gboolean
move_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  ChanceryEvenList *self = CHANCERY_EVEN_LIST (widget);
  int reach;
  gboolean down, selects, modify, extends;
  guint goal;

  if (!chancery_even_list_has_focus (self) || chancery_even_list_get_n_rows (self) == 0)
    return FALSE;
  g_variant_get (arguments, "(ibbbb)", &reach, &down, &selects, &modify, &extends);
  /* What was selected by something else than these keys is selected from here. */
  if (extends && (self->anchor >= chancery_even_list_get_n_rows (self) ||
                  (!modify && !gtk_selection_model_is_selected (self->model, self->anchor))))
    self->anchor = self->cursor;
  goal = get_goal (self, (Reach)reach, down);
  if (goal == self->cursor && reach == BY_ROW)
    return TRUE;
  chancery_even_list_focus_row (self, goal);
  if (selects)
    select_row (self, goal, modify, extends);
  return TRUE;
}

static gboolean
select_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  ChanceryEvenList *self = CHANCERY_EVEN_LIST (widget);

  if (!chancery_even_list_has_focus (self) || self->cursor >= chancery_even_list_get_n_rows (self))
    return FALSE;
  select_row (self, self->cursor, TRUE, FALSE);
  return TRUE;
}

static gboolean
activate_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  ChanceryEvenList *self = CHANCERY_EVEN_LIST (widget);

  if (!chancery_even_list_has_focus (self) || self->cursor >= chancery_even_list_get_n_rows (self))
    return FALSE;
  g_signal_emit (self, activate_signal, 0, self->cursor);
  return TRUE;
}

static void
add_move (GtkWidgetClass *widget_class, guint key, Reach reach, gboolean down)
{
  static const struct
  {
    GdkModifierType modifiers;
    gboolean selects, modify, extends;
  } ways[] = {
    { 0, TRUE, FALSE, FALSE },
    { GDK_SHIFT_MASK, TRUE, FALSE, TRUE },
    { GDK_CONTROL_MASK, FALSE, FALSE, FALSE },
    { GDK_CONTROL_MASK | GDK_SHIFT_MASK, TRUE, TRUE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    gtk_widget_class_add_binding (widget_class, key, ways[i].modifiers, move_binding, "(ibbbb)",
                                  (int)reach, down, ways[i].selects, ways[i].modify,
                                  ways[i].extends);
}

void
chancery_even_list_install_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key, keypad;
    Reach reach;
    gboolean down;
  } moves[] = {
    { GDK_KEY_Up, GDK_KEY_KP_Up, BY_ROW, FALSE },
    { GDK_KEY_Down, GDK_KEY_KP_Down, BY_ROW, TRUE },
    { GDK_KEY_Page_Up, GDK_KEY_KP_Page_Up, BY_PAGE, FALSE },
    { GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, BY_PAGE, TRUE },
    { GDK_KEY_Home, GDK_KEY_KP_Home, TO_END, FALSE },
    { GDK_KEY_End, GDK_KEY_KP_End, TO_END, TRUE },
  };
  static const guint opening[] = { GDK_KEY_Return, GDK_KEY_ISO_Enter, GDK_KEY_KP_Enter };
  static const struct
  {
    const char *action;
    guint key;
    GdkModifierType modifiers;
  } others[] = {
    { "list.select-all", GDK_KEY_slash, GDK_CONTROL_MASK },
    { "list.unselect-all", GDK_KEY_backslash, GDK_CONTROL_MASK },
    { "list.unselect-all", GDK_KEY_A, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
  };

  activate_signal = g_signal_new ("activate", G_TYPE_FROM_CLASS (widget_class), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_install_action (widget_class, "list.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (widget_class, "list.unselect-all", NULL, unselect_all_action);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      add_move (widget_class, moves[i].key, moves[i].reach, moves[i].down);
      add_move (widget_class, moves[i].keypad, moves[i].reach, moves[i].down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (opening); i++)
    gtk_widget_class_add_binding (widget_class, opening[i], 0, activate_binding, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, select_binding, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, GDK_CONTROL_MASK, select_binding,
                                NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, "list.select-all",
                                       NULL);
  /* What every list takes besides. */
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    gtk_widget_class_add_binding_action (widget_class, others[i].key, others[i].modifiers,
                                         others[i].action, NULL);
}

/* ---- the pointer ---- */

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  ChanceryEvenList *self = CHANCERY_EVEN_LIST (user_data);
  guint position = chancery_even_list_get_row_at (self, y);

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  chancery_even_list_focus_row (self, position);
  if (n_press == 2 && !self->opens_at_once)
    g_signal_emit (self, activate_signal, 0, position);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  ChanceryEvenList *self = CHANCERY_EVEN_LIST (user_data);
  guint position = chancery_even_list_get_row_at (self, y);
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  gboolean modify = (state & GDK_CONTROL_MASK) != 0;
  gboolean extends = (state & GDK_SHIFT_MASK) != 0;

  /* Let go elsewhere it was no click. */
  if (position == GTK_INVALID_LIST_POSITION || position != self->cursor)
    return;
  select_row (self, position, modify, extends);
  if (self->opens_at_once && !modify && !extends)
    g_signal_emit (self, activate_signal, 0, position);
}

void
chancery_even_list_add_pointer (ChanceryEvenList *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
