/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-query-words.h"

/* 23 November 2026, whatever the day of the run. */
#define TODAY 2461368

static void
test_words (void)
{
  static const struct
  {
    const char *typed;
    const char *words;
  } pairs[] = {
    { "", "" },
    { "water", "“water”" },
    { "wat* \"two words\"", "“wat…” “two words”" },
    { "border year:2026 water", "“border”; Year: 2026; “water”" },
    { "kind:demarche", "Demarche" },
    { "kind:demarche,statement", "Demarche or Statement" },
    { "party:\"New Zealand\",Fiji", "Party: New Zealand or Fiji" },
    { "counterpart:=Niger year:2026", "Counterpart: Niger; Year: 2026" },
    { "after:2026-02-16 before:2026-03", "from 16 Feb 2026 on; until Mar 2026" },
    { "marking:<=restricted", "Marking: at most restricted" },
    { "a OR b", "“a” or “b”" },
    { "(a OR b) c", "(“a” or “b”); “c”" },
    { "-tag:old", "not Tags: old" },
    /* What nobody knows stands as it was typed. */
    { "tone:nonsense", "Tone: nonsense" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (ChanceryQuery) query = chancery_query_parse (pairs[i].typed, TODAY);
      g_autofree char *words = chancery_query_to_words (query);

      g_assert_cmpstr (words, ==, pairs[i].words);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/query-words/words", test_words);
  return g_test_run ();
}
