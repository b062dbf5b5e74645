/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The chronology of a case file: one sentence a record under the heading of its year, the day beside it
 * with all its precision, undated ones at the end.  A row opens its record by the action “page.open” of
 * the page.  Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-case-state.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_CASE_CHRONOLOGY (chancery_case_chronology_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryCaseChronology,
                      chancery_case_chronology,
                      CHANCERY,
                      CASE_CHRONOLOGY,
                      GtkWidget)

GtkWidget *chancery_case_chronology_new (void) G_GNUC_WARN_UNUSED_RESULT;
void chancery_case_chronology_show (ChanceryCaseChronology *self, ChanceryCaseState *state);

G_END_DECLS
