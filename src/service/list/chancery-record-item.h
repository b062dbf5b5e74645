/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a list shows of a record: its own words, no record behind it.  An item of a long list begins
 * as an empty place and is filled in when its page has come, by notify of its properties.
 * Made on any thread by the registry, afterwards only on the main thread. */

#pragma once

#include <gio/gio.h>

#include "chancery-day.h"
#include "chancery-record.h"
#include "chancery-service-types.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_RECORD_ITEM (chancery_record_item_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryRecordItem, chancery_record_item, CHANCERY, RECORD_ITEM, GObject)

/** Whether the words are there yet; property “loaded”. */
gboolean chancery_record_item_is_loaded (ChanceryRecordItem *self);
/** UUID of the record, NULL while not loaded; property “id”. */
const char *chancery_record_item_get_id (ChanceryRecordItem *self);
/** NULL while not loaded. */
const ChanceryKind *chancery_record_item_get_kind (ChanceryRecordItem *self);
/** Register number, or NULL; property “reference”. */
const char *chancery_record_item_get_reference (ChanceryRecordItem *self);
/** As much of it as is shown in one place, never NULL; property “title”. */
const char *chancery_record_item_get_title (ChanceryRecordItem *self);
/** All of it, as a reference to the record has it; never NULL. */
const char *chancery_record_item_get_whole_title (ChanceryRecordItem *self);
/** The day in words with its precision, "" when there is none; property “date”. */
const char *chancery_record_item_get_date (ChanceryRecordItem *self);
/** The first day on which it may be, CHANCERY_DAY_NONE when that is not known. */
ChanceryDay chancery_record_item_get_first_day (ChanceryRecordItem *self);
/** The other side, "" when there is none; property “counterpart”. */
const char *chancery_record_item_get_counterpart (ChanceryRecordItem *self);
/** A line that tells namesakes and papers apart (“Mission · Afghanistan”, “Note verbale · out”),
 *  or ""; property “subtitle”. */
const char *chancery_record_item_get_subtitle (ChanceryRecordItem *self);
/** The title with the searched words in it marked, as Pango markup, or "" when nothing is searched. */
const char *chancery_record_item_get_title_markup (ChanceryRecordItem *self);
/** Where the searched words stand, as Pango markup, or ""; property “snippet”. */
const char *chancery_record_item_get_snippet (ChanceryRecordItem *self);
ChanceryState chancery_record_item_get_state (ChanceryRecordItem *self);
/** The state in words: "" for registered, “not registered”, “closed”, “void”, “to check”;
 *  property “state-words”. */
const char *chancery_record_item_get_state_words (ChanceryRecordItem *self);
/** Code of the marking; property “level”. */
const char *chancery_record_item_get_level (ChanceryRecordItem *self);
/** What the marking chip says, "" below *restricted*; property “marking”. */
const char *chancery_record_item_get_marking (ChanceryRecordItem *self);
/** The text of a column of the table look ("answer", "verdict", "since", "age", "evidence",
 *  "repeated", "repeats" (how often alone), "form", "direction", "their_refs"), or "". */
const char *chancery_record_item_get_column (ChanceryRecordItem *self, const char *column);
/** How what is watched stands: “open 14 days”, “kept”; "" for other kinds. */
const char *chancery_record_item_get_standing (ChanceryRecordItem *self);
/** All of it as one sentence, for a screen reader; property “sentence”. */
char *chancery_record_item_dup_sentence (ChanceryRecordItem *self);

G_END_DECLS
