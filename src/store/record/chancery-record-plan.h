/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the values of a record stand: in which column of which statement, and at which place of the record or of its
 * line, so that nothing is looked up by name for each record that is read.  Made once from the table of kinds.
 * Internal to the store; static once made, any thread. */

#pragma once

#include "chancery-kind.h"

G_BEGIN_DECLS

/**
 * ChanceryPlanField:
 * @place: of the value: in the canonical order of the kind, or among the fields of the line
 * @column: the first that tells it
 */
typedef struct
{
  const ChanceryField *field;
  guint place;
  int column;
} ChanceryPlanField;

/**
 * ChanceryPlanTable:
 * @name: of the table
 * @known: the fields that it is made of, ended by one without an id
 * @list: the lines, NULL for what a record has once; @place of it in the canonical order
 * @select: what reads lines; NULL where the row is read together with others
 * @is_empty: what asks whether there is a line at all; NULL likewise
 * @head: the column of `record`, which is NULL where the row is lost; -1 where there is always a row
 * @unknown: the column with the keys that this program does not know, -1 for none
 * @fields: (array length=n_fields): what has columns
 */
typedef struct
{
  const char *name;
  const ChanceryField *known;
  const ChanceryField *list;
  guint place;
  char *select;
  char *is_empty;
  int head;
  int unknown;
  ChanceryPlanField *fields;
  guint n_fields;
} ChanceryPlanTable;

/**
 * ChanceryPlanPart:
 * @path: what `reference` or `item` call the field
 * @list: which of the plan's lists it is in, -1 for the record itself
 */
typedef struct
{
  char *path;
  int list;
  const ChanceryField *field;
  guint place;
} ChanceryPlanPart;

/**
 * ChanceryRecordPlan:
 * @select: what reads the rows of @tables at once (chancery_layout_make_row_select())
 * @parts: (array length=n_parts): by path, by byte
 */
typedef struct
{
  const ChanceryKind *kind;
  char *select;
  ChanceryPlanTable tables[3];
  ChanceryPlanTable *lists;
  guint n_lists;
  ChanceryPlanPart *parts;
  guint n_parts;
} ChanceryRecordPlan;

const ChanceryRecordPlan *chancery_record_plan_get (const ChanceryKind *kind);
/** The index of the part called @path, -1 when there is none.  @guess: where it may be. */
int chancery_record_plan_find_part (const ChanceryRecordPlan *self, const char *path, int guess);

G_END_DECLS
