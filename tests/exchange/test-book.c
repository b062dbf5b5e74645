/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "book-fixture.h"

#define ID(n) "00000000-0000-4000-8000-0000000000" n
#define DIGEST_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define DIGEST_B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

/* `Canary` and a letter stand in all that must not be seen up to *restricted*; those in `shown` are seen
 * without a ceiling, the others (keys of a newer program) are in no book at all. */
static const char *const shown[] = { "CanaryTitle", "CanaryNote",  "CanaryActor",   "CanaryOld",
                                     "CanaryLink",  "CanaryPaper", "CanaryPlace",   "CanaryText",
                                     "CanaryTag",   "CanaryBack",  "CanaryOutside", "CanaryChild" };

static const char secrets[] =
    "{\"chancery\":1}\n"
    "{\"kind\":\"demarche\",\"id\":\"" ID (
        "11") "\",\"reference\":\"PROT/2026/0007\",\"title\":\"CanaryTitle\","
              "\"state\":\"registered\",\"marking\":{\"level\":\"secret\",\"caveats\":[\"CanaryTag\"]},\"occasion_date\":\"2026-01-09\","
              "\"body\":\"CanaryText\"}\n"
              "{\"kind\":\"document\",\"id\":\"" ID (
                  "12") "\",\"reference\":\"DOC/2026/0001\",\"title\":\"Open note\",\"state\":\"registered\","
                        "\"marking\":{\"level\":\"restricted\",\"caveats\":[\"EYES ONLY\"]},\"date_on_document\":\"2026-02-01\",\"newer\":\"CanaryNewer\","
                        "\"correspondents\":[{\"role\":\"from\",\"who\":{\"id\":\"" ID ("15") "\"}},{\"role\":\"to\",\"who\":{\"id\":\"" ID (
                            "14") "\"}}],"
                                  "\"corrections\":[{\"when\":\"2026-03-01T10:00:00Z\",\"who\":\"A. Clerk\",\"field\":\"drafted_by\",\"reason\":\"wrong hand\","
                                  "\"before\":{\"id\":\"" ID ("19") "\",\"label\":\"CanaryOld\"},\"after\":{\"id\":\"" ID (
                                      "18") "\",\"label\":\"Clerk\"}}],"
                                            "\"links\":[{\"type\":\"about\",\"to\":{\"id\":\"" ID (
                                                "11") "\"},\"note\":\"CanaryLink\"},"
                                                      "{\"type\":\"cites\",\"to\":{\"id\":\"" ID (
                                                          "1a") "\",\"label\":\"CanaryOutside\"}}],"
                                                                "\"attachments\":[{\"name\":\"CanaryPaper.pdf\",\"size\":1,\"sha256\":\"" DIGEST_A
                                                                "\",\"marking\":{\"level\":\"secret\"}},{\"name\":\"plain.pdf\",\"size\":1,\"sha256\":\"" DIGEST_B
                                                                "\"}]}\n"
                                                                "{\"kind\":\"document\",\"id\":\"" ID (
                                                                    "1a") "\",\"title\":\"CanaryOutside\",\"marking\":{\"level\":\"secret\"}}\n"
                                                                          "{\"kind\":\"document\",\"id\":\"" ID (
                                                                              "1b") "\",\"title\":\"CanaryBack\",\"marking\":{\"level\":\"secret\"},"
                                                                                    "\"links\":[{\"type\":\"replies-to\",\"to\":{\"id\":\"" ID (
                                                                                        "12") "\"}}]}\n"
                                                                                              "{\"kind\":\"incident\",\"id\":\"" ID (
                                                                                                  "1c") "\",\"state\":\"registered\",\"start\":\"2026-01\",\"incident_kind\":\"trade-or-transit\","
                                                                                                        "\"place\":{\"id\":\"" ID (
                                                                                                            "1d") "\"}}\n"
                                                                                                                  "{\"kind\":\"demand\",\"id\":\"" ID (
                                                                                                                      "1e") "\",\"state\":\"registered\",\"text\":\"CanaryChild\","
                                                                                                                            "\"raised_in\":{\"id\":\"" ID (
                                                                                                                                "11") "\"}}\n"
                                                                                                                                      "{\"kind\":\"actor\",\"id\":\"" ID (
                                                                                                                                          "14") "\",\"names\":[{\"text\":\"Ministry\"}]}\n"
                                                                                                                                                "{\"kind\":\"actor\",\"id\":\"" ID (
                                                                                                                                                    "15") "\",\"marking\":{\"level\":\"secret\"},\"names\":[{\"text\":\"CanaryActor\"}]}\n"
                                                                                                                                                          "{\"kind\":\"person\",\"id\":\"" ID (
                                                                                                                                                              "18") "\",\"names\":[{\"text\":\"Clerk\"}]}\n"
                                                                                                                                                                    "{\"kind\":\"person\",\"id\":\"" ID (
                                                                                                                                                                        "19") "\",\"marking\":{\"level\":\"secret\"},\"names\":[{\"text\":\"CanaryOld\"}]}\n"
                                                                                                                                                                              "{\"kind\":\"place\",\"id\":\"" ID (
                                                                                                                                                                                  "1d") "\",\"marking\":{\"level\":\"secret\"},\"names\":[{\"text\":\"CanaryPlace\"}]}\n"
                                                                                                                                                                                        "{\"kind\":\"casefile\",\"id\":\"" ID (
                                                                                                                                                                                            "10") "\",\"reference\":\"AFG/2026/1\",\"title\":\"A case\",\"state\":\"registered\","
                                                                                                                                                                                                  "\"items\":[{\"record\":{\"id\":\"" ID ("12") "\"},\"folio\":\"1\"},{\"record\":{\"id\":\"" ID (
                                                                                                                                                                                                      "11") "\"},\"folio\":\"2\",\"note\":\"CanaryNote\"},"
                                                                                                                                                                                                            "{\"record\":{\"id\":\"" ID ("1c") "\"},\"folio\":\"3\"},{\"record\":{\"id\":\"" ID (
                                                                                                                                                                                                                "1b") "\"},\"folio\":\"4\"}]}\n";

/* Every stream of the file as it is when it is not compressed. */
static GBytes *
inflate_pdf (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *end = data + length;
  GByteArray *all = g_byte_array_new ();

  for (const char *at = data; (at = memmem (at, (gsize)(end - at), "stream\n", 7)) != NULL;)
    {
      g_autoptr (GConverter) inflater =
          G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
      guint8 block[65536];
      gsize n_read, n_written;
      GConverterResult result = G_CONVERTER_CONVERTED;

      at += 7;
      for (const char *from = at; result == G_CONVERTER_CONVERTED; from += n_read)
        {
          result = g_converter_convert (inflater, from, (gsize)(end - from), block, sizeof block,
                                        G_CONVERTER_NO_FLAGS, &n_read, &n_written, NULL);
          if (result == G_CONVERTER_ERROR)
            break;
          g_byte_array_append (all, block, (guint)n_written);
        }
    }
  return g_byte_array_free_to_bytes (all);
}

/* ---- the tests ---- */

static void
load_sample (Fixture *fixture)
{
  g_autofree char *sample = fixture_read_sample ();

  fixture_import (fixture->db, sample, CHANCERY_CONFLICTS_FAIL,
                  "new 48, changed 0, unchanged 0, conflicts 0");
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PopplerDocument) document = NULL;
  g_autofree char *text = NULL;
  g_autofree char *last = NULL;
  g_autofree char *title = NULL;
  PopplerIndexIter *outline;

  load_sample (fixture);
  bytes = write_book (fixture->db, "pdf", "AFG/2026/1", NULL);
  document = open_pdf (bytes);
  text = read_pdf (bytes);
  last = g_strdup_printf ("page %d of %d", poppler_document_get_n_pages (document),
                          poppler_document_get_n_pages (document));
  g_assert_true (has (text, "page 1 of "));
  g_assert_true (has (text, last));
  g_assert_true (has (text, "Chronology"));
  g_assert_true (has (text, "Written by the program from what answers what"));
  g_assert_true (has (text, "no reply after"));
  g_assert_true (has (text, "Protest over the attack on a joint checkpost in Bajaur"));
  /* What the demarche asked for is read with it, though the case file does not hold it. */
  g_assert_true (has (text, "Dismantle the infrastructure of these groups."));
  g_assert_true (has (text, "Checkpoint of the registry’s history"));
  title = poppler_document_get_title (document);
  g_assert_cmpstr (title, ==, "AFG/2026/1 · Bajaur, February 2026");
  g_assert_null (poppler_document_get_author (document));

  outline = poppler_index_iter_new (document);
  g_assert_nonnull (outline);
  poppler_index_iter_free (outline);
}

/* What stands in the place of @link. */
static char *
read_link (PopplerPage *page, const PopplerLinkMapping *link)
{
  PopplerRectangle area = link->area;
  double width, height;

  poppler_page_get_size (page, &width, &height);
  area.y1 = height - link->area.y2;
  area.y2 = height - link->area.y1;
  return poppler_page_get_text_for_area (page, &area);
}

static int
find_page (PopplerDocument *document, const char *name)
{
  PopplerDest *dest = poppler_document_find_dest (document, name);
  int page;

  g_assert_nonnull (dest);
  page = dest->page_num;
  poppler_dest_free (dest);
  return page;
}

/* The number in the contents is that of the page where the record begins, and so is the page that one gets to. */
static void
test_page_numbers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (PopplerDocument) document = NULL;
  g_autoptr (PopplerPage) contents = NULL;
  GList *links;

  load_sample (fixture);
  bytes = write_book (fixture->db, "pdf", "AFG/2026/1", NULL);
  document = open_pdf (bytes);
  contents = poppler_document_get_page (document, 1);
  links = poppler_page_get_link_mapping (contents);
  g_assert_cmpuint (g_list_length (links), >=, 10);
  for (GList *item = links; item != NULL; item = item->next)
    {
      const PopplerLinkMapping *link = item->data;
      g_autofree char *words = read_link (contents, link);
      g_auto (GStrv) parts = g_strsplit_set (words, "\n", -1);
      int page = find_page (document, link->action->goto_dest.dest->named_dest);
      g_autoptr (PopplerPage) target = poppler_document_get_page (document, page - 1);
      g_autofree char *there = poppler_page_get_text (target);
      g_autofree char *number = g_strdup_printf ("%d", page);

      g_assert_true (has (words, number));
      g_assert_true (g_str_has_prefix (there, "Chronology") || has (words, "case file") ||
                     has (there, parts[0]) || has (there, parts[1] != NULL ? parts[1] : ""));
    }
  poppler_page_free_link_mapping (links);
}

static void
test_same_bytes (Fixture *fixture, gconstpointer data)
{
  static const char *const formats[] = { "pdf", "html" };

  load_sample (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) first = write_book (fixture->db, formats[i], NULL, NULL);
      g_autoptr (GBytes) second = write_book (fixture->db, formats[i], NULL, NULL);

      g_assert_true (g_bytes_equal (first, second));
    }
}

/* A file and the package beside it hold the same book, made once; but not that of another ceiling, or of before a
 * change. */
static void
test_kept (Fixture *fixture, gconstpointer data)
{
  static const char *const formats[] = { "pdf", "html" };

  load_sample (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (ChanceryExportBooks) books = chancery_export_books_new ();
      g_autoptr (GBytes) alone = write_book (fixture->db, formats[i], "AFG/2026/1", NULL);
      g_autoptr (GBytes) first =
          write_kept_book (fixture->db, books, formats[i], "AFG/2026/1", NULL);
      g_autoptr (GBytes) again =
          write_kept_book (fixture->db, books, formats[i], "AFG/2026/1", NULL);
      g_autoptr (GBytes) under =
          write_kept_book (fixture->db, books, formats[i], "AFG/2026/1", "unmarked");
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (GBytes) fresh = NULL;
      g_autofree char *more =
          g_strdup_printf ("{\"chancery\":1,\"records\":[{\"kind\":\"document\",\"title\":"
                           "\"Beside it %u\"}]}",
                           i);

      g_assert_true (g_bytes_equal (alone, first));
      g_assert_true (g_bytes_equal (first, again));
      g_assert_false (g_bytes_equal (first, under));
      fixture_import (fixture->db, more, CHANCERY_CONFLICTS_FAIL,
                      "new 1, changed 0, unchanged 0, conflicts 0");
      changed = write_kept_book (fixture->db, books, formats[i], "AFG/2026/1", NULL);
      fresh = write_book (fixture->db, formats[i], "AFG/2026/1", NULL);
      g_assert_false (g_bytes_equal (first, changed));
      g_assert_true (g_bytes_equal (changed, fresh));
    }
}

static void
load_secrets (Fixture *fixture)
{
  fixture_import (fixture->db, secrets, CHANCERY_CONFLICTS_FAIL,
                  "new 12, changed 0, unchanged 0, conflicts 0");
}

/* The control: what the next test does not find is there. */
static void
test_canaries (Fixture *fixture, gconstpointer data)
{
  g_autofree char *html = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) inflated = NULL;

  load_secrets (fixture);
  html = write_html (fixture->db, "AFG/2026/1", NULL);
  pdf = write_book (fixture->db, "pdf", "AFG/2026/1", NULL);
  text = read_pdf (pdf);
  inflated = inflate_pdf (pdf);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      if (!has (html, shown[i]))
        g_error ("%s is not in the page", shown[i]);
      if (!has (text, shown[i]))
        g_error ("%s is not in the file", shown[i]);
    }
  /* A title stands in the outline, which is no text of a page. */
  g_assert_true (holds (pdf, "CanaryTitle") || holds (inflated, "CanaryTitle"));
}

static void
test_ceiling (Fixture *fixture, gconstpointer data)
{
  static const char *const cases[] = { "AFG/2026/1", NULL };

  load_secrets (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      /* A demand whose act stays behind is marked by nobody: only a case file leaves it out. */
      g_autofree char *html = write_html (fixture->db, cases[i], "restricted");
      g_autoptr (GBytes) pdf = write_book (fixture->db, "pdf", cases[i], "restricted");
      g_autoptr (GBytes) inflated = inflate_pdf (pdf);
      g_autofree char *text = read_pdf (pdf);

      for (guint j = 0; j < G_N_ELEMENTS (shown); j++)
        {
          if (cases[i] == NULL && g_str_equal (shown[j], "CanaryChild"))
            continue;
          g_assert_false (has (html, shown[j]));
          g_assert_false (has (text, shown[j]));
          g_assert_false (holds (pdf, shown[j]));
          g_assert_false (holds (inflated, shown[j]));
        }
      g_assert_false (has (html, ID ("11")));
      g_assert_false (has (html, ID ("15")));
      g_assert_false (has (html, DIGEST_A));
      g_assert_false (has (html, "CanaryNewer"));
      g_assert_true (has (html, DIGEST_B));
      /* The number, without a title, proves that nothing else is missing. */
      g_assert_true (has (html, "PROT/2026/0007"));
      g_assert_true (has (text, "PROT/2026/0007"));
      g_assert_true (has (text, "Restricted · EYES ONLY"));
      /* Why something was put right is told, what it was is not. */
      g_assert_true (has (html, "wrong hand"));
    }
}

/* Where nobody is to know of it, nothing tells: no number, no count, no checkpoint of the history. */
static void
test_untold (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryExport) export = chancery_export_new (fixture->db);
  g_autofree char *html = NULL;

  load_secrets (fixture);
  chancery_export_set_case (export, "AFG/2026/1", NULL);
  chancery_export_set_ceiling (export, "restricted", NULL);
  chancery_export_set_list_withheld (export, FALSE);
  html = fixture_write (export, "html");
  g_assert_false (has (html, "Canary"));
  g_assert_false (has (html, "PROT/2026/0007"));
  g_assert_false (has (html, "left out"));
  g_assert_false (has (html, "Checkpoint"));
  /* What answers it was kept back: neither that nor its folio is told. */
  g_assert_true (has (html, "Open note"));
  g_assert_false (has (html, "folio"));
}

/* Titles that are markup elsewhere, and a text that runs the other way. */
static void
test_escaping (Fixture *fixture, gconstpointer data)
{
  static const char hostile[] =
      "{\"chancery\":1}\n"
      "{\"kind\":\"document\",\"id\":\"" ID (
          "21") "\",\"title\":\"<script>alert(1)</script>\",\"state\":\"registered\","
                "\"body\":\"</article><img src=x onerror=alert(2)> & \\\"quoted\\\" 'text'\",\"date_on_document\":\"2026\"}\n"
                "{\"kind\":\"document\",\"id\":\"" ID (
                    "22") "\",\"title\":\"مذكرة احتجاج\",\"language\":\"ar\",\"state\":\"registered\","
                          "\"body\":\"نص المذكرة\",\"attachments\":[{\"name\":\"a\\\" onload=\\\"x.pdf\",\"size\":1,\"sha256\":\"" DIGEST_B
                          "\"}]}\n";
  g_autofree char *html = NULL;
  const char *policy = "default-src 'none'; img-src data:; style-src 'sha256-";

  fixture_import (fixture->db, hostile, CHANCERY_CONFLICTS_FAIL,
                  "new 2, changed 0, unchanged 0, conflicts 0");
  html = write_html (fixture->db, NULL, NULL);
  g_assert_true (has (html, "&lt;script&gt;alert(1)&lt;/script&gt;"));
  g_assert_false (has (html, "<script>alert"));
  g_assert_false (has (html, "<img"));
  g_assert_false (has (html, "onload=\""));
  g_assert_true (has (html, "&quot;quoted&quot; &#39;text&#39;"));
  g_assert_true (has (html, policy));
  g_assert_true (has (html, "<html lang=\"en\" dir=\"ltr\">"));
  g_assert_true (has (html, "lang=\"ar\" dir=\"auto\">نص المذكرة"));
  /* Nothing is asked for from anywhere. */
  g_assert_false (has (html, "http://"));
  g_assert_false (has (html, "https://"));
}

static const char *
find_after (const char *text, const char *part)
{
  const char *at = strstr (text, part);

  if (at == NULL)
    g_error ("“%s” does not follow in %s", part, text);
  return at;
}

static void
test_chronology (Fixture *fixture, gconstpointer data)
{
  static const char dated[] =
      "{\"chancery\":1}\n"
      "{\"kind\":\"document\",\"id\":\"" ID (
          "31") "\",\"title\":\"Third\",\"state\":\"registered\",\"date_on_document\":"
                "{\"edtf\":\"2026-02-18\",\"quality\":\"inferred\"}}\n"
                "{\"kind\":\"document\",\"id\":\"" ID (
                    "32") "\",\"title\":\"First\",\"state\":\"registered\",\"date_on_document\":\"2024-05~\"}\n"
                          "{\"kind\":\"document\",\"id\":\"" ID (
                              "33") "\",\"title\":\"Nowhere\",\"state\":\"registered\"}\n"
                                    "{\"kind\":\"demarche\",\"id\":\"" ID (
                                        "34") "\",\"title\":\"Second\",\"state\":\"registered\",\"reference\":\"PROT/2026/0003\","
                                              "\"occasion_date\":\"2026-01-05\",\"answers\":[{\"on\":\"2026-03-01\",\"response\":\"denies\",\"text\":\"Not so.\"}]}\n"
                                              "{\"kind\":\"demand\",\"id\":\"" ID ("35") "\",\"text\":\"Stop it\",\"state\":\"registered\",\"raised_in\":{\"id\":\"" ID (
                                                  "34") "\"}}\n";
  g_autofree char *html = NULL;
  const char *at;

  fixture_import (fixture->db, dated, CHANCERY_CONFLICTS_FAIL,
                  "new 5, changed 0, unchanged 0, conflicts 0");
  html = write_html (fixture->db, NULL, NULL);
  at = find_after (html, "<section class=\"chronology\"");
  at = find_after (at, "2024</h3>");
  at = find_after (at, "about May 2024");
  at = find_after (at, "First</a>");
  at = find_after (at, "2026</h3>");
  at = find_after (at, "Second</a>");
  at = find_after (at, "PROT/2026/0003");
  /* A demand has the day of its act. */
  at = find_after (at, "5 Jan 2026");
  at = find_after (at, "Stop it</a>");
  at = find_after (at, "18 Feb 2026, inferred");
  at = find_after (at, "Third</a>");
  at = find_after (at, "1 Mar 2026");
  at = find_after (at, "Second: denies · Not so.");
  at = find_after (at, "Undated</h3>");
  find_after (at, "Nowhere</a>");
}

static void
test_corrections (Fixture *fixture, gconstpointer data)
{
  static const char corrected[] =
      "{\"chancery\":1}\n"
      "{\"kind\":\"document\",\"id\":\"" ID (
          "41") "\",\"title\":\"Note\",\"state\":\"void\",\"reference\":\"DOC/2026/0009\","
                "\"date_on_document\":\"2026-02-18\",\"corrections\":[{\"when\":\"2026-02-19T08:00:00Z\",\"who\":\"A. Clerk\","
                "\"field\":\"date_on_document\",\"reason\":\"misread\",\"before\":\"2026-02-16\",\"after\":\"2026-02-18\"},"
                "{\"when\":\"2026-02-20T08:00:00Z\",\"who\":\"A. Clerk\",\"field\":\"state\",\"reason\":\"issued in error\","
                "\"before\":\"registered\",\"after\":\"void\"}]}\n";
  g_autofree char *html = NULL;

  fixture_import (fixture->db, corrected, CHANCERY_CONFLICTS_FAIL,
                  "new 1, changed 0, unchanged 0, conflicts 0");
  html = write_html (fixture->db, NULL, NULL);
  g_assert_true (has (html, "<del>16 Feb 2026</del>"));
  g_assert_true (has (html, "misread"));
  g_assert_true (has (html, "issued in error"));
  g_assert_true (has (html, "<del>Note</del></h2>"));
}

/* What is selected in a reader is what was written. */
static void
test_scripts (Fixture *fixture, gconstpointer data)
{
  static const char many[] =
      "{\"chancery\":1}\n"
      "{\"kind\":\"document\",\"id\":\"" ID (
          "51") "\",\"title\":\"Нота протеста\",\"state\":\"registered\",\"body\":\"نص المذكرة\"}\n"
                "{\"kind\":\"document\",\"id\":\"" ID (
                    "52") "\",\"title\":\"抗议照会\",\"state\":\"registered\",\"body\":\"Ελληνικά\"}\n";
  static const char *const words[] = { "Нота протеста", "抗议照会", "Ελληνικά" };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GString) letters = NULL;

  fixture_import (fixture->db, many, CHANCERY_CONFLICTS_FAIL,
                  "new 2, changed 0, unchanged 0, conflicts 0");
  bytes = write_book (fixture->db, "pdf", NULL, NULL);
  text = read_pdf (bytes);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_true (has (text, words[i]));
  /* This reader gives letters that run to the left one by one, as they stand on the page. */
  letters = g_string_new (NULL);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_type (g_utf8_get_char (at)) != G_UNICODE_FORMAT)
      g_string_append_unichar (letters, g_utf8_get_char (at));
  g_assert_true (has (letters->str, "المذكرة") || has (letters->str, "ةركذملا"));
}

static void
stop_at_second (guint64 done, guint64 total, gpointer cancellable)
{
  if (done >= 2)
    g_cancellable_cancel (cancellable);
}

/* A file that is not whole is not there; the one before it still is. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "book.pdf", "book.html", "kept.pdf", "kept.html" };
  g_autoptr (ChanceryExportBooks) books = chancery_export_books_new ();

  load_sample (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (ChanceryExport) export = chancery_export_new (fixture->db);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      g_autofree char *kept = NULL;
      g_autoptr (GError) error = NULL;
      GStatBuf status;

      /* What was begun to be kept is given up with it: it was written to after that. */
      chancery_export_set_exported (export, "2026-03-02T09:00:00Z");
      chancery_export_set_books (export, i >= 2 ? books : NULL);
      g_assert_true (g_file_set_contents (path, "before", -1, NULL));
      g_assert_false (chancery_export_write_file (export, NULL, path, stop_at_second, cancellable,
                                                  cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
      g_assert_cmpstr (kept, ==, "before");
      g_clear_error (&error);
      g_assert_true (chancery_export_write_file (export, NULL, path, NULL, NULL, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
    }
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = write_book (fixture->db, "pdf", NULL, NULL);
  g_autofree char *html = write_html (fixture->db, NULL, NULL);
  g_autofree char *text = read_pdf (bytes);

  g_assert_true (has (text, "page 1 of 2"));
  g_assert_true (g_str_has_suffix (html, "</html>\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) \
  g_test_add ("/exchange/book/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("pages", test_pages);
  ADD ("page-numbers", test_page_numbers);
  ADD ("same-bytes", test_same_bytes);
  ADD ("kept", test_kept);
  ADD ("canaries", test_canaries);
  ADD ("ceiling", test_ceiling);
  ADD ("untold", test_untold);
  ADD ("escaping", test_escaping);
  ADD ("chronology", test_chronology);
  ADD ("corrections", test_corrections);
  ADD ("scripts", test_scripts);
  ADD ("cancelled", test_cancelled);
  ADD ("empty", test_empty);
#undef ADD
  return g_test_run ();
}
