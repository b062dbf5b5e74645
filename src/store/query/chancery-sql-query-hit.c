/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is asked of the text index to find the words of a query in one row. */

#include "config.h"

#include "chancery-sql-query-private.h"
#include "chancery-tokenizer.h"

#include <string.h>

/* Different words of one row that begin alike; more are not marked. */
#define MAX_WORDS 32

static void
add_or (GString *match, const char *text)
{
  g_string_append_printf (match, "%s%s", match->len > 0 ? " OR " : "", text);
}

/* The words of the row that begin like @prefix. */
static void
add_begun (GString *match, const char *prefix, const char *const *texts, guint n_texts)
{
  for (guint i = 0; i < n_texts; i++)
    {
      g_autoptr (GPtrArray) words = NULL;

      if (texts[i] == NULL)
        continue;
      words = chancery_tokenizer_list (texts[i], prefix, MAX_WORDS);
      for (guint n = 0; n < words->len; n++)
        {
          g_autofree char *word =
              chancery_sql_match_text (CHANCERY_QUERY_PHRASE, words->pdata[n], NULL);

          add_or (match, word);
        }
    }
}

static void
add_term (GString *match, ChanceryQuery *term, const char *const *texts, guint n_texts)
{
  const char *text = chancery_query_get_text (term);
  gboolean begins = chancery_query_get_op (term) == CHANCERY_QUERY_PREFIX ||
                    chancery_tokenizer_is_lone_character (text);
  g_autoptr (GPtrArray) tokens = chancery_tokenizer_list (text, "", 2);
  g_autofree char *plain = NULL;

  if (begins && tokens->len == 1)
    {
      add_begun (match, tokens->pdata[0], texts, n_texts);
      return;
    }
  plain = chancery_sql_match_text (chancery_query_get_op (term), text, NULL);
  add_or (match, plain);
}

char *
chancery_sql_query_any_word (ChanceryQuery *query, const char *const *texts, guint n_texts)
{
  g_autoptr (GPtrArray) terms = chancery_query_get_terms (query);
  g_autoptr (GString) match = g_string_new (NULL);

  for (guint i = 0; i < terms->len; i++)
    add_term (match, terms->pdata[i], texts, n_texts);
  return match->len > 0 ? g_string_free (g_steal_pointer (&match), FALSE) : NULL;
}
