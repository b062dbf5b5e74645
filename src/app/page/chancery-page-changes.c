/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-page-changes.h"

static gboolean
is_mentioned (ChanceryDossier *dossier, const char *const *ids)
{
  GPtrArray *mentions = chancery_dossier_get_mentions (dossier);

  for (guint i = 0; mentions != NULL && i < mentions->len; i++)
    {
      ChanceryDossierMention *mention = g_ptr_array_index (mentions, i);

      if (g_strv_contains (ids, chancery_record_get_id (mention->record)))
        return TRUE;
    }
  return FALSE;
}

gboolean
chancery_page_changes_concern (ChanceryDossier *dossier, const char *id, const char *const *ids)
{
  g_return_val_if_fail (id != NULL && ids != NULL, FALSE);

  if (g_strv_contains (ids, id))
    return TRUE;
  if (dossier == NULL)
    return FALSE;
  for (guint i = 0; ids[i] != NULL; i++)
    if (chancery_dossier_get_item (dossier, ids[i]) != NULL)
      return TRUE;
  return is_mentioned (dossier, ids);
}

static guint
count_from_elsewhere (ChanceryDossier *dossier)
{
  return chancery_dossier_get_links (dossier)->len + chancery_dossier_get_casefiles (dossier)->len +
         chancery_dossier_get_n_mentions (dossier);
}

gboolean
chancery_page_changes_lead_here (ChanceryDossier *before, ChanceryDossier *now)
{
  g_return_val_if_fail (before != NULL && now != NULL, FALSE);

  return count_from_elsewhere (before) != count_from_elsewhere (now);
}
