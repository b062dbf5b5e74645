/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-briefing.h"

#include "chancery-briefing-paper.h"
#include "chancery-record-item.h"
#include "chancery-records.h"
#include "chancery-registry-exchange.h"
#include "chancery-settings.h"
#include "chancery-test-registry.h"
#include "chancery-test-store.h"

#include <glib/gstdio.h>
#include <string.h>

#define TALIBAN "96e3fc2e-2441-4939-ac08-d38eae50c4a7"
#define PROTEST "911dfa82-95d6-42ee-bb82-9f895e487c3a"

typedef struct
{
  ChanceryTestStore *store;
  ChanceryRegistry *registry;
} Desk;

/* The example's records, on its own day. */
static Desk
open_example (void)
{
  Desk desk = { .store = chancery_test_store_new (), .registry = chancery_registry_new () };
  GAsyncResult *waiting = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  chancery_test_import (desk.store, "data/samples/bajaur.json");
  chancery_settings_set (desk.store->db, CHANCERY_SETTING_DESK_DAY, "2026-03-02", &error);
  g_assert_no_error (error);
  chancery_registry_open_async (desk.registry, desk.store->path, CHANCERY_REGISTRY_OPEN, NULL,
                                chancery_test_result_cb, &waiting);
  result = chancery_test_wait (&waiting);
  g_assert_true (chancery_registry_open_finish (desk.registry, result, &error));
  g_assert_no_error (error);
  return desk;
}

static void
close_example (Desk *desk)
{
  g_clear_object (&desk->registry);
  chancery_test_store_free (desk->store);
}

static ChanceryBriefing *
brief (Desk *desk, const char *subject)
{
  GAsyncResult *waiting = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ChanceryBriefing *briefing;

  chancery_registry_briefing_async (desk->registry, TALIBAN, subject, NULL, chancery_test_result_cb,
                                    &waiting);
  result = chancery_test_wait (&waiting);
  briefing = chancery_registry_briefing_finish (desk->registry, result, &error);
  g_assert_no_error (error);
  return briefing;
}

static ChanceryBriefingPart *
find_part (ChanceryBriefing *briefing, const char *id)
{
  GPtrArray *parts = chancery_briefing_get_parts (briefing);

  for (guint i = 0; i < parts->len; i++)
    if (g_str_equal (((ChanceryBriefingPart *)g_ptr_array_index (parts, i))->id, id))
      return g_ptr_array_index (parts, i);
  return NULL;
}

static ChanceryBriefingLine *
nth_line (ChanceryBriefing *briefing, const char *id, guint n)
{
  ChanceryBriefingPart *part = find_part (briefing, id);

  g_assert_nonnull (part);
  g_assert_cmpuint (part->lines->len, >, n);
  return g_ptr_array_index (part->lines, n);
}

static void
test_what_the_example_has (void)
{
  Desk desk = open_example ();
  g_autoptr (ChanceryBriefing) briefing = brief (&desk, "");
  ChanceryBriefingLine *line = nth_line (briefing, "assurances", 0);

  g_assert_cmpstr (chancery_briefing_get_party (briefing), ==, "Afghan Taliban authorities");
  g_assert_cmpstr (line->text, ==, "Co-operation against terrorism");
  g_assert_cmpstr (line->state, ==, "not kept");
  g_assert_nonnull (strstr (line->detail, "on the evidence of PROT/2026/0001"));

  g_assert_cmpuint (find_part (briefing, "demands")->lines->len, ==, 3);
  g_assert_true (g_str_has_prefix (nth_line (briefing, "demands", 0)->citation, "PROT/2026/0001"));
  g_assert_cmpint (nth_line (briefing, "tone", 0)->rank, ==, 7);
  g_assert_true (nth_line (briefing, "tone", 0)->ours);
  g_assert_nonnull (nth_line (briefing, "wording", 0)->quote);
  g_assert_cmpstr (nth_line (briefing, "wording", 0)->id, ==, PROTEST);
  /* Nobody answered, nobody spoke in public: nothing is said of it. */
  g_assert_null (find_part (briefing, "answers"));
  g_assert_null (find_part (briefing, "statements"));
  close_example (&desk);
}

static void
test_both_claims_stand_side_by_side (void)
{
  Desk desk = open_example ();
  g_autoptr (ChanceryBriefing) briefing = brief (&desk, "case:AFG/2026/1");

  g_assert_false (nth_line (briefing, "disputed", 0)->under);
  g_assert_cmpstr (nth_line (briefing, "disputed", 1)->text, ==, "Tehrik-e-Taliban Pakistan");
  g_assert_nonnull (strstr (nth_line (briefing, "disputed", 1)->detail, "our position"));
  g_assert_null (nth_line (briefing, "disputed", 1)->state);
  g_assert_cmpstr (nth_line (briefing, "disputed", 2)->text, ==, "an external proxy, not named");
  g_assert_cmpstr (nth_line (briefing, "disputed", 2)->state, ==, "differs");
  g_assert_cmpuint (find_part (briefing, "figures")->lines->len, ==, 12);
  close_example (&desk);
}

/* Every line names a record that is there, by its number or title. */
static void
test_every_line_cites_a_record (void)
{
  Desk desk = open_example ();
  g_autoptr (ChanceryBriefing) briefing = brief (&desk, "");
  GPtrArray *parts = chancery_briefing_get_parts (briefing);

  for (guint i = 0; i < parts->len; i++)
    {
      ChanceryBriefingPart *part = g_ptr_array_index (parts, i);

      g_test_message ("== %s", part->heading);
      for (guint j = 0; j < part->lines->len; j++)
        {
          ChanceryBriefingLine *line = g_ptr_array_index (part->lines, j);
          g_autoptr (GError) error = NULL;
          g_autoptr (ChanceryRecord) record =
              chancery_records_load (desk.store->db, line->id, &error);

          g_test_message ("%s%s | %s | %s | %s | %s | [%s]", line->under ? "  " : "", line->side,
                          line->text, line->quote, line->state, line->detail, line->citation);
          g_assert_no_error (error);
          g_assert_cmpstr (line->citation, !=, "");
        }
    }
  close_example (&desk);
}

static void
test_another_subject_says_nothing (void)
{
  Desk desk = open_example ();
  g_autoptr (ChanceryBriefing) briefing = brief (&desk, "fisheries");

  g_assert_cmpuint (chancery_briefing_get_parts (briefing)->len, ==, 0);
  close_example (&desk);
}

/* The highest marking of what it rests on marks the whole. */
static void
test_marking (void)
{
  Desk desk = open_example ();
  g_autoptr (ChanceryDraft) draft = NULL;
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (ChanceryValue) marking = NULL;
  g_autoptr (ChanceryBriefing) briefing = brief (&desk, "");
  const char *caveats[] = { "EYES ONLY", NULL };

  g_assert_cmpstr (chancery_briefing_get_marking (briefing), ==, "");
  g_clear_pointer (&briefing, chancery_briefing_unref);
  draft = chancery_test_edit (desk.store, PROTEST);
  marking = chancery_value_new_marking ("restricted", caveats);
  chancery_draft_set (draft, "marking", marking);
  record = chancery_test_save (desk.store, g_steal_pointer (&draft));
  briefing = brief (&desk, "");
  g_assert_cmpstr (chancery_briefing_get_marking (briefing), ==, "Restricted · EYES ONLY");
  close_example (&desk);
}

static void
test_whom_a_record_is_about (void)
{
  Desk desk = open_example ();
  GAsyncResult *waiting = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryRecordItem) item = NULL;

  chancery_registry_find_meeting_async (desk.registry, PROTEST, NULL, chancery_test_result_cb,
                                        &waiting);
  result = chancery_test_wait (&waiting);
  item = chancery_registry_find_meeting_finish (desk.registry, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (chancery_record_item_get_id (item), ==, TALIBAN);
  g_assert_cmpstr (chancery_record_item_get_subtitle (item), ==, "case:AFG/2026/1");
  close_example (&desk);
}

/* The paper says what the screen says, line by line. */
static void
test_paper (void)
{
  Desk desk = open_example ();
  g_autoptr (ChanceryBriefing) briefing = brief (&desk, "");
  g_autoptr (ChanceryPaper) paper =
      chancery_briefing_paper_new (briefing, "Desk", "2 Mar 2026, 10:00");
  g_autofree char *text = chancery_paper_to_text (paper);
  GPtrArray *parts = chancery_briefing_get_parts (briefing);

  for (guint i = 0; i < parts->len; i++)
    {
      ChanceryBriefingPart *part = g_ptr_array_index (parts, i);

      g_assert_nonnull (strstr (text, part->heading));
      for (guint j = 0; j < part->lines->len; j++)
        {
          ChanceryBriefingLine *line = g_ptr_array_index (part->lines, j);

          g_assert_nonnull (strstr (text, line->text));
          g_assert_nonnull (strstr (text, line->citation));
        }
    }
  g_assert_nonnull (strstr (text, chancery_briefing_get_checkpoint (briefing)));
  close_example (&desk);
}

static gboolean
write_paper (Desk *desk, ChanceryPaper *paper, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GAsyncResult *waiting = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  chancery_registry_write_paper_async (desk->registry, paper, file, CHANCERY_REPLACE_WHAT_IS_THERE,
                                       0, NULL, chancery_test_result_cb, &waiting);
  result = chancery_test_wait (&waiting);
  return chancery_registry_write_paper_finish (desk->registry, result, error);
}

/* The first thing that a registry is asked to write out may be a paper: the connection that knows its
 * file was not open then, and the program ended. */
static void
test_paper_is_the_first_thing_written (void)
{
  Desk desk = open_example ();
  g_autoptr (ChanceryBriefing) briefing = brief (&desk, "");
  g_autoptr (ChanceryPaper) paper =
      chancery_briefing_paper_new (briefing, "Desk", "2 Mar 2026, 10:00");
  g_autofree char *folder = g_path_get_dirname (desk.store->path);
  g_autofree char *path = g_build_filename (folder, "meeting.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (write_paper (&desk, paper, desk.store->path, &error));
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (write_paper (&desk, paper, path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_remove (path), ==, 0);
  close_example (&desk);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/briefing/example", test_what_the_example_has);
  g_test_add_func ("/service/briefing/disputed", test_both_claims_stand_side_by_side);
  g_test_add_func ("/service/briefing/citations", test_every_line_cites_a_record);
  g_test_add_func ("/service/briefing/subject", test_another_subject_says_nothing);
  g_test_add_func ("/service/briefing/marking", test_marking);
  g_test_add_func ("/service/briefing/paper", test_paper);
  g_test_add_func ("/service/briefing/written", test_paper_is_the_first_thing_written);
  g_test_add_func ("/service/briefing/party", test_whom_a_record_is_about);
  return g_test_run ();
}
