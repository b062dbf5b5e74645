/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What facets tell is what is found where it is chosen. */

#include "config.h"

#include "chancery-facets.h"
#include "chancery-query.h"
#include "chancery-record-import.h"
#include "chancery-search.h"
#include "chancery-test-store.h"

#include <string.h>

#define TODAY 2461368
/* The first of them. */
#define ACTOR "00000000-0000-4000-8000-000000000001"

/* @records: ended by NULL; as a file brings them. */
static ChanceryTestStore *
store_new (const char *const *records)
{
  ChanceryTestStore *store = chancery_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 last = 0;

  chancery_db_begin (store->db, chancery_test_act (NULL), &error);
  g_assert_no_error (error);
  for (guint i = 0; records[i] != NULL; i++)
    {
      g_autofree char *json =
          g_strdup_printf ("{'id':'%08x-0000-4000-8000-000000000001',%s", i, records[i] + 1);

      chancery_test_put (store, store->db, json);
    }
  chancery_record_import_index (store->db, 0, G_MAXINT, &last, &error);
  g_assert_no_error (error);
  chancery_db_commit (store->db, &error);
  g_assert_no_error (error);
  return store;
}

static gint64
count (ChanceryTestStore *store, const char *text)
{
  g_autoptr (ChanceryQuery) query = chancery_search_parse (store->db, text, TODAY);
  g_autoptr (GError) error = NULL;
  gint64 n = chancery_search_count (store->db, query, &error);

  g_assert_no_error (error);
  return n;
}

/* Chooses each as the window does, and gives all that were told as "field:value count", in their order. */
static char *
choose_each (ChanceryTestStore *store, const char *text, const char *field)
{
  g_autoptr (ChanceryQuery) query = chancery_search_parse (store->db, text, TODAY);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) facets = chancery_facets_count (store->db, query, 100, &error);
  GString *told = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < facets->len; i++)
    {
      const ChanceryFacetCount *facet = facets->pdata[i];
      g_autofree char *condition = g_strconcat (facet->field, ":", facet->value, NULL);
      g_autofree char *narrowed = chancery_query_join (text, condition);

      g_test_message ("%s: %" G_GINT64_FORMAT, narrowed, facet->count);
      g_assert_cmpint (count (store, narrowed), ==, facet->count);
      if (strcmp (facet->field, field) == 0)
        g_string_append_printf (told, "%s%s %" G_GINT64_FORMAT, told->len > 0 ? ", " : "",
                                facet->value, facet->count);
    }
  return g_string_free (told, FALSE);
}

static void
check (ChanceryTestStore *store, const char *text, const char *field, const char *expected)
{
  g_autofree char *told = choose_each (store, text, field);

  g_assert_cmpstr (told, ==, expected);
}

/* A name lost each letter that shares a byte with a quotation mark, and nobody was found. */
static void
test_names_of_any_script (void)
{
  static const char *const names[] = { "Руритания", "東京", "رورتانیا",
                                       "Σίσυφος",   "Łódź", "The “Border” Guards" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *json =
          g_strdup_printf ("{'kind':'actor','names':[{'text':'%s'}]}", names[i]);
      const char *const records[] = {
        json,
        "{'kind':'demarche','title':'Act','direction':'made','party_to':[{'id':'" ACTOR "'}]}",
        "{'kind':'demarche','title':'Act','direction':'made'}",
        NULL,
      };
      g_autoptr (ChanceryTestStore) store = store_new (records);
      g_autofree char *plain = chancery_query_dup_quotable (names[i]);
      g_autofree char *expected = g_strdup_printf ("=\"%s\" 1", plain);

      check (store, "", "counterpart", expected);
    }
}

/* A day that is longer than a year was told of its first year alone, and found in all. */
static void
test_years (void)
{
  static const char *const records[] = {
    "{'kind':'document','title':'A','date_on_document':'1960/1962'}",
    "{'kind':'document','title':'B','date_on_document':'1961-08-03'}",
    "{'kind':'document','title':'C','date_on_document':'1961-03/..'}",
    "{'kind':'document','title':'D','date_on_document':'../1961-03-01'}",
    "{'kind':'document','title':'E'}",
    NULL,
  };
  g_autoptr (ChanceryTestStore) store = store_new (records);

  check (store, "", "year", "1961 2, 1960 1");
  check (store, "on:1961", "year", "1961 2, 1960 1");
}

/* A list of what is watched leaves drafts and voids out, unless they are asked for. */
static void
test_what_is_watched (void)
{
  static const char *const records[] = {
    "{'kind':'demand','state':'registered','text':'A'}",
    "{'kind':'demand','state':'draft','text':'B'}",
    "{'kind':'demand','state':'void','text':'C'}",
    "{'kind':'document','state':'draft','title':'D'}",
    "{'kind':'document','state':'void','title':'E'}",
    NULL,
  };
  g_autoptr (ChanceryTestStore) store = store_new (records);

  check (store, "", "kind", "document 2, demand 1");
  check (store, "", "state", "draft 2, void 2, open 1");
  check (store, "kind:demand,document", "kind", "document 2, demand 1");
  check (store, "kind:demand,document", "state", "draft 2, void 2, open 1");
  check (store, "state:draft", "kind", "demand 1, document 1");
  check (store, "kind:demand", "kind", "demand 1");
}

/* What an actor is part of was told as a place. */
static void
test_what_is_no_place (void)
{
  static const char *const records[] = {
    "{'kind':'actor','names':[{'text':'Guards'}]}",
    "{'kind':'actor','names':[{'text':'Post'}],'part_of':{'id':'" ACTOR "'}}",
    "{'kind':'actor','names':[{'text':'Troop'}],"
    "'part_of':{'id':'0000dead-0000-4000-8000-000000000001','label':'Hussars'}}",
    "{'kind':'place','names':[{'text':'Bridge'}],"
    "'part_of':{'id':'0000dead-0000-4000-8000-000000000002','label':'Hussars'}}",
    NULL,
  };
  g_autoptr (ChanceryTestStore) store = store_new (records);

  check (store, "", "place", "=\"Hussars\" 1");
  g_assert_cmpint (count (store, "place:Hussars"), ==, 1);
  g_assert_cmpint (count (store, "place:Guards"), ==, 0);
  g_assert_cmpint (count (store, "has:place"), ==, 1);
  g_assert_cmpint (count (store, "has:part_of"), ==, 3);
}

/* Who is shown by one name and bears another was found by it, and not told. */
static void
test_names_of_several (void)
{
  static const char *const records[] = {
    "{'kind':'actor','names':[{'text':'Border Guards'}]}",
    "{'kind':'actor','names':[{'text':'Hussars'},{'text':'Border Guards'}]}",
    "{'kind':'demarche','title':'A','direction':'made','party_to':[{'id':'" ACTOR "'}]}",
    "{'kind':'demarche','title':'B','direction':'made',"
    "'party_to':[{'id':'00000001-0000-4000-8000-000000000001'}]}",
    "{'kind':'demarche','title':'C','direction':'made',"
    "'party_to':[{'id':'0000dead-0000-4000-8000-000000000001','label':'Border-Guards'}]}",
    NULL,
  };
  g_autoptr (ChanceryTestStore) store = store_new (records);

  check (store, "", "counterpart", "=\"Border Guards\" 3, =\"Hussars\" 1");
}

/* Bug: an other name was seen only where it had the same marks between its words, and who bears it was found and not told. */
static void
test_names_of_several_in_other_spellings (void)
{
  static const struct
  {
    const char *shown;
    const char *other;
  } names[] = {
    { "Al-Hentzau", "AL HENTZAU" },
    { "O Neill", "O’Neill" },
    { "Border Guards", "(Border) guards" },
    { "Łódź", "lodz" },
    { "東京", "「東京」" },
    { "Руритания", "«РУРИТАНИЯ»" },
    { "Zenda", "zenda" },
    { "رورتانیا", "رورتانيا" },
    { "Post, Old", "post old" },
    { "Straße der Grenze", "STRASSE—DER GRENZE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *one =
          g_strdup_printf ("{'kind':'actor','names':[{'text':'%s'}]}", names[i].shown);
      g_autofree char *other =
          g_strdup_printf ("{'kind':'actor','names':[{'text':'Hussars'},{'text':'%s'}]}",
                           names[i].other);
      const char *const records[] = {
        one,
        other,
        "{'kind':'demarche','title':'A','direction':'made','party_to':[{'id':'" ACTOR "'}]}",
        "{'kind':'demarche','title':'B','direction':'made',"
        "'party_to':[{'id':'00000001-0000-4000-8000-000000000001'}]}",
        NULL,
      };
      g_autoptr (ChanceryTestStore) store = store_new (records);
      g_autofree char *expected = g_strdup_printf ("=\"%s\" 2, =\"Hussars\" 1", names[i].shown);

      check (store, "", "counterpart", expected);
    }
}

/* Of names that are counted alike the first are told, as they are where all are. */
static void
test_few_of_many_names (void)
{
  static const char *const records[] = {
    "{'kind':'demarche','title':'A','direction':'made',"
    "'party_to':[{'id':'0000dead-0000-4000-8000-000000000001','label':'Zenda'}]}",
    "{'kind':'demarche','title':'B','direction':'made',"
    "'party_to':[{'id':'0000dead-0000-4000-8000-000000000002','label':'Łódź'}]}",
    "{'kind':'demarche','title':'C','direction':'made',"
    "'party_to':[{'id':'0000dead-0000-4000-8000-000000000003','label':'Hentzau'}]}",
    "{'kind':'demarche','title':'D','direction':'made',"
    "'party_to':[{'id':'0000dead-0000-4000-8000-000000000004','label':'Strelsau'}]}",
    "{'kind':'demarche','title':'E','direction':'made',"
    "'party_to':[{'id':'0000dead-0000-4000-8000-000000000005','label':'strelsau'}]}",
    NULL,
  };
  g_autoptr (ChanceryTestStore) store = store_new (records);
  g_autoptr (ChanceryQuery) query = chancery_query_parse ("kind:demarche", TODAY);

  for (guint limit = 0; limit < 6; limit++)
    {
      static const char *const expected[] = { "=\"Strelsau\"", "=\"Hentzau\"", "=\"Zenda\"",
                                              "=\"Łódź\"" };
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) told = chancery_facets_count (store->db, query, limit, &error);
      guint n = 0;

      g_assert_no_error (error);
      for (guint i = 0; i < told->len; i++)
        {
          const ChanceryFacetCount *facet = told->pdata[i];

          if (strcmp (facet->field, "counterpart") != 0)
            continue;
          g_assert_cmpstr (facet->value, ==, expected[n]);
          g_assert_cmpint (facet->count, ==, n == 0 ? 2 : 1);
          n++;
        }
      g_assert_cmpuint (n, ==, MIN (limit, G_N_ELEMENTS (expected)));
    }
}

/* What is a form of one kind was taken for half of a form of another. */
static void
test_forms_that_begin_alike (void)
{
  static const char *const records[] = {
    "{'kind':'demand','text':'A','demand_kind':'protect','state':'registered'}",
    "{'kind':'demarche','title':'B','form':'protecting-power'}",
    NULL,
  };
  g_autoptr (ChanceryTestStore) store = store_new (records);

  check (store, "", "form", "protect 1, protecting-power 1");
  g_assert_cmpint (count (store, "form:protecting"), ==, 1);
  g_assert_cmpint (count (store, "form:prot"), ==, 2);
}

/* A verdict that this program does not know was told, and not found. */
static void
test_a_verdict_of_a_newer_program (void)
{
  static const char *const records[] = {
    "{'kind':'demand','text':'A','state':'registered',"
    "'assessments':[{'id':'00000000-0000-4000-8000-00000000000b','on':'2026-01-01','verdict':'half-met'}]}",
    "{'kind':'demand','text':'B','state':'registered'}",
    "{'kind':'document','title':'C','state':'registered'}",
    NULL,
  };
  g_autoptr (ChanceryTestStore) store = store_new (records);

  check (store, "", "state", "registered 3, half-met 1, open 1");
  check (store, "kind:demand", "verdict", "half-met 1, open 1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/facets/names-of-any-script", test_names_of_any_script);
  g_test_add_func ("/store/facets/years", test_years);
  g_test_add_func ("/store/facets/what-is-watched", test_what_is_watched);
  g_test_add_func ("/store/facets/what-is-no-place", test_what_is_no_place);
  g_test_add_func ("/store/facets/names-of-several", test_names_of_several);
  g_test_add_func ("/store/facets/names-of-several-in-other-spellings",
                   test_names_of_several_in_other_spellings);
  g_test_add_func ("/store/facets/few-of-many-names", test_few_of_many_names);
  g_test_add_func ("/store/facets/forms-that-begin-alike", test_forms_that_begin_alike);
  g_test_add_func ("/store/facets/a-verdict-of-a-newer-program", test_a_verdict_of_a_newer_program);
  return g_test_run ();
}
