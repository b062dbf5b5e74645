/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-plan.h"

#include "chancery-date-words.h"
#include "chancery-errors.h"
#include "chancery-typed-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
step_free (gpointer data)
{
  ChanceryPlanStep *step = data;

  g_free (step->offset);
  g_free (step->what);
  g_free (step);
}

static void
plan_free (gpointer data)
{
  ChanceryPlan *self = data;

  g_free (self->name);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

static ChanceryPlan *
plan_new (const char *name)
{
  ChanceryPlan *self = g_new0 (ChanceryPlan, 1);

  self->name = g_strdup (name);
  self->steps = g_ptr_array_new_with_free_func (step_free);
  return self;
}

char *
chancery_plans_dup_shipped (void)
{
  /* Translators: plans as an officer would type them: a name, then a line for each step.  The
   * signs before the first blank of a step stay as they are. */
  return g_strdup (_ ("Reply chase\n"
                      "+10wd Ask whether the reply is on its way\n"
                      "+20wd Remind\n"
                      "+30wd Raise at the next meeting\n"
                      "\n"
                      "Demand\n"
                      "+5wd Ask what was done\n"
                      "+15wd Ask for evidence and assess\n"
                      "+30wd Raise again, a level higher\n"
                      "\n"
                      "Assurance\n"
                      "+20wd See what happened since\n"
                      "+60wd Assess the assurance\n"));
}

/* The day of a step, CHANCERY_DAY_NONE when the offset is none. */
static ChanceryDay
day_of (const char *offset, ChanceryDay day, const ChanceryWorkingDays *working_days)
{
  g_autoptr (ChanceryFuzzyDate) date =
      chancery_typed_date_parse_at_desk (offset, day, working_days, NULL);
  ChanceryDay due;

  if (date == NULL || !chancery_fuzzy_date_is_exact_day (date) ||
      !chancery_fuzzy_date_get_first_day (date, &due))
    return CHANCERY_DAY_NONE;
  return chancery_working_days_next (working_days, due);
}

static ChanceryPlanStep *
read_step (const char *line)
{
  const char *blank = strpbrk (line, " \t");
  ChanceryPlanStep *step;
  g_autofree char *offset = NULL;
  ChanceryDay any;

  if (blank == NULL)
    return NULL;
  offset = g_strndup (line, (gsize)(blank - line));
  chancery_day_from_iso ("2000-01-03", &any);
  if (day_of (offset, any, NULL) == CHANCERY_DAY_NONE)
    return NULL;
  step = g_new0 (ChanceryPlanStep, 1);
  step->offset = g_steal_pointer (&offset);
  step->what = g_strstrip (g_strdup (blank));
  return step;
}

/* Reads a line into @plans; FALSE, and what is wrong, when it is not understood. */
static gboolean
read_line (GPtrArray *plans, const char *line, const char **problem)
{
  ChanceryPlan *last = plans->len > 0 ? g_ptr_array_index (plans, plans->len - 1) : NULL;
  ChanceryPlanStep *step;

  if (*line == '\0')
    return TRUE;
  if (*line != '+')
    {
      *problem = "one plan too many";
      if (plans->len == CHANCERY_PLANS_MAX)
        return FALSE;
      g_ptr_array_add (plans, plan_new (line));
      return TRUE;
    }
  *problem = "a step stands below the name of its plan";
  if (last == NULL)
    return FALSE;
  *problem = "one step too many";
  if (last->steps->len == CHANCERY_PLAN_STEPS_MAX)
    return FALSE;
  *problem = "a step is “+10wd”, a blank, and what is to be done";
  step = read_step (line);
  if (step != NULL)
    g_ptr_array_add (last->steps, step);
  return step != NULL;
}

GPtrArray *
chancery_plans_read (const char *text)
{
  g_autofree char *shipped = text == NULL ? chancery_plans_dup_shipped () : NULL;
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : shipped, "\n", -1);
  GPtrArray *plans = g_ptr_array_new_with_free_func (plan_free);
  const char *problem;

  for (guint i = 0; lines[i] != NULL; i++)
    read_line (plans, g_strstrip (lines[i]), &problem);
  for (guint i = plans->len; i > 0; i--)
    if (((ChanceryPlan *)g_ptr_array_index (plans, i - 1))->steps->len == 0)
      g_ptr_array_remove_index (plans, i - 1);
  return plans;
}

gboolean
chancery_plans_check (const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func (plan_free);
  const char *problem = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    if (!read_line (plans, g_strstrip (lines[i]), &problem))
      {
        g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID, "Line %u, “%s”: %s",
                     i + 1, lines[i], problem);
        return FALSE;
      }
  for (guint i = 0; i < plans->len; i++)
    {
      const ChanceryPlan *plan = g_ptr_array_index (plans, i);

      if (plan->steps->len > 0)
        continue;
      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                   "The plan “%s” has no step", plan->name);
      return FALSE;
    }
  return TRUE;
}

char *
chancery_plan_describe (const ChanceryPlan *self,
                        ChanceryDay day,
                        const ChanceryWorkingDays *working_days)
{
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->steps->len; i++)
    {
      const ChanceryPlanStep *step = g_ptr_array_index (self->steps, i);
      ChanceryDay due = day_of (step->offset, day, working_days);
      g_autofree char *date = due != CHANCERY_DAY_NONE ? chancery_date_words_with_weekday (due)
                                                       : NULL;

      if (date != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", date);
    }
  return g_string_free (words, FALSE);
}

static const ChanceryKind *
find_task_kind (void)
{
  for (int i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    if (chancery_kind_has_flag (chancery_kind_get ((ChanceryKindId)i), CHANCERY_KIND_TASK))
      return chancery_kind_get ((ChanceryKindId)i);
  return NULL;
}

static ChanceryDraft *
make_step (const ChanceryPlanStep *step, const char *on, const char *assignee, ChanceryDay due)
{
  ChanceryDraft *draft = chancery_draft_new (find_task_kind ());
  g_autoptr (ChanceryFuzzyDate) date = chancery_fuzzy_date_new_day (due);
  g_autoptr (ChanceryValue) day = chancery_value_new_date (date);
  g_autoptr (ChanceryValue) about = on != NULL ? chancery_value_new_reference (on, NULL) : NULL;

  if (about != NULL)
    chancery_draft_set (draft, "on", about);
  chancery_draft_set_text (draft, "what", step->what);
  chancery_draft_set (draft, "due", day);
  if (assignee != NULL && *assignee != '\0')
    chancery_draft_set_text (draft, "assignee", assignee);
  return draft;
}

GPtrArray *
chancery_plan_make (const ChanceryPlan *self,
                    const char *on,
                    const char *assignee,
                    ChanceryDay day,
                    const ChanceryWorkingDays *working_days)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->steps->len; i++)
    {
      const ChanceryPlanStep *step = g_ptr_array_index (self->steps, i);
      ChanceryDay due = day_of (step->offset, day, working_days);

      /* An offset that leads beyond the calendar leads nowhere. */
      if (due != CHANCERY_DAY_NONE)
        g_ptr_array_add (drafts, make_step (step, on, assignee, due));
    }
  return drafts;
}
