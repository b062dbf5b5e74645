/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who writes to whom, and what the one may tell the other. */

#include "config.h"

#include "exchange-note-fixture.h"

static void
test_incoming_is_answered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryNote) note = NULL;
  g_autoptr (ChanceryNote) called = NULL;

  import_more (fixture);
  note = draft_usual (fixture, INCOMING, "en", "reply-note.en.txt");
  assert_says (note,
               "The Royal Ministry of Foreign Affairs presents its compliments to the Embassy of "
               "Ruritania and has the honour to refer to the latter’s Note No. KBL/77 dated "
               "20 February 2026 on the following subject: On the fire.\n");
  /* What they answered is what we wrote before. */
  assert_says (note, "No. PROT/2026/0007, 16 February 2026");
  assert_says (note, "[Our answer]");
  assert_says (note, "\n[Date]\n");
  /* Nothing of what they said is said as ours. */
  called = draft_usual (fixture, RECEIVED, "en", "reply-note.en.txt");
  assert_says (called,
               "presents its compliments to the Ministry of Foreign Affairs of Ruritania and has "
               "the honour to refer to the latter’s communication on the following subject");
  g_assert_null (strstr (chancery_note_get_text (called), "Theirs to"));
  g_assert_null (strstr (chancery_note_get_text (called), "protests"));
  g_assert_null (strstr (chancery_note_get_text (called), "1 May 2026"));
}

static void
test_an_answer_says_what_it_answers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryNote) note = NULL;

  import_more (fixture);
  note = draft_usual (fixture, ANSWER, "fr", "reply-note.fr.txt");
  assert_says (note, "se référer à sa note n° KBL/77 en date du 20 février 2026");
  assert_says (note, "1. Ours to say.");
  g_assert_null (strstr (chancery_note_get_text (note), "[Our answer]"));
}

#define LETTER "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb"
#define REJOINDER "cccccccc-cccc-4ccc-8ccc-cccccccccccc"

/* A letter from them whose number nobody wrote down, and our answer to it and to what has one. */
static const char unnumbered[] =
    "{\"kind\":\"document\",\"id\":\"" LETTER "\",\"reference\":\"DOC/2026/0042\","
    "\"state\":\"registered\",\"title\":\"Another moan\",\"form\":\"letter\",\"direction\":\"in\","
    "\"our_ref\":\"POL-3/2026\",\"date_on_document\":\"2026-02-21\","
    "\"correspondents\":[{\"role\":\"from\",\"who\":{\"id\":\"" MISSION "\"}}]}\n"
    "{\"kind\":\"demarche\",\"id\":\"" REJOINDER
    "\",\"title\":\"To both\",\"direction\":\"made\",\"form\":\"note-verbale\","
    "\"party_to\":[{\"id\":\"" PARTY "\"}],\"occasion_date\":\"2026-02-22\",\"links\":["
    "{\"type\":\"rejoins\",\"to\":{\"id\":\"" INCOMING "\"}},"
    "{\"type\":\"rejoins\",\"to\":{\"id\":\"" LETTER "\"}}]}\n";

/* Bug: a letter that does not say their number was quoted by our own, as if it were theirs. */
static void
test_our_number_is_not_theirs (Fixture *fixture, gconstpointer data)
{
  static const char *const ids[] = { LETTER, REJOINDER };
  static const char *const said[] = { "communication No. [Their number] dated 21 February 2026",
                                      ", No. [Their number], 21 February 2026" };

  import_more (fixture);
  fixture_import (fixture->db, unnumbered, CHANCERY_CONFLICTS_FAIL,
                  "new 2, changed 0, unchanged 0, conflicts 0");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (ChanceryNote) note = draft_usual (fixture, ids[i], "en", "reply-note.en.txt");
      g_autoptr (ChanceryNote) other = draft (fixture, ids[i], "{{date}}");

      assert_says (note, said[i]);
      g_assert_null (strstr (chancery_note_get_text (note), "POL-3/2026"));
      g_assert_null (strstr (chancery_note_get_text (note), "DOC/2026/0042"));
      g_assert_true (g_strv_contains (chancery_note_get_gaps (note), "Their number"));
      /* A gap that is not in the text is none. */
      g_assert_false (g_strv_contains (chancery_note_get_gaps (other), "Their number"));
    }
}

#define ADD(path, test) \
  g_test_add ("/exchange/note-reply/" path, Fixture, NULL, set_up, test, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("incoming-is-answered", test_incoming_is_answered);
  ADD ("an-answer-says-what-it-answers", test_an_answer_says_what_it_answers);
  ADD ("our-number-is-not-theirs", test_our_number_is_not_theirs);
  return g_test_run ();
}
