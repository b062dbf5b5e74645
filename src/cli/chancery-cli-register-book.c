/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-verbs.h"

#include "chancery-cli-table.h"
#include "chancery-register-book.h"

#include <string.h>

static char *option_register;
static int option_year;

static const GOptionEntry options[] = {
  { "register", 0, 0, G_OPTION_ARG_STRING, &option_register, "One register", "CODE" },
  { "year", 0, 0, G_OPTION_ARG_INT, &option_year, "One year", "Y" },
  { NULL }
};

static const ChanceryCliColumn columns[] = {
  { "reference", CHANCERY_CLI_COLUMN_PLAIN },
  { "register", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "year", CHANCERY_CLI_COLUMN_NUMBER | CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "number", CHANCERY_CLI_COLUMN_NUMBER | CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "state", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "words", CHANCERY_CLI_COLUMN_TEXT_ONLY },
  { "id", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "kind", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "record_state", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "date", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "date_before", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "day", CHANCERY_CLI_COLUMN_TEXT_ONLY },
  { "title", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "title_before", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "subject", CHANCERY_CLI_COLUMN_TEXT_ONLY },
  { "counterpart", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "counterpart_before", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "with", CHANCERY_CLI_COLUMN_TEXT_ONLY },
  { "marking", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "reason", CHANCERY_CLI_COLUMN_PLAIN },
  { NULL }
};

static const ChanceryCliColumn total_columns[] = {
  { "register", CHANCERY_CLI_COLUMN_JSON_ONLY | CHANCERY_CLI_COLUMN_ALWAYS },
  { "year", CHANCERY_CLI_COLUMN_NUMBER | CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "state", CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "given", CHANCERY_CLI_COLUMN_NUMBER | CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "void", CHANCERY_CLI_COLUMN_NUMBER | CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "reverted", CHANCERY_CLI_COLUMN_NUMBER | CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "missing", CHANCERY_CLI_COLUMN_NUMBER | CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "next", CHANCERY_CLI_COLUMN_NUMBER | CHANCERY_CLI_COLUMN_JSON_ONLY },
  { "words", CHANCERY_CLI_COLUMN_TEXT_ONLY },
  { NULL }
};

static const ChanceryCliColumn problem_columns[] = { { "problem", CHANCERY_CLI_COLUMN_JSON_ONLY },
                                                     { NULL } };

static ChanceryCliTable *
list_problems (GPtrArray *problems)
{
  ChanceryCliTable *list = chancery_cli_table_new ("problems", problem_columns);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *message = g_strconcat ("register-book: ", problems->pdata[i], NULL);

      chancery_cli_table_add (list, (const char *const[]){ problems->pdata[i] });
      chancery_cli_complain (message);
    }
  return list;
}

static char *
write_number (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/* “18 Feb 2026 → 19 Feb 2026”, as corrections are shown; what stands when it was not corrected. */
static char *
phrase_corrected (const char *was, const char *stands)
{
  if (was == NULL)
    return g_strdup (stands);
  return g_strdup_printf ("%s → %s", was, stands != NULL ? stands : "");
}

static char *
phrase_date (ChanceryFuzzyDate *date)
{
  return date != NULL ? chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT) : NULL;
}

static void
add_row (ChanceryCliTable *table, const ChanceryRegisterRow *row)
{
  g_autofree char *year = write_number (row->year);
  g_autofree char *number = write_number (row->number);
  g_autofree char *was_day = phrase_date (row->was_date);
  g_autofree char *stands = phrase_date (row->date);
  g_autofree char *day = phrase_corrected (was_day, stands);
  g_autofree char *title = phrase_corrected (row->was_title, row->title);
  g_autofree char *with = phrase_corrected (row->was_counterpart, row->counterpart);
  const char *marked = row->level != NULL && strcmp (row->level, "unmarked") != 0 ? row->level
                                                                                  : NULL;
  const char *cells[] = { row->reference,
                          row->code,
                          year,
                          number,
                          row->state,
                          chancery_register_row_get_state_words (row),
                          row->uuid,
                          row->kind != NULL ? row->kind->id : NULL,
                          row->record_state,
                          row->date != NULL ? chancery_fuzzy_date_get_edtf (row->date) : NULL,
                          row->was_date != NULL ? chancery_fuzzy_date_get_edtf (row->was_date)
                                                : NULL,
                          day,
                          row->title,
                          row->was_title,
                          title,
                          row->counterpart,
                          row->was_counterpart,
                          with,
                          marked,
                          row->reason };

  chancery_cli_table_add (table, cells);
}

static ChanceryCliTable *
list_totals (ChanceryRegisterBook *book)
{
  ChanceryCliTable *list = chancery_cli_table_new ("registers", total_columns);
  GPtrArray *totals = chancery_register_book_get_totals (book);

  for (guint i = 0; i < totals->len; i++)
    {
      const ChanceryRegisterTotal *total = totals->pdata[i];
      g_autofree char *year = write_number (total->year);
      g_autofree char *given = write_number (total->n_given);
      g_autofree char *n_void = write_number (total->n_void);
      g_autofree char *reverted = write_number (total->n_reverted);
      g_autofree char *missing = write_number (total->n_missing);
      g_autofree char *next = write_number (total->next);
      g_autofree char *words = chancery_register_total_to_words (total);
      const char *cells[] = { total->code, year,   total->is_open ? "open" : "closed",
                              given,       n_void, reverted,
                              missing,     next,   words };

      if (chancery_register_book_covers (book, total))
        chancery_cli_table_add (list, cells);
    }
  return list;
}

static ChanceryCliStatus
run (ChanceryCli *cli, char **arguments, GError **error)
{
  g_autoptr (ChanceryRegisterBook) book =
      chancery_register_book_read (cli->db, option_register, option_year, error);
  g_autoptr (ChanceryCliTable) table = chancery_cli_table_new ("numbers", columns);
  ChanceryCliTable *more;
  GPtrArray *problems;
  GPtrArray *rows;

  if (book == NULL)
    return CHANCERY_CLI_REGISTRY;
  rows = chancery_register_book_get_rows (book);
  problems = chancery_register_book_get_problems (book);
  for (guint i = 0; i < rows->len; i++)
    add_row (table, rows->pdata[i]);
  more = list_problems (problems);
  chancery_cli_table_append (more, list_totals (book));
  chancery_cli_table_append (table, more);
  chancery_cli_table_set_note (table, "checkpoint", chancery_register_book_get_checkpoint (book));
  chancery_cli_table_print (table, cli->json);
  return problems->len == 0 && rows->len > 0 ? CHANCERY_CLI_DONE : CHANCERY_CLI_NOTHING;
}

const ChanceryCliVerb chancery_cli_verb_register_book = {
  .name = "register-book",
  .arguments = "",
  .summary = "The numbers in order, voids with their reasons, gaps reported",
  .opens = CHANCERY_CLI_OPENS_TO_READ,
  .options = options,
  .run = run,
};
