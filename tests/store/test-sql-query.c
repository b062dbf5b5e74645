/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Golden pairs: tests/golden/query/NAME.query and the SQL, values and plan of its first page in NAME.sql.
 * `--update-golden` writes them anew. */

#include "config.h"

#include "chancery-query.h"
#include "chancery-search.h"
#include "chancery-sql-query.h"
#include "chancery-statement.h"
#include "chancery-test-store.h"

#include <string.h>

/* 23 November 2026, whatever the day of the run. */
#define TODAY 2461368

static char *
find_folder (void)
{
  return g_test_build_filename (G_TEST_DIST, "golden", "query", NULL);
}

static void
add_plan (GString *out, ChanceryDb *db, ChancerySqlQuery *compiled, const char *sql)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryStatement) statement = chancery_db_prepare (db, explain, &error);

  g_assert_no_error (error);
  chancery_sql_query_bind (compiled, statement);
  while (chancery_statement_step (statement, &error))
    {
      const char *step = chancery_statement_get_text (statement, 3);

      g_string_append_printf (out, "-- %s\n", step);
      /* The table itself is never walked; an index in the order of the list may be. */
      g_assert_cmpstr (step, !=, "SCAN r");
      g_assert_false (g_str_has_prefix (step, "SCAN x"));
      g_assert_false (g_str_has_prefix (step, "SCAN y"));
    }
  g_assert_no_error (error);
}

/* Clauses on lines of their own, for those who read the difference. */
static void
add_sql (GString *out, const char *sql)
{
  g_autoptr (GString) text = g_string_new (sql);
  static const char *const clauses[] = { " FROM record", " WHERE s.", " WHERE r.", " WHERE (",
                                         " AND ",        " OR ",      " ORDER BY", " UNION ALL" };

  for (guint i = 0; i < G_N_ELEMENTS (clauses); i++)
    {
      g_autofree char *broken = g_strconcat ("\n ", clauses[i], NULL);

      g_string_replace (text, clauses[i], broken, 0);
    }
  g_string_append_printf (out, "%s\n", text->str);
}

static char *
describe (ChanceryDb *db, const char *text)
{
  g_autoptr (ChanceryQuery) query = chancery_query_parse (text, TODAY);
  g_autoptr (ChancerySqlQuery) compiled = chancery_sql_query_new (query, NULL);
  g_autofree char *normal = chancery_query_to_string (query);
  g_autofree char *values = chancery_sql_query_dup_values (compiled);
  g_auto (GStrv) lines = g_strsplit (values, "\n", -1);
  const char *key = chancery_sql_query_date_key (compiled);
  g_autofree char *order = g_strconcat (key, " DESC LIMIT 50", NULL);
  g_autofree char *sql = chancery_sql_query_select (compiled, "r.id", NULL, order);
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "-- %s\n", normal);
  add_sql (out, sql);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_string_append_printf (out, "-- ? %s\n", lines[i]);
  add_plan (out, db, compiled, sql);
  return g_string_free (out, FALSE);
}

static void
check_pair (ChanceryDb *db, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *stem = g_strndup (path, strlen (path) - strlen (".query"));
  g_autofree char *golden_path = g_strconcat (stem, ".sql", NULL);
  g_autofree char *text = NULL;
  g_autofree char *golden = NULL;
  g_autofree char *described = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  described = describe (db, g_strchomp (text));
  if (chancery_test_updates_golden ())
    g_file_set_contents (golden_path, described, -1, &error);
  else
    g_file_get_contents (golden_path, &golden, NULL, &error);
  g_assert_no_error (error);
  if (chancery_test_updates_golden ())
    return;
  g_test_message ("%s", name);
  g_assert_cmpstr (described, ==, golden);
}

static void
test_golden (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *folder = find_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".query"))
      {
        check_pair (store->db, folder, name);
        n++;
      }
  g_assert_cmpuint (n, >=, 40);
}

/* Every field of the table may stand before a colon, alone or with `has:`: none makes SQL that the
 * registry does not understand. */
static void
check_fields (ChanceryDb *db, const ChanceryField *fields)
{
  static const char *const values[] = { "x", ">=2", "<2026-02", "=\"a b\"", "yes,no", "a*" };

  for (; fields->id != NULL; fields++)
    for (guint i = 0; i <= G_N_ELEMENTS (values); i++)
      {
        g_autofree char *text = i < G_N_ELEMENTS (values)
                                    ? g_strdup_printf ("%s:%s", fields->id, values[i])
                                    : g_strdup_printf ("has:%s", fields->id);
        g_autoptr (ChanceryQuery) query = chancery_query_parse (text, TODAY);
        g_autoptr (GError) error = NULL;

        g_test_message ("%s", text);
        g_assert_cmpint (chancery_search_count (db, query, &error), ==, 0);
        g_assert_no_error (error);
      }
}

static void
test_every_field (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();

  check_fields (store->db, chancery_kind_get_envelope ());
  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    check_fields (store->db, chancery_kind_get ((ChanceryKindId)i)->fields);
}

int
main (int argc, char *argv[])
{
  chancery_test_init (&argc, &argv);
  g_test_add_func ("/store/sql-query/golden", test_golden);
  g_test_add_func ("/store/sql-query/every-field", test_every_field);
  return g_test_run ();
}
