/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-typed-time.h"

#include <string.h>

/* What stands in front of the time belongs to the day; behind it nothing may stand but its zone. */
#define JOINT "(?:,? (?<at>at )?|(?<=\\d)(?<iso>t))"
#define CLOCK "(?<hour>\\d{1,2})(?::(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,]\\d+)?)?)?"
#define POINT "(?<hour>\\d{1,2})(?<point>\\.)(?<minute>\\d{2})"
#define TOGETHER "(?<hour>\\d{1,2})(?<minute>\\d{2})(?= ?h)"
#define HALF "(?: ?(?<half>[ap])\\.?m\\.?)?"
#define HOURS "(?<hours> ?(?:h|hrs|hours))?"
#define ZONE "(?: ?(?<zone>z|utc|gmt|[+-]\\d{2}(?::?\\d{2})?))?"
#define TIME "(?J)" JOINT "(?:" TOGETHER "|" POINT "|" CLOCK ")" HALF HOURS ZONE "$"

static GRegex *
get_pattern (void)
{
  static gsize once = 0;
  static GRegex *pattern;

  if (g_once_init_enter (&once))
    {
      pattern = g_regex_new (TIME, G_REGEX_OPTIMIZE | G_REGEX_RAW, 0, NULL);
      g_once_init_leave (&once, 1);
    }
  return pattern;
}

/* NULL where it has none. */
static char *
fetch (GMatchInfo *match, const char *name)
{
  char *part = g_match_info_fetch_named (match, name);

  if (part != NULL && *part != '\0')
    return part;
  g_free (part);
  return NULL;
}

static gboolean
has (GMatchInfo *match, const char *name)
{
  g_autofree char *part = fetch (match, name);

  return part != NULL;
}

static int
get_number (GMatchInfo *match, const char *name)
{
  g_autofree char *part = fetch (match, name);

  return part != NULL ? (int)g_ascii_strtoll (part, NULL, 10) : 0;
}

/* `12 am` is the first hour of the day, `12 pm` the first of its second half. */
static gboolean
read_hour (GMatchInfo *match, int *hour)
{
  g_autofree char *half = fetch (match, "half");

  *hour = get_number (match, "hour");
  if (half == NULL)
    return *hour <= 23;
  if (*hour < 1 || *hour > 12 || has (match, "hours"))
    return FALSE;
  *hour = *hour % 12 + (*half == 'p' ? 12 : 0);
  return TRUE;
}

/* `+0500` is told as `+05:00`.  FALSE of `09:00-10:00`, which are two times: west of Greenwich is only said as programs
 * say it. */
static gboolean
write_zone (GMatchInfo *match, char **zone)
{
  g_autofree char *part = fetch (match, "zone");

  if (part == NULL)
    *zone = g_strdup ("");
  else if (g_ascii_isalpha (*part))
    *zone = g_strdup ("Z");
  else if (*part == '-' && !has (match, "iso") && !has (match, "second"))
    return FALSE;
  else if (strlen (part) == strlen ("+0500"))
    *zone = g_strdup_printf ("%.3s:%s", part, part + 3);
  else
    *zone = g_steal_pointer (&part);
  return TRUE;
}

/* A number alone is no time: something has to say that it is one.  `3 hours` is how long, and `16.02, 18.02` are two days. */
static char *
read_time (GMatchInfo *match)
{
  g_autofree char *zone = NULL;
  const int minute = get_number (match, "minute");
  const int second = get_number (match, "second");
  int hour;

  if (!has (match, "minute") && !has (match, "half"))
    return NULL;
  if (has (match, "point") && !has (match, "at") && !has (match, "half") && !has (match, "hours"))
    return NULL;
  if (!read_hour (match, &hour) || minute > 59 || second > 59 || !write_zone (match, &zone))
    return NULL;
  return g_strdup_printf ("%02d:%02d:%02d%s", hour, minute, second, zone);
}

char *
chancery_typed_time_take (char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  char *time;
  int start;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_regex_match (get_pattern (), text, 0, &match))
    return NULL;
  time = read_time (match);
  if (time != NULL && g_match_info_fetch_pos (match, 0, &start, NULL))
    text[start] = '\0';
  return time;
}
