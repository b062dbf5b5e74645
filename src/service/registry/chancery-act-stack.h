/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The acts of this session that can be taken back, and those that were and can be done again.
 * Owned by the registry; main thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ChanceryTurn:
 * @group: the group of the history that is taken back; 0 for an import that stands
 * @batch: the import, which is several groups and has a log of its own; 0 for any other act
 * @words: (nullable): what the act did; known once it was taken back
 */
typedef struct
{
  gint64 group;
  gint64 batch;
  char *words;
} ChanceryTurn;

typedef struct _ChanceryActStack ChanceryActStack;

ChanceryActStack *chancery_act_stack_new (void) G_GNUC_WARN_UNUSED_RESULT;
void chancery_act_stack_free (ChanceryActStack *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryActStack, chancery_act_stack_free)

/** The one on top, NULL when empty; good until the next change. */
const ChanceryTurn *chancery_act_stack_peek (ChanceryActStack *self);
void chancery_act_stack_push (ChanceryActStack *self,
                              gint64 group,
                              gint64 batch,
                              const char *words);
void chancery_act_stack_pop (ChanceryActStack *self);
/** Forgets the import @batch wherever it stands: it was taken back otherwise. */
void chancery_act_stack_forget_batch (ChanceryActStack *self, gint64 batch);
void chancery_act_stack_clear (ChanceryActStack *self);

G_END_DECLS
