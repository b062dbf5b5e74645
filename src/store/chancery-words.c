/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-words.h"

#include "chancery-db-private.h"
#include "chancery-sound.h"
#include "chancery-statement.h"
#include "chancery-tokenizer.h"

#include <string.h>

/* The words that most texts are made of come first; the rare ones are asked of the file each time, so that
 * a long import takes no more memory than a short one. */
#define MAX_KNOWN 65536
/* What is read in a few milliseconds. */
#define MAX_READING (2 * 1024 * 1024)
/* Sorts behind every word. */
#define AFTER_ALL "\xf4\x8f\xbf\xbf"

struct _ChanceryWords
{
  /* Words that stand in the file, or are about to. */
  GHashTable *known;
  GHashTable *noted;
  /* Bytes of text that may still be read for beginnings of words. */
  gint64 reading;
};

ChanceryWords *
chancery_words_new (void)
{
  ChanceryWords *self = g_new0 (ChanceryWords, 1);

  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->noted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
chancery_words_free (ChanceryWords *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->known);
  g_hash_table_unref (self->noted);
  g_free (self);
}

/* Numbers are many, and nobody asks for all that begin alike by their sound. */
static gboolean
is_kept (const char *word)
{
  return !g_ascii_isdigit (*word);
}

void
chancery_words_note (ChanceryWords *self, const char *word)
{
  if (!is_kept (word) || g_hash_table_contains (self->known, word) ||
      g_hash_table_contains (self->noted, word))
    return;
  g_hash_table_add (self->noted, g_strdup (word));
}

void
chancery_words_forget (ChanceryWords *self)
{
  g_hash_table_remove_all (self->known);
  g_hash_table_remove_all (self->noted);
}

static gboolean
insert_sounds (ChanceryDb *db, const char *word, GError **error)
{
  static const char sql[] = "INSERT OR IGNORE INTO word_sound (sound, word) VALUES (?1, ?2)";
  g_autoptr (GPtrArray) keys = chancery_sound_keys (word);

  for (guint i = 0; i < keys->len; i++)
    if (!chancery_db_run (db, error, sql, "tt", keys->pdata[i], word))
      return FALSE;
  return TRUE;
}

static gboolean
insert_word (ChanceryDb *db, const char *word, GError **error)
{
  static const char sql[] = "INSERT OR IGNORE INTO word (word) VALUES (?1)";

  if (!chancery_db_run (db, error, sql, "t", word))
    return FALSE;
  /* One that was there has its sounds. */
  return sqlite3_changes64 (db->handle) == 0 || insert_sounds (db, word, error);
}

gboolean
chancery_words_write (ChanceryDb *db, GError **error)
{
  ChanceryWords *self = db->words;
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, self->noted);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    {
      if (!insert_word (db, word, error))
        return FALSE;
      g_hash_table_iter_steal (&iter);
      if (g_hash_table_size (self->known) < MAX_KNOWN)
        g_hash_table_add (self->known, word);
      else
        g_free (word);
    }
  return TRUE;
}

gboolean
chancery_words_write_names (ChanceryDb *db, gint64 row, GError **error)
{
  static const char find[] = "SELECT text FROM name WHERE record = ?1 ORDER BY ordinal";
  static const char insert[] = "INSERT OR IGNORE INTO name_word (word, record) VALUES (?1, ?2)";
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) local = NULL;

  if (!chancery_db_run (db, error, "DELETE FROM name_word WHERE record = ?1", "i", row))
    return FALSE;
  statement = chancery_db_query (db, error, find, "i", row);
  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &local))
    {
      g_autoptr (GPtrArray) words =
          chancery_tokenizer_list (chancery_statement_get_text (statement, 0), "", G_MAXUINT);

      for (guint i = 0; i < words->len; i++)
        if (!chancery_db_run (db, error, insert, "ti", words->pdata[i], row))
          return FALSE;
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The terms of the index, each once, without the texts that have them. */
static gboolean
note_terms (ChanceryDb *db, GError **error)
{
  static const char open[] = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary "
                             "USING fts5vocab (main, record_search, row)";
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) local = NULL;

  if (!chancery_db_exec (db, open, error))
    return FALSE;
  statement = chancery_db_prepare (db, "SELECT term FROM temp.vocabulary", error);
  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &local))
    chancery_words_note (db->words, chancery_statement_get_text (statement, 0));
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
renew_names (ChanceryDb *db, GError **error)
{
  g_autoptr (ChanceryStatement) statement =
      chancery_db_prepare (db, "SELECT record FROM name WHERE ordinal = 0", error);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &local))
    if (!chancery_words_write_names (db, chancery_statement_get_int (statement, 0), error))
      return FALSE;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
chancery_words_renew (ChanceryDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  chancery_words_forget (db->words);
  return chancery_db_exec (db, "DELETE FROM word; DELETE FROM word_sound", error) &&
         note_terms (db, error) && chancery_words_write (db, error) && renew_names (db, error) &&
         chancery_db_exec (db, "DROP TABLE temp.vocabulary", error);
}

gint64
chancery_words_count_missing (ChanceryDb *db, GError **error)
{
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) local = NULL;
  GHashTableIter iter;
  gpointer word;
  gint64 n_missing = 0;

  g_return_val_if_fail (db != NULL, -1);

  statement = chancery_db_prepare (db, "SELECT 1 FROM word WHERE word = ?1", error);
  if (statement == NULL)
    return -1;
  g_hash_table_iter_init (&iter, db->words->noted);
  while (local == NULL && g_hash_table_iter_next (&iter, &word, NULL))
    {
      chancery_statement_reset (statement);
      chancery_statement_bind_text (statement, 1, word);
      n_missing += !chancery_statement_step (statement, &local);
    }
  g_hash_table_remove_all (db->words->noted);
  if (local == NULL)
    return n_missing;
  g_propagate_error (error, g_steal_pointer (&local));
  return -1;
}

GPtrArray *
chancery_words_list (ChanceryDb *db, const char *prefix, guint limit, GError **error)
{
  static const char sql[] = "SELECT word FROM word WHERE word >= ?1 AND word < ?2 LIMIT ?3";
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *end = NULL;

  g_return_val_if_fail (db != NULL && prefix != NULL, NULL);

  if (*prefix == '\0' || !is_kept (prefix))
    return NULL;
  end = g_strconcat (prefix, AFTER_ALL, NULL);
  statement = chancery_db_query (db, error, sql, "tti", prefix, end, (gint64)limit + 1);
  if (statement == NULL)
    return NULL;
  while (chancery_statement_step (statement, &local))
    g_ptr_array_add (words, chancery_statement_dup_text (statement, 0));
  if (local == NULL)
    return words->len <= limit ? g_steal_pointer (&words) : NULL;
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static void
begins (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  ChanceryWords *self = sqlite3_user_data (context);
  const char *beginning = (const char *)sqlite3_value_text (arguments[0]);
  gboolean found = FALSE;

  for (int i = 1; beginning != NULL && i < n_arguments && !found; i++)
    {
      const char *text = (const char *)sqlite3_value_text (arguments[i]);

      if (text == NULL)
        continue;
      found = chancery_tokenizer_has (text, beginning);
      if (!found)
        self->reading -= sqlite3_value_bytes (arguments[i]);
    }
  if (self->reading < 0)
    sqlite3_result_error_toobig (context);
  else
    sqlite3_result_int (context, found);
}

gboolean
chancery_words_register (ChanceryDb *db, GError **error)
{
  const int flags = SQLITE_UTF8 | SQLITE_DIRECTONLY;
  int code;

  g_return_val_if_fail (db != NULL, FALSE);

  code = sqlite3_create_function_v2 (db->handle, "chancery_begins", -1, flags, db->words, begins,
                                     NULL, NULL, NULL);
  return code == SQLITE_OK || chancery_db_fail (db, code, error);
}

void
chancery_words_start_reading (ChanceryDb *db)
{
  g_return_if_fail (db != NULL);
  db->words->reading = MAX_READING;
}

gboolean
chancery_words_read_too_much (ChanceryDb *db)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return db->words->reading < 0;
}
