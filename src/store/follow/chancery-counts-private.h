/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of chancery-counts share. */

#pragma once

#include "chancery-counts.h"

G_BEGIN_DECLS

typedef enum
{
  CHANCERY_COUNT_TEXT,
  CHANCERY_COUNT_TERM,
  CHANCERY_COUNT_KIND,
  CHANCERY_COUNT_YEAR,
  CHANCERY_COUNT_BOOLEAN,
  CHANCERY_COUNT_ANSWERED,
  CHANCERY_COUNT_RECORD /* the value is a row or a label, with a mark before it */
} ChanceryCountType;

/** What is counted by. @prefix: (nullable): the search prefix that chooses just one value. */
typedef struct
{
  char *sql;
  char *join;
  ChanceryCountType type;
  const char *name; /* nullable: the field of each kind */
  const char *vocabulary;
  const char *prefix;
} ChanceryCountField;

/** Fills @self, whatever it holds; @number tells its join from another's. */
gboolean chancery_count_field_find (ChanceryCountField *self, const char *name, guint number);
/** The label of @code, untranslated. */
const char *chancery_count_field_label (const ChanceryCountField *self, const char *code);
void chancery_count_field_clear (ChanceryCountField *self);

G_END_DECLS
