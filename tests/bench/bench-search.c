/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Pages of 50 newest first, counts, relevance, facets and snippets for queries whose words, names and terms
 * are chosen from the registry itself; beside each the bare statement on the same file. */

#include "config.h"

#include "chancery-bench-vocabulary.h"
#include "chancery-bench.h"
#include "chancery-facets.h"
#include "chancery-kind.h"
#include "chancery-query.h"
#include "chancery-records.h"
#include "chancery-rows.h"
#include "chancery-search.h"
#include "chancery-statement.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

/* 23 November 2026, whatever the day of the run. */
#define TODAY 2461368
#define PAGE 50
#define FRAME 16
#define N_FACETS 12

typedef struct
{
  ChanceryBench *bench;
  ChanceryDb *db;
  ChanceryBenchVocabulary *words;
  gboolean is_large; /* nearer to a million than to a hundred thousand */
} Run;

typedef struct
{
  ChanceryDb *db;
  ChanceryQuery *query;
  const char *sort;
  const char *sql; /* a bare statement, and what it is asked */
  const char *match;
  gint64 n_answers; /* what the last count said */
} Question;

static void
ask_page (gpointer user_data)
{
  Question *self = user_data;
  g_autoptr (GArray) page =
      chancery_search_page (self->db, self->query, self->sort, FALSE, 0, PAGE, NULL);
}

static void
ask_count (gpointer user_data)
{
  Question *self = user_data;

  self->n_answers = chancery_search_count (self->db, self->query, NULL);
}

static void
ask_rows (gpointer user_data)
{
  Question *self = user_data;
  g_autoptr (GArray) rows = chancery_search_rows (self->db, self->query, self->sort, FALSE, NULL);
}

static void
ask_facets (gpointer user_data)
{
  Question *self = user_data;
  g_autoptr (GPtrArray) facets = chancery_facets_count (self->db, self->query, N_FACETS, NULL);
}

/* What a list shows of the first page: rows, and where the words stand. */
static void
ask_shown (gpointer user_data)
{
  Question *self = user_data;
  g_autoptr (GArray) page =
      chancery_search_page (self->db, self->query, NULL, FALSE, 0, PAGE, NULL);
  const gint64 *ids = (const gint64 *)(gpointer)page->data;
  g_autoptr (GPtrArray) rows = chancery_rows_fetch (self->db, ids, page->len, NULL);

  for (guint i = 0; i < page->len; i++)
    chancery_hit_free (chancery_search_find_hit (self->db, self->query, ids[i], NULL));
}

static void
ask_bare (gpointer user_data)
{
  Question *self = user_data;
  g_autoptr (ChanceryStatement) statement =
      self->match != NULL ? chancery_db_query (self->db, NULL, self->sql, "t", self->match)
                          : chancery_db_query (self->db, NULL, self->sql, "");

  while (statement != NULL && chancery_statement_step (statement, NULL))
    ;
}

static double
measure_bare (Run *run, const char *sql, const char *match)
{
  Question question = { .db = run->db, .sql = sql, .match = match };

  return sql != NULL ? chancery_bench_measure (run->bench, ask_bare, &question).median : 0;
}

#define FIRST_OF_INDEX \
  "SELECT rowid FROM record_search WHERE record_search MATCH ?1 ORDER BY rowid DESC LIMIT 50"
#define ALL_OF_INDEX "SELECT rowid FROM record_search WHERE record_search MATCH ?1"
#define COUNT_OF_INDEX "SELECT count (*) FROM record_search WHERE record_search MATCH ?1"
#define JOINED_BY_DATE                                                           \
  "SELECT r.id FROM record_search AS s JOIN record AS r ON r.date_key = s.rowid" \
  " WHERE record_search MATCH ?1 ORDER BY r.first_day DESC LIMIT 50"
#define BY_BM25                                                  \
  "SELECT rowid FROM record_search WHERE record_search MATCH ?1" \
  " ORDER BY bm25 (record_search, 10.0, 1.0, 4.0, 0.5) LIMIT 50"

static void
print (Run *run, const char *what, const char *text, gint64 n_answers, ChanceryBenchRow row)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", what, *text != '\0' ? text : "(all)");
  g_autofree char *note = n_answers >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT " answers%s%s",
                                                            n_answers, row.note != NULL ? "; " : "",
                                                            row.note != NULL ? row.note : "")
                                         : g_strdup (row.note);

  row.name = name;
  row.note = note;
  chancery_bench_print (run->bench, &row);
}

static const char *
describe_end (const ChanceryBenchTimes *times)
{
  return times->gave_up ? "given up after 30 s" : NULL;
}

/* The page, the count and what is shown of @text.  @match: (nullable): what the text index is asked for
 * the floor; @sql: (nullable): the floor where it is not the index. */
static void
measure_page (Run *run, const char *what, const char *text, const char *match, const char *sql)
{
  g_autoptr (ChanceryQuery) query = chancery_query_parse (text, TODAY);
  Question question = { .db = run->db, .query = query };
  ChanceryBenchTimes page = chancery_bench_measure (run->bench, ask_page, &question);
  ChanceryBenchTimes counted = chancery_bench_measure (run->bench, ask_count, &question);

  print (run, what, text, question.n_answers,
         (ChanceryBenchRow){
             .figure = page.median,
             .p99 = page.p99,
             .floor = measure_bare (run, match != NULL ? FIRST_OF_INDEX : sql, match),
             .most = FRAME,
             .note = describe_end (&page),
         });
  print (run, "count", text, question.n_answers,
         (ChanceryBenchRow){
             .figure = counted.median,
             .p99 = counted.p99,
             .floor = match != NULL ? measure_bare (run, COUNT_OF_INDEX, match) : 0,
             .note = describe_end (&counted),
         });
}

static void
measure_half (Run *run)
{
  g_autofree char *match = g_strdup_printf ("\"%s\"", run->words->half);
  g_autoptr (ChanceryQuery) query = chancery_query_parse (run->words->half, TODAY);
  Question question = { .db = run->db, .query = query };
  ChanceryBenchTimes page = chancery_bench_measure (run->bench, ask_page, &question);

  print (run, "a word in half of all, newest first", run->words->half,
         chancery_search_count (run->db, query, NULL),
         (ChanceryBenchRow){
             .figure = page.median,
             .p99 = page.p99,
             .floor = measure_bare (run, FIRST_OF_INDEX, match),
             .peer_name = "FTS5 JOIN + ORDER BY date",
             .peer = measure_bare (run, JOINED_BY_DATE, match),
             .of_peer = run->is_large ? 1.0 / 2000 : 1.0 / 300,
             .most = FRAME,
             .most_p99 = FRAME,
         });
}

/* All words of the index that begin with @prefix, one OR of them: what a program would ask that keeps the
 * words in memory. */
static char *
list_words (Run *run, const char *prefix)
{
  static const char make[] = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.bench_words"
                             " USING fts5vocab (main, record_search, row)";
  static const char sql[] =
      "SELECT term FROM temp.bench_words WHERE term >= ?1 AND term < ?1 || 'zzzz'";
  g_autoptr (ChanceryStatement) statement = NULL;
  GString *match = g_string_new (NULL);

  chancery_db_exec (run->db, make, NULL);
  statement = chancery_db_query (run->db, NULL, sql, "t", prefix);
  while (statement != NULL && chancery_statement_step (statement, NULL))
    g_string_append_printf (match, "%s\"%s\"", match->len > 0 ? " OR " : "",
                            chancery_statement_get_text (statement, 0));
  return g_string_free (match, FALSE);
}

static void
measure_prefix (Run *run, const char *letters, gboolean is_goal)
{
  g_autofree char *text = g_strdup_printf ("%s*", letters);
  g_autofree char *words = is_goal ? list_words (run, letters) : NULL;
  g_autoptr (ChanceryQuery) query = chancery_query_parse (text, TODAY);
  Question question = { .db = run->db, .query = query };
  ChanceryBenchTimes page = chancery_bench_measure (run->bench, ask_page, &question);

  print (run, is_goal ? "prefix of 3 letters, newest first" : "as typed, newest first", text,
         chancery_search_count (run->db, query, NULL),
         (ChanceryBenchRow){
             .figure = page.median,
             .p99 = page.p99,
             .floor = words != NULL && *words != '\0' ? measure_bare (run, FIRST_OF_INDEX, words)
                                                      : 0,
             .peer_name = "FTS5 prefix*",
             .peer = measure_bare (run, FIRST_OF_INDEX, text),
             .of_peer = is_goal ? 1.0 / 10 : 0,
         });
}

static void
measure_typing (Run *run)
{
  const char *word = run->words->typed;

  for (gsize n = 1; n <= MIN (strlen (word), 6); n++)
    {
      g_autofree char *letters = g_strndup (word, n);

      measure_prefix (run, letters, FALSE);
    }
}

#define SCORE "bm25 (record_search, 10.0, 1.0, 4.0, 0.5)"

static double
ask_score (Run *run, const char *sql, const char *match, gint64 number)
{
  g_autoptr (ChanceryStatement) statement =
      chancery_db_query (run->db, NULL, sql, "ti", match, number);
  double score = 0;

  while (statement != NULL && chancery_statement_step (statement, NULL))
    score = sqlite3_column_double (chancery_statement_get_handle (statement), 0);
  return score;
}

/* How many of the first 50 are as relevant by bm25() as its own first 50; of equals it may take others. */
static guint
count_same (Run *run, ChanceryQuery *query, const char *match)
{
  static const char last[] = "SELECT " SCORE " FROM record_search WHERE record_search MATCH ?1"
                             " ORDER BY 1 LIMIT ?2";
  static const char one[] = "SELECT " SCORE " FROM record_search WHERE record_search MATCH ?1"
                            " AND rowid = (SELECT date_key FROM record WHERE id = ?2)";
  g_autoptr (GArray) page =
      chancery_search_page (run->db, query, "relevance", FALSE, 0, PAGE, NULL);
  double worst = ask_score (run, last, match, PAGE);
  guint n = 0;

  for (guint i = 0; page != NULL && i < page->len; i++)
    n += ask_score (run, one, match, g_array_index (page, gint64, i)) <= worst + 1e-9;
  return n;
}

static void
measure_relevance (Run *run, const char *text, const char *match, gboolean is_goal)
{
  g_autoptr (ChanceryQuery) query = chancery_query_parse (text, TODAY);
  Question question = { .db = run->db, .query = query, .sort = "relevance" };
  ChanceryBenchTimes page = chancery_bench_measure (run->bench, ask_page, &question);
  g_autofree char *same = g_strdup_printf ("%u of the first 50 are as relevant as those of bm25()",
                                           count_same (run, query, match));

  print (run, "by relevance", text, chancery_search_count (run->db, query, NULL),
         (ChanceryBenchRow){
             .figure = page.median,
             .p99 = page.p99,
             .floor = measure_bare (run, ALL_OF_INDEX, match),
             .peer_name = "FTS5 bm25()",
             .peer = measure_bare (run, BY_BM25, match),
             .of_peer = is_goal ? 1.0 / 4 : 0,
             .note = same,
         });
}

static void
measure_whole (Run *run, const char *what, const char *text, ChanceryBenchFunc func)
{
  g_autoptr (ChanceryQuery) query = chancery_query_parse (text, TODAY);
  Question question = { .db = run->db, .query = query };
  ChanceryBenchTimes times = chancery_bench_measure (run->bench, func, &question);

  print (run, what, text, -1,
         (ChanceryBenchRow){
             .figure = times.median, .p99 = times.p99, .note = describe_end (&times) });
}

static void
measure_one_facets (Run *run, const char *what, const char *text, ChanceryDb *db)
{
  g_autoptr (ChanceryQuery) query = chancery_query_parse (text, TODAY);
  Question question = { .db = db, .query = query };
  double start = chancery_bench_now ();
  double cpu = chancery_bench_get_cpu ();
  g_autofree char *note = NULL;

  ask_facets (&question);
  cpu = chancery_bench_get_cpu () - cpu;
  note = g_strdup_printf ("%.0f ms by the clock", chancery_bench_now () - start);
  print (run, what, text, -1, (ChanceryBenchRow){ .figure = cpu, .note = note });
}

static void
save_incident (ChanceryDb *db)
{
  const ChanceryAct act = { .who = "Bench" };
  g_autoptr (ChanceryDraft) draft = chancery_draft_new (chancery_kind_find ("incident"));
  g_autoptr (ChanceryRecord) record = NULL;

  chancery_draft_set_text (draft, "title", "What was just saved");
  record = chancery_records_save_one (db, draft, &act, NULL);
}

/* What is counted of is gathered by the first question, and kept while another connection saves a record. */
static void
measure_kept_facets (Run *run, const char *text)
{
  g_autofree char *path = chancery_bench_copy (run->bench);
  ChanceryDb *reader = chancery_db_open (path, CHANCERY_DB_NONE, NULL);
  ChanceryDb *writer = chancery_db_open (path, CHANCERY_DB_NONE, NULL);

  measure_one_facets (run, "facets for the first time, processor", text, reader);
  save_incident (writer);
  measure_one_facets (run, "facets after a record was saved, processor", text, reader);
  chancery_db_free (writer);
  chancery_db_free (reader);
}

static void
measure_words (Run *run)
{
  const ChanceryBenchVocabulary *words = run->words;
  g_autofree char *half = g_strdup_printf ("\"%s\"", words->half);
  g_autofree char *tenth = g_strdup_printf ("\"%s\"", words->tenth);
  g_autofree char *hundredth = g_strdup_printf ("\"%s\"", words->hundredth);
  g_autofree char *rare = g_strdup_printf ("\"%s\"", words->rare);
  g_autofree char *phrase = g_strdup_printf ("\"%s\"", words->phrase);
  g_autofree char *two = g_strdup_printf ("%s %s", words->tenth, words->half);
  g_autofree char *two_match = g_strdup_printf ("%s AND %s", tenth, half);
  g_autofree char *either = g_strdup_printf ("%s OR %s", words->hundredth, words->tenth);
  g_autofree char *either_match = g_strdup_printf ("%s OR %s", hundredth, tenth);
  g_autofree char *without = g_strdup_printf ("%s -%s", words->tenth, words->half);
  g_autofree char *without_match = g_strdup_printf ("%s NOT %s", tenth, half);

  measure_half (run);
  measure_page (run, "one word", words->half, half, NULL);
  measure_page (run, "one word", words->tenth, tenth, NULL);
  measure_page (run, "one word", words->hundredth, hundredth, NULL);
  measure_page (run, "a rare word", words->rare, rare, NULL);
  measure_page (run, "two words", two, two_match, NULL);
  measure_page (run, "either word", either, either_match, NULL);
  measure_page (run, "not a word", without, without_match, NULL);
  measure_page (run, "phrase", phrase, phrase, NULL);
  measure_prefix (run, words->prefix, TRUE);
  measure_typing (run);
  measure_relevance (run, words->half, half, TRUE);
  measure_relevance (run, words->tenth, tenth, TRUE);
  measure_relevance (run, words->rare, rare, FALSE);
  measure_relevance (run, two, two_match, FALSE);
  measure_whole (run, "first page as shown, with snippets", words->half, ask_shown);
  measure_whole (run, "first page as shown, with snippets", words->hundredth, ask_shown);
  measure_whole (run, "all rows for the list", words->half, ask_rows);
  measure_kept_facets (run, words->half);
  measure_whole (run, "facets", words->half, ask_facets);
  measure_whole (run, "facets", words->hundredth, ask_facets);
}

/* A condition alone, and with a word in a tenth of all records. */
static void
measure_condition (Run *run, const char *condition, const char *value, const char *sql)
{
  g_autofree char *alone = NULL;
  g_autofree char *with = NULL;

  if (*value == '\0')
    return;
  alone = strchr (value, ' ') != NULL ? g_strdup_printf ("%s\"%s\"", condition, value)
                                      : g_strdup_printf ("%s%s", condition, value);
  with = g_strdup_printf ("%s %s", run->words->tenth, alone);
  measure_page (run, "condition", alone, NULL, sql);
  measure_page (run, "condition and word", with, NULL, NULL);
}

#define NEWEST " ORDER BY date_key DESC LIMIT 50"

static void
measure_conditions (Run *run)
{
  const ChanceryBenchVocabulary *words = run->words;
  g_autofree char *by_form =
      g_strdup_printf ("SELECT id FROM record WHERE form = '%s'" NEWEST, words->form);
  g_autofree char *dated = g_strdup_printf ("%s after:1900 before:1910", words->half);
  g_autofree char *old = g_strdup_printf ("%s before:1880", words->half);

  measure_page (run, "everything", "", NULL, "SELECT id FROM record" NEWEST);
  measure_condition (run, "kind:", "document",
                     "SELECT id FROM record WHERE kind = 'document'" NEWEST);
  measure_condition (run, "form:", words->form, by_form);
  measure_condition (run, "state:", "closed",
                     "SELECT id FROM record WHERE state = 'closed'" NEWEST);
  measure_condition (
      run, "marking:>=", "confidential",
      "SELECT id FROM record WHERE level IN ('confidential', 'secret', 'top-secret')" NEWEST);
  measure_condition (run, "party:", words->party, NULL);
  measure_condition (run, "from:", words->party, NULL);
  measure_condition (run, "from:", words->person, NULL);
  measure_condition (run, "place:", words->place, NULL);
  measure_condition (run, "tag:", words->tag, NULL);
  measure_condition (run, "case:", words->casefile, NULL);
  measure_condition (run, "ref:", words->number, NULL);
  measure_page (run, "dates", "after:1900 before:1910", NULL, NULL);
  measure_page (run, "dates and word", dated, NULL, NULL);
  measure_page (run, "dates and word", old, NULL, NULL);
  measure_page (run, "number as words", words->number, NULL, NULL);
  measure_whole (run, "all rows for the list", "", ask_rows);
  measure_whole (run, "all rows for the list", "kind:document", ask_rows);
  measure_whole (run, "facets", "", ask_facets);
}

int
main (int argc, char *argv[])
{
  ChanceryDb *db;
  g_autoptr (ChanceryBenchVocabulary) words = NULL;
  ChanceryBench *bench = chancery_bench_new ("search", &argc, &argv, NULL);
  Run run = { .bench = bench };

  if (bench == NULL)
    return 0;
  run.db = db = chancery_bench_open (bench);
  run.words = words = chancery_bench_vocabulary_new (db);
  run.is_large = chancery_bench_get_n_records (bench) > 300000;
  chancery_bench_limit (bench, db);
  measure_words (&run);
  measure_conditions (&run);
  chancery_bench_free (bench);
  chancery_db_free (db);
  return 0;
}
