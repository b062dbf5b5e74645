/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-thread-answer.h"
#include "chancery-threads.h"

static guint
add (ChanceryThreads *threads, ChanceryDay day)
{
  return chancery_threads_add (threads, day, day, CHANCERY_THREAD_PLAIN);
}

/* “0 1.r 2.j”: node and role, a dot a depth. */
static char *
show (ChanceryThreads *threads)
{
  static const char letters[] = { 'f', 'e', 'r', 'j' };
  g_autoptr (GArray) rows = chancery_threads_arrange (threads);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const ChanceryThreadRow *row = &g_array_index (rows, ChanceryThreadRow, i);

      g_string_append_printf (words, "%s%u%.*s%c", i > 0 ? " " : "", row->node, (int)row->depth,
                              "......", letters[row->role]);
    }
  return g_string_free (words, FALSE);
}

static void
assert_shows (ChanceryThreads *threads, const char *expected)
{
  g_autofree char *shown = show (threads);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_note_reply_rejoinder (void)
{
  g_autoptr (ChanceryThreads) threads = chancery_threads_new ();
  guint note = add (threads, 10);
  guint rejoinder = add (threads, 30);
  guint reply = add (threads, 20);
  guint paper = add (threads, 25);
  guint alone = add (threads, 5);

  chancery_threads_join (threads, reply, CHANCERY_THREAD_REPLY, note);
  chancery_threads_join (threads, rejoinder, CHANCERY_THREAD_REPLY, reply);
  chancery_threads_join (threads, paper, CHANCERY_THREAD_ENCLOSURE, note);
  assert_shows (threads, "0f 3.e 2.r 1..j");
  g_assert_cmpint (chancery_threads_find_answer (threads, note), ==, (int)reply);
  g_assert_cmpint (chancery_threads_find_answer (threads, alone), ==, -1);
  g_assert_cmpint (chancery_threads_find_answer (threads, paper), ==, -1);
}

static void
test_order (void)
{
  g_autoptr (ChanceryThreads) threads = chancery_threads_new ();

  chancery_threads_add (threads, CHANCERY_DAY_NONE, CHANCERY_DAY_NONE, CHANCERY_THREAD_ALONE);
  chancery_threads_add (threads, 20, 20, CHANCERY_THREAD_ALONE);
  chancery_threads_add (threads, CHANCERY_DAY_NONE, 10, CHANCERY_THREAD_ALONE);
  chancery_threads_add (threads, 1, 1, CHANCERY_THREAD_PLAIN);
  assert_shows (threads, "2f 1f 0f");
}

static void
test_circles (void)
{
  g_autoptr (ChanceryThreads) threads = chancery_threads_new ();

  for (guint i = 0; i < 4; i++)
    add (threads, 10 + i);
  chancery_threads_join (threads, 0, CHANCERY_THREAD_REPLY, 0);
  chancery_threads_join (threads, 1, CHANCERY_THREAD_REPLY, 0);
  chancery_threads_join (threads, 2, CHANCERY_THREAD_REPLY, 1);
  chancery_threads_join (threads, 0, CHANCERY_THREAD_REPLY, 2);
  chancery_threads_join (threads, 3, CHANCERY_THREAD_REPLY, 2);
  assert_shows (threads, "0f 1.r 2..j 3...r");
  g_assert_cmpint (chancery_threads_find_answer (threads, 0), ==, 1);
  g_assert_cmpint (chancery_threads_find_answer (threads, 2), ==, 3);
}

/* Two papers that answer each other: the earlier one was “answered” before it was written. */
static void
test_no_answer_beforehand (void)
{
  g_autoptr (ChanceryThreads) threads = chancery_threads_new ();

  add (threads, 10);
  add (threads, 20);
  chancery_threads_add (threads, 5, 25, CHANCERY_THREAD_PLAIN);
  chancery_threads_add (threads, CHANCERY_DAY_NONE, 30, CHANCERY_THREAD_PLAIN);
  chancery_threads_join (threads, 1, CHANCERY_THREAD_REPLY, 0);
  chancery_threads_join (threads, 0, CHANCERY_THREAD_REPLY, 1);
  g_assert_cmpint (chancery_threads_find_answer (threads, 0), ==, 1);
  g_assert_cmpint (chancery_threads_find_answer (threads, 1), ==, -1);
  /* Days that are not exact do not speak against it. */
  chancery_threads_join (threads, 2, CHANCERY_THREAD_REPLY, 1);
  g_assert_cmpint (chancery_threads_find_answer (threads, 1), ==, 2);
  chancery_threads_join (threads, 1, CHANCERY_THREAD_REPLY, 3);
  g_assert_cmpint (chancery_threads_find_answer (threads, 3), ==, 1);
}

static void
test_several_parents (void)
{
  g_autoptr (ChanceryThreads) threads = chancery_threads_new ();
  g_autoptr (GArray) others = NULL;

  add (threads, 10);
  add (threads, 12);
  chancery_threads_add (threads, 14, 14, CHANCERY_THREAD_OUTSIDE);
  chancery_threads_add (threads, 15, 15, CHANCERY_THREAD_VOID);
  add (threads, 20);
  for (guint i = 0; i < 4; i++)
    chancery_threads_join (threads, 4, CHANCERY_THREAD_REPLY, i);
  chancery_threads_join (threads, 4, CHANCERY_THREAD_REPLY, 1);
  assert_shows (threads, "0f 1f 4.r 2f 3f");
  others = chancery_threads_list_others (threads, 4);
  g_assert_cmpuint (others->len, ==, 3);
  g_assert_cmpuint (g_array_index (others, guint, 0), ==, 0);
  g_assert_cmpuint (g_array_index (others, guint, 2), ==, 3);
}

static void
test_void_answers_nothing (void)
{
  g_autoptr (ChanceryThreads) threads = chancery_threads_new ();

  add (threads, 10);
  chancery_threads_add (threads, 12, 12, CHANCERY_THREAD_VOID);
  chancery_threads_join (threads, 1, CHANCERY_THREAD_REPLY, 0);
  assert_shows (threads, "0f 1.r");
  g_assert_cmpint (chancery_threads_find_answer (threads, 0), ==, -1);
}

/* An exchange of notes of twenty thousand papers, and one paper with as many replies. */
static void
test_long (void)
{
  g_autoptr (ChanceryThreads) threads = chancery_threads_new ();
  g_autoptr (GArray) rows = NULL;
  const guint n = 20000;

  for (guint i = 0; i < 2 * n; i++)
    add (threads, i);
  for (guint i = 1; i < n; i++)
    {
      chancery_threads_join (threads, i, CHANCERY_THREAD_REPLY, i - 1);
      chancery_threads_join (threads, n + i, CHANCERY_THREAD_REPLY, n);
    }
  rows = chancery_threads_arrange (threads);
  g_assert_cmpuint (rows->len, ==, 2 * n);
  g_assert_cmpuint (g_array_index (rows, ChanceryThreadRow, n - 1).depth, ==, n - 1);
  g_assert_cmpuint (g_array_index (rows, ChanceryThreadRow, 2 * n - 1).depth, ==, 1);
}

static void
assert_answer (ChanceryThreadAnswer *answer,
               gboolean replied,
               ChanceryDay today,
               const char *expected)
{
  g_autofree char *words = chancery_thread_answer_phrase (answer, replied, NULL, today);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_answers (void)
{
  const ChanceryKind *demarche = chancery_kind_find ("demarche");
  g_autoptr (ChanceryFuzzyDate) on =
      chancery_fuzzy_date_new ("2026-03-03", NULL, CHANCERY_QUALITY_STATED, NULL);
  ChanceryThreadAnswer answer = { .state = CHANCERY_STATE_REGISTERED };
  ChanceryDay sent;

  g_assert_true (chancery_day_from_ymd (2026, 2, 18, &sent));
  chancery_thread_answer_clear (&answer);
  answer.state = CHANCERY_STATE_REGISTERED;
  answer.first_day = answer.last_day = sent;
  chancery_thread_answer_set_direction (&answer, demarche, "witnessed");
  assert_answer (&answer, FALSE, sent + 12, NULL);
  chancery_thread_answer_set_direction (&answer, demarche, "made");
  assert_answer (&answer, FALSE, sent + 12, "no reply after 12 days");
  answer.reply_by = sent + 13;
  assert_answer (&answer, FALSE, sent + 12, "no reply after 12 days, reply by 3 Mar 2026");
  assert_answer (&answer, FALSE, sent + 14, "no reply after 14 days, was due by 3 Mar 2026");
  answer.first_day = CHANCERY_DAY_NONE;
  assert_answer (&answer, FALSE, sent + 12, "no reply after 12 days or more, reply by 3 Mar 2026");
  answer.last_day = CHANCERY_DAY_NONE;
  assert_answer (&answer, FALSE, sent + 12, "no reply yet, reply by 3 Mar 2026");
  assert_answer (&answer, TRUE, sent + 12, "answered, undated");
  answer.state = CHANCERY_STATE_VOID;
  assert_answer (&answer, FALSE, sent + 12, NULL);
  answer.state = CHANCERY_STATE_CLOSED;
  assert_answer (&answer, FALSE, sent + 12, "closed without an answer");
  answer.state = CHANCERY_STATE_REGISTERED;
  chancery_thread_answer_note (&answer, "takes-note", on);
  assert_answer (&answer, FALSE, sent + 14,
                 "takes note, 3 Mar 2026; no reply yet, was due by 3 Mar 2026");
  chancery_thread_answer_note (&answer, "denies", on);
  chancery_thread_answer_note (&answer, "takes-note", on);
  assert_answer (&answer, FALSE, sent + 14, "answered 3 Mar 2026: denies");
  chancery_thread_answer_clear (&answer);
  answer.state = CHANCERY_STATE_REGISTERED;
  answer.first_day = answer.last_day = sent;
  chancery_thread_answer_set_direction (&answer, demarche, "received");
  assert_answer (&answer, FALSE, sent + 1, "not answered by us after 1 day");
  chancery_thread_answer_clear (&answer);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/threads/note-reply-rejoinder", test_note_reply_rejoinder);
  g_test_add_func ("/model/threads/order", test_order);
  g_test_add_func ("/model/threads/circles", test_circles);
  g_test_add_func ("/model/threads/no-answer-beforehand", test_no_answer_beforehand);
  g_test_add_func ("/model/threads/several-parents", test_several_parents);
  g_test_add_func ("/model/threads/void-answers-nothing", test_void_answers_nothing);
  g_test_add_func ("/model/threads/long", test_long);
  g_test_add_func ("/model/threads/answers", test_answers);
  return g_test_run ();
}
