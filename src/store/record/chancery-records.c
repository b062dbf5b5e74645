/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-records.h"

#include "chancery-canonical.h"
#include "chancery-case-parts.h"
#include "chancery-case-rules.h"
#include "chancery-change.h"
#include "chancery-code.h"
#include "chancery-db-private.h"
#include "chancery-identifier.h"
#include "chancery-link-type.h"
#include "chancery-registers-private.h"
#include "chancery-statement.h"
#include "chancery-store-record.h"
#include "chancery-text.h"
#include "chancery-uuid.h"

#include <string.h>

gint64
chancery_records_get_row (ChanceryDb *db, const char *uuid)
{
  g_return_val_if_fail (db != NULL && uuid != NULL, 0);
  return chancery_db_query_int (db, 0, "SELECT id FROM record WHERE uuid = ?1", "t", uuid);
}

char *
chancery_records_get_uuid (ChanceryDb *db, gint64 row)
{
  g_return_val_if_fail (db != NULL, NULL);
  return chancery_db_query_text (db, "SELECT uuid FROM record WHERE id = ?1", "i", row);
}

char *
chancery_records_get_level (ChanceryDb *db, const char *uuid)
{
  g_return_val_if_fail (db != NULL && uuid != NULL, NULL);
  return chancery_db_query_text (db, "SELECT level FROM record WHERE uuid = ?1", "t", uuid);
}

ChanceryRecord *
chancery_records_load_row (ChanceryDb *db, gint64 row, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);
  return chancery_record_read (db, row, error);
}

ChanceryRecord *
chancery_records_load (ChanceryDb *db, const char *uuid, GError **error)
{
  gint64 row;

  g_return_val_if_fail (db != NULL && uuid != NULL, NULL);

  row = chancery_records_get_row (db, uuid);
  if (row == 0)
    {
      g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NOT_FOUND,
                   "no record %s is in this registry", uuid);
      return NULL;
    }
  return chancery_record_read (db, row, error);
}

gboolean
chancery_records_is_empty (ChanceryDb *db)
{
  g_return_val_if_fail (db != NULL, TRUE);
  return chancery_db_query_int (db, 1, "SELECT EXISTS (SELECT 1 FROM record)", "") == 0;
}

/* The record as it is, NULL for a new one.  A draft of another version than the record's was read
 * before somebody else saved. */
static gboolean
load_before (ChanceryDb *db, ChanceryDraft *draft, ChanceryRecord **before, GError **error)
{
  gint64 row = chancery_records_get_row (db, chancery_draft_get_id (draft));
  gint64 version = chancery_value_get_integer (chancery_draft_get (draft, "version"));
  gint64 present = 0;

  *before = NULL;
  if (row != 0)
    {
      *before = chancery_record_read (db, row, error);
      if (*before == NULL)
        return FALSE;
      present = chancery_record_get_version (*before);
    }
  if (present == version)
    return TRUE;
  g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_CONFLICT,
               row == 0 ? "%s “%s” was deleted since it was read"
                        : "%s “%s” was changed by somebody else since it was read",
               chancery_draft_get_kind (draft)->id,
               *before != NULL ? chancery_record_get_title (*before)
                               : chancery_draft_get_id (draft));
  return FALSE;
}

/* What only the program writes stays as it was, whatever the draft says. */
static void
restore_program_fields (ChanceryDraft *draft, ChanceryRecord *before)
{
  const ChanceryKind *kind = chancery_draft_get_kind (draft);

  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);

      if (chancery_field_has_flag (field, CHANCERY_FIELD_PROGRAM))
        chancery_draft_set_value (draft, field,
                                  before != NULL ? chancery_record_get_value (before, field)
                                                 : NULL);
    }
}

static gboolean
parent_is_registered (ChanceryDb *db, ChanceryDraft *draft)
{
  static const char sql[] = "SELECT state IN ('registered', 'closed') FROM record WHERE uuid = ?1";
  const ChanceryKind *kind = chancery_draft_get_kind (draft);
  const char *uuid = NULL;

  if (kind->parent != NULL)
    uuid = chancery_value_get_reference_id (chancery_draft_get (draft, kind->parent));
  return uuid != NULL && chancery_db_query_int (db, 0, sql, "t", uuid) == 1;
}

/* The state that saving gives. */
static ChanceryState
get_saved_state (ChanceryDb *db, ChanceryDraft *draft, ChanceryRecord *before)
{
  const ChanceryKindFlags at_once = CHANCERY_KIND_REGISTERS_ON_SAVE | CHANCERY_KIND_NAMED |
                                    CHANCERY_KIND_NUMBERED_ON_SAVE;
  const ChanceryKind *kind = chancery_draft_get_kind (draft);

  if (before != NULL && chancery_record_get_state (before) != CHANCERY_STATE_DRAFT)
    return chancery_record_get_state (before);
  if ((kind->flags & at_once) != 0)
    return CHANCERY_STATE_REGISTERED;
  if (chancery_kind_has_flag (kind, CHANCERY_KIND_REGISTERS_WITH_PARENT) &&
      parent_is_registered (db, draft))
    return CHANCERY_STATE_REGISTERED;
  return CHANCERY_STATE_DRAFT;
}

/* What registering asked for cannot be emptied afterwards, not even by a correction. */
static gboolean
check_emptied (ChanceryRecord *before, ChanceryRecord *after, GError **error)
{
  g_autoptr (GPtrArray) missing = NULL;

  if (chancery_record_get_state (before) == CHANCERY_STATE_DRAFT)
    return TRUE;
  missing = chancery_record_get_missing (after);
  for (guint i = 0; i < missing->len; i++)
    {
      const ChanceryField *field = missing->pdata[i];

      if (chancery_record_get_value (before, field) == NULL)
        continue;
      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INCOMPLETE,
                   "%s: cannot be emptied, the record is registered", field->id);
      return FALSE;
    }
  return TRUE;
}

/* Checks the rules of states for what @draft does to @before and adds the corrections. */
static gboolean
judge_changes (ChanceryDb *db,
               ChanceryDraft *draft,
               ChanceryRecord *before,
               gboolean *changed,
               GError **error)
{
  g_autoptr (ChanceryRecord) after = chancery_draft_build (draft);
  g_autoptr (GPtrArray) changes = chancery_change_between (before, after);

  *changed = changes->len > 0 || g_strcmp0 (chancery_record_get_unknown (before),
                                            chancery_record_get_unknown (after)) != 0;
  if (*changed && chancery_record_get_state (before) == CHANCERY_STATE_VOID)
    {
      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_STATE,
                   "“%s” is void and cannot be changed", chancery_record_get_title (before));
      return FALSE;
    }
  if (!check_emptied (before, after, error) || !chancery_case_rules_allow (before, changes, error))
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    {
      const ChanceryChange *change = changes->pdata[i];

      if (chancery_field_has_flag (change->field, CHANCERY_FIELD_APPEND_ONLY) &&
          !chancery_change_is_addition (change) &&
          chancery_record_get_state (before) != CHANCERY_STATE_DRAFT)
        {
          g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_STATE,
                       "%s: an entry is never changed, only followed by the next",
                       change->field->id);
          return FALSE;
        }
      if (chancery_record_is_correction (before, change))
        chancery_record_add_correction (db, draft, change);
    }
  return TRUE;
}

static gboolean
has_link (const ChanceryValue *links, const char *type, const char *id)
{
  for (guint i = 0; i < chancery_value_get_n_items (links); i++)
    {
      const ChanceryLine *line = chancery_value_get_line (links, i);

      if (chancery_link_leads_to (line, id) &&
          g_strcmp0 (chancery_line_get_text (line, "type"), type) == 0)
        return TRUE;
    }
  return FALSE;
}

/* It would stand in the list of what names it, and close a circle of replies.  One from before that was refused keeps
 * nobody from saving something else. */
static gboolean
check_links (ChanceryDraft *draft, ChanceryRecord *before, GError **error)
{
  const ChanceryValue *links = chancery_draft_get (draft, "links");
  const ChanceryValue *earlier = before != NULL ? chancery_record_get (before, "links") : NULL;
  const char *id = chancery_draft_get_id (draft);

  for (guint i = 0; i < chancery_value_get_n_items (links); i++)
    {
      ChanceryLine *line = chancery_value_get_line (links, i);

      if (!chancery_link_leads_to (line, id) ||
          has_link (earlier, chancery_line_get_text (line, "type"), id))
        continue;
      g_set_error_literal (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                           "links: a record is not linked to itself");
      return FALSE;
    }
  return TRUE;
}

static gboolean
number_on_save (ChanceryDb *db, ChanceryDraft *draft, GError **error)
{
  g_autofree char *reference = NULL;

  if (!chancery_kind_has_flag (chancery_draft_get_kind (draft), CHANCERY_KIND_NUMBERED_ON_SAVE) ||
      chancery_draft_get (draft, "reference") != NULL)
    return TRUE;
  reference = chancery_registers_allot (db, draft, error);
  if (reference == NULL)
    return FALSE;
  chancery_draft_set_text (draft, "reference", reference);
  return TRUE;
}

static ChanceryRecord *
save_draft (ChanceryDb *db, ChanceryDraft *given, GError **error)
{
  g_autoptr (ChanceryDraft) draft = chancery_draft_copy (given);
  g_autoptr (ChanceryRecord) before = NULL;
  gboolean changed = TRUE;

  if (chancery_draft_get_id (draft) == NULL)
    {
      g_autofree char *id = chancery_uuid_new ();

      chancery_draft_set_id (draft, id);
    }
  if (!load_before (db, draft, &before, error) ||
      !chancery_identifiers_settle (draft, before, error) ||
      !chancery_codes_check (draft, before, error) || !chancery_record_resolve (db, draft, error) ||
      !check_links (draft, before, error))
    return NULL;
  restore_program_fields (draft, before);
  if (!chancery_record_finish_lines (db, draft, before, error))
    return NULL;
  chancery_case_parts_place_papers (draft, before);
  chancery_draft_set_text (draft, "state",
                           chancery_state_to_string (get_saved_state (db, draft, before)));
  if (before != NULL && !judge_changes (db, draft, before, &changed, error))
    return NULL;
  if (!changed)
    return g_steal_pointer (&before);
  if (!number_on_save (db, draft, error))
    return NULL;
  return chancery_record_commit (db, draft, before,
                                 chancery_db_get_action (db, before != NULL ? "edit" : "create"),
                                 error);
}

/* Names first, so that labels in the others find them. */
static gboolean
save_drafts (ChanceryDb *db, GPtrArray *drafts, GPtrArray *records, gboolean named, GError **error)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      ChanceryDraft *draft = drafts->pdata[i];

      if (chancery_kind_has_flag (chancery_draft_get_kind (draft), CHANCERY_KIND_NAMED) != named)
        continue;
      records->pdata[i] = save_draft (db, draft, error);
      if (records->pdata[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
unref_record (gpointer record)
{
  if (record != NULL)
    chancery_record_unref (record);
}

GPtrArray *
chancery_records_save (ChanceryDb *db, GPtrArray *drafts, const ChanceryAct *act, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (unref_record);

  g_return_val_if_fail (db != NULL && drafts != NULL, NULL);

  g_ptr_array_set_size (records, drafts->len);
  if (!chancery_db_begin (db, act, error))
    return NULL;
  if (!save_drafts (db, drafts, records, TRUE, error) ||
      !save_drafts (db, drafts, records, FALSE, error))
    {
      chancery_db_rollback (db);
      return NULL;
    }
  return chancery_db_commit (db, error) ? g_steal_pointer (&records) : NULL;
}

ChanceryRecord *
chancery_records_save_one (ChanceryDb *db,
                           ChanceryDraft *draft,
                           const ChanceryAct *act,
                           GError **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new ();
  g_autoptr (GPtrArray) records = NULL;

  g_ptr_array_add (drafts, draft);
  records = chancery_records_save (db, drafts, act, error);
  return records != NULL ? chancery_record_ref (records->pdata[0]) : NULL;
}

static gboolean
add_lines (ChanceryDb *db, const char *uuid, GPtrArray *lines, GError **error)
{
  g_autoptr (ChanceryRecord) before = chancery_records_load (db, uuid, error);
  g_autoptr (ChanceryRecord) after = NULL;
  g_autoptr (ChanceryDraft) draft = NULL;

  if (before == NULL)
    return FALSE;
  draft = chancery_draft_new_from_record (before);
  for (guint i = 0; i < lines->len; i++)
    {
      const ChanceryField *list = chancery_line_get_list (lines->pdata[i]);

      if (chancery_kind_get_field_position (chancery_record_get_kind (before), list) < 0)
        {
          g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_UNKNOWN_FIELD,
                       "%s has no “%s”", chancery_record_get_kind (before)->id, list->id);
          return FALSE;
        }
      chancery_draft_add_line (draft, list, lines->pdata[i]);
    }
  after = save_draft (db, draft, error);
  return after != NULL;
}

gboolean
chancery_records_add_lines (ChanceryDb *db,
                            const char *uuid,
                            GPtrArray *lines,
                            const ChanceryAct *act,
                            GError **error)
{
  g_return_val_if_fail (db != NULL && uuid != NULL && lines != NULL, FALSE);

  if (!chancery_db_begin (db, act, error))
    return FALSE;
  if (!add_lines (db, uuid, lines, error))
    {
      chancery_db_rollback (db);
      return FALSE;
    }
  return chancery_db_commit (db, error);
}

gboolean
chancery_records_add_line (ChanceryDb *db,
                           const char *uuid,
                           ChanceryLine *line,
                           const ChanceryAct *act,
                           GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  g_return_val_if_fail (line != NULL, FALSE);

  g_ptr_array_add (lines, line);
  return chancery_records_add_lines (db, uuid, lines, act, error);
}

static gboolean
find_by_rank (ChanceryDb *db, const char *folded, gint64 rank, GPtrArray *uuids, GError **error)
{
  static const char sql[] = "SELECT r.uuid FROM number AS n JOIN record AS r ON r.id = n.record "
                            "WHERE n.folded = ?1 AND n.rank = ?2 ORDER BY r.date_key";
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "ti", folded, rank);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &local))
    g_ptr_array_add (uuids, chancery_statement_dup_text (statement, 0));
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GPtrArray *
chancery_records_find (ChanceryDb *db, const char *ref, GError **error)
{
  g_autoptr (GPtrArray) uuids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *uuid = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (db != NULL && ref != NULL, NULL);

  uuid = chancery_uuid_canonical (ref);
  if (uuid != NULL && chancery_records_get_row (db, uuid) != 0)
    {
      g_ptr_array_add (uuids, g_steal_pointer (&uuid));
      return g_steal_pointer (&uuids);
    }
  folded = chancery_text_fold_reference (ref);
  for (gint64 rank = 0; folded[0] != '\0' && rank <= 3 && uuids->len == 0; rank++)
    if (!find_by_rank (db, folded, rank, uuids, error))
      return NULL;
  return g_steal_pointer (&uuids);
}

char *
chancery_records_find_one (ChanceryDb *db, const char *ref, GError **error)
{
  g_autoptr (GPtrArray) uuids = chancery_records_find (db, ref, error);
  g_autoptr (GString) list = NULL;

  if (uuids == NULL)
    return NULL;
  if (uuids->len == 1)
    return g_strdup (uuids->pdata[0]);
  if (uuids->len == 0)
    {
      g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NOT_FOUND,
                   "no record is called “%s”", ref);
      return NULL;
    }
  list = g_string_new (NULL);
  for (guint i = 0; i < uuids->len; i++)
    {
      g_autofree char *title = chancery_db_query_text (db,
                                                       "SELECT title FROM record WHERE uuid = ?1",
                                                       "t", uuids->pdata[i]);

      g_string_append_printf (list, "\n  %s  %s", (const char *)uuids->pdata[i], title);
    }
  g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_AMBIGUOUS,
               "%u records carry “%s”:%s", uuids->len, ref, list->str);
  return NULL;
}
