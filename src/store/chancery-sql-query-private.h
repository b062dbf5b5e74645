/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of chancery-sql-query share: a condition that grows with its values. */

#pragma once

#include "chancery-kind.h"
#include "chancery-sql-query.h"

G_BEGIN_DECLS

/** A text, or a number when @text is NULL. */
typedef struct
{
  char *text;
  gint64 number;
} ChancerySqlValue;

typedef struct
{
  GString *sql;
  GArray *values; /* of ChancerySqlValue */
  ChancerySqlNumberFunc has_number;
  gpointer user_data;
} ChancerySqlBuilder;

/** Writes @sql as it is. */
void chancery_sql_builder_add (ChancerySqlBuilder *self, const char *sql);
/** Writes a placeholder. */
void chancery_sql_builder_bind (ChancerySqlBuilder *self, const char *text);
void chancery_sql_builder_bind_int (ChancerySqlBuilder *self, gint64 number);
/** Writes " IN (?, ?)" over @texts (element-type utf8), which are not empty. */
void chancery_sql_builder_bind_list (ChancerySqlBuilder *self, GPtrArray *texts);

/** A word, prefix or phrase as the text index takes it; @columns: (nullable): "title" (transfer full). */
char *chancery_sql_match_text (ChanceryQueryOp op, const char *text, const char *columns);
/** The same of a value of a field, which may end in a star. */
char *chancery_sql_match_value (const char *value, const char *columns);

/** Writes the condition of a field. */
void chancery_sql_query_add_field (ChancerySqlBuilder *self, ChanceryQuery *query);

/** Writes the condition of an ordinary field of the table of kinds, found by its search prefix. */
void chancery_sql_query_add_table_field (ChancerySqlBuilder *self, ChanceryQuery *query);
/** Writes the condition that what @name stands for (a field, a search prefix, a kind, a type of link)
 *  is there. */
void chancery_sql_query_add_has (ChancerySqlBuilder *self, const char *name);
/** Writes "(SELECT …)" of the rows that a REF names. */
void chancery_sql_query_add_rows_of (ChancerySqlBuilder *self, const char *ref);

G_END_DECLS
