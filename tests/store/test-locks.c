/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A file chooser in the window opened and closed the registry's file, which took all locks of the
 * process away; the command line then removed the log, and what was saved after that was lost. */

#include "config.h"

#include "chancery-settings.h"
#include "chancery-test-store.h"

#include <fcntl.h>
#include <unistd.h>

/* Where SQLite locks for reading: bytes of the file, and the byte of the index of the log that says
 * that it is in use. */
#define SHARED_FIRST (0x40000000 + 2)
#define SHARED_SIZE 510
#define IN_USE 128

/* As another program would ask. */
static gboolean
is_locked (const char *path, const char *suffix, off_t start, off_t size)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = start, .l_len = size };
  int descriptor = open (name, O_RDWR | O_CLOEXEC);

  if (descriptor < 0)
    return FALSE;
  g_assert_cmpint (fcntl (descriptor, F_OFD_GETLK, &lock), ==, 0);
  close (descriptor);
  return lock.l_type != F_UNLCK;
}

static void
look_at (const char *path, const char *suffix)
{
  g_autofree char *name = g_strconcat (path, suffix, NULL);
  int descriptor = open (name, O_RDONLY | O_CLOEXEC);

  g_assert_cmpint (descriptor, >=, 0);
  close (descriptor);
}

static void
assert_held (const char *path)
{
  g_assert_true (is_locked (path, "", SHARED_FIRST, SHARED_SIZE));
  g_assert_true (is_locked (path, "-shm", IN_USE, 1));
}

static void
test_outlive_a_look_at_the_file (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();

  assert_held (store->path);
  look_at (store->path, "");
  look_at (store->path, "-wal");
  look_at (store->path, "-shm");
  assert_held (store->path);
}

static void
test_several_connections (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GError) error = NULL;
  ChanceryDb *reader = chancery_db_open (store->path, CHANCERY_DB_READ_ONLY, &error);
  ChanceryDb *writer = chancery_db_open (store->path, CHANCERY_DB_NONE, &error);
  g_autofree char *desk = NULL;

  g_assert_no_error (error);
  chancery_settings_set (writer, CHANCERY_SETTING_DESK, "Afghanistan", &error);
  g_assert_no_error (error);
  chancery_db_free (writer);
  assert_held (store->path);
  chancery_settings_set (store->db, CHANCERY_SETTING_OFFICER, "A. Officer", &error);
  g_assert_no_error (error);
  desk = chancery_settings_get (reader, CHANCERY_SETTING_DESK, &error);
  g_assert_cmpstr (desk, ==, "Afghanistan");
  chancery_db_free (reader);
  assert_held (store->path);
}

static void
test_given_up_with_the_last_connection (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *log = g_strconcat (store->path, "-wal", NULL);

  g_clear_pointer (&store->db, chancery_db_free);
  g_assert_false (is_locked (store->path, "", SHARED_FIRST, SHARED_SIZE));
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

static guint
count_descriptors (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/fd", 0, &error);
  guint n = 0;

  g_assert_no_error (error);
  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

/* One that stayed open would keep the room of a file that is gone, such as what an import sorts in. */
static void
test_no_descriptor_stays (void)
{
  guint n = count_descriptors ();

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
      g_autoptr (GError) error = NULL;
      ChanceryDb *reader = chancery_db_open (store->path, CHANCERY_DB_READ_ONLY, &error);

      g_assert_no_error (error);
      chancery_db_free (reader);
    }
  g_assert_cmpuint (count_descriptors (), ==, n);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/locks/look", test_outlive_a_look_at_the_file);
  g_test_add_func ("/store/locks/connections", test_several_connections);
  g_test_add_func ("/store/locks/given-up", test_given_up_with_the_last_connection);
  g_test_add_func ("/store/locks/descriptors", test_no_descriptor_stays);
  return g_test_run ();
}
