/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Something to print, before it is known where: a flat list of blocks that whoever has something to say
 * fills, and that is then laid out on pages of any size.  A page begins with its marking and ends
 * with the foot, the marking again, and its number among how many.  Every text is data, never markup.
 *
 * Counted references.  One thread fills it; once filled it does not change but for what
 * chancery_paper_lay_out() keeps, so that one thread may draw pages while another writes the file or
 * takes the text. */

#pragma once

#include "chancery-replace.h"

#include <gio/gio.h>
#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef struct _ChanceryPaper ChanceryPaper;

typedef enum
{
  CHANCERY_PAPER_BODY,
  CHANCERY_PAPER_QUIET, /* smaller and grey: what is said about the rest */
  CHANCERY_PAPER_QUOTE, /* somebody's own words, set in */
  CHANCERY_PAPER_STRUCK /* what was there and no longer holds: struck through and legible */
} ChanceryPaperStyle;

typedef enum
{
  CHANCERY_PAPER_START,
  CHANCERY_PAPER_END, /* numbers */
  CHANCERY_PAPER_CENTRE
} ChanceryPaperAlign;

/** A column of a table.  Those without a share are as wide as their widest cell, up to a third of the
 *  page; the others divide the rest by their shares. */
typedef struct
{
  const char *title;
  double share;
  ChanceryPaperAlign align;
} ChanceryPaperColumn;

/** Draws into the @width × @height at the origin of @cairo, on whichever thread draws the page.
 *  @context is for its texts (chancery_paper_font()). */
typedef void (*ChanceryPaperDraw) (cairo_t *cairo,
                                   PangoContext *context,
                                   double width,
                                   double height,
                                   gpointer data);

/** @title stands on the first page, on top of the others, and in the file's properties. */
ChanceryPaper *chancery_paper_new (const char *title) G_GNUC_WARN_UNUSED_RESULT;
ChanceryPaper *chancery_paper_ref (ChanceryPaper *self);
void chancery_paper_unref (ChanceryPaper *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryPaper, chancery_paper_unref)

const char *chancery_paper_get_title (const ChanceryPaper *self);
/** Leaves the title off the first page; for what is no report but a paper of its own. */
void chancery_paper_hide_title (ChanceryPaper *self);
/** Strikes the title: what it names no longer holds. */
void chancery_paper_strike_title (ChanceryPaper *self);
/** The marking in words, above and below every page; NULL or "" for none. */
void chancery_paper_set_marking (ChanceryPaper *self, const char *words);
/** Said at the foot of every page: the query, the time it was made, a line of a checkpoint. */
void chancery_paper_set_foot (ChanceryPaper *self, const char *text);
/** What stands at the start stands at the right: tables and side columns are mirrored. */
void chancery_paper_set_right_to_left (ChanceryPaper *self, gboolean right_to_left);
/** What is written to others is of one language, BCP 47: it gives the paper its direction, and each of its paragraphs,
 *  whatever the letters that it begins with.  @page_words: (nullable): the number of a page in it, with “%1$s” and
 *  “%2$s” for which of how many; NULL for the words of the program. */
void chancery_paper_set_language (ChanceryPaper *self,
                                  const char *language,
                                  const char *page_words);
/** Whether its direction was said: what is written to others has the side of its own language. */
gboolean chancery_paper_has_direction (const ChanceryPaper *self);

/** What stands at the foot of every page beside its number, for a paper that was made without a title. */
void chancery_paper_set_title (ChanceryPaper *self, const char *title);
/** A title in the middle of what is said: of the cover of a file. */
void chancery_paper_add_title (ChanceryPaper *self, const char *text);
/** Level 1 to 3.  It stays on the page of what follows, and is in the outline of the file. */
void chancery_paper_add_heading (ChanceryPaper *self, guint level, const char *text);
/** A paragraph, or several. */
void chancery_paper_add_text (ChanceryPaper *self, const char *text, ChanceryPaperStyle style);
/** What is short in the side column (a date, a label; nullable), a sentence, and where it stands
 *  written, quietly after it (nullable). */
void chancery_paper_add_line (ChanceryPaper *self,
                              const char *side,
                              const char *text,
                              const char *citation);
/** The same with the sentence struck through. */
void chancery_paper_add_struck_line (ChanceryPaper *self,
                                     const char *side,
                                     const char *text,
                                     const char *citation);
/** A table whose header is repeated on each page.  @rows: of GStrv, as many cells as columns; what it
 *  says is copied. */
void chancery_paper_add_table (ChanceryPaper *self,
                               const ChanceryPaperColumn *columns,
                               guint n_columns,
                               GPtrArray *rows);
/** Strikes a row of the table added last: a void number stays legible. */
void chancery_paper_strike_row (ChanceryPaper *self, guint row);
/** Strikes the first @length bytes of one of its cells: what was put right stands before what stands since. */
void chancery_paper_strike_cell (ChanceryPaper *self, guint row, guint column, gsize length);
/** Strong type for a row of the table added last: a total. */
void chancery_paper_stress_row (ChanceryPaper *self, guint row);
/** A drawing as wide as the page.  What it shows is also said in words or in a table beside it. */
void chancery_paper_add_drawing (ChanceryPaper *self,
                                 double height,
                                 ChanceryPaperDraw draw,
                                 gpointer data,
                                 GDestroyNotify destroy);
/** Nothing, as high as @points: what comes next stands lower. */
void chancery_paper_add_space (ChanceryPaper *self, double points);
/** Strikes what was added last: a heading of what no longer holds. */
void chancery_paper_strike_last (ChanceryPaper *self);
/** Gives what was added last a name that others lead to: letters, digits and dashes. */
void chancery_paper_name_last (ChanceryPaper *self, const char *place);
/** A line that was added last stands so many steps further in than others: it belongs to what is above. */
void chancery_paper_step_last (ChanceryPaper *self, guint step);
/** The language of the text added last (BCP 47; nullable): whose forms of letters it wants, and who reads it
 *  aloud. */
void chancery_paper_set_last_language (ChanceryPaper *self, const char *language);
/** What was added last leads to @place of the same file; @numbered: a line that has the number of the
 *  page there at its end, where there is one. */
void chancery_paper_lead_last (ChanceryPaper *self, const char *place, gboolean numbered);
/** What is added next begins a page. */
void chancery_paper_add_page_break (ChanceryPaper *self);

/** The fonts of print at @points; named, because the usual choice for Arabic script is a display
 *  face (transfer full). */
PangoFontDescription *chancery_paper_font (double points);

/** Lays the blocks out on pages of @width × @height points between the margins, and returns how many
 *  there are.  @context: of whoever draws them; NULL for that of a file. */
guint chancery_paper_lay_out (ChanceryPaper *self,
                              PangoContext *context,
                              double width,
                              double height);
/** Draws @page (from 0) of the last layout, its corner at the origin of @cairo. */
void chancery_paper_draw_page (ChanceryPaper *self, cairo_t *cairo, guint page);
/** As PDF on A4, with an outline.  Seen under its name only when it is whole, and readable by its owner
 *  alone; another file of the name gives way only where @replace says so.  @made (seconds, UTC) is the time that the file bears: the same paper and the same time give
 *  the same bytes. */
gboolean chancery_paper_write_pdf (ChanceryPaper *self,
                                   GFile *file,
                                   ChanceryReplace replace,
                                   gint64 made,
                                   GCancellable *cancellable,
                                   GError **error);
/** The same as plain text: lines as they stand, cells apart by tabs (transfer full). */
char *chancery_paper_to_text (const ChanceryPaper *self);
/** The same as elements of HTML, everything escaped, appended to @out: titles and headings, paragraphs, lists of lines,
 *  tables. What leads somewhere leads to `#place`. Without marking, foot and drawings. */
void chancery_paper_append_html (const ChanceryPaper *self, GString *out);
/** @text for HTML, in an element or an attribute: whatever would be markup is none (transfer full). */
char *chancery_paper_escape_html (const char *text);

G_END_DECLS
