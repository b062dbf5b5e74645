/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-paper-private.h"

#include "chancery-errors.h"
#include "chancery-file-writer.h"

#include <cairo-pdf.h>

#define A4_WIDTH 595.276
#define A4_HEIGHT 841.89
#define MARGIN_SIDE 62.0
#define MARGIN_TOP 42.0
#define MARGIN_BOTTOM 34.0
#define LEVELS 4

typedef struct
{
  GOutputStream *stream;
  GCancellable *cancellable;
  GError *error;
} Sink;

static cairo_status_t
write_bytes (void *data, const unsigned char *bytes, unsigned int length)
{
  Sink *sink = data;

  if (sink->error != NULL || !g_output_stream_write_all (sink->stream, bytes, length, NULL,
                                                         sink->cancellable, &sink->error))
    return CAIRO_STATUS_WRITE_ERROR;
  return CAIRO_STATUS_SUCCESS;
}

static void
set_properties (cairo_surface_t *surface, const ChanceryPaper *paper, gint64 made)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (made);
  g_autofree char *date = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  chancery_paper_get_title (paper));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR,
                                  PACKAGE_NAME " " PACKAGE_VERSION);
  if (date == NULL)
    return;
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static void
add_outline (cairo_surface_t *surface,
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
  parents[block->level] = cairo_pdf_surface_add_outline (surface, parent,
                                                         block->text != NULL ? block->text : "",
                                                         place, CAIRO_PDF_OUTLINE_FLAG_OPEN);
  for (guint level = block->level + 1; level < LEVELS; level++)
    parents[level] = CAIRO_PDF_OUTLINE_ROOT;
}

static void
add_outlines (cairo_surface_t *surface,
              const ChanceryPaper *paper,
              const ChanceryPaperLayout *layout)
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
            add_outline (surface, block, page, piece->y, parents);
        }
    }
}

static gboolean
write_pages (const ChanceryPaper *paper, gint64 made, Sink *sink, GError **error)
{
  g_autoptr (ChanceryPaperLayout) layout =
      chancery_paper_layout_new (paper, NULL, A4_WIDTH - 2 * MARGIN_SIDE,
                                 A4_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM);
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (write_bytes, sink, A4_WIDTH, A4_HEIGHT);
  cairo_t *cairo = cairo_create (surface);
  cairo_status_t status;

  set_properties (surface, paper, made);
  for (guint i = 0; i < layout->pages->len && sink->error == NULL; i++)
    {
      if (g_cancellable_set_error_if_cancelled (sink->cancellable, &sink->error))
        break;
      cairo_save (cairo);
      cairo_translate (cairo, MARGIN_SIDE, MARGIN_TOP);
      chancery_paper_layout_draw (layout, paper, cairo, i);
      cairo_restore (cairo);
      cairo_show_page (cairo);
    }
  /* An outline that leads to a page that is not there is more than Cairo bears. */
  if (sink->error == NULL)
    add_outlines (surface, paper, layout);
  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (sink->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&sink->error));
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

gboolean
chancery_paper_write_pdf (ChanceryPaper *self,
                          GFile *file,
                          gint64 made,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (ChanceryFileWriter) writer = NULL;
  Sink sink = { .cancellable = cancellable };

  g_return_val_if_fail (self != NULL && G_IS_FILE (file), FALSE);

  if (g_file_peek_path (file) == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           "A file can be written only on this computer");
      return FALSE;
    }
  writer = chancery_file_writer_new (g_file_peek_path (file), error);
  if (writer == NULL)
    return FALSE;
  sink.stream = chancery_file_writer_get_stream (writer);
  return write_pages (self, made, &sink, error) && chancery_file_writer_commit (writer, error);
}
