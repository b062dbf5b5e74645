/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The searched text of records and the text index, which is kept in step here because triggers may not touch
 * it.  What an act changes of texts that are there waits until its end and is then done in the order of the index:
 * each step back in it, and much of what is written between two texts, would end a piece of the index, and pieces
 * have to be merged. */

#include "config.h"

#include "chancery-db-private.h"
#include "chancery-statement.h"
#include "chancery-store-record.h"
#include "chancery-tokenizer.h"
#include "chancery-words.h"

#include <string.h>

/* So many bytes of text wait at most. */
#define MAX_WAITING (4 * 1024 * 1024)
/* What one that waits takes beside its text. */
#define COST_OF_WAITING 200
#define N_COLUMNS 4

/* The new text of a row that has one under the same key. */
typedef struct
{
  gint64 row;
  gint64 key;
  gsize size;
  ChanceryRecordText text;
} Waiting;

struct _ChanceryRecordIndex
{
  GHashTable *by_row; /* of Waiting */
  gsize size;
};

static void
free_waiting (gpointer data)
{
  Waiting *waiting = data;

  chancery_record_text_clear (&waiting->text);
  g_free (waiting);
}

ChanceryRecordIndex *
chancery_record_index_new (void)
{
  ChanceryRecordIndex *self = g_new0 (ChanceryRecordIndex, 1);

  self->by_row = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_waiting);
  return self;
}

void
chancery_record_index_free (ChanceryRecordIndex *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_row);
  g_free (self);
}

void
chancery_record_index_forget (ChanceryRecordIndex *self)
{
  g_hash_table_remove_all (self->by_row);
  self->size = 0;
}

static void
drop_waiting (ChanceryRecordIndex *self, gint64 row)
{
  Waiting *waiting = g_hash_table_lookup (self->by_row, &row);

  if (waiting == NULL)
    return;
  self->size -= waiting->size;
  g_hash_table_remove (self->by_row, &row);
}

/* @text: (transfer full). */
static void
let_wait (ChanceryRecordIndex *self, gint64 row, gint64 key, ChanceryRecordText *text)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  drop_waiting (self, row);
  waiting->row = row;
  waiting->key = key;
  waiting->size = strlen (text->title) + strlen (text->body) + strlen (text->words) +
                  strlen (text->papers) + COST_OF_WAITING;
  waiting->text = *text;
  *text = (ChanceryRecordText){ 0 };
  self->size += waiting->size;
  g_hash_table_insert (self->by_row, &waiting->row, waiting);
}

static gboolean
add_to_index (ChanceryDb *db, gint64 key, const ChanceryRecordText *text, GError **error)
{
  static const char sql[] = "INSERT INTO record_search (rowid, title, body, words, papers) "
                            "VALUES (?1, ?2, ?3, ?4, ?5)";

  return chancery_db_run (db, error, sql, "itttt", key, text->title, text->body, text->words,
                          text->papers);
}

static gboolean
insert_text (ChanceryDb *db, gint64 row, gint64 key, const ChanceryRecordText *text, GError **error)
{
  static const char sql[] =
      "INSERT INTO record_text (date_key, record, title, body, words, papers) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

  return chancery_db_run (db, error, sql, "iitttt", key, row, text->title, text->body, text->words,
                          text->papers) &&
         add_to_index (db, key, text, error);
}

/* As the index has them. */
static void
list_columns (const ChanceryRecordText *text, const char *columns[N_COLUMNS])
{
  columns[0] = text->title;
  columns[1] = text->body;
  columns[2] = text->words;
  columns[3] = text->papers;
}

/* Takes what @found, a row of `record_text`, says out of the index. */
static gboolean
take_from_index (ChanceryDb *db, gint64 key, ChanceryStatement *found, GError **error)
{
  static const char sql[] =
      "INSERT INTO record_search (record_search, rowid, title, body, words, papers) "
      "VALUES ('delete', ?1, ?2, ?3, ?4, ?5)";
  gboolean done;

  /* Its words are in the file. */
  chancery_words_set_noting (db->words, FALSE);
  done = chancery_db_run (db, error, sql, "itttt", key, chancery_statement_get_text (found, 0),
                          chancery_statement_get_text (found, 1),
                          chancery_statement_get_text (found, 2),
                          chancery_statement_get_text (found, 3));
  chancery_words_set_noting (db->words, TRUE);
  return done;
}

/* Puts @text where @found was taken from; only what it does not share with @found has words that may be new. */
static gboolean
put_into_index (ChanceryDb *db,
                gint64 key,
                ChanceryStatement *found,
                const ChanceryRecordText *text,
                GError **error)
{
  const char *columns[N_COLUMNS];
  gboolean done;

  chancery_words_set_noting (db->words, FALSE);
  done = add_to_index (db, key, text, error);
  chancery_words_set_noting (db->words, TRUE);
  list_columns (text, columns);
  for (int i = 0; done && i < N_COLUMNS; i++)
    if (g_strcmp0 (chancery_statement_get_text (found, i), columns[i]) != 0)
      chancery_tokenizer_note (db, columns[i]);
  return done;
}

/* The text of @key as it stands, as a row; NULL when there is none or on error. */
static ChanceryStatement *
find_text (ChanceryDb *db, gint64 key, GError **error)
{
  static const char sql[] =
      "SELECT title, body, words, papers FROM record_text WHERE date_key = ?1";
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "i", key);

  if (statement == NULL || !chancery_statement_step (statement, error))
    return NULL;
  return g_steal_pointer (&statement);
}

static gboolean
is_same (ChanceryStatement *found, const ChanceryRecordText *text)
{
  const char *columns[N_COLUMNS];

  list_columns (text, columns);
  for (int i = 0; i < N_COLUMNS; i++)
    if (g_strcmp0 (chancery_statement_get_text (found, i), columns[i]) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
change_text (ChanceryDb *db, const Waiting *waiting, GError **error)
{
  static const char sql[] = "UPDATE record_text SET title = ?2, body = ?3, words = ?4, papers = ?5 "
                            "WHERE date_key = ?1";
  const ChanceryRecordText *text = &waiting->text;
  g_autoptr (GError) local = NULL;
  g_autoptr (ChanceryStatement) found = find_text (db, waiting->key, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (found == NULL)
    return insert_text (db, waiting->row, waiting->key, text, error);
  if (is_same (found, text))
    return TRUE;
  if (!take_from_index (db, waiting->key, found, error) ||
      !put_into_index (db, waiting->key, found, text, error))
    return FALSE;
  g_clear_pointer (&found, chancery_statement_free);
  return chancery_db_run (db, error, sql, "itttt", waiting->key, text->title, text->body,
                          text->words, text->papers);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const Waiting *first = *(const Waiting *const *)a;
  const Waiting *second = *(const Waiting *const *)b;

  return first->key < second->key ? -1 : first->key > second->key;
}

gboolean
chancery_record_index_write (ChanceryDb *db, GError **error)
{
  ChanceryRecordIndex *self = db->index;
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer waiting;

  if (g_hash_table_size (self->by_row) == 0)
    return TRUE;
  g_hash_table_iter_init (&iter, self->by_row);
  while (g_hash_table_iter_next (&iter, NULL, &waiting))
    g_ptr_array_add (all, waiting);
  g_ptr_array_sort (all, compare_keys);
  for (guint i = 0; i < all->len; i++)
    if (!change_text (db, all->pdata[i], error))
      return FALSE;
  chancery_record_index_forget (self);
  return chancery_words_write (db, error);
}

gboolean
chancery_record_remove_text (ChanceryDb *db, gint64 row, GError **error)
{
  static const char find[] = "SELECT date_key FROM record_text WHERE record = ?1";
  static const char remove[] = "DELETE FROM record_text WHERE date_key = ?1";
  g_autoptr (ChanceryStatement) found = NULL;
  gint64 key;

  drop_waiting (db->index, row);
  /* 0 is never a key.  What cannot be found is not gone: its words would stay in the index for ever. */
  if (!chancery_db_look_up_int (db, 0, &key, error, find, "i", row))
    return FALSE;
  if (key == 0)
    return TRUE;
  found = find_text (db, key, error);
  if (found == NULL || !take_from_index (db, key, found, error))
    return FALSE;
  g_clear_pointer (&found, chancery_statement_free);
  return chancery_db_run (db, error, remove, "i", key);
}

gboolean
chancery_record_write_text (ChanceryDb *db,
                            gint64 row,
                            gint64 key,
                            ChanceryRecord *record,
                            GError **error)
{
  static const char is_there[] = "SELECT 1 FROM record_text WHERE record = ?1 AND date_key = ?2";
  g_auto (ChanceryRecordText) text = { 0 };

  chancery_record_text_collect (&text, db, record);
  if (chancery_db_query_int (db, 0, is_there, "ii", row, key) == 1)
    {
      let_wait (db->index, row, key, &text);
      return db->index->size < MAX_WAITING || chancery_record_index_write (db, error);
    }
  return chancery_record_remove_text (db, row, error) && insert_text (db, row, key, &text, error) &&
         chancery_words_write (db, error);
}

gboolean
chancery_record_add_text (ChanceryDb *db,
                          gint64 row,
                          gint64 key,
                          ChanceryRecord *record,
                          GError **error)
{
  g_auto (ChanceryRecordText) text = { 0 };

  chancery_record_text_collect (&text, db, record);
  return insert_text (db, row, key, &text, error);
}
