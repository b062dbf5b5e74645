/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-cli-table.h"
#include "chancery-note-sides.h"
#include "chancery-note.h"
#include "chancery-settings.h"

#include <stdio.h>
#include <string.h>

static char *option_form;
static char *option_language;
static char *option_template;
static char *option_output;
static gboolean option_list;

static const GOptionEntry options[] = {
  { "form", 0, 0, G_OPTION_ARG_STRING, &option_form,
    "Which form; that of the record or an answer to it, else a note verbale", "FORM" },
  { "language", 0, 0, G_OPTION_ARG_STRING, &option_language,
    "In which language; that of the desk, else English", "LANGUAGE" },
  { "template", 0, 0, G_OPTION_ARG_STRING, &option_template, "A template by the name of its file",
    "NAME" },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &option_output,
    "The file to write, .odt, .pdf or .txt; standard output without it", "FILE|-" },
  { "list", 0, 0, G_OPTION_ARG_NONE, &option_list, "List the templates and write nothing", NULL },
  { NULL }
};

static const ChanceryCliColumn columns[] = { { "template", CHANCERY_CLI_COLUMN_PLAIN },
                                             { "form", CHANCERY_CLI_COLUMN_PLAIN },
                                             { "language", CHANCERY_CLI_COLUMN_PLAIN },
                                             { "name", CHANCERY_CLI_COLUMN_PLAIN },
                                             { NULL } };

static GPtrArray *
list_templates (void)
{
  g_autofree char *folder = chancery_note_templates_dup_folder ();
  g_autoptr (GPtrArray) problems = NULL;
  GPtrArray *templates = chancery_note_templates_list (folder, &problems);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *message = g_strconcat ("note: ", problems->pdata[i], NULL);

      chancery_cli_complain (message);
    }
  return templates;
}

static ChanceryCliStatus
print_templates (ChanceryCli *cli, GPtrArray *templates)
{
  g_autoptr (ChanceryCliTable) table = chancery_cli_table_new ("templates", columns);

  for (guint i = 0; i < templates->len; i++)
    {
      const ChanceryNoteTemplate *template = templates->pdata[i];
      const char *row[] = { chancery_note_template_get_id (template),
                            chancery_note_template_get_form (template),
                            chancery_note_template_get_language (template),
                            chancery_note_template_get_name (template) };

      chancery_cli_table_add (table, row);
    }
  chancery_cli_table_print (table, cli->json);
  return CHANCERY_CLI_DONE;
}

/* What is asked for by name must be there, or the officer would send what was not meant. */
static ChanceryNoteTemplate *
choose_template (ChanceryCli *cli,
                 GPtrArray *templates,
                 const ChanceryRecord *record,
                 GError **error)
{
  g_autofree char *desk = chancery_settings_get (cli->db, CHANCERY_SETTING_LANGUAGE, NULL);
  g_autofree char *form = option_form != NULL ? g_strdup (option_form)
                                              : chancery_note_sides_choose_form (cli->db, record);
  const char *language = option_language != NULL ? option_language : desk;
  g_autoptr (GPtrArray) fitting = g_ptr_array_new ();
  ChanceryNoteTemplate *chosen;

  g_ptr_array_extend (fitting, templates, NULL, NULL);
  chancery_note_sides_keep_fitting (cli->db, record, fitting);
  chosen = chancery_note_templates_choose (fitting, chancery_record_get_kind (record)->id, form,
                                           language);

  for (guint i = 0; option_template != NULL && i < templates->len; i++)
    if (strcmp (chancery_note_template_get_id (templates->pdata[i]), option_template) == 0)
      return templates->pdata[i];
  if (option_template != NULL)
    chancery_cli_set_usage_error (error, "note: there is no template “%s”; --list shows all",
                                  option_template);
  else if (chosen == NULL)
    chancery_cli_set_usage_error (error, "note: there is no template for a record of the kind “%s”",
                                  chancery_record_get_kind (record)->id);
  else if (option_form != NULL &&
           strcmp (chancery_note_template_get_form (chosen), option_form) != 0)
    chancery_cli_set_usage_error (error,
                                  "note: there is no template of the form “%s”; --list shows all",
                                  option_form);
  else if (option_language != NULL &&
           !chancery_note_fields_is_language (chancery_note_template_get_language (chosen),
                                              option_language))
    chancery_cli_set_usage_error (
        error, "note: there is no template of that form in “%s”; --list shows all",
        option_language);
  else
    return chosen;
  return NULL;
}

/* On standard error, whatever is written: a note with gaps looks finished from afar, and one without its marking harmless. */
static void
report_note (const ChanceryNote *note)
{
  g_autofree char *gaps = g_strjoinv (", ", (char **)chancery_note_get_gaps (note));

  if (*gaps != '\0')
    {
      g_autofree char *message = g_strdup_printf ("note: the record does not say: %s", gaps);

      chancery_cli_complain (message);
    }
  if (chancery_note_get_n_foreign (note) > 0)
    {
      g_autofree char *message =
          g_strdup_printf ("note: passages in another language than the note: %u",
                           chancery_note_get_n_foreign (note));

      chancery_cli_complain (message);
    }
}

/* The text alone bears none. */
static void
report_marking (const ChanceryNote *note)
{
  const char *marking = chancery_note_get_marking (note);
  g_autofree char *message = NULL;

  if (*marking == '\0')
    return;
  message = g_strdup_printf ("note: the draft is marked “%s”%s", marking,
                             chancery_note_is_raised (note)
                                 ? ", higher than the record: it names what is marked so"
                                 : "");
  chancery_cli_complain (message);
}

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  g_autoptr (GPtrArray) templates = list_templates ();
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (ChanceryNote) note = NULL;
  ChanceryNoteTemplate *template;

  if (option_list)
    return print_templates (cli, templates);
  if (arguments[0] == NULL)
    {
      chancery_cli_set_usage_error (error, "note: name the record");
      return CHANCERY_CLI_USAGE;
    }
  record = chancery_cli_load (cli, arguments[0], error);
  template = record != NULL ? choose_template (cli, templates, record, error) : NULL;
  note = template != NULL
             ? chancery_note_new (cli->db, chancery_record_get_id (record), template, error)
             : NULL;
  if (note == NULL)
    return CHANCERY_CLI_USAGE;
  report_marking (note);
  report_note (note);
  if (option_output != NULL && strcmp (option_output, "-") != 0)
    chancery_note_write_file (note, option_output, CHANCERY_REPLACE_WHAT_IS_THERE,
                              g_get_real_time () / G_USEC_PER_SEC, NULL, error);
  else
    {
      g_autofree char *text = cli->json ? NULL
                                        : chancery_cli_clean (chancery_note_get_text (note), FALSE);

      if (cli->json)
        chancery_cli_answer (cli, "template", chancery_note_template_get_id (template), "text",
                             chancery_note_get_text (note), NULL);
      else
        fputs (text, stdout);
    }
  return CHANCERY_CLI_DONE;
}

const ChanceryCliVerb chancery_cli_verb_note = {
  .name = "note",
  .arguments = "REF | --list",
  .summary = "Draft a note from a record, by a template",
  .details = "What the record does not say stands in brackets, and is told on standard error,\n"
             "and so is the marking of the draft.  What the desk calls a thing goes to nobody.\n"
             "Templates of your own are text files in chancery/templates of your data folder.",
  .opens = CHANCERY_CLI_OPENS_TO_READ,
  .options = options,
  .max_arguments = 1,
  .run = run,
};
