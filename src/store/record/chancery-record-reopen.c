/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From closed to the archive, and back to open. */

#include "config.h"

#include "chancery-case-rules.h"

#include "chancery-db-private.h"
#include "chancery-fuzzy-date.h"
#include "chancery-records.h"
#include "chancery-settings.h"
#include "chancery-store-record.h"
#include "chancery-uuid.h"

static gboolean
fail_state (const char *what, ChanceryRecord *record, GError **error)
{
  g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_STATE, "“%s” %s",
               chancery_record_get_title (record), what);
  return FALSE;
}

static gboolean
finish (ChanceryDb *db, gboolean done, GError **error)
{
  if (done)
    return chancery_db_commit (db, error);
  chancery_db_rollback (db);
  return FALSE;
}

static void
set_line_text (ChanceryLine *line, const char *id, const char *text)
{
  g_autoptr (ChanceryValue) value = chancery_value_new_text (text);

  if (value != NULL)
    chancery_line_set_value (line, chancery_field_find (chancery_line_get_list (line)->lines, id),
                             value);
}

/* Why is told where the file tells what became of it, in the officer's own words. */
static void
add_minute (ChanceryDb *db, ChanceryDraft *draft, const ChanceryField *list, const char *reason)
{
  g_autoptr (ChanceryFuzzyDate) today =
      chancery_fuzzy_date_new_day (chancery_settings_get_day (db));
  g_autoptr (ChanceryValue) on = chancery_value_new_date (today);
  g_autofree char *id = chancery_uuid_new ();
  g_autoptr (ChanceryLine) line = chancery_line_new (list, id);

  chancery_line_set_value (line, chancery_field_find (list->lines, "date"), on);
  set_line_text (line, "text", reason);
  set_line_text (line, "by", chancery_db_get_who (db));
  chancery_draft_add_line (draft, list, line);
}

/* Empties @id where it holds something; a correction keeps what that was. */
static void
clear_field (ChanceryDb *db, ChanceryDraft *draft, ChanceryRecord *record, const char *id)
{
  const ChanceryField *field = chancery_kind_find_field (chancery_record_get_kind (record), id);
  const ChanceryChange change = {
    .field = field, .before = field != NULL ? chancery_record_get_value (record, field) : NULL
  };

  if (change.before == NULL)
    return;
  chancery_draft_set_value (draft, field, NULL);
  chancery_record_add_correction (db, draft, &change);
}

/* Without a trace in the record its content would be the one from before it was closed, which every registry
 * that has had it takes for old. */
static void
set_open (ChanceryDb *db, ChanceryDraft *draft, ChanceryRecord *record)
{
  static const char *const over[] = { "closed", "archived", "kept_at", "outcome", "outcome_text" };
  const ChanceryKind *kind = chancery_record_get_kind (record);
  const ChanceryField *minutes = chancery_kind_find_field (kind, "minutes");
  const char *reason = chancery_db_get_reason (db);
  g_autoptr (ChanceryValue) state =
      chancery_value_new_text (chancery_state_to_string (CHANCERY_STATE_REGISTERED));
  const ChanceryChange change = { .field = chancery_kind_find_field (kind, "state"),
                                  .before = chancery_record_get (record, "state"),
                                  .after = state };

  for (guint i = 0; i < G_N_ELEMENTS (over); i++)
    clear_field (db, draft, record, over[i]);
  chancery_draft_set (draft, "state", state);
  chancery_record_add_correction (db, draft, &change);
  if (minutes != NULL && reason != NULL && *reason != '\0')
    add_minute (db, draft, minutes, reason);
}

static gboolean
reopen_record (ChanceryDb *db, const char *uuid, GError **error)
{
  g_autoptr (ChanceryRecord) record = chancery_records_load (db, uuid, error);
  g_autoptr (ChanceryRecord) after = NULL;
  g_autoptr (ChanceryDraft) draft = NULL;

  if (record == NULL)
    return FALSE;
  if (chancery_record_get_state (record) != CHANCERY_STATE_CLOSED)
    return fail_state ("is not closed, and cannot be reopened", record, error);
  draft = chancery_draft_new_from_record (record);
  set_open (db, draft, record);
  after = chancery_record_commit (db, draft, record, "reopen", error);
  return after != NULL;
}

gboolean
chancery_records_reopen (ChanceryDb *db, const char *uuid, const ChanceryAct *act, GError **error)
{
  g_return_val_if_fail (db != NULL && uuid != NULL, FALSE);

  return chancery_db_begin (db, act, error) && finish (db, reopen_record (db, uuid, error), error);
}

static gboolean
archive_record (ChanceryDb *db, const char *uuid, const char *where, GError **error)
{
  g_autoptr (ChanceryRecord) record = chancery_records_load (db, uuid, error);
  g_autoptr (ChanceryFuzzyDate) today = NULL;
  g_autoptr (ChanceryRecord) after = NULL;
  g_autoptr (ChanceryDraft) draft = NULL;
  g_autoptr (ChanceryValue) on = NULL;

  if (record == NULL)
    return FALSE;
  if (!chancery_kind_has_flag (chancery_record_get_kind (record), CHANCERY_KIND_FILES))
    return fail_state ("is no case file, and cannot be archived", record, error);
  if (chancery_record_get_state (record) != CHANCERY_STATE_CLOSED)
    return fail_state ("is not closed; close it first, then archive it", record, error);
  if (chancery_case_is_archived (record))
    return fail_state ("is archived already", record, error);
  today = chancery_fuzzy_date_new_day (chancery_settings_get_day (db));
  on = chancery_value_new_date (today);
  draft = chancery_draft_new_from_record (record);
  chancery_draft_set (draft, "archived", on);
  chancery_draft_set_text (draft, "kept_at", where);
  after = chancery_record_commit (db, draft, record, "archive", error);
  return after != NULL;
}

gboolean
chancery_records_archive (ChanceryDb *db,
                          const char *uuid,
                          const char *where,
                          const ChanceryAct *act,
                          GError **error)
{
  g_return_val_if_fail (db != NULL && uuid != NULL, FALSE);

  return chancery_db_begin (db, act, error) &&
         finish (db, archive_record (db, uuid, where, error), error);
}
