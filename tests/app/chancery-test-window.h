/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of the window share: a window, with the example in it. */

#pragma once

#include "chancery-window-private.h"

G_BEGIN_DECLS

/** The window of a test, presented; its home is a folder of its own. */
ChanceryWindow *chancery_test_window_open (GtkApplication *application);
void chancery_test_window_close (ChanceryWindow *window);
/** Until the example is open, and the record that opens by itself is read: it does not come between what a test does. */
void chancery_test_window_wait_for_example (ChanceryWindow *window);

/** A test, which gets the application. */
typedef struct
{
  const char *path;
  GTestDataFunc test;
} ChanceryTestWindowCase;

/** Runs them; what main() returns. */
int chancery_test_window_run (int argc,
                              char *argv[],
                              const ChanceryTestWindowCase *cases,
                              guint n_cases);

G_END_DECLS
