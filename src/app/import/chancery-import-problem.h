/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Why a file cannot be brought in: a sentence, or for a table the cells that are to blame.  Signals “back”: to what the
 * columns mean; “copied”: all of it is on the clipboard.  Main thread; owned by the page of the import. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CHANCERY_TYPE_IMPORT_PROBLEM (chancery_import_problem_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryImportProblem,
                      chancery_import_problem,
                      CHANCERY,
                      IMPORT_PROBLEM,
                      GtkWidget)

/** @faults: (nullable) (element-type ChanceryCsvFault): the cells, and @n_more that are not among them; @back: whether
 *  one can go back to the columns. */
void chancery_import_problem_show (ChanceryImportProblem *self,
                                   const GError *error,
                                   const GPtrArray *faults,
                                   guint n_more,
                                   gboolean back);
/** What is said above the cells. */
const char *chancery_import_problem_get_text (ChanceryImportProblem *self);

G_END_DECLS
