/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-db.h"
#include "chancery-records.h"
#include "chancery-schema.h"
#include "chancery-settings.h"
#include "chancery-statement.h"
#include "chancery-test-store.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
test_private_and_in_wal (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *mode = chancery_db_query_text (store->db, "PRAGMA journal_mode", "");
  struct stat info;

  g_assert_cmpint (g_stat (store->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpstr (mode, ==, "wal");
  g_assert_cmpint (chancery_db_query_int (store->db, -1, "PRAGMA synchronous", ""), ==, 2);
  g_assert_cmpint (chancery_db_query_int (store->db, -1, "PRAGMA trusted_schema", ""), ==, 0);
  g_assert_cmpint (chancery_db_query_int (store->db, -1, "PRAGMA secure_delete", ""), ==, 1);
  g_assert_cmpint (chancery_db_query_int (store->db, -1, "PRAGMA recursive_triggers", ""), ==, 1);
  g_assert_false (chancery_db_is_read_only (store->db));
  g_assert_nonnull (chancery_db_get_origin (store->db));
}

static void
assert_open_fails (const char *path, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (chancery_db_open (path, CHANCERY_DB_NONE, &error));
  g_assert_error (error, CHANCERY_STORE_ERROR, code);
}

static void
test_refusals (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *other = g_build_filename (store->directory, "other", NULL);
  g_autofree char *text = g_build_filename (store->directory, "text", NULL);
  g_autofree char *empty = g_build_filename (store->directory, "empty", NULL);
  g_autofree char *link = g_build_filename (store->directory, "link", NULL);
  g_autoptr (GError) error = NULL;

  assert_open_fails (other, CHANCERY_STORE_ERROR_NO_REGISTRY);
  g_assert_null (chancery_db_create (store->path, &error));
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_EXISTS);
  g_assert_true (g_file_set_contents (
      text, "This is a text, and not a short one: it goes on and on, far enough.", -1, NULL));
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  assert_open_fails (text, CHANCERY_STORE_ERROR_NOT_A_REGISTRY);
  assert_open_fails (empty, CHANCERY_STORE_ERROR_NOT_A_REGISTRY);
  assert_open_fails (store->directory, CHANCERY_STORE_ERROR_NOT_A_REGISTRY);
  g_assert_cmpint (symlink (store->path, link), ==, 0);
  assert_open_fails (link, CHANCERY_STORE_ERROR_NOT_A_REGISTRY);
}

static void
test_read_only (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryDb) reader = NULL;
  g_autoptr (GError) error = NULL;

  reader = chancery_db_open (store->path, CHANCERY_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (chancery_db_is_read_only (reader));
  g_assert_nonnull (chancery_db_get_read_only_reason (reader));
  g_assert_false (chancery_settings_set (reader, "desk", "Kabul", &error));
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_READ_ONLY);
}

static void
test_a_newer_file_is_only_read (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GError) error = NULL;

  chancery_db_exec (store->db, "PRAGMA user_version = 9999", &error);
  g_assert_no_error (error);
  chancery_test_store_reopen (store);
  g_assert_true (chancery_db_is_read_only (store->db));
}

/* A field more than this program knows: writing a record would lose it, whatever the version says. */
static void
test_a_file_with_more_fields_is_only_read (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GError) error = NULL;

  chancery_test_store_reopen (store);
  g_assert_false (chancery_db_is_read_only (store->db));
  chancery_db_exec (store->db, "UPDATE setting SET value = value + 1 WHERE key = 'layout_size'",
                    &error);
  g_assert_no_error (error);
  chancery_test_store_reopen (store);
  g_assert_true (chancery_db_is_read_only (store->db));
}

static void
test_a_replaced_file_takes_no_writes (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *aside = g_strconcat (store->path, ".aside", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_rename (store->path, aside), ==, 0);
  g_assert_true (g_file_set_contents (store->path, "", 0, NULL));
  g_assert_false (chancery_settings_set (store->db, "desk", "Kabul", &error));
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_DAMAGED);
}

static void
test_two_connections (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryDb) other = NULL;
  g_autofree char *desk = NULL;
  g_autoptr (GError) error = NULL;
  gint64 version;

  other = chancery_db_open (store->path, CHANCERY_DB_QUICK, &error);
  g_assert_no_error (error);
  version = chancery_db_get_data_version (other);
  chancery_settings_set (store->db, "desk", "Kabul", &error);
  g_assert_no_error (error);
  g_assert_cmpint (chancery_db_get_data_version (other), !=, version);
  desk = chancery_settings_get (other, "desk", &error);
  g_assert_cmpstr (desk, ==, "Kabul");
}

static void
test_nested_acts (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *desk = NULL;

  g_assert_true (chancery_db_begin (store->db, chancery_test_act (NULL), &error));
  g_assert_true (chancery_settings_set (store->db, "desk", "Kabul", &error));
  g_assert_true (chancery_db_begin (store->db, NULL, &error));
  chancery_db_rollback (store->db);
  g_assert_false (chancery_db_commit (store->db, &error));
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_FAILED);
  g_clear_error (&error);
  desk = chancery_settings_get (store->db, "desk", &error);
  g_assert_null (desk);
  g_assert_no_error (error);
}

static void
test_cancel (void)
{
  static const char sql[] =
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000) "
      "SELECT count (*) FROM n";
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  chancery_db_set_cancellable (store->db, cancellable);
  statement = chancery_db_query (store->db, &error, sql, "");
  g_assert_no_error (error);
  g_assert_false (chancery_statement_step (statement, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  chancery_db_set_cancellable (store->db, NULL);
}

static void
test_own_files (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *log = g_strconcat (store->path, "-wal", NULL);

  g_assert_true (chancery_db_is_own_file (store->db, store->path));
  g_assert_true (chancery_db_is_own_file (store->db, log));
  g_assert_false (chancery_db_is_own_file (store->db, store->directory));
}

/* A column that a later table of kinds brings is added to a registry that has not got it. */
static void
test_missing_columns_are_added (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) record =
      chancery_test_save (store,
                          chancery_test_draft (store, "{'kind':'statement','title':'Words'}"));
  g_autoptr (ChanceryRecord) loaded = NULL;
  g_autoptr (GError) error = NULL;

  chancery_db_exec (
      store->db,
      "ALTER TABLE statement DROP COLUMN speaker_post; ALTER TABLE statement DROP COLUMN made_at_last;"
      "DROP TABLE figure_claims; UPDATE setting SET value = 'old' WHERE key = 'layout'",
      &error);
  g_assert_no_error (error);
  chancery_test_store_reopen (store);
  loaded = chancery_records_load (store->db, chancery_record_get_id (record), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (chancery_record_get_title (loaded), ==, "Words");
  chancery_test_verify (store);
}

static goffset
get_file_size (const char *path)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_size;
}

/* An act does not wait until the log of those before it stands in the file. */
static void
test_a_log_is_moved_at_rest (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *text = g_strnfill (200000, 'x');
  g_autofree char *log = g_strconcat (store->path, "-wal", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  goffset before;

  g_assert_true (chancery_db_checkpoint (store->db, &error));
  chancery_db_set_resting (store->db);
  before = get_file_size (store->path);
  for (guint i = 0; i < 60; i++)
    {
      text[0] = (char)('a' + i % 20);
      g_assert_true (chancery_settings_set (store->db, "desk", text, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpint (get_file_size (log), >, 4 * 1024 * 1024);
  g_assert_cmpint (get_file_size (store->path), ==, before);
  chancery_db_rest (store->db);
  g_assert_cmpint (get_file_size (store->path), >, before);
  chancery_test_store_reopen (store);
  kept = chancery_settings_get (store->db, "desk", NULL);
  g_assert_cmpstr (kept, ==, text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/db/private-and-in-wal", test_private_and_in_wal);
  g_test_add_func ("/store/db/refusals", test_refusals);
  g_test_add_func ("/store/db/read-only", test_read_only);
  g_test_add_func ("/store/db/a-newer-file-is-only-read", test_a_newer_file_is_only_read);
  g_test_add_func ("/store/db/a-file-with-more-fields-is-only-read",
                   test_a_file_with_more_fields_is_only_read);
  g_test_add_func ("/store/db/a-replaced-file-takes-no-writes",
                   test_a_replaced_file_takes_no_writes);
  g_test_add_func ("/store/db/two-connections", test_two_connections);
  g_test_add_func ("/store/db/nested-acts", test_nested_acts);
  g_test_add_func ("/store/db/cancel", test_cancel);
  g_test_add_func ("/store/db/own-files", test_own_files);
  g_test_add_func ("/store/db/a-log-is-moved-at-rest", test_a_log_is_moved_at_rest);
  g_test_add_func ("/store/db/missing-columns-are-added", test_missing_columns_are_added);

  return g_test_run ();
}
