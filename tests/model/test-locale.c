/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-locale.h"

static const ChanceryDateFrames frames = { "about %s", "until %s", "since %s", "%1$s to %2$s" };

static void
check (const char *edtf, const char *language, const char *expected)
{
  g_autoptr (ChanceryFuzzyDate) date =
      chancery_fuzzy_date_new (edtf, NULL, CHANCERY_QUALITY_STATED, NULL);
  g_autofree char *words = NULL;

  g_assert_nonnull (date);
  words = chancery_locale_write_date (date, language, &frames);
  g_assert_cmpstr (words, ==, expected);
}

static void
test_languages (void)
{
  check ("2026-02-16", "en", "16 February 2026");
  check ("2026-02-16", "en-US", "February 16, 2026");
  check ("2026-02-16", "fr", "16 février 2026");
  check ("2026-02-16", "es", "16 de febrero de 2026");
  check ("2026-02-16", "ru", "16 февраля 2026 г.");
  check ("2026-02-16", "zh", "2026年2月16日");
  check ("2026-02-16", "ur", "16 فروری، 2026");
  check ("2026-02", "ru", "февраль 2026 г.");
  check ("2026", "zh", "2026年");
  /* By the calendar of the registry, whatever people there count by. */
  check ("2026-02-16", "fa", "۱۶ فوریهٔ ۲۰۲۶");
  check ("1571-10-07", "en", "7 October 1571");
}

static void
test_what_is_not_sure (void)
{
  check ("2026-02-16~", "en", "about 16 February 2026");
  check ("2026-02-16/..", "en", "since 16 February 2026");
  check ("../2026-02-16", "en", "until 16 February 2026");
  check ("2026-02-16/2026-02-18", "en", "16 February 2026 to 18 February 2026");
  check ("2026-XX-XX", "en", "2026");
  check ("201X", "en", "2010 to 2019");
  check ("XXXX", "en", NULL);
}

/* The words come from files of officers. */
static void
test_frames_are_data (void)
{
  const ChanceryDateFrames hostile = { "%n%x %s %s", NULL, "%d", NULL };
  g_autoptr (ChanceryFuzzyDate) about =
      chancery_fuzzy_date_new ("2026~", NULL, CHANCERY_QUALITY_STATED, NULL);
  g_autoptr (ChanceryFuzzyDate) open =
      chancery_fuzzy_date_new ("2026/..", NULL, CHANCERY_QUALITY_STATED, NULL);
  g_autofree char *words = chancery_locale_write_date (about, "en", &hostile);
  g_autofree char *since = chancery_locale_write_date (open, "en", &hostile);

  g_assert_cmpstr (words, ==, "%n%x 2026 2026");
  g_assert_cmpstr (since, ==, "%d");
}

static void
test_unknown_language (void)
{
  check ("2026-02", "no such tongue", "2026 M02");
  g_assert_false (chancery_locale_is_right_to_left ("no such tongue"));
}

static void
test_sides_and_names (void)
{
  g_autofree char *french = chancery_locale_dup_name ("fr");
  g_autofree char *urdu = chancery_locale_dup_name ("ur");

  g_assert_true (chancery_locale_is_right_to_left ("ar"));
  g_assert_true (chancery_locale_is_right_to_left ("ur"));
  g_assert_false (chancery_locale_is_right_to_left ("ru"));
  g_assert_cmpstr (french, ==, "français");
  g_assert_cmpstr (urdu, ==, "اردو");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/locale/languages", test_languages);
  g_test_add_func ("/model/locale/what-is-not-sure", test_what_is_not_sure);
  g_test_add_func ("/model/locale/frames-are-data", test_frames_are_data);
  g_test_add_func ("/model/locale/unknown-language", test_unknown_language);
  g_test_add_func ("/model/locale/sides-and-names", test_sides_and_names);
  return g_test_run ();
}
