/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever an attachment holds gives UTF-8 or nothing, by each of the readers. */

#include "config.h"

#include "chancery-attachment-text-private.h"
#include "fuzz.h"

#include <string.h>

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize length)
{
  static const char *const names[] = { "x.html", "x.eml", "x.txt", "x.docx" };
  g_autoptr (GBytes) content = g_bytes_new_static (bytes, length);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = chancery_attachment_text_extract (content, names[i], NULL);

      g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
      g_assert_true (text == NULL || strpbrk (text, "\001\002\003\r") == NULL);
      /* Whatever it is called. */
      if (length >= 5 && memmem (bytes, MIN (length, 1024), "%PDF-", 5) != NULL)
        break;
    }
  return 0;
}
