/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of the rows that somebody looks at.  A row that is looked at without words marks its page; pages are
 * asked for together when the main loop is next free, so that a view that asks for all rows in sight costs
 * one or two questions.  Objects that nobody holds any more go when there are more than ITEMS_KEPT, and when
 * their words are old. */

#include "config.h"

#include "chancery-record-list-private.h"
#include "chancery-record-words.h"
#include "chancery-registry-search.h"

#include <string.h>

/* What is seen at once, and a little more: each row of a search has a snippet that takes its time. */
#define PAGE 32
#define ITEMS_KEPT 4096

static gint64 *
row_key (gint64 row)
{
  return g_memdup2 (&row, sizeof row);
}

/* Forgets objects that only this list holds. */
static void
forget_unheld (ChanceryRecordList *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (G_OBJECT (item)->ref_count == 1)
      g_hash_table_iter_remove (&iter);
}

static void
take_words (ChanceryRecordList *self, ChanceryRecordWords *words)
{
  ChanceryRecordItem *item = g_hash_table_lookup (self->items, &words->row);
  gint64 row = words->row;

  if (item != NULL)
    chancery_record_item_take_words (item, words);
  else
    g_hash_table_insert (self->items, row_key (row), chancery_record_item_new (words));
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryRecordListRequest) request = user_data;
  ChanceryRecordList *self = request->list;
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GError) error = NULL;

  words = chancery_registry_fetch_finish (CHANCERY_REGISTRY (source), result, &error);
  for (guint i = 0; i < request->rows->len; i++)
    g_hash_table_remove (self->asked, &g_array_index (request->rows, gint64, i));
  if (words == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        chancery_record_list_set_problem (self, error->message);
      return;
    }

  /* Words of a row are right whatever the query is by now; only snippets belong to one. */
  if (g_hash_table_size (self->items) > ITEMS_KEPT)
    forget_unheld (self);
  g_ptr_array_set_free_func (words, NULL);
  for (guint i = 0; i < words->len; i++)
    take_words (self, g_ptr_array_index (words, i));
}

static void
ask_for_rows (ChanceryRecordList *self, GArray *rows)
{
  g_autofree char *query = NULL;

  if (rows->len == 0)
    {
      g_array_unref (rows);
      return;
    }
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (self->asked, row_key (g_array_index (rows, gint64, i)));
  if (*self->typed != '\0')
    query = g_strdup (self->typed);
  chancery_registry_fetch_async (self->registry, rows, query, self->as_on, self->fetches,
                                 fetched_cb, chancery_record_list_request_new (self, rows));
}

static void
ask_for_page (ChanceryRecordList *self, guint page)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint end = MIN ((page + 1) * PAGE, self->rows->len);

  for (guint i = page * PAGE; i < end; i++)
    {
      gint64 row = g_array_index (self->rows, gint64, i);
      ChanceryRecordItem *item = g_hash_table_lookup (self->items, &row);

      if ((item == NULL || !chancery_record_item_is_loaded (item)) &&
          !g_hash_table_contains (self->asked, &row))
        g_array_append_val (rows, row);
    }
  ask_for_rows (self, rows);
}

static gboolean
ask_for_pages_cb (gpointer data)
{
  ChanceryRecordList *self = data;
  GHashTableIter iter;
  gpointer page;

  self->fetch_source = 0;
  g_hash_table_iter_init (&iter, self->pages);
  while (g_hash_table_iter_next (&iter, &page, NULL))
    ask_for_page (self, GPOINTER_TO_UINT (page));
  g_hash_table_remove_all (self->pages);
  return G_SOURCE_REMOVE;
}

/* The rows of @items (element-type ids to rows) that are in @ids: an act may have changed a hundred thousand
 * records, of which few are seen. */
static GArray *
find_rows (GHashTable *items, const char *const *ids)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; ids[i] != NULL && g_hash_table_size (items) > 0; i++)
    {
      gint64 *row = g_hash_table_lookup (items, ids[i]);

      if (row == NULL)
        continue;
      g_array_append_val (rows, *row);
      g_hash_table_remove (items, ids[i]);
    }
  return rows;
}

void
chancery_record_list_refetch (ChanceryRecordList *self, const char *const *ids)
{
  g_autoptr (GHashTable) items = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *rows;
  GHashTableIter iter;
  gpointer row;
  gpointer item;

  /* What nobody sees is asked for when somebody does. */
  forget_unheld (self);
  if (ids != NULL)
    {
      g_hash_table_iter_init (&iter, self->items);
      while (g_hash_table_iter_next (&iter, &row, &item))
        if (chancery_record_item_get_id (item) != NULL)
          g_hash_table_insert (items, (gpointer)chancery_record_item_get_id (item), row);
      ask_for_rows (self, find_rows (items, ids));
      return;
    }
  rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &row, &item))
    if (chancery_record_item_get_id (item) != NULL)
      g_array_append_vals (rows, row, 1);
  ask_for_rows (self, rows);
}

void
chancery_record_list_fetch_anew (ChanceryRecordList *self)
{
  g_cancellable_cancel (self->fetches);
  g_object_unref (self->fetches);
  self->fetches = g_cancellable_new ();
  g_hash_table_remove_all (self->asked);
  chancery_record_list_refetch (self, NULL);
}

ChanceryRecordItem *
chancery_record_list_look_at (ChanceryRecordList *self, guint position, gint64 row)
{
  ChanceryRecordItem *item = g_hash_table_lookup (self->items, &row);

  if (item == NULL)
    {
      item = chancery_record_item_new (NULL);
      g_hash_table_insert (self->items, row_key (row), item);
    }
  if (!chancery_record_item_is_loaded (item))
    {
      g_hash_table_add (self->pages, GUINT_TO_POINTER (position / PAGE));
      if (self->fetch_source == 0)
        self->fetch_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, ask_for_pages_cb, self, NULL);
    }
  return item;
}
