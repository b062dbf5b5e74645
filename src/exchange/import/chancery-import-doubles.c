/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Links and papers that stand twice in one record: they are known by what they link or hold, so there is
 * only one of each.  Nothing of the second is let go silently: it is kept with the first, which is
 * reported, or the file is refused. */

#include "config.h"

#include "chancery-import-private.h"

#include "chancery-line.h"

static gboolean
tell_double (ChanceryImport *self,
             const ChanceryField *list,
             const char *key,
             ChanceryLine *first,
             ChanceryLine *second,
             guint64 line,
             GError **error)
{
  const char *lost = NULL;
  g_autoptr (ChanceryLine) joined = chancery_line_join (first, second, &lost);

  if (lost != NULL)
    return chancery_import_refuse (self, line, error,
                                   "%s: “%s” stands twice in this record and differs in %s",
                                   list->id, key, lost);
  if (chancery_line_equal (joined, first))
    return TRUE;
  return chancery_import_note (self, line, error,
                               "%s: “%s” stands twice in this record: what both say is kept as one",
                               list->id, key);
}

static gboolean
check_list (ChanceryImport *self,
            const ChanceryField *list,
            const ChanceryValue *lines,
            guint64 line,
            GError **error)
{
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)chancery_line_unref);

  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      ChanceryLine *second = chancery_value_get_line (lines, i);
      g_autofree char *key = chancery_line_dup_key (second);
      ChanceryLine *first = g_hash_table_lookup (seen, key);
      ChanceryLine *both = NULL;

      if (first != NULL && !tell_double (self, list, key, first, second, line, error))
        return FALSE;
      /* A third is held against what the two say together. */
      both = first != NULL ? chancery_line_join (first, second, NULL) : chancery_line_ref (second);
      g_hash_table_replace (seen, g_steal_pointer (&key), both);
    }
  return TRUE;
}

gboolean
chancery_import_check_doubles (ChanceryImport *self,
                               ChanceryDraft *draft,
                               guint64 line,
                               GError **error)
{
  const ChanceryKind *kind = chancery_draft_get_kind (draft);

  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);

      if (chancery_field_has_flag (field, CHANCERY_FIELD_KEYED) &&
          !check_list (self, field, chancery_draft_get_value (draft, field), line, error))
        return FALSE;
    }
  return TRUE;
}
