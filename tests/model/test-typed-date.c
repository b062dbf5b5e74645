/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-errors.h"
#include "chancery-typed-ahead.h"
#include "chancery-typed-date.h"

/* Monday, 23 November 2026. */
#define TODAY 2461368

static const struct
{
  const char *typed;
  const char *edtf;
} understood[] = {
  /* Days. */
  { "18 feb 2026", "2026-02-18" },
  { "18 February 2026", "2026-02-18" },
  { "february 18, 2026", "2026-02-18" },
  { "Feb. 18, 2026", "2026-02-18" },
  { "18th of February 2026", "2026-02-18" },
  { "the 18th of February, 2026", "2026-02-18" },
  { "2026 feb 18", "2026-02-18" },
  { "18-feb-2026", "2026-02-18" },
  { "18. feb 2026", "2026-02-18" },
  { "18FEB2026", "2026-02-18" },
  { "18.2.2026", "2026-02-18" },
  { "18.02.2026", "2026-02-18" },
  { "18/2/2026", "2026-02-18" },
  { "18-2-2026", "2026-02-18" },
  { "2026/02/18", "2026-02-18" },
  { "2026.2.18", "2026-02-18" },
  { "18.2.26", "2026-02-18" },
  { "18.2.46", "2046-02-18" },
  { "18.2.47", "1947-02-18" },
  { "3 sept 1999", "1999-09-03" },
  { "  18   feb\t2026 ", "2026-02-18" },
  /* Digits and dashes of other scripts. */
  { "١٨.٢.٢٠٢٦", "2026-02-18" },
  { "۱۸ feb ۲۰۲۶", "2026-02-18" },
  { "2026–02–18", "2026-02-18" },
  { "16–18 feb 2026", "2026-02-16/2026-02-18" },
  /* Without a year: at most half a year ahead. */
  { "18 feb", "2027-02-18" },
  { "feb 18", "2027-02-18" },
  { "18.2.", "2027-02-18" },
  { "18.2", "2027-02-18" },
  { "18/2", "2027-02-18" },
  { "23 nov", "2026-11-23" },
  { "5 jan", "2027-01-05" },
  { "26 may", "2026-05-26" },
  { "25 may", "2027-05-25" },
  { "18 jul", "2026-07-18" },
  { "29 feb", "2024-02-29" },
  { "feb", "2027-02" },
  { "june", "2026-06" },
  { "spring", "2027-21" },
  { "summer", "2026-22" },
  /* Bug: what was copied with its day of the week was no date. */
  { "Wednesday, 18 February 2026", "2026-02-18" },
  { "Wed 18.2.2026", "2026-02-18" },
  { "18 feb 2026, wed", "2026-02-18" },
  { "Thu 18 feb", "2027-02-18" },
  { "Wed 18 feb", "2026-02-18" },
  { "wed 18 feb 2026 14:30", "2026-02-18T14:30:00" },
  { "mon 16 feb - wed 18 feb 2026", "2026-02-16/2026-02-18" },
  { "about wed 18 feb 2026", "2026-02-18~" },
  { "20260218", "2026-02-18" },
  /* With a time of day. */
  { "18 feb 2026 14:30", "2026-02-18T14:30:00" },
  /* Bug: from one time of a day to another was no date. */
  { "16 feb 2026 9:00 to 17:00", "2026-02-16" },
  { "16 feb 2026 9:00-17:00", "2026-02-16" },
  { "16.2.2026, 9 am until 5 pm", "2026-02-16" },
  { "18 feb 2026 09:00-10:00", "2026-02-18" },
  { "18 feb at 14.30", "2027-02-18T14:30:00" },
  { "18/2/2026, 14:30:05", "2026-02-18T14:30:05" },
  { "18 feb 2026 at 9:05 am", "2026-02-18T09:05:00" },
  { "18.2.2026 2:30 PM", "2026-02-18T14:30:00" },
  { "18 feb 2026, 12 a.m.", "2026-02-18T00:00:00" },
  { "18 feb 2026 12 pm", "2026-02-18T12:00:00" },
  { "18 feb 2026 1430 hrs", "2026-02-18T14:30:00" },
  { "18 feb 2026 930h", "2026-02-18T09:30:00" },
  { "2026-02-18 00:00:00", "2026-02-18T00:00:00" },
  { "2026-02-18T14:30", "2026-02-18T14:30:00" },
  { "2026-02-18T14:30:05.123+0500", "2026-02-18T14:30:05+05:00" },
  { "18 feb 2026 14:30 UTC", "2026-02-18T14:30:00Z" },
  { "18 feb 2026 14:30 +05", "2026-02-18T14:30:00+05" },
  { "۱۸ feb ۲۰۲۶ ۱۴:۳۰", "2026-02-18T14:30:00" },
  { "today 14:30", "2026-11-23T14:30:00" },
  { "18 feb 1430", "1430-02-18" },
  { "18/2/26 14:30", "2026-02-18T14:30:00" },
  { "18-2-26 14:30", "2026-02-18T14:30:00" },
  /* Bug: with a time of day a span, and what was open at an end, was no date. */
  { "after 18 feb 14:30", "2027-02-18/.." },
  { "after 18 feb 2026 14:30", "2026-02-18/.." },
  { "before 18/2/26 2:30 PM", "../2026-02-18" },
  { "since today 14:30", "2026-11-23/.." },
  { "by 18 feb at 14.30", "../2027-02-18" },
  { "not later than 18 feb 2026, 1430 hrs", "../2026-02-18" },
  { "18 feb 2026 14:30 or later", "2026-02-18/.." },
  { "18 feb 2026 14:30 UTC onwards", "2026-02-18/.." },
  { "after 18 feb 1430", "1430-02-18/.." },
  { "16 feb 9:00 to 18 feb 17:00", "2027-02-16/2027-02-18" },
  { "16 feb 9:00 to 18 feb 2026 17:00", "2026-02-16/2026-02-18" },
  { "from 16 feb 2026 at 9 am until 18 feb at 5 pm", "2026-02-16/2026-02-18" },
  { "16 feb 2026 9:00 - 18 feb 2026 17:00", "2026-02-16/2026-02-18" },
  { "16 feb 2026 9:00-18 feb 2026 17:00", "2026-02-16/2026-02-18" },
  { "16/2/26 9:00-18/2/26 17:00", "2026-02-16/2026-02-18" },
  { "16.2.2026 09:00–18.2.2026 17:00", "2026-02-16/2026-02-18" },
  { "2026-02-16T09:00/2026-02-18T17:00", "2026-02-16/2026-02-18" },
  { "2026-02-16 09:00 / 2026-02-18 17:00", "2026-02-16/2026-02-18" },
  { "between 16 feb 9:00 and 18 feb 2026 17:00", "2026-02-16/2026-02-18" },
  { "16 9:00 to 18 feb 2026 17:00", "2026-02-16/2026-02-18" },
  { "16 feb 2026 9:00 to 18 feb", "2026-02-16/2026-02-18" },
  { "16 to 18 feb 2026 17:00", "2026-02-16/2026-02-18" },
  { "mon 16 feb 9:00 - wed 18 feb 2026 17:00", "2026-02-16/2026-02-18" },
  { "16 feb 1430 to 18 feb 1430", "1430-02-16/1430-02-18" },
  { "20 dec 23:00 to 5 jan 2026 01:00", "2025-12-20/2026-01-05" },
  /* Months, years, seasons, decades. */
  { "feb 2026", "2026-02" },
  { "2026 feb", "2026-02" },
  { "2/2026", "2026-02" },
  { "2.2026", "2026-02" },
  { "2026", "2026" },
  { "spring 2026", "2026-21" },
  { "Fall 2025", "2025-23" },
  { "winter of 2025", "2025-24" },
  { "2010s", "201X" },
  { "the 1990's", "199X" },
  { "44 bc", "-0043" },
  /* Around today. */
  { "today", "2026-11-23" },
  { "yesterday", "2026-11-22" },
  { "Tomorrow", "2026-11-24" },
  { "-2d", "2026-11-21" },
  { "−2d", "2026-11-21" },
  { "- 2 days", "2026-11-21" },
  { "+30d", "2026-12-23" },
  { "+2w", "2026-12-07" },
  { "-1m", "2026-10-23" },
  { "+1y", "2027-11-23" },
  { "+3m", "2027-02-23" },
  { "2 weeks ago", "2026-11-09" },
  { "in 3 days", "2026-11-26" },
  { "mon", "2026-11-23" },
  { "monday", "2026-11-23" },
  { "on Monday", "2026-11-23" },
  { "last mon", "2026-11-16" },
  { "next mon", "2026-11-30" },
  { "tue", "2026-11-17" },
  { "next tue", "2026-11-24" },
  { "sunday", "2026-11-22" },
  { "last sun", "2026-11-22" },
  { "last month", "2026-10" },
  { "this month", "2026-11" },
  { "next year", "2027" },
  /* About and perhaps. */
  { "~ feb 2026", "2026-02~" },
  { "~feb 2026", "2026-02~" },
  { "about feb 2026", "2026-02~" },
  { "c. 2021", "2021~" },
  { "circa 2021", "2021~" },
  { "around 18 feb 2026", "2026-02-18~" },
  { "feb 2026?", "2026-02?" },
  { "feb 2026 (?)", "2026-02?" },
  { "2021, uncertain", "2021?" },
  { "about feb 2026?", "2026-02%" },
  { "c. 2010s", "201X~" },
  /* Open at an end. */
  { "after 16 feb", "2027-02-16/.." },
  { "since 16 feb 2026", "2026-02-16/.." },
  { "from feb 2026", "2026-02/.." },
  { "16 feb 2026 or later", "2026-02-16/.." },
  { "2021 onwards", "2021/.." },
  { "before 18 feb", "../2027-02-18" },
  { "until 18 feb 2026", "../2026-02-18" },
  { "by 18 feb 2026", "../2026-02-18" },
  { "after about feb 2026", "2026-02~/.." },
  { "since yesterday", "2026-11-22/.." },
  { "after 2026-02-16", "2026-02-16/.." },
  /* Intervals. */
  { "16-18 feb 2026", "2026-02-16/2026-02-18" },
  { "16 - 18 feb 2026", "2026-02-16/2026-02-18" },
  { "16 to 18 feb", "2027-02-16/2027-02-18" },
  { "16.-18.2.2026", "2026-02-16/2026-02-18" },
  { "feb 16-18, 2026", "2026-02-16/2026-02-18" },
  { "16 feb to 3 mar 2026", "2026-02-16/2026-03-03" },
  { "16 feb 2026 to 3 mar", "2026-02-16/2026-03-03" },
  { "16 feb - 3 mar", "2027-02-16/2027-03-03" },
  { "20 dec to 5 jan 2026", "2025-12-20/2026-01-05" },
  { "20 dec 2025 to 5 jan", "2025-12-20/2026-01-05" },
  { "between 16 feb 2026 and 18 feb 2026", "2026-02-16/2026-02-18" },
  { "between 16 and 18 feb 2026", "2026-02-16/2026-02-18" },
  { "from 16 feb to 3 mar 2026", "2026-02-16/2026-03-03" },
  { "feb - mar 2026", "2026-02/2026-03" },
  { "2021-2023", "2021/2023" },
  { "2021 to 2023", "2021/2023" },
  { "about 2021 to 2023", "2021~/2023~" },
  { "16-18 feb 2026?", "2026-02-16?/2026-02-18?" },
  { "18.2.2026 - 20.2.2026", "2026-02-18/2026-02-20" },
  { "2026-02-16 to 2026-02-18", "2026-02-16/2026-02-18" },
  { "2021 to today", "2021/2026-11-23" },
  /* EDTF as it stands. */
  { "2026-02", "2026-02" },
  { "2026-02-18", "2026-02-18" },
  { "2026-02-18~", "2026-02-18~" },
  { "2026-02-16/..", "2026-02-16/.." },
  { "../2026-02-16", "../2026-02-16" },
  { "201x", "201X" },
  { "2004-06-XX", "2004-06-XX" },
  { "2026-21", "2026-21" },
  { "Y170000002", "Y170000002" },
  { "2026-02-18T09:00:00Z", "2026-02-18T09:00:00Z" },
  /* Asked and not known. */
  { "unknown", "XXXX" },
  { "Not known", "XXXX" },
  { "?", "XXXX" },
  { "XXXX", "XXXX" },
};

static const struct
{
  const char *typed;
  const char *message;
} refused[] = {
  { "", "The date is empty" },
  { " \t", "The date is empty" },
  { "\xff", "The text is not UTF-8 at byte 1" },
  { "18 fev", "“fev” in “18 fev” is not understood as a part of a date" },
  { "soon", "“soon” is not understood as a date" },
  { "after lunch", "“lunch” in “after lunch” is not understood as a part of a date" },
  { "18", "“18” is not understood as a date" },
  { "99", "“99” is not understood as a date" },
  { "feb feb", "“feb feb” is not understood as a date" },
  { "2026-02-30", "“2026-02-30” is not a day of the calendar" },
  { "30 feb 2026", "“2026-02-30” is not a day of the calendar" },
  { "30 feb", "“30 feb” is not a day of the calendar" },
  { "29 feb 2026", "“2026-02-29” is not a day of the calendar" },
  { "32 jan", "“32 jan” is not a day of the calendar" },
  { "0 jan", "“0 jan” is not a day of the calendar" },
  { "2/18/2026", "“2/18/2026” has no such month: the day stands before the month" },
  { "2026-13", "“2026-13” is not a date: there is no such month" },
  { "2026-13-01", "“2026-13-01” has no such month: the day stands before the month" },
  { "18 feb to 16 feb 2026", "“2026-02-18/2026-02-16” ends before it begins" },
  { "2023-2021", "“2023/2021” ends before it begins" },
  { "-99999d", NULL },
  { "+99999y", "“+99999y” is too far away for a date" },
  { "+9999999d", "“+9999999d” is not understood as a date" },
  { "tue 18 feb 2026",
    "“tue 18 feb 2026” contradicts itself: 2026-02-18 is another day of the week" },
  { "wed feb 2026", "“wed feb 2026” is not understood as a date" },
  { "wed thu 18 feb 2026", "“wed thu 18 feb 2026” is not understood as a date" },
  { "18022026", NULL },
  /* Two days, and how long. */
  { "16.02.26, 18.02.26", NULL },
  { "16.02.26 18.02.26", NULL },
  { "12.03, 14.04", NULL },
  { "5.12.2025, 10.12", NULL },
  { "16 feb, 18.02", NULL },
  { "in 2 days 3 hours", NULL },
  { "+1d 12h", NULL },
  { "18 feb 2026 25:00", "“18 feb 2026 25:00” is not understood as a date" },
  { "18 feb 2026 14:60", "“18 feb 2026 14:60” is not understood as a date" },
  { "18 feb 2026 13:00 pm", NULL },
  { "18 feb 2026 14", "“18 feb 2026 14” is not understood as a date" },
  { "18 feb 2026 10:00-09:00", "“18 feb 2026 10:00-09:00” is not understood as a date" },
  { "feb 2026 14:30", "“feb 2026 14:30” is not understood as a date" },
  { "about 18 feb 2026 14:30", "“about 18 feb 2026 14:30” is not understood as a date" },
  { "after feb 2026 14:30", "“after feb 2026 14:30” is not understood as a date" },
  { "after 18 feb? 14:30", "“after 18 feb? 14:30” is not understood as a date" },
  { "after about 18 feb 14:30",
    "“about” in “after about 18 feb 14:30” is not understood as a part of a date" },
  { "after 14:30", "“after 14:30” is not understood as a date" },
  { "after 18 feb 2026 25:00", "“after 18 feb 2026 25:00” is not understood as a date" },
  { "about 16 feb 9:00 to 18 feb 17:00",
    "“about 16 feb 9:00 to 18 feb 17:00” is not understood as a date" },
  { "16 feb 17:00 to 9:00", "“16 feb 17:00 to 9:00” is not understood as a date" },
  { "16 feb to 17:00", NULL },
  { "about 16 feb 9:00 to 17:00", NULL },
  { "16 feb 9:00 to 25:00", NULL },
  { "16 feb 25:00 to 18 feb 17:00", "“16 feb 25:00 to 18 feb 17:00” is not understood as a date" },
  { "feb 9:00 to mar 17:00", "“feb 9:00 to mar 17:00” is not understood as a date" },
  { "after 30 feb 14:30", "“30 feb 14:30” is not a day of the calendar" },
  { "18 feb 17:00 to 16 feb 2026 9:00", "“2026-02-18/2026-02-16” ends before it begins" },
  { "30 feb 2026 14:30", NULL },
  { "feb 2026 mar 2026 apr 2026 may 2026 jun 2026", NULL },
};

static void
test_understood (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (understood); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ChanceryFuzzyDate) date =
          chancery_typed_date_parse (understood[i].typed, TODAY, &error);

      g_test_message ("%s", understood[i].typed);
      g_assert_no_error (error);
      g_assert_nonnull (date);
      g_assert_cmpstr (chancery_fuzzy_date_get_edtf (date), ==, understood[i].edtf);
      g_assert_cmpint (chancery_fuzzy_date_get_quality (date), ==, CHANCERY_QUALITY_STATED);
    }
}

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (ChanceryFuzzyDate) date =
          chancery_typed_date_parse (refused[i].typed, TODAY, &error);

      g_test_message ("case %u", i);
      if (date != NULL)
        {
          g_assert_null (refused[i].message);
          continue;
        }
      g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID);
      if (refused[i].message != NULL)
        g_assert_cmpstr (error->message, ==, refused[i].message);
    }
}

static void
test_keeps_words (void)
{
  g_autoptr (ChanceryFuzzyDate) words = chancery_typed_date_parse (" 18 Feb ", TODAY, NULL);
  g_autoptr (ChanceryFuzzyDate) plain = chancery_typed_date_parse ("2026-02-18", TODAY, NULL);

  g_assert_cmpstr (chancery_fuzzy_date_get_typed (words), ==, "18 Feb");
  g_assert_null (chancery_fuzzy_date_get_typed (plain));
}

/* What the page shows may be typed again. */
static void
test_reads_own_words (void)
{
  static const char *const dates[] = {
    "2026-02-16",
    "2026-02",
    "2026",
    "2026-02~",
    "2021?",
    "2021%",
    "2026-02-16/..",
    "../2026-02-18",
    "2026-02-16/2026-02-18",
    "2026-02-16/2026-03-03",
    "2025-12-20/2026-01-05",
    "2026-02/2026-03",
    "2021/2023",
    "2026-21",
    "201X",
    "XXXX",
    "-0043",
    "2021~/2023~",
    "2026-02-16?/2026-02-18?",
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      for (int long_names = 0; long_names <= 1; long_names++)
        {
          g_autoptr (ChanceryFuzzyDate) date =
              chancery_fuzzy_date_new (dates[i], NULL, CHANCERY_QUALITY_STATED, NULL);
          g_autofree char *words =
              chancery_fuzzy_date_to_words (date, long_names ? CHANCERY_DATE_WORDS_LONG
                                                             : CHANCERY_DATE_WORDS_SHORT);
          g_autoptr (ChanceryFuzzyDate) again = chancery_typed_date_parse (words, TODAY, NULL);

          g_test_message ("%s: %s", dates[i], words);
          g_assert_nonnull (again);
          g_assert_cmpstr (chancery_fuzzy_date_get_edtf (again), ==, dates[i]);
        }
    }
}

/* Whatever today is, a date without a year is at most half a year ahead. */
static void
test_year_is_near (void)
{
  for (ChanceryDay today = TODAY; today < TODAY + 1500; today++)
    {
      g_autoptr (ChanceryFuzzyDate) date = chancery_typed_date_parse ("28 feb", today, NULL);
      ChanceryDay day;

      g_assert_true (chancery_fuzzy_date_get_first_day (date, &day));
      g_assert_cmpint (day - today, <=, 183);
      g_assert_cmpint (today - day, <=, 183);
    }
}

/* Of what is to come a bare term is understood too, and counted from a day that is said. */
static void
test_ahead (void)
{
  static const struct
  {
    const char *typed;
    const char *edtf;
    const char *words;
  } cases[] = {
    { "14d", "2026-03-02", "14 days from 16 Feb 2026" },
    { "+14d", "2026-03-02", "14 days from 16 Feb 2026" },
    { "14 days", "2026-03-02", "14 days from 16 Feb 2026" },
    { "In 14 days", "2026-03-02", "14 days from 16 Feb 2026" },
    { "1 day", "2026-02-17", "1 day from 16 Feb 2026" },
    { "2 weeks", "2026-03-02", "2 weeks from 16 Feb 2026" },
    { "2w", "2026-03-02", "2 weeks from 16 Feb 2026" },
    { "10wd", "2026-03-02", "10 working days from 16 Feb 2026" },
    { "in 10 working days", "2026-03-02", "10 working days from 16 Feb 2026" },
    { "3 months", "2026-05-16", "3 months from 16 Feb 2026" },
    { "۱۴ d", "2026-03-02", "14 days from 16 Feb 2026" },
    /* All else is what it is everywhere, from today. */
    { "14 mar 2026", "2026-03-14", NULL },
    { "tomorrow", "2026-11-24", NULL },
    { "-2d", "2026-11-21", NULL },
    { "2026-03-14", "2026-03-14", NULL },
    { "unknown", "XXXX", NULL },
  };
  ChanceryDay from;
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryFuzzyDate) none = NULL;

  g_assert_true (chancery_day_from_iso ("2026-02-16", &from));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ChanceryFuzzyDate) date =
          chancery_typed_ahead_parse (cases[i].typed, from, TODAY, NULL, NULL);
      g_autofree char *words = chancery_typed_ahead_phrase (cases[i].typed, from);

      g_test_message ("%s", cases[i].typed);
      g_assert_nonnull (date);
      g_assert_cmpstr (chancery_fuzzy_date_get_edtf (date), ==, cases[i].edtf);
      g_assert_cmpstr (words, ==, cases[i].words);
      if (cases[i].words != NULL)
        g_assert_cmpstr (chancery_fuzzy_date_get_typed (date), ==, cases[i].typed);
    }
  none = chancery_typed_ahead_parse ("99999y", from, TODAY, NULL, &error);
  g_assert_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/typed-date/understood", test_understood);
  g_test_add_func ("/model/typed-date/refused", test_refused);
  g_test_add_func ("/model/typed-date/keeps-words", test_keeps_words);
  g_test_add_func ("/model/typed-date/reads-own-words", test_reads_own_words);
  g_test_add_func ("/model/typed-date/year-is-near", test_year_is_near);
  g_test_add_func ("/model/typed-date/ahead", test_ahead);
  return g_test_run ();
}
