/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-case-correspondence.h"

#include "chancery-case-row.h"
#include "chancery-long-column.h"
#include "chancery-page-view.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>

#define DATE_WIDTH 110
/* An exchange of notes that goes on for ever stays on the page. */
#define MOST_STEPS 5

struct _ChanceryCaseCorrespondence
{
  GtkWidget parent_instance;

  ChanceryCaseState *state;
  ChanceryCaseRowMetrics metrics;
  GtkWidget *box;
  GtkWidget *column;
  GtkWidget *loose;
  GtkWidget *empty;
};

G_DEFINE_FINAL_TYPE (ChanceryCaseCorrespondence, chancery_case_correspondence, GTK_TYPE_WIDGET)

static GPtrArray *
get_papers (ChanceryCaseCorrespondence *self)
{
  return chancery_case_state_get_threads (self->state);
}

static const ChanceryThreadPaper *
paper_at (ChanceryCaseCorrespondence *self, guint position)
{
  return g_ptr_array_index (get_papers (self), position);
}

static guint
step_of (const ChanceryThreadPaper *paper)
{
  return MIN (paper->depth, MOST_STEPS);
}

/* ---- words ---- */

static void
append_part (GString *words, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
}

static const char *
title_of (const ChanceryThreadPaper *paper)
{
  if (paper->outside)
    return paper->reference != NULL ? paper->reference : _ ("Not registered");
  return *paper->title != '\0' ? paper->title : _ ("Without a subject");
}

static const char *
form_of (const ChanceryThreadPaper *paper)
{
  if (paper->form != NULL && paper->form_vocabulary != NULL)
    return _ (chancery_vocabulary_label (paper->form_vocabulary, paper->form));
  return _ (paper->kind->label);
}

static const char *
state_of (const ChanceryThreadPaper *paper)
{
  switch (paper->state)
    {
    case CHANCERY_STATE_DRAFT:
      return _ ("not registered");
    case CHANCERY_STATE_VOID:
      return _ ("void");
    case CHANCERY_STATE_CLOSED:
      return _ ("closed");
    case CHANCERY_STATE_REGISTERED:
    default:
      return NULL;
    }
}

/* “answers PROT/2026/0004 too” */
static char *
phrase_others (ChanceryCaseCorrespondence *self, const ChanceryThreadPaper *paper)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; paper->others != NULL && i < paper->others->len; i++)
    {
      const ChanceryThreadPaper *other = paper_at (self, g_array_index (paper->others, guint, i));

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                              other->reference != NULL ? other->reference : title_of (other));
    }
  /* Translators: %s are numbers of letters that a paper belongs to besides the one above it. */
  return names->len > 0 ? g_strdup_printf (_ ("also to %s"), names->str) : NULL;
}

/* “Reply · note verbale from Pakistan · DOC/2026/0004” */
static char *
phrase_quiet (ChanceryCaseCorrespondence *self, const ChanceryThreadPaper *paper)
{
  g_autoptr (GString) words = g_string_new (chancery_thread_role_words (paper->role));
  g_autofree char *route = NULL;
  g_autofree char *what = NULL;
  g_autofree char *others = NULL;

  if (paper->outside)
    {
      append_part (words, _ ("not in this case file"));
      return chancery_page_view_capitalise (words->str);
    }
  route = chancery_thread_phrase_route (paper->direction, paper->counterpart);
  what = g_strdup_printf ("%s%s%s", form_of (paper), route != NULL ? " " : "",
                          route != NULL ? route : "");
  others = phrase_others (self, paper);
  append_part (words, what);
  append_part (words, paper->reference);
  append_part (words, state_of (paper));
  append_part (words, others);
  return chancery_page_view_capitalise (words->str);
}

static char *
phrase_answer (ChanceryCaseCorrespondence *self, guint position)
{
  const char *words = chancery_case_state_get_thread_answer (self->state, position);

  return *words != '\0' ? chancery_page_view_capitalise (words) : NULL;
}

/* ---- rows ---- */

static GtkWidget *
make_row (gpointer data)
{
  return chancery_case_row_new (&CHANCERY_CASE_CORRESPONDENCE (data)->metrics);
}

static void
bind_row (GtkWidget *widget, guint position, gpointer data)
{
  ChanceryCaseCorrespondence *self = data;
  const ChanceryThreadPaper *paper = paper_at (self, position);
  const char *date = chancery_case_state_get_thread_day (self->state, position);
  g_autofree char *quiet = phrase_quiet (self, paper);
  g_autofree char *answer = phrase_answer (self, position);
  g_autofree char *below = answer != NULL ? g_strdup_printf ("%s\n%s", quiet, answer)
                                          : g_strdup (quiet);
  /* Translators: a row for a screen reader: date, subject, what it is, how the answer stands. */
  g_autofree char *sentence =
      g_strdup_printf (_ ("%1$s: %2$s, %3$s. %4$s"), *date != '\0' ? date : _ ("Without a date"),
                       title_of (paper), quiet, answer != NULL ? answer : "");

  chancery_case_row_set_step (CHANCERY_CASE_ROW (widget), step_of (paper));
  chancery_case_row_show (CHANCERY_CASE_ROW (widget), date, title_of (paper), below,
                          paper->state == CHANCERY_STATE_VOID, sentence);
}

static int
get_height (guint position, int width, gpointer data)
{
  ChanceryCaseCorrespondence *self = data;
  const ChanceryThreadPaper *paper = paper_at (self, position);
  const char *date = chancery_case_state_get_thread_day (self->state, position);
  const char *answer = chancery_case_state_get_thread_answer (self->state, position);
  int step = chancery_case_row_get_step_width (&self->metrics, step_of (paper));

  return chancery_case_row_get_height (&self->metrics, date, title_of (paper), width - step) +
         (*answer != '\0' ? self->metrics.line : 0);
}

static const ChanceryLongColumnRows column_rows = { make_row, bind_row, get_height, NULL };

static void
activated_cb (ChanceryLongColumn *column, guint position, ChanceryCaseCorrespondence *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.open", "s", paper_at (self, position)->id);
}

/* ---- the widget ---- */

static void
refresh (ChanceryCaseCorrespondence *self)
{
  self->metrics = chancery_case_row_get_metrics (GTK_WIDGET (self), DATE_WIDTH);
  chancery_long_column_set_n_rows (CHANCERY_LONG_COLUMN (self->column), get_papers (self)->len);
}

static gboolean
refresh_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ChanceryCaseCorrespondence *self = CHANCERY_CASE_CORRESPONDENCE (widget);

  if (self->state != NULL)
    refresh (self);
  return G_SOURCE_REMOVE;
}

/* Only what is seen has its style, and that says how high a line is. */
static void
mapped_cb (GtkWidget *column, GtkWidget *self)
{
  gtk_widget_add_tick_callback (self, refresh_cb, NULL, NULL);
}

static void
chancery_case_correspondence_dispose (GObject *object)
{
  ChanceryCaseCorrespondence *self = CHANCERY_CASE_CORRESPONDENCE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->state, chancery_case_state_unref);

  G_OBJECT_CLASS (chancery_case_correspondence_parent_class)->dispose (object);
}

static void
chancery_case_correspondence_class_init (ChanceryCaseCorrespondenceClass *class)
{
  G_OBJECT_CLASS (class)->dispose = chancery_case_correspondence_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_case_correspondence_init (ChanceryCaseCorrespondence *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->column = chancery_long_column_new (&column_rows, self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->column), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Correspondence"), -1);
  g_signal_connect (self->column, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (self->column, "map", G_CALLBACK (mapped_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->column);
  self->loose = chancery_page_view_text ("");
  gtk_widget_add_css_class (self->loose, "chancery-quiet");
  gtk_box_append (GTK_BOX (self->box), self->loose);
  self->empty = chancery_page_view_text (
      _ ("No paper of this file answers another, and none waits for an answer. Link a reply to its "
         "note with Ctrl+L."));
  gtk_widget_add_css_class (self->empty, "chancery-quiet");
  gtk_widget_set_visible (self->empty, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->empty);
}

GtkWidget *
chancery_case_correspondence_new (void)
{
  return g_object_new (CHANCERY_TYPE_CASE_CORRESPONDENCE, NULL);
}

void
chancery_case_correspondence_show (ChanceryCaseCorrespondence *self, ChanceryCaseState *state)
{
  guint n, n_loose;
  g_autofree char *loose = NULL;

  g_return_if_fail (CHANCERY_IS_CASE_CORRESPONDENCE (self));
  g_return_if_fail (state != NULL);

  chancery_case_state_ref (state);
  g_clear_pointer (&self->state, chancery_case_state_unref);
  self->state = state;
  n = get_papers (self)->len;
  n_loose = chancery_case_state_get_n_loose (state);
  /* Translators: papers that answer nothing and wait for no answer. */
  loose = g_strdup_printf (ngettext ("%u other paper answers nothing here",
                                     "%u other papers answer nothing here", n_loose),
                           n_loose);
  gtk_label_set_text (GTK_LABEL (self->loose), loose);
  gtk_widget_set_visible (self->loose, n > 0 && n_loose > 0);
  gtk_widget_set_visible (self->empty, n == 0);
  gtk_widget_set_visible (self->column, n > 0);
  refresh (self);
}
