/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who signed a file, in words: for those who are asked whether to bring it in, for the
 * log of the import, and again from there. */

#include "config.h"

#include "chancery-unseal.h"

#include "chancery-errors.h"
#include "chancery-fuzzy-date.h"
#include "chancery-keyring.h"
#include "chancery-seal-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
free_signature (gpointer data)
{
  ChancerySignature *self = data;

  g_free (self->fingerprint);
  g_free (self->who);
  g_free (self);
}

ChancerySealNews *
chancery_seal_news_new (void)
{
  ChancerySealNews *self = g_new0 (ChancerySealNews, 1);

  self->signatures = g_ptr_array_new_with_free_func (free_signature);
  return self;
}

void
chancery_seal_news_free (ChancerySealNews *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->signatures);
  g_free (self);
}

/* Of where the officer is; an old log does not have it. */
static char *
phrase_day (gint64 made)
{
  g_autoptr (GDateTime) time = made > 0 ? g_date_time_new_from_unix_local (made) : NULL;
  g_autoptr (ChanceryFuzzyDate) date = NULL;
  ChanceryDay day;

  if (time == NULL ||
      !chancery_day_from_ymd (g_date_time_get_year (time), g_date_time_get_month (time),
                              g_date_time_get_day_of_month (time), &day))
    /* Translators: in place of “3 March 2026”, in “Signed on …”. */
    return g_strdup (_ ("a day unknown"));
  date = chancery_fuzzy_date_new_day (day);
  return chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_LONG);
}

/* Of whom nobody knows, or who may be somebody else by now, the day is only what is claimed. */
static char *
phrase (ChancerySignatureStanding standing, gint64 made, const char *who, const char *fingerprint)
{
  g_autofree char *key = chancery_keyring_phrase_fingerprint (fingerprint);
  g_autofree char *day = phrase_day (made);

  switch (standing)
    {
    case CHANCERY_SIGNATURE_CERTIFIED:
      /* Translators: a day, a name with an address, and the fingerprint of a key. */
      return g_strdup_printf (_ ("Signed on %s by %s, whose key is certified here (%s)"), day, who,
                              key);
    case CHANCERY_SIGNATURE_UNCERTIFIED:
      /* Translators: a day, a name with an address, and the fingerprint of a key. */
      return g_strdup_printf (
          _ ("Signed on %s with a key in the name of %s, but nobody here has certified that it is theirs (%s)"),
          day, who, key);
    case CHANCERY_SIGNATURE_EXPIRED:
      /* Translators: a day, a name with an address, and the fingerprint of a key. */
      return g_strdup_printf (
          _ ("Signed on %s in the name of %s, but the key or the signature has expired (%s)"), day,
          who, key);
    case CHANCERY_SIGNATURE_UNKNOWN:
      /* Translators: a day, and the id of a key. */
      return g_strdup_printf (
          _ ("Signed, it says on %s, with the key %s, which is not here: who signed is not known"),
          day, key);
    case CHANCERY_SIGNATURE_REVOKED:
      /* Translators: a day, a name with an address, and the fingerprint of a key. */
      return g_strdup_printf (
          _ ("Signed, it says on %s, in the name of %s with a key that was revoked (%s): whoever got hold of it can sign with it, and choose the day"),
          day, who, key);
    case CHANCERY_SIGNATURE_UNCHECKED:
    default:
      /* Translators: a day, and the id of a key. */
      return g_strdup_printf (
          _ ("Signed, it says on %s, with the key %s, but the signature cannot be checked here"),
          day, key);
    }
}

static const char *
name_signer (const char *who)
{
  return who != NULL ? who : _ ("somebody unnamed");
}

char **
chancery_seal_news_phrase (const ChancerySealNews *self)
{
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->signatures->len; i++)
    {
      const ChancerySignature *signature = self->signatures->pdata[i];
      g_autofree char *sentence = phrase (signature->standing, signature->made,
                                          name_signer (signature->who), signature->fingerprint);

      g_strv_builder_add (sentences, sentence);
    }
  if (self->signatures->len == 0)
    g_strv_builder_add (sentences, self->encrypted
                                       ? _ ("Sealed, but not signed: it does not show who wrote it")
                                       : _ ("Not signed: it does not show who wrote it"));
  return g_strv_builder_end (sentences);
}

gboolean
chancery_seal_news_check (const ChancerySealNews *self,
                          const char *name,
                          const char *const *trusted,
                          GError **error)
{
  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  for (guint i = 0; i < self->signatures->len; i++)
    {
      const ChancerySignature *signature = self->signatures->pdata[i];

      if (signature->standing != CHANCERY_SIGNATURE_REVOKED ||
          chancery_seal_is_told (trusted, signature->fingerprint))
        continue;
      g_set_error (
          error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
          "%s: it is signed with the key %s of %s, which was revoked; once it is known why, and that "
          "this was signed before, give --trust-key with the fingerprint",
          name, signature->fingerprint, name_signer (signature->who));
      return FALSE;
    }
  return TRUE;
}

char **
chancery_seal_news_list_revoked (const ChancerySealNews *self)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  gboolean found = FALSE;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->signatures->len; i++)
    {
      const ChancerySignature *signature = self->signatures->pdata[i];

      if (signature->standing != CHANCERY_SIGNATURE_REVOKED)
        continue;
      g_strv_builder_add (list, signature->fingerprint);
      found = TRUE;
    }
  return found ? g_strv_builder_end (list) : NULL;
}

/* ---- the log ---- */

static const char *const codes[] = { "certified", "uncertified", "expired", "unknown",
                                     "unchecked", "revoked",     NULL };

const char *
chancery_signature_standing_code (ChancerySignatureStanding standing)
{
  g_return_val_if_fail (standing < G_N_ELEMENTS (codes) - 1, NULL);

  return codes[standing];
}

/* In place of the time of a signature that has none. */
#define NO_TIME "-"

char *
chancery_signature_phrase_made (const ChancerySignature *signature)
{
  g_autoptr (GDateTime) time = NULL;

  g_return_val_if_fail (signature != NULL, NULL);

  time = signature->made > 0 ? g_date_time_new_from_unix_utc (signature->made) : NULL;
  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

/* “STANDING FINGERPRINT TIME NAME <ADDRESS>”; without a name it ends before that. */
char *
chancery_signature_to_log (const ChancerySignature *signature)
{
  g_autofree char *made = chancery_signature_phrase_made (signature);

  g_return_val_if_fail (signature != NULL, NULL);

  return g_strdup_printf ("%s %s %s%s%s", codes[signature->standing], signature->fingerprint,
                          made != NULL ? made : NO_TIME, signature->who != NULL ? " " : "",
                          signature->who != NULL ? signature->who : "");
}

/* The name stands after the time; a log that was kept before there were times in it has the name alone. */
static void
read_time (const char *rest, gint64 *made, const char **who)
{
  g_auto (GStrv) parts = g_strsplit (rest, " ", 2);
  g_autoptr (GDateTime) time = parts[0] != NULL ? g_date_time_new_from_iso8601 (parts[0], NULL)
                                                : NULL;

  if (time == NULL && g_strcmp0 (parts[0], NO_TIME) != 0)
    return;
  *made = time != NULL ? g_date_time_to_unix (time) : 0;
  *who = parts[1] != NULL ? rest + strlen (parts[0]) + 1 : NULL;
}

char *
chancery_signature_phrase_log (const char *kept)
{
  g_auto (GStrv) parts = NULL;
  const char *who;
  gint64 made = 0;

  g_return_val_if_fail (kept != NULL, NULL);

  parts = g_strsplit (kept, " ", 3);
  if (g_strv_length (parts) < 2)
    return NULL;
  who = parts[2];
  if (who != NULL)
    read_time (parts[2], &made, &who);
  for (guint i = 0; codes[i] != NULL; i++)
    if (strcmp (codes[i], parts[0]) == 0)
      return phrase ((ChancerySignatureStanding)i, made, name_signer (who), parts[1]);
  return NULL;
}
