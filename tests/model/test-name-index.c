/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-name-index.h"

static void
add (ChanceryNameIndex *index, ChanceryKindId kind, const char *id, const char *names)
{
  g_auto (GStrv) list = g_strsplit (names, "|", -1);
  g_autoptr (ChanceryNamed) named = chancery_named_new (kind, id, list[0], NULL);

  for (guint i = 0; list[i] != NULL; i++)
    chancery_name_index_add (index, list[i], named);
}

static ChanceryNameIndex *
make_index (void)
{
  ChanceryNameIndex *index = chancery_name_index_new ();

  add (index, CHANCERY_KIND_ACTOR, "ttp", "Tehrik-e-Taliban Pakistan|TTP");
  add (index, CHANCERY_KIND_ACTOR, "taliban", "Afghan Taliban authorities|Taliban");
  add (index, CHANCERY_KIND_ACTOR, "us", "United States|US");
  add (index, CHANCERY_KIND_ACTOR, "pakistan", "Pakistan|پاکستان");
  add (index, CHANCERY_KIND_PLACE, "land", "Pakistan");
  add (index, CHANCERY_KIND_PLACE, "beijing", "北京");
  add (index, CHANCERY_KIND_PERSON, "may", "May");
  add (index, CHANCERY_KIND_PERSON, "walko", "Lajos Walkó");
  add (index, CHANCERY_KIND_PERSON, "x", "X");
  return index;
}

static const struct
{
  const char *text;
  const char *id; /* of the first, or NULL */
  guint n_words;
  guint n_found;
} asked[] = {
  { "Tehrik e Taliban Pakistan fled", "ttp", 4, 1 },
  { "TEHRIK-E-TALIBAN PAKISTAN", "ttp", 4, 1 },
  { "Taliban Pakistan", "taliban", 1, 1 },
  { "Pakistan said", "pakistan", 1, 2 },
  { "PAKISTAN said", "pakistan", 1, 2 },
  { "پاكستان", "pakistan", 1, 1 },
  { "Pakistani", NULL, 0, 0 },
  { "us against them", NULL, 0, 0 },
  { "US forces", "us", 1, 1 },
  { "Us forces", NULL, 0, 0 },
  { "may be", NULL, 0, 0 },
  { "May was there", "may", 1, 1 },
  { "Lajos Walko", "walko", 2, 1 },
  { "LAJOS WALKÓ", "walko", 2, 1 },
  { "Lajos. Walko", NULL, 0, 0 },
  { "X", NULL, 0, 0 },
  { "北京市", "beijing", 2, 1 },
};

static void
test_match (void)
{
  g_autoptr (ChanceryNameIndex) index = make_index ();
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autoptr (ChanceryTextWords) words = chancery_text_words_new (asked[i].text);
      guint n = chancery_name_index_match (index, words, 0, found);

      g_assert_cmpuint (n, ==, asked[i].n_words);
      g_assert_cmpuint (found->len, ==, asked[i].n_found);
      if (asked[i].id != NULL)
        g_assert_cmpstr (((ChanceryNamed *)g_ptr_array_index (found, 0))->id, ==, asked[i].id);
    }
}

/* The same name given twice is one, and what is no name is passed over. */
static void
test_add (void)
{
  g_autoptr (ChanceryNameIndex) index = chancery_name_index_new ();
  g_autoptr (ChanceryTextWords) words = chancery_text_words_new ("Kabul");
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  add (index, CHANCERY_KIND_PLACE, "kabul", "Kabul|KABUL|Kābul||—");
  g_assert_cmpuint (chancery_name_index_match (index, words, 0, found), ==, 1);
  g_assert_cmpuint (found->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/name-index/match", test_match);
  g_test_add_func ("/model/name-index/add", test_add);
  return g_test_run ();
}
