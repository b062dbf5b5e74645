/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-fuzzy-date.h"
#include "chancery-press-text.h"
#include "chancery-quantity.h"

#include <string.h>

static const char *const roles[CHANCERY_PRESS_N_ROLES] = {
  [CHANCERY_PRESS_DAY_HAPPENED] = "day-happened",
  [CHANCERY_PRESS_DAY_SAID] = "day-said",
  [CHANCERY_PRESS_DAY_OTHER] = "day",
  [CHANCERY_PRESS_DAY_REPLY] = "day-reply",
  [CHANCERY_PRESS_PLACE_HAPPENED] = "place-happened",
  [CHANCERY_PRESS_PLACE_SAID] = "place-said",
  [CHANCERY_PRESS_PLACE_OTHER] = "place",
  [CHANCERY_PRESS_WHO_SPEAKS] = "speaks",
  [CHANCERY_PRESS_WHO_ADDRESSED] = "addressed",
  [CHANCERY_PRESS_WHO_BLAMED] = "blamed",
  [CHANCERY_PRESS_WHO_OTHER] = "mentioned",
  [CHANCERY_PRESS_TOLL] = "toll",
  [CHANCERY_PRESS_FIGURE] = "figure",
  [CHANCERY_PRESS_TIMES] = "times",
  [CHANCERY_PRESS_TERM] = "term",
  [CHANCERY_PRESS_DEMAND] = "demand",
  [CHANCERY_PRESS_RESERVATION] = "right",
  [CHANCERY_PRESS_POINT] = "point",
  [CHANCERY_PRESS_ASSURANCE] = "assurance",
  [CHANCERY_PRESS_HEADLINE] = "headline",
  [CHANCERY_PRESS_ADDRESS] = "address",
  [CHANCERY_PRESS_WHOLE] = "whole",
};

static ChanceryDay
today (void)
{
  ChanceryDay day;

  g_assert_true (chancery_day_from_iso ("2026-03-02", &day));
  return day;
}

static void
add (ChanceryNameIndex *index, ChanceryKindId kind, const char *names)
{
  g_auto (GStrv) list = g_strsplit (names, "|", -1);
  g_autoptr (ChanceryNamed) named = chancery_named_new (kind, list[0], list[0], NULL);

  for (guint i = 0; list[i] != NULL; i++)
    chancery_name_index_add (index, list[i], named);
}

static ChanceryNameIndex *
make_names (void)
{
  ChanceryNameIndex *index = chancery_name_index_new ();

  add (index, CHANCERY_KIND_ACTOR, "Pakistan");
  add (index, CHANCERY_KIND_ACTOR, "ISPR|Inter-Services Public Relations");
  add (index, CHANCERY_KIND_ACTOR, "Ministry of Foreign Affairs");
  add (index, CHANCERY_KIND_ACTOR, "Afghan mission");
  add (index, CHANCERY_KIND_ACTOR, "Afghan Taliban authorities|Taliban");
  add (index, CHANCERY_KIND_ACTOR, "TTP|Tehrik-e-Taliban Pakistan");
  add (index, CHANCERY_KIND_PERSON, "Ahmed Sharif Chaudhry");
  add (index, CHANCERY_KIND_PERSON, "Ali Khan");
  add (index, CHANCERY_KIND_PLACE, "Bajaur");
  add (index, CHANCERY_KIND_PLACE, "Khyber Pakhtunkhwa");
  add (index, CHANCERY_KIND_PLACE, "Afghanistan");
  add (index, CHANCERY_KIND_PLACE, "Pakistan’s land|Pakistan");
  add (index, CHANCERY_KIND_PLACE, "Islamabad");
  return index;
}

static char *
dup_value (const ChanceryPressSpan *span)
{
  ChanceryFuzzyDate *date = chancery_value_get_date (span->value);
  ChanceryQuantity *quantity = chancery_value_get_quantity (span->value);

  if (date != NULL)
    return g_strdup_printf ("%s %s", chancery_fuzzy_date_get_edtf (date),
                            chancery_date_quality_to_string (
                                chancery_fuzzy_date_get_quality (date)));
  if (quantity != NULL && span->role == CHANCERY_PRESS_TOLL)
    {
      g_autofree char *words = chancery_quantity_to_words (quantity);

      return g_strdup_printf ("%s %s %s", words, span->category != NULL ? span->category : "-",
                              span->effect != NULL ? span->effect : "-");
    }
  if (quantity != NULL)
    return chancery_quantity_to_words (quantity);
  if (span->named != NULL)
    return g_strdup (((ChanceryNamed *)g_ptr_array_index (span->named, 0))->title);
  return g_strdup (chancery_value_get_text (span->value));
}

/* All that was read but the text itself, a line each: role, words, value. */
static char *
describe (const char *text)
{
  g_autoptr (ChanceryNameIndex) names = make_names ();
  g_autoptr (ChanceryPressText) read = chancery_press_text_read (text, today (), names);
  GString *described = g_string_new (NULL);

  for (guint i = 0; i < chancery_press_text_get_n_spans (read); i++)
    {
      const ChanceryPressSpan *span = chancery_press_text_get_span (read, i);
      g_autofree char *words = chancery_press_text_dup_words (read, span);
      g_autofree char *value = dup_value (span);

      if (span->role != CHANCERY_PRESS_WHOLE)
        g_string_append_printf (described, "%s [%s] %s\n", roles[span->role], words, value);
    }
  return g_string_free (described, FALSE);
}

typedef struct
{
  const char *text;
  const char *expected; /* lines that are there; a line that begins with ! is not there */
} Sentence;

static void
check (const Sentence *sentences, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *described = describe (sentences[i].text);
      g_auto (GStrv) lines = g_strsplit (sentences[i].expected, "\n", -1);

      for (guint j = 0; lines[j] != NULL; j++)
        {
          gboolean absent = lines[j][0] == '!';

          if (*lines[j] != '\0' &&
              absent == (strstr (described, lines[j] + (absent ? 1 : 0)) != NULL))
            g_error ("“%s” lacks or has “%s”:\n%s", sentences[i].text, lines[j], described);
        }
    }
}

static const Sentence dates[] = {
  { "KABUL, 18 February 2026 — The ministry said so.",
    "day-said [18 February 2026] 2026-02-18 stated" },
  /* The year is not written. */
  { "KABUL, 18 February 2026 — The post was attacked on February 16.",
    "day-happened [February 16] 2026-02-16 inferred" },
  { "KABUL, 18 February 2026 — It was attacked on 20 December.",
    "day-happened [20 December] 2025-12-20 inferred" },
  /* Ahead where a word says so. */
  { "KABUL, 18 February 2026 — A reply is expected by 20 March.",
    "day [20 March] 2026-03-20 inferred" },
  { "KABUL, 18 February 2026 — It was attacked on Monday.",
    "day-happened [Monday] 2026-02-16 inferred" },
  { "KABUL, 18 February 2026 — The envoy was summoned today.", "[today] 2026-02-18 inferred" },
  { "KABUL, 18 February 2026 — It was said yesterday.", "[yesterday] 2026-02-17 inferred" },
  { "KABUL, 18 February 2026 — Two days ago gunmen attacked it.",
    "[Two days ago] 2026-02-16 inferred" },
  { "KABUL, 18 February 2026 — He said earlier this year that all was well.",
    "[this year] 2026 inferred" },
  { "KABUL, 18 February 2026 — Last week it was shelled.",
    "[Last week] 2026-02-09/2026-02-15 inferred" },
  { "KABUL, 18 February 2026 — Last month it was shelled.", "[Last month] 2026-01 inferred" },
  /* The text has no day of its own: what hangs on it is an estimate. */
  { "It was attacked on Monday.", "[Monday] 2026-03-02 estimated" },
  { "It was attacked on February 16.", "[February 16] 2026-02-16 estimated" },
  { "Since 2021 attacks have risen.", "[Since 2021] 2021/.. stated" },
  { "Attacks have risen since February 2026.", "[since February 2026] 2026-02/.. stated" },
  { "It happened in February 2026.", "[February 2026] 2026-02 stated" },
  { "It was shelled between 16 and 18 February 2026.",
    "[between 16 and 18 February 2026] 2026-02-16/2026-02-18 stated" },
  { "It was shelled on 16-18 February 2026.",
    "[16-18 February 2026] 2026-02-16/2026-02-18 stated" },
  { "It was shelled on 16–18 February 2026.",
    "[16–18 February 2026] 2026-02-16/2026-02-18 stated" },
  { "Reported on 2026-02-18.", "[2026-02-18] 2026-02-18 stated" },
  { "Reported on 18.2.2026.", "[18.2.2026] 2026-02-18 stated" },
  /* Which is the month is a guess. */
  { "Reported on 2/3/2026.", "[2/3/2026] 2026-03-02 inferred" },
  { "Washington, January 12, 1864.\n\nYour note of the 23d ultimo was received.",
    "[23d ultimo] 1863-12-23 inferred" },
  { "Washington, January 12, 1864.\n\nYour note of the 4th instant was received.",
    "[4th instant] 1864-01-04 inferred" },
  { "On the 4th of July, 1863, it was seized.", "[4th of July, 1863] 1863-07-04 stated" },
};

/* Words and numbers that only look like dates. */
static const Sentence no_dates[] = {
  { "It may be so, and they march on in an august way.", "!day" },
  { "May the second of them sit in the sun.", "!day" },
  { "On 16 February, 11 soldiers were killed.", "[16 February] 2026-02-16\n![16 February, 11]" },
  { "On February 16, 11 soldiers were killed.", "[February 16] 2026-02-16\n![February 16, 11]" },
  { "In March 12 soldiers were killed.",
    "toll [12 soldiers were killed] 12 military killed\n![March 12]" },
  { "In all, 2021 soldiers were killed.", "![2021]\ntoll [2021 soldiers were killed]" },
  { "Of 1000 operations most failed.", "!day" },
  { "On 31 February 2026 it was said.", "![31 February 2026]" },
  { "Paragraph 18.2 and annex 2026/1.", "!day" },
};

static const Sentence tolls[] = {
  { "11 soldiers were killed.", "toll [11 soldiers were killed] 11 military killed" },
  { "11 soldiers killed and five wounded.",
    "toll [11 soldiers killed] 11 military killed\ntoll [five wounded] 5 military wounded" },
  { "The blast killed at least three civilians and wounded a dozen.",
    "toll [killed at least three civilians] at least 3 civilian killed\n"
    "toll [wounded a dozen] 12 civilian wounded" },
  { "It left more than 20 people dead.", "toll [more than 20 people dead] over 20 - killed" },
  { "Killing nearly 59 villagers, it went on.",
    "toll [Killing nearly 59 villagers] nearly 59 civilian killed" },
  { "It claimed the lives of 11 policemen.", "toll [lives of 11 policemen] 11 police killed" },
  { "12 attackers, all of them armed, were killed.", "toll [12 attackers" },
  { "Twenty-five law-enforcement personnel were injured.",
    "toll [Twenty-five law-enforcement personnel were injured] 25 other-security wounded" },
  { "Several children were hurt.", "toll [Several children were hurt] several" },
  { "Scores of pilgrims were abducted.", "toll [Scores of pilgrims were abducted]" },
  { "The army suffered heavy casualties.", "toll [heavy casualties] number not known" },
  { "Between 10 and 12 soldiers were killed.",
    "toll [Between 10 and 12 soldiers were killed] 10–12 military killed" },
  { "Skilled workers built 11 bridges.", "!toll" },
  { "11 soldiers marched.", "!toll" },
  /* Bug: of two groups counted in one breath only one was read. */
  { "5 soldiers and 2 civilians were killed.",
    "toll [5 soldiers] 5 military killed\ntoll [2 civilians were killed] 2 civilian killed" },
  { "5 soldiers, 3 policemen and 2 civilians were killed.",
    "toll [5 soldiers] 5 military killed\ntoll [3 policemen] 3 police killed\n"
    "toll [2 civilians were killed] 2 civilian killed" },
  { "The blast killed 5 soldiers and 2 civilians, wounding 14 people.",
    "toll [killed 5 soldiers] 5 military killed\ntoll [2 civilians] 2 civilian killed\n"
    "toll [wounding 14 people] 14 - wounded" },
  { "It killed 5 soldiers and 2 civilians were wounded.",
    "toll [2 civilians were wounded] 2 civilian wounded" },
  { "11 soldiers marched and 2 civilians were killed.",
    "toll [2 civilians were killed] 2 civilian killed\n!11 military" },
  /* Bug: people of whom nothing is said were civilians. */
  { "14 people were injured.", "toll [14 people were injured] 14 - wounded" },
  { "5 soldiers and 2 civilians were killed and at least 14 wounded.",
    "toll [at least 14 wounded] at least 14 - wounded" },
};

static const Sentence figures[] = {
  { "Over 75,000 intelligence-based operations were made.", "figure [Over 75,000] over 75,000" },
  { "More than 14,000 of them were in the north.", "figure [More than 14,000] over 14,000" },
  { "About 2,597 raids took place.", "figure [About 2,597] about 2,597" },
  { "It assured us of this more than once.", "times [more than once] several" },
  { "Despatch No. 393 was sent at 11 p.m. from 40 km away.", "!figure" },
};

static const Sentence names[] = {
  { "The Ministry of Foreign Affairs summoned the Afghan mission.",
    "speaks [Ministry of Foreign Affairs] Ministry of Foreign Affairs\n"
    "addressed [Afghan mission] Afghan mission\nterm [summoned] summons" },
  { "The attack was carried out by the TTP.", "blamed [TTP] TTP" },
  { "The TTP claimed responsibility for the attack.", "blamed [TTP] TTP" },
  { "According to ISPR, 12 attackers were killed.", "speaks [ISPR] ISPR" },
  { "Ahmed Sharif Chaudhry said so.", "speaks [Ahmed Sharif Chaudhry] Ahmed Sharif Chaudhry" },
  { "A protest was lodged with the Afghan Taliban authorities.",
    "addressed [Afghan Taliban authorities] Afghan Taliban authorities" },
  { "A post in Bajaur was attacked.", "place-happened [Bajaur] Bajaur" },
  { "The leadership operates from Afghanistan.", "place [Afghanistan] Afghanistan" },
  /* The state speaks, in the land something happens. */
  { "Pakistan condemned the attack.", "speaks [Pakistan] Pakistan\n!place" },
  { "An attack in Pakistan was condemned.", "place-happened [Pakistan] Pakistan’s land" },
  { "Islamabad (AFP) — It was said so.", "place-said [Islamabad] Islamabad" },
  { "The pakistani mission and ttp.", "!blamed\n!mentioned" },
  /* Bug: of whom something was demanded, and who demanded it, were offered as authors. */
  { "The attack was carried out by Tehrik-e-Taliban Pakistan. Pakistan demanded that the Afghan "
    "Taliban authorities take steps.",
    "blamed [Tehrik-e-Taliban Pakistan] TTP\nspeaks [Pakistan] Pakistan\n"
    "addressed [Afghan Taliban authorities] Afghan Taliban authorities\n!blamed [Pakistan]\n"
    "!blamed [Afghan" },
  { "The attack was carried out by Lashkar-e-Islam Pakistan.", "!blamed" },
  { "It demanded that Pakistan’s borders be kept.", "!addressed" },
};

static const Sentence terms[] = {
  { "It strongly condemned the act.", "term [strongly condemned] condemn\n![condemned] " },
  { "A suicide car bomb hit the post.", "term [suicide car bomb] suicide-vehicle-bomb\n![bomb] " },
  { "They shelled the village and abducted a man.",
    "term [shelled] shelling\nterm [abducted] abduction" },
  { "It expressed serious concern by a note verbale.",
    "term [serious concern] serious-concern\nterm [note verbale] note-verbale" },
  { "The Chargé d’Affaires was called in.",
    "term [Chargé d’Affaires] charge\nterm [called in] summons" },
  { "It lodged a strong protest.", "term [strong protest] strong-protest" },
};

static const Sentence clauses[] = {
  { "It demanded that Kabul take immediate steps against all groups.",
    "demand [Kabul take immediate steps against all groups] Kabul take immediate steps against all groups" },
  { "It demanded that they take steps; that they dismantle the camps; and that they act against leaders.",
    "demand [they take steps] They take steps\ndemand [they dismantle the camps] They dismantle the camps\n"
    "demand [they act against leaders] They act against leaders" },
  { "It called upon the Afghan Taliban authorities to hand over the men.",
    "demand [hand over the men] Hand over the men\naddressed [Afghan Taliban authorities]" },
  { "The ministry demanded:\n- an end to the raids\n- a full inquiry now\nIt then closed.",
    "demand [an end to the raids]\ndemand [a full inquiry now]\n!demand [It then" },
  { "The ministry said that Pakistan reserves the right to respond to threats.",
    "right [Pakistan reserves the right to respond to threats] Pakistan reserves the right to respond to threats" },
  { "It warned that inaction would harm stability.",
    "point [inaction would harm stability] Inaction would harm stability" },
  { "Kabul had assured Pakistan that its soil would not be used.",
    "assurance [its soil would not be used] Its soil would not be used" },
  /* Bug: the time given for an answer was a demand. */
  { "KABUL, 18 February 2026 — A response was requested within two weeks.",
    "day-reply [within two weeks] 2026-03-04 inferred\n!demand" },
  { "A reply was requested within 14 days.",
    "day-reply [within 14 days] 2026-03-16 estimated\n!demand" },
  { "KABUL, 18 February 2026 — The ministry requested a written response from Kabul within two weeks.",
    "day-reply [within two weeks] 2026-03-04 inferred\n!demand" },
  { "The ministry demanded to answer for the raids within two weeks.", "demand [" },
  { "A response was requested within ten working days.", "!day-reply\n!demand" },
  { "A response was received within two weeks.", "!day-reply\n!demand" },
  { "An inquiry was demanded by 20 March 2026.", "[20 March 2026] 2026-03-20\n!demand" },
  { "The mission was requested to hand over the men.", "demand [to hand over the men]" },
  { "It read a long paper.", "!demand\n!right\n!point" },
  { "Envoy summoned over attack\n\nThe ministry spoke.", "headline [Envoy summoned over attack]" },
  { "See https://mofa.example/a?b=2026-02-18.",
    "address [https://mofa.example/a?b=2026-02-18]\n!day" },
  { "(http://x.example/(y))", "address [http://x.example/(y]" },
};

static void
test_dates (void)
{
  check (dates, G_N_ELEMENTS (dates));
  check (no_dates, G_N_ELEMENTS (no_dates));
}

static void
test_numbers (void)
{
  check (tolls, G_N_ELEMENTS (tolls));
  check (figures, G_N_ELEMENTS (figures));
}

static void
test_names (void)
{
  check (names, G_N_ELEMENTS (names));
  check (terms, G_N_ELEMENTS (terms));
}

static void
test_clauses (void)
{
  check (clauses, G_N_ELEMENTS (clauses));
}

/* A name that two people have is a choice. */
static void
test_ambiguous (void)
{
  g_autoptr (ChanceryNameIndex) index = make_names ();
  g_autoptr (ChanceryNamed) other =
      chancery_named_new (CHANCERY_KIND_PERSON, "other", "Ali Khan", NULL);
  g_autoptr (ChanceryPressText) read = NULL;
  const ChanceryPressSpan *span;

  chancery_name_index_add (index, "Ali Khan", other);
  read = chancery_press_text_read ("Ali Khan said so.", today (), index);
  span = chancery_press_text_get_span (read, 1);
  g_assert_cmpint (span->role, ==, CHANCERY_PRESS_WHO_SPEAKS);
  g_assert_cmpuint (span->named->len, ==, 2);
}

static void
test_head (void)
{
  g_autoptr (ChanceryPressText) read = chancery_press_text_read (
      "Envoy summoned over attack\n\nKABUL, 18 February 2026 — It said so, "
      "https://a.example/b.",
      today (), NULL);
  g_autoptr (ChanceryPressText) bare = chancery_press_text_read ("", today (), NULL);
  g_autofree char *day = chancery_day_to_iso (chancery_press_text_get_day (read));

  g_assert_cmpstr (day, ==, "2026-02-18");
  g_assert_cmpstr (chancery_press_text_get_headline (read), ==, "Envoy summoned over attack");
  g_assert_cmpstr (chancery_press_text_get_address (read), ==, "https://a.example/b");
  g_assert_cmpuint (chancery_press_text_get_n_spans (bare), ==, 0);
  g_assert_true (chancery_press_text_get_day (bare) == CHANCERY_DAY_NONE);
  g_assert_null (chancery_press_text_get_headline (bare));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/press-text/dates", test_dates);
  g_test_add_func ("/model/press-text/numbers", test_numbers);
  g_test_add_func ("/model/press-text/names", test_names);
  g_test_add_func ("/model/press-text/clauses", test_clauses);
  g_test_add_func ("/model/press-text/ambiguous", test_ambiguous);
  g_test_add_func ("/model/press-text/head", test_head);
  return g_test_run ();
}
