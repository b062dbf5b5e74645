/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-merge.h"

#include <string.h>

static void
clash_free (ChanceryClash *clash)
{
  chancery_change_free (clash->change);
  g_clear_pointer (&clash->ancestor, chancery_value_unref);
  g_free (clash);
}

static ChanceryValue *
wrap_line (ChanceryLine *line)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  g_ptr_array_add (lines, line);
  return chancery_value_new_lines (lines);
}

/* What @record has in the place of which @change speaks. */
static ChanceryValue *
dup_value_at (ChanceryRecord *record, const ChanceryChange *change)
{
  ChanceryValue *value = chancery_record_get_value (record, change->field);

  if (change->line_id == NULL)
    return value != NULL ? chancery_value_ref (value) : NULL;
  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    {
      ChanceryLine *line = chancery_value_get_line (value, i);
      g_autofree char *key = chancery_line_dup_key (line);
      ChanceryValue *inner;

      if (g_strcmp0 (key, change->line_id) != 0)
        continue;
      if (change->line_field == NULL)
        return wrap_line (line);
      inner = chancery_line_get_value (line, change->line_field);
      return inner != NULL ? chancery_value_ref (inner) : NULL;
    }
  return NULL;
}

/* Whether the items of @less stand in @more, in that order. */
static gboolean
is_part_of (const ChanceryValue *less, const ChanceryValue *more)
{
  guint found = 0;
  guint n_items = chancery_value_get_n_items (less);

  for (guint i = 0; i < chancery_value_get_n_items (more) && found < n_items; i++)
    if (chancery_value_equal (chancery_value_get_item (more, i),
                              chancery_value_get_item (less, found)))
      found++;
  return found == n_items;
}

/* Whether the line of @less, or each of its lines, stands in @more. */
static gboolean
has_lines (const ChanceryValue *less, const ChanceryValue *more)
{
  for (guint i = 0; i < chancery_value_get_n_items (less); i++)
    {
      g_autofree char *key = chancery_line_dup_key (chancery_value_get_line (less, i));
      gboolean found = FALSE;

      for (guint j = 0; j < chancery_value_get_n_items (more) && !found; j++)
        {
          g_autofree char *other = chancery_line_dup_key (chancery_value_get_line (more, j));

          found = g_strcmp0 (key, other) == 0;
        }
      if (!found)
        return FALSE;
    }
  return TRUE;
}

/* Whether a file that lacks things on purpose says nothing by this change. */
static gboolean
only_lacks (const ChanceryChange *change)
{
  const ChanceryField *field = change->line_field != NULL ? change->line_field : change->field;

  if (change->after == NULL)
    return TRUE;
  if (change->before == NULL)
    return FALSE;
  if (field->type == CHANCERY_TYPE_LINES)
    return change->line_id == NULL && has_lines (change->after, change->before);
  return chancery_field_has_flag (field, CHANCERY_FIELD_LIST) &&
         is_part_of (change->after, change->before);
}

/* Whether a file that knows nothing of it would undo registering or voiding, or take a number off:
 * these are never taken back. */
static gboolean
unregisters (const ChanceryChange *change, ChanceryRecord *ours)
{
  const char *state = chancery_value_get_text (change->after);

  if (strcmp (change->field->id, "reference") == 0)
    return change->after == NULL;
  if (strcmp (change->field->id, "state") != 0 ||
      chancery_record_get_state (ours) == CHANCERY_STATE_DRAFT)
    return FALSE;
  return state == NULL || chancery_record_get_state (ours) == CHANCERY_STATE_VOID ||
         strcmp (state, chancery_state_to_string (CHANCERY_STATE_DRAFT)) == 0;
}

static const ChanceryChange *
find_same_place (GPtrArray *changes, const ChanceryChange *change)
{
  for (guint i = 0; i < changes->len; i++)
    if (chancery_change_same_place (changes->pdata[i], change))
      return changes->pdata[i];
  return NULL;
}

static void
add_clash (ChanceryMerge *self,
           ChanceryRecord *ours,
           ChanceryRecord *ancestor,
           const ChanceryChange *theirs)
{
  ChanceryClash *clash = g_new0 (ChanceryClash, 1);
  ChanceryChange *change = g_new0 (ChanceryChange, 1);

  change->field = theirs->field;
  change->line_id = g_strdup (theirs->line_id);
  change->line_field = theirs->line_field;
  change->before = dup_value_at (ours, theirs);
  change->after = theirs->after != NULL ? chancery_value_ref (theirs->after) : NULL;
  clash->change = change;
  clash->ancestor = ancestor != NULL ? dup_value_at (ancestor, theirs) : NULL;
  g_ptr_array_add (self->clashes, clash);
}

static void
judge_change (ChanceryMerge *self,
              ChanceryRecord *ours,
              ChanceryRecord *ancestor,
              GPtrArray *own_changes,
              const ChanceryChange *change)
{
  const ChanceryChange *own = find_same_place (own_changes, change);
  g_autoptr (ChanceryValue) here = dup_value_at (ours, change);

  if (chancery_value_equal (here, change->after))
    return;
  if (own == NULL && ancestor != NULL)
    {
      chancery_change_apply (change, self->draft, FALSE);
      self->n_taken++;
      return;
    }
  add_clash (self, ours, ancestor, change);
}

/* Keys of a newer program are one piece: whoever changed them since has them. */
static void
merge_unknown (ChanceryMerge *self,
               ChanceryRecord *ours,
               ChanceryRecord *theirs,
               ChanceryRecord *ancestor,
               gboolean partial)
{
  const char *here = chancery_record_get_unknown (ours);
  const char *there = chancery_record_get_unknown (theirs);
  const char *before = ancestor != NULL ? chancery_record_get_unknown (ancestor) : NULL;

  if (g_strcmp0 (here, there) == 0 || g_strcmp0 (here, before) != 0 || (partial && there == NULL))
    return;
  chancery_draft_set_unknown (self->draft, there);
  self->n_taken++;
}

ChanceryMerge *
chancery_merge_new (ChanceryRecord *ours,
                    ChanceryRecord *theirs,
                    ChanceryRecord *ancestor,
                    gboolean partial,
                    const char *const *redacted)
{
  ChanceryMerge *self = g_new0 (ChanceryMerge, 1);
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  own = ancestor != NULL ? chancery_change_between (ancestor, ours) : g_ptr_array_new ();
  changes = chancery_change_between (ancestor != NULL ? ancestor : ours, theirs);
  self->draft = chancery_draft_new_from_record (ours);
  self->clashes = g_ptr_array_new_with_free_func ((GDestroyNotify)clash_free);
  for (guint i = 0; i < changes->len; i++)
    {
      const ChanceryChange *change = changes->pdata[i];

      if ((partial && only_lacks (change)) || unregisters (change, ours) ||
          (redacted != NULL && g_strv_contains (redacted, change->field->id)))
        continue;
      judge_change (self, ours, ancestor, own, change);
    }
  merge_unknown (self, ours, theirs, ancestor, partial);
  return self;
}

void
chancery_merge_free (ChanceryMerge *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->draft, chancery_draft_free);
  g_clear_pointer (&self->clashes, g_ptr_array_unref);
  g_free (self);
}
