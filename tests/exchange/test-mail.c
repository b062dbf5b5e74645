/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-attachments.h"
#include "chancery-batches.h"
#include "chancery-errors.h"
#include "chancery-mail-reader.h"
#include "chancery-scratch.h"
#include "exchange-fixture.h"

#include <string.h>

#define HEAD                                              \
  "From: \"Mission, Kabul\" <mission@example.org>\r\n"    \
  "To: Desk <desk@example.org>, archive@example.org\r\n"  \
  "Cc: Legal: \"Legal Adviser\" <legal@example.org>;\r\n" \
  "Date: Mon, 16 Feb 2026 23:30:00 +0430\r\n"             \
  "Message-ID: <one@example.org>\r\n"

static const char plain[] = HEAD "Subject: =?utf-8?q?Raid_=E2=80=93_first_report?=\r\n"
                                 "\r\nAt dawn.  \r\nMore follows.\r\n\r\n";
static const char rich[] = HEAD
    "Subject: Report\r\nMIME-Version: 1.0\r\n"
    "Content-Type: multipart/mixed; boundary=outer\r\n\r\npreamble\r\n"
    "--outer\r\nContent-Type: multipart/alternative; boundary=inner\r\n\r\n"
    "--inner\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n\r\naide-m=E9moire\r\n"
    "--inner\r\nContent-Type: text/html\r\n\r\n<p>the same</p>\r\n--inner--\r\n"
    "--outer\r\nContent-Type: text/plain; name=\"../list.txt\"\r\n"
    "Content-Disposition: attachment; filename=\"../list.txt\"\r\n"
    "Content-Transfer-Encoding: base64\r\n\r\nQ29udm95\r\n"
    "--outer\r\nContent-Type: image/png\r\n\r\npicture\r\n"
    "--outer\r\nContent-Type: message/rfc822\r\n\r\nSubject: Earlier\r\n\r\nBefore.\r\n"
    "--outer--\r\n";

static ChanceryImport *
judge (ChanceryDb *db, const char *text, gssize length, const char *name, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, length, NULL);
  g_autoptr (ChanceryImport) import = chancery_import_new (db);

  if (!chancery_import_read_stream (import, stream, name, NULL, NULL, NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&import);
}

/* What came inside of the file is found without being read. */
static void
test_data (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryScratch) scratch = chancery_scratch_new (fixture->folder, &error);
  g_autoptr (GBytes) content = g_bytes_new_static ("Convoy", 6);
  g_autoptr (GBytes) again = NULL;
  gboolean found = TRUE;

  g_assert_no_error (error);
  g_assert_true (chancery_scratch_find_data (scratch, "a", &found, &error));
  g_assert_false (found);
  g_assert_true (chancery_scratch_put_data (scratch, "a", content, &error));
  g_assert_true (chancery_scratch_find_data (scratch, "a", &found, &error));
  g_assert_true (found);
  again = chancery_scratch_get_data (scratch, "a", &error);
  g_assert_true (g_bytes_equal (content, again));
}

static gint64
take (ChanceryDb *db, const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryImport) import = judge (db, text, -1, "file", &error);
  g_autofree char *counted = NULL;
  gint64 batch = 0;

  g_assert_no_error (error);
  counted = fixture_count (import);
  g_assert_cmpstr (counted, ==, expected);
  chancery_import_apply (import, "Tester", CHANCERY_CONFLICTS_FAIL, &batch, NULL, NULL, NULL,
                         &error);
  g_assert_no_error (error);
  chancery_import_read_texts (import, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return batch;
}

static void
assert_holds (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in %s", part, text);
}

static void
test_message (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryMail) mail = chancery_mail_parse ((const guint8 *)rich, strlen (rich), &error);
  static const char *const names[] = { "list.txt", "part-2.png", "Earlier.eml" };
  const ChanceryMailPart *part;

  g_assert_no_error (error);
  g_assert_cmpstr (mail->subject, ==, "Report");
  g_assert_cmpstr (mail->id, ==, "one@example.org");
  g_assert_cmpstr (mail->body->str, ==, "aide-mémoire");
  g_assert_cmpuint (mail->parties->len, ==, 4);
  g_assert_cmpuint (mail->parts->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < mail->parts->len; i++)
    g_assert_cmpstr (((ChanceryMailPart *)mail->parts->pdata[i])->name, ==, names[i]);
  part = mail->parts->pdata[0];
  g_assert_cmpmem (g_bytes_get_data (part->content, NULL), g_bytes_get_size (part->content),
                   "Convoy", 6);
}

static char *
make_flat (guint n_parts)
{
  GString *text = g_string_new (HEAD "Content-Type: multipart/mixed; boundary=\"b b\"\n\n");

  for (guint i = 0; i < n_parts; i++)
    g_string_append (text, "--b b\nContent-Type: image/png; name=map.png\n\npicture\n");
  g_string_append (text, "--b b--\n");
  return g_string_free (text, FALSE);
}

/* Words are no parts, however often they stand there; parts are counted however they are divided. */
static void
test_many (void)
{
  static const char *const odd[] = { "boundary=\"b b\"", "boundary*=us-ascii''b%20b",
                                     "\n boundary =\n b" };
  g_autoptr (GString) words = g_string_new (HEAD "Content-Type: text/plain\n\n");
  g_autofree char *flat = make_flat (1000);
  g_autofree char *over = make_flat (1001);
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryMail) mail = NULL;
  g_autoptr (ChanceryMail) many = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append (words, "The boundary commission; message/rfc822\n-- \n----\n");
  mail = chancery_mail_parse ((const guint8 *)words->str, words->len, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (mail->body->str, "commission"));
  many = chancery_mail_parse ((const guint8 *)flat, strlen (flat), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (many->parts->len, ==, 1000);
  g_assert_cmpstr (((ChanceryMailPart *)many->parts->pdata[999])->name, ==, "map (1000).png");
  g_assert_null (chancery_mail_parse ((const guint8 *)over, strlen (over), &error));
  g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (GString) text = g_string_new (HEAD);

      g_clear_error (&error);
      g_string_append_printf (text, "Content-Type: multipart/mixed; %s\n\n", odd[i]);
      for (guint k = 0; k < 2001; k++)
        g_string_append (text, i < 2 ? "--b b\n\n" : "--b\n\n");
      g_assert_null (chancery_mail_parse ((const guint8 *)text->str, text->len, &error));
      g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
    }
}

/* Who gives up does not wait for the rest of what was read already. */
/* Bug: a message whose only part is a page without a word ended the program. */
static void
test_nothing_in_it (void)
{
  static const char *const types[] = { "text/html", "text/plain", "text/html; charset=utf-8",
                                       "message/rfc822", "application/pdf" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("From: Mission <mission@example.org>\r\nSubject: Nothing\r\n"
                           "Content-Type: %s\r\n\r\n",
                           types[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (ChanceryMail) mail =
          chancery_mail_parse ((const guint8 *)text, strlen (text), &error);

      g_assert_no_error (error);
      g_assert_cmpstr (mail->subject, ==, "Nothing");
      g_assert_cmpstr (mail->body->str, ==, "");
    }
}

static void
test_cancelled (void)
{
  static const char mbox[] = "From a Mon Feb 16 09:30:00 2026\nSubject: x\n\ny\n\n"
                             "From b Mon Feb 16 09:30:00 2026\nSubject: z\n\ny\n\n"
                             "From c Mon Feb 16 09:30:00 2026\nSubject: z\n\ny\n";
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (mbox, -1, NULL);
  g_autoptr (ChanceryMailReader) reader = chancery_mail_reader_new (stream, "x.mbox");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (ChanceryMail) first = NULL;
  g_autoptr (ChanceryMail) second = NULL;
  g_autoptr (GError) error = NULL;
  guint64 line;

  g_assert_true (chancery_mail_reader_next (reader, &first, &line, cancellable, &error));
  g_assert_no_error (error);
  g_assert_nonnull (first);
  g_cancellable_cancel (cancellable);
  g_assert_false (chancery_mail_reader_next (reader, &second, &line, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_recognized (void)
{
  g_assert_true (chancery_mail_reader_recognizes ("From a Mon", 10));
  g_assert_true (chancery_mail_reader_recognizes ("Subject: x", 10));
  g_assert_true (chancery_mail_reader_recognizes ("\nX-Mailer: x", 12));
  g_assert_false (chancery_mail_reader_recognizes ("{\"kind\":1}", 10));
  g_assert_false (chancery_mail_reader_recognizes ("title,form", 10));
  g_assert_false (chancery_mail_reader_recognizes ("", 0));
}

static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autofree char *written = NULL;
  gint64 batch;
  g_autoptr (GError) error = NULL;

  fixture_import (fixture->db, "{\"kind\":\"actor\",\"names\":[{\"text\":\"Desk\"}]}",
                  CHANCERY_CONFLICTS_FAIL, "new 1, changed 0, unchanged 0, conflicts 0");
  batch = take (fixture->db, plain, "new 4, changed 0, unchanged 0, conflicts 0");
  written = fixture_export_all (fixture->db, "jsonl");
  assert_holds (written, "\"title\":\"Raid – first report\"");
  assert_holds (written, "\"form\":\"e-mail\"");
  assert_holds (written, "\"date_on_document\":\"2026-02-16\"");
  assert_holds (written, "\"body\":\"At dawn.  \\nMore follows.\"");
  assert_holds (written, "\"reference\":\"one@example.org\"");
  assert_holds (written, "\"label\":\"Mission, Kabul\"");
  assert_holds (written, "\"label\":\"archive@example.org\"");
  assert_holds (written, "\"label\":\"Legal Adviser\"");
  g_assert_cmpint (batch, >, 0);
  take (fixture->db, plain, "new 0, changed 0, unchanged 1, conflicts 0");
  chancery_batches_revert (fixture->db, batch, &(ChanceryAct){ .who = "Tester" }, &error);
  g_assert_no_error (error);
  g_free (written);
  written = fixture_export_all (fixture->db, "jsonl");
  g_assert_null (strstr (written, "At dawn"));
}

/* Marks that nobody sees do not come in: what was exported could not be read again. */
static void
test_marks (Fixture *fixture, gconstpointer data)
{
  static const char text[] =
      "From: \"De\xe2\x80\xaesk\" <a@example.org>\nSubject: No\xe2\x80\x8bte\xe2\x80\xae A\n"
      "Date: Mon, 16 Feb 2026 10:00:00 +0000\nMessage-ID: <a\xe2\x80\xae\xe2\x80\x8b@x>\n"
      "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nYes.\n--b\n"
      "Content-Type: image/png; name=\"ma\xe2\x80\xaep.png\"\n\nbytes\n--b--\n";
  static const char joined[] =
      "From: a@example.org\nSubject: x\nDate: Mon, 16 Feb 2026 10:00:00 +0000\n"
      "Message-ID: <j\xe2\x80\x8c@x>\n\nNo.\n";
  g_autofree char *written = NULL;

  take (fixture->db, text, "new 2, changed 0, unchanged 0, conflicts 0");
  take (fixture->db, joined, "new 2, changed 0, unchanged 0, conflicts 0");
  take (fixture->db, joined, "new 0, changed 0, unchanged 1, conflicts 0");
  written = fixture_export_all (fixture->db, "jsonl");
  assert_holds (written, "\"reference\":\"a@x\"");
  assert_holds (written, "\"title\":\"Note A\"");
  assert_holds (written, "\"label\":\"Desk\"");
  assert_holds (written, "\"name\":\"map.png\"");
  g_assert_null (strstr (written, "\"reference\":\"j"));
  g_assert_null (strstr (written, "\xe2\x80"));
  fixture_import (fixture->other, written, CHANCERY_CONFLICTS_FAIL,
                  "new 4, changed 0, unchanged 0, conflicts 0");
}

/* What came with it is here, and is searched. */
static void
test_attachments (Fixture *fixture, gconstpointer data)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "Convoy", 6);
  g_autofree char *written = NULL;

  take (fixture->db, rich, "new 5, changed 0, unchanged 0, conflicts 0");
  g_assert_true (chancery_attachments_has (fixture->db, digest, NULL));
  written = fixture_export_all (fixture->db, "jsonl");
  assert_holds (written, "\"name\":\"list.txt\"");
  assert_holds (written, "\"name\":\"Earlier.eml\"");
  assert_holds (written, "\"media_type\":\"image/png\"");
}

/* An answer may stand before what it answers, in one file or in two. */
static void
test_answers (Fixture *fixture, gconstpointer data)
{
  static const char mbox[] =
      "From b Mon Feb 16 09:30:00 2026\n"
      "From: b@example.org\nSubject: Re: x\nDate: Tue, 17 Feb 2026 10:00:00 +0000\n"
      "Message-ID: <b@x>\nIn-Reply-To: <a@x>\n\nYes.\n>From the border.\n\n"
      "From the border there is nothing new.\n\n"
      "From a Mon Feb 16 08:30:00 2026\n"
      "From: a@example.org\nSubject: x\nDate: Mon, 16 Feb 2026 10:00:00 +0000\n"
      "Message-ID: <a@x>\nReferences: <elsewhere@x>\n\nNo?\n\n"
      "From a Mon Feb 16 08:30:00 2026\n"
      "From: a@example.org\nSubject: x\nDate: Mon, 16 Feb 2026 10:00:00 +0000\n"
      "Message-ID: <a@x>\n\nNo?\n";
  static const char later[] =
      "From: c@example.org\nSubject: Re: Re: x\nDate: Wed, 18 Feb 2026 10:00:00 +0000\n"
      "Message-ID: <c@x>\nReferences: <a@x> <b@x>\n\nThen.\n";
  g_autofree char *written = NULL;
  g_autofree char *once = NULL;
  const char *link;

  take (fixture->db, mbox, "new 4, changed 0, unchanged 0, conflicts 0");
  written = fixture_export_all (fixture->db, "jsonl");
  assert_holds (written, "Yes.\\nFrom the border.\\n\\nFrom the border there is nothing new.");
  link = strstr (written, "\"type\":\"replies-to\"");
  g_assert_nonnull (link);
  g_assert_null (strstr (link + 1, "\"type\":\"replies-to\""));
  take (fixture->db, later, "new 2, changed 0, unchanged 0, conflicts 0");
  once = fixture_export_all (fixture->db, "jsonl");
  link = strstr (once, "\"type\":\"replies-to\"");
  g_assert_nonnull (strstr (link + 1, "\"type\":\"replies-to\""));
  take (fixture->db, mbox, "new 0, changed 0, unchanged 2, conflicts 0");
}

static void
test_bad (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) nested = g_string_new ("Subject: x\n");
  const struct
  {
    const char *name;
    const char *text;
    const char *reason;
  } cases[] = {
    { "x.eml", "", "x.eml:1: the file is empty" },
    { "x.mbox", "\n\n", "x.mbox:1: the file is empty" },
    { "x.eml", "\001\002", "x.eml:1: this is no e-mail" },
    { "x.eml", "X-Nothing: x\n\nwords\n", "x.eml:1: this is no e-mail" },
    { "x.mbox",
      "From a Mon Feb 16 09:30:00 2026\nSubject: x\n\ny\n\nFrom b Mon Feb 16 09:30:00 2026\nno header\n",
      "x.mbox:6: message 2: this is no e-mail" },
    { "x.eml", nested->str, "x.eml:1: the message has more than 1000 parts" },
  };
  g_autofree char *written = NULL;
  g_autofree char *before = fixture_export_all (fixture->db, "jsonl");

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (nested, "Content-Type: multipart/mixed; boundary=b%u\n\n--b%u\n", i, i);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      const char *text = i + 1 == G_N_ELEMENTS (cases) ? nested->str : cases[i].text;
      g_autoptr (ChanceryImport) import = judge (fixture->db, text, -1, cases[i].name, &error);

      g_assert_null (import);
      g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
      if (!g_str_has_prefix (error->message, cases[i].reason))
        g_error ("“%s” does not open with “%s”", error->message, cases[i].reason);
    }
  written = fixture_export_all (fixture->db, "jsonl");
  g_assert_cmpstr (written, ==, before);
}

/* A date that is none is left out, and said. */
static void
test_no_date (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryImport) import =
      judge (fixture->db, "Subject: x\nDate: the other day\n\ny\n", -1, "x.eml", &error);
  g_auto (GStrv) notes = NULL;

  g_assert_no_error (error);
  notes = chancery_import_list_notes (import, 10, &error);
  g_assert_cmpstr (notes[0], ==, "x.eml:1: “x” has no date that can be read");
}

/* Bug: one without a subject was called “ “” ”. */
static void
test_no_date_and_no_subject (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryImport) import =
      judge (fixture->db, "From: a@example.org\n\ny\n", -1, "x.eml", &error);
  g_auto (GStrv) notes = NULL;

  g_assert_no_error (error);
  notes = chancery_import_list_notes (import, 10, &error);
  g_assert_cmpstr (
      notes[0], ==,
      "x.eml:1: the message that begins here, without a subject, has no date that can be read");
}

#define ADD(path, func) \
  g_test_add ("/exchange/mail/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/mail/message", test_message);
  g_test_add_func ("/exchange/mail/many", test_many);
  g_test_add_func ("/exchange/mail/nothing-in-it", test_nothing_in_it);
  g_test_add_func ("/exchange/mail/cancelled", test_cancelled);
  g_test_add_func ("/exchange/mail/recognized", test_recognized);
  ADD ("data", test_data);
  ADD ("import", test_import);
  ADD ("marks", test_marks);
  ADD ("attachments", test_attachments);
  ADD ("answers", test_answers);
  ADD ("bad", test_bad);
  ADD ("no-date", test_no_date);
  ADD ("no-date-and-no-subject", test_no_date_and_no_subject);

  return g_test_run ();
}
