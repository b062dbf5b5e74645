/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-names.h"

#include "chancery-statement.h"
#include "chancery-store-record.h"
#include "chancery-text.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
chancery_name_free (ChanceryName *self)
{
  if (self == NULL)
    return;
  g_free (self->uuid);
  g_free (self->name);
  g_free (self->title);
  g_free (self->second);
  g_free (self->elsewhere);
  g_free (self);
}

static gboolean
takes (const ChanceryField *field, ChanceryKindId wanted, const char *kind_id)
{
  const ChanceryKind *kind = chancery_kind_find (kind_id);

  if (kind == NULL)
    return FALSE;
  if (wanted != CHANCERY_KIND_NONE)
    return kind->index == wanted;
  return chancery_field_takes_kind (field, kind->index);
}

static gboolean
has_uuid (GPtrArray *uuids, const char *uuid)
{
  for (guint i = 0; i < uuids->len; i++)
    if (strcmp (uuids->pdata[i], uuid) == 0)
      return TRUE;
  return FALSE;
}

/* Rows of uuid, kind and title; the title is compared where a hash of it was asked for. */
static gboolean
add_matches (ChanceryStatement *statement,
             const ChanceryField *field,
             ChanceryKindId wanted,
             const char *label,
             GPtrArray *uuids,
             GError **error)
{
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &local))
    {
      const char *uuid = chancery_statement_get_text (statement, 0);
      g_autofree char *folded = NULL;

      if (!takes (field, wanted, chancery_statement_get_text (statement, 1)) ||
          has_uuid (uuids, uuid))
        continue;
      if (label != NULL)
        {
          folded = chancery_text_fold_label (chancery_statement_get_text (statement, 2));
          if (strcmp (folded, label) != 0)
            continue;
        }
      g_ptr_array_add (uuids, g_strdup (uuid));
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GPtrArray *
chancery_names_match (ChanceryDb *db,
                      const ChanceryField *field,
                      ChanceryKindId kind,
                      const char *label,
                      GError **error)
{
  static const char by_name[] =
      "SELECT r.uuid, r.kind, r.title FROM name AS n JOIN record AS r ON r.id = n.record "
      "WHERE n.label = ?1 AND r.state <> 'void' ORDER BY r.uuid";
  static const char by_title[] = "SELECT uuid, kind, title FROM record "
                                 "WHERE label_hash = ?1 AND state <> 'void' ORDER BY uuid";
  g_autoptr (GPtrArray) uuids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folded = NULL;

  g_return_val_if_fail (db != NULL && field != NULL && label != NULL, NULL);

  folded = chancery_text_fold_label (label);
  {
    g_autoptr (ChanceryStatement) names = chancery_db_query (db, error, by_name, "t", folded);
    g_autoptr (ChanceryStatement) titles = NULL;

    if (!add_matches (names, field, kind, NULL, uuids, error))
      return NULL;
    titles = chancery_db_query (db, error, by_title, "i", chancery_record_hash_label (label));
    if (!add_matches (titles, field, kind, folded, uuids, error))
      return NULL;
  }
  return g_steal_pointer (&uuids);
}

/* What tells namesakes apart: the form or kind, and what it is part of or where it is held. */
static char *
make_second (ChanceryDb *db,
             gint64 row,
             const ChanceryKind *kind,
             const char *form,
             const char *reference)
{
  static const char sql[] = "SELECT coalesce (t.title, r.label) FROM reference AS r "
                            "LEFT JOIN record AS t ON t.id = r.target "
                            "WHERE r.record = ?1 AND r.field IN ('part_of', 'posts.actor') "
                            "ORDER BY r.field, r.line LIMIT 1";
  const ChanceryField *field = kind->form != NULL ? chancery_kind_find_field (kind, kind->form)
                                                  : NULL;
  g_autofree char *whole = chancery_db_query_text (db, sql, "i", row);
  GString *second = g_string_new (NULL);
  const char *parts[3] = { NULL, NULL, NULL };

  if (field != NULL && form != NULL && field->vocabulary != NULL)
    parts[0] = g_dgettext (GETTEXT_PACKAGE, chancery_vocabulary_label (field->vocabulary, form));
  else
    parts[0] = g_dgettext (GETTEXT_PACKAGE, kind->label);
  parts[1] = whole;
  parts[2] = reference;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && parts[i][0] != '\0')
      g_string_append_printf (second, "%s%s", second->len > 0 ? " · " : "", parts[i]);
  return g_string_free (second, FALSE);
}

typedef struct
{
  ChanceryDb *db;
  const ChanceryField *field;
  guint limit;
  GPtrArray *names;
  GHashTable *seen;
} Lookup;

/* Rows of id, uuid, kind, title, state, form, reference, name. */
static gboolean
add_names (Lookup *self, ChanceryStatement *statement, GError **error)
{
  g_autoptr (ChanceryStatement) owned = statement;
  g_autoptr (GError) local = NULL;

  if (owned == NULL)
    return FALSE;
  while (self->names->len < self->limit && chancery_statement_step (statement, &local))
    {
      const ChanceryKind *kind = chancery_kind_find (chancery_statement_get_text (statement, 2));
      gint64 row = chancery_statement_get_int (statement, 0);
      ChanceryName *name;

      if (kind == NULL || !chancery_field_takes_kind (self->field, kind->index) ||
          g_hash_table_contains (self->seen, GSIZE_TO_POINTER (row)))
        continue;
      g_hash_table_add (self->seen, GSIZE_TO_POINTER (row));
      name = g_new0 (ChanceryName, 1);
      name->row = row;
      name->uuid = chancery_statement_dup_text (statement, 1);
      name->kind = kind;
      name->title = chancery_statement_dup_text (statement, 3);
      name->to_check = chancery_kind_has_flag (kind, CHANCERY_KIND_NAMED) &&
                       g_strcmp0 (chancery_statement_get_text (statement, 4), "draft") == 0;
      name->second = make_second (self->db, row, kind, chancery_statement_get_text (statement, 5),
                                  chancery_statement_get_text (statement, 6));
      name->name = chancery_statement_dup_text (statement, 7);
      g_ptr_array_add (self->names, name);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

#define NAME_COLUMNS "SELECT r.id, r.uuid, r.kind, r.title, r.state, r.form, r.reference, "

/* The kinds that the field takes, as a list of SQL texts: ids of the table, nothing that was typed. */
static char *
list_kinds (const ChanceryField *field)
{
  GString *list = g_string_new (NULL);

  for (guint i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    if (chancery_field_takes_kind (field, i))
      g_string_append_printf (list, "%s'%s'", list->len > 0 ? ", " : "", chancery_kind_get (i)->id);
  return g_string_free (list, FALSE);
}

/* What was written last, as the history has it. */
static gboolean
add_recent (Lookup *self, GError **error)
{
  static const char sql[] = NAME_COLUMNS
      "r.title FROM (SELECT record, max (sequence) AS latest FROM"
      " (SELECT record, sequence FROM history ORDER BY sequence DESC LIMIT 2000)"
      " GROUP BY record) AS h JOIN record AS r ON r.uuid = h.record "
      "WHERE r.state <> 'void' ORDER BY h.latest DESC";

  return add_names (self, chancery_db_query (self->db, error, sql, ""), error);
}

/* A name that begins so, the exact one first; then one with a word that does. */
static gboolean
add_by_name (Lookup *self, const char *kinds, const char *folded, GError **error)
{
  g_autofree char *prefix = g_strconcat (folded, "\xf4\x8f\xbf\xbf", NULL);
  g_autofree char *word = g_strconcat (" ", folded, NULL);
  g_autofree char *begins =
      g_strdup_printf (NAME_COLUMNS
                       "n.text FROM name AS n JOIN record AS r ON r.id = n.record "
                       "WHERE n.folded >= ?1 AND n.folded < ?2 AND n.kind IN (%s)"
                       " AND r.state <> 'void' ORDER BY n.folded <> ?1, length (n.folded), n.folded"
                       " LIMIT 200",
                       kinds);
  g_autofree char *within =
      g_strdup_printf (NAME_COLUMNS
                       "n.text FROM name AS n JOIN record AS r ON r.id = n.record "
                       "WHERE instr (n.folded, ?1) > 0 AND n.kind IN (%s) AND r.state <> 'void' "
                       "ORDER BY length (n.folded), n.folded LIMIT 200",
                       kinds);

  return add_names (self, chancery_db_query (self->db, error, begins, "tt", folded, prefix),
                    error) &&
         add_names (self, chancery_db_query (self->db, error, within, "t", word), error);
}

static gboolean
add_by_number (Lookup *self, const char *text, GError **error)
{
  static const char sql[] = NAME_COLUMNS "coalesce (r.reference, r.title) FROM number AS n "
                                         "JOIN record AS r ON r.id = n.record "
                                         "WHERE n.folded >= ?1 AND n.folded < ?2 "
                                         "ORDER BY n.rank, r.date_key DESC LIMIT 200";
  g_autofree char *folded = chancery_text_fold_reference (text);
  g_autofree char *prefix = g_strconcat (folded, "\xf4\x8f\xbf\xbf", NULL);

  return folded[0] == '\0' ||
         add_names (self, chancery_db_query (self->db, error, sql, "tt", folded, prefix), error);
}

/* Titles of what has no names: every word begins one in the title. */
static gboolean
add_by_title (Lookup *self, const char *kinds, const char *folded, GError **error)
{
  g_autofree char *sql = g_strdup_printf (NAME_COLUMNS
                                          "r.title FROM record_search AS s "
                                          "JOIN record AS r ON r.date_key = s.rowid "
                                          "WHERE record_search MATCH ?1 AND r.kind IN (%s)"
                                          " AND r.state <> 'void' ORDER BY s.rowid DESC LIMIT ?2",
                                          kinds);
  g_auto (GStrv) words = g_strsplit_set (folded, " \"", -1);
  g_autoptr (GString) match = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_string_append_printf (match, "%stitle:\"%s\"*", match->len > 0 ? " " : "", words[i]);
  if (match->len == 0)
    return TRUE;
  return add_names (self,
                    chancery_db_query (self->db, error, sql, "ti", match->str, (gint64)self->limit),
                    error);
}

GPtrArray *
chancery_names_lookup (ChanceryDb *db,
                       const ChanceryField *field,
                       const char *text,
                       guint limit,
                       GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_name_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  Lookup lookup = { .db = db, .field = field, .limit = limit, .names = names, .seen = seen };
  g_autofree char *kinds = NULL;
  g_autofree char *folded = NULL;
  gboolean done;

  g_return_val_if_fail (db != NULL && field != NULL && text != NULL, NULL);

  kinds = list_kinds (field);
  folded = g_strstrip (chancery_text_fold (text, -1));
  if (folded[0] == '\0')
    done = add_recent (&lookup, error);
  else
    done = add_by_name (&lookup, kinds, folded, error) && add_by_number (&lookup, text, error) &&
           (names->len >= limit || add_by_title (&lookup, kinds, folded, error));
  return done ? g_steal_pointer (&names) : NULL;
}

gboolean
chancery_names_put_first (ChanceryDb *db, GPtrArray *names, const char *party, GError **error)
{
  static const char sql[] = "SELECT c.uuid, c.title FROM record AS r "
                            "JOIN record AS c ON c.id = r.counterpart WHERE r.id = ?1";
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  g_return_val_if_fail (db != NULL && names != NULL && party != NULL, FALSE);

  for (guint i = 0; i < names->len; i++)
    {
      ChanceryName *name = g_ptr_array_index (names, i);
      g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "i", name->row);
      g_autoptr (GError) local = NULL;
      gboolean known;

      if (statement == NULL)
        return FALSE;
      known = chancery_statement_step (statement, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (known && g_strcmp0 (chancery_statement_get_text (statement, 0), party) == 0)
        continue;
      name->elsewhere = known ? chancery_statement_dup_text (statement, 1) : g_strdup ("");
      g_ptr_array_add (others, name);
    }
  /* The order of each stays: first the likeliest. */
  for (guint i = 0; i < others->len; i++)
    {
      guint place = 0;

      g_ptr_array_find (names, g_ptr_array_index (others, i), &place);
      g_ptr_array_insert (names, -1, g_ptr_array_steal_index (names, place));
    }
  return TRUE;
}

ChanceryNameIndex *
chancery_names_index (ChanceryDb *db, GError **error)
{
  static const char sql[] = "SELECT n.record, n.text, r.uuid, r.kind, r.title, r.form "
                            "FROM name AS n JOIN record AS r ON r.id = n.record "
                            "WHERE r.state <> 'void' ORDER BY n.record";
  g_autoptr (ChanceryNameIndex) index = chancery_name_index_new ();
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (ChanceryNamed) named = NULL;
  g_autoptr (GError) local = NULL;
  gint64 row = -1;

  g_return_val_if_fail (db != NULL, NULL);

  if ((statement = chancery_db_query (db, error, sql, "")) == NULL)
    return NULL;
  while (chancery_statement_step (statement, &local))
    {
      const ChanceryKind *kind = chancery_kind_find (chancery_statement_get_text (statement, 3));

      if (kind == NULL)
        continue;
      if (chancery_statement_get_int (statement, 0) != row)
        {
          g_clear_pointer (&named, chancery_named_unref);
          named = chancery_named_new (kind->index, chancery_statement_get_text (statement, 2),
                                      chancery_statement_get_text (statement, 4),
                                      chancery_statement_get_text (statement, 5));
          row = chancery_statement_get_int (statement, 0);
        }
      chancery_name_index_add (index, chancery_statement_get_text (statement, 1), named);
    }
  if (local == NULL)
    return g_steal_pointer (&index);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

void
chancery_names_tell_apart (ChanceryDb *db, ChanceryNamed *named)
{
  static const char sql[] = "SELECT id FROM record WHERE uuid = ?1";

  g_return_if_fail (db != NULL && named != NULL);

  if (named->second == NULL)
    named->second = make_second (db, chancery_db_query_int (db, 0, sql, "t", named->id),
                                 chancery_kind_get (named->kind), named->form, NULL);
}
