/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The answer to a query as a GListModel of ChanceryRecordItem: a vector of row ids in their final
 * order, and pages of items that are asked for when a row is looked at.  A new query cancels
 * the one that runs; late answers are dropped by their generation number.  A wholly new result is
 * announced as *all gone* and then *these came*; a change in one place, after something was written, as that
 * change.  When rows came and went in several places between, as while a file is brought in, all go and come
 * too, but between “remapping” (GArray of ChanceryRowChange), which says what becomes of each position, and
 * “remapped”: who holds positions maps them by the one and has them back after the other.
 * Main thread; owned by who made it. */

#pragma once

#include <gio/gio.h>

#include "chancery-day.h"
#include "chancery-service-types.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_RECORD_LIST (chancery_record_list_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryRecordList, chancery_record_list, CHANCERY, RECORD_LIST, GObject)

/** An empty list over @registry; it follows the registry's changes while it lives. */
ChanceryRecordList *chancery_record_list_new (ChanceryRegistry *registry) G_GNUC_WARN_UNUSED_RESULT;

/**
 * Asks @base and @typed together: @base is the place ("kind:demarche"), @typed what stands in the
 * search entry (half-typed text is valid).  Either may be NULL.  Asking the same again does nothing.
 */
void chancery_record_list_set_query (ChanceryRecordList *self, const char *base, const char *typed);
/** Lists just @rows (element-type gint64) (transfer full), in their order, and searches nothing from now on;
 *  their words are kept up to date. */
void chancery_record_list_take_rows (ChanceryRecordList *self, GArray *rows);
/** The text that was asked last, base and typed together (transfer full). */
char *chancery_record_list_dup_query (ChanceryRecordList *self);
/** What was typed last, as what stands in the list answers it: with its last word only begun where nothing has that itself;
 *  never NULL. */
const char *chancery_record_list_get_meant (ChanceryRecordList *self);
/** The query that those rows answer which are counted, for whoever does something with them (transfer full). */
char *chancery_record_list_dup_answered_query (ChanceryRecordList *self);
/** The words typed last, never NULL. */
const char *chancery_record_list_get_typed (ChanceryRecordList *self);

/** The order by column ("date", "reference", "title", "counterpart", "state", …); NULL is the order
 *  of the place, newest first. */
void chancery_record_list_set_sort (ChanceryRecordList *self,
                                    const char *column,
                                    gboolean descending);
/** The column, NULL for the order of the place; @descending: (out). */
const char *chancery_record_list_get_sort (ChanceryRecordList *self, gboolean *descending);

/** Shows things as they stood on @day; CHANCERY_DAY_NONE is now. */
void chancery_record_list_set_as_on (ChanceryRecordList *self, ChanceryDay day);
ChanceryDay chancery_record_list_get_as_on (ChanceryRecordList *self);
/** Whether an answer is awaited; property “searching”. */
gboolean chancery_record_list_is_searching (ChanceryRecordList *self);
/** Whether all that answers what was asked last is there, but perhaps not what was written since. */
gboolean chancery_record_list_is_answered (ChanceryRecordList *self);
/** Whether these are only the first rows, and the others are on their way. */
gboolean chancery_record_list_is_partial (ChanceryRecordList *self);
/** How many rows answer the query; those after them would if its last word went on, and then come those that sound like it. */
guint chancery_record_list_get_n_exact (ChanceryRecordList *self);
/** How many rows would answer if the last word of the query went on. */
guint chancery_record_list_get_n_begun (ChanceryRecordList *self);
/** (nullable): the query whose words those rows have that answer: names and numbers as they stand there. */
const char *chancery_record_list_get_found (ChanceryRecordList *self);
/** (nullable): the query whose words those rows have that follow those that answer. */
const char *chancery_record_list_get_marked (ChanceryRecordList *self);
/** (nullable): what may have been meant where nothing was found. */
const char *chancery_record_list_get_suggestion (ChanceryRecordList *self);
/** The condition of the search to which no record answers, where nothing was found; NULL else. */
const char *chancery_record_list_get_unmet (ChanceryRecordList *self);
/** (nullable) (transfer none) (element-type ChanceryLeftOut): what of the search would have to go alone for something to be found,
 *  where nothing was; another array with each answer. */
GPtrArray *chancery_record_list_get_left_out (ChanceryRecordList *self);
/** What went wrong with the last query, a sentence, or NULL; property “problem”. */
const char *chancery_record_list_get_problem (ChanceryRecordList *self);

ChanceryRegistry *chancery_record_list_get_registry (ChanceryRecordList *self);
/** The row id of the record at @position, 0 past the end. */
gint64 chancery_record_list_get_row (ChanceryRecordList *self, guint position);

/** Asks again, when something outside has changed. */
void chancery_record_list_refresh (ChanceryRecordList *self);

/** Looks for the record @id (nullable) in the list, now and in every answer to come; signal
 *  “sought” when its position is known or has changed. */
void chancery_record_list_seek (ChanceryRecordList *self, const char *id);
/** Where the record that is sought stands; FALSE when it does not, or not yet. */
gboolean chancery_record_list_get_sought (ChanceryRecordList *self, guint *position);

G_END_DECLS
