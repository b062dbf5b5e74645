/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "chancery-list-column.h"
#include "chancery-list-paper.h"
#include "chancery-record-words.h"
#include "chancery-test-registry.h"

/* More than the words of one page of the list, which is all that a window ever looks at. */
#define MANY 300

static const char *const columns[] = { "date", "title", "counterpart", "state", NULL };

static void
wait_for_answer (ChanceryRecordList *list)
{
  do
    g_main_context_iteration (NULL, TRUE);
  while (chancery_record_list_is_searching (list));
}

static ChanceryPaper *
make_paper_of (ChanceryRecordList *list, GArray *rows)
{
  GAsyncResult *place = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  ChanceryPaper *paper;

  chancery_list_paper_make_async (list, "Demarches", columns, rows, NULL, chancery_test_result_cb,
                                  &place);
  result = chancery_test_wait (&place);
  paper = chancery_list_paper_make_finish (list, result, &error);
  g_assert_no_error (error);
  return paper;
}

static ChanceryPaper *
make_paper (ChanceryRecordList *list)
{
  return make_paper_of (list, NULL);
}

static void
assert_says (const char *text, const char *what)
{
  if (strstr (text, what) == NULL)
    g_error ("“%s” is not on the paper:\n%s", what, text);
}

static void
test_says_what_it_lists (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *one =
      chancery_test_registry_save (test, "Water of the Helmand", "Niger", "2026");
  g_autofree char *two = chancery_test_registry_save (test, "Visas", "Fiji", "2025-02-18");
  g_autoptr (ChanceryRecordList) list = chancery_record_list_new (test->registry);
  g_autoptr (ChanceryPaper) paper = NULL;
  g_autofree char *text = NULL;

  chancery_record_list_set_sort (list, "title", TRUE);
  chancery_record_list_set_query (list, "kind:demarche", "party:niger");
  wait_for_answer (list);
  paper = make_paper (list);
  text = chancery_paper_to_text (paper);
  g_assert_cmpstr (chancery_paper_get_title (paper), ==, "Demarches");
  assert_says (text, "Party: niger");
  assert_says (text, "Subject, descending");
  assert_says (text, "1 record");
  assert_says (text, "Made on ");
  assert_says (text, "Date\tSubject\tCounterpart\tState");
  assert_says (text, "2026\tWater of the Helmand\tNiger\t");
  g_assert_null (strstr (text, "Visas"));
  g_assert_null (strstr (text, "As it stood on"));
  g_assert_nonnull (one);
  g_assert_nonnull (two);
}

/* Bug: what was typed stood again beside the words that say just that: “neutral” neutral. */
static void
test_words_stand_once (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *one = chancery_test_registry_save (test, "Water", "Niger", "2026");
  g_autoptr (ChanceryRecordList) list = chancery_record_list_new (test->registry);
  g_autoptr (ChanceryPaper) paper = NULL;
  g_autofree char *text = NULL;

  g_assert_nonnull (one);
  chancery_record_list_set_query (list, "", "water niger");
  wait_for_answer (list);
  paper = make_paper (list);
  text = chancery_paper_to_text (paper);
  assert_says (text, "“water” “niger”");
  g_assert_null (strstr (text, "water niger"));
}

/* Bug: of rows that were selected all that the list showed was copied, saved and printed. */
static void
test_only_what_is_selected (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *one = chancery_test_registry_save (test, "Water", "Niger", "2026");
  g_autofree char *two = chancery_test_registry_save (test, "Visas", "Fiji", "2025-02-18");
  g_autofree char *three = chancery_test_registry_save (test, "Fish", "Fiji", "2024-02-18");
  g_autofree char *four = NULL;
  g_autoptr (ChanceryRecordList) list = chancery_record_list_new (test->registry);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (ChanceryPaper) paper = NULL;
  g_autofree char *text = NULL;

  chancery_record_list_set_query (list, "kind:demarche", NULL);
  wait_for_answer (list);
  for (guint i = 0; i < 2; i++)
    {
      gint64 row = chancery_record_list_get_row (list, i);

      g_array_append_val (rows, row);
    }
  /* Something is written, and the list is asked again: what was chosen stays what it was. */
  four = chancery_test_registry_save (test, "Secret", "Fiji", "2026-02-18");
  chancery_record_list_refresh (list);
  while (!chancery_record_list_is_searching (list))
    g_main_context_iteration (NULL, TRUE);
  paper = make_paper_of (list, rows);
  text = chancery_paper_to_text (paper);
  assert_says (text, "2 chosen of ");
  g_assert_null (strstr (text, "Secret"));
  assert_says (text, "Water");
  assert_says (text, "Visas");
  g_assert_null (strstr (text, "Fish"));
  g_assert_true (one != NULL && two != NULL && three != NULL && four != NULL);
}

/* Bug: rows of the search before stood under the words of this one. */
static void
test_waits_for_its_rows (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *one =
      chancery_test_registry_save (test, "Water of the Helmand", "Niger", "2026");
  g_autofree char *two = chancery_test_registry_save (test, "Visas", "Fiji", "2025-02-18");
  g_autoptr (ChanceryRecordList) list = chancery_record_list_new (test->registry);
  g_autoptr (ChanceryPaper) paper = NULL;
  g_autofree char *text = NULL;

  g_assert_true (one != NULL && two != NULL);
  chancery_record_list_set_query (list, "kind:demarche", "party:niger");
  wait_for_answer (list);
  chancery_record_list_set_query (list, "kind:demarche", "party:fiji");
  paper = make_paper (list);
  text = chancery_paper_to_text (paper);
  assert_says (text, "Party: fiji");
  assert_says (text, "Visas");
  g_assert_null (strstr (text, "Helmand"));
}

static void
test_carries_the_day (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autofree char *old = chancery_test_registry_save (test, "Old", "Niger", "2025-02-18");
  g_autofree char *new = chancery_test_registry_save (test, "New", "Niger", "2026-02-18");
  g_autoptr (ChanceryRecordList) list = chancery_record_list_new (test->registry);
  g_autoptr (ChanceryPaper) paper = NULL;
  g_autofree char *text = NULL;
  ChanceryDay day;

  g_assert_true (chancery_day_from_ymd (2025, 12, 1, &day));
  chancery_record_list_set_as_on (list, day);
  chancery_record_list_set_query (list, "kind:demarche", NULL);
  wait_for_answer (list);
  paper = make_paper (list);
  text = chancery_paper_to_text (paper);
  assert_says (text, "As it stood on 1 December 2025");
  assert_says (text, "Newest first");
  assert_says (text, "\tOld\t");
  g_assert_null (strstr (text, "\tNew\t"));
  g_assert_nonnull (old);
  g_assert_nonnull (new);
}

/* What nobody scrolled to is on paper too, on pages that are counted. */
static void
test_has_every_record (void)
{
  g_autoptr (ChanceryTestRegistry) test = chancery_test_registry_new ();
  g_autoptr (ChanceryRecordList) list = NULL;
  g_autoptr (ChanceryPaper) paper = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *title = g_strdup_printf ("Matter %03u", i);
      g_autofree char *id = chancery_test_registry_save (test, title, "Niger", "2026-02-18");

      g_assert_nonnull (id);
    }
  list = chancery_record_list_new (test->registry);
  chancery_record_list_set_query (list, "kind:demarche", NULL);
  wait_for_answer (list);
  paper = make_paper (list);
  text = chancery_paper_to_text (paper);
  assert_says (text, "300 records");
  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *cell = g_strdup_printf ("\tMatter %03u\t", i);

      assert_says (text, cell);
    }
  g_assert_cmpuint (chancery_paper_lay_out (paper, NULL, 482, 700), >, 5);
}

static const char *
text_of (const char *column, ChanceryRecordItem *item)
{
  return chancery_list_column_get_text (chancery_list_column_find (column), item);
}

static ChanceryRecordItem *
make_item (const char *kind, const char *counterpart, const char *standing)
{
  ChanceryRecordWords *words = g_new0 (ChanceryRecordWords, 1);

  words->kind = chancery_kind_find (kind);
  words->state = CHANCERY_STATE_REGISTERED;
  words->counterpart = g_strdup (counterpart);
  words->standing = g_strdup (standing);
  return chancery_record_item_new (words);
}

/* Bug: the place of an incident and the subject of an action stood as a counterpart, and how a demand or
 * a case file stands nowhere in the list of all records. */
static void
test_columns_say_what_is_true (void)
{
  g_autoptr (ChanceryRecordItem) demarche = make_item ("demarche", "Niger", NULL);
  g_autoptr (ChanceryRecordItem) incident = make_item ("incident", "Strelsau", NULL);
  g_autoptr (ChanceryRecordItem) action = make_item ("action", "Water of the Helmand", NULL);
  g_autoptr (ChanceryRecordItem) demand = make_item ("demand", "Niger", "open 14 days");
  g_autoptr (ChanceryRecordItem) file = make_item ("casefile", NULL, NULL);

  g_assert_cmpstr (text_of ("counterpart", demarche), ==, "Niger");
  g_assert_cmpstr (text_of ("counterpart", incident), ==, "");
  g_assert_cmpstr (text_of ("place", incident), ==, "Strelsau");
  g_assert_cmpstr (text_of ("counterpart", action), ==, "");
  g_assert_cmpstr (text_of ("state", demarche), ==, "");
  g_assert_cmpstr (text_of ("state", demand), ==, "open 14 days");
  g_assert_cmpstr (text_of ("state", file), ==, "open");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/list-paper/only-what-is-selected", test_only_what_is_selected);
  g_test_add_func ("/service/list-paper/says-what-it-lists", test_says_what_it_lists);
  g_test_add_func ("/service/list-paper/words-stand-once", test_words_stand_once);
  g_test_add_func ("/service/list-paper/waits-for-its-rows", test_waits_for_its_rows);
  g_test_add_func ("/service/list-paper/carries-the-day", test_carries_the_day);
  g_test_add_func ("/service/list-paper/has-every-record", test_has_every_record);
  g_test_add_func ("/service/list-paper/columns-say-what-is-true", test_columns_say_what_is_true);
  return g_test_run ();
}
