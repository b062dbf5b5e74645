/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli.h"
#include "chancery-levels.h"
#include "chancery-process.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static char *option_registry;
static char *option_who;
/* The same before the verb; what is said after it has the last word. */
static char *leading_registry;
static char *leading_who;
static char *option_format;
static gboolean option_help;
static gboolean option_version;

static const GOptionEntry common_options[] = {
  { "registry", 0, 0, G_OPTION_ARG_FILENAME, &option_registry, "The registry", "FILE" },
  { "as", 0, 0, G_OPTION_ARG_STRING, &option_who, "In whose name to write", "NAME" },
  { NULL }
};

static const GOptionEntry leading_options[] = {
  { "registry", 0, 0, G_OPTION_ARG_FILENAME, &leading_registry, "The registry", "FILE" },
  { "as", 0, 0, G_OPTION_ARG_STRING, &leading_who, "In whose name to write", "NAME" },
  { "help", 'h', 0, G_OPTION_ARG_NONE, &option_help, "Show help", NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, &option_version, "Show the version", NULL },
  { NULL }
};

/* After a verb there is no short “-h”: a query may begin with it. */
static const GOptionEntry help_options[] = { { "help", 0, 0, G_OPTION_ARG_NONE, &option_help,
                                               "Show help", NULL },
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
print_verbs (FILE *out)
{
  guint n;
  const ChanceryCliVerb *const *verbs = chancery_cli_verbs (&n);

  fputs ("chancery-cli [--registry FILE] [--as NAME] COMMAND …\n\n"
         "The record of a desk's diplomacy, on the command line.\n\n",
         out);
  for (guint i = 0; i < n; i++)
    fprintf (out, "  %-14s %s\n", verbs[i]->name, verbs[i]->summary);
  fputs (
      "\n“chancery-cli COMMAND --help” says more of each.\n"
      "The registry is --registry, else $CHANCERY_REGISTRY, else registry.chancery in the user's data folder.\n"
      "REF is a UUID, a register number, our number or the other side's.\n",
      out);
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
  g_option_context_add_main_entries (context, help_options, NULL);
  if (verb->options != NULL)
    g_option_context_add_main_entries (context, verb->options, NULL);
  /* A query may hold “-word”: what looks like a short option stays an argument. */
  g_option_context_set_ignore_unknown_options (context, TRUE);
  return context;
}

/* What stands before “--” must be arguments: an unknown long option is a mistake, never a word. */
static gboolean
check_options (const ChanceryCliVerb *verb, char **arguments, GError **error)
{
  for (char **at = arguments; *at != NULL; at++)
    if (g_str_has_prefix (*at, "--"))
      {
        chancery_cli_set_usage_error (error, "%s: there is no option %s", verb->name, *at);
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_arguments (const ChanceryCliVerb *verb, char **arguments, GError **error)
{
  int n = (int)g_strv_length (arguments);

  if (n < verb->min_arguments || (verb->max_arguments >= 0 && n > verb->max_arguments))
    {
      chancery_cli_set_usage_error (error, "usage: chancery-cli %s %s", verb->name,
                                    verb->arguments);
      return FALSE;
    }
  for (int i = 0; i < n; i++)
    if (i != verb->file_argument - 1 && !g_utf8_validate (arguments[i], -1, NULL))
      {
        chancery_cli_set_usage_error (error, "%s: argument %d is not UTF-8", verb->name, i + 1);
        return FALSE;
      }
  return TRUE;
}

static const char *
choose_officer (void)
{
  if (option_who != NULL && *option_who != '\0')
    return option_who;
  if (leading_who != NULL && *leading_who != '\0')
    return leading_who;
  return g_get_user_name ();
}

static char *
choose_registry (void)
{
  const char *from_environment = g_getenv ("CHANCERY_REGISTRY");

  if (option_registry != NULL || leading_registry != NULL)
    return g_strdup (option_registry != NULL ? option_registry : leading_registry);
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
    }
  return cli->db != NULL;
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

/* Where something is wrong stands before what is wrong: the file and its line, the record, or the
 * verb. */
static char *
place_error (ChanceryCli *cli, char **arguments, const GError *error)
{
  const char *where = cli->verb->name;

  if (g_error_matches (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID) ||
      (error->domain == G_IO_ERROR && chancery_cli_status (error) == CHANCERY_CLI_REGISTRY))
    return g_strdup (error->message);
  if (chancery_cli_status (error) == CHANCERY_CLI_REGISTRY)
    where = cli->registry;
  else if (error->domain == G_OPTION_ERROR)
    where = cli->verb->name;
  else if (g_str_has_prefix (cli->verb->arguments, "REF") ||
           g_str_has_prefix (cli->verb->arguments, "KIND") || cli->verb->file_argument == 1)
    where = arguments[0];
  if (g_str_has_prefix (error->message, where) && error->message[strlen (where)] == ':')
    return g_strdup (error->message);
  return g_strconcat (where, ": ", error->message, NULL);
}

static ChanceryCliStatus
run_verb (ChanceryCli *cli, char **arguments)
{
  g_autoptr (GError) error = NULL;
  ChanceryCliStatus status = CHANCERY_CLI_DONE;
  g_autofree char *message = NULL;

  if (check_arguments (cli->verb, arguments, &error) && choose_format (cli, &error) &&
      open_registry (cli, &error))
    status = cli->verb->run (cli, arguments, &error);
  chancery_cli_progress_end ();
  if (error == NULL)
    return status;
  message = place_error (cli, arguments, error);
  chancery_cli_complain (message);
  return chancery_cli_status (error);
}

/* What was printed counts only when it arrived. */
static ChanceryCliStatus
finish_output (ChanceryCliStatus status)
{
  gboolean failed = ferror (stdout) != 0;
  g_autofree char *message = NULL;

  /* Why it failed then is forgotten; the same happens to one more character. */
  if (failed)
    {
      clearerr (stdout);
      putchar ('\n');
    }
  errno = 0;
  if (fflush (stdout) == 0 && !failed)
    return status;
  message = g_strdup_printf ("standard output: %s",
                             errno != 0 ? g_strerror (errno) : "not all could be written");
  chancery_cli_complain (message);
  return status > CHANCERY_CLI_NOTHING ? status : CHANCERY_CLI_REGISTRY;
}

/* Options before the verb; @argv is left with the verb and what follows it. */
static gboolean
parse_leading_options (int *argc, char ***argv, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, leading_options, NULL);
  return g_option_context_parse (context, argc, argv, error);
}

static ChanceryCliStatus
usage_error (const char *message)
{
  chancery_cli_complain (message);
  return CHANCERY_CLI_USAGE;
}

/* The options of @verb; @argv, which begins with the verb, is left with its arguments, those after
 * “--” as they are. */
static gboolean
parse_verb_options (const ChanceryCliVerb *verb,
                    GOptionContext *context,
                    char **argv,
                    GPtrArray *arguments,
                    GError **error)
{
  char **after;
  int argc;

  for (after = argv; *after != NULL && strcmp (*after, "--") != 0; after++)
    ;
  if (*after != NULL)
    *after++ = NULL;
  argc = (int)g_strv_length (argv);
  option_help = argc == 2 && strcmp (argv[1], "-h") == 0;
  if (!g_option_context_parse (context, &argc, &argv, error))
    {
      g_prefix_error (error, "%s: ", verb->name);
      return FALSE;
    }
  if (!option_help && !check_options (verb, argv + 1, error))
    return FALSE;
  for (int i = 1; i < argc; i++)
    g_ptr_array_add (arguments, argv[i]);
  for (; *after != NULL; after++)
    g_ptr_array_add (arguments, *after);
  g_ptr_array_add (arguments, NULL);
  return TRUE;
}

static ChanceryCliStatus
print_help (GOptionContext *context)
{
  g_autofree char *help = g_option_context_get_help (context, FALSE, NULL);

  fputs (help, stdout);
  return CHANCERY_CLI_DONE;
}

/* @argv begins with the verb. */
static ChanceryCliStatus
run_named_verb (char **argv)
{
  ChanceryCli cli = { .verb = find_verb (argv[0]) };
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  ChanceryCliStatus status;
  g_autofree char *message = NULL;

  if (cli.verb == NULL)
    {
      message = g_strdup_printf ("%s: there is no such command; “chancery-cli --help” lists them",
                                 argv[0]);
      return usage_error (message);
    }
  context = new_verb_context (cli.verb);
  if (!parse_verb_options (cli.verb, context, argv, arguments, &error))
    return usage_error (error->message);
  if (option_help)
    return print_help (context);
  cli.registry = choose_registry ();
  cli.who = g_strdup (choose_officer ());
  status = run_verb (&cli, (char **)arguments->pdata);
  g_clear_pointer (&cli.db, chancery_db_free);
  g_free (cli.registry);
  g_free (cli.who);
  g_free (cli.format);
  return status;
}

/* A standard stream that is closed would be the number of the next file that is opened, and what is
 * printed would go there.  This way every use of it fails. */
static void
hold_standard_streams (void)
{
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
    if (fcntl (fd, F_GETFD) < 0)
      (void)!open ("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

static void
prepare (void)
{
  hold_standard_streams ();
  chancery_process_prepare ();
  setlocale (LC_ALL, "");
  /* Texts are UTF-8 whatever the locale, or a script's LC_ALL=C would refuse names with accents. */
  if (strcmp (nl_langinfo (CODESET), "UTF-8") != 0)
    setlocale (LC_CTYPE, "C.UTF-8");
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

  prepare ();
  owned = g_strdupv (argv);
  rest = g_memdup2 (owned, sizeof (char *) * (argc + 1));
  argv = rest;
  if (!parse_leading_options (&argc, &argv, &error))
    return usage_error (error->message);
  if (!chancery_levels_load (&error))
    {
      chancery_cli_complain (error->message);
      return CHANCERY_CLI_BAD;
    }
  if (option_version)
    {
      puts ("chancery-cli " PACKAGE_VERSION);
      return finish_output (CHANCERY_CLI_DONE);
    }
  if (option_help)
    {
      print_verbs (stdout);
      return finish_output (CHANCERY_CLI_DONE);
    }
  if (argc < 2)
    {
      print_verbs (stderr);
      return CHANCERY_CLI_USAGE;
    }
  status = finish_output (run_named_verb (argv + 1));
  g_free (option_registry);
  g_free (option_who);
  g_free (leading_registry);
  g_free (leading_who);
  g_free (option_format);
  return status;
}
