/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-places.h"

#include "chancery-line-index.h"

struct _ChanceryPlaces
{
  ChanceryRecord *record;
  const ChanceryField *list; /* of which the lines are */
  ChanceryLineIndex *lines;
};

ChanceryPlaces *
chancery_places_new (ChanceryRecord *record)
{
  ChanceryPlaces *self;

  g_return_val_if_fail (record != NULL, NULL);

  self = g_new0 (ChanceryPlaces, 1);
  self->record = chancery_record_ref (record);
  return self;
}

void
chancery_places_free (ChanceryPlaces *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->lines, chancery_line_index_free);
  g_clear_pointer (&self->record, chancery_record_unref);
  g_free (self);
}

static ChanceryLine *
find_line (ChanceryPlaces *self, const ChanceryField *list, const char *key)
{
  if (self->list != list)
    {
      g_clear_pointer (&self->lines, chancery_line_index_free);
      self->lines = chancery_line_index_new (chancery_record_get_value (self->record, list));
      self->list = list;
    }
  return chancery_line_index_find_line (self->lines, key);
}

ChanceryValue *
chancery_places_dup_value (ChanceryPlaces *self, const ChanceryChange *change)
{
  ChanceryValue *value;
  ChanceryLine *line;

  g_return_val_if_fail (self != NULL && change != NULL, NULL);

  if (change->line_id == NULL)
    value = chancery_record_get_value (self->record, change->field);
  else
    {
      line = find_line (self, change->field, change->line_id);
      if (line != NULL && change->line_field == NULL)
        return chancery_value_new_line (line);
      value = line != NULL ? chancery_line_get_value (line, change->line_field) : NULL;
    }
  return value != NULL ? chancery_value_ref (value) : NULL;
}
