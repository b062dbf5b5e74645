/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-attachment-text-private.h"

#include "chancery-mail.h"

/* A mail that was forwarded, of which one was forwarded, and so on. */
#define MAX_DEPTH 8
/* The process has thirty seconds of its processor and a file may take twenty: what the mail itself says is not lost to
 * what came with it. */
#define MAX_SECONDS 8

/* Each file that came with it is named, and read where there is room. */
static void
add_part (GString *text,
          const ChanceryMailPart *part,
          guint depth,
          ChanceryAttachmentTextRoom *room)
{
  g_autofree char *read = NULL;

  g_string_append_printf (text, "%s\n", part->name);
  if (depth >= MAX_DEPTH || room->n_files == 0 || text->len >= CHANCERY_ATTACHMENT_TEXT_MAX ||
      (clock () - room->begun) / CLOCKS_PER_SEC >= MAX_SECONDS)
    return;
  room->n_files--;
  read = chancery_attachment_text_extract_within (part->content, part->name, part->media_type,
                                                  depth + 1, room);
  if (read != NULL && *read != '\0')
    g_string_append_printf (text, "%s\n", read);
}

char *
chancery_attachment_text_extract_mail (GBytes *content,
                                       guint depth,
                                       ChanceryAttachmentTextRoom *room)
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
    add_part (text, mail->parts->pdata[i], depth, room);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
