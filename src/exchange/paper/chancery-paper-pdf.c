/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-paper-private.h"

#include "chancery-errors.h"
#include "chancery-file-writer.h"
#include "chancery-sha256.h"

#include <cairo-pdf.h>

#define A4_WIDTH 595.276
#define A4_HEIGHT 841.89
#define MARGIN_SIDE 62.0
#define MARGIN_TOP 42.0
#define MARGIN_BOTTOM 34.0
#define LEVELS 4

struct _ChanceryPaperPdf
{
  GOutputStream *stream;
  ChancerySha256 *sum;
  GCancellable *cancellable;
  GError *error;
  cairo_surface_t *surface;
  cairo_t *cairo;
};

static cairo_status_t
write_bytes (void *data, const unsigned char *bytes, unsigned int length)
{
  ChanceryPaperPdf *self = data;

  if (self->error != NULL || !g_output_stream_write_all (self->stream, bytes, length, NULL,
                                                         self->cancellable, &self->error))
    return CAIRO_STATUS_WRITE_ERROR;
  if (self->sum != NULL)
    chancery_sha256_update (self->sum, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_properties (cairo_surface_t *surface, const char *title, gint64 made)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (made);
  g_autofree char *date = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR,
                                  PACKAGE_NAME " " PACKAGE_VERSION);
  if (date == NULL)
    return;
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static void
add_outline (ChanceryPaperPdf *self,
             const ChanceryPaperBlock *block,
             guint page,
             double y,
             int parents[LEVELS])
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *place = NULL;
  int parent = CAIRO_PDF_OUTLINE_ROOT;

  for (guint level = 1; level < block->level; level++)
    if (parents[level] != CAIRO_PDF_OUTLINE_ROOT)
      parent = parents[level];
  /* Numbers of a file have a point, whatever the language. */
  g_ascii_formatd (number, sizeof number, "%.1f", MARGIN_TOP + y);
  place = g_strdup_printf ("page=%u pos=[0 %s]", page + 1, number);
  parents[block->level] =
      chancery_paper_pdf_add_outline (self, parent, block->text != NULL ? block->text : "", place);
  for (guint level = block->level + 1; level < LEVELS; level++)
    parents[level] = CAIRO_PDF_OUTLINE_ROOT;
}

static void
add_outlines (ChanceryPaperPdf *self, const ChanceryPaper *paper, const ChanceryPaperLayout *layout)
{
  int parents[LEVELS] = { CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT,
                          CAIRO_PDF_OUTLINE_ROOT };

  for (guint page = 0; page < layout->pages->len; page++)
    {
      const GArray *pieces = layout->pages->pdata[page];

      for (guint i = 0; i < pieces->len; i++)
        {
          const ChanceryPaperPiece *piece = &g_array_index (pieces, ChanceryPaperPiece, i);
          const ChanceryPaperBlock *block = paper->blocks->pdata[piece->block];

          /* A heading of many lines goes on over a page, but is one heading. */
          if (block->type == CHANCERY_PAPER_BLOCK_HEADING && piece->from <= 0)
            add_outline (self, block, page, piece->y, parents);
        }
    }
}

ChanceryPaperPdf *
chancery_paper_pdf_new (GOutputStream *stream,
                        const char *title,
                        gint64 made,
                        ChancerySha256 *sum,
                        GCancellable *cancellable)
{
  ChanceryPaperPdf *self = g_new0 (ChanceryPaperPdf, 1);

  self->stream = stream;
  self->sum = sum;
  self->cancellable = cancellable;
  self->surface = cairo_pdf_surface_create_for_stream (write_bytes, self, A4_WIDTH, A4_HEIGHT);
  self->cairo = cairo_create (self->surface);
  set_properties (self->surface, title, made);
  return self;
}

gboolean
chancery_paper_pdf_add (ChanceryPaperPdf *self,
                        const ChanceryPaper *paper,
                        ChanceryPaperLayout *layout)
{
  for (guint i = 0; i < layout->pages->len && self->error == NULL; i++)
    {
      if (g_cancellable_set_error_if_cancelled (self->cancellable, &self->error))
        break;
      cairo_save (self->cairo);
      cairo_translate (self->cairo, MARGIN_SIDE, MARGIN_TOP);
      chancery_paper_layout_draw (layout, paper, self->cairo, i);
      cairo_restore (self->cairo);
      cairo_show_page (self->cairo);
    }
  return self->error == NULL && cairo_status (self->cairo) == CAIRO_STATUS_SUCCESS;
}

int
chancery_paper_pdf_add_outline (ChanceryPaperPdf *self,
                                int parent,
                                const char *text,
                                const char *where)
{
  /* An outline that leads to a page that is not there is more than Cairo bears. */
  if (self->error != NULL)
    return parent;
  return cairo_pdf_surface_add_outline (self->surface, parent, text, where,
                                        CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

gboolean
chancery_paper_pdf_finish (ChanceryPaperPdf *self, GError **error)
{
  cairo_status_t status = cairo_status (self->cairo);

  cairo_surface_finish (self->surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (self->surface);
  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID, "%s",
                   cairo_status_to_string (status));
      return FALSE;
    }
  return TRUE;
}

void
chancery_paper_pdf_free (ChanceryPaperPdf *self)
{
  if (self == NULL)
    return;
  /* What is not finished by now is not wanted. */
  if (self->error == NULL)
    g_set_error_literal (&self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "not wanted");
  cairo_destroy (self->cairo);
  cairo_surface_destroy (self->surface);
  g_clear_error (&self->error);
  g_free (self);
}

static gboolean
write_pages (const ChanceryPaper *paper,
             GOutputStream *stream,
             gint64 made,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (ChanceryPaperLayout) layout =
      chancery_paper_layout_new (paper, NULL, CHANCERY_PAPER_PDF_WIDTH, CHANCERY_PAPER_PDF_HEIGHT);
  g_autoptr (ChanceryPaperPdf) self =
      chancery_paper_pdf_new (stream, chancery_paper_get_title (paper), made, NULL, cancellable);

  if (chancery_paper_pdf_add (self, paper, layout))
    add_outlines (self, paper, layout);
  return chancery_paper_pdf_finish (self, error);
}

gboolean
chancery_paper_write_pdf (ChanceryPaper *self,
                          GFile *file,
                          ChanceryReplace replace,
                          gint64 made,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (ChanceryFileWriter) writer = NULL;

  g_return_val_if_fail (self != NULL && G_IS_FILE (file), FALSE);

  if (g_file_peek_path (file) == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           "A file can be written only on this computer");
      return FALSE;
    }
  writer = chancery_file_writer_new (g_file_peek_path (file), replace, error);
  if (writer == NULL)
    return FALSE;
  return write_pages (self, chancery_file_writer_get_stream (writer), made, cancellable, error) &&
         chancery_file_writer_commit (writer, error);
}
