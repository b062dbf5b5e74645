/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-cli-query.h"
#include "chancery-day.h"
#include "chancery-errors.h"
#include "chancery-query.h"
#include "chancery-search.h"
#include "chancery-tags.h"
#include "chancery-text.h"

#include <stdio.h>

/* Microseconds after which the terminal is told how far it is. */
#define REPORT (200 * G_TIME_SPAN_MILLISECOND)

static char **option_add;
static char **option_remove;
static gboolean option_dry_run;
static gboolean option_all;

static const GOptionEntry options[] = { { "add", 0, 0, G_OPTION_ARG_STRING_ARRAY, &option_add,
                                          "A tag that all get; may be given again", "TAG" },
                                        { "remove", 0, 0, G_OPTION_ARG_STRING_ARRAY, &option_remove,
                                          "A tag that all lose; may be given again", "TAG" },
                                        { "all", 0, 0, G_OPTION_ARG_NONE, &option_all,
                                          "All records, instead of what a query finds", NULL },
                                        { "dry-run", 0, 0, G_OPTION_ARG_NONE, &option_dry_run,
                                          "Say what would change, and change nothing", NULL },
                                        { NULL } };

static gboolean
check_texts (char **texts, GError **error)
{
  for (; texts != NULL && *texts != NULL; texts++)
    {
      g_autofree char *text = chancery_text_normalize (*texts, -1, error);

      if (text == NULL)
        {
          g_prefix_error (error, "tag: ");
          return FALSE;
        }
      if (*g_strstrip (text) == '\0')
        {
          g_set_error_literal (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                               "tag: an empty text is no tag");
          return FALSE;
        }
    }
  return TRUE;
}

/* The same tag given and taken away would be done in an order that nobody named. */
static ChanceryTagChange *
make_change (GError **error)
{
  g_autoptr (ChanceryTagChange) change = NULL;

  if (option_add == NULL && option_remove == NULL)
    {
      chancery_cli_set_usage_error (error, "tag: name a tag with --add or --remove");
      return NULL;
    }
  if (!check_texts (option_add, error) || !check_texts (option_remove, error))
    return NULL;
  for (char **text = option_remove; text != NULL && *text != NULL; text++)
    if (option_add != NULL && g_strv_contains ((const char *const *)option_add, *text))
      {
        chancery_cli_set_usage_error (error, "tag: “%s” is both to be added and to be removed",
                                      *text);
        return NULL;
      }
  return chancery_tag_change_new ((const char *const *)option_add,
                                  (const char *const *)option_remove);
}

/* Whether it is time to tell how far it is. */
static gboolean
is_late (gpointer user_data)
{
  return g_get_monotonic_time () >= *(const gint64 *)user_data;
}

static gboolean
change_rows (ChanceryCli *cli, GArray *rows, const ChanceryTagChange *change, GError **error)
{
  const ChanceryAct act = chancery_cli_act (cli, NULL, NULL);
  const gint64 *all = (const gint64 *)(gpointer)rows->data;
  gsize from = 0;

  chancery_tags_sort_rows (rows);
  /* All or nothing: one transaction round the slices. */
  if (!chancery_db_begin (cli->db, &act, error))
    return FALSE;
  while (from < rows->len)
    {
      gint64 end = g_get_monotonic_time () + REPORT;
      gsize n_done;
      guint n_changed;

      if (!chancery_tags_change (cli->db, all + from, rows->len - from, change, is_late, &end, &act,
                                 &n_done, &n_changed, error))
        {
          chancery_cli_progress_end ();
          chancery_db_rollback (cli->db);
          return FALSE;
        }
      from += n_done;
      chancery_cli_progress (from, rows->len, (gpointer) "changing tags");
    }
  chancery_cli_progress_end ();
  return chancery_db_commit (cli->db, error);
}

/* A query that asks for nothing finds everything: whoever means all says so. */
static ChanceryQuery *
make_query (ChanceryCli *cli, const char *text, GError **error)
{
  g_autoptr (ChanceryQuery) query = NULL;

  if (option_all && text != NULL)
    {
      chancery_cli_set_usage_error (error, "tag: give a query or --all, not both");
      return NULL;
    }
  query = chancery_search_parse (cli->db, text != NULL ? text : "", CHANCERY_DAY_NONE);
  if (!option_all && chancery_query_is_empty (query))
    {
      chancery_cli_set_usage_error (error,
                                    "tag: an empty query would find every record; to tag all of "
                                    "them, give --all instead of it");
      return NULL;
    }
  return g_steal_pointer (&query);
}

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  g_autoptr (ChanceryTagChange) change = make_change (error);
  g_autoptr (ChanceryQuery) query = NULL;
  g_autoptr (GArray) rows = NULL;
  ChanceryTagCount count;

  if (change == NULL || (query = make_query (cli, arguments[0], error)) == NULL)
    return CHANCERY_CLI_USAGE;
  rows = chancery_search_rows (cli->db, query, NULL, TRUE, error);
  if (rows == NULL || !chancery_tags_count (cli->db, (const gint64 *)(gpointer)rows->data,
                                            rows->len, change, &count, error))
    return CHANCERY_CLI_REGISTRY;
  if (arguments[0] != NULL)
    chancery_cli_query_warn (cli, "tag", arguments[0], count.n_records > 0);
  if (count.n_changed > 0 && !option_dry_run && !change_rows (cli, rows, change, error))
    return CHANCERY_CLI_REGISTRY;
  printf (cli->json ? "{\n  \"changed\": %u,\n  \"unchanged\": %u,\n  \"void\": %u,\n"
                      "  \"archived\": %u\n}\n"
                    : "changed %u, unchanged %u, void %u, archived %u\n",
          count.n_changed, count.n_records - count.n_changed - count.n_void - count.n_archived,
          count.n_void, count.n_archived);
  return count.n_records > 0 ? CHANCERY_CLI_DONE : CHANCERY_CLI_NOTHING;
}

const ChanceryCliVerb chancery_cli_verb_tag = {
  .name = "tag",
  .arguments = "QUERY | --all",
  .summary = "Give tags to all that a query finds, or take them away",
  .details =
      "Tags are never frozen: registered records get them too.  What is void or in the archive\n"
      "stays as it is.",
  .opens = CHANCERY_CLI_OPENS_TO_WRITE,
  .options = options,
  .max_arguments = 1,
  .run = run,
};
