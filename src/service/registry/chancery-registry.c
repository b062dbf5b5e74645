/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The life of an open registry: three workers, their connections, what is kept in memory, and the
 * news of changes.  Reading, searching and writing stand in chancery-registry-….c beside this. */

#include "config.h"

#include "chancery-registry.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "chancery-registry-private.h"
#include "chancery-text-taker.h"

#define POLL_MILLISECONDS 250
/* Who has not written for so long is likely to read or to type. */
#define REST_MILLISECONDS 1000

struct _ChanceryRegistry
{
  GObject parent_instance;

  ChanceryWorker *workers[CHANCERY_N_WORKERS];
  char *path;
  char *name;
  gboolean read_only;
  char *read_only_reason;
  GHashTable *settings;
  GHashTable *patterns;
  char *own_party_name;
  ChanceryWorkingDays *working_days;
  gint64 head;
  ChanceryActStack *undo;
  ChanceryActStack *redo;
  ChanceryTextTaker *text_taker;
  guint n_writing;
  guint n_working;
  /* Why the stack begins where it does; static. */
  const char *undo_end;
};

enum
{
  PROP_0,
  PROP_PATH,
  PROP_NAME,
  PROP_READ_ONLY,
  PROP_READ_ONLY_REASON,
  PROP_DESK_DAY,
  PROP_IS_EXAMPLE,
  PROP_OWN_PARTY,
  PROP_OWN_PARTY_NAME,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  N_PROPS,
};

enum
{
  CHANGED,
  SETTLED,
  WORKING,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryRegistry, chancery_registry, G_TYPE_OBJECT)

static void
notify_undo (ChanceryRegistry *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
}

static const char *
say_end (const ChanceryNews *news)
{
  if (news->group == 0)
    return NULL;
  return news->registers
             ? _ ("Registering is not taken back: a number was given. V makes the record void.")
             : _ ("Making void is not taken back: the number stays in the register as void.");
}

static void
note_act (ChanceryRegistry *self, const ChanceryNews *news)
{
  switch (news->kind)
    {
    case CHANCERY_NEWS_ACT:
      /* What cannot be taken back stands between now and what was before it. */
      if (!news->can_undo)
        {
          chancery_act_stack_clear (self->undo);
          self->undo_end = say_end (news);
        }
      else
        chancery_act_stack_push (self->undo, news->group, news->batch, NULL);
      chancery_act_stack_clear (self->redo);
      break;
    case CHANCERY_NEWS_UNDO:
      chancery_act_stack_pop (self->undo);
      chancery_act_stack_push (self->redo, news->group, news->batch, news->words);
      break;
    case CHANCERY_NEWS_TAKEN_BACK:
      chancery_act_stack_forget_batch (self->undo, news->batch);
      chancery_act_stack_clear (self->redo);
      chancery_act_stack_push (self->redo, news->group, news->batch, news->words);
      break;
    case CHANCERY_NEWS_REDO:
      chancery_act_stack_pop (self->redo);
      chancery_act_stack_push (self->undo, news->group, news->batch, news->words);
      break;
    case CHANCERY_NEWS_OTHERS:
    case CHANCERY_NEWS_PROFILE:
    default:
      return;
    }
  notify_undo (self);
}

static void
start_workers (ChanceryRegistry *self)
{
  static const char *const names[CHANCERY_N_WORKERS] = {
    [CHANCERY_WORKER_WRITER] = "writer",
    [CHANCERY_WORKER_SEARCHER] = "searcher",
    [CHANCERY_WORKER_FETCHER] = "fetcher",
    [CHANCERY_WORKER_EXPORTER] = "exporter",
  };

  for (guint i = 0; i < CHANCERY_N_WORKERS; i++)
    self->workers[i] =
        chancery_worker_new (names[i], chancery_connection_new (self), chancery_connection_free);
}

static void
stop_workers (ChanceryRegistry *self, gboolean drop)
{
  chancery_text_taker_stop (self->text_taker);
  /* The writer last: it may still have to finish. */
  for (guint i = CHANCERY_N_WORKERS; i > 0; i--)
    if (self->workers[i - 1] != NULL)
      chancery_worker_free (g_steal_pointer (&self->workers[i - 1]), drop && i > 1);
}

static void
update_name (ChanceryRegistry *self)
{
  const char *desk = chancery_registry_get_setting (self, CHANCERY_SETTING_DESK);
  char *name = NULL;

  if (desk != NULL && *desk != '\0')
    name = g_strdup (desk);
  else if (self->path != NULL)
    {
      name = g_path_get_basename (self->path);
      if (g_str_has_suffix (name, ".chancery"))
        name[strlen (name) - strlen (".chancery")] = '\0';
    }
  g_free (self->name);
  self->name = name;
}

static void
notify_everything (ChanceryRegistry *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_0 + 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
take_profile (ChanceryRegistry *self, ChanceryNews *news)
{
  if (news->path != NULL)
    {
      g_free (self->path);
      self->path = g_steal_pointer (&news->path);
      self->read_only = news->read_only;
      g_free (self->read_only_reason);
      self->read_only_reason = g_steal_pointer (&news->read_only_reason);
      self->head = news->head;
    }
  g_hash_table_unref (self->settings);
  self->settings = g_steal_pointer (&news->settings);
  g_clear_pointer (&self->patterns, g_hash_table_unref);
  self->patterns = g_steal_pointer (&news->patterns);
  g_free (self->own_party_name);
  self->own_party_name = g_steal_pointer (&news->own_party_name);
  g_clear_pointer (&self->working_days, chancery_working_days_unref);
  self->working_days = g_steal_pointer (&news->working_days);
  update_name (self);
  notify_everything (self);
}

void
chancery_registry_take_news (ChanceryRegistry *self, ChanceryNews *news)
{
  if (news->kind == CHANCERY_NEWS_PROFILE)
    take_profile (self, news);
  if (news->group != 0 || news->batch != 0)
    note_act (self, news);
  if (news->brings_papers)
    chancery_text_taker_wake (self->text_taker);

  /* The writer and the poll of the searcher both see our own writes. */
  if (news->head <= self->head)
    return;
  self->head = news->head;
  g_signal_emit (self, signals[CHANGED], 0, news->ids != NULL ? news->ids->pdata : NULL);
}

ChanceryWorker *
chancery_registry_get_worker (ChanceryRegistry *self, ChanceryWorkerId worker)
{
  return self->workers[worker];
}

ChanceryTextTaker *
chancery_registry_get_text_taker (ChanceryRegistry *self)
{
  return self->text_taker;
}

/* Whoever is told of an act may ask for the next in that moment. */
static void
completed_cb (GTask *task, GParamSpec *pspec, ChanceryRegistry *self)
{
  if (--self->n_writing == 0)
    g_signal_emit (self, signals[SETTLED], 0);
}

void
chancery_registry_watch_writing (ChanceryRegistry *self, GTask *task)
{
  self->n_writing++;
  g_signal_connect (task, "notify::completed", G_CALLBACK (completed_cb), self);
}

static void
worked_cb (GTask *task, GParamSpec *pspec, ChanceryRegistry *self)
{
  if (--self->n_working == 0)
    g_signal_emit (self, signals[WORKING], 0, FALSE);
}

void
chancery_registry_watch_work (ChanceryRegistry *self, GTask *task)
{
  g_signal_connect (task, "notify::completed", G_CALLBACK (worked_cb), self);
  if (++self->n_working == 1)
    g_signal_emit (self, signals[WORKING], 0, TRUE);
}

static void open_other (ChanceryRegistry *self, GTask *task, ChanceryWorkerId worker);

static void
other_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ChanceryRegistry *self = CHANCERY_REGISTRY (source);
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  ChanceryNews *news = g_task_propagate_pointer (G_TASK (result), &error);

  if (news == NULL)
    {
      stop_workers (self, TRUE);
      g_task_return_error (task, error);
      return;
    }
  if (g_task_get_source_tag (G_TASK (result)) == GUINT_TO_POINTER (CHANCERY_WORKER_FETCHER))
    {
      chancery_news_free (news);
      open_other (self, g_steal_pointer (&task), CHANCERY_WORKER_SEARCHER);
      return;
    }
  chancery_news_free (news);
  chancery_worker_set_tick (self->workers[CHANCERY_WORKER_SEARCHER], POLL_MILLISECONDS,
                            chancery_connection_poll);
  take_profile (self, g_task_get_task_data (task));
  if (!self->read_only)
    chancery_worker_set_tick (self->workers[CHANCERY_WORKER_WRITER], REST_MILLISECONDS,
                              chancery_connection_rest);
  chancery_text_taker_wake (self->text_taker);
  g_task_return_boolean (task, TRUE);
}

static void
open_other (ChanceryRegistry *self, GTask *task, ChanceryWorkerId worker)
{
  ChanceryNews *news = g_task_get_task_data (task);
  ChanceryCall *call = chancery_call_new (self);

  call->id = g_strdup (news->path);
  call->number = CHANCERY_REGISTRY_READ_ONLY;
  call->flag = TRUE;
  chancery_registry_push (self, worker, call, chancery_connection_open_job,
                          GUINT_TO_POINTER (worker), g_task_get_cancellable (task), other_opened_cb,
                          task);
}

static void
writer_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ChanceryRegistry *self = CHANCERY_REGISTRY (source);
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  ChanceryNews *news = g_task_propagate_pointer (G_TASK (result), &error);

  if (news == NULL)
    {
      stop_workers (self, TRUE);
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, news, (GDestroyNotify)chancery_news_free);
  open_other (self, g_steal_pointer (&task), CHANCERY_WORKER_FETCHER);
}

static void
chancery_registry_dispose (GObject *object)
{
  ChanceryRegistry *self = CHANCERY_REGISTRY (object);

  stop_workers (self, TRUE);

  G_OBJECT_CLASS (chancery_registry_parent_class)->dispose (object);
}

static void
chancery_registry_finalize (GObject *object)
{
  ChanceryRegistry *self = CHANCERY_REGISTRY (object);

  g_free (self->path);
  g_free (self->name);
  g_free (self->read_only_reason);
  g_free (self->own_party_name);
  g_clear_pointer (&self->working_days, chancery_working_days_unref);
  g_hash_table_unref (self->settings);
  g_clear_pointer (&self->patterns, g_hash_table_unref);
  chancery_act_stack_free (self->undo);
  chancery_act_stack_free (self->redo);
  chancery_text_taker_free (self->text_taker);

  G_OBJECT_CLASS (chancery_registry_parent_class)->finalize (object);
}

static void
chancery_registry_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  ChanceryRegistry *self = CHANCERY_REGISTRY (object);

  switch (id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->read_only);
      break;
    case PROP_READ_ONLY_REASON:
      g_value_set_string (value, self->read_only_reason);
      break;
    case PROP_DESK_DAY:
      g_value_set_int64 (value, chancery_registry_get_desk_day (self));
      break;
    case PROP_IS_EXAMPLE:
      g_value_set_boolean (value, chancery_registry_is_example (self));
      break;
    case PROP_OWN_PARTY:
      g_value_set_string (value, chancery_registry_get_own_party (self));
      break;
    case PROP_OWN_PARTY_NAME:
      g_value_set_string (value, self->own_party_name);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, chancery_act_stack_peek (self->undo) != NULL);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, chancery_act_stack_peek (self->redo) != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_READ_ONLY_REASON] =
      g_param_spec_string ("read-only-reason", NULL, NULL, NULL, flags);
  properties[PROP_DESK_DAY] =
      g_param_spec_int64 ("desk-day", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_IS_EXAMPLE] = g_param_spec_boolean ("is-example", NULL, NULL, FALSE, flags);
  properties[PROP_OWN_PARTY] = g_param_spec_string ("own-party", NULL, NULL, NULL, flags);
  properties[PROP_OWN_PARTY_NAME] = g_param_spec_string ("own-party-name", NULL, NULL, NULL, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
chancery_registry_class_init (ChanceryRegistryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = chancery_registry_dispose;
  object_class->finalize = chancery_registry_finalize;
  object_class->get_property = chancery_registry_get_property;
  install_properties (object_class);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[WORKING] = g_signal_new ("working", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
chancery_registry_init (ChanceryRegistry *self)
{
  self->settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->undo = chancery_act_stack_new ();
  self->redo = chancery_act_stack_new ();
  self->text_taker = chancery_text_taker_new (self);
  self->own_party_name = g_strdup ("");
}

ChanceryRegistry *
chancery_registry_new (void)
{
  return g_object_new (CHANCERY_TYPE_REGISTRY, NULL);
}

void
chancery_registry_open_async (ChanceryRegistry *self,
                              const char *path,
                              ChanceryRegistryOpenFlags flags,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (path != NULL);
  g_return_if_fail (self->workers[CHANCERY_WORKER_WRITER] == NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, chancery_registry_open_async);
  start_workers (self);
  call = chancery_call_new (self);
  call->id = g_strdup (path);
  call->number = flags;
  chancery_registry_push (self, CHANCERY_WORKER_WRITER, call, chancery_connection_open_job, NULL,
                          cancellable, writer_opened_cb, task);
}

gboolean
chancery_registry_open_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
chancery_registry_is_settled (ChanceryRegistry *self)
{
  g_return_val_if_fail (CHANCERY_IS_REGISTRY (self), TRUE);
  return self->n_writing == 0;
}

gboolean
chancery_registry_is_working (ChanceryRegistry *self)
{
  g_return_val_if_fail (CHANCERY_IS_REGISTRY (self), FALSE);
  return self->n_working > 0;
}

static void
settle_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  g_task_return_boolean (task, TRUE);
}

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ChanceryRegistry *self = CHANCERY_REGISTRY (source);
  g_autoptr (GTask) task = user_data;

  stop_workers (self, TRUE);
  g_clear_pointer (&self->path, g_free);
  chancery_act_stack_clear (self->undo);
  chancery_act_stack_clear (self->redo);
  self->undo_end = NULL;
  notify_everything (self);
  g_task_return_boolean (task, TRUE);
}

void
chancery_registry_close_async (ChanceryRegistry *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, chancery_registry_close_async);
  chancery_registry_push (self, CHANCERY_WORKER_WRITER, chancery_call_new (self), settle_job, NULL,
                          NULL, settled_cb, task);
}

gboolean
chancery_registry_close_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

const char *
chancery_registry_get_path (ChanceryRegistry *self)
{
  g_return_val_if_fail (CHANCERY_IS_REGISTRY (self), NULL);
  return self->path;
}

const char *
chancery_registry_get_name (ChanceryRegistry *self)
{
  g_return_val_if_fail (CHANCERY_IS_REGISTRY (self), NULL);
  return self->name;
}

gboolean
chancery_registry_is_read_only (ChanceryRegistry *self)
{
  g_return_val_if_fail (CHANCERY_IS_REGISTRY (self), TRUE);
  return self->read_only;
}

const char *
chancery_registry_get_read_only_reason (ChanceryRegistry *self)
{
  g_return_val_if_fail (CHANCERY_IS_REGISTRY (self), NULL);
  return self->read_only_reason;
}

ChanceryDay
chancery_registry_get_desk_day (ChanceryRegistry *self)
{
  const char *iso = chancery_registry_get_setting (self, CHANCERY_SETTING_DESK_DAY);
  ChanceryDay day;

  if (iso != NULL && chancery_day_from_iso (iso, &day))
    return day;
  return chancery_day_today ();
}

gboolean
chancery_registry_has_own_day (ChanceryRegistry *self)
{
  return chancery_registry_get_setting (self, CHANCERY_SETTING_DESK_DAY) != NULL;
}

char *
chancery_registry_dup_example_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "chancery", "example.chancery", NULL);
}

gboolean
chancery_registry_is_example (ChanceryRegistry *self)
{
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *example = NULL;
  char *resolved;

  if (!chancery_registry_has_own_day (self) || self->path == NULL)
    return FALSE;
  path = chancery_registry_dup_example_path ();
  folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  /* A registry that is open has the links in the way to its folder resolved. */
  resolved = realpath (folder, NULL);
  if (resolved == NULL)
    return FALSE;
  example = g_build_filename (resolved, name, NULL);
  free (resolved);
  return strcmp (self->path, example) == 0;
}

const char *
chancery_registry_get_own_party (ChanceryRegistry *self)
{
  return chancery_registry_get_setting (self, CHANCERY_SETTING_OWN_PARTY);
}

const char *
chancery_registry_get_own_party_name (ChanceryRegistry *self)
{
  g_return_val_if_fail (CHANCERY_IS_REGISTRY (self), "");
  return self->own_party_name;
}

const char *
chancery_registry_get_setting (ChanceryRegistry *self, const char *key)
{
  g_return_val_if_fail (CHANCERY_IS_REGISTRY (self), NULL);
  return g_hash_table_lookup (self->settings, key);
}

const ChanceryWorkingDays *
chancery_registry_get_working_days (ChanceryRegistry *self)
{
  g_return_val_if_fail (CHANCERY_IS_REGISTRY (self), NULL);
  return self->working_days;
}

const char *
chancery_registry_get_register_pattern (ChanceryRegistry *self, const char *kind)
{
  g_return_val_if_fail (CHANCERY_IS_REGISTRY (self), NULL);
  return self->patterns != NULL ? g_hash_table_lookup (self->patterns, kind) : NULL;
}

gboolean
chancery_registry_can_undo (ChanceryRegistry *self)
{
  g_return_val_if_fail (CHANCERY_IS_REGISTRY (self), FALSE);
  return chancery_act_stack_peek (self->undo) != NULL;
}

gboolean
chancery_registry_can_redo (ChanceryRegistry *self)
{
  g_return_val_if_fail (CHANCERY_IS_REGISTRY (self), FALSE);
  return chancery_act_stack_peek (self->redo) != NULL;
}

const ChanceryTurn *
chancery_registry_peek_undo (ChanceryRegistry *self)
{
  return chancery_act_stack_peek (self->undo);
}

const ChanceryTurn *
chancery_registry_peek_redo (ChanceryRegistry *self)
{
  return chancery_act_stack_peek (self->redo);
}

const char *
chancery_registry_get_undo_end (ChanceryRegistry *self)
{
  g_return_val_if_fail (CHANCERY_IS_REGISTRY (self), NULL);
  return chancery_act_stack_peek (self->undo) == NULL ? self->undo_end : NULL;
}

void
chancery_registry_forget_acts (ChanceryRegistry *self)
{
  g_return_if_fail (CHANCERY_IS_REGISTRY (self));

  chancery_act_stack_clear (self->undo);
  chancery_act_stack_clear (self->redo);
  self->undo_end = NULL;
  notify_undo (self);
}
