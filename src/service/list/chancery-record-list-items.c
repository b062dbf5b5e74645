/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-list-items.h"

#include "chancery-record-words.h"
#include "chancery-registry-search.h"

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) words =
      chancery_registry_fetch_finish (CHANCERY_REGISTRY (source), result, &error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (words == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_ptr_array_set_free_func (words, NULL);
  for (guint i = 0; i < words->len; i++)
    g_ptr_array_add (items, chancery_record_item_new (g_ptr_array_index (words, i)));
  g_task_return_pointer (task, g_steal_pointer (&items), (GDestroyNotify)g_ptr_array_unref);
}

void
chancery_record_list_items_async (ChanceryRecordList *list,
                                  GArray *positions,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task;
  GArray *rows;

  g_return_if_fail (CHANCERY_IS_RECORD_LIST (list));
  g_return_if_fail (positions != NULL);

  task = g_task_new (list, cancellable, callback, user_data);
  g_task_set_source_tag (task, chancery_record_list_items_async);
  rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < positions->len; i++)
    {
      gint64 row = chancery_record_list_get_row (list, g_array_index (positions, guint, i));

      if (row > 0)
        g_array_append_val (rows, row);
    }
  chancery_registry_fetch_async (chancery_record_list_get_registry (list), rows, NULL,
                                 CHANCERY_DAY_NONE, cancellable, fetched_cb, task);
  g_array_unref (rows);
}

GPtrArray *
chancery_record_list_items_finish (ChanceryRecordList *list, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, list), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
