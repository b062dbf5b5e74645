/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days in running text.  What a date is made of is found here; what it means is
 * read by chancery_typed_date_parse().  A year that is not written is taken from
 * the day of the text and marked as inferred; where the text does not say its own
 * day, what hangs on it is an estimate.
 */

#include "config.h"

#include "chancery-fuzzy-date.h"
#include "chancery-press-private.h"
#include "chancery-typed-date.h"

#include <string.h>

/* The most words of a date: “between 16 February 2026 and 18 March 2026”. */
#define MAX_WORDS 10
/* How far into the text its own day stands. */
#define HEAD_BYTES 600
/* How many words of a dateline stand before the day: “Ministry of Foreign Affairs, Kabul”. */
#define MAX_DATELINE 6
#define DAYS_AHEAD 183

typedef enum
{
  PART_NONE,
  PART_DAY,     /* 16, 16th */
  PART_YEAR,    /* 2026 */
  PART_NUMERIC, /* 18.2.2026 */
  PART_MONTH,
  PART_WEEKDAY,
  PART_NEAR,  /* today, yesterday, tomorrow */
  PART_UNIT,  /* days, weeks */
  PART_COUNT, /* two */
  PART_SEASON,
  PART_LINK,   /* of, the, to, and */
  PART_OPENER, /* since, between */
  PART_SHIFT,  /* last, this, next */
  PART_AGO,
  PART_CALENDAR, /* instant, ultimo */
} Part;

typedef struct
{
  const char *word;
  Part part;
  const char *means; /* what the parser of typed dates calls it, when it is something else */
} Word;

/* Short names of months count only beside a number; “may” and “march” are words of their own. */
static const Word english[] = {
  { "january", PART_MONTH, NULL },
  { "february", PART_MONTH, NULL },
  { "march", PART_MONTH, NULL },
  { "april", PART_MONTH, NULL },
  { "may", PART_MONTH, NULL },
  { "june", PART_MONTH, NULL },
  { "july", PART_MONTH, NULL },
  { "august", PART_MONTH, NULL },
  { "september", PART_MONTH, NULL },
  { "october", PART_MONTH, NULL },
  { "november", PART_MONTH, NULL },
  { "december", PART_MONTH, NULL },
  { "jan", PART_MONTH, NULL },
  { "feb", PART_MONTH, NULL },
  { "mar", PART_MONTH, NULL },
  { "apr", PART_MONTH, NULL },
  { "jun", PART_MONTH, NULL },
  { "jul", PART_MONTH, NULL },
  { "aug", PART_MONTH, NULL },
  { "sep", PART_MONTH, NULL },
  { "sept", PART_MONTH, "sep" },
  { "oct", PART_MONTH, NULL },
  { "nov", PART_MONTH, NULL },
  { "dec", PART_MONTH, NULL },
  { "monday", PART_WEEKDAY, NULL },
  { "tuesday", PART_WEEKDAY, NULL },
  { "wednesday", PART_WEEKDAY, NULL },
  { "thursday", PART_WEEKDAY, NULL },
  { "friday", PART_WEEKDAY, NULL },
  { "saturday", PART_WEEKDAY, NULL },
  { "sunday", PART_WEEKDAY, NULL },
  { "today", PART_NEAR, NULL },
  { "yesterday", PART_NEAR, NULL },
  { "tomorrow", PART_NEAR, NULL },
  { "days", PART_UNIT, NULL },
  { "day", PART_UNIT, NULL },
  { "weeks", PART_UNIT, NULL },
  { "week", PART_UNIT, NULL },
  { "months", PART_UNIT, NULL },
  { "month", PART_UNIT, NULL },
  { "years", PART_UNIT, NULL },
  { "year", PART_UNIT, NULL },
  { "a", PART_COUNT, "1" },
  { "one", PART_COUNT, "1" },
  { "two", PART_COUNT, "2" },
  { "three", PART_COUNT, "3" },
  { "four", PART_COUNT, "4" },
  { "five", PART_COUNT, "5" },
  { "six", PART_COUNT, "6" },
  { "seven", PART_COUNT, "7" },
  { "ten", PART_COUNT, "10" },
  { "spring", PART_SEASON, NULL },
  { "summer", PART_SEASON, NULL },
  { "autumn", PART_SEASON, NULL },
  { "winter", PART_SEASON, NULL },
  { "of", PART_LINK, NULL },
  { "the", PART_LINK, NULL },
  { "to", PART_LINK, NULL },
  { "and", PART_LINK, NULL },
  { "until", PART_LINK, NULL },
  { "since", PART_OPENER, NULL },
  { "between", PART_OPENER, NULL },
  { "after", PART_OPENER, NULL },
  { "before", PART_OPENER, NULL },
  { "last", PART_SHIFT, NULL },
  { "this", PART_SHIFT, NULL },
  { "next", PART_SHIFT, NULL },
  { "ago", PART_AGO, NULL },
  { "instant", PART_CALENDAR, "0" },
  { "inst", PART_CALENDAR, "0" },
  { "ultimo", PART_CALENDAR, "-1" },
  { "ult", PART_CALENDAR, "-1" },
  { "proximo", PART_CALENDAR, "1" },
  { "prox", PART_CALENDAR, "1" },
};

typedef struct
{
  guint at;
  guint n;
  Part parts[MAX_WORDS];
  const char *means[MAX_WORDS];
  guint counts[PART_CALENDAR + 1];
} Window;

static gpointer
make_index (gpointer unused)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < G_N_ELEMENTS (english); i++)
    g_hash_table_insert (index, (gpointer)english[i].word, (gpointer)&english[i]);
  return index;
}

static Part
part_of_number (const char *folded, const char **means)
{
  gsize n = strspn (folded, "0123456789");
  const char *rest = folded + n;

  *means = NULL;
  if (*rest == '\0' || strcmp (rest, "s") == 0)
    {
      if (n == 4)
        return strncmp (folded, "1500", 4) >= 0 && strncmp (folded, "2200", 4) < 0 ? PART_YEAR
                                                                                   : PART_NONE;
      return n <= 2 && *rest == '\0' ? PART_DAY : PART_NONE;
    }
  if (n <= 2 && (strcmp (rest, "st") == 0 || strcmp (rest, "nd") == 0 || strcmp (rest, "rd") == 0 ||
                 strcmp (rest, "th") == 0 || strcmp (rest, "d") == 0))
    return PART_DAY;
  /* 18.2.2026 */
  if (n <= 2 && *rest == '.' && strspn (folded, "0123456789.") == strlen (folded) &&
      strlen (strrchr (folded, '.')) == 5 && strchr (rest + 1, '.') != strrchr (rest, '\0') &&
      strchr (rest + 1, '.') != NULL)
    return PART_NUMERIC;
  return PART_NONE;
}

static Part
part_of (const ChanceryWord *word, const char **means)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable *index = g_once (&once, make_index, NULL);
  const Word *found;

  *means = NULL;
  if ((word->flags & CHANCERY_WORD_NUMBER) != 0)
    return part_of_number (word->folded, means);
  found = g_hash_table_lookup (index, word->folded);
  if (found == NULL)
    return PART_NONE;
  /* Names of months and days are written with a capital. */
  if ((found->part == PART_MONTH || found->part == PART_WEEKDAY) &&
      (word->flags & CHANCERY_WORD_CAPITAL) == 0)
    return PART_NONE;
  *means = found->means;
  return found->part;
}

/* As many words from @at on as a date could have. */
static void
open_window (const ChanceryPressReading *self, guint at, Window *window)
{
  window->at = at;
  window->n = 0;
  while (window->n < MAX_WORDS && chancery_press_is_in_sentence (self, at + window->n, at) &&
         !self->taken[at + window->n])
    {
      const ChanceryWord *word = chancery_press_word (self, at + window->n);

      window->parts[window->n] = part_of (word, &window->means[window->n]);
      if (window->parts[window->n] == PART_NONE)
        break;
      window->n++;
      /* Brackets, colons and the like part what they stand between. */
      if (chancery_text_words_has_between (self->words, at + window->n - 1, "()[]:;\"!?|"))
        break;
    }
}

static void
count_parts (Window *window)
{
  memset (window->counts, 0, sizeof window->counts);
  for (guint i = 0; i < window->n; i++)
    window->counts[window->parts[i]]++;
}

static gboolean
is_dashed (const ChanceryPressReading *self, guint i, const char *signs)
{
  const ChanceryWord *word = chancery_press_word (self, i);

  if (word[1].start - word->end == 1)
    return strchr (signs, self->text[word->end]) != NULL;
  return strchr (signs, '-') != NULL && word[1].start - word->end == strlen ("–") &&
         g_str_has_prefix (self->text + word->end, "–");
}

/* 2026-02-18, 18/2/2026. */
static gboolean
is_numeric (const ChanceryPressReading *self, const Window *window)
{
  return window->n == 3 && window->counts[PART_YEAR] == 1 && window->counts[PART_DAY] == 2 &&
         window->parts[1] == PART_DAY && is_dashed (self, window->at, "-/") &&
         is_dashed (self, window->at + 1, "-/");
}

/* “16 February, 11 soldiers” has one date and one number: two days beside one month are the ends of
 * a time, and a dash or a word says so. */
static gboolean
has_stray_number (const ChanceryPressReading *self, const Window *window)
{
  guint n_before_month = 0;
  gboolean month = FALSE;

  for (guint i = 0; i < window->n; i++)
    {
      if (window->parts[i] == PART_MONTH)
        month = TRUE;
      if (window->parts[i] != PART_DAY)
        continue;
      n_before_month += month ? 0 : 1;
      if (i + 1 < window->n && window->parts[i + 1] == PART_DAY &&
          !is_dashed (self, window->at + i, "-"))
        return TRUE;
      if (month && n_before_month > 0 && window->counts[PART_MONTH] == 1)
        return TRUE;
    }
  return FALSE;
}

/* Which words make a date at all, and which of them say enough alone. */
static gboolean
is_plausible (const ChanceryPressReading *self, const Window *window)
{
  const guint *n = window->counts;
  Part last = window->parts[window->n - 1];
  guint32 before = window->at > 0 ? self->cues[window->at - 1] : 0;

  if (last == PART_LINK || last == PART_OPENER || last == PART_SHIFT || last == PART_COUNT)
    return FALSE;
  if (n[PART_MONTH] > 0)
    {
      const ChanceryWord *word = chancery_press_word (self, window->at);

      if (n[PART_DAY] + n[PART_YEAR] > 0)
        return !has_stray_number (self, window);
      /* A month alone is one where a word such as “in” says so. */
      return window->n == 1 && strlen (word->folded) > 4 && (before & CHANCERY_PRESS_CUE_DAY) != 0;
    }
  if (is_numeric (self, window))
    return TRUE;
  if (n[PART_NUMERIC] > 0 || n[PART_WEEKDAY] > 0)
    return window->n <= 2;
  if (n[PART_NEAR] > 0)
    return window->n == 1;
  if (n[PART_CALENDAR] > 0)
    return n[PART_DAY] == 1;
  if (n[PART_SEASON] > 0)
    return n[PART_YEAR] == 1;
  if (n[PART_AGO] > 0)
    return n[PART_UNIT] == 1 && n[PART_COUNT] + n[PART_DAY] == 1;
  if (n[PART_SHIFT] > 0)
    return n[PART_UNIT] == 1 && window->n == 2;
  /* A bare year needs a word before it, and none such as “2021 soldiers” behind. */
  if (n[PART_YEAR] == 1 && n[PART_DAY] == 0)
    return window->n == 1 ? (before & CHANCERY_PRESS_CUE_DAY) != 0
                          : window->n == 2 && window->parts[0] == PART_OPENER;
  return n[PART_YEAR] == 2 && n[PART_OPENER] == 1;
}

static gboolean
has_year (const Window *window)
{
  return window->counts[PART_YEAR] > 0 || window->counts[PART_NUMERIC] > 0;
}

/* 16 days after the month is named, “March 12 soldiers” speaks of soldiers. */
static gboolean
counts_people (const ChanceryPressReading *self, const Window *window)
{
  guint next = window->at + window->n;
  const ChanceryWord *last = chancery_press_word (self, next - 1);
  Part part = window->parts[window->n - 1];

  if (part != PART_DAY && part != PART_YEAR)
    return FALSE;
  if (part == PART_YEAR && window->counts[PART_MONTH] > 0)
    return FALSE;
  if (part == PART_DAY && !g_ascii_isdigit (last->folded[strlen (last->folded) - 1]))
    return FALSE;
  if (!chancery_press_is_in_sentence (self, next, window->at) ||
      chancery_text_words_has_between (self->words, next - 1, ",.;:)-"))
    return FALSE;
  return chancery_press_names_people (chancery_press_word (self, next)->folded);
}

/* The day from which relative words are read, and how good what comes of it is. */
static ChanceryDay
get_base (const ChanceryPressReading *self, ChanceryDateQuality *quality)
{
  *quality = self->own_day != CHANCERY_DAY_NONE ? CHANCERY_QUALITY_INFERRED
                                                : CHANCERY_QUALITY_ESTIMATED;
  return self->own_day != CHANCERY_DAY_NONE ? self->own_day : self->today;
}

static char *
spell (const ChanceryPressReading *self, const Window *window)
{
  GString *spelled = g_string_new (NULL);

  for (guint i = 0; i < window->n; i++)
    {
      const ChanceryWord *word = chancery_press_word (self, window->at + i);
      const ChanceryWord *next = word + 1;

      /* “the 16th of February”: a d as in “2d instant” is the old form of nd. */
      if (window->means[i] != NULL)
        g_string_append (spelled, window->means[i]);
      else if (window->parts[i] == PART_DAY && g_str_has_suffix (word->folded, "d"))
        g_string_append_len (spelled, word->folded, (gssize)strspn (word->folded, "0123456789"));
      else
        g_string_append (spelled, word->folded);
      if (i + 1 == window->n)
        break;
      if (memchr (self->text + word->end, ',', next->start - word->end) != NULL)
        g_string_append (spelled, ", ");
      else if (next->start - word->end == 1 && strchr ("-/", self->text[word->end]) != NULL)
        g_string_append_c (spelled, self->text[word->end]);
      else if (g_str_has_prefix (self->text + word->end, "–"))
        g_string_append_c (spelled, '-');
      else
        g_string_append_c (spelled, ' ');
    }
  return g_string_free (spelled, FALSE);
}

static char *
month_of (ChanceryDay day, int shift)
{
  gint64 year;
  int month;

  chancery_day_to_ymd (day, &year, &month, NULL);
  month += shift;
  year += month < 1 ? -1 : month > 12 ? 1 : 0;
  month = (month + 11) % 12 + 1;
  return g_strdup_printf ("%04" G_GINT64_FORMAT "-%02d", year, month);
}

/* “the 16th instant”: a day of the month of the text, as old letters have it. */
static char *
read_calendar (const ChanceryPressReading *self, const Window *window, ChanceryDay base)
{
  g_autofree char *month = NULL;
  int shift = 0;
  int day = 0;

  for (guint i = 0; i < window->n; i++)
    if (window->parts[i] == PART_CALENDAR)
      shift = (int)g_ascii_strtoll (window->means[i], NULL, 10);
    else if (window->parts[i] == PART_DAY)
      day = (int)g_ascii_strtoll (chancery_press_word (self, window->at + i)->folded, NULL, 10);
  month = month_of (base, shift);
  return g_strdup_printf ("%s-%02d", month, day);
}

/* “last week”, “this year”: as wide as the word is. */
static char *
read_shift (const ChanceryPressReading *self, const Window *window, ChanceryDay base)
{
  const char *which = chancery_press_word (self, window->at)->folded;
  const char *unit = chancery_press_word (self, window->at + 1)->folded;
  int shift = *which == 'l' ? -1 : *which == 'n' ? 1 : 0;
  gint64 year;

  chancery_day_to_ymd (base, &year, NULL, NULL);
  switch (*unit)
    {
    case 'y':
      return g_strdup_printf ("%04" G_GINT64_FORMAT, year + shift);
    case 'm':
      return month_of (base, shift);
    case 'w':
      {
        ChanceryDay monday = base - (chancery_day_weekday (base) - 1) + shift * 7;
        g_autofree char *first = chancery_day_to_iso (monday);
        g_autofree char *last = chancery_day_to_iso (monday + 6);

        return g_strconcat (first, "/", last, NULL);
      }
    default:
      return NULL;
    }
}

static ChanceryFuzzyDate *
make_date (const ChanceryPressReading *self, const Window *window)
{
  ChanceryDateQuality quality;
  ChanceryDay base = get_base (self, &quality);
  g_autofree char *edtf = NULL;
  g_autofree char *words = g_strndup (self->text + chancery_press_word (self, window->at)->start,
                                      chancery_press_word (self, window->at + window->n - 1)->end -
                                          chancery_press_word (self, window->at)->start);
  g_autoptr (ChanceryFuzzyDate) parsed = NULL;

  if (window->counts[PART_CALENDAR] > 0)
    edtf = read_calendar (self, window, base);
  else if (window->counts[PART_SHIFT] > 0 && window->counts[PART_UNIT] > 0)
    edtf = read_shift (self, window, base);
  else
    {
      g_autofree char *spelled = spell (self, window);
      gboolean ahead =
          window->at > 0 &&
          (chancery_press_look_back (self, window->at, CHANCERY_PRESS_CUE_AHEAD, 3) != G_MAXUINT);

      /* News lies behind its own day, unless a word says that it lies ahead. */
      if (window->counts[PART_MONTH] > 0 && !has_year (window) && !ahead)
        base -= DAYS_AHEAD;
      parsed = chancery_typed_date_parse (spelled, base, NULL);
      if (parsed == NULL)
        return NULL;
      edtf = g_strdup (chancery_fuzzy_date_get_edtf (parsed));
      /* In 2/3/2026 the order of day and month is a guess, if a good one. */
      if (has_year (window))
        quality = window->counts[PART_MONTH] == 0 && window->counts[PART_DAY] > 0 &&
                          window->parts[0] == PART_DAY
                      ? CHANCERY_QUALITY_INFERRED
                      : CHANCERY_QUALITY_STATED;
    }
  return edtf != NULL ? chancery_fuzzy_date_new (edtf, words, quality, NULL) : NULL;
}

/* The longest date that begins at word @at; the window is left at its words. */
static ChanceryFuzzyDate *
read_date (const ChanceryPressReading *self, guint at, Window *window)
{
  open_window (self, at, window);
  for (; window->n > 0; window->n--)
    {
      ChanceryFuzzyDate *date;

      count_parts (window);
      if (window->parts[0] == PART_LINK)
        return NULL;
      if (!is_plausible (self, window) || counts_people (self, window))
        continue;
      if ((date = make_date (self, window)) != NULL)
        return date;
    }
  return NULL;
}

/* “KABUL, 18 February 2026 —”: what comes before it is a place, and what follows is the text. */
static gboolean
is_dateline (const ChanceryPressReading *self, const Window *window)
{
  const char *behind = self->text + chancery_press_word (self, window->at + window->n - 1)->end;
  guint before = 0;

  while (before < window->at &&
         chancery_press_is_in_sentence (self, window->at - before - 1, window->at))
    before++;
  if (before > MAX_DATELINE || chancery_press_word (self, window->at)->start > HEAD_BYTES)
    return FALSE;
  behind += strspn (behind, " .,");
  return *behind == '(' || *behind == ':' || *behind == '\n' || *behind == '\r' ||
         g_str_has_prefix (behind, "—") || g_str_has_prefix (behind, "–") ||
         g_str_has_prefix (behind, "- ");
}

static ChanceryPressRole
find_role (const ChanceryPressReading *self, const Window *window, ChanceryFuzzyDate *date)
{
  guint last = window->at + window->n - 1;
  guint event = MIN (chancery_press_look_back (self, window->at, CHANCERY_PRESS_CUE_EVENT, 20),
                     chancery_press_look_on (self, last, CHANCERY_PRESS_CUE_EVENT, 12));
  guint speech = MIN (chancery_press_look_back (self, window->at, CHANCERY_PRESS_CUE_SPEECH, 12),
                      chancery_press_look_on (self, last, CHANCERY_PRESS_CUE_SPEECH, 8));
  ChanceryDay day;

  if (has_year (window) && is_dateline (self, window))
    return CHANCERY_PRESS_DAY_SAID;
  if (chancery_fuzzy_date_is_interval (date) && !chancery_fuzzy_date_get_first_day (date, &day))
    return CHANCERY_PRESS_DAY_OTHER;
  /* “since 2021” tells of a time, not of a day on which something was done. */
  if (window->parts[0] == PART_OPENER || chancery_fuzzy_date_is_interval (date))
    return event != G_MAXUINT && event < speech ? CHANCERY_PRESS_DAY_HAPPENED
                                                : CHANCERY_PRESS_DAY_OTHER;
  if (chancery_press_look_back (self, window->at, CHANCERY_PRESS_CUE_AHEAD, 2) == 1 &&
      speech > event)
    return CHANCERY_PRESS_DAY_OTHER;
  if (event < speech)
    return CHANCERY_PRESS_DAY_HAPPENED;
  return speech != G_MAXUINT ? CHANCERY_PRESS_DAY_SAID : CHANCERY_PRESS_DAY_OTHER;
}

/* The first day with its year in the head of the text, or in its last line, is the text's own, if
 * nothing says that something happened on it. */
static void
find_own_day (ChanceryPressReading *self)
{
  Window window;

  for (guint i = 0; i < self->n_words; i++)
    {
      g_autoptr (ChanceryFuzzyDate) date = NULL;
      const ChanceryWord *word = chancery_press_word (self, i);
      const char *means;
      Part part;

      if (word->start > HEAD_BYTES && word->start + HEAD_BYTES / 2 < self->length)
        continue;
      part = part_of (word, &means);
      if (part != PART_DAY && part != PART_MONTH && part != PART_NUMERIC && part != PART_YEAR)
        continue;
      date = read_date (self, i, &window);
      if (date == NULL || !has_year (&window) || !chancery_fuzzy_date_is_exact_day (date) ||
          find_role (self, &window, date) == CHANCERY_PRESS_DAY_HAPPENED)
        continue;
      chancery_fuzzy_date_get_first_day (date, &self->own_day);
      return;
    }
}

void
chancery_press_read_dates (ChanceryPressReading *self)
{
  Window window;

  find_own_day (self);
  for (guint i = 0; i < self->n_words; i++)
    {
      g_autoptr (ChanceryFuzzyDate) date = NULL;
      ChanceryPressConfidence confidence;
      ChanceryPressRole role;
      ChanceryDay day;

      if (self->taken[i] || (date = read_date (self, i, &window)) == NULL)
        continue;
      role = find_role (self, &window, date);
      if (has_year (&window) && chancery_fuzzy_date_get_first_day (date, &day) &&
          day == self->own_day && role == CHANCERY_PRESS_DAY_OTHER)
        role = CHANCERY_PRESS_DAY_SAID;
      confidence = role == CHANCERY_PRESS_DAY_OTHER ? CHANCERY_PRESS_POSSIBLE
                   : has_year (&window)             ? CHANCERY_PRESS_SURE
                                                    : CHANCERY_PRESS_LIKELY;
      chancery_press_add (self, i, window.n, role, confidence, chancery_value_new_date (date));
      chancery_press_take (self, i, window.n);
      i += window.n - 1;
    }
}
