/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A cold start: the registry is opened and its newest 50 rows are read while none of its pages is in the
 * memory of the machine, each time by a new process, beside a bare program that reads the same 50. */

#include "config.h"

#include "chancery-bench.h"
#include "chancery-query.h"
#include "chancery-rows.h"
#include "chancery-search.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define PAGE 50
#define N_RUNS 15

static void
die (const char *what)
{
  fprintf (stderr, "bench-open: %s\n", what);
  exit (EXIT_FAILURE);
}

/* The kernel is asked to forget the file's pages; nobody has them changed. */
static void
forget (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);

  if (fd < 0)
    die (path);
  fsync (fd);
  posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
  close (fd);
}

static void
open_part (ChanceryBench *bench, const char *const *arguments, GArray *numbers)
{
  g_autoptr (ChanceryDb) db = NULL;
  g_autoptr (ChanceryQuery) query = NULL;
  g_autoptr (GArray) page = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  double start, took;

  forget (arguments[0]);
  start = chancery_bench_now ();
  db = chancery_db_open (arguments[0], CHANCERY_DB_NONE, NULL);
  if (db == NULL)
    die (arguments[0]);
  query = chancery_query_parse ("", CHANCERY_DAY_NONE);
  page = chancery_search_page (db, query, NULL, FALSE, 0, PAGE, NULL);
  rows = chancery_rows_fetch (db, (const gint64 *)(gpointer)page->data, page->len, NULL);
  took = chancery_bench_now () - start;
  g_array_append_val (numbers, took);
}

static void
bare_part (ChanceryBench *bench, const char *const *arguments, GArray *numbers)
{
  static const char sql[] = "SELECT r.id, r.uuid, r.kind, r.reference, r.title, r.state, r.level,"
                            " r.first_day, c.title FROM record AS r"
                            " LEFT JOIN record AS c ON c.id = r.counterpart"
                            " ORDER BY r.date_key DESC LIMIT 50";
  sqlite3_stmt *statement;
  sqlite3 *db;
  double start, took;

  forget (arguments[0]);
  start = chancery_bench_now ();
  if (sqlite3_open_v2 (arguments[0], &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
      sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    die (arguments[0]);
  while (sqlite3_step (statement) == SQLITE_ROW)
    ;
  took = chancery_bench_now () - start;
  sqlite3_finalize (statement);
  sqlite3_close (db);
  g_array_append_val (numbers, took);
}

static const ChanceryBenchPart parts[] = {
  { "open", open_part },
  { "bare", bare_part },
  { NULL, NULL },
};

static ChanceryBenchTimes
measure (ChanceryBench *bench, const char *part)
{
  const char *arguments[] = { chancery_bench_get_registry (bench), NULL };
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < (chancery_bench_is_smoke (bench) ? 3 : N_RUNS); i++)
    {
      g_autoptr (GArray) numbers = chancery_bench_run_part (bench, part, arguments, NULL, NULL);

      g_array_append_vals (samples, numbers->data, 1);
    }
  return chancery_bench_summarize (samples);
}

int
main (int argc, char *argv[])
{
  g_autoptr (ChanceryBench) bench = chancery_bench_new ("open", &argc, &argv, parts);
  ChanceryBenchTimes ours, bare;

  if (bench == NULL)
    return 0;
  bare = measure (bench, "bare");
  ours = measure (bench, "open");
  chancery_bench_print (bench, &(ChanceryBenchRow){
                                   .name = "cold open, first 50 rows",
                                   .figure = ours.median,
                                   .p99 = ours.p99,
                                   .floor = bare.median,
                                   .of_floor = 3,
                               });
  return 0;
}
