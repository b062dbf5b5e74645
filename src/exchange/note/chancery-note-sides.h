/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Who writes to whom when a note is drafted from a record: what was addressed to us is answered, so that the sides change.
 * Reading only; the thread of the ChanceryDb. */

#pragma once

#include "chancery-db.h"
#include "chancery-note-template.h"
#include "chancery-record.h"

G_BEGIN_DECLS

/** The form of a note verbale that answers one. */
#define CHANCERY_NOTE_REPLY "reply-note"

/**
 * ChanceryNoteSides:
 * @incoming: the record came to us: a note from it is an answer to it
 * @ours: (nullable): who writes
 * @theirs: (nullable): who is written to
 */
typedef struct
{
  gboolean incoming;
  ChanceryValue *ours;
  ChanceryValue *theirs;
} ChanceryNoteSides;

void chancery_note_sides_clear (ChanceryNoteSides *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ChanceryNoteSides, chancery_note_sides_clear)

void chancery_note_sides_find (ChanceryDb *db,
                               const ChanceryRecord *record,
                               ChanceryNoteSides *sides);

/** Whether a link of @type answers what it leads to. */
gboolean chancery_note_sides_is_answer (const char *type);

/** Whether @other, which @record names, went between the same two sides: from us to them, or from them to us. */
gboolean chancery_note_sides_went_between (ChanceryDb *db,
                                           const ChanceryRecord *record,
                                           const ChanceryRecord *other);
/** Whether @record is written, not a call or a conversation. */
gboolean chancery_note_sides_is_paper (const ChanceryRecord *record);

/** Whether a note from @record answers something: it came to us, or answers a paper by a link. */
gboolean chancery_note_sides_can_reply (ChanceryDb *db, const ChanceryRecord *record);

/** Takes out of @templates (element-type ChanceryNoteTemplate) those that are not for @record: of other kinds, and answers where
 *  it answers nothing. */
void chancery_note_sides_keep_fitting (ChanceryDb *db,
                                       const ChanceryRecord *record,
                                       GPtrArray *templates);

/** The form in which a note is drafted from @record when nobody names one: that of the record, or the answer, where it came to
 *  us or answers a paper; NULL for any (transfer full). */
char *chancery_note_sides_choose_form (ChanceryDb *db, const ChanceryRecord *record)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
