/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A book that was written, and what can be read in it. */

#pragma once

#include "exchange-fixture.h"

#include "chancery-export-books.h"

#include <poppler.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

/* @books: (nullable): where it is kept, or was. */
static inline GBytes *
write_kept_book (ChanceryDb *db,
                 ChanceryExportBooks *books,
                 const char *format,
                 const char *casefile,
                 const char *ceiling)
{
  g_autoptr (ChanceryExport) export = chancery_export_new (db);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  if (casefile != NULL)
    chancery_export_set_case (export, casefile, &error);
  g_assert_no_error (error);
  chancery_export_set_ceiling (export, ceiling, &error);
  chancery_export_set_exported (export, "2026-03-02T09:00:00Z");
  chancery_export_set_books (export, books);
  chancery_export_write_stream (export, format, stream, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static inline GBytes *
write_book (ChanceryDb *db, const char *format, const char *casefile, const char *ceiling)
{
  return write_kept_book (db, NULL, format, casefile, ceiling);
}

static inline char *
write_html (ChanceryDb *db, const char *casefile, const char *ceiling)
{
  g_autoptr (GBytes) bytes = write_book (db, "html", casefile, ceiling);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static inline gboolean
has (const char *text, const char *part)
{
  return strstr (text, part) != NULL;
}

static inline gboolean
holds (GBytes *bytes, const char *part)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return memmem (data, length, part, strlen (part)) != NULL;
}

static inline PopplerDocument *
open_pdf (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static inline char *
read_pdf (GBytes *bytes)
{
  g_autoptr (PopplerDocument) document = open_pdf (bytes);
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      g_autoptr (PopplerPage) page = poppler_document_get_page (document, i);
      g_autofree char *words = poppler_page_get_text (page);

      g_string_append_printf (text, "%s\n", words);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
