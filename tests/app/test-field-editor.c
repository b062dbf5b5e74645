/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-field-editor.h"

#include "chancery-date-entry.h"
#include "chancery-fuzzy-date.h"
#include "chancery-kind.h"
#include "chancery-line-editor.h"
#include "chancery-quantity.h"

#include <adwaita.h>

static const ChanceryField *
field_of (const char *kind, const char *id)
{
  return chancery_kind_find_field (chancery_kind_find (kind), id);
}

/* What is put in comes out again, and nothing is nothing. */
static void
assert_keeps (const ChanceryField *field, ChanceryValue *value)
{
  ChanceryEditor *editor = g_object_ref_sink (chancery_field_editor_new (field, NULL));
  g_autoptr (ChanceryValue) before = chancery_editor_dup_value (editor);
  g_autoptr (ChanceryValue) after = NULL;
  g_autoptr (ChanceryValue) emptied = NULL;

  g_assert_null (before);
  chancery_editor_set_value (editor, value);
  after = chancery_editor_dup_value (editor);
  g_assert_true (chancery_value_equal (after, value));
  chancery_editor_set_value (editor, NULL);
  emptied = chancery_editor_dup_value (editor);
  g_assert_null (emptied);
  g_object_unref (editor);
}

static ChanceryValue *
list_of (ChanceryValue *one, ChanceryValue *other)
{
  g_autoptr (GPtrArray) values =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_value_unref);

  g_ptr_array_add (values, one);
  g_ptr_array_add (values, other);
  return chancery_value_new_list (values);
}

static void
test_texts (void)
{
  g_autoptr (ChanceryValue) line = chancery_value_new_text ("Protest over an attack");
  g_autoptr (ChanceryValue) long_text = chancery_value_new_text ("One.\n\nTwo, سرحدی معاملات.");
  g_autoptr (ChanceryValue) tags =
      list_of (chancery_value_new_text ("border"), chancery_value_new_text ("trade"));
  g_autoptr (ChanceryValue) term = chancery_value_new_text ("protest");
  g_autoptr (ChanceryValue) unknown = chancery_value_new_text ("a-code-of-tomorrow");

  assert_keeps (field_of ("demarche", "title"), line);
  assert_keeps (field_of ("demarche", "body"), long_text);
  assert_keeps (field_of ("demarche", "tags"), tags);
  assert_keeps (field_of ("reservation", "interests"), tags);
  assert_keeps (field_of ("demarche", "act_kind"), term);
  assert_keeps (field_of ("demarche", "act_kind"), unknown);
}

static void
test_values (void)
{
  const char *caveats[] = { "EYES ONLY", NULL };
  g_autoptr (ChanceryValue) marking = chancery_value_new_marking ("restricted", caveats);
  g_autoptr (ChanceryValue) yes = chancery_value_new_boolean (TRUE);
  g_autoptr (ChanceryQuantity) over = chancery_quantity_parse ("Over 75,000", NULL);
  g_autoptr (ChanceryValue) quantity = chancery_value_new_quantity (over);
  g_autoptr (ChanceryFuzzyDate) inferred =
      chancery_fuzzy_date_new ("2026-02-16/..", "after 16 feb", CHANCERY_QUALITY_INFERRED, NULL);
  g_autoptr (ChanceryValue) date = chancery_value_new_date (inferred);
  g_autoptr (ChanceryFuzzyDate) bare =
      chancery_fuzzy_date_new ("201X", NULL, CHANCERY_QUALITY_ESTIMATED, NULL);
  g_autoptr (ChanceryValue) decade = chancery_value_new_date (bare);

  assert_keeps (field_of ("demarche", "marking"), marking);
  assert_keeps (field_of ("demand", "verification"), yes);
  assert_keeps (field_of ("figure", "quantity"), quantity);
  assert_keeps (field_of ("demarche", "occasion_date"), date);
  assert_keeps (field_of ("demarche", "occasion_date"), decade);
}

static void
test_references (void)
{
  g_autoptr (ChanceryValue) party =
      chancery_value_new_reference ("48af4f9e-c49c-434a-8d3e-6951aa62ecd3", "Pakistan");
  g_autoptr (ChanceryValue) words = chancery_value_new_words ("officials");
  g_autoptr (ChanceryValue) both =
      list_of (chancery_value_ref (party),
               chancery_value_new_reference_full (NULL, "Somebody new", CHANCERY_KIND_ACTOR));

  assert_keeps (field_of ("demand", "addressee"), party);
  assert_keeps (field_of ("demarche", "party_to"), both);
  assert_keeps (chancery_kind_find_path (chancery_kind_find ("incident"), "claims.attributed_to",
                                         NULL),
                words);
}

/* A line keeps its id and its order through the editor. */
static void
test_lines (void)
{
  const ChanceryField *list = field_of ("demarche", "points");
  g_autoptr (GPtrArray) lines =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);
  g_autoptr (ChanceryValue) value = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *text = g_strdup_printf ("Point %u", i);
      g_autofree char *id = g_strdup_printf ("48af4f9e-c49c-434a-8d3e-6951aa62ec%02u", i);
      g_autoptr (ChanceryValue) words = chancery_value_new_text (text);
      ChanceryLine *line = chancery_line_new (list, id);

      chancery_line_set_value (line, chancery_field_find (list->lines, "text"), words);
      g_ptr_array_add (lines, line);
    }
  value = chancery_value_new_lines (lines);
  assert_keeps (list, value);
}

static void
test_quality (void)
{
  ChanceryDay today = 0;
  g_autoptr (ChanceryFuzzyDate) stated = NULL;
  g_autoptr (ChanceryFuzzyDate) inferred = NULL;
  g_autoptr (ChanceryFuzzyDate) estimated = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (chancery_day_from_ymd (2026, 3, 2, &today));
  stated = chancery_date_entry_parse ("18 feb", today, NULL);
  inferred = chancery_date_entry_parse ("after 16 feb, inferred", today, NULL);
  estimated = chancery_date_entry_parse ("feb 2026 (estimated)", today, NULL);
  g_assert_cmpint (chancery_fuzzy_date_get_quality (stated), ==, CHANCERY_QUALITY_STATED);
  g_assert_cmpstr (chancery_fuzzy_date_get_edtf (stated), ==, "2026-02-18");
  g_assert_cmpint (chancery_fuzzy_date_get_quality (inferred), ==, CHANCERY_QUALITY_INFERRED);
  g_assert_cmpstr (chancery_fuzzy_date_get_edtf (inferred), ==, "2026-02-16/..");
  g_assert_cmpstr (chancery_fuzzy_date_get_typed (inferred), ==, "after 16 feb");
  g_assert_cmpint (chancery_fuzzy_date_get_quality (estimated), ==, CHANCERY_QUALITY_ESTIMATED);
  g_assert_null (chancery_date_entry_parse ("inferred", today, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/field-editor/texts", test_texts);
  g_test_add_func ("/app/field-editor/values", test_values);
  g_test_add_func ("/app/field-editor/references", test_references);
  g_test_add_func ("/app/field-editor/lines", test_lines);
  g_test_add_func ("/app/field-editor/quality", test_quality);
  return g_test_run ();
}
