/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-attachment-text-private.h"

#include "chancery-mail.h"

/* What is in the files that came with it is not read: they are named. */
char *
chancery_attachment_text_extract_mail (GBytes *content)
{
  g_autoptr (ChanceryMail) mail = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (content, &length);

  mail = chancery_mail_parse (bytes, length, NULL);
  if (mail == NULL)
    return NULL;
  g_string_append_printf (text, "%s\n", mail->subject);
  for (guint i = 0; i < mail->parties->len; i++)
    {
      const ChanceryMailParty *party = mail->parties->pdata[i];

      g_string_append (text, party->name);
      if (party->address != NULL && g_strcmp0 (party->address, party->name) != 0)
        g_string_append_printf (text, " <%s>", party->address);
      g_string_append_c (text, '\n');
    }
  g_string_append_printf (text, "\n%s\n", mail->body->str);
  for (guint i = 0; i < mail->parts->len; i++)
    g_string_append_printf (text, "%s\n", ((ChanceryMailPart *)mail->parts->pdata[i])->name);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
