/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-match.h"
#include "chancery-statement.h"
#include "chancery-test-store.h"
#include "chancery-tokenizer.h"

#include <string.h>

/* The tokens of @text as the index holds them, in their order. */
static char *
list_tokens (ChanceryTestStore *store, const char *text)
{
  g_autoptr (GString) tokens = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryStatement) statement = NULL;

  chancery_db_exec (store->db,
                    "DROP TABLE IF EXISTS temp.v; DROP TABLE IF EXISTS temp.t;"
                    "CREATE VIRTUAL TABLE temp.t USING fts5 (x, tokenize = 'chancery');"
                    "CREATE VIRTUAL TABLE temp.v USING fts5vocab ('t', 'instance');",
                    &error);
  g_assert_no_error (error);
  chancery_db_run (store->db, &error, "INSERT INTO temp.t (x) VALUES (?1)", "t", text);
  g_assert_no_error (error);
  statement =
      chancery_db_prepare (store->db, "SELECT term FROM temp.v ORDER BY \"offset\"", &error);
  g_assert_no_error (error);
  while (chancery_statement_step (statement, &error))
    g_string_append_printf (tokens, "%s%s", tokens->len > 0 ? "|" : "",
                            chancery_statement_get_text (statement, 0));
  g_assert_no_error (error);
  return g_string_free (g_steal_pointer (&tokens), FALSE);
}

static void
test_tokens (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  static const struct
  {
    const char *text;
    const char *tokens;
  } pairs[] = {
    { "", "" },
    { " .,;– ", "" },
    { "The Border Road", "the|border|road" },
    { "689.90D/3–3155", "689|90d|3|3155" },
    { "689.90D/3-3155", "689|90d|3|3155" },
    { "PROT/2026/0012", "prot|2026|0012" },
    { "Széchényi", "szechenyi" },
    { "Sze\u0301che\u0301nyi", "szechenyi" },
    { "ambassador's", "ambassador|s" },
    { "C-130", "c|130" },
    { "ΑΘΗΝΑ Кабул", "αθηνα|кабул" },
    { "كابل", "کابل" },
    { "٢٠٢٦ ۲۰۲۶", "2026|2026" },
    { "مُحَمَّد", "محمد" },
    { "外交部", "外交|交部|部" },
    { "中", "中" },
    { "ABC外交de", "abc|外交|交|de" },
    { "カブール", "カブ|ブー|ール|ル" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *tokens = list_tokens (store, pairs[i].text);

      g_test_message ("%s", pairs[i].text);
      g_assert_cmpstr (tokens, ==, pairs[i].tokens);
    }
}

static void
test_marks_are_those_of_the_text (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  static const char sql[] = "SELECT highlight (t, 0, '[', ']') FROM temp.t WHERE t MATCH ?1";
  static const struct
  {
    const char *text;
    const char *query;
    const char *marked;
  } cases[] = {
    { "Count Sze\u0301che\u0301nyi wrote", "\"szechenyi\"", "Count [Sze\u0301che\u0301nyi] wrote" },
    { "No. 689.90D/3–3155, secret", "\"689.90d/3-3155\"", "No. [689.90D/3–3155], secret" },
    { "致外交部的照会", "\"外交部\"", "致[外交部]的照会" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *tokens = list_tokens (store, cases[i].text);
      g_autofree char *marked = chancery_db_query_text (store->db, sql, "t", cases[i].query);

      g_assert_cmpstr (marked, ==, cases[i].marked);
    }
}

static void
test_broken_bytes (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  static const char *const texts[] = { "a\xff"
                                       "b",
                                       "\xe5\xa4", "\xf0\x9f", "\xc3", "外\xe5" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *tokens = list_tokens (store, texts[i]);

      g_assert_nonnull (tokens);
    }
}

static void
test_patterns (void)
{
  static const struct
  {
    const char *value;
    gboolean exact;
    const char *text;
    gboolean matches;
  } cases[] = {
    { "afghanistan", FALSE, "Islamic Emirate of Afghanistan", TRUE },
    { "emirate of", FALSE, "Islamic Emirate of Afghanistan", TRUE },
    { "emirate afghanistan", FALSE, "Islamic Emirate of Afghanistan", FALSE },
    { "niger", FALSE, "Nigeria", FALSE },
    { "niger*", FALSE, "Nigeria", TRUE },
    { "niger", TRUE, "Niger", TRUE },
    { "niger", TRUE, "Republic of Niger", FALSE },
    { "tehrik i", FALSE, "Tehrik-i-Taliban", TRUE },
    { "szechenyi", FALSE, "Count Széchényi", TRUE },
    { "كابل", FALSE, "کابل", TRUE },
    { "外交", FALSE, "中国外交部", TRUE },
    { "", FALSE, "anything", FALSE },
    { "*", FALSE, "anything", TRUE },
    { "=", FALSE, "anything", FALSE },
    { "u s dept", FALSE, "The U.S. (Dept.)", TRUE },
    { "dept", FALSE, "(Dept.)", TRUE },
    { "c 130", TRUE, "C-130", TRUE },
    { "x", FALSE, "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *pattern = chancery_match_pattern (cases[i].value, cases[i].exact);

      g_test_message ("%s in %s", cases[i].value, cases[i].text);
      g_assert_true (chancery_match_text (cases[i].text, pattern) == cases[i].matches);
    }
}

/* Short plain texts are compared another way than long ones and those of other scripts, with the same outcome. */
static void
test_short_and_long_alike (void)
{
  static const char *const values[] = { "road", "the road", "road*", "s 12", "", "*" };

  for (guint length = 0; length < 600; length++)
    {
      GString *plain = g_string_new (NULL);
      g_autofree char *text = NULL;
      g_autofree char *other = NULL;

      for (guint i = 0; i < length; i++)
        g_string_append_c (plain, "The Road's 12-fold; "[(i * 7 + length) % 20]);
      text = g_string_free (plain, FALSE);
      /* A letter of another script, apart from the rest. */
      other = g_strconcat (text, " ж", NULL);
      for (guint i = 0; i < G_N_ELEMENTS (values); i++)
        {
          g_autofree char *pattern = chancery_match_pattern (values[i], FALSE);

          g_assert_true (chancery_match_text (text, pattern) ==
                         chancery_match_text (other, pattern));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/tokenizer/short-and-long-alike", test_short_and_long_alike);
  g_test_add_func ("/store/tokenizer/tokens", test_tokens);
  g_test_add_func ("/store/tokenizer/marks-are-those-of-the-text",
                   test_marks_are_those_of_the_text);
  g_test_add_func ("/store/tokenizer/broken-bytes", test_broken_bytes);
  g_test_add_func ("/store/tokenizer/patterns", test_patterns);
  return g_test_run ();
}
