/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-columns-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "chancery-text.h"

#define MAX_EXAMPLE 80
/* Of a heading; all of it is in the tooltip.  GTK 4.8 loses count of how narrow a label may be whose text is
 * some lines long. */
#define MAX_HEADING 80

struct _ChanceryColumnsPage
{
  GtkWidget parent_instance;

  ChanceryCsvLook *look;
  /* Of the chosen kind, in the order of the lists, which begin with “left out”. */
  GPtrArray *paths;
  GPtrArray *rows;
  gboolean filling;

  GtkWidget *scroller;
  AdwComboRow *kind_row;
  AdwPreferencesGroup *columns_group;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryColumnsPage, chancery_columns_page, GTK_TYPE_WIDGET)

static guint
count_left_out (ChanceryColumnsPage *self)
{
  guint n = chancery_csv_mapping_get_n_columns (self->look->mapping);
  guint n_out = 0;

  for (guint i = 0; i < n; i++)
    n_out += chancery_csv_mapping_get_path (self->look->mapping, i) == NULL;
  return n_out;
}

/* What a table is parted by is guessed: where it is no comma somebody may want to know. */
static const char *
phrase_separator (ChanceryColumnsPage *self)
{
  switch (self->look->separator)
    {
    case ';':
      return _ ("Parted by semicolons");
    case '\t':
      return _ ("Parted by tabs");
    default:
      return NULL;
    }
}

static void
say_left_out (ChanceryColumnsPage *self)
{
  guint n_out = count_left_out (self);
  const char *separator = phrase_separator (self);
  g_autofree char *left_out = NULL;
  g_autofree char *text = NULL;

  left_out =
      n_out > 0
          ? g_strdup_printf (ngettext ("%u column is left out", "%u columns are left out", n_out),
                             n_out)
          : g_strdup (_ ("Every column has its field"));
  text = separator != NULL ? g_strdup_printf ("%s · %s", separator, left_out)
                           : g_steal_pointer (&left_out);
  adw_preferences_group_set_description (self->columns_group, text);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
column_chosen_cb (AdwComboRow *row, GParamSpec *pspec, gpointer user_data)
{
  ChanceryColumnsPage *self = CHANCERY_COLUMNS_PAGE (user_data);
  guint chosen = adw_combo_row_get_selected (row);
  guint column;

  if (self->filling || chosen == GTK_INVALID_LIST_POSITION ||
      !g_ptr_array_find (self->rows, row, &column))
    return;
  chancery_csv_mapping_set_path (self->look->mapping, column,
                                 chosen > 0 ? self->paths->pdata[chosen - 1] : NULL);
  say_left_out (self);
}

static guint
find_path (ChanceryColumnsPage *self, const char *path)
{
  guint i;

  if (path != NULL && g_ptr_array_find_with_equal_func (self->paths, path, g_str_equal, &i))
    return i + 1;
  return 0;
}

static void
add_column (ChanceryColumnsPage *self, guint column, GListModel *choices)
{
  GtkWidget *row = adw_combo_row_new ();
  const char *path = chancery_csv_mapping_get_path (self->look->mapping, column);
  guint place = find_path (self, path);
  const char *heading = chancery_csv_mapping_get_heading (self->look->mapping, column);
  g_autofree char *shown = chancery_text_first_line (heading, MAX_HEADING);
  g_autofree char *example =
      self->look->examples[column] != NULL
          ? chancery_text_first_line (self->look->examples[column], MAX_EXAMPLE)
          : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (strcmp (shown, heading) != 0)
    gtk_widget_set_tooltip_text (row, heading);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), example != NULL ? example : "");
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), choices);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), place);
  /* What another kind has goes nowhere in this one. */
  if (place == 0)
    chancery_csv_mapping_set_path (self->look->mapping, column, NULL);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (self->columns_group, row);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (column_chosen_cb), self, 0);
}

static void
fill_columns (ChanceryColumnsPage *self)
{
  const ChanceryKind *kind = chancery_csv_mapping_get_kind (self->look->mapping);
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  guint n = chancery_csv_mapping_get_n_columns (self->look->mapping);

  self->filling = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->columns_group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  self->paths = chancery_csv_mapping_list_paths (kind);
  /* Translators: of a column of a table */
  gtk_string_list_append (choices, _ ("Left out"));
  for (guint i = 0; i < self->paths->len; i++)
    gtk_string_list_take (choices, chancery_csv_mapping_describe (kind, self->paths->pdata[i]));
  for (guint i = 0; i < n; i++)
    add_column (self, i, G_LIST_MODEL (choices));
  self->filling = FALSE;
  say_left_out (self);
}

static void
kind_chosen_cb (ChanceryColumnsPage *self)
{
  guint chosen = adw_combo_row_get_selected (self->kind_row);

  if (self->filling || self->look == NULL || chosen == GTK_INVALID_LIST_POSITION)
    return;
  /* What was guessed for one kind is guessed anew for another. */
  chancery_csv_mapping_restart (self->look->mapping,
                                (ChanceryKindId)(CHANCERY_KIND_NONE + 1 + chosen));
  fill_columns (self);
}

static void
chancery_columns_page_dispose (GObject *object)
{
  ChanceryColumnsPage *self = CHANCERY_COLUMNS_PAGE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (chancery_columns_page_parent_class)->dispose (object);
}

static void
chancery_columns_page_finalize (GObject *object)
{
  ChanceryColumnsPage *self = CHANCERY_COLUMNS_PAGE (object);

  chancery_csv_look_free (self->look);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (chancery_columns_page_parent_class)->finalize (object);
}

static void
chancery_columns_page_class_init (ChanceryColumnsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = chancery_columns_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = chancery_columns_page_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-columns-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryColumnsPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, ChanceryColumnsPage, kind_row);
  gtk_widget_class_bind_template_child (widget_class, ChanceryColumnsPage, columns_group);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_columns_page_init (ChanceryColumnsPage *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (ChanceryKindId i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    gtk_string_list_append (kinds, _ (chancery_kind_get (i)->label));
  self->filling = TRUE;
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (kinds));
  self->filling = FALSE;
}

void
chancery_columns_page_show (ChanceryColumnsPage *self, const ChanceryCsvLook *look)
{
  const ChanceryKind *kind;

  g_return_if_fail (CHANCERY_IS_COLUMNS_PAGE (self));
  g_return_if_fail (look != NULL);

  chancery_csv_look_free (self->look);
  self->look = chancery_csv_look_copy (look);
  kind = chancery_csv_mapping_get_kind (self->look->mapping);
  self->filling = TRUE;
  adw_combo_row_set_selected (self->kind_row, kind->index - CHANCERY_KIND_NONE - 1);
  self->filling = FALSE;
  fill_columns (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->kind_row));
}

ChanceryCsvMapping *
chancery_columns_page_dup_mapping (ChanceryColumnsPage *self)
{
  g_return_val_if_fail (CHANCERY_IS_COLUMNS_PAGE (self), NULL);
  g_return_val_if_fail (self->look != NULL, NULL);

  return chancery_csv_mapping_copy (self->look->mapping);
}

gboolean
chancery_columns_page_has_fields (ChanceryColumnsPage *self)
{
  g_return_val_if_fail (CHANCERY_IS_COLUMNS_PAGE (self), FALSE);

  return self->look != NULL &&
         count_left_out (self) < chancery_csv_mapping_get_n_columns (self->look->mapping);
}
