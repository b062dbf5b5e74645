/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-table-row.h"

#include "chancery-drawn-chip.h"

/* As CSS has it for other text that is struck through or bold. */
#define WEIGHT_OF_SUBJECT 600
/* Pixels on both sides of a text, as the headings have them. */
#define PADDING 6
/* Between a subject and the marking. */
#define GAP 6
#define MOST_COLUMNS 24

struct _ChanceryTableRow
{
  GtkWidget parent_instance;

  const ChanceryTableCells *cells;
  ChanceryRecordItem *item;
  ChanceryDrawnText texts[MOST_COLUMNS];
  ChanceryDrawnText marking;
  ChanceryDrawnFont font;
};

G_DEFINE_FINAL_TYPE (ChanceryTableRow, chancery_table_row, GTK_TYPE_WIDGET)

static PangoAttrList *
attributes_of (ChanceryTableRow *self, const ChanceryListColumn *column)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, column->width == 0
                                          ? pango_attr_weight_new ((PangoWeight)WEIGHT_OF_SUBJECT)
                                          : pango_attr_font_features_new ("tnum"));
  if (chancery_record_item_get_state (self->item) == CHANCERY_STATE_VOID)
    pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  return attributes;
}

/* The list gives rows a parent of its own, which is what a screen reader meets. */
static void
update_accessible_label (ChanceryTableRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *sentence = NULL;

  if (parent == NULL)
    return;
  sentence = chancery_record_item_dup_sentence (self->item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

static gboolean
is_subject (const ChanceryTableCell *cell)
{
  return cell->column->width == 0;
}

/* What stands in a cell, and whether there is room for it. */
static gboolean
set_cell (ChanceryTableRow *self, guint i)
{
  const ChanceryTableCell *cell = &g_array_index (self->cells->cells, ChanceryTableCell, i);

  if (cell->width <= 2 * PADDING)
    return FALSE;
  chancery_drawn_text_set_found (&self->texts[i],
                                 chancery_list_column_get_text (cell->column, self->item),
                                 is_subject (cell)
                                     ? chancery_record_item_get_title_markup (self->item)
                                     : "",
                                 attributes_of (self, cell->column));
  return TRUE;
}

/* What of cell @i the marking takes, which stands at the end of the subject as it does in rows. */
static float
marking_of (ChanceryTableRow *self, guint i)
{
  const ChanceryTableCell *cell = &g_array_index (self->cells->cells, ChanceryTableCell, i);
  float width =
      is_subject (cell) ? chancery_drawn_chip_get_width (&self->marking, GTK_WIDGET (self)) : 0;

  return width > 0 ? width + GAP : 0;
}

static float
width_of (ChanceryTableRow *self, guint i)
{
  return MAX (g_array_index (self->cells->cells, ChanceryTableCell, i).width - 2 * PADDING -
                  marking_of (self, i),
              0);
}

static void
update (ChanceryTableRow *self)
{
  gboolean is_void = chancery_record_item_get_state (self->item) == CHANCERY_STATE_VOID;

  if (is_void != gtk_widget_has_css_class (GTK_WIDGET (self), "void"))
    {
      if (is_void)
        gtk_widget_add_css_class (GTK_WIDGET (self), "void");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self), "void");
    }
  update_accessible_label (self);
  chancery_drawn_chip_set (&self->marking, chancery_record_item_get_marking (self->item));
  /* Now, and not all of it in the frame that draws it. */
  for (guint i = 0; i < self->cells->cells->len && i < MOST_COLUMNS; i++)
    if (set_cell (self, i))
      chancery_drawn_text_prepare (&self->texts[i], GTK_WIDGET (self), width_of (self, i));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- drawing ---- */

static void
draw_cell (ChanceryTableRow *self,
           GtkSnapshot *snapshot,
           guint i,
           float baseline,
           const GdkRGBA *color)
{
  const ChanceryTableCell *cell = &g_array_index (self->cells->cells, ChanceryTableCell, i);
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float marking = marking_of (self, i);
  float width = width_of (self, i);
  float x = cell->x + PADDING;

  chancery_drawn_text_draw (&self->texts[i], widget, snapshot, rtl ? x + marking : x, width,
                            baseline, FALSE, color);
  if (marking > 0)
    chancery_drawn_chip_draw (&self->marking, widget, snapshot, &self->font,
                              rtl ? x : x + width + GAP, (float)gtk_widget_get_height (widget) / 2);
}

static void
chancery_table_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  ChanceryTableRow *self = CHANCERY_TABLE_ROW (widget);
  float baseline;
  GdkRGBA color;

  if (self->item == NULL)
    return;
  chancery_drawn_font_measure (&self->font, widget);
  baseline =
      chancery_drawn_font_get_baseline (&self->font, (float)gtk_widget_get_height (widget) / 2, 1);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  for (guint i = 0; i < self->cells->cells->len && i < MOST_COLUMNS; i++)
    if (set_cell (self, i))
      draw_cell (self, snapshot, i, baseline, &color);
}

/* The height is that of the style. */
static void
chancery_table_row_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = *natural =
      orientation == GTK_ORIENTATION_HORIZONTAL ? CHANCERY_TABLE_ROW (widget)->cells->width : 0;
}

static void
chancery_table_row_dispose (GObject *object)
{
  chancery_table_row_set_item (CHANCERY_TABLE_ROW (object), NULL);

  G_OBJECT_CLASS (chancery_table_row_parent_class)->dispose (object);
}

static void
chancery_table_row_finalize (GObject *object)
{
  ChanceryTableRow *self = CHANCERY_TABLE_ROW (object);

  for (guint i = 0; i < MOST_COLUMNS; i++)
    chancery_drawn_text_clear (&self->texts[i]);
  chancery_drawn_text_clear (&self->marking);

  G_OBJECT_CLASS (chancery_table_row_parent_class)->finalize (object);
}

static void
chancery_table_row_class_init (ChanceryTableRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = chancery_table_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = chancery_table_row_finalize;
  widget_class->snapshot = chancery_table_row_snapshot;
  widget_class->measure = chancery_table_row_measure;
  gtk_widget_class_set_css_name (widget_class, "table-row");
}

static void
chancery_table_row_init (ChanceryTableRow *self)
{
  for (guint i = 0; i < MOST_COLUMNS; i++)
    self->texts[i].ellipsize = PANGO_ELLIPSIZE_END;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
chancery_table_row_new (const ChanceryTableCells *cells)
{
  ChanceryTableRow *self;

  g_return_val_if_fail (cells != NULL, NULL);

  self = g_object_new (CHANCERY_TYPE_TABLE_ROW, NULL);
  self->cells = cells;
  return GTK_WIDGET (self);
}

void
chancery_table_row_set_item (ChanceryTableRow *self, ChanceryRecordItem *item)
{
  g_return_if_fail (CHANCERY_IS_TABLE_ROW (self));

  if (self->item == item)
    return;
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, update, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  /* An item changes all at once; one of its properties stands for the rest. */
  g_signal_connect_object (item, "notify::sentence", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
