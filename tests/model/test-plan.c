/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-errors.h"
#include "chancery-fuzzy-date.h"
#include "chancery-plan.h"

#define ON "911dfa82-95d6-42ee-bb82-9f895e487c3a"

static void
test_shipped (void)
{
  g_autofree char *text = chancery_plans_dup_shipped ();
  g_autoptr (GPtrArray) plans = chancery_plans_read (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (chancery_plans_check (text, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (plans->len, ==, 3);
}

static void
test_make (void)
{
  g_autoptr (GPtrArray) plans = chancery_plans_read ("Reply chase\n"
                                                     "+10wd Ask\n"
                                                     " +12d  Remind \n"
                                                     "\n"
                                                     "Empty\n"
                                                     "Other\n"
                                                     "+1m Look\n");
  g_autoptr (ChanceryWorkingDays) working_days =
      chancery_working_days_new (NULL, "2026-03-16, A holiday");
  const ChanceryPlan *plan = plans->pdata[0];
  g_autoptr (GPtrArray) drafts = NULL;
  g_autofree char *words = NULL;
  ChanceryDay day;
  static const char *const whats[] = { "Ask", "Remind" };
  /* The second would fall on Saturday the 14th, and the Monday after it is a holiday. */
  static const char *const dues[] = { "2026-03-17", "2026-03-17" };

  g_assert_cmpuint (plans->len, ==, 2);
  g_assert_cmpstr (plan->name, ==, "Reply chase");
  chancery_day_from_iso ("2026-03-02", &day);
  drafts = chancery_plan_make (plan, ON, "Desk", day, working_days);
  g_assert_cmpuint (drafts->len, ==, 2);
  for (guint i = 0; i < drafts->len; i++)
    {
      ChanceryDraft *draft = drafts->pdata[i];
      ChanceryFuzzyDate *due = chancery_value_get_date (chancery_draft_get (draft, "due"));

      g_assert_cmpstr (chancery_draft_get_text (draft, "what"), ==, whats[i]);
      g_assert_cmpstr (chancery_draft_get_text (draft, "assignee"), ==, "Desk");
      g_assert_cmpstr (chancery_fuzzy_date_get_edtf (due), ==, dues[i]);
      g_assert_cmpstr (chancery_value_get_reference_id (chancery_draft_get (draft, "on")), ==, ON);
    }
  words = chancery_plan_describe (plan, day, NULL);
  g_assert_cmpstr (words, ==, "Mon 16 Mar 2026 · Mon 16 Mar 2026");
}

static void
test_wrong (void)
{
  static const char *const wrong[] = {
    "+10wd A step without a plan", "Plan\n+10wd",    "Plan\n+ten Ask",
    "Plan without a step",         "Plan\n+mon Ask",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) plans = chancery_plans_read (wrong[i]);

      g_assert_cmpuint (plans->len, ==, 0);
      g_assert_false (chancery_plans_check (wrong[i], &error));
      g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/plan/shipped", test_shipped);
  g_test_add_func ("/model/plan/make", test_make);
  g_test_add_func ("/model/plan/wrong", test_wrong);

  return g_test_run ();
}
