/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Words that are the number of a record, as it is written or as it is remembered. */

#include "config.h"

#include "chancery-sql-query-private.h"

#include "chancery-statement.h"
#include "chancery-text.h"

#include <string.h>

static void
add_carried (ChanceryDb *db, GPtrArray *numbers, const char *folded)
{
  static const char sql[] = "SELECT 1 FROM number WHERE folded = ?1 LIMIT 1";

  if (chancery_db_query_int (db, 0, sql, "t", folded) == 1 &&
      !g_ptr_array_find_with_equal_func (numbers, folded, g_str_equal, NULL))
    g_ptr_array_add (numbers, g_strdup (folded));
}

/* A number is remembered without its register: “1974/68” of DOC/1974/0068.  Registers are few. */
static void
add_tails (ChanceryDb *db, GPtrArray *numbers, const char *folded)
{
  g_autoptr (ChanceryStatement) statement = NULL;

  if (!g_ascii_isdigit (*folded) || strchr (folded, ' ') == NULL)
    return;
  statement = chancery_db_prepare (db, "SELECT DISTINCT code FROM register", NULL);
  while (statement != NULL && chancery_statement_step (statement, NULL))
    {
      g_autofree char *code =
          chancery_text_fold_reference (chancery_statement_get_text (statement, 0));
      g_autofree char *whole = g_strconcat (code, " ", folded, NULL);

      add_carried (db, numbers, whole);
    }
}

GPtrArray *
chancery_sql_query_list_numbers (const ChancerySqlBuilder *self, const char *text)
{
  g_autoptr (GPtrArray) numbers = NULL;
  g_autofree char *folded = NULL;

  if (self->db == NULL)
    return NULL;
  folded = chancery_text_fold_reference (text);
  if (strpbrk (folded, "0123456789") == NULL)
    return NULL;
  numbers = g_ptr_array_new_with_free_func (g_free);
  add_carried (self->db, numbers, folded);
  add_tails (self->db, numbers, folded);
  return numbers->len > 0 ? g_steal_pointer (&numbers) : NULL;
}
