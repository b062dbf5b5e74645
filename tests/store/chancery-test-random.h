/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Registries and queries that nobody would think of, made from the table of kinds by a seed: the same seed makes the
 * same.  For tests of the store; one thread. */

#pragma once

#include "chancery-kind.h"
#include "chancery-test-store.h"

G_BEGIN_DECLS

/**
 * ChanceryTestRandom:
 * @kinds: of the records that were made, by their numbers
 * @filled: the act that made them, which is not taken back
 */
typedef struct
{
  GRand *rand;
  GArray *kinds;
  gint64 filled;
} ChanceryTestRandom;

ChanceryTestRandom *chancery_test_random_new (guint seed);
void chancery_test_random_free (ChanceryTestRandom *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryTestRandom, chancery_test_random_free)

/** A number below @n. */
guint chancery_test_random_below (ChanceryTestRandom *self, guint n);
/** Whether one of @n throws says so. */
gboolean chancery_test_random_one_in (ChanceryTestRandom *self, guint n);
/** (transfer none) */
const char *chancery_test_random_word (ChanceryTestRandom *self);
/** A number of a paper, as it stands there (transfer none). */
const char *chancery_test_random_number (ChanceryTestRandom *self);
/** (transfer none) */
const char *chancery_test_random_name (ChanceryTestRandom *self);
/** (transfer none) */
const char *chancery_test_random_tag (ChanceryTestRandom *self);
/** As a file has it: of a day, of a year, with an end that is open … (transfer none). */
const char *chancery_test_random_date (ChanceryTestRandom *self);

/** The UUID of the record of that number (transfer full). */
char *chancery_test_random_dup_id (ChanceryTestRandom *self, guint number);
/** Puts in @n records as an import does, with their texts, and papers that say something. */
void chancery_test_random_fill (ChanceryTestRandom *self, ChanceryTestStore *store, guint n);
/** What officers do next: something is saved, deleted, tagged, registered, closed, made void or taken back. */
void chancery_test_random_edit (ChanceryTestRandom *self, ChanceryTestStore *store);

/** A query of any of the conditions of the table, put together in any way (transfer full). */
char *chancery_test_random_query (ChanceryTestRandom *self);

G_END_DECLS
