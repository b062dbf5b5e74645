/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-relevance.h"

#include "chancery-db-private.h"
#include "chancery-statement.h"
#include "chancery-tokenizer.h"
#include "chancery-varint.h"
#include "chancery-words.h"

#include <math.h>
#include <string.h>

/* As in FTS5, and in most of the literature. */
#define K1 1.2
#define B 0.75
/* A word in more than half of the texts still counts for something. */
#define LEAST_IDF 1e-6
#define POINTER "chancery-ranking"

/* How much the columns of the text index count: title, body, words, papers. */
static const double weights[] = { 10.0, 1.0, 4.0, 0.5 };

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

struct _ChanceryRanking
{
  ChanceryRanked latest; /* what was scored last */
  Scorer *scorer;        /* nullable, before the first row */
  ChanceryBest *best;
  GPtrArray *phrases; /* char *: in the order in which FTS5 counts them; NULL: a beginning */
};

typedef struct
{
  gint64 row;
  guint32 length;
} TextLength;

/* ---- how long texts are ---- */

static void
free_lengths (gpointer data)
{
  Lengths *self = data;

  g_array_unref (self->lengths);
  g_free (self);
}

static guint32
sum_lengths (const guchar *sizes, gsize n)
{
  const guchar *end = sizes + n;
  guint32 sum = 0;
  guint64 length;

  while (sizes < end && chancery_varint_read (&sizes, end, &length))
    sum += (guint32)length;
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

/* ---- how relevant a text is ---- */

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

/* What stands in double quotes in @match, two of which stand for one; NULL for what a star follows. */
static GPtrArray *
list_phrases (const char *match)
{
  GPtrArray *phrases = g_ptr_array_new_with_free_func (g_free);

  while ((match = strchr (match, '"')) != NULL)
    {
      g_autoptr (GString) phrase = g_string_new (NULL);

      for (match++; *match != '\0' && (*match != '"' || match[1] == '"'); match++)
        {
          match += *match == '"';
          g_string_append_c (phrase, *match);
        }
      match += *match == '"';
      g_ptr_array_add (phrases, g_str_has_prefix (match, " *") ? NULL : g_strdup (phrase->str));
    }
  return phrases;
}

/* How many texts have the phrase, where it is one word; else -1. */
static gint64
count_lone_word (ChanceryRanking *ranking,
                 const Fts5ExtensionApi *api,
                 Fts5Context *context,
                 int phrase)
{
  const char *text = NULL;
  g_autoptr (GPtrArray) tokens = NULL;

  if ((int)ranking->phrases->len == ranking->scorer->n_phrases)
    text = ranking->phrases->pdata[phrase];
  if (text == NULL || api->xPhraseSize (context, phrase) != 1)
    return -1;
  tokens = chancery_tokenizer_list (text, "", 2);
  return tokens->len == 1
             ? chancery_words_count_texts (ranking->scorer->lengths->db, tokens->pdata[0])
             : -1;
}

/* How many texts have the phrase; no more than @enough, however many more there are, where FTS5 counts. */
static int
count_texts (ChanceryRanking *ranking,
             const Fts5ExtensionApi *api,
             Fts5Context *context,
             int phrase,
             RowCount *count)
{
  count->n_rows = count_lone_word (ranking, api, context, phrase);
  if (count->n_rows >= 0)
    return SQLITE_OK;
  count->n_rows = 0;
  return api->xQueryPhrase (context, phrase, count, count_row);
}

/* How rare each phrase is.  Of one alone it changes no order, and it costs a walk over all its rows. */
static int
weigh_phrases (ChanceryRanking *ranking,
               const Fts5ExtensionApi *api,
               Fts5Context *context,
               sqlite3_int64 n_texts)
{
  Scorer *self = ranking->scorer;

  if (self->n_phrases == 1)
    {
      self->idf[0] = 1;
      return SQLITE_OK;
    }
  for (int i = 0; i < self->n_phrases; i++)
    {
      RowCount count = { 0, n_texts / 2 + 1 };
      int code = count_texts (ranking, api, context, i, &count);

      if (code != SQLITE_OK)
        return code;
      self->idf[i] = log (((double)(n_texts - count.n_rows) + 0.5) / ((double)count.n_rows + 0.5));
      if (!(self->idf[i] > 0))
        self->idf[i] = LEAST_IDF;
    }
  return SQLITE_OK;
}

static int
make_scorer (ChanceryRanking *ranking, const Fts5ExtensionApi *api, Fts5Context *context)
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
  ranking->scorer = self;
  return weigh_phrases (ranking, api, context, n_texts);
}

/* How often a phrase stands in the row, by the weights of the columns. */
static double
count_phrase (const Fts5ExtensionApi *api, Fts5Context *context, int phrase)
{
  Fts5PhraseIter iter;
  double sum = 0;
  int column;
  int offset;

  if (api->xPhraseFirst (context, phrase, &iter, &column, &offset) != SQLITE_OK)
    return 0;
  for (; column >= 0; api->xPhraseNext (context, &iter, &column, &offset))
    sum += column < (int)G_N_ELEMENTS (weights) ? weights[column] : 1;
  return sum;
}

/* Of the row that @context stands on. */
static int
score_row (ChanceryRanking *ranking, const Fts5ExtensionApi *api, Fts5Context *context)
{
  Scorer *self = ranking->scorer;
  ChanceryRanked *ranked = &ranking->latest;
  guint32 length = 0;
  double damping;
  int code = SQLITE_OK;

  *ranked = (ChanceryRanked){ .key = api->xRowid (context) };
  if (!find_length (self, ranked->key, &length))
    {
      int n = 0;

      code = api->xColumnSize (context, -1, &n);
      length = (guint32)n;
    }
  damping = K1 * (1 - B + B * length / self->average);
  for (int i = 0; i < self->n_phrases; i++)
    {
      double n = count_phrase (api, context, i);

      ranked->score += self->idf[i] * n * (K1 + 1) / (n + damping);
    }
  return code;
}

static int
rank_row (const Fts5ExtensionApi *api, Fts5Context *context, void *data)
{
  ChanceryRanking *ranking = data;
  int code = score_row (ranking, api, context);

  if (code == SQLITE_OK)
    chancery_best_add (ranking->best, &ranking->latest);
  return code;
}

/* The first argument; what must be known for all rows is, or the result is an error. */
static ChanceryRanking *
get_ranking (const Fts5ExtensionApi *api,
             Fts5Context *context,
             sqlite3_context *result,
             sqlite3_value *argument)
{
  ChanceryRanking *ranking = sqlite3_value_pointer (argument, POINTER);
  int code = SQLITE_OK;

  if (ranking == NULL)
    code = SQLITE_MISUSE;
  else if (ranking->scorer == NULL)
    code = make_scorer (ranking, api, context);
  if (code == SQLITE_OK)
    return ranking;
  sqlite3_result_error_code (result, code);
  return NULL;
}

static void
answer (sqlite3_context *result, int code, int value)
{
  if (code == SQLITE_OK)
    sqlite3_result_int (result, value);
  else
    sqlite3_result_error_code (result, code);
}

static void
rank_texts (const Fts5ExtensionApi *api,
            Fts5Context *context,
            sqlite3_context *result,
            int n_arguments,
            sqlite3_value **arguments)
{
  ChanceryRanking *ranking = get_ranking (api, context, result, arguments[0]);
  gboolean all = sqlite3_value_int (arguments[1]) && api->xPhraseCount (context) == 1;

  if (ranking != NULL)
    answer (result,
            all ? api->xQueryPhrase (context, 0, ranking, rank_row)
                : rank_row (api, context, ranking),
            all);
}

static void
may_rank (const Fts5ExtensionApi *api,
          Fts5Context *context,
          sqlite3_context *result,
          int n_arguments,
          sqlite3_value **arguments)
{
  ChanceryRanking *ranking = get_ranking (api, context, result, arguments[0]);
  int code;

  if (ranking == NULL)
    return;
  code = score_row (ranking, api, context);
  answer (result, code, chancery_best_takes (ranking->best, &ranking->latest));
}

static void
rank_record (const Fts5ExtensionApi *api,
             Fts5Context *context,
             sqlite3_context *result,
             int n_arguments,
             sqlite3_value **arguments)
{
  ChanceryRanking *ranking = get_ranking (api, context, result, arguments[0]);
  int code = SQLITE_OK;

  if (ranking == NULL)
    return;
  if (ranking->latest.key != api->xRowid (context))
    code = score_row (ranking, api, context);
  ranking->latest.row = sqlite3_value_int64 (arguments[1]);
  if (code == SQLITE_OK)
    chancery_best_add (ranking->best, &ranking->latest);
  answer (result, code, TRUE);
}

ChanceryRanking *
chancery_ranking_new (const char *match, guint limit)
{
  ChanceryRanking *self;

  g_return_val_if_fail (match != NULL, NULL);

  self = g_new0 (ChanceryRanking, 1);
  self->phrases = list_phrases (match);
  self->best = chancery_best_new (limit);
  return self;
}

void
chancery_ranking_free (ChanceryRanking *self)
{
  if (self == NULL)
    return;
  g_free (self->scorer);
  chancery_best_free (self->best);
  g_ptr_array_unref (self->phrases);
  g_free (self);
}

void
chancery_ranking_bind (ChanceryRanking *self, ChanceryStatement *statement, int position)
{
  g_return_if_fail (self != NULL && statement != NULL);

  sqlite3_bind_pointer (chancery_statement_get_handle (statement), position, self, POINTER, NULL);
}

const ChanceryRanked *
chancery_ranking_list (ChanceryRanking *self, guint *n)
{
  g_return_val_if_fail (self != NULL, NULL);

  return chancery_best_sort (self->best, n);
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
  code = api->xCreateFunction (api, "chancery_rank_texts", lengths, rank_texts, free_lengths);
  if (code == SQLITE_OK)
    code = api->xCreateFunction (api, "chancery_may_rank", lengths, may_rank, NULL);
  if (code == SQLITE_OK)
    code = api->xCreateFunction (api, "chancery_rank", lengths, rank_record, NULL);
  return code == SQLITE_OK || chancery_db_fail (db, code, error);
}
