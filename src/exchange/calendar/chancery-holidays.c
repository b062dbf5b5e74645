/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-holidays.h"

#include "chancery-errors.h"
#include "chancery-working-days.h"

#include <libical/ical.h>
#include <string.h>

/* Larger than this is no list of holidays. */
#define MAX_BYTES (16 * 1024 * 1024)
#define YEARS_BEHIND 1
#define YEARS_AHEAD 10
/* Repeats looked at in one file: enough for a rule of every day for a millennium, or for thousands of
 * sensible ones. */
#define MAX_REPEATS 400000
/* Deeper than this no calendar goes. */
#define MAX_DEPTH 8
/* As long as one holiday may be. */
#define MAX_DAYS 366

typedef struct
{
  GString *list;
  GHashTable *seen; /* lines */
  GHashTable *
      moved; /* “UID day” of repeats that an entry of their own replaces, and “UID” of their rules */
  int first_year;
  int last_year;
  guint n_lines;
  guint n_left_out;
  guint n_repeats;
} Reading;

static void
invalid (GError **error, const char *what)
{
  g_set_error_literal (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID, what);
}

static ChanceryDay
day_of (struct icaltimetype time)
{
  ChanceryDay day = CHANCERY_DAY_NONE;

  if (!icaltime_is_null_time (time))
    chancery_day_from_ymd (time.year, time.month, time.day, &day);
  return day;
}

/* One line of the list, whatever the file wrote. */
static char *
dup_name (icalcomponent *event)
{
  const char *summary = icalcomponent_get_summary (event);
  g_autofree char *valid = g_utf8_make_valid (summary != NULL ? summary : "", -1);
  g_auto (GStrv) words = NULL;
  GString *name = g_string_new (NULL);

  for (char *at = valid; *at != '\0'; at++)
    if ((guchar)*at < 0x20 || *at == 0x7F)
      *at = ' ';
  words = g_strsplit (valid, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", words[i]);
  return g_string_free (name, FALSE);
}

static void
add_line (Reading *reading, const char *date, const char *name)
{
  g_autofree char *line = *name != '\0' ? g_strdup_printf ("%s, %s", date, name) : g_strdup (date);

  if (reading->n_lines == CHANCERY_HOLIDAYS_MAX || g_hash_table_contains (reading->seen, line))
    return;
  reading->n_lines++;
  g_string_append_printf (reading->list, "%s\n", line);
  g_hash_table_add (reading->seen, g_steal_pointer (&line));
}

static void
add_days (Reading *reading, ChanceryDay day, gint64 n_days, const char *name)
{
  for (gint64 i = 0; i < n_days; i++)
    {
      g_autofree char *iso = chancery_day_to_iso (day + i);

      if (strlen (iso) == strlen ("2026-03-23"))
        add_line (reading, iso, name);
    }
}

/* How many days an event lasts; the end is the first day after it. */
static gint64
length_of (icalcomponent *event, ChanceryDay start)
{
  ChanceryDay end = day_of (icalcomponent_get_dtend (event));

  return end != CHANCERY_DAY_NONE && end > start ? MIN (end - start, MAX_DAYS) : 1;
}

static gboolean
has_property (icalcomponent *event, icalproperty_kind kind)
{
  return icalcomponent_get_first_property (event, kind) != NULL;
}

/* Every year on the day on which it began, for ever. */
static gboolean
is_plain_yearly (icalcomponent *event, struct icalrecurrencetype *rule, struct icaltimetype start)
{
  const short *const others[] = { rule->by_hour,    rule->by_day,     rule->by_year_day,
                                  rule->by_week_no, rule->by_set_pos, rule->by_minute };

  if (rule->freq != ICAL_YEARLY_RECURRENCE || rule->interval > 1 || rule->count > 0 ||
      !icaltime_is_null_time (rule->until) || has_property (event, ICAL_EXDATE_PROPERTY) ||
      has_property (event, ICAL_RDATE_PROPERTY))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (others[i][0] != ICAL_RECURRENCE_ARRAY_MAX)
      return FALSE;
  return (rule->by_month[0] == ICAL_RECURRENCE_ARRAY_MAX ||
          (rule->by_month[0] == start.month && rule->by_month[1] == ICAL_RECURRENCE_ARRAY_MAX)) &&
         (rule->by_month_day[0] == ICAL_RECURRENCE_ARRAY_MAX ||
          (rule->by_month_day[0] == start.day &&
           rule->by_month_day[1] == ICAL_RECURRENCE_ARRAY_MAX));
}

static char *
key_of_rule (icalcomponent *event)
{
  const char *uid = icalcomponent_get_uid (event);

  return g_strdup (uid != NULL ? uid : "");
}

static char *
key_of_repeat (icalcomponent *event, struct icaltimetype time)
{
  g_autofree char *rule = key_of_rule (event);

  return g_strdup_printf ("%s %d-%d-%d", rule, time.year, time.month, time.day);
}

static void
add_repeat (Reading *reading,
            icalcomponent *event,
            struct icaltimetype start,
            struct icaltimetype time,
            gint64 n_days,
            const char *name)
{
  g_autofree char *key = key_of_repeat (event, time);
  ChanceryDay day = day_of (time);

  if (day == CHANCERY_DAY_NONE || time.year < reading->first_year ||
      time.year > reading->last_year || g_hash_table_contains (reading->moved, key) ||
      icalproperty_recurrence_is_excluded (event, &start, &time))
    return;
  add_days (reading, day, n_days, name);
}

static void
write_out (Reading *reading,
           icalcomponent *event,
           struct icalrecurrencetype rule,
           struct icaltimetype start,
           gint64 n_days,
           const char *name)
{
  icalrecur_iterator *repeats = icalrecur_iterator_new (rule, start);

  if (repeats == NULL)
    return;
  for (; reading->n_repeats < MAX_REPEATS; reading->n_repeats++)
    {
      struct icaltimetype time = icalrecur_iterator_next (repeats);

      if (icaltime_is_null_time (time) || time.year > reading->last_year)
        break;
      add_repeat (reading, event, start, time, n_days, name);
    }
  icalrecur_iterator_free (repeats);
}

static void
add_single_repeats (Reading *reading,
                    icalcomponent *event,
                    struct icaltimetype start,
                    gint64 n_days,
                    const char *name)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (struct icaltimetype));

  /* An event has one place in its properties, and looking for exceptions moves it. */
  for (icalproperty *property = icalcomponent_get_first_property (event, ICAL_RDATE_PROPERTY);
       property != NULL; property = icalcomponent_get_next_property (event, ICAL_RDATE_PROPERTY))
    {
      struct icaldatetimeperiodtype date = icalproperty_get_rdate (property);

      g_array_append_val (times, date.time);
    }
  for (guint i = 0; i < times->len; i++)
    add_repeat (reading, event, start, g_array_index (times, struct icaltimetype, i), n_days, name);
}

static void
add_event (Reading *reading, icalcomponent *event)
{
  struct icaltimetype start = icalcomponent_get_dtstart (event);
  icalproperty *property = icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY);
  ChanceryDay day = day_of (start);
  g_autofree char *name = dup_name (event);
  g_autofree char *key = key_of_rule (event);
  struct icalrecurrencetype rule;
  gint64 n_days;

  if (icalcomponent_get_status (event) == ICAL_STATUS_CANCELLED)
    return;
  if (day == CHANCERY_DAY_NONE || !start.is_date)
    {
      reading->n_left_out++;
      return;
    }
  n_days = length_of (event, day);
  if (property == NULL)
    {
      add_days (reading, day, n_days, name);
      add_single_repeats (reading, event, start, n_days, name);
      return;
    }
  rule = icalproperty_get_rrule (property);
  /* Of which one year was moved is not the same every year: each is written out. */
  if (n_days == 1 && is_plain_yearly (event, &rule, start) &&
      !g_hash_table_contains (reading->moved, key))
    {
      g_autofree char *date = g_strdup_printf ("%02d-%02d", start.month, start.day);

      add_line (reading, date, name);
      return;
    }
  write_out (reading, event, rule, start, n_days, name);
  add_single_repeats (reading, event, start, n_days, name);
}

typedef void (*EventFunc) (Reading *reading, icalcomponent *event);

/* Several calendars in one file hang under a node that is none. */
static void
walk (Reading *reading, icalcomponent *top, EventFunc func)
{
  if (icalcomponent_isa (top) == ICAL_VEVENT_COMPONENT)
    {
      func (reading, top);
      return;
    }
  for (icalcompiter at = icalcomponent_begin_component (top, ICAL_ANY_COMPONENT);
       icalcompiter_deref (&at) != NULL; icalcompiter_next (&at))
    {
      icalcomponent *inner = icalcompiter_deref (&at);
      icalcomponent_kind kind = icalcomponent_isa (inner);

      if (kind == ICAL_VEVENT_COMPONENT || kind == ICAL_VCALENDAR_COMPONENT)
        walk (reading, inner, func);
    }
}

static void
note_moved (Reading *reading, icalcomponent *event)
{
  struct icaltimetype time = icalcomponent_get_recurrenceid (event);

  if (icaltime_is_null_time (time))
    return;
  g_hash_table_add (reading->moved, key_of_repeat (event, time));
  g_hash_table_add (reading->moved, key_of_rule (event));
}

/* libical speaks up on standard error about an end without a beginning. */
static gboolean
is_nested (const char *text)
{
  const char *open[MAX_DEPTH];
  gsize lengths[MAX_DEPTH];
  guint depth = 0;

  for (const char *line = text; *line != '\0'; line += strcspn (line, "\r\n"))
    {
      gsize length;

      line += strspn (line, "\r\n");
      length = strcspn (line, "\r\n");
      if (g_ascii_strncasecmp (line, "BEGIN:", 6) == 0)
        {
          if (depth == MAX_DEPTH)
            return FALSE;
          open[depth] = line + 6;
          lengths[depth++] = length - 6;
        }
      else if (g_ascii_strncasecmp (line, "END:", 4) == 0)
        {
          if (depth == 0 || lengths[depth - 1] != length - 4 ||
              g_ascii_strncasecmp (open[depth - 1], line + 4, length - 4) != 0)
            return FALSE;
          depth--;
        }
    }
  return depth == 0;
}

static icalcomponent *
parse (const char *data, gsize length, GError **error)
{
  g_autofree char *text = NULL;
  icalcomponent *top = NULL;

  if (length > MAX_BYTES || memchr (data, '\0', length) != NULL ||
      !g_utf8_validate (data, (gssize)length, NULL))
    {
      invalid (error, "The file is not a calendar (iCalendar)");
      return NULL;
    }
  text = g_strndup (data, length);
  if (strstr (text, "BEGIN:VCALENDAR") != NULL && is_nested (text))
    top = icalparser_parse_string (text);
  if (top == NULL)
    invalid (error, "The file is not a calendar (iCalendar)");
  return top;
}

char *
chancery_holidays_read (const char *data,
                        gsize length,
                        ChanceryDay today,
                        guint *n_left_out,
                        GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) moved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reading reading = { .list = list, .seen = seen, .moved = moved };
  icalcomponent *top;
  gint64 year;

  g_return_val_if_fail (data != NULL && n_left_out != NULL, NULL);

  top = parse (data, length, error);
  if (top == NULL)
    return NULL;
  chancery_day_to_ymd (today, &year, NULL, NULL);
  reading.first_year = (int)year - YEARS_BEHIND;
  reading.last_year = (int)year + YEARS_AHEAD;
  walk (&reading, top, note_moved);
  walk (&reading, top, add_event);
  icalcomponent_free (top);
  *n_left_out = reading.n_left_out;
  if (reading.n_lines > 0)
    return g_string_free (g_steal_pointer (&list), FALSE);
  invalid (error, reading.n_left_out > 0 ? "The calendar holds no whole days, so no holidays"
                                         : "The calendar holds no holidays");
  return NULL;
}

char *
chancery_holidays_read_file (GFile *file,
                             ChanceryDay today,
                             guint *n_left_out,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree char *data = NULL;
  gsize length;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;
  /* One byte more than may be, so that what is too large is seen without being held. */
  data = g_malloc (MAX_BYTES + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), data, MAX_BYTES + 1, &length, cancellable,
                                error))
    return NULL;
  return chancery_holidays_read (data, length, today, n_left_out, error);
}

char *
chancery_holidays_merge (const char *list, const char *more)
{
  GString *merged = g_string_new (list != NULL ? list : "");
  g_auto (GStrv) old = g_strsplit (merged->str, "\n", -1);
  g_auto (GStrv) lines = g_strsplit (more, "\n", -1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; old[i] != NULL; i++)
    g_hash_table_add (seen, g_strstrip (old[i]));
  if (merged->len > 0 && merged->str[merged->len - 1] != '\n')
    g_string_append_c (merged, '\n');
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && g_hash_table_add (seen, lines[i]))
      g_string_append_printf (merged, "%s\n", lines[i]);
  return g_string_free (merged, FALSE);
}

static void
count_event (Reading *reading, icalcomponent *event)
{
  reading->n_lines++;
}

gboolean
chancery_holidays_count_events (GInputStream *stream,
                                guint64 *n_events,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  Reading reading = { 0 };
  g_autofree char *text = NULL;
  icalcomponent *top;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream) && n_events != NULL, FALSE);

  if (g_output_stream_splice (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, cancellable,
                              error) < 0)
    return FALSE;
  text = g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)));
  top = icalparser_parse_string (text);
  if (top == NULL)
    {
      invalid (error, "what was written is no calendar");
      return FALSE;
    }
  walk (&reading, top, count_event);
  icalcomponent_free (top);
  *n_events = reading.n_lines;
  return TRUE;
}
