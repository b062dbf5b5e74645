/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of a mapping share; of no use outside chancery-csv-mapping*.c.
 */

#pragma once

#include "chancery-csv-mapping.h"

G_BEGIN_DECLS

typedef struct
{
  char *heading;
  char *path; /* NULL: nowhere */
  gboolean chosen;
  gboolean proposed; /* by its cells, and not chosen since */
  ChanceryCsvOrder order;
  gboolean says_order; /* now, by somebody */
  gboolean has_times;
} ChanceryCsvColumn;

struct _ChanceryCsvMapping
{
  GPtrArray *columns;
  gboolean is_ours; /* its rows say what they are: this program may have written it */
  ChanceryKindId kind;
  const ChanceryEncoding *encoding; /* of tables that are not UTF-8 */
  gboolean is_remembered;           /* of an earlier import */
};

static inline ChanceryCsvColumn *
chancery_csv_mapping_get_column (const ChanceryCsvMapping *self, guint column)
{
  return self->columns->pdata[column];
}

G_END_DECLS
