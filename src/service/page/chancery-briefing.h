/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What an officer wants to know before a party is met: earlier assurances and what became of them, open
 * demands, the tone of the acts, the last wording, answers, rights reserved, what is disputed, what is due,
 * who was received.  Every line rests on a record and says on which; where there is nothing, nothing is
 * said.  Built on a worker, immutable afterwards, atomically reference counted. */

#pragma once

#include "chancery-registry.h"

G_BEGIN_DECLS

/**
 * ChanceryBriefingLine:
 * @id: UUID of the record that it rests on; Return opens it
 * @kind: of that record
 * @side: when, or what part of an act; ""
 * @text: what is said, in our words or the title of the record; ""
 * @quote: (nullable): somebody's exact words
 * @state: (nullable): the verdict, or *differs*
 * @detail: (nullable): what became of it, how old it is, who says so
 * @citation: number or title, and date
 * @rank: the rung of its tone, from 0; -1 for lines that have none
 * @ours: of a line with a tone: whether we spoke
 * @day: (nullable): of a line with a tone
 * @under: belongs below the line before that is not
 */
typedef struct
{
  char *id;
  const ChanceryKind *kind;
  char *side;
  char *text;
  char *quote;
  char *state;
  char *detail;
  char *citation;
  int rank;
  gboolean ours;
  ChanceryDay day;
  gboolean under;
} ChanceryBriefingLine;

/**
 * ChanceryBriefingPart:
 * @id: “assurances”, “demands”, “tone”, …
 * @heading: translated
 * @lines: (element-type ChanceryBriefingLine)
 * @cut: there are older ones that are not shown
 */
typedef struct
{
  const char *id;
  const char *heading;
  GPtrArray *lines;
  gboolean cut;
} ChanceryBriefingPart;

#define CHANCERY_TYPE_BRIEFING (chancery_briefing_get_type ())
GType chancery_briefing_get_type (void);
ChanceryBriefing *chancery_briefing_ref (ChanceryBriefing *self);
void chancery_briefing_unref (ChanceryBriefing *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryBriefing, chancery_briefing_unref)

/** Name of the party. */
const char *chancery_briefing_get_party (ChanceryBriefing *self);
/** The query that gives the subject, as typed; "" for whatever there is. */
const char *chancery_briefing_get_subject (ChanceryBriefing *self);
/** The day from which ages are counted. */
ChanceryDay chancery_briefing_get_day (ChanceryBriefing *self);
/** Parts that have lines, in the order of reading
 *  (element-type ChanceryBriefingPart) (transfer none). */
GPtrArray *chancery_briefing_get_parts (ChanceryBriefing *self);
/** The highest marking of all that it rests on, in words; "" for unmarked. */
const char *chancery_briefing_get_marking (ChanceryBriefing *self);
/** Where the history stands, for print. */
const char *chancery_briefing_get_checkpoint (ChanceryBriefing *self);

/** @party: UUID; @subject: query text, "" for whatever there is. */
void chancery_registry_briefing_async (ChanceryRegistry *self,
                                       const char *party,
                                       const char *subject,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
ChanceryBriefing *chancery_registry_briefing_finish (ChanceryRegistry *self,
                                                     GAsyncResult *result,
                                                     GError **error);

/** Whom the record @id is about, and what: the party, and the case file in which it lies. */
void chancery_registry_find_meeting_async (ChanceryRegistry *self,
                                           const char *id,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
/** The party, with the query of the subject as its subtitle; NULL without @error when it is about
 *  nobody (transfer full). */
ChanceryRecordItem *chancery_registry_find_meeting_finish (ChanceryRegistry *self,
                                                           GAsyncResult *result,
                                                           GError **error);

G_END_DECLS
