/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-page-loader.h"

#include "chancery-page-changes.h"
#include "chancery-record-page-blocks.h"

/* Microseconds: who asks for another record sooner than this goes on to one further away, and milliseconds after which
 * the last of them is meant. */
#define PASSING 100000
#define REST 80

struct _ChanceryPageLoader
{
  GObject parent_instance;

  ChanceryRegistry *registry;
  /* NULL: it has ended. */
  ChanceryPageLoaderFunc func;
  gpointer user_data;
  char *id;

  gint64 asked;
  guint rest_source;
  GCancellable *cancellable;
  /* What was read last, of which the page may not be made yet. */
  ChanceryDossier *newest;
  /* Linked records, and how many of them are still on their way. */
  GHashTable *others;
  guint n_awaited;
};

G_DEFINE_FINAL_TYPE (ChanceryPageLoader, chancery_page_loader, G_TYPE_OBJECT)

static void
stop (ChanceryPageLoader *self)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->others, g_hash_table_unref);
}

/* Whether nobody waits for what was read. */
static gboolean
is_void (ChanceryPageLoader *self, const GError *error)
{
  return self->func == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
hand_over (ChanceryPageLoader *self)
{
  self->func (chancery_dossier_ref (self->newest), g_steal_pointer (&self->others),
              self->user_data);
}

static void
other_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryPageLoader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryRecord) record =
      chancery_registry_load_finish (CHANCERY_REGISTRY (source), result, &error);

  if (is_void (self, error))
    return;
  if (record != NULL)
    g_hash_table_insert (self->others, g_strdup (chancery_record_get_id (record)),
                         chancery_record_ref (record));
  if (--self->n_awaited == 0)
    hand_over (self);
}

static void
load_others (ChanceryPageLoader *self)
{
  g_autoptr (GPtrArray) ids = chancery_record_page_blocks_list_needed (self->newest);

  self->others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify)chancery_record_unref);
  self->n_awaited = ids->len;
  if (ids->len == 0)
    {
      hand_over (self);
      return;
    }
  for (guint i = 0; i < ids->len; i++)
    chancery_registry_load_async (self->registry, g_ptr_array_index (ids, i), self->cancellable,
                                  other_cb, g_object_ref (self));
}

static void
dossier_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryPageLoader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryDossier) dossier =
      chancery_registry_load_dossier_finish (CHANCERY_REGISTRY (source), result, &error);

  if (is_void (self, error))
    return;
  g_clear_pointer (&self->newest, chancery_dossier_unref);
  self->newest = g_steal_pointer (&dossier);
  if (self->newest != NULL)
    load_others (self);
  else
    self->func (NULL, NULL, self->user_data);
}

static gboolean
rest_cb (gpointer data)
{
  ChanceryPageLoader *self = data;

  self->rest_source = 0;
  chancery_page_loader_load (self);
  return G_SOURCE_REMOVE;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryPageLoader) self = user_data;
  g_autoptr (ChanceryDossier) dossier =
      chancery_registry_load_dossier_finish (CHANCERY_REGISTRY (source), result, NULL);

  if (self->func == NULL || dossier == NULL || self->newest == NULL)
    return;
  if (g_strcmp0 (chancery_record_get_id (chancery_dossier_get_record (dossier)), self->id) == 0 &&
      chancery_page_changes_lead_here (self->newest, dossier))
    chancery_page_loader_load (self);
}

/* What is new elsewhere may lead here from now on, as a case file that it was put into: nothing on the page tells.
 * The page is made anew only if it does. */
static void
look (ChanceryPageLoader *self)
{
  chancery_registry_load_dossier_async (self->registry, self->id, NULL, looked_cb,
                                        g_object_ref (self));
}

static gboolean
is_case_file (ChanceryPageLoader *self)
{
  return self->newest != NULL &&
         chancery_kind_has_flag (chancery_record_get_kind (
                                     chancery_dossier_get_record (self->newest)),
                                 CHANCERY_KIND_FILES);
}

static void
changed_cb (ChanceryRegistry *registry, const char *const *ids, ChanceryPageLoader *self)
{
  /* What waits is read afterwards. */
  if (self->func == NULL || self->id == NULL || self->rest_source != 0)
    return;
  if (ids == NULL || chancery_page_changes_concern (self->newest, self->id, ids))
    chancery_page_loader_load (self);
  /* A case file is put into no other, and reading a large one takes its time. */
  else if (!is_case_file (self))
    look (self);
}

static void
chancery_page_loader_dispose (GObject *object)
{
  ChanceryPageLoader *self = CHANCERY_PAGE_LOADER (object);

  chancery_page_loader_end (self);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (chancery_page_loader_parent_class)->dispose (object);
}

static void
chancery_page_loader_finalize (GObject *object)
{
  ChanceryPageLoader *self = CHANCERY_PAGE_LOADER (object);

  g_free (self->id);
  g_clear_pointer (&self->newest, chancery_dossier_unref);

  G_OBJECT_CLASS (chancery_page_loader_parent_class)->finalize (object);
}

static void
chancery_page_loader_class_init (ChanceryPageLoaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = chancery_page_loader_dispose;
  object_class->finalize = chancery_page_loader_finalize;
}

static void
chancery_page_loader_init (ChanceryPageLoader *self)
{
}

ChanceryPageLoader *
chancery_page_loader_new (ChanceryRegistry *registry,
                          ChanceryPageLoaderFunc func,
                          gpointer user_data)
{
  ChanceryPageLoader *self;

  g_return_val_if_fail (CHANCERY_IS_REGISTRY (registry), NULL);
  g_return_val_if_fail (func != NULL, NULL);

  self = g_object_new (CHANCERY_TYPE_PAGE_LOADER, NULL);
  self->registry = g_object_ref (registry);
  self->func = func;
  self->user_data = user_data;
  g_signal_connect_object (registry, "changed", G_CALLBACK (changed_cb), self, 0);
  return self;
}

const char *
chancery_page_loader_get_id (ChanceryPageLoader *self)
{
  g_return_val_if_fail (CHANCERY_IS_PAGE_LOADER (self), NULL);

  return self->id;
}

void
chancery_page_loader_turn (ChanceryPageLoader *self, const char *id)
{
  g_autofree char *before = NULL;
  gint64 now = g_get_monotonic_time ();
  gboolean passing;

  g_return_if_fail (CHANCERY_IS_PAGE_LOADER (self));

  stop (self);
  g_clear_pointer (&self->newest, chancery_dossier_unref);
  before = self->id;
  self->id = g_strdup (id);
  if (id == NULL)
    return;
  passing = now - self->asked < PASSING;
  self->asked = now;
  if (passing)
    self->rest_source = g_timeout_add (REST, rest_cb, self);
  else
    chancery_page_loader_load (self);
}

void
chancery_page_loader_load (ChanceryPageLoader *self)
{
  g_return_if_fail (CHANCERY_IS_PAGE_LOADER (self));

  stop (self);
  if (self->id == NULL || self->func == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  chancery_registry_load_dossier_async (self->registry, self->id, self->cancellable, dossier_cb,
                                        g_object_ref (self));
}

void
chancery_page_loader_hurry (ChanceryPageLoader *self)
{
  g_return_if_fail (CHANCERY_IS_PAGE_LOADER (self));

  if (self->rest_source != 0)
    chancery_page_loader_load (self);
}

void
chancery_page_loader_end (ChanceryPageLoader *self)
{
  g_return_if_fail (CHANCERY_IS_PAGE_LOADER (self));

  stop (self);
  self->func = NULL;
}
