/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The blocks of a paper, and the pages that they are laid out on.  Seen by the files of
 * ChanceryPaper alone. */

#pragma once

#include "chancery-paper.h"
#include "chancery-sha256.h"

G_BEGIN_DECLS

/* Between columns, and between the side column and the sentence. */
#define CHANCERY_PAPER_GAP 12.0

typedef enum
{
  CHANCERY_PAPER_BLOCK_TITLE,
  CHANCERY_PAPER_BLOCK_HEADING,
  CHANCERY_PAPER_BLOCK_TEXT,
  CHANCERY_PAPER_BLOCK_LINE,
  CHANCERY_PAPER_BLOCK_TABLE,
  CHANCERY_PAPER_BLOCK_DRAWING,
  CHANCERY_PAPER_BLOCK_BREAK
} ChanceryPaperBlockType;

typedef enum
{
  CHANCERY_PAPER_ROW_PLAIN,
  CHANCERY_PAPER_ROW_STRUCK,
  CHANCERY_PAPER_ROW_STRESSED
} ChanceryPaperRowLook;

/* What belongs to what belongs to something stays on the page. */
#define CHANCERY_PAPER_MOST_STEPS 6

typedef struct
{
  ChanceryPaperBlockType type;
  ChanceryPaperStyle style;
  guint level;
  gboolean goes_on; /* a further paragraph of the text before */
  char *side;
  char *text;
  char *citation;
  char *language;    /* BCP 47, or NULL */
  char *place;       /* its name, or NULL */
  char *target;      /* the place that it leads to, or NULL */
  gboolean numbered; /* with the page of that place at its end */
  guint step;        /* of a line: how far in it stands */
  guint n_columns;
  ChanceryPaperColumn *columns; /* titles owned */
  GPtrArray *rows;              /* of GStrv */
  GByteArray *looks;            /* of ChanceryPaperRowLook, one a row */
  GHashTable *struck; /* cells, row by row, to how many bytes of them are struck; or NULL */
  double height;
  ChanceryPaperDraw draw;
  gpointer data;
  GDestroyNotify destroy;
} ChanceryPaperBlock;

/** Some lines of one row of a block, at a place of a page. */
typedef struct
{
  guint block;
  int row; /* -1: the header of a table */
  double from;
  double to;
  double y;
} ChanceryPaperPiece;

typedef struct
{
  PangoContext *context;
  double width;
  double height;
  GPtrArray *pages; /* of GArray of ChanceryPaperPiece */
  GArray **widths;  /* of each block that is a table: the widths of its columns */
  guint n_blocks;
  /* The row drawn last: one that goes on over many pages is laid out once for all. */
  GArray *drawn;
  guint drawn_block;
  int drawn_row;
} ChanceryPaperLayout;

struct _ChanceryPaper
{
  gatomicrefcount references;
  char *title;
  char *marking;
  char *foot;
  gboolean right_to_left;
  gboolean has_direction;
  char *language;    /* BCP 47 of all its words, or NULL: they are of several */
  char *page_words;  /* with “%1$s” and “%2$s”, or NULL: those of the program */
  GPtrArray *blocks; /* of ChanceryPaperBlock */
  ChanceryPaperLayout *layout;
  /* Of a paper that is a part of a file: what comes before it, all of it, and where its places are. */
  guint n_before;
  guint n_in_all;      /* 0: it is the whole */
  GHashTable *page_of; /* place → page from 1; not owned, or NULL */
};

/** How many bytes of a cell are struck. */
gsize chancery_paper_block_get_struck (const ChanceryPaperBlock *block, guint row, guint column);

/** The pages of @self; @context NULL for a context of its own. */
ChanceryPaperLayout *chancery_paper_layout_new (const ChanceryPaper *self,
                                                PangoContext *context,
                                                double width,
                                                double height);
void chancery_paper_layout_free (ChanceryPaperLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryPaperLayout, chancery_paper_layout_free)
/** Lets go of the row that was drawn last; the pages stay. */
void chancery_paper_layout_forget (ChanceryPaperLayout *self);
/** Draws @page with its marking and foot. */
void chancery_paper_layout_draw (ChanceryPaperLayout *self,
                                 const ChanceryPaper *paper,
                                 cairo_t *cairo,
                                 guint page);

/** The room between the margins of a page of a file, in points. */
#define CHANCERY_PAPER_PDF_WIDTH 471.276
#define CHANCERY_PAPER_PDF_HEIGHT 765.89

/** A file of pages while it is written.  One thread. */
typedef struct _ChanceryPaperPdf ChanceryPaperPdf;

/** @title: in its properties; @made: the time that it bears, seconds, UTC; @sum: (nullable): is fed
 *  what is written. */
ChanceryPaperPdf *chancery_paper_pdf_new (GOutputStream *stream,
                                          const char *title,
                                          gint64 made,
                                          ChancerySha256 *sum,
                                          GCancellable *cancellable);
/** Adds all pages of @layout; FALSE when the file cannot be written, or is not wanted any more. */
gboolean chancery_paper_pdf_add (ChanceryPaperPdf *self,
                                 const ChanceryPaper *paper,
                                 ChanceryPaperLayout *layout);
/** A line of its outline below @parent (0: of none) that leads to @where (“dest='place'”,
 *  “page=1 pos=[0 12]”); returns its number.  Only when every page is there. */
int chancery_paper_pdf_add_outline (ChanceryPaperPdf *self,
                                    int parent,
                                    const char *text,
                                    const char *where);
/** Ends the file; FALSE when it is not whole. */
gboolean chancery_paper_pdf_finish (ChanceryPaperPdf *self, GError **error);
void chancery_paper_pdf_free (ChanceryPaperPdf *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryPaperPdf, chancery_paper_pdf_free)

/** What stands in one row of a block side by side: texts at their places. */
typedef struct
{
  PangoLayout *layout;
  double x;
} ChanceryPaperCell;

/** The cells of @row of @block, laid out in @width; @widths are those of a table's columns. */
GArray *chancery_paper_cells_new (const ChanceryPaper *paper,
                                  const ChanceryPaperBlock *block,
                                  int row,
                                  PangoContext *context,
                                  double width,
                                  const GArray *widths);
/** How wide the columns of the table @block are. */
GArray *chancery_paper_column_widths (const ChanceryPaperBlock *block,
                                      PangoContext *context,
                                      double width);
/** @text so that its parts, if it has some, follow each other as the page of @context runs (transfer full). */
char *chancery_paper_order_parts (PangoContext *context, const char *text);
/** How far the columns of a table stand apart. */
double chancery_paper_gap (const ChanceryPaperBlock *block);
/** How high the highest of @cells is. */
double chancery_paper_cells_height (const GArray *cells);
/** Where @cells can be cut at or before @limit without cutting a line or leaving a single one
 *  behind; @from if nowhere. */
double chancery_paper_cells_cut (const GArray *cells, double from, double limit);
/** Draws the lines of @cells between @from and @to with the first at @y. */
void chancery_paper_cells_draw (const GArray *cells,
                                cairo_t *cairo,
                                double from,
                                double to,
                                double y);

G_END_DECLS
