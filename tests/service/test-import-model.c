/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-import-model.h"

/* Clashes of three records: two, one and three of them. */
static ChanceryImportModel *
make_clashes (void)
{
  static const gint64 of_records[] = { 4, 4, 9, 12, 12, 12 };
  g_autoptr (ChanceryRegistry) registry = chancery_registry_new ();
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (records, of_records, G_N_ELEMENTS (of_records));
  return chancery_import_model_new_clashes (registry, records);
}

static void
test_decides_one (void)
{
  g_autoptr (ChanceryImportModel) model = make_clashes ();
  g_autoptr (GArray) taken = NULL;

  g_assert_cmpuint (chancery_import_model_get_n_open (model), ==, 6);
  chancery_import_model_decide (model, 4, TRUE, FALSE);
  chancery_import_model_decide (model, 0, FALSE, FALSE);
  g_assert_cmpuint (chancery_import_model_get_n_open (model), ==, 4);
  g_assert_cmpuint (chancery_import_model_find_open (model), ==, 1);
  taken = chancery_import_model_dup_taken (model);
  g_assert_cmpuint (taken->len, ==, 1);
  g_assert_cmpuint (g_array_index (taken, guint64, 0), ==, 4);
}

static void
test_decides_a_record (void)
{
  g_autoptr (ChanceryImportModel) model = make_clashes ();
  g_autoptr (GArray) taken = NULL;

  chancery_import_model_decide (model, 4, TRUE, TRUE);
  g_assert_cmpuint (chancery_import_model_get_n_open (model), ==, 3);
  chancery_import_model_decide (model, 1, FALSE, TRUE);
  chancery_import_model_decide (model, 2, FALSE, TRUE);
  g_assert_cmpuint (chancery_import_model_get_n_open (model), ==, 0);
  g_assert_cmpuint (chancery_import_model_find_open (model), ==, 6);
  taken = chancery_import_model_dup_taken (model);
  g_assert_cmpuint (taken->len, ==, 3);
}

static void
test_changes_its_mind (void)
{
  g_autoptr (ChanceryImportModel) model = make_clashes ();
  g_autoptr (GArray) taken = NULL;

  chancery_import_model_decide (model, 2, TRUE, FALSE);
  chancery_import_model_decide (model, 2, FALSE, FALSE);
  g_assert_cmpuint (chancery_import_model_get_n_open (model), ==, 5);
  taken = chancery_import_model_dup_taken (model);
  g_assert_cmpuint (taken->len, ==, 0);
}

/* An item that is looked at later knows what was decided before. */
static void
test_items_know (void)
{
  g_autoptr (ChanceryImportModel) model = make_clashes ();
  g_autoptr (ChanceryImportItem) item = NULL;

  chancery_import_model_decide (model, 3, TRUE, TRUE);
  item = g_list_model_get_item (G_LIST_MODEL (model), 5);
  g_assert_cmpint (chancery_import_item_get_decision (item), ==, CHANCERY_DECISION_THEIRS);
  g_assert_null (chancery_import_item_get_conflict (item));
  chancery_import_model_decide (model, 5, FALSE, FALSE);
  g_assert_cmpint (chancery_import_item_get_decision (item), ==, CHANCERY_DECISION_HERE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/import-model/decides-one", test_decides_one);
  g_test_add_func ("/service/import-model/decides-a-record", test_decides_a_record);
  g_test_add_func ("/service/import-model/changes-its-mind", test_changes_its_mind);
  g_test_add_func ("/service/import-model/items-know", test_items_know);

  return g_test_run ();
}
