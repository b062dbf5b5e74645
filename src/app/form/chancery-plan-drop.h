/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The choice of a follow-up plan on a form: one choice sets a chain of dates, which stands beneath it
 * and becomes actions about the record when that is saved or registered.  The dates go from the day
 * of the desk.  With a draft that is kept the actions are kept.  Not shown where the registry has no
 * plans.  Main thread. */

#pragma once

#include "chancery-companion.h"
#include "chancery-registry.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_PLAN_DROP (chancery_plan_drop_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryPlanDrop, chancery_plan_drop, CHANCERY, PLAN_DROP, GtkWidget)

GtkWidget *chancery_plan_drop_new (ChanceryRegistry *registry) G_GNUC_WARN_UNUSED_RESULT;

/** Chooses the plan called @name, or none with NULL, as an officer would; FALSE when there is no such
 *  plan. */
gboolean chancery_plan_drop_choose (ChanceryPlanDrop *self, const char *name);

G_END_DECLS
