/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-relevance.h"

#include "chancery-db-private.h"
#include "chancery-statement.h"
#include "chancery-tokenizer.h"

#include <math.h>
#include <string.h>

/* As in FTS5, and in most of the literature. */
#define K1 1.2
#define B 0.75
/* A word in more than half of the texts still counts for something. */
#define LEAST_IDF 1e-6

typedef struct
{
  gint64 row;
  guint32 length;
} TextLength;

/* How long each text is, in words, by ascending row; of one connection. */
typedef struct
{
  ChanceryDb *db;
  GArray *lengths;
  /* The state of the file that they were read from. */
  gint64 data_version;
  gint64 n_changes;
} Lengths;

/* What is the same for all rows of a query. */
typedef struct
{
  const Lengths *lengths;
  guint at; /* where the last row was found: the next one is near */
  double average;
  int n_phrases;
  double idf[];
} Scorer;

static void
free_lengths (gpointer data)
{
  Lengths *self = data;

  g_array_unref (self->lengths);
  g_free (self);
}

/* One variable-length integer of SQLite's format, of which a length needs at most five bytes. */
static guint32
read_varint (const guchar **at, const guchar *end)
{
  guint32 value = 0;

  while (*at < end)
    {
      guchar byte = *(*at)++;

      value = value << 7 | (byte & 0x7f);
      if ((byte & 0x80) == 0)
        break;
    }
  return value;
}

static guint32
sum_lengths (const guchar *sizes, gsize n)
{
  const guchar *end = sizes + n;
  guint32 sum = 0;

  while (sizes < end)
    sum += read_varint (&sizes, end);
  return sum;
}

static gboolean
read_lengths (Lengths *self)
{
  static const char sql[] = "SELECT id, sz FROM record_search_docsize ORDER BY id";
  g_autoptr (ChanceryStatement) statement = chancery_db_prepare (self->db, sql, NULL);
  g_autoptr (GError) problem = NULL;

  g_array_set_size (self->lengths, 0);
  while (statement != NULL && chancery_statement_step (statement, &problem))
    {
      gsize n;
      const void *sizes = chancery_statement_get_blob (statement, 1, &n);
      TextLength length = { chancery_statement_get_int (statement, 0), sum_lengths (sizes, n) };

      g_array_append_val (self->lengths, length);
    }
  return statement != NULL && problem == NULL;
}

static gboolean
renew_lengths (Lengths *self)
{
  gint64 data_version = chancery_db_get_data_version (self->db);
  gint64 n_changes = sqlite3_total_changes64 (chancery_db_get_handle (self->db));

  if (self->data_version == data_version && self->n_changes == n_changes)
    return TRUE;
  self->data_version = -1;
  if (!read_lengths (self))
    return FALSE;
  self->data_version = data_version;
  self->n_changes = n_changes;
  return TRUE;
}

/* Rows come in ascending order, so the next one is looked for from the last: 1, 2, 4 … further. */
static gboolean
find_length (Scorer *self, gint64 row, guint32 *length)
{
  const TextLength *lengths = (const TextLength *)(gpointer)self->lengths->lengths->data;
  guint n = self->lengths->lengths->len;
  guint low = self->at < n && lengths[self->at].row <= row ? self->at : 0;
  guint step = 1;
  guint high;

  while (low + step < n && lengths[low + step].row <= row)
    {
      low += step;
      step *= 2;
    }
  high = MIN (low + step, n);
  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2;

      if (lengths[middle].row <= row)
        low = middle;
      else
        high = middle;
    }
  if (low >= n || lengths[low].row != row)
    return FALSE;
  self->at = low;
  *length = lengths[low].length;
  return TRUE;
}

typedef struct
{
  sqlite3_int64 n_rows;
  sqlite3_int64
      enough; /* a word of so many texts counts for the least, however many more there are */
} RowCount;

static int
count_row (const Fts5ExtensionApi *api, Fts5Context *context, void *data)
{
  RowCount *count = data;

  return ++count->n_rows < count->enough ? SQLITE_OK : SQLITE_DONE;
}

/* How rare each phrase is.  Of one alone it changes no order, and it costs a walk over all its rows. */
static int
weigh_phrases (Scorer *self,
               const Fts5ExtensionApi *api,
               Fts5Context *context,
               sqlite3_int64 n_texts)
{
  if (self->n_phrases == 1)
    {
      self->idf[0] = 1;
      return SQLITE_OK;
    }
  for (int i = 0; i < self->n_phrases; i++)
    {
      RowCount count = { 0, n_texts / 2 + 1 };
      int code = api->xQueryPhrase (context, i, &count, count_row);

      if (code != SQLITE_OK)
        return code;
      self->idf[i] = log (((double)(n_texts - count.n_rows) + 0.5) / ((double)count.n_rows + 0.5));
      if (!(self->idf[i] > 0))
        self->idf[i] = LEAST_IDF;
    }
  return SQLITE_OK;
}

static int
make_scorer (const Fts5ExtensionApi *api, Fts5Context *context, Scorer **scorer)
{
  Lengths *lengths = api->xUserData (context);
  int n_phrases = api->xPhraseCount (context);
  sqlite3_int64 n_texts = 0;
  sqlite3_int64 n_words = 0;
  Scorer *self;
  int code;

  if (!renew_lengths (lengths))
    return SQLITE_ERROR;
  code = api->xRowCount (context, &n_texts);
  if (code == SQLITE_OK)
    code = api->xColumnTotalSize (context, -1, &n_words);
  if (code != SQLITE_OK)
    return code;

  self = g_malloc0 (sizeof *self + sizeof self->idf[0] * (gsize)MAX (n_phrases, 1));
  self->lengths = lengths;
  self->average = (double)n_words / (double)MAX (n_texts, 1);
  self->n_phrases = n_phrases;
  code = weigh_phrases (self, api, context, n_texts);
  if (code == SQLITE_OK)
    code = api->xSetAuxdata (context, self, g_free);
  else
    g_free (self);
  *scorer = self;
  return code;
}

/* How often a phrase stands in the row, by the weights of the columns. */
static double
count_phrase (const Fts5ExtensionApi *api,
              Fts5Context *context,
              int phrase,
              int n_weights,
              sqlite3_value **weights)
{
  Fts5PhraseIter iter;
  double sum = 0;
  int column;
  int offset;

  if (api->xPhraseFirst (context, phrase, &iter, &column, &offset) != SQLITE_OK)
    return 0;
  for (; column >= 0; api->xPhraseNext (context, &iter, &column, &offset))
    sum += column < n_weights ? sqlite3_value_double (weights[column]) : 1;
  return sum;
}

static void
score_row (const Fts5ExtensionApi *api,
           Fts5Context *context,
           sqlite3_context *result,
           int n_weights,
           sqlite3_value **weights)
{
  Scorer *self = api->xGetAuxdata (context, 0);
  guint32 length = 0;
  double damping;
  double score = 0;
  int code = SQLITE_OK;

  if (self == NULL)
    code = make_scorer (api, context, &self);
  if (code == SQLITE_OK && !find_length (self, api->xRowid (context), &length))
    {
      int n = 0;

      code = api->xColumnSize (context, -1, &n);
      length = (guint32)n;
    }
  if (code != SQLITE_OK)
    {
      sqlite3_result_error_code (result, code);
      return;
    }

  damping = K1 * (1 - B + B * length / self->average);
  for (int i = 0; i < self->n_phrases; i++)
    {
      double n = count_phrase (api, context, i, n_weights, weights);

      score += self->idf[i] * n * (K1 + 1) / (n + damping);
    }
  sqlite3_result_double (result, -score);
}

gboolean
chancery_relevance_register (ChanceryDb *db, GError **error)
{
  fts5_api *api;
  Lengths *lengths;
  int code;

  g_return_val_if_fail (db != NULL, FALSE);

  api = chancery_tokenizer_get_api (db, error);
  if (api == NULL)
    return FALSE;
  lengths = g_new0 (Lengths, 1);
  lengths->db = db;
  lengths->lengths = g_array_new (FALSE, FALSE, sizeof (TextLength));
  lengths->data_version = -1;
  code = api->xCreateFunction (api, "chancery_relevance", lengths, score_row, free_lengths);
  return code == SQLITE_OK || chancery_db_fail (db, code, error);
}
