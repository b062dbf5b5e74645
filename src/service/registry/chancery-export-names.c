/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-export-names.h"

#include "chancery-export.h"

/* Whoever has so many looks for another folder. */
#define MOST_NUMBERS 9999

char **
chancery_export_names_list_taken (const char *folder,
                                  const char *stem,
                                  const char *const *suffixes,
                                  const char *const *replaced)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (folder != NULL && stem != NULL && suffixes != NULL, NULL);

  for (; *suffixes != NULL; suffixes++)
    {
      g_autofree char *file = g_strconcat (stem, *suffixes, NULL);
      g_autofree char *path = g_build_filename (folder, file, NULL);
      g_auto (GStrv) taken = chancery_export_list_taken (path);

      for (char **one = taken; *one != NULL; one++)
        {
          g_autofree char *name = g_path_get_basename (*one);

          if (replaced == NULL || !g_strv_contains (replaced, name))
            g_strv_builder_add (names, name);
        }
    }
  return g_strv_builder_end (names);
}

char *
chancery_export_names_find_free (const char *folder, const char *stem, const char *const *suffixes)
{
  g_return_val_if_fail (stem != NULL, NULL);

  for (guint number = 1; number <= MOST_NUMBERS; number++)
    {
      g_autofree char *numbered = number > 1 ? g_strdup_printf ("%s (%u)", stem, number)
                                             : g_strdup (stem);
      g_auto (GStrv) taken = chancery_export_names_list_taken (folder, numbered, suffixes, NULL);

      if (taken[0] == NULL)
        return g_steal_pointer (&numbered);
    }
  return NULL;
}
