/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-registry-press.h"

#include "chancery-errors.h"
#include "chancery-names.h"
#include "chancery-registry-private.h"
#include "chancery-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The text as it is kept: NFC, line ends of one kind, nothing but blanks cut off. */
static char *
prepare (const char *pasted, GError **error)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *normal = NULL;

  if (strlen (pasted) > CHANCERY_PRESS_TEXT_MAX)
    {
      g_set_error_literal (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                           _ ("This text is longer than a megabyte. Paste the passage that you "
                              "need."));
      return NULL;
    }
  if ((normal = chancery_text_normalize (pasted, -1, NULL)) == NULL)
    {
      g_set_error_literal (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                           _ ("What was copied is not text."));
      return NULL;
    }
  text = g_string_new (g_strstrip (normal));
  g_string_replace (text, "\r\n", "\n", 0);
  g_string_replace (text, "\r", "\n", 0);
  if (text->len > 0)
    return g_string_free (g_steal_pointer (&text), FALSE);
  g_set_error_literal (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                       _ ("There is no text to paste. Copy the press text first."));
  return NULL;
}

/* Namesakes are told apart before the officer is asked which one is meant. */
static void
tell_apart (ChanceryDb *db, ChanceryPressSession *session)
{
  for (guint i = 0; i < chancery_press_session_get_n (session); i++)
    {
      const ChanceryPressProposal *proposal = chancery_press_session_get (session, i);

      for (guint j = 0; proposal->ambiguous && j < proposal->options->len; j++)
        chancery_names_tell_apart (db,
                                   g_array_index (proposal->options, ChanceryPressOption, j).named);
    }
}

static void
read_press_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  g_autoptr (GPtrArray) kinds = g_ptr_array_new ();
  g_autoptr (ChanceryNameIndex) names = NULL;
  g_autoptr (ChanceryPressText) read = NULL;
  g_autofree char *text = NULL;
  GError *error = NULL;
  ChanceryPressSession *session;

  if ((text = prepare (call->text, &error)) == NULL ||
      (names = chancery_names_index (connection->db, &error)) == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; call->texts[i] != NULL; i++)
    g_ptr_array_add (kinds, (gpointer)chancery_kind_find (call->texts[i]));
  read = chancery_press_text_read (text, call->number, names);
  session = chancery_press_session_new (read, kinds, call->other);
  tell_apart (connection->db, session);
  g_task_return_pointer (task, session, (GDestroyNotify)chancery_press_session_free);
}

void
chancery_registry_read_press_async (ChanceryRegistry *self,
                                    const char *text,
                                    GPtrArray *kinds,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GStrvBuilder) ids = NULL;
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (text != NULL && kinds != NULL);

  ids = g_strv_builder_new ();
  for (guint i = 0; i < kinds->len; i++)
    g_strv_builder_add (ids, ((const ChanceryKind *)g_ptr_array_index (kinds, i))->id);
  call = chancery_call_new (self);
  call->text = g_strdup (text);
  call->texts = g_strv_builder_end (ids);
  call->other = g_strdup (chancery_registry_get_own_party (self));
  call->number = chancery_registry_get_desk_day (self);
  chancery_registry_push (self, CHANCERY_WORKER_FETCHER, call, read_press_job,
                          chancery_registry_read_press_async, cancellable, callback, user_data);
}

ChanceryPressSession *
chancery_registry_read_press_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
