/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-merge.h"

#include "chancery-json-gaps.h"
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

/* ---- lists in one order ---- */

/* The lines of @list that stand in @other too, in their order, and then the others. */
static ChanceryValue *
put_common_first (ChanceryLineIndex *list, ChanceryLineIndex *other)
{
  g_autoptr (GPtrArray) lines =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);

  for (guint turn = 0; turn < 2; turn++)
    for (guint i = 0; i < chancery_line_index_get_n_lines (list); i++)
      {
        gboolean common = chancery_line_index_find (other, chancery_line_index_get_key (list, i)) >=
                          0;

        if (common == (turn == 0))
          g_ptr_array_add (lines, chancery_line_ref (chancery_line_index_get_line (list, i)));
      }
  return chancery_value_new_lines (lines);
}

/* Whether the lines that both have stand in one order. */
static gboolean
is_in_order (ChanceryLineIndex *list, ChanceryLineIndex *other)
{
  int last = -1;

  for (guint i = 0; i < chancery_line_index_get_n_lines (list); i++)
    {
      int place = chancery_line_index_find (other, chancery_line_index_get_key (list, i));

      if (place >= 0 && place < last)
        return FALSE;
      last = MAX (last, place);
    }
  return TRUE;
}

static ChanceryRecord *
replace_value (ChanceryRecord *record, const ChanceryField *field, ChanceryValue *value)
{
  g_autoptr (ChanceryDraft) draft = chancery_draft_new_from_record (record);

  chancery_draft_set_value (draft, field, value);
  return chancery_draft_build (draft);
}

/* What both sides added to a list, or took out of it, stands at each in another place, which is no change of its order:
 * @before and @after get their common lines first.  A list that @third left as it is in @before is compared as it is,
 * places and all. */
static GPtrArray *
compare (ChanceryRecord *before, ChanceryRecord *after, ChanceryRecord *third)
{
  const ChanceryKind *kind = chancery_record_get_kind (after);
  g_autoptr (ChanceryRecord) old_record = chancery_record_ref (before);
  g_autoptr (ChanceryRecord) new_record = chancery_record_ref (after);

  for (guint i = 0; i < chancery_kind_get_n_fields (kind); i++)
    {
      const ChanceryField *field = chancery_kind_get_nth_field (kind, i);
      ChanceryValue *old_value = chancery_record_get_value (before, field);
      ChanceryValue *new_value = chancery_record_get_value (after, field);
      g_autoptr (ChanceryLineIndex) old_lines = NULL;
      g_autoptr (ChanceryLineIndex) new_lines = NULL;

      if (field->type != CHANCERY_TYPE_LINES || old_value == NULL || new_value == NULL ||
          chancery_value_equal (old_value, new_value) ||
          (!chancery_field_has_flag (field, CHANCERY_FIELD_APPEND_ONLY) &&
           chancery_value_equal (old_value, chancery_record_get_value (third, field))))
        continue;
      old_lines = chancery_line_index_new (old_value);
      new_lines = chancery_line_index_new (new_value);
      if (is_in_order (old_lines, new_lines))
        {
          g_autoptr (ChanceryValue) old_order = put_common_first (old_lines, new_lines);
          g_autoptr (ChanceryValue) new_order = put_common_first (new_lines, old_lines);
          ChanceryRecord *lined_up = replace_value (old_record, field, old_order);

          chancery_record_unref (old_record);
          old_record = lined_up;
          lined_up = replace_value (new_record, field, new_order);
          chancery_record_unref (new_record);
          new_record = lined_up;
        }
    }
  return chancery_change_between (old_record, new_record);
}

/* ---- their changes ---- */

/* One content that both came from, and where each side differs from it. */
typedef struct
{
  GPtrArray *changes; /* of theirs */
  GHashTable *own;
  GHashTable *theirs;
  GHashTable
      *moved; /* where it differs from what all that are known came from; NULL: nobody knows */
} Base;

static Base *
base_new (ChanceryRecord *ancestor,
          ChanceryRecord *before,
          ChanceryRecord *ours,
          ChanceryRecord *theirs)
{
  Base *base = g_new0 (Base, 1);
  g_autoptr (GPtrArray) own = compare (ancestor, ours, theirs);

  base->changes = compare (ancestor, theirs, ours);
  base->own = collect_places (own);
  base->theirs = collect_places (base->changes);
  if (before != NULL)
    {
      g_autoptr (GPtrArray) moved = compare (before, ancestor, ours);

      base->moved = collect_places (moved);
    }
  return base;
}

static void
base_free (Base *base)
{
  g_clear_pointer (&base->changes, g_ptr_array_unref);
  g_clear_pointer (&base->own, g_hash_table_unref);
  g_clear_pointer (&base->theirs, g_hash_table_unref);
  g_clear_pointer (&base->moved, g_hash_table_unref);
  g_free (base);
}

/* What becomes of one place where both differ. */
typedef enum
{
  OURS,
  THEIRS,
  CLASH,
} Outcome;

/* One merge under way. */
typedef struct
{
  ChanceryMerge *merge;
  const ChanceryAncestors *ancestors;
  const ChanceryGaps *gaps;
  ChanceryGaps *our_gaps;
  ChanceryPlaces *ours;
  ChanceryPlaces *ancestor; /* NULL: there is none */
  GPtrArray *known;         /* Base */
  GPtrArray *partly;        /* Base */
  GPtrArray *passed;        /* places, where ours is not what came */
  GHashTable *own;          /* places that we changed besides */
  GPtrArray *taken;         /* ChanceryChange, borrowed */
} Merging;

static void
merging_init (Merging *merging,
              ChanceryMerge *merge,
              const ChanceryAncestors *ancestors,
              ChanceryRecord *ours,
              ChanceryRecord *theirs)
{
  merging->merge = merge;
  merging->ancestors = ancestors;
  merging->ours = chancery_places_new (ours);
  merging->own = collect_places (ancestors->own);
  merging->taken = g_ptr_array_new ();
  merging->known = g_ptr_array_new_with_free_func ((GDestroyNotify)base_free);
  merging->partly = g_ptr_array_new_with_free_func ((GDestroyNotify)base_free);
  merging->passed = g_ptr_array_new_with_free_func ((GDestroyNotify)g_hash_table_unref);
  for (guint i = 0; i < ancestors->known->len; i++)
    g_ptr_array_add (merging->known,
                     base_new (ancestors->known->pdata[i], ancestors->before, ours, theirs));
  for (guint i = 0; i < ancestors->partly->len; i++)
    g_ptr_array_add (merging->partly, base_new (ancestors->partly->pdata[i], NULL, ours, theirs));
  for (guint i = 0; i < ancestors->passed->len; i++)
    {
      g_autoptr (GPtrArray) changes = compare (ancestors->passed->pdata[i], ours, theirs);

      g_ptr_array_add (merging->passed, collect_places (changes));
    }
  if (ancestors->known->len > 0)
    merging->ancestor = chancery_places_new (ancestors->known->pdata[0]);
}

static void
merging_clear (Merging *merging)
{
  g_clear_pointer (&merging->our_gaps, chancery_gaps_free);
  g_clear_pointer (&merging->ours, chancery_places_free);
  g_clear_pointer (&merging->ancestor, chancery_places_free);
  g_clear_pointer (&merging->known, g_ptr_array_unref);
  g_clear_pointer (&merging->partly, g_ptr_array_unref);
  g_clear_pointer (&merging->passed, g_ptr_array_unref);
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

/* Whether what @change brings stood here before something of ours: it is old, or was put back. */
static gboolean
was_here (Merging *merging, const ChanceryChange *change)
{
  const GPtrArray *older = merging->ancestors->older;

  for (guint i = 0; i < older->len; i++)
    {
      const ChanceryChange *earlier = older->pdata[i];

      if (earlier->field == change->field && earlier->line_field == change->line_field &&
          g_strcmp0 (earlier->line_id, change->line_id) == 0 &&
          chancery_value_equal (earlier->before, change->after))
        return TRUE;
    }
  return FALSE;
}

/* Of several contents those count that are newer in the place of @change, where that is known. */
static gboolean
has_newer (Merging *merging, const ChanceryChange *change)
{
  for (guint i = 0; i < merging->known->len; i++)
    {
      const Base *base = merging->known->pdata[i];

      if (base->moved != NULL && touches (base->moved, change))
        return TRUE;
    }
  return FALSE;
}

/* By what both came from: who has not touched the place gives way.  Where the contents that count do not say the same,
 * two had changed it differently before, and each side may have decided that otherwise. */
static Outcome
ask_known (Merging *merging, const ChanceryChange *change)
{
  gboolean only_newer = has_newer (merging, change);
  guint n_asked = 0;
  guint n_left_by_us = 0;
  guint n_left_by_them = 0;

  for (guint i = 0; i < merging->known->len; i++)
    {
      const Base *base = merging->known->pdata[i];

      if (only_newer && !touches (base->moved, change))
        continue;
      n_asked++;
      n_left_by_us += !touches (base->own, change);
      n_left_by_them += !touches (base->theirs, change);
    }
  if (n_left_by_them == n_asked && n_left_by_us == 0 && n_asked > 0)
    return OURS;
  if (n_left_by_us < n_asked || n_left_by_them > 0 || n_asked == 0)
    return CLASH;
  return touches (merging->own, change) || was_here (merging, change) ? CLASH : THEIRS;
}

static Outcome
judge_place (Merging *merging, const ChanceryChange *change)
{
  Outcome outcome = ask_known (merging, change);

  for (guint i = 0; i < merging->partly->len; i++)
    {
      const Base *base = merging->partly->pdata[i];

      if (!touches (base->own, change))
        continue;
      if (!touches (base->theirs, change))
        return OURS;
      outcome = CLASH;
    }
  for (guint i = 0; i < merging->passed->len && outcome == THEIRS; i++)
    if (touches (merging->passed->pdata[i], change))
      outcome = CLASH;
  /* Who wrote on where text had been taken out did not know what stands here. */
  if (outcome == THEIRS && chancery_gaps_is_cut (merging->gaps, change->field->id) &&
      !chancery_gaps_is_cut (merging->our_gaps, change->field->id))
    outcome = CLASH;
  return outcome;
}

static void
judge_change (Merging *merging, ChanceryChange *change)
{
  g_autoptr (ChanceryValue) here = chancery_places_dup_value (merging->ours, change);

  if (chancery_value_equal (here, change->after))
    return;
  switch (judge_place (merging, change))
    {
    case OURS:
      break;
    case THEIRS:
      g_ptr_array_add (merging->taken, change);
      break;
    case CLASH:
      add_clash (merging, change, here);
      break;
    }
}

/* Whether the place of @change was come to by what came before the base at @n. */
static gboolean
is_judged (Merging *merging, guint n, const ChanceryChange *change)
{
  for (guint i = 0; i < n; i++)
    if (touches (((Base *)merging->known->pdata[i])->theirs, change))
      return TRUE;
  return FALSE;
}

/* Whether what both came from lacked things too: what a partial copy lacks that it had then was taken out by somebody. */
static gboolean
came_from_partial (const ChanceryAncestors *ancestors)
{
  for (guint i = 0; i < ancestors->known->len; i++)
    {
      g_autoptr (ChanceryGaps) gaps =
          chancery_json_gaps_read (chancery_record_get_unknown (ancestors->known->pdata[i]));

      if (!gaps->is_partial)
        return FALSE;
    }
  return ancestors->known->len > 0;
}

static void
judge_changes (ChanceryMerge *self,
               ChanceryRecord *ours,
               ChanceryRecord *theirs,
               const ChanceryAncestors *ancestors,
               gboolean partial,
               const ChanceryGaps *gaps)
{
  g_autoptr (GPtrArray) differences = NULL;
  g_auto (Merging) merging = { 0 };

  merging_init (&merging, self, ancestors, ours, theirs);
  merging.gaps = gaps;
  merging.our_gaps = chancery_json_gaps_read (chancery_record_get_unknown (ours));
  partial |= gaps->is_partial && !came_from_partial (ancestors);
  if (merging.known->len == 0)
    differences = compare (ours, theirs, theirs);
  for (guint n = 0; n == 0 || n < merging.known->len; n++)
    {
      GPtrArray *changes = differences != NULL ? differences
                                               : ((Base *)merging.known->pdata[n])->changes;

      for (guint i = 0; i < changes->len; i++)
        {
          ChanceryChange *change = changes->pdata[i];

          if ((partial && only_lacks (change)) || unregisters (change, ours) ||
              unmakes_correction (&merging, change) ||
              chancery_gaps_is_redacted (gaps, change->field->id) ||
              is_judged (&merging, n, change))
            continue;
          judge_change (&merging, change);
        }
    }
  chancery_change_apply_all (merging.taken, self->draft, FALSE);
  self->n_taken += merging.taken->len;
}

/* A file that lacks things on purpose may lack some of what a correction says. */
static void
agree_on_corrections (ChanceryMerge *self,
                      ChanceryRecord *theirs,
                      gboolean partial,
                      const ChanceryGaps *gaps)
{
  ChanceryValue *lines = chancery_record_get (theirs, "corrections");

  if (lines == NULL || partial || gaps->is_partial)
    return;
  if (chancery_record_import_agree (self->draft, lines))
    self->n_taken++;
}

static char *
dup_other_keys (const ChanceryRecord *record)
{
  return chancery_json_gaps_replace (chancery_record_get_unknown (record), NULL);
}

/* Keys of a newer program are one piece: whoever changed them since has them. */
static gboolean
takes_keys (const char *here,
            const char *there,
            const ChanceryAncestors *ancestors,
            gboolean partial)
{
  if (g_strcmp0 (here, there) == 0 || (partial && there == NULL))
    return FALSE;
  for (guint i = 0; i < ancestors->known->len; i++)
    {
      g_autofree char *before = dup_other_keys (ancestors->known->pdata[i]);

      if (g_strcmp0 (here, before) != 0)
        return FALSE;
    }
  return ancestors->known->len > 0 || here == NULL;
}

/* What ours lacks is its own affair, until a whole copy brought it. */
static void
merge_unknown (ChanceryMerge *self,
               ChanceryRecord *ours,
               ChanceryRecord *theirs,
               const ChanceryAncestors *ancestors,
               gboolean partial)
{
  const char *unknown = chancery_record_get_unknown (ours);
  g_autofree char *here = dup_other_keys (ours);
  g_autofree char *there = dup_other_keys (theirs);
  g_autoptr (ChanceryGaps) gaps = chancery_json_gaps_read (unknown);
  gboolean takes = takes_keys (here, there, ancestors, partial);
  gboolean stays = partial || self->clashes->len > 0;
  g_autofree char *result = chancery_json_gaps_replace (takes ? there : here, stays ? gaps : NULL);

  if (g_strcmp0 (result, unknown) == 0)
    return;
  chancery_draft_set_unknown (self->draft, result);
  self->n_taken++;
}

ChanceryAncestors *
chancery_ancestors_new (void)
{
  ChanceryAncestors *self = g_new0 (ChanceryAncestors, 1);

  self->known = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_record_unref);
  self->partly = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_record_unref);
  self->passed = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_record_unref);
  self->own = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_change_free);
  self->older = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_change_free);
  return self;
}

void
chancery_ancestors_free (ChanceryAncestors *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_pointer (&self->before, chancery_record_unref);
  g_clear_pointer (&self->partly, g_ptr_array_unref);
  g_clear_pointer (&self->passed, g_ptr_array_unref);
  g_clear_pointer (&self->own, g_ptr_array_unref);
  g_clear_pointer (&self->older, g_ptr_array_unref);
  g_free (self);
}

ChanceryMerge *
chancery_merge_new (ChanceryRecord *ours,
                    ChanceryRecord *theirs,
                    const ChanceryAncestors *ancestors,
                    gboolean partial,
                    const ChanceryGaps *gaps)
{
  ChanceryMerge *self = g_new0 (ChanceryMerge, 1);

  self->draft = chancery_draft_new_from_record (ours);
  self->clashes = g_ptr_array_new_with_free_func ((GDestroyNotify)clash_free);
  judge_changes (self, ours, theirs, ancestors, partial, gaps);
  agree_on_corrections (self, theirs, partial, gaps);
  merge_unknown (self, ours, theirs, ancestors, partial || gaps->is_partial);
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
