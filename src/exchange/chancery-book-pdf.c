/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A book on pages.  Each chapter is made and laid out twice, once to learn how many pages it takes and where
 * its places are, once to be drawn, so that there is never more than one in memory. */

#include "config.h"

#include "chancery-book-write.h"

#include "chancery-paper-private.h"

typedef struct
{
  ChanceryBook *book;
  ChanceryPaperPdf *pdf;
  GHashTable *page_of; /* place → page from 1 */
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

static ChanceryPaper *
make_chapter (Printing *printing, guint i, ChanceryPaperLayout **layout, GError **error)
{
  ChanceryPaper *paper;

  if (g_cancellable_set_error_if_cancelled (printing->cancellable, error))
    return NULL;
  paper = chancery_book_make_chapter (printing->book, i, NULL, error);
  if (paper == NULL)
    return NULL;
  paper->page_of = printing->page_of;
  *layout =
      chancery_paper_layout_new (paper, NULL, CHANCERY_PAPER_PDF_WIDTH, CHANCERY_PAPER_PDF_HEIGHT);
  report (printing);
  return paper;
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

  for (guint i = 0; i < n_chapters; i++)
    {
      g_autoptr (ChanceryPaperLayout) layout = NULL;
      g_autoptr (ChanceryPaper) paper = make_chapter (printing, i, &layout, error);

      if (paper == NULL)
        return FALSE;
      note_places (printing, paper, layout);
    }
  return TRUE;
}

static gboolean
draw (Printing *printing, GError **error)
{
  guint n_chapters = chancery_book_get_chapters (printing->book)->len;
  guint n_before = 0;

  for (guint i = 0; i < n_chapters; i++)
    {
      g_autoptr (ChanceryPaperLayout) layout = NULL;
      g_autoptr (ChanceryPaper) paper = make_chapter (printing, i, &layout, error);

      if (paper == NULL)
        return FALSE;
      paper->n_before = n_before;
      paper->n_in_all = printing->n_pages;
      n_before += layout->pages->len;
      /* Why not is said when the file is finished. */
      if (!chancery_paper_pdf_add (printing->pdf, paper, layout))
        return chancery_paper_pdf_finish (printing->pdf, error);
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
                         GChecksum *sum,
                         ChanceryProgressFunc progress,
                         gpointer user_data,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GHashTable) page_of = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (ChanceryPaperPdf) pdf = NULL;
  Printing printing = { .book = self,
                        .page_of = page_of,
                        .progress = progress,
                        .progress_data = user_data,
                        .cancellable = cancellable };

  g_return_val_if_fail (self != NULL && G_IS_OUTPUT_STREAM (stream), FALSE);

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
