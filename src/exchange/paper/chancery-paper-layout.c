/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Blocks onto pages.  Of a row only its place is kept; its texts are laid out again when its page is
 * drawn, so that a register book of a thousand pages needs no more memory than one. */

#include "config.h"

#include "chancery-paper-private.h"

#include <glib/gi18n-lib.h>

#define HEAD_HEIGHT 24.0
#define FOOT_GAP 14.0
#define FOOT_LINES 3
#define ROW_PADDING 3.0
#define RULE_WIDTH 0.5
#define GAP_HEIGHT 15.0

/* Rows that were laid out last: what is measured is put on a page next. */
#define N_RECENT 4

typedef struct
{
  guint block;
  int row;
  GArray *cells; /* or NULL */
} Recent;

/* The pages while they are filled. */
typedef struct
{
  const ChanceryPaper *paper;
  ChanceryPaperLayout *layout;
  double top;
  double bottom;
  double y;
  GArray *page;
  Recent recent[N_RECENT];
  guint n_laid_out;
} Filling;

static PangoContext *
own_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  /* A page is the same on every screen and printer. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  return context;
}

static PangoLayout *
lay_out_foot (const ChanceryPaperLayout *self, const char *text, double points, gboolean strong)
{
  g_autoptr (PangoFontDescription) font = chancery_paper_font (points);
  g_autofree char *ordered = chancery_paper_order_parts (self->context, text);
  PangoLayout *layout = pango_layout_new (self->context);

  if (strong)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int)(self->width * PANGO_SCALE));
  pango_layout_set_height (layout, -FOOT_LINES);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_text (layout, ordered, -1);
  return layout;
}

static double
height_of (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double)height / PANGO_SCALE;
}

/* From the rule down: title and page, what is said of all, marking. */
static double
foot_height (const ChanceryPaperLayout *self, const ChanceryPaper *paper)
{
  g_autoptr (PangoLayout) line = lay_out_foot (self, "0", 8, FALSE);
  double height = FOOT_GAP + height_of (line);

  if (paper->foot != NULL)
    {
      g_autoptr (PangoLayout) foot = lay_out_foot (self, paper->foot, 8, FALSE);

      height += height_of (foot);
    }
  return paper->marking != NULL ? height + HEAD_HEIGHT : height;
}

static double
space_before (const ChanceryPaperBlock *block)
{
  static const double headings[] = { 0, 20, 15, 10 };

  switch (block->type)
    {
    case CHANCERY_PAPER_BLOCK_HEADING:
      return headings[block->level];
    case CHANCERY_PAPER_BLOCK_TEXT:
      return block->goes_on ? 7 : 4;
    case CHANCERY_PAPER_BLOCK_LINE:
      return 4;
    case CHANCERY_PAPER_BLOCK_TABLE:
    case CHANCERY_PAPER_BLOCK_DRAWING:
      return 8;
    case CHANCERY_PAPER_BLOCK_TITLE:
    case CHANCERY_PAPER_BLOCK_BREAK:
      break;
    }
  return 0;
}

static GArray *
cells_of (Filling *filling, guint block, int row)
{
  Recent *recent;

  for (guint i = 0; i < N_RECENT; i++)
    if (filling->recent[i].cells != NULL && filling->recent[i].block == block &&
        filling->recent[i].row == row)
      return g_array_ref (filling->recent[i].cells);
  recent = &filling->recent[filling->n_laid_out++ % N_RECENT];
  g_clear_pointer (&recent->cells, g_array_unref);
  recent->block = block;
  recent->row = row;
  recent->cells = chancery_paper_cells_new (filling->paper, filling->paper->blocks->pdata[block],
                                            row, filling->layout->context, filling->layout->width,
                                            filling->layout->widths[block]);
  return g_array_ref (recent->cells);
}

static double
row_height (Filling *filling, guint index, int row)
{
  const ChanceryPaperBlock *block = filling->paper->blocks->pdata[index];
  g_autoptr (GArray) cells = NULL;

  if (block->type == CHANCERY_PAPER_BLOCK_DRAWING)
    return MIN (block->height, filling->bottom - filling->top);
  cells = cells_of (filling, index, row);
  return chancery_paper_cells_height (cells);
}

/* A quiet text below a heading. */
static gboolean
is_note (const ChanceryPaper *paper, guint index)
{
  const ChanceryPaperBlock *block = paper->blocks->pdata[index];
  const ChanceryPaperBlock *before = index > 0 ? paper->blocks->pdata[index - 1] : NULL;

  return block->type == CHANCERY_PAPER_BLOCK_TEXT && block->style == CHANCERY_PAPER_QUIET &&
         before != NULL && before->type == CHANCERY_PAPER_BLOCK_HEADING;
}

/* What of the block must stand together at its beginning. */
static double
least_height (Filling *filling, guint index)
{
  const ChanceryPaperBlock *block;
  double height;

  if (index >= filling->paper->blocks->len)
    return 0;
  block = filling->paper->blocks->pdata[index];
  switch (block->type)
    {
    case CHANCERY_PAPER_BLOCK_HEADING:
      height = row_height (filling, index, 0) + least_height (filling, index + 1);
      break;
    case CHANCERY_PAPER_BLOCK_TABLE:
      height = row_height (filling, index, -1) + ROW_PADDING * 4;
      if (block->rows->len > 0)
        height += MIN (row_height (filling, index, 0), filling->bottom - filling->top - height);
      break;
    case CHANCERY_PAPER_BLOCK_TEXT:
    case CHANCERY_PAPER_BLOCK_LINE:
      /* Three lines of print: below that the block is cut nowhere. */
      height = MIN (row_height (filling, index, 0), 45);
      /* What is said about what follows stays with it, as its heading does. */
      if (is_note (filling->paper, index))
        height = row_height (filling, index, 0) + least_height (filling, index + 1);
      break;
    case CHANCERY_PAPER_BLOCK_DRAWING:
      height = row_height (filling, index, 0);
      /* What is lower than a line is a gap, and belongs to what follows. */
      if (height < GAP_HEIGHT)
        height += least_height (filling, index + 1);
      break;
    case CHANCERY_PAPER_BLOCK_TITLE:
    case CHANCERY_PAPER_BLOCK_BREAK:
    default:
      return 0;
    }
  return height + space_before (block);
}

static void
begin_page (Filling *filling)
{
  filling->page = g_array_new (FALSE, FALSE, sizeof (ChanceryPaperPiece));
  g_ptr_array_add (filling->layout->pages, filling->page);
  filling->y = filling->top;
}

static gboolean
is_fresh (const Filling *filling)
{
  return filling->y <= filling->top;
}

static void
put (Filling *filling, guint block, int row, double from, double to)
{
  ChanceryPaperPiece piece = { block, row, from, to, filling->y };

  g_array_append_val (filling->page, piece);
  filling->y += to - from;
}

/* A row that may be cut between its lines. */
static void
fill_row (Filling *filling, guint index, int row)
{
  g_autoptr (GArray) cells = cells_of (filling, index, row);
  double height = chancery_paper_cells_height (cells);
  double from = 0;

  while (from < height)
    {
      double limit = from + filling->bottom - filling->y;
      double to = height <= limit ? height : chancery_paper_cells_cut (cells, from, limit);

      /* One line that is higher than a page is drawn as far as it goes. */
      if (to <= from && is_fresh (filling))
        to = MIN (limit, height);
      if (to > from)
        put (filling, index, row, from, to);
      from = to;
      if (from < height)
        begin_page (filling);
    }
}

static void
fill_header (Filling *filling, guint index)
{
  put (filling, index, -1, 0, row_height (filling, index, -1));
  filling->y += ROW_PADDING * 2;
}

static void
fill_table (Filling *filling, guint index)
{
  const ChanceryPaperBlock *block = filling->paper->blocks->pdata[index];
  double page = filling->bottom - filling->top;

  if (!is_fresh (filling) && filling->y + least_height (filling, index) > filling->bottom)
    begin_page (filling);
  fill_header (filling, index);
  for (guint row = 0; row < block->rows->len; row++)
    {
      double height = row_height (filling, index, (int)row);
      guint n_pages = filling->layout->pages->len;

      filling->y += ROW_PADDING;
      /* A row is cut only when it would leave most of a page empty. */
      if (filling->y + height > filling->bottom && height < page / 2)
        {
          begin_page (filling);
          fill_header (filling, index);
          filling->y += ROW_PADDING;
          n_pages++;
        }
      fill_row (filling, index, (int)row);
      filling->y += ROW_PADDING;
      if (filling->layout->pages->len > n_pages && row + 1 < block->rows->len)
        {
          /* It ended on another page, where its kin want the header too. */
          if (filling->y + least_height (filling, index) > filling->bottom)
            begin_page (filling);
          fill_header (filling, index);
        }
    }
}

static void
fill_block (Filling *filling, guint index)
{
  const ChanceryPaperBlock *block = filling->paper->blocks->pdata[index];

  if (block->type == CHANCERY_PAPER_BLOCK_BREAK)
    {
      if (!is_fresh (filling))
        begin_page (filling);
      return;
    }
  if (!is_fresh (filling) && filling->y + least_height (filling, index) > filling->bottom)
    begin_page (filling);
  if (!is_fresh (filling))
    filling->y += space_before (block);
  if (block->type == CHANCERY_PAPER_BLOCK_TABLE)
    fill_table (filling, index);
  else if (block->type == CHANCERY_PAPER_BLOCK_DRAWING)
    put (filling, index, 0, 0, row_height (filling, index, 0));
  else
    fill_row (filling, index, 0);
}

ChanceryPaperLayout *
chancery_paper_layout_new (const ChanceryPaper *paper,
                           PangoContext *context,
                           double width,
                           double height)
{
  ChanceryPaperLayout *self = g_new0 (ChanceryPaperLayout, 1);
  Filling filling = { .paper = paper, .layout = self };

  self->context = context != NULL ? g_object_ref (context) : own_context ();
  pango_context_set_base_dir (self->context,
                              paper->right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  self->width = width;
  self->height = height;
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  self->n_blocks = paper->blocks->len;
  self->widths = g_new0 (GArray *, self->n_blocks + 1);
  for (guint i = 0; i < self->n_blocks; i++)
    if (((ChanceryPaperBlock *)paper->blocks->pdata[i])->type == CHANCERY_PAPER_BLOCK_TABLE)
      self->widths[i] =
          chancery_paper_column_widths (paper->blocks->pdata[i], self->context, width);

  filling.top = paper->marking != NULL ? HEAD_HEIGHT : 0;
  /* Where there is no room for anything, everything has at least a line. */
  filling.bottom = MAX (height - foot_height (self, paper), filling.top + 20);
  begin_page (&filling);
  for (guint i = 0; i < self->n_blocks; i++)
    fill_block (&filling, i);
  for (guint i = 0; i < N_RECENT; i++)
    g_clear_pointer (&filling.recent[i].cells, g_array_unref);
  return self;
}

void
chancery_paper_layout_free (ChanceryPaperLayout *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_blocks; i++)
    g_clear_pointer (&self->widths[i], g_array_unref);
  g_free (self->widths);
  g_clear_pointer (&self->drawn, g_array_unref);
  g_ptr_array_unref (self->pages);
  g_object_unref (self->context);
  g_free (self);
}

void
chancery_paper_layout_forget (ChanceryPaperLayout *self)
{
  g_clear_pointer (&self->drawn, g_array_unref);
}

static void
draw_rule (cairo_t *cairo, double from, double to, double y, double shade)
{
  cairo_save (cairo);
  cairo_set_source_rgb (cairo, shade, shade, shade);
  cairo_set_line_width (cairo, RULE_WIDTH);
  cairo_move_to (cairo, from, y);
  cairo_line_to (cairo, to, y);
  cairo_stroke (cairo);
  cairo_restore (cairo);
}

static void
draw_aligned (cairo_t *cairo, PangoLayout *layout, double y, PangoAlignment alignment)
{
  pango_layout_set_alignment (layout, alignment);
  cairo_move_to (cairo, 0, y);
  pango_cairo_show_layout (cairo, layout);
}

/* What Pango calls the side where the page begins: it turns the sides of what runs against the
 * page. */
static PangoAlignment
start_of (const ChanceryPaper *paper, PangoLayout *layout)
{
  PangoDirection base = paper->right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR;
  gboolean against = pango_layout_get_direction (layout, 0) != base;

  return against == paper->right_to_left ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;
}

static char *
write_page_number (const ChanceryPaper *paper, guint page, guint n_pages)
{
  g_autofree char *which = g_strdup_printf ("%u", page);
  g_autofree char *of = g_strdup_printf ("%u", n_pages);
  g_autoptr (GString) words = NULL;

  if (paper->page_words == NULL)
    /* Translators: which page of how many, at the foot of what is printed. */
    return g_strdup_printf (_ ("page %u of %u"), page, n_pages);
  words = g_string_new (paper->page_words);
  g_string_replace (words, "%1$s", which, 1);
  g_string_replace (words, "%2$s", of, 1);
  return g_strdup (words->str);
}

static void
draw_frame (const ChanceryPaperLayout *self, const ChanceryPaper *paper, cairo_t *cairo, guint page)
{
  double y = self->height - foot_height (self, paper) + FOOT_GAP / 2;
  g_autofree char *number = NULL;
  g_autoptr (PangoLayout) title = lay_out_foot (self, chancery_paper_get_title (paper), 8, FALSE);
  g_autoptr (PangoLayout) page_number = NULL;

  number = write_page_number (paper, paper->n_before + page + 1,
                              paper->n_in_all > 0 ? paper->n_in_all : self->pages->len);
  page_number = lay_out_foot (self, number, 8, FALSE);
  draw_rule (cairo, 0, self->width, y, 0.6);
  y += FOOT_GAP / 2;
  cairo_set_source_rgb (cairo, 0.33, 0.33, 0.33);
  pango_layout_set_width (title, (int)(self->width * 0.75 * PANGO_SCALE));
  pango_layout_set_height (title, -1);
  /* The title at the start, its number at the end. */
  cairo_save (cairo);
  if (paper->right_to_left)
    cairo_translate (cairo, self->width * 0.25, 0);
  draw_aligned (cairo, title, y, start_of (paper, title));
  cairo_restore (cairo);
  draw_aligned (cairo, page_number, y,
                start_of (paper, page_number) == PANGO_ALIGN_LEFT ? PANGO_ALIGN_RIGHT
                                                                  : PANGO_ALIGN_LEFT);
  y += height_of (page_number);
  if (paper->foot != NULL)
    {
      g_autoptr (PangoLayout) foot = lay_out_foot (self, paper->foot, 8, FALSE);

      draw_aligned (cairo, foot, y, start_of (paper, foot));
    }
  cairo_set_source_rgb (cairo, 0, 0, 0);
  if (paper->marking != NULL)
    {
      g_autoptr (PangoLayout) marking = lay_out_foot (self, paper->marking, 10, TRUE);

      draw_aligned (cairo, marking, 0, PANGO_ALIGN_CENTER);
      draw_aligned (cairo, marking, self->height - height_of (marking), PANGO_ALIGN_CENTER);
    }
}

static double
table_width (const ChanceryPaperBlock *block, const GArray *widths)
{
  double width = 0;

  for (guint i = 0; i < widths->len; i++)
    width += g_array_index (widths, double, i);
  return width + chancery_paper_gap (block) * (widths->len - 1);
}

/* A place, and what leads to one, are marked where they are drawn; only a file takes notice.  What was cut
 * over two pages has its place on the first. */
static void
begin_tags (const ChanceryPaperBlock *block, const ChanceryPaperPiece *piece, cairo_t *cairo)
{
  g_autofree char *place = NULL;
  g_autofree char *target = NULL;

  if (block->place != NULL && piece->from <= 0)
    {
      place = g_strdup_printf ("name='%s'", block->place);
      cairo_tag_begin (cairo, CAIRO_TAG_DEST, place);
    }
  if (block->target != NULL)
    {
      target = g_strdup_printf ("dest='%s'", block->target);
      cairo_tag_begin (cairo, CAIRO_TAG_LINK, target);
    }
}

static void
end_tags (const ChanceryPaperBlock *block, const ChanceryPaperPiece *piece, cairo_t *cairo)
{
  if (block->target != NULL)
    cairo_tag_end (cairo, CAIRO_TAG_LINK);
  if (block->place != NULL && piece->from <= 0)
    cairo_tag_end (cairo, CAIRO_TAG_DEST);
}

static void
draw_piece (ChanceryPaperLayout *self,
            const ChanceryPaper *paper,
            cairo_t *cairo,
            const ChanceryPaperPiece *piece)
{
  const ChanceryPaperBlock *block = paper->blocks->pdata[piece->block];
  const GArray *widths = self->widths[piece->block];

  if (block->type == CHANCERY_PAPER_BLOCK_DRAWING)
    {
      cairo_save (cairo);
      cairo_translate (cairo, 0, piece->y);
      block->draw (cairo, self->context, self->width, piece->to - piece->from, block->data);
      cairo_restore (cairo);
      return;
    }
  if (self->drawn == NULL || self->drawn_block != piece->block || self->drawn_row != piece->row)
    {
      g_clear_pointer (&self->drawn, g_array_unref);
      self->drawn =
          chancery_paper_cells_new (paper, block, piece->row, self->context, self->width, widths);
      self->drawn_block = piece->block;
      self->drawn_row = piece->row;
    }
  begin_tags (block, piece, cairo);
  chancery_paper_cells_draw (self->drawn, cairo, piece->from, piece->to, piece->y);
  end_tags (block, piece, cairo);
  if (block->type == CHANCERY_PAPER_BLOCK_TABLE)
    {
      double width = table_width (block, widths);
      double from = paper->right_to_left ? self->width - width : 0;

      draw_rule (cairo, from, from + width, piece->y + piece->to - piece->from + ROW_PADDING,
                 piece->row < 0 ? 0.3 : 0.85);
    }
}

void
chancery_paper_layout_draw (ChanceryPaperLayout *self,
                            const ChanceryPaper *paper,
                            cairo_t *cairo,
                            guint page)
{
  const GArray *pieces = self->pages->pdata[page];

  cairo_save (cairo);
  cairo_set_source_rgb (cairo, 0, 0, 0);
  draw_frame (self, paper, cairo, page);
  for (guint i = 0; i < pieces->len; i++)
    draw_piece (self, paper, cairo, &g_array_index (pieces, ChanceryPaperPiece, i));
  cairo_restore (cairo);
}
