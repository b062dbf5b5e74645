/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-rows.h"

#include "chancery-record-row.h"

static GtkWidget *
make (gpointer data)
{
  return chancery_record_row_new ();
}

static void
bind (GtkWidget *child, gpointer item, gpointer data)
{
  const ChanceryPlace *place = chancery_record_list_view_get_place (data);
  ChanceryRecordRow *row = CHANCERY_RECORD_ROW (child);

  chancery_record_row_set_show_kind (row, place != NULL && *place->query == '\0');
  chancery_record_row_set_item (row, item);
}

void
chancery_record_rows_set_up (ChanceryEvenList *list, ChanceryRecordListView *view)
{
  static const ChanceryEvenListRows rows = { make, bind };

  chancery_even_list_set_rows (list, &rows, view);
  chancery_even_list_set_opens_at_once (list, TRUE);
}
