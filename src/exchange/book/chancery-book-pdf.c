/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A book on pages.  Each chapter is made twice, once to be laid out, which says how many pages it takes and where
 * its places are, once to be drawn, so that there is never more than one in memory; of the others only
 * the places of their rows are kept. */

#include "config.h"

#include "chancery-book-private.h"
#include "chancery-book-write.h"

#include "chancery-attachment-pages.h"
#include "chancery-paper-private.h"
#include "chancery-sha256.h"

#include <glib/gi18n-lib.h>

/* Below the line that names it, on a page with marking and foot. */
#define ATTACHMENT_HEIGHT 640.0

typedef struct
{
  ChanceryBook *book;
  ChanceryPaperPdf *pdf;
  ChanceryAttachmentPages *pages;
  GHashTable *page_of; /* place → page from 1 */
  GPtrArray *layouts;  /* of the chapters */
  guint n_pages;
  guint64 n_done;
  ChanceryProgressFunc progress;
  gpointer progress_data;
  GCancellable *cancellable;
} Printing;

static void
report (Printing *printing)
{
  printing->n_done++;
  if (printing->progress != NULL)
    printing->progress (printing->n_done, 2 * chancery_book_get_chapters (printing->book)->len,
                        printing->progress_data);
}

/* ---- attachments ---- */

/* A page of an attachment, drawn into a page of the book. */
typedef struct
{
  ChanceryAttachmentPages *pages;
  char *sha256;
  guint page;
} Sheet;

static void
sheet_free (gpointer data)
{
  g_free (((Sheet *)data)->sha256);
  g_free (data);
}

static void
draw_sheet (cairo_t *cairo, PangoContext *context, double width, double height, gpointer data)
{
  const Sheet *sheet = data;

  chancery_attachment_pages_draw (sheet->pages, sheet->sha256, sheet->page, cairo, width, height);
}

static void
add_sheet (Printing *printing,
           ChanceryPaper *paper,
           ChanceryRecord *record,
           ChanceryLine *line,
           const ChanceryAttachmentShown *shown,
           guint i)
{
  const char *name = chancery_line_get_text (line, "name");
  const char *reference = chancery_record_get_reference (record);
  g_autofree char *number = g_strdup_printf (_ ("page %u of %u"), i + 1, shown->n_all);
  g_autofree char *words = g_strdup_printf ("%s · %s%s%s", name != NULL ? name : "", number,
                                            reference != NULL ? " · " : "",
                                            reference != NULL ? reference : "");
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->pages = printing->pages;
  sheet->sha256 = g_strdup (chancery_line_get_text (line, "sha256"));
  sheet->page = i;
  chancery_paper_add_page_break (paper);
  chancery_paper_add_text (paper, words, CHANCERY_PAPER_QUIET);
  chancery_paper_add_drawing (paper, ATTACHMENT_HEIGHT, draw_sheet, sheet, sheet_free);
}

/* What cannot be shown, or not all of it, is said: nobody is to think that he has seen it. */
static void
add_missing (ChanceryPaper *paper, const char *name, const ChanceryAttachmentShown *shown)
{
  g_autofree char *words = NULL;

  if (shown->broken)
    /* Translators: %s is the name of an attachment. */
    words = g_strdup_printf (_ ("“%s” could not be shown."), name);
  else if (shown->n_pages < shown->n_all)
    words = g_strdup_printf (
        /* Translators: numbers of pages, and the name of an attachment. */
        _ ("Only the first %u of %u pages of “%s” are shown."), shown->n_pages, shown->n_all, name);
  if (words != NULL)
    chancery_paper_add_text (paper, words, CHANCERY_PAPER_QUIET);
}

static gboolean
take_line (Printing *printing, ChanceryLine *line, ChanceryAttachmentShown *shown, GError **error)
{
  const char *sha256 = chancery_line_get_text (line, "sha256");

  *shown = (ChanceryAttachmentShown){ 0 };
  return sha256 == NULL || chancery_attachment_pages_take (printing->pages, sha256, shown,
                                                           printing->cancellable, error);
}

static gboolean
add_missing_of (Printing *printing, ChanceryPaper *paper, ChanceryValue *lines, GError **error)
{
  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      ChanceryLine *line = chancery_value_get_line (lines, i);
      const char *name = chancery_line_get_text (line, "name");
      ChanceryAttachmentShown shown;

      if (!take_line (printing, line, &shown, error))
        return FALSE;
      add_missing (paper, name != NULL ? name : "", &shown);
    }
  return TRUE;
}

static gboolean
add_attachments (Printing *printing, ChanceryPaper *paper, ChanceryRecord *record, GError **error)
{
  ChanceryValue *lines = chancery_record_get (record, "attachments");

  if (!add_missing_of (printing, paper, lines, error))
    return FALSE;
  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      ChanceryLine *line = chancery_value_get_line (lines, i);
      ChanceryAttachmentShown shown;

      if (!take_line (printing, line, &shown, error))
        return FALSE;
      for (guint j = 0; j < shown.n_pages; j++)
        add_sheet (printing, paper, record, line, &shown, j);
    }
  return TRUE;
}

/* ---- chapters ---- */

static ChanceryPaper *
make_chapter (Printing *printing, guint i, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (ChanceryPaper) paper = NULL;

  if (g_cancellable_set_error_if_cancelled (printing->cancellable, error))
    return NULL;
  paper = chancery_book_make_chapter (printing->book, i, &records, error);
  if (paper == NULL)
    return NULL;
  for (guint j = 0; j < records->len; j++)
    if (!add_attachments (printing, paper, records->pdata[j], error))
      return NULL;
  paper->page_of = printing->page_of;
  report (printing);
  return g_steal_pointer (&paper);
}

static void
note_places (Printing *printing, const ChanceryPaper *paper, const ChanceryPaperLayout *layout)
{
  for (guint i = 0; i < layout->pages->len; i++)
    {
      const GArray *pieces = layout->pages->pdata[i];

      for (guint j = 0; j < pieces->len; j++)
        {
          const ChanceryPaperPiece *piece = &g_array_index (pieces, ChanceryPaperPiece, j);
          const ChanceryPaperBlock *block = paper->blocks->pdata[piece->block];

          if (block->place != NULL && piece->from <= 0)
            g_hash_table_insert (printing->page_of, g_strdup (block->place),
                                 GUINT_TO_POINTER (printing->n_pages + i + 1));
        }
    }
  printing->n_pages += layout->pages->len;
}

static gboolean
measure (Printing *printing, GError **error)
{
  guint n_chapters = chancery_book_get_chapters (printing->book)->len;
  PangoContext *context = NULL;

  for (guint i = 0; i < n_chapters; i++)
    {
      g_autoptr (ChanceryPaper) paper = make_chapter (printing, i, error);
      ChanceryPaperLayout *layout;

      if (paper == NULL)
        return FALSE;
      layout = chancery_paper_layout_new (paper, context, CHANCERY_PAPER_PDF_WIDTH,
                                          CHANCERY_PAPER_PDF_HEIGHT);
      context = layout->context;
      g_ptr_array_add (printing->layouts, layout);
      note_places (printing, paper, layout);
    }
  return TRUE;
}

static gboolean
draw (Printing *printing, GError **error)
{
  guint n_before = 0;

  for (guint i = 0; i < printing->layouts->len; i++)
    {
      ChanceryPaperLayout *layout = printing->layouts->pdata[i];
      g_autoptr (ChanceryPaper) paper = make_chapter (printing, i, error);

      if (paper == NULL)
        return FALSE;
      paper->n_before = n_before;
      paper->n_in_all = printing->n_pages;
      n_before += layout->pages->len;
      /* Why not is said when the file is finished. */
      if (!chancery_paper_pdf_add (printing->pdf, paper, layout))
        return chancery_paper_pdf_finish (printing->pdf, error);
      chancery_paper_layout_forget (layout);
    }
  return TRUE;
}

static void
add_outline (Printing *printing)
{
  GPtrArray *chapters = chancery_book_get_chapters (printing->book);

  for (guint i = 0; i < chapters->len; i++)
    {
      const ChanceryBookChapter *chapter = chapters->pdata[i];
      g_autofree char *where = g_strdup_printf ("dest='%s'", chapter->place);

      chancery_paper_pdf_add_outline (printing->pdf, 0, chapter->title, where);
    }
}

gboolean
chancery_book_write_pdf (ChanceryBook *self,
                         GOutputStream *stream,
                         ChancerySha256 *sum,
                         ChanceryProgressFunc progress,
                         gpointer user_data,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GHashTable) page_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) layouts =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_paper_layout_free);
  g_autoptr (ChanceryAttachmentPages) pages = NULL;
  g_autoptr (ChanceryPaperPdf) pdf = NULL;
  Printing printing = { .book = self,
                        .page_of = page_of,
                        .layouts = layouts,
                        .progress = progress,
                        .progress_data = user_data,
                        .cancellable = cancellable };

  g_return_val_if_fail (self != NULL && G_IS_OUTPUT_STREAM (stream), FALSE);

  pages = chancery_attachment_pages_new (self->db, error);
  if (pages == NULL)
    return FALSE;
  printing.pages = pages;
  if (!measure (&printing, error))
    return FALSE;
  pdf = chancery_paper_pdf_new (stream, chancery_book_get_title (self),
                                chancery_book_get_made (self), sum, cancellable);
  printing.pdf = pdf;
  if (!draw (&printing, error))
    return FALSE;
  add_outline (&printing);
  return chancery_paper_pdf_finish (pdf, error);
}
