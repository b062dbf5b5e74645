/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-attachments.h"
#include "chancery-batches.h"
#include "chancery-errors.h"
#include "chancery-history.h"
#include "chancery-records.h"
#include "chancery-registers.h"
#include "exchange-fixture.h"

#include <string.h>

#define ID "5f0c0d6e-1f7b-4d52-9d0d-6d8f4d6f1a10"
#define DOCUMENT(fields) "{\"kind\":\"document\",\"id\":\"" ID "\"" fields "}\n"

static char *
get_text (ChanceryDb *db, const char *id, const char *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryRecord) record = chancery_records_load (db, id, &error);

  g_assert_no_error (error);
  return g_strdup (chancery_record_get_text (record, field));
}

static void
edit (ChanceryDb *db, const char *field, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryRecord) record = chancery_records_load (db, ID, &error);
  g_autoptr (ChanceryRecord) saved = NULL;
  g_autoptr (ChanceryDraft) draft = NULL;
  const ChanceryAct act = { .who = "Tester" };

  g_assert_no_error (error);
  draft = chancery_draft_new_from_record (record);
  chancery_draft_set_text (draft, field, text);
  saved = chancery_records_save_one (db, draft, &act, &error);
  g_assert_no_error (error);
}

/* The promise that matters most. */
static void
test_sample_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = fixture_read_sample ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  fixture_import (fixture->db, text, CHANCERY_CONFLICTS_FAIL,
                  "new 48, changed 0, unchanged 0, conflicts 0");
  first = fixture_export_all (fixture->db, "json");
  g_assert_cmpstr (first, ==, text);
  fixture_import (fixture->other, first, CHANCERY_CONFLICTS_FAIL,
                  "new 48, changed 0, unchanged 0, conflicts 0");
  second = fixture_export_all (fixture->other, "json");
  g_assert_cmpstr (second, ==, text);
}

static void
test_sample_as_lines (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = fixture_read_sample ();
  g_autofree char *lines = NULL;
  g_autofree char *back = NULL;

  fixture_import (fixture->db, text, CHANCERY_CONFLICTS_FAIL,
                  "new 48, changed 0, unchanged 0, conflicts 0");
  lines = fixture_export_all (fixture->db, "jsonl");
  fixture_import (fixture->other, lines, CHANCERY_CONFLICTS_FAIL,
                  "new 48, changed 0, unchanged 0, conflicts 0");
  back = fixture_export_all (fixture->other, "json");
  g_assert_cmpstr (back, ==, text);
}

static void
test_sample_twice (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = fixture_read_sample ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 head;

  fixture_import (fixture->db, text, CHANCERY_CONFLICTS_FAIL,
                  "new 48, changed 0, unchanged 0, conflicts 0");
  head = chancery_history_get_head (fixture->db);
  before = fixture_export_all (fixture->db, "json");
  fixture_import (fixture->db, text, CHANCERY_CONFLICTS_FAIL,
                  "new 0, changed 0, unchanged 48, conflicts 0");
  after = fixture_export_all (fixture->db, "json");
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (chancery_history_get_head (fixture->db), ==, head);
}

static void
test_labels (Fixture *fixture, gconstpointer data)
{
  static const char text[] =
      "{\"kind\":\"document\",\"title\":\"a\",\"place\":{\"label\":\"Kabul\"},"
      "\"correspondents\":[{\"role\":\"from\",\"who\":{\"label\":\"Foreign  Ministry\"}},"
      "{\"role\":\"to\",\"who\":{\"label\":\"J. Smith\",\"kind\":\"person\"}}]}\n"
      "{\"kind\":\"document\",\"title\":\"b\",\"place\":{\"label\":\"KABUL\"},"
      "\"correspondents\":[{\"role\":\"to\",\"who\":{\"label\":\"foreign ministry\"}}]}\n"
      "{\"kind\":\"place\",\"names\":[{\"text\":\"Kabul\"}]}\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryImport) import = fixture_judge (fixture->db, text, &error);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) news = NULL;
  g_auto (GStrv) notes = NULL;
  const ChanceryImportEntry *entry;

  g_assert_no_error (error);
  g_assert_cmpuint (chancery_import_get_summary (import)->n_made, ==, 2);
  g_assert_cmpuint (chancery_import_get_summary (import)->n_new, ==, 5);
  g_assert_cmpuint (chancery_import_get_summary (import)->n_dangling, ==, 0);
  notes = chancery_import_list_notes (import, 10, &error);
  g_assert_cmpuint (g_strv_length (notes), ==, 2);
  g_assert_cmpstr (notes[0], ==,
                   "file:1: “Foreign  Ministry” is no name here: made as actor to check");
  /* The window lists names as records, under the word that it has for their kind. */
  g_assert_cmpuint (chancery_import_count_notes (import), ==, 0);
  names = chancery_import_list_entries (import, CHANCERY_IMPORT_NAMES, 1, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (names->len, ==, 1);
  entry = names->pdata[0];
  g_assert_cmpstr (entry->title, ==, "J. Smith");
  g_assert_cmpstr (entry->kind->id, ==, "person");
  news = chancery_import_list_entries (import, CHANCERY_IMPORT_NEW, 0, 10, &error);
  g_assert_cmpuint (news->len, ==, 5);
  entry = news->pdata[0];
  g_assert_cmpstr (entry->title, ==, "a");
  g_clear_pointer (&import, chancery_import_free);

  fixture_import (fixture->db, text, CHANCERY_CONFLICTS_FAIL,
                  "new 5, changed 0, unchanged 0, conflicts 0");
  fixture_import (fixture->db, text, CHANCERY_CONFLICTS_FAIL,
                  "new 0, changed 0, unchanged 3, conflicts 0");
  /* Ids that are made are the same anywhere. */
  fixture_import (fixture->other, text, CHANCERY_CONFLICTS_FAIL,
                  "new 5, changed 0, unchanged 0, conflicts 0");
  fixture_import (fixture->other, text, CHANCERY_CONFLICTS_FAIL,
                  "new 0, changed 0, unchanged 3, conflicts 0");
  first = fixture_export_all (fixture->db, "json");
  fixture_import (fixture->other, first, CHANCERY_CONFLICTS_FAIL,
                  "new 0, changed 0, unchanged 5, conflicts 0");
}

static void
rename_place (ChanceryDb *db, const char *id, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryRecord) record = chancery_records_load (db, id, &error);
  g_autoptr (ChanceryRecord) saved = NULL;
  g_autoptr (ChanceryDraft) draft = chancery_draft_new_from_record (record);
  g_autoptr (ChanceryValue) text = chancery_value_new_text (name);
  g_autoptr (ChanceryLine) line = NULL;
  const ChanceryField *list = chancery_kind_find_field (chancery_draft_get_kind (draft), "names");
  const ChanceryAct act = { .who = "Tester" };

  line =
      chancery_line_with_value (chancery_value_get_line (chancery_draft_get_value (draft, list), 0),
                                chancery_field_find (list->lines, "text"), text);
  chancery_draft_replace_line (draft, list, 0, line);
  saved = chancery_records_save_one (db, draft, &act, &error);
  g_assert_no_error (error);
}

/* What a label became is kept, so that the record finds it under any name. */
static void
test_label_renamed (Fixture *fixture, gconstpointer data)
{
  static const char place[] = "{\"kind\":\"place\",\"id\":\"" ID
                              "\",\"names\":[{\"text\":\"Kabul\"}]}";
  static const char document[] =
      "{\"kind\":\"document\",\"title\":\"a\",\"place\":{\"label\":\"Kabul\"}}";

  fixture_import (fixture->db, place, CHANCERY_CONFLICTS_FAIL,
                  "new 1, changed 0, unchanged 0, conflicts 0");
  fixture_import (fixture->db, document, CHANCERY_CONFLICTS_FAIL,
                  "new 1, changed 0, unchanged 0, conflicts 0");
  rename_place (fixture->db, ID, "The capital");
  fixture_import (fixture->db, document, CHANCERY_CONFLICTS_FAIL,
                  "new 0, changed 0, unchanged 1, conflicts 0");
}

/* A record is named by its title where it has no names. */
static void
test_labels_of_titles (Fixture *fixture, gconstpointer data)
{
  static const char text[] =
      "{\"kind\":\"demand\",\"text\":\"Stop\",\"raised_in\":{\"label\":\"the protest\"}}\n"
      "{\"kind\":\"demarche\",\"id\":\"" ID "\",\"title\":\"The Protest\"}\n"
      "{\"kind\":\"document\",\"title\":\"a\",\"links\":[{\"type\":\"cites\","
      "\"to\":{\"label\":\"The protest\"}}]}\n";
  g_autofree char *written = NULL;

  fixture_import (fixture->db, text, CHANCERY_CONFLICTS_FAIL,
                  "new 3, changed 0, unchanged 0, conflicts 0");
  written = fixture_export_all (fixture->db, "jsonl");
  g_assert_nonnull (strstr (written, "\"raised_in\":{\"id\":\"" ID "\""));
  g_assert_nonnull (strstr (written, "\"to\":{\"id\":\"" ID "\""));
  fixture_import (fixture->db, text, CHANCERY_CONFLICTS_FAIL,
                  "new 0, changed 0, unchanged 3, conflicts 0");
}

/* What a label means may stand before the first label of the file. */
static void
test_label_of_earlier (Fixture *fixture, gconstpointer data)
{
  static const char text[] =
      "{\"kind\":\"document\",\"title\":\"a\"}\n"
      "{\"kind\":\"demarche\",\"id\":\"" ID "\",\"title\":\"The Protest\"}\n"
      "{\"kind\":\"document\",\"title\":\"b\"}\n"
      "{\"kind\":\"demand\",\"text\":\"Stop\",\"raised_in\":{\"label\":\"the protest\"}}\n";
  g_autofree char *written = NULL;

  fixture_import (fixture->db, text, CHANCERY_CONFLICTS_FAIL,
                  "new 4, changed 0, unchanged 0, conflicts 0");
  written = fixture_export_all (fixture->db, "jsonl");
  g_assert_nonnull (strstr (written, "\"raised_in\":{\"id\":\"" ID "\""));
}

static void
test_equal_records (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "{\"kind\":\"document\",\"title\":\"a\"}\n"
                             "{\"kind\":\"document\",\"title\":\"a\"}\n";

  fixture_import (fixture->db, text, CHANCERY_CONFLICTS_FAIL,
                  "new 2, changed 0, unchanged 0, conflicts 0");
  fixture_import (fixture->db, text, CHANCERY_CONFLICTS_FAIL,
                  "new 0, changed 0, unchanged 2, conflicts 0");
}

static void
test_taken (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *here = NULL;

  fixture_import (fixture->db, DOCUMENT (",\"title\":\"a\""), CHANCERY_CONFLICTS_FAIL,
                  "new 1, changed 0, unchanged 0, conflicts 0");
  before = fixture_export_all (fixture->db, "json");
  fixture_import (fixture->other, before, CHANCERY_CONFLICTS_FAIL,
                  "new 1, changed 0, unchanged 0, conflicts 0");
  edit (fixture->db, "title", "b");
  after = fixture_export_all (fixture->db, "json");
  fixture_import (fixture->other, after, CHANCERY_CONFLICTS_FAIL,
                  "new 0, changed 1, unchanged 0, conflicts 0");
  here = get_text (fixture->other, ID, "title");
  g_assert_cmpstr (here, ==, "b");
  /* What is behind changes nothing. */
  fixture_import (fixture->db, before, CHANCERY_CONFLICTS_FAIL,
                  "new 0, changed 0, unchanged 1, conflicts 0");
  fixture_import (fixture->other, after, CHANCERY_CONFLICTS_FAIL,
                  "new 0, changed 0, unchanged 1, conflicts 0");
}

static void
test_merged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  fixture_import (fixture->db, DOCUMENT (",\"title\":\"a\",\"body\":\"x\""),
                  CHANCERY_CONFLICTS_FAIL, "new 1, changed 0, unchanged 0, conflicts 0");
  first = fixture_export_all (fixture->db, "json");
  fixture_import (fixture->other, first, CHANCERY_CONFLICTS_FAIL,
                  "new 1, changed 0, unchanged 0, conflicts 0");
  edit (fixture->db, "title", "b");
  edit (fixture->other, "body", "y");
  theirs = fixture_export_all (fixture->db, "json");
  fixture_import (fixture->other, theirs, CHANCERY_CONFLICTS_FAIL,
                  "new 0, changed 1, unchanged 0, conflicts 0");
  title = get_text (fixture->other, ID, "title");
  body = get_text (fixture->other, ID, "body");
  g_assert_cmpstr (title, ==, "b");
  g_assert_cmpstr (body, ==, "y");
}

static void
make_clash (Fixture *fixture)
{
  fixture_import (fixture->db, DOCUMENT (",\"title\":\"a\",\"body\":\"x\""),
                  CHANCERY_CONFLICTS_FAIL, "new 1, changed 0, unchanged 0, conflicts 0");
  edit (fixture->db, "title", "b");
}

static const char clashing[] = DOCUMENT (",\"title\":\"c\",\"body\":\"z\"");

static void
test_clash_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryImport) import = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  const ChanceryImportConflict *conflict;
  g_autofree char *title = NULL;

  make_clash (fixture);
  import = fixture_judge (fixture->db, clashing, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (chancery_import_get_n_conflicts (import), ==, 1);
  conflicts = chancery_import_list_conflicts (import, 0, 10, &error);
  g_assert_no_error (error);
  conflict = conflicts->pdata[0];
  g_assert_cmpstr (conflict->path, ==, "title");
  g_assert_cmpstr (conflict->record_id, ==, ID);
  g_assert_cmpstr (chancery_value_get_text (conflict->ours), ==, "b");
  g_assert_cmpstr (chancery_value_get_text (conflict->theirs), ==, "c");
  g_assert_cmpstr (chancery_value_get_text (conflict->ancestor), ==, "a");
  g_assert_false (conflict->decided);
  g_assert_false (chancery_import_apply (import, "Tester", CHANCERY_CONFLICTS_FAIL, NULL, NULL,
                                         NULL, NULL, &error));
  g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_CONFLICT);
  title = get_text (fixture->db, ID, "title");
  g_assert_cmpstr (title, ==, "b");
}

static void
test_clash_kept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  make_clash (fixture);
  fixture_import (fixture->db, clashing, CHANCERY_CONFLICTS_KEEP,
                  "new 0, changed 0, unchanged 0, conflicts 1");
  title = get_text (fixture->db, ID, "title");
  body = get_text (fixture->db, ID, "body");
  g_assert_cmpstr (title, ==, "b");
  g_assert_cmpstr (body, ==, "z");
}

static void
test_clash_taken (Fixture *fixture, gconstpointer data)
{
  g_autofree char *title = NULL;

  make_clash (fixture);
  fixture_import (fixture->db, clashing, CHANCERY_CONFLICTS_TAKE,
                  "new 0, changed 0, unchanged 0, conflicts 1");
  title = get_text (fixture->db, ID, "title");
  g_assert_cmpstr (title, ==, "c");
}

static void
test_clash_decided (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryImport) import = NULL;
  g_autofree char *title = NULL;

  make_clash (fixture);
  import = fixture_judge (fixture->db, clashing, &error);
  g_assert_no_error (error);
  g_assert_true (chancery_import_decide (import, 0, TRUE, &error));
  g_assert_true (chancery_import_apply (import, "Tester", CHANCERY_CONFLICTS_FAIL, NULL, NULL, NULL,
                                        NULL, &error));
  title = get_text (fixture->db, ID, "title");
  g_assert_cmpstr (title, ==, "c");
}

static void
test_registry_moved_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryImport) import = NULL;

  make_clash (fixture);
  import = fixture_judge (fixture->db, clashing, &error);
  g_assert_no_error (error);
  edit (fixture->db, "body", "later");
  g_assert_false (chancery_import_apply (import, "Tester", CHANCERY_CONFLICTS_TAKE, NULL, NULL,
                                         NULL, NULL, &error));
  g_assert_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_CONFLICT);
}

static void
test_number_taken (Fixture *fixture, gconstpointer data)
{
  static const char first[] = "{\"kind\":\"document\",\"id\":\"" ID
                              "\",\"state\":\"registered\",\"reference\":\"DOC/2026/0007\"}";
  static const char second[] =
      "{\"kind\":\"document\",\"id\":\"aaaaaaaa-1f7b-4d52-9d0d-6d8f4d6f1a10\","
      "\"state\":\"registered\",\"reference\":\"DOC/2026/0007\"}";
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryImport) import = NULL;

  fixture_import (fixture->db, first, CHANCERY_CONFLICTS_FAIL,
                  "new 1, changed 0, unchanged 0, conflicts 0");
  fixture_import (fixture->db, second, CHANCERY_CONFLICTS_KEEP,
                  "new 0, changed 0, unchanged 0, conflicts 1");
  g_assert_cmpint (chancery_records_get_row (fixture->db, "aaaaaaaa-1f7b-4d52-9d0d-6d8f4d6f1a10"),
                   ==, 0);
  import = fixture_judge (fixture->db, second, &error);
  g_assert_false (chancery_import_apply (import, "Tester", CHANCERY_CONFLICTS_TAKE, NULL, NULL,
                                         NULL, NULL, &error));
  g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_CONFLICT);
}

/* A number that is free is a clash like any other. */
static void
test_number_free (Fixture *fixture, gconstpointer data)
{
  g_autofree char *number = NULL;

  make_clash (fixture);
  fixture_import (fixture->db,
                  DOCUMENT (",\"title\":\"b\",\"body\":\"x\",\"state\":\"registered\","
                            "\"reference\":\"DOC/2026/0009\""),
                  CHANCERY_CONFLICTS_TAKE, "new 0, changed 1, unchanged 0, conflicts 0");
  number = get_text (fixture->db, ID, "reference");
  g_assert_cmpstr (number, ==, "DOC/2026/0009");
}

/* Leading zeros do not make another number, and a number that was left stays spent. */
static void
test_number_spelled_otherwise (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) book = NULL;
  g_autofree char *number = NULL;

  fixture_import (fixture->db,
                  DOCUMENT (",\"state\":\"registered\",\"reference\":\"DOC/2026/0001\""),
                  CHANCERY_CONFLICTS_FAIL, "new 1, changed 0, unchanged 0, conflicts 0");
  fixture_import (fixture->db,
                  "{\"kind\":\"document\",\"state\":\"registered\",\"reference\":\"DOC/2026/1\"}",
                  CHANCERY_CONFLICTS_KEEP, "new 0, changed 0, unchanged 0, conflicts 1");
  fixture_import (fixture->db, DOCUMENT (",\"state\":\"registered\",\"reference\":\"DOC/2026/2\""),
                  CHANCERY_CONFLICTS_FAIL, "new 0, changed 1, unchanged 0, conflicts 0");
  /* Nor does a file unregister by saying nothing. */
  fixture_import (fixture->db, DOCUMENT (",\"title\":\"b\""), CHANCERY_CONFLICTS_FAIL,
                  "new 0, changed 1, unchanged 0, conflicts 0");
  number = get_text (fixture->db, ID, "reference");
  g_assert_cmpstr (number, ==, "DOC/2026/2");
  problems = chancery_registers_check (fixture->db, NULL, 0, NULL);
  g_assert_cmpuint (problems->len, ==, 0);
  book = chancery_registers_list (fixture->db, "DOC", 2026, NULL);
  g_assert_cmpuint (book->len, ==, 2);
  g_assert_cmpstr (((ChanceryRegisterRow *)book->pdata[0])->state, ==, "reverted");
  g_assert_cmpstr (((ChanceryRegisterRow *)book->pdata[1])->state, ==, "held");
}

static const struct
{
  const char *text;
  const char *message;
} bad_files[] = {
  { DOCUMENT () DOCUMENT (), "file:2: id: the record of line 1 has the id" },
  { "{\"kind\":\"document\",\"reference\":\"DOC/2026/1\"}\n"
    "{\"kind\":\"document\",\"reference\":\"DOC/2026/1\"}\n",
    "file:2: reference: the record of line 1" },
  { "{\"kind\":\"document\",\"reference\":\"DOC/2026/1\"}\n"
    "{\"kind\":\"document\",\"reference\":\"DOC/2026/0001\"}\n",
    "file:2: reference: the record of line 1" },
  { DOCUMENT (",\"attachments\":[{\"name\":\"../a\",\"sha256\":\"00\"}]"),
    "file:1: attachments: “../a” is no plain file name" },
  { DOCUMENT (",\"attachments\":[{\"name\":\"a\\\\b\",\"sha256\":\"00\"}]"),
    "file:1: attachments: " },
  { DOCUMENT (",\"attachments\":[{\"name\":\"..\",\"sha256\":\"00\"}]"), "file:1: attachments: " },
  { DOCUMENT (",\"attachments\":[{\"name\":\"a\",\"sha256\":\"00\"}]"),
    "file:1: attachments: “a” has no SHA-256" },
  { DOCUMENT (",\"correspondents\":[{\"id\":\"" ID "\"},{\"id\":\"" ID "\"}]"),
    "file:1: correspondents[1].id: " },
  { DOCUMENT () "{\"kind\":\"letter\"}", "file:2: kind: " },
  { DOCUMENT () "{\"kind\":\"document\"", "file:2:19: the text ends" },
  { DOCUMENT (",\"links\":[{\"type\":\"about\",\"to\":{\"label\":\"Nothing\"}}]"),
    "file:1: links.to: “Nothing” is the name of no record; give its id, or its kind" },
  { "", "file:1:1: the text is empty" },
};

/* Bad input changes nothing, and leaves nothing behind. */
static void
test_bad_files (Fixture *fixture, gconstpointer data)
{
  gint64 head = chancery_history_get_head (fixture->db);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ChanceryImport) import = fixture_judge (fixture->db, bad_files[i].text, &error);

      g_assert_null (import);
      g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
      if (!g_str_has_prefix (error->message, bad_files[i].message))
        g_error ("“%s” does not open with “%s”", error->message, bad_files[i].message);
    }
  g_assert_cmpint (chancery_history_get_head (fixture->db), ==, head);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_prefix (name, ".import"));
}

static void
test_revert (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = fixture_read_sample ();
  g_autofree char *empty = fixture_export_all (fixture->db, "json");
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryImport) import = fixture_judge (fixture->db, text, &error);
  const ChanceryAct act = { .who = "Tester" };
  gint64 batch = 0;

  g_assert_no_error (error);
  g_assert_true (chancery_import_apply (import, "Tester", CHANCERY_CONFLICTS_FAIL, &batch, NULL,
                                        NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (batch, >, 0);
  g_assert_true (chancery_batches_revert (fixture->db, batch, &act, &error));
  g_assert_no_error (error);
  after = fixture_export_all (fixture->db, "json");
  g_assert_nonnull (strstr (after, "\"records\": []"));
  g_assert_nonnull (strstr (empty, "\"records\": []"));
  g_clear_pointer (&import, chancery_import_free);

  /* What was taken back may come again, with its own numbers. */
  fixture_import (fixture->db, text, CHANCERY_CONFLICTS_FAIL,
                  "new 48, changed 0, unchanged 0, conflicts 0");
  again = fixture_export_all (fixture->db, "json");
  g_assert_cmpstr (again, ==, text);
}

static void
cancel (guint64 done, guint64 total, gpointer user_data)
{
  if (done >= 20)
    g_cancellable_cancel (user_data);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = fixture_read_sample ();
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryImport) import = fixture_judge (fixture->db, text, &error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_no_error (error);
  g_assert_false (chancery_import_apply (import, "Tester", CHANCERY_CONFLICTS_FAIL, NULL, cancel,
                                         cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = fixture_export_all (fixture->db, "json");
  g_assert_nonnull (strstr (after, "\"records\": []"));
}

static void
test_attachments (Fixture *fixture, gconstpointer data)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "words", -1);
  g_autofree char *folder = g_build_filename (fixture->folder, "attachments", NULL);
  g_autofree char *content = g_build_filename (folder, digest, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "in.json", NULL);
  g_autofree char *copy_folder = g_build_filename (fixture->folder, "copy", NULL);
  g_autofree char *copy = g_build_filename (copy_folder, "out.json", NULL);
  g_autofree char *copied = g_build_filename (copy_folder, "attachments", digest, NULL);
  g_autofree char *text = g_strdup_printf (
      DOCUMENT (",\"attachments\":[{\"name\":\"a.txt\",\"sha256\":\"%s\",\"size\":5}]"), digest);
  g_autofree char *words = NULL;
  g_autoptr (ChanceryImport) import = chancery_import_new (fixture->db);
  g_autoptr (ChanceryExport) export = NULL;
  g_autoptr (GError) error = NULL;
  gint64 size = 0;

  g_mkdir (folder, 0700);
  g_mkdir (copy_folder, 0700);
  g_file_set_contents (content, "words", -1, NULL);
  g_file_set_contents (path, text, -1, NULL);
  chancery_import_read_file (import, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  chancery_import_apply (import, "Tester", CHANCERY_CONFLICTS_FAIL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (chancery_attachments_has (fixture->db, digest, &size));
  g_assert_cmpint (size, ==, 5);

  export = chancery_export_new (fixture->db);
  chancery_export_write_file (export, NULL, copy, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (copied, &words, NULL, NULL));
  g_assert_cmpstr (words, ==, "words");
}

static void
test_attachment_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "words", -1);
  g_autofree char *folder = g_build_filename (fixture->folder, "attachments", NULL);
  g_autofree char *content = g_build_filename (folder, digest, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "in.json", NULL);
  g_autofree char *text = g_strdup_printf (
      DOCUMENT (",\"attachments\":[{\"name\":\"a.txt\",\"sha256\":\"%s\",\"size\":5}]"), digest);
  g_autoptr (ChanceryImport) import = chancery_import_new (fixture->db);
  g_autoptr (GError) error = NULL;

  g_mkdir (folder, 0700);
  g_file_set_contents (content, "sword", -1, NULL);
  g_file_set_contents (path, text, -1, NULL);
  g_assert_false (chancery_import_read_file (import, path, NULL, NULL, NULL, &error));
  g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
}

static void
test_own_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryImport) import = chancery_import_new (fixture->db);
  g_autoptr (GError) error = NULL;

  g_assert_false (chancery_import_read_file (import, chancery_db_get_path (fixture->db), NULL, NULL,
                                             NULL, &error));
  g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
}

#define ADD(path, func) \
  g_test_add ("/exchange/import/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

/* What a record says of itself is believed, so it has to be of the form in which it can be true. */
static void
test_own_story_has_its_form (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *member;
    const char *reason;
  } cases[] = {
    { "\"created\":\"yesterday\"", "file:1: created: “yesterday” is no time" },
    { "\"changed\":\"2026-02-31T10:00:00Z\"",
      "file:1: changed: “2026-02-31T10:00:00Z” is no time" },
    { "\"past\":[\"abc\"]", "file:1: past[0]: “abc” is no SHA-256" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("{\"kind\":\"document\",\"title\":\"a\",%s}\n", cases[i].member);
      g_autoptr (GError) error = NULL;
      g_autoptr (ChanceryImport) import = fixture_judge (fixture->db, text, &error);

      g_assert_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, cases[i].reason));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("sample-round-trip", test_sample_round_trip);
  ADD ("sample-as-lines", test_sample_as_lines);
  ADD ("sample-twice", test_sample_twice);
  ADD ("labels", test_labels);
  ADD ("label-renamed", test_label_renamed);
  ADD ("labels-of-titles", test_labels_of_titles);
  ADD ("label-of-earlier", test_label_of_earlier);
  ADD ("equal-records", test_equal_records);
  ADD ("taken", test_taken);
  ADD ("merged", test_merged);
  ADD ("clash-fails", test_clash_fails);
  ADD ("clash-kept", test_clash_kept);
  ADD ("clash-taken", test_clash_taken);
  ADD ("clash-decided", test_clash_decided);
  ADD ("registry-moved-on", test_registry_moved_on);
  ADD ("number-taken", test_number_taken);
  ADD ("number-free", test_number_free);
  ADD ("number-spelled-otherwise", test_number_spelled_otherwise);
  ADD ("bad-files", test_bad_files);
  ADD ("own-story-has-its-form", test_own_story_has_its_form);
  ADD ("revert", test_revert);
  ADD ("cancelled", test_cancelled);
  ADD ("attachments", test_attachments);
  ADD ("attachment-damaged", test_attachment_damaged);
  ADD ("own-file", test_own_file);

  return g_test_run ();
}
