/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-errors.h"
#include "exchange-fixture.h"

#include <string.h>

#define ID "5f0c0d6e-1f7b-4d52-9d0d-6d8f4d6f1a10"
#define OTHER "cccccccc-1f7b-4d52-9d0d-6d8f4d6f1a10"
#define DIGEST "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
#define DOCUMENT(fields) "{\"kind\":\"document\",\"id\":\"" ID "\"" fields "}\n"
#define LINK(fields) "{\"type\":\"about\",\"to\":{\"id\":\"" OTHER "\"}" fields "}"
#define PAPER(fields) "{\"name\":\"note.pdf\",\"sha256\":\"" DIGEST "\"" fields "}"

/* A party of two names, and a document that is about both, @first and @second said of each link. */
#define TWO_NAMES(first, second)                                                                  \
  "{\"kind\":\"actor\",\"id\":\"" OTHER "\",\"names\":[{\"text\":\"Pakistan\"},{\"text\":"        \
  "\"Islamic Republic of Pakistan\"}]}\n" DOCUMENT (                                              \
      ",\"links\":[{\"type\":\"about\",\"to\":{\"label\":\"Islamic Republic of Pakistan\"}" first \
      "},"                                                                                        \
      "{\"type\":\"about\",\"to\":{\"label\":\"Pakistan\"}" second "}]")

static char *
read_notes (ChanceryImport *import)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) notes = chancery_import_list_notes (import, 10, &error);

  g_assert_no_error (error);
  return g_strjoinv ("\n", notes);
}

/* Reads @text, sees that @note is among what is told, brings it in, and sees that @kept is what is exported. */
static void
assert_kept (Fixture *fixture, const char *text, const char *note, const char *kept)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryImport) import = fixture_judge (fixture->db, text, &error);
  g_autofree char *told = NULL;
  g_autofree char *exported = NULL;

  g_assert_no_error (error);
  told = read_notes (import);
  if (note != NULL)
    g_assert_nonnull (strstr (told, note));
  else
    g_assert_null (strstr (told, "stands twice"));
  chancery_import_apply (import, "Tester", CHANCERY_CONFLICTS_FAIL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  exported = fixture_export_all (fixture->db, "jsonl");
  if (strstr (exported, kept) == NULL)
    g_error ("“%s” is not in\n%s", kept, exported);
}

/* A file may say twice that two records are linked: nothing of what it says is lost, the officer is
 * told, and the same file again is no change. */
static void
test_link (Fixture *fixture, gconstpointer data)
{
  static const char first[] = LINK (",\"note\":\"first\"");
  static const char second[] = LINK (",\"note\":\"second\",\"date\":\"2026-02-16\"");
  static const char both[] = LINK (",\"note\":\"first; second\",\"date\":\"2026-02-16\"");
  g_autofree char *links = g_strdup_printf (",\"links\":[%s,%s,%s]", first, second, first);
  g_autofree char *kept = g_strdup_printf ("\"links\":[%s]", both);
  g_autofree char *text = g_strdup_printf ("{\"kind\":\"document\",\"id\":\"%s\"%s}\n", ID, links);

  assert_kept (fixture, text, "file:1: links: “about " OTHER "” stands twice in this record", kept);
  fixture_import (fixture->db, text, CHANCERY_CONFLICTS_FAIL,
                  "new 0, changed 0, unchanged 1, conflicts 0");
}

static void
test_paper (Fixture *fixture, gconstpointer data)
{
  static const char marked[] = PAPER (",\"size\":4,\"marking\":{\"level\":\"secret\"}");
  g_autofree char *kept = g_strdup_printf ("\"attachments\":[%s]", marked);
  g_autofree char *text =
      g_strdup_printf ("{\"kind\":\"document\",\"attachments\":[%s,%s]}\n", PAPER (""), marked);

  assert_kept (fixture, text, "file:1: attachments: “note.pdf " DIGEST "” stands twice", kept);
}

/* The same twice says nothing more. */
static void
test_equal (Fixture *fixture, gconstpointer data)
{
  static const char link[] = LINK (",\"note\":\"one\"");
  g_autofree char *kept = g_strdup_printf ("\"links\":[%s]", link);
  g_autofree char *text =
      g_strdup_printf ("{\"kind\":\"document\",\"links\":[%s,%s,%s]}\n", link, link, LINK (""));

  assert_kept (fixture, text, NULL, kept);
}

/* Two names are of one record, which shows when all has been read. */
static void
test_two_names (Fixture *fixture, gconstpointer data)
{
  static const char text[] = TWO_NAMES (",\"note\":\"first\"", ",\"note\":\"second\"");

  assert_kept (fixture, text, "file:2: links: “about " OTHER "” stands twice in this record",
               "\"note\":\"first; second\"");
}

/* What cannot both be so is for who wrote the file to decide. */
static void
test_contradictions (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *message;
  } files[] = {
    { DOCUMENT (",\"links\":[" LINK (",\"date\":\"2026-02-16\"") "," LINK (
          ",\"date\":\"2026-02-17\"") "]"),
      "file:1: links: “about " OTHER "” stands twice in this record and differs in date" },
    { DOCUMENT (",\"links\":[" LINK (",\"new\":1") "," LINK (",\"new\":2") "]"),
      "file:1: links: “about " OTHER
      "” stands twice in this record and differs in a key that is not "
      "known here" },
    { DOCUMENT (",\"attachments\":[" PAPER (",\"size\":4") "," PAPER (",\"size\":5") "]"),
      "file:1: attachments: “note.pdf " DIGEST
      "” stands twice in this record and differs in size" },
    { TWO_NAMES (",\"date\":\"2026-02\"", ",\"date\":\"2026-03\""),
      "file:2: links: “about " OTHER "” stands twice in this record and differs in date" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ChanceryImport) import = fixture_judge (fixture->db, files[i].text, &error);

      g_assert_null (import);
      g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, files[i].message);
    }
}

#define ADD(path, func)                                                              \
  g_test_add ("/exchange/import-doubles/" path, Fixture, NULL, fixture_set_up, func, \
              fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("link", test_link);
  ADD ("paper", test_paper);
  ADD ("equal", test_equal);
  ADD ("two-names", test_two_names);
  ADD ("contradictions", test_contradictions);
  return g_test_run ();
}
