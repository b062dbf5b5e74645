/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Records in and out of the registry: load, save, the rules of states, and what a save keeps in step
 * (lines, references, names, numbers, text, history).  The thread of the ChanceryDb. */

#pragma once

#include "chancery-db.h"
#include "chancery-draft.h"

G_BEGIN_DECLS

/** Whether @record, as it was read, is what was saved; else %CHANCERY_STORE_ERROR_DAMAGED. */
gboolean chancery_records_check_kept (ChanceryDb *db, ChanceryRecord *record, GError **error);

/** %CHANCERY_STORE_ERROR_NOT_FOUND when it is not here. */
ChanceryRecord *chancery_records_load (ChanceryDb *db, const char *uuid, GError **error);
/** In the order of @uuids; those that are not here are left out
 *  (element-type ChanceryRecord) (transfer container). */
GPtrArray *chancery_records_load_many (ChanceryDb *db, const char *const *uuids, GError **error);
/** By `record.id`. */
ChanceryRecord *chancery_records_load_row (ChanceryDb *db, gint64 row, GError **error);
/** `record.id` of @uuid, 0 when it is not here. */
gint64 chancery_records_get_row (ChanceryDb *db, const char *uuid);
/** UUID of a row (transfer full), NULL when there is none. */
char *chancery_records_get_uuid (ChanceryDb *db, gint64 row);
/** The level of the marking of @uuid (transfer full), NULL when there is no such record. */
char *chancery_records_get_level (ChanceryDb *db, const char *uuid);

/** Whether there is no record at all. */
gboolean chancery_records_is_empty (ChanceryDb *db);

/** How many records in canonical order are put into the order in which they lie at once. */
#define CHANCERY_RECORDS_STRETCH 2048

/** Called for each record; @place: which it is in canonical order, from 0.  FALSE stops. */
typedef gboolean (*ChanceryRecordFunc) (ChanceryRecord *record, guint place, gpointer user_data);
/**
 * All records, one at a time and all of one state of the registry.  FALSE when @func stopped it (@error unset) or on
 * error.
 *
 * @enough: (inout) (nullable): NULL for the canonical order (order of kinds, then by id).  Else the first
 *   %CHANCERY_RECORDS_STRETCH of that order come as they lie in the file, then the next so many: where there are many,
 *   this reads each page of the file a few times and not for each record.  It is FALSE when a stretch begins; once
 *   @func sets it, what is left of the stretch comes in canonical order.
 */
gboolean chancery_records_foreach (ChanceryDb *db,
                                   gboolean *enough,
                                   ChanceryRecordFunc func,
                                   gpointer user_data,
                                   GError **error);
/** The same for those of @uuids (in canonical order, at most %CHANCERY_RECORDS_STRETCH) that are here; the first of them
 *  is at @first_place. */
gboolean chancery_records_foreach_of (ChanceryDb *db,
                                      const char *const *uuids,
                                      guint first_place,
                                      gboolean *enough,
                                      ChanceryRecordFunc func,
                                      gpointer user_data,
                                      GError **error);

/** The latest record of @kind whose other side is @counterpart (a UUID), acting in @direction (nullable:
 *  the kind has none): what a new one may be like.  Voids do not count; NULL without @error when there
 *  is none (transfer full). */
ChanceryRecord *chancery_records_load_precedent (ChanceryDb *db,
                                                 const ChanceryKind *kind,
                                                 const char *counterpart,
                                                 const char *direction,
                                                 GError **error);

/**
 * Saves @drafts (element-type ChanceryDraft) in one transaction, all or none: references by label
 * are resolved (drafts of the same call count as here), the version of each is checked, setting a
 * frozen field of a registered record makes a correction with the act's reason, kinds that
 * register on save do so.  Returns the records as saved, in the order of @drafts
 * (element-type ChanceryRecord) (transfer container).
 */
GPtrArray *chancery_records_save (ChanceryDb *db,
                                  GPtrArray *drafts,
                                  const ChanceryAct *act,
                                  GError **error);
/** One draft. */
ChanceryRecord *chancery_records_save_one (ChanceryDb *db,
                                           ChanceryDraft *draft,
                                           const ChanceryAct *act,
                                           GError **error);
/** Adds @line to its list: no version check, the list must be ADDABLE or the record unregistered. */
gboolean chancery_records_add_line (ChanceryDb *db,
                                    const char *uuid,
                                    ChanceryLine *line,
                                    const ChanceryAct *act,
                                    GError **error);
/** The same for many lines (element-type ChanceryLine), in one save of the record. */
gboolean chancery_records_add_lines (ChanceryDb *db,
                                     const char *uuid,
                                     GPtrArray *lines,
                                     const ChanceryAct *act,
                                     GError **error);
/** Only a record that never was registered; leaves a tombstone. */
gboolean chancery_records_delete (ChanceryDb *db,
                                  const char *uuid,
                                  const ChanceryAct *act,
                                  GError **error);

/** Registers the record with what goes with it (demands, reservations, its new incident): allots the
 *  number (transfer full), "" for a kind that takes none.
 *  %CHANCERY_MODEL_ERROR_INCOMPLETE names the fields that are missing. */
char *chancery_records_register (ChanceryDb *db,
                                 const char *uuid,
                                 const ChanceryAct *act,
                                 GError **error);
/** Needs the act's reason.  Its number stays spent.  Demands and rights go void with it; what is still to be done
 *  about it stays, since it may be meant for what comes in its place. */
gboolean chancery_records_void (ChanceryDb *db,
                                const char *uuid,
                                const ChanceryAct *act,
                                GError **error);

/**
 * ChanceryVoidForesight:
 * @goes: what goes void with it; @stays: what does not, because another record repeats it
 * @waits: open tasks about it and about what goes void, which stay open
 *
 * What making a record void will do (each: element-type ChanceryRecord).
 */
typedef struct
{
  GPtrArray *goes;
  GPtrArray *stays;
  GPtrArray *waits;
} ChanceryVoidForesight;

void chancery_void_foresight_free (ChanceryVoidForesight *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryVoidForesight, chancery_void_foresight_free)

ChanceryVoidForesight *chancery_records_foresee_void (ChanceryDb *db,
                                                      const char *uuid,
                                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** @outcome, @text: (nullable): set where the kind has such fields. */
gboolean chancery_records_close (ChanceryDb *db,
                                 const char *uuid,
                                 const char *outcome,
                                 const char *text,
                                 const ChanceryAct *act,
                                 GError **error);

/**
 * Records that @ref names: tried as UUID, register number, our_ref, their_refs; the first of these
 * that matches decides.  Empty when none (element-type utf8) (transfer full).
 */
GPtrArray *chancery_records_find (ChanceryDb *db, const char *ref, GError **error);
/** The one record that @ref names: %CHANCERY_STORE_ERROR_NOT_FOUND, or …_AMBIGUOUS with the list in the
 *  message (transfer full). */
char *chancery_records_find_one (ChanceryDb *db, const char *ref, GError **error);

G_END_DECLS
