/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes what a press text proposes into a group of drafts (the record of a form
 * first, then what stands on its form), takes it back, and lets every taken value
 * cite the text: a line that has a place for its source names it there with the
 * exact words, everything else by a link *cites* whose note names the field and
 * quotes the words. Pure functions of the drafts; the thread that owns them.
 */

#pragma once

#include "chancery-press-fields.h"

G_BEGIN_DECLS

/**
 * ChanceryPressTake:
 * @field: what was filled
 * @record: id of the draft in which it stands
 * @wording: the words of the text
 * @value: what was put there
 * @before: (nullable): what stood there
 * @made: whether the draft itself was made for it
 *
 * One value that was taken.
 */
typedef struct
{
  const ChanceryPressField *field;
  char *record;
  char *wording;
  ChanceryValue *value;
  ChanceryValue *before;
  gboolean made;
} ChanceryPressTake;

void chancery_press_take_free (ChanceryPressTake *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryPressTake, chancery_press_take_free)

/* The code that a text suggests for the kind with this id, or %NULL. */
typedef const char *(*ChanceryPressGuess) (const char *kind, const char *text);

/**
 * chancery_press_fill_take:
 * @drafts: (element-type ChanceryDraft): the group; a draft may be added
 * @named: (nullable): who is meant, for a name
 * @wording: the words of the text
 * @source: id of the paper as which the text is kept
 * @guess: (nullable): finds the form of a record that is made
 *
 * Returns: (transfer full): what was done, or %NULL with
 *   %CHANCERY_MODEL_ERROR_INVALID and a sentence when the form has no place for it
 */
ChanceryPressTake *chancery_press_fill_take (GPtrArray *drafts,
                                             const ChanceryPressField *field,
                                             const ChanceryPressSpan *span,
                                             ChanceryNamed *named,
                                             const char *wording,
                                             const char *source,
                                             ChanceryPressGuess guess,
                                             GError **error);

/**
 * chancery_press_fill_stands:
 *
 * Returns: whether what was taken is still there as it was taken
 */
gboolean chancery_press_fill_stands (GPtrArray *drafts,
                                     const ChanceryPressTake *take,
                                     const char *source);

/* Puts back what stood there, unless something else was put there meanwhile. */
void chancery_press_fill_take_back (GPtrArray *drafts,
                                    const ChanceryPressTake *take,
                                    const char *source);

/**
 * chancery_press_fill_cite:
 * @takes: (element-type ChanceryPressTake): all that was taken
 *
 * Writes the citations of what still stands, and takes away those of what does not.
 *
 * Returns: how many there are
 */
guint chancery_press_fill_cite (GPtrArray *drafts, GPtrArray *takes, const char *source);

G_END_DECLS
