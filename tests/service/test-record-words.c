/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-draft.h"
#include "chancery-record-words.h"

#include <locale.h>
#include <string.h>

static void
assert_brought (const char *snippet, const char *expected)
{
  g_autofree char *found = chancery_record_words_bring_forward (snippet, FALSE);

  g_assert_cmpstr (found, ==, expected);
}

/* A bug: in a row of a narrow list the words that were searched stood behind its end. */
static void
test_hit_is_in_front (void)
{
  assert_brought (
      "…of the army and law-enforcement agencies in the district of \002Bajaur\003, Khyber",
      "…in the district of \002Bajaur\003, Khyber");
  assert_brought ("the district of \002Bajaur\003, and \002Bajaur\003 again",
                  "the district of \002Bajaur\003, and \002Bajaur\003 again");
  assert_brought ("no hit in all of this line, which is longer than a lead",
                  "no hit in all of this line, which is longer than a lead");
  assert_brought ("", "");
}

/* Scripts without spaces are cut between characters, never before a mark that belongs to one. */
static void
test_hit_is_in_front_without_spaces (void)
{
  assert_brought ("外交部发言人今天下午在北京举行的例行记者会上就此事件提出严正\002交涉\003",
                  "…在北京举行的例行记者会上就此事件提出严正\002交涉\003");
  assert_brought ("เจ้าหน้าที่กระทรวงการต\002ประท้วง\003", "…าหน้าที่กระทรวงการต\002ประท้วง\003");
}

/* A bug: behind “sounds like “Khrushchev”: ” the word itself was off the end of the row. */
static void
test_hit_is_first_behind_words (void)
{
  g_autofree char *found =
      chancery_record_words_bring_forward ("…but Chairman \002Khrushchev\003 had said", TRUE);
  g_autofree char *first = chancery_record_words_bring_forward ("\002Khrushchev\003 said", TRUE);
  g_autofree char *none = chancery_record_words_bring_forward ("no hit", TRUE);

  g_assert_cmpstr (found, ==, "…\002Khrushchev\003 had said");
  g_assert_cmpstr (first, ==, "\002Khrushchev\003 said");
  g_assert_cmpstr (none, ==, "no hit");
}

/* What a reference to a record says is its title, however long that is. */
static void
test_whole_title (void)
{
  g_autofree char *title = g_strnfill (2000, 'a');
  ChanceryDraft *draft = chancery_draft_new (chancery_kind_find ("document"));
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (ChanceryRecordItem) item = NULL;

  chancery_draft_set_text (draft, "title", title);
  record = chancery_draft_free_to_record (draft);
  item = chancery_record_item_new (chancery_record_words_new_from_record (record));
  g_assert_cmpuint (strlen (chancery_record_item_get_title (item)), <, 1000);
  g_assert_cmpstr (chancery_record_item_get_whole_title (item), ==, title);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/record-words/hit-is-in-front", test_hit_is_in_front);
  g_test_add_func ("/service/record-words/hit-is-in-front-without-spaces",
                   test_hit_is_in_front_without_spaces);
  g_test_add_func ("/service/record-words/hit-is-first-behind-words",
                   test_hit_is_first_behind_words);
  g_test_add_func ("/service/record-words/whole-title", test_whole_title);
  return g_test_run ();
}
