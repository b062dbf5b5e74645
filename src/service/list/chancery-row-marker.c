/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-row-marker.h"

#include "chancery-phrase.h"
#include "chancery-search.h"
#include "chancery-widen.h"

/* @marked: the words of the query in all spellings, also of who is named in a condition, once a row asked for it. */
struct _ChanceryRowMarker
{
  ChanceryDb *db;
  ChanceryQuery *query;
  ChanceryQuery *begun;
  ChanceryQuery *marked;
  GPtrArray *spellings;
  gboolean widened;
};

ChanceryRowMarker *
chancery_row_marker_new (ChanceryDb *db, ChanceryQuery *query, ChanceryQuery *begun)
{
  ChanceryRowMarker *self;

  g_return_val_if_fail (db != NULL, NULL);

  self = g_new0 (ChanceryRowMarker, 1);
  self->db = db;
  self->query = query != NULL ? chancery_query_ref (query) : NULL;
  self->begun = begun != NULL ? chancery_query_ref (begun) : NULL;
  return self;
}

void
chancery_row_marker_free (ChanceryRowMarker *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->query, chancery_query_unref);
  g_clear_pointer (&self->begun, chancery_query_unref);
  g_clear_pointer (&self->marked, chancery_query_unref);
  g_clear_pointer (&self->spellings, g_ptr_array_unref);
  g_free (self);
}

static gboolean
has_spellings (ChanceryRowMarker *self)
{
  g_autoptr (ChanceryQuery) wider = NULL;

  if (!self->widened)
    wider = chancery_widen_sounds (self->db, self->begun != NULL ? self->begun : self->query,
                                   &self->spellings);
  if (wider != NULL)
    self->marked = chancery_widen_add_spellings (wider, self->spellings);
  self->widened = TRUE;
  return self->marked != NULL;
}

/* Where not all of @query stands, something that sounds like it may: what its words are there.  @title: (out): the title
 * with all of them marked. */
static ChanceryHit *
find_sounding (ChanceryRowMarker *self,
               ChanceryQuery *query,
               gint64 row,
               char **title,
               GError **error)
{
  g_autoptr (ChanceryHit) all = NULL;
  g_autoptr (ChanceryHit) sounding = NULL;
  GError *problem = NULL;

  if (!has_spellings (self) || !chancery_search_lacks_words (self->db, query, row))
    return NULL;
  sounding = chancery_search_find_sounding (self->db, self->spellings, row, error);
  if (sounding == NULL)
    return NULL;
  all = chancery_search_find_hit (self->db, self->marked, row, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  *title = all != NULL ? g_strdup (all->title) : NULL;
  return g_steal_pointer (&sounding);
}

static char *
say_sounding (ChanceryHit *hit)
{
  g_autofree char *around = chancery_record_words_bring_forward (hit->snippet, TRUE);
  g_autofree char *word = chancery_hit_dup_words (hit);

  /* The word says more than the paper that it stands in. */
  return word != NULL ? chancery_phrase_sounds_like (word, around) : g_steal_pointer (&around);
}

static char *
say_found (ChanceryHit *hit)
{
  g_autofree char *around = chancery_record_words_bring_forward (hit->snippet, FALSE);

  return hit->attachment != NULL ? chancery_phrase_found_in (hit->attachment, around)
                                 : g_steal_pointer (&around);
}

/* Which query is said to be answered by @row. */
static ChanceryQuery *
query_for (ChanceryRowMarker *self, gint64 row)
{
  return self->begun != NULL && chancery_search_lacks_words (self->db, self->query, row)
             ? self->begun
             : self->query;
}

/* The last beginning of a word in @query. */
static ChanceryQuery *
find_beginning (ChanceryQuery *query)
{
  ChanceryQuery *found = chancery_query_get_op (query) == CHANCERY_QUERY_PREFIX ? query : NULL;

  if (chancery_query_get_op (query) == CHANCERY_QUERY_NOT)
    return NULL;
  for (guint i = chancery_query_get_n_children (query); i-- > 0 && found == NULL;)
    found = find_beginning (chancery_query_get_child (query, i));
  return found;
}

/* Where the words of @query stand in @row; of one that goes on, how it does is what is to be seen, wherever the others are. */
static ChanceryHit *
find_words (ChanceryRowMarker *self, ChanceryQuery *query, gint64 row, GError **error)
{
  GError *problem = NULL;
  g_autoptr (ChanceryHit) all = chancery_search_find_hit (self->db, query, row, &problem);
  g_autoptr (ChanceryHit) going_on = NULL;

  if (all != NULL && query == self->begun && find_beginning (query) != NULL)
    going_on = chancery_search_find_hit (self->db, find_beginning (query), row, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  if (going_on == NULL || *going_on->snippet == '\0')
    return g_steal_pointer (&all);
  g_free (going_on->title);
  going_on->title = g_steal_pointer (&all->title);
  return g_steal_pointer (&going_on);
}

gboolean
chancery_row_marker_mark (ChanceryRowMarker *self,
                          gint64 row,
                          ChanceryRecordWords *words,
                          GError **error)
{
  GError *problem = NULL;
  ChanceryQuery *query;
  g_autoptr (ChanceryHit) exact = NULL;
  g_autoptr (ChanceryHit) sounding = NULL;
  g_autofree char *title = NULL;
  g_autofree char *snippet = NULL;

  g_return_val_if_fail (self != NULL && self->query != NULL && words != NULL, FALSE);

  query = query_for (self, row);
  exact = find_words (self, query, row, &problem);
  if (problem == NULL)
    sounding = find_sounding (self, query, row, &title, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  if (sounding == NULL && exact == NULL)
    return TRUE;
  snippet = sounding != NULL ? say_sounding (sounding) : say_found (exact);
  if (title == NULL && sounding == NULL)
    title = g_strdup (exact->title);
  if (title != NULL)
    words->title_markup = chancery_record_words_markup (title);
  words->snippet = chancery_record_words_markup (snippet);
  return TRUE;
}
