/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where rows are is a multiplication.  What changes only marks the rows that are made: they are bound by
 * chancery-even-list-rows.c, before the next frame, or at once where somebody needs one.  A row whose item went stands by
 * with it, and is taken first when the item comes back, so that an answer that keeps a record at its place
 * binds nothing there. */

#include "config.h"

#include "chancery-even-list-private.h"

#include <math.h>

/* Of the line between rows of two sorts. */
#define RULE_WIDTH 2.0F
#define RULE_ALPHA 0.25F

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

G_DEFINE_FINAL_TYPE_WITH_CODE (ChanceryEvenList,
                               chancery_even_list,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* ---- where rows are ---- */

guint
chancery_even_list_get_n_rows (ChanceryEvenList *self)
{
  return self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
}

static GtkAdjustment *
get_vertical (ChanceryEvenList *self)
{
  return self->adjustments[GTK_ORIENTATION_VERTICAL];
}

double
chancery_even_list_get_value (ChanceryEvenList *self)
{
  return get_vertical (self) != NULL ? gtk_adjustment_get_value (get_vertical (self)) : 0;
}

double
chancery_even_list_get_page_size (ChanceryEvenList *self)
{
  return get_vertical (self) != NULL ? gtk_adjustment_get_page_size (get_vertical (self)) : 0;
}

guint
chancery_even_list_get_row_at (ChanceryEvenList *self, double y)
{
  double row;

  if (self->row_height <= 0)
    return GTK_INVALID_LIST_POSITION;
  row = floor ((y + chancery_even_list_get_value (self)) / self->row_height);
  return row >= 0 && row < chancery_even_list_get_n_rows (self) ? (guint)row
                                                                : GTK_INVALID_LIST_POSITION;
}

/* Says how long the list is, and that it is scrolled to @value as far as that is possible. */
static void
set_vertical (ChanceryEvenList *self, double value, double page_size)
{
  double whole = (double)chancery_even_list_get_n_rows (self) * self->row_height;

  if (get_vertical (self) == NULL)
    return;
  gtk_adjustment_configure (get_vertical (self), CLAMP (value, 0, MAX (whole - page_size, 0)), 0,
                            MAX (whole, page_size), self->row_height, page_size * 0.9, page_size);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ChanceryEvenList *self = CHANCERY_EVEN_LIST (widget);

  self->tick = 0;
  chancery_even_list_bind_rows (self);
  return G_SOURCE_REMOVE;
}

/* At the beginning of the next frame: while one is laid out nothing may be bound. */
static void
queue_bind (ChanceryEvenList *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/* ---- what the model tells ---- */

/* Where a row stands after @removed and @added at @position; one that went is replaced by what stands there. */
static guint
moved (guint row, guint position, guint removed, guint added)
{
  if (row == GTK_INVALID_LIST_POSITION || row < position)
    return row;
  return row < position + removed ? position : row + added - removed;
}

static void
move_rows (ChanceryEvenList *self, guint position, guint removed, guint added)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->made);
  GHashTableIter iter;
  gpointer key, row;

  self->made = g_hash_table_new (NULL, NULL);
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &key, &row))
    {
      guint at = GPOINTER_TO_UINT (key);

      if (at >= position && at < position + removed)
        g_ptr_array_add (self->spare, row);
      else
        g_hash_table_insert (self->made, GUINT_TO_POINTER (moved (at, position, removed, added)),
                             row);
    }
}

/* Who goes about in the list looks at the row of the cursor. */
static gboolean
looks_at_cursor (ChanceryEvenList *self)
{
  double value = chancery_even_list_get_value (self);
  double top = (double)self->cursor * self->row_height;

  return chancery_even_list_has_focus (self) && top + self->row_height > value &&
         top < value + chancery_even_list_get_page_size (self);
}

/* What is looked at stays; but another answer begins at its beginning, and there what is new is to be seen. */
static double
moved_value (ChanceryEvenList *self, guint position, guint removed, guint added)
{
  double value = chancery_even_list_get_value (self);
  double top = (double)position * self->row_height;

  if (added >= chancery_even_list_get_n_rows (self))
    return 0;
  if (looks_at_cursor (self))
    return value + ((double)moved (self->cursor, position, removed, added) - self->cursor) *
                       self->row_height;
  if (value <= 0)
    return 0;
  if (top + (double)removed * self->row_height <= value)
    return value + ((double)added - removed) * self->row_height;
  return top < value ? top + (double)added * self->row_height : value;
}

static void
items_changed_cb (ChanceryEvenList *self, guint position, guint removed, guint added)
{
  double value = moved_value (self, position, removed, added);
  guint n = chancery_even_list_get_n_rows (self);

  move_rows (self, position, removed, added);
  if (self->awaited >= position && self->awaited < position + removed)
    self->awaited = GTK_INVALID_LIST_POSITION;
  self->awaited = moved (self->awaited, position, removed, added);
  /* In an empty list both wait where they were. */
  if (n > added)
    {
      self->cursor = moved (self->cursor, position, removed, added);
      self->anchor = moved (self->anchor, position, removed, added);
    }
  self->cursor = MIN (self->cursor, n > 0 ? n - 1 : 0);
  set_vertical (self, value, chancery_even_list_get_page_size (self));
  queue_bind (self);
}

static void
selection_changed_cb (ChanceryEvenList *self, guint position, guint n_items)
{
  GHashTableIter iter;
  gpointer key, row;

  g_hash_table_iter_init (&iter, self->made);
  while (g_hash_table_iter_next (&iter, &key, &row))
    if (GPOINTER_TO_UINT (key) - position < n_items)
      chancery_even_list_row_set_selected (
          row, gtk_selection_model_is_selected (self->model, GPOINTER_TO_UINT (key)));
}

/* ---- what scrolls ---- */

static void
set_adjustment (ChanceryEvenList *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment **own = &self->adjustments[orientation];

  if (*own == adjustment && adjustment != NULL)
    return;
  if (*own != NULL)
    g_signal_handlers_disconnect_by_data (*own, self);
  g_clear_object (own);
  *own =
      g_object_ref_sink (adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (*own, "value-changed",
                            orientation == GTK_ORIENTATION_VERTICAL
                                ? G_CALLBACK (queue_bind)
                                : G_CALLBACK (gtk_widget_queue_allocate),
                            self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
chancery_even_list_scroll_to (ChanceryEvenList *self, guint position)
{
  double top;

  g_return_if_fail (CHANCERY_IS_EVEN_LIST (self));

  if (get_vertical (self) == NULL || position >= chancery_even_list_get_n_rows (self))
    return;
  if (self->row_height <= 0 || chancery_even_list_get_page_size (self) <= 0)
    {
      self->awaited = position;
      return;
    }
  self->awaited = GTK_INVALID_LIST_POSITION;
  top = (double)position * self->row_height;
  gtk_adjustment_clamp_page (get_vertical (self), top, top + self->row_height);
}

/* ---- the focus ---- */

gboolean
chancery_even_list_focus_row (ChanceryEvenList *self, guint position)
{
  GtkWidget *row;

  g_return_val_if_fail (CHANCERY_IS_EVEN_LIST (self), FALSE);

  if (position >= chancery_even_list_get_n_rows (self))
    return FALSE;
  /* Before it has a height a window may give the focus to any row; what is wanted in sight is another. */
  if (self->awaited == GTK_INVALID_LIST_POSITION)
    chancery_even_list_scroll_to (self, position);
  if (self->tick != 0)
    chancery_even_list_bind_rows (self);
  self->cursor = position;
  row = GTK_WIDGET (chancery_even_list_make_row (self, position));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  return gtk_widget_grab_focus (row);
}

/* Tab comes to one row and leaves from it. */
static gboolean
chancery_even_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  ChanceryEvenList *self = CHANCERY_EVEN_LIST (widget);

  if (chancery_even_list_has_focus (self))
    return FALSE;
  return chancery_even_list_focus_row (self, self->cursor);
}

static gboolean
chancery_even_list_grab_focus (GtkWidget *widget)
{
  return chancery_even_list_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
chancery_even_list_set_focus_child (GtkWidget *widget, GtkWidget *child)
{
  ChanceryEvenList *self = CHANCERY_EVEN_LIST (widget);
  GHashTableIter iter;
  gpointer key, row;

  GTK_WIDGET_CLASS (chancery_even_list_parent_class)->set_focus_child (widget, child);
  g_hash_table_iter_init (&iter, self->made);
  while (g_hash_table_iter_next (&iter, &key, &row))
    if (row == child)
      self->cursor = GPOINTER_TO_UINT (key);
}

/* ---- size ---- */

static GtkWidget *
any_row (ChanceryEvenList *self)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self));

  /* What none is there for is as high as one that stands by. */
  if (row == NULL && self->rows != NULL)
    {
      row = GTK_WIDGET (chancery_even_list_new_row (self));
      chancery_even_list_row_set_shown (CHANCERY_EVEN_LIST_ROW (row), FALSE);
      g_ptr_array_add (self->spare, row);
    }
  return row;
}

static void
chancery_even_list_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  ChanceryEvenList *self = CHANCERY_EVEN_LIST (widget);
  GtkWidget *row = any_row (self);

  *minimum = *natural = 0;
  if (row != NULL)
    gtk_widget_measure (row, orientation, -1, minimum, natural, NULL, NULL);
}

/* The row with the focus may be far away: it lies then just outside, for a pixel has no such number. */
static int
top_of (ChanceryEvenList *self, guint position, int height)
{
  double top = (double)position * self->row_height - chancery_even_list_get_value (self);

  return (int)CLAMP (top, -self->row_height, (double)height);
}

static void
allocate_row (ChanceryEvenList *self, GtkWidget *row, guint position, int width, int height)
{
  GtkAdjustment *horizontal = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  double value = horizontal != NULL ? gtk_adjustment_get_value (horizontal) : 0;
  GtkAllocation place = { 0, top_of (self, position, height), width, self->row_height };
  int least;

  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  place.width = MAX (width, least);
  place.x = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL
                ? (int)(width - place.width + value)
                : (int)-value;
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, place.width, &least, NULL, NULL, NULL);
  place.height = MAX (place.height, least);
  gtk_widget_size_allocate (row, &place, -1);
}

static void
chancery_even_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ChanceryEvenList *self = CHANCERY_EVEN_LIST (widget);
  GtkWidget *first = any_row (self);
  double before = self->row_height;
  int least = 0;
  GHashTableIter iter;
  gpointer key, row;

  if (first == NULL)
    return;
  gtk_widget_measure (first, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (first, GTK_ORIENTATION_VERTICAL, -1, &self->row_height, NULL, NULL, NULL);
  if (self->adjustments[GTK_ORIENTATION_HORIZONTAL] != NULL)
    gtk_adjustment_configure (self->adjustments[GTK_ORIENTATION_HORIZONTAL],
                              gtk_adjustment_get_value (
                                  self->adjustments[GTK_ORIENTATION_HORIZONTAL]),
                              0, MAX (least, width), width * 0.1, width * 0.9, width);
  /* Other text sizes leave the first row where it is. */
  set_vertical (self,
                before > 0 ? chancery_even_list_get_value (self) / before * self->row_height
                           : chancery_even_list_get_value (self),
                height);
  if (self->awaited != GTK_INVALID_LIST_POSITION)
    chancery_even_list_scroll_to (self, self->awaited);
  g_hash_table_iter_init (&iter, self->made);
  while (g_hash_table_iter_next (&iter, &key, &row))
    allocate_row (self, row, GPOINTER_TO_UINT (key), width, height);
  if (self->seen_height != height || (int)before != self->row_height)
    queue_bind (self);
  self->seen_height = height;
}

/* The line is drawn over the rows, and needs no room of its own. */
static void
chancery_even_list_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ChanceryEvenList *self = CHANCERY_EVEN_LIST (widget);
  const int height = gtk_widget_get_height (widget);
  GdkRGBA colour;
  int top;

  GTK_WIDGET_CLASS (chancery_even_list_parent_class)->snapshot (widget, snapshot);
  if (self->rule == GTK_INVALID_LIST_POSITION)
    return;
  top = top_of (self, self->rule, height);
  if (top <= 0 || top >= height)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  colour.alpha *= RULE_ALPHA;
  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT (0, (float)top - RULE_WIDTH / 2,
                                                  (float)gtk_widget_get_width (widget),
                                                  RULE_WIDTH));
}

/* ---- the widget ---- */

static void
chancery_even_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ChanceryEvenList *self = CHANCERY_EVEN_LIST (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
chancery_even_list_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  ChanceryEvenList *self = CHANCERY_EVEN_LIST (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
chancery_even_list_dispose (GObject *object)
{
  ChanceryEvenList *self = CHANCERY_EVEN_LIST (object);
  GtkWidget *child;

  chancery_even_list_set_model (self, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    {
      if (self->adjustments[i] != NULL)
        g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
      g_clear_object (&self->adjustments[i]);
    }
  g_hash_table_remove_all (self->made);
  g_ptr_array_set_size (self->spare, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;

  G_OBJECT_CLASS (chancery_even_list_parent_class)->dispose (object);
}

static void
chancery_even_list_finalize (GObject *object)
{
  ChanceryEvenList *self = CHANCERY_EVEN_LIST (object);

  g_hash_table_unref (self->made);
  g_ptr_array_unref (self->spare);

  G_OBJECT_CLASS (chancery_even_list_parent_class)->finalize (object);
}

static void
chancery_even_list_class_init (ChanceryEvenListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = chancery_even_list_get_property;
  object_class->set_property = chancery_even_list_set_property;
  object_class->dispose = chancery_even_list_dispose;
  object_class->finalize = chancery_even_list_finalize;
  widget_class->measure = chancery_even_list_measure;
  widget_class->size_allocate = chancery_even_list_size_allocate;
  widget_class->snapshot = chancery_even_list_snapshot;
  widget_class->focus = chancery_even_list_focus;
  widget_class->grab_focus = chancery_even_list_grab_focus;
  widget_class->set_focus_child = chancery_even_list_set_focus_child;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /* So that it looks like the other lists. */
  gtk_widget_class_set_css_name (widget_class, "listview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  chancery_even_list_install_keys (widget_class);
}

static void
chancery_even_list_init (ChanceryEvenList *self)
{
  self->made = g_hash_table_new (NULL, NULL);
  self->spare = g_ptr_array_new ();
  self->anchor = GTK_INVALID_LIST_POSITION;
  self->awaited = GTK_INVALID_LIST_POSITION;
  self->rule = GTK_INVALID_LIST_POSITION;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "view");
  chancery_even_list_add_pointer (self);
}

void
chancery_even_list_set_rows (ChanceryEvenList *self,
                             const ChanceryEvenListRows *rows,
                             gpointer data)
{
  g_return_if_fail (CHANCERY_IS_EVEN_LIST (self));
  g_return_if_fail (rows != NULL);

  self->rows = rows;
  self->data = data;
}

void
chancery_even_list_set_model (ChanceryEvenList *self, GtkSelectionModel *model)
{
  guint removed;

  g_return_if_fail (CHANCERY_IS_EVEN_LIST (self));

  if (self->model == model)
    return;
  removed = chancery_even_list_get_n_rows (self);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_set_object (&self->model, model);
  if (model != NULL)
    {
      g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);
      g_signal_connect_swapped (model, "selection-changed", G_CALLBACK (selection_changed_cb),
                                self);
    }
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)))
    items_changed_cb (self, 0, removed, chancery_even_list_get_n_rows (self));
}

void
chancery_even_list_bind_again (ChanceryEvenList *self)
{
  GtkWidget *row;

  g_return_if_fail (CHANCERY_IS_EVEN_LIST (self));

  row = gtk_widget_get_first_child (GTK_WIDGET (self));
  for (; row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      gpointer item = chancery_even_list_row_get_item (CHANCERY_EVEN_LIST_ROW (row));

      if (item != NULL)
        self->rows->bind (chancery_even_list_row_get_child (CHANCERY_EVEN_LIST_ROW (row)), item,
                          self->data);
    }
}

void
chancery_even_list_set_opens_at_once (ChanceryEvenList *self, gboolean at_once)
{
  g_return_if_fail (CHANCERY_IS_EVEN_LIST (self));
  self->opens_at_once = at_once;
}

void
chancery_even_list_get_place (ChanceryEvenList *self, ChanceryEvenListPlace *place)
{
  g_return_if_fail (CHANCERY_IS_EVEN_LIST (self));
  g_return_if_fail (place != NULL);

  *place = (ChanceryEvenListPlace){ 0, 0, self->cursor, FALSE };
  place->at_top = chancery_even_list_get_value (self) <= 0 && !looks_at_cursor (self);
  if (self->row_height <= 0)
    return;
  place->row = looks_at_cursor (self)
                   ? self->cursor
                   : (guint)floor (chancery_even_list_get_value (self) / self->row_height);
  place->above = chancery_even_list_get_value (self) - (double)place->row * self->row_height;
}

void
chancery_even_list_set_place (ChanceryEvenList *self, const ChanceryEvenListPlace *place)
{
  guint n = chancery_even_list_get_n_rows (self);

  g_return_if_fail (CHANCERY_IS_EVEN_LIST (self));
  g_return_if_fail (place != NULL);

  self->cursor = n > 0 ? MIN (place->cursor, n - 1) : 0;
  self->anchor = GTK_INVALID_LIST_POSITION;
  if (!place->at_top)
    set_vertical (self, (double)place->row * self->row_height + place->above,
                  chancery_even_list_get_page_size (self));
}

guint
chancery_even_list_get_n_made (ChanceryEvenList *self)
{
  g_return_val_if_fail (CHANCERY_IS_EVEN_LIST (self), 0);
  return g_hash_table_size (self->made);
}

GtkWidget *
chancery_even_list_get_child (ChanceryEvenList *self, guint position)
{
  ChanceryEvenListRow *row;

  g_return_val_if_fail (CHANCERY_IS_EVEN_LIST (self), NULL);

  if (self->tick != 0)
    chancery_even_list_bind_rows (self);
  row = chancery_even_list_find_row (self, position);
  return row != NULL ? chancery_even_list_row_get_child (row) : NULL;
}

void
chancery_even_list_set_rule (ChanceryEvenList *self, guint position)
{
  g_return_if_fail (CHANCERY_IS_EVEN_LIST (self));

  if (self->rule == position)
    return;
  self->rule = position;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
