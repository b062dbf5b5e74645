/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Registering, voiding, closing and deleting: what goes from one state to the next, and what goes
 * with it. */

#include "config.h"

#include "chancery-case-rules.h"
#include "chancery-db-private.h"
#include "chancery-fuzzy-date.h"
#include "chancery-links.h"
#include "chancery-records.h"
#include "chancery-registers-private.h"
#include "chancery-settings.h"
#include "chancery-statement.h"
#include "chancery-store-record.h"

#include <string.h>

/* @what: what speaks of the record, whose title stands before it. */
static gboolean
fail_state (const char *what, ChanceryRecord *record, GError **error)
{
  g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_STATE, "“%s” %s",
               chancery_record_get_title (record), what);
  return FALSE;
}

static gboolean
check_complete (ChanceryRecord *record, GError **error)
{
  g_autoptr (GPtrArray) missing = chancery_record_get_missing (record);
  g_autoptr (GString) labels = NULL;

  if (missing->len == 0)
    return TRUE;
  labels = g_string_new (NULL);
  for (guint i = 0; i < missing->len; i++)
    {
      const ChanceryField *field = missing->pdata[i];

      g_string_append_printf (labels, "%s%s (%s)", i > 0 ? ", " : "", field->label, field->id);
    }
  g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INCOMPLETE,
               "to register “%s” these are missing: %s", chancery_record_get_title (record),
               labels->str);
  return FALSE;
}

static gboolean
set_registered (ChanceryDb *db, ChanceryRecord *record, char **reference, GError **error)
{
  g_autoptr (ChanceryDraft) draft = chancery_draft_new_from_record (record);
  g_autoptr (ChanceryRecord) after = NULL;
  const ChanceryKind *kind = chancery_record_get_kind (record);

  if (!check_complete (record, error))
    return FALSE;
  if (chancery_kind_has_flag (kind, CHANCERY_KIND_NUMBERED) &&
      chancery_draft_get (draft, "reference") == NULL)
    {
      g_autofree char *number = chancery_registers_allot (db, draft, error);

      if (number == NULL)
        return FALSE;
      chancery_draft_set_text (draft, "reference", number);
    }
  chancery_draft_set_text (draft, "state", chancery_state_to_string (CHANCERY_STATE_REGISTERED));
  after = chancery_record_commit (db, draft, record, "register", error);
  if (after == NULL)
    return FALSE;
  if (reference != NULL)
    *reference = g_strdup (
        chancery_record_get_reference (after) != NULL ? chancery_record_get_reference (after) : "");
  return TRUE;
}

static gboolean
register_children (ChanceryDb *db, const char *uuid, GError **error)
{
  g_autoptr (GPtrArray) children = chancery_links_get_children (db, uuid, error);

  if (children == NULL)
    return FALSE;
  for (guint i = 0; i < children->len; i++)
    {
      g_autoptr (ChanceryRecord) child = chancery_records_load (db, children->pdata[i], error);

      if (child == NULL)
        return FALSE;
      if (chancery_record_get_state (child) == CHANCERY_STATE_DRAFT &&
          !set_registered (db, child, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
parent_allows (ChanceryDb *db, ChanceryRecord *record, GError **error)
{
  static const char sql[] = "SELECT state IN ('registered', 'closed') FROM record WHERE uuid = ?1";
  const ChanceryKind *kind = chancery_record_get_kind (record);
  const char *parent;

  if (!chancery_kind_has_flag (kind, CHANCERY_KIND_REGISTERS_WITH_PARENT))
    return TRUE;
  parent = chancery_value_get_reference_id (chancery_record_get (record, kind->parent));
  if (parent != NULL && chancery_db_query_int (db, 0, sql, "t", parent) == 1)
    return TRUE;
  return fail_state ("is registered with the record that raises it", record, error);
}

static gboolean
register_record (ChanceryDb *db, const char *uuid, char **reference, GError **error)
{
  g_autoptr (ChanceryRecord) record = chancery_records_load (db, uuid, error);

  if (record == NULL)
    return FALSE;
  if (chancery_record_get_state (record) != CHANCERY_STATE_DRAFT)
    return fail_state ("is registered already", record, error);
  return parent_allows (db, record, error) && set_registered (db, record, reference, error) &&
         register_children (db, uuid, error);
}

char *
chancery_records_register (ChanceryDb *db, const char *uuid, const ChanceryAct *act, GError **error)
{
  g_autofree char *reference = NULL;

  g_return_val_if_fail (db != NULL && uuid != NULL, NULL);

  if (!chancery_db_begin (db, act, error))
    return NULL;
  if (!register_record (db, uuid, &reference, error))
    {
      chancery_db_rollback (db);
      return NULL;
    }
  return chancery_db_commit (db, error) ? g_steal_pointer (&reference) : NULL;
}

static gboolean
set_void (ChanceryDb *db, ChanceryRecord *record, GError **error)
{
  g_autoptr (ChanceryDraft) draft = chancery_draft_new_from_record (record);
  g_autoptr (ChanceryRecord) after = NULL;
  g_autoptr (ChanceryValue) state =
      chancery_value_new_text (chancery_state_to_string (CHANCERY_STATE_VOID));
  ChanceryChange change = { .field = chancery_kind_find_field (chancery_record_get_kind (record),
                                                               "state"),
                            .before = chancery_record_get (record, "state"),
                            .after = state };

  chancery_draft_set (draft, "state", state);
  chancery_record_add_correction (db, draft, &change);
  after = chancery_record_commit (db, draft, record, "void", error);
  return after != NULL && chancery_registers_mark (db, chancery_record_get_id (record), "void",
                                                   chancery_db_get_reason (db), error);
}

/* A demand that another registered record repeats outlives the one that raised it. */
static gboolean
is_repeated_elsewhere (ChanceryDb *db, const char *child, const char *parent)
{
  static const char sql[] = "SELECT 1 FROM reference AS r JOIN record AS f ON f.id = r.record "
                            "JOIN record AS c ON c.id = r.target "
                            "WHERE c.uuid = ?1 AND r.field = 'links.to' AND r.role = 'repeats'"
                            " AND f.uuid <> ?2 AND f.state IN ('registered', 'closed') LIMIT 1";

  return chancery_db_query_int (db, 0, sql, "tt", child, parent) == 1;
}

static gboolean
void_children (ChanceryDb *db, const char *uuid, GError **error)
{
  g_autoptr (GPtrArray) children = chancery_links_get_children (db, uuid, error);

  if (children == NULL)
    return FALSE;
  for (guint i = 0; i < children->len; i++)
    {
      g_autoptr (ChanceryRecord) child = NULL;

      if (is_repeated_elsewhere (db, children->pdata[i], uuid))
        continue;
      child = chancery_records_load (db, children->pdata[i], error);
      if (child == NULL)
        return FALSE;
      if (chancery_record_get_state (child) != CHANCERY_STATE_VOID &&
          chancery_record_get_state (child) != CHANCERY_STATE_DRAFT && !set_void (db, child, error))
        return FALSE;
    }
  return TRUE;
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_record_unref);
}

/* What is still to be done about @uuid goes to @tasks. */
static gboolean
add_open_tasks (ChanceryDb *db, const char *uuid, GPtrArray *tasks, GError **error)
{
  static const char sql[] =
      "SELECT DISTINCT a.id FROM reference AS f JOIN record AS a ON a.id = f.record "
      "WHERE f.target = ?1 AND f.field = 'on' AND a.state = 'registered' "
      "ORDER BY a.id";
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (db, error, sql, "i", chancery_records_get_row (db, uuid));
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &local))
    {
      g_autoptr (ChanceryRecord) task =
          chancery_records_load_row (db, chancery_statement_get_int (statement, 0), error);

      if (task == NULL)
        return FALSE;
      if (chancery_kind_has_flag (chancery_record_get_kind (task), CHANCERY_KIND_TASK) &&
          chancery_record_get (task, "done_on") == NULL)
        g_ptr_array_add (tasks, g_steal_pointer (&task));
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

void
chancery_void_foresight_free (ChanceryVoidForesight *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->goes);
  g_ptr_array_unref (self->stays);
  g_ptr_array_unref (self->waits);
  g_free (self);
}

static gboolean
foresee_children (ChanceryDb *db,
                  const char *uuid,
                  ChanceryVoidForesight *foresight,
                  GError **error)
{
  g_autoptr (GPtrArray) children = chancery_links_get_children (db, uuid, error);

  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      g_autoptr (ChanceryRecord) child = chancery_records_load (db, children->pdata[i], error);

      if (child == NULL)
        return FALSE;
      if (is_repeated_elsewhere (db, children->pdata[i], uuid))
        g_ptr_array_add (foresight->stays, g_steal_pointer (&child));
      else if (chancery_record_get_state (child) == CHANCERY_STATE_REGISTERED ||
               chancery_record_get_state (child) == CHANCERY_STATE_CLOSED)
        {
          if (!add_open_tasks (db, children->pdata[i], foresight->waits, error))
            return FALSE;
          g_ptr_array_add (foresight->goes, g_steal_pointer (&child));
        }
    }
  return children != NULL;
}

ChanceryVoidForesight *
chancery_records_foresee_void (ChanceryDb *db, const char *uuid, GError **error)
{
  g_autoptr (ChanceryVoidForesight) self = NULL;

  g_return_val_if_fail (db != NULL && uuid != NULL, NULL);

  self = g_new0 (ChanceryVoidForesight, 1);
  self->goes = new_list ();
  self->stays = new_list ();
  self->waits = new_list ();
  return add_open_tasks (db, uuid, self->waits, error) && foresee_children (db, uuid, self, error)
             ? g_steal_pointer (&self)
             : NULL;
}

static gboolean
void_record (ChanceryDb *db, const char *uuid, GError **error)
{
  g_autoptr (ChanceryRecord) record = chancery_records_load (db, uuid, error);
  const char *reason = chancery_db_get_reason (db);

  if (record == NULL)
    return FALSE;
  if (reason == NULL || reason[0] == '\0')
    return fail_state ("needs a reason to be voided", record, error);
  if (chancery_kind_has_flag (chancery_record_get_kind (record), CHANCERY_KIND_NAMED))
    return fail_state ("is a name, which is never registered or void", record, error);
  if (chancery_record_get_state (record) == CHANCERY_STATE_VOID)
    return fail_state ("is void already", record, error);
  if (chancery_record_get_state (record) == CHANCERY_STATE_DRAFT)
    return fail_state ("was never registered; it can be deleted", record, error);
  if (!chancery_case_rules_allow_any (record, error))
    return FALSE;
  return set_void (db, record, error) && void_children (db, uuid, error);
}

static gboolean
finish (ChanceryDb *db, gboolean done, GError **error)
{
  if (done)
    return chancery_db_commit (db, error);
  chancery_db_rollback (db);
  return FALSE;
}

gboolean
chancery_records_void (ChanceryDb *db, const char *uuid, const ChanceryAct *act, GError **error)
{
  g_return_val_if_fail (db != NULL && uuid != NULL, FALSE);

  return chancery_db_begin (db, act, error) && finish (db, void_record (db, uuid, error), error);
}

/* Sets @text in the field @id where the kind has it. */
static gboolean
set_optional (ChanceryDraft *draft, const char *id, const char *text, GError **error)
{
  if (text == NULL)
    return TRUE;
  if (chancery_kind_find_field (chancery_draft_get_kind (draft), id) == NULL)
    {
      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_UNKNOWN_FIELD,
                   "%s has no “%s”", chancery_draft_get_kind (draft)->id, id);
      return FALSE;
    }
  chancery_draft_set_text (draft, id, text);
  return TRUE;
}

/* The day of it, where the kind keeps one and nobody said another. */
static void
set_closed (ChanceryDb *db, ChanceryDraft *draft)
{
  g_autoptr (ChanceryFuzzyDate) today = NULL;
  g_autoptr (ChanceryValue) on = NULL;

  if (chancery_kind_find_field (chancery_draft_get_kind (draft), "closed") == NULL ||
      chancery_draft_get (draft, "closed") != NULL)
    return;
  today = chancery_fuzzy_date_new_day (chancery_settings_get_day (db));
  on = chancery_value_new_date (today);
  chancery_draft_set (draft, "closed", on);
}

static gboolean
close_record (ChanceryDb *db,
              const char *uuid,
              const char *outcome,
              const char *text,
              GError **error)
{
  g_autoptr (ChanceryRecord) record = chancery_records_load (db, uuid, error);
  g_autoptr (ChanceryRecord) after = NULL;
  g_autoptr (ChanceryDraft) draft = NULL;

  if (record == NULL)
    return FALSE;
  if (!chancery_kind_has_flag (chancery_record_get_kind (record), CHANCERY_KIND_CLOSES))
    return fail_state ("is of a kind that is not closed", record, error);
  if (!chancery_case_rules_allow_any (record, error))
    return FALSE;
  if (chancery_record_get_state (record) != CHANCERY_STATE_REGISTERED)
    return fail_state ("is not registered and open, and cannot be closed", record, error);
  draft = chancery_draft_new_from_record (record);
  if (!set_optional (draft, "outcome", outcome, error) ||
      !set_optional (draft, "outcome_text", text, error))
    return FALSE;
  set_closed (db, draft);
  chancery_draft_set_text (draft, "state", chancery_state_to_string (CHANCERY_STATE_CLOSED));
  after = chancery_record_commit (db, draft, record, "close", error);
  return after != NULL;
}

gboolean
chancery_records_close (ChanceryDb *db,
                        const char *uuid,
                        const char *outcome,
                        const char *text,
                        const ChanceryAct *act,
                        GError **error)
{
  g_return_val_if_fail (db != NULL && uuid != NULL, FALSE);

  return chancery_db_begin (db, act, error) &&
         finish (db, close_record (db, uuid, outcome, text, error), error);
}

/* A name may go while nothing uses it; anything else only before it was registered. */
static gboolean
may_delete (ChanceryDb *db, ChanceryRecord *record, GError **error)
{
  static const char sql[] = "SELECT count (*) FROM reference WHERE target = ?1 AND record <> ?1";
  gint64 row = chancery_records_get_row (db, chancery_record_get_id (record));

  if (chancery_kind_has_flag (chancery_record_get_kind (record), CHANCERY_KIND_NAMED))
    {
      if (chancery_db_query_int (db, 0, sql, "i", row) == 0)
        return TRUE;
      return fail_state ("is named by other records", record, error);
    }
  if (chancery_record_get_state (record) == CHANCERY_STATE_DRAFT)
    return TRUE;
  return fail_state ("was registered and cannot be deleted, only voided", record, error);
}

static gboolean
delete_record (ChanceryDb *db, const char *uuid, GError **error)
{
  g_autoptr (ChanceryRecord) record = chancery_records_load (db, uuid, error);
  g_autoptr (GPtrArray) children = NULL;

  if (record == NULL || !may_delete (db, record, error))
    return FALSE;
  children = chancery_links_get_children (db, uuid, error);
  if (children == NULL)
    return FALSE;
  for (guint i = 0; i < children->len; i++)
    if (!delete_record (db, children->pdata[i], error))
      return FALSE;
  return chancery_record_commit_delete (db, record, chancery_db_get_action (db, "delete"), error);
}

gboolean
chancery_records_delete (ChanceryDb *db, const char *uuid, const ChanceryAct *act, GError **error)
{
  g_return_val_if_fail (db != NULL && uuid != NULL, FALSE);

  return chancery_db_begin (db, act, error) && finish (db, delete_record (db, uuid, error), error);
}
