/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which column of a table goes into which field: a row for each column with an example of what is in it,
 * and what the rows of the table are.  Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-csv-look.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_COLUMNS_PAGE (chancery_columns_page_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryColumnsPage, chancery_columns_page, CHANCERY, COLUMNS_PAGE, GtkWidget)

/** Shows @look, of which it keeps a copy. */
void chancery_columns_page_show (ChanceryColumnsPage *self, const ChanceryCsvLook *look);
/** What was chosen; every column has its place, if only nowhere (transfer full). */
ChanceryCsvMapping *chancery_columns_page_dup_mapping (ChanceryColumnsPage *self)
    G_GNUC_WARN_UNUSED_RESULT;
/** Why the table cannot be brought in like this, or NULL when it can (transfer full); signal “changed” when it may be
 *  another answer. */
char *chancery_columns_page_dup_problem (ChanceryColumnsPage *self) G_GNUC_WARN_UNUSED_RESULT;
/** Gives the keyboard to what has to be changed first. */
void chancery_columns_page_focus_problem (ChanceryColumnsPage *self);

G_END_DECLS
