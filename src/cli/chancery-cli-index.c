/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-attachment-text.h"
#include "chancery-attachments.h"

#include <stdio.h>

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  g_autoptr (GPtrArray) unread =
      chancery_attachments_list_unread (cli->db, NULL, 0, G_MAXINT, error);
  g_autoptr (GPtrArray) left = NULL;
  gint64 after = 0;

  if (unread == NULL)
    return CHANCERY_CLI_REGISTRY;
  for (guint i = 0; i < unread->len; i++)
    {
      if (!chancery_attachment_text_take_some (cli->db, after, 1, &after, NULL, error))
        return CHANCERY_CLI_REGISTRY;
      chancery_cli_progress (i + 1, unread->len, (gpointer) "reading attachments");
    }
  chancery_cli_progress_end ();
  left = chancery_attachments_list_unread (cli->db, NULL, 0, G_MAXINT, error);
  if (left == NULL)
    return CHANCERY_CLI_REGISTRY;
  printf (cli->json ? "{\n  \"read\": %u\n}\n" : "%u\n", unread->len - left->len);
  return CHANCERY_CLI_DONE;
}

const ChanceryCliVerb chancery_cli_verb_index = {
  .name = "index",
  .summary = "Read what attachments say, so that it is found",
  .details =
      "Only those that nobody has read yet: attach, import and the window do it by themselves.",
  .opens = CHANCERY_CLI_OPENS_TO_WRITE,
  .run = run,
};
