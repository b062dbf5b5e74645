/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-canonical.h"
#include "chancery-date-entry.h"
#include "chancery-field-editor.h"
#include "chancery-fuzzy-date.h"
#include "chancery-records.h"
#include "chancery-test-store.h"

#include <adwaita.h>

static char *
write_value (const ChanceryField *field, const ChanceryValue *value)
{
  GString *out = g_string_new (NULL);

  chancery_canonical_write_value (out, field, value, CHANCERY_CANONICAL_COMPACT, 0);
  return g_string_free (out, FALSE);
}

/* Shows the value of @field and takes it back as it was: opening a form must never change a word. */
static void
assert_editor_keeps (const ChanceryField *field, ChanceryValue *value)
{
  g_autoptr (ChanceryEditor) editor = NULL;
  g_autoptr (ChanceryValue) back = NULL;
  g_autofree char *problem = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (!chancery_field_editor_can_edit (field))
    return;
  editor = g_object_ref_sink (chancery_field_editor_new (field, NULL));
  chancery_editor_set_value (editor, value);
  back = chancery_editor_dup_value (editor);
  problem = chancery_editor_dup_problem (editor);
  before = write_value (field, value);
  after = write_value (field, back);
  g_test_message ("%s", field->id);
  g_assert_null (problem);
  g_assert_cmpstr (after, ==, before);
}

static gboolean
try_record (ChanceryRecord *record, guint place, gpointer user_data)
{
  const ChanceryKind *kind = chancery_record_get_kind (record);

  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);

      assert_editor_keeps (field, chancery_record_get_value (record, field));
    }
  return TRUE;
}

static void
test_editors_keep_what_they_show (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GError) error = NULL;

  chancery_test_import (store, "data/samples/bajaur.json");
  g_assert_true (chancery_records_foreach (store->db, NULL, try_record, NULL, &error));
  g_assert_no_error (error);
}

static void
test_every_field_has_an_editor (void)
{
  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);

      for (const ChanceryField *field = kind->fields; field->id != NULL; field++)
        {
          /* What only the program writes nobody types. */
          if (chancery_field_has_flag (field, CHANCERY_FIELD_PROGRAM))
            continue;
          /* What is only ever added to has a dialog of its own. */
          if (!chancery_field_has_flag (field, CHANCERY_FIELD_APPEND_ONLY))
            g_assert_true (chancery_field_editor_can_edit (field));
          assert_editor_keeps (field, NULL);
        }
    }
}

static void
test_dates_are_understood_beside (void)
{
  ChanceryDay today;
  g_autoptr (ChanceryFuzzyDate) date = NULL;
  g_autoptr (ChanceryFuzzyDate) nothing = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (chancery_day_from_iso ("2026-03-02", &today));
  date = chancery_date_entry_parse ("after 16 feb, inferred", today, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (chancery_fuzzy_date_get_edtf (date), ==, "2026-02-16/..");
  g_assert_cmpint (chancery_fuzzy_date_get_quality (date), ==, CHANCERY_QUALITY_INFERRED);
  /* A comma and the beginning of the word do. */
  g_clear_pointer (&date, chancery_fuzzy_date_unref);
  date = chancery_date_entry_parse ("16 feb 2026, i", today, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (chancery_fuzzy_date_get_edtf (date), ==, "2026-02-16");
  g_assert_cmpint (chancery_fuzzy_date_get_quality (date), ==, CHANCERY_QUALITY_INFERRED);
  nothing = chancery_date_entry_parse ("the other day", today, &error);
  g_assert_null (nothing);
  g_assert_nonnull (error);
}

/* The text widget inside @editor, where Ctrl+Z is heard. */
static GtkWidget *
find_text (GtkWidget *editor)
{
  if (GTK_IS_TEXT (editor) || GTK_IS_TEXT_VIEW (editor))
    return editor;
  for (GtkWidget *child = gtk_widget_get_first_child (editor); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *text = find_text (child);

      if (text != NULL)
        return text;
    }
  return NULL;
}

/* Bug: once what a table had with its month in front was changed by a letter, it was another day. */
static void
test_month_first_is_shown_in_words (void)
{
  const ChanceryField *field =
      chancery_kind_find_field (chancery_kind_find ("document"), "date_on_document");
  static const struct
  {
    const char *edtf;
    const char *typed;
    const char *shown;
  } cases[] = {
    { "2026-03-04", "03/04/2026", "4 Mar 2026" },
    { "2026-04-13", "04/13/2026", "13 Apr 2026" },
    { "2026-03-04?", "03/04/2026?", "4 Mar 2026, uncertain" },
    { "2026-04-03", "03/04/2026", "03/04/2026" },
    { "2026-04-04", "04/04/2026", "04/04/2026" },
    { "2026-03-04", "the day before", "the day before" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ChanceryEditor) editor =
          g_object_ref_sink (chancery_field_editor_new (field, NULL));
      g_autoptr (ChanceryFuzzyDate) date =
          chancery_fuzzy_date_new (cases[i].edtf, cases[i].typed, CHANCERY_QUALITY_STATED, NULL);
      g_autoptr (ChanceryValue) value = chancery_value_new_date (date);

      chancery_editor_set_value (editor, value);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_text (GTK_WIDGET (editor)))), ==,
                       cases[i].shown);
      assert_editor_keeps (field, value);
    }
}

static void
type (GtkWidget *text, const char *words)
{
  int position = -1;

  if (GTK_IS_TEXT_VIEW (text))
    gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), words, -1);
  else
    gtk_editable_insert_text (GTK_EDITABLE (text), words, -1, &position);
}

/* Bug: Ctrl+Z in a field took back what the form itself had written there. */
static void
test_undo_is_for_typing (void)
{
  static const char *const fields[] = { "title", "body", "occasion_date", "instruction_ref" };
  const ChanceryKind *kind = chancery_kind_find ("demarche");

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const ChanceryField *field = chancery_kind_find_field (kind, fields[i]);
      g_autoptr (ChanceryEditor) editor =
          g_object_ref_sink (chancery_field_editor_new (field, NULL));
      GtkWidget *text = find_text (GTK_WIDGET (editor));
      g_autoptr (ChanceryFuzzyDate) date = chancery_date_entry_parse ("18 feb 2026", 0, NULL);
      g_autoptr (ChanceryValue) value = field->type == CHANCERY_TYPE_DATE
                                            ? chancery_value_new_date (date)
                                            : chancery_value_new_text ("As the form proposes it");
      g_autoptr (ChanceryValue) proposed = NULL;
      g_autoptr (ChanceryValue) typed = NULL;

      g_test_message ("%s", fields[i]);
      chancery_editor_set_value (editor, value);
      gtk_widget_activate_action (text, "text.undo", NULL);
      proposed = chancery_editor_dup_value (editor);
      g_assert_true (chancery_value_equal (proposed, value));

      type (text, "7");
      typed = chancery_editor_dup_value (editor);
      g_assert_false (typed != NULL && chancery_value_equal (typed, value));
      gtk_widget_activate_action (text, "text.undo", NULL);
      g_clear_pointer (&proposed, chancery_value_unref);
      proposed = chancery_editor_dup_value (editor);
      g_assert_true (chancery_value_equal (proposed, value));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/editors/keep-what-they-show", test_editors_keep_what_they_show);
  g_test_add_func ("/app/editors/every-field-has-one", test_every_field_has_an_editor);
  g_test_add_func ("/app/editors/dates-are-understood-beside", test_dates_are_understood_beside);
  g_test_add_func ("/app/editors/month-first-is-shown-in-words",
                   test_month_first_is_shown_in_words);
  g_test_add_func ("/app/editors/undo-is-for-typing", test_undo_is_for_typing);
  return g_test_run ();
}
