/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-attachment-pages.h"

#include "chancery-attachment-text-private.h"
#include "chancery-attachments.h"
#include "chancery-reader-process.h"
#include "chancery-spool.h"

#include <poppler.h>
#include <stdlib.h>
#include <string.h>

/* What a reader may answer; of larger attachments it is said that they cannot be shown. */
#define MAX_ANSWER (96 * 1024 * 1024)
#define HEAD_LENGTH 9
#define SIZE_LENGTH 12

/* A content that was taken. */
typedef struct
{
  ChanceryAttachmentShown shown;
  guint64 start;
  guint64 length;
  int width; /* of a photograph, in pixels; else 0 */
  int height;
} Taken;

struct _ChanceryAttachmentPages
{
  ChanceryDb *db;
  ChancerySpool *spool;
  GHashTable *taken;         /* digest → Taken */
  PopplerDocument *document; /* the one drawn last */
  char *drawn;               /* its digest */
};

/* ---- what it is ---- */

static gboolean
begins_with (GBytes *content, const char *sign, gsize n_sign)
{
  gsize length;
  const char *data = g_bytes_get_data (content, &length);

  return length >= n_sign && memcmp (data, sign, n_sign) == 0;
}

/* Whether one may expect to see it: by its first bytes, whatever it is called. */
static gboolean
is_shown (GBytes *content)
{
  static const struct
  {
    const char *sign;
    gsize length;
  } signs[] = { { "\x89PNG", 4 }, { "\xff\xd8\xff", 3 }, { "GIF8", 4 },
                { "II*\0", 4 },   { "MM\0*", 4 },        { "BM", 2 } };
  gsize length;
  const char *data = g_bytes_get_data (content, &length);

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (begins_with (content, signs[i].sign, signs[i].length))
      return TRUE;
  return length >= 5 && memmem (data, MIN (length, 1024), "%PDF-", 5) != NULL;
}

/* ---- what its reader wrote ---- */

static GBytes *
load_bytes (ChanceryAttachmentPages *self, const Taken *taken)
{
  g_autoptr (GInputStream) stream = chancery_spool_open (self->spool, taken->start, taken->length);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL) < 0)
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static PopplerDocument *
open_document (ChanceryAttachmentPages *self, const Taken *taken)
{
  g_autoptr (GBytes) bytes = load_bytes (self, taken);

  return bytes != NULL ? poppler_document_new_from_bytes (bytes, NULL, NULL) : NULL;
}

static void
count_pages (ChanceryAttachmentPages *self, Taken *taken)
{
  PopplerDocument *document = open_document (self, taken);

  if (document == NULL)
    return;
  taken->shown.n_pages = (guint)poppler_document_get_n_pages (document);
  g_object_unref (document);
}

/* Five digits and a blank, five digits and a line's end. */
static void
read_size (const char *text, Taken *taken)
{
  int width = atoi (text);
  int height = atoi (text + 6);

  if (width < 1 || height < 1 || width > CHANCERY_ATTACHMENT_PIXELS_MAX ||
      height > CHANCERY_ATTACHMENT_PIXELS_MAX)
    return;
  taken->width = width;
  taken->height = height;
  taken->shown.n_pages = 1;
}

static gboolean
is_photograph (const GByteArray *answer)
{
  const guint8 *at = answer->data + HEAD_LENGTH + SIZE_LENGTH;

  return answer->len > HEAD_LENGTH + SIZE_LENGTH + 3 && at[0] == 0xff && at[1] == 0xd8;
}

static gboolean
keep_answer (ChanceryAttachmentPages *self, const GByteArray *answer, Taken *taken, GError **error)
{
  gboolean photograph = is_photograph (answer);
  guint head = HEAD_LENGTH + (photograph ? SIZE_LENGTH : 0);

  taken->start = chancery_spool_get_size (self->spool);
  taken->length = answer->len - head;
  if (!chancery_spool_append (self->spool, answer->data + head, taken->length, error))
    return FALSE;
  if (photograph)
    read_size ((const char *)answer->data + HEAD_LENGTH, taken);
  else
    count_pages (self, taken);
  taken->shown.n_all = (guint)g_ascii_strtoull ((const char *)answer->data, NULL, 10);
  taken->shown.broken = taken->shown.n_pages == 0;
  return TRUE;
}

static gboolean
read_content (ChanceryAttachmentPages *self,
              GBytes *content,
              Taken *taken,
              GCancellable *cancellable,
              GError **error)
{
  static const char *const words[] = { "--pages", NULL };
  g_autoptr (GError) reason = NULL;
  g_autoptr (GByteArray) answer =
      chancery_reader_process_run (content, words, MAX_ANSWER, cancellable, &reason);

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  taken->shown.broken = TRUE;
  if (answer == NULL || answer->len <= HEAD_LENGTH || answer->len > MAX_ANSWER)
    return TRUE;
  return keep_answer (self, answer, taken, error);
}

/* What is damaged in the registry is for the checks to report; here it is only not shown. */
static gboolean
take (ChanceryAttachmentPages *self,
      const char *sha256,
      Taken *taken,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) content = NULL;
  gint64 size;

  if (!chancery_attachments_has (self->db, sha256, &size))
    return TRUE;
  /* Whether it has pages would be known only by reading it. */
  taken->shown.broken = size > CHANCERY_ATTACHMENT_TEXT_MAX_BYTES;
  if (taken->shown.broken)
    return TRUE;
  content = chancery_attachment_text_load_content (self->db, sha256, cancellable, &reason);
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  taken->shown.broken = content == NULL;
  if (content == NULL || !is_shown (content))
    return TRUE;
  return read_content (self, content, taken, cancellable, error);
}

/* ---- drawing ---- */

/* As large as it fits, in the middle. */
static void
place (cairo_t *cairo, double own_width, double own_height, double width, double height)
{
  double scale = MIN (1, MIN (width / MAX (own_width, 1), height / MAX (own_height, 1)));

  cairo_translate (cairo, (width - own_width * scale) / 2, 0);
  cairo_scale (cairo, scale, scale);
  cairo_rectangle (cairo, 0, 0, own_width, own_height);
  cairo_clip (cairo);
}

/* The JPEG goes into the file as it is: nobody decodes it here, and the surface has nothing but its size. */
static void
draw_photograph (ChanceryAttachmentPages *self,
                 const Taken *taken,
                 cairo_t *cairo,
                 double width,
                 double height)
{
  const double points = 72 / CHANCERY_ATTACHMENT_PIXELS_PER_INCH;
  GBytes *bytes = load_bytes (self, taken);
  cairo_surface_t *surface;
  gsize length;
  const guchar *data;

  if (bytes == NULL)
    return;
  data = g_bytes_get_data (bytes, &length);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, taken->width, taken->height);
  cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, data, length,
                               (cairo_destroy_func_t)g_bytes_unref, bytes);
  cairo_save (cairo);
  place (cairo, taken->width * points, taken->height * points, width, height);
  cairo_scale (cairo, points, points);
  cairo_set_source_surface (cairo, surface, 0, 0);
  cairo_paint (cairo);
  cairo_restore (cairo);
  cairo_surface_destroy (surface);
}

/* Not as for a printer: that way images of several documents are told apart by numbers that each of them begins
 * anew, and the second would look like the first. */
static void
draw_page (ChanceryAttachmentPages *self,
           const char *sha256,
           const Taken *taken,
           guint page,
           cairo_t *cairo,
           double width,
           double height)
{
  PopplerPage *drawing;
  double own_width, own_height;

  if (g_strcmp0 (self->drawn, sha256) != 0)
    {
      g_clear_object (&self->document);
      g_free (self->drawn);
      self->drawn = g_strdup (sha256);
      self->document = open_document (self, taken);
    }
  drawing = self->document != NULL ? poppler_document_get_page (self->document, (int)page) : NULL;
  if (drawing == NULL)
    return;
  poppler_page_get_size (drawing, &own_width, &own_height);
  cairo_save (cairo);
  place (cairo, own_width, own_height, width, height);
  poppler_page_render (drawing, cairo);
  cairo_restore (cairo);
  g_object_unref (drawing);
}

ChanceryAttachmentPages *
chancery_attachment_pages_new (ChanceryDb *db, GError **error)
{
  g_autofree char *folder = NULL;
  ChanceryAttachmentPages *self;
  ChancerySpool *spool;

  g_return_val_if_fail (db != NULL, NULL);

  folder = g_path_get_dirname (chancery_db_get_path (db));
  spool = chancery_spool_new (folder, error);
  if (spool == NULL)
    return NULL;
  self = g_new0 (ChanceryAttachmentPages, 1);
  self->db = db;
  self->spool = spool;
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
chancery_attachment_pages_free (ChanceryAttachmentPages *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->document);
  g_free (self->drawn);
  g_hash_table_unref (self->taken);
  chancery_spool_free (self->spool);
  g_free (self);
}

gboolean
chancery_attachment_pages_take (ChanceryAttachmentPages *self,
                                const char *sha256,
                                ChanceryAttachmentShown *shown,
                                GCancellable *cancellable,
                                GError **error)
{
  Taken *taken;

  g_return_val_if_fail (self != NULL && sha256 != NULL && shown != NULL, FALSE);

  taken = g_hash_table_lookup (self->taken, sha256);
  if (taken == NULL)
    {
      taken = g_new0 (Taken, 1);
      g_hash_table_insert (self->taken, g_strdup (sha256), taken);
      if (!take (self, sha256, taken, cancellable, error))
        return FALSE;
    }
  *shown = taken->shown;
  return TRUE;
}

void
chancery_attachment_pages_draw (ChanceryAttachmentPages *self,
                                const char *sha256,
                                guint page,
                                cairo_t *cairo,
                                double width,
                                double height)
{
  const Taken *taken;

  g_return_if_fail (self != NULL && sha256 != NULL && cairo != NULL);

  taken = g_hash_table_lookup (self->taken, sha256);
  g_return_if_fail (taken != NULL && page < taken->shown.n_pages);
  if (taken->width > 0)
    draw_photograph (self, taken, cairo, width, height);
  else
    draw_page (self, sha256, taken, page, cairo, width, height);
}
