/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A mapping as text: as the registry remembers it, and as somebody says it of one column. */

#include "config.h"

#include "chancery-csv-mapping-private.h"

#include "chancery-csv-memory.h"
#include "chancery-csv.h"
#include "chancery-errors.h"
#include "chancery-sha256.h"
#include "chancery-text.h"

#include <string.h>

/* What their keys begin with; the digest of the headings follows, as they read and as they are written. */
#define COLUMNS_KEY "table."
#define ENCODING_KEY "written."

/* NULL where the headings cannot be written in @encoding.  @encoding: (nullable): NULL: as they are. */
static char *
make_key (const ChanceryCsvMapping *self, const char *prefix, const ChanceryEncoding *encoding)
{
  g_autoptr (ChancerySha256) checksum = chancery_sha256_new ();

  for (guint i = 0; i < self->columns->len; i++)
    {
      const char *heading = chancery_csv_mapping_get_column (self, i)->heading;
      gsize length = strlen (heading);
      g_autofree char *bytes =
          encoding != NULL
              ? g_convert (heading, (gssize)length, encoding->charset, "UTF-8", NULL, &length, NULL)
              : g_strdup (heading);

      if (bytes == NULL)
        return NULL;
      chancery_sha256_update (checksum, bytes, length + 1);
    }
  return g_strconcat (prefix, chancery_sha256_get_string (checksum), NULL);
}

/* “date_on_document month-first”: cuts the order off, where one follows. */
static gboolean
cut_order (char *field, ChanceryCsvOrder *order)
{
  char *blank = strrchr (field, ' ');

  if (blank == NULL || !chancery_csv_order_from_string (blank + 1, order))
    return FALSE;
  *blank = '\0';
  g_strchomp (field);
  return TRUE;
}

gboolean
chancery_csv_mapping_load (ChanceryCsvMapping *self, ChanceryDb *db, GError **error)
{
  g_autofree char *key = NULL;
  g_autofree char *value = NULL;
  g_auto (GStrv) lines = NULL;
  const ChanceryKind *kind;

  g_return_val_if_fail (self != NULL && db != NULL, FALSE);

  key = make_key (self, COLUMNS_KEY, NULL);
  if (!chancery_csv_memory_get (db, key, &value, error))
    return FALSE;
  lines = value != NULL ? g_strsplit (value, "\n", -1) : NULL;
  if (lines == NULL || g_strv_length (lines) != self->columns->len + 1)
    return TRUE;
  /* Behind it the encoding may stand, as it was kept once. */
  *strchrnul (lines[0], ' ') = '\0';
  kind = chancery_kind_find (lines[0]);
  /* What goes where in records of one kind says nothing of another. */
  if (self->kind != CHANCERY_KIND_NONE && (kind == NULL || kind->index != self->kind))
    return TRUE;
  if (kind != NULL)
    self->kind = kind->index;
  self->is_remembered = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      ChanceryCsvOrder order;

      if (cut_order (lines[i + 1], &order))
        chancery_csv_mapping_set_order (self, i, order);
      chancery_csv_mapping_set_path (self, i, lines[i + 1]);
    }
  return TRUE;
}

gboolean
chancery_csv_mapping_recall_encoding (const ChanceryCsvMapping *self,
                                      ChanceryDb *db,
                                      const ChanceryEncoding **encoding,
                                      GError **error)
{
  g_autofree char *key = NULL;
  g_autofree char *value = NULL;

  g_return_val_if_fail (self != NULL && self->encoding != NULL && db != NULL, FALSE);
  g_return_val_if_fail (encoding != NULL, FALSE);

  *encoding = NULL;
  key = make_key (self, ENCODING_KEY, self->encoding);
  if (key != NULL && !chancery_csv_memory_get (db, key, &value, error))
    return FALSE;
  if (value != NULL)
    *encoding = chancery_encoding_find (value);
  return TRUE;
}

static gboolean
save_columns (const ChanceryCsvMapping *self, ChanceryDb *db, gint64 batch, GError **error)
{
  g_autofree char *key = make_key (self, COLUMNS_KEY, NULL);
  g_autoptr (GString) value = g_string_new (chancery_csv_mapping_get_kind (self)->id);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const ChanceryCsvColumn *column = self->columns->pdata[i];

      g_string_append_printf (value, "\n%s", column->path != NULL ? column->path : "");
      if (column->order == CHANCERY_CSV_MONTH_FIRST && chancery_csv_mapping_is_date (self, i))
        g_string_append_printf (value, " %s", chancery_csv_order_to_string (column->order));
    }
  return chancery_csv_memory_put (db, key, value->str, batch, error);
}

/* Before a table is read nothing is known of its headings but their bytes. */
static gboolean
save_encoding (const ChanceryCsvMapping *self, ChanceryDb *db, gint64 batch, GError **error)
{
  g_autofree char *key = NULL;

  if (self->encoding == NULL)
    return TRUE;
  key = make_key (self, ENCODING_KEY, self->encoding);
  return key == NULL || chancery_csv_memory_put (db, key, self->encoding->id, batch, error);
}

gboolean
chancery_csv_mapping_save (const ChanceryCsvMapping *self,
                           ChanceryDb *db,
                           gint64 batch,
                           GError **error)
{
  g_return_val_if_fail (self != NULL && db != NULL, FALSE);

  return save_columns (self, db, batch, error) && save_encoding (self, db, batch, error);
}

static gboolean
find_column (const ChanceryCsvMapping *self, const char *name, guint *column)
{
  guint64 number;

  for (guint i = 0; i < self->columns->len; i++)
    if (strcmp (chancery_csv_mapping_get_column (self, i)->heading, name) == 0)
      {
        *column = i;
        return TRUE;
      }
  /* Nobody sees a blank behind a heading. */
  for (guint i = 0; i < self->columns->len; i++)
    {
      g_autofree char *stripped = chancery_csv_strip (chancery_csv_mapping_get_heading (self, i));

      *column = i;
      if (*stripped != '\0' && strcmp (stripped, name) == 0)
        return TRUE;
    }
  if (!g_ascii_string_to_unsigned (name, 10, 1, self->columns->len, &number, NULL))
    return FALSE;
  *column = (guint)number - 1;
  return TRUE;
}

/* FALSE with @error, where @field, or the order behind it, cannot be that of @column, which is called @name. */
static gboolean
set_field (ChanceryCsvMapping *self,
           guint column,
           const char *name,
           const char *field,
           GError **error)
{
  g_autofree char *path = g_strstrip (g_strdup (field));
  ChanceryCsvOrder order = CHANCERY_CSV_DAY_FIRST;
  gboolean ordered = cut_order (path, &order);

  if (!chancery_csv_mapping_set_path (self, column, path))
    g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
                 "the column “%s” cannot go into “%s”: that is no field", name, path);
  else if (ordered && !chancery_csv_mapping_is_date (self, column))
    g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
                 "the column “%s” cannot be %s: “%s” is no date", name,
                 chancery_csv_order_to_string (order), path);
  else
    {
      if (ordered)
        chancery_csv_mapping_set_order (self, column, order);
      chancery_csv_mapping_get_column (self, column)->says_order = ordered;
      return TRUE;
    }
  return FALSE;
}

gboolean
chancery_csv_mapping_set (ChanceryCsvMapping *self, const char *text, GError **error)
{
  const char *equals;
  g_autofree char *name = NULL;
  guint column;

  g_return_val_if_fail (self != NULL && text != NULL, FALSE);

  /* A heading may have the sign in it, a field has not. */
  equals = strrchr (text, '=');
  name = equals != NULL ? g_strndup (text, (gsize)(equals - text)) : g_strdup (text);
  if (equals != NULL && find_column (self, name, &column))
    return set_field (self, column, name, equals + 1, error);
  g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
               "the table has no column “%s”", name);
  return FALSE;
}

char *
chancery_csv_mapping_phrase_path_wish (const ChanceryCsvMapping *self,
                                       guint column,
                                       const char *path)
{
  const char *heading;
  g_autofree char *shown = NULL;
  g_autofree char *wish = NULL;
  guint found;

  g_return_val_if_fail (self != NULL && column < self->columns->len && path != NULL, NULL);

  heading = chancery_csv_mapping_get_heading (self, column);
  shown = chancery_text_shorten (heading, CHANCERY_CSV_MAX_HEADING);
  /* One of two that are called the same, or that nobody could type, goes by its number. */
  if (strcmp (shown, heading) == 0 && find_column (self, heading, &found) && found == column)
    wish = g_strdup_printf ("%s=%s", heading, path);
  else
    wish = g_strdup_printf ("%u=%s", column + 1, path);
  return g_shell_quote (wish);
}

char *
chancery_csv_mapping_phrase_wish (const ChanceryCsvMapping *self,
                                  guint column,
                                  ChanceryCsvOrder order)
{
  const char *path;
  g_autofree char *goal = NULL;

  g_return_val_if_fail (self != NULL && column < self->columns->len, NULL);

  path = chancery_csv_mapping_get_path (self, column);
  goal = g_strdup_printf ("%s %s", path != NULL ? path : "", chancery_csv_order_to_string (order));
  return chancery_csv_mapping_phrase_path_wish (self, column, goal);
}
