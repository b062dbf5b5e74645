/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Counts to refine an answer by: type, counterpart, form, state, year, marking, place.  Reading only; the
 * thread of the ChanceryDb. */

#pragma once

#include "chancery-db.h"

G_BEGIN_DECLS

/**
 * ChanceryFacetCount:
 * @heading: what is counted, untranslated (“Counterpart”)
 * @field: the query prefix that chooses it ("counterpart")
 * @value: what follows the prefix, quoted where the query language asks for it
 * @label: what the officer reads: the untranslated label of a code (see @is_term), a name or a year
 * @is_term: whether @label is to be translated
 * @count: how many records of the answer have it
 */
typedef struct
{
  const char *heading;
  const char *field;
  char *value;
  char *label;
  gboolean is_term;
  gint64 count;
} ChanceryFacetCount;

void chancery_facet_count_free (ChanceryFacetCount *self);

/** Heading by heading, the most frequent first, at most @limit a heading; years newest first
 *  (element-type ChanceryFacetCount) (transfer container). */
GPtrArray *chancery_facets_count (ChanceryDb *db,
                                  ChanceryQuery *query,
                                  guint limit,
                                  GError **error);

G_END_DECLS
