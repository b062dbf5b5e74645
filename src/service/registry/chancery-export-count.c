/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-export-count.h"

#include "chancery-formats.h"

/* Two files of one export have most passages in common. */
static void
add_passages (GPtrArray *passages, GHashTable *seen, char **more)
{
  for (char **passage = more; *passage != NULL; passage++)
    {
      char *kept;

      if (g_hash_table_contains (seen, *passage))
        continue;
      kept = g_strdup (*passage);
      g_hash_table_add (seen, kept);
      g_ptr_array_add (passages, kept);
    }
}

static gboolean
add_file (ChanceryExportCount *self,
          ChanceryExport *export,
          GPtrArray *passages,
          GHashTable *seen,
          GCancellable *cancellable,
          GError **error)
{
  const ChanceryExportSummary *summary;

  if (!chancery_export_prepare (export, NULL, NULL, cancellable, error))
    return FALSE;
  summary = chancery_export_get_summary (export);
  self->n_records = MAX (self->n_records, summary->n_records);
  self->n_withheld = MAX (self->n_withheld, summary->n_withheld);
  add_passages (passages, seen, summary->passages);
  self->n_untold = MAX (self->n_untold, summary->n_mentions - g_strv_length (summary->mentions));
  return TRUE;
}

ChanceryExportCount *
chancery_export_count_formats (ChanceryExport *export,
                               const char *const *formats,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (ChanceryExportCount) self = g_new0 (ChanceryExportCount, 1);
  g_autoptr (GPtrArray) passages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean diary = FALSE, raised = FALSE, others = FALSE;

  g_return_val_if_fail (export != NULL && formats != NULL, NULL);

  for (const char *const *id = formats; *id != NULL; id++)
    {
      const ChanceryFormat *format = chancery_formats_find (*id);

      g_assert (format != NULL);
      diary |= format->diary;
      others |= !format->diary;
      raised |= format->book || format->package;
    }
  /* What was raised comes on top of what the other formats hold. */
  chancery_export_set_diary (export, FALSE);
  chancery_export_set_raised (export, raised);
  if ((others || !diary) && !add_file (self, export, passages, seen, cancellable, error))
    return NULL;
  chancery_export_set_diary (export, TRUE);
  if (diary && !add_file (self, export, passages, seen, cancellable, error))
    return NULL;
  g_ptr_array_add (passages, NULL);
  self->passages = (char **)g_ptr_array_steal (passages, NULL);
  return g_steal_pointer (&self);
}

void
chancery_export_count_free (ChanceryExportCount *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->passages);
  g_free (self);
}
