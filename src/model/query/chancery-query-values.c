/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-query-values.h"

#include "chancery-kind.h"
#include "chancery-link-type.h"
#include "chancery-query.h"
#include "chancery-sound.h"
#include "chancery-text.h"
#include "chancery-typed-date.h"
#include "chancery-vocabulary.h"

#include <string.h>

/* Of a value that was misspelled. */
#define MAX_SLIPS 2
#define MIN_LETTERS 5

#define MOST_YEARS 9999

static const char *const yes_and_no[] = { "yes", "no", NULL };

/* Whether a term of @vocabulary is called @value, or begins so. */
static gboolean
knows_term (const ChanceryVocabulary *vocabulary, const char *value)
{
  g_autoptr (GPtrArray) begun = NULL;

  if (chancery_vocabulary_match (vocabulary, value) != NULL)
    return TRUE;
  begun = chancery_vocabulary_list_begun (vocabulary, value);
  return begun->len > 0;
}

gboolean
chancery_query_read_yes (const char *value, gboolean *yes)
{
  static const char *const all[] = { "yes", "true", "1", NULL };
  static const char *const none[] = { "no", "false", "0", NULL };
  g_autofree char *folded = NULL;

  g_return_val_if_fail (value != NULL && yes != NULL, FALSE);

  folded = chancery_text_fold (value, -1);
  *yes = g_strv_contains (all, folded);
  return *yes || g_strv_contains (none, folded);
}

static gboolean
is_yes_or_no (const char *value)
{
  gboolean yes;

  return chancery_query_read_yes (value, &yes);
}

static gboolean
is_number (const char *value)
{
  return g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, NULL, NULL);
}

/* Whether @field can be @value. */
static gboolean
knows_value_of (const ChanceryField *field, const char *value)
{
  if (field->type == CHANCERY_TYPE_BOOLEAN)
    return is_yes_or_no (value);
  if (field->type == CHANCERY_TYPE_INTEGER || field->type == CHANCERY_TYPE_QUANTITY)
    return is_number (value);
  return field->vocabulary == NULL ||
         knows_term (chancery_vocabulary_get (field->vocabulary), value);
}

static void
gather_fields (GPtrArray *all, const ChanceryField *fields, const char *prefix)
{
  for (; fields->id != NULL; fields++)
    {
      if (fields->type == CHANCERY_TYPE_LINES)
        gather_fields (all, fields->lines, prefix);
      if (strcmp (fields->id, prefix) == 0 || chancery_field_has_query (fields, prefix))
        g_ptr_array_add (all, (gpointer)fields);
    }
}

/* The fields of the table that @prefix looks in (element-type ChanceryField) (transfer full). */
static GPtrArray *
list_fields (const char *prefix)
{
  GPtrArray *fields = g_ptr_array_new ();

  gather_fields (fields, chancery_kind_get_envelope (), prefix);
  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    gather_fields (fields, chancery_kind_get ((ChanceryKindId)i)->fields, prefix);
  return fields;
}

static gboolean
knows_kind (const char *folded)
{
  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);

      if (chancery_text_begins_folded (kind->id, folded) ||
          chancery_text_begins_folded (kind->label, folded) ||
          chancery_text_begins_folded (kind->plural, folded))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_part_of (const ChanceryField *fields, const char *name)
{
  for (; fields->id != NULL; fields++)
    {
      if (chancery_field_is_called (fields, name))
        return TRUE;
      for (const ChanceryField *field = fields->lines; field != NULL && field->id != NULL; field++)
        if (chancery_field_has_query (field, name))
          return TRUE;
    }
  return FALSE;
}

/* What may stand after `has:`. */
static gboolean
knows_part (const char *value)
{
  static const char *const own[] = { "reply", "link", "links", NULL };
  g_autofree char *name = g_utf8_strdown (value, -1);

  if (g_strv_contains (own, name) || chancery_kind_find (name) != NULL ||
      chancery_link_type_find (name) != NULL || is_part_of (chancery_kind_get_envelope (), name))
    return TRUE;
  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    if (is_part_of (chancery_kind_get ((ChanceryKindId)i)->fields, name))
      return TRUE;
  return FALSE;
}

static gboolean
knows_year (const char *value)
{
  return strcmp (value, "none") == 0 ||
         g_ascii_string_to_signed (value, 10, -MOST_YEARS, MOST_YEARS, NULL, NULL);
}

gboolean
chancery_query_knows_value (const char *prefix, const char *value)
{
  g_autofree char *folded = chancery_text_fold (value, -1);
  gsize length = strlen (folded);
  g_autoptr (GPtrArray) fields = NULL;

  g_return_val_if_fail (prefix != NULL && value != NULL, FALSE);

  if (length > 0 && folded[length - 1] == '*')
    folded[length - 1] = '\0';
  if (strcmp (prefix, "kind") == 0)
    return knows_kind (folded);
  if (strcmp (prefix, "has") == 0)
    return knows_part (value);
  if (strcmp (prefix, "year") == 0)
    return knows_year (value);
  /* What a list shows as a state. */
  if (strcmp (prefix, "state") == 0)
    return knows_term (chancery_vocabulary_get ("state"), value) ||
           knows_term (chancery_vocabulary_get ("shown_state"), value) ||
           chancery_query_knows_value ("verdict", value);
  if (strcmp (prefix, "marking") == 0)
    return knows_term (chancery_vocabulary_get ("marking_level"), value);
  if (strcmp (prefix, "counted") == 0)
    return is_yes_or_no (value);
  if (strcmp (prefix, "answered") == 0)
    return is_yes_or_no (value) || g_ascii_strcasecmp (value, "receipt") == 0 ||
           g_ascii_strcasecmp (value, "none") == 0;
  if (strcmp (prefix, "import") == 0)
    return is_number (value);
  fields = list_fields (prefix);
  for (guint i = 0; i < fields->len; i++)
    if (knows_value_of (fields->pdata[i], value))
      return TRUE;
  return fields->len == 0;
}

/* The vocabulary of @field where it has an order, or NULL. */
static const ChanceryVocabulary *
get_ordered (const ChanceryField *field)
{
  const ChanceryVocabulary *vocabulary = NULL;

  if (field->type == CHANCERY_TYPE_MARKING)
    vocabulary = chancery_vocabulary_get ("marking_level");
  else if (field->vocabulary != NULL)
    vocabulary = chancery_vocabulary_get (field->vocabulary);
  return vocabulary != NULL && vocabulary->ordered ? vocabulary : NULL;
}

gboolean
chancery_query_has_order (const char *prefix)
{
  g_autoptr (GPtrArray) fields = NULL;

  g_return_val_if_fail (prefix != NULL, FALSE);

  if (strcmp (prefix, "year") == 0 || chancery_query_is_date_field (prefix))
    return TRUE;
  fields = list_fields (prefix);
  for (guint i = 0; i < fields->len; i++)
    {
      const ChanceryField *field = fields->pdata[i];

      if (get_ordered (field) != NULL || field->type == CHANCERY_TYPE_INTEGER ||
          field->type == CHANCERY_TYPE_QUANTITY)
        return TRUE;
    }
  return FALSE;
}

char *
chancery_query_list_begun (const char *prefix, const char *value)
{
  g_autoptr (GPtrArray) fields = NULL;

  g_return_val_if_fail (prefix != NULL && value != NULL, NULL);

  fields = list_fields (prefix);
  for (guint i = 0; i < fields->len; i++)
    {
      const ChanceryVocabulary *vocabulary = get_ordered (fields->pdata[i]);
      g_autoptr (GPtrArray) begun = NULL;

      if (vocabulary == NULL || chancery_vocabulary_match (vocabulary, value) != NULL)
        continue;
      begun = chancery_vocabulary_list_begun (vocabulary, value);
      if (begun->len < 2)
        continue;
      g_ptr_array_add (begun, NULL);
      return g_strjoinv (", ", (char **)begun->pdata);
    }
  return NULL;
}

/* The first field among @fields, and in their lines, that takes terms, is searched by a prefix that is typed, and
 * knows @value. */
static char *
guess_in (const ChanceryField *fields, const char *value)
{
  for (; fields->id != NULL; fields++)
    {
      const ChanceryVocabulary *vocabulary =
          fields->vocabulary != NULL ? chancery_vocabulary_get (fields->vocabulary) : NULL;
      const char *code = vocabulary != NULL && fields->query != NULL
                             ? chancery_vocabulary_match (vocabulary, value)
                             : NULL;
      char *guess = code == NULL && fields->type == CHANCERY_TYPE_LINES
                        ? guess_in (fields->lines, value)
                        : NULL;

      if (code != NULL)
        return g_strdup_printf ("%.*s:%s", (int)strcspn (fields->query, " "), fields->query, code);
      if (guess != NULL)
        return guess;
    }
  return NULL;
}

char *
chancery_query_guess_condition (const char *value)
{
  char *guess = NULL;

  g_return_val_if_fail (value != NULL, NULL);

  for (guint i = 1; guess == NULL && i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);

      if (g_ascii_strcasecmp (kind->id, value) == 0)
        return g_strconcat ("kind:", kind->id, NULL);
      guess = guess_in (kind->fields, value);
    }
  return guess;
}

static void
add_terms (GPtrArray *values, const ChanceryVocabulary *vocabulary)
{
  for (const ChanceryTerm *term = vocabulary->terms; term->code != NULL; term++)
    if (!g_ptr_array_find_with_equal_func (values, term->code, g_str_equal, NULL))
      g_ptr_array_add (values, (gpointer)term->code);
}

static void
add_all (GPtrArray *values, const char *const *more)
{
  for (; *more != NULL; more++)
    g_ptr_array_add (values, (gpointer)*more);
}

static void
add_terms_of (GPtrArray *values, const char *prefix)
{
  g_autoptr (GPtrArray) fields = list_fields (prefix);

  for (guint i = 0; i < fields->len; i++)
    {
      const ChanceryField *field = fields->pdata[i];

      if (field->vocabulary != NULL)
        add_terms (values, chancery_vocabulary_get (field->vocabulary));
      else if (field->type == CHANCERY_TYPE_BOOLEAN)
        add_all (values, yes_and_no);
    }
}

/* What may be typed after a prefix that is no field of the table. */
static void
add_own (GPtrArray *values, const char *prefix)
{
  static const char *const answers[] = { "yes", "no", "receipt", "none", NULL };
  static const char *const usual[] = { "attachment", "reply", "link", "tag",
                                       "demand",     "place", "…",    NULL };

  if (strcmp (prefix, "answered") == 0)
    add_all (values, answers);
  else if (strcmp (prefix, "counted") == 0)
    add_all (values, yes_and_no);
  else if (strcmp (prefix, "has") == 0)
    /* What many kinds have; each field can be asked for, which are too many to list. */
    add_all (values, usual);
}

/* What may follow @prefix: codes of terms, and kinds as lists name them (element-type utf8) (transfer full). */
static GPtrArray *
gather_values (const char *prefix)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  if (strcmp (prefix, "marking") == 0)
    add_terms (codes, chancery_vocabulary_get ("marking_level"));
  add_own (codes, prefix);
  if (strcmp (prefix, "kind") != 0)
    add_terms_of (codes, prefix);
  if (strcmp (prefix, "state") == 0)
    add_terms (codes, chancery_vocabulary_get ("shown_state"));
  for (guint i = 1; i < CHANCERY_N_KINDS && strcmp (prefix, "kind") == 0; i++)
    {
      g_autofree char *name = g_utf8_strdown (chancery_kind_get ((ChanceryKindId)i)->label, -1);

      g_ptr_array_add (values, strchr (name, ' ') != NULL ? g_strdup_printf ("\"%s\"", name)
                                                          : g_steal_pointer (&name));
    }
  for (guint i = 0; i < codes->len; i++)
    g_ptr_array_add (values, g_strdup (codes->pdata[i]));
  return values;
}

char *
chancery_query_list_values (const char *prefix, guint most)
{
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (GString) list = g_string_new (NULL);

  g_return_val_if_fail (prefix != NULL, NULL);

  values = gather_values (prefix);
  for (guint i = 0; i < MIN (values->len, most); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", (const char *)values->pdata[i]);
  if (values->len > most)
    g_string_append (list, ", …");
  return values->len > 0 ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
}

/* “1980..1982”, which is no year: from one to another. */
static char *
guess_years (const char *value)
{
  g_autoptr (GRegex) years = g_regex_new ("^(\\d{1,4})(?:\\.\\.|[-–/])(\\d{4})$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (!g_regex_match (years, value, 0, &match))
    return NULL;
  first = g_match_info_fetch (match, 1);
  last = g_match_info_fetch (match, 2);
  return g_strdup_printf ("after:%s before:%s", first, last);
}

gboolean
chancery_query_is_year (const char *value)
{
  g_return_val_if_fail (value != NULL, FALSE);

  return strlen (value) == 4 && strspn (value, "0123456789") == 4;
}

/* "after:1934-04-13" of what is later than @date, "before:1934-04-11" of what is earlier; NULL where there is nothing. */
static char *
write_beyond (const ChanceryFuzzyDate *date, gboolean later)
{
  ChanceryDay day;
  g_autofree char *iso = NULL;

  if (!(later ? chancery_fuzzy_date_get_last_day (date, &day)
              : chancery_fuzzy_date_get_first_day (date, &day)))
    return NULL;
  iso = chancery_day_to_iso (day + (later ? 1 : -1));
  return g_strconcat (later ? "after:" : "before:", iso, NULL);
}

/* @date as one can type it: "on:1934-04-12", or from one day to another.  Both `after:` and `before:` mean the day as well. */
static char *
write_day (const ChanceryFuzzyDate *date, const char *sign)
{
  const char *edtf = chancery_fuzzy_date_get_edtf (date);
  const char *prefix = *sign == '<' ? "before:" : *sign == '>' ? "after:" : "on:";
  g_auto (GStrv) ends = chancery_fuzzy_date_is_interval (date) ? g_strsplit (edtf, "/", 2) : NULL;

  if ((*sign == '<' || *sign == '>') && sign[1] != '=')
    return write_beyond (date, *sign == '>');
  if (ends == NULL || ends[1] == NULL)
    return g_strconcat (prefix, edtf, NULL);
  if (strcmp (ends[0], "..") == 0)
    return g_strconcat ("before:", ends[1], NULL);
  return strcmp (ends[1], "..") == 0 ? g_strconcat ("after:", ends[0], NULL)
                                     : g_strdup_printf ("after:%s before:%s", ends[0], ends[1]);
}

char *
chancery_query_guess_day (const char *value, gint64 today)
{
  g_autoptr (ChanceryFuzzyDate) date = NULL;
  const char *typed;
  char *guess;

  g_return_val_if_fail (value != NULL, NULL);

  typed = value + strspn (value, "<>=");
  if (chancery_query_is_year (typed))
    return g_strconcat ("year:", value, NULL);
  guess = guess_years (typed);
  if (guess != NULL)
    return guess;
  date = chancery_typed_date_parse (typed, today, NULL);
  return date != NULL && !chancery_fuzzy_date_is_unknown (date) ? write_day (date, value) : NULL;
}

char *
chancery_query_guess_value (const char *prefix, const char *value)
{
  g_autofree char *folded = NULL;
  g_autoptr (GPtrArray) values = NULL;
  const char *nearest = NULL;
  guint limit = MAX_SLIPS;

  g_return_val_if_fail (prefix != NULL && value != NULL, NULL);

  if (strcmp (prefix, "year") == 0)
    return guess_years (value);
  folded = chancery_text_fold (value, -1);
  if (g_utf8_strlen (folded, -1) < MIN_LETTERS)
    return NULL;
  values = gather_values (prefix);
  for (guint i = 0; i < values->len; i++)
    {
      guint distance = chancery_spelling_distance (folded, values->pdata[i], limit);

      if (distance > limit || (nearest != NULL && distance == limit))
        continue;
      nearest = values->pdata[i];
      limit = distance;
    }
  return nearest != NULL ? g_strdup_printf ("%s:%s", prefix, nearest) : NULL;
}

gboolean
chancery_query_names_records (const char *prefix)
{
  g_return_val_if_fail (prefix != NULL, FALSE);

  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    for (const ChanceryField *list = chancery_kind_get ((ChanceryKindId)i)->fields;
         list->id != NULL; list++)
      {
        if (list->type == CHANCERY_TYPE_REFERENCE && chancery_field_has_query (list, prefix))
          return TRUE;
        for (const ChanceryField *line = list->lines; line != NULL && line->id != NULL; line++)
          if (line->type == CHANCERY_TYPE_REFERENCE && chancery_field_has_query (line, prefix))
            return TRUE;
      }
  return FALSE;
}
