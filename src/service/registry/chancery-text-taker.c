/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-text-taker.h"

#include "chancery-attachment-text.h"
#include "chancery-attachments.h"
#include "chancery-registry-private.h"

struct _ChanceryTextTaker
{
  ChanceryRegistry *registry;
  /* Of the round that is under way, NULL between two. */
  GCancellable *cancellable;
  gint64 after;
  gboolean again;
  guint n_kept;
};

/* What goes from one worker to the next. */
typedef struct
{
  gint64 id;
  char *sha256;
  char *name;
  char *media_type;
  char *text;
} Content;

static void begin (ChanceryTextTaker *self);

static void
content_free (gpointer data)
{
  Content *content = data;

  if (content == NULL)
    return;
  g_free (content->sha256);
  g_free (content->name);
  g_free (content->media_type);
  g_free (content->text);
  g_free (content);
}

static ChanceryCall *
call_with (ChanceryTextTaker *self, Content *content)
{
  ChanceryCall *call = chancery_call_new (self->registry);

  call->id = g_strdup (chancery_registry_get_path (self->registry));
  call->number = self->after;
  call->other_data = content;
  call->free_other_data = content_free;
  return call;
}

/* ---- on the workers ---- */

static void
find_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) unread =
      chancery_attachments_list_unread (connection->db, NULL, call->number, 1, &error);
  Content *content = NULL;

  if (unread != NULL && unread->len > 0)
    {
      const ChanceryUnreadContent *found = unread->pdata[0];

      content = g_new0 (Content, 1);
      content->id = found->id;
      content->sha256 = g_strdup (found->sha256);
      content->name = g_strdup (found->name);
      content->media_type = g_strdup (found->media_type);
    }
  chancery_call_answer (task, content, content_free, error);
}

static void
read_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  Content *content = g_steal_pointer (&call->other_data);
  GError *error = NULL;

  if (chancery_connection_require_db (connection, call, &error) != NULL)
    content->text = chancery_attachment_text_load (connection->db, content->sha256, content->name,
                                                   content->media_type,
                                                   g_task_get_cancellable (task), &error);
  /* One that cannot be read now is passed over. */
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_debug ("%.12s… was not read: %s", content->sha256, error->message);
      g_clear_error (&error);
    }
  if (error != NULL)
    g_clear_pointer (&content, content_free);
  chancery_call_answer (task, content, content_free, error);
}

static void
keep_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  const Content *content = call->other_data;
  GError *error = NULL;

  if (chancery_attachments_set_text (connection->db, content->sha256, content->text, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* ---- between them ---- */

static void
end (ChanceryTextTaker *self, GError *error)
{
  gboolean again = self->again && error == NULL;

  if (error != NULL)
    g_debug ("attachments are not read: %s", error->message);
  g_clear_error (&error);
  g_clear_object (&self->cancellable);
  self->again = FALSE;
  /* What is found by what was read is found from now on. */
  if (self->n_kept > 0)
    g_signal_emit_by_name (self->registry, "changed", NULL);
  self->n_kept = 0;
  if (again)
    chancery_text_taker_wake (self);
}

/* A round that was stopped has nobody to tell. */
static gboolean
is_current (ChanceryTextTaker *self, GAsyncResult *result)
{
  return g_task_get_cancellable (G_TASK (result)) == self->cancellable;
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  gboolean kept = g_task_propagate_boolean (G_TASK (result), &error);
  ChanceryTextTaker *self = chancery_registry_get_text_taker (CHANCERY_REGISTRY (source));

  if (!is_current (self, result))
    g_clear_error (&error);
  else if (kept)
    {
      self->n_kept++;
      begin (self);
    }
  else
    end (self, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  Content *content = chancery_call_finish (CHANCERY_REGISTRY (source), result, &error);
  ChanceryTextTaker *self = chancery_registry_get_text_taker (CHANCERY_REGISTRY (source));

  if (!is_current (self, result))
    {
      g_clear_error (&error);
      content_free (content);
    }
  else if (content == NULL)
    end (self, error);
  else if (content->text == NULL)
    {
      content_free (content);
      begin (self);
    }
  else
    chancery_registry_push (self->registry, CHANCERY_WORKER_WRITER, call_with (self, content),
                            keep_job, chancery_text_taker_wake, self->cancellable, kept_cb, NULL);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  Content *content = chancery_call_finish (CHANCERY_REGISTRY (source), result, &error);
  ChanceryTextTaker *self = chancery_registry_get_text_taker (CHANCERY_REGISTRY (source));

  if (!is_current (self, result))
    {
      g_clear_error (&error);
      content_free (content);
    }
  else if (content == NULL)
    end (self, error);
  else
    {
      self->after = content->id;
      chancery_registry_push (self->registry, CHANCERY_WORKER_EXPORTER, call_with (self, content),
                              read_job, chancery_text_taker_wake, self->cancellable, read_cb, NULL);
    }
}

static void
begin (ChanceryTextTaker *self)
{
  chancery_registry_push (self->registry, CHANCERY_WORKER_FETCHER, call_with (self, NULL), find_job,
                          chancery_text_taker_wake, self->cancellable, found_cb, NULL);
}

ChanceryTextTaker *
chancery_text_taker_new (ChanceryRegistry *registry)
{
  ChanceryTextTaker *self = g_new0 (ChanceryTextTaker, 1);

  self->registry = registry;
  return self;
}

void
chancery_text_taker_free (ChanceryTextTaker *self)
{
  if (self == NULL)
    return;
  chancery_text_taker_stop (self);
  g_free (self);
}

void
chancery_text_taker_wake (ChanceryTextTaker *self)
{
  g_return_if_fail (self != NULL);

  if (chancery_registry_is_read_only (self->registry) ||
      chancery_registry_get_worker (self->registry, CHANCERY_WORKER_WRITER) == NULL)
    return;
  self->again = self->cancellable != NULL;
  if (self->again)
    return;
  self->cancellable = g_cancellable_new ();
  self->after = 0;
  begin (self);
}

void
chancery_text_taker_stop (ChanceryTextTaker *self)
{
  g_return_if_fail (self != NULL);

  self->again = FALSE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}
