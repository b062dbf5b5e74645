/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-day.h"
#include "chancery-errors.h"
#include "chancery-fuzzy-date.h"
#include "chancery-records.h"
#include "chancery-settings.h"
#include "chancery-vocabulary.h"

static char *option_verdict;
static char *option_on;
static char *option_text;
static char **option_evidence;

static const GOptionEntry options[] = {
  { "verdict", 0, 0, G_OPTION_ARG_STRING, &option_verdict, "How it stands", "TERM" },
  { "on", 0, 0, G_OPTION_ARG_STRING, &option_on,
    "The day from which it stands so; today without it", "DATE" },
  { "text", 0, 0, G_OPTION_ARG_STRING, &option_text, "In words", "TEXT" },
  { "evidence", 0, 0, G_OPTION_ARG_STRING_ARRAY, &option_evidence,
    "A record that shows it; may be given again", "REF" },
  { NULL }
};

static const ChanceryField *
get_list (const ChanceryRecord *record, GError **error)
{
  const ChanceryKind *kind = chancery_record_get_kind (record);

  if (chancery_kind_has_flag (kind, CHANCERY_KIND_WATCHED))
    return chancery_kind_find_field (kind, "assessments");
  g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
               "a %s is not assessed; only demands, assurances and reservations are", kind->id);
  return NULL;
}

static ChanceryValue *
read_evidence (ChanceryCli *cli, GError **error)
{
  g_autoptr (GPtrArray) evidence =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_value_unref);

  for (guint i = 0; option_evidence != NULL && option_evidence[i] != NULL; i++)
    {
      g_autofree char *id = chancery_cli_find (cli, option_evidence[i], error);

      if (id == NULL)
        return NULL;
      g_ptr_array_add (evidence, chancery_value_new_reference (id, NULL));
    }
  return chancery_value_new_list (evidence);
}

static void
set_value (ChanceryLine *line, const char *field_id, ChanceryValue *value)
{
  g_autoptr (ChanceryValue) owned = value;

  chancery_line_set_value (line,
                           chancery_field_find (chancery_line_get_list (line)->lines, field_id),
                           owned);
}

static ChanceryLine *
make_line (ChanceryCli *cli, const ChanceryField *list, GError **error)
{
  const ChanceryVocabulary *verdicts =
      chancery_vocabulary_get (chancery_field_find (list->lines, "verdict")->vocabulary);
  const char *verdict = chancery_vocabulary_match (verdicts, option_verdict);
  gint64 day = option_on != NULL ? chancery_cli_parse_day (cli, option_on, error)
                                 : chancery_settings_get_day (cli->db);
  g_autoptr (ChanceryFuzzyDate) on = NULL;
  g_autoptr (ChanceryLine) line = NULL;
  g_autoptr (GError) inner = NULL;

  if (day == CHANCERY_DAY_NONE)
    return NULL;
  if (verdict == NULL)
    {
      chancery_cli_set_term_error (error, "verdict", option_verdict, verdicts);
      return NULL;
    }
  on = chancery_fuzzy_date_new_day (day);
  line = chancery_line_new (list, NULL);
  set_value (line, "on", chancery_value_new_date (on));
  set_value (line, "verdict", chancery_value_new_text (verdict));
  set_value (line, "text", chancery_value_new_text (option_text));
  set_value (line, "evidence", read_evidence (cli, &inner));
  set_value (line, "by", chancery_value_new_text (cli->who));
  if (inner != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&inner));
      return NULL;
    }
  return g_steal_pointer (&line);
}

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  ChanceryAct act = chancery_cli_act (cli, NULL, NULL);
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (ChanceryLine) line = NULL;
  const ChanceryField *list;

  if (option_verdict == NULL)
    {
      chancery_cli_set_usage_error (error, "assess: say how it stands with --verdict");
      return CHANCERY_CLI_USAGE;
    }
  record = chancery_cli_load (cli, arguments[0], error);
  list = record != NULL ? get_list (record, error) : NULL;
  line = list != NULL ? make_line (cli, list, error) : NULL;
  if (line != NULL &&
      chancery_records_add_line (cli->db, chancery_record_get_id (record), line, &act, error))
    chancery_cli_answer (cli, "id", chancery_record_get_id (record), NULL);
  return CHANCERY_CLI_DONE;
}

const ChanceryCliVerb chancery_cli_verb_assess = {
  .name = "assess",
  .arguments = "REF --verdict TERM",
  .summary = "Say how a demand, assurance or reservation stands",
  .details = "An assessment is never edited, only followed by the next one.",
  .opens = CHANCERY_CLI_OPENS_TO_WRITE,
  .options = options,
  .min_arguments = 1,
  .max_arguments = 1,
  .run = run,
};
