/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-cli-table.h"
#include "chancery-errors.h"
#include "chancery-history.h"
#include "chancery-phrase.h"
#include "chancery-uuid.h"

static const ChanceryCliColumn columns[] = { { "sequence", CHANCERY_CLI_COLUMN_NUMBER |
                                                               CHANCERY_CLI_COLUMN_JSON_ONLY },
                                             { "when", CHANCERY_CLI_COLUMN_PLAIN },
                                             { "who", CHANCERY_CLI_COLUMN_PLAIN },
                                             { "action", CHANCERY_CLI_COLUMN_PLAIN },
                                             { "version", CHANCERY_CLI_COLUMN_NUMBER },
                                             { "digest", CHANCERY_CLI_COLUMN_JSON_ONLY },
                                             { "changes", CHANCERY_CLI_COLUMN_PLAIN },
                                             { NULL } };

#define MAX_SENTENCE_CHARS 120

/* A correction says again what the change itself says. */
static gboolean
is_told (const ChanceryChange *change)
{
  return !chancery_field_has_flag (change->field, CHANCERY_FIELD_PROGRAM) ||
         !chancery_field_has_flag (change->field, CHANCERY_FIELD_APPEND_ONLY);
}

/* One line of the table: long texts would drown who and when. */
static char *
describe_changes (const ChanceryHistoryRow *row)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) sentences =
      row->changes != NULL ? chancery_phrase_changes (row->changes, is_told) : NULL;

  for (guint i = 0; sentences != NULL && i < sentences->len; i++)
    {
      char *sentence = g_strdelimit (sentences->pdata[i], "\n\t", ' ');
      g_autofree char *head = g_utf8_strlen (sentence, -1) > MAX_SENTENCE_CHARS
                                  ? g_utf8_substring (sentence, 0, MAX_SENTENCE_CHARS)
                                  : NULL;

      g_string_append_printf (text, "%s%s%s", text->len > 0 ? " | " : "",
                              head != NULL ? head : sentence, head != NULL ? "…" : "");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A record that was deleted is found by its id alone: its history is here still. */
static GPtrArray *
list_rows (ChanceryCli *cli, const char *ref, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *id = chancery_cli_find (cli, ref, &reason);
  g_autoptr (GPtrArray) rows = NULL;

  if (g_error_matches (reason, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NOT_FOUND) &&
      chancery_uuid_is_valid (ref))
    id = chancery_uuid_canonical (ref);
  if (id != NULL && (rows = chancery_history_list_record (cli->db, id, 0, error)) == NULL)
    return NULL;
  if (rows != NULL && (rows->len > 0 || reason == NULL))
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&reason));
  return NULL;
}

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  g_autoptr (GPtrArray) rows = list_rows (cli, arguments[0], error);
  g_autoptr (ChanceryCliTable) table = chancery_cli_table_new ("history", columns);

  if (rows == NULL)
    return CHANCERY_CLI_NOTHING;
  for (guint i = 0; i < rows->len; i++)
    {
      const ChanceryHistoryRow *row = rows->pdata[i];
      g_autofree char *sequence = g_strdup_printf ("%" G_GINT64_FORMAT, row->sequence);
      g_autofree char *version = g_strdup_printf ("%" G_GINT64_FORMAT, row->version);
      g_autofree char *changes = describe_changes (row);
      const char *cells[] = { sequence, row->when,   row->who, row->action,
                              version,  row->digest, changes };

      chancery_cli_table_add (table, cells);
    }
  chancery_cli_table_print (table, cli->json);
  return CHANCERY_CLI_DONE;
}

const ChanceryCliVerb chancery_cli_verb_history = {
  .name = "history",
  .arguments = "REF",
  .summary = "Who changed what in a record, and when",
  .opens = CHANCERY_CLI_OPENS_TO_READ,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
