/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The inside of a record, for the draft that builds it. */

#pragma once

#include "chancery-record.h"

G_BEGIN_DECLS

struct _ChanceryRecord
{
  gatomicrefcount ref_count;
  const ChanceryKind *kind;
  char *id;
  char *title; /* to show: typed or made */
  char *unknown;
  guint n_values;
  ChanceryValue *values[]; /* by the field's position in canonical order */
};

/** An empty record with one reference, to be filled before anybody else sees it. */
ChanceryRecord *chancery_record_new (const ChanceryKind *kind, const char *id);

G_END_DECLS
