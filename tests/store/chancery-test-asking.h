/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a query has to find, put together from what each of its conditions finds alone, and faults that are noted so
 * that a test sees all of them.  For tests of the store; one thread. */

#pragma once

#include "chancery-query.h"
#include "chancery-test-random.h"

G_BEGIN_DECLS

/* @rows: all that are there, by their rows; @at: the place of each. */
typedef struct
{
  ChanceryTestStore *store;
  ChanceryTestRandom *random;
  GArray *rows;
  GHashTable *at;
  const char *text;
  guint seed;
  guint n_faults;
  guint n_asked;
  guint n_found;
  gboolean spoilt;
} ChanceryTestAsking;

/* One bit a record. */
typedef guint8 *ChanceryTestSet;

/** Notes what is wrong with the answer to @text. */
void chancery_test_asking_fault (ChanceryTestAsking *self, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

ChanceryTestSet chancery_test_set_new (ChanceryTestAsking *self);
/** Each of @rows (element-type gint64) has to be there, once (transfer full). */
ChanceryTestSet chancery_test_set_of (ChanceryTestAsking *self, GArray *rows);
guint chancery_test_set_count (ChanceryTestAsking *self, const guint8 *set);
/** Notes a fault where they differ; @way: how @found was found. */
void chancery_test_asking_compare (ChanceryTestAsking *self,
                                   const guint8 *found,
                                   const guint8 *expected,
                                   const char *way);

/** Without a look at the registry, which takes no word for a number (transfer full). */
ChanceryTestSet chancery_test_asking_find_plainly (ChanceryTestAsking *self, ChanceryQuery *query);
/** What the text that is asked has to find (transfer full). */
ChanceryTestSet chancery_test_asking_expect (ChanceryTestAsking *self);

G_END_DECLS
