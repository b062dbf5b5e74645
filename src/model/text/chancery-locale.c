/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-locale.h"

#include "chancery-edtf.h"

#include <string.h>

#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#define EPOCH_DAY 2440588
#define MS_A_DAY 86400000.0
#define MAX_UNITS 128
/* Long before every year that is written: the Gregorian calendar all along. */
#define NO_JULIAN_CALENDAR -1.0e17

static char *
dup_locale (const char *language, gboolean gregorian)
{
  char locale[ULOC_FULLNAME_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;

  /* English that says no country is not that of the United States alone. */
  uloc_forLanguageTag (g_ascii_strcasecmp (language, "en") == 0 ? "en-001" : language, locale,
                       sizeof locale, NULL, &status);
  if (U_FAILURE (status) || status == U_STRING_NOT_TERMINATED_WARNING)
    return g_strdup (gregorian ? "@calendar=gregorian" : "");
  if (gregorian)
    uloc_setKeywordValue ("calendar", "gregorian", locale, sizeof locale, &status);
  return g_strdup (locale);
}

/* The pattern in which the language writes the parts that @skeleton names; units, 0 when there is none. */
static int
get_pattern (const char *locale, const char *skeleton, UChar *pattern, UErrorCode *status)
{
  UDateTimePatternGenerator *generator = udatpg_open (locale, status);
  UChar wide[MAX_UNITS];
  int length;

  u_uastrncpy (wide, skeleton, MAX_UNITS - 1);
  wide[MAX_UNITS - 1] = 0;
  length = udatpg_getBestPattern (generator, wide, -1, pattern, MAX_UNITS, status);
  udatpg_close (generator);
  return U_SUCCESS (*status) ? length : 0;
}

static char *
write_day (ChanceryDay day, const char *locale, const char *skeleton)
{
  static const UChar utc[] = { 'U', 'T', 'C', 0 };
  UErrorCode status = U_ZERO_ERROR;
  UChar pattern[MAX_UNITS];
  UChar text[MAX_UNITS];
  int n = get_pattern (locale, skeleton, pattern, &status);
  UCalendar *calendar = ucal_open (utc, -1, locale, UCAL_GREGORIAN, &status);
  UDateFormat *format =
      udat_open (UDAT_PATTERN, UDAT_PATTERN, locale, utc, -1, pattern, n, &status);
  char *words = NULL;

  if (U_SUCCESS (status))
    {
      ucal_setGregorianChange (calendar, NO_JULIAN_CALENDAR, &status);
      udat_setCalendar (format, calendar);
      n = udat_format (format, (double)(day - EPOCH_DAY) * MS_A_DAY, text, MAX_UNITS, NULL,
                       &status);
    }
  if (U_SUCCESS (status))
    words = g_utf16_to_utf8 ((const gunichar2 *)text, n, NULL, NULL, NULL);
  udat_close (format);
  ucal_close (calendar);
  return words;
}

/* Replaces each @marks[i] of @frame by @texts[i]. */
static char *
fill_frame (const char *frame, const char *const *marks, const char *const *texts)
{
  GString *out;

  if (frame == NULL)
    return NULL;
  out = g_string_new (NULL);
  for (const char *at = frame; *at != '\0';)
    {
      guint i = 0;

      while (marks[i] != NULL && !g_str_has_prefix (at, marks[i]))
        i++;
      if (marks[i] == NULL)
        {
          g_string_append_c (out, *at++);
          continue;
        }
      g_string_append (out, texts[i]);
      at += strlen (marks[i]);
    }
  return g_string_free (out, FALSE);
}

static char *
fill_one (const char *frame, const char *text)
{
  const char *const marks[] = { "%s", NULL };

  return fill_frame (frame, marks, &text);
}

static char *
fill_two (const char *frame, const char *first, const char *second)
{
  const char *const marks[] = { "%1$s", "%2$s", NULL };
  const char *const texts[] = { first, second };

  return fill_frame (frame, marks, texts);
}

static const char *
get_skeleton (const ChanceryEdtf *end)
{
  gboolean has_era = end->year < 1;

  switch (end->precision)
    {
    case CHANCERY_EDTF_DAY:
      return has_era ? "GyMMMMd" : "yMMMMd";
    case CHANCERY_EDTF_MONTH:
    case CHANCERY_EDTF_SOME_DAY:
      return has_era ? "GyMMMM" : "yMMMM";
    case CHANCERY_EDTF_YEAR:
    case CHANCERY_EDTF_SOME_MONTH:
    case CHANCERY_EDTF_SOME_MONTH_DAY:
      return has_era ? "Gy" : "y";
    case CHANCERY_EDTF_SEASON:
    case CHANCERY_EDTF_DECADE:
    case CHANCERY_EDTF_CENTURY:
    case CHANCERY_EDTF_OPEN:
    case CHANCERY_EDTF_UNKNOWN:
    default:
      return NULL;
    }
}

/* Seasons, decades and centuries by the months or years that they reach over. */
static char *
write_reach (const ChanceryEdtf *end, const char *locale, const ChanceryDateFrames *frames)
{
  const char *skeleton = end->precision == CHANCERY_EDTF_SEASON ? "yMMMM" : "y";
  g_autofree char *first = write_day (end->first, locale, skeleton);
  g_autofree char *last = write_day (end->last, locale, skeleton);

  return first != NULL && last != NULL ? fill_two (frames->between, first, last) : NULL;
}

static char *
write_end (const ChanceryEdtf *end, const char *locale, const ChanceryDateFrames *frames)
{
  const char *skeleton = get_skeleton (end);
  g_autofree char *plain = NULL;

  if (end->first == CHANCERY_DAY_NONE || end->last == CHANCERY_DAY_NONE)
    return NULL;
  plain = skeleton != NULL ? write_day (end->first, locale, skeleton)
                           : write_reach (end, locale, frames);
  if (plain == NULL || !(end->approximate || end->uncertain))
    return g_steal_pointer (&plain);
  return fill_one (frames->about, plain);
}

char *
chancery_locale_write_date (const ChanceryFuzzyDate *date,
                            const char *language,
                            const ChanceryDateFrames *frames)
{
  ChanceryEdtf ends[2];
  gboolean is_interval = FALSE;
  g_autofree char *locale = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  g_return_val_if_fail (date != NULL && language != NULL && frames != NULL, NULL);

  if (!chancery_edtf_parse (chancery_fuzzy_date_get_edtf (date), ends, &is_interval, NULL))
    return NULL;
  locale = dup_locale (language, TRUE);
  first = write_end (&ends[0], locale, frames);
  if (!is_interval)
    return g_steal_pointer (&first);
  last = write_end (&ends[1], locale, frames);
  if (first != NULL && last != NULL)
    return fill_two (frames->between, first, last);
  if (first != NULL)
    return fill_one (frames->since, first);
  return last != NULL ? fill_one (frames->until, last) : NULL;
}

gboolean
chancery_locale_is_right_to_left (const char *language)
{
  g_autofree char *locale = NULL;

  g_return_val_if_fail (language != NULL, FALSE);

  locale = dup_locale (language, FALSE);
  return uloc_isRightToLeft (locale);
}

char *
chancery_locale_dup_name (const char *language)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar name[MAX_UNITS];
  int n;

  g_return_val_if_fail (language != NULL, NULL);

  n = uloc_getDisplayName (language, language, name, MAX_UNITS, &status);
  if (U_FAILURE (status) || n <= 0 || n > MAX_UNITS)
    return g_strdup (language);
  return g_utf16_to_utf8 ((const gunichar2 *)name, n, NULL, NULL, NULL);
}
