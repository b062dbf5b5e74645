/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-import-model.h"

#define PAGE 64
/* Items that nobody looks at go when there are more. */
#define ITEMS_KEPT 2048

struct _ChanceryImportItem
{
  GObject parent_instance;

  ChanceryImportConflict *conflict;
  ChanceryImportEntry *entry;
  ChanceryDecision decision;
};

struct _ChanceryImportModel
{
  GObject parent_instance;

  ChanceryRegistry *registry;
  gboolean clashes;
  ChanceryImportPart part;
  guint n_items;
  GArray *records;
  guint8 *decisions;
  guint n_open;

  GHashTable *items; /* position → item */
  GHashTable *asked; /* pages that are under way */
  GHashTable *wanted;
  guint source;
  GCancellable *cancellable;
};

enum
{
  CHANGED,
  N_ITEM_SIGNALS,
};

enum
{
  DECIDED,
  N_SIGNALS,
};

static guint item_signals[N_ITEM_SIGNALS];
static guint signals[N_SIGNALS];

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (ChanceryImportItem, chancery_import_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (ChanceryImportModel,
                               chancery_import_model,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
chancery_import_item_finalize (GObject *object)
{
  ChanceryImportItem *self = CHANCERY_IMPORT_ITEM (object);

  g_clear_pointer (&self->conflict, chancery_import_conflict_free);
  g_clear_pointer (&self->entry, chancery_import_entry_free);

  G_OBJECT_CLASS (chancery_import_item_parent_class)->finalize (object);
}

static void
chancery_import_item_class_init (ChanceryImportItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = chancery_import_item_finalize;

  item_signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
chancery_import_item_init (ChanceryImportItem *self)
{
}

const ChanceryImportConflict *
chancery_import_item_get_conflict (ChanceryImportItem *self)
{
  g_return_val_if_fail (CHANCERY_IS_IMPORT_ITEM (self), NULL);
  return self->conflict;
}

const ChanceryImportEntry *
chancery_import_item_get_entry (ChanceryImportItem *self)
{
  g_return_val_if_fail (CHANCERY_IS_IMPORT_ITEM (self), NULL);
  return self->entry;
}

ChanceryDecision
chancery_import_item_get_decision (ChanceryImportItem *self)
{
  g_return_val_if_fail (CHANCERY_IS_IMPORT_ITEM (self), CHANCERY_DECISION_OPEN);
  return self->decision;
}

typedef struct
{
  ChanceryImportModel *model;
  guint page;
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->model);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static ChanceryImportItem *
ensure_item (ChanceryImportModel *self, guint position)
{
  ChanceryImportItem *item = g_hash_table_lookup (self->items, GUINT_TO_POINTER (position));

  if (item != NULL)
    return item;
  item = g_object_new (CHANCERY_TYPE_IMPORT_ITEM, NULL);
  if (self->decisions != NULL)
    item->decision = self->decisions[position];
  g_hash_table_insert (self->items, GUINT_TO_POINTER (position), item);
  return item;
}

/* Forgets items that only this model holds. */
static void
trim_items (ChanceryImportModel *self)
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
take_page (ChanceryImportModel *self, guint page, GPtrArray *found)
{
  g_ptr_array_set_free_func (found, NULL);
  for (guint i = 0; i < found->len; i++)
    {
      ChanceryImportItem *item = ensure_item (self, page * PAGE + i);

      if (self->clashes)
        {
          g_clear_pointer (&item->conflict, chancery_import_conflict_free);
          item->conflict = found->pdata[i];
        }
      else
        {
          g_clear_pointer (&item->entry, chancery_import_entry_free);
          item->entry = found->pdata[i];
        }
      g_signal_emit (item, item_signals[CHANGED], 0);
    }
}

static void
page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  ChanceryImportModel *self = request->model;
  g_autoptr (GPtrArray) found = NULL;

  found = chancery_registry_import_page_finish (CHANCERY_REGISTRY (source), result, NULL);
  g_hash_table_remove (self->asked, GUINT_TO_POINTER (request->page));
  /* Forgotten or cancelled meanwhile: nobody looks any more. */
  if (found == NULL)
    return;
  trim_items (self);
  take_page (self, request->page, found);
}

static gboolean
ask_cb (gpointer data)
{
  ChanceryImportModel *self = data;
  GHashTableIter iter;
  gpointer page;

  self->source = 0;
  g_hash_table_iter_init (&iter, self->wanted);
  while (g_hash_table_iter_next (&iter, &page, NULL))
    {
      Request *request;

      if (!g_hash_table_add (self->asked, page))
        continue;
      request = g_new0 (Request, 1);
      request->model = g_object_ref (self);
      request->page = GPOINTER_TO_UINT (page);
      chancery_registry_import_page_async (self->registry, self->clashes, self->part,
                                           (guint64)request->page * PAGE, PAGE, self->cancellable,
                                           page_cb, request);
    }
  g_hash_table_remove_all (self->wanted);
  return G_SOURCE_REMOVE;
}

static GType
list_get_item_type (GListModel *model)
{
  return CHANCERY_TYPE_IMPORT_ITEM;
}

static guint
list_get_n_items (GListModel *model)
{
  return CHANCERY_IMPORT_MODEL (model)->n_items;
}

static gpointer
list_get_item (GListModel *model, guint position)
{
  ChanceryImportModel *self = CHANCERY_IMPORT_MODEL (model);
  ChanceryImportItem *item;

  if (position >= self->n_items)
    return NULL;
  item = ensure_item (self, position);
  if (item->conflict == NULL && item->entry == NULL)
    {
      g_hash_table_add (self->wanted, GUINT_TO_POINTER (position / PAGE));
      if (self->source == 0)
        self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, ask_cb, self, NULL);
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
chancery_import_model_dispose (GObject *object)
{
  ChanceryImportModel *self = CHANCERY_IMPORT_MODEL (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (chancery_import_model_parent_class)->dispose (object);
}

static void
chancery_import_model_finalize (GObject *object)
{
  ChanceryImportModel *self = CHANCERY_IMPORT_MODEL (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->records, g_array_unref);
  g_free (self->decisions);
  g_hash_table_unref (self->items);
  g_hash_table_unref (self->asked);
  g_hash_table_unref (self->wanted);

  G_OBJECT_CLASS (chancery_import_model_parent_class)->finalize (object);
}

static void
chancery_import_model_class_init (ChanceryImportModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = chancery_import_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = chancery_import_model_finalize;

  signals[DECIDED] = g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
chancery_import_model_init (ChanceryImportModel *self)
{
  self->items = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->asked = g_hash_table_new (NULL, NULL);
  self->wanted = g_hash_table_new (NULL, NULL);
  self->cancellable = g_cancellable_new ();
}

ChanceryImportModel *
chancery_import_model_new (ChanceryRegistry *registry, ChanceryImportPart part, guint n_items)
{
  ChanceryImportModel *self;

  g_return_val_if_fail (CHANCERY_IS_REGISTRY (registry), NULL);

  self = g_object_new (CHANCERY_TYPE_IMPORT_MODEL, NULL);
  self->registry = g_object_ref (registry);
  self->part = part;
  self->n_items = n_items;
  return self;
}

ChanceryImportModel *
chancery_import_model_new_clashes (ChanceryRegistry *registry, GArray *records)
{
  ChanceryImportModel *self;

  g_return_val_if_fail (records != NULL, NULL);

  self = chancery_import_model_new (registry, CHANCERY_IMPORT_NEW, records->len);
  self->clashes = TRUE;
  self->records = g_array_ref (records);
  self->decisions = g_new0 (guint8, records->len);
  self->n_open = records->len;
  return self;
}

static gint64
record_at (ChanceryImportModel *self, guint position)
{
  return g_array_index (self->records, gint64, position);
}

static void
decide_one (ChanceryImportModel *self, guint position, ChanceryDecision decision)
{
  ChanceryImportItem *item = g_hash_table_lookup (self->items, GUINT_TO_POINTER (position));

  if (self->decisions[position] == CHANCERY_DECISION_OPEN)
    self->n_open--;
  self->decisions[position] = decision;
  if (item == NULL || item->decision == decision)
    return;
  item->decision = decision;
  g_signal_emit (item, item_signals[CHANGED], 0);
}

void
chancery_import_model_decide (ChanceryImportModel *self,
                              guint position,
                              gboolean take,
                              gboolean whole)
{
  guint first = position;
  guint end = position + 1;

  g_return_if_fail (CHANCERY_IS_IMPORT_MODEL (self));
  g_return_if_fail (self->decisions != NULL && position < self->n_items);

  while (whole && first > 0 && record_at (self, first - 1) == record_at (self, position))
    first--;
  while (whole && end < self->n_items && record_at (self, end) == record_at (self, position))
    end++;
  for (guint i = first; i < end; i++)
    decide_one (self, i, take ? CHANCERY_DECISION_THEIRS : CHANCERY_DECISION_HERE);
  g_signal_emit (self, signals[DECIDED], 0);
}

guint
chancery_import_model_get_n_open (ChanceryImportModel *self)
{
  g_return_val_if_fail (CHANCERY_IS_IMPORT_MODEL (self), 0);
  return self->n_open;
}

guint
chancery_import_model_find_open (ChanceryImportModel *self)
{
  guint position = 0;

  g_return_val_if_fail (CHANCERY_IS_IMPORT_MODEL (self), 0);

  while (self->n_open > 0 && self->decisions[position] != CHANCERY_DECISION_OPEN)
    position++;
  return self->n_open > 0 ? position : self->n_items;
}

GArray *
chancery_import_model_dup_taken (ChanceryImportModel *self)
{
  GArray *taken;

  g_return_val_if_fail (CHANCERY_IS_IMPORT_MODEL (self), NULL);

  taken = g_array_new (FALSE, FALSE, sizeof (guint64));
  for (guint64 i = 0; self->decisions != NULL && i < self->n_items; i++)
    if (self->decisions[i] == CHANCERY_DECISION_THEIRS)
      g_array_append_val (taken, i);
  return taken;
}
