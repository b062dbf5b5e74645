/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of chancery-sql-query share: a condition that grows with its values. */

#pragma once

#include "chancery-key-set.h"
#include "chancery-kind.h"
#include "chancery-sql-query.h"

G_BEGIN_DECLS

/** A text, a set of date keys, or a number when both are NULL. */
typedef struct
{
  char *text;
  gint64 number;
  ChanceryKeySet *keys;
} ChancerySqlValue;

typedef struct
{
  GString *sql;
  GArray *values; /* of ChancerySqlValue */
  ChanceryDb *db; /* nullable */
  ChanceryDay as_on;
  ChancerySqlPurpose purpose;
  gboolean reads;
  /* What is asked of one row after the other would be given by an index alone. */
  gboolean sortable;
  /* The text index leads. */
  gboolean led;
  /* Nothing else is asked. */
  gboolean sole;
  /* Rows are wanted for themselves, and a number that all of them carry is among what is asked: it leads. */
  gboolean numbered;
  /* Drafts and voids of what is watched are left out, because no state is asked for. */
  gboolean leaves_out;
  /* Where the SELECT stands that lists the rows of the only such condition so far, and how many there are. */
  gsize rows_from;
  gsize rows_to;
  guint n_rows;
  /* Which texts have a word that begins so, by the beginning (ChanceryKeySet; NULL: not gathered), where it was
   * asked already; or NULL. */
  GHashTable *begun;
} ChancerySqlBuilder;

/** @match: (nullable): what the text index is asked where it leads or stays apart. */
struct _ChancerySqlQuery
{
  char *match;
  ChancerySqlBuilder where;
};

/** A set of keys follows, and a key. */
#define CHANCERY_SQL_HAS_KEY "chancery_has_key ("

/** A field that answers to a search prefix.  @kind: any, for a field of the envelope; @list: (nullable);
 *  @role: (nullable): what the role of the line has to be. */
typedef struct
{
  const ChanceryKind *kind;
  const ChanceryField *list;
  const ChanceryField *field;
  const char *role;
} ChancerySqlPlace;

/** Whether only the first rows are wanted. */
gboolean chancery_sql_builder_is_first (const ChancerySqlBuilder *self);
/** Whether the rows of the conditions are wanted for themselves, in no order, so that their indexes lead. */
gboolean chancery_sql_builder_is_apart (const ChancerySqlBuilder *self);

void chancery_sql_builder_init (ChancerySqlBuilder *self, ChanceryDb *db);
void chancery_sql_builder_clear (ChancerySqlBuilder *self);
/** Binds the values from @first_value on, beginning at @position; gives the position after them. */
int chancery_sql_builder_bind_values (const ChancerySqlBuilder *self,
                                      guint first_value,
                                      ChanceryStatement *statement,
                                      int position);

/** Writes @sql as it is. */
void chancery_sql_builder_add (ChancerySqlBuilder *self, const char *sql);
/** Writes a placeholder. */
void chancery_sql_builder_bind (ChancerySqlBuilder *self, const char *text);
void chancery_sql_builder_bind_int (ChancerySqlBuilder *self, gint64 number);
void chancery_sql_builder_bind_keys (ChancerySqlBuilder *self, ChanceryKeySet *keys);
/** Writes " IN (?, ?)" over @texts (element-type utf8), which are not empty. */
void chancery_sql_builder_bind_list (ChancerySqlBuilder *self, GPtrArray *texts);

/** Writes "r.id IN (" for a SELECT of rows; where the text index leads, so that each of its hits is looked up among
 *  them and not all of them for each hit. */
void chancery_sql_builder_add_in_rows (ChancerySqlBuilder *self);

/** The SELECT from @from on, which was just written, lists the rows of a condition that begins with
 *  chancery_sql_builder_add_in_rows(), each of a record that is there; closes the condition. */
void chancery_sql_builder_end_rows (ChancerySqlBuilder *self, gsize from);

/** Whether the SELECT that was written from @sql_start on, with the values from @first_value on, gives
 *  so many rows that walking all records in the order of the list is quicker than looking each up. */
gboolean chancery_sql_builder_is_large (ChancerySqlBuilder *self,
                                        gsize sql_start,
                                        guint first_value);

/** Opens a condition that is asked of one row after the other, which is the quickest way to the first rows of what
 *  many have: "CASE WHEN … THEN ".  Close it with " END".  It fails once too many rows were asked in vain. */
void chancery_sql_builder_begin_looking (ChancerySqlBuilder *self);

/** Writes " IN (?, ?)" over @rows (element-type gint64). */
void chancery_sql_builder_bind_rows (ChancerySqlBuilder *self, GArray *rows);

/** Whether more than @limit rows have one of @codes (element-type utf8) in @column. */
gboolean chancery_sql_builder_are_many (ChancerySqlBuilder *self,
                                        const char *column,
                                        GPtrArray *codes,
                                        guint limit);

/** A word, prefix or phrase as the text index takes it; @columns: (nullable): "title" (transfer full). */
char *chancery_sql_match_text (ChanceryQueryOp op, const char *text, const char *columns);
/** The same of a value of a field, which may end in a star. */
char *chancery_sql_match_value (const char *value, const char *columns);

/** Adds the ids of the kinds that a `kind:` condition names and that have any of @flags (all when there
 *  are none) to @ids (borrowed). */
void chancery_sql_query_list_kinds (ChanceryQuery *query, ChanceryKindFlags flags, GPtrArray *ids);

/** Writes the condition of a field. */
void chancery_sql_query_add_field (ChancerySqlBuilder *self, ChanceryQuery *query);

/** Writes, for a condition on the date of the record, between which keys all lies that it may give, so that
 *  nothing else is walked: " AND key >= ?".  @key: the column of the key. */
void chancery_sql_query_add_bounds (ChancerySqlBuilder *self,
                                    ChanceryQuery *query,
                                    const char *key);

/** Writes the condition of an ordinary field of the table of kinds, found by its search prefix. */
void chancery_sql_query_add_table_field (ChancerySqlBuilder *self, ChanceryQuery *query);
/** The codes of @vocabulary (nullable) that the condition allows; one that no vocabulary knows may still
 *  be in the registry.  @places: (nullable): the fields that are asked: what is a term of one of them is half of no
 *  other (element-type utf8) (transfer full). */
GPtrArray *chancery_sql_query_list_codes (ChanceryQuery *query,
                                          const ChanceryVocabulary *vocabulary,
                                          GArray *places);
/** Writes what else than its state a list may show as the state of a record, each part with " OR " before it. */
void chancery_sql_query_add_shown_states (ChancerySqlBuilder *self, ChanceryQuery *query);
/** Levels that lie below what `marking:>=x` and `marking:>x` allow; NULL for other conditions. */
GPtrArray *chancery_sql_query_list_levels_below (ChanceryQuery *query);

/** Writes one condition for all reference fields among @places (element-type ChancerySqlPlace). */
void chancery_sql_query_add_references (ChancerySqlBuilder *self,
                                        ChanceryQuery *query,
                                        GArray *places);

/** What `chancery_matches` is to find for each value (element-type utf8) (transfer full). */
GPtrArray *chancery_sql_query_list_patterns (ChanceryQuery *query);

/** Writes the condition of a list of texts, or of terms that no vocabulary knows. */
void chancery_sql_query_add_item (ChancerySqlBuilder *self,
                                  ChanceryQuery *query,
                                  const ChancerySqlPlace *place);

/** Adds to @rows (element-type gint64) those of @kinds (element-type utf8; none: any) one of whose names @pattern,
 *  made of @value, fits; FALSE when there are too many to be listed. */
gboolean chancery_sql_query_list_named (ChanceryDb *db,
                                        const char *value,
                                        const char *pattern,
                                        GPtrArray *kinds,
                                        GArray *rows);
/** The texts of @path that are in use and that any of @patterns (element-type utf8) fits (element-type utf8)
 *  (transfer full); NULL when there are too many to be listed. */
GPtrArray *chancery_sql_query_list_texts (ChanceryDb *db, const char *path, GPtrArray *patterns);

/** Writes the rule of counts and reports: registered or closed, not void, and delivered where that is
 *  to be said. */
void chancery_sql_query_add_rule (ChancerySqlBuilder *self);
/** Writes `counted:`, `answered:`, `year:`. */
void chancery_sql_query_add_counted (ChancerySqlBuilder *self, ChanceryQuery *query);
void chancery_sql_query_add_answered (ChancerySqlBuilder *self, ChanceryQuery *query);
void chancery_sql_query_add_year (ChancerySqlBuilder *self, ChanceryQuery *query);

/** Writes the condition that what @name stands for (a field, a search prefix, a kind, a type of link)
 *  is there. */
void chancery_sql_query_add_has (ChancerySqlBuilder *self, const char *name);
/** Writes "(SELECT …)" of the rows that a REF names. */
void chancery_sql_query_add_rows_of (ChancerySqlBuilder *self, const char *ref);

G_END_DECLS
