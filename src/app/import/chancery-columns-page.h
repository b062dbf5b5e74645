/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which column of a table goes into which field: a row for each column with an example of what is in it, what the rows of
 * the table are, and in what it is written, where it does not say so.  Signals “changed”: another answer may be given to
 * what is asked below; “encoding-chosen”: the table is to be looked at again.  Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-csv-look.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_COLUMNS_PAGE (chancery_columns_page_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryColumnsPage, chancery_columns_page, CHANCERY, COLUMNS_PAGE, GtkWidget)

/** Shows @look, of which it keeps a copy. */
void chancery_columns_page_show (ChanceryColumnsPage *self, const ChanceryCsvLook *look);
/** In what the table is to be read, where it does not say what it is written in: of another answer than the look that is
 *  shown has, one that has it is to be shown. */
const ChanceryEncoding *chancery_columns_page_get_encoding (ChanceryColumnsPage *self);
/** Whether another encoding was chosen than the look that is shown has. */
gboolean chancery_columns_page_awaits_look (ChanceryColumnsPage *self);
/** What was chosen; every column has its place, if only nowhere (transfer full). */
ChanceryCsvMapping *chancery_columns_page_dup_mapping (ChanceryColumnsPage *self)
    G_GNUC_WARN_UNUSED_RESULT;
/** Why the table cannot be brought in like this, or NULL when it can (transfer full); signal “changed” when it may be
 *  another answer. */
char *chancery_columns_page_dup_problem (ChanceryColumnsPage *self) G_GNUC_WARN_UNUSED_RESULT;
/** Gives the keyboard to what has to be changed first. */
void chancery_columns_page_focus_problem (ChanceryColumnsPage *self);

G_END_DECLS
