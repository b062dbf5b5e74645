/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-form-group.h"

#include "chancery-change.h"
#include "chancery-form-layout.h"
#include "chancery-fuzzy-date.h"
#include "chancery-phrase.h"

#include <glib/gi18n-lib.h>

/* Asked and not known. */
#define UNKNOWN_DATE "XXXX"

GPtrArray *
chancery_form_group_list_children (ChanceryDossier *dossier, GHashTable *originals)
{
  GPtrArray *drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);
  GPtrArray *mentions = chancery_dossier_get_mentions (dossier);

  for (guint i = 0; i < mentions->len; i++)
    {
      ChanceryDossierMention *mention = g_ptr_array_index (mentions, i);
      const ChanceryKind *kind = chancery_record_get_kind (mention->record);

      if (kind->parent == NULL || mention->list != NULL ||
          !g_str_equal (mention->field->id, kind->parent))
        continue;
      g_ptr_array_add (drafts, chancery_draft_new_from_record (mention->record));
      g_hash_table_insert (originals, g_strdup (chancery_record_get_id (mention->record)),
                           chancery_record_ref (mention->record));
    }
  return drafts;
}

static const ChanceryKind *
find_task_kind (void)
{
  for (int i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);

      if (chancery_kind_has_flag (kind, CHANCERY_KIND_TASK))
        return kind;
    }
  return NULL;
}

void
chancery_form_group_add_follow_up (GPtrArray *drafts, ChanceryRecord *original)
{
  ChanceryDraft *main = g_ptr_array_index (drafts, 0);
  const ChanceryKind *kind = chancery_draft_get_kind (main);
  const ChanceryKind *task = find_task_kind ();
  ChanceryValue *due = kind->awaited != NULL ? chancery_draft_get (main, kind->awaited) : NULL;
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (ChanceryValue) on = NULL;
  g_autofree char *counterpart = NULL;
  g_autofree char *what = NULL;
  ChanceryDraft *action;

  if (due == NULL || task == NULL ||
      (original != NULL && chancery_record_get (original, kind->awaited) != NULL))
    return;
  record = chancery_draft_build (main);
  counterpart = chancery_phrase_counterpart (record);
  /* Translators: what an action says; %s is the other side. */
  what = *counterpart != '\0' ? g_strdup_printf (_ ("Reply from %s"), counterpart)
                              : g_strdup (_ ("Reply"));
  action = chancery_draft_new (task);
  on = chancery_value_new_reference (chancery_draft_get_id (main), NULL);
  chancery_draft_set (action, "on", on);
  chancery_draft_set_text (action, "what", what);
  chancery_draft_set (action, "due", due);
  g_ptr_array_add (drafts, action);
}

static gboolean
is_unchanged (ChanceryDraft *draft, ChanceryRecord *original)
{
  g_autoptr (ChanceryRecord) after = chancery_draft_build (draft);
  g_autoptr (GPtrArray) changes = chancery_change_between (original, after);

  return changes->len == 0;
}

void
chancery_form_group_forget_versions (GPtrArray *drafts, GHashTable *originals)
{
  for (guint i = 0; i < drafts->len; i++)
    {
      ChanceryDraft *draft = g_ptr_array_index (drafts, i);

      if (!g_hash_table_contains (originals, chancery_draft_get_id (draft)))
        chancery_draft_set (draft, "version", NULL);
    }
}

void
chancery_form_group_drop_unchanged (GPtrArray *drafts, GHashTable *originals)
{
  /* The record of the form stays: saving it unchanged is nothing, but it gives the act its name. */
  for (guint i = drafts->len; i > 1; i--)
    {
      ChanceryDraft *draft = g_ptr_array_index (drafts, i - 1);
      ChanceryRecord *original = g_hash_table_lookup (originals, chancery_draft_get_id (draft));

      if (original != NULL && is_unchanged (draft, original))
        g_ptr_array_remove_index (drafts, i - 1);
    }
}

GPtrArray *
chancery_form_group_list_removed (GPtrArray *drafts, GHashTable *originals)
{
  GPtrArray *removed = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer id;
  gpointer record;

  g_hash_table_iter_init (&iter, originals);
  while (g_hash_table_iter_next (&iter, &id, &record))
    {
      gboolean there = FALSE;

      for (guint i = 0; i < drafts->len; i++)
        there = there || g_str_equal (chancery_draft_get_id (g_ptr_array_index (drafts, i)), id);
      if (!there && chancery_record_get_state (record) == CHANCERY_STATE_DRAFT)
        g_ptr_array_add (removed, g_strdup (id));
    }
  return removed;
}

/* Whether nothing stood in the field, which has no original then. */
static gboolean
was_empty (ChanceryRecord *original, const ChanceryChange *change)
{
  /* An empty list has no value either. */
  return chancery_record_get_value (original, change->field) == NULL;
}

static void
append_corrected (GString *corrected,
                  GString *completed,
                  ChanceryRecord *original,
                  ChanceryDraft *draft)
{
  g_autoptr (ChanceryRecord) after = chancery_draft_build (draft);
  g_autoptr (GPtrArray) changes = chancery_change_between (original, after);
  g_autoptr (GHashTable) said = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint i = 0; i < changes->len; i++)
    {
      ChanceryChange *change = g_ptr_array_index (changes, i);
      GString *labels = was_empty (original, change) ? completed : corrected;
      gboolean added = change->line_id != NULL && change->line_field == NULL &&
                       change->before == NULL &&
                       chancery_field_has_flag (change->field, CHANCERY_FIELD_ADDABLE);

      if (added || !chancery_record_is_frozen (original, change->field) ||
          !g_hash_table_add (said, (gpointer)change->field))
        continue;
      g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "",
                              _ (change->field->label));
    }
}

char *
chancery_form_group_list_corrections (GPtrArray *drafts, GHashTable *originals, char **completed)
{
  g_autoptr (GString) corrected = g_string_new (NULL);
  g_autoptr (GString) filled = g_string_new (NULL);

  for (guint i = 0; i < drafts->len; i++)
    {
      ChanceryDraft *draft = g_ptr_array_index (drafts, i);
      ChanceryRecord *original = g_hash_table_lookup (originals, chancery_draft_get_id (draft));

      if (original != NULL)
        append_corrected (corrected, filled, original, draft);
    }
  *completed = filled->len > 0 ? g_string_free (g_steal_pointer (&filled), FALSE) : NULL;
  return corrected->len > 0 ? g_string_free (g_steal_pointer (&corrected), FALSE) : NULL;
}

const char *
chancery_form_group_find_missing (ChanceryDraft *draft)
{
  g_autoptr (ChanceryRecord) record = chancery_draft_build (draft);
  g_autoptr (GPtrArray) missing = chancery_record_get_missing (record);

  for (guint i = 0; i < missing->len; i++)
    {
      const ChanceryField *field = g_ptr_array_index (missing, i);

      if (field->type != CHANCERY_TYPE_DATE)
        return field->id;
    }
  return NULL;
}

void
chancery_form_group_say_unknown (ChanceryDraft *draft)
{
  g_autoptr (ChanceryRecord) record = chancery_draft_build (draft);
  g_autoptr (GPtrArray) missing = chancery_record_get_missing (record);
  g_autoptr (ChanceryFuzzyDate) unknown =
      chancery_fuzzy_date_new (UNKNOWN_DATE, NULL, CHANCERY_QUALITY_STATED, NULL);
  g_autoptr (ChanceryValue) value = chancery_value_new_date (unknown);

  for (guint i = 0; i < missing->len; i++)
    {
      const ChanceryField *field = g_ptr_array_index (missing, i);

      if (field->type == CHANCERY_TYPE_DATE)
        chancery_draft_set_value (draft, field, value);
    }
}
