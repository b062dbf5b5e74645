/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Which codes of a vocabulary a condition allows: by code or label, half typed too, and by the order of
 * ordered vocabularies. */

#include "config.h"

#include "chancery-sql-query-private.h"

#include "chancery-vocabulary.h"

#include <string.h>

static gboolean
compares (ChanceryQueryComparison comparison, int rank, int with)
{
  switch (comparison)
    {
    case CHANCERY_QUERY_LESS:
      return rank < with;
    case CHANCERY_QUERY_LESS_OR_EQUAL:
      return rank <= with;
    case CHANCERY_QUERY_GREATER:
      return rank > with;
    case CHANCERY_QUERY_GREATER_OR_EQUAL:
      return rank >= with;
    case CHANCERY_QUERY_EQUAL:
    case CHANCERY_QUERY_EXACT:
    default:
      return rank == with;
    }
}

static gboolean
is_order (ChanceryQueryComparison comparison)
{
  return comparison != CHANCERY_QUERY_EQUAL && comparison != CHANCERY_QUERY_EXACT;
}

static void
add_code (GPtrArray *codes, const char *code)
{
  if (!g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
    g_ptr_array_add (codes, g_strdup (code));
}

/* Codes that begin like what is half typed. */
static void
gather_begun (GPtrArray *codes, const ChanceryVocabulary *vocabulary, const char *value)
{
  g_autoptr (GPtrArray) begun = chancery_vocabulary_list_begun (vocabulary, value);

  for (guint i = 0; i < begun->len; i++)
    add_code (codes, begun->pdata[i]);
}

/* All codes that compare so with @code. */
static void
gather_compared (GPtrArray *codes,
                 const ChanceryVocabulary *vocabulary,
                 ChanceryQueryComparison comparison,
                 const char *code)
{
  int with = chancery_vocabulary_rank (vocabulary, code);

  for (const ChanceryTerm *term = vocabulary->terms; term->code != NULL; term++)
    if (compares (comparison, chancery_vocabulary_rank (vocabulary, term->code), with))
      add_code (codes, term->code);
}

/* Whether it is a term of some other field that is asked; @coded: by its code alone. */
static gboolean
is_whole (GArray *places, const char *value, gboolean coded)
{
  for (guint i = 0; places != NULL && i < places->len; i++)
    {
      const ChanceryField *field = g_array_index (places, ChancerySqlPlace, i).field;
      const ChanceryVocabulary *vocabulary =
          field->vocabulary != NULL ? chancery_vocabulary_get (field->vocabulary) : NULL;

      if (vocabulary != NULL && (coded ? chancery_vocabulary_find (vocabulary, value) != NULL
                                       : chancery_vocabulary_match (vocabulary, value) != NULL))
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
chancery_sql_query_list_codes (ChanceryQuery *query,
                               const ChanceryVocabulary *vocabulary,
                               GArray *places)
{
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);
  ChanceryQueryComparison comparison = chancery_query_get_comparison (query);
  const char *const *values = chancery_query_get_values (query);

  for (; *values != NULL; values++)
    {
      const gboolean compared = vocabulary != NULL && vocabulary->ordered && is_order (comparison);
      const gboolean halved = vocabulary != NULL && !is_whole (places, *values, FALSE);
      const char *code = NULL;

      /* Half of several terms cannot be compared with. */
      if (vocabulary != NULL)
        code = compared && halved ? chancery_vocabulary_match_begun (vocabulary, *values)
                                  : chancery_vocabulary_match (vocabulary, *values);
      /* With “=” a code is not the label of another. */
      if (code != NULL && comparison == CHANCERY_QUERY_EXACT && strcmp (code, *values) != 0 &&
          is_whole (places, *values, TRUE))
        code = NULL;
      if (code != NULL && compared)
        gather_compared (codes, vocabulary, comparison, code);
      else if (code != NULL)
        add_code (codes, code);
      else
        {
          if (halved && !compared)
            gather_begun (codes, vocabulary, *values);
          add_code (codes, *values);
        }
    }
  return codes;
}

GPtrArray *
chancery_sql_query_list_levels_below (ChanceryQuery *query)
{
  const ChanceryVocabulary *vocabulary = chancery_vocabulary_get ("marking_level");
  ChanceryQueryComparison comparison = chancery_query_get_comparison (query);
  const char *const *values = chancery_query_get_values (query);
  const char *code = NULL;
  GPtrArray *codes;

  /* Above any of them is above the lowest. */
  for (; *values != NULL; values++)
    {
      const char *other = chancery_vocabulary_match_begun (vocabulary, *values);

      if (other != NULL && (code == NULL || chancery_vocabulary_rank (vocabulary, other) <
                                                chancery_vocabulary_rank (vocabulary, code)))
        code = other;
    }
  if (code == NULL ||
      (comparison != CHANCERY_QUERY_GREATER && comparison != CHANCERY_QUERY_GREATER_OR_EQUAL))
    return NULL;
  codes = g_ptr_array_new_with_free_func (g_free);
  gather_compared (codes, vocabulary,
                   comparison == CHANCERY_QUERY_GREATER ? CHANCERY_QUERY_LESS_OR_EQUAL
                                                        : CHANCERY_QUERY_LESS,
                   code);
  return codes;
}
