/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-form-join.h"

#include "chancery-phrase.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  ChanceryRecord *theirs; /* NULL: @mine stands as it is */
  ChanceryDraft *mine;
  GPtrArray *changes; /* of ChanceryChange: what we changed */
} Part;

struct _ChanceryFormJoin
{
  GPtrArray *parts;
  GPtrArray *clashes;
  GString *ours;
  GString *theirs;
};

static void
free_part (gpointer data)
{
  Part *part = data;

  g_clear_pointer (&part->theirs, chancery_record_unref);
  chancery_draft_free (part->mine);
  g_clear_pointer (&part->changes, g_ptr_array_unref);
  g_free (part);
}

static void
free_clash (gpointer data)
{
  ChanceryFormClash *clash = data;

  g_free (clash->title);
  g_free (clash->label);
  g_free (clash->mine);
  g_free (clash->theirs);
  g_free (clash);
}

ChanceryFormJoin *
chancery_form_join_new (void)
{
  ChanceryFormJoin *self = g_new0 (ChanceryFormJoin, 1);

  self->parts = g_ptr_array_new_with_free_func (free_part);
  self->clashes = g_ptr_array_new_with_free_func (free_clash);
  self->ours = g_string_new (NULL);
  self->theirs = g_string_new (NULL);
  return self;
}

void
chancery_form_join_free (ChanceryFormJoin *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->clashes);
  g_string_free (self->ours, TRUE);
  g_string_free (self->theirs, TRUE);
  g_free (self);
}

/* ---- words ---- */

static char *
phrase_side (const ChanceryChange *change, ChanceryValue *value)
{
  const ChanceryField *field = change->line_field != NULL ? change->line_field : change->field;

  if (value == NULL)
    return g_strdup (_ ("nothing"));
  return chancery_phrase_value (field, value);
}

static char *
phrase_place (const ChanceryChange *change)
{
  if (change->line_field == NULL)
    return g_strdup (_ (change->field->label));
  return g_strdup_printf ("%s, %s", _ (change->field->label), _ (change->line_field->label));
}

static void
append_label (GString *labels, const ChanceryChange *change)
{
  const char *label = _ (change->field->label);

  if (strstr (labels->str, label) == NULL)
    g_string_append_printf (labels, "%s%s", labels->len > 0 ? ", " : "", label);
}

/* ---- what clashes ---- */

static const ChanceryChange *
find_place (GPtrArray *changes, const ChanceryChange *place)
{
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    if (chancery_change_same_place (g_ptr_array_index (changes, i), place))
      return g_ptr_array_index (changes, i);
  return NULL;
}

static void
add_clash (ChanceryFormJoin *self, Part *part, ChanceryChange *change, ChanceryValue *theirs)
{
  ChanceryFormClash *clash = g_new0 (ChanceryFormClash, 1);

  clash->title = g_strdup (chancery_record_get_title (part->theirs));
  clash->label = phrase_place (change);
  clash->mine = phrase_side (change, change->after);
  clash->theirs = phrase_side (change, theirs);
  clash->keep = TRUE;
  clash->change = change;
  g_ptr_array_add (self->clashes, clash);
}

static void
compare (ChanceryFormJoin *self, Part *part, GPtrArray *changes)
{
  for (guint i = 0; i < part->changes->len; i++)
    {
      ChanceryChange *ours = g_ptr_array_index (part->changes, i);
      const ChanceryChange *other = find_place (changes, ours);

      /* Of a draft without its beginning nobody knows who changed what: all of it is asked. */
      if (changes == NULL)
        add_clash (self, part, ours, ours->before);
      else if (other == NULL)
        append_label (self->ours, ours);
      else if (!chancery_value_equal (other->after, ours->after))
        add_clash (self, part, ours, other->after);
    }
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const ChanceryChange *theirs = g_ptr_array_index (changes, i);

      if (find_place (part->changes, theirs) == NULL &&
          !chancery_field_has_flag (theirs->field, CHANCERY_FIELD_PROGRAM))
        append_label (self->theirs, theirs);
    }
}

void
chancery_form_join_add (ChanceryFormJoin *self,
                        ChanceryRecord *base,
                        ChanceryRecord *theirs,
                        ChanceryDraft *mine)
{
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  Part *part;

  g_return_if_fail (self != NULL && mine != NULL);

  part = g_new0 (Part, 1);
  part->mine = chancery_draft_copy (mine);
  g_ptr_array_add (self->parts, part);
  if (theirs == NULL)
    return;
  record = chancery_draft_build (mine);
  changes = base != NULL ? chancery_change_between (base, theirs) : NULL;
  part->theirs = chancery_record_ref (theirs);
  part->changes = chancery_change_between (base != NULL ? base : theirs, record);
  compare (self, part, changes);
}

GPtrArray *
chancery_form_join_get_clashes (ChanceryFormJoin *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->clashes;
}

gboolean
chancery_form_join_is_decided (ChanceryFormJoin *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (guint i = 0; i < self->clashes->len; i++)
    if (!((ChanceryFormClash *)g_ptr_array_index (self->clashes, i))->decided)
      return FALSE;
  return TRUE;
}

const char *
chancery_form_join_get_ours (ChanceryFormJoin *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->ours->len > 0 ? self->ours->str : NULL;
}

const char *
chancery_form_join_get_theirs (ChanceryFormJoin *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->theirs->len > 0 ? self->theirs->str : NULL;
}

/* ---- joining ---- */

static gboolean
is_kept (ChanceryFormJoin *self, ChanceryChange *change)
{
  for (guint i = 0; i < self->clashes->len; i++)
    {
      ChanceryFormClash *clash = g_ptr_array_index (self->clashes, i);

      if (clash->change == change)
        return clash->keep;
    }
  return TRUE;
}

static ChanceryDraft *
build_part (ChanceryFormJoin *self, Part *part)
{
  ChanceryDraft *joined;

  if (part->theirs == NULL)
    return chancery_draft_copy (part->mine);
  joined = chancery_draft_new_from_record (part->theirs);
  for (guint i = 0; i < part->changes->len; i++)
    {
      ChanceryChange *change = g_ptr_array_index (part->changes, i);

      if (is_kept (self, change))
        chancery_change_apply (change, joined, FALSE);
    }
  return joined;
}

GPtrArray *
chancery_form_join_build (ChanceryFormJoin *self)
{
  GPtrArray *drafts;

  g_return_val_if_fail (self != NULL, NULL);

  drafts = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);
  for (guint i = 0; i < self->parts->len; i++)
    g_ptr_array_add (drafts, build_part (self, g_ptr_array_index (self->parts, i)));
  return drafts;
}
