/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What saving does to the lines of a draft: each list is walked once, however long it is. */

#include "config.h"

#include "chancery-store-record.h"

#include "chancery-db-private.h"
#include "chancery-phrase.h"
#include "chancery-uuid.h"

/* What a list that is walked needs to know. */
typedef struct
{
  const ChanceryField *by; /* says who entered a line, or NULL */
  ChanceryValue *who;
  GHashTable *earlier; /* ids of lines that were there */
} Pen;

static GHashTable *
list_ids (ChanceryValue *lines)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      const char *id = chancery_line_get_id (chancery_value_get_line (lines, i));

      if (id != NULL)
        g_hash_table_add (ids, (gpointer)id);
    }
  return ids;
}

/* The field of a line that says who entered it, where the program writes it. */
static const ChanceryField *
find_by (const ChanceryKind *kind, const ChanceryField *list)
{
  const ChanceryField *by = chancery_field_find (list->lines, "by");

  return by != NULL && by->type == CHANCERY_TYPE_TEXT &&
                 chancery_field_has_flag (by, CHANCERY_FIELD_PROGRAM) &&
                 chancery_field_find (kind->fields, list->id) == list
             ? by
             : NULL;
}

/* A line that an officer adds is a new one, even when it says what another says; one that says who entered
 * it gets the officer's name, and older ones are somebody else's. */
static ChanceryLine *
finish_line (const Pen *pen, ChanceryLine *line)
{
  const char *id = chancery_line_get_id (line);
  g_autoptr (ChanceryLine) named = NULL;

  if (id == NULL)
    {
      g_autofree char *made = chancery_uuid_new ();

      named = chancery_line_with_id (line, made);
    }
  else
    named = chancery_line_ref (line);
  if (pen->by == NULL || chancery_line_get_value (line, pen->by) != NULL ||
      (id != NULL && g_hash_table_contains (pen->earlier, id)))
    return g_steal_pointer (&named);
  return chancery_line_with_value (named, pen->by, pen->who);
}

static void
finish_list (ChanceryDb *db,
             ChanceryDraft *draft,
             ChanceryRecord *before,
             const ChanceryField *list)
{
  ChanceryValue *lines = chancery_draft_get_value (draft, list);
  g_autoptr (GPtrArray) finished =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);
  g_autoptr (GHashTable) earlier =
      list_ids (before != NULL ? chancery_record_get_value (before, list) : NULL);
  g_autoptr (ChanceryValue) who = chancery_value_new_text (chancery_db_get_who (db));
  g_autoptr (ChanceryValue) value = NULL;
  const Pen pen = { find_by (chancery_draft_get_kind (draft), list), who, earlier };
  gboolean changed = FALSE;

  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      ChanceryLine *line = chancery_value_get_line (lines, i);

      g_ptr_array_add (finished, finish_line (&pen, line));
      changed |= finished->pdata[i] != line;
    }
  if (!changed)
    return;
  value = chancery_value_new_lines (finished);
  chancery_draft_set_value (draft, list, value);
}

static gboolean
tell_clash (const ChanceryField *list,
            const char *key,
            ChanceryLine *first,
            ChanceryLine *second,
            const char *lost,
            GError **error)
{
  const ChanceryField *field = chancery_field_find (list->lines, lost);
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  if (field != NULL)
    {
      one = chancery_phrase_value (field, chancery_line_get_value (first, field));
      other = chancery_phrase_value (field, chancery_line_get_value (second, field));
    }
  g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
               "%s: “%s” stands twice and the two differ in %s: “%s” and “%s”", list->id, key, lost,
               one != NULL ? one : "", other != NULL ? other : "");
  return FALSE;
}

/* Lines that are known by what they say are one in the record; what only one of two says is kept, and where
 * they contradict each other nobody but the officer knows which is right. */
static gboolean
check_doubles (const ChanceryField *list, ChanceryValue *lines, GError **error)
{
  guint n = chancery_value_get_n_items (lines);
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)chancery_line_unref);

  for (guint i = 0; i < n; i++)
    {
      ChanceryLine *line = chancery_value_get_line (lines, i);
      g_autofree char *key = chancery_line_dup_key (line);
      ChanceryLine *first = g_hash_table_lookup (seen, key);
      const char *lost = NULL;
      ChanceryLine *both = first != NULL ? chancery_line_join (first, line, &lost)
                                         : chancery_line_ref (line);

      if (lost != NULL)
        {
          chancery_line_unref (both);
          return tell_clash (list, key, first, line, lost, error);
        }
      g_hash_table_replace (seen, g_steal_pointer (&key), both);
    }
  return TRUE;
}

gboolean
chancery_record_finish_lines (ChanceryDb *db,
                              ChanceryDraft *draft,
                              ChanceryRecord *before,
                              GError **error)
{
  const ChanceryKind *kind = chancery_draft_get_kind (draft);

  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *list = chancery_kind_get_nth_field (kind, i);

      if (list->type != CHANCERY_TYPE_LINES)
        continue;
      if (!chancery_field_has_flag (list, CHANCERY_FIELD_KEYED))
        finish_list (db, draft, before, list);
      else if (!check_doubles (list, chancery_draft_get_value (draft, list), error))
        return FALSE;
    }
  return TRUE;
}
