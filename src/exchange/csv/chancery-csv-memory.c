/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-csv-memory.h"

#include "chancery-batches.h"
#include "chancery-settings.h"

#include <string.h>

/* What was chosen in so many imports is kept, the newest first: behind one that is taken back stands the one before. */
#define MOST_KEPT 4

/* A line of its own before each; what was kept before this was known has none, and stands for ever. */
#define MARK "#"

/* “12” and below it what was chosen, for each import.  @kept: (out) (array zero-terminated=1) (transfer full). */
static gboolean
read_kept (ChanceryDb *db, const char *key, char ***kept, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *value = chancery_settings_get (db, key, &reason);
  g_autofree char *marked = NULL;

  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (value != NULL && !g_str_has_prefix (value, MARK))
    marked = g_strconcat (MARK "0\n", value, NULL);
  else
    marked = g_steal_pointer (&value);
  *kept = g_strsplit (marked != NULL ? marked + strlen (MARK) : "", "\n" MARK, -1);
  return TRUE;
}

gboolean
chancery_csv_memory_get (ChanceryDb *db, const char *key, char **text, GError **error)
{
  g_auto (GStrv) kept = NULL;

  g_return_val_if_fail (db != NULL && key != NULL && text != NULL, FALSE);

  *text = NULL;
  if (!read_kept (db, key, &kept, error))
    return FALSE;
  for (guint i = 0; kept[i] != NULL && *text == NULL; i++)
    {
      const gint64 batch = g_ascii_strtoll (kept[i], NULL, 10);
      const char *end = strchr (kept[i], '\n');

      if (end != NULL && (batch == 0 || chancery_batches_stands (db, batch)))
        *text = g_strdup (end + 1);
    }
  return TRUE;
}

gboolean
chancery_csv_memory_put (ChanceryDb *db,
                         const char *key,
                         const char *text,
                         gint64 batch,
                         GError **error)
{
  g_auto (GStrv) kept = NULL;
  g_autoptr (GString) value = g_string_new (NULL);

  g_return_val_if_fail (db != NULL && key != NULL && text != NULL, FALSE);

  if (!read_kept (db, key, &kept, error))
    return FALSE;
  g_string_append_printf (value, MARK "%" G_GINT64_FORMAT "\n%s", batch, text);
  for (guint i = 0; kept[i] != NULL && i + 1 < MOST_KEPT; i++)
    g_string_append_printf (value, "\n" MARK "%s", kept[i]);
  return chancery_settings_set (db, key, value->str, error);
}
