/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-timeline.h"

#include "chancery-search.h"

struct _ChanceryTimeline
{
  gatomicrefcount ref_count;
  GArray *spans;
  GPtrArray *parties;
  guint n_dated;
  guint n_dayless;
  guint n_left_out;
};

G_DEFINE_BOXED_TYPE (ChanceryTimeline,
                     chancery_timeline,
                     chancery_timeline_ref,
                     chancery_timeline_unref)

ChanceryTimeline *
chancery_timeline_new (GArray *spans, GPtrArray *parties, guint n_left_out)
{
  ChanceryTimeline *self;

  g_return_val_if_fail (spans != NULL, NULL);

  self = g_new0 (ChanceryTimeline, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->spans = spans;
  self->parties = parties != NULL ? parties : g_ptr_array_new ();
  self->n_left_out = n_left_out;
  while (self->n_dated < spans->len &&
         !chancery_span_is_undated (&g_array_index (spans, ChancerySpan, self->n_dated)))
    self->n_dated++;
  return self;
}

/* The rows to be drawn; those of a query come newest first, so that what is left out is oldest. */
static GArray *
list_rows (ChanceryDb *db,
           const char *casefile,
           ChanceryQuery *query,
           gint64 *n_left_out,
           GError **error)
{
  g_autoptr (GArray) rows = NULL;
  gint64 total;

  if (casefile != NULL)
    return chancery_spans_list_papers (db, casefile, error);
  rows = chancery_search_page (db, query, NULL, FALSE, 0, CHANCERY_TIMELINE_MOST, error);
  if (rows == NULL || rows->len < CHANCERY_TIMELINE_MOST)
    return g_steal_pointer (&rows);
  total = chancery_search_count (db, query, error);
  if (total < 0)
    return NULL;
  *n_left_out = total - rows->len;
  return g_steal_pointer (&rows);
}

ChanceryTimeline *
chancery_timeline_read (ChanceryDb *db, const char *casefile, ChanceryQuery *query, GError **error)
{
  g_autoptr (GArray) rows = NULL;
  ChanceryTimeline *self;
  GArray *spans;
  gint64 n_left_out = 0;

  g_return_val_if_fail (db != NULL, NULL);
  g_return_val_if_fail ((casefile != NULL) != (query != NULL), NULL);

  rows = list_rows (db, casefile, query, &n_left_out, error);
  spans = rows != NULL ? chancery_spans_of_rows (db, rows, error) : NULL;
  if (spans == NULL)
    return NULL;
  self = chancery_timeline_new (spans, chancery_spans_list_parties (db, spans), (guint)n_left_out);
  self->n_dayless = rows->len - spans->len;
  return self;
}

ChanceryTimeline *
chancery_timeline_ref (ChanceryTimeline *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
chancery_timeline_unref (ChanceryTimeline *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->spans);
  g_ptr_array_unref (self->parties);
  g_free (self);
}

guint
chancery_timeline_get_n_dated (ChanceryTimeline *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_dated;
}

guint
chancery_timeline_get_n_spans (ChanceryTimeline *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->spans->len;
}

guint
chancery_timeline_get_n_dayless (ChanceryTimeline *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_dayless;
}

guint
chancery_timeline_get_n_left_out (ChanceryTimeline *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_left_out;
}

const ChancerySpan *
chancery_timeline_get_spans (ChanceryTimeline *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return (const ChancerySpan *)(gpointer)self->spans->data;
}

GArray *
chancery_timeline_dup_rows (ChanceryTimeline *self, guint first, guint n)
{
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);

  g_return_val_if_fail (self != NULL && first + n <= self->spans->len, rows);

  for (guint i = first; i < first + n; i++)
    g_array_append_val (rows, g_array_index (self->spans, ChancerySpan, i).row);
  return rows;
}

GPtrArray *
chancery_timeline_get_parties (ChanceryTimeline *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->parties;
}
