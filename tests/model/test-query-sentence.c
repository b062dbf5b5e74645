/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is asked as one asks a colleague. */

#include "config.h"

#include "chancery-query.h"

#include <libintl.h>
#include <locale.h>

/* 23 November 2026, whatever the day of the run. */
#define TODAY 2461368

typedef struct
{
  const char *text;
  const char *meant;
} Case;

static void
check (const Case *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *meant = chancery_query_read_sentence (cases[i].text, TODAY);

      g_assert_cmpstr (meant, ==, cases[i].meant);
    }
}

static void
test_english (void)
{
  static const Case cases[] = {
    { "What did Honduras write in 1934?", "Honduras write year:1934" },
    { "from 1914 to 1918", "after:1914 before:1918" },
    /* Bug: the year before or after which something was asked for was found as well. */
    { "letters about neutrality before 1900", "letters neutrality before:1899" },
    { "letters after 1950", "letters after:1951" },
    { "letters before march 1970", "letters before:1970-02" },
    { "letters after 31 December 1970", "letters after:1971-01-01" },
    { "letters since 1950", "letters after:1950" },
    { "letters until 1 Jan 1970", "letters before:1970-01-01" },
    { "letters to us in 1950", "letters year:1950" },
    /* Bug: of a month and its year the month was a word, and of two years the first. */
    { "telegrams from Saigon in March of 1970?", "telegrams Saigon on:1970-03" },
    { "telegrams in march 1970", "telegrams on:1970-03" },
    { "berlin between 1958 and 1960", "berlin after:1958 before:1960" },
    { "between 3 March 1958 and 5 April 1960", "after:1958-03-03 before:1960-04-05" },
    { "in the 1950s", "on:195X" },
    /* Bug: a day beside other words was words. */
    { "berlin 1959-07-13", "berlin on:1959-07-13" },
    { "berlin 13.7.1959", "berlin on:1959-07-13" },
    { "berlin 13/7/1959", "berlin on:1959-07-13" },
    { "cuba 1970-09 missiles", "cuba on:1970-09 missiles" },
    { "on February 18, 1970, in Kabul", "on:1970-02-18 Kabul" },
    { "berlin 1958-1960", "berlin after:1958 before:1960" },
    { "berlin 1959", NULL },
    { "prot 12/2026", NULL },
    { "prot 0012/2026", NULL },
    { "cable on:3 Aug 1961", NULL },
    { "the cable -on:3 Aug 1961 road", "cable -on:3 Aug 1961 road" },
    { "the note  to Kabul form:letter", "note Kabul form:letter" },
    { "in 19345", "19345" },
    { "in", NULL },
    { "the", NULL },
    { "the \"road in 1934\"", NULL },
    { "bajaur protest", NULL },
    { "", NULL },
    { "\xff in 1934", NULL },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* In some languages the small word stands behind its date. */
static void
test_behind_the_date (void)
{
  static const Case cases[] = {
    { "کابل 1934 میں", "کابل year:1934" },
    { "کابل ۱۹۳۴ میں", "کابل year:1934" },
    { "کابل 13.7.1959 میں", "کابل on:1959-07-13" },
    { "kabul in 1934", "kabul year:1934" },
    { "کابل میں", "کابل" },
  };
  g_autofree char *folder = g_test_build_filename (G_TEST_BUILT, "..", "po", NULL);

  g_setenv ("LANGUAGE", "ur", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  if (setlocale (LC_ALL, "C.UTF-8") != NULL &&
      !g_str_equal (g_dgettext (GETTEXT_PACKAGE, "Chronology"), "Chronology"))
    check (cases, G_N_ELEMENTS (cases));
  else
    g_test_skip ("no locale with translations, or no catalogue");
  g_unsetenv ("LANGUAGE");
  setlocale (LC_ALL, "C");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/query-sentence/english", test_english);
  g_test_add_func ("/model/query-sentence/behind-the-date", test_behind_the_date);

  return g_test_run ();
}
