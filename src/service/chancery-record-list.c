/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How the list stays light.  `rows` is the whole answer, 8 bytes a record.  `items` are the objects
 * that somebody looked at, by row id, so that an answer with the same rows in other places keeps
 * them.  A row that is looked at without words marks its page of 128; pages are asked for together
 * when the main loop is next free, so that a view that asks for 205 rows in one go costs two or
 * three questions.  Objects that nobody holds any more go when there are more than ITEMS_KEPT. */

#include "config.h"

#include "chancery-record-list.h"

#include <string.h>

#include "chancery-query.h"
#include "chancery-record-words.h"
#include "chancery-registry-search.h"

#define PAGE 128
#define ITEMS_KEPT 4096
/* Beyond this many rows that came or went, a change is a new result. */
#define SMALL_CHANGE 256

struct _ChanceryRecordList
{
  GObject parent_instance;

  ChanceryRegistry *registry;
  char *base;
  char *typed;
  char *sort;
  gboolean descending;
  ChanceryDay as_on;

  GArray *rows;
  GHashTable *items;
  GHashTable *pages;
  GHashTable *asked;

  guint generation;
  GCancellable *search;
  GCancellable *fetches;
  char *problem;
  guint fetch_source;
  guint search_source;
  guint seeking;
  gint64 sought_row;
  GCancellable *life;
  /* The rows were handed over: nothing is searched. */
  gboolean is_given;
};

enum
{
  PROP_0,
  PROP_SEARCHING,
  PROP_PROBLEM,
  PROP_N_ITEMS,
  N_PROPS,
};

enum
{
  SOUGHT,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ChanceryRecordList,
                               chancery_record_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

typedef struct
{
  ChanceryRecordList *list;
  guint generation;
  guint seeking;
  GArray *rows;
} Request;

static Request *
request_new (ChanceryRecordList *list, GArray *rows)
{
  Request *request = g_new0 (Request, 1);

  request->list = g_object_ref (list);
  request->generation = list->generation;
  request->rows = rows;
  return request;
}

static void
request_free (Request *request)
{
  g_object_unref (request->list);
  g_clear_pointer (&request->rows, g_array_unref);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static gint64
row_at (ChanceryRecordList *self, guint position)
{
  return g_array_index (self->rows, gint64, position);
}

static void
set_problem (ChanceryRecordList *self, const char *problem)
{
  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
set_search (ChanceryRecordList *self, GCancellable *search)
{
  gboolean before = self->search != NULL;

  g_clear_object (&self->search);
  self->search = search;
  if (before != (search != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCHING]);
}

static gint64 *
row_key (gint64 row)
{
  return g_memdup2 (&row, sizeof row);
}

/* Forgets objects that only this list holds. */
static void
trim_items (ChanceryRecordList *self)
{
  GHashTableIter iter;
  gpointer item;

  if (g_hash_table_size (self->items) <= ITEMS_KEPT)
    return;
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
  g_autoptr (Request) request = user_data;
  ChanceryRecordList *self = request->list;
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GError) error = NULL;

  words = chancery_registry_fetch_finish (CHANCERY_REGISTRY (source), result, &error);
  for (guint i = 0; i < request->rows->len; i++)
    g_hash_table_remove (self->asked, &g_array_index (request->rows, gint64, i));
  if (words == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        set_problem (self, error->message);
      return;
    }

  /* Words of a row are right whatever the query is by now; only snippets belong to one. */
  trim_items (self);
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
                                 fetched_cb, request_new (self, rows));
}

static void
ask_for_page (ChanceryRecordList *self, guint page)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint end = MIN ((page + 1) * PAGE, self->rows->len);

  for (guint i = page * PAGE; i < end; i++)
    {
      gint64 row = row_at (self, i);
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

static GType
list_get_item_type (GListModel *model)
{
  return CHANCERY_TYPE_RECORD_ITEM;
}

static guint
list_get_n_items (GListModel *model)
{
  return CHANCERY_RECORD_LIST (model)->rows->len;
}

static gpointer
list_get_item (GListModel *model, guint position)
{
  ChanceryRecordList *self = CHANCERY_RECORD_LIST (model);
  ChanceryRecordItem *item;
  gint64 row;

  if (position >= self->rows->len)
    return NULL;

  row = row_at (self, position);
  item = g_hash_table_lookup (self->items, &row);
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
  return g_object_ref (item);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = list_get_item_type;
  iface->get_n_items = list_get_n_items;
  iface->get_item = list_get_item;
}

static void
announce (ChanceryRecordList *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (removed != added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

/* One signal for both would make the view look for its rows among all the new ones. */
static void
replace_all (ChanceryRecordList *self, GArray *rows)
{
  guint removed = self->rows->len;

  g_array_set_size (self->rows, 0);
  g_hash_table_remove_all (self->pages);
  if (removed > 0)
    announce (self, 0, removed, 0);

  g_array_unref (self->rows);
  self->rows = rows;
  if (rows->len > 0)
    announce (self, 0, 0, rows->len);
}

static void
take_rows (ChanceryRecordList *self, GArray *rows)
{
  guint before = self->rows->len;
  guint after = rows->len;
  guint head = 0;
  guint tail = 0;

  while (head < before && head < after && row_at (self, head) == g_array_index (rows, gint64, head))
    head++;
  while (tail < before - head && tail < after - head &&
         row_at (self, before - tail - 1) == g_array_index (rows, gint64, after - tail - 1))
    tail++;

  if (head + tail == before && before == after)
    {
      g_array_unref (rows);
      return;
    }
  if (before == 0 || before - head - tail > SMALL_CHANGE || after - head - tail > SMALL_CHANGE)
    {
      replace_all (self, rows);
      return;
    }
  g_array_unref (self->rows);
  self->rows = rows;
  announce (self, head, before - head - tail, after - head - tail);
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  ChanceryRecordList *self = request->list;
  g_autoptr (GError) error = NULL;
  GArray *rows = NULL;

  rows = chancery_registry_search_finish (CHANCERY_REGISTRY (source), result, &error);
  if (request->generation != self->generation)
    {
      g_clear_pointer (&rows, g_array_unref);
      return;
    }
  if (rows != NULL)
    take_rows (self, rows);
  set_problem (self, error != NULL ? error->message : NULL);
  set_search (self, NULL);
}

static void
start_search (ChanceryRecordList *self)
{
  g_autofree char *query = chancery_record_list_dup_query (self);
  GCancellable *search = g_cancellable_new ();

  g_clear_handle_id (&self->search_source, g_source_remove);
  self->generation++;
  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  chancery_registry_search_async (self->registry, query, self->sort, self->descending, self->as_on,
                                  search, searched_cb, request_new (self, NULL));
  set_search (self, search);
}

static gboolean
start_search_cb (gpointer data)
{
  ChanceryRecordList *self = data;

  self->search_source = 0;
  start_search (self);
  return G_SOURCE_REMOVE;
}

static void
refetch (ChanceryRecordList *self, const char *const *ids)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer row;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &row, &item))
    {
      const char *id = chancery_record_item_get_id (item);

      if (id != NULL && (ids == NULL || g_strv_contains (ids, id)))
        g_array_append_vals (rows, row, 1);
    }
  ask_for_rows (self, rows);
}

/* What is under way would bring words of what was asked before. */
static void
fetch_anew (ChanceryRecordList *self)
{
  g_cancellable_cancel (self->fetches);
  g_object_unref (self->fetches);
  self->fetches = g_cancellable_new ();
  g_hash_table_remove_all (self->asked);
  refetch (self, NULL);
}

static void
changed_cb (ChanceryRecordList *self, const char *const *ids)
{
  refetch (self, ids);
  if (!self->is_given && self->search_source == 0)
    self->search_source = g_idle_add (start_search_cb, self);
}

static void
chancery_record_list_dispose (GObject *object)
{
  ChanceryRecordList *self = CHANCERY_RECORD_LIST (object);

  self->generation++;
  g_clear_handle_id (&self->fetch_source, g_source_remove);
  g_clear_handle_id (&self->search_source, g_source_remove);
  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_cancellable_cancel (self->fetches);
  g_cancellable_cancel (self->life);
  g_clear_object (&self->search);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (chancery_record_list_parent_class)->dispose (object);
}

static void
chancery_record_list_finalize (GObject *object)
{
  ChanceryRecordList *self = CHANCERY_RECORD_LIST (object);

  g_free (self->base);
  g_free (self->typed);
  g_free (self->sort);
  g_free (self->problem);
  g_object_unref (self->fetches);
  g_object_unref (self->life);
  g_array_unref (self->rows);
  g_hash_table_unref (self->items);
  g_hash_table_unref (self->pages);
  g_hash_table_unref (self->asked);

  G_OBJECT_CLASS (chancery_record_list_parent_class)->finalize (object);
}

static void
chancery_record_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ChanceryRecordList *self = CHANCERY_RECORD_LIST (object);

  switch (id)
    {
    case PROP_SEARCHING:
      g_value_set_boolean (value, self->search != NULL);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->rows->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
chancery_record_list_class_init (ChanceryRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = chancery_record_list_dispose;
  object_class->finalize = chancery_record_list_finalize;
  object_class->get_property = chancery_record_list_get_property;

  properties[PROP_SEARCHING] = g_param_spec_boolean ("searching", NULL, NULL, FALSE, flags);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SOUGHT] = g_signal_new ("sought", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
chancery_record_list_init (ChanceryRecordList *self)
{
  self->typed = g_strdup ("");
  self->as_on = CHANCERY_DAY_NONE;
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->pages = g_hash_table_new (NULL, NULL);
  self->asked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->fetches = g_cancellable_new ();
  self->life = g_cancellable_new ();
}

ChanceryRecordList *
chancery_record_list_new (ChanceryRegistry *registry)
{
  ChanceryRecordList *self;

  g_return_val_if_fail (CHANCERY_IS_REGISTRY (registry), NULL);

  self = g_object_new (CHANCERY_TYPE_RECORD_LIST, NULL);
  self->registry = g_object_ref (registry);
  g_signal_connect_object (registry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
chancery_record_list_set_query (ChanceryRecordList *self, const char *base, const char *typed)
{
  g_return_if_fail (CHANCERY_IS_RECORD_LIST (self));

  typed = typed != NULL ? typed : "";
  if (self->generation > 0 && g_strcmp0 (self->base, base) == 0 && strcmp (self->typed, typed) == 0)
    return;

  if (strcmp (self->typed, typed) != 0)
    {
      /* Their snippets are of other words. */
      g_free (self->typed);
      self->typed = g_strdup (typed);
      fetch_anew (self);
    }
  if (g_strcmp0 (self->base, base) != 0)
    {
      g_free (self->base);
      self->base = g_strdup (base);
    }
  start_search (self);
}

void
chancery_record_list_take_rows (ChanceryRecordList *self, GArray *rows)
{
  g_return_if_fail (CHANCERY_IS_RECORD_LIST (self));
  g_return_if_fail (rows != NULL);

  self->is_given = TRUE;
  take_rows (self, rows);
}

char *
chancery_record_list_dup_query (ChanceryRecordList *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST (self), NULL);

  return chancery_query_join (self->base, self->typed);
}

const char *
chancery_record_list_get_typed (ChanceryRecordList *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST (self), "");
  return self->typed;
}

void
chancery_record_list_set_sort (ChanceryRecordList *self, const char *column, gboolean descending)
{
  g_return_if_fail (CHANCERY_IS_RECORD_LIST (self));

  if (g_strcmp0 (self->sort, column) == 0 && self->descending == descending)
    return;
  g_free (self->sort);
  self->sort = g_strdup (column);
  self->descending = descending;
  if (self->generation > 0)
    start_search (self);
}

const char *
chancery_record_list_get_sort (ChanceryRecordList *self, gboolean *descending)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST (self), NULL);

  *descending = self->descending;
  return self->sort;
}

void
chancery_record_list_set_as_on (ChanceryRecordList *self, ChanceryDay day)
{
  g_return_if_fail (CHANCERY_IS_RECORD_LIST (self));

  if (self->as_on == day)
    return;
  self->as_on = day;
  fetch_anew (self);
  if (self->generation > 0)
    start_search (self);
}

ChanceryDay
chancery_record_list_get_as_on (ChanceryRecordList *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST (self), CHANCERY_DAY_NONE);
  return self->as_on;
}

gboolean
chancery_record_list_is_searching (ChanceryRecordList *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST (self), FALSE);
  return self->search != NULL;
}

const char *
chancery_record_list_get_problem (ChanceryRecordList *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST (self), NULL);
  return self->problem;
}

ChanceryRegistry *
chancery_record_list_get_registry (ChanceryRecordList *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST (self), NULL);
  return self->registry;
}

gint64
chancery_record_list_get_row (ChanceryRecordList *self, guint position)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST (self), 0);
  return position < self->rows->len ? row_at (self, position) : 0;
}

void
chancery_record_list_refresh (ChanceryRecordList *self)
{
  g_return_if_fail (CHANCERY_IS_RECORD_LIST (self));
  changed_cb (self, NULL);
}

static void
located_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  ChanceryRecordList *self = request->list;
  gint64 row = chancery_registry_locate_finish (CHANCERY_REGISTRY (source), result, NULL);

  if (row <= 0 || request->seeking != self->seeking)
    return;
  self->sought_row = row;
  g_signal_emit (self, signals[SOUGHT], 0);
}

void
chancery_record_list_seek (ChanceryRecordList *self, const char *id)
{
  Request *request;

  g_return_if_fail (CHANCERY_IS_RECORD_LIST (self));

  self->seeking++;
  self->sought_row = 0;
  if (id == NULL)
    return;
  request = request_new (self, NULL);
  request->seeking = self->seeking;
  chancery_registry_locate_async (self->registry, id, self->life, located_cb, request);
}

gboolean
chancery_record_list_get_sought (ChanceryRecordList *self, guint *position)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST (self), FALSE);

  if (self->sought_row == 0)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    if (row_at (self, i) == self->sought_row)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}
