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
  /* Our number is none of theirs, and a note goes out under one. */
  g_assert_true (
      g_str_has_prefix (chancery_note_get_text (note), "No. [Number]\n\nNOTE VERBALE\n"));
  assert_says (note,
               "The Royal Ministry of Foreign Affairs presents its compliments to the Embassy of "
               "Ruritania and has the honour to refer to the latter’s Note No. KBL/77 dated "
               "20 February 2026 on the following subject: [Subject].\n");
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

#define UNKNOWN "edededed-eded-4ded-8ded-edededededed"
#define BARE "abababab-abab-4bab-8bab-abababababab"
#define NAMED "acacacac-acac-4cac-8cac-acacacacacac"
#define BOTH "adadadad-adad-4dad-8dad-adadadadadad"
#define BODY "aeaeaeae-aeae-4eae-8eae-aeaeaeaeaeae"
#define OFFICE "afafafaf-afaf-4faf-8faf-afafafafafaf"
#define ONE_TO(id, to) \
  "{\"kind\":\"demarche\",\"id\":\"" id "\",\"title\":\"A word\",\"direction\":\"made\"," to "}\n"

/* The embassy makes a record of its own.  A party of which nobody said what it is, a name alone, several states, a state in the place of an office, and an office
 * by its name alone. */
static const char addressed[] =
    "{\"kind\":\"actor\",\"id\":\"" UNKNOWN
    "\",\"names\":[{\"text\":\"Graustark\",\"language\":\"en\"}]}\n" ONE_TO (
        BARE,
        "\"party_to\":[{\"id\":\"" UNKNOWN
        "\"}]") ONE_TO (NAMED, "\"party_to\":[{\"label\":\"Graustark\"}]")
        ONE_TO (BOTH, "\"party_to\":[{\"id\":\"" PARTY "\"},{\"id\":\"" STATE "\"}]")
            ONE_TO (BODY,
                    "\"party_to\":[{\"id\":\"" PARTY "\"}],\"addressee_body\":{\"id\":\"" PARTY
                    "\"}") ONE_TO (OFFICE, "\"party_to\":[{\"label\":\"Embassy of Graustark\"}]");

/* Bug: a note went to a state by its bare name where the directory did not say what it is, or where there were several. */
static void
test_no_state_is_written_to (Fixture *fixture, gconstpointer data)
{
  static const char *const ids[] = { BARE, NAMED, BOTH, BODY, OFFICE };
  static const char *const said[] = {
    "compliments to [Ministry or mission: Graustark] and",
    "compliments to [Ministry or mission: Graustark] and",
    "compliments to the Ministry of Foreign Affairs of Ruritania, Royal Ministry of Foreign Affairs and",
    "compliments to the Ministry of Foreign Affairs of Ruritania and",
    "compliments to the Embassy of Graustark and",
  };

  import_more (fixture);
  fixture_import (fixture->db, addressed, CHANCERY_CONFLICTS_FAIL,
                  "new 7, changed 0, unchanged 0, conflicts 0");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (ChanceryNote) note = draft_usual (fixture, ids[i], "en", "note-verbale.en.txt");

      assert_says (note, said[i]);
      g_assert_cmpint (g_strv_contains (chancery_note_get_gaps (note),
                                        "Ministry or mission: Graustark"),
                       ==, i < 2);
    }
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

#define SENT "dddddddd-dddd-4ddd-8ddd-dddddddddddd"
#define SECRET "eeeeeeee-eeee-4eee-8eee-eeeeeeeeeeee"
#define MEMO "ffffffff-ffff-4fff-8fff-ffffffffffff"
#define THIRD "12345678-1234-4234-8234-123456789abc"
#define NOTE "12345678-1234-4234-8234-123456789abd"

#define SENT_PAPER(id, number, title, more)                          \
  "{\"kind\":\"document\",\"id\":\"" id "\",\"reference\":\"" number \
  "\",\"state\":\"registered\",\"title\":\"" title                   \
  "\",\"form\":\"note-verbale\",\"date_on_document\":\"2026-01-05\"," more "}\n"
#define TO(who) "\"direction\":\"out\",\"correspondents\":[{\"role\":\"to\",\"who\":" who "}]"

/* A note that recalls what we sent them, the same under a higher marking, what stayed in the house, what went to
 * others and what they sent. */
static const char recalled[] = SENT_PAPER (
    SENT,
    "DOC/2026/0001",
    "On the bridge",
    TO ("{\"id\":\"" PARTY
        "\"}")) SENT_PAPER (SECRET,
                            "DOC/2026/0002",
                            "On the spy",
                            "\"marking\":{\"level\":\"secret\"}," TO ("{\"id\":\"" PARTY "\"}"))
    SENT_PAPER (MEMO, "DOC/2026/0003", "On their lies", "\"direction\":\"internal\"") SENT_PAPER (
        THIRD,
        "DOC/2026/0004",
        "On our friends",
        TO ("{\"label\":\"Graustark\"}")) "{\"kind\":\"demarche\",\"id\":\"" NOTE
                                          "\",\"title\":\"Of all\",\"direction\":\"made\",\"form\":\"note-verbale\","
                                          "\"party_to\":[{\"id\":\"" PARTY
                                          "\"}],\"marking\":{\"level\":\"restricted\"},\"links\":["
                                          "{\"type\":\"cites\",\"to\":{\"id\":\"" SENT
                                          "\"}},{\"type\":\"cites\",\"to\":{\"id\":\"" SECRET
                                          "\"}},"
                                          "{\"type\":\"cites\",\"to\":{\"id\":\"" MEMO
                                          "\"}},{\"type\":\"cites\",\"to\":{\"id\":\"" THIRD "\"}},"
                                          "{\"type\":\"cites\",\"to\":{\"id\":\"" INCOMING
                                          "\"}}]}\n";

/* Bug: what the desk calls a linked record went out, also that of a memorandum, and of what is marked higher. */
static void
test_titles_that_they_may_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ChanceryNote) note = NULL;

  import_more (fixture);
  fixture_import (fixture->db, recalled, CHANCERY_CONFLICTS_FAIL,
                  "new 6, changed 0, unchanged 0, conflicts 0");
  note = draft (fixture, NOTE, "{{#earlier}}\n{{n}} {{title}} {{number}}\n{{/earlier}}");
  /* By their ids: to others, from them, to them, the same but secret, and what stayed in the house. */
  g_assert_cmpstr (chancery_note_get_text (note), ==,
                   "1 [Subject] [Number]\n"
                   "2 [Subject] KBL/77\n"
                   "3 On the bridge DOC/2026/0001\n"
                   "4 [Subject] DOC/2026/0002\n"
                   "5 [Subject] [Number]\n");
  g_assert_true (g_strv_contains (chancery_note_get_gaps (note), "Subject"));
  g_assert_cmpstr (chancery_note_get_marking (note), ==, "Secret");
  g_assert_true (chancery_note_is_raised (note));
}

/* Bug: a paper that came to us was answered “on the following subject”, and then in the words of the desk. */
static void
test_their_subject_is_theirs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) list = chancery_note_templates_list (NULL, NULL);

  import_more (fixture);
  for (guint i = 0; i < list->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ChanceryNote) note =
          chancery_note_new (fixture->db, RECEIVED, list->pdata[i], &error);

      g_assert_no_error (error);
      g_test_message ("%s", chancery_note_template_get_id (list->pdata[i]));
      g_assert_null (strstr (chancery_note_get_text (note), "Their protest"));
      g_assert_false (chancery_note_is_raised (note));
      if (strstr (chancery_note_get_text (note), "[Subject]") != NULL)
        g_assert_true (g_strv_contains (chancery_note_get_gaps (note), "Subject"));
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
  ADD ("no-state-is-written-to", test_no_state_is_written_to);
  ADD ("our-number-is-not-theirs", test_our_number_is_not_theirs);
  ADD ("titles-that-they-may-read", test_titles_that_they_may_read);
  ADD ("their-subject-is-theirs", test_their_subject_is_theirs);
  return g_test_run ();
}
