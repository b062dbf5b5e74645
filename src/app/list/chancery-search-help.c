/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-search-help.h"

#include <glib/gi18n.h>

#include "chancery-query-conditions.h"

struct _ChancerySearchHelp
{
  ChanceryHelpWindow parent_instance;

  GPtrArray *conditions;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChancerySearchHelp, chancery_search_help, CHANCERY_TYPE_HELP_WINDOW)

static const char *const headings[CHANCERY_N_CONDITION_GROUPS] = {
  [CHANCERY_CONDITION_WORDS] = N_ ("Words"),
  [CHANCERY_CONDITION_ABOUT] = N_ ("Conditions"),
  [CHANCERY_CONDITION_DAY] = N_ ("Other days"),
  [CHANCERY_CONDITION_FIELD] = N_ ("Other fields"),
};

static void
chancery_search_help_chosen (ChanceryHelpWindow *window, guint index)
{
  const ChanceryCondition *condition = CHANCERY_SEARCH_HELP (window)->conditions->pdata[index];

  g_signal_emit (window, signals[CHOSEN], 0, condition->example, (guint)condition->value_at);
}

static void
add_condition (ChanceryHelpWindow *self, const ChanceryCondition *condition)
{
  GtkWidget *example = gtk_label_new (condition->example);

  gtk_label_set_xalign (GTK_LABEL (example), 0);
  gtk_label_set_wrap (GTK_LABEL (example), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (example), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (example, "monospace");
  gtk_widget_set_valign (example, GTK_ALIGN_START);
  chancery_help_window_add (self, &(ChanceryHelpRow){ .heading = _ (headings[condition->group]),
                                                      .lead = example,
                                                      .lead_words = condition->example,
                                                      .label = condition->label,
                                                      .says = condition->says,
                                                      .quiet = condition->kinds,
                                                      .others = condition->others });
}

static void
chancery_search_help_finalize (GObject *object)
{
  g_ptr_array_unref (CHANCERY_SEARCH_HELP (object)->conditions);

  G_OBJECT_CLASS (chancery_search_help_parent_class)->finalize (object);
}

static void
chancery_search_help_class_init (ChancerySearchHelpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = chancery_search_help_finalize;
  CHANCERY_HELP_WINDOW_CLASS (klass)->chosen = chancery_search_help_chosen;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);

  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_F1, 0, "window.close",
                                       NULL);
}

static void
chancery_search_help_init (ChancerySearchHelp *self)
{
  chancery_help_window_set_words (CHANCERY_HELP_WINDOW (self),
                                  &(ChanceryHelpWords){ .title = _ ("Help on Searching"),
                                                        .find = _ ("Find a condition"),
                                                        .rows = _ ("Conditions"),
                                                        .nothing = _ ("No Such Condition") });
}

ChancerySearchHelp *
chancery_search_help_present (GtkWindow *parent, ChanceryDay today)
{
  ChancerySearchHelp *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);

  self = g_object_new (CHANCERY_TYPE_SEARCH_HELP, "transient-for", parent, "modal", TRUE, NULL);
  self->conditions = chancery_query_conditions_list (today);
  for (guint i = 0; i < self->conditions->len; i++)
    add_condition (CHANCERY_HELP_WINDOW (self), self->conditions->pdata[i]);
  chancery_help_window_open (CHANCERY_HELP_WINDOW (self));
  return self;
}
