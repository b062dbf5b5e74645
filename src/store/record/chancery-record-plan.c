/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-plan.h"

#include "chancery-layout.h"
#include "chancery-sql-kind.h"

#include <string.h>

/* Where the columns of `record` begin in the statement of rows: after place and uuid. */
#define FIRST_IN_RECORD 2
/* Those of a line: after place, ordinal, uuid and unknown. */
#define FIRST_IN_LINE 4

static ChanceryRecordPlan plans[CHANCERY_N_KINDS];

/* Fields of @fields from the column @column on; answers the one after them.  @kind NULL: fields of lines. */
static int
place_fields (ChanceryPlanTable *self,
              const ChanceryKind *kind,
              const ChanceryField *const *fields,
              guint n_fields,
              int column)
{
  self->fields = g_new (ChanceryPlanField, n_fields);
  self->n_fields = n_fields;
  for (guint i = 0; i < n_fields; i++)
    {
      self->fields[i].field = fields[i];
      self->fields[i].place = kind != NULL
                                  ? (guint)chancery_kind_get_field_position (kind, fields[i])
                                  : (guint)(fields[i] - self->known);
      self->fields[i].column = column;
      column += (int)chancery_sql_field_n_telling (fields[i]);
    }
  return column;
}

static void
plan_rows (ChanceryRecordPlan *self)
{
  const ChanceryLayout *layouts[] = { chancery_layout_get_envelope (),
                                      chancery_layout_get_kind (self->kind) };
  const ChanceryField *known[] = { chancery_kind_get_envelope (), self->kind->fields };
  g_autofree const ChanceryField **in_record = NULL;
  guint n_in_record;
  const char *const *ids = chancery_layout_list_in_record (&n_in_record);
  int column;

  self->select = chancery_layout_make_row_select (layouts[1]);
  in_record = g_new (const ChanceryField *, n_in_record);
  for (guint i = 0; i < n_in_record; i++)
    in_record[i] = chancery_kind_find_field (self->kind, ids[i]);
  self->tables[0] =
      (ChanceryPlanTable){ .name = "record", .known = known[0], .head = -1, .unknown = -1 };
  column = place_fields (&self->tables[0], self->kind, in_record, n_in_record, FIRST_IN_RECORD);
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      ChanceryPlanTable *table = &self->tables[i + 1];

      *table = (ChanceryPlanTable){
        .name = layouts[i]->table, .known = known[i], .head = column, .unknown = column + 1
      };
      column =
          place_fields (table, self->kind, layouts[i]->fields, layouts[i]->n_fields, column + 2);
    }
}

static void
plan_list (ChanceryPlanTable *self, const ChanceryKind *kind, const ChanceryField *list)
{
  const ChanceryLayout *layout = chancery_layout_get_lines (kind, list);

  *self = (ChanceryPlanTable){
    .name = layout->table,
    .known = list->lines,
    .list = list,
    .place = (guint)chancery_kind_get_field_position (kind, list),
    .select = chancery_layout_make_lines_select (layout),
    .is_empty = chancery_layout_make_empty_select (layout),
    .head = -1,
    .unknown = FIRST_IN_LINE - 1,
  };
  place_fields (self, NULL, layout->fields, layout->n_fields, FIRST_IN_LINE);
}

static void
add_part (GArray *parts, const ChanceryField *list, int n_list, const ChanceryField *field, guint i)
{
  ChanceryPlanPart part = { .list = n_list, .field = field, .place = i };

  if (!chancery_sql_field_is_reference (field) && !chancery_sql_field_is_item (field))
    return;
  part.path = chancery_sql_kind_path (list, field);
  g_array_append_val (parts, part);
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  return strcmp (((const ChanceryPlanPart *)a)->path, ((const ChanceryPlanPart *)b)->path);
}

static void
plan_lists_and_parts (ChanceryRecordPlan *self)
{
  guint n_fields = chancery_kind_get_n_fields (self->kind);
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (ChanceryPlanPart));

  self->lists = g_new0 (ChanceryPlanTable, n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (self->kind, i);

      add_part (parts, NULL, -1, field, i);
      if (field->type != CHANCERY_TYPE_LINES)
        continue;
      for (guint n = 0; field->lines[n].id != NULL; n++)
        add_part (parts, field, (int)self->n_lists, &field->lines[n], n);
      plan_list (&self->lists[self->n_lists++], self->kind, field);
    }
  g_array_sort (parts, compare_parts);
  self->n_parts = parts->len;
  self->parts = (ChanceryPlanPart *)g_array_steal (parts, NULL);
}

const ChanceryRecordPlan *
chancery_record_plan_get (const ChanceryKind *kind)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      for (guint i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
        {
          plans[i].kind = chancery_kind_get (i);
          plan_rows (&plans[i]);
          plan_lists_and_parts (&plans[i]);
        }
      g_once_init_leave (&once, 1);
    }
  return &plans[kind->index];
}

int
chancery_record_plan_find_part (const ChanceryRecordPlan *self, const char *path, int guess)
{
  guint low = 0;
  guint high = self->n_parts;

  if (guess >= 0 && strcmp (self->parts[guess].path, path) == 0)
    return guess;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (self->parts[middle].path, path);

      if (order == 0)
        return (int)middle;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return -1;
}
