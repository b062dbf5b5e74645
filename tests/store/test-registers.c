/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-import.h"
#include "chancery-records.h"
#include "chancery-register-pattern.h"
#include "chancery-registers.h"
#include "chancery-settings.h"
#include "chancery-statement.h"
#include "chancery-test-store.h"

#include <string.h>

static void
test_patterns (void)
{
  static const struct
  {
    const char *pattern;
    const char *code;
    gint64 number;
    const char *reference;
  } cases[] = {
    { "{code}/{year}/{n:04}", "PROT", 14, "PROT/2026/0014" },
    { "{code}/{year}/{n:04}", "PROT", 123456, "PROT/2026/123456" },
    { "{class}/{year}/{n}", "AFG", 1, "AFG/2026/1" },
    { "No. {n} of {year} (K.7)", "K", 3, "No. 3 of 2026 (K.7)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *made =
          chancery_register_pattern_expand (cases[i].pattern, cases[i].code, 2026, cases[i].number);
      g_autofree char *code = NULL;
      gint64 year, number;

      g_assert_cmpstr (made, ==, cases[i].reference);
      g_assert_true (chancery_register_pattern_parse (cases[i].pattern, cases[i].code, made, &code,
                                                      &year, &number));
      g_assert_cmpstr (code, ==, cases[i].code);
      g_assert_cmpint (year, ==, 2026);
      g_assert_cmpint (number, ==, cases[i].number);
    }
}

static void
test_patterns_that_make_no_numbers (void)
{
  static const char *const patterns[] = {
    "", "PROT", "{code}/{year}", "{n}/{moon}", "{n:4}", NULL
  };
  const ChanceryKind *kind = chancery_kind_find ("demarche");

  for (guint i = 0; patterns[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (chancery_register_pattern_check (patterns[i], kind, &error));
      g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID);
    }
}

static void
test_a_desk_has_its_own_pattern (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (ChanceryRecord) record =
      chancery_test_save (store, chancery_test_demarche (store, "One", "Afghanistan"));
  g_autofree char *reference = NULL;
  g_autoptr (GError) error = NULL;

  chancery_settings_set (store->db, CHANCERY_SETTING_DESK_DAY, "2026-03-02", &error);
  g_assert_no_error (error);
  chancery_registers_set (store->db, chancery_kind_find ("demarche"), "DIV", "{code}-{n:03}/{year}",
                          &error);
  g_assert_no_error (error);
  reference = chancery_records_register (store->db, chancery_record_get_id (record),
                                         chancery_test_act (NULL), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (reference, ==, "DIV-001/2026");
  chancery_test_verify (store);
}

/* The year of the number is the year of registering, and each year counts from one. */
static void
test_years_count_apart (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  static const char *const days[] = { "2026-12-31", "2027-01-01" };
  static const char *const expected[] = { "PROT/2026/0001", "PROT/2027/0001" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (ChanceryRecord) record =
          chancery_test_save (store, chancery_test_demarche (store, days[i], "Afghanistan"));
      g_autofree char *reference = NULL;
      g_autoptr (GError) error = NULL;

      chancery_settings_set (store->db, CHANCERY_SETTING_DESK_DAY, days[i], &error);
      g_assert_no_error (error);
      reference = chancery_records_register (store->db, chancery_record_get_id (record),
                                             chancery_test_act (NULL), &error);
      g_assert_no_error (error);
      g_assert_cmpstr (reference, ==, expected[i]);
    }
}

static void
put (ChanceryTestStore *store, const char *id, const char *reference)
{
  g_autofree char *json = g_strdup_printf (
      "{'kind':'document','id':'%s','title':'Note','reference':'%s','state':'registered'}", id,
      reference);
  g_autoptr (ChanceryDraft) draft = chancery_test_draft (store, json);
  g_autoptr (ChanceryRecord) record = chancery_draft_build (draft);
  g_autoptr (GError) error = NULL;

  g_assert_true (chancery_db_begin (store->db, chancery_test_act (NULL), &error));
  chancery_record_import_put (store->db, record, NULL, &error);
  g_assert_no_error (error);
  chancery_db_commit (store->db, &error);
  g_assert_no_error (error);
}

static void
test_gaps_are_told (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  put (store, "5f0c0000-0000-4000-8000-000000000001", "DOC/2026/0001");
  put (store, "5f0c0000-0000-4000-8000-000000000002", "DOC/2026/0003");
  put (store, "5f0c0000-0000-4000-8000-000000000003", "DOC/2026/0007");
  put (store, "5f0c0000-0000-4000-8000-000000000004", "an older number 12");
  problems = chancery_registers_check (store->db, "DOC", 2026, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_cmpstr (problems->pdata[0], ==, "DOC 2026: number 2 is missing");
  g_assert_cmpstr (problems->pdata[1], ==, "DOC 2026: numbers 4 to 6 are missing");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/registers/patterns", test_patterns);
  g_test_add_func ("/store/registers/patterns-that-make-no-numbers",
                   test_patterns_that_make_no_numbers);
  g_test_add_func ("/store/registers/a-desk-has-its-own-pattern", test_a_desk_has_its_own_pattern);
  g_test_add_func ("/store/registers/years-count-apart", test_years_count_apart);
  g_test_add_func ("/store/registers/gaps-are-told", test_gaps_are_told);

  return g_test_run ();
}
