/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-case-rules.h"
#include "chancery-cli-query.h"
#include "chancery-errors.h"
#include "chancery-export.h"
#include "chancery-formats.h"
#include "chancery-seal.h"
#include "chancery-sent-note.h"

#include <gio/gunixoutputstream.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static char *option_case;
static char *option_query;
static gboolean option_all;
static char *option_ceiling;
static char *option_output;
static gboolean option_no_withheld_list;
static gboolean option_redact;
static char *option_to;
static char **option_recipients;
static char **option_trusted;
static char **option_signers;

static const GOptionEntry options[] = {
  { "case", 0, 0, G_OPTION_ARG_STRING, &option_case, "One case file and what it holds", "REF" },
  { "query", 0, 0, G_OPTION_ARG_STRING, &option_query, "What a query finds", "Q" },
  { "all", 0, 0, G_OPTION_ARG_NONE, &option_all, "The whole registry", NULL },
  { "ceiling", 0, 0, G_OPTION_ARG_STRING, &option_ceiling, "Leave out what is marked above LEVEL",
    "LEVEL" },
  { "redact", 0, 0, G_OPTION_ARG_NONE, &option_redact,
    "Take out the passages of texts that tell of what is left out", NULL },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &option_output,
    "The file to write; standard output without it", "FILE|-" },
  { "to", 0, 0, G_OPTION_ARG_STRING, &option_to,
    "Whom the file goes to: the case file keeps a minute of it", "TEXT" },
  { "recipient", 0, 0, G_OPTION_ARG_STRING_ARRAY, &option_recipients,
    "Seal the file for WHO (an address, a fingerprint, a key id), again for more", "WHO" },
  { "sign", 0, 0, G_OPTION_ARG_STRING_ARRAY, &option_signers,
    "Sign with the secret key of WHO: in the sealed file, else in a file beside it", "WHO" },
  { "trust-key", 0, 0, G_OPTION_ARG_STRING_ARRAY, &option_trusted,
    "Seal for this key although nobody certified it here, again for more", "FINGERPRINT" },
  { "no-withheld-list", 0, 0, G_OPTION_ARG_NONE, &option_no_withheld_list,
    "Do not list the register numbers that were left out", NULL },
  { NULL }
};

static gboolean
choose_scope (ChanceryExport *job, GError **error)
{
  if ((option_case != NULL) + (option_query != NULL) + option_all > 1)
    {
      chancery_cli_set_usage_error (error,
                                    "export: give one of --case, --query and --all, not several");
      return FALSE;
    }
  if (option_case != NULL && !chancery_export_set_case (job, option_case, error))
    return FALSE;
  if (option_query != NULL && !chancery_export_set_query (job, option_query, error))
    return FALSE;
  if (option_ceiling != NULL && !chancery_export_set_ceiling (job, option_ceiling, error))
    return FALSE;
  if (option_redact && option_ceiling == NULL)
    {
      chancery_cli_set_usage_error (error, "export: --redact needs a --ceiling");
      return FALSE;
    }
  chancery_export_set_redact (job, option_redact);
  chancery_export_set_list_withheld (job, !option_no_withheld_list);
  return TRUE;
}

static gboolean
takes_minute (ChanceryCli *cli, GError **error)
{
  g_autoptr (ChanceryRecord) file = chancery_cli_load (cli, option_case, error);

  return file != NULL && chancery_case_rules_allow_new (file, error);
}

/* A minute tells of a case file, and of a file that can be compared with it. */
static gboolean
check_minute (ChanceryCli *cli, gboolean to_stream, GError **error)
{
  if (option_to == NULL)
    return TRUE;
  if (option_case == NULL || to_stream)
    chancery_cli_set_usage_error (error, "export: --to needs --case and --output");
  else if (chancery_db_is_read_only (cli->db))
    g_set_error_literal (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_READ_ONLY,
                         "it is read-only, and would not keep to whom the file went");
  else
    return takes_minute (cli, error);
  return FALSE;
}

static gboolean
leave_minute (ChanceryCli *cli, ChanceryExport *job, char **seal, GError **error)
{
  const ChanceryExportSummary *summary = chancery_export_get_summary (job);
  const ChanceryAct act = chancery_cli_act (cli, NULL, NULL);
  const char *const paths[] = { option_output, NULL };

  return option_to == NULL ||
         chancery_sent_note_leave (cli->db, option_case, option_to, option_ceiling,
                                   summary->n_records, paths, (const char *const *)seal, &act, NULL,
                                   error);
}

/* ---- what closes it ---- */

static gboolean
seals (void)
{
  return option_recipients != NULL;
}

/* A name that says that it is sealed, or that it is not, is not to be wrong. */
static gboolean
check_name (const ChanceryFormat *plain, gboolean to_stream, GError **error)
{
  if (to_stream)
    return TRUE;
  if (seals () && plain != NULL)
    chancery_cli_set_usage_error (error,
                                  "export: what is sealed is no %s: let its name end with %s",
                                  plain->suffix, CHANCERY_SEAL_SUFFIX);
  else if (!seals () && chancery_seal_is_name (option_output))
    chancery_cli_set_usage_error (
        error, "export: “%s” is the name of a sealed file; give --recipient, or another name",
        option_output);
  else if (seals () && g_str_has_suffix (option_output, ".asc"))
    chancery_cli_set_usage_error (
        error,
        "export: what is sealed is written as bytes: let its name end with " CHANCERY_SEAL_SUFFIX);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_seal (gboolean to_stream, GError **error)
{
  if (option_signers != NULL && option_signers[1] != NULL)
    chancery_cli_set_usage_error (error, "export: give one --sign, not several");
  else if (option_trusted != NULL && !seals ())
    chancery_cli_set_usage_error (error, "export: --trust-key needs a --recipient");
  else if (option_signers != NULL && !seals () && to_stream)
    chancery_cli_set_usage_error (
        error,
        "export: a signature lies beside its file: --sign needs --output FILE, or a --recipient");
  else
    return check_name (to_stream ? NULL : chancery_formats_find_for_path (option_output), to_stream,
                       error);
  return FALSE;
}

/* Who is meant is settled before anything is read. */
static gboolean
choose_seal (ChanceryExport *job, char ***lines, GError **error)
{
  ChancerySeal *seal;

  if (!seals () && option_signers == NULL)
    return TRUE;
  seal = chancery_seal_new ((const char *const *)option_recipients,
                            (const char *const *)option_trusted,
                            option_signers != NULL ? option_signers[0] : NULL, NULL, error);
  if (seal == NULL)
    return FALSE;
  *lines = chancery_seal_list_lines (seal);
  chancery_export_set_seal (job, seal);
  return TRUE;
}

static void
report_left_contents (ChanceryExport *job)
{
  guint n_left = chancery_export_get_n_left_contents (job);

  if (n_left > 0)
    fprintf (stderr,
             "chancery-cli: export: nothing lies beside a sealed file: the contents of %u %s stay; "
             "a package takes them along\n",
             n_left, n_left == 1 ? "attachment" : "attachments");
}

static const ChanceryFormat *
find_by_name (void)
{
  g_autofree char *open = seals () ? chancery_seal_strip_name (option_output)
                                   : g_strdup (option_output);

  return chancery_formats_find_for_path (open);
}

static const char *
choose_format (ChanceryCli *cli, gboolean to_stream, GError **error)
{
  const ChanceryFormat *format = NULL;

  if (cli->format != NULL)
    format = chancery_formats_find (cli->format);
  else if (!to_stream)
    format = find_by_name ();
  else
    format = chancery_formats_find ("json");
  if (format != NULL && format->writes)
    return format->id;
  if (cli->format != NULL)
    chancery_cli_set_usage_error (error, "export: there is no format “%s”", cli->format);
  else
    chancery_cli_set_usage_error (error,
                                  "export: the name “%s” does not tell the format; give --format",
                                  option_output);
  return NULL;
}

/* Free text that tells of what is withheld is told before anything is written. */
static void
report_mentions (const ChanceryExportSummary *summary)
{
  guint64 n_told = 0;

  for (; summary->mentions != NULL && summary->mentions[n_told] != NULL; n_told++)
    {
      g_autofree char *message = g_strconcat ("export: ", summary->mentions[n_told], NULL);

      chancery_cli_complain (message);
    }
  if (summary->n_mentions > n_told)
    fprintf (stderr, "chancery-cli: export: and %" G_GUINT64_FORMAT " more such passages\n",
             summary->n_mentions - n_told);
  if (summary->n_mentions > summary->n_in_attachments)
    fprintf (stderr, "chancery-cli: export: these passages %s\n",
             option_redact ? "are taken out" : "are left in; --redact takes them out");
  if (summary->n_in_attachments > 0)
    fprintf (stderr,
             "chancery-cli: export: %" G_GUINT64_FORMAT " of them in attachments, which go as they "
             "are: mark or detach those that are not to go\n",
             summary->n_in_attachments);
  if (summary->n_withheld > 0)
    fprintf (stderr, "chancery-cli: export: %" G_GUINT64_FORMAT " %s\n", summary->n_withheld,
             summary->n_withheld == 1 ? "record stays" : "records stay");
}

/* Who sends a file on without a look does not send one with nothing in it unawares. */
static void
report_nothing (ChanceryCli *cli, const ChanceryExportSummary *summary)
{
  const gboolean found = summary->n_records > 0 || summary->n_withheld > 0;
  const gboolean told = option_query != NULL &&
                        chancery_cli_query_warn (cli, "export", option_query, found);

  if (!found)
    chancery_cli_complain (told ? "export: the file holds no record"
                                : "export: nothing found; the file holds no record");
}

/* The file is there; but who goes by the status does not send it. */
static ChanceryCliStatus
report_damage (const ChanceryExportSummary *summary)
{
  guint64 n_told = 0;

  for (; summary->damaged != NULL && summary->damaged[n_told] != NULL; n_told++)
    {
      g_autofree char *message = g_strconcat ("export: ", summary->damaged[n_told], NULL);

      chancery_cli_complain (message);
    }
  if (summary->n_damaged > n_told)
    fprintf (stderr, "chancery-cli: export: and %" G_GUINT64_FORMAT " more such records\n",
             summary->n_damaged - n_told);
  return n_told > 0 ? CHANCERY_CLI_REGISTRY : CHANCERY_CLI_DONE;
}

static gboolean
prepare (ChanceryExport *job, const char *format, GError **error)
{
  const ChanceryFormat *form = chancery_formats_find (format);

  chancery_export_set_diary (job, form->diary);
  chancery_export_set_raised (job, form->book || form->package);
  return chancery_export_prepare (job, chancery_cli_progress, (gpointer) "choosing", NULL, error);
}

static gboolean
write_out (ChanceryExport *job, const char *format, gboolean to_stream, GError **error)
{
  g_autoptr (GOutputStream) output = NULL;

  if (!to_stream)
    return chancery_export_write_file (job, format, option_output, chancery_cli_progress,
                                       (gpointer) "writing", NULL, error);
  output = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  if (chancery_export_write_stream (job, format, output, chancery_cli_progress,
                                    (gpointer) "writing", NULL, error))
    return TRUE;
  g_prefix_error (error, "standard output: ");
  return FALSE;
}

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  g_autoptr (ChanceryExport) job = chancery_export_new (cli->db);
  gboolean to_stream = option_output == NULL || strcmp (option_output, "-") == 0;
  g_auto (GStrv) seal = NULL;
  const char *format;

  if (!choose_scope (job, error) || !check_minute (cli, to_stream, error) ||
      !check_seal (to_stream, error) || (format = choose_format (cli, to_stream, error)) == NULL ||
      !choose_seal (job, &seal, error) || !prepare (job, format, error))
    return CHANCERY_CLI_USAGE;
  chancery_cli_progress_end ();
  report_nothing (cli, chancery_export_get_summary (job));
  report_mentions (chancery_export_get_summary (job));
  if (!write_out (job, format, to_stream, error))
    return CHANCERY_CLI_BAD;
  report_left_contents (job);
  leave_minute (cli, job, seal, error);
  return report_damage (chancery_export_get_summary (job));
}

const ChanceryCliVerb chancery_cli_verb_export = {
  .name = "export",
  .arguments = "[--case REF | --query Q | --all]",
  .summary = "Write records to a file",
  .details =
      "Without a scope it is the whole registry. Without --ceiling everything goes, whatever its marking.\n"
      "The format is --format, else the end of the file's name, else json. With --recipient the file is sealed by\n"
      "GnuPG and its name ends with " CHANCERY_SEAL_SUFFIX
      "; with --sign alone a signature lies beside it.",
  .opens = CHANCERY_CLI_OPENS_TO_READ,
  .options = options,
  .run = run,
};
