/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-backup.h"
#include "chancery-records.h"
#include "chancery-schema.h"
#include "chancery-statement.h"
#include "chancery-test-store.h"
#include "chancery-words.h"

#include <string.h>

/* data/schema.md says what the table of kinds says; `--update-golden` writes it anew. */
static void
test_description (void)
{
  g_autofree char *path =
      g_build_filename (g_test_get_dir (G_TEST_DIST), "..", "data", "schema.md", NULL);
  g_autofree char *described = chancery_schema_describe ();
  g_autofree char *written = NULL;

  if (chancery_test_updates_golden ())
    g_assert_true (g_file_set_contents (path, described, -1, NULL));
  g_assert_true (g_file_get_contents (path, &written, NULL, NULL));
  g_assert_cmpstr (described, ==, written);
}

static void
test_every_table_is_strict (void)
{
  static const char sql[] = "SELECT group_concat (name) FROM pragma_table_list "
                            "WHERE type = 'table' AND schema = 'main' AND NOT strict"
                            " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'record_search%'";
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *names = chancery_db_query_text (store->db, sql, "");

  g_assert_null (names);
}

static void
test_nothing_to_upgrade_twice (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 version;

  g_assert_false (chancery_schema_needs_upgrade (store->db, &version, &error));
  g_assert_no_error (error);
  g_assert_cmpint (version, ==, CHANCERY_SCHEMA_VERSION);
}

/* What is asked all the time never reads the whole of a large table. */
static void
test_plans (void)
{
  static const char *const queries[] = {
    "SELECT id FROM record WHERE uuid = 'x'",
    "SELECT max (date_key) FROM record WHERE date_key >= 1 AND date_key < 2",
    "SELECT min (date_key) FROM record WHERE date_key < 0",
    "SELECT uuid, kind, title FROM record WHERE label_hash = 1 AND state <> 'void' ORDER BY uuid",
    "SELECT field FROM reference WHERE target = 1",
    "UPDATE reference SET target = 1, label = NULL WHERE target IS NULL AND target_uuid = 'x'",
    "UPDATE record SET counterpart = NULL WHERE counterpart = 1",
    "SELECT sequence FROM history WHERE record = 'x' ORDER BY sequence DESC",
    "SELECT 1 FROM history WHERE \"group\" = 1",
    "SELECT id FROM batch WHERE state = 'writing'",
    "DELETE FROM record WHERE id = 1",
    "DELETE FROM long_date WHERE record = 1",
    "SELECT r.id FROM name AS n JOIN record AS r ON r.id = n.record WHERE n.label = 'x'",
    "SELECT r.uuid FROM number AS n JOIN record AS r ON r.id = n.record WHERE n.folded = 'x' AND n.rank = 1",
  };
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *sql = g_strconcat ("EXPLAIN QUERY PLAN ", queries[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (ChanceryStatement) statement = chancery_db_prepare (store->db, sql, &error);

      g_assert_no_error (error);
      while (chancery_statement_step (statement, &error))
        {
          g_test_message ("%s: %s", queries[i], chancery_statement_get_text (statement, 3));
          g_assert_false (g_str_has_prefix (chancery_statement_get_text (statement, 3), "SCAN"));
        }
      g_assert_no_error (error);
    }
}

/* Bug: at each start the texts of all attachments were walked over to find those that have none. */
static void
test_plan_of_unread_contents (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GString) plan = g_string_new (NULL);

  chancery_test_add_plan (plan, store->db, "unread",
                          "SELECT c.id, c.sha256 FROM content AS c WHERE c.text IS NULL"
                          " AND c.id > ?1 AND c.id <= ?2 AND EXISTS (SELECT 1 FROM"
                          " record_attachments AS a WHERE a.sha256 = c.sha256)"
                          " ORDER BY c.id LIMIT ?3",
                          (const char *const[]){ "a", NULL });
  g_assert_nonnull (strstr (plan->str, "SEARCH c USING INDEX content_unread"));
  g_assert_null (strstr (plan->str, "TEMP B-TREE"));
}

/* An index whose words were folded by another rule is made anew, names and numbers too. */
static void
test_another_folding (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) record =
      chancery_test_save (store, chancery_test_demarche (store, "Protest", "Afghanistan"));
  g_autoptr (GError) error = NULL;

  chancery_db_exec (store->db,
                    "INSERT INTO record_search (record_search) VALUES ('delete-all');"
                    "UPDATE name SET folded = 'x'; UPDATE number SET folded = 'x';"
                    "UPDATE setting SET value = '0.0' WHERE key = 'text_index'",
                    &error);
  g_assert_no_error (error);
  chancery_test_store_reopen (store);
  g_assert_cmpint (chancery_db_query_int (store->db, 0,
                                          "SELECT count (*) FROM record_search "
                                          "WHERE record_search MATCH 'protest'",
                                          ""),
                   ==, 1);
  g_assert_cmpint (chancery_db_query_int (store->db, 0,
                                          "SELECT count (*) FROM name WHERE folded = 'afghanistan'",
                                          ""),
                   ==, 1);
  chancery_test_verify (store);
}

static void
load_dump (const char *path, const char *dump)
{
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *handle = NULL;

  g_file_get_contents (dump, &sql, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

/* A registry of the first format opens, is brought up to date, and has lost nothing. */
static void
test_the_first_format (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *dump = g_test_build_filename (G_TEST_DIST, "data", "stores", "0001.sql", NULL);
  g_autofree char *path = g_build_filename (store->directory, "old.chancery", NULL);
  g_autofree char *uuid = NULL;
  g_autoptr (GError) error = NULL;

  load_dump (path, dump);
  g_clear_pointer (&store->db, chancery_db_free);
  store->db = chancery_db_open (path, CHANCERY_DB_NONE, &error);
  g_assert_no_error (error);
  g_assert_false (chancery_db_is_read_only (store->db));
  chancery_test_verify (store);
  uuid = chancery_records_find_one (store->db, "PROT/2026/0001", &error);
  g_assert_no_error (error);
  g_assert_cmpint (chancery_db_query_int (
                       store->db, 0,
                       "SELECT count (*) FROM record_search WHERE record_search MATCH 'checkpost'",
                       ""),
                   >, 0);
}

/* Its words are gathered, and the copy that was kept of it can be taken back. */
static void
test_upgrade_keeps_a_copy (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *dump = g_test_build_filename (G_TEST_DIST, "data", "stores", "0001.sql", NULL);
  g_autofree char *path = g_build_filename (store->directory, "old.chancery", NULL);
  g_autofree char *taken = g_strdup_printf ("%s.before-%d.backup", path, CHANCERY_SCHEMA_VERSION);
  g_autofree char *kept = g_strdup_printf ("%s.before-%d-2.backup", path, CHANCERY_SCHEMA_VERSION);
  g_autofree char *mine = NULL;
  g_autofree char *restored = g_build_filename (store->directory, "again.chancery", NULL);
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GError) error = NULL;

  load_dump (path, dump);
  g_clear_pointer (&store->db, chancery_db_free);
  /* What somebody else left there stays, and does not stand in the way. */
  g_assert_true (g_file_set_contents (taken, "mine", -1, &error));
  store->db = chancery_db_open (path, CHANCERY_DB_NONE, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (taken, &mine, NULL, &error));
  g_assert_cmpstr (mine, ==, "mine");
  words = chancery_words_list (store->db, "checkp", 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (words->len, ==, 1);
  g_assert_cmpstr (words->pdata[0], ==, "checkpost");
  g_assert_cmpint (chancery_db_query_int (store->db, 0,
                                          "SELECT count (*) FROM name_word WHERE word = 'bajaur'",
                                          ""),
                   >, 0);

  g_assert_true (chancery_backup_restore (kept, restored, NULL, &error));
  g_assert_no_error (error);
  g_clear_pointer (&store->db, chancery_db_free);
  store->db = chancery_db_open (restored, CHANCERY_DB_NONE, &error);
  g_assert_no_error (error);
  chancery_test_verify (store);
}

int
main (int argc, char **argv)
{
  chancery_test_init (&argc, &argv);

  g_test_add_func ("/store/schema/description", test_description);
  g_test_add_func ("/store/schema/every-table-is-strict", test_every_table_is_strict);
  g_test_add_func ("/store/schema/nothing-to-upgrade-twice", test_nothing_to_upgrade_twice);
  g_test_add_func ("/store/schema/plans", test_plans);
  g_test_add_func ("/store/schema/plan-of-unread-contents", test_plan_of_unread_contents);
  g_test_add_func ("/store/schema/another-folding", test_another_folding);
  g_test_add_func ("/store/schema/the-first-format", test_the_first_format);
  g_test_add_func ("/store/schema/upgrade-keeps-a-copy", test_upgrade_keeps_a_copy);

  return g_test_run ();
}
