/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-csv-mapping.h"

#include "chancery-csv-guess.h"
#include "chancery-csv.h"
#include "chancery-errors.h"
#include "chancery-settings.h"
#include "chancery-sha256.h"
#include "chancery-text.h"

#include <string.h>

typedef struct
{
  char *heading;
  char *path; /* NULL: nowhere */
  gboolean chosen;
  ChanceryCsvOrder order;
  gboolean says_order; /* now, by somebody */
} Column;

struct _ChanceryCsvMapping
{
  GPtrArray *columns;
  gboolean is_ours; /* its rows say what they are: this program may have written it */
  ChanceryKindId kind;
};

static void
column_free (gpointer data)
{
  Column *column = data;

  g_free (column->heading);
  g_free (column->path);
  g_free (column);
}

/* ---- guessing ---- */

static char *
guess (const ChanceryCsvMapping *self, const Column *column)
{
  return chancery_csv_guess (chancery_csv_mapping_get_kind (self), self->is_ours, column->heading);
}

/* Of the kind of the rows, else of the first that has it: each row may say its own. */
static const ChanceryField *
find_field (const ChanceryCsvMapping *self, const char *path)
{
  const ChanceryField *field =
      chancery_kind_find_path (chancery_csv_mapping_get_kind (self), path, NULL);

  for (ChanceryKindId i = CHANCERY_KIND_NONE + 1; field == NULL && i < CHANCERY_N_KINDS; i++)
    field = chancery_kind_find_path (chancery_kind_get (i), path, NULL);
  return field;
}

/* Lines, and items of a list, may come out of several columns. */
static gboolean
is_list (const ChanceryCsvMapping *self, const char *path)
{
  const ChanceryField *field = strchr (path, '.') == NULL ? find_field (self, path) : NULL;

  return strchr (path, '.') != NULL ||
         (field != NULL && chancery_field_has_flag (field, CHANCERY_FIELD_LIST));
}

/* The first of the columns before @n that goes into @path, which takes no other. */
static gboolean
is_taken (const ChanceryCsvMapping *self, guint n, const char *path, guint *other)
{
  for (*other = 0; *other < n; (*other)++)
    if (g_strcmp0 (((Column *)self->columns->pdata[*other])->path, path) == 0)
      return !is_list (self, path);
  return FALSE;
}

/* What stands in brackets says that it is something else: “Sender (old)” takes nothing that any other column goes into,
 * whether one field or one of many lines. */
static void
guess_before_bracket (ChanceryCsvMapping *self, guint column)
{
  Column *found = self->columns->pdata[column];
  g_autofree char *path = NULL;

  if (found->chosen || found->path != NULL)
    return;
  path = chancery_csv_guess_before_bracket (chancery_csv_mapping_get_kind (self), found->heading);
  if (path == NULL)
    return;
  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (((Column *)self->columns->pdata[i])->path, path) == 0)
      return;
  found->path = g_steal_pointer (&path);
}

static void
guess_all (ChanceryCsvMapping *self)
{
  guint other;

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = self->columns->pdata[i];

      if (column->chosen)
        continue;
      g_free (column->path);
      column->path = guess (self, column);
      if (column->path != NULL && is_taken (self, i, column->path, &other))
        g_clear_pointer (&column->path, g_free);
    }
  for (guint i = 0; i < self->columns->len && !self->is_ours; i++)
    guess_before_bracket (self, i);
}

ChanceryCsvMapping *
chancery_csv_mapping_new (const char *const *headings, ChanceryKindId kind)
{
  ChanceryCsvMapping *self;

  g_return_val_if_fail (headings != NULL, NULL);

  self = g_new0 (ChanceryCsvMapping, 1);
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->kind = kind;
  for (guint i = 0; headings[i] != NULL; i++)
    {
      Column *column = g_new0 (Column, 1);

      column->heading = g_strdup (headings[i]);
      g_ptr_array_add (self->columns, column);
      self->is_ours |= g_ascii_strcasecmp (headings[i], "kind") == 0 ||
                       g_ascii_strcasecmp (headings[i], "id") == 0;
    }
  guess_all (self);
  return self;
}

ChanceryCsvMapping *
chancery_csv_mapping_copy (const ChanceryCsvMapping *self)
{
  ChanceryCsvMapping *copy = g_new0 (ChanceryCsvMapping, 1);

  copy->columns = g_ptr_array_new_with_free_func (column_free);
  copy->kind = self->kind;
  copy->is_ours = self->is_ours;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *from = self->columns->pdata[i];
      Column *column = g_memdup2 (from, sizeof *from);

      column->heading = g_strdup (from->heading);
      column->path = g_strdup (from->path);
      g_ptr_array_add (copy->columns, column);
    }
  return copy;
}

void
chancery_csv_mapping_free (ChanceryCsvMapping *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->columns);
  g_free (self);
}

/* ---- remembering ---- */

static char *
make_key (const ChanceryCsvMapping *self)
{
  g_autoptr (ChancerySha256) checksum = chancery_sha256_new ();

  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = self->columns->pdata[i];

      chancery_sha256_update (checksum, column->heading, strlen (column->heading) + 1);
    }
  return g_strconcat ("table.", chancery_sha256_get_string (checksum), NULL);
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
  g_autoptr (GError) reason = NULL;
  const ChanceryKind *kind;

  g_return_val_if_fail (self != NULL && db != NULL, FALSE);

  key = make_key (self);
  value = chancery_settings_get (db, key, &reason);
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  lines = value != NULL ? g_strsplit (value, "\n", -1) : NULL;
  if (lines == NULL || g_strv_length (lines) != self->columns->len + 1)
    return TRUE;
  kind = chancery_kind_find (lines[0]);
  /* What goes where in records of one kind says nothing of another. */
  if (self->kind != CHANCERY_KIND_NONE && (kind == NULL || kind->index != self->kind))
    return TRUE;
  if (kind != NULL)
    self->kind = kind->index;
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
chancery_csv_mapping_save (const ChanceryCsvMapping *self, ChanceryDb *db, GError **error)
{
  g_autofree char *key = NULL;
  g_autoptr (GString) value = NULL;

  g_return_val_if_fail (self != NULL && db != NULL, FALSE);

  key = make_key (self);
  value = g_string_new (chancery_csv_mapping_get_kind (self)->id);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = self->columns->pdata[i];

      g_string_append_printf (value, "\n%s", column->path != NULL ? column->path : "");
      if (column->order == CHANCERY_CSV_MONTH_FIRST && chancery_csv_mapping_is_date (self, i))
        g_string_append_printf (value, " %s", chancery_csv_order_to_string (column->order));
    }
  return chancery_settings_set (db, key, value->str, error);
}

/* ---- what it says ---- */

const ChanceryKind *
chancery_csv_mapping_get_kind (const ChanceryCsvMapping *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return chancery_kind_get (self->kind != CHANCERY_KIND_NONE ? self->kind : CHANCERY_KIND_DOCUMENT);
}

void
chancery_csv_mapping_restart (ChanceryCsvMapping *self, ChanceryKindId kind)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->columns->len; i++)
    ((Column *)self->columns->pdata[i])->chosen = FALSE;
  self->kind = kind;
  guess_all (self);
}

void
chancery_csv_mapping_disown (ChanceryCsvMapping *self)
{
  g_return_if_fail (self != NULL);

  self->is_ours = FALSE;
  guess_all (self);
}

gboolean
chancery_csv_mapping_assign (ChanceryCsvMapping *self, const ChanceryCsvMapping *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  if (self->columns->len != other->columns->len)
    return FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    if (strcmp (chancery_csv_mapping_get_heading (self, i),
                chancery_csv_mapping_get_heading (other, i)) != 0)
      return FALSE;
  self->kind = other->kind;
  for (guint i = 0; i < self->columns->len; i++)
    {
      chancery_csv_mapping_set_path (self, i, chancery_csv_mapping_get_path (other, i));
      chancery_csv_mapping_set_order (self, i, chancery_csv_mapping_get_order (other, i));
    }
  return TRUE;
}

gboolean
chancery_csv_mapping_equal (const ChanceryCsvMapping *self, const ChanceryCsvMapping *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  if (self->kind != other->kind || self->columns->len != other->columns->len)
    return FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (chancery_csv_mapping_get_path (self, i),
                   chancery_csv_mapping_get_path (other, i)) != 0 ||
        chancery_csv_mapping_get_order (self, i) != chancery_csv_mapping_get_order (other, i))
      return FALSE;
  return TRUE;
}

gboolean
chancery_csv_mapping_is_ours (const ChanceryCsvMapping *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!self->is_ours)
    return FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    if (!chancery_csv_mapping_is_settled (self, i) && chancery_csv_mapping_has_heading (self, i))
      return FALSE;
  return TRUE;
}

guint
chancery_csv_mapping_get_n_columns (const ChanceryCsvMapping *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->columns->len;
}

const char *
chancery_csv_mapping_get_heading (const ChanceryCsvMapping *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->columns->len, NULL);

  return ((Column *)self->columns->pdata[column])->heading;
}

const char *
chancery_csv_mapping_get_path (const ChanceryCsvMapping *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->columns->len, NULL);

  return ((Column *)self->columns->pdata[column])->path;
}

gboolean
chancery_csv_mapping_is_settled (const ChanceryCsvMapping *self, guint column)
{
  const Column *found;

  g_return_val_if_fail (self != NULL && column < self->columns->len, FALSE);

  found = self->columns->pdata[column];
  return found->chosen || found->path != NULL;
}

static gboolean
says_kinds (const ChanceryCsvMapping *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (chancery_csv_mapping_get_path (self, i), "kind") == 0)
      return TRUE;
  return FALSE;
}

/* Whether the cells of several columns can stand in @path of one record: as lines, or as items of a list. */
static gboolean
takes_many (const ChanceryCsvMapping *self, const char *path)
{
  const ChanceryKind *kind = chancery_csv_mapping_get_kind (self);

  /* The title of what has names is one more name. */
  if (strcmp (path, "title") == 0)
    return chancery_kind_has_flag (kind, CHANCERY_KIND_NAMED) && !says_kinds (self);
  return is_list (self, path);
}

gboolean
chancery_csv_mapping_is_double (const ChanceryCsvMapping *self, guint column, guint *other)
{
  const char *path;

  g_return_val_if_fail (self != NULL && column < self->columns->len && other != NULL, FALSE);

  path = chancery_csv_mapping_get_path (self, column);
  if (path == NULL || takes_many (self, path))
    return FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    if (i != column && g_strcmp0 (chancery_csv_mapping_get_path (self, i), path) == 0)
      {
        *other = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
chancery_csv_mapping_is_late (const ChanceryCsvMapping *self, guint column, guint *other)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (self != NULL && column < self->columns->len && other != NULL, FALSE);

  if (chancery_csv_mapping_is_settled (self, column))
    return FALSE;
  path = guess (self, self->columns->pdata[column]);
  return path != NULL && is_taken (self, self->columns->len, path, other);
}

gboolean
chancery_csv_mapping_set_path (ChanceryCsvMapping *self, guint column, const char *path)
{
  Column *found;

  g_return_val_if_fail (self != NULL && column < self->columns->len, FALSE);

  if (path != NULL && *path == '\0')
    path = NULL;
  if (path != NULL && !chancery_csv_mapping_some_kind_has (path))
    return FALSE;
  found = self->columns->pdata[column];
  g_free (found->path);
  found->path = g_strdup (path);
  found->chosen = TRUE;
  return TRUE;
}

gboolean
chancery_csv_mapping_is_date (const ChanceryCsvMapping *self, guint column)
{
  const char *path;
  const ChanceryField *field;

  g_return_val_if_fail (self != NULL && column < self->columns->len, FALSE);

  path = chancery_csv_mapping_get_path (self, column);
  field = path != NULL ? find_field (self, path) : NULL;
  return field != NULL && field->type == CHANCERY_TYPE_DATE;
}

ChanceryCsvOrder
chancery_csv_mapping_get_order (const ChanceryCsvMapping *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->columns->len, CHANCERY_CSV_DAY_FIRST);

  return ((Column *)self->columns->pdata[column])->order;
}

void
chancery_csv_mapping_set_order (ChanceryCsvMapping *self, guint column, ChanceryCsvOrder order)
{
  g_return_if_fail (self != NULL && column < self->columns->len);

  ((Column *)self->columns->pdata[column])->order = order;
}

void
chancery_csv_mapping_settle_order (ChanceryCsvMapping *self,
                                   guint column,
                                   const ChanceryCsvDays *days)
{
  ChanceryCsvOrder order;

  g_return_if_fail (self != NULL && days != NULL);

  if (chancery_csv_days_decide (days, &order))
    chancery_csv_mapping_set_order (self, column, order);
}

gboolean
chancery_csv_mapping_is_doubtful (const ChanceryCsvMapping *self,
                                  guint column,
                                  const ChanceryCsvDays *days)
{
  ChanceryCsvOrder order;

  g_return_val_if_fail (self != NULL && column < self->columns->len && days != NULL, FALSE);

  return days->example != NULL && !((Column *)self->columns->pdata[column])->says_order &&
         chancery_csv_mapping_is_date (self, column) && !chancery_csv_days_decide (days, &order);
}

static gboolean
find_column (const ChanceryCsvMapping *self, const char *name, guint *column)
{
  guint64 number;

  for (guint i = 0; i < self->columns->len; i++)
    if (strcmp (((Column *)self->columns->pdata[i])->heading, name) == 0)
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
      ((Column *)self->columns->pdata[column])->says_order = ordered;
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
chancery_csv_mapping_phrase_wish (const ChanceryCsvMapping *self,
                                  guint column,
                                  ChanceryCsvOrder order)
{
  const char *heading;
  const char *path;
  g_autofree char *shown = NULL;
  g_autofree char *wish = NULL;
  guint found;

  g_return_val_if_fail (self != NULL && column < self->columns->len, NULL);

  heading = chancery_csv_mapping_get_heading (self, column);
  path = chancery_csv_mapping_get_path (self, column);
  shown = chancery_text_shorten (heading, CHANCERY_CSV_MAX_HEADING);
  /* One of two that are called the same, or that nobody could type, goes by its number. */
  if (strcmp (shown, heading) == 0 && find_column (self, heading, &found) && found == column)
    wish = g_strdup_printf ("%s=%s %s", heading, path != NULL ? path : "",
                            chancery_csv_order_to_string (order));
  else
    wish = g_strdup_printf ("%u=%s %s", column + 1, path != NULL ? path : "",
                            chancery_csv_order_to_string (order));
  return g_shell_quote (wish);
}
