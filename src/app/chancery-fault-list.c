/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-fault-list.h"

#include <glib/gi18n.h>
#include <string.h>

#include "chancery-csv-fault.h"
#include "chancery-text.h"

/* Of a cell. */
#define MAX_VALUE 120
#define GAP 18
#define N_COLUMNS 5

/* A label of which a part can be chosen and copied with the pointer, and that the Tab key passes by. */
static GtkWidget *
add_wide_label (GtkGrid *grid, int column, int row, int width, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_focusable (label, FALSE);
  gtk_grid_attach (grid, label, column, row, width, 1);
  return label;
}

static GtkWidget *
add_label (GtkGrid *grid, int column, int row, const char *text)
{
  return add_wide_label (grid, column, row, 1, text);
}

static void
add_heading (GtkGrid *grid, int column, const char *text)
{
  GtkWidget *label = add_label (grid, column, 0, text);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "quiet");
}

/* “soon” is no date, and “when” in “when he is back”: the cell stands beside it already (transfer full). */
static char *
drop_value (const char *reason, const char *value)
{
  g_autofree char *subject = g_strdup_printf ("“%s” ", value);
  g_autofree char *place = g_strdup_printf (" in “%s”", value);
  GString *left =
      g_string_new (g_str_has_prefix (reason, subject) ? reason + strlen (subject) : reason);

  g_string_replace (left, place, "", 1);
  return g_string_free (left, FALSE);
}

static void
add_number (GtkGrid *grid, int column, int row, guint64 number)
{
  g_autofree char *text = g_strdup_printf ("%'" G_GUINT64_FORMAT, number);
  GtkWidget *label = add_label (grid, column, row, text);

  gtk_widget_add_css_class (label, "numeric");
  gtk_label_set_xalign (GTK_LABEL (label), 1);
}

static void
add_fault (GtkGrid *grid, int row, const ChanceryCsvFault *fault)
{
  g_autofree char *value = fault->value != NULL ? chancery_text_first_line (fault->value, MAX_VALUE)
                                                : g_strdup ("");
  g_autofree char *reason = drop_value (fault->reason, value);

  add_number (grid, 0, row, fault->row);
  add_number (grid, 1, row, fault->n_rows);
  add_label (grid, 2, row, fault->label != NULL ? fault->label : "");
  add_label (grid, 3, row, value);
  gtk_widget_set_hexpand (add_label (grid, 4, row, reason), TRUE);
}

/* Once for all cells of a field, over the whole width. */
static void
add_words (GtkGrid *grid, int row, const ChanceryCsvFault *fault)
{
  /* Translators: of a table: a field, and the words that may stand in it. */
  g_autofree char *text = g_strdup_printf (_ ("%s may be: %s"), fault->label, fault->words);

  gtk_widget_add_css_class (add_wide_label (grid, 0, row, N_COLUMNS, text), "quiet");
}

GtkWidget *
chancery_fault_list_new (const GPtrArray *faults)
{
  GtkWidget *grid;

  g_return_val_if_fail (faults != NULL, NULL);

  grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (grid), GAP);
  gtk_grid_set_row_spacing (GTK_GRID (grid), GAP / 3);
  /* Translators: heads the numbers of rows of a table: of the first that has what stands beside it. */
  add_heading (GTK_GRID (grid), 0, _ ("First Row"));
  /* Translators: heads counts of rows of a table. */
  add_heading (GTK_GRID (grid), 1, _ ("Rows"));
  add_heading (GTK_GRID (grid), 2, _ ("Field"));
  /* Translators: heads what stands in the cells of a table. */
  add_heading (GTK_GRID (grid), 3, _ ("In the Cell"));
  add_heading (GTK_GRID (grid), 4, _ ("What Is Wrong"));
  for (guint i = 0; i < faults->len; i++)
    add_fault (GTK_GRID (grid), (int)i + 1, g_ptr_array_index (faults, i));
  for (guint i = 0; i < faults->len; i++)
    if (chancery_csv_fault_tells_words (faults, i))
      add_words (GTK_GRID (grid), (int)(faults->len + i) + 1, g_ptr_array_index (faults, i));
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Cells that cannot be read"), -1);
  return grid;
}
