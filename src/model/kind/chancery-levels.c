/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-levels.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "chancery-errors.h"
#include "chancery-text.h"
#include "chancery-vocabulary.h"

#define GROUP "levels"
#define LOWEST "unmarked"

/* The user's file before the system's; NULL when there is none. */
static char *
find_file (void)
{
  const char *const *folders = g_get_system_config_dirs ();
  g_autofree char *own =
      g_build_filename (g_get_user_config_dir (), "chancery", "levels.ini", NULL);

  if (g_file_test (own, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&own);
  for (; *folders != NULL; folders++)
    {
      g_autofree char *path = g_build_filename (*folders, "chancery", "levels.ini", NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  return NULL;
}

static char **
read_levels (GKeyFile *file, char **codes, GError **error)
{
  g_autoptr (GStrvBuilder) levels = g_strv_builder_new ();

  if (codes[0] == NULL || strcmp (codes[0], LOWEST) != 0)
    {
      g_strv_builder_add (levels, LOWEST);
      /* Not asked of the vocabulary: the first question there settles which levels are read. */
      g_strv_builder_add (levels, N_ ("Unmarked"));
    }
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *label = g_key_file_get_string (file, GROUP, codes[i], error);

      if (label == NULL)
        return NULL;
      if (*label == '\0' || !chancery_text_is_identifier_safe (codes[i]) ||
          (i > 0 && strcmp (codes[i], LOWEST) == 0))
        {
          g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                       "“%s” is no level: each has a name, and “unmarked” is the lowest", codes[i]);
          return NULL;
        }
      g_strv_builder_add (levels, codes[i]);
      g_strv_builder_add (levels, label);
    }
  return g_strv_builder_end (levels);
}

gboolean
chancery_levels_load (GError **error)
{
  g_autofree char *path = find_file ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) codes = NULL;
  g_auto (GStrv) levels = NULL;
  g_autoptr (GError) inner = NULL;

  if (path == NULL)
    return TRUE;
  if (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &inner))
    codes = g_key_file_get_keys (file, GROUP, NULL, &inner);
  if (codes != NULL)
    levels = read_levels (file, codes, &inner);
  if (levels == NULL)
    {
      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID, "%s: %s", path,
                   inner->message);
      return FALSE;
    }
  chancery_vocabulary_set_levels ((const char *const *)levels);
  return TRUE;
}
