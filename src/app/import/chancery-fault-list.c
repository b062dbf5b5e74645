/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-fault-list.h"

#include "chancery-registry-exchange.h"
#include "chancery-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#define GAP 18
#define N_COLUMNS 5

struct _ChanceryFaultList
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (ChanceryFaultList, chancery_fault_list, GTK_TYPE_WIDGET)

static const char *
heading_of (guint column)
{
  switch (column)
    {
    case 0:
      /* Translators: heads the numbers of rows of a table: of the first that has what stands beside it. */
      return _ ("First Row");
    case 1:
      /* Translators: heads counts of rows of a table. */
      return _ ("Rows");
    case 2:
      return _ ("Field");
    case 3:
      /* Translators: heads what stands in the cells of a table. */
      return _ ("In the Cell");
    default:
      return _ ("What Is Wrong");
    }
}

/* ---- columns ---- */

/* A row is a widget, so that a screen reader finds its cells in it; so the columns of all rows are measured here. */
static void
measure_columns (GtkWidget *list, GtkRequestedSize sizes[N_COLUMNS])
{
  for (guint i = 0; i < N_COLUMNS; i++)
    sizes[i] = (GtkRequestedSize){ 0 };
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *cell = gtk_widget_get_first_child (row);

      /* One goes over the whole width. */
      if (cell == gtk_widget_get_last_child (row))
        continue;
      for (guint i = 0; cell != NULL; cell = gtk_widget_get_next_sibling (cell), i++)
        {
          int minimum;
          int natural;

          gtk_widget_measure (cell, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
          sizes[i].minimum_size = MAX (sizes[i].minimum_size, minimum);
          sizes[i].natural_size = MAX (sizes[i].natural_size, natural);
        }
    }
}

static void
fit_columns (GtkWidget *list, int width, int widths[N_COLUMNS])
{
  GtkRequestedSize sizes[N_COLUMNS];
  int left = width - (N_COLUMNS - 1) * GAP;

  measure_columns (list, sizes);
  for (guint i = 0; i < N_COLUMNS; i++)
    left -= sizes[i].minimum_size;
  left = gtk_distribute_natural_allocation (MAX (left, 0), N_COLUMNS, sizes);
  for (guint i = 0; i < N_COLUMNS; i++)
    widths[i] = sizes[i].minimum_size;
  widths[N_COLUMNS - 1] += left;
}

static int
measure_height (GtkWidget *row, int width)
{
  int widths[N_COLUMNS];
  int height = 0;
  guint i = 0;

  fit_columns (gtk_widget_get_parent (row), width, widths);
  for (GtkWidget *cell = gtk_widget_get_first_child (row); cell != NULL;
       cell = gtk_widget_get_next_sibling (cell), i++)
    {
      int natural;

      gtk_widget_measure (cell, GTK_ORIENTATION_VERTICAL, widths[i], NULL, &natural, NULL, NULL);
      height = MAX (height, natural);
    }
  return height;
}

static void
measure_row (GtkWidget *row,
             GtkOrientation orientation,
             int for_size,
             int *minimum,
             int *natural,
             int *minimum_baseline,
             int *natural_baseline)
{
  GtkRequestedSize sizes[N_COLUMNS];

  *minimum = *natural = (N_COLUMNS - 1) * GAP;
  measure_columns (gtk_widget_get_parent (row), sizes);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      *minimum += sizes[i].minimum_size;
      *natural += sizes[i].natural_size;
    }
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = measure_height (row, for_size < 0 ? *natural : for_size);
}

static void
allocate_row (GtkWidget *row, int width, int height, int baseline)
{
  gboolean mirrored = gtk_widget_get_direction (row) == GTK_TEXT_DIR_RTL;
  int widths[N_COLUMNS];
  int x = 0;
  guint i = 0;

  fit_columns (gtk_widget_get_parent (row), width, widths);
  for (GtkWidget *cell = gtk_widget_get_first_child (row); cell != NULL;
       cell = gtk_widget_get_next_sibling (cell), i++)
    {
      gtk_widget_size_allocate (cell,
                                &(GtkAllocation){ mirrored ? width - x - widths[i] : x, 0,
                                                  widths[i], height },
                                -1);
      x += widths[i] + GAP;
    }
}

static GtkSizeRequestMode
request_mode (GtkWidget *row)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* ---- rows ---- */

static GtkWidget *
append_row (ChanceryFaultList *self, const char *sentence)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW,
                                 "css-name", "row", NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  gtk_widget_set_parent (row, GTK_WIDGET (self));
  return row;
}

/* A label of which a part can be chosen and copied with the pointer, and that the Tab key passes by. */
static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  return label;
}

/* @says: (nullable): what heads it. */
static GtkWidget *
append_cell (GtkWidget *row, GtkAccessibleRole role, const char *text, const char *says)
{
  GtkWidget *label = make_label (text);
  GtkWidget *cell = g_object_new (ADW_TYPE_BIN, "accessible-role", role, "child", label, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (says != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    says, -1);
  gtk_box_append (GTK_BOX (row), cell);
  return label;
}

/* A row of all columns. */
static GtkWidget *
append_columns (ChanceryFaultList *self, const char *sentence)
{
  GtkWidget *row = append_row (self, sentence);

  gtk_widget_set_layout_manager (row,
                                 gtk_custom_layout_new (request_mode, measure_row, allocate_row));
  return row;
}

static void
append_headings (ChanceryFaultList *self)
{
  GtkWidget *row = append_columns (self, _ ("Headings"));

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkWidget *label = append_cell (row, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, heading_of (i), NULL);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "quiet");
    }
}

/* “soon” is no date, “postcard”: no form is called so, and “when” in “when he is back”: the cell stands beside it already
 * (transfer full). */
static char *
drop_value (const char *reason, const char *value)
{
  g_autofree char *subject = g_strdup_printf ("“%s”", value);
  g_autofree char *place = g_strdup_printf (" in “%s”", value);
  const gsize n_subject = g_str_has_prefix (reason, subject) ? strlen (subject) : 0;
  GString *left =
      g_string_new (reason + n_subject + (n_subject > 0 ? strspn (reason + n_subject, ": ") : 0));

  g_string_replace (left, place, "", 1);
  return g_string_free (left, FALSE);
}

static void
append_number (GtkWidget *row, guint column, guint64 number)
{
  g_autofree char *text = g_strdup_printf ("%'" G_GUINT64_FORMAT, number);
  GtkWidget *label = append_cell (row, GTK_ACCESSIBLE_ROLE_CELL, text, heading_of (column));

  gtk_widget_add_css_class (label, "numeric");
  gtk_label_set_xalign (GTK_LABEL (label), 1);
}

static void
append_fault (ChanceryFaultList *self, const ChanceryCsvFault *fault)
{
  g_autofree char *value = fault->value != NULL
                               ? chancery_text_shorten (fault->value, CHANCERY_CSV_MAX_VALUE)
                               : g_strdup ("");
  g_autofree char *reason = drop_value (fault->reason, value);
  g_autofree char *sentence = chancery_import_phrase_fault (fault);
  const char *const texts[] = { fault->label != NULL ? fault->label : "", value, reason };
  GtkWidget *row = append_columns (self, sentence);

  gtk_widget_set_focusable (row, TRUE);
  append_number (row, 0, fault->row);
  append_number (row, 1, fault->n_rows);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    append_cell (row, GTK_ACCESSIBLE_ROLE_CELL, texts[i], heading_of (2 + i));
}

/* Once for all cells of a field, over the whole width. */
static void
append_words (ChanceryFaultList *self, const ChanceryCsvFault *fault)
{
  g_autofree char *text = chancery_import_phrase_words (fault);
  GtkWidget *row = append_row (self, text);

  gtk_widget_set_focusable (row, TRUE);
  gtk_widget_add_css_class (append_cell (row, GTK_ACCESSIBLE_ROLE_CELL, text, NULL), "quiet");
}

/* The first row below the headings, or its neighbour that comes when one goes on in @direction. */
static GtkWidget *
row_after (ChanceryFaultList *self, GtkDirectionType direction)
{
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self));

  if (row == NULL)
    return gtk_widget_get_next_sibling (gtk_widget_get_first_child (GTK_WIDGET (self)));
  switch (direction)
    {
    case GTK_DIR_UP:
      row = gtk_widget_get_prev_sibling (row);
      return gtk_widget_get_focusable (row) ? row : NULL;
    case GTK_DIR_DOWN:
      return gtk_widget_get_next_sibling (row);
    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_TAB_BACKWARD:
    case GTK_DIR_LEFT:
    case GTK_DIR_RIGHT:
    default:
      return NULL;
    }
}

static gboolean
chancery_fault_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *row = row_after (CHANCERY_FAULT_LIST (widget), direction);

  return row != NULL && gtk_widget_grab_focus (row);
}

static void
chancery_fault_list_dispose (GObject *object)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (row);

  G_OBJECT_CLASS (chancery_fault_list_parent_class)->dispose (object);
}

static void
chancery_fault_list_class_init (ChanceryFaultListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = chancery_fault_list_dispose;
  widget_class->focus = chancery_fault_list_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TABLE);
}

static void
chancery_fault_list_init (ChanceryFaultList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), GAP / 3);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Cells that cannot be read"), -1);
  append_headings (self);
}

GtkWidget *
chancery_fault_list_new (const GPtrArray *faults)
{
  ChanceryFaultList *self;

  g_return_val_if_fail (faults != NULL, NULL);

  self = g_object_new (CHANCERY_TYPE_FAULT_LIST, NULL);
  for (guint i = 0; i < faults->len; i++)
    append_fault (self, g_ptr_array_index (faults, i));
  for (guint i = 0; i < faults->len; i++)
    if (chancery_csv_fault_tells_words (faults, i))
      append_words (self, g_ptr_array_index (faults, i));
  return GTK_WIDGET (self);
}
