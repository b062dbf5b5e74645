/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-form-group.h"

#include "chancery-fuzzy-date.h"

static GPtrArray *
make_group (void)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);
  ChanceryDraft *main = chancery_draft_new (chancery_kind_find ("demarche"));
  g_autoptr (ChanceryValue) them =
      chancery_value_new_reference ("96e3fc2e-2441-4939-ac08-d38eae50c4a7", "Kabul");
  g_autoptr (ChanceryValue) us =
      chancery_value_new_reference ("48af4f9e-c49c-434a-8d3e-6951aa62ecd3", "Pakistan");

  chancery_draft_set_text (main, "act_kind", "protest");
  chancery_draft_set_text (main, "direction", "made");
  chancery_draft_set_text (main, "form", "summons");
  chancery_draft_add_item (main,
                           chancery_kind_find_field (chancery_draft_get_kind (main), "party_to"),
                           them);
  chancery_draft_add_item (main,
                           chancery_kind_find_field (chancery_draft_get_kind (main), "party_from"),
                           us);
  g_ptr_array_add (drafts, main);
  return drafts;
}

/* A subject has to be typed; a date may stand as not known. */
static void
test_missing (void)
{
  g_autoptr (GPtrArray) drafts = make_group ();
  ChanceryDraft *main = g_ptr_array_index (drafts, 0);
  ChanceryValue *date;

  g_assert_cmpstr (chancery_form_group_find_missing (main), ==, "title");
  chancery_draft_set_text (main, "title", "Protest over an attack");
  g_assert_null (chancery_form_group_find_missing (main));
  chancery_form_group_say_unknown (main);
  date = chancery_draft_get (main, "occasion_date");
  g_assert_nonnull (date);
  g_assert_true (chancery_fuzzy_date_is_unknown (chancery_value_get_date (date)));
}

/* A day to reply by makes an action about the act, once. */
static void
test_follow_up (void)
{
  g_autoptr (GPtrArray) drafts = make_group ();
  ChanceryDraft *main = g_ptr_array_index (drafts, 0);
  ChanceryDraft *action;
  g_autoptr (ChanceryFuzzyDate) day =
      chancery_fuzzy_date_new ("2026-03-16", NULL, CHANCERY_QUALITY_STATED, NULL);
  g_autoptr (ChanceryValue) due = chancery_value_new_date (day);
  g_autoptr (ChanceryRecord) original = NULL;

  chancery_form_group_add_follow_up (drafts, NULL);
  g_assert_cmpuint (drafts->len, ==, 1);
  chancery_draft_set (main, "reply_by", due);
  original = chancery_draft_build (main);
  chancery_form_group_add_follow_up (drafts, original);
  g_assert_cmpuint (drafts->len, ==, 1);
  chancery_form_group_add_follow_up (drafts, NULL);
  g_assert_cmpuint (drafts->len, ==, 2);
  action = g_ptr_array_index (drafts, 1);
  g_assert_cmpstr (chancery_draft_get_text (action, "what"), ==, "Reply from Kabul");
  g_assert_cmpstr (chancery_value_get_reference_id (chancery_draft_get (action, "on")), ==,
                   chancery_draft_get_id (main));
}

/* Only what registering froze is corrected; what is unchanged is not saved again. */
static void
test_corrections (void)
{
  g_autoptr (GPtrArray) drafts = make_group ();
  g_autoptr (GHashTable) originals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                            (GDestroyNotify)chancery_record_unref);
  ChanceryDraft *main = g_ptr_array_index (drafts, 0);
  g_autofree char *none = NULL;
  g_autofree char *title = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *post = NULL;

  chancery_draft_set_text (main, "title", "Protest");
  chancery_draft_set_text (main, "state", "registered");
  g_hash_table_insert (originals, g_strdup (chancery_draft_get_id (main)),
                       chancery_draft_build (main));
  chancery_draft_set_text (main, "publicity", "leaked");
  none = chancery_form_group_list_corrections (drafts, originals, &nothing);
  g_assert_null (none);
  g_assert_null (nothing);
  chancery_draft_set_text (main, "title", "Protest over an attack");
  /* Where nothing stood there is no original. */
  chancery_draft_set_text (main, "addressee_post", "Ambassador");
  title = chancery_form_group_list_corrections (drafts, originals, &post);
  g_assert_cmpstr (title, ==, "Subject");
  g_assert_cmpstr (post, ==, "Their post");
}

/* A line that was taken off the form takes its record along, unless it is registered. */
static void
test_removed (void)
{
  g_autoptr (GPtrArray) drafts = make_group ();
  g_autoptr (GHashTable) originals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                            (GDestroyNotify)chancery_record_unref);
  g_autoptr (ChanceryDraft) demand = chancery_draft_new (chancery_kind_find ("demand"));
  g_autoptr (GPtrArray) removed = NULL;

  g_hash_table_insert (originals, g_strdup (chancery_draft_get_id (demand)),
                       chancery_draft_build (demand));
  removed = chancery_form_group_list_removed (drafts, originals);
  g_assert_cmpuint (removed->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (removed, 0), ==, chancery_draft_get_id (demand));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/form-group/missing", test_missing);
  g_test_add_func ("/app/form-group/follow-up", test_follow_up);
  g_test_add_func ("/app/form-group/corrections", test_corrections);
  g_test_add_func ("/app/form-group/removed", test_removed);
  return g_test_run ();
}
