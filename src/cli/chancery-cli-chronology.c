/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-cli-table.h"
#include "chancery-errors.h"
#include "chancery-fuzzy-date.h"
#include "chancery-links.h"
#include "chancery-phrase.h"
#include "chancery-records.h"

#include <glib/gi18n.h>

static char *option_case;

static const GOptionEntry options[] = { { "case", 0, 0, G_OPTION_ARG_STRING, &option_case,
                                          "The case file", "REF" },
                                        { NULL } };

static const ChanceryCliColumn columns[] = {
  { "date", CHANCERY_CLI_COLUMN_JSON_ONLY }, { "day", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "when", CHANCERY_CLI_COLUMN_TEXT_ONLY }, { "reference", CHANCERY_CLI_COLUMN_PLAIN },
  { "kind", CHANCERY_CLI_COLUMN_JSON_ONLY }, { "what", CHANCERY_CLI_COLUMN_TEXT_ONLY },
  { "title", CHANCERY_CLI_COLUMN_PLAIN },    { "counterpart", CHANCERY_CLI_COLUMN_PLAIN },
  { "id", CHANCERY_CLI_COLUMN_JSON_ONLY },   { NULL }
};

/* A demand has the day of its demarche: one step to the record that gives the day is enough. */
static ChanceryFuzzyDate *
dup_date (ChanceryCli *cli, const ChanceryRecord *record)
{
  ChanceryFuzzyDate *own = chancery_record_get_own_date (record);
  const char *source = chancery_record_get_day_source (record);
  g_autoptr (ChanceryRecord) other = NULL;

  if (own != NULL)
    return chancery_fuzzy_date_ref (own);
  other = source != NULL ? chancery_records_load (cli->db, source, NULL) : NULL;
  own = other != NULL ? chancery_record_get_own_date (other) : NULL;
  return own != NULL ? chancery_fuzzy_date_ref (own) : NULL;
}

/* A day that is not exact takes many words: where it is that of the line above, it is not told again. */
static const char *
tell_when (const ChanceryFuzzyDate *date, const char *words, const char *above)
{
  gboolean exact = date == NULL ||
                   (chancery_fuzzy_date_is_exact_day (date) &&
                    chancery_fuzzy_date_get_quality (date) == CHANCERY_QUALITY_STATED);

  return !exact && g_strcmp0 (words, above) == 0 ? "″" : words;
}

/* @above: (inout): the day of the line above, in words. */
static void
add_record (ChanceryCli *cli, ChanceryCliTable *table, const ChanceryRecord *record, char **above)
{
  const ChanceryKind *kind = chancery_record_get_kind (record);
  g_autoptr (ChanceryFuzzyDate) date = dup_date (cli, record);
  g_autofree char *words = date != NULL
                               ? chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT)
                               : g_strdup (_ ("undated"));
  g_autofree char *counterpart = chancery_phrase_counterpart (record);
  const char *row[] = { date != NULL ? chancery_fuzzy_date_get_edtf (date) : NULL,
                        words,
                        tell_when (date, words, *above),
                        chancery_record_get_reference (record),
                        kind->id,
                        _ (kind->label),
                        chancery_record_get_title (record),
                        *counterpart != '\0' ? counterpart : NULL,
                        chancery_record_get_id (record) };

  chancery_cli_table_add (table, row);
  g_free (*above);
  *above = g_steal_pointer (&words);
}

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  g_autoptr (ChanceryCliTable) table = chancery_cli_table_new ("chronology", columns);
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree char *casefile = NULL;
  g_autofree char *above = NULL;

  if (option_case == NULL)
    {
      chancery_cli_set_usage_error (error, "chronology: name the case file with --case");
      return CHANCERY_CLI_USAGE;
    }
  casefile = chancery_cli_find_case (cli, option_case, error);
  ids = casefile != NULL ? chancery_links_get_chronology (cli->db, casefile, error) : NULL;
  if (ids == NULL)
    return CHANCERY_CLI_NOTHING;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (ChanceryRecord) record = chancery_records_load (cli->db, ids->pdata[i], error);

      if (record == NULL)
        return CHANCERY_CLI_REGISTRY;
      add_record (cli, table, record, &above);
    }
  chancery_cli_table_print (table, cli->json);
  return ids->len > 0 ? CHANCERY_CLI_DONE : CHANCERY_CLI_NOTHING;
}

const ChanceryCliVerb chancery_cli_verb_chronology = {
  .name = "chronology",
  .arguments = "--case REF",
  .summary = "What a case file holds, in order of time",
  .details =
      "What is not dated stands at the end. A day that is not exact and is that of the line above\n"
      "is written ″.",
  .opens = CHANCERY_CLI_OPENS_TO_READ,
  .options = options,
  .run = run,
};
