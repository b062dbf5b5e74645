/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-words.h"

#include "chancery-case-rules.h"
#include "chancery-fuzzy-date.h"
#include "chancery-phrase.h"
#include "chancery-search.h"
#include "chancery-text-cut.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Characters before a hit: a row of a list shows some fifty. */
#define MOST_LEAD 20

void
chancery_record_words_free (ChanceryRecordWords *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->reference);
  g_free (self->title);
  g_free (self->whole_title);
  g_free (self->date);
  g_free (self->counterpart);
  g_free (self->subtitle);
  g_free (self->title_markup);
  g_free (self->snippet);
  g_free (self->level);
  g_free (self->standing);
  for (guint i = 0; i < CHANCERY_N_COLUMNS; i++)
    g_free (self->columns[i]);
  g_free (self);
}

char *
chancery_record_words_bring_forward (const char *snippet, gboolean behind)
{
  const char *hit = strchr (snippet, *CHANCERY_SEARCH_HIT_START);
  const glong most = behind ? 0 : MOST_LEAD;
  const char *start, *space;

  if (hit == NULL || g_utf8_strlen (snippet, hit - snippet) <= most)
    return g_strdup (snippet);
  start = g_utf8_offset_to_pointer (hit, -most);
  /* Between words, where the script has any. */
  space = memchr (start, ' ', (gsize)(hit - start));
  if (space != NULL)
    start = space + 1;
  while (g_unichar_ismark (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  return g_strconcat ("…", start, NULL);
}

char *
chancery_record_words_markup (const char *text)
{
  g_autofree char *escaped = NULL;
  GString *markup;

  /* What is too long for a row has its words without the marks. */
  if (text == NULL || *text == '\0' || strlen (text) > CHANCERY_TEXT_CUT_TITLE)
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

/* A row has no room for more; a reference has. */
static void
set_title (ChanceryRecordWords *words, const char *title)
{
  if (title == NULL)
    return;
  words->title = chancery_text_cut (title, CHANCERY_TEXT_CUT_TITLE);
  if (strcmp (words->title, title) != 0)
    words->whole_title = g_strdup (title);
}

ChanceryRecordWords *
chancery_record_words_new_from_record (ChanceryRecord *record)
{
  ChanceryRecordWords *words = g_new0 (ChanceryRecordWords, 1);
  ChanceryFuzzyDate *date = chancery_record_get_own_date (record);

  words->kind = chancery_record_get_kind (record);
  words->first_day = CHANCERY_DAY_NONE;
  words->state = chancery_record_get_state (record);
  words->archived = chancery_case_is_archived (record);
  words->id = g_strdup (chancery_record_get_id (record));
  words->reference = g_strdup (chancery_record_get_reference (record));
  set_title (words, chancery_record_get_title (record));
  words->level = g_strdup (chancery_record_get_level (record));
  words->counterpart = chancery_phrase_counterpart (record);
  if (date != NULL)
    {
      words->date = chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT);
      chancery_fuzzy_date_get_first_day (date, &words->first_day);
    }
  return words;
}

static char *
dup_label (const char *vocabulary, const char *code)
{
  if (vocabulary == NULL || code == NULL)
    return g_strdup (code);
  return g_strdup (_ (chancery_vocabulary_label (vocabulary, code)));
}

static char *
answer_words (const ChanceryListRow *row)
{
  if (row->answer != NULL)
    return dup_label ("response", row->answer);
  if (row->is_answered)
    return g_strdup (_ ("answered"));
  /* Of what is void no answer is waited for. */
  return row->takes_answers && row->state != CHANCERY_STATE_VOID ? g_strdup (_ ("none yet")) : NULL;
}

static char *
since_words (const ChanceryListRow *row)
{
  g_autoptr (ChanceryFuzzyDate) date = NULL;

  if (row->verdict_on == CHANCERY_DAY_NONE)
    return NULL;
  date = chancery_fuzzy_date_new_day (row->verdict_on);
  return chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT);
}

/* “2 · PROT/2026/0001 …”: how many, and what the first is. */
static char *
evidence_words (const ChanceryListRow *row)
{
  if (row->n_evidence == 0 || row->evidence == NULL)
    return NULL;
  return g_strdup_printf ("%u · %s%s", row->n_evidence, row->evidence,
                          row->n_evidence > 1 ? " …" : "");
}

static char *
repeated_words (const ChanceryListRow *row)
{
  if (row->n_repeats == 0)
    return NULL;
  if (row->n_repeats == 1)
    /* Translators: a demand was raised again; %s is the number of the act that did so. */
    return g_strdup_printf (_ ("repeated in %s"), row->last_repeat);
  /* Translators: how often a demand was raised again, and the number of the last act that did so. */
  return g_strdup_printf (ngettext ("repeated %u time, last in %s", "repeated %u times, last in %s",
                                    row->n_repeats),
                          row->n_repeats, row->last_repeat);
}

/* What stands as it began has an age; a verdict speaks for itself. */
static gboolean
is_open (const ChanceryListRow *row)
{
  return row->verdict_vocabulary != NULL &&
         g_strcmp0 (row->verdict,
                    chancery_vocabulary_get (row->verdict_vocabulary)->terms[0].code) == 0;
}

static char *
standing_words (const ChanceryListRow *row, const char *age)
{
  const char *verdict;

  if (row->verdict_vocabulary == NULL)
    return NULL;
  verdict = _ (chancery_vocabulary_label (row->verdict_vocabulary, row->verdict));
  /* Translators: how it stands, and for how long: “open 14 days”. */
  return age != NULL ? g_strdup_printf (C_ ("standing", "%s %s"), verdict, age)
                     : g_strdup (verdict);
}

static void
fill_columns (ChanceryRecordWords *words, const ChanceryListRow *row, ChanceryDay day)
{
  if (is_open (row))
    words->columns[CHANCERY_COLUMN_AGE] = chancery_phrase_age (row->first_day, row->last_day, day);
  words->columns[CHANCERY_COLUMN_REPEATED] = repeated_words (row);
  if (row->n_repeats > 0)
    words->columns[CHANCERY_COLUMN_REPEATS] =
        g_strdup_printf (ngettext ("repeated once", "repeated %u times", row->n_repeats),
                         row->n_repeats);
  words->standing = standing_words (row, words->columns[CHANCERY_COLUMN_AGE]);
  words->columns[CHANCERY_COLUMN_FORM] = dup_label (row->form_vocabulary, row->form);
  words->columns[CHANCERY_COLUMN_ANSWER] = answer_words (row);
  words->columns[CHANCERY_COLUMN_DIRECTION] = dup_label (row->direction_vocabulary, row->direction);
  words->columns[CHANCERY_COLUMN_THEIR_NUMBER] = g_strdup (row->their_number);
  words->columns[CHANCERY_COLUMN_VERDICT] = dup_label (row->verdict_vocabulary, row->verdict);
  words->columns[CHANCERY_COLUMN_SINCE] = since_words (row);
  if (row->is_done)
    words->columns[CHANCERY_COLUMN_DONE] = g_strdup (_ ("done"));
  words->columns[CHANCERY_COLUMN_EVIDENCE] = evidence_words (row);
}

/* A row has no room for more. */
static char *
cut (const char *text)
{
  return text != NULL ? chancery_text_cut (text, CHANCERY_TEXT_CUT_TITLE) : NULL;
}

/* What stands below the subject when nobody is opposite: “Note verbale”, “Ministry · Pakistan”. */
static char *
subtitle_of (const ChanceryListRow *row)
{
  g_autofree char *form = dup_label (row->form_vocabulary, row->form);
  g_autofree char *second = cut (row->second);

  /* Names have no day; what they are stands in its place. */
  if (row->kind->day_fields[0] == NULL)
    return g_steal_pointer (&second);
  if (form != NULL && *row->second != '\0')
    return g_strdup_printf ("%s · %s", form, second);
  return form != NULL ? g_steal_pointer (&form) : g_steal_pointer (&second);
}

ChanceryRecordWords *
chancery_record_words_new_from_row (const ChanceryListRow *row, ChanceryDay day)
{
  ChanceryRecordWords *words = g_new0 (ChanceryRecordWords, 1);

  words->row = row->row;
  words->kind = row->kind;
  words->state = row->state;
  words->archived = row->is_archived;
  words->id = g_strdup (row->uuid);
  words->reference = g_strdup (row->reference);
  set_title (words, row->title);
  words->level = g_strdup (row->level);
  words->counterpart = cut (row->counterpart);
  words->subtitle = subtitle_of (row);
  if (row->date != NULL)
    words->date = chancery_fuzzy_date_to_words (row->date, CHANCERY_DATE_WORDS_SHORT);
  words->first_day = row->first_day;
  fill_columns (words, row, day);
  return words;
}
