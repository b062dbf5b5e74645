/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers as SQLite and FTS5 write them: seven bits to a byte, the highest first, as long as the eighth bit is set; of
 * a ninth byte all bits count.  Internal to the store; any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CHANCERY_VARINT_MAX_BYTES 9

/** Moves @at behind the number that begins there.  FALSE, with @at at @end, when the bytes end before the number
 *  does. */
static inline gboolean
chancery_varint_read (const guchar **at, const guchar *end, guint64 *value)
{
  *value = 0;
  for (guint i = 0; i < CHANCERY_VARINT_MAX_BYTES && *at < end; i++)
    {
      guchar byte = *(*at)++;

      if (i == CHANCERY_VARINT_MAX_BYTES - 1)
        {
          *value = *value << 8 | byte;
          return TRUE;
        }
      *value = *value << 7 | (byte & 0x7f);
      if ((byte & 0x80) == 0)
        return TRUE;
    }
  return FALSE;
}

G_END_DECLS
