/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The half that runs in a process of its own: a file from anywhere becomes a PDF that Cairo wrote. */

#include "config.h"

#include "chancery-attachment-pages.h"

#include <cairo-pdf.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <poppler.h>
#include <string.h>

/* In points; what is larger is no page. */
#define MAX_SIDE 5000.0
/* More pixels than a page of A4 can show are left out. */
#define MAX_PIXELS CHANCERY_ATTACHMENT_PIXELS_MAX

static cairo_status_t
append (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
append_head (GByteArray *out, guint n_pages)
{
  g_autofree char *head = g_strdup_printf ("%08u\n", MIN (n_pages, 99999999));

  g_byte_array_append (out, (const guint8 *)head, (guint)strlen (head));
}

static cairo_surface_t *
begin (GByteArray *out, guint n_pages)
{
  append_head (out, n_pages);
  return cairo_pdf_surface_create_for_stream (append, out, 1, 1);
}

/* Whether all of it could be drawn. */
static gboolean
finish (cairo_surface_t *surface, cairo_t *cairo)
{
  gboolean whole = cairo_status (cairo) == CAIRO_STATUS_SUCCESS;

  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  whole = whole && cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy (surface);
  return whole;
}

/* ---- PDF ---- */

static void
draw_page (cairo_surface_t *surface, cairo_t *cairo, PopplerDocument *document, int i)
{
  PopplerPage *page = poppler_document_get_page (document, i);
  double width = 595;
  double height = 842;

  if (page != NULL)
    poppler_page_get_size (page, &width, &height);
  cairo_pdf_surface_set_size (surface, CLAMP (width, 1, MAX_SIDE), CLAMP (height, 1, MAX_SIDE));
  cairo_save (cairo);
  if (page != NULL)
    poppler_page_render_for_printing (page, cairo);
  cairo_restore (cairo);
  cairo_show_page (cairo);
  g_clear_object (&page);
}

static gboolean
extract_pdf (GBytes *content, GByteArray *out)
{
  PopplerDocument *document = poppler_document_new_from_bytes (content, NULL, NULL);
  cairo_surface_t *surface;
  cairo_t *cairo;
  int n_pages;

  if (document == NULL)
    return FALSE;
  n_pages = poppler_document_get_n_pages (document);
  if (n_pages < 1)
    {
      g_object_unref (document);
      return FALSE;
    }
  surface = begin (out, (guint)n_pages);
  cairo = cairo_create (surface);
  for (int i = 0; i < MIN (n_pages, CHANCERY_ATTACHMENT_PAGES_MAX); i++)
    draw_page (surface, cairo, document, i);
  g_object_unref (document);
  return finish (surface, cairo);
}

/* ---- images ---- */

static void
limit_size (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  double scale = (double)MAX_PIXELS / MAX (MAX (width, height), 1);

  if (scale < 1)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int)(width * scale)),
                                MAX (1, (int)(height * scale)));
}

static GdkPixbuf *
load_image (GBytes *content)
{
  GdkPixbufLoader *loader = gdk_pixbuf_loader_new ();
  GdkPixbuf *image = NULL;
  gboolean loaded;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (limit_size), NULL);
  loaded = gdk_pixbuf_loader_write_bytes (loader, content, NULL);
  /* A loader must be closed, also when it has failed. */
  loaded = gdk_pixbuf_loader_close (loader, NULL) && loaded;
  if (loaded && gdk_pixbuf_loader_get_pixbuf (loader) != NULL)
    image = gdk_pixbuf_apply_embedded_orientation (gdk_pixbuf_loader_get_pixbuf (loader));
  g_object_unref (loader);
  return image;
}

/* On white, because a page is. */
static guint8
on_white (guint8 value, guint8 alpha)
{
  return (guint8)((value * alpha + 255 * (255 - alpha)) / 255);
}

static cairo_surface_t *
make_surface (GdkPixbuf *image)
{
  int width = gdk_pixbuf_get_width (image);
  int height = gdk_pixbuf_get_height (image);
  int n_channels = gdk_pixbuf_get_n_channels (image);
  const guint8 *pixels = gdk_pixbuf_read_pixels (image);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  guint8 *to = cairo_image_surface_get_data (surface);

  for (int y = 0; to != NULL && y < height; y++)
    {
      const guint8 *from = pixels + (gsize)y * (gsize)gdk_pixbuf_get_rowstride (image);
      guint32 *row =
          (guint32 *)(void *)(to + (gsize)y * (gsize)cairo_image_surface_get_stride (surface));

      for (int x = 0; x < width; x++, from += n_channels)
        {
          guint8 alpha = n_channels == 4 ? from[3] : 255;

          row[x] = (guint32)on_white (from[0], alpha) << 16 |
                   (guint32)on_white (from[1], alpha) << 8 | on_white (from[2], alpha);
        }
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

static gboolean
is_jpeg (GBytes *content)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (content, &length);

  return length > 3 && data[0] == 0xff && data[1] == 0xd8 && data[2] == 0xff;
}

/* A photograph stays one, as it is written here: without what a camera put beside it. */
static gboolean
extract_photograph (GdkPixbuf *image, GByteArray *out)
{
  g_autofree char *size =
      g_strdup_printf ("%05d %05d\n", gdk_pixbuf_get_width (image), gdk_pixbuf_get_height (image));
  g_autofree char *bytes = NULL;
  gsize length = 0;

  if (!gdk_pixbuf_save_to_buffer (image, &bytes, &length, "jpeg", NULL, "quality", "85", NULL))
    return FALSE;
  append_head (out, 1);
  g_byte_array_append (out, (const guint8 *)size, (guint)strlen (size));
  g_byte_array_append (out, (const guint8 *)bytes, (guint)length);
  return TRUE;
}

static void
draw_image (GdkPixbuf *image, cairo_surface_t *surface, cairo_t *cairo)
{
  const double scale = 72 / CHANCERY_ATTACHMENT_PIXELS_PER_INCH;
  cairo_surface_t *pixels = make_surface (image);

  cairo_pdf_surface_set_size (surface, gdk_pixbuf_get_width (image) * scale,
                              gdk_pixbuf_get_height (image) * scale);
  cairo_scale (cairo, scale, scale);
  cairo_set_source_surface (cairo, pixels, 0, 0);
  cairo_paint (cairo);
  cairo_show_page (cairo);
  cairo_surface_destroy (pixels);
}

static gboolean
extract_image (GBytes *content, GByteArray *out)
{
  GdkPixbuf *image = load_image (content);
  cairo_surface_t *surface;
  cairo_t *cairo;
  gboolean whole;

  if (image == NULL)
    return FALSE;
  if (is_jpeg (content))
    whole = extract_photograph (image, out);
  else
    {
      surface = begin (out, 1);
      cairo = cairo_create (surface);
      draw_image (image, surface, cairo);
      whole = finish (surface, cairo);
    }
  g_object_unref (image);
  return whole;
}

GByteArray *
chancery_attachment_pages_extract (GBytes *content)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  gsize length;
  const char *data = g_bytes_get_data (content, &length);
  gboolean is_pdf = length >= 5 && memmem (data, MIN (length, 1024), "%PDF-", 5) != NULL;

  return (is_pdf ? extract_pdf (content, out) : extract_image (content, out))
             ? g_steal_pointer (&out)
             : NULL;
}
