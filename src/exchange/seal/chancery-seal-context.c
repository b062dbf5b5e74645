/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-seal-private.h"

#include "chancery-errors.h"
#include "chancery-sha256.h"
#include "chancery-spool.h"

#include <errno.h>
#include <locale.h>

/* ---- a context ---- */

static gpointer
begin_library (gpointer data)
{
  gpgme_check_version (NULL);
  gpgme_set_locale (NULL, LC_CTYPE, setlocale (LC_CTYPE, NULL));
  gpgme_set_locale (NULL, LC_MESSAGES, setlocale (LC_MESSAGES, NULL));
  return NULL;
}

static void
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  gpgme_cancel_async (user_data);
}

gboolean
chancery_seal_context_begin (ChancerySealContext *self, GCancellable *cancellable, GError **error)
{
  static GOnce once = G_ONCE_INIT;
  gpgme_error_t failure;

  g_once (&once, begin_library, NULL);
  failure = gpgme_engine_check_version (GPGME_PROTOCOL_OpenPGP);
  if (failure == 0)
    failure = gpgme_new (&self->context);
  if (failure == 0)
    failure = gpgme_set_protocol (self->context, GPGME_PROTOCOL_OpenPGP);
  if (failure != 0)
    {
      chancery_seal_set_error (error, failure, NULL);
      return FALSE;
    }
  /* Who looks at a file from somewhere else tells nobody by asking for its writer's key. */
  gpgme_set_offline (self->context, 1);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (cancellable != NULL)
    {
      self->cancellable = g_object_ref (cancellable);
      self->handler =
          g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), self->context, NULL);
    }
  return TRUE;
}

void
chancery_seal_context_clear (ChancerySealContext *self)
{
  /* Waits for a handler that runs. */
  if (self->handler != 0)
    g_cancellable_disconnect (self->cancellable, self->handler);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->context, gpgme_release);
  g_clear_pointer (&self->watches, g_ptr_array_unref);
}

/* ---- data ---- */

/* What the caller's errno says does not matter: the error itself is kept. */
static gssize
fail_in_pipe (void)
{
  errno = EIO;
  return -1;
}

static gssize
read_bytes (void *handle, void *buffer, gsize size)
{
  ChancerySealPipe *self = handle;
  gssize n_read;

  if (self->read == NULL)
    return 0;
  n_read = g_input_stream_read (self->read, buffer, size, self->cancellable, &self->error);
  if (n_read < 0)
    return fail_in_pipe ();
  if (self->copy != NULL && !g_output_stream_write_all (self->copy, buffer, (gsize)n_read, NULL,
                                                        self->cancellable, &self->error))
    return fail_in_pipe ();
  self->n_read += (guint64)n_read;
  if (self->progress != NULL)
    self->progress (self->n_read, 0, self->progress_data);
  return n_read;
}

static gssize
write_bytes (void *handle, const void *buffer, gsize size)
{
  ChancerySealPipe *self = handle;

  if (self->error != NULL)
    return fail_in_pipe ();
  if (self->within != NULL &&
      self->n_written + size > chancery_spool_limit_unpacked (self->within->n_read))
    {
      g_set_error (&self->error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
                   "it unpacks to more than %d times its size", CHANCERY_SPOOL_MAX_UNPACKED_TIMES);
      return fail_in_pipe ();
    }
  if (!g_output_stream_write_all (self->write, buffer, size, NULL, self->cancellable, &self->error))
    return fail_in_pipe ();
  if (self->sum != NULL)
    chancery_sha256_update (self->sum, buffer, size);
  self->n_written += size;
  return (gssize)size;
}

gboolean
chancery_seal_pipe_open (ChancerySealPipe *self, GError **error)
{
  static struct gpgme_data_cbs reads = { .read = read_bytes };
  static struct gpgme_data_cbs writes = { .write = write_bytes };
  gpgme_error_t failure =
      gpgme_data_new_from_cbs (&self->data, self->write != NULL ? &writes : &reads, self);

  if (failure == 0)
    return TRUE;
  chancery_seal_set_error (error, failure, NULL);
  return FALSE;
}

void
chancery_seal_pipe_clear (ChancerySealPipe *self)
{
  g_clear_pointer (&self->data, gpgme_data_release);
  g_clear_error (&self->error);
}

gboolean
chancery_seal_settle (ChancerySealContext *context,
                      gpgme_error_t failure,
                      ChancerySealPipe *one,
                      ChancerySealPipe *other,
                      const char *what,
                      GError **error)
{
  if (g_cancellable_set_error_if_cancelled (context->cancellable, error))
    return FALSE;
  if (one->error != NULL || other->error != NULL)
    {
      GError **reason = one->error != NULL ? &one->error : &other->error;

      g_propagate_error (error, g_steal_pointer (reason));
      return FALSE;
    }
  if (failure == 0)
    return TRUE;
  chancery_seal_set_error (error, failure, what);
  return FALSE;
}

/* ---- errors ---- */

static const char *
phrase_failure (gpgme_error_t failure)
{
  switch ((int)gpgme_err_code (failure))
    {
    case GPG_ERR_INV_ENGINE:
    case GPG_ERR_ENGINE_TOO_OLD:
      return "GnuPG (gpg) is not installed here, or is too old; without it nothing is sealed, signed or opened";
    case GPG_ERR_BAD_PASSPHRASE:
      return "the passphrase of the key was wrong";
    case GPG_ERR_CANCELED:
    case GPG_ERR_FULLY_CANCELED:
      return "nobody gave the passphrase of the key";
    case GPG_ERR_NO_PIN_ENTRY:
    case GPG_ERR_PIN_ENTRY:
      return "there is nothing here that could ask for the passphrase of the key (pinentry)";
    case GPG_ERR_TIMEOUT:
      return "nobody gave the passphrase of the key in time";
    case GPG_ERR_NO_AGENT:
    case GPG_ERR_AGENT:
      return "the agent of GnuPG, which keeps the secret keys, does not run";
    case GPG_ERR_NO_SECKEY:
    case GPG_ERR_UNUSABLE_SECKEY:
      return "the secret key is not here";
    case GPG_ERR_CARD_NOT_PRESENT:
    case GPG_ERR_CARD_REMOVED:
      return "the card with the key is not there";
    default:
      return NULL;
    }
}

void
chancery_seal_set_error (GError **error, gpgme_error_t failure, const char *what)
{
  const char *words = phrase_failure (failure);
  char buffer[256];

  if (words == NULL)
    {
      gpgme_strerror_r (failure, buffer, sizeof buffer);
      buffer[sizeof buffer - 1] = '\0';
      words = buffer;
    }
  g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_SEAL, "%s%s%s",
               what != NULL ? what : "", what != NULL ? ": " : "", words);
}

/* ---- keys ---- */

/* One that is certified goes before what its owner calls himself beside it. */
static const char *
find_name (gpgme_key_t key, gpgme_validity_t validity)
{
  for (gpgme_user_id_t id = key->uids; id != NULL; id = id->next)
    if (!id->revoked && !id->invalid && id->validity >= validity && id->uid != NULL &&
        *id->uid != '\0')
      return id->uid;
  return NULL;
}

char *
chancery_seal_dup_name (gpgme_key_t key)
{
  const char *name = find_name (key, GPGME_VALIDITY_FULL);

  if (name == NULL)
    name = find_name (key, GPGME_VALIDITY_UNKNOWN);
  if (name == NULL && key->uids != NULL && key->uids->uid != NULL && *key->uids->uid != '\0')
    name = key->uids->uid;
  return name != NULL ? g_utf8_make_valid (name, -1) : g_strdup (key->fpr != NULL ? key->fpr : "?");
}

static void
unref_key (gpointer key)
{
  gpgme_key_unref (key);
}

/* gpg makes itself a home when it is asked for keys; who has none has no keys either. */
static gboolean
has_home (void)
{
  const char *home = gpgme_get_dirinfo ("homedir");

  return home == NULL || g_file_test (home, G_FILE_TEST_IS_DIR);
}

GPtrArray *
chancery_seal_list_keys (const char *pattern,
                         gboolean secret,
                         GCancellable *cancellable,
                         GError **error)
{
  g_auto (ChancerySealContext) context = { 0 };
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (unref_key);
  gpgme_error_t failure;
  gpgme_key_t key;

  if (!chancery_seal_context_begin (&context, cancellable, error))
    return NULL;
  if (!has_home ())
    return g_steal_pointer (&keys);
  failure = gpgme_op_keylist_start (context.context, pattern, secret);
  while (failure == 0 && (failure = gpgme_op_keylist_next (context.context, &key)) == 0)
    {
      if (key->fpr != NULL)
        g_ptr_array_add (keys, key);
      else
        gpgme_key_unref (key);
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (gpgme_err_code (failure) == GPG_ERR_EOF)
    return g_steal_pointer (&keys);
  chancery_seal_set_error (error, failure, "the keys of GnuPG");
  return NULL;
}
