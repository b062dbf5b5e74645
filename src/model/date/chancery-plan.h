/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Follow-up plans: named chains of things to do, each so many days after the day of planning.  They
 * are text that an officer types: a line with the name, then a line for each step.
 *
 *     Reply chase
 *     +10wd Ask whether the reply is on its way
 *     +20wd Remind
 *
 * Plans are owned by the array that reading gives, and not changed afterwards; any thread. */

#pragma once

#include "chancery-draft.h"

G_BEGIN_DECLS

#define CHANCERY_PLANS_MAX 50
#define CHANCERY_PLAN_STEPS_MAX 20

typedef struct
{
  char *offset;
  char *what;
} ChanceryPlanStep;

/** @steps: (element-type ChanceryPlanStep), at least one. */
typedef struct
{
  char *name;
  GPtrArray *steps;
} ChanceryPlan;

/** The plans that the program brings, in the user's language (transfer full). */
char *chancery_plans_dup_shipped (void) G_GNUC_WARN_UNUSED_RESULT;
/** The plans of @text; NULL: those that the program brings.  Lines that say nothing are left out
 *  (element-type ChanceryPlan) (transfer full). */
GPtrArray *chancery_plans_read (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/** FALSE for a text with a line that is not understood; @error names the line. */
gboolean chancery_plans_check (const char *text, GError **error);

/** “10 Mar, 24 Mar and 7 Apr”: the days of the steps, planned on @day (transfer full). */
char *chancery_plan_describe (const ChanceryPlan *self,
                              ChanceryDay day,
                              const ChanceryWorkingDays *working_days) G_GNUC_WARN_UNUSED_RESULT;
/** The actions of @self about the record @on (nullable), planned on @day by @assignee (nullable).
 *  No step falls on a day off (element-type ChanceryDraft) (transfer full). */
GPtrArray *chancery_plan_make (const ChanceryPlan *self,
                               const char *on,
                               const char *assignee,
                               ChanceryDay day,
                               const ChanceryWorkingDays *working_days) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
