/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-import-problem.h"

#include "chancery-fault-list.h"
#include "chancery-import-words.h"

#include <adwaita.h>

struct _ChanceryImportProblem
{
  GtkWidget parent_instance;

  char *text;
  char *whole; /* what is copied */

  AdwStatusPage *page;
  GtkWidget *columns_button;
  GtkWidget *copy_button;
  AdwBin *faults_bin;
};

enum
{
  BACK,
  COPIED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryImportProblem, chancery_import_problem, GTK_TYPE_WIDGET)

static void
back_cb (ChanceryImportProblem *self)
{
  g_signal_emit (self, signals[BACK], 0);
}

static void
copy_cb (ChanceryImportProblem *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->whole);
  g_signal_emit (self, signals[COPIED], 0);
}

static void
chancery_import_problem_dispose (GObject *object)
{
  g_clear_pointer ((GtkWidget **)&CHANCERY_IMPORT_PROBLEM (object)->page, gtk_widget_unparent);

  G_OBJECT_CLASS (chancery_import_problem_parent_class)->dispose (object);
}

static void
chancery_import_problem_finalize (GObject *object)
{
  g_free (CHANCERY_IMPORT_PROBLEM (object)->text);
  g_free (CHANCERY_IMPORT_PROBLEM (object)->whole);

  G_OBJECT_CLASS (chancery_import_problem_parent_class)->finalize (object);
}

static void
chancery_import_problem_class_init (ChanceryImportProblemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = chancery_import_problem_dispose;
  G_OBJECT_CLASS (klass)->finalize = chancery_import_problem_finalize;

  signals[BACK] =
      g_signal_new ("back", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COPIED] =
      g_signal_new ("copied", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-import-problem.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryImportProblem, page);
  gtk_widget_class_bind_template_child (widget_class, ChanceryImportProblem, columns_button);
  gtk_widget_class_bind_template_child (widget_class, ChanceryImportProblem, copy_button);
  gtk_widget_class_bind_template_child (widget_class, ChanceryImportProblem, faults_bin);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_import_problem_init (ChanceryImportProblem *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
chancery_import_problem_show (ChanceryImportProblem *self,
                              const GError *error,
                              const GPtrArray *faults,
                              guint n_more,
                              gboolean back)
{
  g_autofree char *escaped = NULL;

  g_return_if_fail (CHANCERY_IS_IMPORT_PROBLEM (self));
  g_return_if_fail (error != NULL);

  g_free (self->text);
  self->text = faults != NULL ? chancery_import_words_phrase_faults (faults, n_more)
                              : g_strdup (error->message);
  g_free (self->whole);
  self->whole = g_strdup (error->message);
  escaped = g_markup_escape_text (self->text, -1);
  adw_bin_set_child (self->faults_bin, faults != NULL ? chancery_fault_list_new (faults) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->faults_bin), faults != NULL);
  gtk_widget_set_visible (self->copy_button, faults != NULL);
  /* A list begins as far up as it can. */
  adw_status_page_set_icon_name (self->page, faults != NULL ? NULL : "dialog-warning-symbolic");
  adw_status_page_set_description (self->page, escaped);
  /* What cannot be read in one field can be left out, or goes into another. */
  gtk_widget_set_visible (self->columns_button, back);
  /* It gets the focus, and says what happened to whoever does not see the page. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->columns_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->text, -1);
}

const char *
chancery_import_problem_get_text (ChanceryImportProblem *self)
{
  g_return_val_if_fail (CHANCERY_IS_IMPORT_PROBLEM (self), NULL);
  return self->text;
}
