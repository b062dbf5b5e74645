/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-register-paper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "chancery-phrase.h"
#include "chancery-value.h"

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

static char **
make_cells (const ChanceryRegisterRow *row)
{
  g_autofree char *date = row->date != NULL
                              ? chancery_fuzzy_date_to_words (row->date, CHANCERY_DATE_WORDS_SHORT)
                              : g_strdup ("");
  const char *state = chancery_register_row_get_state_words (row);
  g_autofree char *became = row->reason != NULL ? g_strdup_printf ("%s: %s", state, row->reason)
                                                : g_strdup (state);
  const char *cells[] = { row->reference,
                          date,
                          row->title != NULL ? row->title : "",
                          row->counterpart != NULL ? row->counterpart : "",
                          became,
                          NULL };

  return g_strdupv ((char **)cells);
}

/* What a correction took the place of stands under it, struck through. */
static char **
make_original (const ChanceryRegisterRow *row)
{
  g_autofree char *date = NULL;
  const char *cells[] = { "",
                          "",
                          row->was_title != NULL ? row->was_title : "",
                          row->was_counterpart != NULL ? row->was_counterpart : "",
                          "",
                          NULL };

  if (row->was_date != NULL)
    cells[1] = date = chancery_fuzzy_date_to_words (row->was_date, CHANCERY_DATE_WORDS_SHORT);
  return g_strdupv ((char **)cells);
}

static gboolean
is_corrected (const ChanceryRegisterRow *row)
{
  return row->was_date != NULL || row->was_title != NULL || row->was_counterpart != NULL;
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

static void
add_numbers (ChanceryPaper *paper, ChanceryRegisterBook *book)
{
  const ChanceryPaperColumn columns[] = {
    { _ ("Number"), 0, CHANCERY_PAPER_START },  { _ ("Date"), 0, CHANCERY_PAPER_START },
    { _ ("Subject"), 3, CHANCERY_PAPER_START }, { _ ("With"), 2, CHANCERY_PAPER_START },
    { _ ("State"), 1.5, CHANCERY_PAPER_START },
  };
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  g_autoptr (GArray) struck = g_array_new (FALSE, FALSE, sizeof (guint));
  GPtrArray *rows = chancery_register_book_get_rows (book);

  for (guint i = 0; i < rows->len; i++)
    {
      const ChanceryRegisterRow *row = rows->pdata[i];
      g_autofree char *gap = chancery_register_row_phrase_gap (row);

      if (gap != NULL)
        g_ptr_array_add (cells, make_gap (gap));
      if (is_spent (row))
        g_array_append_val (struck, cells->len);
      g_ptr_array_add (cells, make_cells (row));
      if (!is_corrected (row))
        continue;
      g_array_append_val (struck, cells->len);
      g_ptr_array_add (cells, make_original (row));
    }
  chancery_paper_add_table (paper, columns, G_N_ELEMENTS (columns), cells);
  for (guint i = 0; i < struck->len; i++)
    chancery_paper_strike_row (paper, g_array_index (struck, guint, i));
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
