/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-search-counts.h"

#include "chancery-registry-searches.h"

/* Milliseconds from a change to the next count; while changes go on, counting takes no more than a part of
 * the time. */
#define SHORTEST_PAUSE 200
#define LONGEST_PAUSE 30000
#define PAUSE_SHARE 4

/* @state: the state of the registry that was counted, 0 for none. */
typedef struct
{
  gint64 count;
  guint state;
} Count;

struct _ChancerySearchCounts
{
  GObject parent_instance;

  ChanceryRegistry *registry;
  GPtrArray *queries;
  GHashTable *counts; /* query to Count */
  ChanceryDay day;
  /* Which state of the registry this is, and which one the round that runs counts. */
  guint state;
  guint round;
  GCancellable *running;
  guint source;
  gboolean waiting;
  gint64 begun;  /* when the round began, microseconds; 0 between rounds */
  gint64 lasted; /* the last round */
};

enum
{
  COUNTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChancerySearchCounts, chancery_search_counts, G_TYPE_OBJECT)

static void count_next (ChancerySearchCounts *self);

static const char *
find_stale (ChancerySearchCounts *self, guint state)
{
  for (guint i = 0; i < self->queries->len; i++)
    {
      const char *query = g_ptr_array_index (self->queries, i);

      if (((Count *)g_hash_table_lookup (self->counts, query))->state < state)
        return query;
    }
  return NULL;
}

/* A call under way holds the object, and the name of what it counts. */
typedef struct
{
  ChancerySearchCounts *counts;
  char *query;
} Round;

static void
round_free (Round *round)
{
  g_object_unref (round->counts);
  g_free (round->query);
  g_free (round);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Round, round_free)

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Round) round = user_data;
  ChancerySearchCounts *self = round->counts;
  g_autoptr (GError) error = NULL;
  gint64 n = chancery_registry_count_finish (CHANCERY_REGISTRY (source), result, &error);
  Count *count;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->registry == NULL)
    return;
  g_clear_object (&self->running);
  count = g_hash_table_lookup (self->counts, round->query);
  if (count != NULL)
    {
      count->state = self->round;
      count->count = n;
      if (n >= 0)
        g_signal_emit (self, signals[COUNTED], 0, round->query, n);
    }
  count_next (self);
}

static gboolean
begin_cb (gpointer data)
{
  ChancerySearchCounts *self = data;

  self->source = 0;
  count_next (self);
  return G_SOURCE_REMOVE;
}

static void
queue (ChancerySearchCounts *self)
{
  gint64 pause = CLAMP (PAUSE_SHARE * self->lasted / 1000, SHORTEST_PAUSE, LONGEST_PAUSE);

  if (self->source == 0 && self->running == NULL)
    self->source = g_timeout_add ((guint)pause, begin_cb, self);
}

static void
count_next (ChancerySearchCounts *self)
{
  const char *query;
  Round *round;

  if (self->waiting || self->running != NULL || self->source != 0)
    return;
  if (self->begun == 0)
    {
      self->begun = g_get_monotonic_time ();
      self->round = self->state;
    }
  query = find_stale (self, self->round);
  if (query == NULL)
    {
      self->lasted = g_get_monotonic_time () - self->begun;
      self->begun = 0;
      /* A round is finished first, so that a registry that never rests is counted all the same. */
      if (find_stale (self, self->state) != NULL)
        queue (self);
      return;
    }
  round = g_new0 (Round, 1);
  round->counts = g_object_ref (self);
  round->query = g_strdup (query);
  self->running = g_cancellable_new ();
  chancery_registry_count_async (self->registry, query, self->running, counted_cb, round);
}

static void
changed_cb (ChancerySearchCounts *self)
{
  if (self->queries->len == 0)
    return;
  self->state++;
  queue (self);
}

/* The searches are other than they were, or the day from which “-30d” counts. */
static void
profile_cb (ChancerySearchCounts *self)
{
  g_autoptr (GPtrArray) searches = chancery_saved_searches_parse (
      chancery_registry_get_setting (self->registry, CHANCERY_SETTING_SEARCHES));
  g_autoptr (GHashTable) before = g_steal_pointer (&self->counts);
  ChanceryDay day = chancery_registry_get_desk_day (self->registry);

  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_ptr_array_set_size (self->queries, 0);
  for (guint i = 0; i < searches->len; i++)
    {
      const ChancerySavedSearch *search = g_ptr_array_index (searches, i);
      const Count *known = g_hash_table_lookup (before, search->query);
      Count *count = g_new0 (Count, 1);

      count->count = known != NULL ? known->count : -1;
      count->state = known != NULL && day == self->day ? known->state : 0;
      g_hash_table_replace (self->counts, g_strdup (search->query), count);
      g_ptr_array_add (self->queries, g_strdup (search->query));
    }
  self->day = day;
  if (find_stale (self, self->state) != NULL)
    queue (self);
}

static void
chancery_search_counts_dispose (GObject *object)
{
  ChancerySearchCounts *self = CHANCERY_SEARCH_COUNTS (object);

  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (chancery_search_counts_parent_class)->dispose (object);
}

static void
chancery_search_counts_finalize (GObject *object)
{
  ChancerySearchCounts *self = CHANCERY_SEARCH_COUNTS (object);

  g_ptr_array_unref (self->queries);
  g_hash_table_unref (self->counts);

  G_OBJECT_CLASS (chancery_search_counts_parent_class)->finalize (object);
}

static void
chancery_search_counts_class_init (ChancerySearchCountsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = chancery_search_counts_dispose;
  object_class->finalize = chancery_search_counts_finalize;

  signals[COUNTED] = g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
}

static void
chancery_search_counts_init (ChancerySearchCounts *self)
{
  self->queries = g_ptr_array_new_with_free_func (g_free);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->waiting = TRUE;
  self->state = 1;
}

ChancerySearchCounts *
chancery_search_counts_new (ChanceryRegistry *registry)
{
  ChancerySearchCounts *self;

  g_return_val_if_fail (CHANCERY_IS_REGISTRY (registry), NULL);

  self = g_object_new (CHANCERY_TYPE_SEARCH_COUNTS, NULL);
  self->registry = g_object_ref (registry);
  g_signal_connect_object (registry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (registry, "notify::desk-day", G_CALLBACK (profile_cb), self,
                           G_CONNECT_SWAPPED);
  profile_cb (self);
  return self;
}

void
chancery_search_counts_set_waiting (ChancerySearchCounts *self, gboolean waiting)
{
  g_return_if_fail (CHANCERY_IS_SEARCH_COUNTS (self));

  if (self->waiting == waiting)
    return;
  self->waiting = waiting;
  if (!waiting)
    {
      queue (self);
      return;
    }
  self->begun = 0;
  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
}

gint64
chancery_search_counts_get (ChancerySearchCounts *self, const char *query)
{
  const Count *count;

  g_return_val_if_fail (CHANCERY_IS_SEARCH_COUNTS (self), -1);
  g_return_val_if_fail (query != NULL, -1);

  count = g_hash_table_lookup (self->counts, query);
  return count != NULL ? count->count : -1;
}
