/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was decided of clashes, or holds for all that nobody decided: whether that can be done, and doing it. */

#include "config.h"

#include "chancery-import-private.h"

#include "chancery-errors.h"
#include "chancery-json-tree.h"
#include "chancery-reader.h"

#include <string.h>

static ChanceryValue *
read_value (const ChanceryKind *kind, const ChanceryField *field, const char *json, GError **error)
{
  g_autoptr (GVariant) tree = json != NULL ? chancery_json_tree_parse (json, strlen (json), error)
                                           : NULL;

  return tree != NULL ? chancery_reader_read_value (kind, field, tree, error) : NULL;
}

/* The file's side of one clash. */
static ChanceryChange *
read_theirs (const ChanceryScratchConflict *conflict, const ChanceryKind *kind, GError **error)
{
  g_autoptr (ChanceryChange) change = g_new0 (ChanceryChange, 1);
  g_autoptr (GError) reason = NULL;

  change->field = chancery_kind_find_field (kind, conflict->field);
  change->line_id = g_strdup (conflict->line_id);
  if (conflict->line_field != NULL)
    change->line_field = chancery_field_find (change->field->lines, conflict->line_field);
  change->after = read_value (kind, change->line_field != NULL ? change->line_field : change->field,
                              conflict->theirs, &reason);
  if (reason == NULL)
    return g_steal_pointer (&change);
  g_propagate_error (error, g_steal_pointer (&reason));
  return NULL;
}

static gboolean
is_taken (const ChanceryScratchConflict *conflict, ChanceryConflicts conflicts)
{
  return conflict->decision > 0 || (conflict->decision < 0 && conflicts == CHANCERY_CONFLICTS_TAKE);
}

gboolean
chancery_import_apply_decisions (ChanceryImport *self,
                                 gint64 ordinal,
                                 ChanceryConflicts conflicts,
                                 ChanceryDraft *draft,
                                 GError **error)
{
  g_autoptr (GPtrArray) clashes =
      chancery_scratch_list_conflicts (self->scratch, ordinal, 0, G_MAXUINT, error);
  g_autoptr (GPtrArray) taken =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_change_free);
  const ChanceryKind *kind = chancery_draft_get_kind (draft);

  if (clashes == NULL)
    return FALSE;
  for (guint i = 0; i < clashes->len; i++)
    if (is_taken (clashes->pdata[i], conflicts))
      {
        ChanceryChange *change = read_theirs (clashes->pdata[i], kind, error);

        if (change == NULL)
          return FALSE;
        g_ptr_array_add (taken, change);
      }
  chancery_change_apply_all (taken, draft, FALSE);
  return TRUE;
}

/* A number that another record has here cannot be taken from it. */
static gboolean
check_number (ChanceryImport *self, const ChanceryScratchConflict *conflict, GError **error)
{
  g_auto (ChanceryScratchRecord) record = { 0 };

  if (!chancery_scratch_get_record (self->scratch, conflict->ordinal, &record, error))
    return FALSE;
  if (record.verdict != CHANCERY_VERDICT_NUMBER_TAKEN)
    return TRUE;
  g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_CONFLICT,
               "the number %s belongs to another record here and cannot be taken; "
               "nothing was written",
               conflict->theirs);
  return FALSE;
}

static gboolean
check_conflict (ChanceryImport *self,
                const ChanceryScratchConflict *conflict,
                ChanceryConflicts conflicts,
                GError **error)
{
  if (conflict->decision < 0 && conflicts == CHANCERY_CONFLICTS_FAIL)
    {
      g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_CONFLICT,
                   "%" G_GUINT64_FORMAT " clashes are not decided; nothing was written",
                   chancery_import_get_n_conflicts (self));
      return FALSE;
    }
  return !is_taken (conflict, conflicts) || check_number (self, conflict, error);
}

gboolean
chancery_import_check_conflicts (ChanceryImport *self, ChanceryConflicts conflicts, GError **error)
{
  guint64 n_conflicts = chancery_import_get_n_conflicts (self);

  for (guint64 offset = 0; offset < n_conflicts; offset += 1000)
    {
      g_autoptr (GPtrArray) kept =
          chancery_scratch_list_conflicts (self->scratch, 0, offset, 1000, error);

      if (kept == NULL)
        return FALSE;
      for (guint i = 0; i < kept->len; i++)
        if (!check_conflict (self, kept->pdata[i], conflicts, error))
          return FALSE;
    }
  return TRUE;
}
