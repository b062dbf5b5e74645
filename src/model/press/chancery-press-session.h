/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A press text beside a form: what it proposes, ordered as the form is, what was
 * taken and what was dropped, and the paper as which the text is kept. It knows
 * no widget: a form hands it its drafts to take something into them and collects
 * its paper and its citations when it keeps or saves. Owned by one thread.
 */

#pragma once

#include "chancery-press-fill.h"

G_BEGIN_DECLS

typedef enum
{
  CHANCERY_PROPOSAL_OPEN,
  CHANCERY_PROPOSAL_TAKEN,
  CHANCERY_PROPOSAL_DROPPED,
} ChanceryProposalState;

/**
 * ChanceryPressOption:
 * @named: (nullable): who is meant, for a name
 *
 * One way to take a proposal.
 */
typedef struct
{
  const ChanceryPressField *field;
  ChanceryNamed *named;
  ChanceryPressConfidence confidence;
} ChanceryPressOption;

/**
 * ChanceryPressProposal:
 * @span: the first place that says so
 * @n_times: how many places do
 * @field: the field under which it stands
 * @options: ways to take it, likeliest first
 * @ambiguous: whether nobody but the officer can tell which of them is meant
 */
typedef struct
{
  const ChanceryPressSpan *span;
  guint n_times;
  const ChanceryPressField *field;
  ChanceryPressConfidence confidence;
  GArray *options;
  gboolean ambiguous;
  ChanceryProposalState state;
} ChanceryPressProposal;

typedef struct _ChanceryPressSession ChanceryPressSession;

/**
 * chancery_press_session_new:
 * @kinds: (element-type ChanceryKind): the kinds of records that stand on the
 *   form, that of the form first
 * @own: (nullable): id of our own party, to whom we do not address ourselves
 */
ChanceryPressSession *chancery_press_session_new (ChanceryPressText *text,
                                                  GPtrArray *kinds,
                                                  const char *own) G_GNUC_WARN_UNUSED_RESULT;
void chancery_press_session_free (ChanceryPressSession *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryPressSession, chancery_press_session_free)

/**
 * chancery_press_session_find_kept:
 * @drafts: (element-type ChanceryDraft): as they were kept
 *
 * Returns: (transfer none) (nullable): the paper of a text that stood beside the
 *   form when they were kept
 */
ChanceryDraft *chancery_press_session_find_kept (GPtrArray *drafts);
/* The text that such a paper holds. */
const char *chancery_press_session_get_kept_text (ChanceryDraft *kept);

/* Takes such a paper and the links to it out of @drafts (transfer full). */
ChanceryDraft *chancery_press_session_steal_kept (GPtrArray *drafts);

/**
 * chancery_press_session_restore:
 * @drafts: (element-type ChanceryDraft): as they were kept, with @kept or without
 *
 * Takes up again what was taken and dropped when @kept was kept. What was taken
 * can still be taken back, to nothing.
 */
void chancery_press_session_restore (ChanceryPressSession *self,
                                     ChanceryDraft *kept,
                                     GPtrArray *drafts);

ChanceryPressText *chancery_press_session_get_text (ChanceryPressSession *self);
/* Id of the paper. */
const char *chancery_press_session_get_source (ChanceryPressSession *self);
guint chancery_press_session_get_n (ChanceryPressSession *self);
const ChanceryPressProposal *chancery_press_session_get (ChanceryPressSession *self, guint i);

/**
 * chancery_press_session_next:
 * @from: where to begin, or -1
 * @step: 1 or -1
 *
 * Returns: the next proposal that still asks for an answer, and whose field has
 *   none yet; round at the ends; -1 when there is none
 */
int chancery_press_session_next (ChanceryPressSession *self, int from, int step);

/**
 * chancery_press_session_take:
 * @option: which of its options, 0 for the likeliest
 *
 * Returns: (transfer none) (nullable): what was taken, or %NULL with a sentence
 */
const ChanceryPressTake *chancery_press_session_take (ChanceryPressSession *self,
                                                      guint i,
                                                      guint option,
                                                      GPtrArray *drafts,
                                                      ChanceryPressGuess guess,
                                                      GError **error);
void chancery_press_session_drop (ChanceryPressSession *self, guint i);

/**
 * chancery_press_session_undo:
 * @take: (out) (optional) (transfer full): what was taken back from the drafts
 *
 * Takes back what was last taken or dropped here.
 *
 * Returns: which proposal is open again, or -1
 */
int chancery_press_session_undo (ChanceryPressSession *self,
                                 GPtrArray *drafts,
                                 ChanceryPressTake **take);

/**
 * chancery_press_session_list_takes:
 *
 * Returns: (transfer none) (element-type ChanceryPressTake): in the order in which
 *   they were taken
 */
GPtrArray *chancery_press_session_list_takes (ChanceryPressSession *self);

/**
 * chancery_press_session_keep:
 *
 * Adds the paper and the citations to @drafts, and to the paper what a later
 * program needs to go on: for the draft on disk.
 */
void chancery_press_session_keep (ChanceryPressSession *self, GPtrArray *drafts);

/**
 * chancery_press_session_save:
 *
 * Adds the citations and, when something cites it, the paper: for the registry.
 */
void chancery_press_session_save (ChanceryPressSession *self, GPtrArray *drafts);

G_END_DECLS
