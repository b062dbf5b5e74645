/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-register-page.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "chancery-focus-chain.h"
#include "chancery-register-list.h"
#include "chancery-register-paper.h"
#include "chancery-registry-book.h"
#include "chancery-text-scale.h"
#include "chancery-text-side.h"
#include "chancery-window-private.h"

/* A column that does not fit a narrow window is left out there. */
#define NARROW 760
#define CELL_HEIGHT 32

struct _ChanceryRegisterPage
{
  GtkWidget parent_instance;

  ChanceryWindow *window; /* weak */
  ChanceryView *view;     /* weak: it holds us */
  ChanceryRegistry *registry;
  ChanceryRegisterBook *book;
  GCancellable *cancellable;
  char *code;
  gint64 year;
  gboolean choosing;
  gboolean narrow;
  guint fit_source;

  GtkWidget *box;
  GtkDropDown *registers;
  GtkDropDown *years;
  GtkLabel *total;
  GtkLabel *problems;
  GtkStack *stack;
  GtkColumnView *table;
};

G_DEFINE_FINAL_TYPE (ChanceryRegisterPage, chancery_register_page, GTK_TYPE_WIDGET)

/* ---- columns ---- */

static char *
phrase_number (ChanceryRegisterItem *item)
{
  return g_strdup (chancery_register_item_get_row (item)->reference);
}

static char *
phrase_date (ChanceryRegisterItem *item)
{
  ChanceryFuzzyDate *date = chancery_register_item_get_row (item)->date;

  return date != NULL ? chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT)
                      : g_strdup ("");
}

static char *
phrase_subject (ChanceryRegisterItem *item)
{
  return g_strdup (chancery_register_item_get_row (item)->title);
}

static char *
phrase_party (ChanceryRegisterItem *item)
{
  return g_strdup (chancery_register_item_get_row (item)->counterpart);
}

static char *
phrase_state (ChanceryRegisterItem *item)
{
  const ChanceryRegisterRow *row = chancery_register_item_get_row (item);
  const char *state = chancery_register_row_get_state_words (row);

  return row->reason != NULL ? g_strdup_printf ("%s: %s", state, row->reason) : g_strdup (state);
}

/* What was registered, where it was corrected since. */
static char *
phrase_was_date (ChanceryRegisterItem *item)
{
  ChanceryFuzzyDate *date = chancery_register_item_get_row (item)->was_date;

  return date != NULL ? chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT) : NULL;
}

static char *
phrase_was_subject (ChanceryRegisterItem *item)
{
  return g_strdup (chancery_register_item_get_row (item)->was_title);
}

static char *
phrase_was_party (ChanceryRegisterItem *item)
{
  return g_strdup (chancery_register_item_get_row (item)->was_counterpart);
}

/* Widths in pixels, -1: what is left; @narrow: the one beside a narrow window's edges, 0: left out
 * there.  @spent: how it looks in the row of a number that is spent for nothing: the number alone is struck through,
 * so that in the other columns what is struck was put right. */
static const struct
{
  const char *title;
  char *(*phrase) (ChanceryRegisterItem *item);
  char *(*phrase_was) (ChanceryRegisterItem *item);
  int width;
  int narrow;
  const char *spent;
} columns[] = {
  { N_ ("Number"), phrase_number, NULL, 140, 126, "chancery-register-spent" },
  { N_ ("Date"), phrase_date, phrase_was_date, 172, 0, "chancery-register-quiet" },
  { N_ ("Subject"), phrase_subject, phrase_was_subject, -1, -1, "chancery-register-quiet" },
  { N_ ("With"), phrase_party, phrase_was_party, 180, 0, "chancery-register-quiet" },
  { N_ ("State"), phrase_state, NULL, 190, 92, NULL },
};

#define SUBJECT 2
#define STATE 4
/* Lines of a state with its reason, which is part of the book. */
#define MOST_LINES 3

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_size_request (label, -1, CELL_HEIGHT);
  if (GPOINTER_TO_UINT (column) == 0)
    gtk_widget_add_css_class (label, "reference");
  if (GPOINTER_TO_UINT (column) == STATE)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (label), MOST_LINES);
    }
  gtk_list_item_set_child (item, label);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* The original stands struck through above what it was corrected to, as in a book that is written by hand. */
static void
set_text (GtkLabel *label, const char *text, const char *was, gboolean spent)
{
  g_autofree char *markup = NULL;
  g_autofree char *tip = NULL;

  if (was == NULL)
    {
      gtk_label_set_text (label, text);
      gtk_widget_set_tooltip_text (GTK_WIDGET (label), text);
      return;
    }
  /* In a row that is quiet as a whole it would stand out. */
  markup = g_markup_printf_escaped (spent ? "<s>%s</s>\n%s"
                                          : "<span alpha=\"72%%\"><s>%s</s></span>\n%s",
                                    was, text);
  tip = g_strdup_printf ("%s → %s", was, text);
  gtk_label_set_markup (label, markup);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), tip);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer column)
{
  guint n = GPOINTER_TO_UINT (column);
  GtkWidget *label = gtk_list_item_get_child (list_item);
  ChanceryRegisterItem *item = gtk_list_item_get_item (list_item);
  const ChanceryRegisterRow *row = chancery_register_item_get_row (item);
  gboolean spent = row != NULL && strcmp (row->state, "held") != 0;
  g_autofree char *text = NULL;
  g_autofree char *was = NULL;

  if (row != NULL)
    text = columns[n].phrase (item);
  else if (n == SUBJECT)
    text = chancery_register_item_phrase_gap (item);
  if (row != NULL && columns[n].phrase_was != NULL)
    was = columns[n].phrase_was (item);
  set_text (GTK_LABEL (label), text != NULL ? text : "", was, spent);
  set_class (label, "chancery-register-gap", row == NULL);
  if (columns[n].spent != NULL)
    set_class (label, columns[n].spent, spent);
}

/* GTK 4.8 keeps room for a column that is not shown, if it has a width. */
static int
get_width (ChanceryRegisterPage *self, guint column)
{
  int width = self->narrow ? columns[column].narrow : columns[column].width;

  return width > 0 ? (int)lround (width * chancery_text_scale_get (GTK_WIDGET (self))) : -1;
}

static void
add_columns (ChanceryRegisterPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      column = gtk_column_view_column_new (_ (columns[i].title), factory);
      gtk_column_view_column_set_fixed_width (column, get_width (self, i));
      gtk_column_view_column_set_expand (column, i == SUBJECT);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_append_column (self->table, column);
    }
}

static gboolean
fit_cb (gpointer user_data)
{
  ChanceryRegisterPage *self = CHANCERY_REGISTER_PAGE (user_data);
  GListModel *shown = gtk_column_view_get_columns (self->table);

  self->fit_source = 0;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (shown, i);

      gtk_column_view_column_set_visible (column, !self->narrow || columns[i].narrow != 0);
      gtk_column_view_column_set_fixed_width (column, get_width (self, i));
    }
  return G_SOURCE_REMOVE;
}

/* ---- the book ---- */

static void
choose (GtkDropDown *drop, const char *const *words, guint chosen)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (words);

  gtk_drop_down_set_model (drop, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (drop, chosen);
}

static const char *
name_register (const char *code)
{
  return *code != '\0' ? code : _ ("Other numbers");
}

/* Codes in the order of the totals, each once. */
static GPtrArray *
list_codes (ChanceryRegisterBook *book)
{
  GPtrArray *totals = chancery_register_book_get_totals (book);
  GPtrArray *codes = g_ptr_array_new ();

  for (guint i = 0; i < totals->len; i++)
    {
      const ChanceryRegisterTotal *total = g_ptr_array_index (totals, i);

      if (codes->len == 0 || strcmp (codes->pdata[codes->len - 1], total->code) != 0)
        g_ptr_array_add (codes, total->code);
    }
  return codes;
}

static void
show_registers (ChanceryRegisterPage *self)
{
  g_autoptr (GPtrArray) codes = list_codes (self->book);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  guint chosen = 0;

  for (guint i = 0; i < codes->len; i++)
    {
      g_ptr_array_add (words, (gpointer)name_register (codes->pdata[i]));
      if (g_strcmp0 (codes->pdata[i], self->code) == 0)
        chosen = i;
    }
  g_ptr_array_add (words, NULL);
  choose (self->registers, (const char *const *)words->pdata, chosen);
}

/* The years of the register, the latest first, then all of them. */
static void
show_years (ChanceryRegisterPage *self)
{
  GPtrArray *totals = chancery_register_book_get_totals (self->book);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint chosen = 0;

  for (guint i = 0; i < totals->len; i++)
    {
      const ChanceryRegisterTotal *total = g_ptr_array_index (totals, i);

      if (g_strcmp0 (total->code, self->code) != 0 || *total->code == '\0')
        continue;
      if (total->year == self->year)
        chosen = words->len;
      g_ptr_array_add (words, g_strdup_printf ("%d", (int)total->year));
    }
  if (self->year == 0)
    chosen = words->len;
  g_ptr_array_add (words, g_strdup (_ ("All years")));
  g_ptr_array_add (words, NULL);
  choose (self->years, (const char *const *)words->pdata, chosen);
}

static void
show_totals (ChanceryRegisterPage *self)
{
  GPtrArray *totals = chancery_register_book_get_totals (self->book);
  GPtrArray *problems = chancery_register_book_get_problems (self->book);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) wrong = g_string_new (NULL);
  g_autofree char *sentences = NULL;

  for (guint i = 0; i < totals->len; i++)
    if (chancery_register_book_covers (self->book, g_ptr_array_index (totals, i)))
      {
        g_autofree char *total = chancery_register_total_to_words (g_ptr_array_index (totals, i));

        g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", total);
      }
  for (guint i = 0; i < problems->len; i++)
    g_string_append_printf (wrong, "%s%s", wrong->len > 0 ? "\n" : "",
                            (const char *)g_ptr_array_index (problems, i));
  sentences = chancery_text_side_dup_sentence (words->str);
  gtk_label_set_text (self->total, sentences);
  gtk_label_set_text (self->problems, wrong->str);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), wrong->len > 0);
}

static void
show_book (ChanceryRegisterPage *self)
{
  ChanceryRegisterList *list = chancery_register_list_new (self->book);
  g_autoptr (GtkSingleSelection) selection = g_object_new (GTK_TYPE_SINGLE_SELECTION, "autoselect",
                                                           FALSE, "can-unselect", TRUE, "model",
                                                           list, NULL);
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (list)) == 0;
  g_autofree char *title = chancery_register_paper_title (self->book);

  self->choosing = TRUE;
  show_registers (self);
  show_years (self);
  self->choosing = FALSE;
  show_totals (self);
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (selection));
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "book");
  if (self->view != NULL)
    chancery_view_set_subtitle (self->view, title);
  /* Whoever reads a record of it meanwhile keeps the keyboard. */
  if (!empty && self->view != NULL && chancery_focus_chain_is_free (GTK_WIDGET (self->view)) &&
      chancery_focus_chain_get_child (GTK_WIDGET (self)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->table));
  g_object_unref (list);
}

static void ask (ChanceryRegisterPage *self);

static const char *
find_first_code (void)
{
  guint i = CHANCERY_KIND_NONE + 1;

  while (chancery_kind_get ((ChanceryKindId)i)->register_code == NULL)
    i++;
  return chancery_kind_get ((ChanceryKindId)i)->register_code;
}

/* At first: the first register that has numbers, in its latest year. */
static gboolean
begin (ChanceryRegisterPage *self, ChanceryRegisterBook *book)
{
  GPtrArray *totals = chancery_register_book_get_totals (book);
  const ChanceryRegisterTotal *first = totals->len > 0 ? g_ptr_array_index (totals, 0) : NULL;

  if (self->code != NULL || first == NULL)
    return FALSE;
  /* What stands first in the table of kinds is what the book is opened for. */
  for (guint i = 0; i < totals->len; i++)
    if (g_strcmp0 (((ChanceryRegisterTotal *)g_ptr_array_index (totals, i))->code,
                   find_first_code ()) == 0)
      {
        first = g_ptr_array_index (totals, i);
        break;
      }
  self->code = g_strdup (first->code);
  self->year = first->year;
  return TRUE;
}

static void
book_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryRegisterPage) self = CHANCERY_REGISTER_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryRegisterBook) book =
      chancery_registry_register_book_finish (CHANCERY_REGISTRY (source), result, &error);

  if (self->box == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (book == NULL)
    {
      if (self->window != NULL)
        chancery_window_say_error (self->window, error);
      return;
    }
  if (begin (self, book))
    {
      ask (self);
      return;
    }
  g_clear_pointer (&self->book, chancery_register_book_unref);
  self->book = g_steal_pointer (&book);
  show_book (self);
}

static void
ask (ChanceryRegisterPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  /* What is asked first is only which registers there are: no number is of the year -1. */
  chancery_registry_register_book_async (self->registry, self->code,
                                         self->code != NULL ? self->year : -1, self->cancellable,
                                         book_cb, g_object_ref (self));
}

static void
register_chosen_cb (ChanceryRegisterPage *self)
{
  g_autoptr (GPtrArray) codes = NULL;
  GPtrArray *totals;
  guint chosen = gtk_drop_down_get_selected (self->registers);

  if (self->choosing || self->book == NULL)
    return;
  codes = list_codes (self->book);
  if (chosen >= codes->len || g_strcmp0 (codes->pdata[chosen], self->code) == 0)
    return;
  g_free (self->code);
  self->code = g_strdup (codes->pdata[chosen]);
  totals = chancery_register_book_get_totals (self->book);
  for (guint i = totals->len; i > 0; i--)
    {
      const ChanceryRegisterTotal *total = g_ptr_array_index (totals, i - 1);

      if (strcmp (total->code, self->code) == 0)
        self->year = total->year;
    }
  ask (self);
}

static void
year_chosen_cb (ChanceryRegisterPage *self)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (self->years);
  gint64 year;

  if (self->choosing || self->book == NULL || chosen == NULL)
    return;
  year = g_ascii_strtoll (gtk_string_object_get_string (chosen), NULL, 10);
  if (year == self->year)
    return;
  self->year = year;
  ask (self);
}

static void
changed_cb (ChanceryRegistry *registry, const char *const *ids, ChanceryRegisterPage *self)
{
  ask (self);
}

static void
activate_cb (GtkColumnView *table, guint position, ChanceryRegisterPage *self)
{
  g_autoptr (ChanceryRegisterItem) item =
      g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (table)), position);
  const ChanceryRegisterRow *row = item != NULL ? chancery_register_item_get_row (item) : NULL;

  if (row != NULL && row->uuid != NULL && self->window != NULL)
    chancery_window_record_from_view (self->window, row->uuid);
}

static ChanceryPaper *
make_paper (ChanceryView *view, gpointer user_data)
{
  ChanceryRegisterPage *self = CHANCERY_REGISTER_PAGE (user_data);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  /* Translators: a day and a time of day, see strftime. */
  g_autofree char *made = g_date_time_format (now, _ ("%-d %b %Y, %H:%M"));

  if (self->book == NULL)
    return NULL;
  return chancery_register_paper_new (self->book, chancery_registry_get_name (self->registry),
                                      made);
}

/* ---- the widget ---- */

static gboolean
chancery_register_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  ChanceryRegisterPage *self = CHANCERY_REGISTER_PAGE (widget);

  /* Numbers first: the switchers are one Shift+Tab away, and do not take the keyboard before the numbers are there. */
  if (gtk_widget_get_focus_child (widget) == NULL &&
      (self->book == NULL || gtk_widget_grab_focus (GTK_WIDGET (self->table))))
    return self->book != NULL;
  return GTK_WIDGET_CLASS (chancery_register_page_parent_class)->focus (widget, direction);
}

static void
chancery_register_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ChanceryRegisterPage *self = CHANCERY_REGISTER_PAGE (widget);
  gboolean narrow = width < NARROW * chancery_text_scale_get (widget);

  if (narrow != self->narrow)
    {
      self->narrow = narrow;
      if (self->fit_source == 0)
        self->fit_source = g_idle_add (fit_cb, self);
    }
  gtk_widget_allocate (self->box, width, height, baseline, NULL);
}

static void
chancery_register_page_measure (GtkWidget *widget,
                                GtkOrientation orientation,
                                int for_size,
                                int *minimum,
                                int *natural,
                                int *minimum_baseline,
                                int *natural_baseline)
{
  gtk_widget_measure (CHANCERY_REGISTER_PAGE (widget)->box, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
chancery_register_page_dispose (GObject *object)
{
  ChanceryRegisterPage *self = CHANCERY_REGISTER_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->fit_source, g_source_remove);
  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->view);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->book, chancery_register_book_unref);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (chancery_register_page_parent_class)->dispose (object);
}

static void
chancery_register_page_finalize (GObject *object)
{
  g_free (CHANCERY_REGISTER_PAGE (object)->code);

  G_OBJECT_CLASS (chancery_register_page_parent_class)->finalize (object);
}

static void
chancery_register_page_class_init (ChanceryRegisterPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = chancery_register_page_dispose;
  object_class->finalize = chancery_register_page_finalize;
  widget_class->focus = chancery_register_page_focus;
  widget_class->size_allocate = chancery_register_page_size_allocate;
  widget_class->measure = chancery_register_page_measure;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-register-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryRegisterPage, box);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRegisterPage, registers);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRegisterPage, years);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRegisterPage, total);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRegisterPage, problems);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRegisterPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ChanceryRegisterPage, table);
  gtk_widget_class_bind_template_callback (widget_class, register_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, year_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
chancery_register_page_init (ChanceryRegisterPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_columns (self);
}

void
chancery_register_page_show (ChanceryWindow *window, ChanceryRegistry *registry)
{
  ChanceryRegisterPage *self;

  g_return_if_fail (CHANCERY_IS_WINDOW (window));
  g_return_if_fail (CHANCERY_IS_REGISTRY (registry));

  self = g_object_new (CHANCERY_TYPE_REGISTER_PAGE, NULL);
  g_set_weak_pointer (&self->window, window);
  g_set_weak_pointer (&self->view, chancery_view_new (_ ("Register Book")));
  self->registry = g_object_ref (registry);
  g_signal_connect_object (registry, "changed", G_CALLBACK (changed_cb), self, 0);
  chancery_view_set_child (self->view, GTK_WIDGET (self));
  chancery_view_set_paper (self->view, make_paper, self, NULL);
  chancery_window_show_view (window, self->view);
  ask (self);
}
