/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The second look at what was read: labels get their records, and each record is
 * compared with the registry. */

#include "config.h"

#include "chancery-import-private.h"

#include "chancery-canonical.h"
#include "chancery-errors.h"
#include "chancery-json-gaps.h"
#include "chancery-parcel.h"
#include "chancery-past.h"
#include "chancery-records.h"
#include "chancery-registers.h"

#include <string.h>

static char *
write_value (const ChanceryField *field, ChanceryValue *value)
{
  g_autoptr (GString) json = NULL;

  if (value == NULL)
    return NULL;
  json = g_string_new (NULL);
  chancery_canonical_write_value (json, field, value, CHANCERY_CANONICAL_COMPACT, 0);
  return g_string_free (g_steal_pointer (&json), FALSE);
}

static gboolean
keep_clash (ChanceryImport *self,
            const ChanceryScratchRecord *kept,
            const ChanceryClash *clash,
            GError **error)
{
  const ChanceryChange *change = clash->change;
  const ChanceryField *field = change->line_field != NULL ? change->line_field : change->field;
  g_autoptr (ChanceryScratchConflict) conflict = g_new0 (ChanceryScratchConflict, 1);

  conflict->ordinal = kept->ordinal;
  conflict->field = g_strdup (change->field->id);
  conflict->line_id = g_strdup (change->line_id);
  conflict->line_field = change->line_field != NULL ? g_strdup (change->line_field->id) : NULL;
  conflict->ours = write_value (field, change->before);
  conflict->theirs = write_value (field, change->after);
  conflict->ancestor = write_value (field, clash->ancestor);
  return chancery_scratch_add_conflict (self->scratch, conflict, error);
}

/* Writes down what is to be done with the record, and counts it. */
static gboolean
conclude (ChanceryImport *self,
          const ChanceryScratchRecord *kept,
          ChanceryVerdict verdict,
          const char *base,
          ChanceryDraft *content,
          GError **error)
{
  g_autoptr (GByteArray) bytes = NULL;

  switch (verdict)
    {
    case CHANCERY_VERDICT_NEW:
      self->summary.n_new++;
      self->summary.n_new_of[kept->kind->index]++;
      break;
    case CHANCERY_VERDICT_CHANGED:
      self->summary.n_changed++;
      break;
    case CHANCERY_VERDICT_UNCHANGED:
    case CHANCERY_VERDICT_BEHIND:
      self->summary.n_unchanged++;
      break;
    case CHANCERY_VERDICT_CONFLICT:
    case CHANCERY_VERDICT_NUMBER_TAKEN:
      self->summary.n_conflicts++;
      break;
    case CHANCERY_VERDICT_NONE:
      break;
    }
  if (content != NULL)
    {
      g_autoptr (ChanceryRecord) record = chancery_draft_build (content);

      bytes = g_byte_array_new ();
      chancery_parcel_write (bytes, record);
    }
  return chancery_scratch_judge (self->scratch, kept->ordinal, verdict, base, bytes, error);
}

/* A number names one record, for ever. */
static gboolean
check_number (ChanceryImport *self,
              const ChanceryScratchRecord *kept,
              gboolean *taken,
              GError **error)
{
  const char *number = kept->number;
  g_autofree char *holder = NULL;
  g_autoptr (ChanceryValue) value = NULL;
  g_autoptr (ChanceryScratchConflict) conflict = NULL;
  g_autoptr (GError) reason = NULL;

  *taken = FALSE;
  if (number == NULL)
    return TRUE;
  holder = chancery_registers_find_holder (self->db, kept->kind, number, &reason);
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  if (holder == NULL || strcmp (holder, kept->id) == 0)
    return TRUE;
  *taken = TRUE;
  conflict = g_new0 (ChanceryScratchConflict, 1);
  conflict->ordinal = kept->ordinal;
  conflict->field = g_strdup ("reference");
  value = chancery_value_new_text (number);
  conflict->theirs = write_value (chancery_kind_find_field (kept->kind, "reference"), value);
  return chancery_scratch_add_conflict (self->scratch, conflict, error) &&
         chancery_import_note (self, kept->line, error, "the number %s belongs to %s here", number,
                               holder);
}

/* A table says nothing of what has no column: that is as it is here. */
static ChanceryRecord *
complete (ChanceryRecord *theirs, ChanceryRecord *ours, const ChanceryGaps *gaps)
{
  g_autoptr (ChanceryAncestors) none = chancery_ancestors_new ();
  g_autoptr (ChanceryMerge) all = chancery_merge_new (ours, theirs, none, TRUE, gaps);
  g_autoptr (GPtrArray) changes = g_ptr_array_sized_new (all->clashes->len);

  for (guint i = 0; i < all->clashes->len; i++)
    g_ptr_array_add (changes, ((ChanceryClash *)all->clashes->pdata[i])->change);
  chancery_change_apply_all (changes, all->draft, FALSE);
  return chancery_draft_build (all->draft);
}

/* What came is kept beside what is made of it. */
static gboolean
keep_theirs (ChanceryImport *self,
             const ChanceryScratchRecord *kept,
             ChanceryRecord *ours,
             ChanceryRecord *theirs,
             const ChanceryGaps *gaps,
             GError **error)
{
  g_autoptr (ChanceryRecord) whole = self->is_table || self->is_mail ? complete (theirs, ours, gaps)
                                                                     : chancery_record_ref (theirs);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  chancery_parcel_write (bytes, whole);
  return chancery_scratch_put_theirs (self->scratch, kept->ordinal, bytes, error);
}

static gboolean
merge (ChanceryImport *self,
       const ChanceryScratchRecord *kept,
       ChanceryRecord *ours,
       ChanceryRecord *theirs,
       const char *base,
       const ChanceryGaps *gaps,
       GError **error)
{
  g_autoptr (ChanceryAncestors) ancestors =
      chancery_import_load_ancestors (self, ours, theirs, error);
  g_autoptr (ChanceryMerge) result = NULL;

  if (ancestors == NULL)
    return FALSE;
  result = chancery_merge_new (ours, theirs, ancestors, chancery_import_is_partial (self), gaps);
  if (result->clashes->len == 0 && result->n_taken == 0)
    return conclude (self, kept, CHANCERY_VERDICT_BEHIND, base, NULL, error);
  for (guint i = 0; i < result->clashes->len; i++)
    if (!keep_clash (self, kept, result->clashes->pdata[i], error))
      return FALSE;
  chancery_past_join (result->draft, ours, theirs);
  /* Neither side wrote this content: who applies the import did. */
  chancery_draft_set (result->draft, "changed", NULL);
  chancery_draft_set (result->draft, "changed_by", NULL);
  return keep_theirs (self, kept, ours, theirs, gaps, error) &&
         conclude (self, kept,
                   result->clashes->len > 0 ? CHANCERY_VERDICT_CONFLICT : CHANCERY_VERDICT_CHANGED,
                   base, result->draft, error);
}

static gboolean
compare (ChanceryImport *self,
         const ChanceryScratchRecord *kept,
         ChanceryDraft *draft,
         ChanceryRecord *ours,
         GError **error)
{
  g_autoptr (ChanceryGaps) gaps = chancery_json_gaps_read (chancery_draft_get_unknown (draft));
  g_autoptr (ChanceryRecord) theirs = chancery_draft_build (draft);
  g_autofree char *base = chancery_canonical_digest (ours);
  g_autofree char *digest = chancery_canonical_digest (theirs);

  if (chancery_record_get_kind (ours) != kept->kind)
    return chancery_import_refuse (self, kept->line, error, "id: %s is a %s here, not a %s",
                                   kept->id, chancery_record_get_kind (ours)->id, kept->kind->id);
  if (strcmp (base, digest) == 0)
    return conclude (self, kept, CHANCERY_VERDICT_UNCHANGED, base, NULL, error);
  if (chancery_past_has (ours, digest))
    return conclude (self, kept, CHANCERY_VERDICT_BEHIND, base, NULL, error);
  if (chancery_past_has (theirs, base) && !gaps->is_partial)
    {
      chancery_past_join (draft, ours, theirs);
      return conclude (self, kept, CHANCERY_VERDICT_CHANGED, base, draft, error);
    }
  return merge (self, kept, ours, theirs, base, gaps, error);
}

/* What is not here yet: its number may be. */
static gboolean
judge_new (ChanceryImport *self,
           const ChanceryScratchRecord *kept,
           ChanceryDraft *content,
           GError **error)
{
  gboolean taken;

  if (!check_number (self, kept, &taken, error))
    return FALSE;
  return taken ? conclude (self, kept, CHANCERY_VERDICT_NUMBER_TAKEN, NULL, NULL, error)
               : conclude (self, kept, CHANCERY_VERDICT_NEW, NULL, content, error);
}

static gboolean
judge_here (ChanceryImport *self,
            const ChanceryScratchRecord *kept,
            ChanceryDraft *draft,
            GError **error)
{
  g_autoptr (ChanceryRecord) ours = NULL;
  gboolean taken;

  if (!check_number (self, kept, &taken, error))
    return FALSE;
  if (taken)
    return conclude (self, kept, CHANCERY_VERDICT_NUMBER_TAKEN, NULL, NULL, error);
  ours = chancery_records_load (self->db, kept->id, error);
  if (ours == NULL)
    return FALSE;
  chancery_import_mark_partial (self, draft);
  return compare (self, kept, draft, ours, error);
}

static gboolean
judge_record (ChanceryImport *self, const ChanceryScratchRecord *kept, GError **error)
{
  gboolean is_here = chancery_records_get_row (self->db, kept->id) != 0;
  g_autoptr (ChanceryDraft) draft = NULL;

  /* What is not here and stands as it was written is not read a second time. */
  if (!is_here && !kept->has_labels)
    return judge_new (self, kept, NULL, error);
  draft = chancery_import_load (self, kept->ordinal, error);
  if (draft == NULL)
    return FALSE;
  if (is_here && self->is_table && !chancery_import_keep_unsaid (self, draft, kept->id, error))
    return FALSE;
  /* Two names may turn out to be of one record. */
  if (kept->has_labels && (!chancery_import_resolve_labels (self, draft, kept, error) ||
                           !chancery_import_check_doubles (self, draft, kept->line, error)))
    return FALSE;
  return is_here ? judge_here (self, kept, draft, error) : judge_new (self, kept, draft, error);
}

typedef struct
{
  ChanceryImport *import;
  GError *error;
} Dangling;

static void
count_dangling (gpointer id, gpointer label, gpointer user_data)
{
  Dangling *dangling = user_data;
  ChanceryImport *self = dangling->import;
  g_autofree char *note = NULL;

  if (dangling->error != NULL || chancery_records_get_row (self->db, id) != 0)
    return;
  self->summary.n_dangling++;
  note = label != NULL
             ? g_strdup_printf ("%s: “%s” (%s) is referred to, and is neither here nor in the file",
                                self->name, (const char *)label, (const char *)id)
             : g_strdup_printf ("%s: %s is referred to, and is neither here nor in the file",
                                self->name, (const char *)id);
  chancery_scratch_add_note (self->scratch, note, FALSE, &dangling->error);
}

gboolean
chancery_import_judge (ChanceryImport *self, GError **error)
{
  Dangling dangling = { .import = self };

  if (!chancery_import_keep_earlier_names (self, error))
    return FALSE;
  for (gint64 ordinal = 0; ordinal < self->n_read;)
    {
      g_auto (ChanceryScratchRecord) kept = { 0 };

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
          !chancery_scratch_next_record (self->scratch, ordinal, &kept, error))
        return FALSE;
      if (kept.id == NULL || kept.ordinal > self->n_read)
        break;
      if (!judge_record (self, &kept, error))
        return FALSE;
      ordinal = kept.ordinal;
      chancery_import_report (self, TRUE, (guint64)ordinal, (guint64)self->n_read);
    }
  return chancery_scratch_foreach_target (self->scratch, count_dangling, &dangling, error) &&
         (dangling.error == NULL || (g_propagate_error (error, dangling.error), FALSE));
}
