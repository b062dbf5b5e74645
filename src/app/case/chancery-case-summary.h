/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The summary of a case file, edited where it stands: Return or *Edit* opens it, Ctrl+Return or going
 * elsewhere keeps what was typed, Escape leaves it as it was.  Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-found-words.h"
#include "chancery-registry.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_CASE_SUMMARY (chancery_case_summary_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryCaseSummary, chancery_case_summary, CHANCERY, CASE_SUMMARY, GtkWidget)

GtkWidget *chancery_case_summary_new (ChanceryRegistry *registry) G_GNUC_WARN_UNUSED_RESULT;
/** While something is typed a record that comes does not take it away.  @found: (nullable): what is marked in it. */
void chancery_case_summary_show (ChanceryCaseSummary *self,
                                 ChanceryRecord *record,
                                 ChanceryFoundWords *found);
/** Begins to edit. */
void chancery_case_summary_edit (ChanceryCaseSummary *self);

G_END_DECLS
