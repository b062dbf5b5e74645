/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-odt-writer.h"

#include "chancery-errors.h"
#include "chancery-locale.h"

#include <gsf/gsf.h>
#include <string.h>

/* What libgsf calls a level is the method of the zip format. */
#define STORED 0
#define DEFLATED 8
#define MEDIA_TYPE "application/vnd.oasis.opendocument.text"
#define NAMESPACES                                                            \
  "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "        \
  "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "          \
  "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "            \
  "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" " \
  "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" "   \
  "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" "            \
  "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\""
#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

static const char manifest[] = XML
    "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" "
    "manifest:version=\"1.3\">\n"
    "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" "
    "manifest:media-type=\"" MEDIA_TYPE "\"/>\n"
    "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>\n"
    "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>\n"
    "<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/>\n"
    "</manifest:manifest>\n";

/* What XML 1.0 cannot hold at all is left out; a row of blanks stays one. */
static void
append_text (GString *out, const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *at = text; at < end; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if (c == '\t')
        g_string_append (out, "<text:tab/>");
      else if (c == '\n')
        g_string_append (out, "<text:line-break/>");
      else if (c == ' ' && at > text && at[-1] == ' ')
        g_string_append (out, "<text:s/>");
      else if (c >= ' ' && c != 0xfffe && c != 0xffff)
        g_string_append_unichar (out, c);
    }
}

static char *
escape (const char *text)
{
  return g_markup_escape_text (text, -1);
}

static char *
write_content (const ChanceryOdt *odt)
{
  GString *out = g_string_new (XML "<office:document-content " NAMESPACES ">"
                                   "<office:body><office:text>\n");
  const char *at = odt->text;

  while (*at != '\0')
    {
      const char *apart = strstr (at, "\n\n");
      gsize length = apart != NULL ? (gsize)(apart - at) : strlen (at);

      while (length > 0 && at[length - 1] == '\n')
        length--;
      g_string_append (out, "<text:p text:style-name=\"Text\">");
      append_text (out, at, length);
      g_string_append (out, "</text:p>\n");
      at = apart != NULL ? apart + 2 : at + strlen (at);
    }
  g_string_append (out, "</office:text></office:body></office:document-content>\n");
  return g_string_free (out, FALSE);
}

/* "pt-BR" in two attributes; all three groups of scripts get it, whichever the language is of. */
static void
append_language (GString *out, const char *language)
{
  static const char *const suffixes[] = { "", "-asian", "-complex" };
  g_auto (GStrv) parts = g_strsplit (language, "-", -1);
  g_autofree char *code = escape (parts[0] != NULL ? parts[0] : "");
  const char *region = "none";
  g_autofree char *country = NULL;

  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    if (strlen (parts[i]) == 2)
      region = parts[i];
  country = escape (region);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    g_string_append_printf (out, " %s:language%s=\"%s\" %s:country%s=\"%s\"",
                            i == 0 ? "fo" : "style", suffixes[i], code, i == 0 ? "fo" : "style",
                            suffixes[i], country);
}

static char *
write_styles (const ChanceryOdt *odt)
{
  gboolean rtl = chancery_locale_is_right_to_left (odt->language);
  g_autofree char *marking = escape (odt->marking);
  GString *out = g_string_new (XML "<office:document-styles " NAMESPACES "><office:styles>\n"
                                   "<style:default-style style:family=\"paragraph\">");

  g_string_append_printf (
      out,
      "<style:paragraph-properties style:writing-mode=\"%s\"/>"
      "<style:text-properties fo:font-size=\"12pt\" style:font-size-asian=\"12pt\" "
      "style:font-size-complex=\"14pt\"",
      rtl ? "rl-tb" : "lr-tb");
  append_language (out, odt->language);
  g_string_append (out, "/></style:default-style>\n");
  g_string_append_printf (out,
                          "<style:style style:name=\"Text\" style:family=\"paragraph\">"
                          "<style:paragraph-properties fo:margin-bottom=\"0.35cm\" "
                          "fo:line-height=\"130%%\" fo:text-align=\"start\" "
                          "style:writing-mode=\"%s\"/></style:style>\n",
                          rtl ? "rl-tb" : "lr-tb");
  g_string_append (out, "<style:style style:name=\"Marking\" style:family=\"paragraph\">"
                        "<style:paragraph-properties fo:text-align=\"center\"/>"
                        "<style:text-properties fo:font-weight=\"bold\"/></style:style>\n"
                        "</office:styles><office:automatic-styles>"
                        "<style:page-layout style:name=\"A4\"><style:page-layout-properties "
                        "fo:page-width=\"21cm\" fo:page-height=\"29.7cm\" fo:margin=\"2.5cm\"");
  g_string_append_printf (out, " style:writing-mode=\"%s\"/>", rtl ? "rl-tb" : "lr-tb");
  g_string_append (out,
                   "<style:header-style/><style:footer-style/></style:page-layout>"
                   "</office:automatic-styles><office:master-styles>"
                   "<style:master-page style:name=\"Standard\" style:page-layout-name=\"A4\">");
  if (*marking != '\0')
    g_string_append_printf (
        out,
        "<style:header><text:p text:style-name=\"Marking\">%s</text:p></style:header>"
        "<style:footer><text:p text:style-name=\"Marking\">%s</text:p></style:footer>",
        marking, marking);
  g_string_append (out, "</style:master-page></office:master-styles></office:document-styles>\n");
  return g_string_free (out, FALSE);
}

static char *
write_meta (const ChanceryOdt *odt)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (odt->made);
  g_autofree char *date = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ")
                                       : g_strdup ("");
  g_autofree char *title = escape (odt->title);
  g_autofree char *language = escape (odt->language);

  return g_strdup_printf (XML "<office:document-meta " NAMESPACES "><office:meta>"
                              "<meta:generator>" PACKAGE_NAME "/" PACKAGE_VERSION
                              "</meta:generator>"
                              "<dc:title>%s</dc:title><dc:language>%s</dc:language>"
                              "<meta:creation-date>%s</meta:creation-date><dc:date>%s</dc:date>"
                              "</office:meta></office:document-meta>\n",
                          title, language, date, date);
}

/* The first file is not compressed, so that the kind of the whole can be read off its bytes. */
static gboolean
add_file (GsfOutfile *zip, const char *name, const char *text, int method, GDateTime *time)
{
  GsfOutput *file = gsf_outfile_new_child_full (zip, name, FALSE, "compression-level", method,
                                                "modtime", time, NULL);
  gboolean done = gsf_output_write (file, strlen (text), (const guint8 *)text) &&
                  gsf_output_close (file);

  g_object_unref (file);
  return done;
}

GBytes *
chancery_odt_write (const ChanceryOdt *odt, GError **error)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (odt->made);
  g_autofree char *content = write_content (odt);
  g_autofree char *styles = write_styles (odt);
  g_autofree char *meta = write_meta (odt);
  g_autoptr (GObject) memory = G_OBJECT (gsf_output_memory_new ());
  g_autoptr (GObject) zip = (GObject *)gsf_outfile_zip_new (GSF_OUTPUT (memory), error);

  if (zip == NULL)
    return NULL;
  if (add_file (GSF_OUTFILE (zip), "mimetype", MEDIA_TYPE, STORED, time) &&
      add_file (GSF_OUTFILE (zip), "content.xml", content, DEFLATED, time) &&
      add_file (GSF_OUTFILE (zip), "styles.xml", styles, DEFLATED, time) &&
      add_file (GSF_OUTFILE (zip), "meta.xml", meta, DEFLATED, time) &&
      add_file (GSF_OUTFILE (zip), "META-INF/manifest.xml", manifest, DEFLATED, time) &&
      gsf_output_close (GSF_OUTPUT (zip)))
    return g_bytes_new (gsf_output_memory_get_bytes (GSF_OUTPUT_MEMORY (memory)),
                        (gsize)gsf_output_size (GSF_OUTPUT (memory)));
  g_set_error_literal (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
                       "the text document could not be put together");
  return NULL;
}
