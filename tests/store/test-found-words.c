/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-found-words.h"

#define TODAY 20000

/* @text with brackets round what is found. */
static void
assert_found (const char *typed, const char *text, const char *expected)
{
  g_autoptr (ChanceryQuery) query = chancery_query_parse (typed, TODAY);
  g_autoptr (ChanceryFoundWords) found = chancery_found_words_new (query);
  g_autoptr (GArray) places = NULL;
  g_autoptr (GString) marked = g_string_new (text);

  g_assert_nonnull (found);
  places = chancery_found_words_find (found, text);
  for (guint i = places->len; i > 0; i--)
    {
      const ChanceryFoundPlace *place = &g_array_index (places, ChanceryFoundPlace, i - 1);

      g_string_insert_c (marked, (gssize)place->end, ']');
      g_string_insert_c (marked, (gssize)place->start, '[');
    }
  g_assert_cmpstr (marked->str, ==, expected);
}

static void
test_words_as_the_index_reads_them (void)
{
  assert_found ("berlin", "The Berlin crisis; BERLIN, not Berliner.",
                "The [Berlin] crisis; [BERLIN], not Berliner.");
  assert_found ("berlin*", "The Berliner", "The [Berliner]");
  assert_found ("szechenyi", "Széchenyi signed", "[Széchenyi] signed");
  assert_found ("berlin crisis", "A crisis in Berlin", "A [crisis] in [Berlin]");
  assert_found ("berlin", "", "");
}

static void
test_phrase_is_one_place (void)
{
  assert_found ("\"joint checkpost\"", "A joint checkpost; joint talks at a checkpost",
                "A [joint checkpost]; joint talks at a checkpost");
  assert_found ("prot/2026/1", "See PROT/2026/1.", "See [PROT/2026/1].");
}

static void
test_writing_without_blanks (void)
{
  assert_found ("外交部", "中国外交部发言人", "中国[外交部]发言人");
  assert_found ("مذكرة", "نص مذكرة شفوية", "نص [مذكرة] شفوية");
}

/* What is excluded is not looked for, and a kind is no word. */
static void
test_nothing_to_mark (void)
{
  const char *const typed[] = { "", "kind:demand", "-berlin", "after:2026" };

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (ChanceryQuery) query = chancery_query_parse (typed[i], TODAY);

      g_assert_null (chancery_found_words_new (query));
    }
  assert_found ("crisis -berlin", "A crisis in Berlin", "A [crisis] in Berlin");
}

/* Bug: a number that was found without its zeros was not marked. */
static void
test_numbers_of_several_parts (void)
{
  assert_found ("\"nv 17 61\"", "Their NV-0017/61 of 1961", "Their [NV-0017/61] of 1961");
  assert_found ("\"doc 2026 17\"", "DOC/2026/0017, DOC/2026/170", "[DOC/2026/0017], DOC/2026/170");
  assert_found ("17", "0017 and 17", "0017 and [17]");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/found-words/words-as-the-index-reads-them",
                   test_words_as_the_index_reads_them);
  g_test_add_func ("/store/found-words/phrase-is-one-place", test_phrase_is_one_place);
  g_test_add_func ("/store/found-words/writing-without-blanks", test_writing_without_blanks);
  g_test_add_func ("/store/found-words/numbers-of-several-parts", test_numbers_of_several_parts);
  g_test_add_func ("/store/found-words/nothing-to-mark", test_nothing_to_mark);
  return g_test_run ();
}
