/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-csv-front.h"

#include <string.h>

/* Rows, blank ones too; further down nobody's heading stands. */
#define MOST_TITLES 12
#define LEAST_HEADINGS 3

static const char separators[] = { ',', ';', '\t' };

typedef struct
{
  const char *bytes;
  gsize length;
  gboolean whole;
} Table;

/* What one row has if a character parts its cells. */
typedef struct
{
  guint n_separators;
  guint n_filled; /* cells that are not blank */
} Row;

static gboolean
is_line_end (char byte)
{
  return byte == '\n' || byte == '\r';
}

static gsize
skip_line_end (const Table *table, gsize at)
{
  if (at < table->length && table->bytes[at] == '\r')
    at++;
  return at < table->length && table->bytes[at] == '\n' ? at + 1 : at;
}

/* The line at @position, which is moved to its end; FALSE where it goes on beyond what was read.  A quote opens a cell
 * only where the cell begins. */
static gboolean
read_row (const Table *table, char separator, gsize *position, Row *row)
{
  gboolean quoted = FALSE, opens = TRUE, filled = FALSE;
  gsize i = *position;

  *row = (Row){ 0 };
  for (; i < table->length && (quoted || !is_line_end (table->bytes[i])); i++)
    {
      const char byte = table->bytes[i];
      const gboolean parts = !quoted && byte == separator;

      row->n_filled += parts && filled;
      row->n_separators += parts;
      filled = !parts && (filled || (byte != ' ' && byte != '"'));
      if (byte == '"' && (quoted || opens))
        quoted = !quoted;
      /* Behind a quote that closes, another one says that it did not. */
      opens = byte == separator || byte == '"';
    }
  row->n_filled += filled;
  *position = i;
  return i < table->length || table->whole;
}

/* The next line that is not empty; FALSE where there is none. */
static gboolean
read_next_row (const Table *table, char separator, gsize *position, Row *row)
{
  *row = (Row){ 0 };
  while (*position < table->length && is_line_end (table->bytes[*position]))
    ++*position;
  return *position < table->length && read_row (table, separator, position, row);
}

/* Spreadsheets of half of the world write semicolons, and what is copied from one has tabs.  One that is in the
 * heading, and not by the way as in “Notes; remarks”, is in the next row as often; a row that was typed by hand may
 * lack its last cells. */
static char
guess_separator (const Table *table, gsize start)
{
  char guess = separators[0];
  gsize position = start;
  Row heading, row;
  guint n_commas, most;

  read_next_row (table, guess, &position, &heading);
  most = n_commas = heading.n_separators;
  for (guint i = 1; i < G_N_ELEMENTS (separators); i++)
    {
      position = start;
      read_next_row (table, separators[i], &position, &heading);
      if (heading.n_separators <= most)
        continue;
      if (read_next_row (table, separators[i], &position, &row) &&
          row.n_separators != heading.n_separators &&
          (n_commas > 0 || row.n_separators == 0 || row.n_separators > heading.n_separators))
        continue;
      most = heading.n_separators;
      guess = separators[i];
    }
  return guess;
}

/* “sep=;” in front of the heading, for spreadsheets, which do not show it. */
static gboolean
take_separator (const Table *table, ChanceryCsvFront *front)
{
  static const char word[] = "sep=";
  const gsize length = sizeof word - 1;
  const char *at = table->bytes + front->length;

  if (table->length - front->length < length + 2 || g_ascii_strncasecmp (at, word, length) != 0 ||
      strchr (",;\t|", at[length]) == NULL || !is_line_end (at[length + 1]))
    return FALSE;
  front->separator = at[length];
  front->length = skip_line_end (table, front->length + length + 1);
  front->n_lines++;
  return TRUE;
}

/* Whether the row at @position fills one cell at most, by whatever its cells may be parted: a heading of its own would
 * fill several. */
static gboolean
is_title (const Table *table, char told, gsize position)
{
  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      gsize end = position;
      Row row;

      if (!read_row (table, told != '\0' ? told : separators[i], &end, &row) || row.n_filled > 1)
        return FALSE;
    }
  return TRUE;
}

/* Whether a heading stands at @position, if @separator parts the cells: the row below it has as many. */
static gboolean
is_heading (const Table *table, char separator, gsize position)
{
  Row heading, row;

  if (!read_row (table, separator, &position, &heading) || heading.n_filled < LEAST_HEADINGS)
    return FALSE;
  return !read_next_row (table, separator, &position, &row) ||
         row.n_separators == heading.n_separators;
}

/* An ordinary table begins with its heading, whatever characters stand in its cells further down. */
static void
skip_titles (const Table *table, ChanceryCsvFront *front)
{
  const char told = front->separator;
  gsize position = front->length;
  guint n_lines = 0;

  for (guint n = 1; n <= MOST_TITLES && is_title (table, told, position); n++)
    {
      Row row;
      gsize end = position;

      read_row (table, told, &end, &row);
      end = skip_line_end (table, end);
      for (; position < end; position++)
        n_lines += table->bytes[position] == '\n';
      for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
        if (is_heading (table, told != '\0' ? told : separators[i], position))
          {
            front->length = position;
            front->n_lines += n_lines;
            front->n_titles = n;
            return;
          }
    }
}

void
chancery_csv_front_read (ChanceryCsvFront *self, const char *bytes, gsize length, gboolean whole)
{
  const Table table = { .bytes = bytes, .length = length, .whole = whole };

  g_return_if_fail (self != NULL && bytes != NULL);

  *self = (ChanceryCsvFront){ 0 };
  /* The mark that spreadsheets put before UTF-8. */
  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    self->length = 3;
  take_separator (&table, self);
  skip_titles (&table, self);
  if (self->separator == '\0')
    self->separator = guess_separator (&table, self->length);
}
