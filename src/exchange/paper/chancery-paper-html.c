/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The blocks of a paper as elements of HTML. */

#include "config.h"

#include "chancery-paper-private.h"

#include <string.h>

#include "chancery-text-lean.h"

static void
append_escaped (GString *out, const char *text, gssize length)
{
  const char *end = length < 0 ? text + strlen (text) : text + length;

  for (; text < end; text++)
    switch (*text)
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      case '\'':
        g_string_append (out, "&#39;");
        break;
      default:
        /* Of the control characters HTML knows only the ends of lines and the tab. */
        if ((guchar)*text >= 0x20 || *text == '\n' || *text == '\t')
          g_string_append_c (out, *text);
      }
}

static void
append_attribute (GString *out, const char *name, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (out, " %s=\"", name);
  append_escaped (out, value, -1);
  g_string_append_c (out, '"');
}

/* Direction and language are told of each text by itself: files mix them. */
static void
append_side (GString *out, const char *text, gboolean rtl)
{
  append_attribute (out, "dir",
                    text == NULL || !chancery_text_misleads (text, rtl) ? "auto"
                    : rtl                                               ? "rtl"
                                                                        : "ltr");
}

/* <tag id="…" lang="…" dir="auto"> */
static void
open_element (GString *out, const char *tag, const ChanceryPaperBlock *block, gboolean rtl)
{
  g_string_append_printf (out, "<%s", tag);
  append_attribute (out, "id", block->place);
  append_attribute (out, "lang", block->language);
  append_side (out, block->text, rtl);
  g_string_append_c (out, '>');
}

static void
append_words (GString *out, const ChanceryPaperBlock *block)
{
  const char *text = block->text != NULL ? block->text : "";
  gboolean struck = block->style == CHANCERY_PAPER_STRUCK;

  if (block->target != NULL)
    {
      g_string_append (out, "<a href=\"#");
      append_escaped (out, block->target, -1);
      g_string_append (out, "\">");
    }
  g_string_append (out, struck ? "<del>" : "");
  append_escaped (out, text, -1);
  g_string_append (out, struck ? "</del>" : "");
  g_string_append (out, block->target != NULL ? "</a>" : "");
}

static void
append_heading (GString *out, const ChanceryPaperBlock *block, gboolean rtl)
{
  const char tag[] = { 'h',
                       (char)('1' + (block->type == CHANCERY_PAPER_BLOCK_TITLE ? 0 : block->level)),
                       '\0' };

  open_element (out, tag, block, rtl);
  append_words (out, block);
  g_string_append_printf (out, "</%s>\n", tag);
}

static void
append_text (GString *out, const ChanceryPaperBlock *block, gboolean rtl)
{
  const char *tag = block->style == CHANCERY_PAPER_QUOTE   ? "blockquote"
                    : block->style == CHANCERY_PAPER_QUIET ? "p class=\"quiet\""
                                                           : "p";

  open_element (out, tag, block, rtl);
  append_words (out, block);
  g_string_append (out, block->style == CHANCERY_PAPER_QUOTE ? "</blockquote>\n" : "</p>\n");
}

static void
append_line (GString *out, const ChanceryPaperBlock *block, gboolean rtl)
{
  g_string_append (out, "<li");
  append_attribute (out, "id", block->place);
  if (block->step > 0)
    g_string_append_printf (out, " class=\"step-%u\"", block->step);
  g_string_append (out, "><span class=\"side\"");
  append_side (out, block->side, rtl);
  g_string_append_c (out, '>');
  append_escaped (out, block->side != NULL ? block->side : "", -1);
  g_string_append (out, "</span> <span class=\"said\"><span");
  append_side (out, block->text, rtl);
  g_string_append_c (out, '>');
  append_words (out, block);
  g_string_append (out, "</span>");
  if (block->citation != NULL)
    {
      g_string_append (out, " <small");
      append_side (out, block->citation, rtl);
      g_string_append_c (out, '>');
      append_escaped (out, block->citation, -1);
      g_string_append (out, "</small>");
    }
  g_string_append (out, "</span></li>\n");
}

static void
append_cell (GString *out, const ChanceryPaperBlock *block, guint row, guint column, gboolean rtl)
{
  const char *cell = ((char **)block->rows->pdata[row])[column];
  gsize struck = MIN (chancery_paper_block_get_struck (block, row, column), strlen (cell));

  if (block->looks->data[row] == CHANCERY_PAPER_ROW_STRUCK)
    struck = strlen (cell);
  g_string_append (out, "<td");
  append_attribute (out, "data-label", block->columns[column].title);
  g_string_append (out,
                   block->columns[column].align == CHANCERY_PAPER_END ? " class=\"number\"" : "");
  append_side (out, cell, rtl);
  g_string_append_c (out, '>');
  if (struck > 0)
    {
      g_string_append (out, "<del>");
      append_escaped (out, cell, (gssize)struck);
      g_string_append (out, "</del>");
    }
  append_escaped (out, cell + struck, -1);
  g_string_append (out, "</td>");
}

static void
append_table (GString *out, const ChanceryPaperBlock *block, gboolean rtl)
{
  g_string_append (out, "<table>\n<thead><tr>");
  for (guint i = 0; i < block->n_columns; i++)
    {
      g_string_append (out, "<th scope=\"col\">");
      append_escaped (out, block->columns[i].title, -1);
      g_string_append (out, "</th>");
    }
  g_string_append (out, "</tr></thead>\n<tbody>\n");
  for (guint row = 0; row < block->rows->len; row++)
    {
      gboolean strong = block->looks->data[row] == CHANCERY_PAPER_ROW_STRESSED;

      g_string_append (out, strong ? "<tr class=\"total\">" : "<tr>");
      for (guint i = 0; i < block->n_columns; i++)
        append_cell (out, block, row, i, rtl);
      g_string_append (out, "</tr>\n");
    }
  g_string_append (out, "</tbody>\n</table>\n");
}

static void
append_block (GString *out, const ChanceryPaperBlock *block, gboolean rtl)
{
  switch (block->type)
    {
    case CHANCERY_PAPER_BLOCK_TITLE:
    case CHANCERY_PAPER_BLOCK_HEADING:
      append_heading (out, block, rtl);
      break;
    case CHANCERY_PAPER_BLOCK_TEXT:
      append_text (out, block, rtl);
      break;
    case CHANCERY_PAPER_BLOCK_LINE:
      append_line (out, block, rtl);
      break;
    case CHANCERY_PAPER_BLOCK_TABLE:
      append_table (out, block, rtl);
      break;
    case CHANCERY_PAPER_BLOCK_DRAWING:
    case CHANCERY_PAPER_BLOCK_BREAK:
      break;
    }
}

void
chancery_paper_append_html (const ChanceryPaper *self, GString *out)
{
  gboolean in_list = FALSE;

  g_return_if_fail (self != NULL && out != NULL);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const ChanceryPaperBlock *block = self->blocks->pdata[i];
      gboolean is_line = block->type == CHANCERY_PAPER_BLOCK_LINE;

      if (is_line != in_list)
        g_string_append (out, is_line ? "<ul class=\"lines\">\n" : "</ul>\n");
      in_list = is_line;
      append_block (out, block, self->right_to_left);
    }
  g_string_append (out, in_list ? "</ul>\n" : "");
}

char *
chancery_paper_escape_html (const char *text)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, g_string_free (out, FALSE));

  append_escaped (out, text, -1);
  return g_string_free (out, FALSE);
}
