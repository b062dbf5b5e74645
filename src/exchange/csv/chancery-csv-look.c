/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-csv-look.h"

#include "chancery-csv.h"
#include "chancery-db.h"
#include "chancery-errors.h"
#include "chancery-formats.h"
#include "chancery-seal.h"
#include "chancery-spool.h"
#include "chancery-unseal.h"
#include "chancery-uuid.h"

#include <string.h>

ChanceryCsvLook *
chancery_csv_look_copy (const ChanceryCsvLook *self)
{
  ChanceryCsvLook *copy = g_new0 (ChanceryCsvLook, 1);
  guint n = chancery_csv_mapping_get_n_columns (self->mapping);

  copy->mapping = chancery_csv_mapping_copy (self->mapping);
  copy->examples = g_new0 (char *, n + 1);
  copy->days = g_memdup2 (self->days, (n + 1) * sizeof *self->days);
  for (guint i = 0; i < n; i++)
    {
      copy->examples[i] = g_strdup (self->examples[i]);
      copy->days[i].example = g_strdup (self->days[i].example);
    }
  copy->known = self->known;
  copy->separator = self->separator;
  return copy;
}

void
chancery_csv_look_free (ChanceryCsvLook *self)
{
  guint n;

  if (self == NULL)
    return;
  n = chancery_csv_mapping_get_n_columns (self->mapping);
  for (guint i = 0; i < n; i++)
    {
      g_free (self->examples[i]);
      chancery_csv_days_clear (&self->days[i]);
    }
  g_free (self->examples);
  g_free (self->days);
  chancery_csv_mapping_free (self->mapping);
  g_free (self);
}

gboolean
chancery_csv_look_recognizes (const char *name, const char *bytes, gsize length)
{
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  if (lower != NULL && !g_str_has_suffix (lower, ".csv"))
    return FALSE;
  /* JSON is JSON, whatever is said of it. */
  while (length > 0 && g_ascii_isspace (*bytes))
    {
      bytes++;
      length--;
    }
  return length == 0 || strchr ("{[", *bytes) == NULL;
}

/* @examples: (nullable): of each column, as @days. */
static gboolean
read_rows (ChanceryCsv *csv,
           guint n_columns,
           char **examples,
           ChanceryCsvDays *days,
           GCancellable *cancellable,
           GError **error)
{
  for (guint row = 0; row < CHANCERY_CSV_LOOK_MAX_ROWS; row++)
    {
      g_auto (GStrv) cells = NULL;
      guint64 line;

      if (!chancery_csv_next (csv, &cells, &line, cancellable, error))
        return FALSE;
      for (guint i = 0; cells != NULL && i < n_columns && cells[i] != NULL; i++)
        {
          if (examples != NULL && examples[i] == NULL && *cells[i] != '\0')
            examples[i] = g_strdup (cells[i]);
          chancery_csv_days_take (&days[i], cells[i]);
        }
      if (cells == NULL)
        return TRUE;
    }
  return TRUE;
}

/* Lists that were kept elsewhere number their rows in a column “ID”, too: of this program is one in
 * which there stands what it writes there. */
static gboolean
says_who_it_is (const ChanceryCsvLook *look)
{
  guint n = chancery_csv_mapping_get_n_columns (look->mapping);
  gboolean is_empty = TRUE;
  gboolean says = FALSE;

  for (guint i = 0; i < n; i++)
    {
      const char *path = chancery_csv_mapping_get_path (look->mapping, i);
      gboolean is_id = g_strcmp0 (path, "id") == 0;

      is_empty &= look->examples[i] == NULL;
      if (look->examples[i] == NULL || (!is_id && g_strcmp0 (path, "kind") != 0))
        continue;
      if (is_id ? !chancery_uuid_is_valid (look->examples[i])
                : chancery_kind_find (look->examples[i]) == NULL)
        return FALSE;
      says = TRUE;
    }
  return says || is_empty;
}

/* Nobody knows in which order a day is that may be two. */
static gboolean
settle_orders (ChanceryCsvLook *look)
{
  guint n = chancery_csv_mapping_get_n_columns (look->mapping);
  gboolean settled = TRUE;

  for (guint i = 0; i < n; i++)
    {
      chancery_csv_mapping_settle_order (look->mapping, i, &look->days[i]);
      settled &= !chancery_csv_mapping_is_doubtful (look->mapping, i, &look->days[i]);
    }
  return settled;
}

static ChanceryCsvLook *
look_at (ChanceryDb *db,
         GInputStream *stream,
         const char *name,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (ChanceryCsv) csv = chancery_csv_new (stream, name);
  g_autoptr (ChanceryCsvLook) look = NULL;
  g_auto (GStrv) headings = NULL;
  static const char *const none[] = { NULL };
  guint64 line;
  guint n;

  if (!chancery_csv_next (csv, &headings, &line, cancellable, error))
    return NULL;
  look = g_new0 (ChanceryCsvLook, 1);
  look->separator = chancery_csv_get_separator (csv);
  look->mapping = chancery_csv_mapping_new (headings != NULL ? (const char *const *)headings : none,
                                            CHANCERY_KIND_NONE);
  n = chancery_csv_mapping_get_n_columns (look->mapping);
  look->examples = g_new0 (char *, n + 1);
  look->days = g_new0 (ChanceryCsvDays, n + 1);
  if (!read_rows (csv, n, look->examples, look->days, cancellable, error))
    return NULL;
  if (!says_who_it_is (look))
    chancery_csv_mapping_disown (look->mapping);
  look->known = chancery_csv_mapping_is_ours (look->mapping);
  if (!chancery_csv_mapping_load (look->mapping, db, error))
    return NULL;
  look->known &= settle_orders (look);
  return g_steal_pointer (&look);
}

static GInputStream *
open_spool (ChancerySpool *spool)
{
  g_autoptr (GInputStream) inside = chancery_spool_open (spool, 0, chancery_spool_get_size (spool));

  return g_buffered_input_stream_new (inside);
}

/* What is in a sealed table, of which its name tells that it is one; else @stream itself. */
static GInputStream *
open_seal (ChanceryDb *db,
           GInputStream *stream,
           char **name,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *home = g_path_get_dirname (chancery_db_get_path (db));
  g_autofree char *plain = chancery_seal_strip_name (*name);
  g_autoptr (ChancerySealNews) news = chancery_seal_news_new ();
  g_autoptr (ChancerySpool) spool = NULL;
  const char *bytes;
  gsize length;

  if (g_buffered_input_stream_fill (G_BUFFERED_INPUT_STREAM (stream), -1, cancellable, error) < 0)
    return NULL;
  bytes = g_buffered_input_stream_peek_buffer (G_BUFFERED_INPUT_STREAM (stream), &length);
  if (!chancery_unseal_recognizes (bytes, length) ||
      chancery_formats_find_for_path (plain) != chancery_formats_find ("csv"))
    return g_object_ref (stream);
  spool = chancery_unseal_open (stream, *name, NULL, home, news, NULL, NULL, cancellable, error);
  if (spool == NULL)
    return NULL;
  g_free (*name);
  *name = g_steal_pointer (&plain);
  return open_spool (spool);
}

ChanceryCsvLook *
chancery_csv_look_read (ChanceryDb *db, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GInputStream) buffered = NULL;
  g_autoptr (GInputStream) table = NULL;
  g_autofree char *name = NULL;
  const char *bytes;
  gsize length;

  g_return_val_if_fail (db != NULL && G_IS_FILE (file), NULL);

  name = g_file_get_basename (file);
  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  buffered = g_buffered_input_stream_new (G_INPUT_STREAM (stream));
  table = open_seal (db, buffered, &name, cancellable, error);
  if (table == NULL ||
      g_buffered_input_stream_fill (G_BUFFERED_INPUT_STREAM (table), -1, cancellable, error) < 0)
    return NULL;
  bytes = g_buffered_input_stream_peek_buffer (G_BUFFERED_INPUT_STREAM (table), &length);
  return chancery_csv_look_recognizes (name, bytes, length)
             ? look_at (db, table, name, cancellable, error)
             : NULL;
}

GArray *
chancery_csv_look_read_days (GInputStream *stream,
                             const char *name,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (ChanceryCsv) csv = NULL;
  g_autoptr (GArray) days = NULL;
  g_autoptr (GError) reason = NULL;
  g_auto (GStrv) headings = NULL;
  guint64 line;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream) && name != NULL, NULL);

  csv = chancery_csv_new (stream, name);
  days = g_array_new (FALSE, TRUE, sizeof (ChanceryCsvDays));
  g_array_set_clear_func (days, (GDestroyNotify)chancery_csv_days_clear);
  if (chancery_csv_next (csv, &headings, &line, cancellable, &reason) && headings != NULL)
    {
      g_array_set_size (days, g_strv_length (headings));
      read_rows (csv, days->len, NULL, (ChanceryCsvDays *)(void *)days->data, cancellable, &reason);
    }
  if (reason != NULL && reason->domain != CHANCERY_EXCHANGE_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  return g_steal_pointer (&days);
}
