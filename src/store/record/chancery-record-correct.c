/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The lines of `corrections`: what is one, and what is written for it, by an officer's save and by an
 * import whose file says nothing of it. */

#include "config.h"

#include "chancery-canonical.h"
#include "chancery-corrections.h"
#include "chancery-db-private.h"
#include "chancery-record-import.h"
#include "chancery-store-record.h"
#include "chancery-uuid.h"

#include <string.h>

/* Of a file with more corrections of one record than this only the newest are followed back. */
#define MAX_FOLLOWED 1000

gboolean
chancery_record_is_correction (ChanceryRecord *before, const ChanceryChange *change)
{
  if (chancery_record_get_state (before) == CHANCERY_STATE_DRAFT)
    return FALSE;
  if (chancery_field_has_flag (change->field, CHANCERY_FIELD_ADDABLE))
    {
      if (chancery_change_is_addition (change))
        return FALSE;
      /* A paper taken out of a case file too; a name is never registered. */
      if (chancery_change_is_removal (change))
        return !chancery_kind_has_flag (chancery_record_get_kind (before), CHANCERY_KIND_NAMED);
    }
  return chancery_record_is_frozen (before, change->field);
}

/* ---- the line ---- */

static void
set_line_text (ChanceryLine *line, const char *field_id, const char *text)
{
  const ChanceryField *field = chancery_field_find (chancery_line_get_list (line)->lines, field_id);
  g_autoptr (ChanceryValue) value = NULL;

  if (text == NULL)
    return;
  if (field->type == CHANCERY_TYPE_JSON)
    value = chancery_value_new_json (text);
  else
    value = chancery_value_new_text (text);
  chancery_line_set_value (line, field, value);
}

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

/* @record_id: the line takes its id from what it says of this record, so that two registries that bring in
 * one file agree on it; NULL: any.  @n_before: how many lines say the same already. */
static ChanceryLine *
make_line (const ChanceryField *list,
           const ChanceryChange *change,
           const char *record_id,
           guint n_before)
{
  const ChanceryField *of = change->line_field != NULL ? change->line_field : change->field;
  g_autofree char *path = change->line_field != NULL
                              ? g_strconcat (change->field->id, ".", change->line_field->id, NULL)
                              : g_strdup (change->field->id);
  g_autofree char *before = write_value (of, change->before);
  g_autofree char *after = write_value (of, change->after);
  g_autofree char *id = NULL;
  ChanceryLine *line;

  if (record_id != NULL)
    {
      g_autofree char *name = g_strdup_printf ("correction %s\n%s\n%s\n%s\n%s\n%u", record_id, path,
                                               change->line_id != NULL ? change->line_id : "",
                                               before != NULL ? before : "",
                                               after != NULL ? after : "", n_before);

      id = chancery_uuid_v5 (CHANCERY_UUID_NAMESPACE, name, strlen (name));
    }
  else
    id = g_uuid_string_random ();
  line = chancery_line_new (list, id);
  set_line_text (line, "field", path);
  set_line_text (line, "line", change->line_id);
  set_line_text (line, "before", before);
  set_line_text (line, "after", after);
  return line;
}

static const ChanceryField *
find_list (ChanceryDraft *draft)
{
  return chancery_kind_find_field (chancery_draft_get_kind (draft), "corrections");
}

void
chancery_record_add_correction (ChanceryDb *db, ChanceryDraft *draft, const ChanceryChange *change)
{
  const ChanceryField *list = find_list (draft);
  g_autofree char *now = chancery_db_dup_now (db);
  g_autoptr (ChanceryLine) line = make_line (list, change, NULL, 0);

  set_line_text (line, "when", now);
  set_line_text (line, "who", chancery_db_get_who (db));
  set_line_text (line, "reason", chancery_db_get_reason (db));
  chancery_draft_add_line (draft, list, line);
}

/* ---- what a file changed without a word ---- */

/* Lines by their ids. */
static GHashTable *
index_lines (const ChanceryValue *value)
{
  GHashTable *lines =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)chancery_line_unref);

  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    {
      ChanceryLine *line = chancery_value_get_line (value, i);

      g_hash_table_insert (lines, g_strdup (chancery_line_get_id (line)), chancery_line_ref (line));
    }
  return lines;
}

/* ---- what desks agree on ---- */

static void
set_lines (ChanceryDraft *draft, GPtrArray *lines)
{
  g_autoptr (ChanceryValue) value = lines->len > 0 ? chancery_value_new_lines (lines) : NULL;

  chancery_draft_set_value (draft, find_list (draft), value);
}

static const char *const credit_fields[] = { "when", "who", "reason", NULL };

/* Whether both are the correction that an import left (make_line()), and differ in its credit at most. */
static gboolean
is_same_but_credit (ChanceryLine *ours, ChanceryLine *theirs)
{
  const ChanceryField *list = chancery_line_get_list (ours);
  const char *id = chancery_line_get_id (ours);

  if (!g_uuid_string_is_valid (id) || id[14] != '5')
    return FALSE;
  for (guint i = 0; list->lines[i].id != NULL; i++)
    if (!g_strv_contains (credit_fields, list->lines[i].id) &&
        !chancery_value_equal (chancery_line_get_value (ours, &list->lines[i]),
                               chancery_line_get_value (theirs, &list->lines[i])))
      return FALSE;
  return TRUE;
}

/* Of one correction under one id: ours stays, but who brought in one file at two desks is told alike at both, by
 * whoever did it first. */
static ChanceryLine *
choose_line (ChanceryLine *ours, ChanceryLine *theirs)
{
  if (!is_same_but_credit (ours, theirs))
    return ours;
  for (guint i = 0; credit_fields[i] != NULL; i++)
    {
      int order = g_strcmp0 (chancery_line_get_text (ours, credit_fields[i]),
                             chancery_line_get_text (theirs, credit_fields[i]));

      if (order != 0)
        return order < 0 ? ours : theirs;
    }
  return ours;
}

gboolean
chancery_record_import_agree (ChanceryDraft *draft, const ChanceryValue *theirs)
{
  const ChanceryField *list;
  const ChanceryValue *ours;
  g_autoptr (GHashTable) there = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  gboolean agrees = TRUE;

  g_return_val_if_fail (draft != NULL, FALSE);

  list = find_list (draft);
  ours = chancery_draft_get_value (draft, list);
  there = index_lines (theirs);
  lines = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);
  for (guint i = 0; i < chancery_value_get_n_items (ours); i++)
    {
      ChanceryLine *line = chancery_value_get_line (ours, i);
      ChanceryLine *other = g_hash_table_lookup (there, chancery_line_get_id (line));
      ChanceryLine *chosen = other != NULL ? choose_line (line, other) : line;

      agrees = agrees && chosen == line;
      g_ptr_array_add (lines, chancery_line_ref (chosen));
    }
  if (!agrees)
    set_lines (draft, lines);
  return !agrees;
}

/* What stood here before is not for a file to forget or to tell otherwise: the lines of @theirs in their order,
 * each that is here too as it is here, after those of @ours that the file lacks. */
static GPtrArray *
join_lines (const ChanceryValue *ours, const ChanceryValue *theirs)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);
  g_autoptr (GHashTable) here = index_lines (ours);
  g_autoptr (GHashTable) there = index_lines (theirs);

  for (guint i = 0; i < chancery_value_get_n_items (ours); i++)
    {
      ChanceryLine *line = chancery_value_get_line (ours, i);

      if (!g_hash_table_contains (there, chancery_line_get_id (line)))
        g_ptr_array_add (lines, chancery_line_ref (line));
    }
  for (guint i = 0; i < chancery_value_get_n_items (theirs); i++)
    {
      ChanceryLine *line = chancery_value_get_line (theirs, i);
      ChanceryLine *known = g_hash_table_lookup (here, chancery_line_get_id (line));

      g_ptr_array_add (lines, chancery_line_ref (known != NULL ? choose_line (known, line) : line));
    }
  return lines;
}

/* The newest corrections that the file tells and the registry does not know yet. */
static GPtrArray *
read_told (ChanceryDb *db, ChanceryDraft *draft, const ChanceryValue *ours)
{
  const ChanceryValue *theirs = chancery_draft_get_value (draft, find_list (draft));
  g_autoptr (GPtrArray) lines =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);
  g_autoptr (GHashTable) here = index_lines (ours);
  g_autoptr (ChanceryDraft) copy = chancery_draft_copy (draft);
  g_autoptr (ChanceryRecord) record = NULL;

  for (guint i = 0; i < chancery_value_get_n_items (theirs); i++)
    {
      ChanceryLine *line = chancery_value_get_line (theirs, i);

      if (!g_hash_table_contains (here, chancery_line_get_id (line)))
        g_ptr_array_add (lines, chancery_line_ref (line));
    }
  if (lines->len > MAX_FOLLOWED)
    g_ptr_array_remove_range (lines, 0, lines->len - MAX_FOLLOWED);
  set_lines (copy, lines);
  record = chancery_draft_build (copy);
  return chancery_corrections_read (db, record);
}

/* @after with @corrections undone, as far as they lead to what stands there. */
static ChanceryRecord *
follow_back (ChanceryRecord *after, GPtrArray *corrections)
{
  g_autoptr (ChanceryDraft) draft = chancery_draft_new_from_record (after);
  g_autoptr (GPtrArray) changes = g_ptr_array_sized_new (corrections->len);

  for (guint i = 0; i < corrections->len; i++)
    g_ptr_array_add (changes, ((ChanceryCorrection *)corrections->pdata[i])->change);
  chancery_change_undo_standing (changes, draft);
  return chancery_draft_build (draft);
}

static gboolean
is_exact_place (const ChanceryChange *a, const ChanceryChange *b)
{
  return a->field == b->field && a->line_field == b->line_field &&
         g_strcmp0 (a->line_id, b->line_id) == 0;
}

/* Whether one of @corrections ends in what @change brings, or @unsaid does not know its place. */
static gboolean
is_told (const ChanceryChange *change, GPtrArray *corrections, GPtrArray *unsaid)
{
  for (guint i = 0; i < corrections->len; i++)
    {
      const ChanceryChange *said = ((ChanceryCorrection *)corrections->pdata[i])->change;

      if (is_exact_place (said, change) && chancery_value_equal (said->after, change->after))
        return TRUE;
    }
  for (guint i = 0; i < unsaid->len; i++)
    if (chancery_change_same_place (unsaid->pdata[i], change))
      return FALSE;
  return TRUE;
}

static void
add_untold (GPtrArray *lines,
            GHashTable *ids,
            const ChanceryField *list,
            const ChanceryChange *change,
            const char *record_id,
            const ChanceryCredit *credit)
{
  g_autoptr (ChanceryLine) line = make_line (list, change, record_id, 0);

  for (guint n = 1; !g_hash_table_add (ids, g_strdup (chancery_line_get_id (line))); n++)
    {
      chancery_line_unref (line);
      line = make_line (list, change, record_id, n);
    }
  set_line_text (line, "when", credit->when);
  set_line_text (line, "who", credit->who);
  set_line_text (line, "reason", credit->reason);
  g_ptr_array_add (lines, g_steal_pointer (&line));
}

void
chancery_record_import_correct (ChanceryDb *db,
                                ChanceryDraft *draft,
                                ChanceryRecord *before,
                                const ChanceryCredit *credit)
{
  const ChanceryField *list;
  const ChanceryValue *ours;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) told = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) unsaid = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (ChanceryRecord) after = NULL;
  g_autoptr (ChanceryRecord) original = NULL;

  g_return_if_fail (db != NULL && draft != NULL && before != NULL && credit != NULL);

  if (chancery_record_get_state (before) == CHANCERY_STATE_DRAFT)
    return;
  list = find_list (draft);
  ours = chancery_record_get_value (before, list);
  told = read_told (db, draft, ours);
  after = chancery_draft_build (draft);
  original = follow_back (after, told);
  changes = chancery_change_between (before, after);
  unsaid = chancery_change_between (before, original);
  lines = join_lines (ours, chancery_draft_get_value (draft, list));
  for (guint i = 0; i < lines->len; i++)
    g_hash_table_add (ids, g_strdup (chancery_line_get_id (lines->pdata[i])));
  for (guint i = 0; i < changes->len; i++)
    if (chancery_record_is_correction (before, changes->pdata[i]) &&
        !is_told (changes->pdata[i], told, unsaid))
      add_untold (lines, ids, list, changes->pdata[i], chancery_record_get_id (before), credit);
  set_lines (draft, lines);
}
