/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* From a query to SQL: what the text index is asked, the conditions on `record` (alias r), and the
 * values to bind.  Words go to the index in double quotes, everything else is bound.  Internal to the
 * store; a plain struct, owned by who made it. */

#pragma once

#include "chancery-query.h"
#include "chancery-statement.h"

G_BEGIN_DECLS

typedef struct _ChancerySqlQuery ChancerySqlQuery;

/**
 * ChancerySqlPurpose:
 * @CHANCERY_SQL_ALL: all rows: where many words begin alike, the texts that have one are gathered first and the
 *   statement asks which of its rows are among them
 * @CHANCERY_SQL_RANKED: all rows, every word in the text index, which is asked how often each stands there
 * @CHANCERY_SQL_FIRST: the first rows by date: the beginning of a word becomes all the words that begin so,
 *   which the text index walks lazily; a beginning it would look up to its end before the first row
 * @CHANCERY_SQL_FIRST_BY_READING: likewise, but where very many words begin so the texts are read one by
 *   one, since most will have such a word; and what many records have, a tag or a party, is asked of one after
 *   the other.  The statement fails once too much was read in vain, see chancery_words_start_reading()
 * @CHANCERY_SQL_ALL_APART: like CHANCERY_SQL_ALL, but what the text index answers and the conditions are each for
 *   itself: see chancery_sql_query_select_places()
 * @CHANCERY_SQL_FIRST_APART: the same for the first rows
 */
typedef enum
{
  CHANCERY_SQL_ALL,
  CHANCERY_SQL_RANKED,
  CHANCERY_SQL_FIRST,
  CHANCERY_SQL_FIRST_BY_READING,
  CHANCERY_SQL_ALL_APART,
  CHANCERY_SQL_FIRST_APART,
} ChancerySqlPurpose;

/** @db: (nullable): the registry that will be asked, whose numbers and sizes are looked at; NULL takes no
 *  word for a number. */
ChancerySqlQuery *chancery_sql_query_new (ChanceryQuery *query, ChanceryDb *db)
    G_GNUC_WARN_UNUSED_RESULT;
/** The same for a purpose: those of the first rows need @db. */
ChancerySqlQuery *chancery_sql_query_new_for (ChanceryQuery *query,
                                              ChanceryDb *db,
                                              ChancerySqlPurpose purpose) G_GNUC_WARN_UNUSED_RESULT;
/** Whether texts or records are read one by one, see CHANCERY_SQL_FIRST_BY_READING. */
gboolean chancery_sql_query_reads (const ChancerySqlQuery *self);
/** Whether drafts and voids of what is watched are left out, which they are not as soon as a state is asked for. */
gboolean chancery_sql_query_leaves_out (const ChancerySqlQuery *self);
/** Whether the rows that are asked one by one could be listed by an index alone, and put in order. */
gboolean chancery_sql_query_is_sortable (const ChancerySqlQuery *self);
/** Whether a number that all of them carry is among what is asked, where rows are wanted for themselves. */
gboolean chancery_sql_query_says_number (const ChancerySqlQuery *self);
void chancery_sql_query_free (ChancerySqlQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChancerySqlQuery, chancery_sql_query_free)

/** What the text index is asked, when it leads: NULL otherwise. */
const char *chancery_sql_query_get_match (const ChancerySqlQuery *self);
/** The conditions on r, "" for none. */
const char *chancery_sql_query_get_where (const ChancerySqlQuery *self);
/** The bound texts and numbers as they follow each other, for golden files (transfer full). */
char *chancery_sql_query_dup_values (const ChancerySqlQuery *self);

/** SELECT @columns of the answer (r; the text index is s), @joins after them, ordered by @order
 *  (nullable) (transfer full). */
char *chancery_sql_query_select (const ChancerySqlQuery *self,
                                 const char *columns,
                                 const char *joins,
                                 const char *order);
/** The cheapest count (transfer full). */
char *chancery_sql_query_count (const ChancerySqlQuery *self);
/** The records that fulfil the conditions alone, whatever the text index answers.  @keys: each comes once, with its date
 *  key and its row; else rows come alone, one perhaps twice, all of records that are there.  Of what was compiled
 *  apart (transfer full). */
char *chancery_sql_query_select_places (const ChancerySqlQuery *self, gboolean *keys);
/** Binds the values of that, and gives the position after them. */
int chancery_sql_query_bind_places (const ChancerySqlQuery *self, ChanceryStatement *statement);
/** Whether rows are listed by some condition, so that they need not be gone through. */
gboolean chancery_sql_query_lists_rows (const ChancerySqlQuery *self);
/** The key to order by date with (`s.rowid` where the text index leads). */
const char *chancery_sql_query_date_key (const ChancerySqlQuery *self);
/** Binds the values of a select, and gives the position after them. */
int chancery_sql_query_bind (const ChancerySqlQuery *self, ChanceryStatement *statement);
/** The same from @position on. */
int chancery_sql_query_bind_from (const ChancerySqlQuery *self,
                                  ChanceryStatement *statement,
                                  int position);

/** What the text index is asked for any of the words of @query in one row that holds @texts: beginnings of
 *  words become the words there, for the index would look through all that begin so.  NULL when there
 *  is nothing to ask (transfer full). */
char *chancery_sql_query_any_word (ChanceryQuery *query, const char *const *texts, guint n_texts);

/** The lines in which records of @kind are answered, and the field that says how; NULL for kinds that take
 *  no answer. */
const ChanceryField *chancery_sql_query_find_answers (const ChanceryKind *kind,
                                                      const ChanceryField **response);
/** "(…)": whether the answer a is one of substance, not a receipt (transfer full). */
char *chancery_sql_query_write_substance (const ChanceryField *response);

G_END_DECLS
