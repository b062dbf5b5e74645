/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-csv-fault.h"

#include <string.h>

void
chancery_csv_fault_free (ChanceryCsvFault *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->label);
  g_free (self->value);
  g_free (self->reason);
  g_free (self->words);
  g_free (self);
}

gboolean
chancery_csv_fault_tells_words (const GPtrArray *faults, guint place)
{
  const ChanceryCsvFault *fault;

  g_return_val_if_fail (faults != NULL && place < faults->len, FALSE);

  fault = faults->pdata[place];
  for (guint i = place + 1; i < faults->len && fault->words != NULL; i++)
    {
      const ChanceryCsvFault *later = faults->pdata[i];

      if (later->words != NULL && strcmp (later->path, fault->path) == 0)
        return FALSE;
    }
  return fault->words != NULL;
}
