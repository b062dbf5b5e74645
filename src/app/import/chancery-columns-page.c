/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-columns-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "chancery-fuzzy-date.h"
#include "chancery-search-row.h"
#include "chancery-text.h"

#define MAX_EXAMPLE 80
/* Of a heading; all of it is in the tooltip.  GTK 4.8 loses count of how narrow a label may be whose text is
 * some lines long. */
#define MAX_HEADING 80
/* Letters. */
#define MIN_LABEL 4

struct _ChanceryColumnsPage
{
  GtkWidget parent_instance;

  ChanceryCsvLook *look;
  /* Of the chosen kind, in the order of the lists, which begin with “left out”. */
  GPtrArray *paths;
  GPtrArray *rows;
  /* Beside them, of columns in which “03/04/2026” is a day either way; NULL for the others. */
  GPtrArray *day_rows;
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

/* The first column that has to give way to another, or G_MAXUINT. */
static guint
find_double (ChanceryColumnsPage *self, guint *other)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (chancery_csv_mapping_is_double (self->look->mapping, i, other))
      return i;
  return G_MAXUINT;
}

static char *
dup_heading (ChanceryColumnsPage *self, guint column)
{
  return chancery_text_first_line (chancery_csv_mapping_get_heading (self->look->mapping, column),
                                   MAX_HEADING);
}

/* ---- day or month first ---- */

/* GTK 4.8 finds that a text of a letter or two is narrower than the dots that would stand for it, and complains. */
static void
widen_short_labels (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    gtk_label_set_width_chars (GTK_LABEL (widget), MIN_LABEL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    widen_short_labels (child);
}

static const char *
phrase_evidence (const ChanceryCsvDays *days)
{
  if (days->day_first && days->month_first)
    return _ ("Other cells of the column say both");
  if (days->day_first || days->month_first)
    return _ ("As other cells of the column say");
  return _ ("No other cell of the column decides");
}

/* “3 April 2026”: what the example is in this order (transfer full). */
static char *
phrase_day (const char *example, ChanceryCsvOrder order)
{
  const ChanceryDay today = chancery_day_today ();
  g_autoptr (ChanceryFuzzyDate) date = chancery_csv_days_read (example, order, today, NULL);

  return date != NULL ? chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_LONG)
                      : g_strdup (example);
}

static void
order_chosen_cb (AdwComboRow *row, GParamSpec *pspec, gpointer user_data)
{
  ChanceryColumnsPage *self = CHANCERY_COLUMNS_PAGE (user_data);
  guint chosen = adw_combo_row_get_selected (row);
  guint column;

  if (self->filling || chosen == GTK_INVALID_LIST_POSITION ||
      !g_ptr_array_find (self->day_rows, row, &column))
    return;
  chancery_csv_mapping_set_order (self->look->mapping, column, (ChanceryCsvOrder)chosen);
}

/* The two days that it may be, in words: which of them stands first in the list is the order. */
static void
add_day_row (ChanceryColumnsPage *self, guint column)
{
  const ChanceryCsvDays *days = &self->look->days[column];
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  g_autofree char *title = NULL;
  GtkWidget *row;

  if (days->example == NULL)
    {
      g_ptr_array_add (self->day_rows, NULL);
      return;
    }
  row = adw_combo_row_new ();
  gtk_string_list_take (choices, phrase_day (days->example, CHANCERY_CSV_DAY_FIRST));
  gtk_string_list_take (choices, phrase_day (days->example, CHANCERY_CSV_MONTH_FIRST));
  /* Translators: of a table: %s is a cell in which day or month may stand first: “03/04/2026”; a choice of days follows. */
  title = g_strdup_printf (_ ("%s is"), days->example);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), phrase_evidence (days));
  widen_short_labels (row);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (choices));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row),
                              chancery_csv_mapping_get_order (self->look->mapping, column));
  g_ptr_array_add (self->day_rows, row);
  adw_preferences_group_add (self->columns_group, row);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (order_chosen_cb), self, 0);
}

/* ---- the columns ---- */

/* Below the heading an example of what is in the column, or with which other it is at odds. */
static void
say_column (ChanceryColumnsPage *self, guint column)
{
  GtkWidget *row = self->rows->pdata[column];
  g_autofree char *text = NULL;
  guint other;

  if (chancery_csv_mapping_is_double (self->look->mapping, column, &other))
    {
      g_autofree char *heading = dup_heading (self, other);

      /* Translators: of a column of a table, shortly; %s is the heading of another one. */
      text = g_strdup_printf (_ ("Same field as “%s”"), heading);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
      gtk_widget_add_css_class (row, "error");
    }
  else
    {
      text = self->look->examples[column] != NULL
                 ? chancery_text_first_line (self->look->examples[column], MAX_EXAMPLE)
                 : g_strdup ("");
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
      gtk_widget_remove_css_class (row, "error");
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  if (self->day_rows->pdata[column] != NULL)
    gtk_widget_set_visible (self->day_rows->pdata[column],
                            chancery_csv_mapping_is_date (self->look->mapping, column));
}

static void
say_left_out (ChanceryColumnsPage *self)
{
  guint n_out = count_left_out (self);
  g_autofree char *problem = chancery_columns_page_dup_problem (self);
  const char *separator = phrase_separator (self);
  g_autofree char *left_out = NULL;
  g_autofree char *text = NULL;

  left_out =
      n_out > 0
          ? g_strdup_printf (ngettext ("%u column is left out", "%u columns are left out", n_out),
                             n_out)
          : g_strdup (_ ("Every column has its field"));
  /* It is markup, and speaks of headings. */
  if (problem != NULL)
    text = g_markup_escape_text (problem, -1);
  else
    text = separator != NULL ? g_strdup_printf ("%s · %s", separator, left_out)
                             : g_steal_pointer (&left_out);
  for (guint i = 0; i < self->rows->len; i++)
    say_column (self, i);
  adw_preferences_group_set_description (self->columns_group, text);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
column_chosen_cb (ChancerySearchRow *row, GParamSpec *pspec, gpointer user_data)
{
  ChanceryColumnsPage *self = CHANCERY_COLUMNS_PAGE (user_data);
  guint chosen = chancery_search_row_get_selected (row);
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
add_column (ChanceryColumnsPage *self, guint column, GtkStringList *choices)
{
  GtkWidget *row = chancery_search_row_new (choices);
  const char *path = chancery_csv_mapping_get_path (self->look->mapping, column);
  guint place = find_path (self, path);
  const char *heading = chancery_csv_mapping_get_heading (self->look->mapping, column);
  g_autofree char *shown = chancery_text_first_line (heading, MAX_HEADING);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (strcmp (shown, heading) != 0)
    gtk_widget_set_tooltip_text (row, heading);
  widen_short_labels (row);
  chancery_search_row_set_selected (CHANCERY_SEARCH_ROW (row), place);
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
    {
      adw_preferences_group_remove (self->columns_group, self->rows->pdata[i]);
      if (self->day_rows->pdata[i] != NULL)
        adw_preferences_group_remove (self->columns_group, self->day_rows->pdata[i]);
    }
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->day_rows, 0);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  self->paths = chancery_csv_mapping_list_paths (kind);
  /* Translators: of a column of a table */
  gtk_string_list_append (choices, _ ("Left out"));
  for (guint i = 0; i < self->paths->len; i++)
    gtk_string_list_take (choices, chancery_csv_mapping_describe (kind, self->paths->pdata[i]));
  for (guint i = 0; i < n; i++)
    {
      add_column (self, i, choices);
      add_day_row (self, i);
    }
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
  g_ptr_array_unref (self->day_rows);

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
  self->day_rows = g_ptr_array_new ();
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

char *
chancery_columns_page_dup_problem (ChanceryColumnsPage *self)
{
  guint column, other;
  g_autofree char *heading = NULL;
  g_autofree char *other_heading = NULL;

  g_return_val_if_fail (CHANCERY_IS_COLUMNS_PAGE (self), NULL);
  g_return_val_if_fail (self->look != NULL, NULL);

  if (self->rows->len == 0)
    return g_strdup (_ ("The file is empty"));
  if (count_left_out (self) == self->rows->len)
    return g_strdup (_ ("No column has its field: choose one"));
  column = find_double (self, &other);
  if (column == G_MAXUINT)
    return NULL;
  heading = dup_heading (self, column);
  other_heading = dup_heading (self, other);
  /* Translators: headings of two columns of a table. */
  return g_strdup_printf (_ ("“%s” and “%s” go into one field: leave one of them out"), heading,
                          other_heading);
}

void
chancery_columns_page_focus_problem (ChanceryColumnsPage *self)
{
  guint column = 0;
  guint other;

  g_return_if_fail (CHANCERY_IS_COLUMNS_PAGE (self));

  if (self->rows->len == 0)
    return;
  if (count_left_out (self) < self->rows->len)
    column = find_double (self, &other);
  if (column < self->rows->len)
    gtk_widget_grab_focus (self->rows->pdata[column]);
}
