/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-query-words.h"

#include "chancery-fuzzy-date.h"
#include "chancery-kind.h"
#include "chancery-query-conditions.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *phrase (const ChanceryQuery *query, gboolean inner);

static const char *
label_of (const char *prefix)
{
  const char *label = chancery_query_conditions_find_label (prefix);
  const ChanceryField *field;

  if (label != NULL)
    return _ (label);
  field = chancery_query_conditions_find_field (prefix);
  return field != NULL ? _ (field->label) : prefix;
}

/* A prefix may look in fields of several vocabularies; the first that knows the word says it. */
static const char *
find_term (const ChanceryField *fields, const char *prefix, const char *value)
{
  for (; fields->id != NULL; fields++)
    {
      const ChanceryVocabulary *vocabulary =
          fields->vocabulary != NULL ? chancery_vocabulary_get (fields->vocabulary) : NULL;
      const ChanceryTerm *term = NULL;
      const char *label = NULL;

      if (vocabulary != NULL &&
          (strcmp (fields->id, prefix) == 0 || chancery_field_has_query (fields, prefix)))
        term = chancery_vocabulary_find (vocabulary, value);
      if (term != NULL)
        return _ (term->label);
      if (fields->type == CHANCERY_TYPE_LINES)
        label = find_term (fields->lines, prefix, value);
      if (label != NULL)
        return label;
    }
  return NULL;
}

static const char *
phrase_value (const char *prefix, const char *value)
{
  const char *label;

  if (strcmp (prefix, "kind") == 0)
    return chancery_kind_find (value) != NULL ? _ (chancery_kind_find (value)->label) : value;
  label = find_term (chancery_kind_get_envelope (), prefix, value);
  for (guint i = 1; label == NULL && i < CHANCERY_N_KINDS; i++)
    label = find_term (chancery_kind_get ((ChanceryKindId)i)->fields, prefix, value);
  return label != NULL ? label : value;
}

static char *
phrase_values (const ChanceryQuery *query)
{
  const char *const *values = chancery_query_get_values (query);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    {
      if (i > 0)
        /* Translators: between the values of a condition, any of which will do. */
        g_string_append (words, _ (" or "));
      g_string_append (words, phrase_value (chancery_query_get_field (query), values[i]));
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
phrase_day (const ChanceryQuery *query)
{
  g_autofree char *day =
      chancery_fuzzy_date_to_words (chancery_query_get_date (query), CHANCERY_DATE_WORDS_SHORT);
  const char *field = chancery_query_get_field (query);

  if (strcmp (field, "after") == 0)
    /* Translators: %s is a day: a list begins there. */
    return g_strdup_printf (_ ("from %s on"), day);
  if (strcmp (field, "before") == 0)
    /* Translators: %s is a day: a list ends there. */
    return g_strdup_printf (_ ("until %s"), day);
  if (strcmp (field, "on") == 0)
    /* Translators: %s is a day. */
    return g_strdup_printf (_ ("on %s"), day);
  return g_strdup (day);
}

static const char *
phrase_comparison (ChanceryQueryComparison comparison)
{
  switch (comparison)
    {
    case CHANCERY_QUERY_LESS:
      return _ ("less than ");
    case CHANCERY_QUERY_LESS_OR_EQUAL:
      return _ ("at most ");
    case CHANCERY_QUERY_GREATER:
      return _ ("more than ");
    case CHANCERY_QUERY_GREATER_OR_EQUAL:
      return _ ("at least ");
    case CHANCERY_QUERY_EQUAL:
    case CHANCERY_QUERY_EXACT:
    default:
      return "";
    }
}

static char *
phrase_field (const ChanceryQuery *query)
{
  const char *field = chancery_query_get_field (query);
  const char *comparison = phrase_comparison (chancery_query_get_comparison (query));
  gboolean dated = chancery_query_get_date (query) != NULL;
  g_autofree char *value = dated ? phrase_day (query) : phrase_values (query);

  if (strcmp (field, "kind") == 0 || strcmp (field, "after") == 0 ||
      strcmp (field, "before") == 0 || strcmp (field, "on") == 0)
    return g_steal_pointer (&value);
  /* Translators: a condition of a search: what is looked at, how it compares (“at least ”, mostly
   * nothing), and with what. */
  return g_strdup_printf (_ ("%s: %s%s"), label_of (field), comparison, value);
}

static gboolean
is_of_text (const ChanceryQuery *query)
{
  ChanceryQueryOp op = chancery_query_get_op (query);

  return op == CHANCERY_QUERY_WORD || op == CHANCERY_QUERY_PHRASE || op == CHANCERY_QUERY_PREFIX;
}

/* Conditions are told apart; words that are all to be there stand beside each other, as they were typed. */
static const char *
between (const ChanceryQuery *query, guint at)
{
  if (chancery_query_get_op (query) == CHANCERY_QUERY_OR)
    return _ (" or ");
  return is_of_text (chancery_query_get_child (query, at - 1)) &&
                 is_of_text (chancery_query_get_child (query, at))
             ? " "
             : "; ";
}

static char *
phrase_group (const ChanceryQuery *query, gboolean bracketed)
{
  g_autoptr (GString) words = g_string_new (bracketed ? "(" : NULL);

  for (guint i = 0; i < chancery_query_get_n_children (query); i++)
    {
      g_autofree char *part = phrase (chancery_query_get_child (query, i), TRUE);

      g_string_append_printf (words, "%s%s", i > 0 ? between (query, i) : "", part);
    }
  if (bracketed)
    g_string_append_c (words, ')');
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
phrase_not (const ChanceryQuery *query)
{
  g_autofree char *part = phrase (chancery_query_get_child (query, 0), TRUE);

  /* Translators: %s is a condition of a search that must not hold. */
  return g_strdup_printf (_ ("not %s"), part);
}

/* @inner: it stands among others. */
static char *
phrase (const ChanceryQuery *query, gboolean inner)
{
  switch (chancery_query_get_op (query))
    {
    case CHANCERY_QUERY_AND:
    case CHANCERY_QUERY_OR:
      return phrase_group (query, inner);
    case CHANCERY_QUERY_NOT:
      return phrase_not (query);
    case CHANCERY_QUERY_WORD:
    case CHANCERY_QUERY_PHRASE:
      /* Translators: %s is a word that was searched for. */
      return g_strdup_printf (_ ("“%s”"), chancery_query_get_text (query));
    case CHANCERY_QUERY_PREFIX:
      /* Translators: %s is the beginning of a word that was searched for. */
      return g_strdup_printf (_ ("“%s…”"), chancery_query_get_text (query));
    case CHANCERY_QUERY_FIELD:
      return phrase_field (query);
    case CHANCERY_QUERY_ALL:
    default:
      return g_strdup ("");
    }
}

char *
chancery_query_to_words (const ChanceryQuery *query)
{
  g_return_val_if_fail (query != NULL, NULL);

  return phrase (query, FALSE);
}
