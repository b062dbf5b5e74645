/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A record as it is in the registry: immutable, atomically reference counted, any thread.
 * Editing makes a ChanceryDraft; building the draft gives a new record. */

#pragma once

#include "chancery-kind.h"
#include "chancery-line.h"

G_BEGIN_DECLS

/* Up to here every reader of JSON takes whole numbers as they are. */
#define CHANCERY_VERSION_MAX (G_GINT64_CONSTANT (1) << 53)

typedef enum
{
  CHANCERY_STATE_DRAFT,
  CHANCERY_STATE_REGISTERED,
  CHANCERY_STATE_CLOSED,
  CHANCERY_STATE_VOID,
} ChanceryState;

const char *chancery_state_to_string (ChanceryState state);
gboolean chancery_state_from_string (const char *text, ChanceryState *state);

ChanceryRecord *chancery_record_ref (ChanceryRecord *self);
void chancery_record_unref (ChanceryRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryRecord, chancery_record_unref)

const ChanceryKind *chancery_record_get_kind (const ChanceryRecord *self);
const char *chancery_record_get_id (const ChanceryRecord *self);
/** The title to show: typed, or made by the program in the running language.  Never NULL; may be
 *  "" when there is nothing to make one of. */
const char *chancery_record_get_title (const ChanceryRecord *self);
/** The printed register number, or NULL. */
const char *chancery_record_get_reference (const ChanceryRecord *self);
ChanceryState chancery_record_get_state (const ChanceryRecord *self);
/** 0 for a record that was never saved. */
gint64 chancery_record_get_version (const ChanceryRecord *self);
/** The version that a save makes of @version: they begin anew after the last, and what is none is before the first. */
gint64 chancery_record_version_after (gint64 version);
/** Code of the marking's level, "unmarked" when none. */
const char *chancery_record_get_level (const ChanceryRecord *self);

ChanceryValue *chancery_record_get_value (const ChanceryRecord *self, const ChanceryField *field);
/** Of the field at @position in the canonical order of the kind (chancery_kind_list_fields()). */
ChanceryValue *chancery_record_get_nth (const ChanceryRecord *self, guint position);
/** By the field's id (envelope or own). */
ChanceryValue *chancery_record_get (const ChanceryRecord *self, const char *field_id);
/** Text, code or label of a single value; NULL when empty. */
const char *chancery_record_get_text (const ChanceryRecord *self, const char *field_id);
ChanceryFuzzyDate *chancery_record_get_date (const ChanceryRecord *self, const char *field_id);
/** Unknown keys of a newer format as canonical JSON of one object, or NULL. */
const char *chancery_record_get_unknown (const ChanceryRecord *self);

/** The date that gives the record its day *from its own fields* (records.md, “the day of a
 *  record”); NULL when none is filled or when the day comes from another record. */
ChanceryFuzzyDate *chancery_record_get_own_date (const ChanceryRecord *self);
/** The record whose day is this record's when its own fields give none (demand: its demarche), or
 *  NULL. */
const char *chancery_record_get_day_source (const ChanceryRecord *self);

/**
 * The latest assessment on or before @as_on (CHANCERY_DAY_NONE: any) that is our own ministry's
 * (without `according_to`), or NULL.  By `on`, then by order of lines.
 */
ChanceryLine *chancery_record_get_assessment (const ChanceryRecord *self, gint64 as_on);

/** Labels of the fields that registering needs and that are empty (element-type
 *  ChanceryField, borrowed) (transfer container). */
GPtrArray *chancery_record_get_missing (const ChanceryRecord *self);

/** The other side as the table of kinds finds it, a reference or words; NULL when there is none. */
ChanceryValue *chancery_record_get_counterpart (const ChanceryRecord *self);

/** Whether setting @field now is a correction (record registered, field frozen). */
gboolean chancery_record_is_frozen (const ChanceryRecord *self, const ChanceryField *field);
/** Whether the day in @field is waited for no more, because the record is void. */
gboolean chancery_record_is_moot (const ChanceryRecord *self, const ChanceryField *field);

G_END_DECLS
