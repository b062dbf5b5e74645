/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was judged, part by part and page by page, for whoever shows it before it is
 * brought in. */

#include "config.h"

#include "chancery-import-private.h"

#include "chancery-change.h"
#include "chancery-fuzzy-date.h"
#include "chancery-import-gist.h"
#include "chancery-json-tree.h"
#include "chancery-phrase.h"
#include "chancery-reader.h"
#include "chancery-records.h"
#include "chancery-text.h"

#include <string.h>

/* Characters of a text that changed, and of those before the place where it did. */
#define MAX_SHOWN 80
#define MAX_BEFORE 24

void
chancery_import_conflict_free (ChanceryImportConflict *conflict)
{
  if (conflict == NULL)
    return;
  g_free (conflict->record_id);
  g_free (conflict->reference);
  g_free (conflict->title);
  g_free (conflict->path);
  g_free (conflict->line_id);
  g_clear_pointer (&conflict->ours, chancery_value_unref);
  g_clear_pointer (&conflict->theirs, chancery_value_unref);
  g_clear_pointer (&conflict->ancestor, chancery_value_unref);
  g_free (conflict->ours_by);
  g_free (conflict->ours_changed);
  g_free (conflict->theirs_by);
  g_free (conflict->theirs_changed);
  g_free (conflict);
}

void
chancery_import_entry_free (ChanceryImportEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->reference);
  g_free (entry->title);
  g_free (entry->date);
  g_free (entry->form);
  g_free (entry->from);
  g_free (entry->to);
  g_free (entry->words);
  g_strfreev (entry->changes);
  g_free (entry);
}

/* A value of a clash as it was written into the scratch file; wholly ours, so
 * that it can only be read. */
static ChanceryValue *
read_value (const ChanceryKind *kind, const ChanceryField *field, const char *json)
{
  g_autoptr (GVariant) tree = NULL;

  if (json == NULL || field == NULL)
    return NULL;
  tree = chancery_json_tree_parse (json, strlen (json), NULL);
  return tree != NULL ? chancery_reader_read_value (kind, field, tree, NULL) : NULL;
}

/* The field whose form the values of a clash have. */
static const ChanceryField *
find_value_field (const ChanceryKind *kind, const ChanceryScratchConflict *kept)
{
  const ChanceryField *field = chancery_kind_find_field (kind, kept->field);

  if (field == NULL || kept->line_field == NULL || field->lines == NULL)
    return field;
  return chancery_field_find (field->lines, kept->line_field);
}

static ChanceryImportConflict *
read_conflict (ChanceryImport *self, const ChanceryScratchConflict *kept, GError **error)
{
  g_auto (ChanceryScratchRecord) record = { 0 };
  g_autoptr (ChanceryRecord) here = NULL;
  ChanceryImportConflict *conflict;

  if (!chancery_scratch_get_record (self->scratch, kept->ordinal, &record, error))
    return NULL;
  conflict = g_new0 (ChanceryImportConflict, 1);
  conflict->index = (guint64)kept->index;
  conflict->kind = record.kind;
  here = chancery_records_load (self->db, record.id, NULL);
  if (here != NULL)
    {
      conflict->reference = g_strdup (chancery_record_get_reference (here));
      conflict->title = g_strdup (chancery_record_get_title (here));
      conflict->ours_by = g_strdup (chancery_record_get_text (here, "changed_by"));
      conflict->ours_changed = g_strdup (chancery_record_get_text (here, "changed"));
    }
  conflict->theirs_by = g_steal_pointer (&record.changed_by);
  conflict->theirs_changed = g_steal_pointer (&record.changed);
  conflict->record_id = g_steal_pointer (&record.id);
  conflict->path = kept->line_field != NULL
                       ? g_strdup_printf ("%s.%s", kept->field, kept->line_field)
                       : g_strdup (kept->field);
  conflict->line_id = g_strdup (kept->line_id);
  conflict->field = find_value_field (record.kind, kept);
  conflict->ours = read_value (record.kind, conflict->field, kept->ours);
  conflict->theirs = read_value (record.kind, conflict->field, kept->theirs);
  conflict->ancestor = read_value (record.kind, conflict->field, kept->ancestor);
  conflict->decided = kept->decision >= 0;
  conflict->take = kept->decision > 0;
  return conflict;
}

GPtrArray *
chancery_import_list_conflicts (ChanceryImport *self, guint64 offset, guint limit, GError **error)
{
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) conflicts =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_import_conflict_free);

  g_return_val_if_fail (self != NULL, NULL);

  if (self->scratch == NULL)
    return g_steal_pointer (&conflicts);
  kept = chancery_scratch_list_conflicts (self->scratch, 0, offset, limit, error);
  if (kept == NULL)
    return NULL;
  for (guint i = 0; i < kept->len; i++)
    {
      ChanceryImportConflict *conflict = read_conflict (self, kept->pdata[i], error);

      if (conflict == NULL)
        return NULL;
      g_ptr_array_add (conflicts, conflict);
    }
  return g_steal_pointer (&conflicts);
}

GArray *
chancery_import_list_conflict_records (ChanceryImport *self, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->scratch == NULL)
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  return chancery_scratch_list_conflict_records (self->scratch, error);
}

/* Of a long text, what stands round the place from which on it differs from @other. */
static ChanceryValue *
shorten (ChanceryValue *value, ChanceryValue *other)
{
  const char *text = chancery_value_get_text (value);
  const char *beside = chancery_value_get_text (other);
  const char *from = text;
  g_autofree char *part = NULL;
  g_autofree char *shown = NULL;

  if (text == NULL || g_utf8_strlen (text, -1) <= MAX_SHOWN)
    return value != NULL ? chancery_value_ref (value) : NULL;
  /* From the beginning of a word some words before. */
  for (gsize i = 0; beside != NULL && text[i] != '\0' && text[i] == beside[i]; i++)
    if (text[i] == ' ' && i > MAX_BEFORE)
      from = text + i - MAX_BEFORE;
  if (from > text)
    from = strchr (from, ' ') + 1;
  part = chancery_text_first_line (from, MAX_SHOWN);
  shown = g_strconcat (from > text ? "…" : "", part, NULL);
  return chancery_value_new_text (shown);
}

static char *
phrase_shortened (const ChanceryChange *change)
{
  g_autoptr (ChanceryValue) before = NULL;
  g_autoptr (ChanceryValue) after = NULL;
  const ChanceryField *field = change->line_field != NULL ? change->line_field : change->field;
  ChanceryChange shown = *change;

  if (field->type != CHANCERY_TYPE_TEXT)
    return chancery_phrase_change (change);
  shown.before = before = shorten (change->before, change->after);
  shown.after = after = shorten (change->after, change->before);
  return chancery_phrase_change (&shown);
}

/* What is here, against what will be: NULL where nothing is. */
static char **
phrase_changes (ChanceryImport *self, ChanceryRecord *record)
{
  g_autoptr (ChanceryRecord) here =
      chancery_records_load (self->db, chancery_record_get_id (record), NULL);
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();
  g_autoptr (GPtrArray) changes = NULL;

  if (here == NULL)
    return NULL;
  changes = chancery_change_between (here, record);
  for (guint i = 0; i < changes->len; i++)
    {
      const ChanceryChange *change = g_ptr_array_index (changes, i);
      g_autofree char *sentence = NULL;

      if (chancery_field_has_flag (change->field, CHANCERY_FIELD_PROGRAM))
        continue;
      sentence = phrase_shortened (change);
      g_strv_builder_add (sentences, sentence);
    }
  return g_strv_builder_end (sentences);
}

static ChanceryImportEntry *
read_entry (ChanceryImport *self, gint64 ordinal, gboolean is_changed, GError **error)
{
  g_auto (ChanceryScratchRecord) kept = { 0 };
  g_autoptr (ChanceryDraft) draft = NULL;
  g_autoptr (ChanceryRecord) record = NULL;
  ChanceryFuzzyDate *date;
  ChanceryImportEntry *entry;

  if (!chancery_scratch_get_record (self->scratch, ordinal, &kept, error))
    return NULL;
  draft = chancery_import_load (self, kept.ordinal, error);
  if (draft == NULL)
    return NULL;
  record = chancery_draft_build (draft);
  date = chancery_record_get_own_date (record);
  entry = g_new0 (ChanceryImportEntry, 1);
  entry->kind = kept.kind;
  entry->reference = g_strdup (chancery_record_get_reference (record));
  entry->title = g_strdup (chancery_record_get_title (record));
  entry->date = date != NULL ? chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT)
                             : NULL;
  entry->form = chancery_import_gist_form (record);
  entry->from = chancery_import_gist_people (record, "from");
  entry->to = chancery_import_gist_people (record, "to");
  entry->words = chancery_import_gist_words (record);
  if (is_changed)
    entry->changes = phrase_changes (self, record);
  return entry;
}

static GPtrArray *
list_records (ChanceryImport *self,
              ChanceryImportPart part,
              guint64 offset,
              guint limit,
              GError **error)
{
  /* Names made from labels follow the last record of the file. */
  gint64 after = part == CHANCERY_IMPORT_NAMES ? self->n_read : 0;
  int verdict = part == CHANCERY_IMPORT_CHANGED ? CHANCERY_VERDICT_CHANGED : CHANCERY_VERDICT_NEW;
  g_autoptr (GArray) ordinals = NULL;
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_import_entry_free);

  ordinals = chancery_scratch_list_judged (self->scratch, verdict, after, offset, limit, error);
  for (guint i = 0; ordinals != NULL && i < ordinals->len; i++)
    {
      ChanceryImportEntry *entry = read_entry (self, g_array_index (ordinals, gint64, i),
                                               part == CHANCERY_IMPORT_CHANGED, error);

      if (entry == NULL)
        return NULL;
      g_ptr_array_add (entries, entry);
    }
  return ordinals != NULL ? g_steal_pointer (&entries) : NULL;
}

static GPtrArray *
list_notes (ChanceryImport *self, guint64 offset, guint limit, GError **error)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_import_entry_free);
  g_auto (GStrv) notes = chancery_scratch_list_notes (self->scratch, FALSE, offset, limit, error);

  for (char **note = notes; note != NULL && *note != NULL; note++)
    {
      ChanceryImportEntry *entry = g_new0 (ChanceryImportEntry, 1);

      entry->title = g_strdup (*note);
      g_ptr_array_add (entries, entry);
    }
  return notes != NULL ? g_steal_pointer (&entries) : NULL;
}

GPtrArray *
chancery_import_list_entries (ChanceryImport *self,
                              ChanceryImportPart part,
                              guint64 offset,
                              guint limit,
                              GError **error)
{
  g_return_val_if_fail (self != NULL && self->scratch != NULL, NULL);

  return part == CHANCERY_IMPORT_NOTES ? list_notes (self, offset, limit, error)
                                       : list_records (self, part, offset, limit, error);
}

guint64
chancery_import_count_notes (ChanceryImport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->scratch != NULL ? (guint64)chancery_scratch_count_notes (self->scratch) : 0;
}
