/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* An interchange file until it can be searched: time, processor, memory; when its rows can be browsed;
 * how large the index is.  Beside it a bare program that reads the same lines with SQLite's own JSON, and all of
 * the file held at once by json-glib. */

#include "config.h"

#include "chancery-bench.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N_A_TRANSACTION 5000
#define SMALL_FILE (100 * 1024 * 1024)
#define LARGE_FILE (1024 * 1024 * 1024)
/* Of the text: notmuch has 1,624 MB for 477 MB, and a quarter of that is asked for. */
#define MOST_INDEX 0.85

static void
die (const char *what)
{
  fprintf (stderr, "bench-import: %s\n", what);
  exit (EXIT_FAILURE);
}

static void
run_sql (sqlite3 *db, const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    die (sqlite3_errmsg (db));
}

/* ---- the floor ----------------------------------------------------------------------------- */

static void
insert_lines (sqlite3 *db, FILE *file)
{
  static const char sql[] =
      "INSERT INTO text (kind, title, body) VALUES (json_extract (?1, '$.kind'),"
      " json_extract (?1, '$.title'), json_extract (?1, '$.body'))";
  sqlite3_stmt *statement;
  char *line = NULL;
  size_t room = 0;
  ssize_t length;
  guint n = 0;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    die (sqlite3_errmsg (db));
  run_sql (db, "BEGIN");
  while ((length = getline (&line, &room, file)) > 0)
    {
      sqlite3_bind_text (statement, 1, line, (int)length, SQLITE_STATIC);
      sqlite3_step (statement);
      sqlite3_reset (statement);
      if (++n % N_A_TRANSACTION == 0)
        run_sql (db, "COMMIT; BEGIN");
    }
  run_sql (db, "COMMIT");
  sqlite3_finalize (statement);
  free (line);
}

/* A bare program: file, database. */
static void
bare_part (ChanceryBench *bench, const char *const *arguments, GArray *numbers)
{
  double start = chancery_bench_now ();
  FILE *file = fopen (arguments[0], "r");
  double values[2];
  sqlite3 *db;

  if (file == NULL || sqlite3_open (arguments[1], &db) != SQLITE_OK)
    die (arguments[1]);
  run_sql (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
               "CREATE TABLE text (id INTEGER PRIMARY KEY, kind TEXT, title TEXT, body TEXT);"
               "CREATE VIRTUAL TABLE search USING fts5 (title, body, content = 'text',"
               " content_rowid = 'id')");
  insert_lines (db, file);
  run_sql (db, "INSERT INTO search (search) VALUES ('rebuild')");
  sqlite3_close (db);
  fclose (file);
  values[0] = chancery_bench_now () - start;
  values[1] = chancery_bench_get_cpu ();
  g_array_append_vals (numbers, values, G_N_ELEMENTS (values));
}

/* All of a file at once: MiB that it takes. */
static void
whole_part (ChanceryBench *bench, const char *const *arguments, GArray *numbers)
{
  g_autoptr (GPtrArray) nodes = g_ptr_array_new_with_free_func ((GDestroyNotify)json_node_unref);
  double before = chancery_bench_get_peak ();
  FILE *file = fopen (arguments[0], "r");
  char *line = NULL;
  size_t room = 0;
  double grown;

  if (file == NULL)
    die (arguments[0]);
  while (getline (&line, &room, file) > 0)
    {
      JsonNode *node = json_from_string (line, NULL);

      if (node != NULL)
        g_ptr_array_add (nodes, node);
    }
  free (line);
  fclose (file);
  grown = chancery_bench_get_peak () - before;
  g_array_append_val (numbers, grown);
}

static const ChanceryBenchPart parts[] = {
  { "bare", bare_part },
  { "whole", whole_part },
  { NULL, NULL },
};

/* ---- ours ---------------------------------------------------------------------------------- */

/* What somebody sees who has the registry open while it is filled. */
typedef struct
{
  const char *path;
  sqlite3 *db;
  gint64 last;
  double begun;
  double changed;
} Watch;

static void
look (gpointer user_data)
{
  Watch *self = user_data;
  sqlite3_stmt *statement = NULL;
  gint64 last = 0;

  if (self->db == NULL)
    {
      if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
        return;
      sqlite3_open_v2 (self->path, &self->db, SQLITE_OPEN_READONLY, NULL);
      return;
    }
  if (sqlite3_prepare_v2 (self->db, "SELECT max (id) FROM record", -1, &statement, NULL) ==
          SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    last = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  if (last == self->last)
    return;
  self->last = last;
  self->changed = chancery_bench_now ();
}

/* The first @most bytes of @file, in whole lines; the file itself when it has no more (transfer full). */
static char *
cut_file (ChanceryBench *bench, const char *file, gsize most, const char *name)
{
  g_autoptr (GMappedFile) map = g_mapped_file_new (file, FALSE, NULL);
  const char *text = map != NULL ? g_mapped_file_get_contents (map) : NULL;
  const char *end;
  char *path;
  FILE *out;

  if (text == NULL)
    die (file);
  if (g_mapped_file_get_length (map) <= most)
    return g_strdup (file);
  end = memrchr (text, '\n', most);
  path = chancery_bench_make_path (bench, name);
  out = fopen (path, "w");
  if (end == NULL || out == NULL || fwrite (text, 1, (gsize)(end + 1 - text), out) == 0)
    die (path);
  fclose (out);
  return path;
}

static double
get_size (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 ? (double)info.st_size / (1024 * 1024) : 0;
}

/* Imports @file; the MiB that memory grew. */
static double
measure_time (ChanceryBench *bench, const char *file, gboolean is_first)
{
  g_autofree char *path = chancery_bench_make_path (bench, "import.chancery");
  g_autofree char *bare = chancery_bench_make_path (bench, "bare.sqlite");
  const char *arguments[] = { file, path, NULL };
  const char *bare_arguments[] = { file, bare, NULL };
  Watch watch = { .path = path, .begun = chancery_bench_now () };
  g_autoptr (GArray) ours = chancery_bench_run_part (bench, "import", arguments, look, &watch);
  double total = g_array_index (ours, double, 0);
  double cpu = g_array_index (ours, double, 2);
  g_autoptr (GArray) floor = NULL;
  g_autofree char *note = g_strdup_printf ("%.0f MiB of JSON Lines; reading %.0f %% of the time",
                                           get_size (file),
                                           100 * g_array_index (ours, double, 1) / total);

  sqlite3_close (watch.db);
  g_unlink (path);
  if (is_first)
    {
      floor = chancery_bench_run_part (bench, "bare", bare_arguments, NULL, NULL);
      g_unlink (bare);
      chancery_bench_print (bench, &(ChanceryBenchRow){
                                       .name = "interchange file to searchable",
                                       .unit = "s",
                                       .figure = total / 1000,
                                       .floor = g_array_index (floor, double, 0) / 1000,
                                       .note = note,
                                   });
      chancery_bench_print (bench, &(ChanceryBenchRow){
                                       .name = "interchange file to searchable, processor",
                                       .unit = "s",
                                       .figure = cpu / 1000,
                                       .floor = g_array_index (floor, double, 1) / 1000,
                                       .note = note,
                                   });
      chancery_bench_print (bench, &(ChanceryBenchRow){
                                       .name = "all rows can be browsed after, of the whole time",
                                       .unit = "%",
                                       .figure = 100 * (watch.changed - watch.begun) / total,
                                       .most = 25,
                                   });
    }
  return g_array_index (ours, double, 3);
}

static void
measure_memory (ChanceryBench *bench,
                const char *small,
                const char *large,
                double small_growth,
                double large_growth)
{
  const char *arguments[] = { large, NULL };
  g_autoptr (GArray) whole = chancery_bench_run_part (bench, "whole", arguments, NULL, NULL);
  g_autofree char *note = g_strdup_printf ("%.0f MiB; with %.0f MiB it grew %.1f", get_size (large),
                                           get_size (small), small_growth);

  chancery_bench_print (bench, &(ChanceryBenchRow){
                                   .name = "memory grown by an import",
                                   .unit = "MiB",
                                   .figure = large_growth,
                                   .peer_name = "json-glib, all at once",
                                   .peer = g_array_index (whole, double, 0),
                                   .of_peer = 1.0 / 20,
                                   .note = note,
                               });
  if (strcmp (small, large) != 0)
    chancery_bench_print (bench, &(ChanceryBenchRow){
                                     .name = "memory, larger file less smaller one",
                                     .unit = "MiB",
                                     .figure = MAX (large_growth - small_growth, 0.1),
                                     .most = 8,
                                 });
}

static double
ask_number (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  double number = 0;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK ||
      sqlite3_step (statement) != SQLITE_ROW)
    die (sqlite3_errmsg (db));
  number = sqlite3_column_double (statement, 0) / (1024 * 1024);
  sqlite3_finalize (statement);
  return number;
}

static void
measure_size (ChanceryBench *bench)
{
  const char *path = chancery_bench_get_registry (bench);
  g_autofree char *note = NULL;
  double text, index;
  sqlite3 *db;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
    die (path);
  text = ask_number (db, "SELECT sum (coalesce (length (CAST (title AS BLOB)), 0)"
                         " + coalesce (length (CAST (body AS BLOB)), 0)"
                         " + coalesce (length (CAST (words AS BLOB)), 0)"
                         " + coalesce (length (CAST (papers AS BLOB)), 0)) FROM record_text");
  index = ask_number (db, "SELECT sum (length (block)) FROM record_search_data");
  sqlite3_close (db);
  note = g_strdup_printf ("%.0f MiB of text, the whole file %.0f MiB; goal: 0.85 of the text", text,
                          get_size (path));
  chancery_bench_print (bench, &(ChanceryBenchRow){
                                   .name = "size of the text index",
                                   .unit = "MiB",
                                   .figure = index,
                                   .most = MOST_INDEX * text,
                                   .note = note,
                               });
}

int
main (int argc, char *argv[])
{
  g_autoptr (ChanceryBench) bench = chancery_bench_new ("import", &argc, &argv, parts);
  g_autofree char *small = NULL;
  g_autofree char *large = NULL;
  double small_growth, large_growth;

  if (bench == NULL)
    return 0;
  small = cut_file (bench, chancery_bench_get_file (bench), SMALL_FILE, "small.jsonl");
  large = cut_file (bench, chancery_bench_get_file (bench), LARGE_FILE, "large.jsonl");
  large_growth = measure_time (bench, large, TRUE);
  small_growth = strcmp (small, large) != 0 ? measure_time (bench, small, FALSE) : large_growth;
  measure_memory (bench, small, large, small_growth, large_growth);
  measure_size (bench);
  return 0;
}
