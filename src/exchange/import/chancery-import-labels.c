/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* References that are only a label: which record is meant, or has to be made. */

#include "config.h"

#include "chancery-import-private.h"

#include "chancery-batches.h"
#include "chancery-kind.h"
#include "chancery-names.h"
#include "chancery-parcel.h"
#include "chancery-record-import.h"
#include "chancery-records.h"
#include "chancery-reference-map.h"
#include "chancery-text.h"

#include <string.h>

/* Labels of one import that are remembered; beyond, all are asked for anew. */
#define MAX_LABELS 50000
/* Letters of a label that are told. */
#define MAX_SHOWN 120

typedef struct
{
  ChanceryImport *import;
  const ChanceryScratchRecord *kept;
  gboolean is_here;
  GError *error;
} Resolution;

static ChanceryKindId
get_kind (const ChanceryField *field, ChanceryValue *reference)
{
  ChanceryKindId kind = chancery_value_get_reference_kind (reference);

  return kind != CHANCERY_KIND_NONE ? kind : field->targets[0];
}

/* Names in the registry, and in the file. */
static GPtrArray *
find_matches (ChanceryImport *self,
              const ChanceryField *field,
              ChanceryKindId wanted,
              const char *label,
              const char *folded,
              GError **error)
{
  g_autoptr (GPtrArray) ids = chancery_names_match (self->db, field, wanted, label, error);

  if (ids == NULL)
    return NULL;
  for (ChanceryKindId i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get (i);

      if (!chancery_field_takes_kind (field, i) || (wanted != CHANCERY_KIND_NONE && wanted != i))
        continue;
      if (!chancery_scratch_match_name (self->scratch, folded, kind, ids, error))
        return NULL;
    }
  return g_steal_pointer (&ids);
}

static gboolean
is_known (ChanceryImport *self, const char *id)
{
  return chancery_records_get_row (self->db, id) != 0 ||
         chancery_scratch_has_record (self->scratch, id);
}

static gboolean
make_name (ChanceryImport *self,
           const ChanceryKind *kind,
           const char *label,
           const char *id,
           guint n_matches,
           guint64 line,
           GError **error)
{
  g_autoptr (ChanceryDraft) draft = chancery_record_import_make_name (kind->index, label, id);
  g_autoptr (ChanceryRecord) record = chancery_draft_build (draft);
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_auto (ChanceryScratchRecord) kept = { 0 };
  g_autofree char *shown = chancery_text_shorten (label, MAX_SHOWN);
  g_autofree char *note = NULL;
  guint64 other_line;

  chancery_parcel_write (content, record);
  kept.id = g_strdup (id);
  kept.day = G_MININT64;
  kept.kind = kind;
  kept.line = line;
  kept.verdict = CHANCERY_VERDICT_NEW;
  self->summary.n_made++;
  self->summary.n_new++;
  self->summary.n_new_of[kind->index]++;
  note = g_strdup_printf (n_matches == 0
                              ? "%s:%" G_GUINT64_FORMAT
                                ": “%s” is no name here: made as %s to check"
                              : "%s:%" G_GUINT64_FORMAT
                                ": “%s” is the name of several: made as another %s to check",
                          self->name, line, shown, kind->id);
  return chancery_scratch_add_record (self->scratch, &kept, content, &other_line, error) &&
         chancery_scratch_add_note (self->scratch, note, TRUE, error);
}

/* What the label stands for, when no earlier import of the record says so. */
static char *
find_target (Resolution *resolution,
             const ChanceryField *field,
             ChanceryValue *reference,
             const char *path,
             const char *folded)
{
  ChanceryImport *self = resolution->import;
  const char *label = chancery_value_get_label (reference);
  const ChanceryKind *kind = chancery_kind_get (get_kind (field, reference));
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree char *id = NULL;

  ids = find_matches (self, field, chancery_value_get_reference_kind (reference), label, folded,
                      &resolution->error);
  if (ids == NULL)
    return NULL;
  if (ids->len == 1)
    return g_strdup (ids->pdata[0]);
  /* A field that takes any kind cannot say what should be made. */
  if (kind == NULL)
    {
      g_autofree char *shown = chancery_text_shorten (label, MAX_SHOWN);

      chancery_import_refuse (self, resolution->kept->line, &resolution->error,
                              "%s: “%s” is the name of %s; give its id, or its kind", path, shown,
                              ids->len == 0 ? "no record" : "several records");
      return NULL;
    }
  id = chancery_record_import_label_id (kind->index, label);
  if (!is_known (self, id) &&
      !make_name (self, kind, label, id, ids->len, resolution->kept->line, &resolution->error))
    return NULL;
  return g_steal_pointer (&id);
}

static const char *
remember (ChanceryImport *self, char *key, char *target)
{
  if (g_hash_table_size (self->labels) >= MAX_LABELS)
    g_hash_table_remove_all (self->labels);
  g_hash_table_insert (self->labels, key, target);
  return target;
}

static char *
dup_target (Resolution *resolution,
            const ChanceryField *list,
            const ChanceryField *field,
            ChanceryValue *reference)
{
  ChanceryImport *self = resolution->import;
  g_autofree char *folded = chancery_text_fold_label (chancery_value_get_label (reference));
  g_autofree char *path = chancery_reference_map_path (list, field);
  g_autofree char *log_key = g_strdup_printf ("%s\t%s", path, folded);
  g_autofree char *key = g_strdup_printf ("%p\t%d\t%s", (const void *)field,
                                          chancery_value_get_reference_kind (reference), folded);
  g_autofree char *found = NULL;
  const char *target = NULL;

  if (resolution->is_here)
    found = chancery_batches_get_label (self->db, resolution->kept->id, log_key);
  target = found != NULL ? found : g_hash_table_lookup (self->labels, key);
  if (target == NULL)
    {
      char *fresh = find_target (resolution, field, reference, path, folded);

      if (fresh != NULL)
        target = remember (self, g_steal_pointer (&key), fresh);
    }
  if (target != NULL && !chancery_scratch_add_label (self->scratch, resolution->kept->ordinal,
                                                     log_key, target, &resolution->error))
    return NULL;
  return g_strdup (target);
}

static ChanceryValue *
resolve_reference (const ChanceryField *list,
                   const ChanceryField *field,
                   ChanceryValue *reference,
                   gpointer user_data)
{
  Resolution *resolution = user_data;
  g_autofree char *target = NULL;
  g_autoptr (ChanceryValue) resolved = NULL;
  const char *unknown = chancery_value_get_unknown (reference);

  if (resolution->error != NULL || !chancery_value_is_reference (reference) ||
      chancery_value_get_reference_id (reference) != NULL)
    return chancery_value_ref (reference);
  target = dup_target (resolution, list, field, reference);
  if (target == NULL)
    return chancery_value_ref (reference);
  resolved = chancery_value_new_reference (target, chancery_value_get_label (reference));
  return unknown != NULL ? chancery_value_with_unknown (resolved, unknown)
                         : g_steal_pointer (&resolved);
}

gboolean
chancery_import_resolve_labels (ChanceryImport *self,
                                ChanceryDraft *draft,
                                const ChanceryScratchRecord *kept,
                                GError **error)
{
  Resolution resolution = { .import = self, .kept = kept };

  resolution.is_here = chancery_records_get_row (self->db, kept->id) != 0;
  chancery_reference_map_draft (draft, resolve_reference, &resolution);
  if (resolution.error == NULL)
    return chancery_import_mend (self, draft, kept->line, error);
  g_propagate_error (error, resolution.error);
  return FALSE;
}
