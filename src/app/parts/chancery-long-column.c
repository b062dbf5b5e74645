/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* `tops` says where each row begins, and one more where the last one ends.  What is in sight is known from
 * the scrolled window around: `offset` is where the column begins in what that one scrolls.  Rows are bound
 * when it scrolls, before the frame is laid out, and never while it is. */

#include "config.h"

#include "chancery-long-column-private.h"

#include <string.h>

#include "chancery-focus-chain.h"

/* Rows are made this far beyond the edges, so that a wheel never shows a gap. */
#define MARGIN 300
/* So much is bound before it is known what is in sight. */
#define FIRST_SIGHT 1200

enum
{
  ACTIVATED,
  MOVED,
  MENU,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryLongColumn, chancery_long_column, GTK_TYPE_WIDGET)

/* ---- where rows are ---- */

int
chancery_long_column_top_of (ChanceryLongColumn *self, guint position)
{
  return g_array_index (self->tops, int, position);
}

static void
set_width (ChanceryLongColumn *self, int width)
{
  int top = 0;

  self->width = width;
  g_array_set_size (self->tops, 0);
  for (guint i = 0; i < self->n_rows; i++)
    {
      g_array_append_val (self->tops, top);
      top += self->rows->get_height (i, width, self->data);
    }
  g_array_append_val (self->tops, top);
}

/* The row at @y, the nearest one outside; n_rows when there is none. */
guint
chancery_long_column_row_at (ChanceryLongColumn *self, double y)
{
  guint low = 0, high = self->n_rows;

  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;

      if (chancery_long_column_top_of (self, middle) <= y)
        low = middle;
      else
        high = middle;
    }
  return self->n_rows > 0 ? low : 0;
}

gboolean
chancery_long_column_can_focus (ChanceryLongColumn *self, guint position)
{
  return position < self->n_rows &&
         (self->rows->can_focus == NULL || self->rows->can_focus (position, self->data));
}

void
chancery_long_column_get_sight (ChanceryLongColumn *self, double *from, double *to)
{
  *from = 0;
  *to = FIRST_SIGHT;
  if (self->adjustment == NULL || !self->placed)
    return;
  *from = gtk_adjustment_get_value (self->adjustment) - self->offset;
  *to = *from + gtk_adjustment_get_page_size (self->adjustment);
}

/* ---- which rows exist ---- */

GtkWidget *
chancery_long_column_find_row (ChanceryLongColumn *self, guint position)
{
  return g_hash_table_lookup (self->made, GUINT_TO_POINTER (position));
}

static gboolean
position_of (ChanceryLongColumn *self, GtkWidget *row, guint *position)
{
  GHashTableIter iter;
  gpointer key, made;

  g_hash_table_iter_init (&iter, self->made);
  while (g_hash_table_iter_next (&iter, &key, &made))
    if (made == row)
      {
        *position = GPOINTER_TO_UINT (key);
        return TRUE;
      }
  return FALSE;
}

static void
make_row (ChanceryLongColumn *self, guint position)
{
  GtkWidget *row;

  if (chancery_long_column_find_row (self, position) != NULL)
    return;
  if (self->spare->len > 0)
    row = g_ptr_array_steal_index_fast (self->spare, self->spare->len - 1);
  else
    {
      row = self->rows->make (self->data);
      gtk_widget_set_parent (row, GTK_WIDGET (self));
    }
  gtk_widget_set_focusable (row, chancery_long_column_can_focus (self, position));
  gtk_widget_set_child_visible (row, TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_HIDDEN, FALSE, -1);
  self->rows->bind (row, position, self->data);
  g_hash_table_insert (self->made, GUINT_TO_POINTER (position), row);
}

static void
spare_row (ChanceryLongColumn *self, GtkWidget *row)
{
  gtk_widget_set_child_visible (row, FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  g_ptr_array_add (self->spare, row);
}

/* The row with the focus stays, wherever it is: else the keyboard would be lost by scrolling. */
static void
update_rows (ChanceryLongColumn *self)
{
  GtkWidget *focus = chancery_focus_chain_get_child (GTK_WIDGET (self));
  GHashTableIter iter;
  gpointer key, row;
  double from, to;
  guint first, last;

  if (self->tops->len == 0)
    return;
  chancery_long_column_get_sight (self, &from, &to);
  first = chancery_long_column_row_at (self, from - MARGIN);
  last = chancery_long_column_row_at (self, to + MARGIN);
  g_hash_table_iter_init (&iter, self->made);
  while (g_hash_table_iter_next (&iter, &key, &row))
    {
      guint position = GPOINTER_TO_UINT (key);

      if (position < self->n_rows && ((position >= first && position <= last) || row == focus))
        continue;
      g_hash_table_iter_steal (&iter);
      spare_row (self, row);
    }
  for (guint i = first; i <= last && i < self->n_rows; i++)
    make_row (self, i);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
show_current (ChanceryLongColumn *self)
{
  self->unseen = self->adjustment == NULL || !self->placed;
  if (!self->unseen && self->current < self->n_rows)
    gtk_adjustment_clamp_page (self->adjustment,
                               self->offset + chancery_long_column_top_of (self, self->current) - 6,
                               self->offset +
                                   chancery_long_column_top_of (self, self->current + 1) + 6);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ChanceryLongColumn *self = CHANCERY_LONG_COLUMN (widget);

  self->tick = 0;
  update_rows (self);
  if (self->unseen)
    show_current (self);
  return G_SOURCE_REMOVE;
}

/* At the beginning of the next frame: what scrolls may move while a frame is laid out, when nothing may be
 * bound any more. */
static void
queue_update (ChanceryLongColumn *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/* ---- what scrolls ---- */

static void
scrolled_cb (ChanceryLongColumn *self)
{
  queue_update (self);
}

static void
follow (ChanceryLongColumn *self, GtkAdjustment *adjustment)
{
  if (self->adjustment == adjustment)
    return;
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_set_object (&self->adjustment, adjustment);
  self->placed = FALSE;
  if (adjustment == NULL)
    return;
  g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  g_signal_connect_swapped (adjustment, "notify::page-size", G_CALLBACK (scrolled_cb), self);
}

static void
chancery_long_column_root (GtkWidget *widget)
{
  ChanceryLongColumn *self = CHANCERY_LONG_COLUMN (widget);
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  GTK_WIDGET_CLASS (chancery_long_column_parent_class)->root (widget);
  follow (self, scrolled != NULL
                    ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled))
                    : NULL);
}

static void
chancery_long_column_unroot (GtkWidget *widget)
{
  follow (CHANCERY_LONG_COLUMN (widget), NULL);
  GTK_WIDGET_CLASS (chancery_long_column_parent_class)->unroot (widget);
}

/* Where the column begins in what is scrolled; when that changed, other rows may be in sight. */
static void
note_place (ChanceryLongColumn *self)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  graphene_point_t point = GRAPHENE_POINT_INIT (0, 0);
  double offset;

  if (scrolled == NULL || self->adjustment == NULL ||
      !gtk_widget_compute_point (GTK_WIDGET (self), scrolled, &point, &point))
    return;
  offset = point.y + gtk_adjustment_get_value (self->adjustment);
  if (self->placed && ABS (offset - self->offset) < 1)
    return;
  self->offset = offset;
  self->placed = TRUE;
  queue_update (self);
}

/* ---- going about ---- */

void
chancery_long_column_go (ChanceryLongColumn *self, guint position, gboolean focus)
{
  g_return_if_fail (CHANCERY_IS_LONG_COLUMN (self));

  if (position >= self->n_rows || self->tops->len == 0)
    return;
  self->current = position;
  make_row (self, position);
  show_current (self);
  if (focus)
    gtk_widget_grab_focus (chancery_long_column_find_row (self, position));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* The next row that takes the focus from @position on, in the direction @by; stays where there is none. */
static gboolean
step (ChanceryLongColumn *self, int position, int by)
{
  for (position += by; position >= 0 && position < (int)self->n_rows; position += by)
    if (chancery_long_column_can_focus (self, (guint)position))
      {
        chancery_long_column_go (self, (guint)position, TRUE);
        return TRUE;
      }
  return FALSE;
}

static gboolean
move_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  ChanceryLongColumn *self = CHANCERY_LONG_COLUMN (widget);
  int by = g_variant_get_int32 (arguments);
  double from, to;

  if (chancery_focus_chain_get_child (GTK_WIDGET (self)) == NULL)
    return FALSE;
  if (ABS (by) == 1)
    /* At the ends the page scrolls on. */
    return step (self, (int)self->current, by);
  chancery_long_column_get_sight (self, &from, &to);
  if (ABS (by) == 2)
    {
      double y =
          chancery_long_column_top_of (self, self->current) + (by > 0 ? to - from : from - to);
      guint position = chancery_long_column_row_at (
          self, CLAMP (y, 0, chancery_long_column_top_of (self, self->n_rows) - 1));

      return step (self, (int)position + (by > 0 ? -1 : 1), by > 0 ? 1 : -1);
    }
  return by > 0 ? step (self, (int)self->n_rows, -1) : step (self, -1, 1);
}

void
chancery_long_column_ask_to_move (ChanceryLongColumn *self, guint from, guint to)
{
  if (self->movable && from != to && from < self->n_rows && to < self->n_rows)
    g_signal_emit (self, signals[MOVED], 0, from, to);
}

static gboolean
carry_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  ChanceryLongColumn *self = CHANCERY_LONG_COLUMN (widget);
  int by = g_variant_get_int32 (arguments);
  int to = by == 1 || by == -1 ? (int)self->current + by : by > 0 ? (int)self->n_rows - 1 : 0;

  if (!self->movable || chancery_focus_chain_get_child (GTK_WIDGET (self)) == NULL)
    return FALSE;
  chancery_long_column_ask_to_move (self, self->current,
                                    (guint)CLAMP (to, 0, (int)self->n_rows - 1));
  return TRUE;
}

static gboolean
activate_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  ChanceryLongColumn *self = CHANCERY_LONG_COLUMN (widget);

  if (chancery_focus_chain_get_child (GTK_WIDGET (self)) == NULL)
    return FALSE;
  g_signal_emit (self, signals[ACTIVATED], 0, self->current);
  return TRUE;
}

static gboolean
menu_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  ChanceryLongColumn *self = CHANCERY_LONG_COLUMN (widget);
  GtkWidget *row = chancery_focus_chain_get_child (GTK_WIDGET (self));

  if (row == NULL)
    return FALSE;
  g_signal_emit (self, signals[MENU], 0, self->current, row);
  return TRUE;
}

static gboolean
remove_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  ChanceryLongColumn *self = CHANCERY_LONG_COLUMN (widget);

  if (!self->movable || chancery_focus_chain_get_child (GTK_WIDGET (self)) == NULL)
    return FALSE;
  g_signal_emit (self, signals[REMOVED], 0, self->current);
  return TRUE;
}

/* Tab comes to one row and leaves from it. */
static gboolean
chancery_long_column_focus (GtkWidget *widget, GtkDirectionType direction)
{
  ChanceryLongColumn *self = CHANCERY_LONG_COLUMN (widget);

  if (chancery_focus_chain_get_child (GTK_WIDGET (self)) != NULL || self->n_rows == 0)
    return FALSE;
  if (!chancery_long_column_can_focus (self, self->current))
    {
      if (step (self, (int)self->current, 1))
        return TRUE;
      return step (self, (int)self->current, -1);
    }
  chancery_long_column_go (self, self->current, TRUE);
  return TRUE;
}

static gboolean
chancery_long_column_grab_focus (GtkWidget *widget)
{
  return chancery_long_column_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
chancery_long_column_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  ChanceryLongColumn *self = CHANCERY_LONG_COLUMN (widget);
  guint position;

  GTK_WIDGET_CLASS (chancery_long_column_parent_class)->set_focus_child (widget, child);
  if (child != NULL && position_of (self, child, &position))
    self->current = position;
}

/* ---- size and drawing ---- */

static GtkSizeRequestMode
chancery_long_column_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
chancery_long_column_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  ChanceryLongColumn *self = CHANCERY_LONG_COLUMN (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  if (for_size > 0 && for_size != self->width)
    set_width (self, for_size);
  if (self->tops->len > 0)
    *minimum = *natural = chancery_long_column_top_of (self, self->n_rows);
}

static void
chancery_long_column_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ChanceryLongColumn *self = CHANCERY_LONG_COLUMN (widget);
  GHashTableIter iter;
  gpointer key, row;

  if (width != self->width)
    set_width (self, width);
  g_hash_table_iter_init (&iter, self->made);
  while (g_hash_table_iter_next (&iter, &key, &row))
    {
      guint position = GPOINTER_TO_UINT (key);
      GtkAllocation place = { 0, chancery_long_column_top_of (self, position), width,
                              chancery_long_column_top_of (self, position + 1) -
                                  chancery_long_column_top_of (self, position) };
      int least;

      gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      place.width = MAX (place.width, least);
      gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, place.width, &least, NULL, NULL, NULL);
      place.height = MAX (place.height, least);
      gtk_widget_size_allocate (row, &place, -1);
    }
  note_place (self);
}

static void
chancery_long_column_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ChanceryLongColumn *self = CHANCERY_LONG_COLUMN (widget);
  GdkRGBA color;

  GTK_WIDGET_CLASS (chancery_long_column_parent_class)->snapshot (widget, snapshot);
  if (self->drop_at < 0 || self->drop_at > (int)self->n_rows || self->tops->len == 0)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  gtk_snapshot_append_color (
      snapshot, &color,
      &GRAPHENE_RECT_INIT (0, chancery_long_column_top_of (self, (guint)self->drop_at) - 1,
                           gtk_widget_get_width (widget), 2));
}

/* ---- the widget ---- */

static void
chancery_long_column_dispose (GObject *object)
{
  ChanceryLongColumn *self = CHANCERY_LONG_COLUMN (object);
  GtkWidget *child;

  follow (self, NULL);
  g_hash_table_remove_all (self->made);
  g_ptr_array_set_size (self->spare, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (chancery_long_column_parent_class)->dispose (object);
}

static void
chancery_long_column_finalize (GObject *object)
{
  ChanceryLongColumn *self = CHANCERY_LONG_COLUMN (object);

  g_array_unref (self->tops);
  g_hash_table_unref (self->made);
  g_ptr_array_unref (self->spare);

  G_OBJECT_CLASS (chancery_long_column_parent_class)->finalize (object);
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    int by;
  } keys[] = {
    { GDK_KEY_Down, 1 },   { GDK_KEY_Up, -1 },       { GDK_KEY_KP_Down, 1 },
    { GDK_KEY_KP_Up, -1 }, { GDK_KEY_Page_Down, 2 }, { GDK_KEY_Page_Up, -2 },
    { GDK_KEY_Home, -3 },  { GDK_KEY_End, 3 },
  };

  static const GdkModifierType carrying[] = { GDK_ALT_MASK | GDK_SHIFT_MASK,
                                              GDK_CONTROL_MASK | GDK_SHIFT_MASK };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (widget_class, keys[i].key, 0, move_binding, "i", keys[i].by);
      /* As lines of a form are moved, and as lists elsewhere. */
      for (guint j = 0; ABS (keys[i].by) != 2 && j < G_N_ELEMENTS (carrying); j++)
        gtk_widget_class_add_binding (widget_class, keys[i].key, carrying[j], carry_binding, "i",
                                      keys[i].by);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, activate_binding, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, activate_binding, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, activate_binding, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_binding, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_binding, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, remove_binding, NULL);
}

static void
chancery_long_column_class_init (ChanceryLongColumnClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = chancery_long_column_dispose;
  object_class->finalize = chancery_long_column_finalize;
  widget_class->root = chancery_long_column_root;
  widget_class->unroot = chancery_long_column_unroot;
  widget_class->get_request_mode = chancery_long_column_get_request_mode;
  widget_class->measure = chancery_long_column_measure;
  widget_class->size_allocate = chancery_long_column_size_allocate;
  widget_class->snapshot = chancery_long_column_snapshot;
  widget_class->focus = chancery_long_column_focus;
  widget_class->grab_focus = chancery_long_column_grab_focus;
  widget_class->set_focus_child = chancery_long_column_set_focus_child;

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[MENU] = g_signal_new ("menu", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_UINT, GTK_TYPE_WIDGET);
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "long-column");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  install_keys (widget_class);
}

static void
chancery_long_column_init (ChanceryLongColumn *self)
{
  self->tops = g_array_new (FALSE, FALSE, sizeof (int));
  self->made = g_hash_table_new (NULL, NULL);
  self->spare = g_ptr_array_new ();
  self->drop_at = -1;
  chancery_long_column_add_pointer (self);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
chancery_long_column_new (const ChanceryLongColumnRows *rows, gpointer data)
{
  ChanceryLongColumn *self;

  g_return_val_if_fail (rows != NULL, NULL);

  self = g_object_new (CHANCERY_TYPE_LONG_COLUMN, NULL);
  self->rows = rows;
  self->data = data;
  return GTK_WIDGET (self);
}

void
chancery_long_column_set_n_rows (ChanceryLongColumn *self, guint n)
{
  GHashTableIter iter;
  gpointer key, row;

  g_return_if_fail (CHANCERY_IS_LONG_COLUMN (self));

  self->n_rows = n;
  self->current = MIN (self->current, n > 0 ? n - 1 : 0);
  set_width (self, self->width > 0 ? self->width : 400);
  g_hash_table_iter_init (&iter, self->made);
  while (g_hash_table_iter_next (&iter, &key, &row))
    if (GPOINTER_TO_UINT (key) < n)
      {
        gtk_widget_set_focusable (row,
                                  chancery_long_column_can_focus (self, GPOINTER_TO_UINT (key)));
        self->rows->bind (row, GPOINTER_TO_UINT (key), self->data);
      }
  update_rows (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
chancery_long_column_set_movable (ChanceryLongColumn *self, gboolean movable)
{
  g_return_if_fail (CHANCERY_IS_LONG_COLUMN (self));
  self->movable = movable;
}

guint
chancery_long_column_get_current (ChanceryLongColumn *self)
{
  g_return_val_if_fail (CHANCERY_IS_LONG_COLUMN (self), 0);
  return self->current;
}

guint
chancery_long_column_get_n_made (ChanceryLongColumn *self)
{
  g_return_val_if_fail (CHANCERY_IS_LONG_COLUMN (self), 0);
  return g_hash_table_size (self->made);
}
