/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A draft: what is being typed or read, until it is built into a record.  The only way to make a
 * record.  Owned by one thread at a time. */

#pragma once

#include "chancery-record.h"
#include "chancery-working-days.h"

G_BEGIN_DECLS

/** A new record of @kind with a fresh version 4 id. */
ChanceryDraft *chancery_draft_new (const ChanceryKind *kind) G_GNUC_WARN_UNUSED_RESULT;
ChanceryDraft *chancery_draft_new_with_id (const ChanceryKind *kind, const char *id)
    G_GNUC_WARN_UNUSED_RESULT;
/** To edit @record: id and version are kept, so that saving can see a change that came between. */
ChanceryDraft *chancery_draft_new_from_record (ChanceryRecord *record) G_GNUC_WARN_UNUSED_RESULT;
/** A new record with what @record hands on: the CARRIED fields of the table, in lines of its own. */
ChanceryDraft *chancery_draft_new_like (ChanceryRecord *record) G_GNUC_WARN_UNUSED_RESULT;
ChanceryDraft *chancery_draft_copy (ChanceryDraft *self) G_GNUC_WARN_UNUSED_RESULT;
void chancery_draft_free (ChanceryDraft *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryDraft, chancery_draft_free)

const ChanceryKind *chancery_draft_get_kind (ChanceryDraft *self);
const char *chancery_draft_get_id (ChanceryDraft *self);
void chancery_draft_set_id (ChanceryDraft *self, const char *id);

ChanceryValue *chancery_draft_get_value (ChanceryDraft *self, const ChanceryField *field);
ChanceryValue *chancery_draft_get (ChanceryDraft *self, const char *field_id);
const char *chancery_draft_get_text (ChanceryDraft *self, const char *field_id);
/** @value: (nullable) (transfer none): NULL empties the field. */
void chancery_draft_set_value (ChanceryDraft *self,
                               const ChanceryField *field,
                               ChanceryValue *value);
void chancery_draft_set (ChanceryDraft *self, const char *field_id, ChanceryValue *value);
/** The same for the field at @position in the canonical order of the kind, for who looked it up once for many
 *  drafts; @value: (nullable) (transfer full). */
void chancery_draft_take_nth (ChanceryDraft *self, guint position, ChanceryValue *value);
ChanceryValue *chancery_draft_get_nth (ChanceryDraft *self, guint position);
/** A text or term field. */
void chancery_draft_set_text (ChanceryDraft *self, const char *field_id, const char *text);

void chancery_draft_add_line (ChanceryDraft *self, const ChanceryField *list, ChanceryLine *line);
/** @line NULL removes the line at @i. */
void chancery_draft_replace_line (ChanceryDraft *self,
                                  const ChanceryField *list,
                                  guint i,
                                  ChanceryLine *line);
/** Adds @value at the end of a LIST field. */
void chancery_draft_add_item (ChanceryDraft *self,
                              const ChanceryField *field,
                              ChanceryValue *value);

/** The day of the record, where it is one exact day of its own; CHANCERY_DAY_NONE otherwise. */
gint64 chancery_draft_get_day (ChanceryDraft *self);

const char *chancery_draft_get_unknown (ChanceryDraft *self);
void chancery_draft_set_unknown (ChanceryDraft *self, const char *unknown);

/**
 * Reads what an officer or a script typed for the field @path ("tone", "points.text"): a dotted
 * path sets the field in the last line when it is still empty there, else begins a new line.
 * Typed dates are understood from @today.  Text for references becomes a label to be resolved.
 */
gboolean chancery_draft_set_typed (ChanceryDraft *self,
                                   const char *path,
                                   const char *typed,
                                   gint64 today,
                                   GError **error);

/** Likewise; `+10wd` counts by @working_days (nullable: Monday to Friday). */
gboolean chancery_draft_set_typed_at_desk (ChanceryDraft *self,
                                           const char *path,
                                           const char *typed,
                                           gint64 today,
                                           const ChanceryWorkingDays *working_days,
                                           GError **error);

/** Likewise of somebody who writes the month in front of the day; see chancery_typed_date_parse_month_first(). */
gboolean chancery_draft_set_typed_month_first (ChanceryDraft *self,
                                               const char *path,
                                               const char *typed,
                                               gint64 today,
                                               GError **error);

/** Gives ids to lines that have none: UUID version 5 of (record id, list name, canonical content,
 *  how many equal ones precede it).  Sorts SORTED lists and KEYED lines, of which those with one key
 *  become one (chancery_line_join()).  Build calls it. */
void chancery_draft_settle (ChanceryDraft *self);

/* How many earlier contents a record remembers. */
#define CHANCERY_PAST_LENGTH 32

/** What @before holds, whose digest is @digest, is the newest of the earlier contents: `past`. */
void chancery_draft_follow (ChanceryDraft *self, ChanceryRecord *before, const char *digest);

/** Whether nothing was typed at all. */
gboolean chancery_draft_is_empty (ChanceryDraft *self);

/** The record as it stands.  Never fails: rules of states are the store's to check. */
ChanceryRecord *chancery_draft_build (ChanceryDraft *self) G_GNUC_WARN_UNUSED_RESULT;
/** The same when nobody needs the draft any more: what it holds goes over to the record, and it is freed. */
ChanceryRecord *chancery_draft_free_to_record (ChanceryDraft *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
