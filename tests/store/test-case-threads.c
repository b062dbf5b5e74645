/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-test-store.h"

#include "chancery-case-enclosures.h"
#include "chancery-case-threads.h"
#include "chancery-links.h"
#include "chancery-records.h"

static char *
add_document (ChanceryTestStore *store, const char *title, const char *day, const char *direction)
{
  g_autofree char *json = g_strdup_printf (
      "{'kind':'document','title':'%s','form':'letter','date_on_document':'%s','direction':'%s'}",
      title, day, direction);
  g_autoptr (ChanceryRecord) record = chancery_test_save (store, chancery_test_draft (store, json));
  g_autoptr (GError) error = NULL;
  g_autofree char *number = chancery_records_register (store->db, chancery_record_get_id (record),
                                                       chancery_test_act (NULL), &error);

  g_assert_no_error (error);
  return g_strdup (chancery_record_get_id (record));
}

static char *
add_case (ChanceryTestStore *store)
{
  g_autoptr (ChanceryRecord) record = chancery_test_save (
      store, chancery_test_draft (store, "{'kind':'casefile','class':'AFG','title':'A case'}"));

  return g_strdup (chancery_record_get_id (record));
}

static void
link_papers (ChanceryTestStore *store, const char *from, const char *type, const char *to)
{
  g_autoptr (GError) error = NULL;

  chancery_links_add (store->db, from, type, to, NULL, NULL, chancery_test_act (NULL), &error);
  g_assert_no_error (error);
}

static void
file_papers (ChanceryTestStore *store, const char *const *papers, const char *file)
{
  g_autoptr (GError) error = NULL;

  chancery_links_file (store->db, papers, file, chancery_test_act (NULL), &error);
  g_assert_no_error (error);
}

static GPtrArray *
read_threads (ChanceryTestStore *store, const char *file, ChanceryDay as_on, guint *n_loose)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *papers = chancery_case_threads_read (store->db, file, as_on, n_loose, &error);

  g_assert_no_error (error);
  return papers;
}

/* “A B.r”: title or number, a dot a step, and the role. */
static char *
show (GPtrArray *papers)
{
  static const char letters[] = { 'f', 'e', 'r', 'j' };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < papers->len; i++)
    {
      const ChanceryThreadPaper *paper = papers->pdata[i];

      g_string_append_printf (words, "%s%s%.*s%c", i > 0 ? " " : "",
                              paper->outside ? paper->reference : paper->title, (int)paper->depth,
                              "......", letters[paper->role]);
    }
  return g_string_free (words, FALSE);
}

static void
test_threads (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *file = add_case (store);
  g_autofree char *outside = add_document (store, "Outside", "2026-01-01", "in");
  g_autofree char *note = add_document (store, "Note", "2026-01-02", "out");
  g_autofree char *chart = add_document (store, "Chart", "2026-01-02", "out");
  g_autofree char *reply = add_document (store, "Reply", "2026-01-20", "in");
  g_autofree char *last = add_document (store, "Last", "2026-02-01", "out");
  g_autofree char *loose = add_document (store, "Loose", "2026-02-02", "out");
  g_autoptr (GPtrArray) papers = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *answer = NULL;
  g_autofree char *silence = NULL;
  ChanceryDay today;
  guint n_loose;

  link_papers (store, note, "replies-to", outside);
  link_papers (store, chart, "enclosure-of", note);
  link_papers (store, reply, "replies-to", note);
  link_papers (store, last, "rejoins", reply);
  file_papers (store, (const char *const[]){ loose, last, reply, note, chart, NULL }, file);
  papers = read_threads (store, file, CHANCERY_DAY_NONE, &n_loose);
  shown = show (papers);
  g_assert_cmpstr (shown, ==, "DOC/2026/0001f Note.r Chart..e Reply..j Last...j");
  g_assert_cmpuint (n_loose, ==, 1);
  /* Nothing but its number is known of what is not in the file. */
  g_assert_null (((ChanceryThreadPaper *)papers->pdata[0])->title);
  g_assert_null (((ChanceryThreadPaper *)papers->pdata[0])->date);
  g_assert_true (chancery_day_from_ymd (2026, 3, 1, &today));
  answer = chancery_case_threads_phrase_answer (papers, 1, today);
  g_assert_cmpstr (answer, ==, "answered 20 Jan 2026");
  silence = chancery_case_threads_phrase_answer (papers, 4, today);
  g_assert_null (silence);
}

static gboolean
type_into (ChanceryDraft *draft, const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;
  gboolean typed = chancery_draft_set_typed (draft, path, text, chancery_day_today (), &error);

  g_assert_no_error (error);
  return typed;
}

/* What came after the day is absent, and its answer with it. */
static void
test_as_on (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *file = add_case (store);
  g_autofree char *reply = add_document (store, "Reply", "2026-03-20", "in");
  g_autoptr (ChanceryRecord) act = NULL;
  g_autoptr (ChanceryRecord) saved = NULL;
  g_autoptr (ChanceryDraft) draft = chancery_test_demarche (store, "Protest", "Kabul");
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (GPtrArray) then = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words[2] = { NULL, NULL };
  g_autofree char *number = NULL;
  g_autofree char *shown = NULL;
  ChanceryDay day, today;

  g_assert_true (type_into (draft, "occasion_date", "2026-03-01"));
  act = chancery_test_save (store, g_steal_pointer (&draft));
  number = chancery_records_register (store->db, chancery_record_get_id (act),
                                      chancery_test_act (NULL), &error);
  g_assert_no_error (error);
  draft = chancery_test_edit (store, chancery_record_get_id (act));
  g_assert_true (type_into (draft, "answers.on", "2026-03-20"));
  g_assert_true (type_into (draft, "answers.response", "denies"));
  g_assert_true (type_into (draft, "answers.record", reply));
  g_assert_no_error (error);
  saved = chancery_test_save (store, g_steal_pointer (&draft));
  file_papers (store, (const char *const[]){ chancery_record_get_id (saved), reply, NULL }, file);
  now = read_threads (store, file, CHANCERY_DAY_NONE, NULL);
  shown = show (now);
  g_assert_cmpstr (shown, ==, "Protestf Reply.r");
  g_assert_true (chancery_day_from_ymd (2026, 4, 1, &today));
  words[0] = chancery_case_threads_phrase_answer (now, 0, today);
  g_assert_cmpstr (words[0], ==, "answered 20 Mar 2026: denies");
  g_assert_true (chancery_day_from_ymd (2026, 3, 10, &day));
  then = read_threads (store, file, day, NULL);
  g_assert_cmpuint (then->len, ==, 1);
  words[1] = chancery_case_threads_phrase_answer (then, 0, day);
  g_assert_cmpstr (words[1], ==, "no reply after 9 days");
  g_free (g_steal_pointer (&words[1]));
}

/* Links in a circle, and a paper that answers several. */
static void
test_circle (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *file = add_case (store);
  g_autofree char *one = add_document (store, "One", "2026-01-01", "in");
  g_autofree char *two = add_document (store, "Two", "2026-01-02", "out");
  g_autofree char *three = add_document (store, "Three", "2026-01-03", "out");
  g_autoptr (GPtrArray) papers = NULL;
  g_autofree char *shown = NULL;

  link_papers (store, one, "replies-to", two);
  link_papers (store, two, "replies-to", one);
  link_papers (store, three, "replies-to", one);
  link_papers (store, three, "replies-to", two);
  file_papers (store, (const char *const[]){ one, two, three, NULL }, file);
  papers = read_threads (store, file, CHANCERY_DAY_NONE, NULL);
  shown = show (papers);
  g_assert_cmpstr (shown, ==, "Onef Two.r Three..j");
  g_assert_cmpuint (((ChanceryThreadPaper *)papers->pdata[2])->others->len, ==, 1);
}

/* Enclosures go in after their letter, in whatever order they are named. */
static void
test_enclosures (void)
{
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autofree char *file = add_case (store);
  g_autofree char *letter = add_document (store, "Letter", "2026-01-01", "in");
  g_autofree char *first = add_document (store, "First", "2026-01-01", "in");
  g_autofree char *second = add_document (store, "Second", "2026-01-01", "in");
  g_autofree char *other = add_document (store, "Other", "2026-01-02", "in");
  const char *expected[] = { other, letter, first, second };
  g_autoptr (GHashTable) letters = NULL;
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  ChanceryValue *items;

  link_papers (store, first, "enclosure-of", letter);
  link_papers (store, second, "enclosure-of", letter);
  file_papers (store, (const char *const[]){ first, other, letter, second, NULL }, file);
  record = chancery_records_load (store->db, file, &error);
  g_assert_no_error (error);
  items = chancery_record_get (record, "items");
  g_assert_cmpuint (chancery_value_get_n_items (items), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (chancery_value_get_reference_id (
                         chancery_line_get (chancery_value_get_line (items, i), "record")),
                     ==, expected[i]);
  letters = chancery_case_enclosures_read (store->db, file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (letters), ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (letters, second), ==, letter);
}

/* Nothing walks over all records; what is made for the answer may be walked. */
static void
test_plans (void)
{
  static const char *const names[] = { "papers", "outside", "edges" };
  static const char *const walked[] = { "file", "f", "e", "edge", NULL };
  g_autoptr (ChanceryTestStore) store = chancery_test_store_new ();
  g_autoptr (GString) plans = g_string_new (NULL);

  for (guint i = 0; chancery_case_threads_get_sql (i) != NULL; i++)
    chancery_test_add_plan (plans, store->db, names[i], chancery_case_threads_get_sql (i), walked);
  /* A file of 5,000 papers took eight seconds, when each was looked for among the links of each. */
  chancery_test_add_plan (plans, store->db, "enclosures", chancery_case_enclosures_get_sql (),
                          (const char *const[]){ "file", "f", NULL });
  chancery_test_golden ("threads.plan", plans->str);
}

int
main (int argc, char **argv)
{
  chancery_test_init (&argc, &argv);
  g_test_add_func ("/store/case-threads/threads", test_threads);
  g_test_add_func ("/store/case-threads/as-on", test_as_on);
  g_test_add_func ("/store/case-threads/circle", test_circle);
  g_test_add_func ("/store/case-threads/enclosures", test_enclosures);
  g_test_add_func ("/store/case-threads/plans", test_plans);
  return g_test_run ();
}
