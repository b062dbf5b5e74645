/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-registry-raised.h"

#include "chancery-test-registry.h"

#define DEMAND "Dismantle the infrastructure of the groups"

static ChanceryDraft *
add_draft (GPtrArray *drafts, const char *kind)
{
  ChanceryDraft *draft = chancery_draft_new (chancery_kind_find (kind));

  g_ptr_array_add (drafts, draft);
  return draft;
}

static void
set_typed (ChanceryDraft *draft, const char *field, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (chancery_draft_set_typed (draft, field, text, 0, &error));
  g_assert_no_error (error);
}

static void
set_reference (ChanceryDraft *draft, const char *field, ChanceryDraft *to)
{
  g_autoptr (ChanceryValue) value = chancery_value_new_reference (chancery_draft_get_id (to), NULL);

  chancery_draft_set (draft, field, value);
}

/* A registered protest to Kabul with a demand; the ids of both parties' first, and the demand's. */
static void
register_act (ChanceryTestRegistry *test, char **party, char **demand, char **number)
{
  g_autoptr (GPtrArray) drafts =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);
  ChanceryDraft *kabul = add_draft (drafts, "actor");
  ChanceryDraft *act = add_draft (drafts, "demarche");
  ChanceryDraft *asked = add_draft (drafts, "demand");
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  set_typed (kabul, "names.text", "Kabul");
  set_typed (act, "title", "Protest");
  set_typed (act, "act_kind", "protest");
  set_typed (act, "direction", "made");
  set_typed (act, "form", "summons");
  set_typed (act, "party_to", "Kabul");
  set_typed (act, "party_from", "Islamabad");
  set_typed (act, "occasion_date", "2026-02-18");
  set_typed (asked, "text", DEMAND);
  set_reference (asked, "raised_in", act);
  set_reference (asked, "addressee", kabul);
  chancery_registry_register_async (test->registry, drafts, chancery_draft_get_id (act), NULL,
                                    chancery_test_result_cb, &place);
  result = chancery_test_wait (&place);
  *number = chancery_registry_register_finish (test->registry, result, &error);
  g_assert_no_error (error);
  *party = g_strdup (chancery_draft_get_id (kabul));
  *demand = g_strdup (chancery_draft_get_id (asked));
}

static void
assert_item (GPtrArray *items, const char *demand, const char *number)
{
  ChanceryRecordItem *item;

  g_assert_cmpuint (items->len, ==, 1);
  item = items->pdata[0];
  g_assert_cmpstr (chancery_record_item_get_id (item), ==, demand);
  g_assert_cmpstr (chancery_record_item_get_title (item), ==, DEMAND);
  g_assert_cmpstr (chancery_record_item_get_reference (item), ==, number);
  g_assert_cmpstr (chancery_record_item_get_date (item), ==, "18 Feb 2026");
}

/* What was asked before is found by nearly the same words, with the number of the act that asked it. */
static void
test_find (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *party = NULL;
  g_autofree char *demand = NULL;
  g_autofree char *number = NULL;
  const char *ids[] = { NULL, "00000000-0000-4000-8000-000000000000", NULL };
  const char *said[] = { "dismantle the infrastructure of groups", "Pay for the damage" };

  register_act (test, &party, &demand, &number);
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      GAsyncResult *place = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GPtrArray) items = NULL;
      g_autoptr (GError) error = NULL;

      chancery_registry_find_alike_async (test->registry, chancery_kind_find ("demand"), party,
                                          said[i], NULL, chancery_test_result_cb, &place);
      result = chancery_test_wait (&place);
      items = chancery_registry_load_raised_finish (test->registry, result, &error);
      g_assert_no_error (error);
      if (i == 0)
        assert_item (items, demand, number);
      else
        g_assert_cmpuint (items->len, ==, 0);
    }
  {
    GAsyncResult *place = NULL;
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GPtrArray) items = NULL;
    g_autoptr (GError) error = NULL;

    ids[0] = demand;
    chancery_registry_load_raised_async (test->registry, ids, NULL, chancery_test_result_cb,
                                         &place);
    result = chancery_test_wait (&place);
    items = chancery_registry_load_raised_finish (test->registry, result, &error);
    g_assert_no_error (error);
    assert_item (items, demand, number);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/raised/find", test_find);
  return g_test_run ();
}
