/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A folder with empty registries for one test, gone after it. */

#pragma once

#include "chancery-db.h"
#include "chancery-export.h"
#include "chancery-import.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  ChanceryDb *db;
  ChanceryDb *other;
} Fixture;

static inline void
fixture_remove (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      fixture_remove (inner);
    }
  g_remove (path);
}

static inline void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  fixture->folder = g_dir_make_tmp ("chancery-exchange-XXXXXX", &error);
  g_assert_no_error (error);
  first = g_build_filename (fixture->folder, "first.chancery", NULL);
  second = g_build_filename (fixture->folder, "second.chancery", NULL);
  fixture->db = chancery_db_create (first, &error);
  g_assert_no_error (error);
  fixture->other = chancery_db_create (second, &error);
  g_assert_no_error (error);
}

static inline void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->db, chancery_db_free);
  g_clear_pointer (&fixture->other, chancery_db_free);
  fixture_remove (fixture->folder);
  g_clear_pointer (&fixture->folder, g_free);
}

/* Reads @text as a file called `file`. */
static inline ChanceryImport *
fixture_judge (ChanceryDb *db, const char *text, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (ChanceryImport) import = chancery_import_new (db);

  if (!chancery_import_read_stream (import, stream, "file", NULL, NULL, NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&import);
}

/* `new N, changed N, unchanged N, conflicts N` */
static inline gboolean
fixture_read_table (ChanceryDb *db, const char *text, ChanceryImport **import, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);

  *import = chancery_import_new (db);
  return chancery_import_read_stream (*import, stream, "file.csv", NULL, NULL, NULL, NULL, error);
}

static inline char *
fixture_count (ChanceryImport *import)
{
  const ChanceryImportSummary *summary = chancery_import_get_summary (import);

  return g_strdup_printf ("new %d, changed %d, unchanged %d, conflicts %d", (int)summary->n_new,
                          (int)summary->n_changed, (int)summary->n_unchanged,
                          (int)summary->n_conflicts);
}

/* Imports @text, and sees what was counted. */
static inline void
fixture_import (ChanceryDb *db, const char *text, ChanceryConflicts conflicts, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryImport) import = fixture_judge (db, text, &error);
  g_autofree char *counted = NULL;

  g_assert_no_error (error);
  counted = fixture_count (import);
  g_assert_cmpstr (counted, ==, expected);
  chancery_import_apply (import, "Tester", conflicts, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Writes what @export chose, with a fixed time. */
static inline char *
fixture_write (ChanceryExport *export, const char *format)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  chancery_export_set_exported (export, "2026-03-02T09:00:00Z");
  chancery_export_write_stream (export, format, stream, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static inline char *
fixture_export_all (ChanceryDb *db, const char *format)
{
  g_autoptr (ChanceryExport) export = chancery_export_new (db);

  return fixture_write (export, format);
}

static inline char *
fixture_read_sample (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "..", "data", "samples", "bajaur.json", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}
