/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-seal.h"

#include "chancery-errors.h"
#include "chancery-keyring.h"
#include "chancery-seal-private.h"
#include "chancery-sha256.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Shorter ids of keys are made to measure by whoever wants to be taken for somebody else. */
#define N_OF_KEY_ID 16
#define N_OF_FINGERPRINT 40
#define N_OF_LONG_FINGERPRINT 64

struct _ChancerySeal
{
  GPtrArray *recipients; /* gpgme_key_t, ended by NULL */
  gpgme_key_t signer;
};

/* Somebody who is looked for among the keys. */
typedef struct
{
  const char *typed;
  char *pattern; /* for gpg */
  char *address; /* NULL where a key is named */
  gboolean secret;
} Who;

static void
who_clear (Who *who)
{
  g_free (who->pattern);
  g_free (who->address);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Who, who_clear)

/* ---- what was typed ---- */

/* Digits of a key without what people put between them, NULL when it is something else. */
static char *
read_digits (const char *typed)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *at = g_str_has_prefix (typed, "0x") ? typed + 2 : typed;

  for (; *at != '\0'; at++)
    {
      if (g_ascii_isxdigit (*at))
        g_string_append_c (digits, g_ascii_toupper (*at));
      else if (*at != ' ')
        return NULL;
    }
  return g_string_free (g_steal_pointer (&digits), FALSE);
}

static gboolean
is_key_length (gsize length)
{
  return length == N_OF_KEY_ID || length == N_OF_FINGERPRINT || length == N_OF_LONG_FINGERPRINT;
}

/* “Name <address>” or the address alone. */
static char *
read_address (const char *typed)
{
  const char *from = strrchr (typed, '<');
  const char *to = from != NULL ? strchr (from, '>') : NULL;
  g_autofree char *address = NULL;

  address = to != NULL ? g_strndup (from + 1, (gsize)(to - from - 1)) : g_strdup (typed);
  g_strstrip (address);
  if (strchr (address, '@') == NULL || strpbrk (address, "<> \t\r\n") != NULL)
    return NULL;
  return g_steal_pointer (&address);
}

static gboolean
read_who (Who *who, const char *typed, gboolean secret, GError **error)
{
  g_autofree char *digits = read_digits (typed);

  who->typed = typed;
  who->secret = secret;
  if (digits != NULL && is_key_length (strlen (digits)))
    {
      who->pattern = g_steal_pointer (&digits);
      return TRUE;
    }
  who->address = read_address (typed);
  if (who->address != NULL)
    {
      who->pattern = g_strdup_printf ("<%s>", who->address);
      return TRUE;
    }
  g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_SEAL,
               digits != NULL && *digits != '\0'
                   ? "%s: these are too few digits to know a key by; give its fingerprint"
                   : "%s: this is no address, no fingerprint and no key id of 16 digits",
               typed);
  return FALSE;
}

/* ---- among the keys ---- */

/* All names of a key that is revoked are, and yet it is to be told why it does not serve. */
static gboolean
is_called (gpgme_key_t key, gpgme_user_id_t id, const char *address)
{
  const char *own = id->address != NULL ? id->address : id->email;

  return (key->revoked || (!id->revoked && !id->invalid)) && own != NULL &&
         g_ascii_strcasecmp (own, address) == 0;
}

static gboolean
fits (const Who *who, gpgme_key_t key)
{
  if (who->address == NULL)
    return TRUE;
  for (gpgme_user_id_t id = key->uids; id != NULL; id = id->next)
    if (is_called (key, id, who->address))
      return TRUE;
  return FALSE;
}

/* Why @key does not serve; NULL when it does. */
static const char *
find_problem (const Who *who, gpgme_key_t key)
{
  if (key->revoked)
    return "is revoked";
  if (key->expired)
    return "has expired";
  if (key->disabled)
    return "is switched off";
  if (key->invalid)
    return "is damaged";
  if (who->secret ? !key->can_sign : !key->can_encrypt)
    return who->secret ? "cannot sign" : "cannot be sealed for";
  return NULL;
}

/* How sure it is here that the key is that of the name by which it was asked for. */
static gpgme_validity_t
find_validity (const Who *who, gpgme_key_t key)
{
  gpgme_validity_t best = GPGME_VALIDITY_UNKNOWN;

  for (gpgme_user_id_t id = key->uids; id != NULL; id = id->next)
    if (!id->revoked && !id->invalid && (who->address == NULL || is_called (key, id, who->address)))
      {
        if (id->validity == GPGME_VALIDITY_NEVER)
          return id->validity;
        best = MAX (best, id->validity);
      }
  return best;
}

gboolean
chancery_seal_is_told (const char *const *trusted, const char *fingerprint)
{
  for (; trusted != NULL && *trusted != NULL; trusted++)
    {
      g_autofree char *digits = read_digits (*trusted);

      if (digits != NULL && g_ascii_strcasecmp (digits, fingerprint) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_trust (const Who *who, gpgme_key_t key, const char *const *trusted, GError **error)
{
  gpgme_validity_t validity = find_validity (who, key);
  g_autofree char *name = chancery_seal_dup_name (key);

  if (validity == GPGME_VALIDITY_NEVER)
    g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_SEAL,
                 "%s: somebody here said that the key %s is not that of %s", who->typed, key->fpr,
                 name);
  else if (validity < GPGME_VALIDITY_FULL && !chancery_seal_is_told (trusted, key->fpr))
    g_set_error (
        error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_SEAL,
        "%s: nobody here has certified that the key %s is that of %s; compare the fingerprint with "
        "them, then give --trust-key with it, or certify the key with gpg",
        who->typed, key->fpr, name);
  else
    return TRUE;
  return FALSE;
}

static void
set_ambiguous (const Who *who, GPtrArray *keys, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < keys->len; i++)
    {
      gpgme_key_t key = keys->pdata[i];
      g_autofree char *name = chancery_seal_dup_name (key);

      g_string_append_printf (list, "\n  %s  %s", key->fpr, name);
    }
  g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_AMBIGUOUS_KEY,
               "%s: several keys are called so; give the fingerprint of one of them:%s", who->typed,
               list->str);
}

/* Of the keys that are called so, the only one that can be used (transfer full). */
static gpgme_key_t
choose_key (const Who *who, GPtrArray *found, GError **error)
{
  g_autoptr (GPtrArray) usable = g_ptr_array_new ();
  gpgme_key_t unfit = NULL;

  for (guint i = 0; i < found->len; i++)
    {
      if (!fits (who, found->pdata[i]))
        continue;
      if (find_problem (who, found->pdata[i]) == NULL)
        g_ptr_array_add (usable, found->pdata[i]);
      else
        unfit = found->pdata[i];
    }
  if (usable->len == 1)
    {
      gpgme_key_ref (usable->pdata[0]);
      return usable->pdata[0];
    }
  if (usable->len > 1)
    set_ambiguous (who, usable, error);
  else if (unfit != NULL)
    g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_SEAL, "%s: the key %s %s",
                 who->typed, unfit->fpr, find_problem (who, unfit));
  else
    g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_NO_KEY,
                 who->secret ? "%s: there is no such secret key here"
                             : "%s: there is no such key here",
                 who->typed);
  return NULL;
}

static gpgme_key_t
find_key (const char *typed,
          const char *const *trusted,
          gboolean secret,
          GCancellable *cancellable,
          GError **error)
{
  g_auto (Who) who = { 0 };
  g_autoptr (GPtrArray) found = NULL;
  gpgme_key_t key;

  if (!read_who (&who, typed, secret, error))
    return NULL;
  found = chancery_seal_list_keys (who.pattern, secret, cancellable, error);
  key = found != NULL ? choose_key (&who, found, error) : NULL;
  if (key != NULL && !secret && !check_trust (&who, key, trusted, error))
    {
      gpgme_key_unref (key);
      return NULL;
    }
  return key;
}

static void
unref_key (gpointer key)
{
  if (key != NULL)
    gpgme_key_unref (key);
}

/* Who is named twice is one. */
static void
add_recipient (ChancerySeal *self, gpgme_key_t key)
{
  for (guint i = 0; i < self->recipients->len; i++)
    if (strcmp (((gpgme_key_t)self->recipients->pdata[i])->fpr, key->fpr) == 0)
      {
        gpgme_key_unref (key);
        return;
      }
  g_ptr_array_add (self->recipients, key);
}

ChancerySeal *
chancery_seal_new (const char *const *recipients,
                   const char *const *trusted,
                   const char *signer,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (ChancerySeal) self = g_new0 (ChancerySeal, 1);

  g_return_val_if_fail ((recipients != NULL && *recipients != NULL) || signer != NULL, NULL);

  self->recipients = g_ptr_array_new_with_free_func (unref_key);
  for (; recipients != NULL && *recipients != NULL; recipients++)
    {
      gpgme_key_t key = find_key (*recipients, trusted, FALSE, cancellable, error);

      if (key == NULL)
        return NULL;
      add_recipient (self, key);
    }
  if (signer != NULL && (self->signer = find_key (signer, NULL, TRUE, cancellable, error)) == NULL)
    return NULL;
  g_ptr_array_add (self->recipients, NULL);
  return g_steal_pointer (&self);
}

void
chancery_seal_free (ChancerySeal *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->recipients);
  unref_key (self->signer);
  g_free (self);
}

gboolean
chancery_seal_encrypts (const ChancerySeal *self)
{
  return self != NULL && self->recipients->len > 1;
}

char **
chancery_seal_list_lines (const ChancerySeal *self)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i + 1 < self->recipients->len; i++)
    {
      gpgme_key_t key = self->recipients->pdata[i];
      g_autofree char *name = chancery_seal_dup_name (key);
      /* Translators: a name with an address, and the fingerprint of a key. */
      g_autofree char *line = g_strdup_printf (_ ("Sealed for %s, %s"), name, key->fpr);

      g_strv_builder_add (lines, line);
    }
  if (self->signer != NULL)
    {
      g_autofree char *name = chancery_seal_dup_name (self->signer);
      /* Translators: a name with an address, and the fingerprint of a key. */
      g_autofree char *line = g_strdup_printf (_ ("Signed by %s, %s"), name, self->signer->fpr);

      g_strv_builder_add (lines, line);
    }
  return g_strv_builder_end (lines);
}

/* ---- the work ---- */

/* Whoever gpg left out is named; it never seals for some of those who were chosen. */
static gboolean
check_keys (gpgme_invalid_key_t refused, const char *doing, GError **error)
{
  g_autofree char *what = NULL;

  if (refused == NULL)
    return TRUE;
  what = g_strdup_printf ("%s with the key %s", doing, refused->fpr != NULL ? refused->fpr : "?");
  chancery_seal_set_error (error,
                           refused->reason != 0 ? refused->reason
                                                : gpgme_error (GPG_ERR_UNUSABLE_PUBKEY),
                           what);
  return FALSE;
}

/* What gpg says of one key goes before that all of it failed. */
static gboolean
check_results (ChancerySealContext *context, gboolean encrypted, gboolean signs, GError **error)
{
  gpgme_encrypt_result_t sealed = encrypted ? gpgme_op_encrypt_result (context->context) : NULL;
  gpgme_sign_result_t signature = signs ? gpgme_op_sign_result (context->context) : NULL;

  return (sealed == NULL || check_keys (sealed->invalid_recipients, "sealing", error)) &&
         (signature == NULL || check_keys (signature->invalid_signers, "signing", error));
}

static gboolean
set_signer (ChancerySeal *self, ChancerySealContext *context, GError **error)
{
  gpgme_error_t failure = self->signer != NULL ? gpgme_signers_add (context->context, self->signer)
                                               : 0;

  if (failure == 0)
    return TRUE;
  chancery_seal_set_error (error, failure, "signing");
  return FALSE;
}

gboolean
chancery_seal_close (ChancerySeal *self,
                     GInputStream *plain,
                     gboolean packed,
                     GOutputStream *sealed,
                     ChancerySha256 *sum,
                     GCancellable *cancellable,
                     GError **error)
{
  g_auto (ChancerySealContext) context = { 0 };
  g_auto (ChancerySealPipe) from = { .read = plain, .cancellable = cancellable };
  g_auto (ChancerySealPipe) to = { .write = sealed, .sum = sum, .cancellable = cancellable };
  gpgme_encrypt_flags_t flags = GPGME_ENCRYPT_ALWAYS_TRUST | GPGME_ENCRYPT_NO_ENCRYPT_TO |
                                (packed ? GPGME_ENCRYPT_NO_COMPRESS : 0);
  gboolean signs;
  gpgme_error_t failure;

  g_return_val_if_fail (chancery_seal_encrypts (self), FALSE);

  signs = self->signer != NULL;
  if (!chancery_seal_context_begin (&context, cancellable, error) ||
      !set_signer (self, &context, error) || !chancery_seal_pipe_open (&from, error) ||
      !chancery_seal_pipe_open (&to, error))
    return FALSE;
  /* Whether each key may be trusted was judged when it was chosen. */
  chancery_seal_context_watch (&context);
  failure = (signs ? gpgme_op_encrypt_sign_start
                   : gpgme_op_encrypt_start) (context.context,
                                              (gpgme_key_t *)self->recipients->pdata, flags,
                                              from.data, to.data);
  failure = chancery_seal_context_wait (&context, failure);
  if (failure != 0 && from.error == NULL && to.error == NULL &&
      !g_cancellable_is_cancelled (cancellable) && !check_results (&context, TRUE, signs, error))
    return FALSE;
  return chancery_seal_settle (&context, failure, &from, &to,
                               signs ? "sealing and signing" : "sealing", error) &&
         check_results (&context, TRUE, signs, error);
}

gboolean
chancery_seal_sign (ChancerySeal *self,
                    GInputStream *plain,
                    GOutputStream *signature,
                    GCancellable *cancellable,
                    GError **error)
{
  g_auto (ChancerySealContext) context = { 0 };
  g_auto (ChancerySealPipe) from = { .read = plain, .cancellable = cancellable };
  g_auto (ChancerySealPipe) to = { .write = signature, .cancellable = cancellable };
  gpgme_error_t failure;

  g_return_val_if_fail (self != NULL && self->signer != NULL, FALSE);

  if (!chancery_seal_context_begin (&context, cancellable, error) ||
      !set_signer (self, &context, error) || !chancery_seal_pipe_open (&from, error) ||
      !chancery_seal_pipe_open (&to, error))
    return FALSE;
  chancery_seal_context_watch (&context);
  failure = gpgme_op_sign_start (context.context, from.data, to.data, GPGME_SIG_MODE_DETACH);
  failure = chancery_seal_context_wait (&context, failure);
  if (failure != 0 && from.error == NULL && to.error == NULL &&
      !g_cancellable_is_cancelled (cancellable) && !check_results (&context, FALSE, TRUE, error))
    return FALSE;
  return chancery_seal_settle (&context, failure, &from, &to, "signing", error) &&
         check_results (&context, FALSE, TRUE, error);
}

/* ---- names ---- */

const char *const *
chancery_seal_list_suffixes (void)
{
  static const char *const suffixes[] = { CHANCERY_SEAL_SUFFIX, ".pgp", ".asc", NULL };

  return suffixes;
}

/* The end of @name, NULL when it is not that of a sealed file. */
static const char *
find_suffix (const char *name)
{
  const char *const *suffixes = chancery_seal_list_suffixes ();
  const gsize length = strlen (name);

  for (guint i = 0; suffixes[i] != NULL; i++)
    {
      const gsize n = strlen (suffixes[i]);

      if (length > n && g_ascii_strcasecmp (name + length - n, suffixes[i]) == 0)
        return name + length - n;
    }
  return NULL;
}

gboolean
chancery_seal_is_name (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return find_suffix (name) != NULL;
}

char *
chancery_seal_strip_name (const char *name)
{
  const char *suffix;

  g_return_val_if_fail (name != NULL, NULL);

  suffix = find_suffix (name);
  return suffix != NULL ? g_strndup (name, (gsize)(suffix - name)) : g_strdup (name);
}
