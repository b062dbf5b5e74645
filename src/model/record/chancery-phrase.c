/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-phrase.h"

#include "chancery-fuzzy-date.h"
#include "chancery-quantity.h"
#include "chancery-text-marks.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
translate (const char *text)
{
  return g_dgettext (GETTEXT_PACKAGE, text);
}

static char *
phrase_reference (const ChanceryValue *value)
{
  const char *label = chancery_value_get_label (value);

  return g_strdup (label != NULL ? label : _ ("not in this registry"));
}

static char *
phrase_single (const ChanceryField *field, const ChanceryValue *value)
{
  switch (field->type)
    {
    case CHANCERY_TYPE_TEXT:
    case CHANCERY_TYPE_JSON:
      return g_strdup (chancery_value_get_text (value));
    case CHANCERY_TYPE_TERM:
      return g_strdup (translate (
          chancery_vocabulary_label (field->vocabulary, chancery_value_get_text (value))));
    case CHANCERY_TYPE_DATE:
      return chancery_fuzzy_date_to_words (chancery_value_get_date (value),
                                           CHANCERY_DATE_WORDS_SHORT);
    case CHANCERY_TYPE_QUANTITY:
      return chancery_quantity_to_words (chancery_value_get_quantity (value));
    case CHANCERY_TYPE_REFERENCE:
      return phrase_reference (value);
    case CHANCERY_TYPE_MARKING:
      return chancery_phrase_marking (value);
    case CHANCERY_TYPE_BOOLEAN:
      return g_strdup (_ ("yes"));
    case CHANCERY_TYPE_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, chancery_value_get_integer (value));
    case CHANCERY_TYPE_LINES:
      break;
    }
  g_return_val_if_reached (NULL);
}

gboolean
chancery_phrase_is_right_to_left (void)
{
  GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (_ ("Chronology")));

  return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW;
}

char *
chancery_phrase_value (const ChanceryField *field, const ChanceryValue *value)
{
  gboolean lines;
  g_autoptr (GString) phrase = NULL;

  g_return_val_if_fail (field != NULL, NULL);

  if (value == NULL)
    return g_strdup ("");
  lines = field->type == CHANCERY_TYPE_LINES;
  if (!lines && !chancery_field_has_flag (field, CHANCERY_FIELD_LIST))
    return phrase_single (field, value);

  phrase = g_string_new (NULL);
  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    {
      g_autofree char *item = lines ? chancery_phrase_line (chancery_value_get_line (value, i))
                                    : phrase_single (field, chancery_value_get_item (value, i));

      if (i > 0)
        g_string_append (phrase, lines ? "\n" : "; ");
      g_string_append (phrase, item);
    }
  return g_string_free (g_steal_pointer (&phrase), FALSE);
}

char *
chancery_phrase_line (const ChanceryLine *line)
{
  g_autoptr (GString) phrase = NULL;

  g_return_val_if_fail (line != NULL, NULL);

  phrase = g_string_new (NULL);
  for (const ChanceryField *field = chancery_line_get_list (line)->lines; field->id != NULL;
       field++)
    {
      ChanceryValue *value = chancery_line_get_value (line, field);
      g_autofree char *words = NULL;

      if (value == NULL)
        continue;
      /* A bare "yes" says nothing: a flag is named by its label. */
      words = field->type == CHANCERY_TYPE_BOOLEAN ? g_strdup (translate (field->label))
                                                   : chancery_phrase_value (field, value);
      if (phrase->len > 0)
        g_string_append (phrase, " · ");
      g_string_append (phrase, words);
    }
  return g_string_free (g_steal_pointer (&phrase), FALSE);
}

char *
chancery_phrase_marking (const ChanceryValue *marking)
{
  const char *const *caveats = chancery_value_get_caveats (marking);
  const char *level = chancery_value_get_level (marking);
  g_autoptr (GString) phrase = g_string_new (NULL);

  if (strcmp (level, "unmarked") != 0)
    g_string_append (phrase, translate (chancery_vocabulary_label ("marking_level", level)));
  for (guint i = 0; caveats != NULL && caveats[i] != NULL; i++)
    {
      if (phrase->len > 0)
        g_string_append (phrase, " · ");
      g_string_append (phrase, caveats[i]);
    }
  return g_string_free (g_steal_pointer (&phrase), FALSE);
}

/* The references of a list of lines whose role is @role, joined. */
static char *
phrase_role (const ChanceryRecord *record, const char *list_id, const char *role)
{
  const ChanceryField *list = chancery_kind_find_field (chancery_record_get_kind (record), list_id);
  ChanceryValue *lines = chancery_record_get (record, list_id);
  g_autoptr (GString) phrase = g_string_new (NULL);

  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      ChanceryLine *line = chancery_value_get_line (lines, i);

      if (g_strcmp0 (chancery_line_get_text (line, list->role), role) != 0)
        continue;
      for (const ChanceryField *field = list->lines; field->id != NULL; field++)
        if (field->type == CHANCERY_TYPE_REFERENCE && chancery_line_get_value (line, field) != NULL)
          {
            g_autofree char *words =
                chancery_phrase_value (field, chancery_line_get_value (line, field));

            g_string_append_printf (phrase, "%s%s", phrase->len > 0 ? "; " : "", words);
          }
    }
  return g_string_free (g_steal_pointer (&phrase), FALSE);
}

static char *
phrase_side (const ChanceryRecord *record, const char *side)
{
  const char *slash;
  g_autofree char *list_id = NULL;
  const ChanceryField *field;

  if (side == NULL)
    return g_strdup ("");
  slash = strchr (side, '/');
  if (slash != NULL)
    {
      list_id = g_strndup (side, slash - side);
      return phrase_role (record, list_id, slash + 1);
    }
  field = chancery_kind_find_field (chancery_record_get_kind (record), side);
  return chancery_phrase_value (field, chancery_record_get_value (record, field));
}

char *
chancery_phrase_counterpart (const ChanceryRecord *record)
{
  const char *const theirs[] = { "received", "in", "witnessed", NULL };
  const ChanceryKind *kind;
  const char *direction;
  guint first;
  char *phrase;

  g_return_val_if_fail (record != NULL, NULL);

  kind = chancery_record_get_kind (record);
  direction = chancery_record_get_text (record, "direction");
  first = direction != NULL && g_strv_contains (theirs, direction) ? 1 : 0;
  phrase = phrase_side (record, kind->counterpart[first]);
  if (*phrase == '\0')
    {
      g_free (phrase);
      phrase = phrase_side (record, kind->counterpart[1 - first]);
    }
  return phrase;
}

/* An answer that only says that it came, or that one will, is none. */
static gboolean
is_answered (const ChanceryRecord *record)
{
  const ChanceryVocabulary *responses = chancery_vocabulary_get ("response");
  ChanceryValue *answers = chancery_record_get (record, "answers");

  for (guint i = 0; i < chancery_value_get_n_items (answers); i++)
    {
      const char *response =
          chancery_line_get_text (chancery_value_get_line (answers, i), "response");

      if (response == NULL ||
          !chancery_vocabulary_has_flag (responses, response, CHANCERY_TERM_RECEIPT))
        return TRUE;
    }
  return FALSE;
}

char *
chancery_phrase_awaited (const ChanceryRecord *record)
{
  const ChanceryKind *kind;
  ChanceryValue *until;

  g_return_val_if_fail (record != NULL, NULL);

  kind = chancery_record_get_kind (record);
  until = kind->awaited != NULL ? chancery_record_get (record, kind->awaited) : NULL;
  return until != NULL && !is_answered (record) &&
                 chancery_record_get_state (record) != CHANCERY_STATE_VOID
             ? chancery_phrase_value (chancery_kind_find_field (kind, kind->awaited), until)
             : NULL;
}

char *
chancery_phrase_age (ChanceryDay first, ChanceryDay last, ChanceryDay today)
{
  ChanceryDay from = first != CHANCERY_DAY_NONE ? first : last;
  gulong days;

  if (from == CHANCERY_DAY_NONE || today == CHANCERY_DAY_NONE || from > today)
    return NULL;
  days = (gulong)(today - from);
  if (first == last)
    return g_strdup_printf (ngettext ("%lu day", "%lu days", days), days);
  if (first != CHANCERY_DAY_NONE)
    /* Translators: since a day that may have been later. */
    return g_strdup_printf (ngettext ("%lu day or less", "%lu days or less", days), days);
  /* Translators: since a day that may have been earlier. */
  return g_strdup_printf (ngettext ("%lu day or more", "%lu days or more", days), days);
}

char *
chancery_phrase_as_on (ChanceryDay day)
{
  g_autoptr (ChanceryFuzzyDate) date = chancery_fuzzy_date_new_day (day);
  g_autofree char *words = chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_LONG);

  /* Translators: %s is a day. */
  return g_strdup_printf (_ ("As it stood on %s"), words);
}

char *
chancery_phrase_made (gint64 made)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (made);
  g_autofree char *words = NULL;
  g_autofree char *zone = NULL;
  g_autofree char *whole = NULL;

  if (time == NULL)
    return g_strdup ("");
  /* Translators: a day and a time, in the form of strftime. */
  words = g_date_time_format (time, _ ("%-d %B %Y, %H:%M"));
  zone = g_date_time_format (time, g_date_time_get_utc_offset (time) == 0 ? "UTC" : "UTC%:z");
  /* Wherever it stands in the sentence: it begins with a number. */
  whole = chancery_phrase_is_right_to_left () ? g_strconcat (CHANCERY_ISOLATE_FIRST_STRONG, words,
                                                             " ", zone, CHANCERY_ISOLATE_END, NULL)
                                              : g_strconcat (words, " ", zone, NULL);
  /* Translators: %s is a day and a time. */
  return g_strdup_printf (_ ("Made on %s"), whole);
}

char *
chancery_phrase_change (const ChanceryChange *change)
{
  const ChanceryField *field;
  g_autofree char *label = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_return_val_if_fail (change != NULL, NULL);

  field = change->line_field != NULL ? change->line_field : change->field;
  label = change->line_field != NULL ? g_strdup_printf ("%s, %s", translate (change->field->label),
                                                        translate (field->label))
                                     : g_strdup (translate (field->label));
  before = chancery_phrase_value (field, change->before);
  after = chancery_phrase_value (field, change->after);
  if (change->before == NULL)
    /* Translators: a field was filled: its label, the new value */
    return g_strdup_printf (_ ("%s: %s"), label, after);
  if (change->after == NULL)
    /* Translators: a field was emptied: its label, the value that it had */
    return g_strdup_printf (_ ("%s: no longer %s"), label, before);
  /* Translators: a field was changed: its label, the old value, the new one */
  return g_strdup_printf (_ ("%s: %s → %s"), label, before, after);
}

/* A sentence, and how many lines it is true of. */
typedef struct
{
  char *words;
  guint n;
} Sentence;

static void
sentence_free (Sentence *self)
{
  g_free (self->words);
  g_free (self);
}

GPtrArray *
chancery_phrase_changes (const GPtrArray *changes,
                         gboolean (*is_told) (const ChanceryChange *change))
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)sentence_free);
  /* By their words, which name the field and what it was and is. */
  g_autoptr (GHashTable) of_lines = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (changes != NULL, sentences);

  for (guint i = 0; i < changes->len; i++)
    {
      const ChanceryChange *change = changes->pdata[i];
      g_autofree char *words = NULL;
      Sentence *sentence;

      if (is_told != NULL && !is_told (change))
        continue;
      words = chancery_phrase_change (change);
      sentence = change->line_field != NULL ? g_hash_table_lookup (of_lines, words) : NULL;
      if (sentence == NULL)
        {
          sentence = g_new0 (Sentence, 1);
          sentence->words = g_steal_pointer (&words);
          g_ptr_array_add (all, sentence);
          if (change->line_field != NULL)
            g_hash_table_insert (of_lines, sentence->words, sentence);
        }
      sentence->n++;
    }
  for (guint i = 0; i < all->len; i++)
    {
      Sentence *sentence = all->pdata[i];

      /* Translators: of so many lines: what changed in each of them, “5,000 × Papers, Part: I”. */
      g_ptr_array_add (sentences, sentence->n > 1 ? g_strdup_printf (_ ("%'u × %s"), sentence->n,
                                                                     sentence->words)
                                                  : g_steal_pointer (&sentence->words));
    }
  return sentences;
}

char *
chancery_phrase_found_in (const char *attachment, const char *snippet)
{
  g_return_val_if_fail (attachment != NULL && snippet != NULL, NULL);

  /* Translators: a file name, and some words of that file round what was searched */
  return g_strdup_printf (_ ("in %s: %s"), attachment, snippet);
}

char *
chancery_phrase_sounds_like (const char *word, const char *snippet)
{
  g_return_val_if_fail (word != NULL && snippet != NULL, NULL);

  if (*snippet == '\0')
    /* Translators: another spelling of a name that was searched */
    return g_strdup_printf (_ ("sounds like “%s”"), word);
  /* Translators: another spelling of a name that was searched, and some words round it */
  return g_strdup_printf (_ ("sounds like “%s”: %s"), word, snippet);
}

char *
chancery_phrase_kinds (const guint64 counts[CHANCERY_N_KINDS])
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < CHANCERY_N_KINDS; i++)
    if (counts[i] > 0)
      {
        const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);
        g_autofree char *label =
            g_utf8_strdown (translate (counts[i] == 1 ? kind->label : kind->plural), -1);

        g_string_append (words, words->len > 0 ? ", " : "");
        /* Translators: how many, of which kind: “3 demands”. */
        g_string_append_printf (words, _ ("%u %s"), (guint)counts[i], label);
      }
  return g_string_free (words, FALSE);
}
