/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One of the lists of the desk, with its heading: the first rows of it, all of them when somebody asks for that.
 * When the desk is told anew, rows that stay keep their widgets, and with them the keyboard; what is long is made
 * a few rows at a time between the frames.  Owned by the desk's page; main thread.
 *
 * Signal “entered” (ChanceryDeskRowWidget *row): the keyboard came to a row. */

#pragma once

#include <adwaita.h>

#include "chancery-desk.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_DESK_LIST (chancery_desk_list_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryDeskList,
                      chancery_desk_list,
                      CHANCERY,
                      DESK_LIST,
                      AdwPreferencesGroup)

/** @heading: translated; also the name of its box for those who cannot see it. */
GtkWidget *chancery_desk_list_new (const char *heading) G_GNUC_WARN_UNUSED_RESULT;

/**
 * chancery_desk_list_set_rows:
 * @desk: kept, because the rows are a part of it
 * @rows: (element-type ChanceryDeskRow): a list of @desk; without any the list is not seen
 * @partial: whether there are more of them than @rows
 * @at_once: not to wait for the next frames with the rows that are shown without being asked for
 *
 * Shows other rows.  As many as stood there before are there on return.
 */
void chancery_desk_list_set_rows (ChanceryDeskList *self,
                                  ChanceryDesk *desk,
                                  GPtrArray *rows,
                                  gboolean partial,
                                  gboolean at_once);

/** Nothing is shown any more, nor remembered that all was asked for. */
void chancery_desk_list_clear (ChanceryDeskList *self);

/** The box of the rows (transfer none). */
GtkListBox *chancery_desk_list_get_box (ChanceryDeskList *self);

G_END_DECLS
