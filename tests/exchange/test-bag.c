/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-bag-manifest.h"
#include "chancery-bag-writer.h"
#include "chancery-bag.h"
#include "chancery-errors.h"
#include "exchange-fixture.h"

#include <fcntl.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define DIGEST "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static void
load (ChanceryDb *db)
{
  g_autofree char *text = fixture_read_sample ();

  fixture_import (db, text, CHANCERY_CONFLICTS_FAIL, "new 48, changed 0, unchanged 0, conflicts 0");
}

/* Writes all of @db, or one case file of it, into a package, as it stood at that time. */
static GBytes *
pack (Fixture *fixture, ChanceryDb *db, const char *casefile, const char *exported)
{
  g_autofree char *path = g_build_filename (fixture->folder, "out.zip", NULL);
  g_autoptr (ChanceryExport) export = chancery_export_new (db);
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;
  gsize length = 0;

  if (casefile != NULL)
    chancery_export_set_case (export, casefile, &error);
  g_assert_no_error (error);
  chancery_export_set_exported (export, exported);
  chancery_export_write_file (export, NULL, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, length);
}

static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) once = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GBytes) later = NULL;

  load (fixture->db);
  once = pack (fixture, fixture->db, "AFG/2026/1", "2026-03-02T09:00:00Z");
  again = pack (fixture, fixture->db, "AFG/2026/1", "2026-03-02T09:00:00Z");
  later = pack (fixture, fixture->db, "AFG/2026/1", "2026-03-02T09:00:02Z");
  g_assert_true (g_bytes_equal (once, again));
  g_assert_false (g_bytes_equal (once, later));
}

/* @zone as POSIX writes it, which needs no table of zones; NULL for none. */
static void
go_to_zone (const char *zone)
{
  if (zone != NULL)
    g_setenv ("TZ", zone, TRUE);
  else
    g_unsetenv ("TZ");
  tzset ();
}

/* More files than one block of the directory takes, which begin as a zip does. */
static GBytes *
write_in_zone (const char *zone)
{
  static const char content[] = "PK\003\004 is how the contents of a zip begin";
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (ChanceryBagWriter) writer = NULL;
  g_autoptr (GError) error = NULL;

  go_to_zone (zone);
  writer = chancery_bag_writer_new (stream, "bag", G_GINT64_CONSTANT (1772442000));
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *path = g_strdup_printf ("%04u", i);
      gint64 size = i % 2 == 0 ? (gint64)strlen (content) : -1;
      GOutputStream *part = chancery_bag_writer_begin (writer, path, size, NULL, &error);

      g_assert_no_error (error);
      g_output_stream_write_all (part, content, strlen (content), NULL, NULL, &error);
      g_assert_no_error (error);
      chancery_bag_writer_end (writer, &error);
      g_assert_no_error (error);
    }
  chancery_bag_writer_close (writer, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, &error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* The headers of a zip have the time of the place where it was made. */
static void
test_time_zone (void)
{
  /* 2 March 2026, 09:00. */
  static const guint8 time[] = { 0x00, 0x48, 0x62, 0x5c };
  g_autofree char *zone = g_strdup (g_getenv ("TZ"));
  g_autoptr (GBytes) in_kabul = write_in_zone ("AFT-4:30");
  g_autoptr (GBytes) in_lima = write_in_zone ("PET5");
  const guint8 *bytes = g_bytes_get_data (in_kabul, NULL);

  go_to_zone (zone);
  g_assert_true (g_bytes_equal (in_kabul, in_lima));
  g_assert_cmpmem (bytes + 10, sizeof time, time, sizeof time);
}

/* A package that is read again holds the bytes that a file of the same records has. */
static void
test_document (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "out.zip", NULL);
  g_autofree char *expected = NULL;
  g_autofree char *name = g_strconcat (path, "/data/out.json", NULL);
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (ChanceryBag) bag = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GBytes) read = NULL;
  g_autoptr (GError) error = NULL;
  guint64 size = 0;
  int descriptor;

  load (fixture->db);
  expected = fixture_export_all (fixture->db, "json");
  packed = pack (fixture, fixture->db, NULL, "2026-03-02T09:00:00Z");
  descriptor = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  bag = chancery_bag_open (descriptor, path, 0, fixture->folder, NULL, NULL, NULL, NULL, NULL,
                           &error);
  g_assert_no_error (error);
  close (descriptor);
  g_assert_cmpstr (chancery_bag_get_document_name (bag), ==, name);
  stream = chancery_bag_open_document (bag, &size);
  g_assert_cmpuint (size, ==, strlen (expected));
  read = g_input_stream_read_bytes (stream, size, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (read, NULL), g_bytes_get_size (read), expected, size);
  g_assert_false (chancery_bag_has_content (bag, DIGEST));
  g_assert_null (chancery_bag_open_content (bag, DIGEST));
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "out.zip", NULL);
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (ChanceryImport) import = chancery_import_new (fixture->other);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  load (fixture->db);
  packed = pack (fixture, fixture->db, NULL, "2026-03-02T09:00:00Z");
  g_cancellable_cancel (cancellable);
  g_assert_false (chancery_import_read_file (import, path, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_manifest (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = chancery_bag_manifest_read (DIGEST "  data/a\r\n" DIGEST
                                                                 "\t data/b%0Ac%25%41\r" DIGEST
                                                                 " data/d e",
                                                          "m", &error);
  static const char *const paths[] = { "data/a", "data/b\nc%%41", "data/d e" };

  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (paths));
  for (guint i = 0; i < all->len; i++)
    {
      const ChanceryBagListed *listed = all->pdata[i];

      g_assert_cmpstr (listed->path, ==, paths[i]);
      g_assert_cmpstr (listed->sha256, ==, DIGEST);
      g_assert_cmpuint (listed->line, ==, i + 1);
    }
  g_assert_null (chancery_bag_manifest_read (DIGEST " a\n" DIGEST "\n", "m", &error));
  g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "m:2: "));
}

static void
test_oxum (void)
{
  g_autoptr (GError) error = NULL;
  guint64 n_octets = 0, n_files = 0;
  gboolean stated = TRUE;
  guint line = 0;

  g_assert_true (chancery_bag_manifest_get_oxum ("A: b\n c\n", "i", &stated, &n_octets, &n_files,
                                                 &line, &error));
  g_assert_false (stated);
  g_assert_true (chancery_bag_manifest_get_oxum ("A: b\npayload-oxum:  17.2 \n", "i", &stated,
                                                 &n_octets, &n_files, &line, &error));
  g_assert_true (stated && n_octets == 17 && n_files == 2 && line == 2);
  g_assert_false (chancery_bag_manifest_get_oxum ("Payload-Oxum: 1.1\nPayload-Oxum: 1.1\n", "i",
                                                  &stated, &n_octets, &n_files, &line, &error));
  g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
}

#define ADD(path, func) \
  g_test_add ("/exchange/bag/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("same-bytes", test_same_bytes);
  ADD ("document", test_document);
  ADD ("cancelled", test_cancelled);
  g_test_add_func ("/exchange/bag/time-zone", test_time_zone);
  g_test_add_func ("/exchange/bag/manifest", test_manifest);
  g_test_add_func ("/exchange/bag/oxum", test_oxum);

  return g_test_run ();
}
