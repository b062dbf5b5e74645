/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-sql-terms.h"

#include "chancery-kind.h"
#include "chancery-watch.h"

#include <string.h>

static const struct
{
  const char *name;
  ChanceryTermFlags flag;
} flags[] = {
  { "settled", CHANCERY_TERM_SETTLED },
  { "over", CHANCERY_TERM_OVER },
  { "receipt", CHANCERY_TERM_RECEIPT },
};

static void
append (GString *list, const char *code)
{
  g_string_append_printf (list, "%s'%s'", list->len > 0 ? ", " : "", code);
}

static char *
list_sources (void)
{
  GString *list = g_string_new (NULL);

  for (guint i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);

      if (chancery_kind_has_flag (kind, CHANCERY_KIND_WATCHED))
        append (list, chancery_watch_get_source_field (kind));
    }
  return g_string_free (list, FALSE);
}

static char *
list_met (void)
{
  GString *list = g_string_new (NULL);

  for (guint i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    if (chancery_kind_meets_party (chancery_kind_get ((ChanceryKindId)i)))
      append (list, chancery_kind_get ((ChanceryKindId)i)->id);
  return g_string_free (list, FALSE);
}

/* What stands between two braces. */
static char *
list_named (const char *name)
{
  g_auto (GStrv) words = g_strsplit (name, " ", 2);

  if (strcmp (name, "sources") == 0)
    return list_sources ();
  if (strcmp (name, "met") == 0)
    return list_met ();
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (strcmp (words[0], flags[i].name) == 0)
      return chancery_sql_terms_list (words[1], flags[i].flag);
  g_assert_not_reached ();
}

char *
chancery_sql_terms_list (const char *vocabulary, ChanceryTermFlags flag)
{
  const ChanceryVocabulary *terms;
  GString *list;

  g_return_val_if_fail (vocabulary != NULL, NULL);

  terms = chancery_vocabulary_get (vocabulary);
  list = g_string_new (NULL);
  for (const ChanceryTerm *term = terms->terms; term->code != NULL; term++)
    if ((term->flags & flag) != 0)
      append (list, term->code);
  return g_string_free (list, FALSE);
}

char *
chancery_sql_terms_expand (const char *sql)
{
  GString *whole;
  const char *start;

  g_return_val_if_fail (sql != NULL, NULL);

  whole = g_string_new (NULL);
  while ((start = strchr (sql, '{')) != NULL)
    {
      const char *end = strchr (start, '}');
      g_autofree char *name = g_strndup (start + 1, (gsize)(end - start) - 1);
      g_autofree char *list = list_named (name);

      g_string_append_len (whole, sql, start - sql);
      g_string_append (whole, list);
      sql = end + 1;
    }
  g_string_append (whole, sql);
  return g_string_free (whole, FALSE);
}
