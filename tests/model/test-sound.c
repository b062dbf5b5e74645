/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-sound.h"
#include "chancery-text.h"

#include <string.h>

static gboolean
are_alike (const char *one, const char *other)
{
  g_autofree char *a = chancery_text_fold (one, -1);
  g_autofree char *b = chancery_text_fold (other, -1);
  g_autoptr (GPtrArray) keys = chancery_sound_keys (a);
  g_autoptr (GPtrArray) others = chancery_sound_keys (b);

  for (guint i = 0; i < keys->len; i++)
    {
      g_test_message ("%s: %s", one, (const char *)keys->pdata[i]);
      if (g_ptr_array_find_with_equal_func (others, keys->pdata[i], g_str_equal, NULL))
        return chancery_sound_is_near (a, b);
    }
  for (guint i = 0; i < others->len; i++)
    g_test_message ("%s: %s", other, (const char *)others->pdata[i]);
  return FALSE;
}

/* The spellings of newspapers and ministries, and the scripts in which the names are written at home. */
static void
test_alike (void)
{
  static const char *const pairs[][2] = {
    { "Bajaur", "Bajour" },
    { "Bajaur", "Bajawr" },
    { "Bajaur", "باجوڑ" },
    { "Tehreek", "Tehrik" },
    { "Tehreek", "Tahrik" },
    { "Tehreek", "تحریک" },
    { "Kabul", "Кабул" },
    { "Kabul", "کابل" },
    { "Kabul", "काबुल" },
    { "Kabul", "Kaboul" },
    { "Muhammad", "Mohammed" },
    { "Muhammad", "محمد" },
    { "Hussein", "Husain" },
    { "Hussein", "حسین" },
    { "Kandahar", "Qandahar" },
    { "Kandahar", "قندهار" },
    { "Gaddafi", "Qaddafi" },
    { "Khyber", "Khaibar" },
    { "Khyber", "خیبر" },
    { "Peshawar", "پشاور" },
    { "Pakistan", "باكستان" },
    { "Pakistan", "پاکستان" },
    { "Waziristan", "Vaziristan" },
    { "Waziristan", "وزیرستان" },
    { "Balochistan", "Baluchistan" },
    { "Balochistan", "بلوچستان" },
    { "Afghanistan", "افغانستان" },
    { "Afghanistan", "Афганистан" },
    { "Islamabad", "اسلام‌آباد" },
    { "Iran", "ایران" },
    { "Iraq", "عراق" },
    { "Nawaz", "نواز" },
    { "Pervez", "Pervaiz" },
    { "Pervez", "پرویز" },
    { "Yeltsin", "Ельцин" },
    { "Riyadh", "ریاض" },
    { "Khrushchev", "Хрущев" },
    { "Chernobyl", "Чернобыль" },
    { "Zhukov", "Жуков" },
    { "Khabarovsk", "Хабаровск" },
    { "Molotov", "Molotoff" },
    { "Molotov", "Молотов" },
    { "Yerevan", "Երևան" },
    { "Tsaritsyn", "Царицын" },
    { "Tbilisi", "თბილისი" },
    { "Peshawar", "Peshawur" },
    { "Kunar", "Konar" },
    { "Torkham", "Turkham" },
    { "Riyadh", "Riad" },
    { "Noor", "Nur" },
    { "Amir", "Ameer" },
    { "Syed", "Sayed" },
    { "Khost", "Khowst" },
    { "Gaza", "Ghazza" },
    { "Doha", "Dawha" },
    { "Swat", "Suwat" },
    { "Iraq", "Irak" },
    { "Berne", "Bern" },
    { "Tehran", "Teheran" },
  };
  guint n_unlike = 0;

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (!are_alike (pairs[i][0], pairs[i][1]) || !are_alike (pairs[i][1], pairs[i][0]))
      {
        g_printerr ("%s is not like %s\n", pairs[i][0], pairs[i][1]);
        n_unlike++;
      }
  g_assert_cmpuint (n_unlike, ==, 0);
}

static void
test_unlike (void)
{
  static const char *const pairs[][2] = {
    { "Kabul", "Kandahar" },
    { "Karachi", "crutch" },
    { "Iran", "Iraq" },
    { "Iran", "arena" },
    { "Kabul", "cable" },
    { "India", "Andean" },
    { "party", "partition" },
    { "note", "notice" },
    { "Bajaur", "Khyber" },
    { "1971", "1972" },
    { "北京", "北平" },
    /* Bug: short words were alike that have one consonant more than none in common. */
    { "Boal", "Bull" },
    { "Diem", "Dam" },
    { "Bonn", "Bean" },
    { "China", "Chen" },
    { "Rice", "Rose" },
    { "war", "weir" },
    { "Nur", "Nair" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_test_message ("%s, %s", pairs[i][0], pairs[i][1]);
      g_assert_false (are_alike (pairs[i][0], pairs[i][1]));
    }
}

/* Whether @typed is found where @kept stands. */
static gboolean
is_asked (const char *typed, const char *kept)
{
  g_autofree char *a = chancery_text_fold (typed, -1);
  g_autofree char *b = chancery_text_fold (kept, -1);
  g_autoptr (GPtrArray) asked = chancery_sound_keys_asked (a);
  g_autoptr (GPtrArray) keys = chancery_sound_keys (b);

  for (guint i = 0; i < keys->len; i++)
    if (g_ptr_array_find_with_equal_func (asked, keys->pdata[i], g_str_equal, NULL))
      return chancery_sound_is_near (a, b);
  return FALSE;
}

/* Bug: names of South-Eastern Europe were not found in another script than that in which they stand. */
static void
test_asked (void)
{
  static const char *const pairs[][2] = {
    { "Жарко", "Žarko" },          { "Чирич", "Ćirić" },      { "Ћирић", "Ćirić" },
    { "Cyrich", "Ćirić" },         { "Сечени", "Széchényi" }, { "Ćirić", "Чирич" },
    { "Ćirić", "Ћирић" },          { "Žarko", "Жарко" },      { "Милошевић", "Milošević" },
    { "Milosevich", "Milošević" }, { "Ђинђић", "Đinđić" },    { "Ђинђић", "Djindjic" },
    { "Вучић", "Vučić" },          { "Царицын", "Caricin" },  { "Caricin", "Царицын" },
  };
  static const char *const unlike[][2] = {
    { "qqqqzz", "Kuzai" },   { "qqqqzz", "کوزئی" },   { "qqzz", "کوزئی" },
    { "Kabul", "Kandahar" }, { "Karachi", "crutch" }, { "notice", "note" },
  };
  guint n_wrong = 0;

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (!is_asked (pairs[i][0], pairs[i][1]))
      {
        g_printerr ("%s does not find %s\n", pairs[i][0], pairs[i][1]);
        n_wrong++;
      }
  for (guint i = 0; i < G_N_ELEMENTS (unlike); i++)
    if (is_asked (unlike[i][0], unlike[i][1]))
      {
        g_printerr ("%s finds %s\n", unlike[i][0], unlike[i][1]);
        n_wrong++;
      }
  g_assert_cmpuint (n_wrong, ==, 0);
}

static void
test_distance (void)
{
  g_assert_cmpuint (chancery_spelling_distance ("kabul", "kabul", 2), ==, 0);
  g_assert_cmpuint (chancery_spelling_distance ("kabul", "kabull", 2), ==, 1);
  g_assert_cmpuint (chancery_spelling_distance ("kabul", "kbaul", 2), ==, 1);
  g_assert_cmpuint (chancery_spelling_distance ("protest", "protset", 2), ==, 1);
  g_assert_cmpuint (chancery_spelling_distance ("protest", "pretext", 2), ==, 2);
  g_assert_cmpuint (chancery_spelling_distance ("protest", "demand", 2), ==, 3);
  g_assert_cmpuint (chancery_spelling_distance ("кабул", "кабуль", 2), ==, 1);
  g_assert_cmpuint (chancery_spelling_distance ("", "ab", 2), ==, 2);
}

/* What is no name of any language neither stops nor reads past its end. */
static void
test_any_text (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) word = g_string_new (NULL);
      g_autoptr (GPtrArray) keys = NULL;
      static const gunichar starts[] = { 'a', 0x600, 0x400, 0x900, 0x3041, 0x300, 0xac00, 0x1f600 };
      gunichar start = starts[g_rand_int_range (rand, 0, G_N_ELEMENTS (starts))];

      for (gint32 n = g_rand_int_range (rand, 0, 14); n > 0; n--)
        g_string_append_unichar (word, start + (gunichar)g_rand_int_range (rand, 0, 80));
      keys = chancery_sound_keys (word->str);
      for (guint n = 0; n < keys->len; n++)
        g_assert_cmpuint (strlen (keys->pdata[n]), >=, 2);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sound/alike", test_alike);
  g_test_add_func ("/sound/unlike", test_unlike);
  g_test_add_func ("/sound/asked", test_asked);
  g_test_add_func ("/sound/distance", test_distance);
  g_test_add_func ("/sound/any-text", test_any_text);
  return g_test_run ();
}
