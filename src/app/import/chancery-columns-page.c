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
/* Below a row what is told of it stands where its title does. */
#define WORDS_MARGIN 12
#define WORDS_INDENT 14

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
  AdwPreferencesGroup *encoding_group;
  GtkWidget *encoding_row;
  GtkWidget *words_label;
  AdwComboRow *kind_row;
  AdwPreferencesGroup *columns_group;
};

enum
{
  CHANGED,
  ENCODING_CHOSEN,
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

/* What the columns do not show: how the table is parted, what stands above them, what goes nowhere (transfer full). */
static char *
phrase_table (ChanceryColumnsPage *self)
{
  const guint n_titles = self->look->n_titles;
  const guint n_out = count_left_out (self);
  const char *separator = phrase_separator (self);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (chancery_csv_mapping_is_remembered (self->look->mapping))
    /* Translators: of a table: where its columns go was chosen when one with the same headings was brought in. */
    g_ptr_array_add (parts, g_strdup (_ ("Columns remembered from an earlier import")));
  if (separator != NULL)
    g_ptr_array_add (parts, g_strdup (separator));
  if (n_titles > 0)
    /* Translators: of a table: lines of it that are no headings, and no records. */
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%u row above the heading is left out",
                                                "%u rows above the heading are left out", n_titles),
                                      n_titles));
  g_ptr_array_add (parts, n_out > 0 ? g_strdup_printf (ngettext ("%u column is left out",
                                                                 "%u columns are left out", n_out),
                                                       n_out)
                                    : g_strdup (_ ("Every column has its field")));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **)parts->pdata);
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

/* ---- in what it is written ---- */

static void
widen_labels (GtkWidget *widget, int n_chars)
{
  if (GTK_IS_LABEL (widget))
    gtk_label_set_width_chars (GTK_LABEL (widget), n_chars);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    widen_labels (child, n_chars);
}

static gboolean
is_broken (ChanceryColumnsPage *self)
{
  return self->look->broken_line > 0;
}

/* “Line 3, column 2 has no meaning in Western European (Windows-1252)” (transfer full). */
static char *
phrase_broken (ChanceryColumnsPage *self)
{
  g_autofree char *encoding = chancery_encoding_describe (self->look->encoding);

  /* Translators: of a table: a line of the file, a column of the table, and the encoding in which it was read. */
  return g_strdup_printf (_ ("Line %u, column %u has no meaning in %s"),
                          (guint)self->look->broken_line, self->look->broken_column, encoding);
}

gboolean
chancery_columns_page_awaits_look (ChanceryColumnsPage *self)
{
  g_return_val_if_fail (CHANCERY_IS_COLUMNS_PAGE (self), FALSE);

  return self->look != NULL && self->look->encoding != NULL &&
         chancery_columns_page_get_encoding (self) != self->look->encoding;
}

/* What is to be done, and where the encoding comes from. */
static void
describe_encoding (ChanceryColumnsPage *self)
{
  const char *asks =
      _ ("The file does not say how its letters are written: choose so that names read right.");
  g_autofree char *forgone = NULL;
  g_autofree char *text = NULL;

  if (self->look->source == CHANCERY_CSV_SOURCE_REMEMBERED)
    text = g_strdup (_ (
        "The file does not say how its letters are written. This is remembered from an earlier import: "
        "choose another where names read wrong."));
  else if (self->look->forgone != NULL)
    {
      forgone = chancery_encoding_describe (self->look->forgone);
      /* Translators: a sentence that asks to choose, and an encoding. */
      text = g_strdup_printf (_ ("%s %s is remembered from an earlier import, and does not fit."),
                              asks, forgone);
    }
  else
    text = g_strdup (asks);
  adw_preferences_group_set_description (self->encoding_group, text);
}

/* Words as they read in the encoding, so that one sees whether it is the right one. */
static void
say_encoding (ChanceryColumnsPage *self)
{
  g_autofree char *text = is_broken (self) ? phrase_broken (self)
                                           : g_strjoinv (" · ", self->look->words);

  if (is_broken (self))
    gtk_widget_add_css_class (self->words_label, "error");
  else
    gtk_widget_remove_css_class (self->words_label, "error");
  gtk_label_set_text (GTK_LABEL (self->words_label), text);
  gtk_widget_set_visible (self->words_label, *text != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->encoding_row),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  describe_encoding (self);
}

static void
show_encoding (ChanceryColumnsPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->encoding_group), self->look->encoding != NULL);
  if (self->look->encoding == NULL)
    return;
  self->filling = TRUE;
  for (guint i = 0; i < chancery_encoding_get_n (); i++)
    if (chancery_encoding_get_nth (i) == self->look->encoding)
      chancery_search_row_set_selected (CHANCERY_SEARCH_ROW (self->encoding_row), i);
  self->filling = FALSE;
  say_encoding (self);
}

static void
encoding_chosen_cb (ChanceryColumnsPage *self)
{
  if (self->filling || self->look == NULL)
    return;
  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[ENCODING_CHOSEN], 0);
}

/* No row: nothing is to be done there, and a list is not entered from below over a row that takes no keys. */
static GtkWidget *
make_words_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, WORDS_MARGIN);
  gtk_widget_set_margin_start (label, WORDS_INDENT);
  gtk_widget_set_margin_end (label, WORDS_INDENT);
  return label;
}

static void
add_encoding_row (ChanceryColumnsPage *self)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);

  for (guint i = 0; i < chancery_encoding_get_n (); i++)
    gtk_string_list_take (choices, chancery_encoding_describe (chancery_encoding_get_nth (i)));
  self->encoding_row = chancery_search_row_new (choices);
  self->words_label = make_words_label ();
  /* Translators: of a table; a choice of encodings follows: “Western European (Windows-1252)”. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->encoding_row), _ ("Written in"));
  /* In a narrow window what is chosen goes on in a second line, and not the title. */
  widen_labels (self->encoding_row,
                (int)g_utf8_strlen (adw_preferences_row_get_title (
                                        ADW_PREFERENCES_ROW (self->encoding_row)),
                                    -1));
  adw_preferences_group_add (self->encoding_group, self->encoding_row);
  adw_preferences_group_add (self->encoding_group, self->words_label);
  g_signal_connect_object (self->encoding_row, "notify::selected", G_CALLBACK (encoding_chosen_cb),
                           self, G_CONNECT_SWAPPED);
}

/* ---- day or month first ---- */

/* GTK 4.8 finds that a text of a letter or two is narrower than the dots that would stand for it, and complains. */
static void
widen_short_labels (GtkWidget *widget)
{
  widen_labels (widget, MIN_LABEL);
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
phrase_day (const ChanceryCsvDays *days, ChanceryCsvOrder order)
{
  const ChanceryDay today = chancery_day_today ();
  g_autoptr (ChanceryFuzzyDate) date =
      chancery_csv_days_read (days->example, order, days->has_times, today, NULL);

  return date != NULL ? chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_LONG)
                      : g_strdup (days->example);
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
  gtk_string_list_take (choices, phrase_day (days, CHANCERY_CSV_DAY_FIRST));
  gtk_string_list_take (choices, phrase_day (days, CHANCERY_CSV_MONTH_FIRST));
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

/* “SECRET · A guess, by what is in it” (transfer full). */
static char *
phrase_example (ChanceryColumnsPage *self, guint column)
{
  g_autofree char *example =
      self->look->examples[column] != NULL
          ? chancery_text_first_line (self->look->examples[column], MAX_EXAMPLE)
          : g_strdup ("");

  if (!chancery_csv_mapping_is_proposed (self->look->mapping, column))
    return g_steal_pointer (&example);
  /* Translators: of a column of a table, shortly; what is in it stands before: its heading does not say what it is. */
  return g_strdup_printf ("%s · %s", example, _ ("A guess, by what is in it"));
}

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
      text = phrase_example (self, column);
      /* That it is a guess is read in a narrow window, too. */
      adw_action_row_set_subtitle_lines (
          ADW_ACTION_ROW (row),
          chancery_csv_mapping_is_proposed (self->look->mapping, column) ? 0 : 1);
      gtk_widget_remove_css_class (row, "error");
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  if (self->day_rows->pdata[column] != NULL)
    gtk_widget_set_visible (self->day_rows->pdata[column],
                            chancery_csv_mapping_is_date (self->look->mapping, column));
}

/* Why these columns cannot be brought in, or NULL when they can (transfer full). */
static char *
phrase_problem (ChanceryColumnsPage *self)
{
  guint column, other;
  g_autofree char *heading = NULL;
  g_autofree char *other_heading = NULL;

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

static void
say_left_out (ChanceryColumnsPage *self)
{
  g_autofree char *problem = phrase_problem (self);
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  /* Where the headings could not be read, that is said above. */
  if (self->rows->len == 0 && is_broken (self))
    text = g_strdup ("");
  else
    text = problem != NULL ? g_steal_pointer (&problem) : phrase_table (self);
  /* It is markup, and speaks of headings. */
  escaped = g_markup_escape_text (text, -1);
  for (guint i = 0; i < self->rows->len; i++)
    say_column (self, i);
  adw_preferences_group_set_description (self->columns_group, escaped);
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
  chancery_csv_cells_propose (self->look->cells, self->look->mapping);
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
  signals[ENCODING_CHOSEN] = g_signal_new ("encoding-chosen", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-columns-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryColumnsPage, encoding_group);
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
  add_encoding_row (self);
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
  show_encoding (self);
  fill_columns (self);
  /* Where the encoding is asked for, that comes first. */
  if (self->look->encoding == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->kind_row));
}

const ChanceryEncoding *
chancery_columns_page_get_encoding (ChanceryColumnsPage *self)
{
  g_return_val_if_fail (CHANCERY_IS_COLUMNS_PAGE (self), NULL);

  return chancery_encoding_get_nth (
      chancery_search_row_get_selected (CHANCERY_SEARCH_ROW (self->encoding_row)));
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
  g_return_val_if_fail (CHANCERY_IS_COLUMNS_PAGE (self), NULL);
  g_return_val_if_fail (self->look != NULL, NULL);

  if (chancery_columns_page_awaits_look (self))
    return g_strdup (_ ("Reading"));
  return is_broken (self) ? phrase_broken (self) : phrase_problem (self);
}

void
chancery_columns_page_focus_problem (ChanceryColumnsPage *self)
{
  guint column = 0;
  guint other;

  g_return_if_fail (CHANCERY_IS_COLUMNS_PAGE (self));

  if (is_broken (self))
    {
      gtk_widget_grab_focus (self->encoding_row);
      return;
    }
  if (self->rows->len == 0)
    return;
  if (count_left_out (self) < self->rows->len)
    column = find_double (self, &other);
  if (column < self->rows->len)
    gtk_widget_grab_focus (self->rows->pdata[column]);
}
