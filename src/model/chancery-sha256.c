/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-sha256.h"

#include <nettle/sha2.h>

G_STATIC_ASSERT (CHANCERY_SHA256_BYTES == SHA256_DIGEST_SIZE);

struct _ChancerySha256
{
  struct sha256_ctx context;
  gboolean is_ended;
  guint8 bytes[CHANCERY_SHA256_BYTES];
  char string[2 * CHANCERY_SHA256_BYTES + 1];
};

ChancerySha256 *
chancery_sha256_new (void)
{
  ChancerySha256 *self = g_new (ChancerySha256, 1);

  chancery_sha256_reset (self);
  return self;
}

void
chancery_sha256_free (ChancerySha256 *self)
{
  g_free (self);
}

void
chancery_sha256_reset (ChancerySha256 *self)
{
  g_return_if_fail (self != NULL);

  sha256_init (&self->context);
  self->is_ended = FALSE;
}

void
chancery_sha256_update (ChancerySha256 *self, const void *data, gsize length)
{
  g_return_if_fail (self != NULL && !self->is_ended);

  sha256_update (&self->context, length, data);
}

static void
end (ChancerySha256 *self)
{
  static const char digits[] = "0123456789abcdef";

  if (self->is_ended)
    return;
  sha256_digest (&self->context, CHANCERY_SHA256_BYTES, self->bytes);
  for (guint i = 0; i < CHANCERY_SHA256_BYTES; i++)
    {
      self->string[2 * i] = digits[self->bytes[i] >> 4];
      self->string[2 * i + 1] = digits[self->bytes[i] & 15];
    }
  self->string[2 * CHANCERY_SHA256_BYTES] = '\0';
  self->is_ended = TRUE;
}

const char *
chancery_sha256_get_string (ChancerySha256 *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  end (self);
  return self->string;
}

const guint8 *
chancery_sha256_get_bytes (ChancerySha256 *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  end (self);
  return self->bytes;
}

char *
chancery_sha256_compute (const void *data, gsize length)
{
  ChancerySha256 self;

  chancery_sha256_reset (&self);
  chancery_sha256_update (&self, data, length);
  return g_strdup (chancery_sha256_get_string (&self));
}
