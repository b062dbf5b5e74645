/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-form.h"

#include "chancery-record-page.h"
#include "chancery-test-registry.h"

#include <adwaita.h>

typedef struct
{
  ChanceryTestRegistry *test;
  GtkWidget *window;
  GtkWidget *shown;
  char *saved;
  gboolean titled;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->test = chancery_test_registry_new ();
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 720, 900);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_pointer (&self->saved, g_free);
  chancery_test_registry_free (self->test);
}

static void
saved_cb (GtkWidget *form, const char *id, Fixture *self)
{
  g_free (self->saved);
  self->saved = g_strdup (id);
}

static void
title_cb (GObject *page, GParamSpec *pspec, Fixture *self)
{
  self->titled = TRUE;
}

static void
show (Fixture *self, GtkWidget *widget)
{
  self->shown = widget;
  gtk_window_set_child (GTK_WINDOW (self->window), widget);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
fill_text (Fixture *self, const char *field, const char *text)
{
  g_autoptr (ChanceryValue) value = chancery_value_new_text (text);

  chancery_record_form_fill (CHANCERY_RECORD_FORM (self->shown), field, value);
}

static void
wait_saved (Fixture *self)
{
  while (self->saved == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Every kind has a form that opens, keeps nothing that nobody typed, and goes again. */
static void
test_every_kind (Fixture *self, gconstpointer data)
{
  for (int i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      show (self, chancery_record_form_new (self->test->registry,
                                            chancery_kind_get ((ChanceryKindId)i), NULL));
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_false (chancery_record_form_is_dirty (CHANCERY_RECORD_FORM (self->shown)));
    }
}

/* A form saves what was filled in, and the page of that record opens on it. */
static void
test_saves (Fixture *self, gconstpointer data)
{
  show (self,
        chancery_record_form_new (self->test->registry, chancery_kind_find ("demarche"), NULL));
  g_signal_connect (self->shown, "saved", G_CALLBACK (saved_cb), self);
  fill_text (self, "title", "Protest over an attack");
  gtk_widget_activate_action (self->shown, "form.save", NULL);
  wait_saved (self);

  show (self, chancery_record_page_new (self->test->registry));
  g_signal_connect (self->shown, "notify::title", G_CALLBACK (title_cb), self);
  chancery_record_page_show (CHANCERY_RECORD_PAGE (self->shown), self->saved);
  chancery_test_wait_for (&self->titled);
  g_assert_cmpstr (chancery_record_get_title (chancery_dossier_get_record (
                       chancery_record_page_get_dossier (CHANCERY_RECORD_PAGE (self->shown)))),
                   ==, "Protest over an attack");
  g_assert_true (g_action_group_get_action_enabled (chancery_record_page_get_actions (
                                                        CHANCERY_RECORD_PAGE (self->shown)),
                                                    "register"));
  g_assert_false (g_action_group_get_action_enabled (chancery_record_page_get_actions (
                                                         CHANCERY_RECORD_PAGE (self->shown)),
                                                     "void"));
}

/* What registering needs and nobody typed is said, and nothing is registered. */
static void
test_incomplete (Fixture *self, gconstpointer data)
{
  show (self,
        chancery_record_form_new (self->test->registry, chancery_kind_find ("demarche"), NULL));
  g_signal_connect (self->shown, "saved", G_CALLBACK (saved_cb), self);
  gtk_widget_activate_action (self->shown, "form.register", NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (self->saved);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/app/record-form/every-kind", Fixture, NULL, set_up, test_every_kind, tear_down);
  g_test_add ("/app/record-form/saves", Fixture, NULL, set_up, test_saves, tear_down);
  g_test_add ("/app/record-form/incomplete", Fixture, NULL, set_up, test_incomplete, tear_down);
  return g_test_run ();
}
