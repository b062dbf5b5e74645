/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-csv-front.h"

#include "chancery-csv-guess.h"

#include <string.h>

/* Rows, blank ones too; further down nobody's heading stands. */
#define MOST_TITLES 12
#define LEAST_HEADINGS 3
/* So few are headings where each is called as some field is: else they may be one text with a comma. */
#define LEAST_KNOWN_HEADINGS 2

static const char all_separators[] = ",;\t";

typedef struct
{
  const char *bytes;
  gsize length;
  gboolean whole;
  /* What may part its cells: all of them, or the one that a line says. */
  const char *separators;
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
  char guess = ',';
  gsize position = start;
  Row heading, row;
  guint n_commas, most;

  read_next_row (table, guess, &position, &heading);
  most = n_commas = heading.n_separators;
  for (const char *of = table->separators; *of != '\0'; of++)
    {
      position = start;
      read_next_row (table, *of, &position, &heading);
      if (heading.n_separators <= most)
        continue;
      if (read_next_row (table, *of, &position, &row) && row.n_separators != heading.n_separators &&
          (n_commas > 0 || row.n_separators == 0 || row.n_separators > heading.n_separators))
        continue;
      most = heading.n_separators;
      guess = *of;
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

static gboolean
is_field (const char *cell)
{
  for (ChanceryKindId i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      g_autofree char *path = chancery_csv_guess (chancery_kind_get (i), FALSE, cell);

      if (path != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Whether every cell of the row from @start to @end is called as some field is. */
static gboolean
are_fields (const Table *table, char separator, gsize start, gsize end)
{
  const char part[] = { separator, '\0' };
  g_autofree char *row = g_strndup (table->bytes + start, end - start);
  g_auto (GStrv) cells = NULL;

  if (!g_utf8_validate (row, -1, NULL))
    return FALSE;
  cells = g_strsplit (row, part, -1);
  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_strstrip (g_strdelimit (cells[i], "\"", ' '));
      if (*cells[i] != '\0' && !is_field (cells[i]))
        return FALSE;
    }
  return TRUE;
}

/* Whether a heading stands at @position: the row below it has as many cells, if there is one. */
static gboolean
is_heading (const Table *table, char separator, gsize position, Row *heading)
{
  const gsize start = position;
  Row row;

  if (!read_row (table, separator, &position, heading) || heading->n_filled < LEAST_KNOWN_HEADINGS)
    return FALSE;
  if (heading->n_filled < LEAST_HEADINGS && !are_fields (table, separator, start, position))
    return FALSE;
  return !read_next_row (table, separator, &position, &row) ||
         row.n_separators == heading->n_separators;
}

/* Whether the row at @position is a title above @heading: it fills one cell at most, and either has as many cells as the
 * heading, as spreadsheets write it, or fills no more by whatever else cells may be parted.  So the heading of an
 * ordinary table is none, whatever stands in the cells below it. */
static gboolean
is_title (const Table *table, char separator, const Row *heading, gsize position)
{
  gsize end = position;
  Row row;

  if (!read_row (table, separator, &end, &row) || row.n_filled > 1)
    return FALSE;
  if (row.n_separators == heading->n_separators)
    return TRUE;
  for (const char *of = table->separators; *of != '\0'; of++)
    {
      end = position;
      if (!read_row (table, *of, &end, &row) || row.n_filled > 1)
        return FALSE;
    }
  return TRUE;
}

/* How many titles stand above the heading, if @separator parts the cells; @length: where the heading begins. */
static guint
count_titles (const Table *table, char separator, gsize start, gsize *length)
{
  gsize starts[MOST_TITLES + 1] = { start };
  Row heading, row;

  for (guint n = 1; n <= MOST_TITLES; n++)
    {
      gsize position = starts[n - 1];

      if (!read_row (table, separator, &position, &row))
        return 0;
      starts[n] = skip_line_end (table, position);
      if (!is_heading (table, separator, starts[n], &heading))
        continue;
      for (guint i = 0; i < n; i++)
        if (!is_title (table, separator, &heading, starts[i]))
          return 0;
      *length = starts[n];
      return n;
    }
  return 0;
}

static void
skip_titles (const Table *table, ChanceryCsvFront *front)
{
  gsize length = front->length;

  for (const char *of = table->separators; *of != '\0' && front->n_titles == 0; of++)
    front->n_titles = count_titles (table, *of, front->length, &length);
  for (; front->length < length; front->length++)
    front->n_lines += table->bytes[front->length] == '\n';
}

void
chancery_csv_front_read (ChanceryCsvFront *self, const char *bytes, gsize length, gboolean whole)
{
  Table table = { .bytes = bytes, .length = length, .whole = whole, .separators = all_separators };
  char told[] = { '\0', '\0' };

  g_return_if_fail (self != NULL && bytes != NULL);

  *self = (ChanceryCsvFront){ 0 };
  /* The mark that spreadsheets put before UTF-8. */
  if (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0)
    self->length = 3;
  if (take_separator (&table, self))
    {
      told[0] = self->separator;
      table.separators = told;
    }
  skip_titles (&table, self);
  if (self->separator == '\0')
    self->separator = guess_separator (&table, self->length);
}
