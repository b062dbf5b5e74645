/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the rows of a list ask beyond `record`, one statement a kind, made once from the table of kinds.  Internal to
 * the store; any thread. */

#pragma once

#include "chancery-kind.h"

G_BEGIN_DECLS

/* A field of the day that is a reference names the record (its row, its kind) that has the day. */
#define CHANCERY_ROW_N_DAYS G_N_ELEMENTS (((ChanceryKind *)NULL)->day_fields)

/** The columns of both statements; `days` ends with those of the days, of which each field has three. */
typedef enum
{
  CHANCERY_ROW_PLACE,
  CHANCERY_ROW_DAYS,
  CHANCERY_ROW_IS_OVER = CHANCERY_ROW_DAYS + 3 * CHANCERY_ROW_N_DAYS, /* done, or archived */
  CHANCERY_ROW_THEIR_NUMBER,
  CHANCERY_ROW_ANSWER,
  CHANCERY_ROW_IS_ANSWERED,
  CHANCERY_ROW_PART_OF,
  CHANCERY_ROW_POST,
  CHANCERY_ROW_OFFICE,
  CHANCERY_ROW_VERDICT,
  CHANCERY_ROW_VERDICT_ON,
  CHANCERY_ROW_N_EVIDENCE,
  CHANCERY_ROW_EVIDENCE,
  CHANCERY_ROW_N_REPEATS,
  CHANCERY_ROW_LAST_REPEAT,
  CHANCERY_ROW_N_COLUMNS,
} ChanceryRowColumn;

/**
 * ChanceryRowQuestions:
 * @all: ?1 is the row set, ?2 the day of the verdicts (NULL: the latest); a row for each
 * @days: (nullable): the same for the days alone; NULL where the kind has none
 * @takes_answers: the kind has answers
 */
typedef struct
{
  char *all;
  char *days;
  gboolean takes_answers;
  const char *form_vocabulary;
  const char *direction_vocabulary;
  const char *verdict_vocabulary;
} ChanceryRowQuestions;

const ChanceryRowQuestions *chancery_row_questions_get (const ChanceryKind *kind);

G_END_DECLS
