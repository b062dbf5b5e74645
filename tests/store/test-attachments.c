/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-attachments.h"
#include "chancery-records.h"
#include "chancery-statement.h"
#include "chancery-test-store.h"

#include <string.h>
#include <unistd.h>

static GFile *
write_file (ChanceryTestStore *store, const char *name, const char *content, gsize length)
{
  g_autofree char *path = g_build_filename (store->directory, name, NULL);

  g_assert_true (g_file_set_contents (path, content, length, NULL));
  return g_file_new_for_path (path);
}

static ChanceryRecord *
save_document (ChanceryTestStore *store)
{
  return chancery_test_save (store,
                             chancery_test_draft (store, "{'kind':'document','title':'Note'}"));
}

static void
test_attach_and_save (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) record = save_document (store);
  g_autofree char *large = g_malloc0 (700000);
  g_autofree char *digest =
      g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *)large, 700000);
  g_autoptr (GFile) file = write_file (store, "scan.bin", large, 700000);
  g_autofree char *out = g_build_filename (store->directory, "out.bin", NULL);
  g_autofree char *link = g_build_filename (store->directory, "link.bin", NULL);
  g_autofree char *read = NULL;
  g_autoptr (ChanceryRecord) after = NULL;
  g_autoptr (GError) error = NULL;
  ChanceryLine *line;
  gsize length;

  chancery_attachments_attach (store->db, chancery_record_get_id (record), file, NULL, NULL,
                               chancery_test_act (NULL), NULL, &error);
  g_assert_no_error (error);
  after = chancery_records_load (store->db, chancery_record_get_id (record), &error);
  line = chancery_value_get_line (chancery_record_get (after, "attachments"), 0);
  g_assert_cmpstr (chancery_line_get_text (line, "name"), ==, "scan.bin");
  g_assert_cmpstr (chancery_line_get_text (line, "sha256"), ==, digest);
  g_assert_cmpint (chancery_value_get_integer (chancery_line_get (line, "size")), ==, 700000);

  chancery_attachments_save (store->db, digest, out, CHANCERY_REPLACE_NOTHING, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (out, &read, &length, NULL));
  g_assert_cmpmem (read, length, large, 700000);
  g_assert_false (
      chancery_attachments_save (store->db, digest, out, CHANCERY_REPLACE_NOTHING, NULL, &error));
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (chancery_attachments_save (store->db, digest, out, CHANCERY_REPLACE_WHAT_IS_THERE,
                                            NULL, &error));
  g_assert_no_error (error);
  g_assert_false (chancery_attachments_save (store->db, digest, store->path,
                                             CHANCERY_REPLACE_WHAT_IS_THERE, NULL, &error));
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_cmpint (symlink ("elsewhere", link), ==, 0);
  g_assert_false (
      chancery_attachments_save (store->db, digest, link, CHANCERY_REPLACE_NOTHING, NULL, &error));
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_EXISTS);
  chancery_test_verify (store);
}

static void
test_content_is_kept_once (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) one = save_document (store);
  g_autoptr (ChanceryRecord) two = save_document (store);
  g_autoptr (GFile) file = write_file (store, "note.txt", "Notiz über Bajaur", -1);
  g_autoptr (GPtrArray) unread = NULL;
  const ChanceryUnreadContent *content;
  g_autoptr (GError) error = NULL;

  chancery_attachments_attach (store->db, chancery_record_get_id (one), file, NULL, NULL,
                               chancery_test_act (NULL), NULL, &error);
  g_assert_no_error (error);
  chancery_attachments_attach (store->db, chancery_record_get_id (two), file, "other.txt", NULL,
                               chancery_test_act (NULL), NULL, &error);
  g_assert_no_error (error);
  unread = chancery_attachments_list_unread (store->db, NULL, 0, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (unread->len, ==, 1);
  content = unread->pdata[0];
  g_assert_cmpstr (content->name, ==, "note.txt");
  g_assert_cmpstr (content->media_type, ==, "text/plain");
  chancery_attachments_set_text (store->db, content->sha256, "Notiz über Bajaur", &error);
  g_assert_no_error (error);
  g_clear_pointer (&unread, g_ptr_array_unref);
  unread = chancery_attachments_list_unread (store->db, NULL, 0, 10, &error);
  g_assert_cmpuint (unread->len, ==, 0);
  g_assert_cmpint (chancery_db_query_int (store->db, 0, "SELECT count (*) FROM content", ""), ==,
                   1);
  g_assert_cmpint (chancery_db_query_int (
                       store->db, 0,
                       "SELECT count (*) FROM record_search WHERE record_search MATCH 'bajaur'",
                       ""),
                   ==, 2);
  chancery_test_verify (store);
}

static void
test_detach (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) record = save_document (store);
  g_autoptr (GFile) file = write_file (store, "note.txt", "Note", -1);
  g_autoptr (ChanceryRecord) after = NULL;
  g_autoptr (GError) error = NULL;

  chancery_attachments_attach (store->db, chancery_record_get_id (record), file, NULL, NULL,
                               chancery_test_act (NULL), NULL, &error);
  g_assert_no_error (error);
  chancery_attachments_detach (store->db, chancery_record_get_id (record), "note.txt",
                               chancery_test_act (NULL), &error);
  g_assert_no_error (error);
  after = chancery_records_load (store->db, chancery_record_get_id (record), &error);
  g_assert_null (chancery_record_get (after, "attachments"));
  g_assert_false (chancery_attachments_detach (store->db, chancery_record_get_id (record),
                                               "note.txt", chancery_test_act (NULL), &error));
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NOT_FOUND);
}

static void
test_the_registry_itself_is_refused (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) record = save_document (store);
  g_autoptr (GFile) file = g_file_new_for_path (store->path);
  g_autoptr (GError) error = NULL;

  g_assert_false (chancery_attachments_attach (store->db, chancery_record_get_id (record), file,
                                               NULL, NULL, chancery_test_act (NULL), NULL, &error));
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_FAILED);
}

static void
test_damaged_content_is_not_given_out (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("content", 7, NULL);
  g_autofree char *out = g_build_filename (store->directory, "out", NULL);
  g_autoptr (GError) error = NULL;
  ChanceryContent content;

  chancery_attachments_put (store->db, stream, &content, NULL, &error);
  g_assert_no_error (error);
  chancery_db_exec (store->db, "UPDATE chunk SET data = x'00'", &error);
  g_assert_no_error (error);
  g_assert_false (chancery_attachments_save (store->db, content.sha256, out,
                                             CHANCERY_REPLACE_NOTHING, NULL, &error));
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_DAMAGED);
  g_assert_false (g_file_test (out, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/attachments/attach-and-save", test_attach_and_save);
  g_test_add_func ("/store/attachments/content-is-kept-once", test_content_is_kept_once);
  g_test_add_func ("/store/attachments/detach", test_detach);
  g_test_add_func ("/store/attachments/the-registry-itself-is-refused",
                   test_the_registry_itself_is_refused);
  g_test_add_func ("/store/attachments/damaged-content-is-not-given-out",
                   test_damaged_content_is_not_given_out);

  return g_test_run ();
}
