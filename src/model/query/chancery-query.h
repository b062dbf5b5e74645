/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A query: what the search entry, a saved search and the command line all mean by the same text.
 * A tree of conditions, immutable, atomically reference counted, any thread.  Reading never fails:
 * text that is no valid query is searched as words. */

#pragma once

#include "chancery-day.h"
#include "chancery-model-types.h"
#include "chancery-working-days.h"

G_BEGIN_DECLS

/**
 * ChanceryQueryOp:
 * @CHANCERY_QUERY_ALL: no condition: everything
 * @CHANCERY_QUERY_AND: all children
 * @CHANCERY_QUERY_OR: any child
 * @CHANCERY_QUERY_NOT: not its one child
 * @CHANCERY_QUERY_WORD: the text holds this word
 * @CHANCERY_QUERY_PREFIX: … a word that begins so
 * @CHANCERY_QUERY_PHRASE: … these words in this order
 * @CHANCERY_QUERY_FIELD: a field: see chancery_query_get_field()
 */
typedef enum
{
  CHANCERY_QUERY_ALL,
  CHANCERY_QUERY_AND,
  CHANCERY_QUERY_OR,
  CHANCERY_QUERY_NOT,
  CHANCERY_QUERY_WORD,
  CHANCERY_QUERY_PREFIX,
  CHANCERY_QUERY_PHRASE,
  CHANCERY_QUERY_FIELD,
} ChanceryQueryOp;

/** How a field condition compares; only ordered vocabularies, dates and numbers know an order.  EXACT
 *  (`party:="Niger"`) is the whole name and not a word of it; of a word (`=Niger`), that no other name or
 *  spelling is meant. */
typedef enum
{
  CHANCERY_QUERY_EQUAL,
  CHANCERY_QUERY_LESS,
  CHANCERY_QUERY_LESS_OR_EQUAL,
  CHANCERY_QUERY_GREATER,
  CHANCERY_QUERY_GREATER_OR_EQUAL,
  CHANCERY_QUERY_EXACT,
} ChanceryQueryComparison;

/**
 * Reads @text.  Typed dates (`after:-30d`) are understood from @today, a ChanceryDay.
 * A condition that is half typed (`after:`) is left out.
 */
ChanceryQuery *chancery_query_parse (const char *text, gint64 today) G_GNUC_WARN_UNUSED_RESULT;
/** Likewise; `+10wd` counts by @working_days (nullable: Monday to Friday). */
ChanceryQuery *chancery_query_parse_at_desk (const char *text,
                                             gint64 today,
                                             const ChanceryWorkingDays *working_days)
    G_GNUC_WARN_UNUSED_RESULT;
/** Whether working days may be counted in @text, so that one has to know them to read it. */
gboolean chancery_query_may_count_working_days (const char *text);

/**
 * ChanceryMisread:
 * @CHANCERY_MISREAD_PREFIX: `kindd:x`: no such prefix, searched as words
 * @CHANCERY_MISREAD_DATE: `after:foo`: no date, searched as words
 * @CHANCERY_MISREAD_VALUE: `tone:>=nonsense`: no such value, finds nothing
 * @CHANCERY_MISREAD_SEVERAL: `marking:>=un`: half of several values, none of which can be compared with, finds nothing
 * @CHANCERY_MISREAD_ORDER: `form:>=letter`: its values have no order, the sign is left out
 * @CHANCERY_MISREAD_EMPTY: `tag:`: nothing follows, left out
 * @CHANCERY_MISREAD_STAR: `*aur`: a star before a word, left out
 */
typedef enum
{
  CHANCERY_MISREAD_NONE,
  CHANCERY_MISREAD_PREFIX,
  CHANCERY_MISREAD_DATE,
  CHANCERY_MISREAD_VALUE,
  CHANCERY_MISREAD_SEVERAL,
  CHANCERY_MISREAD_ORDER,
  CHANCERY_MISREAD_EMPTY,
  CHANCERY_MISREAD_STAR,
} ChanceryMisread;

/** A condition that looks like one and is none, and where it stands in the text, in bytes. */
typedef struct
{
  ChanceryMisread misread;
  gsize start;
  gsize length;
} ChanceryMisreadPart;

/** All conditions of @text that look like one and are none, in their order (element-type ChanceryMisreadPart)
 *  (transfer full). */
GArray *chancery_query_list_misread (const char *text, gint64 today) G_GNUC_WARN_UNUSED_RESULT;
/** The first condition of @text that looks like one and is none; @condition: (out) (transfer full):
 *  as it was typed. */
ChanceryMisread chancery_query_find_misread (const char *text, gint64 today, char **condition);

/** What @text asks for that is typed as one asks a colleague: “what did Kabul write in 1934” without the words that say nothing of what is
 *  sought, and with the dates in it as conditions, "Kabul write year:1934", in English or the language of the program.  “In March 1970”
 *  and “1970-03” are "on:1970-03", “since 1950” is "after:1950", “before 1950”, without that year, "before:1949"; a year alone
 *  stays a word.  @today: a ChanceryDay.  NULL when there is nothing of the kind in it (transfer full). */
char *chancery_query_read_sentence (const char *text, gint64 today) G_GNUC_WARN_UNUSED_RESULT;

/** @text with its last word only begun (“Bajaur Feb” → “Bajaur Feb*”), for what is offered while one types; NULL when there is no
 *  word that could go on: a blank ends the last one.  Conditions may follow it, and a name in a condition that is typed last is
 *  begun as well: “from:dull” → “from:dull*” (transfer full). */
char *chancery_query_begin_last_word (const char *text);
/** As chancery_query_begin_last_word(), with the word itself (“Bajaur (Feb OR Feb*)”): whoever is named so has other names and
 *  spellings, a beginning has none. */
char *chancery_query_widen_last_word (const char *text);
/** Whether enough of the last word of @text is typed to guess how it goes on: @n_letters, not all of them digits; with 1
 *  whatever there is. */
gboolean chancery_query_guesses_last_word (const char *text, guint n_letters);

ChanceryQuery *chancery_query_ref (ChanceryQuery *self);
void chancery_query_unref (ChanceryQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryQuery, chancery_query_unref)

/** Asks for things as they stood at the end of @day: what is later is absent, and verdicts are those of
 *  that day.  CHANCERY_DAY_NONE, as parsed, is now.  Only while the query is built. */
void chancery_query_set_as_on (ChanceryQuery *self, ChanceryDay day);
ChanceryDay chancery_query_get_as_on (const ChanceryQuery *self);

ChanceryQueryOp chancery_query_get_op (const ChanceryQuery *self);
guint chancery_query_get_n_children (const ChanceryQuery *self);
/** (transfer none) */
ChanceryQuery *chancery_query_get_child (const ChanceryQuery *self, guint i);
/** The word, prefix (without its star) or phrase as typed; NULL for other conditions. */
const char *chancery_query_get_text (const ChanceryQuery *self);

/** The search prefix as typed, lower case: "party", "kind", "after" …; NULL for other conditions. */
const char *chancery_query_get_field (const ChanceryQuery *self);
ChanceryQueryComparison chancery_query_get_comparison (const ChanceryQuery *self);
/** The values of a field condition, any of which will do (array zero-terminated=1).  One that ends
 *  in a star is the beginning of a value. */
const char *const *chancery_query_get_values (const ChanceryQuery *self);
/** The date of `after:`, `before:`, `on:` and of a field that is a date; NULL for other conditions. */
ChanceryFuzzyDate *chancery_query_get_date (const ChanceryQuery *self);

gboolean chancery_query_is_empty (const ChanceryQuery *self);
/** Whether @field is named somewhere in it ("state"). */
gboolean chancery_query_names_field (const ChanceryQuery *self, const char *field);
/** Words, prefixes and phrases that a hit contains, for highlighting: those under a NOT are left out
 *  (element-type ChanceryQuery) (transfer container). */
GPtrArray *chancery_query_get_terms (ChanceryQuery *self);
/** The same query in one agreed spelling (transfer full); "" for everything. */
char *chancery_query_to_string (const ChanceryQuery *self);
gboolean chancery_query_equal (const ChanceryQuery *a, const ChanceryQuery *b);

/** Whether @prefix may stand before a colon: a field of the table, one of its search prefixes, or
 *  one of kind, ref, case, has, after, before, on, year, about, counterpart, counted, answered, import. */
gboolean chancery_query_is_field (const char *prefix);
/** The prefix that @typed is one slip away from: a letter too many, too few, another or two that changed
 *  places (“partty” is “party”); NULL when there is none (transfer full). */
char *chancery_query_guess_field (const char *typed) G_GNUC_WARN_UNUSED_RESULT;
/** Whether what follows @prefix is a date: after, before, on, or a field that holds one. */
gboolean chancery_query_is_date_field (const char *prefix);

/** @base and @typed together, as text: what stands in the search entry of a place.  Half-typed brackets
 *  and an OR of @typed never reach out of it (transfer full). */
char *chancery_query_join (const char *base, const char *typed);
/** @text as it can stand before @rest: an OR in brackets, and nothing half typed (“road OR”, a quote that is open) that would
 *  reach into it (transfer full). */
char *chancery_query_close (const char *text, const char *rest);

/** @text as it can stand in quotes: blanks for what would end them (transfer full). */
char *chancery_query_dup_quotable (const char *text);
/** @text without @condition (“kind:demarche”), wherever that stands by itself and all of the rest has to be met as well; NULL
 *  where it does not (transfer full). */
char *chancery_query_drop_condition (const char *text, const char *condition);

/* For the parser: building conditions. */

ChanceryQuery *chancery_query_new_text (ChanceryQueryOp op, const char *text)
    G_GNUC_WARN_UNUSED_RESULT;
/** A word that stands for itself alone: `=word`. */
ChanceryQuery *chancery_query_new_exact (const char *word) G_GNUC_WARN_UNUSED_RESULT;
/** Takes the children's references (element-type ChanceryQuery) (transfer full); one child of AND and
 *  OR is given back itself, none is everything. */
ChanceryQuery *chancery_query_new_group (ChanceryQueryOp op, GPtrArray *children)
    G_GNUC_WARN_UNUSED_RESULT;
ChanceryQuery *chancery_query_new_field (const char *field,
                                         ChanceryQueryComparison comparison,
                                         const char *const *values,
                                         ChanceryFuzzyDate *date) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
