/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

/* demands, assurances, reservations: how each stood on a day.  One verb a watched kind. */

#include "chancery-cli-table.h"
#include "chancery-fuzzy-date.h"
#include "chancery-phrase.h"
#include "chancery-query.h"
#include "chancery-records.h"
#include "chancery-search.h"
#include "chancery-settings.h"

#include <string.h>

static char *option_case;
static char *option_as_on;

static const GOptionEntry options[] = {
  { "case", 0, 0, G_OPTION_ARG_STRING, &option_case, "Only those of a case file", "REF" },
  { "as-on", 0, 0, G_OPTION_ARG_STRING, &option_as_on, "As it stood on that day", "DATE" },
  { NULL }
};

static const ChanceryCliColumn columns[] = {
  { "id", CHANCERY_CLI_COLUMN_JSON_ONLY },   { "verdict", CHANCERY_CLI_COLUMN_PLAIN },
  { "since", CHANCERY_CLI_COLUMN_PLAIN },    { "counterpart", CHANCERY_CLI_COLUMN_PLAIN },
  { "source", CHANCERY_CLI_COLUMN_PLAIN },   { "title", CHANCERY_CLI_COLUMN_PLAIN },
  { "evidence", CHANCERY_CLI_COLUMN_PLAIN }, { NULL }
};

/* The number of the record that raised it, or its title. */
static char *
describe_source (ChanceryCli *cli, const ChanceryRecord *record)
{
  const char *parent = chancery_record_get_kind (record)->parent;
  ChanceryValue *value = chancery_record_get (record, parent != NULL ? parent : "given_in");
  const char *id = chancery_value_get_reference_id (value);
  g_autoptr (ChanceryRecord) source = id != NULL ? chancery_records_load (cli->db, id, NULL) : NULL;
  const char *reference = source != NULL ? chancery_record_get_reference (source) : NULL;

  return g_strdup (reference != NULL ? reference
                   : source != NULL  ? chancery_record_get_title (source)
                                     : NULL);
}

static gboolean
add_record (ChanceryCli *cli, ChanceryCliTable *table, const char *id, gint64 day, GError **error)
{
  g_autoptr (ChanceryRecord) record = chancery_records_load (cli->db, id, error);
  ChanceryLine *assessment;
  ChanceryFuzzyDate *on;
  g_autofree char *counterpart = NULL;
  g_autofree char *evidence = NULL;
  g_autofree char *source = NULL;
  g_autofree char *since = NULL;

  if (record == NULL)
    return FALSE;
  assessment = chancery_record_get_assessment (record, day);
  on = assessment != NULL ? chancery_value_get_date (chancery_line_get (assessment, "on")) : NULL;
  since = on != NULL ? chancery_fuzzy_date_to_words (on, CHANCERY_DATE_WORDS_SHORT) : NULL;
  counterpart = chancery_phrase_counterpart (record);
  source = describe_source (cli, record);
  if (assessment != NULL)
    evidence =
        chancery_phrase_value (chancery_field_find (chancery_line_get_list (assessment)->lines,
                                                    "evidence"),
                               chancery_line_get (assessment, "evidence"));
  chancery_cli_table_add (table,
                          (const char *const[]){
                              id,
                              assessment != NULL ? chancery_line_get_text (assessment, "verdict")
                                                 : NULL,
                              cli->json && on != NULL ? chancery_fuzzy_date_get_edtf (on) : since,
                              *counterpart != '\0' ? counterpart : NULL,
                              source,
                              chancery_record_get_title (record),
                              evidence != NULL && *evidence != '\0' ? evidence : NULL,
                          });
  return TRUE;
}

/* The rows of the kind, those of a case by the query language itself. */
static GArray *
find_rows (ChanceryCli *cli, const ChanceryKind *kind, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (ChanceryQuery) query = NULL;
  g_autofree char *casefile = NULL;

  g_string_printf (text, "kind:%s", kind->id);
  if (option_case != NULL)
    {
      casefile = chancery_cli_find (cli, option_case, error);
      if (casefile == NULL)
        return NULL;
      g_string_append_printf (text, " case:%s", casefile);
    }
  query = chancery_query_parse (text->str, chancery_settings_get_day (cli->db));
  return chancery_search_rows (cli->db, query, "date", FALSE, error);
}

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  const ChanceryKind *kind = NULL;
  g_autoptr (ChanceryCliTable) table = chancery_cli_table_new (cli->verb->name, columns);
  g_autoptr (GArray) rows = NULL;
  gint64 day = chancery_settings_get_day (cli->db);

  /* The verb is the plural of the kind's name. */
  for (guint i = 1; i < CHANCERY_N_KINDS && kind == NULL; i++)
    if (g_str_has_prefix (cli->verb->name, chancery_kind_get ((ChanceryKindId)i)->id))
      kind = chancery_kind_get ((ChanceryKindId)i);
  if (option_as_on != NULL &&
      (day = chancery_cli_parse_day (cli, option_as_on, error), *error != NULL))
    return CHANCERY_CLI_BAD;
  rows = find_rows (cli, kind, error);
  if (rows == NULL)
    return CHANCERY_CLI_REGISTRY;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *id = chancery_records_get_uuid (cli->db, g_array_index (rows, gint64, i));

      if (id != NULL && !add_record (cli, table, id, day, error))
        return CHANCERY_CLI_REGISTRY;
    }
  chancery_cli_table_print (table, cli->json);
  return rows->len > 0 ? CHANCERY_CLI_DONE : CHANCERY_CLI_NOTHING;
}

#define DETAILS                                                                                                \
  "The verdict is the latest assessment of our own ministry on or before the day. What was never registered\n" \
  "or is void is left out."

#define WATCHED_VERB(id, line)                     \
  const ChanceryCliVerb chancery_cli_verb_##id = { \
    .name = #id,                                   \
    .arguments = "",                               \
    .summary = line,                               \
    .details = DETAILS,                            \
    .opens = CHANCERY_CLI_OPENS_TO_READ,           \
    .options = options,                            \
    .run = run,                                    \
  }

WATCHED_VERB (demands, "What was asked, and how it stands");
WATCHED_VERB (assurances, "What was promised, and how it stands");
WATCHED_VERB (reservations, "Rights reserved, and how they stand");
