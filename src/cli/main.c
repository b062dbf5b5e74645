/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static char *option_registry;
static char *option_who;
static char *option_format;
static gboolean option_help;
static gboolean option_version;

static const GOptionEntry common_options[] = {
  { "registry", 0, 0, G_OPTION_ARG_FILENAME, &option_registry, "The registry", "FILE" },
  { "as", 0, 0, G_OPTION_ARG_STRING, &option_who, "In whose name to write", "NAME" },
  { "help", 'h', 0, G_OPTION_ARG_NONE, &option_help, "Show help", NULL },
  { NULL }
};

static const GOptionEntry version_options[] = { { "version", 0, 0, G_OPTION_ARG_NONE,
                                                  &option_version, "Show the version", NULL },
                                                { NULL } };

static const GOptionEntry format_options[] = {
  { "format", 0, 0, G_OPTION_ARG_STRING, &option_format,
    "text or json (export: the format of the file)", "FORMAT" },
  { NULL }
};

static const ChanceryCliVerb *
find_verb (const char *name)
{
  guint n;
  const ChanceryCliVerb *const *verbs = chancery_cli_verbs (&n);

  for (guint i = 0; i < n; i++)
    if (strcmp (verbs[i]->name, name) == 0)
      return verbs[i];
  return NULL;
}

static void
print_verbs (void)
{
  guint n;
  const ChanceryCliVerb *const *verbs = chancery_cli_verbs (&n);

  puts ("chancery-cli [--registry FILE] [--as NAME] COMMAND …\n\n"
        "The record of a desk's diplomacy, on the command line.\n");
  for (guint i = 0; i < n; i++)
    printf ("  %-14s %s\n", verbs[i]->name, verbs[i]->summary);
  puts (
      "\n“chancery-cli COMMAND --help” says more of each.\n"
      "The registry is --registry, else $CHANCERY_REGISTRY, else registry.chancery in the user's data folder.\n"
      "REF is a UUID, a register number, our number or the other side's.");
}

static GOptionContext *
new_verb_context (const ChanceryCliVerb *verb)
{
  g_autofree char *parameters = g_strconcat (verb->name, " ", verb->arguments, NULL);
  GOptionContext *context = g_option_context_new (parameters);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, verb->summary);
  if (verb->details != NULL)
    g_option_context_set_description (context, verb->details);
  g_option_context_add_main_entries (context, common_options, NULL);
  g_option_context_add_main_entries (context, format_options, NULL);
  if (verb->options != NULL)
    g_option_context_add_main_entries (context, verb->options, NULL);
  /* A query may hold “-word”: what looks like a short option stays an argument. */
  g_option_context_set_ignore_unknown_options (context, TRUE);
  return context;
}

/* What is left must be arguments: an unknown long option is a mistake, never a word. */
static gboolean
check_arguments (const ChanceryCliVerb *verb, char **arguments, GError **error)
{
  int n = (int)g_strv_length (arguments);

  for (char **at = arguments; *at != NULL; at++)
    if (g_str_has_prefix (*at, "--") && (*at)[2] != '\0')
      {
        chancery_cli_set_usage_error (error, "%s: there is no option %s", verb->name, *at);
        return FALSE;
      }
  if (n < verb->min_arguments || (verb->max_arguments >= 0 && n > verb->max_arguments))
    {
      chancery_cli_set_usage_error (error, "usage: chancery-cli %s %s", verb->name,
                                    verb->arguments);
      return FALSE;
    }
  return TRUE;
}

static char *
choose_registry (void)
{
  const char *from_environment = g_getenv ("CHANCERY_REGISTRY");

  if (option_registry != NULL)
    return g_strdup (option_registry);
  if (from_environment != NULL && *from_environment != '\0')
    return g_strdup (from_environment);
  return g_build_filename (g_get_user_data_dir (), "chancery", "registry.chancery", NULL);
}

static gboolean
open_registry (ChanceryCli *cli, GError **error)
{
  switch (cli->verb->opens)
    {
    case CHANCERY_CLI_OPENS_NONE:
      return TRUE;
    case CHANCERY_CLI_OPENS_TO_READ:
    case CHANCERY_CLI_OPENS_TO_WRITE:
      cli->db = chancery_db_open (cli->registry, CHANCERY_DB_NONE, error);
      break;
    case CHANCERY_CLI_OPENS_OR_CREATES:
      if (g_file_test (cli->registry, G_FILE_TEST_EXISTS))
        cli->db = chancery_db_open (cli->registry, CHANCERY_DB_NONE, error);
      else
        cli->made = (cli->db = chancery_db_create (cli->registry, error)) != NULL;
      break;
    }
  return cli->db != NULL;
}

/* A registry that was made for a file which then brought nothing in: nothing was written. */
static void
take_registry_back (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      unlink (name);
    }
}

static gboolean
choose_format (ChanceryCli *cli, GError **error)
{
  cli->format = g_strdup (option_format);
  cli->json = g_strcmp0 (option_format, "json") == 0;
  if (option_format == NULL || cli->json || strcmp (option_format, "text") == 0 ||
      strcmp (cli->verb->name, "export") == 0)
    return TRUE;
  chancery_cli_set_usage_error (error, "%s: there is no format “%s” here, only text and json",
                                cli->verb->name, option_format);
  return FALSE;
}

static ChanceryCliStatus
run_verb (ChanceryCli *cli, char **arguments)
{
  g_autoptr (GError) error = NULL;
  ChanceryCliStatus status = CHANCERY_CLI_DONE;

  if (check_arguments (cli->verb, arguments, &error) && choose_format (cli, &error) &&
      open_registry (cli, &error))
    status = cli->verb->run (cli, arguments, &error);
  chancery_cli_progress_end ();
  if (error == NULL)
    return status;
  chancery_cli_complain (error->message);
  return chancery_cli_status (error);
}

/* Options before the verb; @argv is left with the verb and what follows it. */
static gboolean
parse_leading_options (int *argc, char ***argv, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, common_options, NULL);
  g_option_context_add_main_entries (context, version_options, NULL);
  return g_option_context_parse (context, argc, argv, error);
}

static ChanceryCliStatus
usage_error (const char *message)
{
  chancery_cli_complain (message);
  return CHANCERY_CLI_USAGE;
}

static ChanceryCliStatus
run_named_verb (int argc, char **argv)
{
  ChanceryCli cli = { .verb = find_verb (argv[1]) };
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  ChanceryCliStatus status;
  g_autofree char *message = NULL;

  if (cli.verb == NULL)
    {
      message =
          g_strdup_printf ("there is no command “%s”; “chancery-cli --help” lists them", argv[1]);
      return usage_error (message);
    }
  context = new_verb_context (cli.verb);
  argc--;
  argv++;
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return usage_error (error->message);
  if (option_help)
    {
      g_autofree char *help = g_option_context_get_help (context, FALSE, NULL);

      fputs (help, stdout);
      return CHANCERY_CLI_DONE;
    }
  if (argc > 1 && strcmp (argv[1], "--") == 0)
    argv++;
  cli.registry = choose_registry ();
  cli.who = g_strdup (option_who != NULL ? option_who : g_get_user_name ());
  status = run_verb (&cli, argv + 1);
  g_clear_pointer (&cli.db, chancery_db_free);
  if (cli.made)
    take_registry_back (cli.registry);
  g_free (cli.registry);
  g_free (cli.who);
  g_free (cli.format);
  return status;
}

/* A registry's words must not end up in a core file, and a full disk or a closed pipe is an error
 * to be said, not a signal to die of. */
static void
prepare_process (void)
{
  const struct rlimit no_core = { 0, 0 };

  setrlimit (RLIMIT_CORE, &no_core);
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) owned = NULL;
  g_autofree char **rest = NULL;
  ChanceryCliStatus status;

  prepare_process ();
  owned = g_strdupv (argv);
  rest = g_memdup2 (owned, sizeof (char *) * (argc + 1));
  argv = rest;
  if (!parse_leading_options (&argc, &argv, &error))
    return usage_error (error->message);
  if (option_version)
    {
      puts ("chancery-cli " PACKAGE_VERSION);
      return CHANCERY_CLI_DONE;
    }
  if (argc < 2)
    {
      print_verbs ();
      return option_help ? CHANCERY_CLI_DONE : CHANCERY_CLI_USAGE;
    }
  status = run_named_verb (argc, argv);
  g_free (option_registry);
  g_free (option_who);
  g_free (option_format);
  return status;
}
