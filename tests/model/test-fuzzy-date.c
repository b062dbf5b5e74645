/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-errors.h"
#include "chancery-fuzzy-date.h"

/* How a date must be seen: exact day, approximate, uncertain, interval, unknown. */
enum
{
  EXACT = 1 << 0,
  APPROXIMATE = 1 << 1,
  UNCERTAIN = 1 << 2,
  INTERVAL = 1 << 3,
  UNKNOWN = 1 << 4,
};

static const struct
{
  const char *edtf;
  const char *first; /* NULL: open or unknown */
  const char *last;
  int is;
  const char *words;
} dates[] = {
  { "2026-02-16", "2026-02-16", "2026-02-16", EXACT, "16 Feb 2026" },
  { "2026-02", "2026-02-01", "2026-02-28", 0, "Feb 2026" },
  { "2024-02", "2024-02-01", "2024-02-29", 0, "Feb 2024" },
  { "2026", "2026-01-01", "2026-12-31", 0, "2026" },
  { "0000", "0000-01-01", "0000-12-31", 0, "1 BC" },
  { "-0043", "-0043-01-01", "-0043-12-31", 0, "44 BC" },
  { "-0043-03-15", "-0043-03-15", "-0043-03-15", EXACT, "15 Mar 44 BC" },
  { "2026-02-18T09:00:00Z", "2026-02-18", "2026-02-18", EXACT, "18 Feb 2026, 09:00 UTC" },
  { "2026-02-18T23:30:15", "2026-02-18", "2026-02-18", EXACT, "18 Feb 2026, 23:30:15" },
  { "2026-02-18T09:00:00+05:00", "2026-02-18", "2026-02-18", EXACT, "18 Feb 2026, 09:00 +05:00" },
  { "2026-02-18T09:00:00-05", "2026-02-18", "2026-02-18", EXACT, "18 Feb 2026, 09:00 -05" },
  { "2016-12-31T23:59:60Z", "2016-12-31", "2016-12-31", EXACT, "31 Dec 2016, 23:59:60 UTC" },
  { "2026-02~", "2026-02-01", "2026-02-28", APPROXIMATE, "about Feb 2026" },
  { "2021?", "2021-01-01", "2021-12-31", UNCERTAIN, "2021, uncertain" },
  { "2004-06-11%", "2004-06-11", "2004-06-11", APPROXIMATE | UNCERTAIN,
    "about 11 Jun 2004, uncertain" },
  { "201X", "2010-01-01", "2019-12-31", 0, "2010s" },
  { "20XX", "2000-01-01", "2099-12-31", 0, "2000–2099" },
  { "-201X", "-2019-01-01", "-2010-12-31", 0, "2020 BC–2011 BC" },
  { "2004-XX", "2004-01-01", "2004-12-31", 0, "2004, month not known" },
  { "2004-06-XX", "2004-06-01", "2004-06-30", 0, "Jun 2004, day not known" },
  { "2004-XX-XX", "2004-01-01", "2004-12-31", 0, "2004, day and month not known" },
  { "2026-21", "2026-03-01", "2026-05-31", 0, "spring 2026" },
  { "2026-22", "2026-06-01", "2026-08-31", 0, "summer 2026" },
  { "2026-23", "2026-09-01", "2026-11-30", 0, "autumn 2026" },
  { "2026-24", "2026-12-01", "2027-02-28", 0, "winter 2026" },
  { "2026-21~", "2026-03-01", "2026-05-31", APPROXIMATE, "about spring 2026" },
  { "XXXX", NULL, NULL, UNKNOWN, "not known" },
  { "2026-02-16/..", "2026-02-16", NULL, INTERVAL, "16 Feb 2026 or later" },
  { "../2026-02-18", NULL, "2026-02-18", INTERVAL, "until 18 Feb 2026" },
  { "2026-02-16/", "2026-02-16", NULL, INTERVAL, "from 16 Feb 2026, end not known" },
  { "/2026-02-18", NULL, "2026-02-18", INTERVAL, "until 18 Feb 2026, beginning not known" },
  { "../..", NULL, NULL, INTERVAL | UNKNOWN, "not known" },
  { "/..", NULL, NULL, INTERVAL | UNKNOWN, "not known" },
  { "2026-02-16/2026-02-18", "2026-02-16", "2026-02-18", INTERVAL, "16–18 Feb 2026" },
  { "2026-02-16/2026-03-03", "2026-02-16", "2026-03-03", INTERVAL, "16 Feb – 3 Mar 2026" },
  { "2025-12-20/2026-01-05", "2025-12-20", "2026-01-05", INTERVAL, "20 Dec 2025 – 5 Jan 2026" },
  { "2026-02/2026-03", "2026-02-01", "2026-03-31", INTERVAL, "Feb – Mar 2026" },
  { "2021/2023", "2021-01-01", "2023-12-31", INTERVAL, "2021–2023" },
  { "2021~/2023", "2021-01-01", "2023-12-31", INTERVAL | APPROXIMATE, "about 2021 – 2023" },
  { "2021/2023?", "2021-01-01", "2023-12-31", INTERVAL | UNCERTAIN, "2021 – 2023, uncertain" },
  { "2021~/2023~", "2021-01-01", "2023-12-31", INTERVAL | APPROXIMATE, "about 2021–2023" },
  { "2004-06-11/2004", "2004-06-11", "2004-12-31", INTERVAL, "11 Jun 2004 – 2004" },
  { "2004/2004-06-11", "2004-01-01", "2004-06-11", INTERVAL, "2004 – 11 Jun 2004" },
  { "2026-02-18/2026-02", "2026-02-18", "2026-02-28", INTERVAL, "18 Feb 2026 – Feb 2026" },
  { "2026-02~/..", "2026-02-01", NULL, INTERVAL | APPROXIMATE, "about Feb 2026 or later" },
  { "2004-06-XX/2004-07-03", "2004-06-01", "2004-07-03", INTERVAL,
    "Jun 2004, day not known – 3 Jul 2004" },
  { "2026-02-18T09:00:00Z/2026-02-18T11:00:00Z", "2026-02-18", "2026-02-18", INTERVAL,
    "18 Feb 2026, 09:00 UTC – 18 Feb 2026, 11:00 UTC" },
};

static const struct
{
  const char *edtf;
  const char *message;
} impossible[] = {
  { "", "The date is empty" },
  { "\xff", "The date is not UTF-8" },
  { "2026-02-30", "“2026-02-30” is not a day of the calendar" },
  { "2025-02-29", "“2025-02-29” is not a day of the calendar" },
  { "2026-02-00", "“2026-02-00” is not a day of the calendar" },
  { "2026-13", "“2026-13” is not a date: there is no such month" },
  { "2026-00", "“2026-00” is not a date: there is no such month" },
  { "2026-25", "“2026-25” is not a date: there is no such month" },
  { "2026-21-01", "“2026-21-01” is not a date" },
  { "2026-2", "“2026-2” is not a date: a month has two digits" },
  { "2026-02-3", "“2026-02-3” is not a date: a day has two digits" },
  { "-0000", "“-0000” is not a date: the year 0 has no sign" },
  { "2026-03/2026-02", "“2026-03/2026-02” ends before it begins" },
  { "/", "“/” is not an interval of two dates" },
  { "2026/2027/2028", "“2026/2027/2028” is not an interval of two dates" },
  { "2026-02-30/2026-03-01", "“2026-02-30” is not a day of the calendar" },
  { "2026/2026-13", "“2026-13” is not a date: there is no such month" },
  { "2026/XXXX", "“XXXX” is not a date" },
  { "XXXX?", "“XXXX?” is not a date" },
  { "Y2026", "“Y2026” is not a date: after Y stands a year of five digits or more" },
  { "Y02026", "“Y02026” is not a date: after Y stands a year of five digits or more" },
  { "Y12345678901", "“Y12345678901” is too far away for a date" },
  { "Y5000000000", "“Y5000000000” is too far away for a date" },
  { "Y170000002x", "“Y170000002x” is not a date: after Y stands a year of five digits or more" },
  { "2026-02-18T25:00:00Z",
    "“2026-02-18T25:00:00Z” has no time of day that can be read, such as 09:00:00Z" },
  { "2026-02-18T09:00Z",
    "“2026-02-18T09:00Z” has no time of day that can be read, such as 09:00:00Z" },
  { "2026-02-18T09:00:00Z~",
    "“2026-02-18T09:00:00Z~” is not a date: a time of day is not qualified" },
  { "18 feb 2026", "“18 feb 2026” is not a date" },
  { "2026-02-18 ", "“2026-02-18 ” is not a date" },
  { "unknown", "“unknown” is not a date" },
  { "open", "“open” is not a date" },
  { "..", "“..” is not a date" },
  { "2", "“2” is not a date" },
  { "20260218", "“20260218” is not a date" },
  { "2026~~", "“2026~~” is not a date" },
  { "~2026", "“~2026” is not a date" },
  { "2XXX", "“2XXX” is not a date" },
  { "X", "“X” is not a date" },
  { "Y", "“Y” is not a date: after Y stands a year of five digits or more" },
  { "~", "“~” is not a date" },
};

static ChanceryFuzzyDate *
make (const char *edtf)
{
  g_autoptr (GError) error = NULL;
  ChanceryFuzzyDate *date = chancery_fuzzy_date_new (edtf, NULL, CHANCERY_QUALITY_STATED, &error);

  g_assert_no_error (error);
  return date;
}

static void
assert_day (const ChanceryFuzzyDate *date,
            gboolean (*get_day) (const ChanceryFuzzyDate *, ChanceryDay *),
            const char *expected)
{
  ChanceryDay day = CHANCERY_DAY_NONE;
  g_autofree char *iso = get_day (date, &day) ? chancery_day_to_iso (day) : NULL;

  g_assert_cmpstr (iso, ==, expected);
}

static void
test_reads_level_1 (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (ChanceryFuzzyDate) date = make (dates[i].edtf);
      g_autofree char *words = chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT);
      int is = (chancery_fuzzy_date_is_exact_day (date) ? EXACT : 0) |
               (chancery_fuzzy_date_is_approximate (date) ? APPROXIMATE : 0) |
               (chancery_fuzzy_date_is_uncertain (date) ? UNCERTAIN : 0) |
               (chancery_fuzzy_date_is_interval (date) ? INTERVAL : 0) |
               (chancery_fuzzy_date_is_unknown (date) ? UNKNOWN : 0);

      g_test_message ("%s", dates[i].edtf);
      g_assert_cmpstr (chancery_fuzzy_date_get_edtf (date), ==, dates[i].edtf);
      g_assert_null (chancery_fuzzy_date_get_typed (date));
      assert_day (date, chancery_fuzzy_date_get_first_day, dates[i].first);
      assert_day (date, chancery_fuzzy_date_get_last_day, dates[i].last);
      g_assert_cmpint (is, ==, dates[i].is);
      g_assert_cmpstr (words, ==, dates[i].words);
    }
}

static void
test_far_years (void)
{
  g_autoptr (ChanceryFuzzyDate) future = make ("Y170000002");
  g_autoptr (ChanceryFuzzyDate) past = make ("Y-170000002");
  g_autofree char *future_words = chancery_fuzzy_date_to_words (future, CHANCERY_DATE_WORDS_SHORT);
  g_autofree char *past_words = chancery_fuzzy_date_to_words (past, CHANCERY_DATE_WORDS_SHORT);
  ChanceryDay first;
  ChanceryDay last;

  g_assert_true (chancery_fuzzy_date_get_first_day (future, &first));
  g_assert_true (chancery_fuzzy_date_get_last_day (future, &last));
  g_assert_cmpint (last - first, ==, 364);
  g_assert_cmpint (chancery_fuzzy_date_compare (past, future), <, 0);
  g_assert_cmpstr (future_words, ==, "170000002");
  g_assert_cmpstr (past_words, ==, "170000003 BC");
}

static void
test_impossible (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (impossible); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ChanceryFuzzyDate) date =
          chancery_fuzzy_date_new (impossible[i].edtf, NULL, CHANCERY_QUALITY_STATED, &error);

      g_assert_null (date);
      g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, impossible[i].message);
    }
}

static void
test_too_long (void)
{
  g_autofree char *digits = g_strnfill (1 << 20, '1');
  g_autoptr (GError) error = NULL;

  g_assert_null (chancery_fuzzy_date_new (digits, NULL, CHANCERY_QUALITY_STATED, &error));
  g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID);
}

static void
test_order (void)
{
  /* Each stands before all that follow it. */
  static const char *const ascending[] = {
    "-0044-03-15",   "2025",          "../2025-12-31", "2026-01-01",
    "2026",          "2026/..",       "2026-02-16",    "2026-02-16/2026-02-18",
    "2026-02-16/..", "../2026-02-18", "XXXX",
  };
  guint n_dates = G_N_ELEMENTS (ascending);

  for (guint i = 0; i < n_dates; i++)
    {
      g_autoptr (ChanceryFuzzyDate) a = make (ascending[i]);

      g_assert_cmpint (chancery_fuzzy_date_compare (a, a), ==, 0);
      for (guint j = i + 1; j < n_dates; j++)
        {
          g_autoptr (ChanceryFuzzyDate) b = make (ascending[j]);
          int descending = chancery_fuzzy_date_compare_descending (a, b);

          g_test_message ("%s %s", ascending[i], ascending[j]);
          g_assert_cmpint (chancery_fuzzy_date_compare (a, b), <, 0);
          g_assert_cmpint (chancery_fuzzy_date_compare (b, a), >, 0);
          if (j == n_dates - 1)
            g_assert_cmpint (descending, <, 0);
          else
            g_assert_cmpint (descending, >, 0);
        }
      if (i < n_dates - 1)
        {
          g_assert_cmpint (chancery_fuzzy_date_compare (a, NULL), <, 0);
          g_assert_cmpint (chancery_fuzzy_date_compare_descending (a, NULL), <, 0);
          g_assert_cmpint (chancery_fuzzy_date_compare_descending (NULL, a), >, 0);
        }
    }
  g_assert_cmpint (chancery_fuzzy_date_compare (NULL, NULL), ==, 0);
}

static void
test_overlap (void)
{
  static const struct
  {
    const char *date;
    const char *x;
    gboolean after;
    gboolean before;
  } cases[] = {
    { "2026-02-16", "2026-02-16", TRUE, TRUE },
    { "2026-02-15", "2026-02-16", FALSE, TRUE },
    { "2026-02-17", "2026-02-16", TRUE, FALSE },
    { "2026-02", "2026-02-16", TRUE, TRUE },
    { "2026", "2026-02-16", TRUE, TRUE },
    { "2026-02-16/..", "2030", TRUE, TRUE },
    { "2026-02-16/..", "2025", TRUE, FALSE },
    { "../2026-02-18", "2025", TRUE, TRUE },
    { "../2026-02-18", "2027", FALSE, TRUE },
    { "2026-02-16/", "2030", TRUE, TRUE },
    { "2026-02-16~", "2026-02-17", FALSE, TRUE },
    { "2026-01-31", "2026-01", TRUE, TRUE },
    { "XXXX", "2026", FALSE, FALSE },
    { "2026", "XXXX", FALSE, FALSE },
    { "2026", "2025/..", TRUE, TRUE },
    { "2024", "2025/..", FALSE, TRUE },
    { "2026", "../2025", TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ChanceryFuzzyDate) date = make (cases[i].date);
      g_autoptr (ChanceryFuzzyDate) x = make (cases[i].x);

      g_test_message ("%s %s", cases[i].date, cases[i].x);
      g_assert_cmpint (chancery_fuzzy_date_overlaps_after (date, x), ==, cases[i].after);
      g_assert_cmpint (chancery_fuzzy_date_overlaps_before (date, x), ==, cases[i].before);
      g_assert_cmpint (chancery_fuzzy_date_overlaps_on (date, x), ==,
                       cases[i].after && cases[i].before);
    }
}

static void
test_quality_and_words (void)
{
  g_autoptr (ChanceryFuzzyDate) inferred =
      chancery_fuzzy_date_new ("2026-02-16", "16 Feb", CHANCERY_QUALITY_INFERRED, NULL);
  g_autoptr (ChanceryFuzzyDate) estimated =
      chancery_fuzzy_date_new ("2026-02~", "", CHANCERY_QUALITY_ESTIMATED, NULL);
  g_autofree char *inferred_words =
      chancery_fuzzy_date_to_words (inferred, CHANCERY_DATE_WORDS_SHORT);
  g_autofree char *long_words =
      chancery_fuzzy_date_to_words (inferred,
                                    CHANCERY_DATE_WORDS_LONG | CHANCERY_DATE_WORDS_NO_QUALITY);
  g_autofree char *estimated_words =
      chancery_fuzzy_date_to_words (estimated, CHANCERY_DATE_WORDS_SHORT);

  g_assert_cmpstr (inferred_words, ==, "16 Feb 2026, inferred");
  g_assert_cmpstr (long_words, ==, "16 February 2026");
  g_assert_cmpstr (estimated_words, ==, "about Feb 2026, estimated");
  g_assert_cmpstr (chancery_fuzzy_date_get_typed (inferred), ==, "16 Feb");
  g_assert_null (chancery_fuzzy_date_get_typed (estimated));
  g_assert_null (chancery_fuzzy_date_new ("2026", "\xff", CHANCERY_QUALITY_STATED, NULL));
}

static void
test_quality_codes (void)
{
  static const char *const codes[] = { "stated", "inferred", "estimated" };
  ChanceryDateQuality quality;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_assert_true (chancery_date_quality_from_string (codes[i], &quality));
      g_assert_cmpint (quality, ==, i);
      g_assert_cmpstr (chancery_date_quality_to_string (quality), ==, codes[i]);
    }
  g_assert_false (chancery_date_quality_from_string ("Stated", &quality));
  g_assert_false (chancery_date_quality_from_string (NULL, &quality));
}

static void
test_equal (void)
{
  g_autoptr (ChanceryFuzzyDate) date =
      chancery_fuzzy_date_new ("2026", "26", CHANCERY_QUALITY_STATED, NULL);
  g_autoptr (ChanceryFuzzyDate) same =
      chancery_fuzzy_date_new ("2026", "26", CHANCERY_QUALITY_STATED, NULL);
  g_autoptr (ChanceryFuzzyDate) other_words =
      chancery_fuzzy_date_new ("2026", NULL, CHANCERY_QUALITY_STATED, NULL);
  g_autoptr (ChanceryFuzzyDate) other_quality =
      chancery_fuzzy_date_new ("2026", "26", CHANCERY_QUALITY_INFERRED, NULL);
  g_autoptr (ChanceryFuzzyDate) other_form =
      chancery_fuzzy_date_new ("2026-XX", "26", CHANCERY_QUALITY_STATED, NULL);
  g_autoptr (ChanceryFuzzyDate) shared = chancery_fuzzy_date_ref (date);
  g_autoptr (ChanceryFuzzyDate) day = chancery_fuzzy_date_new_day (2461088);

  g_assert_true (chancery_fuzzy_date_equal (date, same));
  g_assert_true (chancery_fuzzy_date_equal (date, shared));
  g_assert_true (chancery_fuzzy_date_equal (NULL, NULL));
  g_assert_false (chancery_fuzzy_date_equal (date, NULL));
  g_assert_false (chancery_fuzzy_date_equal (NULL, date));
  g_assert_false (chancery_fuzzy_date_equal (date, other_words));
  g_assert_false (chancery_fuzzy_date_equal (date, other_quality));
  g_assert_false (chancery_fuzzy_date_equal (date, other_form));
  g_assert_cmpstr (chancery_fuzzy_date_get_edtf (day), ==, "2026-02-16");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/fuzzy-date/reads-level-1", test_reads_level_1);
  g_test_add_func ("/model/fuzzy-date/far-years", test_far_years);
  g_test_add_func ("/model/fuzzy-date/impossible", test_impossible);
  g_test_add_func ("/model/fuzzy-date/too-long", test_too_long);
  g_test_add_func ("/model/fuzzy-date/order", test_order);
  g_test_add_func ("/model/fuzzy-date/overlap", test_overlap);
  g_test_add_func ("/model/fuzzy-date/quality-and-words", test_quality_and_words);
  g_test_add_func ("/model/fuzzy-date/quality-codes", test_quality_codes);
  g_test_add_func ("/model/fuzzy-date/equal", test_equal);
  return g_test_run ();
}
