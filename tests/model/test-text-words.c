/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-text-words.h"

#include <string.h>

static char *
join_words (const ChanceryTextWords *words)
{
  GString *joined = g_string_new (NULL);
  guint sentence = 0;

  for (guint i = 0; i < chancery_text_words_get_n (words); i++)
    {
      const ChanceryWord *word = chancery_text_words_get (words, i);

      if (i > 0)
        g_string_append (joined, word->sentence != sentence ? " | " : " ");
      sentence = word->sentence;
      g_string_append (joined, word->folded);
    }
  return g_string_free (joined, FALSE);
}

static const struct
{
  const char *text;
  const char *words;
} cut[] = {
  { "", "" },
  { " — … ", "" },
  { "Over 75,000 operations.", "over 75,000 operations" },
  { "On 18.2.2026, the post.", "on 18.2.2026 the post" },
  { "The Taliban's return", "the taliban s return" },
  { "Tehrik-e-Taliban", "tehrik e taliban" },
  { "It said so. Then it left.", "it said so | then it left" },
  { "Lt. Gen. Chaudhry of the U.S. spoke", "lt gen chaudhry of the u s spoke" },
  { "First;\nsecond", "first | second" },
  { "A headline\n\nThe text", "a headline | the text" },
  { "broken at\na margin", "broken at a margin" },
  { "demands:\n- stop\n- leave", "demands | stop | leave" },
  { "Chargé d’affaires", "charge d affaires" },
  { "کابل میں حملہ۔ پھر", "کابل میں حمله | پهر" },
  { "北京市", "北 京 市" },
};

static void
test_cut (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cut); i++)
    {
      g_autoptr (ChanceryTextWords) words = chancery_text_words_new (cut[i].text);
      g_autofree char *joined = join_words (words);

      g_assert_cmpstr (joined, ==, cut[i].words);
    }
}

static void
test_places (void)
{
  const char *text = "Über (11) SOLDIERS died (today). ISPR said";
  g_autoptr (ChanceryTextWords) words = chancery_text_words_new (text);
  const ChanceryWord *word;

  g_assert_cmpstr (chancery_text_words_get_text (words), ==, text);
  for (guint i = 0; i < chancery_text_words_get_n (words); i++)
    {
      word = chancery_text_words_get (words, i);
      g_assert_cmpuint (word->start, <, word->end);
      g_assert_true (g_utf8_validate (text + word->start, (gssize)(word->end - word->start), NULL));
    }
  g_assert_cmpint (chancery_text_words_get (words, 0)->flags, ==,
                   CHANCERY_WORD_CAPITAL | CHANCERY_WORD_BEGINS);
  g_assert_cmpint (chancery_text_words_get (words, 1)->flags, ==, CHANCERY_WORD_NUMBER);
  g_assert_cmpint (chancery_text_words_get (words, 2)->flags, ==,
                   CHANCERY_WORD_CAPITAL | CHANCERY_WORD_ALL_CAPITALS);
  g_assert_cmpuint (chancery_text_words_get_n_sentences (words), ==, 2);
  g_assert_cmpuint (chancery_text_words_get_sentence (words, 0)->end, ==,
                    (gsize)(strstr (text, ". ISPR") - text));
  g_assert_true (chancery_text_words_has_between (words, 0, "("));
  g_assert_false (chancery_text_words_has_between (words, 2, "("));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/text-words/cut", test_cut);
  g_test_add_func ("/model/text-words/places", test_places);
  return g_test_run ();
}
