/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-csv-mapping-private.h"

#include "chancery-csv-guess.h"

#include <string.h>

static void
column_free (gpointer data)
{
  ChanceryCsvColumn *column = data;

  g_free (column->heading);
  g_free (column->path);
  g_free (column);
}

/* ---- guessing ---- */

static char *
guess (const ChanceryCsvMapping *self, const ChanceryCsvColumn *column)
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
    if (g_strcmp0 (chancery_csv_mapping_get_column (self, *other)->path, path) == 0)
      return !is_list (self, path);
  return FALSE;
}

/* What stands in brackets says that it is something else: “Sender (old)” takes nothing that any other column goes into,
 * whether one field or one of many lines. */
static void
guess_before_bracket (ChanceryCsvMapping *self, guint column)
{
  ChanceryCsvColumn *found = self->columns->pdata[column];
  g_autofree char *path = NULL;

  if (found->chosen || found->path != NULL)
    return;
  path = chancery_csv_guess_before_bracket (chancery_csv_mapping_get_kind (self), found->heading);
  if (path == NULL)
    return;
  for (guint i = 0; i < self->columns->len; i++)
    if (g_strcmp0 (chancery_csv_mapping_get_column (self, i)->path, path) == 0)
      return;
  found->path = g_steal_pointer (&path);
}

static void
guess_all (ChanceryCsvMapping *self)
{
  guint other;

  for (guint i = 0; i < self->columns->len; i++)
    {
      ChanceryCsvColumn *column = self->columns->pdata[i];

      if (column->chosen)
        continue;
      g_free (column->path);
      column->proposed = FALSE;
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
      ChanceryCsvColumn *column = g_new0 (ChanceryCsvColumn, 1);

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
  copy->encoding = self->encoding;
  copy->is_remembered = self->is_remembered;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const ChanceryCsvColumn *from = self->columns->pdata[i];
      ChanceryCsvColumn *column = g_memdup2 (from, sizeof *from);

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
    chancery_csv_mapping_get_column (self, i)->chosen = FALSE;
  self->kind = kind;
  self->is_remembered = FALSE;
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
  self->encoding = other->encoding;
  for (guint i = 0; i < self->columns->len; i++)
    {
      chancery_csv_mapping_set_path (self, i, chancery_csv_mapping_get_path (other, i));
      chancery_csv_mapping_set_order (self, i, chancery_csv_mapping_get_order (other, i));
      chancery_csv_mapping_get_column (self, i)->has_times =
          chancery_csv_mapping_has_times (other, i);
    }
  return TRUE;
}

/* Letters read otherwise make other headings, but the columns stand where they stood. */
void
chancery_csv_mapping_take_choices (ChanceryCsvMapping *self,
                                   const ChanceryCsvMapping *proposed,
                                   const ChanceryCsvMapping *other)
{
  g_return_if_fail (self != NULL && proposed != NULL && other != NULL);

  if (other->kind != proposed->kind)
    chancery_csv_mapping_restart (self, other->kind);
  for (guint i = 0; i < MIN (self->columns->len, MIN (proposed->columns->len, other->columns->len));
       i++)
    {
      const char *path = chancery_csv_mapping_get_path (other, i);
      const ChanceryCsvOrder order = chancery_csv_mapping_get_order (other, i);

      if (other->kind != proposed->kind ||
          g_strcmp0 (path, chancery_csv_mapping_get_path (proposed, i)) != 0)
        chancery_csv_mapping_set_path (self, i, path);
      if (order != chancery_csv_mapping_get_order (proposed, i))
        chancery_csv_mapping_set_order (self, i, order);
    }
}

const ChanceryEncoding *
chancery_csv_mapping_get_encoding (const ChanceryCsvMapping *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->encoding;
}

void
chancery_csv_mapping_set_encoding (ChanceryCsvMapping *self, const ChanceryEncoding *encoding)
{
  g_return_if_fail (self != NULL);

  self->encoding = encoding;
}

gboolean
chancery_csv_mapping_is_remembered (const ChanceryCsvMapping *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_remembered;
}

gboolean
chancery_csv_mapping_equal (const ChanceryCsvMapping *self, const ChanceryCsvMapping *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  if (self->kind != other->kind || self->encoding != other->encoding ||
      self->columns->len != other->columns->len)
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

  return chancery_csv_mapping_get_column (self, column)->heading;
}

const char *
chancery_csv_mapping_get_path (const ChanceryCsvMapping *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->columns->len, NULL);

  return chancery_csv_mapping_get_column (self, column)->path;
}

gboolean
chancery_csv_mapping_is_settled (const ChanceryCsvMapping *self, guint column)
{
  const ChanceryCsvColumn *found;

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

void
chancery_csv_mapping_propose (ChanceryCsvMapping *self, guint column, const char *path)
{
  ChanceryCsvColumn *found;

  g_return_if_fail (self != NULL && path != NULL);
  g_return_if_fail (!chancery_csv_mapping_is_settled (self, column));

  found = self->columns->pdata[column];
  found->path = g_strdup (path);
  found->proposed = TRUE;
}

gboolean
chancery_csv_mapping_is_proposed (const ChanceryCsvMapping *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->columns->len, FALSE);

  return chancery_csv_mapping_get_column (self, column)->proposed;
}

gboolean
chancery_csv_mapping_set_path (ChanceryCsvMapping *self, guint column, const char *path)
{
  ChanceryCsvColumn *found;

  g_return_val_if_fail (self != NULL && column < self->columns->len, FALSE);

  if (path != NULL && *path == '\0')
    path = NULL;
  if (path != NULL && !chancery_csv_mapping_some_kind_has (path))
    return FALSE;
  found = self->columns->pdata[column];
  g_free (found->path);
  found->path = g_strdup (path);
  found->proposed = FALSE;
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

  return chancery_csv_mapping_get_column (self, column)->order;
}

void
chancery_csv_mapping_set_order (ChanceryCsvMapping *self, guint column, ChanceryCsvOrder order)
{
  g_return_if_fail (self != NULL && column < self->columns->len);

  chancery_csv_mapping_get_column (self, column)->order = order;
}

void
chancery_csv_mapping_settle_days (ChanceryCsvMapping *self,
                                  guint column,
                                  const ChanceryCsvDays *days)
{
  ChanceryCsvOrder order;

  g_return_if_fail (self != NULL && column < self->columns->len && days != NULL);

  chancery_csv_mapping_get_column (self, column)->has_times = days->has_times;
  if (chancery_csv_days_decide (days, &order))
    chancery_csv_mapping_set_order (self, column, order);
}

gboolean
chancery_csv_mapping_has_times (const ChanceryCsvMapping *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->columns->len, FALSE);

  return chancery_csv_mapping_get_column (self, column)->has_times;
}

gboolean
chancery_csv_mapping_is_doubtful (const ChanceryCsvMapping *self,
                                  guint column,
                                  const ChanceryCsvDays *days)
{
  ChanceryCsvOrder order;

  g_return_val_if_fail (self != NULL && column < self->columns->len && days != NULL, FALSE);

  return days->example != NULL && !chancery_csv_mapping_get_column (self, column)->says_order &&
         chancery_csv_mapping_is_date (self, column) && !chancery_csv_days_decide (days, &order);
}
