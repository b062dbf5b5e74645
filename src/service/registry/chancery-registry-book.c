/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-registry-book.h"

#include <glib/gi18n-lib.h>

#include "chancery-phrase.h"
#include "chancery-records.h"
#include "chancery-registry-private.h"

static void
book_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GError *error = NULL;
  ChanceryRegisterBook *book =
      chancery_register_book_read (connection->db, call->code, call->number, &error);

  chancery_call_answer (task, book, (GDestroyNotify)chancery_register_book_unref, error);
}

void
chancery_registry_register_book_async (ChanceryRegistry *self,
                                       const char *code,
                                       gint64 year,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));

  call = chancery_call_new (self);
  call->code = g_strdup (code);
  call->number = year;
  chancery_registry_push (self, CHANCERY_WORKER_FETCHER, call, book_job,
                          chancery_registry_register_book_async, cancellable, callback, user_data);
}

ChanceryRegisterBook *
chancery_registry_register_book_finish (ChanceryRegistry *self,
                                        GAsyncResult *result,
                                        GError **error)
{
  return chancery_call_finish (self, result, error);
}

/* “3 demands, 1 right reserved”: how many of each kind. */
static char *
count_kinds (GPtrArray *records)
{
  guint64 counts[CHANCERY_N_KINDS] = { 0 };

  for (guint i = 0; i < records->len; i++)
    counts[chancery_record_get_kind (g_ptr_array_index (records, i))->index]++;
  return chancery_phrase_kinds (counts);
}

/* So many are named in a question; of the rest it tells how many. */
#define MOST_NAMED 3

/* “Reply from Kabul”, “Tell the minister” and 2 more */
static char *
list_titles (GPtrArray *records)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < MIN (records->len, MOST_NAMED); i++)
    {
      g_string_append (words, i > 0 ? ", " : "");
      g_string_append_printf (words, _ ("“%s”"),
                              chancery_record_get_title (g_ptr_array_index (records, i)));
    }
  if (records->len > MOST_NAMED)
    {
      g_string_append_c (words, ' ');
      /* Translators: after the titles of a few of them. */
      g_string_append_printf (words,
                              ngettext ("and %u more", "and %u more", records->len - MOST_NAMED),
                              records->len - MOST_NAMED);
    }
  return g_string_free (words, FALSE);
}

static char *
phrase_void (const ChanceryVoidForesight *foresight)
{
  GString *words = g_string_new (
      _ ("It stays in the register, struck through, with its number and the reason."));

  if (foresight->goes->len > 0)
    {
      g_autofree char *counted = count_kinds (foresight->goes);

      g_string_append_c (words, ' ');
      /* Translators: %s is what goes void too: “3 demands, 1 right reserved”. */
      g_string_append_printf (words, _ ("Void with it: %s."), counted);
    }
  if (foresight->stays->len > 0)
    {
      g_autofree char *counted = count_kinds (foresight->stays);

      g_string_append_c (words, ' ');
      /* Translators: %s is what does not go void: “1 demand”. */
      g_string_append_printf (words, _ ("Repeated by another act, and stays: %s."), counted);
    }
  if (foresight->waits->len > 0)
    {
      g_autofree char *titles = list_titles (foresight->waits);

      g_string_append_c (words, ' ');
      /* Translators: %s are actions: “Reply from Kabul”, “Tell the minister”. */
      g_string_append_printf (words, _ ("Still to be done about it, and stays open: %s."), titles);
    }
  g_string_append_printf (words, " %s", _ ("This cannot be taken back."));
  return g_string_free (words, FALSE);
}

static void
foresee_void_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  GError *error = NULL;
  g_autoptr (ChanceryVoidForesight) foresight =
      chancery_records_foresee_void (connection->db, call->id, &error);

  if (foresight != NULL)
    g_task_return_pointer (task, phrase_void (foresight), g_free);
  else
    g_task_return_error (task, error);
}

void
chancery_registry_foresee_void_async (ChanceryRegistry *self,
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
  chancery_registry_push (self, CHANCERY_WORKER_FETCHER, call, foresee_void_job,
                          chancery_registry_foresee_void_async, cancellable, callback, user_data);
}

char *
chancery_registry_foresee_void_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}
