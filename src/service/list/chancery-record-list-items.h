/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Some rows of a list as records, whether or not anybody looked at them.  Main thread. */

#pragma once

#include "chancery-record-item.h"
#include "chancery-record-list.h"

G_BEGIN_DECLS

/** Asks for the records at @positions (element-type guint) of @list. */
void chancery_record_list_items_async (ChanceryRecordList *list,
                                       GArray *positions,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/** (element-type ChanceryRecordItem) (transfer full): those that are still there, all loaded. */
GPtrArray *chancery_record_list_items_finish (ChanceryRecordList *list,
                                              GAsyncResult *result,
                                              GError **error);

G_END_DECLS
