/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-tags.h"

#include "chancery-db-private.h"
#include "chancery-records.h"
#include "chancery-statement.h"
#include "chancery-store-record.h"
#include "chancery-text.h"

#include <string.h>

/* Tags of so few records are asked for one by one, of more all that there are are gone through. */
#define FEW_ROWS 1000
/* So many are read, changed and read back at once, and so many that stay as they are gone through for each. */
#define MOST_AT_ONCE 64
#define OTHERS 16

void
chancery_tag_free (ChanceryTag *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self);
}

/* ---- what is wished ---- */

/* @but: (nullable): those are left out. */
static char **
make_list (const char *const *texts, char **but)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  for (; texts != NULL && *texts != NULL; texts++)
    {
      g_autofree char *text = chancery_text_normalize (*texts, -1, NULL);

      if (text == NULL || *g_strstrip (text) == '\0' ||
          g_ptr_array_find_with_equal_func (list, text, g_str_equal, NULL) ||
          (but != NULL && g_strv_contains ((const char *const *)but, text)))
        continue;
      g_ptr_array_add (list, g_steal_pointer (&text));
    }
  g_ptr_array_add (list, NULL);
  return (char **)g_ptr_array_free (g_steal_pointer (&list), FALSE);
}

ChanceryTagChange *
chancery_tag_change_new (const char *const *add, const char *const *remove)
{
  ChanceryTagChange *self = g_new0 (ChanceryTagChange, 1);

  self->add = make_list (add, NULL);
  self->remove = make_list (remove, self->add);
  return self;
}

ChanceryTagChange *
chancery_tag_change_copy (const ChanceryTagChange *self)
{
  return chancery_tag_change_new ((const char *const *)self->add,
                                  (const char *const *)self->remove);
}

void
chancery_tag_change_free (ChanceryTagChange *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->add);
  g_strfreev (self->remove);
  g_free (self);
}

gboolean
chancery_tag_change_is_empty (const ChanceryTagChange *self)
{
  return self->add[0] == NULL && self->remove[0] == NULL;
}

/* ---- which there are ---- */

/* From each to the next by the index, however many records have it. */
static GPtrArray *
list_in_use (ChanceryDb *db, GHashTable *by_text, GError **error)
{
  static const char sql[] =
      "WITH RECURSIVE used (text) AS ("
      " SELECT min (text) FROM item WHERE field = 'tags'"
      " UNION ALL"
      " SELECT (SELECT min (i.text) FROM item AS i WHERE i.field = 'tags' AND i.text > used.text)"
      " FROM used WHERE used.text IS NOT NULL) "
      "SELECT text FROM used WHERE text IS NOT NULL";
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_tag_free);
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "");
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return NULL;
  while (chancery_statement_step (statement, &local))
    {
      ChanceryTag *tag = g_new0 (ChanceryTag, 1);

      tag->text = chancery_statement_dup_text (statement, 0);
      g_ptr_array_add (tags, tag);
      g_hash_table_insert (by_text, tag->text, tag);
    }
  if (local == NULL)
    return g_steal_pointer (&tags);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
count_few (ChanceryDb *db, const gint64 *rows, gsize n_rows, GHashTable *by_text, GError **error)
{
  static const char sql[] = "SELECT text FROM item WHERE record = ?1 AND field = 'tags'";

  for (gsize i = 0; i < n_rows; i++)
    {
      g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "i", rows[i]);
      g_autoptr (GError) local = NULL;

      if (statement == NULL)
        return FALSE;
      while (chancery_statement_step (statement, &local))
        {
          ChanceryTag *tag =
              g_hash_table_lookup (by_text, chancery_statement_get_text (statement, 0));

          if (tag != NULL)
            tag->n_records++;
        }
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  return TRUE;
}

/* Rows, each with a number of its own; row numbers fit into a pointer. */
static GHashTable *
make_set (const gint64 *rows, gsize n_rows)
{
  GHashTable *set = g_hash_table_new (NULL, NULL);

  for (gsize i = 0; i < n_rows; i++)
    g_hash_table_insert (set, GSIZE_TO_POINTER (rows[i]), NULL);
  return set;
}

static gboolean
count_many (ChanceryDb *db, GHashTable *set, GPtrArray *tags, GError **error)
{
  static const char sql[] = "SELECT record FROM item WHERE field = 'tags' AND text = ?1";

  for (guint i = 0; i < tags->len; i++)
    {
      ChanceryTag *tag = tags->pdata[i];
      g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "t", tag->text);
      g_autoptr (GError) local = NULL;

      if (statement == NULL)
        return FALSE;
      while (chancery_statement_step (statement, &local))
        if (g_hash_table_contains (set,
                                   GSIZE_TO_POINTER (chancery_statement_get_int (statement, 0))))
          tag->n_records++;
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  return TRUE;
}

GPtrArray *
chancery_tags_list (ChanceryDb *db, const gint64 *rows, gsize n_rows, GError **error)
{
  g_autoptr (GHashTable) by_text = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) set = NULL;
  g_autoptr (GPtrArray) tags = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  tags = list_in_use (db, by_text, error);
  if (tags == NULL)
    return NULL;
  if (n_rows <= FEW_ROWS)
    return count_few (db, rows, n_rows, by_text, error) ? g_steal_pointer (&tags) : NULL;
  set = make_set (rows, n_rows);
  return count_many (db, set, tags, error) ? g_steal_pointer (&tags) : NULL;
}

/* ---- how many would change ---- */

/* What is known of a row: how many of the tags to be added it has, and the rest in one bit each. */
#define HAS_REMOVED (1u << 30)
#define IS_VOID (1u << 29)
#define IS_ARCHIVED (1u << 28)
#define N_ADDED(state) ((state) & (IS_ARCHIVED - 1))

typedef guint (*NoteFunc) (guint state);

static guint
note_added (guint state)
{
  return state + 1;
}

static guint
note_removed (guint state)
{
  return state | HAS_REMOVED;
}

static guint
note_void (guint state)
{
  return state | IS_VOID;
}

static guint
note_archived (guint state)
{
  return state | IS_ARCHIVED;
}

/* Notes it of the rows of @set that the statement gives. */
static gboolean
note_rows (GHashTable *set, ChanceryStatement *given, NoteFunc note, GError **error)
{
  g_autoptr (ChanceryStatement) statement = given;
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &local))
    {
      gpointer row = GSIZE_TO_POINTER (chancery_statement_get_int (statement, 0));
      gpointer state;

      if (g_hash_table_lookup_extended (set, row, NULL, &state))
        g_hash_table_insert (set, row, GUINT_TO_POINTER (note (GPOINTER_TO_UINT (state))));
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
note_tags (ChanceryDb *db, GHashTable *set, char **texts, NoteFunc note, GError **error)
{
  static const char sql[] = "SELECT record FROM item WHERE field = 'tags' AND text = ?1";

  for (; *texts != NULL; texts++)
    if (!note_rows (set, chancery_db_query (db, error, sql, "t", *texts), note, error))
      return FALSE;
  return TRUE;
}

gboolean
chancery_tags_count (ChanceryDb *db,
                     const gint64 *rows,
                     gsize n_rows,
                     const ChanceryTagChange *change,
                     ChanceryTagCount *count,
                     GError **error)
{
  /* The second condition follows from the first, but the index over the few that are not registered is taken only where
   * the query says that it wants none of the others. */
  static const char voids[] =
      "SELECT id FROM record WHERE state = 'void' AND state <> 'registered'";
  static const char archived[] = "SELECT record FROM casefile WHERE archived IS NOT NULL";
  g_autoptr (GHashTable) set = NULL;
  GHashTableIter iter;
  gpointer value;
  guint n_add;

  g_return_val_if_fail (db != NULL && change != NULL && count != NULL, FALSE);

  set = make_set (rows, n_rows);
  n_add = g_strv_length (change->add);
  *count = (ChanceryTagCount){ .n_records = g_hash_table_size (set) };
  if (!note_tags (db, set, change->add, note_added, error) ||
      !note_tags (db, set, change->remove, note_removed, error) ||
      !note_rows (set, chancery_db_query (db, error, voids, ""), note_void, error) ||
      !note_rows (set, chancery_db_query (db, error, archived, ""), note_archived, error))
    return FALSE;
  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      guint state = GPOINTER_TO_UINT (value);

      if (N_ADDED (state) >= n_add && (state & HAS_REMOVED) == 0)
        continue;
      if ((state & IS_VOID) != 0)
        count->n_void++;
      else if ((state & IS_ARCHIVED) != 0)
        count->n_archived++;
      else
        count->n_changed++;
    }
  return TRUE;
}

/* ---- doing it ---- */

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *)a;
  gint64 other = *(const gint64 *)b;

  return one < other ? -1 : one > other;
}

void
chancery_tags_sort_rows (GArray *rows)
{
  g_return_if_fail (rows != NULL);

  g_array_sort (rows, compare_rows);
}

/* The list of tags that @row is to have (transfer full); NULL when it has just those, or on error. */
static ChanceryValue *
make_tags (ChanceryDb *db, gint64 row, const ChanceryTagChange *change, GError **error)
{
  static const char sql[] =
      "SELECT text FROM item WHERE record = ?1 AND field = 'tags' AND line = -1"
      " ORDER BY ordinal";
  g_autoptr (GPtrArray) tags =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_value_unref);
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "i", row);
  g_autoptr (GError) local = NULL;
  gboolean changed = FALSE;

  if (statement == NULL)
    return NULL;
  while (chancery_statement_step (statement, &local))
    {
      const char *text = chancery_statement_get_text (statement, 0);

      if (g_strv_contains ((const char *const *)change->remove, text))
        changed = TRUE;
      else if (g_hash_table_add (kept, g_strdup (text)))
        g_ptr_array_add (tags, chancery_value_new_text (text));
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  for (char **text = change->add; *text != NULL; text++)
    if (g_hash_table_add (kept, g_strdup (*text)))
      {
        g_ptr_array_add (tags, chancery_value_new_text (*text));
        changed = TRUE;
      }
  return changed ? chancery_value_new_list (tags) : NULL;
}

/* Whether @row may be given tags at all. */
static gboolean
is_open (ChanceryDb *db, gint64 row)
{
  static const char sql[] =
      "SELECT r.state <> 'void' AND NOT EXISTS (SELECT 1 FROM casefile AS k"
      " WHERE k.record = r.id AND k.archived IS NOT NULL) FROM record AS r WHERE r.id = ?1";

  return chancery_db_query_int (db, 0, sql, "i", row) != 0;
}

/* Those that are changed at once, and what each gets. */
typedef struct
{
  gint64 rows[MOST_AT_ONCE];
  ChanceryValue *tags[MOST_AT_ONCE];
  guint n_rows;
} Batch;

static void
clear_batch (Batch *self)
{
  for (guint i = 0; i < self->n_rows; i++)
    chancery_value_unref (self->tags[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Batch, clear_batch)

static gboolean
has_row (const Batch *self, gint64 row)
{
  for (guint i = 0; i < self->n_rows; i++)
    if (self->rows[i] == row)
      return TRUE;
  return FALSE;
}

/* Finds @most of those that are to be changed; of the others it goes through some more at a time.  How many of @rows
 * it went through comes back in @n_done. */
static gboolean
fill_batch (Batch *self,
            ChanceryDb *db,
            const gint64 *rows,
            gsize n_rows,
            const ChanceryTagChange *change,
            guint most,
            gsize *n_done,
            GError **error)
{
  gsize i = 0;

  for (; i < MIN (n_rows, (gsize)most * OTHERS) && self->n_rows < most; i++)
    {
      g_autoptr (GError) local = NULL;
      ChanceryValue *tags;

      /* A row that was named twice has its tags when it comes again. */
      if (has_row (self, rows[i]))
        break;
      if (!is_open (db, rows[i]))
        continue;
      tags = make_tags (db, rows[i], change, &local);
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      if (tags == NULL)
        continue;
      self->rows[self->n_rows] = rows[i];
      self->tags[self->n_rows++] = tags;
    }
  *n_done = i;
  return TRUE;
}

static gboolean
write_batch (const Batch *self, ChanceryDb *db, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;

  if (self->n_rows == 0)
    return TRUE;
  records = chancery_record_read_rows (db, self->rows, self->n_rows, error);
  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < self->n_rows; i++)
    {
      g_autoptr (ChanceryDraft) draft = chancery_draft_new_from_record (records->pdata[i]);

      chancery_draft_set (draft, "tags", self->tags[i]);
      if (!chancery_record_commit_one_of (db, draft, records->pdata[i],
                                          chancery_db_get_action (db, "edit"), error))
        return FALSE;
    }
  return chancery_record_check_written (db, self->rows, self->n_rows, error);
}

static gboolean
change_some (ChanceryDb *db,
             const gint64 *rows,
             gsize n_rows,
             const ChanceryTagChange *change,
             guint most,
             gsize *n_done,
             guint *n_changed,
             GError **error)
{
  g_auto (Batch) batch = { 0 };
  gsize done = 0;

  if (!fill_batch (&batch, db, rows, n_rows, change, most, &done, error) ||
      !write_batch (&batch, db, error))
    return FALSE;
  *n_done += done;
  *n_changed += batch.n_rows;
  return TRUE;
}

gboolean
chancery_tags_change (ChanceryDb *db,
                      const gint64 *rows,
                      gsize n_rows,
                      const ChanceryTagChange *change,
                      ChanceryTagsEnoughFunc enough,
                      gpointer user_data,
                      const ChanceryAct *act,
                      gsize *n_done,
                      guint *n_changed,
                      GError **error)
{
  gsize done = 0;
  guint changed = 0;

  g_return_val_if_fail (db != NULL && change != NULL, FALSE);
  g_return_val_if_fail (n_done != NULL && n_changed != NULL, FALSE);

  *n_done = 0;
  *n_changed = 0;
  if (!chancery_db_begin (db, act, error))
    return FALSE;
  for (guint most = 1; done < n_rows && (done == 0 || enough == NULL || !enough (user_data));
       most = MIN (most * 2, MOST_AT_ONCE))
    if (!change_some (db, rows + done, n_rows - done, change, most, &done, &changed, error))
      {
        chancery_db_rollback (db);
        return FALSE;
      }
  if (!chancery_db_commit (db, error))
    return FALSE;
  *n_done = done;
  *n_changed = changed;
  return TRUE;
}
