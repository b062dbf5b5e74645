/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a query may say: the prefixes that are none of a field, the words for those that look in several fields, and
 * the list of everything that can be typed, for whoever learns it.  The parser knows its prefixes from here.
 * Static data and lists that are the caller's: any thread. */

#pragma once

#include "chancery-day.h"
#include "chancery-field.h"

G_BEGIN_DECLS

/**
 * ChanceryConditionGroup:
 * @CHANCERY_CONDITION_WORDS: words and how they are put together
 * @CHANCERY_CONDITION_ABOUT: what the record is, and who and what stands in it
 * @CHANCERY_CONDITION_DAY: a day that some kinds have, by the name of its field
 * @CHANCERY_CONDITION_FIELD: any other field, by its name
 */
typedef enum
{
  CHANCERY_CONDITION_WORDS,
  CHANCERY_CONDITION_ABOUT,
  CHANCERY_CONDITION_DAY,
  CHANCERY_CONDITION_FIELD,
  CHANCERY_N_CONDITION_GROUPS,
} ChanceryConditionGroup;

/**
 * ChanceryCondition:
 * @label: what it looks at, translated ("Party"); of words, what they do
 * @says: (nullable): what follows, or what is found, translated
 * @kinds: (nullable): the kinds that know it, translated ("Demarches, Statements"); NULL where all do
 * @others: (nullable): what officers call it otherwise, translated, words with blanks between
 * @example: a query that says it ("party:Kabul"); of a field that takes any text only its beginning ("url:")
 * @value_at: where in @example, in bytes, that begins which one would type otherwise
 */
typedef struct
{
  ChanceryConditionGroup group;
  char *label;
  char *says;
  char *kinds;
  char *others;
  char *example;
  gsize value_at;
} ChanceryCondition;

void chancery_condition_free (ChanceryCondition *self);

/** Everything that can be typed, in the order of the groups; examples of days speak of the year of @today
 *  (element-type ChanceryCondition) (transfer container). */
GPtrArray *chancery_query_conditions_list (ChanceryDay today) G_GNUC_WARN_UNUSED_RESULT;

/** Whether @prefix is a condition that is no field of the table: kind, ref, case, has, after … */
gboolean chancery_query_conditions_has_own (const char *prefix);
/** The prefix that officers call @word otherwise ("from" of "sender"), in English or in the language of the program; NULL for
 *  none (transfer none). */
const char *chancery_query_conditions_find_word (const char *word);
/** How @prefix is typed, with the value of the list above ("year:2026"); NULL for what takes any text (transfer full). */
char *chancery_query_conditions_dup_example (const char *prefix, ChanceryDay today)
    G_GNUC_WARN_UNUSED_RESULT;
/** The first field of the table, in the envelope or any kind, that @prefix looks in, also in lines; NULL for none. */
const ChanceryField *chancery_query_conditions_find_field (const char *prefix);
/** Whether @prefix is a role of the lines of @list: “from” of correspondents. */
gboolean chancery_query_conditions_is_role (const ChanceryField *list, const char *prefix);
/** What @prefix is called that looks in several fields, or in none of the table, untranslated; NULL for others. */
const char *chancery_query_conditions_find_label (const char *prefix);

G_END_DECLS
