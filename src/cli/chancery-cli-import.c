/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-cli-table.h"
#include "chancery-errors.h"
#include "chancery-import.h"
#include "chancery-phrase.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define CONFLICT_PAGE 256
#define MAX_NOTES 1000

static gboolean option_dry_run;
static char *option_conflicts;
static char **option_map;
static char *option_kind;
static char *option_encoding;
static char **option_trusted;

static const GOptionEntry options[] = {
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &option_dry_run, "Judge the file and write nothing", NULL },
  { "conflicts", 0, 0, G_OPTION_ARG_STRING, &option_conflicts,
    "keep ours, take theirs, or fail (the default)", "keep|take|fail" },
  { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &option_map,
    "Where a column of a table goes, again for more; without FIELD it is left out; behind a FIELD of dates "
    "may stand day-first or month-first",
    "COLUMN=FIELD" },
  { "kind", 0, 0, G_OPTION_ARG_STRING, &option_kind,
    "What rows of a table are that do not say so; documents without it", "KIND" },
  { "encoding", 0, 0, G_OPTION_ARG_STRING, &option_encoding,
    "In what a table is written that is not UTF-8, such as windows-1252", "NAME" },
  { "trust-key", 0, 0, G_OPTION_ARG_STRING_ARRAY, &option_trusted,
    "The whole fingerprint of a key that signed before it was revoked", "FINGERPRINT" },
  { NULL }
};

static const ChanceryCliColumn columns[] = { { "id", CHANCERY_CLI_COLUMN_JSON_ONLY },
                                             { "kind", CHANCERY_CLI_COLUMN_PLAIN },
                                             { "reference", CHANCERY_CLI_COLUMN_PLAIN },
                                             { "title", CHANCERY_CLI_COLUMN_PLAIN },
                                             { "field", CHANCERY_CLI_COLUMN_PLAIN },
                                             { "line", CHANCERY_CLI_COLUMN_JSON_ONLY },
                                             { "ours", CHANCERY_CLI_COLUMN_PLAIN },
                                             { "theirs", CHANCERY_CLI_COLUMN_PLAIN },
                                             { NULL } };

/* In JSON alone: people read it on standard error. */
static const ChanceryCliColumn signature_columns[] = {
  { "standing", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "fingerprint", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "who", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "made", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { NULL }
};

static gboolean
read_input (ChanceryCli *cli, ChanceryImport *import, const char *path, GError **error)
{
  g_autoptr (GInputStream) input = NULL;

  if (strcmp (path, "-") != 0)
    return chancery_import_read_file (import, path, chancery_cli_progress, (gpointer) "reading",
                                      NULL, error);
  input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  return chancery_import_read_stream (import, input, "standard input", NULL, chancery_cli_progress,
                                      (gpointer) "reading", NULL, error);
}

static void
add_conflict (ChanceryCliTable *table, const ChanceryImportConflict *conflict)
{
  g_autofree char *ours = chancery_phrase_value (conflict->field, conflict->ours);
  g_autofree char *theirs = chancery_phrase_value (conflict->field, conflict->theirs);
  const char *row[] = { conflict->record_id,
                        conflict->kind->id,
                        conflict->reference,
                        conflict->title,
                        conflict->path,
                        conflict->line_id,
                        ours,
                        theirs };

  chancery_cli_table_add (table, row);
}

static gboolean
add_conflicts (ChanceryImport *import, ChanceryCliTable *table, GError **error)
{
  guint64 n = chancery_import_get_n_conflicts (import);

  for (guint64 offset = 0; offset < n; offset += CONFLICT_PAGE)
    {
      g_autoptr (GPtrArray) page =
          chancery_import_list_conflicts (import, offset, CONFLICT_PAGE, error);

      if (page == NULL)
        return FALSE;
      for (guint i = 0; i < page->len; i++)
        add_conflict (table, page->pdata[i]);
    }
  return TRUE;
}

static void
print_counts (ChanceryCli *cli, const ChanceryImportSummary *summary, ChanceryCliTable *table)
{
  if (cli->json)
    {
      chancery_cli_table_set_number (table, "new", (gint64)summary->n_new);
      chancery_cli_table_set_number (table, "changed", (gint64)summary->n_changed);
      chancery_cli_table_set_number (table, "unchanged", (gint64)summary->n_unchanged);
      chancery_cli_table_set_number (table, "conflicts", (gint64)summary->n_conflicts);
    }
  else
    printf ("new %" G_GUINT64_FORMAT ", changed %" G_GUINT64_FORMAT ", unchanged %" G_GUINT64_FORMAT
            ", conflicts %" G_GUINT64_FORMAT "\n",
            summary->n_new, summary->n_changed, summary->n_unchanged, summary->n_conflicts);
}

/* A file that was neither sealed nor signed says nothing of it. */
static void
add_signatures (const ChancerySealNews *news, ChanceryCliTable *table)
{
  ChanceryCliTable *signatures;

  if (news == NULL)
    return;
  signatures = chancery_cli_table_new ("signatures", signature_columns);
  for (guint i = 0; i < news->signatures->len; i++)
    {
      const ChancerySignature *signature = news->signatures->pdata[i];
      g_autofree char *made = chancery_signature_phrase_made (signature);
      const char *row[] = { chancery_signature_standing_code (signature->standing),
                            signature->fingerprint, signature->who, made };

      chancery_cli_table_add (signatures, row);
    }
  chancery_cli_table_append (table, signatures);
}

static const char *
name_input (const char *path)
{
  return strcmp (path, "-") == 0 ? "standard input" : path;
}

static void
report_signatures (const ChancerySealNews *news, const char *path)
{
  g_auto (GStrv) sentences = news != NULL ? chancery_seal_news_phrase (news) : NULL;

  for (guint i = 0; sentences != NULL && sentences[i] != NULL; i++)
    {
      g_autofree char *message = g_strdup_printf ("%s: %s", name_input (path), sentences[i]);

      chancery_cli_complain (message);
    }
}

/* Counts are of records: where none of them says so, it is told what is written all the same. */
static void
report_contents (const ChanceryImportSummary *summary, const char *path)
{
  g_autofree char *message = NULL;

  if (summary->n_contents == 0 || summary->n_new + summary->n_changed + summary->n_conflicts > 0)
    return;
  message = g_strdup_printf ("%s: its records are here already; the contents of %" G_GUINT64_FORMAT
                             " of their attachments come with it",
                             name_input (path), summary->n_contents);
  chancery_cli_complain (message);
}

/* What somebody should look at goes to standard error: it is no data. */
static gboolean
report_notes (ChanceryImport *import, GError **error)
{
  g_auto (GStrv) notes = chancery_import_list_notes (import, MAX_NOTES, error);

  if (notes == NULL)
    return FALSE;
  for (guint i = 0; notes[i] != NULL; i++)
    chancery_cli_complain (notes[i]);
  return TRUE;
}

/* What was written stays, whatever becomes of its texts or of the notes. */
static void
complain_after (const GError *reason)
{
  g_autofree char *message = g_strdup_printf ("import: was written, but then: %s", reason->message);

  chancery_cli_complain (message);
}

static void
read_texts (ChanceryImport *import)
{
  g_autoptr (GError) reason = NULL;

  if (!chancery_import_read_texts (import, chancery_cli_progress, (gpointer) "reading attachments",
                                   NULL, &reason))
    {
      chancery_cli_progress_end ();
      complain_after (reason);
    }
}

/* What is told is what was done: a file that could not be written counts nothing. */
static ChanceryCliStatus
read_and_write (ChanceryCli *cli, const char *path, ChanceryConflicts conflicts, GError **error)
{
  g_autoptr (ChanceryImport) import = chancery_import_new (cli->db);
  g_autoptr (ChanceryCliTable) table = chancery_cli_table_new ("clashes", columns);
  const ChanceryImportSummary *summary;
  g_autoptr (GError) reason = NULL;
  gboolean clash;

  chancery_import_set_table_kind (import,
                                  option_kind != NULL ? chancery_kind_find (option_kind) : NULL);
  if (option_encoding != NULL)
    chancery_import_set_table_encoding (import, chancery_encoding_find (option_encoding));
  for (guint i = 0; option_map != NULL && option_map[i] != NULL; i++)
    chancery_import_add_table_wish (import, option_map[i]);
  chancery_import_set_trusted_keys (import, (const char *const *)option_trusted);
  if (!read_input (cli, import, path, error) || !chancery_import_check_seals (import, error) ||
      !add_conflicts (import, table, error))
    return CHANCERY_CLI_BAD;
  summary = chancery_import_get_summary (import);
  clash = summary->n_conflicts > 0 && conflicts == CHANCERY_CONFLICTS_FAIL;
  if (!option_dry_run && !clash &&
      !chancery_import_apply (import, cli->who, conflicts, NULL, chancery_cli_progress,
                              (gpointer) "writing", NULL, error))
    return CHANCERY_CLI_BAD;
  if (!option_dry_run && !clash)
    read_texts (import);
  chancery_cli_progress_end ();

  report_signatures (chancery_import_get_seal_news (import), path);
  if (cli->json)
    add_signatures (chancery_import_get_seal_news (import), table);
  report_contents (summary, path);
  print_counts (cli, summary, table);
  chancery_cli_table_print (table, cli->json);
  if (!report_notes (import, &reason))
    {
      if (option_dry_run || clash)
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return CHANCERY_CLI_BAD;
        }
      complain_after (reason);
    }
  if (!clash)
    return CHANCERY_CLI_DONE;
  chancery_cli_complain (
      "import: records clash; nothing was written (choose with --conflicts keep or take)");
  return CHANCERY_CLI_CONFLICT;
}

/* A registry that an import makes is made under another name, so that a dry run or a bad file leaves
 * nothing behind. */
static ChanceryCliStatus
import_into_new (ChanceryCli *cli, const char *path, ChanceryConflicts conflicts, GError **error)
{
  g_autofree char *beside = g_strdup_printf ("%s.%08x", cli->registry, g_random_int ());
  ChanceryCliStatus status;

  cli->db = chancery_db_create (beside, error);
  if (cli->db == NULL)
    return CHANCERY_CLI_REGISTRY;
  status = read_and_write (cli, path, conflicts, error);
  g_clear_pointer (&cli->db, chancery_db_free);
  if (*error == NULL && status == CHANCERY_CLI_DONE && !option_dry_run &&
      link (beside, cli->registry) != 0)
    {
      g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_FAILED, "cannot be made: %s",
                   g_strerror (errno));
      status = CHANCERY_CLI_REGISTRY;
    }
  g_unlink (beside);
  return status;
}

/* FALSE with @error, which names those that are known. */
static gboolean
check_encoding (GError **error)
{
  g_autoptr (GString) known = NULL;

  if (option_encoding == NULL || chancery_encoding_find (option_encoding) != NULL)
    return TRUE;
  known = g_string_new (NULL);
  for (guint i = 0; i < chancery_encoding_get_n (); i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", chancery_encoding_get_nth (i)->id);
  chancery_cli_set_usage_error (error, "import: “%s” is no encoding that is known; these are: %s",
                                option_encoding, known->str);
  return FALSE;
}

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  ChanceryConflicts conflicts = CHANCERY_CONFLICTS_FAIL;

  if (option_conflicts != NULL && !chancery_conflicts_from_string (option_conflicts, &conflicts))
    {
      chancery_cli_set_usage_error (error, "import: --conflicts is keep, take or fail, not “%s”",
                                    option_conflicts);
      return CHANCERY_CLI_USAGE;
    }
  if (option_kind != NULL && chancery_kind_find (option_kind) == NULL)
    {
      chancery_cli_set_usage_error (error, "import: “%s” is no kind of record", option_kind);
      return CHANCERY_CLI_USAGE;
    }
  if (!check_encoding (error))
    return CHANCERY_CLI_USAGE;
  if (!g_file_test (cli->registry, G_FILE_TEST_EXISTS))
    return import_into_new (cli, arguments[0], conflicts, error);
  cli->db = chancery_db_open (cli->registry, CHANCERY_DB_NONE, error);
  return cli->db != NULL ? read_and_write (cli, arguments[0], conflicts, error)
                         : CHANCERY_CLI_REGISTRY;
}

const ChanceryCliVerb chancery_cli_verb_import = {
  .name = "import",
  .arguments = "FILE|-",
  .summary = "Bring in records (.json, .jsonl, .csv, a package .zip) or e-mail (.eml, .mbox)",
  .details =
      "Prints “new N, changed N, unchanged N, conflicts N”, then a row per clashing field. All of it is\n"
      "written or nothing. A registry that is not there is made. Every sum of a package is checked first.\n"
      "A sealed file is opened by GnuPG, and a signature in it or beside it (.sig, .asc) is checked: who signed is said.",
  .opens = CHANCERY_CLI_OPENS_NONE,
  .options = options,
  .min_arguments = 1,
  .max_arguments = 1,
  .file_argument = 1,
  .run = run,
};
