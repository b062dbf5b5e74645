/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* By what is kept back is called: numbers, names, and sentences of titles. */

#include "config.h"

#include "chancery-mentions-private.h"

#include "chancery-text.h"

/* Words that a sentence of several in a title has at least. */
#define N_OF_SENTENCE 4

void
chancery_mentions_add_number (ChanceryMentions *self, const char *number)
{
  g_return_if_fail (self != NULL && number != NULL);

  chancery_number_index_add (self->numbers, number);
}

/* The words @from to @to of a text, of whom it is what @named is called. */
static void
add_words (ChanceryMentions *self,
           const ChanceryTextWords *words,
           guint from,
           guint to,
           ChanceryNamed *named)
{
  gsize start = chancery_text_words_get (words, from)->start;
  gsize end = chancery_text_words_get (words, to - 1)->end;
  const char *text = chancery_text_words_get_text (words) + start;
  /* Within a sentence it may begin with a small letter, and who types in haste begins a name with one; a single
   * word may then be any other: *may* is not May. */
  g_autofree char *name = to - from == 1 ? g_strndup (text, end - start)
                                         : g_utf8_strdown (text, (gssize)(end - start));

  chancery_name_index_add (self->names, name, named);
  self->has_names = TRUE;
}

/* A long sentence is told in pieces, none of which is short. */
static void
add_sentence (ChanceryMentions *self,
              const ChanceryTextWords *words,
              const ChancerySentence *sentence,
              ChanceryNamed *named)
{
  guint n = sentence->n_words;
  guint n_pieces = (n + CHANCERY_NAME_INDEX_MAX_WORDS - 1) / CHANCERY_NAME_INDEX_MAX_WORDS;

  for (guint i = 0; i < n_pieces; i++)
    add_words (self, words, sentence->first + n * i / n_pieces,
               sentence->first + n * (i + 1) / n_pieces, named);
}

/* Its sentences of some length, or else the longest if that has @n_least words: “Note verbale.” and the like,
 * before a full stop, could stand anywhere. */
static void
add_called (ChanceryMentions *self, const char *text, guint n_least, ChanceryNamed *named)
{
  g_autoptr (ChanceryTextWords) words = chancery_text_words_new (text);
  const ChancerySentence *longest = NULL;

  for (guint i = 0; i < chancery_text_words_get_n_sentences (words); i++)
    {
      const ChancerySentence *sentence = chancery_text_words_get_sentence (words, i);

      if (sentence->n_words >= N_OF_SENTENCE)
        add_sentence (self, words, sentence, named);
      if (longest == NULL || sentence->n_words > longest->n_words)
        longest = sentence;
    }
  if (longest != NULL && longest->n_words < N_OF_SENTENCE && longest->n_words >= n_least)
    add_sentence (self, words, longest, named);
}

/* The title, and where that is but the beginning of a text, the line that it begins. */
static char *
dup_title (ChanceryRecord *record)
{
  static const char *const fields[] = { "text", "what" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = chancery_record_get_text (record, fields[i]);

      if (text != NULL && chancery_record_get (record, "title") == NULL)
        return chancery_text_first_line (text, G_MAXSIZE);
    }
  return g_strdup (chancery_record_get_title (record));
}

void
chancery_mentions_add_title (ChanceryMentions *self,
                             const ChanceryKind *kind,
                             const char *id,
                             const char *title)
{
  g_autoptr (ChanceryNamed) named = NULL;

  g_return_if_fail (self != NULL && kind != NULL && id != NULL && title != NULL);

  named = chancery_named_new (kind->index, id, title, NULL);
  add_called (self, title, 2, named);
}

void
chancery_mentions_add_record (ChanceryMentions *self, ChanceryRecord *record)
{
  const ChanceryKind *kind;
  const ChanceryValue *names;
  g_autofree char *title = NULL;
  g_autoptr (ChanceryNamed) named = NULL;

  g_return_if_fail (self != NULL && record != NULL);

  kind = chancery_record_get_kind (record);
  title = dup_title (record);
  if (!chancery_kind_has_flag (kind, CHANCERY_KIND_NAMED))
    {
      chancery_mentions_add_title (self, kind, chancery_record_get_id (record), title);
      return;
    }
  named = chancery_named_new (kind->index, chancery_record_get_id (record), title, NULL);
  names = chancery_record_get (record, "names");
  for (guint i = 0; i < chancery_value_get_n_items (names); i++)
    {
      const char *name = chancery_line_get_text (chancery_value_get_line (names, i), "text");

      if (name != NULL)
        add_called (self, name, 1, named);
    }
}
