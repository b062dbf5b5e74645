/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-attachment-text.h"
#include "chancery-attachments.h"
#include "chancery-errors.h"

/* Attached is attached, whatever becomes of its text. */
static void
take_text (ChanceryCli *cli, const char *id)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *message = NULL;

  if (chancery_attachment_text_take_of_record (cli->db, id, NULL, &reason))
    return;
  message =
      g_strdup_printf ("attach: was attached, but its text was not read: %s", reason->message);
  chancery_cli_complain (message);
}

static ChanceryCliStatus
run_attach (ChanceryCli *cli, char **arguments, GError **error)
{
  ChanceryAct act = chancery_cli_act (cli, NULL, NULL);
  g_autofree char *id = chancery_cli_find (cli, arguments[0], error);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (arguments[1]);

  if (id == NULL)
    return CHANCERY_CLI_NOTHING;
  /* Opening the registry's own file by hand would drop the locks that SQLite holds on it. */
  if (g_file_peek_path (file) != NULL && chancery_db_is_own_file (cli->db, g_file_peek_path (file)))
    {
      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                   "%s: is the registry itself; make a copy with “chancery-cli backup”",
                   arguments[1]);
      return CHANCERY_CLI_BAD;
    }
  if (chancery_attachments_attach (cli->db, id, file, NULL, NULL, &act, NULL, error))
    {
      take_text (cli, id);
      chancery_cli_answer (cli, "id", id, NULL);
    }
  return CHANCERY_CLI_DONE;
}

static ChanceryCliStatus
run_detach (ChanceryCli *cli, char **arguments, GError **error)
{
  ChanceryAct act = chancery_cli_act (cli, NULL, NULL);
  g_autofree char *id = chancery_cli_find (cli, arguments[0], error);

  if (id != NULL && chancery_attachments_detach (cli->db, id, arguments[1], &act, error))
    chancery_cli_answer (cli, "id", id, NULL);
  return CHANCERY_CLI_DONE;
}

const ChanceryCliVerb chancery_cli_verb_attach = {
  .name = "attach",
  .arguments = "REF FILE",
  .summary = "Attach a file to a record",
  .details =
      "The content is kept in the registry; the file itself is not needed any more. Its text is searched:\n"
      "PDF, OpenDocument, DOCX, XLSX, e-mail, HTML, plain text.",
  .opens = CHANCERY_CLI_OPENS_TO_WRITE,
  .min_arguments = 2,
  .max_arguments = 2,
  .file_argument = 2,
  .run = run_attach,
};

const ChanceryCliVerb chancery_cli_verb_detach = {
  .name = "detach",
  .arguments = "REF NAME",
  .summary = "Take an attachment off a record",
  .opens = CHANCERY_CLI_OPENS_TO_WRITE,
  .min_arguments = 2,
  .max_arguments = 2,
  .run = run_detach,
};
