/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-book-html-papers.h"

#include "chancery-attachments.h"
#include "chancery-paper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _ChanceryBookPapers
{
  ChanceryDb *db;
  GHashTable *shown; /* digests of what is in the page */
  gint64 n_bytes;
};

ChanceryBookPapers *
chancery_book_papers_new (ChanceryDb *db)
{
  ChanceryBookPapers *self;

  g_return_val_if_fail (db != NULL, NULL);

  self = g_new0 (ChanceryBookPapers, 1);
  self->db = db;
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
chancery_book_papers_free (ChanceryBookPapers *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->shown);
  g_free (self);
}

/* ---- one content ---- */

/* The type of a picture that every browser draws, by its first bytes, for what a name or a sender says may be
 * anything; NULL for all else.  SVG is left out: it is a document of its own. */
static const char *
find_picture_type (const char *bytes, gsize length)
{
  static const struct
  {
    const char *begin;
    gsize n_begin;
    const char *type;
  } pictures[] = {
    { "\x89PNG\r\n\x1a\n", 8, "image/png" },
    { "\xff\xd8\xff", 3, "image/jpeg" },
    { "GIF87a", 6, "image/gif" },
    { "GIF89a", 6, "image/gif" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    if (length > pictures[i].n_begin && memcmp (bytes, pictures[i].begin, pictures[i].n_begin) == 0)
      return pictures[i].type;
  if (length > 12 && memcmp (bytes, "RIFF", 4) == 0 && memcmp (bytes + 8, "WEBP", 4) == 0)
    return "image/webp";
  return NULL;
}

static GBytes *
load_content (ChanceryBookPapers *self,
              const char *sha256,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (!chancery_attachments_get (self->db, sha256, stream, cancellable, error) ||
      !g_output_stream_close (stream, cancellable, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
append_base64 (GString *out, GBytes *content)
{
  gsize length;
  const guchar *bytes = g_bytes_get_data (content, &length);
  g_autofree char *base64 = g_base64_encode (bytes, length);

  g_string_append (out, base64);
}

/* A picture is seen; anything else is saved under its name. */
static void
append_content (GString *out, const char *sha256, const char *name, GBytes *content)
{
  gsize length;
  const char *bytes = g_bytes_get_data (content, &length);
  const char *type = find_picture_type (bytes, length);

  if (type != NULL)
    {
      g_string_append_printf (out, "<figure id=\"paper-%s\"><img alt=\"%s\" src=\"data:%s;base64,",
                              sha256, name, type);
      append_base64 (out, content);
      g_string_append_printf (out, "\"><figcaption dir=\"auto\">%s</figcaption></figure>\n", name);
      return;
    }
  g_string_append_printf (out,
                          "<p id=\"paper-%s\"><a dir=\"auto\" download=\"%s\""
                          " href=\"data:application/octet-stream;base64,",
                          sha256, name);
  append_base64 (out, content);
  g_string_append_printf (out, "\">%s</a></p>\n", name);
}

/* ---- one attachment ---- */

static void
append_too_large (GString *out, const char *name)
{
  /* Translators: %s is the name of an attachment; the page is one for a browser. */
  g_autofree char *sentence = g_strdup_printf (_ ("“%s” is too large for this page."), name);

  g_string_append_printf (out, "<p class=\"quiet\">%s</p>\n", sentence);
}

/* A content may have been erased, and its name still stand: the record has named it. */
static gboolean
append_paper (ChanceryBookPapers *self,
              const char *name,
              const char *sha256,
              GString *out,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GBytes) content = NULL;
  gint64 size;

  if (g_hash_table_contains (self->shown, sha256))
    {
      g_string_append_printf (out, "<p><a dir=\"auto\" href=\"#paper-%s\">%s</a></p>\n", sha256,
                              name);
      return TRUE;
    }
  if (!chancery_attachments_has (self->db, sha256, &size))
    return TRUE;
  if (size > CHANCERY_BOOK_PAPER_MAX || self->n_bytes + size > CHANCERY_BOOK_PAPERS_MAX)
    {
      append_too_large (out, name);
      return TRUE;
    }
  content = load_content (self, sha256, cancellable, error);
  if (content == NULL)
    return FALSE;
  self->n_bytes += size;
  g_hash_table_add (self->shown, g_strdup (sha256));
  append_content (out, sha256, name, content);
  return TRUE;
}

/* What was raised in a record stands between it and its papers: whose they are is said. */
static void
append_heading (GString *out, const char *title)
{
  /* Translators: the attachments of a record; %s is its title. */
  g_autofree char *words = g_strdup_printf (_ ("Papers: %s"), title);
  g_autofree char *escaped = chancery_paper_escape_html (words);

  g_string_append_printf (out, "<div class=\"papers\">\n<h3 dir=\"auto\">%s</h3>\n", escaped);
}

gboolean
chancery_book_papers_append (ChanceryBookPapers *self,
                             ChanceryRecord *record,
                             GString *out,
                             GCancellable *cancellable,
                             GError **error)
{
  const ChanceryValue *lines;
  gsize begin, filled;

  g_return_val_if_fail (self != NULL && record != NULL && out != NULL, FALSE);

  lines = chancery_record_get (record, "attachments");
  begin = out->len;
  append_heading (out, chancery_record_get_title (record));
  filled = out->len;
  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      ChanceryLine *line = chancery_value_get_line (lines, i);
      const char *name = chancery_line_get_text (line, "name");
      const char *sha256 = chancery_line_get_text (line, "sha256");
      g_autofree char *escaped = chancery_paper_escape_html (name != NULL ? name : "");

      if (sha256 != NULL && !append_paper (self, escaped, sha256, out, cancellable, error))
        return FALSE;
    }
  if (out->len == filled)
    g_string_truncate (out, begin);
  else
    g_string_append (out, "</div>\n");
  return TRUE;
}
