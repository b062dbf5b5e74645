/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-first-run.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "chancery-day.h"
#include "chancery-kind.h"
#include "chancery-number-pattern.h"
#include "chancery-vocabulary.h"

#define DEFAULT_PATTERN "{code}/{year}/{n:04}"

struct _ChanceryFirstRun
{
  GtkWidget parent_instance;

  gboolean only;
  GtkWidget *box;
  GtkStack *stack;
  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkWidget *start_button;
  AdwEntryRow *ministry_row;
  AdwEntryRow *desk_row;
  AdwEntryRow *pattern_row;
  AdwComboRow *marking_row;
  GtkLabel *next_label;
  GtkWidget *create_button;
};

enum
{
  START,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryFirstRun, chancery_first_run, GTK_TYPE_WIDGET)

static const char *
text_of (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static char *
next_number (ChanceryFirstRun *self)
{
  const ChanceryKind *kind = chancery_kind_get (CHANCERY_KIND_DEMARCHE);
  gint64 year;

  chancery_day_to_ymd (chancery_day_today (), &year, NULL, NULL);
  return chancery_number_pattern_expand (text_of (self->pattern_row), kind->register_code, year, 1);
}

static void
changed_cb (GtkEditable *editable, gpointer user_data)
{
  ChanceryFirstRun *self = CHANCERY_FIRST_RUN (user_data);
  g_autofree char *number = next_number (self);
  g_autofree char *words = NULL;

  if (number != NULL)
    /* Translators: %s is a register number. */
    words = g_strdup_printf (_ ("The first demarche will be %s."), number);
  gtk_label_set_label (self->next_label,
                       words != NULL ? words : _ ("A number needs {n}, for example {n:04}."));
  gtk_widget_set_sensitive (self->create_button,
                            number != NULL && *text_of (self->ministry_row) != '\0');
}

static void
create_cb (GtkWidget *widget, gpointer user_data)
{
  ChanceryFirstRun *self = CHANCERY_FIRST_RUN (user_data);

  if (gtk_widget_get_sensitive (self->create_button))
    g_signal_emit (self, signals[START], 0);
}

/* Return goes on to what is asked next; after the last it starts. */
static void
next_cb (AdwEntryRow *row, gpointer user_data)
{
  ChanceryFirstRun *self = CHANCERY_FIRST_RUN (user_data);

  gtk_widget_grab_focus (
      GTK_WIDGET (row == self->ministry_row ? self->desk_row : self->pattern_row));
}

static void
start_page_cb (GtkButton *button, gpointer user_data)
{
  chancery_first_run_ask (CHANCERY_FIRST_RUN (user_data), FALSE);
}

static void
back_cb (GtkButton *button, gpointer user_data)
{
  ChanceryFirstRun *self = CHANCERY_FIRST_RUN (user_data);

  if (self->only)
    g_signal_emit (self, signals[LEFT], 0);
  else
    chancery_first_run_welcome (self);
}

static void
fill_markings (ChanceryFirstRun *self)
{
  const ChanceryVocabulary *levels = chancery_vocabulary_get ("marking_level");
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (const ChanceryTerm *term = levels->terms; term->code != NULL; term++)
    gtk_string_list_append (labels, _ (term->label));
  adw_combo_row_set_model (self->marking_row, G_LIST_MODEL (labels));
}

static void
chancery_first_run_dispose (GObject *object)
{
  ChanceryFirstRun *self = CHANCERY_FIRST_RUN (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (chancery_first_run_parent_class)->dispose (object);
}

static void
chancery_first_run_class_init (ChanceryFirstRunClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = chancery_first_run_dispose;

  signals[START] =
      g_signal_new ("start", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEFT] =
      g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-first-run.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryFirstRun, box);
  gtk_widget_class_bind_template_child (widget_class, ChanceryFirstRun, stack);
  gtk_widget_class_bind_template_child (widget_class, ChanceryFirstRun, title);
  gtk_widget_class_bind_template_child (widget_class, ChanceryFirstRun, back_button);
  gtk_widget_class_bind_template_child (widget_class, ChanceryFirstRun, start_button);
  gtk_widget_class_bind_template_child (widget_class, ChanceryFirstRun, ministry_row);
  gtk_widget_class_bind_template_child (widget_class, ChanceryFirstRun, desk_row);
  gtk_widget_class_bind_template_child (widget_class, ChanceryFirstRun, pattern_row);
  gtk_widget_class_bind_template_child (widget_class, ChanceryFirstRun, marking_row);
  gtk_widget_class_bind_template_child (widget_class, ChanceryFirstRun, next_label);
  gtk_widget_class_bind_template_child (widget_class, ChanceryFirstRun, create_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_page_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_first_run_init (ChanceryFirstRun *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_markings (self);
  gtk_editable_set_text (GTK_EDITABLE (self->ministry_row), _ ("Ministry of Foreign Affairs"));
  gtk_editable_set_text (GTK_EDITABLE (self->desk_row), _ ("My desk"));
  gtk_editable_set_text (GTK_EDITABLE (self->pattern_row), DEFAULT_PATTERN);
}

void
chancery_first_run_ask (ChanceryFirstRun *self, gboolean only)
{
  g_return_if_fail (CHANCERY_IS_FIRST_RUN (self));

  self->only = only;
  adw_window_title_set_title (self->title, _ ("Start a registry"));
  gtk_widget_set_visible (self->back_button, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "start");
  gtk_widget_grab_focus (GTK_WIDGET (self->ministry_row));
}

void
chancery_first_run_welcome (ChanceryFirstRun *self)
{
  g_return_if_fail (CHANCERY_IS_FIRST_RUN (self));

  adw_window_title_set_title (self->title, "");
  gtk_widget_set_visible (self->back_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "welcome");
  gtk_widget_grab_focus (self->start_button);
}

const char *
chancery_first_run_get_ministry (ChanceryFirstRun *self)
{
  g_return_val_if_fail (CHANCERY_IS_FIRST_RUN (self), "");
  return text_of (self->ministry_row);
}

const char *
chancery_first_run_get_desk (ChanceryFirstRun *self)
{
  g_return_val_if_fail (CHANCERY_IS_FIRST_RUN (self), "");
  return text_of (self->desk_row);
}

const char *
chancery_first_run_get_pattern (ChanceryFirstRun *self)
{
  g_return_val_if_fail (CHANCERY_IS_FIRST_RUN (self), "");
  return text_of (self->pattern_row);
}

const char *
chancery_first_run_get_marking (ChanceryFirstRun *self)
{
  const ChanceryVocabulary *levels = chancery_vocabulary_get ("marking_level");

  g_return_val_if_fail (CHANCERY_IS_FIRST_RUN (self), "");
  return levels->terms[adw_combo_row_get_selected (self->marking_row)].code;
}
