/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-register-paper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "chancery-phrase.h"
#include "chancery-value.h"

enum
{
  NUMBER,
  DATE,
  SUBJECT,
  PARTY,
  STATE,
  N_COLUMNS,
};

char *
chancery_register_paper_title (ChanceryRegisterBook *book)
{
  const char *code;
  gint64 year;

  g_return_val_if_fail (book != NULL, NULL);

  code = chancery_register_book_get_code (book);
  year = chancery_register_book_get_year (book);
  if (code == NULL)
    /* No year, or one of which there are no numbers: only which registers there are was asked. */
    return year <= 0 ? g_strdup (_ ("All registers"))
                     /* Translators: %d is a year. */
                     : g_strdup_printf (_ ("All registers, %d"), (int)year);
  if (*code == '\0')
    return g_strdup (_ ("Numbers of other registers"));
  return year == 0 ? g_strdup_printf (_ ("%s, all years"), code)
                   : g_strdup_printf ("%s %d", code, (int)year);
}

/* What was registered stands above what it was corrected to. */
static char *
join_original (const char *was, const char *since)
{
  return was != NULL ? g_strconcat (was, "\n", since, NULL) : g_strdup (since);
}

static char *
phrase_date (ChanceryFuzzyDate *date)
{
  return date != NULL ? chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT) : NULL;
}

static const char *
text_or_none (const char *text)
{
  return text != NULL ? text : "";
}

static char **
make_cells (const ChanceryRegisterRow *row, char *const *was)
{
  g_autofree char *date = phrase_date (row->date);
  const char *state = chancery_register_row_get_state_words (row);
  char **cells = g_new0 (char *, N_COLUMNS + 1);

  cells[NUMBER] = g_strdup (row->reference);
  cells[DATE] = join_original (was[DATE], text_or_none (date));
  cells[SUBJECT] = join_original (was[SUBJECT], text_or_none (row->title));
  cells[PARTY] = join_original (was[PARTY], text_or_none (row->counterpart));
  cells[STATE] = row->reason != NULL ? g_strdup_printf ("%s: %s", state, row->reason)
                                     : g_strdup (state);
  return cells;
}

static char **
make_gap (char *words)
{
  const char *cells[] = { "", "", words, "", "", NULL };

  return g_strdupv ((char **)cells);
}

static gboolean
is_spent (const ChanceryRegisterRow *row)
{
  return strcmp (row->state, "held") != 0;
}

/* A part of a cell that is struck through. */
typedef struct
{
  guint row;
  guint column;
  gsize length;
} Strike;

static void
strike (GArray *strikes, guint row, guint column, const char *text)
{
  const Strike one = { row, column, text != NULL ? strlen (text) : 0 };

  if (one.length > 0)
    g_array_append_val (strikes, one);
}

/* The number that is spent is struck, and what a correction took the place of; why it is void never. */
static void
add_row (GPtrArray *cells, GArray *strikes, const ChanceryRegisterRow *row)
{
  g_autofree char *date = phrase_date (row->was_date);
  char *const was[N_COLUMNS] = {
    [DATE] = date, [SUBJECT] = row->was_title, [PARTY] = row->was_counterpart
  };

  if (is_spent (row))
    strike (strikes, cells->len, NUMBER, row->reference);
  for (guint i = 0; i < N_COLUMNS; i++)
    strike (strikes, cells->len, i, was[i]);
  g_ptr_array_add (cells, make_cells (row, was));
}

static void
add_numbers (ChanceryPaper *paper, ChanceryRegisterBook *book)
{
  const ChanceryPaperColumn columns[N_COLUMNS] = {
    [NUMBER] = { _ ("Number"), 0, CHANCERY_PAPER_START },
    [DATE] = { _ ("Date"), 0, CHANCERY_PAPER_START },
    [SUBJECT] = { _ ("Subject"), 3, CHANCERY_PAPER_START },
    [PARTY] = { _ ("With"), 2, CHANCERY_PAPER_START },
    [STATE] = { _ ("State"), 1.5, CHANCERY_PAPER_START },
  };
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  g_autoptr (GArray) strikes = g_array_new (FALSE, FALSE, sizeof (Strike));
  GPtrArray *rows = chancery_register_book_get_rows (book);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *gap = chancery_register_row_phrase_gap (rows->pdata[i]);

      if (gap != NULL)
        g_ptr_array_add (cells, make_gap (gap));
      add_row (cells, strikes, rows->pdata[i]);
    }
  chancery_paper_add_table (paper, columns, N_COLUMNS, cells);
  for (guint i = 0; i < strikes->len; i++)
    {
      const Strike *one = &g_array_index (strikes, Strike, i);

      chancery_paper_strike_cell (paper, one->row, one->column, one->length);
    }
}

static void
add_totals (ChanceryPaper *paper, ChanceryRegisterBook *book)
{
  GPtrArray *totals = chancery_register_book_get_totals (book);

  for (guint i = 0; i < totals->len; i++)
    if (chancery_register_book_covers (book, totals->pdata[i]))
      {
        g_autofree char *words = chancery_register_total_to_words (totals->pdata[i]);

        chancery_paper_add_text (paper, words, CHANCERY_PAPER_BODY);
      }
}

static void
add_problems (ChanceryPaper *paper, ChanceryRegisterBook *book)
{
  GPtrArray *problems = chancery_register_book_get_problems (book);

  if (problems->len == 0)
    return;
  chancery_paper_add_heading (paper, 2, _ ("To be looked into"));
  for (guint i = 0; i < problems->len; i++)
    chancery_paper_add_text (paper, problems->pdata[i], CHANCERY_PAPER_BODY);
}

ChanceryPaper *
chancery_register_paper_new (ChanceryRegisterBook *book, const char *desk, const char *made)
{
  g_autofree char *what = NULL;
  g_autofree char *title = NULL;
  g_autofree char *foot = NULL;
  g_autofree char *marking = NULL;
  g_autoptr (ChanceryValue) level = NULL;
  ChanceryPaper *paper;

  g_return_val_if_fail (book != NULL && desk != NULL && made != NULL, NULL);

  what = chancery_register_paper_title (book);
  /* Translators: %s is a register and a year, “PROT 2026”. */
  title = g_strdup_printf (_ ("Register book: %s"), what);
  paper = chancery_paper_new (title);
  level = chancery_value_new_marking (chancery_register_book_get_level (book), NULL);
  marking = level != NULL ? chancery_phrase_marking (level) : NULL;
  chancery_paper_set_marking (paper, marking);
  foot = g_strdup_printf ("%s · %s · %s", desk, made, chancery_register_book_get_checkpoint (book));
  chancery_paper_set_foot (paper, foot);
  add_totals (paper, book);
  add_problems (paper, book);
  add_numbers (paper, book);
  return paper;
}
