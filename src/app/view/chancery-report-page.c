/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-report-page.h"

#include "chancery-chart-view.h"
#include "chancery-flow-layout.h"
#include "chancery-focus-chain.h"
#include "chancery-text-side.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/* Longer tables that a chart shows already are opened when they are wanted. */
#define ROWS_AT_ONCE 12

struct _ChanceryReportPage
{
  GtkWidget parent_instance;

  ChanceryReport *report;
  /* Sections are made one by one, so that a long report never holds a frame up. */
  guint idle;
  guint n_made;

  GtkWidget *stack;
  GtkWidget *scrolled;
  GtkWidget *column;
};

enum
{
  LIST,
  OPEN_RECORD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryReportPage, chancery_report_page, GTK_TYPE_WIDGET)

static void
list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[LIST], 0, g_variant_get_string (parameter, NULL));
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[OPEN_RECORD], 0, g_variant_get_string (parameter, NULL));
}

/* ---- small things ---- */

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

/* @action “report.list” or “report.open”; @name: what the number is, for who does not see where it
 * stands. */
static GtkWidget *
make_button (GtkWidget *child, const char *action, const char *target, const char *name)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "report-number");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (button, name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  return button;
}

/* ---- the headline ---- */

static GtkWidget *
make_tile (const ChanceryReportFact *fact)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name = g_strdup_printf ("%s: %s", fact->label, fact->text);
  GtkWidget *button;

  gtk_box_append (GTK_BOX (box), make_label (fact->text, "report-figure"));
  gtk_box_append (GTK_BOX (box), make_label (fact->label, "report-caption"));
  button = make_button (box, "report.list", fact->query, name);
  gtk_widget_set_hexpand (button, TRUE);
  return button;
}

static GtkWidget *
make_fact (const ChanceryReportFact *fact)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = make_label (fact->label, "report-side");
  g_autofree char *sided = chancery_text_side_dup_sentence (fact->text);
  GtkWidget *text = make_label (sided, NULL);
  g_autofree char *name = g_strdup_printf ("%s: %s", fact->label, fact->text);

  gtk_label_set_width_chars (GTK_LABEL (label), 14);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (row, "report-fact");
  gtk_box_append (GTK_BOX (row), label);
  if (fact->record == NULL)
    {
      gtk_widget_add_css_class (text, "report-text");
      gtk_box_append (GTK_BOX (row), text);
      return row;
    }
  text = make_button (text, "report.open", fact->record, name);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (row), text);
  return row;
}

static GtkWidget *
make_headline (ChanceryReport *report)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *tiles = g_object_new (GTK_TYPE_BOX, NULL);
  GPtrArray *facts = chancery_report_get_facts (report);

  gtk_widget_set_layout_manager (tiles, chancery_flow_layout_new (6));
  gtk_widget_add_css_class (tiles, "report-tiles");
  gtk_box_append (GTK_BOX (box), tiles);
  for (guint i = 0; i < facts->len; i++)
    {
      const ChanceryReportFact *fact = facts->pdata[i];

      if (fact->query != NULL)
        gtk_widget_set_parent (make_tile (fact), tiles);
      else
        gtk_box_append (GTK_BOX (box), make_fact (fact));
    }
  return box;
}

/* ---- a table ---- */

/* Digits run from left to right in every script: units stand below units. */
static float
side_of_numbers (GtkWidget *label)
{
  return gtk_widget_get_direction (label) == GTK_TEXT_DIR_RTL ? 0 : 1;
}

static GtkWidget *
make_cell (const ChanceryReportSection *section, GPtrArray *row, guint column)
{
  const ChanceryReportCell *cell = row->pdata[column];
  const char *what = ((ChanceryReportCell *)row->pdata[0])->text;
  GtkWidget *label = make_label (cell->text, NULL);
  g_autofree char *name = NULL;

  if (column == 0)
    {
      gtk_label_set_wrap (GTK_LABEL (label), FALSE);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), 11);
      gtk_widget_set_tooltip_text (label, cell->text);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_widget_add_css_class (label, "report-row");
      return label;
    }
  gtk_label_set_xalign (GTK_LABEL (label), side_of_numbers (label));
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  if (cell->query == NULL)
    {
      gtk_widget_add_css_class (label, "report-plain");
      if (g_str_equal (cell->text, "0"))
        gtk_widget_add_css_class (label, "report-nought");
      return label;
    }
  /* Translators: a row of a table, the column, and the number there. */
  name =
      g_strdup_printf (_ ("%s, %s: %s"), what, (char *)section->columns->pdata[column], cell->text);
  return make_button (label, "report.list", cell->query, name);
}

/* The heads of columns of numbers break before their last word: so they are as narrow as the numbers,
 * and a table has one height at every width. */
static GtkWidget *
make_head (const char *text, gboolean first)
{
  g_autofree char *broken = g_strdup (text);
  char *space = strrchr (broken, ' ');
  GtkWidget *label;

  if (!first && space != NULL)
    *space = '\n';
  label = make_label (broken, "report-column");
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_label_set_xalign (GTK_LABEL (label), first ? 0 : side_of_numbers (label));
  gtk_label_set_justify (GTK_LABEL (label), first || side_of_numbers (label) == 0
                                                ? GTK_JUSTIFY_LEFT
                                                : GTK_JUSTIFY_RIGHT);
  gtk_label_set_yalign (GTK_LABEL (label), 1);
  return label;
}

static GtkWidget *
make_grid (const ChanceryReportSection *section)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_widget_add_css_class (grid, "report-table");
  for (guint column = 0; column < section->columns->len; column++)
    {
      GtkWidget *label = make_head (section->columns->pdata[column], column == 0);

      gtk_grid_attach (GTK_GRID (grid), label, (int)column, 0, 1, 1);
    }
  for (guint i = 0; i < section->rows->len; i++)
    {
      GPtrArray *row = section->rows->pdata[i];

      for (guint column = 0; column < row->len; column++)
        gtk_grid_attach (GTK_GRID (grid), make_cell (section, row, column), (int)column, (int)i + 1,
                         1, 1);
    }
  return grid;
}

/* On a narrow page a wide table is moved under the eye; the page itself never is. */
static GtkWidget *
make_table (const ChanceryReportSection *section)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), make_grid (section));
  return scrolled;
}

static void
expanded_cb (GtkExpander *expander, GParamSpec *pspec, const ChanceryReportSection *section)
{
  if (gtk_expander_get_expanded (expander) && gtk_expander_get_child (expander) == NULL)
    gtk_expander_set_child (expander, make_table (section));
}

static GtkWidget *
make_section (ChanceryReport *report, const ChanceryReportSection *section)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = make_label (section->heading, "chancery-heading");

  gtk_box_append (GTK_BOX (box), heading);
  if (section->note != NULL)
    gtk_box_append (GTK_BOX (box), make_label (section->note, "report-note"));
  if (section->chart != NULL)
    gtk_box_append (GTK_BOX (box), chancery_chart_view_new (section->chart, section->heading,
                                                            chancery_report_ref (report),
                                                            (GDestroyNotify)chancery_report_unref));
  if (section->chart != NULL && section->rows->len > ROWS_AT_ONCE)
    {
      GtkWidget *expander = gtk_expander_new (_ ("In figures"));

      g_signal_connect (expander, "notify::expanded", G_CALLBACK (expanded_cb), (gpointer)section);
      gtk_box_append (GTK_BOX (box), expander);
    }
  else
    gtk_box_append (GTK_BOX (box), make_table (section));
  return box;
}

static GtkWidget *
make_rules (ChanceryReport *report)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GPtrArray *rules = chancery_report_get_rules (report);

  gtk_box_append (GTK_BOX (box), make_label (_ ("How it was counted"), "chancery-heading"));
  for (guint i = 0; i < rules->len; i++)
    gtk_box_append (GTK_BOX (box), make_label (rules->pdata[i], "report-note"));
  gtk_box_append (GTK_BOX (box), make_label (chancery_report_get_made (report), "report-note"));
  return box;
}

static gboolean
make_next_cb (gpointer data)
{
  ChanceryReportPage *self = data;
  GPtrArray *sections = chancery_report_get_sections (self->report);

  if (self->n_made < sections->len)
    {
      gtk_box_append (GTK_BOX (self->column),
                      make_section (self->report, sections->pdata[self->n_made++]));
      return G_SOURCE_CONTINUE;
    }
  gtk_box_append (GTK_BOX (self->column), make_rules (self->report));
  self->idle = 0;
  return G_SOURCE_REMOVE;
}

/* ---- the widget ---- */

static gboolean
chancery_report_page_grab_focus (GtkWidget *widget)
{
  ChanceryReportPage *self = CHANCERY_REPORT_PAGE (widget);

  return self->report != NULL && gtk_widget_child_focus (self->column, GTK_DIR_TAB_FORWARD);
}

static void
chancery_report_page_dispose (GObject *object)
{
  ChanceryReportPage *self = CHANCERY_REPORT_PAGE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->report, chancery_report_unref);

  G_OBJECT_CLASS (chancery_report_page_parent_class)->dispose (object);
}

static void
chancery_report_page_class_init (ChanceryReportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = chancery_report_page_dispose;
  widget_class->focus = chancery_focus_chain_move;
  widget_class->grab_focus = chancery_report_page_grab_focus;
  signals[LIST] = g_signal_new ("list", CHANCERY_TYPE_REPORT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OPEN_RECORD] = g_signal_new ("open-record", CHANCERY_TYPE_REPORT_PAGE, G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-report-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryReportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ChanceryReportPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ChanceryReportPage, column);
  gtk_widget_class_install_action (widget_class, "report.list", "s", list_action);
  gtk_widget_class_install_action (widget_class, "report.open", "s", open_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "report-page");
}

static void
chancery_report_page_init (ChanceryReportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
chancery_report_page_new (void)
{
  return g_object_new (CHANCERY_TYPE_REPORT_PAGE, NULL);
}

void
chancery_report_page_show (ChanceryReportPage *self, ChanceryReport *report)
{
  gboolean empty;

  g_return_if_fail (CHANCERY_IS_REPORT_PAGE (self) && report != NULL);
  g_return_if_fail (self->report == NULL);

  self->report = chancery_report_ref (report);
  empty = chancery_report_get_count (report) == 0;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), empty ? "nothing" : "report");
  if (empty)
    return;
  gtk_box_append (GTK_BOX (self->column), make_headline (report));
  self->idle = g_idle_add (make_next_cb, self);
}

ChanceryReport *
chancery_report_page_get_report (ChanceryReportPage *self)
{
  g_return_val_if_fail (CHANCERY_IS_REPORT_PAGE (self), NULL);

  return self->report;
}
