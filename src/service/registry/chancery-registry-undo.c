/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Taking back the last act of this session, and doing it again. */

#include "config.h"

#include "chancery-act-words.h"
#include "chancery-batches.h"
#include "chancery-history.h"
#include "chancery-registry-private.h"

/* An import is taken back and brought in again by its own log; @turn gets the group that did. */
static gboolean
turn_batch (ChanceryDb *db,
            ChanceryTurn *turn,
            gboolean redo,
            const ChanceryAct *act,
            GError **error)
{
  if (redo)
    {
      gboolean done = chancery_batches_restore (db, turn->batch, turn->group, act, error);

      turn->group = 0;
      return done;
    }
  if (!chancery_batches_revert (db, turn->batch, act, error))
    return FALSE;
  turn->group = chancery_db_get_group (db);
  return TRUE;
}

static gboolean
turn_group (ChanceryDb *db, ChanceryTurn *turn, const ChanceryAct *act, GError **error)
{
  turn->group = chancery_history_undo (db, turn->group, act, error);
  return turn->group != 0;
}

static void
turn_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  const ChanceryNewsKind kind = call->flag ? CHANCERY_NEWS_REDO : CHANCERY_NEWS_UNDO;
  const ChanceryAct act = { .who = call->who };
  /* The words first: what was made is gone afterwards. */
  g_autofree char *words = call->text != NULL ? g_strdup (call->text)
                           : call->batch > 0
                               ? chancery_act_words_describe_batch (connection->db, call->batch)
                               : chancery_act_words_describe (connection->db, call->number);
  ChanceryTurn turn = { .group = call->number, .batch = call->batch, .words = words };
  GError *error = NULL;
  gboolean done = turn.batch > 0 ? turn_batch (connection->db, &turn, call->flag, &act, &error)
                                 : turn_group (connection->db, &turn, &act, &error);

  if (!done)
    {
      g_task_return_error (task, error);
      return;
    }
  chancery_connection_tell_turn (connection, kind, &turn);
  g_task_return_pointer (task, g_strdup (words != NULL ? words : ""), g_free);
}

static void
push_turn (ChanceryRegistry *self,
           const ChanceryTurn *turn,
           gboolean redo,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data)
{
  ChanceryCall *call = chancery_call_new (self);

  call->number = turn->group;
  call->batch = turn->batch;
  call->text = g_strdup (turn->words);
  call->flag = redo;
  chancery_registry_push (self, CHANCERY_WORKER_WRITER, call, turn_job,
                          chancery_registry_undo_finish, cancellable, callback, user_data);
}

void
chancery_registry_undo_async (ChanceryRegistry *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (chancery_registry_can_undo (self));
  push_turn (self, chancery_registry_peek_undo (self), FALSE, cancellable, callback, user_data);
}

void
chancery_registry_redo_async (ChanceryRegistry *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (chancery_registry_can_redo (self));
  push_turn (self, chancery_registry_peek_redo (self), TRUE, cancellable, callback, user_data);
}

char *
chancery_registry_undo_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}
