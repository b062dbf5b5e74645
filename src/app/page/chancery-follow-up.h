/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A sheet that offers the desk's follow-up plans for a record; one key sets the whole chain of
 * actions, as one act.  For an action the plan is for what the action is about, and leaves the action
 * as it is; where the same plan stands already it is asked first, and gives way.  Main thread. */

#pragma once

#include "chancery-registry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ChanceryFollowUpFunc:
 * @about: (nullable): id of what an action is to be about
 * @sentence: (nullable): what was done; NULL with @error NULL: the officer wants one action of
 *   their own
 */
typedef void (*ChanceryFollowUpFunc) (GtkWidget *owner,
                                      const char *about,
                                      const char *sentence,
                                      const GError *error);

/** Asks over the window of @owner, which gets the answer if it still lives. */
void chancery_follow_up_ask (GtkWidget *owner,
                             ChanceryRegistry *registry,
                             const char *id,
                             ChanceryFollowUpFunc done);

G_END_DECLS
