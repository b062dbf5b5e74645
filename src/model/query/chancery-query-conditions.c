/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-query-conditions.h"

#include "chancery-kind.h"
#include "chancery-query-values.h"
#include "chancery-query.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many values are told of. */
#define VALUES_TOLD 6

/* @own: no field of the table has it.  @example: what follows the colon; NULL: the first value there is. */
typedef struct
{
  const char *prefix;
  const char *label;
  const char *says;
  const char *example;
  gboolean own;
} Prefix;

/* In the order in which they are told; those of the table that stand not here follow. */
static const Prefix prefixes[] = {
  { "party", N_ ("Party"), N_ ("A party or person in any part of the record, by any of its names"),
    "Kabul", FALSE },
  { "from", N_ ("From"), N_ ("Who sent, made, issued or gave it"), "Kabul", FALSE },
  { "to", N_ ("To"), N_ ("Whom it went to"), "Kabul", FALSE },
  { "counterpart", N_ ("Counterpart"),
    N_ ("The other side, as the list shows it; none has no other side"), "Kabul", TRUE },
  { "author", N_ ("Author"), N_ ("Who is said to have done it"), "TTP", FALSE },
  { "kind", N_ ("Kind of record"), NULL, "demarche", TRUE },
  { "form", N_ ("Form"), NULL, NULL, FALSE },
  { "state", N_ ("State"), NULL, NULL, FALSE },
  { "marking", N_ ("Marking"), NULL, ">=restricted", FALSE },
  { "after", N_ ("From a day on"), N_ ("A day, a month, a year, or so long ago"), "-30d", TRUE },
  { "before", N_ ("Until a day"), N_ ("A day, a month, a year, or so long ago"), NULL, TRUE },
  { "on", N_ ("On a day"), N_ ("A day, a month or a year"), NULL, TRUE },
  { "year", N_ ("Year"), N_ ("The year in which its day begins"), NULL, TRUE },
  { "ref", N_ ("Number"), N_ ("Our number or theirs; with a star all that begin so"), "PROT*",
    TRUE },
  { "case", N_ ("In the case file"), N_ ("What lies in the case file of this number"), "AFG*",
    TRUE },
  { "about", N_ ("About"), N_ ("What names the record of this number, or is linked to it"),
    "PROT/2026/1", TRUE },
  { "has", N_ ("Has"), N_ ("A part that is filled, a link, or a reply"), "attachments", TRUE },
  { "answered", N_ ("Answered"), N_ ("yes, no, receipt (only that it came), or none"), "no", TRUE },
  { "place", N_ ("Place"), N_ ("Where it was, by any name of the place"), "Bajaur", FALSE },
  { "tag", N_ ("Tags"), NULL, "water", FALSE },
  { "counted", N_ ("Counted as"), N_ ("yes or no: whether reports count it"), "yes", TRUE },
  { "import", N_ ("Import"), N_ ("What an import brought, by its number"), "1", TRUE },
  { "language", N_ ("Language"), N_ ("The code of a language"), "ur", FALSE },
  { "class", N_ ("Class"), NULL, "AFG", FALSE },
  { "assignee", N_ ("Who"), N_ ("Who is to do it"), "desk", FALSE },
};

/* What words, signs and brackets do; @value_at: what one would type otherwise begins there. */
static const struct
{
  const char *label;
  const char *says;
  const char *example;
  gsize value_at;
} words[] = {
  { N_ ("All of the words"), N_ ("In any order, in any spelling, with or without accents"),
    "water border", 0 },
  { N_ ("Words one after the other"), NULL, "\"joint checkpost\"", 0 },
  { N_ ("Words that begin so"),
    N_ ("The last word that is typed needs no star: what begins so is listed below the rest"),
    "border*", 0 },
  { N_ ("This word alone"), N_ ("No other spelling and no other name of the same"), "=Niger", 1 },
  { N_ ("One or the other"), NULL, "water OR dam", 0 },
  { N_ ("Without a word or a condition"), N_ ("A minus in front, or NOT"), "-visit", 1 },
  { N_ ("What belongs together"), N_ ("In brackets"), "(water OR dam) treaty", 0 },
  { N_ ("One of several values"), N_ ("With commas between"), "party:Kabul,Tehran", 6 },
  { N_ ("A value of several words"), NULL, "party:\"foreign ministry\"", 6 },
  { N_ ("The whole name"), N_ ("And not a word of it"), "party:=Niger", 7 },
  { N_ ("So much or more"), N_ ("Also >, < and <=, of markings, tones, days and numbers"),
    "marking:>=restricted", 10 },
};

/* What officers call it otherwise.  Each word stands once: whoever types it before a colon is asked whether that is
 * meant. */
static const struct
{
  const char *example;
  const char *others;
} other_words[] = {
  /* Translators: words by which the help on searching finds a condition, with blanks between. */
  { "party", N_ ("country state government organisation ministry mission name") },
  /* Translators: words by which the help on searching finds a condition, with blanks between. */
  { "from", N_ ("sender sent wrote writer issued origin source by") },
  /* Translators: words by which the help on searching finds a condition, with blanks between. */
  { "to", N_ ("addressee recipient received receiver addressed") },
  /* Translators: words by which the help on searching finds a condition, with blanks between. */
  { "author", N_ ("perpetrator culprit responsible") },
  /* Translators: words by which the help on searching finds a condition, with blanks between. */
  { "counterpart", N_ ("opposite interlocutor partner") },
  /* Translators: words by which the help on searching finds a condition, with blanks between. */
  { "kind", N_ ("type category") },
  /* Translators: words by which the help on searching finds a condition, with blanks between. */
  { "form", N_ ("note letter email telegram document format") },
  /* Translators: words by which the help on searching finds a condition, with blanks between. */
  { "state", N_ ("status open closed draft void") },
  /* Translators: words by which the help on searching finds a condition, with blanks between. */
  { "marking", N_ ("classification classified secret confidential level") },
  /* Translators: words by which the help on searching finds a condition, with blanks between. */
  { "after", N_ ("since later") },
  /* Translators: words by which the help on searching finds a condition, with blanks between. */
  { "before", N_ ("until till earlier") },
  /* Translators: words by which the help on searching finds a condition, with blanks between. */
  { "on", N_ ("date day dated when") },
  /* Translators: words by which the help on searching finds a condition, with blanks between. */
  { "ref", N_ ("number reference register protocol no") },
  /* Translators: words by which the help on searching finds a condition, with blanks between. */
  { "case", N_ ("file dossier folder") },
  /* Translators: words by which the help on searching finds a condition, with blanks between. */
  { "about", N_ ("concerning regarding related linked") },
  /* Translators: words by which the help on searching finds a condition, with blanks between. */
  { "answered", N_ ("answer reply replied unanswered response") },
  /* Translators: words by which the help on searching finds a condition, with blanks between. */
  { "place", N_ ("where location town district province") },
  /* Translators: words by which the help on searching finds a condition, with blanks between. */
  { "tag", N_ ("subject topic keyword label theme") },
  /* Translators: words by which the help on searching finds a condition, with blanks between. */
  { "assignee", N_ ("assigned officer task") },
  /* Translators: words by which the help on searching finds a condition, with blanks between. */
  { "water border", N_ ("similar sounds like fuzzy spelling transliteration") },
  /* Translators: words by which the help on searching finds a condition, with blanks between. */
  { "\"joint checkpost\"", N_ ("phrase exact quote") },
  /* Translators: words by which the help on searching finds a condition, with blanks between. */
  { "border*", N_ ("prefix wildcard star beginning") },
};

void
chancery_condition_free (ChanceryCondition *self)
{
  g_free (self->label);
  g_free (self->says);
  g_free (self->kinds);
  g_free (self->others);
  g_free (self->example);
  g_free (self);
}

static const Prefix *
find_prefix (const char *prefix)
{
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (strcmp (prefixes[i].prefix, prefix) == 0)
      return &prefixes[i];
  return NULL;
}

gboolean
chancery_query_conditions_has_own (const char *prefix)
{
  const Prefix *row;

  g_return_val_if_fail (prefix != NULL, FALSE);

  row = find_prefix (prefix);
  return row != NULL && row->own;
}

const char *
chancery_query_conditions_find_label (const char *prefix)
{
  const Prefix *row;

  g_return_val_if_fail (prefix != NULL, NULL);

  row = find_prefix (prefix);
  return row != NULL ? row->label : NULL;
}

/* The field of @fields, or of their lines, that @prefix looks in. */
static const ChanceryField *
find_in (const ChanceryField *fields, const char *prefix)
{
  for (; fields->id != NULL; fields++)
    {
      if (strcmp (fields->id, prefix) == 0 || chancery_field_has_query (fields, prefix))
        return fields;
      for (const ChanceryField *line = fields->lines; line != NULL && line->id != NULL; line++)
        if (chancery_field_has_query (line, prefix))
          return line;
    }
  return NULL;
}

const ChanceryField *
chancery_query_conditions_find_field (const char *prefix)
{
  const ChanceryField *field;

  g_return_val_if_fail (prefix != NULL, NULL);

  field = find_in (chancery_kind_get_envelope (), prefix);
  for (guint i = 1; field == NULL && i < CHANCERY_N_KINDS; i++)
    field = find_in (chancery_kind_get ((ChanceryKindId)i)->fields, prefix);
  return field;
}

gboolean
chancery_query_conditions_is_role (const ChanceryField *list, const char *prefix)
{
  const ChanceryField *role;
  const ChanceryVocabulary *vocabulary;

  g_return_val_if_fail (list != NULL && prefix != NULL, FALSE);

  role = list->role != NULL ? chancery_field_find (list->lines, list->role) : NULL;
  vocabulary = role != NULL ? chancery_vocabulary_get (role->vocabulary) : NULL;
  return vocabulary != NULL && chancery_vocabulary_find (vocabulary, prefix) != NULL;
}

static const char *
find_others (const char *example)
{
  for (guint i = 0; i < G_N_ELEMENTS (other_words); i++)
    if (strcmp (other_words[i].example, example) == 0)
      return other_words[i].others;
  return NULL;
}

static gboolean
has_word (const char *words_in_line, const char *word)
{
  g_auto (GStrv) list = g_strsplit (words_in_line, " ", -1);

  return g_strv_contains ((const char *const *)list, word);
}

const char *
chancery_query_conditions_find_word (const char *word)
{
  g_return_val_if_fail (word != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (other_words); i++)
    if (find_prefix (other_words[i].example) != NULL &&
        (has_word (other_words[i].others, word) || has_word (_ (other_words[i].others), word)))
      return other_words[i].example;
  return NULL;
}

/* ---- the list ---- */

/* @seen: the prefixes that are told already (element-type utf8). */
typedef struct
{
  GPtrArray *list;
  GHashTable *seen;
  gint64 year;
} Telling;

static ChanceryCondition *
add (Telling *telling, ChanceryConditionGroup group, const char *label, const char *says)
{
  ChanceryCondition *condition = g_new0 (ChanceryCondition, 1);

  condition->group = group;
  condition->label = g_strdup (_ (label));
  condition->says = says != NULL ? g_strdup (_ (says)) : NULL;
  g_ptr_array_add (telling->list, condition);
  return condition;
}

static char *
dup_others (const char *example)
{
  const char *others = find_others (example);

  return others != NULL ? g_strdup (_ (others)) : NULL;
}

static gboolean
has_role (const ChanceryField *fields, const char *prefix)
{
  for (; fields->id != NULL; fields++)
    if (chancery_query_conditions_is_role (fields, prefix))
      return TRUE;
  return FALSE;
}

/* The kinds that know @prefix; NULL where every one does. */
static char *
phrase_kinds (const char *prefix)
{
  g_autoptr (GString) kinds = g_string_new (NULL);

  if (chancery_query_conditions_has_own (prefix) ||
      find_in (chancery_kind_get_envelope (), prefix) != NULL)
    return NULL;
  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);

      if (find_in (kind->fields, prefix) == NULL && !has_role (kind->fields, prefix))
        continue;
      if (kinds->len > 0)
        /* Translators: between the names of kinds of records. */
        g_string_append (kinds, _ (", "));
      g_string_append (kinds, _ (kind->plural));
    }
  return g_string_free (g_steal_pointer (&kinds), FALSE);
}

/* "tone:>=protest": with a sign where one value is more than another. */
static char *
first_value (const ChanceryField *field)
{
  const ChanceryVocabulary *vocabulary =
      field->vocabulary != NULL ? chancery_vocabulary_get (field->vocabulary) : NULL;

  if (vocabulary == NULL)
    return NULL;
  if (vocabulary->ordered && vocabulary->terms[0].code != NULL && vocabulary->terms[1].code != NULL)
    return g_strconcat (">=", vocabulary->terms[1].code, NULL);
  return g_strdup (vocabulary->terms[0].code);
}

static char *
value_of (gint64 year, const char *prefix, const ChanceryField *field)
{
  const Prefix *row = find_prefix (prefix);

  if (row != NULL && row->example != NULL)
    return g_strdup (row->example);
  if (chancery_query_is_date_field (prefix) || strcmp (prefix, "year") == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, year);
  if (field == NULL)
    return NULL;
  if (field->type == CHANCERY_TYPE_BOOLEAN)
    return g_strdup ("yes");
  if (field->type == CHANCERY_TYPE_QUANTITY || field->type == CHANCERY_TYPE_INTEGER)
    return g_strdup (">=10");
  return first_value (field);
}

char *
chancery_query_conditions_dup_example (const char *prefix, ChanceryDay today)
{
  gint64 year = 0;
  g_autofree char *value = NULL;

  g_return_val_if_fail (prefix != NULL, NULL);

  chancery_day_to_ymd (today, &year, NULL, NULL);
  value = value_of (year, prefix, chancery_query_conditions_find_field (prefix));
  return value != NULL ? g_strconcat (prefix, ":", value, NULL) : NULL;
}

static void
add_prefix (Telling *telling,
            ChanceryConditionGroup group,
            const char *prefix,
            const ChanceryField *field)
{
  const Prefix *row = find_prefix (prefix);
  const char *label = row != NULL ? row->label : field->label;
  ChanceryCondition *condition;
  g_autofree char *value = NULL;
  g_autofree char *values = NULL;

  if (!g_hash_table_add (telling->seen, g_strdup (prefix)))
    return;
  condition = add (telling, group, label, row != NULL ? row->says : NULL);
  value = value_of (telling->year, prefix, field);
  condition->example = g_strdup_printf ("%s:%s", prefix, value != NULL ? value : "");
  condition->value_at = strlen (prefix) + 1;
  condition->value_at += strspn (condition->example + condition->value_at, "<>=");
  condition->kinds = phrase_kinds (prefix);
  condition->others = dup_others (prefix);
  if (condition->says != NULL)
    return;
  values = chancery_query_list_values (prefix, VALUES_TOLD);
  if (values != NULL)
    /* Translators: %s is a list of words that may be typed: “note, letter, email, …”. */
    condition->says = g_strdup_printf (_ ("One of: %s"), values);
}

/* What @fields are searched by under a name of its own. */
static void
add_queries (Telling *telling, const ChanceryField *fields)
{
  for (; fields->id != NULL; fields++)
    {
      g_auto (GStrv) queries = fields->query != NULL ? g_strsplit (fields->query, " ", -1) : NULL;

      for (guint i = 0; queries != NULL && queries[i] != NULL; i++)
        add_prefix (telling, CHANCERY_CONDITION_ABOUT, queries[i], fields);
      if (fields->type == CHANCERY_TYPE_LINES)
        add_queries (telling, fields->lines);
    }
}

/* Of the others those that an officer fills in, each by its own name. */
static void
add_fields (Telling *telling, const ChanceryField *fields, gboolean days)
{
  for (; fields->id != NULL; fields++)
    {
      gboolean is_day = fields->type == CHANCERY_TYPE_DATE;

      if (is_day != days || fields->query != NULL || fields->type == CHANCERY_TYPE_LINES ||
          fields->type == CHANCERY_TYPE_JSON ||
          (!is_day && chancery_field_has_flag (fields, CHANCERY_FIELD_PROGRAM)))
        continue;
      add_prefix (telling, days ? CHANCERY_CONDITION_DAY : CHANCERY_CONDITION_FIELD, fields->id,
                  fields);
    }
}

GPtrArray *
chancery_query_conditions_list (ChanceryDay today)
{
  Telling telling = { .list =
                          g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_condition_free),
                      .seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  chancery_day_to_ymd (today, &telling.year, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      ChanceryCondition *condition =
          add (&telling, CHANCERY_CONDITION_WORDS, words[i].label, words[i].says);

      condition->example = g_strdup (words[i].example);
      condition->value_at = words[i].value_at;
      condition->others = dup_others (words[i].example);
    }
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    add_prefix (&telling, CHANCERY_CONDITION_ABOUT, prefixes[i].prefix,
                prefixes[i].own ? NULL : chancery_query_conditions_find_field (prefixes[i].prefix));
  add_queries (&telling, chancery_kind_get_envelope ());
  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    add_queries (&telling, chancery_kind_get ((ChanceryKindId)i)->fields);
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 1; i < CHANCERY_N_KINDS; i++)
        add_fields (&telling, chancery_kind_get ((ChanceryKindId)i)->fields, pass == 0);
      add_fields (&telling, chancery_kind_get_envelope (), pass == 0);
    }
  g_hash_table_unref (telling.seen);
  return telling.list;
}
