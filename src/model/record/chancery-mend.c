/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-mend.h"

#include "chancery-canonical.h"
#include "chancery-identifier.h"
#include "chancery-link-type.h"

guint
chancery_mend_links (ChanceryDraft *draft)
{
  const ChanceryField *list;
  ChanceryValue *links;
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);
  g_autoptr (ChanceryValue) value = NULL;
  guint n_links;

  g_return_val_if_fail (draft != NULL, 0);

  list = chancery_kind_find_field (chancery_draft_get_kind (draft), "links");
  links = chancery_draft_get_value (draft, list);
  n_links = chancery_value_get_n_items (links);
  for (guint i = 0; i < n_links; i++)
    {
      ChanceryLine *line = chancery_value_get_line (links, i);

      if (!chancery_link_leads_to (line, chancery_draft_get_id (draft)))
        g_ptr_array_add (kept, chancery_line_ref (line));
    }
  if (kept->len == n_links)
    return 0;
  n_links -= kept->len;
  value = kept->len > 0 ? chancery_value_new_lines (kept) : NULL;
  chancery_draft_set_value (draft, list, value);
  return n_links;
}

ChanceryRecord *
chancery_mend_record (ChanceryRecord *record)
{
  g_autoptr (ChanceryDraft) draft = NULL;
  g_autofree char *digest = NULL;
  gboolean changed;

  g_return_val_if_fail (record != NULL, NULL);

  draft = chancery_draft_new_from_record (record);
  changed = chancery_identifiers_mend (draft);
  changed |= chancery_mend_links (draft) > 0;
  if (!changed)
    return chancery_record_ref (record);
  digest = chancery_canonical_digest (record);
  chancery_draft_follow (draft, record, digest);
  return chancery_draft_build (draft);
}
