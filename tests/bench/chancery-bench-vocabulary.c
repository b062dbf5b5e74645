/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-bench-vocabulary.h"

#include "chancery-statement.h"
#include "chancery-text.h"

#include <math.h>
#include <string.h>

#define N_SAMPLES 2000
/* How many that are seen once are looked at to find the rarest. */
#define N_RARE 60

typedef struct
{
  ChanceryDb *db;
  GHashTable *words;  /* word to how many records have it */
  GHashTable *pairs;  /* of words, likewise */
  GHashTable *starts; /* three letters to how many words begin so */
  guint n_texts;
} Sample;

static void
count (GHashTable *table, const char *text)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (table, text));

  g_hash_table_insert (table, g_strdup (text), GUINT_TO_POINTER (n + 1));
}

static gboolean
is_plain (const char *word)
{
  gsize length = strspn (word, "abcdefghijklmnopqrstuvwxyz");

  return length >= 2 && word[length] == '\0';
}

/* Each word once, however often it comes. */
static void
count_start (Sample *self, const char *word)
{
  char start[4] = { 0 };

  if (strlen (word) < 3 || g_hash_table_contains (self->words, word))
    return;
  memcpy (start, word, 3);
  count (self->starts, start);
}

static void
count_pair (Sample *self, GHashTable *seen, const char *before, const char *word)
{
  g_autofree char *pair = g_strdup_printf ("%s %s", before, word);

  if (g_hash_table_contains (seen, pair))
    return;
  count (self->pairs, pair);
  g_hash_table_add (seen, g_steal_pointer (&pair));
}

static void
count_text (Sample *self, const char *text)
{
  g_autofree char *folded = chancery_text_fold (text, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " .,;:()[]'\"\n\t-/", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *before = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (!is_plain (words[i]))
        {
          before = NULL;
          continue;
        }
      if (before != NULL && strlen (before) > 3 && strlen (words[i]) > 3)
        count_pair (self, seen, before, words[i]);
      before = words[i];
      count_start (self, words[i]);
      if (g_hash_table_add (seen, g_strdup (words[i])))
        count (self->words, words[i]);
    }
  self->n_texts++;
}

/* The row of the @i-th sample, 0 when there are no more.  Not at even distances: what belongs together lies
 * together, and the first of each would always be of one kind. */
static gint64
get_row (gint64 i, gint64 last)
{
  gint64 step = MAX (1, last / N_SAMPLES);
  gint64 row = 1 + i * step + i * 7919 % step;

  return row <= last ? row : 0;
}

/* Calls @sql with row after row, spread evenly, and counts the texts that it gives. */
static GHashTable *
count_answers (ChanceryDb *db, const char *sql)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64 last = chancery_db_query_int (db, 0, "SELECT max (id) FROM record", "");

  for (gint64 i = 0, row; (row = get_row (i, last)) > 0; i++)
    {
      g_autofree char *text = chancery_db_query_text (db, sql, "i", row);

      if (text != NULL)
        count (table, text);
    }
  return table;
}

static char *
find_most (GHashTable *table)
{
  const char *found = NULL;
  guint most = 0;
  GHashTableIter iter;
  gpointer text, n;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &text, &n))
    if (GPOINTER_TO_UINT (n) > most || (GPOINTER_TO_UINT (n) == most && strcmp (text, found) < 0))
      {
        found = text;
        most = GPOINTER_TO_UINT (n);
      }
  return g_strdup (found != NULL ? found : "");
}

static char *
find_most_of (ChanceryDb *db, const char *sql)
{
  g_autoptr (GHashTable) table = count_answers (db, sql);

  return find_most (table);
}

/* The word whose share of the records is nearest to @share, of @length letters or more. */
static char *
find_word (Sample *self, double share, gsize length)
{
  const char *found = "";
  double nearest = INFINITY;
  GHashTableIter iter;
  gpointer word, n;

  g_hash_table_iter_init (&iter, self->words);
  while (g_hash_table_iter_next (&iter, &word, &n))
    {
      double distance = fabs (log (GPOINTER_TO_UINT (n) / (double)self->n_texts) - log (share));

      if (strlen (word) >= length &&
          (distance < nearest || (distance <= nearest && strcmp (word, found) < 0)))
        {
          found = word;
          nearest = distance;
        }
    }
  return g_strdup (found);
}

static gint64
count_exactly (Sample *self, const char *word)
{
  g_autofree char *match = g_strdup_printf ("\"%s\"", word);

  return chancery_db_query_int (self->db, 0,
                                "SELECT count (*) FROM record_search WHERE record_search MATCH ?1",
                                "t", match);
}

static char *
find_rare (Sample *self)
{
  g_autoptr (GList) words = g_hash_table_get_keys (self->words);
  const char *found = "";
  gint64 least = G_MAXINT64;
  guint n = 0;

  words = g_list_sort (words, (GCompareFunc)strcmp);
  for (GList *at = words; at != NULL && n < N_RARE; at = at->next)
    {
      gint64 exactly;

      if (GPOINTER_TO_UINT (g_hash_table_lookup (self->words, at->data)) > 1)
        continue;
      exactly = count_exactly (self, at->data);
      if (exactly < least)
        {
          found = at->data;
          least = exactly;
        }
      n++;
    }
  return g_strdup (found);
}

static void
read_texts (Sample *self)
{
  static const char sql[] = "SELECT body FROM record_text WHERE record = ?1";
  gint64 last = chancery_db_query_int (self->db, 0, "SELECT max (id) FROM record", "");

  for (gint64 i = 0, row; (row = get_row (i, last)) > 0; i++)
    {
      g_autofree char *text = chancery_db_query_text (self->db, sql, "i", row);

      if (text != NULL && *text != '\0')
        count_text (self, text);
    }
}

static void
find_names (ChanceryBenchVocabulary *self, ChanceryDb *db)
{
  self->party = find_most_of (db, "SELECT c.title FROM record AS r JOIN record AS c"
                                  " ON c.id = r.counterpart AND c.kind = 'actor' WHERE r.id = ?1");
  self->person = find_most_of (db, "SELECT c.title FROM reference AS e JOIN record AS c"
                                   " ON c.id = e.target AND c.kind = 'person'"
                                   " WHERE e.record = ?1 LIMIT 1");
  self->place = find_most_of (db, "SELECT c.title FROM reference AS e JOIN record AS c"
                                  " ON c.id = e.target AND c.kind = 'place'"
                                  " WHERE e.record = ?1 LIMIT 1");
  self->tag =
      find_most_of (db, "SELECT text FROM item WHERE record = ?1 AND field = 'tags' LIMIT 1");
  self->form = find_most_of (db, "SELECT form FROM record WHERE id = ?1 AND kind = 'document'");
  self->casefile = find_most_of (db, "SELECT c.reference FROM reference AS e JOIN record AS c"
                                     " ON c.id = e.record AND c.kind = 'casefile'"
                                     " WHERE e.target = ?1 LIMIT 1");
  self->number = chancery_db_query_text (
      db, "SELECT reference FROM record WHERE reference IS NOT NULL LIMIT 1 OFFSET 100", "");
  if (self->number == NULL)
    self->number = g_strdup ("");
}

ChanceryBenchVocabulary *
chancery_bench_vocabulary_new (ChanceryDb *db)
{
  ChanceryBenchVocabulary *self = g_new0 (ChanceryBenchVocabulary, 1);
  Sample sample = {
    .db = db,
    .words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .starts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };

  read_texts (&sample);
  self->half = find_word (&sample, 0.5, 2);
  self->tenth = find_word (&sample, 0.1, 3);
  self->hundredth = find_word (&sample, 0.01, 4);
  self->typed = find_word (&sample, 0.02, 7);
  self->rare = find_rare (&sample);
  self->phrase = find_most (sample.pairs);
  self->prefix = find_most (sample.starts);
  find_names (self, db);
  g_hash_table_unref (sample.words);
  g_hash_table_unref (sample.pairs);
  g_hash_table_unref (sample.starts);
  return self;
}

void
chancery_bench_vocabulary_free (ChanceryBenchVocabulary *self)
{
  char *const texts[] = { self->half,  self->tenth,  self->hundredth, self->rare,   self->phrase,
                          self->typed, self->prefix, self->party,     self->person, self->place,
                          self->tag,   self->form,   self->casefile,  self->number };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_free (self);
}
