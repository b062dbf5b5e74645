/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-errors.h"
#include "chancery-levels.h"
#include "chancery-vocabulary.h"

#include <glib/gstdio.h>

static char *folder;
static char *path;

static void
write_levels (const char *text)
{
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* One process, one set of levels: the faults come first, they leave the shipped ones in place. */
static void
test_bad_files_are_refused (void)
{
  static const char *const bad[] = { "no key file", "[other]\na=A\n", "[levels]\nlow=\n",
                                     "[levels]\nlow=Low\nunmarked=Unmarked\n" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      write_levels (bad[i]);
      g_assert_false (chancery_levels_load (&error));
      g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, path));
    }
}

static void
test_own_levels_take_the_place_of_the_shipped (void)
{
  g_autoptr (GError) error = NULL;

  write_levels ("[levels]\nofficial=Official\nofficial-sensitive=Official, sensitive\n");
  g_assert_true (chancery_levels_load (&error));
  g_assert_no_error (error);
  g_assert_cmpint (chancery_vocabulary_level_rank ("unmarked"), ==, 0);
  g_assert_cmpint (chancery_vocabulary_level_rank ("official"), ==, 1);
  g_assert_cmpint (chancery_vocabulary_level_rank ("official-sensitive"), ==, 2);
  /* What was marked by the shipped levels is not let out by mistake. */
  g_assert_cmpint (chancery_vocabulary_level_rank ("restricted"), ==, G_MAXINT);
}

int
main (int argc, char **argv)
{
  int status;
  g_autofree char *room = g_dir_make_tmp ("chancery-levels-XXXXXX", NULL);

  g_setenv ("XDG_CONFIG_HOME", room, TRUE);
  g_test_init (&argc, &argv, NULL);
  folder = g_build_filename (room, "chancery", NULL);
  path = g_build_filename (folder, "levels.ini", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_test_add_func ("/model/levels/bad-files-are-refused", test_bad_files_are_refused);
  g_test_add_func ("/model/levels/own-levels", test_own_levels_take_the_place_of_the_shipped);
  status = g_test_run ();
  g_unlink (path);
  g_rmdir (folder);
  g_rmdir (room);
  g_free (folder);
  g_free (path);
  return status;
}
