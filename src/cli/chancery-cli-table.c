/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-cli-table.h"

#include "chancery-canonical.h"
#include "chancery-cli.h"

#include <stdio.h>

struct _ChanceryCliTable
{
  const char *name;
  const ChanceryCliColumn *columns;
  guint n_columns;
  GPtrArray *rows;      /* of char **, n_columns values each, NULL for empty */
  GPtrArray *note_keys; /* of char * */
  GPtrArray *notes;     /* of char *: text, or a number when the key begins with '#' */
  ChanceryCliTable *more;
};

static void
free_row (gpointer row)
{
  g_ptr_array_unref (row);
}

ChanceryCliTable *
chancery_cli_table_new (const char *name, const ChanceryCliColumn *columns)
{
  ChanceryCliTable *self = g_new0 (ChanceryCliTable, 1);

  self->name = name;
  self->columns = columns;
  while (columns[self->n_columns].key != NULL)
    self->n_columns++;
  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->note_keys = g_ptr_array_new_with_free_func (g_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
chancery_cli_table_free (ChanceryCliTable *self)
{
  if (self == NULL)
    return;
  chancery_cli_table_free (self->more);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->note_keys);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

void
chancery_cli_table_add (ChanceryCliTable *self, const char *const *values)
{
  GPtrArray *row = g_ptr_array_new_full (self->n_columns, g_free);

  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (row, g_strdup (values[i]));
  g_ptr_array_add (self->rows, row);
}

guint
chancery_cli_table_get_n_rows (const ChanceryCliTable *self)
{
  return self->rows->len;
}

void
chancery_cli_table_set_note (ChanceryCliTable *self, const char *key, const char *text)
{
  g_ptr_array_add (self->note_keys, g_strdup (key));
  g_ptr_array_add (self->notes, g_strdup (text));
}

void
chancery_cli_table_set_number (ChanceryCliTable *self, const char *key, gint64 number)
{
  g_ptr_array_add (self->note_keys, g_strconcat ("#", key, NULL));
  g_ptr_array_add (self->notes, g_strdup_printf ("%" G_GINT64_FORMAT, number));
}

/* A line to a row, whatever stands in it. */
static void
print_line (const char *text)
{
  g_autofree char *clean = chancery_cli_clean (text, TRUE);

  puts (clean);
}

void
chancery_cli_table_append (ChanceryCliTable *self, ChanceryCliTable *more)
{
  while (self->more != NULL)
    self = self->more;
  self->more = more;
}

static const char *
get_cell (const ChanceryCliTable *self, guint row, guint column)
{
  return g_ptr_array_index ((GPtrArray *)g_ptr_array_index (self->rows, row), column);
}

/* Columns on a terminal; a wide character of East Asia takes two of them. */
static guint
text_width (const char *text)
{
  guint width = 0;

  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static gboolean
is_shown (const ChanceryCliTable *self, guint column)
{
  return (self->columns[column].flags & CHANCERY_CLI_COLUMN_JSON_ONLY) == 0;
}

/* One very long cell is no reason to fill up all the others in its column. */
#define MAX_WIDTH 100

static void
print_row (const ChanceryCliTable *self, guint row, const guint *widths)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *cell = get_cell (self, row, i);
      gboolean number = (self->columns[i].flags & CHANCERY_CLI_COLUMN_NUMBER) != 0;
      guint width = text_width (cell);
      guint pad = widths[i] > width ? widths[i] - width : 0;

      if (!is_shown (self, i) || widths[i] == 0)
        continue;
      if (line->len > 0)
        g_string_append (line, "  ");
      if (number)
        g_string_append_printf (line, "%*s", (int)pad, "");
      g_string_append (line, cell != NULL ? cell : "");
      if (!number)
        g_string_append_printf (line, "%*s", (int)pad, "");
    }
  while (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  if (line->len > 0)
    print_line (line->str);
}

static void
print_rows (const ChanceryCliTable *self)
{
  g_autofree guint *widths = g_new0 (guint, self->n_columns);

  for (guint row = 0; row < self->rows->len; row++)
    for (guint i = 0; i < self->n_columns; i++)
      widths[i] = MAX (widths[i], MIN (text_width (get_cell (self, row, i)), MAX_WIDTH));
  for (guint row = 0; row < self->rows->len; row++)
    print_row (self, row, widths);
}

static void
print_text (const ChanceryCliTable *self)
{
  for (const ChanceryCliTable *table = self; table != NULL; table = table->more)
    print_rows (table);
  for (guint i = 0; i < self->notes->len; i++)
    if (*(const char *)self->note_keys->pdata[i] != '#' && self->notes->pdata[i] != NULL)
      print_line (self->notes->pdata[i]);
}

static void
write_member (GString *out, gboolean *first, const char *indent, const char *key)
{
  g_string_append (out, *first ? "\n" : ",\n");
  *first = FALSE;
  g_string_append (out, indent);
  chancery_canonical_write_string (out, key);
  g_string_append (out, ": ");
}

static void
write_row (const ChanceryCliTable *self, GString *out, guint row)
{
  gboolean first = TRUE;

  g_string_append (out, "    {");
  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *cell = get_cell (self, row, i);

      if ((cell == NULL && (self->columns[i].flags & CHANCERY_CLI_COLUMN_ALWAYS) == 0) ||
          (self->columns[i].flags & CHANCERY_CLI_COLUMN_TEXT_ONLY) != 0)
        continue;
      write_member (out, &first, "      ", self->columns[i].key);
      if ((self->columns[i].flags & CHANCERY_CLI_COLUMN_NUMBER) != 0)
        g_string_append (out, cell);
      else
        chancery_canonical_write_string (out, cell != NULL ? cell : "");
    }
  g_string_append (out, first ? "}" : "\n    }");
}

static void
write_rows (const ChanceryCliTable *self, GString *out)
{
  g_string_append_c (out, '[');
  for (guint row = 0; row < self->rows->len; row++)
    {
      g_string_append (out, row > 0 ? ",\n" : "\n");
      write_row (self, out, row);
    }
  g_string_append (out, self->rows->len > 0 ? "\n  ]" : "]");
}

static void
print_json (const ChanceryCliTable *self)
{
  g_autoptr (GString) out = g_string_new ("{");
  gboolean first = TRUE;

  for (guint i = 0; i < self->notes->len; i++)
    {
      const char *key = self->note_keys->pdata[i];
      const char *note = self->notes->pdata[i];

      if (note == NULL)
        continue;
      write_member (out, &first, "  ", *key == '#' ? key + 1 : key);
      if (*key == '#')
        g_string_append (out, note);
      else
        chancery_canonical_write_string (out, note);
    }
  for (const ChanceryCliTable *table = self; table != NULL; table = table->more)
    {
      write_member (out, &first, "  ", table->name);
      write_rows (table, out);
    }
  g_string_append (out, "\n}");
  puts (out->str);
}

void
chancery_cli_table_print (ChanceryCliTable *self, gboolean json)
{
  if (json)
    print_json (self);
  else
    print_text (self);
}
