/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a list asks of the registry: the row ids that answer a query, in their final order (the
 * searcher), the words of some rows (the fetcher), and counts to refine by.  Main thread. */

#pragma once

#include "chancery-registry.h"

G_BEGIN_DECLS

/**
 * ChanceryAnswer:
 * @rows: (element-type gint64): row ids, first those that answer, then those that would if the last word went on, then
 *   those that sound like it
 * @n_exact: how many of them answer
 * @n_begun: how many would if the last word went on
 * @meant: (nullable): where nothing has the last word itself, what was typed with that word only begun, which is what they
 *   answer then
 * @found: (nullable): where there are rows that answer, the query whose words these have: names and numbers as they stand there
 * @marked: (nullable): where there are rows below those that answer, the query whose words these have
 * @suggestion: (nullable): what may have been meant, where there is nothing
 * @unmet: (nullable): the condition to which no record answers, where there is nothing
 * @left_out: (nullable) (element-type ChanceryLeftOut): what would have to go alone for something to be found, where there is
 *   nothing
 */
typedef struct
{
  GArray *rows;
  guint n_exact;
  guint n_begun;
  char *meant;
  char *found;
  char *marked;
  char *suggestion;
  char *unmet;
  GPtrArray *left_out;
} ChanceryAnswer;

void chancery_answer_free (ChanceryAnswer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryAnswer, chancery_answer_free)

/**
 * Asks for the rows of the list @base (nullable) narrowed by @typed in the order of @sort ("date", "reference", "title", …; NULL: newest
 * first) as they stood on @as_on (CHANCERY_DAY_NONE: now); @limit: the first so many of those that answer, or would if the
 * last word went on, 0 for all, with what sounds like it.  Cancelling reaches into the running search.
 */
void chancery_registry_search_async (ChanceryRegistry *self,
                                     const char *base,
                                     const char *typed,
                                     const char *sort,
                                     gboolean descending,
                                     ChanceryDay as_on,
                                     guint limit,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/** (transfer full) */
ChanceryAnswer *chancery_registry_search_finish (ChanceryRegistry *self,
                                                 GAsyncResult *result,
                                                 GError **error);

/** Asks for the words of @rows (element-type gint64); @query: (nullable): for snippets. */
void chancery_registry_fetch_async (ChanceryRegistry *self,
                                    GArray *rows,
                                    const char *query,
                                    ChanceryDay as_on,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/** (element-type ChanceryRecordWords) (transfer full): of those rows that are still there. */
GPtrArray *chancery_registry_fetch_finish (ChanceryRegistry *self,
                                           GAsyncResult *result,
                                           GError **error);

/** Asks for the row id of the record @id. */
void chancery_registry_locate_async (ChanceryRegistry *self,
                                     const char *id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/** 0 when it is not here, -1 on error. */
gint64 chancery_registry_locate_finish (ChanceryRegistry *self,
                                        GAsyncResult *result,
                                        GError **error);

/** So many values of a heading are told at most. */
#define CHANCERY_FACETS_A_HEADING 500

/**
 * ChanceryFacet:
 * @heading: what is counted, untranslated label (“Counterpart”)
 * @field: the query prefix that chooses it (“party”)
 * @value: what follows the prefix, quoted where it has to be
 * @label: what the officer reads
 * @is_term: of a vocabulary, not a name or a year, of which there may be many
 * @count: how many records of the answer have it
 */
typedef struct
{
  const char *heading;
  char *field;
  char *value;
  char *label;
  gboolean is_term;
  gint64 count;
} ChanceryFacet;

void chancery_facet_free (ChanceryFacet *self);

void chancery_registry_facets_async (ChanceryRegistry *self,
                                     const char *query,
                                     ChanceryDay as_on,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/** (element-type ChanceryFacet) (transfer full): heading by heading, most frequent first. */
GPtrArray *chancery_registry_facets_finish (ChanceryRegistry *self,
                                            GAsyncResult *result,
                                            GError **error);

/** Asks for the days of our own verdicts on the records of @query. */
void chancery_registry_verdict_days_async (ChanceryRegistry *self,
                                           const char *query,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
/** (element-type gint64) (transfer full): each once, earliest first. */
GArray *chancery_registry_verdict_days_finish (ChanceryRegistry *self,
                                               GAsyncResult *result,
                                               GError **error);

G_END_DECLS
