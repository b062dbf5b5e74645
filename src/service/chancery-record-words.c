/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-words.h"

#include "chancery-fuzzy-date.h"
#include "chancery-phrase.h"

void
chancery_record_words_free (ChanceryRecordWords *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->reference);
  g_free (self->title);
  g_free (self->date);
  g_free (self->counterpart);
  g_free (self->subtitle);
  g_free (self->title_markup);
  g_free (self->snippet);
  g_free (self->level);
  for (guint i = 0; i < CHANCERY_N_COLUMNS; i++)
    g_free (self->columns[i]);
  g_free (self);
}

char *
chancery_record_words_markup (const char *text)
{
  g_autofree char *escaped = NULL;
  GString *markup;

  if (text == NULL || *text == '\0')
    return g_strdup ("");

  /* The escaper would turn the marks into character references. */
  markup = g_string_new (text);
  g_string_replace (markup, "\002", "\xef\xbf\xb9", 0);
  g_string_replace (markup, "\003", "\xef\xbf\xbb", 0);
  escaped = g_markup_escape_text (markup->str, -1);
  g_string_assign (markup, escaped);
  g_string_replace (markup, "\xef\xbf\xb9", "<span weight=\"heavy\" underline=\"single\">", 0);
  g_string_replace (markup, "\xef\xbf\xbb", "</span>", 0);
  return g_string_free (markup, FALSE);
}

ChanceryRecordWords *
chancery_record_words_new_from_record (ChanceryRecord *record)
{
  ChanceryRecordWords *words = g_new0 (ChanceryRecordWords, 1);
  ChanceryFuzzyDate *date = chancery_record_get_own_date (record);

  words->kind = chancery_record_get_kind (record);
  words->state = chancery_record_get_state (record);
  words->id = g_strdup (chancery_record_get_id (record));
  words->reference = g_strdup (chancery_record_get_reference (record));
  words->title = g_strdup (chancery_record_get_title (record));
  words->level = g_strdup (chancery_record_get_level (record));
  words->counterpart = chancery_phrase_counterpart (record);
  if (date != NULL)
    words->date = chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT);
  return words;
}
