/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-flow-layout.h"

struct _ChanceryFlowLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
  int row_spacing;
};

G_DEFINE_FINAL_TYPE (ChanceryFlowLayout, chancery_flow_layout, GTK_TYPE_LAYOUT_MANAGER)

static GQuark
wanted_width_quark (void)
{
  return g_quark_from_static_string ("chancery-flow-layout-wanted-width");
}

static GQuark
holds_quark (void)
{
  return g_quark_from_static_string ("chancery-flow-layout-holds");
}

/* A child on its way to a place: as wide as it wants to be, and what the row adds to that. */
typedef struct
{
  GtkWidget *widget;
  int width;
  gboolean expands;
  /* Stands on the row of the child before it, if the two have room there. */
  gboolean holds;
} Slot;

static void
measure_child (GtkWidget *child, int *minimum, int *natural)
{
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
  *natural = MAX (*natural,
                  GPOINTER_TO_INT (g_object_get_qdata (G_OBJECT (child), wanted_width_quark ())));
}

static GArray *
collect_slots (GtkWidget *widget, int available)
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (Slot));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      Slot slot = { .widget = child };
      int minimum = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      measure_child (child, &minimum, &slot.width);
      if (available >= 0)
        slot.width = CLAMP (slot.width, minimum, MAX (available, minimum));
      slot.holds = g_object_get_qdata (G_OBJECT (child), holds_quark ()) != NULL;
      slot.expands = gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
      g_array_append_val (slots, slot);
    }
  return slots;
}

/* Whether the last child of a row goes down to the one that holds to it. */
static gboolean
goes_down (ChanceryFlowLayout *self, GArray *slots, guint from, guint end, int available)
{
  return end < slots->len && end > from + 1 && g_array_index (slots, Slot, end).holds &&
         g_array_index (slots, Slot, end - 1).width + self->spacing +
                 g_array_index (slots, Slot, end).width <=
             available;
}

/* The end of the row that begins at @from, with its rest shared out among those that expand. */
static guint
fill_row (ChanceryFlowLayout *self, GArray *slots, guint from, int available)
{
  int used = 0;
  guint n_expanding = 0;
  guint end = from;

  while (end < slots->len)
    {
      Slot *slot = &g_array_index (slots, Slot, end);
      int more = slot->width + (end > from ? self->spacing : 0);

      if (end > from && used + more > available)
        break;
      used += more;
      end++;
    }
  if (goes_down (self, slots, from, end, available))
    used -= g_array_index (slots, Slot, --end).width + self->spacing;
  for (guint i = from; i < end; i++)
    n_expanding += g_array_index (slots, Slot, i).expands ? 1 : 0;
  for (guint i = from; i < end && used < available; i++)
    {
      Slot *slot = &g_array_index (slots, Slot, i);
      int share;

      if (!slot->expands)
        continue;
      share = (available - used) / (int)n_expanding;
      slot->width += share;
      used += share;
      n_expanding--;
    }
  return end;
}

static int
measure_row (GArray *slots, guint from, guint end)
{
  int height = 0;

  for (guint i = from; i < end; i++)
    {
      Slot *slot = &g_array_index (slots, Slot, i);
      int natural = 0;

      gtk_widget_measure (slot->widget, GTK_ORIENTATION_VERTICAL, slot->width, NULL, &natural, NULL,
                          NULL);
      height = MAX (height, natural);
    }
  return height;
}

static GtkSizeRequestMode
chancery_flow_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (ChanceryFlowLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum = 0;
      int child_natural = 0;

      if (!gtk_widget_should_layout (child))
        continue;
      measure_child (child, &child_minimum, &child_natural);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static void
chancery_flow_layout_measure (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  ChanceryFlowLayout *self = CHANCERY_FLOW_LAYOUT (manager);
  int width = 0;
  int wanted = 0;

  *minimum = *natural = 0;
  measure_width (self, widget, &width, &wanted);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = width;
      *natural = wanted;
      return;
    }
  width = for_size >= 0 ? for_size : wanted;
  {
    g_autoptr (GArray) slots = collect_slots (widget, width);
    int height = 0;

    for (guint from = 0; from < slots->len;)
      {
        guint end = fill_row (self, slots, from, width);

        height += measure_row (slots, from, end) + (from > 0 ? self->row_spacing : 0);
        from = end;
      }
    *minimum = *natural = height;
  }
}

static void
chancery_flow_layout_allocate (GtkLayoutManager *manager,
                               GtkWidget *widget,
                               int width,
                               int height,
                               int baseline)
{
  ChanceryFlowLayout *self = CHANCERY_FLOW_LAYOUT (manager);
  g_autoptr (GArray) slots = collect_slots (widget, width);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int y = 0;

  for (guint from = 0; from < slots->len;)
    {
      guint end = fill_row (self, slots, from, width);
      int row = measure_row (slots, from, end);
      int x = 0;

      for (guint i = from; i < end; i++)
        {
          Slot *slot = &g_array_index (slots, Slot, i);
          GtkAllocation place = { rtl ? width - x - slot->width : x, y, slot->width, row };

          gtk_widget_size_allocate (slot->widget, &place, -1);
          x += slot->width + self->spacing;
        }
      y += row + self->row_spacing;
      from = end;
    }
}

static void
chancery_flow_layout_class_init (ChanceryFlowLayoutClass *class)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (class);

  manager_class->get_request_mode = chancery_flow_layout_get_request_mode;
  manager_class->measure = chancery_flow_layout_measure;
  manager_class->allocate = chancery_flow_layout_allocate;
}

static void
chancery_flow_layout_init (ChanceryFlowLayout *self)
{
}

GtkLayoutManager *
chancery_flow_layout_new (int spacing)
{
  ChanceryFlowLayout *self = g_object_new (CHANCERY_TYPE_FLOW_LAYOUT, NULL);

  self->spacing = spacing;
  self->row_spacing = MIN (spacing, 6) / 2;
  return GTK_LAYOUT_MANAGER (self);
}

void
chancery_flow_layout_want (GtkWidget *child, int width)
{
  g_return_if_fail (GTK_IS_WIDGET (child));

  g_object_set_qdata (G_OBJECT (child), wanted_width_quark (), GINT_TO_POINTER (width));
  gtk_widget_queue_resize (child);
}

void
chancery_flow_layout_hold (GtkWidget *child)
{
  g_return_if_fail (GTK_IS_WIDGET (child));

  g_object_set_qdata (G_OBJECT (child), holds_quark (), GINT_TO_POINTER (TRUE));
  gtk_widget_queue_resize (child);
}
