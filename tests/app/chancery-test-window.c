/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-test-window.h"

#include "chancery-application.h"

ChanceryWindow *
chancery_test_window_open (GtkApplication *application)
{
  ChanceryWindow *window = chancery_window_new (application);

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

void
chancery_test_window_close (ChanceryWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
chancery_test_window_wait_for_example (ChanceryWindow *window)
{
  chancery_window_open_example (window);
  while (window->registry == NULL || chancery_record_list_view_get_n_records (window->list) == 0)
    g_main_context_iteration (NULL, TRUE);
  while (chancery_window_get_page (window) == NULL ||
         chancery_record_page_get_dossier (chancery_window_get_page (window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

int
chancery_test_window_run (int argc,
                          char *argv[],
                          const ChanceryTestWindowCase *cases,
                          guint n_cases)
{
  g_autoptr (ChanceryApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  application = chancery_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n_cases; i++)
    g_test_add_data_func (cases[i].path, application, cases[i].test);
  return g_test_run ();
}
