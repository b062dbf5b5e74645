/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-backup.h"
#include "chancery-records.h"
#include "chancery-statement.h"
#include "chancery-test-store.h"
#include "chancery-verify.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

static void
test_write_and_restore (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) record =
      chancery_test_save (store, chancery_test_demarche (store, "One", "Afghanistan"));
  g_autofree char *backup = g_build_filename (store->directory, "copy.chancery", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;

  chancery_backup_write (store->db, backup, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (backup, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  chancery_records_delete (store->db, chancery_record_get_id (record), chancery_test_act (NULL),
                           &error);
  g_assert_no_error (error);
  g_clear_pointer (&store->db, chancery_db_free);
  chancery_backup_restore (backup, store->path, &kept, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  chancery_test_store_reopen (store);
  g_assert_cmpint (chancery_records_get_row (store->db, chancery_record_get_id (record)), >, 0);
  chancery_test_verify (store);
}

static void
test_a_damaged_registry_never_replaces_a_good_backup (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) record =
      chancery_test_save (store, chancery_test_demarche (store, "One", "Afghanistan"));
  g_autofree char *backup = g_build_filename (store->directory, "copy.chancery", NULL);
  g_autoptr (ChanceryDb) copy = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  chancery_backup_write (store->db, backup, &error);
  g_assert_no_error (error);
  chancery_db_exec (store->db, "UPDATE demarche SET act_kind = 'request'", &error);
  g_assert_no_error (error);
  g_assert_false (chancery_backup_write (store->db, backup, &error));
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  copy = chancery_db_open (backup, CHANCERY_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  items = chancery_verify_run (copy, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (chancery_verify_has_fault (items));
}

static void
test_not_onto_itself (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (chancery_backup_write (store->db, store->path, &error));
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_EXISTS);
  chancery_test_verify (store);
}

/* Every change that another program makes to what a record says is seen. */
static void
test_changes_behind_our_back_are_seen (void)
{
  static const char *const changes[] = {
    "UPDATE demarche SET act_kind = 'request'",
    "UPDATE record SET reference = 'PROT/2026/0009' WHERE kind = 'demarche'",
    "UPDATE record SET state = 'closed' WHERE kind = 'demarche'",
    "UPDATE record SET digest = substr (digest, 2) || '0'",
    "UPDATE envelope SET title = 'Other'",
    "DELETE FROM reference WHERE field = 'party_to'",
    "UPDATE reference SET target = record WHERE field = 'party_to'",
    "DELETE FROM record_text WHERE record = 1",
    "DELETE FROM demarche",
    "UPDATE actor_names SET text = 'Other'",
    "UPDATE register_book SET number = 7",
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
      g_autoptr (ChanceryRecord) record =
          chancery_test_save (store, chancery_test_demarche (store, "One", "Afghanistan"));
      g_autofree char *reference = NULL;
      g_autoptr (GPtrArray) items = NULL;
      g_autoptr (GError) error = NULL;

      reference = chancery_records_register (store->db, chancery_record_get_id (record),
                                             chancery_test_act (NULL), &error);
      g_assert_no_error (error);
      chancery_test_verify (store);
      g_test_message ("%s", changes[i]);
      chancery_db_exec (store->db, changes[i], &error);
      g_assert_no_error (error);
      items = chancery_verify_run (store->db, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (items->len, >, 0);
      if (i + 1 < G_N_ELEMENTS (changes))
        g_assert_true (chancery_verify_has_fault (items));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/backup/write-and-restore", test_write_and_restore);
  g_test_add_func ("/store/backup/a-damaged-registry-never-replaces-a-good-backup",
                   test_a_damaged_registry_never_replaces_a_good_backup);
  g_test_add_func ("/store/backup/not-onto-itself", test_not_onto_itself);
  g_test_add_func ("/store/verify/changes-behind-our-back-are-seen",
                   test_changes_behind_our_back_are_seen);

  return g_test_run ();
}
