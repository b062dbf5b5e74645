/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The list model as the window has it: memory a row, rows at any place of it, typing, and one act on
 * 100,000 rows; for each how long the main loop was held at most. */

#include "config.h"

#include "chancery-bench-vocabulary.h"
#include "chancery-bench-words.h"
#include "chancery-bench.h"
#include "chancery-day.h"
#include "chancery-query.h"
#include "chancery-record-list.h"
#include "chancery-registry-file.h"
#include "chancery-registry-tags.h"
#include "chancery-registry.h"
#include "chancery-rows.h"
#include "chancery-search.h"
#include "chancery-statement.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define PAGE 50
#define MOST_SLICE 8
#define N_SELECTED 100000
#define TYPED_LETTERS 6

static void
die (const char *what)
{
  fprintf (stderr, "bench-list: %s\n", what);
  exit (EXIT_FAILURE);
}

/* ---- any place ----------------------------------------------------------------------------- */

typedef struct
{
  ChanceryDb *db;
  GArray *rows;
  GArray *keys; /* of dates, in the order of the rows */
  ChanceryBenchRandom random;
} Places;

static guint
pick_place (Places *self)
{
  return chancery_bench_random_below (&self->random, MAX (self->rows->len, PAGE + 1) - PAGE);
}

static void
fetch_by_vector (gpointer user_data)
{
  Places *self = user_data;
  const gint64 *ids = (const gint64 *)(gpointer)self->rows->data + pick_place (self);
  g_autoptr (GPtrArray) rows =
      chancery_rows_fetch (self->db, ids, MIN (PAGE, self->rows->len), NULL);
}

#define COLUMNS "SELECT id, uuid, kind, reference, title, state, level, first_day FROM record"

static void
fetch_bare (Places *self, const char *sql, gint64 value)
{
  g_autoptr (ChanceryStatement) statement = chancery_db_query (self->db, NULL, sql, "i", value);

  while (statement != NULL && chancery_statement_step (statement, NULL))
    ;
}

static void
fetch_by_key (gpointer user_data)
{
  Places *self = user_data;

  fetch_bare (self, COLUMNS " WHERE date_key <= ?1 ORDER BY date_key DESC LIMIT 50",
              g_array_index (self->keys, gint64, pick_place (self)));
}

static void
fetch_by_offset (gpointer user_data)
{
  Places *self = user_data;

  fetch_bare (self, COLUMNS " ORDER BY date_key DESC LIMIT 50 OFFSET ?1", pick_place (self));
}

static GArray *
list_keys (ChanceryDb *db)
{
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (db, NULL, "SELECT date_key FROM record ORDER BY date_key DESC", "");
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (statement != NULL && chancery_statement_step (statement, NULL))
    {
      gint64 key = chancery_statement_get_int (statement, 0);

      g_array_append_val (keys, key);
    }
  return keys;
}

static void
measure_places (ChanceryBench *bench)
{
  g_autoptr (ChanceryDb) db = chancery_bench_open (bench);
  g_autoptr (ChanceryQuery) query = chancery_query_parse ("", CHANCERY_DAY_NONE);
  g_autoptr (GArray) rows = chancery_search_rows (db, query, NULL, FALSE, NULL);
  g_autoptr (GArray) keys = list_keys (db);
  Places places = { .db = db, .rows = rows, .keys = keys };
  ChanceryBenchTimes vector = chancery_bench_measure (bench, fetch_by_vector, &places);
  ChanceryBenchTimes keyset = chancery_bench_measure (bench, fetch_by_key, &places);
  ChanceryBenchTimes offset = chancery_bench_measure (bench, fetch_by_offset, &places);

  chancery_bench_print (bench, &(ChanceryBenchRow){
                                   .name = "50 rows at any place, by the vector of ids",
                                   .figure = vector.median,
                                   .p99 = vector.p99,
                                   .floor = keyset.median,
                                   .peer_name = "OFFSET",
                                   .peer = offset.median,
                                   .of_peer = 1.0 / 25,
                               });
}

/* ---- the main loop ------------------------------------------------------------------------- */

/* The longest time between two waits of the main loop, and the most work of its thread: where others want the processor
 * too, the first is longer than the second. */
typedef struct
{
  double woke;
  double longest;
  double worked;
  double most_work;
} Slices;

static Slices slices;

/* Milliseconds that the calling thread worked so far. */
static double
get_work (void)
{
  struct timespec work;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &work);
  return (double)work.tv_sec * 1e3 + (double)work.tv_nsec / 1e6;
}

static int
poll_and_time (GPollFD *fds, guint n, int timeout)
{
  double now = chancery_bench_now ();
  int answer;

  slices.longest = MAX (slices.longest, now - slices.woke);
  slices.most_work = MAX (slices.most_work, get_work () - slices.worked);
  answer = g_poll (fds, n, timeout);
  slices.woke = chancery_bench_now ();
  slices.worked = get_work ();
  return answer;
}

static void
begin_slices (void)
{
  slices.longest = 0;
  slices.most_work = 0;
  slices.woke = chancery_bench_now ();
  slices.worked = get_work ();
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static GAsyncResult *
wait_result (GAsyncResult **place)
{
  while (*place == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (place);
}

static ChanceryRegistry *
open_registry (const char *path)
{
  ChanceryRegistry *registry = chancery_registry_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  chancery_registry_open_async (registry, path, CHANCERY_REGISTRY_OPEN, NULL, keep_result_cb,
                                &place);
  result = wait_result (&place);
  if (!chancery_registry_open_finish (registry, result, &error))
    die (error->message);
  return registry;
}

static void
close_registry (ChanceryRegistry *registry)
{
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;

  chancery_registry_close_async (registry, NULL, keep_result_cb, &place);
  result = wait_result (&place);
  chancery_registry_close_finish (registry, result, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
wait_answer (ChanceryRecordList *list)
{
  while (chancery_record_list_is_searching (list))
    g_main_context_iteration (NULL, TRUE);
}

/* ---- memory and typing --------------------------------------------------------------------- */

static double
get_allocated (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return (double)info.uordblks + (double)info.hblkhd;
}

static double
fill_list (ChanceryRecordList *list, const char *base)
{
  double start = chancery_bench_now ();

  begin_slices ();
  chancery_record_list_set_query (list, base, "");
  wait_answer (list);
  return chancery_bench_now () - start;
}

/* Everything is read once and put away again before memory counts, so that the pages that SQLite keeps are no
 * part of it. */
static void
measure_memory (ChanceryBench *bench, ChanceryRecordList *list)
{
  double took = fill_list (list, "");
  double before, grown;

  chancery_bench_print (bench, &(ChanceryBenchRow){
                                   .name = "list of everything: until it is there",
                                   .figure = took,
                               });
  chancery_bench_print (bench, &(ChanceryBenchRow){
                                   .name = "list of everything: longest slice of the main loop",
                                   .figure = slices.longest,
                                   .most = MOST_SLICE,
                               });
  fill_list (list, "on:0001");
  before = get_allocated ();
  fill_list (list, "");
  grown = get_allocated () - before;
  chancery_bench_print (bench,
                        &(ChanceryBenchRow){
                            .name = "list of everything: memory a row",
                            .unit = "bytes",
                            .figure = MAX (grown, 1) /
                                      MAX (g_list_model_get_n_items (G_LIST_MODEL (list)), 1),
                            .most = chancery_bench_is_smoke (bench) ? 0 : 16,
                        });
}

/* The rows that a view would ask for, until they have their words. */
static void
look_at (ChanceryRecordList *list, guint first)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = first; i < MIN (first + PAGE, n); i++)
    g_clear_object (&(GObject *){ g_list_model_get_item (G_LIST_MODEL (list), i) });
}

/* Letter by letter, each before the answer to the one before has come. */
static void
measure_typing (ChanceryBench *bench, ChanceryRecordList *list, const char *word)
{
  g_autofree char *name = NULL;
  double took = 0;

  begin_slices ();
  for (gsize n = 1; n <= MIN (strlen (word), TYPED_LETTERS); n++)
    {
      g_autofree char *typed = g_strdup_printf ("%.*s*", (int)n, word);
      double start = chancery_bench_now ();

      chancery_record_list_set_query (list, "", typed);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      if (n == MIN (strlen (word), TYPED_LETTERS))
        {
          wait_answer (list);
          look_at (list, 0);
          took = chancery_bench_now () - start;
        }
    }
  name = g_strdup_printf ("typing “%.*s”", TYPED_LETTERS, word);
  {
    g_autofree char *slice = g_strdup_printf ("%s: longest slice of the main loop", name);
    g_autofree char *answer = g_strdup_printf ("%s: answer to the last letter", name);

    chancery_bench_print (bench, &(ChanceryBenchRow){
                                     .name = slice,
                                     .figure = slices.longest,
                                     .most = MOST_SLICE,
                                 });
    chancery_bench_print (bench, &(ChanceryBenchRow){ .name = answer, .figure = took });
  }
}

static void
measure_list (ChanceryBench *bench)
{
  ChanceryRegistry *registry = open_registry (chancery_bench_get_registry (bench));
  ChanceryRecordList *list = chancery_record_list_new (registry);
  g_autoptr (ChanceryDb) db = chancery_bench_open (bench);
  g_autoptr (ChanceryBenchVocabulary) words = chancery_bench_vocabulary_new (db);

  measure_memory (bench, list);
  measure_typing (bench, list, words->typed);
  g_object_unref (list);
  close_registry (registry);
  g_object_unref (registry);
}

/* ---- one act on many ----------------------------------------------------------------------- */

static GArray *
list_rows (ChanceryDb *db, guint n)
{
  static const char sql[] = "SELECT id FROM record WHERE kind = 'document' ORDER BY date_key DESC"
                            " LIMIT ?1";
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, NULL, sql, "i", (gint64)n);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (statement != NULL && chancery_statement_step (statement, NULL))
    {
      gint64 row = chancery_statement_get_int (statement, 0);

      g_array_append_val (rows, row);
    }
  return rows;
}

static void
print_act (ChanceryBench *bench, const char *name, double start)
{
  g_autofree char *slice = g_strdup_printf ("%s: longest slice of the main loop", name);
  g_autofree char *work = g_strdup_printf ("%s: most work in a slice of the main loop", name);

  chancery_bench_print (bench, &(ChanceryBenchRow){
                                   .name = name,
                                   .unit = "s",
                                   .figure = (chancery_bench_now () - start) / 1000,
                               });
  chancery_bench_print (bench, &(ChanceryBenchRow){ .name = work, .figure = slices.most_work });
  chancery_bench_print (bench, &(ChanceryBenchRow){
                                   .name = slice,
                                   .figure = slices.longest,
                                   .most = MOST_SLICE,
                               });
}

/* All that is selected into the first case file, as one act of the window. */
static void
measure_act (ChanceryBench *bench)
{
  g_autofree char *path = chancery_bench_copy (bench);
  g_autoptr (ChanceryDb) db = chancery_db_open (path, CHANCERY_DB_NONE, NULL);
  g_autofree char *casefile = chancery_db_query_text (
      db, "SELECT uuid FROM record WHERE kind = 'casefile' AND state <> 'closed' LIMIT 1", "");
  g_autoptr (GArray) rows = list_rows (db, N_SELECTED);
  g_autofree char *name = g_strdup_printf ("%u records put into a case file", rows->len);
  g_autoptr (ChanceryFiling) filing = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;
  ChanceryRegistry *registry;
  double start;

  if (casefile == NULL)
    return;
  registry = open_registry (path);
  begin_slices ();
  start = chancery_bench_now ();
  chancery_registry_file_found_async (registry, casefile, NULL, rows, NULL, NULL, FALSE,
                                      CHANCERY_DAY_NONE, NULL, keep_result_cb, &place);
  result = wait_result (&place);
  filing = chancery_registry_file_found_finish (registry, result, &error);
  if (filing == NULL)
    die (error->message);
  print_act (bench, name, start);
  close_registry (registry);
  g_object_unref (registry);
}

/* A tag for all that is selected, in the slices in which the window has it done, and all of it taken back. */
static void
measure_tags (ChanceryBench *bench)
{
  const char *const tags[] = { "a tag that nobody has", NULL };
  g_autofree char *path = chancery_bench_copy (bench);
  g_autoptr (ChanceryDb) db = chancery_db_open (path, CHANCERY_DB_NONE, NULL);
  g_autoptr (GArray) rows = list_rows (db, N_SELECTED);
  g_autofree char *name = g_strdup_printf ("a tag given to %u records", rows->len);
  g_autofree char *undone = g_strdup_printf ("a tag of %u records taken back", rows->len);
  g_autoptr (ChanceryTagChange) change = chancery_tag_change_new (tags, NULL);
  g_autoptr (ChanceryOperation) operation = chancery_operation_new ("");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (ChanceryTagging) tagging = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *place = NULL;
  ChanceryRegistry *registry = open_registry (path);
  double start;

  begin_slices ();
  start = chancery_bench_now ();
  chancery_registry_change_tags_async (registry, rows, change, operation, keep_result_cb, &place);
  result = wait_result (&place);
  tagging = chancery_registry_change_tags_finish (registry, result, &error);
  if (tagging == NULL)
    die (error->message);
  print_act (bench, name, start);

  place = NULL;
  begin_slices ();
  start = chancery_bench_now ();
  chancery_registry_undo_async (registry, NULL, keep_result_cb, &place);
  g_clear_object (&result);
  result = wait_result (&place);
  words = chancery_registry_undo_finish (registry, result, &error);
  if (words == NULL)
    die (error->message);
  print_act (bench, undone, start);
  close_registry (registry);
  g_object_unref (registry);
}

int
main (int argc, char *argv[])
{
  g_autoptr (ChanceryBench) bench = chancery_bench_new ("list", &argc, &argv, NULL);

  if (bench == NULL)
    return 0;
  g_main_context_set_poll_func (NULL, poll_and_time);
  measure_places (bench);
  measure_list (bench);
  measure_act (bench);
  measure_tags (bench);
  return 0;
}
