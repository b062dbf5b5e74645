/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-registry-case.h"

#include <glib/gi18n-lib.h>

#include "chancery-case-parts.h"
#include "chancery-case-rules.h"
#include "chancery-registry-private.h"

/* So many are named in a question; of the rest it tells how many. */
#define MOST_NAMED 3

/* ---- what is still open ---- */

/* “Reply from Kabul”, “Tell the minister” and 2 more */
static char *
list_titles (GPtrArray *matters, ChanceryCaseOpen why)
{
  GString *words = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < matters->len; i++)
    {
      const ChanceryCaseMatter *matter = matters->pdata[i];

      if (matter->why != why || n++ >= MOST_NAMED)
        continue;
      g_string_append (words, words->len > 0 ? ", " : "");
      g_string_append_printf (words, _ ("“%s”"), matter->title);
    }
  if (n > MOST_NAMED)
    {
      g_string_append_c (words, ' ');
      /* Translators: after the titles of a few of them. */
      g_string_append_printf (words, ngettext ("and %u more", "and %u more", n - MOST_NAMED),
                              n - MOST_NAMED);
    }
  return g_string_free (words, FALSE);
}

static char *
phrase_matters (GPtrArray *matters)
{
  /* Translators: %s are titles: “Reply from Kabul”, “Tell the minister”. */
  static const char *const sentences[] = {
    [CHANCERY_CASE_OPEN_DRAFT] = N_ ("Not registered: %s."),
    [CHANCERY_CASE_OPEN_ACTION] = N_ ("Still to be done: %s."),
    [CHANCERY_CASE_OPEN_WATCHED] = N_ ("Still open: %s."),
  };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autofree char *titles = list_titles (matters, (ChanceryCaseOpen)i);
      g_auto (GStrv) parts = g_strsplit (_ (sentences[i]), "%s", 2);
      g_autofree char *sentence = g_strjoinv (titles, parts);

      if (*titles != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", sentence);
    }
  return g_string_free (words, FALSE);
}

static void
foresee_close_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) matters =
      chancery_case_rules_foresee_close (connection->db, call->id, &error);

  if (matters != NULL)
    g_task_return_pointer (task, phrase_matters (matters), g_free);
  else
    g_task_return_error (task, error);
}

void
chancery_registry_foresee_close_async (ChanceryRegistry *self,
                                       const char *id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (id != NULL);

  call = chancery_call_new (self);
  call->id = g_strdup (id);
  chancery_registry_push (self, CHANCERY_WORKER_FETCHER, call, foresee_close_job,
                          chancery_registry_foresee_close_async, cancellable, callback, user_data);
}

char *
chancery_registry_foresee_close_finish (ChanceryRegistry *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  return chancery_call_finish (self, result, error);
}

/* ---- acts ---- */

/* An empty entry says nothing. */
static const char *
or_nothing (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

static void
reopen_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  const ChanceryAct act = { .who = call->who, .reason = call->text };
  GError *error = NULL;
  gboolean done = chancery_records_reopen (connection->db, call->id, &act, &error);

  chancery_registry_answer_act (task, connection, done, error);
}

static void
archive_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  const ChanceryAct act = { .who = call->who };
  GError *error = NULL;
  gboolean done = chancery_records_archive (connection->db, call->id, call->text, &act, &error);

  chancery_registry_answer_act (task, connection, done, error);
}

static void
start_part_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  const ChanceryAct act = { .who = call->who };
  GError *error = NULL;
  g_autofree char *number =
      chancery_case_parts_start (connection->db, call->id, call->text, &act, &error);

  chancery_registry_answer_act (task, connection, number != NULL, error);
}

static void
push_act (ChanceryRegistry *self,
          const char *id,
          const char *text,
          ChanceryCallJob job,
          GCancellable *cancellable,
          GAsyncReadyCallback callback,
          gpointer user_data)
{
  ChanceryCall *call = chancery_call_new (self);

  call->id = g_strdup (id);
  call->text = g_strdup (or_nothing (text));
  chancery_registry_push (self, CHANCERY_WORKER_WRITER, call, job, chancery_registry_act_finish,
                          cancellable, callback, user_data);
}

void
chancery_registry_reopen_async (ChanceryRegistry *self,
                                const char *id,
                                const char *reason,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (id != NULL);

  push_act (self, id, reason, reopen_job, cancellable, callback, user_data);
}

void
chancery_registry_archive_async (ChanceryRegistry *self,
                                 const char *id,
                                 const char *where,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (id != NULL);

  push_act (self, id, where, archive_job, cancellable, callback, user_data);
}

void
chancery_registry_start_part_async (ChanceryRegistry *self,
                                    const char *id,
                                    const char *title,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (id != NULL);

  push_act (self, id, title, start_part_job, cancellable, callback, user_data);
}
