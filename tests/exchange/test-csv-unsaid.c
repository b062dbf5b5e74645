/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange-fixture.h"

#include <string.h>

/* What an import of @table counts; applied. */
static char *
bring_in (Fixture *fixture, const char *table)
{
  g_autoptr (ChanceryImport) import = NULL;
  g_autoptr (GError) error = NULL;

  fixture_read_table (fixture->db, table, &import, &error);
  g_assert_no_error (error);
  chancery_import_apply (import, "Tester", CHANCERY_CONFLICTS_TAKE, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return fixture_count (import);
}

static char *
replace (const char *text, const char *old, const char *new)
{
  g_auto (GStrv) parts = g_strsplit (text, old, -1);

  g_assert_cmpuint (g_strv_length (parts), >, 1);
  return g_strjoinv (new, parts);
}

/* Bug: a table of the registry itself changed nearly all of it: titles that the program writes were typed, names stood
 * twice, the words and the quality of dates were gone, and of two figures of one name a third was made. */
static void
test_own_table_changes_nothing (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *old;
    const char *new;
    const char *counts;
  } edits[] = {
    { "title", "title", "new 0, changed 0, unchanged 48, conflicts 0" },
    /* As spreadsheets write dates where they were opened. */
    { ",2026-02-16,", ",16.02.2026,", "new 0, changed 0, unchanged 48, conflicts 0" },
    { ",2026-02-16,", ",02/16/2026,", "new 0, changed 0, unchanged 48, conflicts 0" },
    { ",2026-02-16,", ",2026-02-17,", "new 0, changed 1, unchanged 47, conflicts 0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autofree char *sample = fixture_read_sample ();
      g_autofree char *before = NULL;
      g_autofree char *table = NULL;
      g_autofree char *edited = NULL;
      g_autofree char *counted = NULL;
      g_autofree char *after = NULL;

      fixture_import (fixture->db, sample, CHANCERY_CONFLICTS_FAIL,
                      "new 48, changed 0, unchanged 0, conflicts 0");
      before = fixture_export_all (fixture->db, "jsonl");
      table = fixture_export_all (fixture->db, "csv");
      edited = replace (table, edits[i].old, edits[i].new);
      counted = bring_in (fixture, edited);
      g_assert_cmpstr (counted, ==, edits[i].counts);
      after = fixture_export_all (fixture->db, "jsonl");
      g_assert_cmpint (strcmp (strchr (before, '\n'), strchr (after, '\n')) == 0, ==,
                       strstr (edits[i].counts, "changed 0") != NULL);
      fixture_tear_down (fixture, data);
      fixture_set_up (fixture, data);
    }
}

/* What else the cells say is taken, item by item. */
static void
test_what_differs_is_taken (Fixture *fixture, gconstpointer data)
{
  static const char records[] =
      "{\"kind\":\"actor\",\"id\":\"11111111-1111-4111-8111-111111111111\",\"state\":\"draft\","
      "\"names\":[{\"text\":\"Mission A\",\"kind\":\"short\"}]}\n"
      "{\"kind\":\"actor\",\"id\":\"22222222-2222-4222-8222-222222222222\","
      "\"names\":[{\"text\":\"Twin\"}]}\n"
      "{\"kind\":\"actor\",\"id\":\"33333333-3333-4333-8333-333333333333\","
      "\"names\":[{\"text\":\"Twin\"}]}\n"
      "{\"kind\":\"demarche\",\"id\":\"44444444-4444-4444-8444-444444444444\",\"title\":\"Protest\","
      "\"party_to\":[{\"id\":\"33333333-3333-4333-8333-333333333333\"}],"
      "\"occasion_date\":{\"edtf\":\"2026-04-03\",\"typed\":\"3 april\",\"quality\":\"inferred\"}}\n";
  static const struct
  {
    const char *table;
    const char *counts;
    const char *kept;
  } cases[] = {
    { "kind,id,title,state\nactor,11111111-1111-4111-8111-111111111111,Mission A,draft\n",
      "new 0, changed 0, unchanged 1, conflicts 0", "\"state\":\"draft\"" },
    { "kind,id,title\nactor,11111111-1111-4111-8111-111111111111,Embassy A\n",
      "new 0, changed 1, unchanged 0, conflicts 0", "\"text\":\"Mission A\",\"kind\":\"short\"" },
    { "kind,id,title,party_to,occasion_date\n"
      "demarche,44444444-4444-4444-8444-444444444444,Protest,Twin,3.4.2026\n",
      "new 0, changed 0, unchanged 1, conflicts 0",
      "\"typed\":\"3 april\",\"quality\":\"inferred\"" },
    { "kind,id,title,party_to,occasion_date\n"
      "demarche,44444444-4444-4444-8444-444444444444,Protest,Twin; Mission A,2026-04-03\n",
      "new 0, changed 1, unchanged 0, conflicts 0",
      "\"party_to\":[{\"id\":\"33333333-3333-4333-8333-333333333333\",\"label\":\"Twin\"},"
      "{\"id\":\"11111111-1111-4111-8111-111111111111\",\"label\":\"Mission A\"}]" },
    { "kind,id,title,occasion_date\n"
      "demarche,44444444-4444-4444-8444-444444444444,Protest,4 april 2026\n",
      "new 0, changed 1, unchanged 0, conflicts 0",
      "{\"edtf\":\"2026-04-04\",\"typed\":\"4 april 2026\"}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *counted = NULL;
      g_autofree char *written = NULL;

      fixture_import (fixture->db, records, CHANCERY_CONFLICTS_FAIL,
                      "new 4, changed 0, unchanged 0, conflicts 0");
      counted = bring_in (fixture, cases[i].table);
      g_assert_cmpstr (counted, ==, cases[i].counts);
      written = fixture_export_all (fixture->db, "jsonl");
      g_assert_nonnull (strstr (written, cases[i].kept));
      fixture_tear_down (fixture, data);
      fixture_set_up (fixture, data);
    }
}

#define ADD(path, func) \
  g_test_add ("/exchange/csv-unsaid/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("own-table-changes-nothing", test_own_table_changes_nothing);
  ADD ("what-differs-is-taken", test_what_differs_is_taken);
  return g_test_run ();
}
