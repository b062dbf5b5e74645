/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One row of a block: texts side by side, and where it may be cut. */

#include "config.h"

#include "chancery-paper-private.h"

#include "chancery-text-lean.h"
#include "chancery-text-marks.h"

#include <string.h>

#define FAMILIES \
  "Cantarell, Noto Sans, Noto Naskh Arabic, Noto Sans CJK SC, Droid Sans Fallback, sans"

/* Between the parts of what is said in one line. */
#define PART " · "
#define BODY_SIZE 10.0
#define QUIET_SIZE 8.5
#define CELL_SIZE 9.0
#define SIDE_WIDTH 104.0
#define STEP_WIDTH 11.0
#define PAGE_WIDTH 28.0
#define QUOTE_INSET 18.0
#define LEAST_SHARE 100.0
#define MANY_COLUMNS 7
/* Rows looked at to find how wide a column is; a wider cell further on wraps. */
#define SAMPLE 400
/* Below what an eye or a printer tells apart. */
#define HAIR 0.01

typedef struct
{
  double size;
  gboolean strong;
  gboolean quiet;
  gboolean struck;
  gboolean at_side;        /* of the page, or of its column */
  gboolean has_parts;      /* which follow each other as the page runs */
  gboolean runs_with_page; /* whatever its letters */
  const char *language;
  ChanceryPaperAlign align;
} Look;

static void
add_attribute (PangoAttrList *attributes, PangoAttribute *attribute, guint from)
{
  attribute->start_index = from;
  attribute->end_index = PANGO_ATTR_INDEX_TO_TEXT_END;
  pango_attr_list_insert (attributes, attribute);
}

static void
add_quiet (PangoAttrList *attributes, guint from)
{
  add_attribute (attributes, pango_attr_foreground_new (0x5555, 0x5555, 0x5555), from);
}

/* Pango turns the side of a line that runs against its context.  That would tear the column of a table apart, and a title from
 * what stands below it, so it is turned beforehand.  A line that begins with a digit (“2 مارچ”) need not run as that does. */
static PangoAlignment
alignment_of (PangoLayout *layout, const Look *look)
{
  PangoDirection base = pango_context_get_base_dir (pango_layout_get_context (layout));
  gboolean at_right = (look->align == CHANCERY_PAPER_END) == (base == PANGO_DIRECTION_LTR);

  if (look->align == CHANCERY_PAPER_CENTRE)
    return PANGO_ALIGN_CENTER;
  if (look->at_side && pango_layout_get_line_readonly (layout, 0)->resolved_dir != base)
    at_right = !at_right;
  return at_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

static PangoLayout *
lay_out_text (PangoContext *context, const char *text, double width, const Look *look)
{
  g_autoptr (PangoFontDescription) font = chancery_paper_font (look->size);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoLayout *layout = pango_layout_new (context);
  const gboolean mirrored = pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL;
  g_autofree char *ordered =
      look->has_parts && text != NULL ? chancery_paper_order_parts (context, text) : NULL;

  if (ordered != NULL)
    text = ordered;

  if (look->strong)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  add_attribute (attributes, pango_attr_font_features_new ("tnum=1"), 0);
  if (look->quiet)
    add_quiet (attributes, 0);
  if (look->language != NULL)
    add_attribute (attributes,
                   pango_attr_language_new (pango_language_from_string (look->language)), 0);
  if (look->struck)
    add_attribute (attributes, pango_attr_strikethrough_new (TRUE), 0);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_line_spacing (layout, 1.12F);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width >= 0)
    pango_layout_set_width (layout, (int)(width * PANGO_SCALE));
  pango_layout_set_text (layout, text != NULL ? text : "", -1);
  pango_layout_set_auto_dir (layout,
                             !look->runs_with_page &&
                                 (text == NULL || !chancery_text_misleads (text, mirrored)));
  pango_layout_set_alignment (layout, alignment_of (layout, look));
  return layout;
}

static void
add_cell (GArray *cells,
          const ChanceryPaper *paper,
          PangoLayout *layout,
          double x,
          double cell_width,
          double width)
{
  ChanceryPaperCell cell = { layout, paper->right_to_left ? width - x - cell_width : x };

  g_array_append_val (cells, cell);
}

static void
add_paragraph (GArray *cells,
               const ChanceryPaper *paper,
               const ChanceryPaperBlock *block,
               PangoContext *context,
               double width)
{
  static const double headings[] = { BODY_SIZE, 14.0, 11.5, BODY_SIZE };
  Look look = { .size = BODY_SIZE };
  double inset = 0;

  if (block->type == CHANCERY_PAPER_BLOCK_TITLE)
    look = (Look){
      .size = 18.0, .strong = TRUE, .struck = block->style == CHANCERY_PAPER_STRUCK, .at_side = TRUE
    };
  else if (block->type == CHANCERY_PAPER_BLOCK_HEADING)
    look = (Look){ .size = headings[block->level],
                   .strong = TRUE,
                   .struck = block->style == CHANCERY_PAPER_STRUCK,
                   .at_side = TRUE };
  else if (block->style == CHANCERY_PAPER_QUIET)
    look = (Look){ .size = QUIET_SIZE, .quiet = TRUE, .has_parts = TRUE };
  else if (block->style == CHANCERY_PAPER_STRUCK)
    look.struck = TRUE;
  else if (block->style == CHANCERY_PAPER_QUOTE)
    inset = QUOTE_INSET;
  look.language = block->language != NULL ? block->language : paper->language;
  look.runs_with_page = paper->language != NULL;
  add_cell (cells, paper, lay_out_text (context, block->text, width - inset, &look), inset,
            width - inset, width);
}

/* Strikes what stands before @end. */
static void
add_strike (PangoAttrList *attributes, guint end)
{
  PangoAttribute *struck = pango_attr_strikethrough_new (TRUE);

  struck->start_index = 0;
  struck->end_index = end;
  pango_attr_list_insert (attributes, struck);
}

/* The sentence, and after it, quietly, where it stands written.  On a page from right to left a sentence from left to
 * right is kept to itself: it begins beside its day or number as the others do. */
static PangoLayout *
lay_out_sentence (const ChanceryPaperBlock *block, PangoContext *context, double width)
{
  const gboolean mirrored = pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL;
  const Look look = { .size = BODY_SIZE, .runs_with_page = mirrored };
  g_autoptr (GString) text = g_string_new (block->text);
  g_autoptr (PangoAttrList) attributes = NULL;
  PangoLayout *layout;
  guint end;

  if (mirrored && text->len > 0)
    {
      g_string_prepend (text, CHANCERY_ISOLATE_FIRST_STRONG);
      g_string_append (text, CHANCERY_ISOLATE_END);
    }
  end = (guint)text->len;
  if (block->citation != NULL)
    g_string_append_printf (text, "%s%s",
                            text->len == 0    ? ""
                            : block->numbered ? "\n"
                                              : "  ",
                            block->citation);
  layout = lay_out_text (context, text->str, width, &look);
  attributes = pango_attr_list_copy (pango_layout_get_attributes (layout));
  if (block->style == CHANCERY_PAPER_STRUCK)
    add_strike (attributes, end);
  add_quiet (attributes, end);
  add_attribute (attributes, pango_attr_size_new ((int)(QUIET_SIZE * PANGO_SCALE)), end);
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

/* The page that the line leads to.  Its room is the same before anybody knows which it is. */
static void
add_page_number (GArray *cells,
                 const ChanceryPaper *paper,
                 const ChanceryPaperBlock *block,
                 PangoContext *context,
                 double width)
{
  const Look look = { .size = BODY_SIZE, .align = CHANCERY_PAPER_END, .at_side = TRUE };
  guint page = paper->page_of != NULL
                   ? GPOINTER_TO_UINT (g_hash_table_lookup (paper->page_of, block->target))
                   : 0;
  g_autofree char *number = page > 0 ? g_strdup_printf ("%u", page) : NULL;

  add_cell (cells, paper, lay_out_text (context, number, PAGE_WIDTH, &look), width - PAGE_WIDTH,
            PAGE_WIDTH, width);
}

static void
add_line (GArray *cells,
          const ChanceryPaper *paper,
          const ChanceryPaperBlock *block,
          PangoContext *context,
          double width)
{
  const Look quiet = { .size = CELL_SIZE, .quiet = TRUE, .at_side = TRUE };
  double rest = width - SIDE_WIDTH - CHANCERY_PAPER_GAP;
  double step = block->step * STEP_WIDTH;

  if (block->numbered)
    {
      rest -= PAGE_WIDTH + CHANCERY_PAPER_GAP;
      add_page_number (cells, paper, block, context, width);
    }
  rest -= step;
  add_cell (cells, paper, lay_out_sentence (block, context, rest),
            SIDE_WIDTH + CHANCERY_PAPER_GAP + step, rest, width);
  if (block->side != NULL)
    add_cell (cells, paper, lay_out_text (context, block->side, SIDE_WIDTH, &quiet), 0, SIDE_WIDTH,
              width);
}

static Look
look_of_row (const ChanceryPaperBlock *block, int row)
{
  Look look = { .size = CELL_SIZE };

  if (row < 0)
    return (Look){ .size = QUIET_SIZE, .strong = TRUE, .quiet = TRUE };
  look.struck = block->looks->data[row] == CHANCERY_PAPER_ROW_STRUCK;
  look.strong = block->looks->data[row] == CHANCERY_PAPER_ROW_STRESSED;
  return look;
}

static const char *
cell_text (const ChanceryPaperBlock *block, int row, guint column)
{
  return row < 0 ? block->columns[column].title : ((char **)block->rows->pdata[row])[column];
}

static PangoLayout *
lay_out_cell (const ChanceryPaperBlock *block,
              int row,
              guint column,
              PangoContext *context,
              double width,
              const Look *look)
{
  gsize place = (gsize)row * block->n_columns + column;
  gpointer length;
  gboolean struck =
      row >= 0 && block->struck != NULL &&
      g_hash_table_lookup_extended (block->struck, GSIZE_TO_POINTER (place), NULL, &length);
  Look own = *look;
  PangoLayout *layout;
  g_autoptr (PangoAttrList) attributes = NULL;

  /* So many bytes of it are struck: none are added. */
  own.has_parts = !struck;
  layout = lay_out_text (context, cell_text (block, row, column), width, &own);
  if (!struck)
    return layout;
  attributes = pango_attr_list_copy (pango_layout_get_attributes (layout));
  add_strike (attributes, (guint)GPOINTER_TO_SIZE (length));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

static void
add_table_row (GArray *cells,
               const ChanceryPaper *paper,
               const ChanceryPaperBlock *block,
               int row,
               PangoContext *context,
               double width,
               const GArray *widths)
{
  Look look = look_of_row (block, row);
  double x = 0;

  for (guint i = 0; i < block->n_columns; i++)
    {
      double cell_width = g_array_index (widths, double, i);

      look.at_side = TRUE;
      look.align = block->columns[i].align;
      add_cell (cells, paper, lay_out_cell (block, row, i, context, cell_width, &look), x,
                cell_width, width);
      x += cell_width + chancery_paper_gap (block);
    }
}

static void
cell_clear (gpointer data)
{
  g_object_unref (((ChanceryPaperCell *)data)->layout);
}

char *
chancery_paper_order_parts (PangoContext *context, const char *text)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *whole = NULL;

  if (pango_context_get_base_dir (context) != PANGO_DIRECTION_RTL || strstr (text, PART) == NULL)
    return g_strdup (text);
  parts = g_strsplit (text, PART, -1);
  /* A day in Latin letters begins with its number, and a checkpoint is to be read as it was written. */
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && !chancery_text_has_right_to_left (parts[i]))
      {
        char *alone =
            g_strconcat (CHANCERY_ISOLATE_LEFT_TO_RIGHT, parts[i], CHANCERY_ISOLATE_END, NULL);

        g_free (parts[i]);
        parts[i] = alone;
      }
  whole = g_strjoinv (PART, parts);
  return chancery_text_keep_order (whole);
}

double
chancery_paper_gap (const ChanceryPaperBlock *block)
{
  return block->n_columns > MANY_COLUMNS ? CHANCERY_PAPER_GAP / 2 : CHANCERY_PAPER_GAP;
}

PangoFontDescription *
chancery_paper_font (double points)
{
  PangoFontDescription *font = pango_font_description_from_string (FAMILIES);

  pango_font_description_set_size (font, (int)(points * PANGO_SCALE));
  return font;
}

GArray *
chancery_paper_cells_new (const ChanceryPaper *paper,
                          const ChanceryPaperBlock *block,
                          int row,
                          PangoContext *context,
                          double width,
                          const GArray *widths)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (ChanceryPaperCell));

  g_array_set_clear_func (cells, cell_clear);
  switch (block->type)
    {
    case CHANCERY_PAPER_BLOCK_TITLE:
    case CHANCERY_PAPER_BLOCK_HEADING:
    case CHANCERY_PAPER_BLOCK_TEXT:
      add_paragraph (cells, paper, block, context, width);
      break;
    case CHANCERY_PAPER_BLOCK_LINE:
      add_line (cells, paper, block, context, width);
      break;
    case CHANCERY_PAPER_BLOCK_TABLE:
      add_table_row (cells, paper, block, row, context, width, widths);
      break;
    case CHANCERY_PAPER_BLOCK_DRAWING:
    case CHANCERY_PAPER_BLOCK_BREAK:
      break;
    }
  return cells;
}

/* @broken: a head may break between its words before it makes a column of numbers wide. */
static double
natural_width (const ChanceryPaperBlock *block,
               guint column,
               PangoContext *context,
               gboolean broken)
{
  double widest = 0;

  for (int row = -1; row < (int)MIN (block->rows->len, SAMPLE); row++)
    {
      Look look = look_of_row (block, row);
      g_autofree char *text = g_strdup (cell_text (block, row, column));
      g_autoptr (PangoLayout) layout = NULL;
      int measure;

      if (row < 0 && broken)
        g_strdelimit (text, " ", '\n');
      layout = lay_out_text (context, text, -1, &look);
      pango_layout_get_size (layout, &measure, NULL);
      widest = MAX (widest, (double)measure / PANGO_SCALE);
    }
  /* Rounding must not wrap the very text that gave the measure. */
  return widest + 1;
}

/* Fills the widths of the columns without a share and returns their sum; @least is what those with
 * one need at least. */
static double
measure_columns (const ChanceryPaperBlock *block,
                 PangoContext *context,
                 double width,
                 gboolean broken,
                 GArray *widths,
                 double *least)
{
  double natural = 0;

  *least = 0;
  for (guint i = 0; i < block->n_columns; i++)
    {
      double wish = natural_width (block, i, context, broken);

      if (block->columns[i].share > 0)
        *least += MIN (wish, LEAST_SHARE);
      else
        natural += g_array_index (widths, double, i) = MIN (wish, width / 3);
    }
  return natural;
}

GArray *
chancery_paper_column_widths (const ChanceryPaperBlock *block, PangoContext *context, double width)
{
  GArray *widths = g_array_new (FALSE, TRUE, sizeof (double));
  double room = width - chancery_paper_gap (block) * (block->n_columns - 1);
  double shares = 0;
  double least;
  double natural;
  double most;

  g_array_set_size (widths, block->n_columns);
  for (guint i = 0; i < block->n_columns; i++)
    shares += block->columns[i].share;
  natural = measure_columns (block, context, width, FALSE, widths, &least);
  /* What has a share keeps some of the page, whatever its neighbours need. */
  most = room - MIN (least, room / 2);
  if (natural > most)
    natural = measure_columns (block, context, width, TRUE, widths, &least);
  for (guint i = 0; i < block->n_columns; i++)
    {
      double *at = &g_array_index (widths, double, i);

      if (block->columns[i].share <= 0 && natural > most)
        *at *= most / natural;
      else if (block->columns[i].share > 0)
        *at = (room - MIN (natural, most)) * block->columns[i].share / shares;
    }
  return widths;
}

double
chancery_paper_cells_height (const GArray *cells)
{
  double highest = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      int height;

      pango_layout_get_size (g_array_index (cells, ChanceryPaperCell, i).layout, NULL, &height);
      highest = MAX (highest, (double)height / PANGO_SCALE);
    }
  return highest;
}

static gboolean
next_line (PangoLayoutIter *iter, double *top, double *bottom, gboolean *first)
{
  int from, to;

  if (!*first && !pango_layout_iter_next_line (iter))
    return FALSE;
  *first = FALSE;
  pango_layout_iter_get_line_yrange (iter, &from, &to);
  *top = (double)from / PANGO_SCALE;
  *bottom = (double)to / PANGO_SCALE;
  return TRUE;
}

/* The top of the line of @layout that @y would cut through, else @y. */
static double
above_cut_line (PangoLayout *layout, double y)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  gboolean first = TRUE;
  double top, bottom;
  double cut = y;

  while (next_line (iter, &top, &bottom, &first))
    if (top < y - HAIR && bottom > y + HAIR)
      cut = top;
  pango_layout_iter_free (iter);
  return cut;
}

/* No single line of a paragraph is left at the foot of a page, and none stands alone on the next. */
static double
spare_single_lines (PangoLayout *layout, double from, double y)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  gboolean first = TRUE;
  double top, bottom;
  double last_before = y;
  guint n_before = 0;
  guint n_after = 0;

  while (next_line (iter, &top, &bottom, &first))
    if (top >= y - HAIR)
      n_after++;
    else if (top >= from - HAIR)
      {
        n_before++;
        last_before = top;
      }
  pango_layout_iter_free (iter);
  if (n_before == 1 && from < HAIR && n_after > 0)
    return from;
  if (n_after == 1 && n_before > 2)
    return last_before;
  if (n_after == 1 && n_before == 2 && from < HAIR)
    return from;
  return y;
}

double
chancery_paper_cells_cut (const GArray *cells, double from, double limit)
{
  double y = limit;
  double before;

  do
    {
      before = y;
      for (guint i = 0; i < cells->len; i++)
        y = above_cut_line (g_array_index (cells, ChanceryPaperCell, i).layout, y);
    }
  while (y < before);
  if (y > from && cells->len > 0)
    y = spare_single_lines (g_array_index (cells, ChanceryPaperCell, 0).layout, from, y);
  return MAX (y, from);
}

void
chancery_paper_cells_draw (const GArray *cells, cairo_t *cairo, double from, double to, double y)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const ChanceryPaperCell *cell = &g_array_index (cells, ChanceryPaperCell, i);
      PangoLayoutIter *iter = pango_layout_get_iter (cell->layout);
      gboolean first = TRUE;
      double top, bottom;

      while (next_line (iter, &top, &bottom, &first))
        {
          PangoRectangle extents;

          if (top < from - HAIR || top >= to - HAIR)
            continue;
          pango_layout_iter_get_line_extents (iter, NULL, &extents);
          cairo_move_to (cairo, cell->x + (double)extents.x / PANGO_SCALE,
                         y - from + (double)pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
          pango_cairo_show_layout_line (cairo, pango_layout_iter_get_line_readonly (iter));
        }
      pango_layout_iter_free (iter);
    }
}
