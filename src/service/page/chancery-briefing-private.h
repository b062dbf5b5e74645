/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How a briefing is gathered, on the fetcher's thread: what the files chancery-briefing-*.c share.  Of no
 * use elsewhere. */

#pragma once

#include "chancery-briefing.h"
#include "chancery-db.h"
#include "chancery-dealings.h"
#include "chancery-rows.h"

G_BEGIN_DECLS

struct _ChanceryBriefing
{
  gatomicrefcount ref_count;
  char *party;
  char *subject;
  ChanceryDay day;
  GPtrArray *parts;
  char *marking;
  char *checkpoint;
};

/**
 * ChanceryBriefingDesk:
 * @acts: demarches with the party, newest first (element-type ChanceryRecord)
 * @rows: what is known of a record that is cited, by UUID (ChanceryListRow)
 * @level: the highest so far
 * @failed: a record that is spoken of could not be read
 *
 * What is at hand while it is written.
 */
typedef struct
{
  ChanceryDb *db;
  ChanceryBriefing *briefing;
  gint64 party;
  char *subject;
  GPtrArray *acts;
  gboolean acts_cut;
  GHashTable *rows;
  char *level;
  GHashTable *caveats;
  gboolean failed;
} ChanceryBriefingDesk;

/** A part that is added to the briefing; it stays when it gets lines. */
ChanceryBriefingPart *chancery_briefing_desk_begin (ChanceryBriefingDesk *self,
                                                    const char *id,
                                                    const char *heading);
/** The records of one sort (element-type ChanceryRecord) (transfer container); sets @cut. */
GPtrArray *chancery_briefing_desk_load (ChanceryBriefingDesk *self,
                                        ChanceryDealing dealing,
                                        guint limit,
                                        gboolean *cut,
                                        GError **error);
/** What lists show of @id, or NULL when it is not here. */
ChanceryListRow *chancery_briefing_desk_row (ChanceryBriefingDesk *self, const char *id);
/** A line that rests on @id, or on @instead when @id is NULL or not here; @text is taken. */
ChanceryBriefingLine *chancery_briefing_desk_add (ChanceryBriefingDesk *self,
                                                  ChanceryBriefingPart *part,
                                                  const char *id,
                                                  const char *instead,
                                                  char *text);
/** When the record was, in words; "" when nobody said (transfer full). */
char *chancery_briefing_desk_phrase_day (ChanceryBriefingDesk *self, const char *id);
/** A field of a line or record in words, NULL when empty (transfer full). */
char *chancery_briefing_phrase (ChanceryRecord *record, const char *field);
char *chancery_briefing_phrase_in (ChanceryLine *line, const char *field);
/** Appends @text (nullable; taken) after a middle dot. */
void chancery_briefing_join (GString *words, char *text);
/** A term as a sentence begins (transfer full). */
char *chancery_briefing_capitalise (const char *words);

/* The parts */

/** chancery-briefing-watched.c: assurances, demands, rights. */
gboolean chancery_briefing_add_watched (ChanceryBriefingDesk *self, GError **error);
gboolean chancery_briefing_add_rights (ChanceryBriefingDesk *self, GError **error);
/** chancery-briefing-acts.c: tone, last wording, answers, public words, who was received. */
gboolean chancery_briefing_add_acts (ChanceryBriefingDesk *self, GError **error);
gboolean chancery_briefing_add_people (ChanceryBriefingDesk *self, GError **error);
gboolean chancery_briefing_add_statements (ChanceryBriefingDesk *self, GError **error);
/** chancery-briefing-disputed.c */
gboolean chancery_briefing_add_disputed (ChanceryBriefingDesk *self, GError **error);
/** chancery-briefing-due.c */
gboolean chancery_briefing_add_due (ChanceryBriefingDesk *self, GError **error);

G_END_DECLS
