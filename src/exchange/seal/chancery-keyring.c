/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-keyring.h"

#include "chancery-seal-private.h"
#include "chancery-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
chancery_seal_key_free (ChancerySealKey *self)
{
  if (self == NULL)
    return;
  g_free (self->fingerprint);
  g_free (self->name);
  g_free (self->words);
  g_free (self->problem);
  g_free (self);
}

/* NULL where nothing stands in the way. */
static const char *
phrase_problem (gpgme_key_t key, gboolean secret)
{
  if (key->revoked)
    return _ ("revoked");
  if (key->expired)
    return _ ("expired");
  if (key->disabled)
    return _ ("switched off");
  if (key->invalid)
    return _ ("damaged");
  if (!secret && !key->can_encrypt)
    return _ ("cannot be sealed for");
  if (secret && !key->can_sign)
    return _ ("cannot sign");
  return NULL;
}

static char *
gather_words (gpgme_key_t key)
{
  g_autoptr (GString) words = g_string_new (key->fpr);
  g_autofree char *valid = NULL;

  for (gpgme_user_id_t id = key->uids; id != NULL; id = id->next)
    if (!id->revoked && id->uid != NULL)
      g_string_append_printf (words, " %s", id->uid);
  valid = g_utf8_make_valid (words->str, -1);
  return chancery_text_fold (valid, -1);
}

static ChancerySealKey *
read_key (gpgme_key_t key, gboolean secret)
{
  ChancerySealKey *self = g_new0 (ChancerySealKey, 1);

  self->fingerprint = g_strdup (key->fpr);
  self->name = chancery_seal_dup_name (key);
  self->words = gather_words (key);
  self->problem = g_strdup (phrase_problem (key, secret));
  for (gpgme_user_id_t id = key->uids; id != NULL; id = id->next)
    {
      if (id->revoked || id->invalid)
        continue;
      self->certified |= id->validity >= GPGME_VALIDITY_FULL;
      self->distrusted |= id->validity == GPGME_VALIDITY_NEVER;
    }
  return self;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const ChancerySealKey *one = *(ChancerySealKey *const *)a;
  const ChancerySealKey *other = *(ChancerySealKey *const *)b;
  int order = (one->problem != NULL) - (other->problem != NULL);

  if (order == 0)
    order = g_utf8_collate (one->name, other->name);
  return order != 0 ? order : strcmp (one->fingerprint, other->fingerprint);
}

GPtrArray *
chancery_keyring_list (gboolean secret, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) found = chancery_seal_list_keys (NULL, secret, cancellable, error);
  GPtrArray *keys;

  if (found == NULL)
    return NULL;
  keys = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_seal_key_free);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (keys, read_key (found->pdata[i], secret));
  g_ptr_array_sort (keys, compare_keys);
  return keys;
}

char *
chancery_keyring_phrase_fingerprint (const char *fingerprint)
{
  GString *grouped = g_string_new (NULL);

  g_return_val_if_fail (fingerprint != NULL, NULL);

  for (gsize i = 0; fingerprint[i] != '\0'; i++)
    {
      if (i > 0 && i % 4 == 0)
        g_string_append_c (grouped, ' ');
      g_string_append_c (grouped, fingerprint[i]);
    }
  return g_string_free (grouped, FALSE);
}
