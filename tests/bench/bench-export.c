/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* All records into JSON Lines: time and memory, beside a bare SELECT that is written out and, where it is
 * installed, jq over the same file. */

#include "config.h"

#include "chancery-bench.h"
#include "chancery-export.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

static void
die (const char *what)
{
  fprintf (stderr, "bench-export: %s\n", what);
  exit (EXIT_FAILURE);
}

/* Registry, file: milliseconds, MiB that the memory grew, milliseconds of the processor. */
static void
export_part (ChanceryBench *bench, const char *const *arguments, GArray *numbers)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryDb) db = chancery_db_open (arguments[0], CHANCERY_DB_NONE, &error);
  g_autoptr (ChanceryExport) export = db != NULL ? chancery_export_new (db) : NULL;
  double before = chancery_bench_get_peak ();
  double start = chancery_bench_now ();
  double cpu = chancery_bench_get_cpu ();
  double values[3];

  if (export == NULL ||
      !chancery_export_write_file (export, "jsonl", arguments[1], NULL, NULL, NULL, &error))
    die (error->message);
  values[0] = chancery_bench_now () - start;
  values[1] = chancery_bench_get_peak () - before;
  values[2] = chancery_bench_get_cpu () - cpu;
  g_array_append_vals (numbers, values, G_N_ELEMENTS (values));
}

static void
write_column (FILE *out, sqlite3_stmt *statement, int i)
{
  const char *text = (const char *)sqlite3_column_text (statement, i);

  fprintf (out, ",\"%s\":\"", sqlite3_column_name (statement, i));
  for (; text != NULL && *text != '\0'; text++)
    {
      if (*text == '"' || *text == '\\')
        putc_unlocked ('\\', out);
      if (*text == '\n')
        fputs ("\\n", out);
      else
        putc_unlocked (*text, out);
    }
  putc_unlocked ('"', out);
}

/* What SQLite alone takes to give all text away. */
static void
bare_part (ChanceryBench *bench, const char *const *arguments, GArray *numbers)
{
  static const char sql[] = "SELECT r.kind, r.uuid, t.title, t.body, t.words FROM record AS r"
                            " JOIN record_text AS t ON t.date_key = r.date_key ORDER BY r.date_key";
  double start = chancery_bench_now ();
  FILE *out = fopen (arguments[1], "w");
  sqlite3_stmt *statement;
  sqlite3 *db;
  double values[2];

  if (out == NULL || sqlite3_open_v2 (arguments[0], &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
      sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    die (arguments[0]);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      putc_unlocked ('{', out);
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        write_column (out, statement, i);
      fputs ("}\n", out);
    }
  sqlite3_finalize (statement);
  sqlite3_close (db);
  fclose (out);
  values[0] = chancery_bench_now () - start;
  values[1] = chancery_bench_get_cpu ();
  g_array_append_vals (numbers, values, G_N_ELEMENTS (values));
}

static const ChanceryBenchPart parts[] = {
  { "export", export_part },
  { "bare", bare_part },
  { NULL, NULL },
};

/* Seconds by the clock and of the processor; 0 where there is no jq. */
static void
measure_jq (const char *file, double *took, double *cpu)
{
  g_autofree char *jq = g_find_program_in_path ("jq");
  char *argv[] = { jq, (char *)"-c", (char *)".", (char *)file, NULL };
  double start = chancery_bench_now ();
  struct rusage before, after;

  *took = *cpu = 0;
  getrusage (RUSAGE_CHILDREN, &before);
  if (jq == NULL || !g_spawn_sync (NULL, argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
                                   NULL, NULL, NULL))
    return;
  getrusage (RUSAGE_CHILDREN, &after);
  *took = (chancery_bench_now () - start) / 1000;
  *cpu = (double)(after.ru_utime.tv_sec + after.ru_stime.tv_sec - before.ru_utime.tv_sec -
                  before.ru_stime.tv_sec) +
         (double)(after.ru_utime.tv_usec + after.ru_stime.tv_usec - before.ru_utime.tv_usec -
                  before.ru_stime.tv_usec) /
             1e6;
}

int
main (int argc, char *argv[])
{
  g_autoptr (ChanceryBench) bench = chancery_bench_new ("export", &argc, &argv, parts);
  g_autoptr (GArray) ours = NULL;
  g_autoptr (GArray) floor = NULL;
  g_autofree char *file = NULL;
  g_autofree char *bare = NULL;
  g_autofree char *note = NULL;
  double jq, jq_cpu;
  GStatBuf info;

  if (bench == NULL)
    return 0;
  file = chancery_bench_make_path (bench, "export.jsonl");
  bare = chancery_bench_make_path (bench, "bare.jsonl");
  {
    const char *arguments[] = { chancery_bench_get_registry (bench), file, NULL };
    const char *bare_arguments[] = { arguments[0], bare, NULL };

    floor = chancery_bench_run_part (bench, "bare", bare_arguments, NULL, NULL);
    g_unlink (bare);
    ours = chancery_bench_run_part (bench, "export", arguments, NULL, NULL);
  }
  if (g_stat (file, &info) != 0)
    die (file);
  note = g_strdup_printf ("%.0f MiB of JSON Lines", (double)info.st_size / (1024 * 1024));
  measure_jq (file, &jq, &jq_cpu);
  chancery_bench_print (bench, &(ChanceryBenchRow){
                                   .name = "export of all to JSON Lines",
                                   .unit = "s",
                                   .figure = g_array_index (ours, double, 0) / 1000,
                                   .floor = g_array_index (floor, double, 0) / 1000,
                                   .peer_name = "jq -c",
                                   .peer = jq,
                                   .of_peer = 1.0 / 8,
                                   .note = note,
                               });
  chancery_bench_print (bench, &(ChanceryBenchRow){
                                   .name = "export of all to JSON Lines, processor",
                                   .unit = "s",
                                   .figure = g_array_index (ours, double, 2) / 1000,
                                   .floor = g_array_index (floor, double, 1) / 1000,
                                   .peer_name = "jq -c",
                                   .peer = jq_cpu,
                                   .of_peer = 1.0 / 8,
                                   .note = note,
                               });
  chancery_bench_print (bench, &(ChanceryBenchRow){
                                   .name = "memory grown by an export",
                                   .unit = "MiB",
                                   .figure = g_array_index (ours, double, 1),
                                   .most = 16,
                                   .note = note,
                               });
  return 0;
}
