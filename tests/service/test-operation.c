/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-operation.h"

static gpointer
report_from_elsewhere (gpointer data)
{
  chancery_operation_report (data, 1, 4);
  return NULL;
}

static void
set_flag_cb (gpointer flag)
{
  *(gboolean *)flag = TRUE;
}

static void
test_reports_reach_the_main_thread (void)
{
  g_autoptr (ChanceryOperation) operation = chancery_operation_new ("Reading");
  gboolean seen = FALSE;

  g_assert_cmpfloat (chancery_operation_get_fraction (operation), <, 0);
  g_signal_connect_swapped (operation, "notify::fraction", G_CALLBACK (set_flag_cb), &seen);
  g_thread_join (g_thread_new ("reporter", report_from_elsewhere, operation));
  while (!seen)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat_with_epsilon (chancery_operation_get_fraction (operation), 0.25, 0.001);
}

static void
test_ends_as_its_error_says (void)
{
  g_autoptr (ChanceryOperation) done = chancery_operation_new ("Reading");
  g_autoptr (ChanceryOperation) stopped = chancery_operation_new ("Reading");
  g_autoptr (ChanceryOperation) failed = chancery_operation_new ("Reading");
  g_autoptr (GError) cancelled = g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Stopped");
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "The disk is full.");

  chancery_operation_finish (done, "41 new", NULL);
  g_assert_cmpint (chancery_operation_get_state (done), ==, CHANCERY_OPERATION_DONE);
  g_assert_cmpstr (chancery_operation_get_outcome (done), ==, "41 new");

  chancery_operation_cancel (stopped);
  g_assert_true (g_cancellable_is_cancelled (chancery_operation_get_cancellable (stopped)));
  chancery_operation_finish (stopped, NULL, cancelled);
  g_assert_cmpint (chancery_operation_get_state (stopped), ==, CHANCERY_OPERATION_CANCELLED);

  chancery_operation_finish (failed, NULL, error);
  g_assert_cmpint (chancery_operation_get_state (failed), ==, CHANCERY_OPERATION_FAILED);
  g_assert_cmpstr (chancery_operation_get_outcome (failed), ==, "The disk is full.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/operation/reports-reach-the-main-thread",
                   test_reports_reach_the_main_thread);
  g_test_add_func ("/service/operation/ends-as-its-error-says", test_ends_as_its_error_says);
  return g_test_run ();
}
