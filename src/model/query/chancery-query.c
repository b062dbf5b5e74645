/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-query.h"

#include "chancery-fuzzy-date.h"
#include "chancery-kind.h"
#include "chancery-query-conditions.h"

#include <string.h>

struct _ChanceryQuery
{
  gatomicrefcount ref_count;
  ChanceryQueryOp op;
  ChanceryQueryComparison comparison;
  char *text;
  char *field;
  char **values;
  ChanceryFuzzyDate *date;
  GPtrArray *children;
  ChanceryDay as_on;
};

static const char *const comparison_signs[] = { "", "<", "<=", ">", ">=", "=" };

static ChanceryQuery *
new_query (ChanceryQueryOp op)
{
  ChanceryQuery *self = g_new0 (ChanceryQuery, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->op = op;
  self->as_on = CHANCERY_DAY_NONE;
  return self;
}

ChanceryQuery *
chancery_query_new_text (ChanceryQueryOp op, const char *text)
{
  ChanceryQuery *self = new_query (op);

  self->text = g_strdup (text);
  return self;
}

ChanceryQuery *
chancery_query_new_exact (const char *word)
{
  ChanceryQuery *self = chancery_query_new_text (CHANCERY_QUERY_WORD, word);

  self->comparison = CHANCERY_QUERY_EXACT;
  return self;
}

ChanceryQuery *
chancery_query_new_group (ChanceryQueryOp op, GPtrArray *children)
{
  ChanceryQuery *self;

  if (children->len == 0)
    {
      g_ptr_array_unref (children);
      return new_query (CHANCERY_QUERY_ALL);
    }
  if (children->len == 1 && op != CHANCERY_QUERY_NOT)
    {
      self = chancery_query_ref (children->pdata[0]);
      g_ptr_array_unref (children);
      return self;
    }
  self = new_query (op);
  self->children = children;
  return self;
}

ChanceryQuery *
chancery_query_new_field (const char *field,
                          ChanceryQueryComparison comparison,
                          const char *const *values,
                          ChanceryFuzzyDate *date)
{
  ChanceryQuery *self = new_query (CHANCERY_QUERY_FIELD);

  self->field = g_strdup (field);
  self->comparison = comparison;
  self->values = g_strdupv ((char **)values);
  self->date = date != NULL ? chancery_fuzzy_date_ref (date) : NULL;
  return self;
}

ChanceryQuery *
chancery_query_ref (ChanceryQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
chancery_query_unref (ChanceryQuery *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->text);
  g_free (self->field);
  g_strfreev (self->values);
  g_clear_pointer (&self->date, chancery_fuzzy_date_unref);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_free (self);
}

void
chancery_query_set_as_on (ChanceryQuery *self, ChanceryDay day)
{
  g_return_if_fail (self != NULL);

  self->as_on = day;
}

ChanceryDay
chancery_query_get_as_on (const ChanceryQuery *self)
{
  g_return_val_if_fail (self != NULL, CHANCERY_DAY_NONE);

  return self->as_on;
}

ChanceryQueryOp
chancery_query_get_op (const ChanceryQuery *self)
{
  g_return_val_if_fail (self != NULL, CHANCERY_QUERY_ALL);

  return self->op;
}

guint
chancery_query_get_n_children (const ChanceryQuery *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->children != NULL ? self->children->len : 0;
}

ChanceryQuery *
chancery_query_get_child (const ChanceryQuery *self, guint i)
{
  g_return_val_if_fail (i < chancery_query_get_n_children (self), NULL);

  return self->children->pdata[i];
}

const char *
chancery_query_get_text (const ChanceryQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

const char *
chancery_query_get_field (const ChanceryQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->field;
}

ChanceryQueryComparison
chancery_query_get_comparison (const ChanceryQuery *self)
{
  g_return_val_if_fail (self != NULL, CHANCERY_QUERY_EQUAL);

  return self->comparison;
}

const char *const *
chancery_query_get_values (const ChanceryQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *)self->values;
}

ChanceryFuzzyDate *
chancery_query_get_date (const ChanceryQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->date;
}

gboolean
chancery_query_is_empty (const ChanceryQuery *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->op == CHANCERY_QUERY_ALL;
}

gboolean
chancery_query_names_field (const ChanceryQuery *self, const char *field)
{
  g_return_val_if_fail (self != NULL && field != NULL, FALSE);

  if (self->op == CHANCERY_QUERY_FIELD)
    return strcmp (self->field, field) == 0;
  for (guint i = 0; i < chancery_query_get_n_children (self); i++)
    if (chancery_query_names_field (self->children->pdata[i], field))
      return TRUE;
  return FALSE;
}

static void
gather_terms (ChanceryQuery *self, GPtrArray *terms)
{
  if (self->op == CHANCERY_QUERY_NOT)
    return;
  if (self->text != NULL)
    g_ptr_array_add (terms, chancery_query_ref (self));
  for (guint i = 0; i < chancery_query_get_n_children (self); i++)
    gather_terms (self->children->pdata[i], terms);
}

GPtrArray *
chancery_query_get_terms (ChanceryQuery *self)
{
  GPtrArray *terms = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_query_unref);

  g_return_val_if_fail (self != NULL, terms);

  gather_terms (self, terms);
  return terms;
}

/* @signs: what ends it, beside blanks. */
static gboolean
needs_quotes (const char *value, const char *signs)
{
  for (; *value != '\0'; value = g_utf8_next_char (value))
    if (strchr (signs, *value) != NULL || g_unichar_isspace (g_utf8_get_char (value)))
      return TRUE;
  return FALSE;
}

static void
write_value (GString *out, const char *value, const char *signs)
{
  if (needs_quotes (value, signs))
    g_string_append_printf (out, "\"%s\"", value);
  else
    g_string_append (out, value);
}

static void write_query (GString *out, const ChanceryQuery *self, gboolean inside);

static void
write_group (GString *out, const ChanceryQuery *self, const char *between, gboolean inside)
{
  if (inside)
    g_string_append_c (out, '(');
  for (guint i = 0; i < chancery_query_get_n_children (self); i++)
    {
      if (i > 0)
        g_string_append (out, between);
      write_query (out, self->children->pdata[i], TRUE);
    }
  if (inside)
    g_string_append_c (out, ')');
}

static void
write_field (GString *out, const ChanceryQuery *self)
{
  g_string_append_printf (out, "%s:%s", self->field, comparison_signs[self->comparison]);
  for (guint i = 0; self->values != NULL && self->values[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      write_value (out, self->values[i], "(),");
    }
}

static void
write_query (GString *out, const ChanceryQuery *self, gboolean inside)
{
  switch (self->op)
    {
    case CHANCERY_QUERY_ALL:
      break;
    case CHANCERY_QUERY_AND:
      write_group (out, self, " ", inside);
      break;
    case CHANCERY_QUERY_OR:
      write_group (out, self, " OR ", inside);
      break;
    case CHANCERY_QUERY_NOT:
      g_string_append_c (out, '-');
      write_query (out, self->children->pdata[0], TRUE);
      break;
    case CHANCERY_QUERY_WORD:
      /* In quotes it would be a phrase, which is no part of a name; no word that was typed holds what ends one. */
      if (self->comparison == CHANCERY_QUERY_EXACT)
        g_string_append_printf (out, "=%s", self->text);
      else
        write_value (out, self->text, "()");
      break;
    case CHANCERY_QUERY_PREFIX:
      g_string_append_printf (out, "%s*", self->text);
      break;
    case CHANCERY_QUERY_PHRASE:
      g_string_append_printf (out, "\"%s\"", self->text);
      break;
    case CHANCERY_QUERY_FIELD:
      write_field (out, self);
      break;
    }
}

char *
chancery_query_to_string (const ChanceryQuery *self)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  write_query (out, self, FALSE);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

gboolean
chancery_query_equal (const ChanceryQuery *a, const ChanceryQuery *b)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  one = chancery_query_to_string (a);
  other = chancery_query_to_string (b);
  return strcmp (one, other) == 0;
}

gboolean
chancery_query_is_field (const char *prefix)
{
  g_return_val_if_fail (prefix != NULL, FALSE);

  return chancery_query_conditions_has_own (prefix) ||
         chancery_query_conditions_find_field (prefix) != NULL;
}

static gboolean
is_date_of (const ChanceryField *fields, const char *prefix)
{
  const ChanceryField *field = chancery_field_find (fields, prefix);

  return field != NULL && field->type == CHANCERY_TYPE_DATE;
}

gboolean
chancery_query_is_date_field (const char *prefix)
{
  static const char *const dated[] = { "after", "before", "on", NULL };

  g_return_val_if_fail (prefix != NULL, FALSE);

  if (g_strv_contains (dated, prefix))
    return TRUE;
  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    if (is_date_of (chancery_kind_get ((ChanceryKindId)i)->fields, prefix))
      return TRUE;
  return FALSE;
}

/* Tries @letters one after the other at @at, in the place of @replaced letters. */
static char *
guess_letter (const char *typed, gsize at, gsize replaced)
{
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz_";

  for (const char *letter = letters; *letter != '\0'; letter++)
    {
      g_autofree char *guess =
          g_strdup_printf ("%.*s%c%s", (int)at, typed, *letter, typed + at + replaced);

      if (chancery_query_is_field (guess))
        return g_steal_pointer (&guess);
    }
  return NULL;
}

static char *
guess_shorter_or_swapped (const char *typed, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      g_autofree char *shorter = g_strdup_printf ("%.*s%s", (int)i, typed, typed + i + 1);
      g_autofree char *swapped = g_strdup (typed);

      if (i + 1 < length)
        {
          swapped[i] = typed[i + 1];
          swapped[i + 1] = typed[i];
        }
      if (chancery_query_is_field (shorter))
        return g_steal_pointer (&shorter);
      if (chancery_query_is_field (swapped))
        return g_steal_pointer (&swapped);
    }
  return NULL;
}

char *
chancery_query_guess_field (const char *typed)
{
  gsize length;
  char *guess;

  g_return_val_if_fail (typed != NULL, NULL);

  length = strlen (typed);
  /* Of two letters nearly everything is one slip away. */
  if (length < 3 || !g_str_is_ascii (typed))
    return NULL;
  guess = guess_shorter_or_swapped (typed, length);
  for (gsize i = 0; guess == NULL && i < length; i++)
    guess = guess_letter (typed, i, 1);
  for (gsize i = 0; guess == NULL && i <= length; i++)
    guess = guess_letter (typed, i, 0);
  return guess;
}
