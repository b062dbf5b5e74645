/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The bodies of history rows: the earlier values, as canonical JSON, and back. */

#include "config.h"

#include "chancery-canonical.h"
#include "chancery-history-private.h"
#include "chancery-json.h"
#include "chancery-places.h"
#include "chancery-reader.h"

#include <string.h>

#define COMPACT CHANCERY_CANONICAL_COMPACT

/* Before what a file said of the record, where that is not what it became: a body in the body. */
#define CAME "\"came\":"

static void
write_change (GString *out, const ChanceryChange *change)
{
  const ChanceryField *field = change->line_field != NULL ? change->line_field : change->field;

  g_string_append (out, "{\"field\":");
  chancery_canonical_write_string (out, change->field->id);
  if (change->line_id != NULL)
    {
      g_string_append (out, ",\"line\":");
      chancery_canonical_write_string (out, change->line_id);
    }
  if (change->line_field != NULL)
    {
      g_string_append (out, ",\"line_field\":");
      chancery_canonical_write_string (out, change->line_field->id);
    }
  if (change->before != NULL)
    {
      g_string_append (out, ",\"before\":");
      chancery_canonical_write_value (out, field, change->before, COMPACT, 0);
    }
  g_string_append_c (out, '}');
}

static ChanceryValue *
get_past (ChanceryRecord *record)
{
  return chancery_record_get (record, "past");
}

/* Whether the earlier contents of @after are those of @before and one more, as every save leaves them. */
static gboolean
grew_by_one (ChanceryRecord *before, ChanceryRecord *after)
{
  ChanceryValue *old_past = get_past (before);
  ChanceryValue *new_past = get_past (after);
  guint n_items = chancery_value_get_n_items (new_past);

  if (n_items == 0 || n_items - 1 > chancery_value_get_n_items (old_past))
    return FALSE;
  for (guint i = 1; i < n_items; i++)
    if (!chancery_value_equal (chancery_value_get_item (new_past, i),
                               chancery_value_get_item (old_past, i - 1)))
      return FALSE;
  return TRUE;
}

/* What a file brought along of the story of a record goes again when the file is taken back. */
static void
write_past (GString *out, ChanceryRecord *before, ChanceryRecord *after)
{
  const ChanceryField *field = chancery_kind_find_field (chancery_record_get_kind (before), "past");
  ChanceryValue *past = get_past (before);

  if (chancery_value_equal (past, get_past (after)) || grew_by_one (before, after))
    return;
  g_string_append (out, ",\"past\":");
  if (past != NULL)
    chancery_canonical_write_value (out, field, past, COMPACT, 0);
  else
    g_string_append (out, "[]");
}

char *
chancery_history_make_body (ChanceryRecord *before, ChanceryRecord *after)
{
  g_autoptr (GPtrArray) changes = chancery_change_between (before, after);
  const char *unknown = chancery_record_get_unknown (before);
  gboolean same_unknown = g_strcmp0 (unknown, chancery_record_get_unknown (after)) == 0;
  GString *out;

  if (changes->len == 0 && same_unknown)
    return NULL;
  out = g_string_new ("{\"changes\":[");
  for (guint i = 0; i < changes->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      write_change (out, changes->pdata[i]);
    }
  g_string_append_c (out, ']');
  if (!same_unknown)
    g_string_append_printf (out, ",\"unknown\":%s", unknown != NULL ? unknown : "{}");
  write_past (out, before, after);
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}

char *
chancery_history_make_import_body (ChanceryRecord *before,
                                   ChanceryRecord *after,
                                   ChanceryRecord *came)
{
  g_autofree char *body = before != NULL ? chancery_history_make_body (before, after) : NULL;
  g_autofree char *rest = came != NULL ? chancery_history_make_body (came, after) : NULL;

  if (rest == NULL)
    return g_steal_pointer (&body);
  if (body == NULL)
    body = g_strdup ("{\"changes\":[]}");
  body[strlen (body) - 1] = '\0';
  return g_strconcat (body, "," CAME, rest, "}", NULL);
}

char *
chancery_history_make_record_body (ChanceryRecord *record)
{
  GString *out = g_string_new ("{\"record\":");

  chancery_canonical_write_record (out, record, COMPACT, 0);
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_DAMAGED,
                       "an entry of the history cannot be read");
  return FALSE;
}

static ChanceryChange *
read_change (ChanceryRecord *record, ChanceryPlaces *present, GVariant *tree, GError **error)
{
  g_autoptr (ChanceryChange) change = g_new0 (ChanceryChange, 1);
  g_autoptr (GVariant) before = NULL;
  g_autoptr (GError) local = NULL;
  const char *field = NULL;
  const char *line_field = NULL;

  if (!g_variant_is_of_type (tree, G_VARIANT_TYPE_VARDICT) ||
      !g_variant_lookup (tree, "field", "&s", &field))
    {
      fail (error);
      return NULL;
    }
  change->field = chancery_kind_find_field (chancery_record_get_kind (record), field);
  g_variant_lookup (tree, "line", "s", &change->line_id);
  if (change->field != NULL && g_variant_lookup (tree, "line_field", "&s", &line_field))
    change->line_field = change->field->type == CHANCERY_TYPE_LINES
                             ? chancery_field_find (change->field->lines, line_field)
                             : NULL;
  if (change->field == NULL || (line_field != NULL && change->line_field == NULL) ||
      (change->line_id != NULL && change->field->type != CHANCERY_TYPE_LINES))
    {
      fail (error);
      return NULL;
    }
  before = g_variant_lookup_value (tree, "before", NULL);
  if (before != NULL)
    change->before =
        chancery_reader_read_value (chancery_record_get_kind (record),
                                    change->line_field != NULL ? change->line_field : change->field,
                                    before, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  change->after = chancery_places_dup_value (present, change);
  return g_steal_pointer (&change);
}

static ChanceryRecord *
read_record (GVariant *tree, GError **error)
{
  g_autoptr (ChanceryDraft) draft = chancery_reader_read_record (tree, error);

  return draft != NULL && chancery_draft_get_id (draft) != NULL ? chancery_draft_build (draft)
                                                                : NULL;
}

static gboolean
set_past (ChanceryDraft *draft, GVariant *tree, GError **error)
{
  const ChanceryKind *kind = chancery_draft_get_kind (draft);
  const ChanceryField *field = chancery_kind_find_field (kind, "past");
  g_autoptr (GVariant) past = g_variant_lookup_value (tree, "past", G_VARIANT_TYPE ("av"));
  g_autoptr (ChanceryValue) value = NULL;

  if (past == NULL)
    return TRUE;
  if (g_variant_n_children (past) > 0 &&
      (value = chancery_reader_read_value (kind, field, past, error)) == NULL)
    return FALSE;
  chancery_draft_set_value (draft, field, value);
  return TRUE;
}

static void
set_unknown (ChanceryDraft *draft, GVariant *tree)
{
  g_autoptr (GVariant) unknown = g_variant_lookup_value (tree, "unknown", G_VARIANT_TYPE_VARDICT);
  g_autoptr (GString) text = NULL;

  if (unknown == NULL)
    return;
  text = g_string_new (NULL);
  if (g_variant_n_children (unknown) > 0)
    chancery_canonical_write_variant (text, unknown, COMPACT, 0);
  chancery_draft_set_unknown (draft, text->len > 0 ? text->str : NULL);
}

/* @tree: the body; @list: its changes. */
static ChanceryRecord *
apply_back (ChanceryRecord *after,
            GVariant *tree,
            GVariant *list,
            GPtrArray *changes,
            GError **error)
{
  g_autoptr (ChanceryDraft) draft = chancery_draft_new_from_record (after);
  g_autoptr (ChanceryPlaces) present = chancery_places_new (after);
  g_autoptr (GPtrArray) read =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_change_free);

  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) boxed = g_variant_get_child_value (list, i);
      g_autoptr (GVariant) given = g_variant_get_variant (boxed);
      ChanceryChange *change = read_change (after, present, given, error);

      if (change == NULL)
        return NULL;
      g_ptr_array_add (read, change);
    }
  chancery_change_apply_all (read, draft, TRUE);
  if (changes != NULL)
    g_ptr_array_extend_and_steal (changes, g_steal_pointer (&read));
  set_unknown (draft, tree);
  if (!set_past (draft, tree, error))
    return NULL;
  return chancery_draft_build (draft);
}

ChanceryRecord *
chancery_history_read_came (ChanceryDb *db, ChanceryRecord *after, const char *json, GError **error)
{
  g_autoptr (GVariant) tree = NULL;
  g_autoptr (GVariant) came = NULL;
  g_autoptr (GVariant) list = NULL;

  /* In a text the quotes would be escaped. */
  if (strstr (json, CAME) == NULL)
    return NULL;
  tree = chancery_json_parse (db, json, error);
  if (tree == NULL)
    return NULL;
  if (g_variant_is_of_type (tree, G_VARIANT_TYPE_VARDICT))
    came = g_variant_lookup_value (tree, "came", NULL);
  /* It is the key of something that stands in the body. */
  if (came == NULL)
    return NULL;
  if (g_variant_is_of_type (came, G_VARIANT_TYPE_VARDICT))
    list = g_variant_lookup_value (came, "changes", G_VARIANT_TYPE ("av"));
  if (list != NULL)
    return apply_back (after, came, list, NULL, error);
  fail (error);
  return NULL;
}

ChanceryRecord *
chancery_history_step_back (ChanceryDb *db,
                            ChanceryRecord *after,
                            const char *json,
                            GPtrArray *changes,
                            GError **error)
{
  g_autoptr (GVariant) tree = chancery_json_parse (db, json, error);
  g_autoptr (GVariant) record = NULL;
  g_autoptr (GVariant) list = NULL;

  if (tree == NULL)
    return NULL;
  if (!g_variant_is_of_type (tree, G_VARIANT_TYPE_VARDICT))
    {
      fail (error);
      return NULL;
    }
  record = g_variant_lookup_value (tree, "record", G_VARIANT_TYPE_VARDICT);
  if (record != NULL)
    return read_record (record, error);
  list = g_variant_lookup_value (tree, "changes", G_VARIANT_TYPE ("av"));
  if (list == NULL || after == NULL)
    {
      fail (error);
      return NULL;
    }
  return apply_back (after, tree, list, changes, error);
}
