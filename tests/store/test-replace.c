/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-replace.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

typedef int (*Rename) (int folder, const char *from, const char *to);

static int
rename_plainly (int folder, const char *from, const char *to)
{
  return chancery_replace_rename (folder, from, to, CHANCERY_REPLACE_NOTHING);
}

static char *
put (const char *folder, const char *name, const char *content)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return path;
}

static void
assert_content (const char *path, const char *content)
{
  g_autofree char *read = NULL;

  g_assert_true (g_file_get_contents (path, &read, NULL, NULL));
  g_assert_cmpstr (read, ==, content);
}

/* The same wherever the file system can look and move at once, and where it cannot. */
static void
test_nothing (gconstpointer data)
{
  Rename *rename = (Rename *)data;
  g_autofree char *folder = g_dir_make_tmp ("chancery-replace-XXXXXX", NULL);
  g_autofree char *from = put (folder, "new", "new");
  g_autofree char *to = g_build_filename (folder, "name", NULL);
  g_autofree char *link = g_build_filename (folder, "link", NULL);

  g_assert_cmpint ((*rename) (AT_FDCWD, from, to), ==, 0);
  assert_content (to, "new");
  g_assert_false (chancery_replace_is_taken (from));

  g_free (g_steal_pointer (&from));
  from = put (folder, "new", "newer");
  g_assert_cmpint ((*rename) (AT_FDCWD, from, to), ==, -1);
  g_assert_cmpint (errno, ==, EEXIST);
  assert_content (to, "new");
  assert_content (from, "newer");

  /* A link to nowhere is somebody’s as well. */
  g_assert_cmpint (symlink ("nowhere", link), ==, 0);
  g_assert_true (chancery_replace_is_taken (link));
  g_assert_cmpint ((*rename) (AT_FDCWD, from, link), ==, -1);
  g_assert_cmpint (errno, ==, EEXIST);
  g_unlink (link);

  /* What cannot be moved leaves no empty file behind. */
  g_unlink (from);
  g_assert_cmpint ((*rename) (AT_FDCWD, from, link), ==, -1);
  g_assert_cmpint (errno, ==, ENOENT);
  g_assert_false (chancery_replace_is_taken (link));

  g_unlink (to);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_what_is_there (void)
{
  g_autofree char *folder = g_dir_make_tmp ("chancery-replace-XXXXXX", NULL);
  g_autofree char *from = put (folder, "new", "new");
  g_autofree char *to = put (folder, "name", "old");

  g_assert_cmpint (chancery_replace_rename (AT_FDCWD, from, to, CHANCERY_REPLACE_WHAT_IS_THERE), ==,
                   0);
  assert_content (to, "new");
  g_unlink (to);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  static const Rename plainly = rename_plainly, by_name = chancery_replace_take_name;

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/store/replace/nothing", &plainly, test_nothing);
  g_test_add_data_func ("/store/replace/nothing-by-taking-the-name", &by_name, test_nothing);
  g_test_add_func ("/store/replace/what-is-there", test_what_is_there);

  return g_test_run ();
}
