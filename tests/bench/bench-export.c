/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* All records into JSON Lines: time and memory, beside a bare SELECT that is written out and, where it is
 * installed, jq over the same file; and a file of 2,000 records with 500 attachments in the forms that people
 * read. */

#include "config.h"

#include "chancery-attachments.h"
#include "chancery-bench.h"
#include "chancery-export.h"
#include "chancery-paper.h"
#include "chancery-query.h"
#include "chancery-records.h"
#include "chancery-search.h"
#include "chancery-store-record.h"

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

/* The ids of the records that a book is made of. */
static GPtrArray *
list_book (ChanceryDb *db, guint n_records)
{
  g_autoptr (ChanceryQuery) query =
      chancery_search_parse (db, "kind:document OR kind:demarche", CHANCERY_DAY_NONE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = chancery_search_rows (db, query, NULL, FALSE, &error);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  if (rows == NULL)
    die (error->message);
  for (guint i = 0; i < MIN (rows->len, n_records); i++)
    g_ptr_array_add (ids, chancery_records_get_uuid (db, g_array_index (rows, gint64, i)));
  return ids;
}

/* Registry, form, file, how many: milliseconds, MiB that the memory grew, milliseconds of the processor. */
static void
book_part (ChanceryBench *bench, const char *const *arguments, GArray *numbers)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryDb) db = chancery_db_open (arguments[0], CHANCERY_DB_NONE, &error);
  g_autoptr (ChanceryExport) export = db != NULL ? chancery_export_new (db) : NULL;
  g_autoptr (GPtrArray) ids = NULL;
  double before, start, cpu;
  double values[3];

  if (export == NULL)
    die (error->message);
  ids = list_book (db, (guint)atoi (arguments[3]));
  g_ptr_array_add (ids, NULL);
  before = chancery_bench_get_peak ();
  start = chancery_bench_now ();
  cpu = chancery_bench_get_cpu ();
  if (!chancery_export_set_ids (export, (const char *const *)ids->pdata, &error) ||
      !chancery_export_write_file (export, arguments[1], arguments[2], NULL, NULL, NULL, &error))
    die (error->message);
  values[0] = chancery_bench_now () - start;
  values[1] = chancery_bench_get_peak () - before;
  values[2] = chancery_bench_get_cpu () - cpu;
  g_array_append_vals (numbers, values, G_N_ELEMENTS (values));
}

static const ChanceryBenchPart parts[] = {
  { "export", export_part },
  { "book", book_part },
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

/* A paper of two pages for every fourth record, none like another. */
static void
attach_papers (ChanceryBench *bench, const char *registry, guint n_records)
{
  g_autofree char *path = chancery_bench_make_path (bench, "paper.pdf");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryDb) db = chancery_db_open (registry, CHANCERY_DB_NONE, &error);
  g_autoptr (GPtrArray) ids = db != NULL ? list_book (db, n_records) : NULL;
  const ChanceryAct act = { .who = "Bench" };

  for (guint i = 0; ids != NULL && i < ids->len; i += 4)
    {
      g_autofree char *title = g_strdup_printf ("Annex %u", i + 1);
      g_autoptr (ChanceryPaper) paper = chancery_paper_new (title);

      chancery_paper_add_text (paper, "What was agreed, and what was not.", CHANCERY_PAPER_BODY);
      chancery_paper_add_page_break (paper);
      chancery_paper_add_text (paper, title, CHANCERY_PAPER_BODY);
      if (!chancery_paper_write_pdf (paper, file, CHANCERY_REPLACE_WHAT_IS_THERE, 0, NULL,
                                     &error) ||
          !chancery_attachments_attach (db, ids->pdata[i], file, NULL, NULL, &act, NULL, &error))
        die (error->message);
    }
  if (ids == NULL)
    die (error->message);
}

static void
measure_book (ChanceryBench *bench, const char *registry, const char *form, const char *count)
{
  g_autofree char *name = g_strconcat ("book.", form, NULL);
  g_autofree char *path = chancery_bench_make_path (bench, name);
  const char *arguments[] = { registry, form, path, count, NULL };
  g_autoptr (GArray) found = chancery_bench_run_part (bench, "book", arguments, NULL, NULL);
  g_autofree char *time = g_strdup_printf ("a file of %s records as %s", count, form);
  g_autofree char *work = g_strdup_printf ("%s, processor", time);
  g_autofree char *memory = g_strdup_printf ("memory grown by %s", time);

  chancery_bench_print (bench,
                        &(ChanceryBenchRow){ .name = time,
                                             .unit = "s",
                                             .figure = g_array_index (found, double, 0) / 1000,
                                             .note = "every fourth with an attachment" });
  chancery_bench_print (bench,
                        &(ChanceryBenchRow){ .name = work,
                                             .unit = "s",
                                             .figure = g_array_index (found, double, 2) / 1000,
                                             .note = "without the reader of attachments" });
  chancery_bench_print (bench, &(ChanceryBenchRow){ .name = memory,
                                                    .unit = "MiB",
                                                    .figure = g_array_index (found, double, 1),
                                                    .most = 128,
                                                    .note = "every fourth with an attachment" });
}

static void
measure_books (ChanceryBench *bench)
{
  g_autofree char *registry = chancery_bench_copy (bench);
  /* When it is only to be seen that all of it runs, a few are enough. */
  guint n_records = chancery_bench_is_smoke (bench) ? 20 : 2000;
  g_autofree char *count = g_strdup_printf ("%u", n_records);

  attach_papers (bench, registry, n_records);
  measure_book (bench, registry, "pdf", count);
  measure_book (bench, registry, "html", count);
  measure_book (bench, registry, "bag", count);
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
  measure_books (bench);
  return 0;
}
