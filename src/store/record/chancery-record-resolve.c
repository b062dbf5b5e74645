/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* References that are only a label: which record they mean. */

#include "config.h"

#include "chancery-names.h"
#include "chancery-record-import.h"
#include "chancery-records.h"
#include "chancery-statement.h"
#include "chancery-store-record.h"
#include "chancery-text.h"
#include "chancery-uuid.h"

typedef struct
{
  ChanceryDb *db;
  /* Told of every label; NULL: missing names are made at once. */
  ChanceryLabelFunc func;
  gpointer user_data;
} Resolve;

char *
chancery_record_import_label_id (ChanceryKindId kind, const char *label)
{
  const ChanceryKind *found = chancery_kind_get (kind);
  g_autofree char *folded = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (found != NULL && label != NULL, NULL);

  folded = chancery_text_fold_label (label);
  name = g_strconcat (found->id, "\n", folded, NULL);
  return chancery_uuid_v5 (CHANCERY_UUID_NAMESPACE, name, strlen (name));
}

char *
chancery_record_import_match (ChanceryDb *db,
                              const ChanceryField *field,
                              ChanceryKindId kind,
                              const char *label,
                              gboolean *made,
                              guint *n_matches,
                              GError **error)
{
  g_autoptr (GPtrArray) uuids = NULL;
  ChanceryKindId wanted = kind != CHANCERY_KIND_NONE ? kind : field->targets[0];
  char *uuid;

  g_return_val_if_fail (db != NULL && field != NULL && label != NULL, NULL);

  uuids = chancery_names_match (db, field, kind, label, error);
  if (uuids == NULL)
    return NULL;
  *n_matches = uuids->len;
  *made = FALSE;
  if (uuids->len == 1)
    return g_strdup (uuids->pdata[0]);
  if (wanted == CHANCERY_KIND_NONE)
    {
      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                   "%s: %s is called “%s”", field->id,
                   uuids->len == 0 ? "no record" : "more than one record", label);
      return NULL;
    }
  uuid = chancery_record_import_label_id (wanted, label);
  *made = chancery_records_get_row (db, uuid) == 0;
  return uuid;
}

ChanceryDraft *
chancery_record_import_make_name (ChanceryKindId kind_id, const char *label, const char *uuid)
{
  const ChanceryKind *kind = chancery_kind_get (kind_id);
  ChanceryDraft *draft;

  g_return_val_if_fail (kind != NULL && label != NULL && uuid != NULL, NULL);

  draft = chancery_draft_new_with_id (kind, uuid);
  chancery_draft_set_text (draft, "state", chancery_state_to_string (CHANCERY_STATE_DRAFT));
  if (chancery_kind_has_flag (kind, CHANCERY_KIND_NAMED))
    {
      const ChanceryField *list = chancery_kind_find_field (kind, "names");
      g_autoptr (ChanceryLine) line = chancery_line_new (list, NULL);
      g_autoptr (ChanceryValue) text = chancery_value_new_text (label);

      chancery_line_set_value (line, chancery_field_find (list->lines, "text"), text);
      chancery_draft_add_line (draft, list, line);
    }
  else
    chancery_draft_set_text (draft, "title", label);
  return draft;
}

static gboolean
make_name (Resolve *self, ChanceryKindId kind, const char *label, const char *uuid, GError **error)
{
  g_autoptr (ChanceryDraft) draft = chancery_record_import_make_name (kind, label, uuid);
  g_autoptr (ChanceryRecord) record =
      chancery_record_commit (self->db, draft, NULL, "create", error);

  return record != NULL;
}

/* One that was given by its id alone gets the name of what it means, for the titles and the words of
 * history that are made from it; NULL when it has one, or when nobody here has it. */
static ChanceryValue *
name_value (Resolve *self, ChanceryValue *value)
{
  const char *uuid = chancery_value_get_reference_id (value);
  g_autofree char *label = NULL;
  g_autoptr (ChanceryValue) named = NULL;

  if (self->func != NULL || chancery_value_get_label (value) != NULL)
    return NULL;
  label = chancery_db_query_text (self->db, "SELECT title FROM record WHERE uuid = ?1", "t", uuid);
  if (label == NULL)
    return NULL;
  named =
      chancery_value_new_reference_full (uuid, label, chancery_value_get_reference_kind (value));
  if (chancery_value_get_unknown (value) != NULL)
    return chancery_value_with_unknown (named, chancery_value_get_unknown (value));
  return g_steal_pointer (&named);
}

/* A new value, or NULL with @error unset when @value may stay. */
static ChanceryValue *
resolve_value (Resolve *self, const ChanceryField *field, ChanceryValue *value, GError **error)
{
  ChanceryLabelMatch match = { .label = chancery_value_get_label (value),
                               .kind = chancery_value_get_reference_kind (value) };
  g_autofree char *uuid = NULL;
  g_autoptr (ChanceryValue) found = NULL;

  if (!chancery_value_is_reference (value))
    return NULL;
  if (chancery_value_get_reference_id (value) != NULL)
    return name_value (self, value);
  uuid = chancery_record_import_match (self->db, field, match.kind, match.label, &match.made,
                                       &match.n_matches, error);
  if (uuid == NULL)
    return NULL;
  match.uuid = uuid;
  if (match.kind == CHANCERY_KIND_NONE)
    match.kind = field->targets[0];
  if (self->func != NULL)
    self->func (&match, self->user_data);
  else if (match.made && !make_name (self, match.kind, match.label, uuid, error))
    return NULL;
  found = chancery_value_new_reference (uuid, match.label);
  if (chancery_value_get_unknown (value) != NULL)
    return chancery_value_with_unknown (found, chancery_value_get_unknown (value));
  return g_steal_pointer (&found);
}

/* The same for a field that may be a list. */
static ChanceryValue *
resolve_field (Resolve *self, const ChanceryField *field, ChanceryValue *value, GError **error)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) local = NULL;
  gboolean changed = FALSE;

  if (value == NULL || field->type != CHANCERY_TYPE_REFERENCE)
    return NULL;
  if (!chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    return resolve_value (self, field, value, error);

  items = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_value_unref);
  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    {
      ChanceryValue *item = chancery_value_get_item (value, i);
      ChanceryValue *found = resolve_value (self, field, item, &local);

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      changed |= found != NULL;
      g_ptr_array_add (items, found != NULL ? found : chancery_value_ref (item));
    }
  return changed ? chancery_value_new_list (items) : NULL;
}

static gboolean
resolve_line (Resolve *self,
              ChanceryDraft *draft,
              const ChanceryField *list,
              guint i,
              GError **error)
{
  g_autoptr (ChanceryLine) line =
      chancery_line_ref (chancery_value_get_line (chancery_draft_get_value (draft, list), i));
  gboolean changed = FALSE;

  for (const ChanceryField *field = list->lines; field->id != NULL; field++)
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (ChanceryValue) value =
          resolve_field (self, field, chancery_line_get_value (line, field), &local);
      ChanceryLine *with;

      if (local != NULL)
        {
          g_propagate_prefixed_error (error, g_steal_pointer (&local), "%s.", list->id);
          return FALSE;
        }
      if (value == NULL)
        continue;
      with = chancery_line_with_value (line, field, value);
      chancery_line_unref (line);
      line = with;
      changed = TRUE;
    }
  if (changed)
    chancery_draft_replace_line (draft, list, i, line);
  return TRUE;
}

static gboolean
resolve_draft (Resolve *self, ChanceryDraft *draft, GError **error)
{
  const ChanceryKind *kind = chancery_draft_get_kind (draft);

  for (guint n = 0; n < chancery_kind_get_n_fields (kind); n++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, n);
      ChanceryValue *value = chancery_draft_get_value (draft, field);
      g_autoptr (ChanceryValue) found = NULL;
      g_autoptr (GError) local = NULL;

      if (field->type == CHANCERY_TYPE_LINES)
        {
          for (guint i = 0;
               i < chancery_value_get_n_items (chancery_draft_get_value (draft, field)); i++)
            if (!resolve_line (self, draft, field, i, error))
              return FALSE;
          continue;
        }
      found = resolve_field (self, field, value, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (found != NULL)
        chancery_draft_set_value (draft, field, found);
    }
  return TRUE;
}

gboolean
chancery_record_resolve (ChanceryDb *db, ChanceryDraft *draft, GError **error)
{
  Resolve resolve = { .db = db };

  return resolve_draft (&resolve, draft, error);
}

gboolean
chancery_record_import_resolve (ChanceryDb *db,
                                ChanceryDraft *draft,
                                ChanceryLabelFunc func,
                                gpointer user_data,
                                GError **error)
{
  Resolve resolve = { .db = db, .func = func, .user_data = user_data };

  g_return_val_if_fail (db != NULL && draft != NULL && func != NULL, FALSE);
  return resolve_draft (&resolve, draft, error);
}
