/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The index is a few segments, each a row of leaves that go through all its words in order.  A leaf begins with two
 * numbers of two bytes: where the first key stands of the word that the leaf before ended with, and where its own
 * list of places of words begins.  Each word has its keys in ascending order, each key the size of what
 * follows; a size of zero says that the word is gone from a text which an older segment still lists. */

#include "config.h"

#include "chancery-postings.h"

#include "chancery-db-private.h"
#include "chancery-statement.h"
#include "chancery-varint.h"

#include <stdlib.h>
#include <string.h>

#define FORMAT 4
#define HEADER 4
/* Where the description of the segments stands in `record_search_data`, and of which number the leaves are. */
#define STRUCTURE 10
#define SEGMENT_SHIFT 37
#define MAX_SEGMENT 65535
/* Before every word of the index proper. */
#define MAIN_INDEX "0"

enum
{
  SEGMENTS,
  FIRST_LEAF,
  LEAVES,
  N_QUESTIONS,
};

typedef struct
{
  gint64 id;
  gint64 first;
  gint64 last;
} Segment;

typedef struct
{
  const guchar *at;
  const guchar *end;
  gboolean damaged;
} Bytes;

/* One walk over the words that begin so. */
typedef struct
{
  ChanceryDb *db;
  const char *beginning; /* with MAIN_INDEX before it */
  gsize length;
  gboolean is_whole; /* only this word itself, whose texts are counted, not kept */
  ChanceryKeySet *set;
  gint64 n;
  gint64 n_newer; /* of them in newer segments */
  /* Keys that newer segments say are gone, by the word (element-type gint64, ascending). */
  GHashTable *gone;
  gboolean is_oldest;
  /* The word that is read, and what is gone of it. */
  GByteArray *word;
  gboolean inside;
  gboolean past;
  GArray *gone_before; /* nullable */
  guint n_gone_before;
} Walk;

static guint64
read_number (Bytes *self)
{
  guint64 value;

  if (chancery_varint_read (&self->at, self->end, &value))
    return value;
  self->damaged = TRUE;
  return 0;
}

static guint
read_short (const guchar *at)
{
  return (guint)at[0] << 8 | at[1];
}

/* ---- what the file is asked ---- */

const char *
chancery_postings_get_sql (guint i)
{
  static const char *const sql[N_QUESTIONS] = {
    [SEGMENTS] = "SELECT block FROM record_search_data WHERE id = ?1",
    [FIRST_LEAF] = ("SELECT pgno >> 1 FROM record_search_idx "
                    "WHERE segid = ?1 AND term <= ?2 ORDER BY term DESC LIMIT 1"),
    [LEAVES] = "SELECT block FROM record_search_data WHERE id BETWEEN ?1 AND ?2 ORDER BY id",
  };

  return i < N_QUESTIONS ? sql[i] : NULL;
}

/* ---- segments ---- */

/* A segment whose leaves can be numbered: they are 31 bits of the number of a row. */
static gboolean
read_segment (Bytes *bytes, Segment *segment)
{
  guint64 id = read_number (bytes);
  guint64 first = read_number (bytes);
  guint64 last = read_number (bytes);

  if (bytes->damaged || id == 0 || id > MAX_SEGMENT || last > G_MAXINT32 || first > last)
    return FALSE;
  *segment = (Segment){ (gint64)id, (gint64)first, (gint64)last };
  return TRUE;
}

/* From the newest to the oldest (element-type Segment); NULL when the structure is of another format. */
static GArray *
read_segments (const guchar *data, gsize size)
{
  Bytes bytes = size < 4 ? (Bytes){ .damaged = TRUE } : (Bytes){ data + 4, data + size, FALSE };
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  guint64 n_levels = read_number (&bytes);

  read_number (&bytes);
  read_number (&bytes);
  for (guint64 i = 0; i < n_levels && !bytes.damaged; i++)
    {
      guint at = segments->len;
      guint64 n;

      read_number (&bytes);
      n = read_number (&bytes);
      for (guint64 s = 0; s < n && !bytes.damaged; s++)
        {
          Segment segment;

          if (!read_segment (&bytes, &segment))
            return NULL;
          /* Of one level the last is the newest; one without leaves is merged away. */
          if (segment.first > 0)
            g_array_insert_val (segments, at, segment);
        }
    }
  return bytes.damaged || bytes.at != bytes.end ? NULL : g_steal_pointer (&segments);
}

static GArray *
list_segments (ChanceryDb *db, GError **error)
{
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (db, error, chancery_postings_get_sql (SEGMENTS), "i", (gint64)STRUCTURE);
  const guchar *data;
  gsize size;

  if (statement == NULL || !chancery_statement_step (statement, error))
    return NULL;
  data = chancery_statement_get_blob (statement, 0, &size);
  return read_segments (data, size);
}

/* ---- words and their keys ---- */

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *)a;
  gint64 other = *(const gint64 *)b;

  return one < other ? -1 : one > other;
}

static void
note_gone (Walk *self, gint64 key)
{
  g_autoptr (GBytes) word = g_bytes_new (self->word->data, self->word->len);
  GArray *keys = g_hash_table_lookup (self->gone, word);

  if (keys == NULL)
    {
      keys = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (self->gone, g_bytes_ref (word), keys);
    }
  g_array_append_val (keys, key);
}

/* What this segment says is gone comes after those and is of older ones. */
static gboolean
is_gone (const Walk *self, gint64 key)
{
  return self->n_gone_before > 0 && bsearch (&key, self->gone_before->data, self->n_gone_before,
                                             sizeof key, compare_keys) != NULL;
}

/* Of a word that is counted only older segments may list a text again. */
static void
note_text (Walk *self, gint64 key)
{
  if (self->is_whole && self->n_newer > 0 && chancery_key_set_has (self->set, key))
    return;
  self->n++;
  if (!self->is_whole || !self->is_oldest)
    chancery_key_set_add (self->set, key);
}

/* @at: a key that stands there whole, then others by their distance. */
static gboolean
read_keys (Walk *self, const guchar *at, const guchar *end)
{
  Bytes bytes = { at, end, FALSE };
  gint64 key = 0;

  while (bytes.at < end)
    {
      guint64 size;

      key = (gint64)((guint64)key + read_number (&bytes));
      size = read_number (&bytes) / 2;
      if (bytes.damaged)
        return FALSE;
      if (size == 0 && !self->is_oldest)
        note_gone (self, key);
      if (size > 0 && !is_gone (self, key))
        note_text (self, key);
      /* The rest stands on the leaves that follow. */
      if (size > (guint64)(end - bytes.at))
        return TRUE;
      bytes.at += size;
    }
  return TRUE;
}

static void
enter_word (Walk *self)
{
  gsize n = MIN (self->word->len, self->length);
  int order = n > 0 ? memcmp (self->word->data, self->beginning, n) : 0;

  if (order == 0 && self->is_whole && self->word->len > self->length)
    order = 1;
  self->inside = order == 0 && self->word->len >= self->length;
  self->past = order > 0;
  self->n_gone_before = 0;
  if (self->inside && g_hash_table_size (self->gone) > 0)
    {
      g_autoptr (GBytes) word = g_bytes_new_static (self->word->data, self->word->len);

      self->gone_before = g_hash_table_lookup (self->gone, word);
      if (self->gone_before == NULL)
        return;
      g_array_sort (self->gone_before, compare_keys);
      self->n_gone_before = self->gone_before->len;
    }
}

/* A word and its keys from @at to @end; but for the first of a leaf it is said what it shares with the one before. */
static gboolean
read_word (Walk *self, const guchar *at, const guchar *end, gboolean is_first)
{
  Bytes bytes = { at, end, FALSE };
  guint64 n_kept = is_first ? 0 : read_number (&bytes);
  guint64 n = read_number (&bytes);

  if (bytes.damaged || n_kept > self->word->len || n > (guint64)(end - bytes.at))
    return FALSE;
  g_byte_array_set_size (self->word, (guint)n_kept);
  g_byte_array_append (self->word, bytes.at, (guint)n);
  enter_word (self);
  return !self->inside || read_keys (self, bytes.at + n, end);
}

static gboolean
read_leaf (Walk *self, const guchar *leaf, gsize size)
{
  guint first_key, end;
  Bytes places;
  guint64 place;
  gboolean is_first = TRUE;

  if (size < HEADER)
    return FALSE;
  first_key = read_short (leaf);
  end = read_short (leaf + 2);
  if (end < HEADER || end > size || first_key > end)
    return FALSE;
  places = (Bytes){ leaf + end, leaf + size, FALSE };
  place = places.at < places.end ? read_number (&places) : end;
  if (places.damaged || place < HEADER || place > end)
    return FALSE;
  if (self->inside && first_key > 0 &&
      (first_key > place || !read_keys (self, leaf + first_key, leaf + place)))
    return FALSE;
  while (place < end && !self->past)
    {
      guint64 next = places.at < places.end ? place + read_number (&places) : end;

      if (places.damaged || next > end || next <= place ||
          !read_word (self, leaf + place, leaf + next, is_first))
        return FALSE;
      is_first = FALSE;
      place = next;
    }
  /* The first leaf has the beginning of a word. */
  return self->word->len > 0;
}

/* The leaf on which the first word that begins so may stand. */
static gint64
find_leaf (Walk *self, const Segment *segment)
{
  g_autoptr (ChanceryStatement) statement =
      chancery_db_prepare (self->db, chancery_postings_get_sql (FIRST_LEAF), NULL);

  if (statement == NULL)
    return segment->first;
  chancery_statement_bind_int (statement, 1, segment->id);
  chancery_statement_bind_blob (statement, 2, self->beginning, self->length);
  if (!chancery_statement_step (statement, NULL))
    return segment->first;
  return MAX (chancery_statement_get_int (statement, 0), segment->first);
}

static gboolean
walk_segment (Walk *self, const Segment *segment, GError **error)
{
  gint64 base = segment->id << SEGMENT_SHIFT;
  gint64 leaf = find_leaf (self, segment);
  gint64 n_expected = segment->last - leaf + 1;
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) problem = NULL;

  if (leaf > segment->last)
    return FALSE;
  statement = chancery_db_query (self->db, error, chancery_postings_get_sql (LEAVES), "ii",
                                 base + leaf, base + segment->last);
  if (statement == NULL)
    return FALSE;
  self->inside = self->past = FALSE;
  g_byte_array_set_size (self->word, 0);
  while (!self->past && chancery_statement_step (statement, &problem))
    {
      gsize size;
      const guchar *data = chancery_statement_get_blob (statement, 0, &size);

      if (!read_leaf (self, data, size))
        return FALSE;
      n_expected--;
    }
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (self->past || n_expected == 0)
    return TRUE;
  return FALSE;
}

/* How many texts there are; -1 on error. */
static gint64
walk (ChanceryDb *db,
      GArray *segments,
      const char *beginning,
      gboolean is_whole,
      ChanceryKeySet *set,
      GError **error)
{
  g_autofree char *word = g_strconcat (MAIN_INDEX, beginning, NULL);
  g_autoptr (GHashTable) gone = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                                       (GDestroyNotify)g_bytes_unref,
                                                       (GDestroyNotify)g_array_unref);
  g_autoptr (GByteArray) current = g_byte_array_new ();
  Walk self = {
    .db = db,
    .beginning = word,
    .length = strlen (word),
    .is_whole = is_whole,
    .set = set,
    .gone = gone,
    .word = current,
  };

  for (guint i = 0; i < segments->len; i++)
    {
      self.n_newer = self.n;
      self.is_oldest = i + 1 == segments->len;
      if (!walk_segment (&self, &g_array_index (segments, Segment, i), error))
        return -1;
    }
  return self.n;
}

static gint64
add_keys (ChanceryDb *db, const char *word, gboolean is_whole, ChanceryKeySet *set, GError **error)
{
  static const char format[] = "SELECT v FROM record_search_config WHERE k = 'version'";
  g_autoptr (GArray) segments = NULL;
  gint64 n = -1;

  /* What a connection has written is in the memory of its FTS5 until it commits. */
  if (sqlite3_txn_state (db->handle, "main") == SQLITE_TXN_WRITE ||
      chancery_db_query_int (db, 0, format, "") != FORMAT)
    return -1;
  if (!chancery_db_begin_read (db, error))
    return -1;
  segments = list_segments (db, error);
  if (segments != NULL)
    n = walk (db, segments, word, is_whole, set, error);
  chancery_db_end_read (db);
  return n;
}

gboolean
chancery_postings_add_begun (ChanceryDb *db,
                             const char *beginning,
                             ChanceryKeySet *set,
                             GError **error)
{
  g_return_val_if_fail (db != NULL && beginning != NULL && set != NULL, FALSE);

  return add_keys (db, beginning, FALSE, set, error) >= 0;
}

gint64
chancery_postings_count (ChanceryDb *db, const char *word)
{
  g_autoptr (ChanceryKeySet) set = chancery_key_set_new ();

  g_return_val_if_fail (db != NULL && word != NULL, -1);

  return add_keys (db, word, TRUE, set, NULL);
}
