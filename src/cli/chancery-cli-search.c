/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-cli-query.h"
#include "chancery-cli-table.h"
#include "chancery-day.h"
#include "chancery-errors.h"
#include "chancery-left-out.h"
#include "chancery-phrase.h"
#include "chancery-query-note.h"
#include "chancery-rows.h"
#include "chancery-search.h"
#include "chancery-settings.h"
#include "chancery-widen.h"

#include <stdio.h>
#include <string.h>

#define DEFAULT_LIMIT 50

static int option_limit = DEFAULT_LIMIT;
static int option_offset;
static char *option_sort;
static gboolean option_count;
static char *option_saved;

static const GOptionEntry options[] = {
  { "limit", 0, 0, G_OPTION_ARG_INT, &option_limit, "At most N hits; 50 without it", "N" },
  { "offset", 0, 0, G_OPTION_ARG_INT, &option_offset, "After the first N", "N" },
  { "sort", 0, 0, G_OPTION_ARG_STRING, &option_sort, "The order; newest without it",
    "newest|oldest|relevance" },
  { "count", 0, 0, G_OPTION_ARG_NONE, &option_count, "Print how many there are, and nothing else",
    NULL },
  { "saved", 0, 0, G_OPTION_ARG_STRING, &option_saved,
    "What the saved search NAME finds; QUERY narrows it", "NAME" },
  { NULL }
};

/* The title stands twice: a script finds the keys in their promised order, a reader the long texts
 * at the end. */
static const ChanceryCliColumn columns[] = { { "id", CHANCERY_CLI_COLUMN_PLAIN },
                                             { "kind", CHANCERY_CLI_COLUMN_PLAIN },
                                             { "reference", CHANCERY_CLI_COLUMN_ALWAYS },
                                             { "title", CHANCERY_CLI_COLUMN_ALWAYS |
                                                            CHANCERY_CLI_COLUMN_JSON_ONLY },
                                             { "date", CHANCERY_CLI_COLUMN_ALWAYS },
                                             { "marking", CHANCERY_CLI_COLUMN_ALWAYS },
                                             { "title", CHANCERY_CLI_COLUMN_TEXT_ONLY },
                                             { "snippet", CHANCERY_CLI_COLUMN_ALWAYS },
                                             { "attachment", CHANCERY_CLI_COLUMN_JSON_ONLY },
                                             { "sounds_like", CHANCERY_CLI_COLUMN_JSON_ONLY },
                                             { NULL } };

static gboolean
choose_sort (const char **sort, gboolean *descending, GError **error)
{
  *descending = TRUE;
  *sort = "date";
  if (option_sort == NULL || strcmp (option_sort, "newest") == 0)
    return TRUE;
  if (strcmp (option_sort, "oldest") == 0)
    *descending = FALSE;
  else if (strcmp (option_sort, "relevance") == 0)
    *sort = "relevance";
  else
    {
      chancery_cli_set_usage_error (error,
                                    "search: --sort is newest, oldest or relevance, not “%s”",
                                    option_sort);
      return FALSE;
    }
  return TRUE;
}

/* Hits stand between marks that mean something to a window only. */
static char *
strip_marks (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (*text != CHANCERY_SEARCH_HIT_START[0] && *text != CHANCERY_SEARCH_HIT_END[0])
      g_string_append_c (plain, *text);
  return g_string_free (plain, FALSE);
}

/* A reader is told where the words stand and that they are other ones; a script finds that in keys of its own. */
static char *
describe_hit (const char *snippet, const char *attachment, const char *sounds_like)
{
  g_autofree char *where = attachment != NULL ? chancery_phrase_found_in (attachment, snippet)
                                              : g_strdup (snippet);

  if (sounds_like == NULL)
    return g_steal_pointer (&where);
  return chancery_phrase_sounds_like (sounds_like, where != NULL ? where : "");
}

/* All of them, each once (transfer full); NULL for none. */
static char *
join_spellings (GPtrArray *spellings)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  if (spellings == NULL)
    return NULL;
  for (guint i = 0; i < spellings->len; i++)
    {
      ChancerySpelling *spelling = spellings->pdata[i];

      if (!g_ptr_array_find_with_equal_func (words, spelling->word, g_str_equal, NULL))
        g_ptr_array_add (words, spelling->word);
    }
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **)words->pdata);
}

static gboolean
add_hit (ChanceryCli *cli,
         ChanceryCliTable *table,
         ChanceryQuery *query,
         GPtrArray *spellings,
         const ChanceryListRow *row,
         GError **error)
{
  g_autoptr (GError) inner = NULL;
  g_autoptr (ChanceryHit) sounding =
      spellings != NULL ? chancery_search_find_sounding (cli->db, spellings, row->row, &inner)
                        : NULL;
  g_autoptr (ChanceryHit) any = sounding == NULL && inner == NULL
                                    ? chancery_search_find_hit (cli->db, query, row->row, &inner)
                                    : NULL;
  const ChanceryHit *hit = sounding != NULL ? sounding : any;
  g_autofree char *snippet = hit != NULL ? strip_marks (hit->snippet) : NULL;
  const char *attachment = hit != NULL ? hit->attachment : NULL;
  g_autofree char *alike = sounding != NULL ? chancery_hit_dup_words (sounding) : NULL;
  g_autofree char *sounds_like = alike != NULL ? g_steal_pointer (&alike)
                                               : join_spellings (spellings);
  g_autofree char *shown = cli->json ? g_strdup (snippet)
                                     : describe_hit (snippet, attachment, sounds_like);
  const char *marking = strcmp (row->level, "unmarked") != 0 ? row->level : NULL;
  const char *cells[] = { row->uuid,
                          row->kind->id,
                          row->reference,
                          row->title,
                          row->date != NULL ? chancery_fuzzy_date_get_edtf (row->date) : NULL,
                          cli->json ? row->level : marking,
                          row->title,
                          shown,
                          attachment,
                          sounds_like };

  if (inner != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&inner));
      return FALSE;
    }
  chancery_cli_table_add (table, cells);
  return TRUE;
}

/* @spellings: (nullable): what they are found by is one of them. */
static gboolean
add_hits (ChanceryCli *cli,
          ChanceryCliTable *table,
          ChanceryQuery *query,
          GPtrArray *spellings,
          GArray *ids,
          GError **error)
{
  g_autoptr (GPtrArray) rows =
      chancery_rows_fetch (cli->db, (const gint64 *)(gpointer)ids->data, ids->len, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!add_hit (cli, table, query, spellings, rows->pdata[i], error))
      return FALSE;
  return TRUE;
}

typedef struct
{
  const char *sort;
  gboolean descending;
  /* Records that answer, and those that sound like it. */
  gint64 n_exact;
  gint64 n_alike;
  ChanceryQuery *sounds;
  GPtrArray *spellings;
} Search;

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->sounds, chancery_query_unref);
  g_clear_pointer (&self->spellings, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* What answers is counted; what only sounds alike is told of beside it. */
static ChanceryCliStatus
print_count (ChanceryCli *cli, const Search *search)
{
  if (!cli->json)
    printf ("%" G_GINT64_FORMAT "\n", search->n_exact);
  else if (search->n_alike > 0)
    printf ("{\n  \"count\": %" G_GINT64_FORMAT ",\n  \"sounding\": %" G_GINT64_FORMAT "\n}\n",
            search->n_exact, search->n_alike);
  else
    printf ("{\n  \"count\": %" G_GINT64_FORMAT "\n}\n", search->n_exact);
  if (search->n_alike > 0)
    g_printerr ("chancery-cli: search: %" G_GINT64_FORMAT " that sound alike are not counted\n",
                search->n_alike);
  return search->n_exact > 0 ? CHANCERY_CLI_DONE : CHANCERY_CLI_NOTHING;
}

static gboolean
count_all (ChanceryCli *cli, ChanceryQuery *query, Search *search, GError **error)
{
  g_autoptr (ChanceryQuery) wider = NULL;

  search->n_exact = chancery_search_count (cli->db, query, error);
  if (search->n_exact < 0)
    return FALSE;
  wider = chancery_widen_sounds (cli->db, query, &search->spellings);
  if (wider != NULL)
    {
      search->sounds = chancery_widen_without (wider, query);
      search->n_alike = chancery_search_count (cli->db, search->sounds, error);
    }
  return search->n_alike >= 0;
}

/* After the last that answers, what sounds alike. */
static gboolean
add_sounding (ChanceryCli *cli, ChanceryCliTable *table, const Search *search, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  guint n_shown = chancery_cli_table_get_n_rows (table);

  if (search->n_alike == 0 || n_shown >= (guint)option_limit)
    return TRUE;
  ids = chancery_search_page (cli->db, search->sounds, search->sort, search->descending,
                              (guint)MAX (option_offset - search->n_exact, 0),
                              (guint)option_limit - n_shown, error);
  return ids != NULL && add_hits (cli, table, search->sounds, search->spellings, ids, error);
}

/* Nothing was found: what stands in the way. */
static void
tell_left_out (ChanceryCli *cli, const char *text)
{
  g_autoptr (GPtrArray) list =
      chancery_left_out_list (cli->db, NULL, text, FALSE, CHANCERY_DAY_NONE, CHANCERY_DAY_NONE);
  g_autoptr (GString) message = g_string_new ("search: nothing found");

  for (guint i = 0; i < list->len; i++)
    {
      const ChanceryLeftOut *left_out = list->pdata[i];

      g_string_append_printf (message, "%s without “%s” %u", i > 0 ? "," : ";", left_out->part,
                              left_out->n_records);
    }
  chancery_cli_complain (message->str);
}

/* Nothing was found; @told: and why. */
static void
suggest (ChanceryCli *cli, ChanceryCliTable *table, const char *text, gboolean told)
{
  g_autofree char *meant = chancery_widen_suggest (cli->db, NULL, text, CHANCERY_DAY_NONE);

  if (cli->json && meant != NULL)
    chancery_cli_table_set_note (table, "did_you_mean", meant);
  else if (meant != NULL)
    g_printerr ("chancery-cli: search: nothing found; did you mean: %s\n", meant);
  else if (!cli->json && !told)
    tell_left_out (cli, text);
}

/* Who did not say how many would take what is printed for all. */
static void
tell_rest (const ChanceryCliTable *table, gint64 n_found)
{
  const guint n_shown = chancery_cli_table_get_n_rows (table);

  if (option_limit == DEFAULT_LIMIT && option_offset == 0 && n_shown < n_found)
    g_printerr ("chancery-cli: search: these are %u of %" G_GINT64_FORMAT
                "; --limit N prints more\n",
                n_shown, n_found);
}

/* What is searched for: the words given, within the saved search that is named (transfer full). */
static char *
read_query (ChanceryCli *cli, char **arguments, ChanceryCliStatus *status, GError **error)
{
  g_autofree char *typed = g_strjoinv (" ", arguments);
  g_autoptr (GPtrArray) searches = NULL;
  const ChancerySavedSearch *search;
  int at;

  if (option_saved == NULL)
    return g_steal_pointer (&typed);
  *status = CHANCERY_CLI_REGISTRY;
  searches = chancery_settings_get_searches (cli->db, error);
  if (searches == NULL)
    return NULL;
  at = chancery_saved_searches_find (searches, option_saved);
  if (at < 0)
    {
      *status = CHANCERY_CLI_NOTHING;
      g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NOT_FOUND,
                   "no saved search is called “%s”", option_saved);
      return NULL;
    }
  search = g_ptr_array_index (searches, (guint)at);
  return chancery_query_join (search->query, typed);
}

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  ChanceryCliStatus status = CHANCERY_CLI_REGISTRY;
  g_autofree char *text = read_query (cli, arguments, &status, error);
  g_autoptr (ChanceryQuery) query = NULL;
  g_autoptr (ChanceryCliTable) table = chancery_cli_table_new ("hits", columns);
  g_autoptr (GArray) ids = NULL;
  g_auto (Search) search = { .sort = NULL };
  gint64 n_found;
  gboolean told;

  if (text == NULL)
    return status;
  query = chancery_search_parse (cli->db, text, CHANCERY_DAY_NONE);
  if (!choose_sort (&search.sort, &search.descending, error))
    return CHANCERY_CLI_USAGE;
  if (option_limit < 0 || option_offset < 0)
    {
      chancery_cli_set_usage_error (error, "search: --limit and --offset are not negative");
      return CHANCERY_CLI_USAGE;
    }
  if (!count_all (cli, query, &search, error))
    return CHANCERY_CLI_REGISTRY;
  n_found = search.n_exact + search.n_alike;
  told = chancery_cli_query_warn (cli, "search", text, n_found > 0);
  if (option_count)
    return print_count (cli, &search);

  ids = chancery_search_page (cli->db, query, search.sort, search.descending, (guint)option_offset,
                              (guint)option_limit, error);
  if (ids == NULL || !add_hits (cli, table, query, NULL, ids, error) ||
      !add_sounding (cli, table, &search, error))
    return CHANCERY_CLI_REGISTRY;
  chancery_cli_table_set_number (table, "count", search.n_exact);
  if (search.n_alike > 0)
    chancery_cli_table_set_number (table, "sounding", search.n_alike);
  if (n_found == 0)
    suggest (cli, table, text, told);
  chancery_cli_table_print (table, cli->json);
  tell_rest (table, n_found);
  return n_found > 0 ? CHANCERY_CLI_DONE : CHANCERY_CLI_NOTHING;
}

const ChanceryCliVerb chancery_cli_verb_search = {
  .name = "search",
  .arguments = "QUERY",
  .summary = "Find records",
  .details =
      "Words are all to be found, whatever their case and accents; “a phrase”, -word or NOT word, a OR b, a AND b,\n"
      "pre*, brackets; kind: party: from: to: counterpart: ref: state: marking:<=restricted case: form:\n"
      "tone:>=protest place: tag: has:attachment after:2025-01 before: on: year:2026 about:REF counted:yes\n"
      "answered:no import:3.  after: and before: include the day itself.  A name stands for all names of its\n"
      "bearer; after the hits come those whose spelling or script sounds alike; =word stands for itself alone.",
  .opens = CHANCERY_CLI_OPENS_TO_READ,
  .options = options,
  .max_arguments = -1,
  .run = run,
};
