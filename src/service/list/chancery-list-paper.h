/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A list on paper: what was looked for, in which order and as on which day, how many records there are, and
 * all of them in the columns of the list, whether or not anybody looked at them.  It is read on the worker of
 * exports, so that searching goes on.  Main thread. */

#pragma once

#include "chancery-paper.h"
#include "chancery-record-list.h"

G_BEGIN_DECLS

/** Puts what @list shows now on paper; @title: of the place; @columns: ended by NULL; @rows (nullable): only these of
 *  it, in its order. */
void chancery_list_paper_make_async (ChanceryRecordList *list,
                                     const char *title,
                                     const char *const *columns,
                                     GArray *rows,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/** (transfer full) */
ChanceryPaper *chancery_list_paper_make_finish (ChanceryRecordList *list,
                                                GAsyncResult *result,
                                                GError **error);

/** "Reference, descending": the order by @column, NULL: newest first (transfer full). */
char *chancery_list_paper_phrase_order (const char *column, gboolean descending);

G_END_DECLS
