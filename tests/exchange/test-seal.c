/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sealing and opening, with a home of keys that lasts as long as this test: nobody's own
 * keys are ever touched. */

#include "exchange-fixture.h"

#include "chancery-batches.h"
#include "chancery-csv-look.h"
#include "chancery-errors.h"
#include "chancery-keyring.h"
#include "chancery-seal.h"
#include "chancery-spool.h"
#include "chancery-unseal.h"

#include <string.h>
#include <sys/stat.h>

#define US "ayesha@mofa.example"
#define THEM "kabul@mofa.example"

static char *home;

static void
run (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &err,
                &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s", arguments[0], err);
}

static void
make_key (const char *who, const char *passphrase)
{
  const char *arguments[] = { "gpg",
                              "--batch",
                              "--quiet",
                              "--no-tty",
                              "--pinentry-mode",
                              "loopback",
                              "--passphrase",
                              passphrase,
                              "--quick-gen-key",
                              who,
                              "future-default",
                              "default",
                              "0",
                              NULL };

  run (arguments);
}

static void
begin_keys (void)
{
  g_autoptr (GError) error = NULL;

  /* A socket lies in it, whose path may not be long. */
  home = g_build_filename (g_get_tmp_dir (), "ck-XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp (home));
  g_setenv ("GNUPGHOME", home, TRUE);
  make_key ("Ayesha Khan <" US ">", "");
  make_key ("Embassy Kabul <" THEM ">", "");
}

static void
end_agent (void)
{
  const char *arguments[] = { "gpgconf", "--kill", "gpg-agent", NULL };

  run (arguments);
}

static void
end_keys (void)
{
  end_agent ();
  fixture_remove (home);
  g_free (home);
}

static ChancerySeal *
seal_for (const char *who, const char *signer)
{
  const char *recipients[] = { who, NULL };
  g_autoptr (GError) error = NULL;
  ChancerySeal *seal =
      chancery_seal_new (who != NULL ? recipients : NULL, NULL, signer, NULL, &error);

  g_assert_no_error (error);
  return seal;
}

static char *
write_sealed (Fixture *fixture, const char *name)
{
  g_autofree char *sample = fixture_read_sample ();
  g_autoptr (ChanceryExport) export = chancery_export_new (fixture->db);
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (fixture->folder, name, NULL);

  fixture_import (fixture->db, sample, CHANCERY_CONFLICTS_FAIL,
                  "new 48, changed 0, unchanged 0, conflicts 0");
  chancery_export_set_seal (export, seal_for (THEM, US));
  chancery_export_write_file (export, NULL, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

/* Files in the folder of the fixture besides the registries and @kept. */
static void
assert_nothing_else (Fixture *fixture, const char *kept)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_strcmp0 (name, kept) != 0)
      g_assert_nonnull (strstr (name, ".chancery"));
}

/* ---- what is recognized ---- */

static void
test_recognizes (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    gboolean sealed;
  } cases[] = {
    { "", 0, FALSE },
    { "{", 1, FALSE },
    { "{\"chancery\": 1}", 15, FALSE },
    { "PK\003\004", 4, FALSE },
    { "title,body\n", 11, FALSE },
    { "From someone", 12, FALSE },
    { "\x84", 1, FALSE },
    { "\x84\x5e", 2, FALSE },
    { "\x84\x5e\x03", 3, TRUE },
    { "\x84\x5e\x09", 3, FALSE },
    { "\x85\x02\x0c\x03", 4, TRUE },
    { "\xc1\x5e\x03", 3, TRUE },
    { "\xc1\xc0\x0c\x03", 4, TRUE },
    { "\xc3\x0d\x04", 3, TRUE },
    { "\xc3\xa9tat,titre\n", 11, FALSE },
    { "\xd2\x3f\x01", 3, TRUE },
    { "\xd2\x90\xd0\xb0", 4, FALSE },
    { "\x90\x0d\x03", 3, TRUE },
    { "\xa3\x01", 2, TRUE },
    { "\xef\xbb\xbftitle,body\n", 14, FALSE },
    { "\xff\xff\xff\xff\xff\xff\xff", 7, FALSE },
    { "-----BEGIN PGP MESSAGE-----\n\nhF4DKhPx0123456789ab\n", 51, TRUE },
    { "-----BEGIN PGP MESSAGE-----\r\nComment: x\r\n\r\nhF4DKhPx0123456789ab\r\n", 65, TRUE },
    { "-----BEGIN PGP MESSAGE-----\n\nhF4", 32, FALSE },
    { "-----BEGIN PGP MESSAGE-----", 27, FALSE },
    { "-----BEGIN PGP SIGNED MESSAGE-----\n", 35, TRUE },
    { "-----BEGIN CERTIFICATE-----\n", 28, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (chancery_unseal_recognizes (cases[i].bytes, cases[i].length), ==,
                     cases[i].sealed);
}

static void
test_names (void)
{
  static const char *const sealed[] = { "case.zip.gpg", "a.json.PGP", "b.csv.asc" };
  static const char *const open[] = { "case.zip", "gpg", ".gpg", "a.gpg.json" };

  for (guint i = 0; i < G_N_ELEMENTS (sealed); i++)
    g_assert_true (chancery_seal_is_name (sealed[i]));
  for (guint i = 0; i < G_N_ELEMENTS (open); i++)
    {
      g_autofree char *same = chancery_seal_strip_name (open[i]);

      g_assert_false (chancery_seal_is_name (open[i]));
      g_assert_cmpstr (same, ==, open[i]);
    }
}

/* ---- keys ---- */

static void
test_keyring (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) public = chancery_keyring_list (FALSE, NULL, &error);
  g_autoptr (GPtrArray) secret = NULL;
  const ChancerySealKey *key;
  g_autofree char *grouped = chancery_keyring_phrase_fingerprint ("0123456789ABCDEF01");

  g_assert_no_error (error);
  secret = chancery_keyring_list (TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (public->len, ==, 2);
  g_assert_cmpuint (secret->len, ==, 2);
  key = public->pdata[0];
  g_assert_cmpstr (key->name, ==, "Ayesha Khan <" US ">");
  g_assert_true (key->certified);
  g_assert_false (key->distrusted);
  g_assert_null (key->problem);
  g_assert_cmpuint (strlen (key->fingerprint), ==, 40);
  g_assert_nonnull (strstr (key->words, "ayesha khan"));
  g_assert_cmpstr (grouped, ==, "0123 4567 89AB CDEF 01");
}

static void
test_refuses (void)
{
  static const struct
  {
    const char *who;
    int code;
  } cases[] = {
    { "nobody@x.example", CHANCERY_EXCHANGE_ERROR_NO_KEY },
    { "0x0123456789abcdef", CHANCERY_EXCHANGE_ERROR_NO_KEY },
    { "0123456789abcdef0123456789abcdef01234567", CHANCERY_EXCHANGE_ERROR_NO_KEY },
    { "abcd", CHANCERY_EXCHANGE_ERROR_SEAL },
    { "Ayesha Khan", CHANCERY_EXCHANGE_ERROR_SEAL },
    { "", CHANCERY_EXCHANGE_ERROR_SEAL },
    { "-r@x.example", CHANCERY_EXCHANGE_ERROR_NO_KEY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *recipients[] = { THEM, cases[i].who, NULL };
      g_autoptr (GError) error = NULL;

      g_assert_null (chancery_seal_new (recipients, NULL, NULL, NULL, &error));
      g_assert_error (error, CHANCERY_EXCHANGE_ERROR, cases[i].code);
      g_assert_true (g_str_has_prefix (error->message, cases[i].who));
    }
}

/* ---- there and back ---- */

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  const char *name = data;
  g_autofree char *path = write_sealed (fixture, name);
  g_autoptr (ChanceryImport) import = chancery_import_new (fixture->other);
  g_autoptr (GError) error = NULL;
  const ChancerySealNews *news;
  const ChancerySignature *signature;
  g_auto (GStrv) sentences = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GPtrArray) batches = NULL;
  const ChanceryBatch *batch;

  assert_nothing_else (fixture, name);
  chancery_import_read_file (import, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  news = chancery_import_get_seal_news (import);
  g_assert_nonnull (news);
  g_assert_true (news->encrypted);
  g_assert_cmpuint (news->signatures->len, ==, 1);
  signature = news->signatures->pdata[0];
  g_assert_cmpint (signature->standing, ==, CHANCERY_SIGNATURE_CERTIFIED);
  g_assert_cmpstr (signature->who, ==, "Ayesha Khan <" US ">");
  sentences = chancery_seal_news_phrase (news);
  kept = chancery_signature_to_log (signature);
  again = chancery_signature_phrase_log (kept);
  g_assert_cmpstr (sentences[0], ==, again);
  chancery_import_apply (import, "Tester", CHANCERY_CONFLICTS_FAIL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_nothing_else (fixture, name);
  batches = chancery_batches_list (fixture->other, &error);
  g_assert_no_error (error);
  batch = batches->pdata[0];
  g_assert_cmpstr (batch->signatures[0], ==, kept);
  g_assert_null (batch->signatures[1]);
  if (strstr (name, ".json") != NULL)
    {
      g_autofree char *first = fixture_export_all (fixture->db, "json");
      g_autofree char *second = fixture_export_all (fixture->other, "json");

      g_assert_cmpstr (first, ==, second);
    }
}

/* Somebody is asked what the columns of a table mean, also of one that came sealed. */
static void
test_table (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "Subject,Odd heading\nA letter,x\n";
  g_autofree char *path = g_build_filename (fixture->folder, "list.csv.gpg", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (ChancerySeal) seal = seal_for (THEM, NULL);
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileOutputStream) sealed = g_file_create (file, G_FILE_CREATE_PRIVATE, NULL, &error);
  g_autoptr (ChanceryCsvLook) look = NULL;

  g_assert_no_error (error);
  chancery_seal_close (seal, plain, FALSE, G_OUTPUT_STREAM (sealed), NULL, NULL, &error);
  g_assert_no_error (error);
  look = chancery_csv_look_read (fixture->other, file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (look);
  g_assert_cmpstr (chancery_csv_mapping_get_heading (look->mapping, 1), ==, "Odd heading");
  g_assert_cmpstr (look->examples[0], ==, "A letter");
}

static void
test_log (void)
{
  static const char *const strange[] = { "", "certified", "sworn 0123 Somebody" };

  static const struct
  {
    const char *kept;
    const char *words;
  } cases[] = {
    { "certified 0123 2026-03-03T10:00:00Z Desk <desk@x.example>",
      "Signed on 3 March 2026 by Desk <desk@x.example>, whose key is certified here (0123)" },
    { "certified 0123 Desk <desk@x.example>",
      "Signed on a day unknown by Desk <desk@x.example>, whose key is certified here (0123)" },
    { "certified 0123 - 2026-03-03T10:00:00Z",
      "Signed on a day unknown by 2026-03-03T10:00:00Z, whose key is certified here (0123)" },
    { "unknown 0123 2026-03-03T10:00:00Z",
      "Signed, it says on 3 March 2026, with the key 0123, which is not here: who signed is not "
      "known" },
    { "unknown 0123", "Signed, it says on a day unknown, with the key 0123, which is not here: who "
                      "signed is not known" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (strange); i++)
    g_assert_null (chancery_signature_phrase_log (strange[i]));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = chancery_signature_phrase_log (cases[i].kept);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* A stream has no place for a signature beside it. */
static void
test_stream (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryExport) export = chancery_export_new (fixture->db);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  chancery_export_set_seal (export, seal_for (NULL, US));
  g_assert_false (chancery_export_write_stream (export, "json", stream, NULL, NULL, NULL, &error));
  g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_UNSUPPORTED);
}

/* ---- called off ---- */

static void
cancel_soon (guint64 done, guint64 total, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_cancel_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sample = fixture_read_sample ();
  g_autofree char *path = g_build_filename (fixture->folder, "out.json.gpg", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (ChanceryExport) export = chancery_export_new (fixture->db);
  g_autoptr (GError) error = NULL;

  fixture_import (fixture->db, sample, CHANCERY_CONFLICTS_FAIL,
                  "new 48, changed 0, unchanged 0, conflicts 0");
  chancery_export_set_seal (export, seal_for (THEM, US));
  g_assert_false (chancery_export_write_file (export, NULL, path, cancel_soon, cancellable,
                                              cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_nothing_else (fixture, NULL);
}

/* A stream that is called off while it is read. */
static void
test_cancel_sealing (void)
{
  g_autoptr (ChancerySeal) seal = seal_for (THEM, US);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data ("text", 4, NULL);
  g_autoptr (GOutputStream) sealed = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (chancery_seal_close (seal, plain, FALSE, sealed, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_cancel_import (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_sealed (fixture, "out.json.gpg");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (ChanceryImport) import = chancery_import_new (fixture->other);
  g_autoptr (GError) error = NULL;

  g_assert_false (
      chancery_import_read_file (import, path, cancel_soon, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_nothing_else (fixture, "out.json.gpg");
}

/* Asks for no passphrase: tells through a pipe that it should, and waits until it is ended. */
static const char pinentry[] = "#!/bin/sh\n"
                               "echo OK\n"
                               "while read -r word rest\n"
                               "do\n"
                               "  if [ \"$word\" = GETPIN ]\n"
                               "  then\n"
                               "    echo asked >\"${0%/*}/asked\"\n"
                               "    while read -r word rest; do :; done\n"
                               "  fi\n"
                               "  echo OK\n"
                               "done\n";

static gpointer
cancel_when_asked (gpointer cancellable)
{
  g_autofree char *pipe = g_build_filename (home, "asked", NULL);
  g_autofree char *words = NULL;

  /* Comes back when somebody wrote into the pipe. */
  g_file_get_contents (pipe, &words, NULL, NULL);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
set_pinentry (const char *program)
{
  g_autofree char *path = g_build_filename (home, "gpg-agent.conf", NULL);
  g_autofree char *line = g_strdup_printf ("pinentry-program %s\n", program);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, line, -1, &error);
  g_assert_no_error (error);
  end_agent ();
}

/* Whoever thinks better of it while the passphrase is asked for is not kept waiting. */
static void
test_cancel_question (void)
{
  g_autofree char *program = g_build_filename (home, "pinentry", NULL);
  g_autofree char *pipe = g_build_filename (home, "asked", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (ChancerySeal) seal = NULL;
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data ("text", 4, NULL);
  g_autoptr (GOutputStream) signature = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  GThread *thread;

  make_key ("Locked <locked@mofa.example>", "a secret");
  g_file_set_contents_full (program, pinentry, -1, G_FILE_SET_CONTENTS_NONE, 0700, &error);
  g_assert_no_error (error);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  set_pinentry (program);
  seal = seal_for (NULL, "locked@mofa.example");
  thread = g_thread_new ("cancels", cancel_when_asked, cancellable);
  g_assert_false (chancery_seal_sign (seal, plain, signature, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  set_pinentry ("/bin/false");
  g_remove (pipe);
}

/* ---- the disk ---- */

/* Nobody finds under its name what cannot be written to its end. */
static void
test_full_stream (void)
{
  g_autoptr (ChancerySeal) seal = seal_for (THEM, NULL);
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_data ("text", 4, NULL);
  char room[16];
  g_autoptr (GOutputStream) sealed = g_memory_output_stream_new (room, sizeof room, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (chancery_seal_close (seal, plain, FALSE, sealed, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

int
main (int argc, char **argv)
{
  g_autofree char *gpg = g_find_program_in_path ("gpg");
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/seal/recognizes", test_recognizes);
  g_test_add_func ("/exchange/seal/names", test_names);
  g_test_add_func ("/exchange/seal/log", test_log);
  if (gpg == NULL)
    return g_test_run ();

  begin_keys ();
  g_test_add_func ("/exchange/seal/keyring", test_keyring);
  g_test_add_func ("/exchange/seal/refuses", test_refuses);
  g_test_add ("/exchange/seal/round-trip/json", Fixture, "out.json.gpg", fixture_set_up,
              test_round_trip, fixture_tear_down);
  g_test_add ("/exchange/seal/round-trip/bag", Fixture, "out.zip.gpg", fixture_set_up,
              test_round_trip, fixture_tear_down);
  g_test_add ("/exchange/seal/table", Fixture, NULL, fixture_set_up, test_table, fixture_tear_down);
  g_test_add ("/exchange/seal/stream", Fixture, NULL, fixture_set_up, test_stream,
              fixture_tear_down);
  g_test_add ("/exchange/seal/cancel/export", Fixture, NULL, fixture_set_up, test_cancel_export,
              fixture_tear_down);
  g_test_add_func ("/exchange/seal/cancel/sealing", test_cancel_sealing);
  g_test_add ("/exchange/seal/cancel/import", Fixture, NULL, fixture_set_up, test_cancel_import,
              fixture_tear_down);
  g_test_add_func ("/exchange/seal/cancel/question", test_cancel_question);
  g_test_add_func ("/exchange/seal/full-stream", test_full_stream);
  status = g_test_run ();
  end_keys ();
  return status;
}
