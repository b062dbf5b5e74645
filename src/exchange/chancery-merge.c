/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-merge.h"

#include "chancery-line-index.h"
#include "chancery-places.h"
#include "chancery-record-import.h"

#include <string.h>

static void
clash_free (ChanceryClash *clash)
{
  chancery_change_free (clash->change);
  g_clear_pointer (&clash->ancestor, chancery_value_unref);
  g_free (clash);
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
has_lines (ChanceryValue *less, ChanceryValue *more)
{
  g_autoptr (ChanceryLineIndex) here = chancery_line_index_new (more);
  g_autoptr (ChanceryLineIndex) there = chancery_line_index_new (less);

  for (guint i = 0; i < chancery_line_index_get_n_lines (there); i++)
    if (chancery_line_index_find (here, chancery_line_index_get_key (there, i)) < 0)
      return FALSE;
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

/* ---- what we changed ourselves ---- */

/* The place of a change as a key: the field, what of a line, and the line.  @part is a field of the line,
 * or one of these. */
#define ANYTHING "?"
#define WHOLE "="

static char *
make_place (const ChanceryField *field, const char *part, const char *line_id)
{
  return g_strjoin ("\t", field->id, part, line_id, NULL);
}

static gboolean
has_place (GHashTable *places, const ChanceryField *field, const char *part, const char *line_id)
{
  g_autofree char *place = make_place (field, part, line_id);

  return g_hash_table_contains (places, place);
}

/* Every place that a change of ours touches, so that chancery_change_same_place() need not be asked of
 * each of them for each of theirs. */
static GHashTable *
collect_places (GPtrArray *changes)
{
  GHashTable *places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const ChanceryChange *change = changes->pdata[i];
      const char *part = change->line_field != NULL ? change->line_field->id : WHOLE;

      g_hash_table_add (places, make_place (change->field, ANYTHING, NULL));
      if (change->line_id != NULL)
        g_hash_table_add (places, make_place (change->field, ANYTHING, change->line_id));
      g_hash_table_add (places, make_place (change->field, part, change->line_id));
    }
  return places;
}

static gboolean
touches (GHashTable *places, const ChanceryChange *change)
{
  const ChanceryField *field = change->field;

  if (change->line_id == NULL)
    return has_place (places, field, ANYTHING, NULL);
  if (has_place (places, field, WHOLE, NULL) || has_place (places, field, WHOLE, change->line_id))
    return TRUE;
  return has_place (places, field, change->line_field != NULL ? change->line_field->id : ANYTHING,
                    change->line_id);
}

/* ---- their changes ---- */

/* One merge under way. */
typedef struct
{
  ChanceryMerge *merge;
  ChanceryPlaces *ours;
  ChanceryPlaces *ancestor; /* NULL: there is none */
  GHashTable *own;          /* collect_places() of what we changed since */
  GPtrArray *taken;         /* ChanceryChange, borrowed */
} Merging;

static void
merging_clear (Merging *merging)
{
  g_clear_pointer (&merging->ours, chancery_places_free);
  g_clear_pointer (&merging->ancestor, chancery_places_free);
  g_clear_pointer (&merging->own, g_hash_table_unref);
  g_clear_pointer (&merging->taken, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Merging, merging_clear)

/* A file that lacks a correction, or tells of it otherwise, does not unmake it: what stood there before is not for
 * others to forget.  One that stands here under its id is the same, whichever side has it from whom. */
static gboolean
unmakes_correction (Merging *merging, const ChanceryChange *change)
{
  g_autoptr (ChanceryValue) here = NULL;

  if (!chancery_field_has_flag (change->field, CHANCERY_FIELD_APPEND_ONLY) ||
      !chancery_field_has_flag (change->field, CHANCERY_FIELD_PROGRAM))
    return FALSE;
  if (change->before != NULL)
    return TRUE;
  here = chancery_places_dup_value (merging->ours, change);
  return here != NULL;
}

static void
add_clash (Merging *merging, const ChanceryChange *theirs, ChanceryValue *here)
{
  ChanceryClash *clash = g_new0 (ChanceryClash, 1);
  ChanceryChange *change = g_new0 (ChanceryChange, 1);

  change->field = theirs->field;
  change->line_id = g_strdup (theirs->line_id);
  change->line_field = theirs->line_field;
  change->before = here != NULL ? chancery_value_ref (here) : NULL;
  change->after = theirs->after != NULL ? chancery_value_ref (theirs->after) : NULL;
  clash->change = change;
  clash->ancestor =
      merging->ancestor != NULL ? chancery_places_dup_value (merging->ancestor, theirs) : NULL;
  g_ptr_array_add (merging->merge->clashes, clash);
}

static void
judge_change (Merging *merging, ChanceryChange *change)
{
  g_autoptr (ChanceryValue) here = chancery_places_dup_value (merging->ours, change);

  if (chancery_value_equal (here, change->after))
    return;
  if (merging->ancestor == NULL || touches (merging->own, change))
    {
      add_clash (merging, change, here);
      return;
    }
  g_ptr_array_add (merging->taken, change);
}

static void
judge_changes (ChanceryMerge *self,
               ChanceryRecord *ours,
               ChanceryRecord *theirs,
               ChanceryRecord *ancestor,
               gboolean partial,
               const char *const *redacted)
{
  g_autoptr (GPtrArray) changes =
      chancery_change_between (ancestor != NULL ? ancestor : ours, theirs);
  g_auto (Merging) merging = { .merge = self, .taken = g_ptr_array_new () };

  merging.ours = chancery_places_new (ours);
  if (ancestor != NULL)
    {
      g_autoptr (GPtrArray) own = chancery_change_between (ancestor, ours);

      merging.ancestor = chancery_places_new (ancestor);
      merging.own = collect_places (own);
    }
  for (guint i = 0; i < changes->len; i++)
    {
      ChanceryChange *change = changes->pdata[i];

      if ((partial && only_lacks (change)) || unregisters (change, ours) ||
          unmakes_correction (&merging, change) ||
          (redacted != NULL && g_strv_contains (redacted, change->field->id)))
        continue;
      judge_change (&merging, change);
    }
  chancery_change_apply_all (merging.taken, self->draft, FALSE);
  self->n_taken += merging.taken->len;
}

/* A file that lacks things on purpose may lack some of what a correction says. */
static void
agree_on_corrections (ChanceryMerge *self,
                      ChanceryRecord *theirs,
                      gboolean partial,
                      const char *const *redacted)
{
  ChanceryValue *lines = chancery_record_get (theirs, "corrections");

  if (lines == NULL || partial || (redacted != NULL && g_strv_contains (redacted, "corrections")))
    return;
  if (chancery_record_import_agree (self->draft, lines))
    self->n_taken++;
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

  self->draft = chancery_draft_new_from_record (ours);
  self->clashes = g_ptr_array_new_with_free_func ((GDestroyNotify)clash_free);
  judge_changes (self, ours, theirs, ancestor, partial, redacted);
  agree_on_corrections (self, theirs, partial, redacted);
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
