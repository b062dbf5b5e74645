/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-canonical.h"
#include "chancery-db-private.h"
#include "chancery-gaps.h"
#include "chancery-history-private.h"
#include "chancery-json.h"
#include "chancery-mend.h"
#include "chancery-records.h"
#include "chancery-statement.h"
#include "chancery-store-record.h"

#include <string.h>

static void
set_integer (ChanceryDraft *draft, const char *field, gint64 number)
{
  g_autoptr (ChanceryValue) value = chancery_value_new_integer (number);

  chancery_draft_set (draft, field, value);
}

/* Elsewhere @before may be known as it went out, mended: that, too, is what the record was. */
static void
follow (ChanceryDraft *draft, ChanceryRecord *before, const char *base)
{
  g_autoptr (ChanceryRecord) mended = chancery_mend_record (before);
  g_autofree char *digest = NULL;

  if (mended == before)
    {
      chancery_draft_follow (draft, before, base);
      return;
    }
  digest = chancery_canonical_digest (mended);
  chancery_draft_follow (draft, mended, digest);
}

/* @base: (nullable): the digest of @before, NULL where that was brought in by mistake: a content that the record is
 * said to have had already would never come in again. */
static void
set_bookkeeping (ChanceryDb *db, ChanceryDraft *draft, ChanceryRecord *before, const char *base)
{
  g_autofree char *now = chancery_db_dup_now (db);
  const char *who = chancery_db_get_who (db);

  if (before == NULL && chancery_draft_get (draft, "created") == NULL)
    {
      chancery_draft_set_text (draft, "created", now);
      chancery_draft_set_text (draft, "created_by", who);
    }
  chancery_draft_set_text (draft, "changed", now);
  chancery_draft_set_text (draft, "changed_by", who);
  if (before != NULL)
    {
      set_integer (draft, "version",
                   chancery_record_version_after (chancery_record_get_version (before)));
      if (base != NULL)
        follow (draft, before, base);
    }
  else
    set_integer (draft, "version",
                 chancery_record_version_after (
                     chancery_value_get_integer (chancery_draft_get (draft, "version"))));
}

/* Where text had been taken out before it came, somebody has written: it is no longer what it was cut to. */
static void
edit_gaps (ChanceryDb *db, ChanceryDraft *draft, ChanceryRecord *before)
{
  const char *unknown = chancery_draft_get_unknown (draft);
  g_autoptr (ChanceryRecord) after = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GVariant) tree = NULL;
  g_autoptr (ChanceryGaps) gaps = NULL;
  g_autofree char *written = NULL;

  if (!chancery_gaps_may_be_in (unknown) ||
      g_strcmp0 (unknown, chancery_record_get_unknown (before)) != 0)
    return;
  tree = chancery_json_parse (db, unknown, NULL);
  if (tree == NULL)
    return;
  gaps = chancery_gaps_new (tree);
  after = chancery_draft_build (draft);
  changes = chancery_change_between (before, after);
  for (guint i = 0; i < changes->len; i++)
    chancery_gaps_edit (gaps, ((ChanceryChange *)changes->pdata[i])->field->id);
  written = chancery_gaps_write (gaps, tree);
  chancery_draft_set_unknown (draft, written);
}

/* @read: (out) (transfer full): NULL where @flags leave that for later. */
static gboolean
commit (ChanceryDb *db,
        ChanceryDraft *draft,
        ChanceryRecord *before,
        const char *action,
        ChanceryWriteFlags flags,
        ChanceryRecord **read,
        GError **error)
{
  g_autoptr (ChanceryRecord) record = NULL;
  g_autofree char *base = before != NULL ? chancery_canonical_digest (before) : NULL;
  g_autofree char *digest = NULL;
  g_autofree char *body = NULL;

  set_bookkeeping (db, draft, before, strcmp (action, "revert") != 0 ? base : NULL);
  if (before != NULL)
    edit_gaps (db, draft, before);
  record = chancery_draft_build (draft);
  if (!chancery_record_write (db, record, before, base, flags, read, &digest, error))
    return FALSE;
  body = before != NULL ? chancery_history_make_body (before, record) : NULL;
  return chancery_history_append (db, action, chancery_record_get_id (record),
                                  chancery_record_get_version (record), digest, body, error);
}

ChanceryRecord *
chancery_record_commit (ChanceryDb *db,
                        ChanceryDraft *draft,
                        ChanceryRecord *before,
                        const char *action,
                        GError **error)
{
  g_autoptr (ChanceryRecord) read = NULL;

  if (!commit (db, draft, before, action, CHANCERY_WRITE_NONE, &read, error))
    return NULL;
  /* As it is read: labels of what it names are today's. */
  return g_steal_pointer (&read);
}

gboolean
chancery_record_commit_one_of (ChanceryDb *db,
                               ChanceryDraft *draft,
                               ChanceryRecord *before,
                               const char *action,
                               GError **error)
{
  return commit (db, draft, before, action, CHANCERY_WRITE_UNREAD, NULL, error);
}

gboolean
chancery_record_commit_delete (ChanceryDb *db,
                               ChanceryRecord *record,
                               const char *action,
                               GError **error)
{
  static const char sql[] =
      "INSERT OR REPLACE INTO tombstone (uuid, kind, deleted, who) VALUES (?1, ?2, ?3, ?4)";
  const char *uuid = chancery_record_get_id (record);
  g_autofree char *now = chancery_db_dup_now (db);
  g_autofree char *body = chancery_history_make_record_body (record);

  /* What an import made is taken away as it is: nothing of it stays. */
  return (strcmp (action, "revert") == 0 || chancery_records_check_kept (db, record, error)) &&
         chancery_record_erase_row (db, chancery_records_get_row (db, uuid), error) &&
         chancery_db_run (db, error, sql, "tttt", uuid, chancery_record_get_kind (record)->id, now,
                          chancery_db_get_who (db)) &&
         chancery_history_append (db, action, uuid,
                                  chancery_record_version_after (
                                      chancery_record_get_version (record)),
                                  NULL, body, error);
}
