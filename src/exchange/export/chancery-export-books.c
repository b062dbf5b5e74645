/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-export-books.h"

#include "chancery-book-write.h"
#include "chancery-export-private.h"
#include "chancery-history.h"
#include "chancery-sha256.h"
#include "chancery-spool.h"

#include <string.h>

typedef struct
{
  char *of; /* what it was made from */
  ChancerySpool *spool;
} Book;

struct _ChanceryExportBooks
{
  GHashTable *books; /* id of the format → Book */
};

static void
book_free (gpointer data)
{
  Book *book = data;

  g_free (book->of);
  g_clear_pointer (&book->spool, chancery_spool_free);
  g_free (book);
}

ChanceryExportBooks *
chancery_export_books_new (void)
{
  ChanceryExportBooks *self = g_new0 (ChanceryExportBooks, 1);

  self->books = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, book_free);
  return self;
}

void
chancery_export_books_free (ChanceryExportBooks *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->books);
  g_free (self);
}

static void
add_part (ChancerySha256 *sum, const char *part)
{
  /* With its end, so that two parts are never one. */
  if (part != NULL)
    chancery_sha256_update (sum, part, strlen (part) + 1);
}

/* All that decides what the book says: every change of a record is a link of the chain.  NULL when the chain cannot
 * be read: then there is no telling. */
static char *
tell_of (ChanceryExport *export)
{
  g_autofree char *checkpoint = chancery_history_checkpoint (export->db, NULL);
  char *time = checkpoint != NULL ? strrchr (checkpoint, ' ') : NULL;
  g_autoptr (ChancerySha256) sum = NULL;

  if (time == NULL || export->exported == NULL)
    return NULL;
  *time = '\0';
  sum = chancery_sha256_new ();
  add_part (sum, checkpoint);
  add_part (sum, export->exported);
  add_part (sum, export->scope_key);
  add_part (sum, export->scope);
  add_part (sum, export->level);
  add_part (sum, export->redact ? "redacted" : "whole");
  add_part (sum, export->list_withheld ? "listed" : "unlisted");
  for (guint i = 0; export->ids != NULL && export->ids[i] != NULL; i++)
    add_part (sum, export->ids[i]);
  return g_strdup (chancery_sha256_get_string (sum));
}

/* Where the book in @format is made into. */
static GOutputStream *
begin_book (ChanceryExport *export, const char *format, GError **error)
{
  ChancerySpool *spool = chancery_export_spool_new (export, error);
  Book *book;

  if (spool == NULL)
    return NULL;
  book = g_new0 (Book, 1);
  book->of = tell_of (export);
  book->spool = spool;
  g_hash_table_insert (export->books->books, g_strdup (format), book);
  return chancery_spool_open_end (spool);
}

/* The book in @format as it was made from the same records of the same state of the registry, under the same ceiling. */
static GInputStream *
open_book (ChanceryExport *export, const char *format)
{
  const Book *book = g_hash_table_lookup (export->books->books, format);
  g_autofree char *of = book != NULL && book->of != NULL ? tell_of (export) : NULL;

  if (of == NULL || strcmp (of, book->of) != 0)
    return NULL;
  return chancery_spool_open (book->spool, 0, chancery_spool_get_size (book->spool));
}

static gboolean
make_book (ChanceryExport *export,
           const char *format,
           GOutputStream *stream,
           ChancerySha256 *sum,
           ChanceryProgressFunc progress,
           gpointer user_data,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (ChanceryBook) book = chancery_book_new (export, cancellable, error);

  return book != NULL &&
         (strcmp (format, "pdf") == 0 ? chancery_book_write_pdf
                                      : chancery_book_write_html) (book, stream, sum, progress,
                                                                   user_data, cancellable, error);
}

/* The stream is let go before the spool that it writes to. */
static gboolean
fill_book (ChanceryExport *export,
           const char *format,
           ChanceryProgressFunc progress,
           gpointer user_data,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GOutputStream) end = begin_book (export, format, error);
  g_autoptr (GOutputStream) buffered = NULL;

  if (end == NULL)
    return FALSE;
  buffered = g_buffered_output_stream_new_sized (end, 65536);
  return make_book (export, format, buffered, NULL, progress, user_data, cancellable, error) &&
         g_output_stream_flush (buffered, cancellable, error);
}

static gboolean
keep_book (ChanceryExport *export,
           const char *format,
           ChanceryProgressFunc progress,
           gpointer user_data,
           GCancellable *cancellable,
           GError **error)
{
  if (fill_book (export, format, progress, user_data, cancellable, error))
    return TRUE;
  g_hash_table_remove (export->books->books, format);
  return FALSE;
}

static gboolean
copy_book (GInputStream *made,
           GOutputStream *stream,
           ChancerySha256 *sum,
           GCancellable *cancellable,
           GError **error)
{
  guint8 block[16384];
  gssize n;

  while ((n = g_input_stream_read (made, block, sizeof block, cancellable, error)) > 0)
    {
      if (!g_output_stream_write_all (stream, block, (gsize)n, NULL, cancellable, error))
        return FALSE;
      if (sum != NULL)
        chancery_sha256_update (sum, block, n);
    }
  return n == 0;
}

gboolean
chancery_export_write_book (ChanceryExport *self,
                            const char *format,
                            GOutputStream *stream,
                            ChancerySha256 *sum,
                            ChanceryProgressFunc progress,
                            gpointer user_data,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (GInputStream) made = self->books != NULL ? open_book (self, format) : NULL;

  if (made == NULL && self->books != NULL)
    {
      if (!keep_book (self, format, progress, user_data, cancellable, error))
        return FALSE;
      made = open_book (self, format);
    }
  /* Without a chain to tell by, nothing was found again. */
  return made != NULL
             ? copy_book (made, stream, sum, cancellable, error)
             : make_book (self, format, stream, sum, progress, user_data, cancellable, error);
}
