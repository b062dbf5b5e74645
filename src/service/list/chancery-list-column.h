/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The columns of a list: the table in the window, the menu of its order and the list on paper read this one
 * table.  Static data: any thread. */

#pragma once

#include "chancery-record-item.h"

G_BEGIN_DECLS

/**
 * ChanceryListColumn:
 * @id: what a list is sorted by, in settings and in places ("date", "reference", …)
 * @label: untranslated
 * @width: in pixels at the usual text size; 0 takes the rest
 * @extra: shown only when it is asked for
 * @share: of the room on paper; 0 is as wide as what stands in it
 */
typedef struct
{
  const char *id;
  const char *label;
  int width;
  gboolean extra;
  double share;
} ChanceryListColumn;

/** By id, or NULL. */
const ChanceryListColumn *chancery_list_column_find (const char *id);
/** All of them: (array length=n). */
const ChanceryListColumn *chancery_list_column_list (guint *n);
/** What stands in it of @item, never NULL. */
const char *chancery_list_column_get_text (const ChanceryListColumn *self,
                                           ChanceryRecordItem *item);

G_END_DECLS
