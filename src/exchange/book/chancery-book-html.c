/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A book for a browser, chapter after chapter into the stream.  Its policy lets it load nothing, and run nothing
 * but the one script whose digest stands in it: what a record says can never become a script. */

#include "config.h"

#include "chancery-book-html-papers.h"
#include "chancery-book-private.h"
#include "chancery-book-write.h"

#include "chancery-exchange-resources.h"
#include "chancery-phrase.h"
#include "chancery-sha256.h"
#include "chancery-version.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RESOURCES "/org/chancery/Chancery/exchange/"

typedef struct
{
  ChanceryBook *book;
  GOutputStream *stream;
  ChancerySha256 *sum;
  GCancellable *cancellable;
  ChanceryBookPapers *papers;
  GString *text;
} Page;

static gboolean
flush_text (Page *page, GError **error)
{
  gboolean written = g_output_stream_write_all (page->stream, page->text->str, page->text->len,
                                                NULL, page->cancellable, error);

  if (written && page->sum != NULL)
    chancery_sha256_update (page->sum, page->text->str, page->text->len);
  g_string_truncate (page->text, 0);
  return written;
}

/* ---- what it is made of ---- */

static GBytes *
load_resource (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_resource_lookup_data (chancery_exchange_get_resource (), path,
                                          G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  /* It is part of the program. */
  g_assert_no_error (error);
  return bytes;
}

/* A string of CSS, in which nothing but letters and digits stands for itself. */
static void
append_css_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar character = g_utf8_get_char (text);

      if (g_unichar_isalnum (character) || character == ' ')
        g_string_append_unichar (out, character);
      else
        g_string_append_printf (out, "\\%x ", character);
    }
  g_string_append_c (out, '"');
}

/* What it looks like; on paper every page has the marking above and below, and its number. */
static GBytes *
make_style (ChanceryBook *book)
{
  g_autoptr (GBytes) bytes = load_resource ("book.css");
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  GString *style = g_string_new_len (data, (gssize)length);

  g_string_append (style, "@page { @top-center { content: ");
  append_css_string (style, chancery_book_get_marking (book));
  g_string_append (style, "; font-weight: bold; } @bottom-center { content: ");
  append_css_string (style, chancery_book_get_marking (book));
  g_string_append (
      style,
      "; font-weight: bold; } @bottom-right { content: counter(page) \" / \" counter(pages); } }\n");
  return g_string_free_to_bytes (style);
}

/* 'sha256-…' as a policy names what it lets through. */
static char *
name_digest (GBytes *bytes)
{
  g_autoptr (ChancerySha256) sum = chancery_sha256_new ();
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);
  g_autofree char *base64 = NULL;

  chancery_sha256_update (sum, data, length);
  base64 = g_base64_encode (chancery_sha256_get_bytes (sum), CHANCERY_SHA256_BYTES);
  return g_strdup_printf ("'sha256-%s'", base64);
}

static void
append_bytes (GString *out, GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_string_append_len (out, data, (gssize)length);
}

/* The language of the words of the program: the catalogue says which it is. */
static char *
dup_language (void)
{
  const char *header = g_dgettext (GETTEXT_PACKAGE, "");
  const char *line = strstr (header, "\nLanguage: ");
  char *language;

  if (line == NULL)
    return g_strdup ("en");
  line += strlen ("\nLanguage: ");
  language = g_strndup (line, strcspn (line, "\n"));
  return g_strdelimit (language, "_", '-');
}

static void
append_text_element (GString *out, const char *open, const char *text, const char *close)
{
  g_autofree char *escaped = chancery_paper_escape_html (text);

  g_string_append_printf (out, "%s%s%s\n", open, escaped, close);
}

static void
append_policy (GString *out, GBytes *style, GBytes *script)
{
  g_autofree char *style_digest = name_digest (style);
  g_autofree char *script_digest = name_digest (script);

  g_string_append_printf (
      out,
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
      "style-src %s; script-src %s; base-uri 'none'; form-action 'none'\">\n",
      style_digest, script_digest);
}

static void
append_head (Page *page, gboolean right_to_left, GBytes *style, GBytes *script)
{
  g_autofree char *language = dup_language ();
  g_autofree char *escaped = chancery_paper_escape_html (language);

  g_string_append_printf (page->text, "<!DOCTYPE html>\n<html lang=\"%s\" dir=\"%s\">\n<head>\n",
                          escaped, right_to_left ? "rtl" : "ltr");
  g_string_append (page->text, "<meta charset=\"utf-8\">\n");
  append_policy (page->text, style, script);
  g_string_append (page->text,
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<meta name=\"referrer\" content=\"no-referrer\">\n"
                   "<meta name=\"color-scheme\" content=\"light dark\">\n");
  g_string_append_printf (page->text, "<meta name=\"generator\" content=\"Chancery %s\">\n",
                          chancery_version ());
  append_text_element (page->text, "<title>", chancery_book_get_title (page->book), "</title>");
  g_string_append (page->text, "<style>");
  append_bytes (page->text, style);
  g_string_append (page->text, "</style>\n</head>\n<body>\n");
}

/* Above, where it stays in sight, and below. */
static void
append_marking (Page *page, const char *where)
{
  g_autofree char *open = g_strdup_printf ("<p class=\"marking %s\">", where);

  if (*chancery_book_get_marking (page->book) != '\0')
    append_text_element (page->text, open, chancery_book_get_marking (page->book), "</p>");
}

/* ---- what the script shows ---- */

static void
append_kinds (Page *page)
{
  GPtrArray *chapters = chancery_book_get_chapters (page->book);
  gboolean seen[CHANCERY_N_KINDS] = { FALSE };

  for (guint i = 0; i < chapters->len; i++)
    {
      const ChanceryKind *kind = ((ChanceryBookChapter *)chapters->pdata[i])->kind;
      g_autofree char *open = NULL;

      if (kind == NULL || seen[kind->index])
        continue;
      seen[kind->index] = TRUE;
      open = g_strdup_printf ("<option value=\"%s\">", kind->id);
      append_text_element (page->text, open, _ (kind->plural), "</option>");
    }
}

/* Hidden until the script shows them: without it they could do nothing. */
static void
append_tools (Page *page)
{
  /* Translators: how many records a search leaves; {n} and {all} are numbers. */
  g_autofree char *count = chancery_paper_escape_html (_ ("{n} of {all} records"));

  g_string_append (page->text, "<form class=\"tools\" role=\"search\" hidden>\n");
  append_text_element (page->text, "<label>", _ ("Search"), " <input type=\"search\"></label>");
  append_text_element (page->text, "<label>", _ ("Type"), " <select>");
  append_text_element (page->text, "<option value=\"\">", _ ("All"), "</option>");
  append_kinds (page);
  g_string_append_printf (page->text,
                          "</select></label>\n<output data-count=\"%s\"></output>\n</form>\n",
                          count);
}

/* ---- the chapters ---- */

static void
open_chapter (Page *page, const ChanceryBookChapter *chapter)
{
  switch (chapter->part)
    {
    case CHANCERY_BOOK_COVER:
      g_string_append (page->text, "<header class=\"cover\">\n");
      break;
    case CHANCERY_BOOK_CONTENTS:
      g_string_append (page->text, "<nav aria-labelledby=\"contents\">\n");
      break;
    case CHANCERY_BOOK_RECORD:
      g_string_append_printf (
          page->text, "<article class=\"record\" data-kind=\"%s\" aria-labelledby=\"%s\">\n",
          chapter->kind->id, chapter->place);
      break;
    case CHANCERY_BOOK_THREADS:
      g_string_append_printf (page->text,
                              "<section class=\"correspondence\" aria-labelledby=\"%s\">\n",
                              chapter->place);
      break;
    case CHANCERY_BOOK_CHRONOLOGY:
      g_string_append_printf (page->text, "<section class=\"chronology\" aria-labelledby=\"%s\">\n",
                              chapter->place);
      break;
    case CHANCERY_BOOK_FILE:
    case CHANCERY_BOOK_NAMES:
    default:
      g_string_append_printf (page->text, "<section aria-labelledby=\"%s\">\n", chapter->place);
    }
}

static void
close_chapter (Page *page, const ChanceryBookChapter *chapter)
{
  switch (chapter->part)
    {
    case CHANCERY_BOOK_COVER:
      g_string_append (page->text, "</header>\n");
      append_tools (page);
      break;
    case CHANCERY_BOOK_CONTENTS:
      /* What one came to read begins here. */
      g_string_append (page->text, "</nav>\n<main id=\"main\">\n");
      break;
    case CHANCERY_BOOK_RECORD:
      g_string_append (page->text, "</article>\n");
      break;
    case CHANCERY_BOOK_CHRONOLOGY:
    case CHANCERY_BOOK_THREADS:
    case CHANCERY_BOOK_FILE:
    case CHANCERY_BOOK_NAMES:
    default:
      g_string_append (page->text, "</section>\n");
    }
}

static gboolean
append_chapter (Page *page, guint i, GError **error)
{
  const ChanceryBookChapter *chapter = chancery_book_get_chapters (page->book)->pdata[i];
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (ChanceryPaper) paper = chancery_book_make_chapter (page->book, i, &records, error);

  if (paper == NULL)
    return FALSE;
  open_chapter (page, chapter);
  chancery_paper_append_html (paper, page->text);
  for (guint j = 0; j < records->len; j++)
    if (!chancery_book_papers_append (page->papers, records->pdata[j], page->text,
                                      page->cancellable, error))
      return FALSE;
  close_chapter (page, chapter);
  return flush_text (page, error);
}

static gboolean
append_chapters (Page *page, ChanceryProgressFunc progress, gpointer user_data, GError **error)
{
  GPtrArray *chapters = chancery_book_get_chapters (page->book);

  for (guint i = 0; i < chapters->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (page->cancellable, error) ||
          !append_chapter (page, i, error))
        return FALSE;
      if (progress != NULL)
        progress (i + 1, chapters->len, user_data);
    }
  return TRUE;
}

gboolean
chancery_book_write_html (ChanceryBook *self,
                          GOutputStream *stream,
                          ChancerySha256 *sum,
                          ChanceryProgressFunc progress,
                          gpointer user_data,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GBytes) style = make_style (self);
  g_autoptr (GBytes) script = load_resource ("book.js");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (ChanceryBookPapers) papers = NULL;
  Page page = { self, stream, sum, cancellable, NULL, text };

  g_return_val_if_fail (self != NULL && G_IS_OUTPUT_STREAM (stream), FALSE);

  page.papers = papers = chancery_book_papers_new (self->db);
  append_head (&page, chancery_phrase_is_right_to_left (), style, script);
  append_text_element (text, "<a class=\"skip\" href=\"#main\">", _ ("Go to the text"), "</a>");
  append_marking (&page, "above");
  if (!append_chapters (&page, progress, user_data, error))
    return FALSE;
  g_string_append (text, "</main>\n<footer>\n");
  append_text_element (text, "<p class=\"quiet\">", chancery_book_get_title (self), "</p>");
  append_marking (&page, "below");
  g_string_append (text, "</footer>\n<script>");
  append_bytes (text, script);
  g_string_append (text, "</script>\n</body>\n</html>\n");
  return flush_text (&page, error);
}
