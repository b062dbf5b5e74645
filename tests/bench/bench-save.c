/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Saves after a large import: the slowest and the 99th of a hundred, beside a text index that nobody tuned
 * and one that was; and search while another import runs, beside search in peace.  All on a copy. */

#include "config.h"

#include "chancery-bench-maker.h"
#include "chancery-bench-vocabulary.h"
#include "chancery-bench.h"
#include "chancery-import.h"
#include "chancery-json.h"
#include "chancery-query.h"
#include "chancery-reader.h"
#include "chancery-records.h"
#include "chancery-search.h"
#include "chancery-statement.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#define TODAY 2461368
#define PAGE 50
#define N_SAVES 1000
#define FRAME 16
/* The peers hold the texts of so many records at most. */
#define N_PEER 100000
#define N_A_TRANSACTION 5000

static void
die (const char *what)
{
  fprintf (stderr, "bench-save: %s\n", what);
  exit (EXIT_FAILURE);
}

static guint
count_saves (ChanceryBench *bench)
{
  return chancery_bench_is_smoke (bench) ? 20 : N_SAVES;
}

/* A text of the registry itself, so that lengths are those of real ones. */
static char *
pick_text (ChanceryDb *db, guint i)
{
  static const char sql[] =
      "SELECT body FROM record_text WHERE record >= ?1 AND body <> '' ORDER BY record LIMIT 1";
  gint64 last = chancery_db_query_int (db, 1, "SELECT max (id) FROM record", "");
  char *text = chancery_db_query_text (db, sql, "i", (gint64)i * 7919 % last);

  return text != NULL ? text : g_strdup ("No text.");
}

/* ---- ours ---------------------------------------------------------------------------------- */

static ChanceryDraft *
make_draft (ChanceryDb *db, guint i)
{
  g_autofree char *json = g_strdup_printf ("{\"kind\":\"document\",\"form\":\"cable\","
                                           "\"our_ref\":\"BENCH-%u\","
                                           "\"date_on_document\":\"%u-%02u-%02u\"}",
                                           i, 1900 + i % 80, i % 12 + 1, i % 28 + 1);
  g_autofree char *title = g_strdup_printf ("Paper %u of the bench", i);
  g_autofree char *body = pick_text (db, i);
  g_autoptr (GVariant) tree = chancery_json_parse (db, json, NULL);
  g_autoptr (ChanceryDraft) read = tree != NULL ? chancery_reader_read_record (tree, NULL) : NULL;

  if (read == NULL)
    die (json);
  chancery_draft_set_text (read, "title", title);
  chancery_draft_set_text (read, "body", body);
  return g_steal_pointer (&read);
}

/* By the clock, in which the disk is, and the work of the processor, in which it is not. */
typedef struct
{
  ChanceryBenchTimes clock;
  ChanceryBenchTimes work;
} Saves;

static Saves
measure_ours (ChanceryBench *bench, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryDb) db = chancery_db_open (path, CHANCERY_DB_NONE, &error);
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) works = g_array_new (FALSE, FALSE, sizeof (double));
  const ChanceryAct act = { .who = "Bench" };

  if (db == NULL)
    die (error->message);
  /* As in the window, where what is put off is done before the next save. */
  chancery_db_set_resting (db);
  for (guint i = 0; i < count_saves (bench); i++)
    {
      g_autoptr (ChanceryDraft) draft = make_draft (db, i);
      double cpu = chancery_bench_get_cpu ();
      double start = chancery_bench_now ();
      g_autoptr (ChanceryRecord) saved = chancery_records_save_one (db, draft, &act, &error);
      double took = chancery_bench_now () - start;
      double work = chancery_bench_get_cpu () - cpu;

      if (saved == NULL)
        die (error->message);
      g_array_append_val (samples, took);
      g_array_append_val (works, work);
      chancery_db_rest (db);
    }
  return (Saves){ chancery_bench_summarize (samples), chancery_bench_summarize (works) };
}

/* ---- bare text indexes --------------------------------------------------------------------- */

static void
run_sql (sqlite3 *db, const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    die (sqlite3_errmsg (db));
}

static void
insert_text (sqlite3_stmt *statement, const char *text)
{
  sqlite3_bind_text (statement, 1, text, -1, SQLITE_STATIC);
  sqlite3_step (statement);
  sqlite3_reset (statement);
}

/* The texts of the registry, by thousands, as somebody would load them. */
static void
load_texts (ChanceryDb *from, sqlite3 *db, sqlite3_stmt *statement)
{
  static const char sql[] = "SELECT body FROM record_text WHERE record <= ?1 AND body <> ''";
  g_autoptr (ChanceryStatement) texts = chancery_db_query (from, NULL, sql, "i", (gint64)N_PEER);
  guint n = 0;

  run_sql (db, "BEGIN");
  while (texts != NULL && chancery_statement_step (texts, NULL))
    {
      insert_text (statement, chancery_statement_get_text (texts, 0));
      if (++n % N_A_TRANSACTION == 0)
        run_sql (db, "COMMIT; BEGIN");
    }
  run_sql (db, "COMMIT");
}

static Saves
measure_bare (ChanceryBench *bench, ChanceryDb *from, gboolean tuned)
{
  g_autofree char *path = chancery_bench_make_path (bench, tuned ? "tuned.sqlite" : "bare.sqlite");
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) works = g_array_new (FALSE, FALSE, sizeof (double));
  sqlite3_stmt *statement;
  sqlite3 *db;

  if (sqlite3_open (path, &db) != SQLITE_OK)
    die (path);
  run_sql (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
               "CREATE VIRTUAL TABLE search USING fts5 (body)");
  if (tuned)
    run_sql (db, "INSERT INTO search (search, rank) VALUES ('automerge', 8)");
  if (sqlite3_prepare_v2 (db, "INSERT INTO search (body) VALUES (?1)", -1, &statement, NULL) !=
      SQLITE_OK)
    die (sqlite3_errmsg (db));
  load_texts (from, db, statement);
  if (tuned)
    run_sql (db, "INSERT INTO search (search) VALUES ('optimize')");
  for (guint i = 0; i < count_saves (bench); i++)
    {
      g_autofree char *text = pick_text (from, i);
      double cpu = chancery_bench_get_cpu ();
      double start = chancery_bench_now ();
      double took, work;

      insert_text (statement, text);
      took = chancery_bench_now () - start;
      work = chancery_bench_get_cpu () - cpu;
      g_array_append_val (samples, took);
      g_array_append_val (works, work);
    }
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return (Saves){ chancery_bench_summarize (samples), chancery_bench_summarize (works) };
}

static void
measure_saves (ChanceryBench *bench, const char *path)
{
  g_autoptr (ChanceryDb) from = chancery_bench_open (bench);
  Saves untuned = measure_bare (bench, from, FALSE);
  Saves tuned = measure_bare (bench, from, TRUE);
  Saves ours = measure_ours (bench, path);
  g_autofree char *note =
      g_strdup_printf ("%u saves; median %.2f ms", ours.clock.n, ours.clock.median);
  g_autofree char *work_note = g_strdup_printf ("median %.2f ms", ours.work.median);

  chancery_bench_print (bench, &(ChanceryBenchRow){
                                   .name = "slowest save after the import",
                                   .figure = ours.clock.most,
                                   .floor = tuned.clock.most,
                                   .peer_name = "untuned FTS5",
                                   .peer = untuned.clock.most,
                                   .of_peer = 1.0 / 100,
                                   .note = note,
                               });
  chancery_bench_print (bench, &(ChanceryBenchRow){
                                   .name = "save, 99th of a hundred",
                                   .figure = ours.clock.p99,
                                   .floor = tuned.clock.p99,
                                   .peer_name = "untuned FTS5",
                                   .peer = untuned.clock.p99,
                                   .most = FRAME,
                                   .note = note,
                               });
  chancery_bench_print (bench, &(ChanceryBenchRow){
                                   .name = "save, 99th of a hundred, processor",
                                   .figure = ours.work.p99,
                                   .floor = tuned.work.p99,
                                   .peer_name = "untuned FTS5",
                                   .peer = untuned.work.p99,
                                   .most = FRAME,
                                   .note = work_note,
                               });
}

/* ---- search while an import runs ------------------------------------------------------------- */

typedef struct
{
  const char *file;
  const char *path;
  int is_done;
} Import;

static gpointer
import_job (gpointer user_data)
{
  Import *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryDb) db = chancery_db_open (self->path, CHANCERY_DB_NONE, &error);
  g_autoptr (ChanceryImport) import = db != NULL ? chancery_import_new (db) : NULL;

  if (import == NULL || !chancery_import_read_file (import, self->file, NULL, NULL, NULL, &error) ||
      !chancery_import_apply (import, "Bench", CHANCERY_CONFLICTS_KEEP, NULL, NULL, NULL, NULL,
                              &error))
    die (error->message);
  g_atomic_int_set (&self->is_done, TRUE);
  return NULL;
}

/* The searches of an officer by turns until @is_done, or 400 of them. */
static ChanceryBenchTimes
measure_searches (ChanceryBench *bench, ChanceryDb *db, GPtrArray *queries, int *is_done)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));
  guint n = chancery_bench_is_smoke (bench) ? 20 : 400;

  for (guint i = 0; is_done != NULL ? !g_atomic_int_get (is_done) : i < n; i++)
    {
      double start = chancery_bench_now ();
      g_autoptr (GArray) page =
          chancery_search_page (db, queries->pdata[i % queries->len], NULL, FALSE, 0, PAGE, NULL);
      double took = chancery_bench_now () - start;

      g_array_append_val (samples, took);
      /* Somebody types: the import gets its turn. */
      if (is_done != NULL)
        g_usleep (1000);
    }
  return chancery_bench_summarize (samples);
}

static GPtrArray *
make_queries (ChanceryDb *db)
{
  g_autoptr (ChanceryBenchVocabulary) words = chancery_bench_vocabulary_new (db);
  GPtrArray *queries = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_query_unref);
  g_autofree char *two = g_strdup_printf ("%s %s", words->tenth, words->half);
  const char *const texts[] = { words->half, words->tenth, words->hundredth, words->rare, two, "" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_ptr_array_add (queries, chancery_query_parse (texts[i], TODAY));
  return queries;
}

static void
measure_beside_import (ChanceryBench *bench, const char *path)
{
  g_autofree char *file = chancery_bench_make_path (bench, "more.jsonl");
  g_autoptr (ChanceryDb) db = chancery_db_open (path, CHANCERY_DB_NONE, NULL);
  g_autoptr (GPtrArray) queries = make_queries (db);
  guint n = CLAMP (chancery_bench_get_n_records (bench) / 10, 400, 20000);
  g_autoptr (ChanceryBenchMaker) maker = chancery_bench_maker_new (n, 2);
  Import import = { .file = file, .path = path };
  ChanceryBenchTimes idle, busy;
  g_autofree char *note = NULL;
  GThread *thread;

  if (!chancery_bench_maker_write (maker, file, 0, NULL))
    die (file);
  measure_searches (bench, db, queries, NULL);
  idle = measure_searches (bench, db, queries, NULL);
  thread = g_thread_new ("import", import_job, &import);
  busy = measure_searches (bench, db, queries, &import.is_done);
  g_thread_join (thread);
  note = g_strdup_printf ("%u searches beside an import of %u records; medians %.3f and %.3f ms, "
                          "slowest %.1f and %.1f",
                          busy.n, n, idle.median, busy.median, idle.most, busy.most);
  chancery_bench_print (bench, &(ChanceryBenchRow){
                                   .name = "search while an import runs, 99th of a hundred",
                                   .figure = busy.p99,
                                   .peer_name = "in peace",
                                   .peer = idle.p99,
                                   .of_peer = 4,
                                   .note = note,
                               });
}

int
main (int argc, char *argv[])
{
  g_autoptr (ChanceryBench) bench = chancery_bench_new ("save", &argc, &argv, NULL);
  g_autofree char *path = NULL;

  if (bench == NULL)
    return 0;
  path = chancery_bench_copy (bench);
  measure_saves (bench, path);
  measure_beside_import (bench, path);
  return 0;
}
