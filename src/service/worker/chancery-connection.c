/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A worker's connection to the registry: how it is opened, and how news of what was committed
 * through it, or by somebody else, comes to the main thread. */

#include "config.h"

#include "chancery-day.h"
#include "chancery-facet-columns.h"
#include "chancery-history.h"
#include "chancery-query.h"
#include "chancery-records.h"
#include "chancery-registers.h"
#include "chancery-registry-private.h"
#include "chancery-search.h"
#include "chancery-settings.h"

#include <string.h>

/* More changed records than this are told as “everything”. */
#define IDS_TOLD 256
/* So long what a list is narrowed by stays in memory. */
#define KEEP_FACETS (2 * G_TIME_SPAN_MINUTE)

void
chancery_news_free (ChanceryNews *self)
{
  g_free (self->words);
  g_free (self->path);
  g_free (self->read_only_reason);
  g_clear_pointer (&self->settings, g_hash_table_unref);
  g_clear_pointer (&self->patterns, g_hash_table_unref);
  g_free (self->own_party_name);
  g_clear_pointer (&self->working_days, chancery_working_days_unref);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryNews, chancery_news_free)

/* On its way to the main thread, together with where it goes. */
typedef struct
{
  GWeakRef *registry;
  ChanceryNews *news;
} Letter;

static void
clear_weak_ref (gpointer data)
{
  g_weak_ref_clear (data);
}

static void
letter_free (gpointer data)
{
  Letter *letter = data;

  g_atomic_rc_box_release_full (letter->registry, clear_weak_ref);
  chancery_news_free (letter->news);
  g_free (letter);
}

static gboolean
deliver_cb (gpointer data)
{
  Letter *letter = data;
  g_autoptr (ChanceryRegistry) registry = g_weak_ref_get (letter->registry);

  if (registry != NULL)
    chancery_registry_take_news (registry, letter->news);
  return G_SOURCE_REMOVE;
}

static void
send (ChanceryConnection *connection, ChanceryNews *news)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Letter *letter = g_new0 (Letter, 1);

  /* A reference taken here could turn out to be the last one, on the wrong thread. */
  letter->registry = g_atomic_rc_box_acquire (connection->registry);
  letter->news = news;

  /* The same priority as the answer of a task, and so always ahead of it. */
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_cb, letter, letter_free);
  g_source_attach (source, NULL);
}

/* The ids that changed after the last time, NULL for too many to tell one by one. */
static GPtrArray *
changed_ids (ChanceryConnection *connection, gint64 *head)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) ids = NULL;

  *head = chancery_history_get_head (connection->db);
  rows = chancery_history_list_since (connection->db, connection->head, IDS_TOLD, NULL);
  connection->head = *head;
  if (rows == NULL || rows->len >= IDS_TOLD)
    return NULL;

  ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < rows->len; i++)
    {
      const ChanceryHistoryRow *row = g_ptr_array_index (rows, i);

      if (row->record != NULL)
        g_ptr_array_add (ids, g_strdup (row->record));
    }
  g_ptr_array_add (ids, NULL);
  return g_steal_pointer (&ids);
}

static ChanceryNews *
news_new (ChanceryConnection *connection, ChanceryNewsKind kind)
{
  ChanceryNews *news = g_new0 (ChanceryNews, 1);

  news->kind = kind;
  news->ids = changed_ids (connection, &news->head);
  return news;
}

void
chancery_connection_tell_act (ChanceryConnection *connection, ChanceryNewsKind kind, gint64 group)
{
  ChanceryNews *news = news_new (connection, kind);

  news->group = group;
  news->can_undo = group > 0 && chancery_history_can_undo (connection->db, group);
  news->registers = group > 0 && chancery_history_is_registering (connection->db, group);
  news->brings_papers = connection->brings_papers;
  connection->brings_papers = FALSE;
  send (connection, news);
}

void
chancery_connection_tell_turn (ChanceryConnection *connection,
                               ChanceryNewsKind kind,
                               const ChanceryTurn *turn)
{
  ChanceryNews *news = news_new (connection, kind);

  news->group = turn->group;
  news->batch = turn->batch;
  news->brings_papers = turn->batch != 0;
  news->words = g_strdup (turn->words);
  news->can_undo = TRUE;
  send (connection, news);
}

/* All settings in one text, so that two states can be told apart. */
static char *
profile_of (GHashTable *settings)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (settings), (GCompareFunc)strcmp);

  for (GList *key = keys; key != NULL; key = key->next)
    g_string_append_printf (text, "%s=%s\n", (const char *)key->data,
                            (const char *)g_hash_table_lookup (settings, key->data));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Settings are in no history: whether somebody set one is seen from what they are. */
static void
poll_profile (ChanceryConnection *connection)
{
  g_autoptr (GHashTable) settings = chancery_settings_list (connection->db, NULL);
  g_autofree char *profile = settings != NULL ? profile_of (settings) : NULL;

  if (profile == NULL || g_strcmp0 (profile, connection->profile) == 0)
    return;
  g_free (connection->profile);
  connection->profile = g_steal_pointer (&profile);
  chancery_connection_tell_profile (connection);
}

void
chancery_connection_poll (gpointer state)
{
  ChanceryConnection *connection = state;
  gint64 data_version;

  if (connection->db == NULL)
    return;
  data_version = chancery_db_get_data_version (connection->db);
  chancery_facet_columns_forget (connection->db, KEEP_FACETS);
  if (data_version == connection->data_version)
    return;
  connection->data_version = data_version;
  if (chancery_history_get_head (connection->db) != connection->head)
    send (connection, news_new (connection, CHANCERY_NEWS_OTHERS));
  poll_profile (connection);
}

void
chancery_connection_rest (gpointer state)
{
  ChanceryConnection *connection = state;

  if (connection->db != NULL)
    chancery_db_rest (connection->db);
}

ChanceryConnection *
chancery_connection_new (ChanceryRegistry *registry)
{
  ChanceryConnection *connection = g_new0 (ChanceryConnection, 1);

  connection->registry = g_atomic_rc_box_new0 (GWeakRef);
  g_weak_ref_init (connection->registry, registry);
  return connection;
}

void
chancery_connection_free (gpointer state)
{
  ChanceryConnection *connection = state;

  g_clear_pointer (&connection->import, chancery_import_free);
  g_clear_pointer (&connection->db, chancery_db_free);
  g_free (connection->profile);
  g_atomic_rc_box_release_full (connection->registry, clear_weak_ref);
  g_free (connection);
}

ChanceryDb *
chancery_connection_require_db (ChanceryConnection *connection,
                                const ChanceryCall *call,
                                GError **error)
{
  if (connection->db == NULL)
    connection->db = chancery_db_open (call->id, CHANCERY_DB_READ_ONLY | CHANCERY_DB_QUICK, error);
  return connection->db;
}

gboolean
chancery_connection_may_write (ChanceryConnection *connection,
                               const ChanceryCall *call,
                               GError **error)
{
  const char *path = g_file_peek_path (call->file);

  if (chancery_connection_require_db (connection, call, error) == NULL)
    return FALSE;
  if (path == NULL || !chancery_db_is_own_file (connection->db, path))
    return TRUE;
  g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_EXISTS,
               "“%s” is the registry itself; choose another name", path);
  return FALSE;
}

static ChanceryDb *
open_db (const ChanceryCall *call, GError **error)
{
  const ChanceryRegistryOpenFlags flags = (ChanceryRegistryOpenFlags)call->number;
  ChanceryDbFlags db_flags = CHANCERY_DB_NONE;

  if (flags & CHANCERY_REGISTRY_CREATE)
    return chancery_db_create (call->id, error);
  if (flags & CHANCERY_REGISTRY_READ_ONLY)
    db_flags |= CHANCERY_DB_READ_ONLY;
  if (call->flag)
    db_flags |= CHANCERY_DB_QUICK;
  return chancery_db_open (call->id, db_flags, error);
}

static GHashTable *
read_patterns (ChanceryDb *db)
{
  GHashTable *patterns = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (ChanceryKindId i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get (i);
      char *pattern = chancery_registers_get_pattern (db, kind, NULL);

      if (pattern != NULL)
        g_hash_table_insert (patterns, (gpointer)kind->id, pattern);
    }
  return patterns;
}

static char *
read_own_party_name (ChanceryDb *db, GHashTable *settings)
{
  const char *own_party = g_hash_table_lookup (settings, CHANCERY_SETTING_OWN_PARTY);
  g_autoptr (ChanceryRecord) record = NULL;

  if (own_party == NULL)
    return g_strdup ("");
  record = chancery_records_load (db, own_party, NULL);
  return g_strdup (record != NULL ? chancery_record_get_title (record) : "");
}

/* A registry that came as a file has no profile: whoever made its last act is us. */
static void
guess_own_party (ChanceryDb *db, GHashTable *settings)
{
  g_autoptr (ChanceryQuery) query = NULL;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (ChanceryRecord) act = NULL;
  ChanceryValue *from;

  if (g_hash_table_contains (settings, CHANCERY_SETTING_OWN_PARTY))
    return;
  query = chancery_query_parse ("kind:demarche direction:made", chancery_day_today ());
  rows = chancery_search_page (db, query, NULL, TRUE, 0, 1, NULL);
  if (rows == NULL || rows->len == 0)
    return;
  act = chancery_records_load_row (db, g_array_index (rows, gint64, 0), NULL);
  from = act != NULL ? chancery_record_get (act, "party_from") : NULL;
  if (chancery_value_get_n_items (from) > 0 &&
      chancery_value_get_reference_id (chancery_value_get_item (from, 0)) != NULL)
    g_hash_table_insert (settings, g_strdup (CHANCERY_SETTING_OWN_PARTY),
                         g_strdup (
                             chancery_value_get_reference_id (chancery_value_get_item (from, 0))));
}

static gboolean
read_profile (ChanceryDb *db, ChanceryNews *news, GError **error)
{
  if ((news->settings = chancery_settings_list (db, error)) == NULL)
    return FALSE;
  guess_own_party (db, news->settings);
  news->working_days =
      chancery_working_days_new (g_hash_table_lookup (news->settings, CHANCERY_SETTING_WEEKEND),
                                 g_hash_table_lookup (news->settings, CHANCERY_SETTING_HOLIDAYS));
  news->patterns = read_patterns (db);
  news->own_party_name = read_own_party_name (db, news->settings);
  return TRUE;
}

void
chancery_connection_tell_profile (ChanceryConnection *connection)
{
  g_autoptr (ChanceryNews) news = news_new (connection, CHANCERY_NEWS_PROFILE);

  if (read_profile (connection->db, news, NULL))
    {
      send (connection, g_steal_pointer (&news));
      return;
    }
  /* The next look finds all of it new. */
  g_clear_pointer (&connection->profile, g_free);
  connection->data_version = -1;
}

void
chancery_connection_open_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  g_autoptr (ChanceryNews) news = g_new0 (ChanceryNews, 1);
  g_autoptr (GHashTable) settings = NULL;
  GError *error = NULL;

  /* The first connection has told how the registry is kept; for a second and a third it need not be read, and whose it is
   * not guessed, once more. */
  if ((connection->db = open_db (call, &error)) == NULL ||
      (!call->flag && !read_profile (connection->db, news, &error)))
    {
      g_task_return_error (task, error);
      return;
    }
  news->kind = CHANCERY_NEWS_PROFILE;
  news->path = g_strdup (chancery_db_get_path (connection->db));
  news->read_only = chancery_db_is_read_only (connection->db);
  news->read_only_reason = g_strdup (chancery_db_get_read_only_reason (connection->db));
  news->head = chancery_history_get_head (connection->db);
  connection->head = news->head;
  settings = chancery_settings_list (connection->db, NULL);
  connection->profile = settings != NULL ? profile_of (settings) : NULL;
  connection->data_version = chancery_db_get_data_version (connection->db);
  if (!call->flag)
    chancery_db_set_resting (connection->db);
  g_task_return_pointer (task, g_steal_pointer (&news), (GDestroyNotify)chancery_news_free);
}
