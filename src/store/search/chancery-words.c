/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-words.h"

#include "chancery-db-private.h"
#include "chancery-postings.h"
#include "chancery-sound.h"
#include "chancery-statement.h"
#include "chancery-tokenizer.h"

#include <string.h>

/* The words that most texts are made of come first; the rare ones are asked of the file each time, so that
 * a long import takes no more memory than a short one. */
#define MAX_KNOWN 65536
/* What is read in a few milliseconds. */
#define MAX_READING (2 * 1024 * 1024)
/* To ask a row whether it has a tag takes as long as to read so many bytes. */
#define COST_OF_LOOKING 200
/* Sorts behind every word. */
#define AFTER_ALL "\xf4\x8f\xbf\xbf"
#define FIRST_SLOTS 1024
/* A power of two; they stay in a near cache of the processor. */
#define N_FRONT 4096
/* A power of two. */
#define N_WAITING 8
/* Longer words do not wait. */
#define MAX_WAITING_WORD 47
/* Words whose texts were counted and are remembered. */
#define MAX_COUNTS 512

/* What is looked for.  Most words are no longer than @start, which tells them without a look at the text: that lies
 * far away. */
typedef struct
{
  const char *text;
  gsize length;
  guint64 start; /* the first bytes, and zeros */
  guint32 hash;
} Word;

typedef struct
{
  guint64 start;
  guint32 hash;
  guint32 at; /* 1 + place in the text of all words, or 0 */
} Slot;

/* A word that is looked for a little later, when the memory in which it stands has come nearer. */
typedef struct
{
  guint64 start;
  guint32 hash;
  guint32 length; /* 0: nothing waits here */
  char text[MAX_WAITING_WORD + 1];
} Waiting;

/* Every word of every text is looked for here: a table over one long text is several times quicker than a
 * GHashTable of strings.  Words go again only from the end, so that no slot is ever left as a gap. */
struct _ChanceryWords
{
  GString *text;  /* each word and its NUL */
  GArray *places; /* guint32: where each begins, in the order in which they came */
  guint n_known;  /* so many of them stand in the file; the others are noted */
  Slot *slots;
  guint n_slots; /* a power of two */
  gboolean noting;
  Waiting waiting[N_WAITING];
  guint next_waiting;
  Slot front[N_FRONT]; /* the latest words that were looked for, one for each ending of a hash */
  /* Bytes of text that may still be read for beginnings of words. */
  gint64 reading;
  /* How many texts have a word (gint64), of those that were asked for, in one state of the file. */
  GHashTable *counts;
  gint64 counts_version;
  gint64 counts_changes;
};

ChanceryWords *
chancery_words_new (void)
{
  ChanceryWords *self = g_new0 (ChanceryWords, 1);

  self->text = g_string_new (NULL);
  self->places = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->n_slots = FIRST_SLOTS;
  self->slots = g_new0 (Slot, self->n_slots);
  self->noting = TRUE;
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
chancery_words_free (ChanceryWords *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->places);
  g_free (self->slots);
  g_hash_table_unref (self->counts);
  g_free (self);
}

/* Numbers are many, and nobody asks for all that begin alike by their sound.  Nobody wrote the break between papers. */
static gboolean
is_kept (const char *word)
{
  return !g_ascii_isdigit (*word) &&
         (*word != *CHANCERY_WORDS_BREAK || !g_str_has_prefix (word, CHANCERY_WORDS_BREAK));
}

static Word
make_word (const char *text, gsize length)
{
  Word word = { .text = text, .length = length };
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar)text[i]) * 16777619u;
  word.hash = hash ^ hash >> 15;
  memcpy (&word.start, text, MIN (length, sizeof word.start));
  return word;
}

static const char *
get_word (const ChanceryWords *self, guint i)
{
  return self->text->str + g_array_index (self->places, guint32, i);
}

static gboolean
is_word (const ChanceryWords *self, const Slot *slot, const Word *word)
{
  return slot->hash == word->hash && slot->start == word->start &&
         (word->length < sizeof word->start ||
          strcmp (self->text->str + slot->at - 1, word->text) == 0);
}

/* Where the word is, or would be. */
static Slot *
find_slot (const ChanceryWords *self, const Word *word)
{
  guint mask = self->n_slots - 1;
  guint i = word->hash & mask;

  while (self->slots[i].at != 0 && !is_word (self, &self->slots[i], word))
    i = (i + 1) & mask;
  return &self->slots[i];
}

static void
widen (ChanceryWords *self)
{
  g_free (self->slots);
  self->n_slots *= 2;
  self->slots = g_new0 (Slot, self->n_slots);
  for (guint i = 0; i < self->places->len; i++)
    {
      const char *text = get_word (self, i);
      Word word = make_word (text, strlen (text));

      *find_slot (self, &word) =
          (Slot){ word.start, word.hash, g_array_index (self->places, guint32, i) + 1 };
    }
}

static void
look_for (ChanceryWords *self, const Word *word)
{
  guint32 place = (guint32)self->text->len;
  Slot *front = &self->front[word->hash % N_FRONT];
  Slot *slot = find_slot (self, word);

  *front = slot->at != 0 ? *slot : (Slot){ word->start, word->hash, place + 1 };
  if (slot->at != 0)
    return;
  *slot = *front;
  g_array_append_val (self->places, place);
  g_string_append_len (self->text, word->text, (gssize)word->length + 1);
  if (self->places->len > self->n_slots / 4 * 3)
    widen (self);
}

static void
look_for_waiting (ChanceryWords *self, Waiting *waiting)
{
  const Word word = { waiting->text, waiting->length, waiting->start, waiting->hash };

  if (waiting->length > 0)
    look_for (self, &word);
  waiting->length = 0;
}

/* Whoever asks for all words that were noted wants those too that wait. */
static void
look_for_all (ChanceryWords *self)
{
  for (guint i = 0; i < N_WAITING; i++)
    look_for_waiting (self, &self->waiting[i]);
}

void
chancery_words_note (ChanceryWords *self, const char *text, gsize length)
{
  Word word;
  const Slot *front;
  Waiting *waiting;

  if (!self->noting || !is_kept (text))
    return;
  word = make_word (text, length);
  front = &self->front[word.hash % N_FRONT];
  if (front->at != 0 && is_word (self, front, &word))
    return;
  if (length > MAX_WAITING_WORD)
    {
      look_for (self, &word);
      return;
    }
  waiting = &self->waiting[self->next_waiting++ % N_WAITING];
  look_for_waiting (self, waiting);
  waiting->start = word.start;
  waiting->hash = word.hash;
  waiting->length = (guint32)length;
  memcpy (waiting->text, text, length + 1);
  __builtin_prefetch (&self->slots[word.hash & (self->n_slots - 1)]);
}

void
chancery_words_set_noting (ChanceryWords *self, gboolean noting)
{
  self->noting = noting;
}

guint
chancery_words_count_noted (ChanceryWords *self)
{
  look_for_all (self);
  return self->places->len - self->n_known;
}

/* Drops the last words until @n are left. */
static void
drop_words (ChanceryWords *self, guint n)
{
  memset (self->front, 0, sizeof self->front);
  while (self->places->len > n)
    {
      const char *text = get_word (self, self->places->len - 1);
      Word word = make_word (text, strlen (text));

      *find_slot (self, &word) = (Slot){ 0 };
      g_string_truncate (self->text, (gsize)(text - self->text->str));
      g_array_set_size (self->places, self->places->len - 1);
    }
}

void
chancery_words_forget (ChanceryWords *self)
{
  g_string_truncate (self->text, 0);
  g_array_set_size (self->places, 0);
  memset (self->slots, 0, self->n_slots * sizeof *self->slots);
  memset (self->front, 0, sizeof self->front);
  memset (self->waiting, 0, sizeof self->waiting);
  self->n_known = 0;
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* In the order of the table, which is then written page by page. */
static GPtrArray *
list_noted (ChanceryWords *self)
{
  GPtrArray *noted = g_ptr_array_sized_new (chancery_words_count_noted (self));

  for (guint i = self->n_known; i < self->places->len; i++)
    g_ptr_array_add (noted, (gpointer)get_word (self, i));
  g_ptr_array_sort (noted, compare_words);
  return noted;
}

/* Keys of consonants, each with its NUL and then the word. */
typedef struct
{
  GString *text;
  GArray *places; /* guint32 */
} Sounds;

static void
add_sounds (Sounds *sounds, const char *word)
{
  g_autoptr (GPtrArray) keys = chancery_sound_keys (word);

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = keys->pdata[i];
      guint32 place = (guint32)sounds->text->len;

      g_array_append_val (sounds->places, place);
      g_string_append_len (sounds->text, key, (gssize)strlen (key) + 1);
      g_string_append_len (sounds->text, word, (gssize)strlen (word) + 1);
    }
}

static int
compare_sounds (gconstpointer a, gconstpointer b, gpointer text)
{
  return strcmp ((const char *)text + *(const guint32 *)a,
                 (const char *)text + *(const guint32 *)b);
}

static gboolean
insert_sounds (ChanceryDb *db, const Sounds *sounds, GError **error)
{
  static const char sql[] = "INSERT OR IGNORE INTO word_sound (sound, word) VALUES (?1, ?2)";

  g_array_sort_with_data (sounds->places, compare_sounds, sounds->text->str);
  for (guint i = 0; i < sounds->places->len; i++)
    {
      const char *sound = sounds->text->str + g_array_index (sounds->places, guint32, i);

      if (!chancery_db_run (db, error, sql, "tt", sound, sound + strlen (sound) + 1))
        return FALSE;
    }
  return TRUE;
}

static gboolean
insert_word (ChanceryDb *db, const char *word, Sounds *sounds, GError **error)
{
  static const char sql[] = "INSERT OR IGNORE INTO word (word) VALUES (?1)";

  if (!chancery_db_run (db, error, sql, "t", word))
    return FALSE;
  /* One that was there has its sounds. */
  if (sqlite3_changes64 (db->handle) > 0)
    add_sounds (sounds, word);
  return TRUE;
}

gboolean
chancery_words_write (ChanceryDb *db, GError **error)
{
  ChanceryWords *self = db->words;
  g_autoptr (GPtrArray) noted = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint32));
  Sounds sounds = { text, places };

  if (chancery_words_count_noted (self) == 0)
    return TRUE;
  noted = list_noted (self);
  for (guint i = 0; i < noted->len; i++)
    if (!insert_word (db, noted->pdata[i], &sounds, error))
      return FALSE;
  if (!insert_sounds (db, &sounds, error))
    return FALSE;
  self->n_known = MIN (self->places->len, MAX_KNOWN);
  drop_words (self, self->n_known);
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
    {
      const char *term = chancery_statement_get_text (statement, 0);

      chancery_words_note (db->words, term, strlen (term));
    }
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
  ChanceryWords *self;
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) local = NULL;
  gint64 n_missing = 0;

  g_return_val_if_fail (db != NULL, -1);

  self = db->words;
  statement = chancery_db_prepare (db, "SELECT 1 FROM word WHERE word = ?1", error);
  if (statement == NULL)
    return -1;
  look_for_all (self);
  for (guint i = self->n_known; local == NULL && i < self->places->len; i++)
    {
      chancery_statement_reset (statement);
      chancery_statement_bind_text (statement, 1, get_word (self, i));
      n_missing += !chancery_statement_step (statement, &local);
    }
  drop_words (self, self->n_known);
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

gint64
chancery_words_count_texts (ChanceryDb *db, const char *word)
{
  ChanceryWords *self;
  gint64 version;
  gint64 changes;
  const gint64 *known;
  gint64 n;

  g_return_val_if_fail (db != NULL && word != NULL, -1);

  self = db->words;
  version = chancery_db_get_data_version (db);
  changes = sqlite3_total_changes64 (db->handle);
  if (self->counts_version != version || self->counts_changes != changes ||
      g_hash_table_size (self->counts) >= MAX_COUNTS)
    g_hash_table_remove_all (self->counts);
  self->counts_version = version;
  self->counts_changes = changes;
  known = g_hash_table_lookup (self->counts, word);
  if (known != NULL)
    return *known;
  n = chancery_postings_count (db, word);
  if (n >= 0)
    g_hash_table_insert (self->counts, g_strdup (word), g_memdup2 (&n, sizeof n));
  return n;
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

static void
looks (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  ChanceryWords *self = sqlite3_user_data (context);

  self->reading -= COST_OF_LOOKING;
  if (self->reading < 0)
    sqlite3_result_error_toobig (context);
  else
    sqlite3_result_int (context, TRUE);
}

gboolean
chancery_words_register (ChanceryDb *db, GError **error)
{
  const int flags = SQLITE_UTF8 | SQLITE_DIRECTONLY;
  int code;

  g_return_val_if_fail (db != NULL, FALSE);

  code = sqlite3_create_function_v2 (db->handle, "chancery_begins", -1, flags, db->words, begins,
                                     NULL, NULL, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (db->handle, "chancery_looks", 1, flags, db->words, looks,
                                       NULL, NULL, NULL);
  return code == SQLITE_OK || chancery_db_fail (db, code, error);
}

void
chancery_words_start_reading (ChanceryDb *db, guint share)
{
  g_return_if_fail (db != NULL && share > 0);
  db->words->reading = MAX_READING / share;
}

gboolean
chancery_words_read_too_much (ChanceryDb *db)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return db->words->reading < 0;
}
