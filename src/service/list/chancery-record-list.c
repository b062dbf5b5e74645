/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How the list stays light.  `rows` is the whole answer, 8 bytes a record.  `items` are the objects
 * that somebody looked at, by row id, so that an answer with the same rows in other places keeps
 * them; chancery-record-list-fetch.c fills them.  By date the first page of a large answer is asked for, and
 * shown, before the whole of it. */

#include "config.h"

#include "chancery-record-list.h"

#include <string.h>

#include "chancery-query.h"
#include "chancery-record-list-private.h"
#include "chancery-registry-search.h"
#include "chancery-row-changes.h"

/* Beyond this many rows that came or went in one place they are announced as gone and come. */
#define SMALL_CHANGE 256

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
  REMAPPING,
  REMAPPED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ChanceryRecordList,
                               chancery_record_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

ChanceryRecordListRequest *
chancery_record_list_request_new (ChanceryRecordList *list, GArray *rows)
{
  ChanceryRecordListRequest *request = g_new0 (ChanceryRecordListRequest, 1);

  request->list = g_object_ref (list);
  request->generation = list->generation;
  request->rows = rows;
  return request;
}

void
chancery_record_list_request_free (ChanceryRecordListRequest *request)
{
  g_object_unref (request->list);
  g_clear_pointer (&request->rows, g_array_unref);
  g_free (request);
}

static gint64
row_at (ChanceryRecordList *self, guint position)
{
  return g_array_index (self->rows, gint64, position);
}

void
chancery_record_list_set_problem (ChanceryRecordList *self, const char *problem)
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

  if (position >= self->rows->len)
    return NULL;
  return g_object_ref (chancery_record_list_look_at (self, position, row_at (self, position)));
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

  g_array_unref (self->rows);
  self->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_hash_table_remove_all (self->pages);
  if (removed > 0)
    announce (self, 0, removed, 0);

  g_array_unref (self->rows);
  self->rows = rows;
  if (rows->len > 0)
    announce (self, 0, 0, rows->len);
}

static void
take_change (ChanceryRecordList *self, const ChanceryRowChange *change, GArray *rows)
{
  g_array_unref (self->rows);
  self->rows = rows;
  announce (self, change->position, change->removed, change->added);
}

/* Whether rows of the list before stand among the others. */
static gboolean
is_kept (ChanceryRecordList *self, GArray *changes)
{
  guint removed = 0;

  for (guint i = 0; i < changes->len; i++)
    removed += g_array_index (changes, ChanceryRowChange, i).removed;
  return removed < self->rows->len;
}

/* Changes in many places are one in the eyes of a view; who holds positions is told what became of them. */
static void
remap_all (ChanceryRecordList *self, GArray *changes, GArray *rows)
{
  g_signal_emit (self, signals[REMAPPING], 0, changes);
  replace_all (self, rows);
  g_signal_emit (self, signals[REMAPPED], 0);
}

static void
take_rows (ChanceryRecordList *self, GArray *rows)
{
  g_autoptr (GArray) changes = NULL;
  const ChanceryRowChange *first;

  /* Another question has another answer, whatever both have in common; more of it only adds to the end. */
  if (self->awaits_first || self->rows->len == 0)
    {
      gboolean same = rows->len == self->rows->len &&
                      (rows->len == 0 ||
                       memcmp (rows->data, self->rows->data, rows->len * sizeof (gint64)) == 0);

      if (same)
        g_array_unref (rows);
      else
        replace_all (self, rows);
      return;
    }
  changes = chancery_row_changes_new (self->rows, rows);
  first = &g_array_index (changes, ChanceryRowChange, 0);
  if (changes->len == 0)
    g_array_unref (rows);
  else if (!is_kept (self, changes))
    replace_all (self, rows);
  else if (changes->len > 1 || (first->removed > SMALL_CHANGE && first->added > SMALL_CHANGE))
    remap_all (self, changes, rows);
  else
    take_change (self, first, rows);
}

/* What is said of @answer (nullable) beside its rows. */
static void
set_advice (ChanceryRecordList *self, const ChanceryAnswer *answer)
{
  g_free (self->meant);
  self->meant = answer != NULL ? g_strdup (answer->meant) : NULL;
  g_free (self->found);
  self->found = answer != NULL ? g_strdup (answer->found) : NULL;
  g_free (self->marked);
  self->marked = answer != NULL ? g_strdup (answer->marked) : NULL;
  g_free (self->suggestion);
  self->suggestion = answer != NULL ? g_strdup (answer->suggestion) : NULL;
  g_free (self->unmet);
  self->unmet = answer != NULL ? g_strdup (answer->unmet) : NULL;
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
  if (answer != NULL && answer->left_out != NULL)
    self->left_out = g_ptr_array_ref (answer->left_out);
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryRecordListRequest) request = user_data;
  ChanceryRecordList *self = request->list;
  g_autoptr (ChanceryAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  answer = chancery_registry_search_finish (CHANCERY_REGISTRY (source), result, &error);
  if (request->generation != self->generation)
    return;
  self->partial = FALSE;
  if (answer != NULL)
    {
      self->n_exact = answer->n_exact;
      self->n_begun = answer->n_begun;
      set_advice (self, answer);
      take_rows (self, g_array_ref (answer->rows));
    }
  else if (self->awaits_first)
    {
      /* What another question had found does not stand below this one. */
      set_advice (self, NULL);
      take_rows (self, g_array_new (FALSE, FALSE, sizeof (gint64)));
    }
  self->awaits_first = FALSE;
  chancery_record_list_set_problem (self, error != NULL ? error->message : NULL);
  set_search (self, NULL);
}

/* The first rows of an answer that has more: they stand where they will stand. */
static void
searched_first_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryRecordListRequest) request = user_data;
  ChanceryRecordList *self = request->list;
  g_autoptr (ChanceryAnswer) answer = NULL;

  answer = chancery_registry_search_finish (CHANCERY_REGISTRY (source), result, NULL);
  if (answer == NULL || request->generation != self->generation || self->search == NULL ||
      answer->rows->len < CHANCERY_RECORD_LIST_PAGE)
    return;
  self->partial = TRUE;
  self->n_exact = answer->n_exact;
  self->n_begun = answer->n_begun;
  set_advice (self, answer);
  take_rows (self, g_array_ref (answer->rows));
  self->awaits_first = FALSE;
}

/* Whether the first rows in that order are found long before all of them are. */
static gboolean
has_first_page (const char *sort)
{
  return sort == NULL || strcmp (sort, "date") == 0 || strcmp (sort, "relevance") == 0;
}

/* What is asked again because something was written shows what it showed until the answer is there. */
static void
start_search (ChanceryRecordList *self, gboolean anew)
{
  GCancellable *search = g_cancellable_new ();

  g_clear_handle_id (&self->search_source, g_source_remove);
  self->generation++;
  self->awaits_first = anew;
  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  if (anew && has_first_page (self->sort))
    chancery_registry_search_async (self->registry, self->base, self->typed, self->sort,
                                    self->descending, self->as_on, CHANCERY_RECORD_LIST_PAGE,
                                    search, searched_first_cb,
                                    chancery_record_list_request_new (self, NULL));
  chancery_registry_search_async (self->registry, self->base, self->typed, self->sort,
                                  self->descending, self->as_on, 0, search, searched_cb,
                                  chancery_record_list_request_new (self, NULL));
  set_search (self, search);
}

static gboolean
start_search_cb (gpointer data)
{
  ChanceryRecordList *self = data;

  self->search_source = 0;
  start_search (self, self->awaits_first);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (ChanceryRecordList *self, const char *const *ids)
{
  chancery_record_list_refetch (self, ids);
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
  g_free (self->meant);
  g_free (self->found);
  g_free (self->marked);
  g_free (self->suggestion);
  g_free (self->unmet);
  g_clear_pointer (&self->left_out, g_ptr_array_unref);
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
  signals[REMAPPING] = g_signal_new ("remapping", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);
  signals[REMAPPED] = g_signal_new ("remapped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
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
      chancery_record_list_fetch_anew (self);
    }
  if (g_strcmp0 (self->base, base) != 0)
    {
      g_free (self->base);
      self->base = g_strdup (base);
    }
  /* What is meant by it is not known yet. */
  g_clear_pointer (&self->meant, g_free);
  start_search (self, TRUE);
}

void
chancery_record_list_take_rows (ChanceryRecordList *self, GArray *rows)
{
  g_return_if_fail (CHANCERY_IS_RECORD_LIST (self));
  g_return_if_fail (rows != NULL);

  self->is_given = TRUE;
  self->n_exact = rows->len;
  self->n_begun = 0;
  take_rows (self, rows);
}

char *
chancery_record_list_dup_query (ChanceryRecordList *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST (self), NULL);

  return chancery_query_join (self->base, self->typed);
}

const char *
chancery_record_list_get_meant (ChanceryRecordList *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST (self), NULL);

  return self->meant != NULL ? self->meant : self->typed;
}

char *
chancery_record_list_dup_answered_query (ChanceryRecordList *self)
{
  return chancery_query_join (self->base, chancery_record_list_get_meant (self));
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
    start_search (self, TRUE);
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
  chancery_record_list_fetch_anew (self);
  if (self->generation > 0)
    start_search (self, TRUE);
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

gboolean
chancery_record_list_is_answered (ChanceryRecordList *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST (self), FALSE);
  return !self->awaits_first && !self->partial;
}

gboolean
chancery_record_list_is_partial (ChanceryRecordList *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST (self), FALSE);
  return self->partial;
}

guint
chancery_record_list_get_n_exact (ChanceryRecordList *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST (self), 0);
  return MIN (self->n_exact, self->rows->len);
}

guint
chancery_record_list_get_n_begun (ChanceryRecordList *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST (self), 0);

  return MIN (self->n_begun, self->rows->len - chancery_record_list_get_n_exact (self));
}

const char *
chancery_record_list_get_found (ChanceryRecordList *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST (self), NULL);
  return self->found;
}

const char *
chancery_record_list_get_marked (ChanceryRecordList *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST (self), NULL);
  return self->marked;
}

const char *
chancery_record_list_get_suggestion (ChanceryRecordList *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST (self), NULL);
  return self->suggestion;
}

const char *
chancery_record_list_get_unmet (ChanceryRecordList *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST (self), NULL);

  return self->unmet;
}

GPtrArray *
chancery_record_list_get_left_out (ChanceryRecordList *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST (self), NULL);

  return self->left_out;
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
  g_autoptr (ChanceryRecordListRequest) request = user_data;
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
  ChanceryRecordListRequest *request;

  g_return_if_fail (CHANCERY_IS_RECORD_LIST (self));

  self->seeking++;
  self->sought_row = 0;
  if (id == NULL)
    return;
  request = chancery_record_list_request_new (self, NULL);
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
