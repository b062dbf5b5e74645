/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-titles.h"

#include "chancery-fuzzy-date.h"
#include "chancery-record.h"
#include "chancery-text.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TITLE_CHARS 100

static void
append_part (GString *title, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (title->len > 0)
    g_string_append (title, ", ");
  g_string_append (title, part);
}

static void
append_date (GString *title, ChanceryFuzzyDate *date)
{
  g_autofree char *words = NULL;

  if (date == NULL || chancery_fuzzy_date_is_unknown (date))
    return;
  words = chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_NO_QUALITY);
  append_part (title, words);
}

/* "suicide vehicle bomb" begins a title: only its first letter changes. */
static char *
capitalise (const char *text)
{
  g_autofree char *head = g_utf8_substring (text, 0, *text != '\0' ? 1 : 0);
  g_autofree char *upper = g_utf8_strup (head, -1);

  return g_strconcat (upper, text + strlen (head), NULL);
}

/* How it was done, of the first phase that says so; else the kind of incident; NULL when neither is
 * known. */
static char *
describe_incident (const ChanceryRecord *record)
{
  ChanceryValue *phases = chancery_record_get (record, "phases");
  const char *label = NULL;

  for (guint i = 0; i < chancery_value_get_n_items (phases) && label == NULL; i++)
    {
      const char *code = chancery_line_get_text (chancery_value_get_line (phases, i), "method");

      if (code != NULL && strcmp (code, "other") != 0)
        label = chancery_vocabulary_label ("incident_method", code);
    }
  if (label == NULL)
    {
      const char *code = chancery_record_get_text (record, "incident_kind");

      if (code == NULL)
        return NULL;
      label = chancery_vocabulary_label ("incident_kind", code);
    }
  return capitalise (g_dgettext (GETTEXT_PACKAGE, label));
}

char *
chancery_titles_make_incident (const ChanceryRecord *record)
{
  g_autoptr (GString) title = NULL;
  g_autofree char *what = NULL;

  g_return_val_if_fail (record != NULL, NULL);

  title = g_string_new (NULL);
  what = describe_incident (record);
  append_part (title, chancery_record_get_text (record, "place"));
  append_date (title, chancery_record_get_date (record, "start"));
  /* Of what nothing else is known the account is known: its words say more than “incident”. */
  if (what == NULL && title->len == 0 && chancery_record_get_text (record, "body") != NULL)
    return chancery_text_first_line (chancery_record_get_text (record, "body"), MAX_TITLE_CHARS);
  if (what == NULL)
    what = capitalise (_ ("incident"));
  if (title->len > 0)
    g_string_prepend (title, ", ");
  g_string_prepend (title, what);
  return g_string_free (g_steal_pointer (&title), FALSE);
}

char *
chancery_titles_make_text (const ChanceryRecord *record)
{
  const char *text = chancery_record_get_text (record, "text");

  return text != NULL ? chancery_text_first_line (text, MAX_TITLE_CHARS) : g_strdup ("");
}

static gboolean
is_display_name (const char *kind)
{
  return kind == NULL || strcmp (kind, "official") == 0 || strcmp (kind, "short") == 0;
}

char *
chancery_titles_make_name (const ChanceryRecord *record)
{
  ChanceryValue *names = chancery_record_get (record, "names");
  const char *first = NULL;

  for (guint i = 0; i < chancery_value_get_n_items (names); i++)
    {
      ChanceryLine *line = chancery_value_get_line (names, i);
      const char *text = chancery_line_get_text (line, "text");

      if (text == NULL)
        continue;
      if (is_display_name (chancery_line_get_text (line, "kind")))
        return g_strdup (text);
      if (first == NULL)
        first = text;
    }
  if (first == NULL)
    first = chancery_record_get_text (record, "iso_code");
  return g_strdup (first != NULL ? first : "");
}

char *
chancery_titles_make_what (const ChanceryRecord *record)
{
  const char *what = chancery_record_get_text (record, "what");

  return what != NULL ? chancery_text_first_line (what, MAX_TITLE_CHARS) : g_strdup ("");
}

char *
chancery_titles_make_figure (const ChanceryRecord *record)
{
  g_autoptr (GString) title = NULL;

  g_return_val_if_fail (record != NULL, NULL);

  title = g_string_new (NULL);
  append_part (title, chancery_record_get_text (record, "measure"));
  append_part (title, chancery_record_get_text (record, "region"));
  append_date (title, chancery_record_get_date (record, "period"));
  return g_string_free (g_steal_pointer (&title), FALSE);
}
