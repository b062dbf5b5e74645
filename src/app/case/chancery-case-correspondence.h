/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The correspondence of a case file: each note with what lay with it, its reply and the rejoinder further in
 * below it, and how the answer stands.  The arrow keys go from row to row, Return opens.  Main thread; owned by
 * its parent. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-case-state.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_CASE_CORRESPONDENCE (chancery_case_correspondence_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryCaseCorrespondence,
                      chancery_case_correspondence,
                      CHANCERY,
                      CASE_CORRESPONDENCE,
                      GtkWidget)

GtkWidget *chancery_case_correspondence_new (void) G_GNUC_WARN_UNUSED_RESULT;
/** Shows how it stands in @state. */
void chancery_case_correspondence_show (ChanceryCaseCorrespondence *self, ChanceryCaseState *state);

G_END_DECLS
