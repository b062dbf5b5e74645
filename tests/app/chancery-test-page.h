/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of pages share: the example's records in a registry that is open, and a page in a window. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-page-parts.h"
#include "chancery-registry.h"
#include "chancery-test-store.h"

G_BEGIN_DECLS

/** @records: all of them (ChanceryRecord). */
typedef struct
{
  ChanceryTestStore *store;
  ChanceryRegistry *registry;
  GPtrArray *records;
} ChanceryTestExample;

ChanceryTestExample *chancery_test_example_new (void);
/** For tests that save more records first: what is saved in @store while the registry is open comes to it as news
 * from elsewhere, some time later, and pages are then read anew in the middle of a test. */
ChanceryTestExample *chancery_test_example_new_closed (void);
void chancery_test_example_open (ChanceryTestExample *self);
void chancery_test_example_free (ChanceryTestExample *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryTestExample, chancery_test_example_free)

/** Goes round the main loop until nothing is left to do. */
void chancery_test_settle (void);

/** A page that shows nothing yet, in a window. */
GtkWidget *chancery_test_page_present (ChanceryTestExample *example);
void chancery_test_page_close (GtkWidget *page);
/** The column of @page. */
ChanceryPageParts *chancery_test_page_find_parts (GtkWidget *page);
/** Until the page shows @id, down to its end. */
void chancery_test_page_wait (GtkWidget *page, const char *id);
/** The looks are the application's; in a test there is none. */
void chancery_test_page_load_style (void);

G_END_DECLS
