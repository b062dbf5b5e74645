/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-attachment-text-private.h"
#include "chancery-attachments.h"
#include "chancery-html-text.h"
#include "chancery-plain-text.h"
#include "chancery-query.h"
#include "chancery-reader.h"
#include "chancery-records.h"
#include "chancery-search.h"
#include "chancery-store-record.h"
#include "exchange-fixture.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define WORD "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"

/* A zip of files: path, content, … , NULL. */
static GBytes *
make_zip (const char *path, ...)
{
  gsize room = 64 * 1024 * 1024;
  g_autofree char *buffer = g_malloc (room);
  struct archive *archive = archive_write_new ();
  size_t used = 0;
  va_list arguments;

  archive_write_set_format_zip (archive);
  archive_write_open_memory (archive, buffer, room, &used);
  va_start (arguments, path);
  for (; path != NULL; path = va_arg (arguments, const char *))
    {
      const char *content = va_arg (arguments, const char *);
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, path);
      archive_entry_set_size (entry, (la_int64_t)strlen (content));
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      archive_write_data (archive, content, strlen (content));
      archive_entry_free (entry);
    }
  va_end (arguments);
  archive_write_close (archive);
  archive_write_free (archive);
  return g_bytes_new (buffer, used);
}

/* One page that says @text. */
static GBytes *
make_pdf (const char *text)
{
  g_autofree char *stream = g_strdup_printf ("BT /F 12 Tf 72 700 Td (%s) Tj ET", text);
  g_autofree char *content =
      g_strdup_printf ("<</Length %u>>\nstream\n%s\nendstream", (guint)strlen (stream), stream);
  const char *objects[] = { "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
                            "/Resources<</Font<</F 5 0 R>>>>>>",
                            content, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>" };
  GString *out = g_string_new ("%PDF-1.4\n");
  gsize places[G_N_ELEMENTS (objects)];
  gsize start;

  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      places[i] = out->len;
      g_string_append_printf (out, "%u 0 obj\n%s\nendobj\n", i + 1, objects[i]);
    }
  start = out->len;
  g_string_append_printf (out, "xref\n0 6\n0000000000 65535 f \n");
  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    g_string_append_printf (out, "%010u 00000 n \n", (guint)places[i]);
  g_string_append_printf (out, "trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n%u\n%%%%EOF\n",
                          (guint)start);
  return g_string_free_to_bytes (out);
}

static void
assert_decoded (const char *bytes, gssize length, const char *charset, const char *expected)
{
  g_autofree char *text = chancery_plain_text_decode ((const guint8 *)bytes,
                                                      length < 0 ? strlen (bytes) : (gsize)length,
                                                      charset);

  g_assert_cmpstr (text, ==, expected);
}

/* Bug: a table that was attached, and was neither UTF-8 nor in one of three pages of Windows, was searched by words that
 * nobody wrote. */
static void
test_tables (void)
{
  static const char *const tables[][2] = {
    { "KOI8-R", "Дата;Тема\n2026-03-02;Протест по поводу нарушения границы\n" },
    { "WINDOWS-1251",
      "Date;From;Subject\n2026-03-02;Embassy;Ответ\n2026-03-03;Embassy of X;Протест посольства\n" },
    { "ISO-8859-6", "التاريخ;الموضوع\n2026-03-02;احتجاج على خرق الحدود\n" },
    { "WINDOWS-1250", "Data;Temat\n2026-03-02;Łódź odpowiedź Żądanie wyjaśnień święto\n" },
    { "GB18030", "日期,主题\n2026-03-02,关于边境侵犯的抗议\n" },
    { "CP949", "날짜,제목\n2026-03-02,국경 침범에 대한 항의\n" },
  };
  /* UTF-8 of which a letter was cut is that all the same. */
  static const char cut[] = "M\xc3\xbcller;K\xc3\xb6ln;Z\xc3\xbcrich;Gen\xc3\xa8ve;r\xc3";

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      gsize length = 0;
      g_autofree char *bytes =
          g_convert (tables[i][1], -1, tables[i][0], "UTF-8", NULL, &length, NULL);
      g_autoptr (GBytes) content = g_bytes_new (bytes, length);
      g_autofree char *text = chancery_attachment_text_extract (content, "list.csv", "text/csv");

      g_assert_nonnull (bytes);
      g_assert_cmpstr (text, ==, tables[i][1]);
    }
  assert_decoded (cut, -1, NULL, "Müller;Köln;Zürich;Genève;r\xef\xbf\xbd");
}

static void
test_plain (void)
{
  static const char russian[] = "Нота министерства иностранных дел";
  static const char urdu[] = "وزارة الخارجية تقدم أطيب تحياتها";
  const char *const pages[][2] = { { russian, "WINDOWS-1251" }, { urdu, "WINDOWS-1256" } };

  assert_decoded ("", 0, NULL, "");
  assert_decoded ("a\r\nb\rc\001", -1, NULL, "a\nb\nc ");
  assert_decoded ("\xef\xbb\xbfNote", -1, NULL, "Note");
  assert_decoded ("\xff\xfeN\0o\0", 6, NULL, "No");
  assert_decoded ("\xfe\xff\0N\0o", 6, NULL, "No");
  /* One bad byte after a mark loses itself alone. */
  assert_decoded ("\xef\xbb\xbfNo\xffte", -1, NULL, "No\xef\xbf\xbdte");
  assert_decoded ("\xef\xbb\xbf", -1, NULL, "");
  assert_decoded ("\xff\xfeN\0o\0!", 7, NULL, "No\xef\xbf\xbd");
  assert_decoded ("\xff\xfeN\0\0\xd8o\0", 8, NULL, "N\xef\xbf\xbdo");
  assert_decoded ("\xfe\xff\xd8\x3d\xde\x00\0N\xdc\x00", 10, NULL, "\xf0\x9f\x98\x80N\xef\xbf\xbd");
  assert_decoded ("\xff\xfe\0\0N\0\0\0\0\0\x11\0", 12, NULL, "N\xef\xbf\xbd");
  assert_decoded ("\xef\xbb\xbfN\0\xff", 6, NULL, NULL);
  assert_decoded ("N\0o\0t\0e\0", 8, NULL, "Note");
  assert_decoded ("\0N\0o\0t\0e", 8, NULL, "Note");
  assert_decoded ("aide-m\xe9moire \x97", -1, NULL, "aide-mémoire —");
  assert_decoded ("aide-m\xe9moire", -1, "iso-8859-1", "aide-mémoire");
  assert_decoded ("aide-m\xe9moire", -1, "no-such-charset", "aide-mémoire");
  assert_decoded ("\x1b$B4A;z\x1b(B", -1, "iso-2022-jp", "漢字");
  assert_decoded ("a\0b", 3, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gsize length;
      g_autofree char *bytes =
          g_convert (pages[i][0], -1, pages[i][1], "UTF-8", NULL, &length, NULL);

      g_assert_nonnull (bytes);
      assert_decoded (bytes, (gssize)length, NULL, pages[i][0]);
    }
}

static void
test_html (void)
{
  static const struct
  {
    const char *html;
    const char *text;
  } cases[] = {
    { "", "" },
    { "<p>One</p><p>Two <b>bold</b>", "One\nTwo bold" },
    { "<style>p{}</style><script>if (a<b) '</p>'</SCRIPT >x", "x" },
    { "a<br>b<!-- <p>c</p> -->d", "a\nbd" },
    { "<a title='a > b' href=\"x\">y</a>", "y" },
    { "caf&eacute; &#8212; &#x2014; &amp; &lt;b&gt; &bogus; &", "café — — & <b> &bogus; &" },
    { "1 < 2", "1 < 2" },
    { "&#0;&#xd800;&#99999999999;", "&#0;&#xd800;&#99999999999;" },
    { "<td>a</td><td>b</td>", "a b" },
    { "<a href='never closed>x</a><p>y", "x\ny" },
    { "<script>never closed", "" },
    { "<", "<" },
  };
  static const char latin[] = "<meta charset=iso-8859-1><p>aide-m\xe9moire";
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *stripped = chancery_html_text_strip (cases[i].html);

      g_assert_cmpstr (stripped, ==, cases[i].text);
    }
  text = chancery_html_text_decode ((const guint8 *)latin, strlen (latin), NULL);
  g_assert_cmpstr (text, ==, "aide-mémoire");
}

static void
test_pdf (void)
{
  g_autoptr (GBytes) pdf = make_pdf ("Raid on the checkpost");
  g_autofree char *text = chancery_attachment_text_extract (pdf, "note.pdf", "application/pdf");

  g_assert_nonnull (text);
  g_assert_nonnull (strstr (text, "Raid on the checkpost"));
}

static void
assert_office (GBytes *zip, const char *expected)
{
  g_autofree char *text = chancery_attachment_text_extract (zip, "x", NULL);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_office (void)
{
  g_autoptr (GBytes) docx = make_zip (
      "word/document.xml",
      "<?xml version='1.0' encoding='UTF-8'?><w:document " WORD "><w:body><w:p><w:r><w:t>Aide-"
      "</w:t></w:r><w:r><w:t>mémoire</w:t></w:r></w:p><w:p><w:r><w:t>a</w:t><w:tab/><w:t>b &amp; c"
      "</w:t></w:r></w:p><w:p><w:del><w:r><w:delText>struck</w:delText></w:r></w:del></w:p>"
      "</w:body></w:document>",
      "word/media/image1.png", "picture", NULL);
  g_autoptr (GBytes) xlsx = make_zip (
      "xl/worksheets/sheet2.xml",
      "<worksheet><sheetData><row><c t='inlineStr'><is><t>second</t></is></c></row></sheetData>"
      "</worksheet>",
      "xl/worksheets/sheet1.xml",
      "<worksheet><sheetData><row><c t='s'><v>1</v></c><c><f>1+1</f><v>2</v></c></row><row><c t='s'>"
      "<v>0</v></c><c t='e'><v>#REF!</v></c><c t='s'><v>99</v></c></row></sheetData></worksheet>",
      "xl/sharedStrings.xml",
      "<sst><si><t>Kunar</t></si><si><r><t>Baj</t></r><r><t>aur</t></r></si></sst>", NULL);
  g_autoptr (GBytes) odt = make_zip (
      "mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
      "<office:document-content xmlns:office='o' xmlns:text='t'><office:body><text:tracked-changes>"
      "<text:p>struck</text:p></text:tracked-changes><text:h>Note</text:h><text:p>One<text:s/><text:span"
      ">two</text:span><text:line-break/>three</text:p></office:body></office:document-content>",
      NULL);
  g_autoptr (GBytes) ods = make_zip (
      "content.xml",
      "<d><table:table-row><table:table-cell><text:p>Kunar</text:p></table:table-cell><table:table-cell>"
      "<text:p>2</text:p></table:table-cell></table:table-row></d>",
      NULL);
  g_autoptr (GBytes) other = make_zip ("readme.txt", "words", NULL);

  assert_office (docx, "Aide-mémoire\na b & c\n");
  assert_office (xlsx, "Bajaur\t2\nKunar\nsecond\n");
  assert_office (odt, "Note\nOne two\nthree\n");
  assert_office (ods, "Kunar\n2\n");
  assert_office (other, NULL);
}

static void
test_mail (void)
{
  static const char eml[] =
      "From: =?utf-8?q?Mission_zu_Kabul?= <a@example.org>\r\n"
      "To: Desk <b@example.org>\r\nSubject: =?utf-8?b?UmHDr2Q=?=\r\n"
      "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
      "--x\r\nContent-Type: text/html\r\n\r\n<p>At <b>dawn</b></p>\r\n"
      "--x\r\nContent-Type: image/png; name=map.png\r\n\r\nbytes\r\n--x--\r\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (eml, strlen (eml));
  g_autofree char *text = chancery_attachment_text_extract (bytes, "x.eml", NULL);

  g_assert_cmpstr (
      text, ==,
      "Raïd\nMission zu Kabul <a@example.org>\nDesk <b@example.org>\n\nAt dawn\nmap.png\n");
}

/* A file that came with a mail that was forwarded is found by its words; what lies deeper than anybody forwards, or
 * is one of too many, is named. */
static void
test_forwarded (void)
{
  static const char eml[] =
      "Subject: Outer\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
      "--x\r\nContent-Type: message/rfc822\r\n\r\n"
      "Subject: Inner\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n"
      "--y\r\nContent-Type: text/plain\r\n\r\nAs agreed.\r\n"
      "--y\r\nContent-Type: text/plain; name=list.txt\r\n"
      "Content-Disposition: attachment; filename=list.txt\r\n\r\neuropium\r\n--y--\r\n--x--\r\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (eml, strlen (eml));
  g_autofree char *text = chancery_attachment_text_extract (bytes, "x.eml", NULL);
  g_autoptr (GString) deep = g_string_new ("europium");
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GBytes) nested = NULL;
  g_autoptr (GBytes) crowd = NULL;
  g_autofree char *shallow = NULL;
  g_autofree char *some = NULL;

  g_assert_nonnull (strstr (text, "As agreed."));
  g_assert_nonnull (strstr (text, "list.txt\neuropium"));
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *head = g_strdup_printf (
          "Subject: Deep\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b%ub\r\n\r\n"
          "--b%ub\r\nContent-Type: application/octet-stream; name=m.eml\r\n\r\n",
          i, i);

      g_string_prepend (deep, head);
      g_string_append_printf (deep, "\r\n--b%ub--\r\n", i);
    }
  nested = g_bytes_new (deep->str, deep->len);
  shallow = chancery_attachment_text_extract (nested, "x.eml", NULL);
  g_assert_true (shallow == NULL || strstr (shallow, "europium") == NULL);
  g_string_append (many, "Subject: Many\r\nMIME-Version: 1.0\r\n"
                         "Content-Type: multipart/mixed; boundary=x\r\n\r\n");
  for (guint i = 0; i < 100; i++)
    g_string_append_printf (
        many,
        "--x\r\nContent-Type: text/plain; name=n%u.txt\r\n"
        "Content-Disposition: attachment; filename=n%u.txt\r\n\r\nword%uend\r\n",
        i, i, i);
  g_string_append (many, "--x--\r\n");
  crowd = g_bytes_new (many->str, many->len);
  some = chancery_attachment_text_extract (crowd, "x.eml", NULL);
  g_assert_nonnull (strstr (some, "word0end"));
  g_assert_nonnull (strstr (some, "n99.txt"));
  g_assert_null (strstr (some, "word99end"));
}

/* What is broken, or made to hurt, has no text, and takes no time. */
static void
test_hostile (void)
{
  g_autoptr (GString) deep = g_string_new ("<d>");
  g_autofree char *zeros = g_malloc (140 * 1024 * 1024);
  g_autoptr (GBytes) bomb = NULL;
  g_autoptr (GBytes) entities = make_zip (
      "word/document.xml",
      "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;'>]><d><t>&b;&b;</t></d>",
      NULL);
  g_autoptr (GBytes) nested = NULL;
  g_autoptr (GBytes) pdf = make_pdf ("Raid");
  gsize length;
  const char *data = g_bytes_get_data (pdf, &length);

  memset (zeros, ' ', 140 * 1024 * 1024);
  zeros[140 * 1024 * 1024 - 1] = '\0';
  bomb = make_zip ("word/document.xml", zeros, NULL);
  g_assert_cmpuint (g_bytes_get_size (bomb), <, 1024 * 1024);
  assert_office (bomb, NULL);
  assert_office (entities, "");
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<p>");
  nested = make_zip ("content.xml", deep->str, NULL);
  assert_office (nested, "");
  for (gsize cut = 0; cut < length; cut += 7)
    {
      g_autoptr (GBytes) part = g_bytes_new (data, cut);
      g_autofree char *text = chancery_attachment_text_extract (part, "x.pdf", NULL);

      g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
    }
  data = g_bytes_get_data (bomb, NULL);
  for (gsize cut = 0; cut < 200; cut++)
    {
      g_autoptr (GBytes) part = g_bytes_new (data, cut);
      g_autofree char *text = chancery_attachment_text_extract (part, "x.docx", NULL);

      g_assert_true (text == NULL || *text == '\0');
    }
}

/* Bug: a page or a message without a byte ended the reader. */
static void
test_nothing_in_it (void)
{
  static const char *const names[] = { "x.html", "x.eml", "x.txt", "x.pdf", "x.docx", "x.csv" };
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = chancery_attachment_text_extract (nothing, names[i], NULL);

      g_assert_true (text == NULL || *text == '\0');
    }
}

static char *
read_by_process (GBytes *bytes, const char *name, GError **error)
{
  return chancery_attachment_text_read (bytes, name, NULL, NULL, error);
}

static void
write_reader (const char *path, const char *script)
{
  g_autofree char *text = g_strdup_printf ("#!/bin/sh\n%s\n", script);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_chmod (path, 0700);
  g_setenv ("CHANCERY_TEXT_READER", path, TRUE);
}

/* What the reader itself says is believed; a reader that dies, or that is not there, has said nothing,
 * so that it is tried again. One that would stay is ended. */
static void
test_process (Fixture *fixture, gconstpointer data)
{
  static const char *const ends[] = { "echo half; kill -SEGV $$", "echo half; exit 2",
                                      "echo half; exec >/dev/null; exec tail -f /dev/null" };
  g_autoptr (GBytes) pdf = make_pdf ("Raid");
  g_autoptr (GBytes) plain = g_bytes_new_static ("Words", 5);
  g_autofree char *reader = g_strdup (g_getenv ("CHANCERY_TEXT_READER"));
  g_autofree char *dying = g_build_filename (fixture->folder, "reader", NULL);
  g_autofree char *text = read_by_process (pdf, "note.pdf", NULL);
  g_autoptr (GBytes) broken = g_bytes_new_static ("%PDF-1.4 x", 10);
  g_autofree char *empty = NULL;
  g_autofree char *none = NULL;
  g_autofree char *missing = NULL;
  g_autofree char *words = NULL;
  g_autofree char *unknown = NULL;
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (text);
  g_assert_nonnull (strstr (text, "Raid"));
  empty = read_by_process (broken, "note.pdf", NULL);
  g_assert_cmpstr (empty, ==, "");
  write_reader (dying, "echo half; exit 1");
  none = read_by_process (pdf, "note.pdf", NULL);
  g_assert_cmpstr (none, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      write_reader (dying, ends[i]);
      g_assert_null (read_by_process (pdf, "note.pdf", &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE);
      g_clear_error (&error);
    }
  words = read_by_process (plain, "note.txt", NULL);
  g_assert_cmpstr (words, ==, "Words");
  unknown = read_by_process (plain, "note.bin", NULL);
  g_assert_cmpstr (unknown, ==, "");
  g_remove (dying);
  missing = read_by_process (pdf, "note.pdf", &error);
  g_assert_null (missing);
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_setenv ("CHANCERY_TEXT_READER", reader, TRUE);
  g_cancellable_cancel (cancelled);
  g_assert_null (chancery_attachment_text_read (pdf, "note.pdf", NULL, cancelled, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static char *
attach (Fixture *fixture, const char *name, GBytes *content, const char *level)
{
  g_autoptr (GVariant) tree = g_variant_ref_sink (
      g_variant_new_parsed ("{'kind': <'document'>, 'title': <'Note'>, 'form': <'letter'>}"));
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryDraft) draft = chancery_reader_read_record (tree, &error);
  const ChanceryAct act = { .who = "Tester" };
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (ChanceryValue) marking = chancery_value_new_marking (level, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gsize length;
  const char *data = g_bytes_get_data (content, &length);

  g_assert_no_error (error);
  record = chancery_records_save_one (fixture->db, draft, &act, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, data, (gssize)length, NULL));
  chancery_attachments_attach (fixture->db, chancery_record_get_id (record), file, NULL, marking,
                               &act, NULL, &error);
  g_assert_no_error (error);
  return g_strdup (chancery_record_get_id (record));
}

static ChanceryHit *
find (Fixture *fixture, const char *words)
{
  g_autoptr (ChanceryQuery) query = chancery_search_parse (fixture->db, words, 2461000);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = chancery_search_rows (fixture->db, query, NULL, FALSE, &error);
  ChanceryHit *hit;

  g_assert_no_error (error);
  if (rows->len == 0)
    return NULL;
  hit = chancery_search_find_hit (fixture->db, query, g_array_index (rows, gint64, 0), &error);
  g_assert_no_error (error);
  return hit;
}

/* What was attached before it could be read is read at once when somebody asks for it, and once. */
static void
test_registry (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) pdf = make_pdf ("Checkpost burned at Damadola");
  g_autoptr (GBytes) plain = g_bytes_new_static ("Convoy stopped at Torkham", 25);
  g_autoptr (GBytes) noise = g_bytes_new_static ("\1\2\3", 3);
  g_autofree char *first = attach (fixture, "note.pdf", pdf, "secret");
  g_autofree char *second = attach (fixture, "list.txt", plain, NULL);
  g_autofree char *third = attach (fixture, "noise.bin", noise, NULL);
  g_autoptr (ChanceryHit) before = find (fixture, "damadola");
  g_autoptr (ChanceryHit) hit = NULL;
  g_autoptr (ChanceryHit) other = NULL;
  g_autoptr (GPtrArray) unread = NULL;
  g_autofree char *exported = NULL;
  g_autoptr (GError) error = NULL;
  gint64 last = 0;

  g_assert_null (before);
  chancery_attachment_text_take_of_record (fixture->db, first, NULL, &error);
  g_assert_no_error (error);
  hit = find (fixture, "damadola");
  g_assert_nonnull (hit);
  g_assert_cmpstr (hit->attachment, ==, "note.pdf");
  g_assert_nonnull (strstr (hit->snippet, "\002Damadola\003"));
  unread = chancery_attachments_list_unread (fixture->db, NULL, 0, 10, &error);
  g_assert_cmpuint (unread->len, ==, 2);
  chancery_attachment_text_take_some (fixture->db, 0, 10, &last, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (last, >, 0);
  chancery_attachment_text_take_some (fixture->db, 0, 10, &last, NULL, &error);
  g_assert_cmpint (last, ==, 0);
  other = find (fixture, "torkham");
  g_assert_nonnull (other);
  g_assert_cmpstr (other->attachment, ==, "list.txt");
  exported = fixture_export_all (fixture->db, "json");
  g_assert_null (strstr (exported, "Damadola"));
}

/* What ends its reader is not read, and is not tried all the time. */
static void
test_given_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) pdf = make_pdf ("Checkpost held at Ghakhi");
  g_autofree char *id = attach (fixture, "note.pdf", pdf, NULL);
  g_autofree char *reader = g_strdup (g_getenv ("CHANCERY_TEXT_READER"));
  g_autofree char *dying = g_build_filename (fixture->folder, "reader", NULL);
  g_autofree char *script = g_strdup_printf ("echo x >>%s/tries; kill -KILL $$", fixture->folder);
  g_autofree char *tries = g_build_filename (fixture->folder, "tries", NULL);
  g_autofree char *tried = NULL;
  g_autoptr (GPtrArray) unread = NULL;
  g_autoptr (GError) error = NULL;

  write_reader (dying, script);
  for (guint i = 0; i < 3; i++)
    {
      chancery_attachment_text_take_of_record (fixture->db, id, NULL, &error);
      g_assert_no_error (error);
    }
  g_setenv ("CHANCERY_TEXT_READER", reader, TRUE);
  g_assert_true (g_file_get_contents (tries, &tried, NULL, NULL));
  g_assert_cmpstr (tried, ==, "x\n");
  unread = chancery_attachments_list_unread (fixture->db, NULL, 0, 10, &error);
  g_assert_cmpuint (unread->len, ==, 1);
}

/* Two attachments: the one is named in whose text the words stand. */
static void
test_which (Fixture *fixture, gconstpointer data)
{
  const ChanceryAct act = { .who = "Tester" };
  g_autoptr (GBytes) plain = g_bytes_new_static ("Convoy stopped at Torkham", 25);
  g_autofree char *id = attach (fixture, "b.txt", plain, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "a.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (ChanceryHit) first = NULL;
  g_autoptr (ChanceryHit) second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "Shots at Ghulam Khan\n", -1, NULL));
  chancery_attachments_attach (fixture->db, id, file, NULL, NULL, &act, NULL, &error);
  g_assert_no_error (error);
  chancery_attachment_text_take_of_record (fixture->db, id, NULL, &error);
  g_assert_no_error (error);
  first = find (fixture, "torkham");
  second = find (fixture, "shots");
  g_assert_cmpstr (first->attachment, ==, "b.txt");
  g_assert_cmpstr (second->attachment, ==, "a.txt");
  /* Its own guard, not that of what it would ask. */
  g_test_expect_message (G_LOG_DOMAIN, G_LOG_LEVEL_CRITICAL,
                         "chancery_record_find_paper: assertion*");
  g_assert_null (chancery_record_find_paper (NULL, 1, "", 0, NULL, NULL));
  g_test_assert_expected_messages ();
}

static void
attach_text (Fixture *fixture, const char *id, const char *name, const char *text)
{
  const ChanceryAct act = { .who = "Tester" };
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  chancery_attachments_attach (fixture->db, id, file, NULL, NULL, &act, NULL, &error);
  g_assert_no_error (error);
}

/* What is shown of one file ends where it ends, and a phrase does not reach from one into the next. */
static void
test_edges (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) plain = g_bytes_new_static ("praseodymium in the note", 24);
  g_autofree char *id = attach (fixture, "1.txt", plain, NULL);
  g_autoptr (ChanceryHit) last = NULL;
  g_autoptr (ChanceryHit) middle = NULL;
  g_autoptr (ChanceryHit) inside = NULL;
  g_autoptr (ChanceryHit) across = NULL;
  g_autoptr (GError) error = NULL;

  attach_text (fixture, id, "2.txt", "Réunion à Genève\n");
  attach_text (fixture, id, "3.txt", "europium");
  chancery_attachment_text_take_of_record (fixture->db, id, NULL, &error);
  g_assert_no_error (error);
  last = find (fixture, "europium");
  g_assert_cmpstr (last->attachment, ==, "3.txt");
  g_assert_cmpstr (last->snippet, ==, "\002europium\003");
  middle = find (fixture, "geneve");
  g_assert_cmpstr (middle->attachment, ==, "2.txt");
  g_assert_true (g_str_has_prefix (middle->snippet, "Réunion à \002Genève\003"));
  g_assert_null (strstr (middle->snippet, "europium"));
  inside = find (fixture, "\"the note\"");
  g_assert_nonnull (inside);
  across = find (fixture, "\"note reunion\"");
  g_assert_null (across);
  /* What stands between them is no word that is offered to anybody. */
  g_assert_cmpint (chancery_db_query_int (fixture->db, -1,
                                          "SELECT COUNT(*) FROM word WHERE word = char(0xE4AB)",
                                          ""),
                   ==, 0);
}

/* In a registry of before only a line feed stands between two. */
static void
test_edges_of_before (Fixture *fixture, gconstpointer data)
{
  static const char papers[] = "praseodymium\neuropium";
  g_autoptr (GBytes) plain = g_bytes_new_static ("praseodymium", 12);
  g_autofree char *id = attach (fixture, "1.txt", plain, NULL);
  gint64 row = chancery_records_get_row (fixture->db, id);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *none = NULL;
  g_autoptr (GError) error = NULL;
  gsize start, end;

  attach_text (fixture, id, "2.txt", "europium");
  chancery_attachment_text_take_of_record (fixture->db, id, NULL, &error);
  g_assert_no_error (error);
  first = chancery_record_find_paper (fixture->db, row, papers, 11, &start, &end);
  g_assert_cmpstr (first, ==, "1.txt");
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 12);
  second = chancery_record_find_paper (fixture->db, row, papers, 13, &start, &end);
  g_assert_cmpstr (second, ==, "2.txt");
  g_assert_cmpuint (start, ==, 13);
  g_assert_cmpuint (end, ==, 21);
  none = chancery_record_find_paper (fixture->db, row, papers, 30, &start, &end);
  g_assert_null (none);
}

#define ADD(path, func)                                                               \
  g_test_add ("/exchange/attachment-text/" path, Fixture, NULL, fixture_set_up, func, \
              fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/attachment-text/plain", test_plain);
  g_test_add_func ("/exchange/attachment-text/tables", test_tables);
  g_test_add_func ("/exchange/attachment-text/html", test_html);
  g_test_add_func ("/exchange/attachment-text/pdf", test_pdf);
  g_test_add_func ("/exchange/attachment-text/office", test_office);
  g_test_add_func ("/exchange/attachment-text/mail", test_mail);
  g_test_add_func ("/exchange/attachment-text/forwarded", test_forwarded);
  g_test_add_func ("/exchange/attachment-text/hostile", test_hostile);
  g_test_add_func ("/exchange/attachment-text/nothing-in-it", test_nothing_in_it);
  ADD ("process", test_process);
  ADD ("registry", test_registry);
  ADD ("given-up", test_given_up);
  ADD ("which", test_which);
  ADD ("edges", test_edges);
  ADD ("edges-of-before", test_edges_of_before);

  return g_test_run ();
}
