/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-thread-answer.h"

#include "chancery-phrase.h"
#include "chancery-value.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
chancery_thread_answer_clear (ChanceryThreadAnswer *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->response, g_free);
  g_clear_pointer (&self->on, chancery_fuzzy_date_unref);
  *self = (ChanceryThreadAnswer){ .reply_by = CHANCERY_DAY_NONE };
}

const ChanceryField *
chancery_thread_answer_find_until (const ChanceryKind *kind)
{
  g_return_val_if_fail (kind != NULL, NULL);

  if (kind->awaited != NULL)
    return chancery_kind_find_field (kind, kind->awaited);
  /* What neither came nor went has nobody who answers. */
  if (chancery_kind_find_field (kind, "direction") == NULL)
    return NULL;
  for (const ChanceryField *field = kind->fields; field->id != NULL; field++)
    if (chancery_field_has_flag (field, CHANCERY_FIELD_UNTIL))
      return field;
  return NULL;
}

static gboolean
is_one_of (const char *code, const char *const *codes)
{
  return code != NULL && g_strv_contains (codes, code);
}

static gboolean
came (const char *direction)
{
  static const char *const directions[] = { "received", "in", NULL };

  return is_one_of (direction, directions);
}

static gboolean
went (const char *direction)
{
  static const char *const directions[] = { "made", "out", NULL };

  return is_one_of (direction, directions);
}

void
chancery_thread_answer_set_direction (ChanceryThreadAnswer *self,
                                      const ChanceryKind *kind,
                                      const char *direction)
{
  const ChanceryField *answers;

  g_return_if_fail (self != NULL && kind != NULL);

  chancery_kind_find_line_field (kind, "answer", &answers);
  self->ours = came (direction);
  self->awaits = (came (direction) || went (direction)) &&
                 (answers != NULL || self->reply_by != CHANCERY_DAY_NONE);
}

void
chancery_thread_answer_note (ChanceryThreadAnswer *self,
                             const char *response,
                             ChanceryFuzzyDate *on)
{
  gboolean receipt;

  g_return_if_fail (self != NULL);

  receipt = chancery_vocabulary_has_flag (chancery_vocabulary_get ("response"), response,
                                          CHANCERY_TERM_RECEIPT);
  /* That it came says nothing any more once it was answered. */
  if (receipt && self->answered)
    return;
  self->answered = !receipt;
  g_free (self->response);
  self->response = g_strdup (response);
  g_clear_pointer (&self->on, chancery_fuzzy_date_unref);
  self->on = on != NULL ? chancery_fuzzy_date_ref (on) : NULL;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const ChanceryValue *left = chancery_line_get (*(ChanceryLine *const *)a, "on");
  const ChanceryValue *right = chancery_line_get (*(ChanceryLine *const *)b, "on");

  /* An answer without a day counts as given before all others. */
  if ((left == NULL) != (right == NULL))
    return left == NULL ? -1 : 1;
  return left == NULL ? 0
                      : chancery_fuzzy_date_compare (chancery_value_get_date (left),
                                                     chancery_value_get_date (right));
}

void
chancery_thread_answer_read (ChanceryThreadAnswer *self, const ChanceryRecord *record)
{
  const ChanceryKind *kind;
  const ChanceryField *answers;
  const ChanceryField *until;
  ChanceryFuzzyDate *date;
  ChanceryValue *lines;
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  g_return_if_fail (self != NULL && record != NULL);

  kind = chancery_record_get_kind (record);
  until = chancery_thread_answer_find_until (kind);
  date = until != NULL ? chancery_record_get_date (record, until->id) : NULL;
  self->reply_by = CHANCERY_DAY_NONE;
  if (date != NULL && !chancery_fuzzy_date_get_last_day (date, &self->reply_by) &&
      !chancery_fuzzy_date_get_first_day (date, &self->reply_by))
    self->reply_by = CHANCERY_DAY_NONE;
  self->state = chancery_record_get_state (record);
  chancery_thread_answer_set_direction (self, kind,
                                        chancery_kind_find_field (kind, "direction") != NULL
                                            ? chancery_record_get_text (record, "direction")
                                            : NULL);
  chancery_kind_find_line_field (kind, "answer", &answers);
  lines = answers != NULL ? chancery_record_get_value (record, answers) : NULL;
  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    g_ptr_array_add (sorted, chancery_value_get_line (lines, i));
  g_ptr_array_sort (sorted, compare_lines);
  for (guint i = 0; i < sorted->len; i++)
    {
      const ChanceryValue *on = chancery_line_get (sorted->pdata[i], "on");

      chancery_thread_answer_note (self, chancery_line_get_text (sorted->pdata[i], "response"),
                                   on != NULL ? chancery_value_get_date (on) : NULL);
    }
}

/* ---- words ---- */

static char *
phrase_answered (const ChanceryFuzzyDate *on, const char *response)
{
  g_autofree char *day = on != NULL ? chancery_fuzzy_date_to_words (on, CHANCERY_DATE_WORDS_SHORT)
                                    : NULL;
  const char *words = response != NULL ? _ (chancery_vocabulary_label ("response", response))
                                       : NULL;

  if (day != NULL && words != NULL)
    /* Translators: a day, and what was answered (“denies”). */
    return g_strdup_printf (_ ("answered %1$s: %2$s"), day, words);
  if (day != NULL)
    /* Translators: %s is a day. */
    return g_strdup_printf (_ ("answered %s"), day);
  if (words != NULL)
    /* Translators: %s is what was answered (“denies”); the day is not known. */
    return g_strdup_printf (_ ("answered, undated: %s"), words);
  return g_strdup (_ ("answered, undated"));
}

/* “takes note, 3 Mar 2026” */
static char *
phrase_receipt (const ChanceryThreadAnswer *self)
{
  g_autofree char *day =
      self->on != NULL ? chancery_fuzzy_date_to_words (self->on, CHANCERY_DATE_WORDS_SHORT) : NULL;
  const char *words;

  if (self->response == NULL)
    return NULL;
  words = _ (chancery_vocabulary_label ("response", self->response));
  return day != NULL ? g_strdup_printf ("%s, %s", words, day) : g_strdup (words);
}

static char *
phrase_silence (const ChanceryThreadAnswer *self, ChanceryDay today)
{
  g_autofree char *age = chancery_phrase_age (self->first_day, self->last_day, today);

  if (self->partial)
    return g_strdup (_ ("no answer in this file"));
  if (age != NULL && self->ours)
    /* Translators: %s is “12 days”. */
    return g_strdup_printf (_ ("not answered by us after %s"), age);
  if (age != NULL)
    /* Translators: %s is “12 days”. */
    return g_strdup_printf (_ ("no reply after %s"), age);
  return g_strdup (self->ours ? _ ("not yet answered by us") : _ ("no reply yet"));
}

static char *
phrase_until (const ChanceryThreadAnswer *self, ChanceryDay today)
{
  g_autoptr (ChanceryFuzzyDate) date = NULL;
  g_autofree char *day = NULL;

  if (self->reply_by == CHANCERY_DAY_NONE)
    return NULL;
  date = chancery_fuzzy_date_new_day (self->reply_by);
  day = chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT);
  if (today != CHANCERY_DAY_NONE && self->reply_by < today)
    /* Translators: %s is a day that is over. */
    return g_strdup_printf (_ ("was due by %s"), day);
  /* Translators: %s is a day to come. */
  return g_strdup_printf (_ ("reply by %s"), day);
}

char *
chancery_thread_answer_phrase (const ChanceryThreadAnswer *self,
                               gboolean replied,
                               const ChanceryFuzzyDate *replied_on,
                               ChanceryDay today)
{
  g_autofree char *receipt = NULL;
  g_autofree char *silence = NULL;
  g_autofree char *until = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->answered)
    return phrase_answered (self->on, self->response);
  if (replied)
    return phrase_answered (replied_on, NULL);
  /* Of what is void, or never went out, no answer is waited for. */
  if (!self->awaits || self->state == CHANCERY_STATE_VOID || self->state == CHANCERY_STATE_DRAFT)
    return NULL;
  if (self->state == CHANCERY_STATE_CLOSED)
    return g_strdup (self->partial ? _ ("no answer in this file") : _ ("closed without an answer"));
  receipt = phrase_receipt (self);
  silence = phrase_silence (self, today);
  until = phrase_until (self, today);
  return g_strdup_printf ("%s%s%s%s%s", receipt != NULL ? receipt : "", receipt != NULL ? "; " : "",
                          silence, until != NULL ? ", " : "", until != NULL ? until : "");
}

char *
chancery_thread_phrase_route (const char *direction, const char *counterpart)
{
  if (counterpart == NULL || *counterpart == '\0')
    return NULL;
  if (came (direction))
    /* Translators: a paper came from this party. */
    return g_strdup_printf (C_ ("correspondence", "from %s"), counterpart);
  if (went (direction))
    /* Translators: a paper went to this party. */
    return g_strdup_printf (C_ ("correspondence", "to %s"), counterpart);
  return g_strdup (counterpart);
}

const char *
chancery_thread_role_words (ChanceryThreadRole role)
{
  switch (role)
    {
    case CHANCERY_THREAD_ENCLOSURE:
      return C_ ("correspondence", "Enclosure");
    case CHANCERY_THREAD_REPLY:
      return C_ ("correspondence", "Reply");
    case CHANCERY_THREAD_REJOINDER:
      return C_ ("correspondence", "Rejoinder");
    case CHANCERY_THREAD_FIRST:
    default:
      return "";
    }
}

ChanceryThreadRole
chancery_thread_role_of_link (const char *code)
{
  static const struct
  {
    const char *code;
    ChanceryThreadRole role;
  } links[] = {
    { "replies-to", CHANCERY_THREAD_REPLY },
    { "rejoins", CHANCERY_THREAD_REJOINDER },
    { "enclosure-of", CHANCERY_THREAD_ENCLOSURE },
  };

  for (guint i = 0; code != NULL && i < G_N_ELEMENTS (links); i++)
    if (strcmp (links[i].code, code) == 0)
      return links[i].role;
  return CHANCERY_THREAD_FIRST;
}
