/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-paper.h"

#include "chancery-locale.h"
#include "chancery-paper-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
block_free (gpointer data)
{
  ChanceryPaperBlock *block = data;

  g_free (block->side);
  g_free (block->text);
  g_free (block->citation);
  g_free (block->language);
  g_free (block->place);
  g_free (block->target);
  for (guint i = 0; i < block->n_columns; i++)
    g_free ((char *)block->columns[i].title);
  g_free (block->columns);
  g_clear_pointer (&block->rows, g_ptr_array_unref);
  g_clear_pointer (&block->looks, g_byte_array_unref);
  g_clear_pointer (&block->struck, g_hash_table_unref);
  if (block->destroy != NULL)
    block->destroy (block->data);
  g_free (block);
}

/* What comes from outside may hold what no text may: it is shown, not dropped. */
static char *
dup_text (const char *text)
{
  return text == NULL || *text == '\0' ? NULL : g_utf8_make_valid (text, -1);
}

static ChanceryPaperBlock *
add_block (ChanceryPaper *self, ChanceryPaperBlockType type, const char *text)
{
  ChanceryPaperBlock *block = g_new0 (ChanceryPaperBlock, 1);

  block->type = type;
  block->text = dup_text (text);
  g_ptr_array_add (self->blocks, block);
  g_clear_pointer (&self->layout, chancery_paper_layout_free);
  return block;
}

static ChanceryPaperBlock *
last_block (ChanceryPaper *self)
{
  return self->blocks->pdata[self->blocks->len - 1];
}

static void
draw_nothing (cairo_t *cairo, PangoContext *context, double width, double height, gpointer data)
{
}

static void
set_look (ChanceryPaper *self, guint row, ChanceryPaperRowLook look)
{
  ChanceryPaperBlock *block = last_block (self);

  g_return_if_fail (block->type == CHANCERY_PAPER_BLOCK_TABLE && row < block->rows->len);

  block->looks->data[row] = (guint8)look;
}

ChanceryPaper *
chancery_paper_new (const char *title)
{
  ChanceryPaper *self = g_new0 (ChanceryPaper, 1);

  g_atomic_ref_count_init (&self->references);
  self->title = dup_text (title);
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  if (self->title != NULL)
    add_block (self, CHANCERY_PAPER_BLOCK_TITLE, self->title);
  return self;
}

ChanceryPaper *
chancery_paper_ref (ChanceryPaper *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
chancery_paper_unref (ChanceryPaper *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_pointer (&self->layout, chancery_paper_layout_free);
  g_ptr_array_unref (self->blocks);
  g_free (self->title);
  g_free (self->marking);
  g_free (self->foot);
  g_free (self->language);
  g_free (self->page_words);
  g_free (self);
}

const char *
chancery_paper_get_title (const ChanceryPaper *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title != NULL ? self->title : "";
}

void
chancery_paper_hide_title (ChanceryPaper *self)
{
  g_return_if_fail (self != NULL);

  if (self->blocks->len > 0 &&
      ((ChanceryPaperBlock *)self->blocks->pdata[0])->type == CHANCERY_PAPER_BLOCK_TITLE)
    g_ptr_array_remove_index (self->blocks, 0);
}

void
chancery_paper_strike_title (ChanceryPaper *self)
{
  g_return_if_fail (self != NULL && self->title != NULL);

  ((ChanceryPaperBlock *)self->blocks->pdata[0])->style = CHANCERY_PAPER_STRUCK;
}

void
chancery_paper_set_marking (ChanceryPaper *self, const char *words)
{
  g_return_if_fail (self != NULL);

  g_free (self->marking);
  self->marking = dup_text (words);
}

void
chancery_paper_set_foot (ChanceryPaper *self, const char *text)
{
  g_return_if_fail (self != NULL);

  g_free (self->foot);
  self->foot = dup_text (text);
}

void
chancery_paper_set_right_to_left (ChanceryPaper *self, gboolean right_to_left)
{
  g_return_if_fail (self != NULL);

  self->right_to_left = right_to_left;
  self->has_direction = TRUE;
}

void
chancery_paper_set_language (ChanceryPaper *self, const char *language, const char *page_words)
{
  g_return_if_fail (self != NULL && language != NULL);

  g_free (self->language);
  self->language = g_strdup (language);
  g_free (self->page_words);
  self->page_words = dup_text (page_words);
  chancery_paper_set_right_to_left (self, chancery_locale_is_right_to_left (language));
}

gboolean
chancery_paper_has_direction (const ChanceryPaper *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->has_direction;
}

void
chancery_paper_set_title (ChanceryPaper *self, const char *title)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  self->title = dup_text (title);
}

void
chancery_paper_add_title (ChanceryPaper *self, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  add_block (self, CHANCERY_PAPER_BLOCK_TITLE, text);
}

void
chancery_paper_add_heading (ChanceryPaper *self, guint level, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  add_block (self, CHANCERY_PAPER_BLOCK_HEADING, text)->level = CLAMP (level, 1, 3);
}

void
chancery_paper_add_text (ChanceryPaper *self, const char *text, ChanceryPaperStyle style)
{
  g_auto (GStrv) paragraphs = NULL;
  gboolean goes_on = FALSE;

  g_return_if_fail (self != NULL && text != NULL);

  paragraphs = g_strsplit (text, "\n\n", -1);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      ChanceryPaperBlock *block;

      if (*g_strchug (paragraphs[i]) == '\0')
        continue;
      block = add_block (self, CHANCERY_PAPER_BLOCK_TEXT, paragraphs[i]);
      block->style = style;
      block->goes_on = goes_on;
      goes_on = TRUE;
    }
}

static void
add_line (ChanceryPaper *self,
          const char *side,
          const char *text,
          const char *citation,
          ChanceryPaperStyle style)
{
  ChanceryPaperBlock *block = add_block (self, CHANCERY_PAPER_BLOCK_LINE, text);

  block->side = dup_text (side);
  block->citation = dup_text (citation);
  block->style = style;
}

void
chancery_paper_add_line (ChanceryPaper *self,
                         const char *side,
                         const char *text,
                         const char *citation)
{
  g_return_if_fail (self != NULL && text != NULL);

  add_line (self, side, text, citation, CHANCERY_PAPER_BODY);
}

void
chancery_paper_add_struck_line (ChanceryPaper *self,
                                const char *side,
                                const char *text,
                                const char *citation)
{
  g_return_if_fail (self != NULL && text != NULL);

  add_line (self, side, text, citation, CHANCERY_PAPER_STRUCK);
}

static char **
copy_cells (char **cells, guint n_columns)
{
  char **copy = g_new0 (char *, n_columns + 1);

  for (guint i = 0; i < n_columns; i++)
    {
      g_assert (cells[i] != NULL);
      copy[i] = g_utf8_make_valid (cells[i], -1);
    }
  return copy;
}

void
chancery_paper_add_table (ChanceryPaper *self,
                          const ChanceryPaperColumn *columns,
                          guint n_columns,
                          GPtrArray *rows)
{
  ChanceryPaperBlock *block;

  g_return_if_fail (self != NULL && n_columns > 0 && rows != NULL);

  block = add_block (self, CHANCERY_PAPER_BLOCK_TABLE, NULL);
  block->n_columns = n_columns;
  block->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  for (guint i = 0; i < n_columns; i++)
    block->columns[i].title = g_strdup (columns[i].title != NULL ? columns[i].title : "");
  block->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (block->rows, copy_cells (rows->pdata[i], n_columns));
  block->looks = g_byte_array_sized_new (rows->len);
  g_byte_array_set_size (block->looks, rows->len);
  if (rows->len > 0)
    memset (block->looks->data, CHANCERY_PAPER_ROW_PLAIN, rows->len);
}

void
chancery_paper_strike_row (ChanceryPaper *self, guint row)
{
  g_return_if_fail (self != NULL && self->blocks->len > 0);

  set_look (self, row, CHANCERY_PAPER_ROW_STRUCK);
}

void
chancery_paper_strike_cell (ChanceryPaper *self, guint row, guint column, gsize length)
{
  ChanceryPaperBlock *block;

  g_return_if_fail (self != NULL && self->blocks->len > 0);

  block = self->blocks->pdata[self->blocks->len - 1];
  g_return_if_fail (block->type == CHANCERY_PAPER_BLOCK_TABLE && row < block->rows->len &&
                    column < block->n_columns);

  if (block->struck == NULL)
    block->struck = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (block->struck, GSIZE_TO_POINTER ((gsize)row * block->n_columns + column),
                       GSIZE_TO_POINTER (length));
}

void
chancery_paper_stress_row (ChanceryPaper *self, guint row)
{
  g_return_if_fail (self != NULL && self->blocks->len > 0);

  set_look (self, row, CHANCERY_PAPER_ROW_STRESSED);
}

void
chancery_paper_add_drawing (ChanceryPaper *self,
                            double height,
                            ChanceryPaperDraw draw,
                            gpointer data,
                            GDestroyNotify destroy)
{
  ChanceryPaperBlock *block;

  g_return_if_fail (self != NULL && height > 0 && draw != NULL);

  block = add_block (self, CHANCERY_PAPER_BLOCK_DRAWING, NULL);
  block->height = height;
  block->draw = draw;
  block->data = data;
  block->destroy = destroy;
}

void
chancery_paper_add_space (ChanceryPaper *self, double points)
{
  chancery_paper_add_drawing (self, points, draw_nothing, NULL, NULL);
}

void
chancery_paper_strike_last (ChanceryPaper *self)
{
  g_return_if_fail (self != NULL && self->blocks->len > 0);

  last_block (self)->style = CHANCERY_PAPER_STRUCK;
}

void
chancery_paper_name_last (ChanceryPaper *self, const char *place)
{
  g_return_if_fail (self != NULL && self->blocks->len > 0 && place != NULL);

  g_free (last_block (self)->place);
  last_block (self)->place = g_strdup (place);
}

void
chancery_paper_set_last_language (ChanceryPaper *self, const char *language)
{
  g_return_if_fail (self != NULL && self->blocks->len > 0);

  /* A text of several paragraphs is several blocks. */
  for (guint i = self->blocks->len; i > 0; i--)
    {
      ChanceryPaperBlock *block = self->blocks->pdata[i - 1];

      g_free (block->language);
      block->language = dup_text (language);
      if (!block->goes_on)
        break;
    }
}

void
chancery_paper_lead_last (ChanceryPaper *self, const char *place, gboolean numbered)
{
  g_return_if_fail (self != NULL && self->blocks->len > 0 && place != NULL);

  g_free (last_block (self)->target);
  last_block (self)->target = g_strdup (place);
  last_block (self)->numbered = numbered;
}

void
chancery_paper_step_last (ChanceryPaper *self, guint step)
{
  g_return_if_fail (self != NULL && self->blocks->len > 0);

  last_block (self)->step = MIN (step, CHANCERY_PAPER_MOST_STEPS);
}

void
chancery_paper_add_page_break (ChanceryPaper *self)
{
  g_return_if_fail (self != NULL);

  add_block (self, CHANCERY_PAPER_BLOCK_BREAK, NULL);
}

guint
chancery_paper_lay_out (ChanceryPaper *self, PangoContext *context, double width, double height)
{
  g_return_val_if_fail (self != NULL && width > 0 && height > 0, 0);

  g_clear_pointer (&self->layout, chancery_paper_layout_free);
  self->layout = chancery_paper_layout_new (self, context, width, height);
  return self->layout->pages->len;
}

void
chancery_paper_draw_page (ChanceryPaper *self, cairo_t *cairo, guint page)
{
  g_return_if_fail (self != NULL && cairo != NULL);
  g_return_if_fail (self->layout != NULL && page < self->layout->pages->len);

  chancery_paper_layout_draw (self->layout, self, cairo, page);
}

static void
append_struck (GString *text, const char *words)
{
  /* Translators: %s is what no longer holds, in a copied text, which has no lines through its words. */
  g_string_append_printf (text, _ ("%s, struck through"), words);
}

/* A cell that has lines of its own must not look like more rows; what was put right, to @struck, must not look as
 * if it stood. */
static void
append_cell (GString *text, const char *cell, gsize struck)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (const char *at = cell; *at != '\0'; at++)
    {
      if (struck > 0 && at == cell + struck)
        g_string_append (words, " →");
      g_string_append_c (words, *at == '\n' || *at == '\t' ? ' ' : *at);
    }
  /* Nothing stands in its place. */
  if (words->len > 0 && struck >= strlen (cell))
    append_struck (text, words->str);
  else
    g_string_append (text, words->str);
}

gsize
chancery_paper_block_get_struck (const ChanceryPaperBlock *block, guint row, guint column)
{
  gsize place = (gsize)row * block->n_columns + column;

  return block->struck != NULL
             ? GPOINTER_TO_SIZE (g_hash_table_lookup (block->struck, GSIZE_TO_POINTER (place)))
             : 0;
}

static void
append_table (GString *text, const ChanceryPaperBlock *block)
{
  for (guint i = 0; i < block->n_columns; i++)
    {
      g_string_append (text, i > 0 ? "\t" : "");
      append_cell (text, block->columns[i].title, 0);
    }
  for (guint row = 0; row < block->rows->len; row++)
    {
      char **cells = block->rows->pdata[row];

      g_string_append_c (text, '\n');
      for (guint i = 0; i < block->n_columns; i++)
        {
          g_string_append (text, i > 0 ? "\t" : "");
          append_cell (text, cells[i], chancery_paper_block_get_struck (block, row, i));
        }
    }
  g_string_append_c (text, '\n');
}

static void
append_line (GString *text, const ChanceryPaperBlock *block)
{
  if (block->side != NULL)
    g_string_append_printf (text, "%s\t", block->side);
  g_string_append_printf (text, "%*s", (int)block->step * 2, "");
  if (block->style == CHANCERY_PAPER_STRUCK && block->text != NULL)
    append_struck (text, block->text);
  else
    g_string_append (text, block->text != NULL ? block->text : "");
  if (block->citation != NULL)
    g_string_append_printf (text, " (%s)", block->citation);
  g_string_append_c (text, '\n');
}

static void
append_block (GString *text, const ChanceryPaperBlock *block)
{
  switch (block->type)
    {
    case CHANCERY_PAPER_BLOCK_TITLE:
      g_string_append_printf (text, "%s\n", block->text != NULL ? block->text : "");
      break;
    case CHANCERY_PAPER_BLOCK_HEADING:
      g_string_append_printf (text, "\n%s\n", block->text != NULL ? block->text : "");
      break;
    case CHANCERY_PAPER_BLOCK_TEXT:
      g_string_append_printf (text, "%s%s\n", block->goes_on ? "\n" : "", block->text);
      break;
    case CHANCERY_PAPER_BLOCK_LINE:
      append_line (text, block);
      break;
    case CHANCERY_PAPER_BLOCK_TABLE:
      append_table (text, block);
      break;
    case CHANCERY_PAPER_BLOCK_DRAWING:
    case CHANCERY_PAPER_BLOCK_BREAK:
      break;
    }
}

char *
chancery_paper_to_text (const ChanceryPaper *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  if (self->marking != NULL)
    g_string_append_printf (text, "%s\n\n", self->marking);
  for (guint i = 0; i < self->blocks->len; i++)
    append_block (text, self->blocks->pdata[i]);
  if (self->foot != NULL)
    g_string_append_printf (text, "\n%s\n", self->foot);
  if (self->marking != NULL)
    g_string_append_printf (text, "\n%s\n", self->marking);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
