/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The blocks of a record page, in the order of a lawyer's questions.  Each looks for flags or
 * fields of the kind, and is there only when it has something to say.  Main thread. */

#pragma once

#include "chancery-page-view.h"

G_BEGIN_DECLS

/** Appends the next block of @view's record to @column (a vertical GtkBox), or a few more rows to the one before, or nothing
 *  when it has nothing to say; FALSE: there is no other block. */
gboolean chancery_record_page_blocks_append (ChanceryPageView *view, GtkBox *column);

/** Ids of linked records that the blocks show more of than their title (element-type utf8)
 *  (transfer full). */
GPtrArray *chancery_record_page_blocks_list_needed (ChanceryDossier *dossier)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
