/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-csv.h"

#include "chancery-csv-front.h"
#include "chancery-csv-survey.h"
#include "chancery-errors.h"

#include <string.h>

#define BLOCK_SIZE 65536
/* What ended a file of DOS, and stands in some still. */
#define END_OF_FILE "\x1a"

typedef enum
{
  STATE_CELL_START,
  STATE_PLAIN,
  STATE_QUOTED,
  STATE_QUOTE, /* one that closes the cell, or the first of two */
  STATE_RETURN /* a line feed has to come */
} State;

struct _ChanceryCsv
{
  GInputStream *stream;
  char *name;
  guint8 block[BLOCK_SIZE];
  gsize block_length;
  gsize position;
  guint64 n_bytes;
  gboolean at_end;
  const ChanceryEncoding *encoding; /* of a table that does not say it, or NULL */
  gboolean converts;                /* the stream makes UTF-8 of what it reads */
  guint broken_column;              /* what stands there cannot be converted; 0: all could */

  ChanceryCsvFront front;
  State state;
  guint64 line;
  guint64 quoted_from; /* the line in which the quoted cell begins */
  guint64 row;
  GString *cell;
  GPtrArray *cells;
  gsize row_length;
};

static gboolean
refuse_at (ChanceryCsv *self, guint64 line, GError **error, const char *reason)
{
  g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
               "%s:%" G_GUINT64_FORMAT ": %s", self->name, line, reason);
  return FALSE;
}

static gboolean
refuse (ChanceryCsv *self, GError **error, const char *reason)
{
  return refuse_at (self, self->line, error, reason);
}

/* Whether a spreadsheet would take the cell for a formula. */
static gboolean
is_formula (const char *text)
{
  while (*text == ' ')
    text++;
  switch (g_utf8_get_char (text))
    {
    case '=':
    case '+':
    case '-':
    case '@':
    case '\t':
    case '\r':
    case 0xff1d:
    case 0xff0b:
    case 0xff0d:
    case 0xff20:
      return TRUE;
    default:
      return FALSE;
    }
}

/* The sign that makes a cell harmless may stand before it already, more than once. */
static gboolean
is_formula_behind_signs (const char *text)
{
  while (*text == '\'')
    text++;
  return is_formula (text);
}

static gboolean
end_cell (ChanceryCsv *self, GError **error)
{
  const char *text = self->cell->str;

  if (memchr (text, '\0', self->cell->len) != NULL)
    return refuse (self, error, "a NUL byte");
  if (!g_utf8_validate_len (text, self->cell->len, NULL))
    return refuse (self, error, "bytes that are not UTF-8: save the table as “CSV UTF-8”");
  if (self->cells->len >= CHANCERY_CSV_MAX_CELLS)
    return refuse (self, error, "too many cells in one row");
  if (text[0] == '\'' && is_formula_behind_signs (text))
    text++;
  g_ptr_array_add (self->cells, g_strdup (text));
  g_string_truncate (self->cell, 0);
  self->state = STATE_CELL_START;
  return TRUE;
}

/* What ends a row is told by @row_ended. */
static gboolean
step_separator (ChanceryCsv *self, guint8 byte, gboolean *row_ended, GError **error)
{
  if (byte == '\r')
    {
      self->state = STATE_RETURN;
      return TRUE;
    }
  *row_ended = byte == '\n';
  return end_cell (self, error);
}

static gboolean
step_quoted (ChanceryCsv *self, guint8 byte)
{
  if (byte == '"')
    self->state = STATE_QUOTE;
  else
    g_string_append_c (self->cell, (char)byte);
  return TRUE;
}

static gboolean
step_quote (ChanceryCsv *self, guint8 byte, gboolean *row_ended, GError **error)
{
  if (byte == '"')
    {
      g_string_append_c (self->cell, '"');
      self->state = STATE_QUOTED;
      return TRUE;
    }
  if (byte == self->front.separator || byte == '\r' || byte == '\n')
    return step_separator (self, byte, row_ended, error);
  return refuse (self, error, "text after the closing quote of a cell");
}

static gboolean
step_plain (ChanceryCsv *self, guint8 byte, gboolean *row_ended, GError **error)
{
  if (byte == self->front.separator || byte == '\r' || byte == '\n')
    return step_separator (self, byte, row_ended, error);
  if (byte == '"' && self->state == STATE_CELL_START)
    {
      self->quoted_from = self->line;
      self->state = STATE_QUOTED;
      return TRUE;
    }
  if (byte == '"')
    return refuse (self, error, "a quote inside a cell that does not begin with one");
  g_string_append_c (self->cell, (char)byte);
  self->state = STATE_PLAIN;
  return TRUE;
}

static gboolean
step (ChanceryCsv *self, guint8 byte, gboolean *row_ended, GError **error)
{
  switch (self->state)
    {
    case STATE_QUOTED:
      return step_quoted (self, byte);
    case STATE_QUOTE:
      return step_quote (self, byte, row_ended, error);
    case STATE_RETURN:
      return byte == '\n' ? step_separator (self, byte, row_ended, error)
                          : refuse (self, error, "a carriage return without a line feed");
    case STATE_CELL_START:
    case STATE_PLAIN:
    default:
      return step_plain (self, byte, row_ended, error);
    }
}

/* Where the table cannot be converted any further. */
static gboolean
refuse_bytes (ChanceryCsv *self, GError **error)
{
  g_autofree char *reason = NULL;

  self->broken_column = self->cells->len + 1;
  if (self->encoding == NULL)
    return refuse (self, error, "bytes that are not UTF-16, as its beginning says");
  reason = g_strdup_printf ("what stands in column %u has no meaning in %s", self->broken_column,
                            self->encoding->name);
  return refuse (self, error, reason);
}

/* All of a block from @from, unless the file ends before. */
static gboolean
read_block (ChanceryCsv *self,
            gsize from,
            gsize to,
            gsize *n_read,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GError) reason = NULL;

  *n_read = 0;
  if (g_input_stream_read_all (self->stream, self->block + from, to - from, n_read, cancellable,
                               &reason))
    return TRUE;
  /* What could be converted is read first, up to the place. */
  if (self->converts && (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_INVALID_DATA) ||
                         g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT)))
    return *n_read > 0 || refuse_bytes (self, error);
  g_propagate_prefixed_error (error, g_steal_pointer (&reason), "%s: ", self->name);
  return FALSE;
}

static gboolean
convert_from (ChanceryCsv *self, const char *charset, GError **error)
{
  g_autoptr (GCharsetConverter) converter = g_charset_converter_new ("UTF-8", charset, error);
  GInputStream *converted;

  if (converter == NULL)
    return FALSE;
  converted = g_converter_input_stream_new (self->stream, G_CONVERTER (converter));
  /* Whoever gave the stream may read it once more. */
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (converted), FALSE);
  g_object_unref (self->stream);
  self->stream = converted;
  self->converts = TRUE;
  return TRUE;
}

/* Spreadsheets write UTF-16 too, with a mark before it that says which of its two kinds it is. */
static gboolean
convert_marked (ChanceryCsv *self, GError **error)
{
  if (memcmp (self->block, "\xff\xfe", 2) == 0)
    return convert_from (self, "UTF-16LE", error);
  if (memcmp (self->block, "\xfe\xff", 2) == 0)
    return convert_from (self, "UTF-16BE", error);
  return TRUE;
}

/* All of a block, so that the heading is in the first one. */
static gboolean
read_first_block (ChanceryCsv *self, gsize *n_read, GCancellable *cancellable, GError **error)
{
  gsize n_mark = 0;

  if (self->encoding != NULL)
    return convert_from (self, self->encoding->charset, error) &&
           read_block (self, 0, BLOCK_SIZE, n_read, cancellable, error);
  if (!read_block (self, 0, 2, &n_mark, cancellable, error) ||
      (n_mark == 2 && !convert_marked (self, error)) ||
      !read_block (self, self->converts ? 0 : n_mark, BLOCK_SIZE, n_read, cancellable, error))
    return FALSE;
  if (!self->converts)
    *n_read += n_mark;
  return TRUE;
}

/* A table is text: what has a NUL, or control characters among bytes that are not UTF-8, is a document or a picture
 * that somebody called a table. */
static gboolean
is_binary (const guint8 *block, gsize length)
{
  const char *end;
  gboolean utf8 = g_utf8_validate_len ((const char *)block, length, &end) ||
                  (gsize)((const char *)block + length - end) < 4;

  return memchr (block, '\0', length) != NULL ||
         (!utf8 && chancery_csv_survey_has_controls (block, length));
}

/* What stands before the heading is no row of the table, but has its lines. */
static void
take_front (ChanceryCsv *self)
{
  chancery_csv_front_read (&self->front, (const char *)self->block, self->block_length,
                           self->block_length < BLOCK_SIZE);
  self->position = self->front.length;
  self->line += self->front.n_lines;
  self->row += self->front.n_titles;
}

static gboolean
fill (ChanceryCsv *self, GCancellable *cancellable, GError **error)
{
  gsize n_read = 0;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (self->n_bytes > 0 ? !read_block (self, 0, BLOCK_SIZE, &n_read, cancellable, error)
                        : !read_first_block (self, &n_read, cancellable, error))
    return FALSE;
  if (self->n_bytes == 0 && is_binary (self->block, n_read))
    return refuse (self, error, "this is no table");
  self->position = 0;
  self->block_length = n_read;
  self->at_end = n_read == 0;
  if (self->n_bytes == 0)
    take_front (self);
  self->n_bytes += n_read;
  return TRUE;
}

/* The end of the file ends the last row too. */
static gboolean
end_file (ChanceryCsv *self, GError **error)
{
  if (self->state == STATE_QUOTED)
    return refuse_at (self, self->quoted_from, error,
                      "the file ends inside a quoted cell that begins here");
  if (self->cells->len == 0 && strcmp (self->cell->str, END_OF_FILE) == 0)
    {
      g_string_truncate (self->cell, 0);
      self->state = STATE_CELL_START;
    }
  if (self->state == STATE_CELL_START && self->cells->len == 0)
    return TRUE;
  return end_cell (self, error);
}

static gboolean
read_row (ChanceryCsv *self, GCancellable *cancellable, GError **error)
{
  gboolean row_ended = FALSE;

  while (!row_ended)
    {
      guint8 byte;

      /* Of a first block nothing may be left behind what stands before the heading. */
      while (self->position >= self->block_length && !self->at_end)
        if (!fill (self, cancellable, error))
          return FALSE;
      if (self->at_end)
        return end_file (self, error);
      byte = self->block[self->position++];
      if (++self->row_length > CHANCERY_CSV_MAX_ROW)
        return refuse (self, error, "a row that is too long");
      if (!step (self, byte, &row_ended, error))
        return FALSE;
      self->line += byte == '\n';
    }
  return TRUE;
}

ChanceryCsv *
chancery_csv_new (GInputStream *stream, const char *name)
{
  ChanceryCsv *self = g_new0 (ChanceryCsv, 1);

  self->stream = g_object_ref (stream);
  self->name = g_strdup (name);
  self->line = 1;
  self->front.separator = ',';
  self->cell = g_string_new (NULL);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
chancery_csv_free (ChanceryCsv *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->stream);
  g_string_free (self->cell, TRUE);
  g_ptr_array_unref (self->cells);
  g_free (self->name);
  g_free (self);
}

void
chancery_csv_set_encoding (ChanceryCsv *self, const ChanceryEncoding *encoding)
{
  g_return_if_fail (self != NULL && self->n_bytes == 0);

  self->encoding = encoding;
}

gboolean
chancery_csv_get_broken (ChanceryCsv *self, guint64 *line, guint *column)
{
  g_return_val_if_fail (self != NULL && line != NULL && column != NULL, FALSE);

  *line = self->line;
  *column = self->broken_column;
  return self->broken_column > 0;
}

gboolean
chancery_csv_next (ChanceryCsv *self,
                   char ***cells,
                   guint64 *line,
                   GCancellable *cancellable,
                   GError **error)
{
  g_return_val_if_fail (self != NULL && cells != NULL && line != NULL, FALSE);

  *cells = NULL;
  /* What stands before the heading has a line, too. */
  if (self->n_bytes == 0 && !self->at_end && !fill (self, cancellable, error))
    return FALSE;
  do
    {
      g_ptr_array_set_size (self->cells, 0);
      self->row_length = 0;
      *line = self->line;
      self->row++;
      if (!read_row (self, cancellable, error))
        return FALSE;
    }
  while (self->cells->len == 1 && *(char *)self->cells->pdata[0] == '\0' && !self->at_end);
  if (self->cells->len == 0 || (self->cells->len == 1 && *(char *)self->cells->pdata[0] == '\0'))
    return TRUE;
  g_ptr_array_add (self->cells, NULL);
  *cells = (char **)g_ptr_array_free (self->cells, FALSE);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return TRUE;
}

char
chancery_csv_get_separator (ChanceryCsv *self)
{
  g_return_val_if_fail (self != NULL, ',');

  return self->front.separator;
}

guint
chancery_csv_get_n_titles (ChanceryCsv *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->front.n_titles;
}

guint64
chancery_csv_get_row (ChanceryCsv *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->row;
}

guint64
chancery_csv_get_n_bytes (ChanceryCsv *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_bytes;
}

static const char *
skip_blanks (const char *at)
{
  while (*at != '\0' && g_unichar_isspace (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);
  return at;
}

gboolean
chancery_csv_is_blank (const char *cell)
{
  g_return_val_if_fail (cell != NULL, TRUE);

  return *skip_blanks (cell) == '\0';
}

char *
chancery_csv_strip (const char *cell)
{
  const char *end;

  g_return_val_if_fail (cell != NULL, NULL);

  cell = skip_blanks (cell);
  end = cell + strlen (cell);
  for (const char *last = g_utf8_find_prev_char (cell, end);
       last != NULL && g_unichar_isspace (g_utf8_get_char (last));
       last = g_utf8_find_prev_char (cell, end))
    end = last;
  return g_strndup (cell, (gsize)(end - cell));
}

void
chancery_csv_write_cell (GString *out, const char *text)
{
  g_autofree char *harmless = NULL;

  g_return_if_fail (out != NULL && text != NULL);

  /* A cell that looks like one made harmless gets a sign more, to come back as it is. */
  if (is_formula_behind_signs (text))
    text = harmless = g_strconcat ("'", text, NULL);
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *text);
    }
  g_string_append_c (out, '"');
}
