/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book-fixture.h"

#include "chancery-attachments.h"
#include "chancery-store-record.h"

#include <cairo-pdf.h>

#define NOTE "00000000-0000-4000-8000-000000000061"

static void
attach (Fixture *fixture, const char *name)
{
  const ChanceryAct act = { .who = "Tester" };
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  chancery_attachments_attach (fixture->db, NOTE, file, NULL, NULL, &act, NULL, &error);
  g_assert_no_error (error);
}

static cairo_surface_t *
make_image (double red, double blue)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 40, 20);
  cairo_t *cairo = cairo_create (image);

  cairo_set_source_rgb (cairo, red, 0, blue);
  cairo_paint (cairo);
  cairo_destroy (cairo);
  return image;
}

/* A scan: a page with an image and a word. */
static void
attach_scan (Fixture *fixture, const char *name, double red, double blue)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 300, 400);
  cairo_surface_t *image = make_image (red, blue);
  cairo_t *cairo = cairo_create (surface);

  cairo_set_source_surface (cairo, image, 10, 10);
  cairo_paint (cairo);
  cairo_set_source_rgb (cairo, 0, 0, 0);
  cairo_move_to (cairo, 20, 200);
  cairo_show_text (cairo, name);
  cairo_show_page (cairo);
  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  cairo_surface_destroy (image);
  attach (fixture, name);
}

static void
attach_bytes (Fixture *fixture, const char *name, const char *bytes)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, -1, NULL));
  attach (fixture, name);
}

static void
load_papers (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "picture.png", NULL);
  cairo_surface_t *picture = make_image (0, 0);

  fixture_import (fixture->db,
                  "{\"chancery\":1}\n{\"kind\":\"document\",\"id\":\"" NOTE
                  "\",\"title\":\"Note\",\"state\":\"registered\"}\n",
                  CHANCERY_CONFLICTS_FAIL, "new 1, changed 0, unchanged 0, conflicts 0");
  attach_scan (fixture, "a-red.pdf", 1, 0);
  attach_scan (fixture, "b-blue.pdf", 0, 1);
  attach_bytes (fixture, "c-broken.pdf", "%PDF-1.7\nnothing that anybody could read");
  attach_bytes (fixture, "d-words.txt", "words");
  g_assert_cmpint (cairo_surface_write_to_png (picture, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (picture);
  attach (fixture, "picture.png");
}

static PopplerPage *
find_attachment (PopplerDocument *document, const char *name)
{
  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      g_autoptr (PopplerPage) page = poppler_document_get_page (document, i);
      g_autofree char *words = poppler_page_get_text (page);
      g_autofree char *head = g_strconcat (name, " · page 1 of 1", NULL);

      if (has (words, head))
        return g_steal_pointer (&page);
    }
  return NULL;
}

/* The colour in the middle of the one image on @page. */
static guint32
read_colour (PopplerPage *page)
{
  GList *images = poppler_page_get_image_mapping (page);
  cairo_surface_t *image;
  guint32 colour;

  g_assert_cmpuint (g_list_length (images), ==, 1);
  image = poppler_page_get_image (page, ((PopplerImageMapping *)images->data)->image_id);
  colour = ((guint32 *)(void *)cairo_image_surface_get_data (image))[0] & 0xffffff;
  cairo_surface_destroy (image);
  poppler_page_free_image_mapping (images);
  return colour;
}

/* Each scan shows its own image (Poppler tells the images of two documents apart by numbers that each
 * begins anew), and what cannot be shown is named. */
static void
test_attachments (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (PopplerDocument) document = NULL;
  g_autoptr (PopplerPage) red = NULL;
  g_autoptr (PopplerPage) blue = NULL;
  g_autoptr (PopplerPage) picture = NULL;
  g_autofree char *text = NULL;
  g_autofree char *words = NULL;

  load_papers (fixture);
  bytes = write_book (fixture->db, "pdf", NULL, NULL);
  again = write_book (fixture->db, "pdf", NULL, NULL);
  g_assert_true (g_bytes_equal (bytes, again));
  document = open_pdf (bytes);
  red = find_attachment (document, "a-red.pdf");
  blue = find_attachment (document, "b-blue.pdf");
  picture = find_attachment (document, "picture.png");
  g_assert_true (red != NULL && blue != NULL && picture != NULL);
  g_assert_cmphex (read_colour (red), ==, 0xff0000);
  g_assert_cmphex (read_colour (blue), ==, 0x0000ff);
  /* The words of a scan are words in the book too. */
  words = poppler_page_get_text (red);
  g_assert_nonnull (strstr (strstr (words, "a-red.pdf") + 1, "a-red.pdf"));
  text = read_pdf (bytes);
  g_assert_true (has (text, "“c-broken.pdf” could not be shown."));
  g_assert_true (has (text, "d-words.txt"));
  g_assert_false (has (text, "“d-words.txt” could not be shown."));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/exchange/attachment-pages/book", Fixture, NULL, fixture_set_up, test_attachments,
              fixture_tear_down);
  return g_test_run ();
}
