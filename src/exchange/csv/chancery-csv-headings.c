/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-csv-headings.h"

#include "chancery-exchange-resources.h"
#include "chancery-text.h"

#define RESOURCE "/org/chancery/Chancery/headings.txt"

/* “[title]” and what follows it, a name to a line. */
static GHashTable *
read_index (void)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (chancery_exchange_get_resource (), RESOURCE,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_auto (GStrv) lines = NULL;
  const char *fields = NULL;

  g_assert (bytes != NULL);
  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean is_first = TRUE;

      if (*lines[i] == '[')
        fields = g_intern_string (g_strdelimit (lines[i], "[]", ' '));
      else if (*lines[i] != '\0' && *lines[i] != '#')
        is_first =
            g_hash_table_insert (index, chancery_text_fold_words (lines[i]), (gpointer)fields);
      g_assert (is_first);
    }
  return index;
}

const char *
chancery_csv_headings_find (const char *heading)
{
  static GHashTable *index;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (heading != NULL, NULL);

  if (g_once_init_enter (&index))
    g_once_init_leave (&index, read_index ());
  folded = chancery_text_fold_words (heading);
  return g_hash_table_lookup (index, folded);
}
