/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-search [RECORDS]: makes a registry of honest papers (words by Zipf's law, the same every time) and
 * prints a line of JSON a query: medians and 99th percentiles in microseconds, beside the bare SQLite
 * statement on the same file. */

#include "config.h"

#include "chancery-query.h"
#include "chancery-record-import.h"
#include "chancery-rows.h"
#include "chancery-search.h"
#include "chancery-statement.h"
#include "chancery-test-store.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* 23 November 2026, whatever the day of the run. */
#define TODAY 2461368
#define N_WORDS 20000
#define N_PARTIES 200
#define N_RUNS 21
#define PAGE 50

typedef struct
{
  GRand *rand;
  char *words[N_WORDS];
  double weights[N_WORDS];
} Maker;

/* Pronounceable, all different: "ba", "ke", "bake" … */
static char *
make_word (guint number)
{
  static const char consonants[] = "bkdfglmnprstvz";
  static const char vowels[] = "aeiou";
  GString *word = g_string_new (NULL);

  for (number += 70; number > 0; number /= 70)
    {
      g_string_append_c (word, consonants[number % 14]);
      g_string_append_c (word, vowels[number / 14 % 5]);
    }
  return g_string_free (word, FALSE);
}

static void
init_maker (Maker *self)
{
  double sum = 0;

  self->rand = g_rand_new_with_seed (1);
  for (guint i = 0; i < N_WORDS; i++)
    {
      self->words[i] = make_word (i);
      sum += 1.0 / (i + 1);
      self->weights[i] = sum;
    }
}

static void
clear_maker (Maker *self)
{
  g_rand_free (self->rand);
  for (guint i = 0; i < N_WORDS; i++)
    g_free (self->words[i]);
}

static const char *
pick_word (Maker *self)
{
  double at = g_rand_double (self->rand) * self->weights[N_WORDS - 1];
  guint low = 0;
  guint high = N_WORDS - 1;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->weights[middle] < at)
        low = middle + 1;
      else
        high = middle;
    }
  return self->words[low];
}

static void
add_words (Maker *self, GString *text, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", pick_word (self));
}

static char *
make_paper (Maker *self, guint number)
{
  static const char *const forms[] = { "letter", "cable", "note-verbale", "memorandum" };
  GString *json = g_string_new ("{'kind':'document','title':'");

  add_words (self, json, 8);
  g_string_append (json, "','body':'");
  add_words (self, json, (guint)g_rand_int_range (self->rand, 20, 400));
  g_string_append_printf (json, "','our_ref':'%03u.%02u/%u-%u','form':'%s'", number % 997,
                          number % 89, number % 12 + 1, number, forms[number % 4]);
  /* Nine of a hundred are undated, some are known to the month. */
  if (g_rand_int_range (self->rand, 0, 100) >= 9)
    g_string_append_printf (json, ",'date_on_document':'%d-%02d%s'",
                            g_rand_int_range (self->rand, 1861, 1981),
                            g_rand_int_range (self->rand, 1, 13),
                            number % 20 == 0  ? ""
                            : number % 2 == 0 ? "-07"
                                              : "-21");
  g_string_append_printf (
      json, ",'correspondents':[{'role':'from','who':{'id':'%08x-0000-4000-8000-000000000000'}}]}",
      (guint)(N_PARTIES * pow (g_rand_double (self->rand), 3)));
  return g_string_free (json, FALSE);
}

static void
put (ChanceryTestStore *store, const char *json)
{
  g_autoptr (ChanceryDraft) draft = chancery_test_draft (store, json);
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  if (chancery_draft_get_id (draft) == NULL)
    {
      g_autoptr (ChanceryDraft) named = chancery_draft_new (chancery_draft_get_kind (draft));

      chancery_draft_set_id (draft, chancery_draft_get_id (named));
    }
  record = chancery_draft_build (draft);
  chancery_record_import_put (store->db, record, &error);
  g_assert_no_error (error);
}

static void
fill (ChanceryTestStore *store, guint n_records)
{
  Maker maker;
  gint64 last = 0;
  g_autoptr (GError) error = NULL;

  init_maker (&maker);
  chancery_db_begin (store->db, chancery_test_act (NULL), &error);
  for (guint i = 0; i < N_PARTIES; i++)
    {
      g_autofree char *json = g_strdup_printf (
          "{'kind':'actor','id':'%08x-0000-4000-8000-000000000000','names':[{'text':'Party %s'}]}",
          i, maker.words[i + 1000]);

      put (store, json);
    }
  for (guint i = 0; i < n_records; i++)
    {
      g_autofree char *json = make_paper (&maker, i);

      put (store, json);
    }
  chancery_record_import_index (store->db, 0, G_MAXINT, &last, &error);
  chancery_db_commit (store->db, &error);
  g_assert_no_error (error);
  clear_maker (&maker);
}

typedef enum
{
  MEASURE_PAGE,
  MEASURE_COUNT,
  MEASURE_ALL,
  MEASURE_SHOW,
  MEASURE_RELEVANCE,
  MEASURE_FLOOR,
  MEASURE_BM25,
  N_MEASURES,
} Measure;

/* The bare statement: the newest, or the most relevant by the function of FTS5. */
static void
run_floor (ChanceryDb *db, const char *match, const char *order)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT rowid FROM record_search WHERE record_search MATCH ?1 ORDER BY %s LIMIT 50", order);
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, NULL, sql, "t", match);

  while (statement != NULL && chancery_statement_step (statement, NULL))
    ;
}

/* Rows and snippets of the first page, as a list shows them. */
static void
show (ChanceryDb *db, ChanceryQuery *query)
{
  g_autoptr (GArray) page = chancery_search_page (db, query, NULL, FALSE, 0, PAGE, NULL);
  const gint64 *ids = (const gint64 *)(gpointer)page->data;
  g_autoptr (GPtrArray) rows = chancery_rows_fetch (db, ids, page->len, NULL);

  for (guint i = 0; i < page->len; i++)
    chancery_hit_free (chancery_search_find_hit (db, query, ids[i], NULL));
}

static void
run (ChanceryDb *db, ChanceryQuery *query, const char *word, Measure measure)
{
  g_autoptr (GArray) rows = NULL;

  switch (measure)
    {
    case MEASURE_PAGE:
      rows = chancery_search_page (db, query, NULL, FALSE, 0, PAGE, NULL);
      break;
    case MEASURE_COUNT:
      chancery_search_count (db, query, NULL);
      break;
    case MEASURE_ALL:
      rows = chancery_search_rows (db, query, NULL, FALSE, NULL);
      break;
    case MEASURE_SHOW:
      show (db, query);
      break;
    case MEASURE_RELEVANCE:
      rows = chancery_search_page (db, query, "relevance", FALSE, 0, PAGE, NULL);
      break;
    case MEASURE_FLOOR:
      run_floor (db, word, "rowid DESC");
      break;
    case MEASURE_BM25:
      run_floor (db, word, "bm25 (record_search, 10.0, 1.0, 4.0, 0.5)");
      break;
    case N_MEASURES:
    default:
      break;
    }
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *)a;
  gint64 other = *(const gint64 *)b;

  return (one > other) - (one < other);
}

/* @word: (nullable): what the bare statement is asked. */
static void
measure_query (ChanceryDb *db, const char *text, const char *word)
{
  static const char *const names[] = {
    "page", "count", "all", "show", "relevance", "floor", "bm25"
  };
  g_autoptr (ChanceryQuery) query = chancery_query_parse (text, TODAY);
  g_autofree char *escaped = g_strescape (text, NULL);

  printf ("{\"query\": \"%s\", \"answers\": %" G_GINT64_FORMAT, escaped,
          chancery_search_count (db, query, NULL));
  for (guint i = 0; i < N_MEASURES; i++)
    {
      gint64 times[N_RUNS];

      if (i >= MEASURE_FLOOR && word == NULL)
        continue;
      for (guint n = 0; n < N_RUNS; n++)
        {
          gint64 start = g_get_monotonic_time ();

          run (db, query, word, (Measure)i);
          times[n] = g_get_monotonic_time () - start;
        }
      qsort (times, N_RUNS, sizeof times[0], compare_times);
      printf (", \"%s\": {\"p50\": %" G_GINT64_FORMAT ", \"p99\": %" G_GINT64_FORMAT "}", names[i],
              times[N_RUNS / 2], times[N_RUNS - 1]);
    }
  printf ("}\n");
  fflush (stdout);
}

int
main (int argc, char *argv[])
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  guint n_records = argc > 1 ? (guint)atoi (argv[1]) : 1000;
  gint64 start = g_get_monotonic_time ();

  fill (store, n_records);
  printf ("{\"records\": %u, \"fill_ms\": %" G_GINT64_FORMAT "}\n", n_records,
          (g_get_monotonic_time () - start) / 1000);
  {
    /* The commonest word, a middling and a rare one, as make_word() makes them. */
    g_autofree char *common = make_word (0);
    g_autofree char *middling = make_word (60);
    g_autofree char *rare = make_word (9000);
    g_autofree char *both = g_strdup_printf ("%s %s", middling, common);
    g_autofree char *prefix = g_strdup_printf ("%.3s*", middling);
    g_autofree char *party = make_word (1000);
    g_autofree char *from = g_strdup_printf ("from:%s", party);
    g_autofree char *dated = g_strdup_printf ("%s after:1900 before:1910", common);

    measure_query (store->db, "", NULL);
    measure_query (store->db, "kind:document", NULL);
    measure_query (store->db, common, common);
    measure_query (store->db, middling, middling);
    measure_query (store->db, rare, rare);
    measure_query (store->db, both, both);
    measure_query (store->db, prefix, prefix);
    measure_query (store->db, dated, common);
    measure_query (store->db, "after:1900 before:1910", NULL);
    measure_query (store->db, from, NULL);
    measure_query (store->db, "form:letter", NULL);
    measure_query (store->db, "007.07/8-7", NULL);
  }
  return 0;
}
