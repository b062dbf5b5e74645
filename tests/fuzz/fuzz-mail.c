/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whatever is read as e-mail gives messages whose texts are UTF-8 and whose files have plain names. */

#include "config.h"

#include "chancery-errors.h"
#include "chancery-mail-reader.h"
#include "fuzz.h"

#include <string.h>

static void
check_mail (const ChanceryMail *mail)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_true (g_utf8_validate (mail->subject, -1, NULL));
  g_assert_true (g_utf8_validate (mail->body->str, (gssize)mail->body->len, NULL));
  for (guint i = 0; i < mail->parties->len; i++)
    {
      const ChanceryMailParty *party = mail->parties->pdata[i];

      g_assert_true (g_utf8_validate (party->name, -1, NULL));
      g_assert_cmpstr (party->name, !=, "");
    }
  for (guint i = 0; i < mail->parts->len; i++)
    {
      const ChanceryMailPart *part = mail->parts->pdata[i];

      g_assert_null (strpbrk (part->name, "/\\"));
      g_assert_true (g_utf8_validate (part->name, -1, NULL));
      g_assert_true (g_utf8_validate (part->media_type, -1, NULL));
      g_assert_true (g_hash_table_add (names, part->name));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize length)
{
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (bytes, (gssize)length, NULL);
  g_autoptr (ChanceryMailReader) reader = chancery_mail_reader_new (stream, "-");

  while (TRUE)
    {
      g_autoptr (ChanceryMail) mail = NULL;
      g_autoptr (GError) error = NULL;
      guint64 line;

      if (!chancery_mail_reader_next (reader, &mail, &line, NULL, &error))
        {
          g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
          return 0;
        }
      if (mail == NULL)
        return 0;
      check_mail (mail);
    }
}
