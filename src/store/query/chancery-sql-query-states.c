/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* `state:` takes what lists show as a state, whether or not it is the state of the record: “open” of a case file
 * and of a demand. */

#include "config.h"

#include "chancery-sql-query-private.h"

#include "chancery-sql-verdict.h"
#include "chancery-vocabulary.h"

#include <string.h>

static gboolean
has_code (const ChanceryVocabulary *vocabulary, const char *code)
{
  return chancery_vocabulary_find (vocabulary, code) != NULL;
}

/* The codes of @vocabulary that the condition names (element-type utf8) (transfer full). */
static GPtrArray *
list_known (ChanceryQuery *query, const ChanceryVocabulary *vocabulary)
{
  GPtrArray *codes = chancery_sql_query_list_codes (query, vocabulary, NULL);

  for (guint i = codes->len; i > 0; i--)
    if (!has_code (vocabulary, codes->pdata[i - 1]))
      g_ptr_array_remove_index (codes, i - 1);
  return codes;
}

static gboolean
names (GPtrArray *codes, const char *code)
{
  return g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL);
}

static void
add_kinds (ChancerySqlBuilder *self, const char *condition, ChanceryKindFlags flag)
{
  g_autoptr (GPtrArray) kinds = g_ptr_array_new ();

  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);

      if (chancery_kind_has_flag (kind, flag))
        g_ptr_array_add (kinds, (gpointer)kind->id);
    }
  chancery_sql_builder_add (self, condition);
  chancery_sql_builder_bind_list (self, kinds);
  chancery_sql_builder_add (self, ")");
}

static gboolean
knows (ChanceryQuery *query, const ChanceryVocabulary *vocabulary)
{
  g_autoptr (GPtrArray) codes = list_known (query, vocabulary);

  return codes->len > 0;
}

/* Nothing that this program knows is called so: a newer one may have written it as a verdict. */
static gboolean
is_unknown (ChanceryQuery *query)
{
  if (knows (query, chancery_vocabulary_get ("state")) ||
      knows (query, chancery_vocabulary_get ("shown_state")))
    return FALSE;
  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryVocabulary *vocabulary =
          chancery_sql_verdict_get_vocabulary (chancery_kind_get ((ChanceryKindId)i));

      if (vocabulary != NULL && knows (query, vocabulary))
        return FALSE;
    }
  return TRUE;
}

static void
add_verdicts (ChancerySqlBuilder *self, ChanceryQuery *query)
{
  gboolean unknown = is_unknown (query);

  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);
      const ChanceryVocabulary *vocabulary = chancery_sql_verdict_get_vocabulary (kind);
      g_autoptr (GPtrArray) codes = NULL;
      g_autofree char *verdict = NULL;

      if (vocabulary != NULL)
        codes = unknown ? chancery_sql_query_list_codes (query, vocabulary, NULL)
                        : list_known (query, vocabulary);
      if (codes == NULL || codes->len == 0)
        continue;
      verdict = chancery_sql_verdict_of (kind, self->as_on);
      chancery_sql_builder_add (self, " OR (r.state = 'registered' AND r.kind = ");
      chancery_sql_builder_bind (self, kind->id);
      g_string_append_printf (self->sql, " AND ifnull (%s, ", verdict);
      chancery_sql_builder_bind (self, vocabulary->terms[0].code);
      chancery_sql_builder_add (self, ")");
      chancery_sql_builder_bind_list (self, codes);
      chancery_sql_builder_add (self, ")");
    }
}

void
chancery_sql_query_add_shown_states (ChancerySqlBuilder *self, ChanceryQuery *query)
{
  g_autoptr (GPtrArray) codes = list_known (query, chancery_vocabulary_get ("shown_state"));

  if (names (codes, "to-check"))
    add_kinds (self, " OR (r.state = 'draft' AND r.kind", CHANCERY_KIND_NAMED);
  if (names (codes, "open"))
    add_kinds (self, " OR (r.state = 'registered' AND r.kind", CHANCERY_KIND_FILES);
  /* What is archived is closed, and its kind keeps the day. */
  if (names (codes, "archived"))
    chancery_sql_builder_add (
        self,
        " OR (r.state = 'closed' AND r.id IN (SELECT k.record FROM casefile AS k WHERE k.archived IS NOT NULL))");
  if (names (codes, "done"))
    {
      chancery_sql_builder_add (self, " OR (r.state = 'registered' AND ");
      chancery_sql_query_add_has (self, "done_on");
      chancery_sql_builder_add (self, ")");
    }
  add_verdicts (self, query);
}
