/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-links.h"

#include "chancery-case-enclosures.h"
#include "chancery-case-folios.h"
#include "chancery-day.h"
#include "chancery-errors.h"
#include "chancery-fuzzy-date.h"
#include "chancery-link-type.h"
#include "chancery-query.h"
#include "chancery-records.h"
#include "chancery-row-set.h"
#include "chancery-search.h"
#include "chancery-statement.h"

#include <string.h>

void
chancery_mention_free (ChanceryMention *self)
{
  if (self == NULL)
    return;
  g_free (self->record);
  g_free (self->title);
  g_free (self->reference);
  g_free (self->path);
  g_free (self->role);
  g_free (self->note);
  g_clear_pointer (&self->date, chancery_fuzzy_date_unref);
  g_free (self);
}

/* Order of kinds, then by day with the undated last, then by row. */
static int
compare_mentions (gconstpointer a, gconstpointer b)
{
  const ChanceryMention *left = *(ChanceryMention *const *)a;
  const ChanceryMention *right = *(ChanceryMention *const *)b;

  if (left->kind->index != right->kind->index)
    return (int)left->kind->index - (int)right->kind->index;
  if ((left->first_day == CHANCERY_DAY_NONE) != (right->first_day == CHANCERY_DAY_NONE))
    return left->first_day == CHANCERY_DAY_NONE ? 1 : -1;
  if (left->first_day != right->first_day)
    return left->first_day < right->first_day ? -1 : 1;
  return left->row < right->row ? -1 : left->row > right->row;
}

static ChanceryMention *
read_mention (ChanceryStatement *statement)
{
  const ChanceryKind *kind = chancery_kind_find (chancery_statement_get_text (statement, 2));
  const char *edtf = chancery_statement_get_text (statement, 9);
  ChanceryDateQuality quality = CHANCERY_QUALITY_STATED;
  ChanceryMention *mention;

  if (kind == NULL)
    return NULL;
  mention = g_new0 (ChanceryMention, 1);
  mention->row = chancery_statement_get_int (statement, 0);
  mention->record = chancery_statement_dup_text (statement, 1);
  mention->kind = kind;
  mention->title = chancery_statement_dup_text (statement, 3);
  mention->reference = chancery_statement_dup_text (statement, 4);
  chancery_state_from_string (chancery_statement_get_text (statement, 5), &mention->state);
  mention->path = chancery_statement_dup_text (statement, 6);
  mention->role = chancery_statement_dup_text (statement, 7);
  mention->note = chancery_statement_dup_text (statement, 8);
  chancery_date_quality_from_string (chancery_statement_get_text (statement, 11), &quality);
  if (edtf != NULL)
    mention->date =
        chancery_fuzzy_date_new (edtf, chancery_statement_get_text (statement, 10), quality, NULL);
  mention->first_day = chancery_statement_get_day (statement, 12);
  return mention;
}

#define MENTION_COLUMNS                                                                \
  "SELECT o.id, o.uuid, o.kind, o.title, o.reference, o.state, r.field, r.role,"       \
  " l.note, l.date, l.date_typed, l.date_quality, coalesce (o.first_day, o.last_day) " \
  "FROM reference AS r JOIN record AS o ON o.id = "
#define MENTION_LINES \
  " LEFT JOIN record_links AS l ON r.field = 'links.to' AND l.record = r.record AND l.ordinal = r.line "

static gboolean
read_all (ChanceryStatement *given, GPtrArray *mentions, GError **error)
{
  g_autoptr (ChanceryStatement) statement = given;
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &local))
    {
      ChanceryMention *mention = read_mention (statement);

      if (mention != NULL)
        g_ptr_array_add (mentions, mention);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
add_mentions (ChanceryDb *db, const char *sql, gint64 row, GPtrArray *mentions, GError **error)
{
  return read_all (chancery_db_query (db, error, sql, "ii", row, (gint64)CHANCERY_LINKS_MOST),
                   mentions, error);
}

#define MENTION_OTHERS \
  MENTION_COLUMNS "r.record" MENTION_LINES "WHERE r.field NOT IN ('links.to', 'items.record') AND "

/* Of so many that not all are read the newest, which search finds without reading the others. */
static gboolean
add_newest (ChanceryDb *db, const char *uuid, gint64 row, GPtrArray *mentions, GError **error)
{
  static const char sql[] = MENTION_OTHERS
      "+r.target = ?1 AND r.record IN (SELECT id FROM row_set (?2))";
  g_autofree char *text = g_strconcat ("about:", uuid, NULL);
  g_autoptr (ChanceryQuery) query = chancery_query_parse (text, CHANCERY_DAY_NONE);
  g_autoptr (GArray) rows =
      chancery_search_page (db, query, NULL, TRUE, 0, CHANCERY_LINKS_MOST, error);
  g_autoptr (ChanceryStatement) statement = NULL;
  ChanceryRowSet set;

  if (rows == NULL)
    return FALSE;
  statement = chancery_db_query (db, error, sql, "i", row);
  if (statement == NULL)
    return FALSE;
  set.rows = (const gint64 *)(gpointer)rows->data;
  set.n_rows = rows->len;
  chancery_row_set_bind (&set, statement, 2);
  return read_all (g_steal_pointer (&statement), mentions, error);
}

GPtrArray *
chancery_links_get_mentions (ChanceryDb *db, const char *uuid, GError **error)
{
  static const char links[] = MENTION_COLUMNS
      "r.record" MENTION_LINES "WHERE r.target = ?1 AND r.field = 'links.to' LIMIT ?2";
  static const char files[] = MENTION_COLUMNS
      "r.record" MENTION_LINES "WHERE r.target = ?1 AND r.field = 'items.record' LIMIT ?2";
  static const char others[] = MENTION_OTHERS "r.target = ?1 LIMIT ?2";
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_mention_free);
  guint n_before;
  gint64 row;

  g_return_val_if_fail (db != NULL && uuid != NULL, NULL);

  row = chancery_records_get_row (db, uuid);
  if (!add_mentions (db, links, row, mentions, error) ||
      !add_mentions (db, files, row, mentions, error))
    return NULL;
  n_before = mentions->len;
  if (!add_mentions (db, others, row, mentions, error))
    return NULL;
  if (mentions->len - n_before >= CHANCERY_LINKS_MOST)
    {
      g_ptr_array_set_size (mentions, (int)n_before);
      if (!add_newest (db, uuid, row, mentions, error))
        return NULL;
    }
  g_ptr_array_sort (mentions, compare_mentions);
  return g_steal_pointer (&mentions);
}

GPtrArray *
chancery_links_get_targets (ChanceryDb *db, const char *uuid, GError **error)
{
  static const char sql[] = MENTION_COLUMNS "r.target" MENTION_LINES
                                            "WHERE r.record = ?1 AND ?2 IS ?2";
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_mention_free);

  g_return_val_if_fail (db != NULL && uuid != NULL, NULL);

  if (!add_mentions (db, sql, chancery_records_get_row (db, uuid), mentions, error))
    return NULL;
  g_ptr_array_sort (mentions, compare_mentions);
  return g_steal_pointer (&mentions);
}

static GPtrArray *
list_uuids (ChanceryDb *db, const char *sql, const char *uuid, GError **error)
{
  g_autoptr (GPtrArray) uuids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (db, error, sql, "i", chancery_records_get_row (db, uuid));
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return NULL;
  while (chancery_statement_step (statement, &local))
    g_ptr_array_add (uuids, chancery_statement_dup_text (statement, 0));
  if (local == NULL)
    return g_steal_pointer (&uuids);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

GPtrArray *
chancery_links_get_children (ChanceryDb *db, const char *uuid, GError **error)
{
  g_autoptr (GString) sql = NULL;

  g_return_val_if_fail (db != NULL && uuid != NULL, NULL);

  sql = g_string_new ("SELECT o.uuid FROM reference AS r JOIN record AS o ON o.id = r.record "
                      "WHERE r.target = ?1 AND (");
  for (guint i = CHANCERY_KIND_NONE + 1, n = 0; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get (i);

      if (kind->parent != NULL)
        g_string_append_printf (sql, "%so.kind = '%s' AND r.field = '%s'", n++ > 0 ? " OR " : "",
                                kind->id, kind->parent);
    }
  g_string_append (sql, ") ORDER BY o.id");
  return list_uuids (db, sql->str, uuid, error);
}

GPtrArray *
chancery_links_get_parts (ChanceryDb *db, const char *uuid, GError **error)
{
  static const char sql[] = "SELECT o.uuid FROM reference AS r JOIN record AS o ON o.id = r.record "
                            "WHERE r.target = ?1 AND r.field = 'part_of' ORDER BY o.id";

  g_return_val_if_fail (db != NULL && uuid != NULL, NULL);
  return list_uuids (db, sql, uuid, error);
}

/* Kinds that hold others are few; their lists are called `items`. */
GPtrArray *
chancery_links_get_casefiles (ChanceryDb *db, const char *uuid, GError **error)
{
  static const char sql[] =
      "SELECT DISTINCT o.uuid FROM reference AS r JOIN record AS o ON o.id = r.record "
      "WHERE r.target = ?1 AND r.field = 'items.record' ORDER BY o.id";

  g_return_val_if_fail (db != NULL && uuid != NULL, NULL);
  return list_uuids (db, sql, uuid, error);
}

GPtrArray *
chancery_links_get_chronology (ChanceryDb *db, const char *casefile, GError **error)
{
  static const char sql[] =
      "SELECT DISTINCT o.uuid FROM reference AS r JOIN record AS o ON o.id = r.target "
      "WHERE r.record = ?1 AND r.field = 'items.record' "
      "ORDER BY o.date_key < 0, coalesce (o.first_day, o.last_day),"
      " coalesce (o.last_day, 4398046511104), r.line";

  g_return_val_if_fail (db != NULL && casefile != NULL, NULL);
  return list_uuids (db, sql, casefile, error);
}

static void
set_value (ChanceryLine *line, const char *field_id, ChanceryValue *value)
{
  const ChanceryField *list = chancery_line_get_list (line);
  g_autoptr (ChanceryValue) owned = value;

  if (owned != NULL)
    chancery_line_set_value (line, chancery_field_find (list->lines, field_id), owned);
}

gboolean
chancery_links_add (ChanceryDb *db,
                    const char *from,
                    const char *type,
                    const char *to,
                    const char *note,
                    ChanceryFuzzyDate *date,
                    const ChanceryAct *act,
                    GError **error)
{
  const ChanceryField *list;
  g_autoptr (ChanceryLine) line = NULL;

  g_return_val_if_fail (db != NULL && from != NULL && type != NULL && to != NULL, FALSE);

  if (chancery_link_type_find (type) == NULL)
    {
      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                   "there is no link “%s”", type);
      return FALSE;
    }
  list = chancery_field_find (chancery_kind_get_envelope (), "links");
  line = chancery_line_new (list, NULL);
  set_value (line, "type", chancery_value_new_text (type));
  set_value (line, "to", chancery_value_new_reference (to, NULL));
  set_value (line, "note", chancery_value_new_text (note));
  if (date != NULL)
    set_value (line, "date", chancery_value_new_date (date));
  return chancery_records_add_line (db, from, line, act, error);
}

static int
find_link (ChanceryValue *links, const char *type, const char *to)
{
  for (guint i = 0; i < chancery_value_get_n_items (links); i++)
    {
      ChanceryLine *line = chancery_value_get_line (links, i);

      if (g_strcmp0 (chancery_line_get_text (line, "type"), type) == 0 &&
          g_strcmp0 (chancery_value_get_reference_id (chancery_line_get (line, "to")), to) == 0)
        return (int)i;
    }
  return -1;
}

gboolean
chancery_links_remove (ChanceryDb *db,
                       const char *from,
                       const char *type,
                       const char *to,
                       const ChanceryAct *act,
                       GError **error)
{
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (ChanceryRecord) after = NULL;
  g_autoptr (ChanceryDraft) draft = NULL;
  int place;

  g_return_val_if_fail (db != NULL && from != NULL && type != NULL && to != NULL, FALSE);

  record = chancery_records_load (db, from, error);
  if (record == NULL)
    return FALSE;
  place = find_link (chancery_record_get (record, "links"), type, to);
  if (place < 0)
    {
      g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NOT_FOUND,
                   "there is no such link");
      return FALSE;
    }
  draft = chancery_draft_new_from_record (record);
  chancery_draft_replace_line (draft, chancery_field_find (chancery_kind_get_envelope (), "links"),
                               place, NULL);
  after = chancery_records_save_one (db, draft, act, error);
  return after != NULL;
}

/* A line for each of @uuids that is not among @items yet, with the next folio. */
static GPtrArray *
make_items (ChanceryDb *db,
            const ChanceryField *list,
            ChanceryValue *items,
            const char *const *uuids)
{
  guint64 folio = chancery_case_folios_next (items);
  g_autoptr (GHashTable) filed = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);

  for (guint i = 0; i < chancery_value_get_n_items (items); i++)
    {
      ChanceryValue *record = chancery_line_get (chancery_value_get_line (items, i), "record");
      const char *id = chancery_value_get_reference_id (record);

      if (id != NULL)
        g_hash_table_add (filed, (gpointer)id);
    }
  for (; *uuids != NULL; uuids++)
    {
      ChanceryLine *line;

      if (!g_hash_table_add (filed, (gpointer)*uuids))
        continue;
      line = chancery_line_new (list, NULL);
      set_value (line, "record", chancery_value_new_reference (*uuids, NULL));
      if (folio > 0 && !chancery_case_folios_is_enclosed (db, *uuids, filed))
        {
          g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, folio++);

          set_value (line, "folio", chancery_value_new_text (number));
        }
      g_ptr_array_add (lines, line);
    }
  return lines;
}

static gboolean
file_all (ChanceryDb *db,
          const char *const *uuids,
          const char *casefile,
          const ChanceryAct *act,
          guint *n_filed,
          GError **error)
{
  g_autoptr (ChanceryRecord) file = chancery_records_load (db, casefile, error);
  g_autoptr (GPtrArray) ordered = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  const ChanceryField *list;

  if (file == NULL)
    return FALSE;
  list = chancery_kind_find_field (chancery_record_get_kind (file), "items");
  if (!chancery_kind_has_flag (chancery_record_get_kind (file), CHANCERY_KIND_FILES) ||
      list == NULL)
    {
      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_STATE, "“%s” is no case file",
                   chancery_record_get_title (file));
      return FALSE;
    }
  ordered = chancery_case_enclosures_order (db, uuids, error);
  if (ordered == NULL)
    return FALSE;
  lines = make_items (db, list, chancery_record_get_value (file, list),
                      (const char *const *)ordered->pdata);
  *n_filed = lines->len;
  return lines->len == 0 || chancery_records_add_lines (db, casefile, lines, act, error);
}

gboolean
chancery_links_file (ChanceryDb *db,
                     const char *const *uuids,
                     const char *casefile,
                     const ChanceryAct *act,
                     GError **error)
{
  guint n_filed;

  g_return_val_if_fail (db != NULL && uuids != NULL && casefile != NULL, FALSE);

  /* What is in it is read in the act that adds to it. */
  if (!chancery_db_begin (db, act, error))
    return FALSE;
  if (!file_all (db, uuids, casefile, act, &n_filed, error))
    {
      chancery_db_rollback (db);
      return FALSE;
    }
  return chancery_db_commit (db, error);
}

/* A paper that is to be put in. */
typedef struct
{
  char *uuid;
  gint64 day; /* G_MAXINT64 for none */
  gint64 key;
} Paper;

static void
paper_clear (gpointer data)
{
  g_free (((Paper *)data)->uuid);
}

static int
compare_papers (gconstpointer a, gconstpointer b)
{
  const Paper *first = a;
  const Paper *second = b;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  return first->key < second->key ? -1 : first->key > second->key;
}

static gboolean
read_papers (ChanceryDb *db,
             const gint64 *rows,
             gsize n_rows,
             const char *casefile,
             GArray *papers,
             GError **error)
{
  static const char sql[] = "SELECT uuid, first_day, date_key FROM record WHERE id = ?1";

  for (gsize i = 0; i < n_rows; i++)
    {
      g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "i", rows[i]);
      g_autoptr (GError) problem = NULL;
      Paper paper;

      if (statement == NULL)
        return FALSE;
      if (!chancery_statement_step (statement, &problem))
        {
          if (problem == NULL)
            continue;
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (g_strcmp0 (chancery_statement_get_text (statement, 0), casefile) == 0)
        continue;
      paper.uuid = chancery_statement_dup_text (statement, 0);
      paper.day = chancery_statement_get_day (statement, 1);
      if (paper.day == CHANCERY_DAY_NONE)
        paper.day = G_MAXINT64;
      paper.key = chancery_statement_get_int (statement, 2);
      g_array_append_val (papers, paper);
    }
  return TRUE;
}

/* The ids of @rows that are still there, without @casefile, the oldest first, ended by NULL. */
static GPtrArray *
list_filed (ChanceryDb *db, const gint64 *rows, gsize n_rows, const char *casefile, GError **error)
{
  g_autoptr (GArray) papers = g_array_new (FALSE, FALSE, sizeof (Paper));
  GPtrArray *uuids;

  g_array_set_clear_func (papers, paper_clear);
  if (!read_papers (db, rows, n_rows, casefile, papers, error))
    return NULL;
  g_array_sort (papers, compare_papers);
  uuids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < papers->len; i++)
    g_ptr_array_add (uuids, g_steal_pointer (&g_array_index (papers, Paper, i).uuid));
  g_ptr_array_add (uuids, NULL);
  return uuids;
}

gboolean
chancery_links_file_rows (ChanceryDb *db,
                          const gint64 *rows,
                          gsize n_rows,
                          const char *casefile,
                          const ChanceryAct *act,
                          guint *n_papers,
                          guint *n_filed,
                          GError **error)
{
  g_autoptr (GPtrArray) uuids = NULL;

  g_return_val_if_fail (db != NULL && casefile != NULL && n_papers != NULL && n_filed != NULL,
                        FALSE);

  if (!chancery_db_begin (db, act, error))
    return FALSE;
  uuids = list_filed (db, rows, n_rows, casefile, error);
  *n_papers = uuids != NULL ? uuids->len - 1 : 0;
  if (uuids == NULL ||
      !file_all (db, (const char *const *)uuids->pdata, casefile, act, n_filed, error))
    {
      chancery_db_rollback (db);
      return FALSE;
    }
  return chancery_db_commit (db, error);
}
