/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Conditions on lists of texts (`tag:`): which of the texts in use are meant is found out first. */

#include "config.h"

#include "chancery-sql-query-private.h"

#include "chancery-match.h"
#include "chancery-sql-kind.h"

typedef struct
{
  ChancerySqlBuilder *out;
  ChanceryQuery *query;
} Search;

/* The rows that have any of the texts in use that fit. */
static void
add_rows (Search *self, const char *path, GPtrArray *patterns, GPtrArray *texts)
{
  chancery_sql_builder_add (self->out, "SELECT i.record FROM item AS i WHERE i.field = ");
  chancery_sql_builder_bind (self->out, path);
  chancery_sql_builder_add (self->out, " AND ");
  if (texts != NULL)
    {
      chancery_sql_builder_add (self->out, "i.text");
      chancery_sql_builder_bind_list (self->out, texts);
      return;
    }
  chancery_sql_builder_add (self->out, "(");
  for (guint i = 0; i < patterns->len; i++)
    {
      chancery_sql_builder_add (self->out, i > 0 ? " OR chancery_matches (i.text, "
                                                 : "chancery_matches (i.text, ");
      chancery_sql_builder_bind (self->out, patterns->pdata[i]);
      chancery_sql_builder_add (self->out, ")");
    }
  chancery_sql_builder_add (self->out, ")");
}

/* The same asked of one row; the plus keeps to the index of that row. */
static void
add_look (Search *self, const char *path, GPtrArray *texts)
{
  chancery_sql_builder_begin_looking (self->out);
  chancery_sql_builder_add (self->out, "EXISTS (SELECT 1 FROM item AS i "
                                       "WHERE i.record = r.id AND i.field = ");
  chancery_sql_builder_bind (self->out, path);
  chancery_sql_builder_add (self->out, " AND +i.text");
  chancery_sql_builder_bind_list (self->out, texts);
  chancery_sql_builder_add (self->out, ") END");
}

/* Whether many rows have one of @texts. */
static gboolean
are_common (Search *self, const char *path, GPtrArray *texts)
{
  Search rows = *self;
  ChancerySqlBuilder out = { .purpose = CHANCERY_SQL_ALL };
  gboolean common;

  chancery_sql_builder_init (&out, self->out->db);
  rows.out = &out;
  add_rows (&rows, path, NULL, texts);
  common = chancery_sql_builder_is_large (&out, 0, 0);
  chancery_sql_builder_clear (&out);
  return common;
}

void
chancery_sql_query_add_item (ChancerySqlBuilder *out,
                             ChanceryQuery *query,
                             const ChancerySqlPlace *place)
{
  Search search = { out, query };
  Search *self = &search;
  g_autofree char *path = chancery_sql_kind_path (place->list, place->field);
  g_autoptr (GPtrArray) patterns = chancery_sql_query_list_patterns (query);
  g_autoptr (GPtrArray) texts = NULL;
  gboolean common = FALSE;
  gsize from;

  if (self->out->db != NULL)
    texts = chancery_sql_query_list_texts (self->out->db, path, patterns);
  if (texts != NULL && texts->len == 0)
    {
      chancery_sql_builder_add (self->out, "0");
      return;
    }
  if (texts != NULL)
    common = are_common (self, path, texts);
  if (common && self->out->purpose == CHANCERY_SQL_FIRST_BY_READING)
    {
      self->out->sortable = self->out->sole;
      add_look (self, path, texts);
      return;
    }
  /* The plus keeps the planner from looking up the rows of a large set one by one and sorting them. */
  if (common && !self->out->led && chancery_sql_builder_is_first (self->out) &&
      !chancery_sql_builder_is_apart (self->out))
    chancery_sql_builder_add (self->out, "+");
  chancery_sql_builder_add_in_rows (self->out);
  from = self->out->sql->len;
  add_rows (self, path, patterns, texts);
  chancery_sql_builder_end_rows (self->out, from);
}
