/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-ics-writer.h"

#include "chancery-fuzzy-date.h"
#include "chancery-phrase.h"
#include "chancery-version.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Octets of a line without its end. */
#define LINE_MAX_OCTETS 75

/* Marked above this it is nobody's business who shares the calendar. */
#define OPEN_LEVEL "unclassified"

/* A line longer than 75 octets goes on behind a blank; no character is cut. */
static void
write_line (GString *out, const char *line)
{
  gsize left = strlen (line);
  gsize room = LINE_MAX_OCTETS;

  while (left > room)
    {
      gsize length = room;

      while (length > 1 && ((guchar)line[length] & 0xC0) == 0x80)
        length--;
      g_string_append_len (out, line, (gssize)length);
      g_string_append (out, "\r\n ");
      line += length;
      left -= length;
      room = LINE_MAX_OCTETS - 1;
    }
  g_string_append (out, line);
  g_string_append (out, "\r\n");
}

/* What is text is escaped; of the control characters only the end of a line may stand in it. */
static void
write_text (GString *out, const char *name, const char *text)
{
  g_autoptr (GString) line = g_string_new (name);

  g_string_append_c (line, ':');
  for (; *text != '\0'; text++)
    {
      if (*text == '\n')
        g_string_append (line, "\\n");
      else if (strchr ("\\;,", *text) != NULL)
        g_string_append_printf (line, "\\%c", *text);
      else if ((guchar)*text >= 0x20 && *text != 0x7F)
        g_string_append_c (line, *text);
      else if (*text == '\t')
        g_string_append_c (line, ' ');
    }
  write_line (out, line->str);
}

static void
write_plain (GString *out, const char *name, const char *value)
{
  g_autofree char *line = g_strconcat (name, ":", value, NULL);

  write_line (out, line);
}

static gboolean
write_day (GString *out, const char *name, ChanceryDay day)
{
  gint64 year;
  int month;
  int of_month;
  g_autofree char *value = NULL;

  chancery_day_to_ymd (day, &year, &month, &of_month);
  if (year < 1 || year > 9999)
    return FALSE;
  value = g_strdup_printf ("%04d%02d%02d", (int)year, month, of_month);
  write_plain (out, name, value);
  return TRUE;
}

static void
write_time (GString *out, const char *name, const char *iso)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) read = iso != NULL ? g_date_time_new_from_iso8601 (iso, utc) : NULL;
  g_autoptr (GDateTime) time = read != NULL ? g_date_time_to_utc (read) : NULL;
  g_autofree char *value = time != NULL ? g_date_time_format (time, "%Y%m%dT%H%M%SZ") : NULL;

  /* A stamp there must be; where the record has none, one that is older than any. */
  write_plain (out, name, value != NULL ? value : "19700101T000000Z");
}

static void
add_fact (GString *out, const char *label, const char *value)
{
  if (value != NULL && *value != '\0')
    g_string_append_printf (out, "%s%s: %s", out->len > 0 ? "\n" : "", label, value);
}

static void
add_field (GString *out, ChanceryRecord *record, const char *id)
{
  const ChanceryField *field = chancery_kind_find_field (chancery_record_get_kind (record), id);
  const ChanceryValue *value = chancery_record_get_value (record, field);
  g_autofree char *words = value != NULL ? chancery_phrase_value (field, value) : NULL;

  add_fact (out, _ (field->label), words);
}

static char *
describe (ChanceryRecord *record)
{
  GString *text = g_string_new (NULL);
  const ChanceryValue *on = chancery_record_get (record, "on");
  g_autofree char *marking = chancery_phrase_marking (chancery_record_get (record, "marking"));

  add_fact (text, _ ("Marking"), marking);
  /* The label alone: without one the phrase would be an id, which says nothing in a calendar. */
  add_fact (text, _ ("About"), on != NULL ? chancery_value_get_label (on) : NULL);
  add_field (text, record, "assignee");
  add_field (text, record, "done_on");
  add_field (text, record, "result");
  return g_string_free (text, FALSE);
}

void
chancery_ics_write_begin (GString *out)
{
  g_autofree char *program = g_strdup_printf ("-//Chancery//Chancery %s//EN", chancery_version ());

  g_return_if_fail (out != NULL);

  write_line (out, "BEGIN:VCALENDAR");
  write_line (out, "VERSION:2.0");
  write_plain (out, "PRODID", program);
  write_line (out, "CALSCALE:GREGORIAN");
}

gboolean
chancery_ics_write_action (GString *out, ChanceryRecord *record, const char *about_level)
{
  g_autoptr (GString) event = g_string_new (NULL);
  ChanceryFuzzyDate *due;
  ChanceryDay day;
  g_autofree char *what = NULL;
  g_autofree char *description = NULL;
  g_autofree char *version = NULL;

  g_return_val_if_fail (out != NULL && record != NULL, FALSE);

  due = chancery_record_get_date (record, "due");
  if (due == NULL || (!chancery_fuzzy_date_get_last_day (due, &day) &&
                      !chancery_fuzzy_date_get_first_day (due, &day)))
    return FALSE;
  version = g_strdup_printf ("%" G_GINT64_FORMAT, (gint64)chancery_record_get_version (record));
  description = describe (record);
  what = g_strdup (chancery_record_get_text (record, "what"));
  if (what == NULL)
    what = g_strdup (chancery_record_get_title (record));
  if (chancery_record_get (record, "done_on") != NULL)
    {
      g_autofree char *open = g_steal_pointer (&what);

      /* Translators: an entry of a calendar that was done; %s is what was to be done. */
      what = g_strdup_printf (_ ("Done: %s"), open);
    }
  write_line (event, "BEGIN:VEVENT");
  write_plain (event, "UID", chancery_record_get_id (record));
  write_time (event, "DTSTAMP", chancery_record_get_text (record, "changed"));
  write_plain (event, "SEQUENCE", version);
  if (!write_day (event, "DTSTART;VALUE=DATE", day) ||
      !write_day (event, "DTEND;VALUE=DATE", day + 1))
    return FALSE;
  write_text (event, "SUMMARY", what);
  if (*description != '\0')
    write_text (event, "DESCRIPTION", description);
  write_plain (event, "CLASS",
               MAX (chancery_vocabulary_level_rank (chancery_record_get_level (record)),
                    chancery_vocabulary_level_rank (about_level)) >
                       chancery_vocabulary_level_rank (OPEN_LEVEL)
                   ? "CONFIDENTIAL"
                   : "PUBLIC");
  write_line (event, "TRANSP:TRANSPARENT");
  write_line (event, "END:VEVENT");
  g_string_append_len (out, event->str, (gssize)event->len);
  return TRUE;
}

void
chancery_ics_write_end (GString *out)
{
  g_return_if_fail (out != NULL);

  write_line (out, "END:VCALENDAR");
}
