/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-uuid.h"

#include <string.h>

#define N_BYTES 16
#define N_CHARACTERS 36

static gboolean
is_hyphen_position (gsize i)
{
  return i == 8 || i == 13 || i == 18 || i == 23;
}

gboolean
chancery_uuid_is_valid (const char *text)
{
  static const guint8 groups[] = { 8, 4, 4, 4, 12 };

  if (text == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      if (i > 0 && *text++ != '-')
        return FALSE;
      /* A text that ends early fails here, at its NUL. */
      for (const char *end = text + groups[i]; text < end; text++)
        if (!g_ascii_isxdigit (*text))
          return FALSE;
    }
  return *text == '\0';
}

char *
chancery_uuid_canonical (const char *text)
{
  return chancery_uuid_is_valid (text) ? g_ascii_strdown (text, N_CHARACTERS) : NULL;
}

char *
chancery_uuid_new (void)
{
  return g_uuid_string_random ();
}

char *
chancery_uuid_v5 (const char *namespace_uuid, const void *name, gsize length)
{
  g_autoptr (GChecksum) sha1 = NULL;
  guint8 namespace_bytes[N_BYTES];
  guint8 digest[20];
  gsize digest_length = sizeof digest;
  char *text;

  g_return_val_if_fail (chancery_uuid_is_valid (namespace_uuid), NULL);
  g_return_val_if_fail (name != NULL || length == 0, NULL);

  chancery_uuid_to_bytes (namespace_uuid, namespace_bytes);
  sha1 = g_checksum_new (G_CHECKSUM_SHA1);
  g_checksum_update (sha1, namespace_bytes, sizeof namespace_bytes);
  /* GChecksum counts in gssize. */
  for (gsize done = 0; done < length;)
    {
      gsize part = MIN (length - done, (gsize)G_MAXINT);

      g_checksum_update (sha1, (const guchar *)name + done, (gssize)part);
      done += part;
    }
  g_checksum_get_digest (sha1, digest, &digest_length);

  digest[6] = (guint8)((digest[6] & 0x0f) | 0x50);
  digest[8] = (guint8)((digest[8] & 0x3f) | 0x80);
  text = g_malloc (N_CHARACTERS + 1);
  chancery_uuid_from_bytes (digest, text);
  return text;
}

gboolean
chancery_uuid_to_bytes (const char *text, guint8 bytes[16])
{
  gsize n_bytes = 0;

  g_return_val_if_fail (bytes != NULL, FALSE);

  if (!chancery_uuid_is_valid (text))
    return FALSE;
  for (gsize i = 0; i < N_CHARACTERS; i += 2)
    {
      if (is_hyphen_position (i))
        i++;
      bytes[n_bytes++] =
          (guint8)(g_ascii_xdigit_value (text[i]) << 4 | g_ascii_xdigit_value (text[i + 1]));
    }
  return TRUE;
}

void
chancery_uuid_from_bytes (const guint8 bytes[16], char out[37])
{
  static const char digits[] = "0123456789abcdef";
  gsize at = 0;

  g_return_if_fail (bytes != NULL && out != NULL);

  for (gsize i = 0; i < N_BYTES; i++)
    {
      if (is_hyphen_position (at))
        out[at++] = '-';
      out[at++] = digits[bytes[i] >> 4];
      out[at++] = digits[bytes[i] & 0x0f];
    }
  out[at] = '\0';
}
