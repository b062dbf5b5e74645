/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The pane of a list: header bar with search and *New*, the records in one of two looks, and how many
 * there are.  Signals: “record-chosen” (const char *id): the selection moved there;
 * “record-activated” (const char *id): it was opened; “place-chosen” (const char *place): the
 * directory's switcher.
 *
 * The order belongs to the place and not to a look: what the header of the table or the menu of the list
 * chose for a place is kept among the settings, and both looks have it whenever that place is shown.  The
 * rows, which have no header, say it beside their number.
 *
 * Main thread; owned by the window. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-follow-bar.h"
#include "chancery-list-selection.h"
#include "chancery-place.h"
#include "chancery-record-list.h"
#include "chancery-registry.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_RECORD_LIST_VIEW (chancery_record_list_view_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryRecordListView,
                      chancery_record_list_view,
                      CHANCERY,
                      RECORD_LIST_VIEW,
                      GtkWidget)

/** @registry: (nullable). */
void chancery_record_list_view_set_registry (ChanceryRecordListView *self,
                                             ChanceryRegistry *registry);
/** Lists what belongs to @place; the words of the entry stay when @keep_words. */
void chancery_record_list_view_set_place (ChanceryRecordListView *self,
                                          const ChanceryPlace *place,
                                          gboolean keep_words);
const ChanceryPlace *chancery_record_list_view_get_place (ChanceryRecordListView *self);

/** What stands in the search entry. */
const char *chancery_record_list_view_get_typed (ChanceryRecordListView *self);
void chancery_record_list_view_set_typed (ChanceryRecordListView *self, const char *typed);
/** Asks at once for what is being typed. */
void chancery_record_list_view_hurry (ChanceryRecordListView *self);
/** What is searched in: the place, and within it what chancery_record_list_view_search_within() said (transfer
 *  full). */
char *chancery_record_list_view_dup_base (ChanceryRecordListView *self);
/** The whole query that is asked, with the words (transfer full). */
char *chancery_record_list_view_dup_query (ChanceryRecordListView *self);
/** The query that those rows answer which are counted: the last word may be meant as the beginning of one (transfer full). */
char *chancery_record_list_view_dup_answered_query (ChanceryRecordListView *self);
/** What is typed, with the beginning of a word that was meant where its half is no word of any record ("neutr*"). */
const char *chancery_record_list_view_get_meant (ChanceryRecordListView *self);
/** Types that as it is meant, before the words are kept or go elsewhere. */
void chancery_record_list_view_take_meant (ChanceryRecordListView *self);
/** Looks in @place among what answers @query only, which is called @label, with an empty entry that has the
 *  keyboard; within what is narrowed already it narrows further. */
void chancery_record_list_view_search_within (ChanceryRecordListView *self,
                                              const ChanceryPlace *place,
                                              const char *query,
                                              const char *label);
/** Back to the place and words before; FALSE when nothing narrows the list. */
gboolean chancery_record_list_view_leave_within (ChanceryRecordListView *self);
/** What it looks within, or NULL. */
const char *chancery_record_list_view_get_within (ChanceryRecordListView *self);
/** Whether the list is to have the keyboard, or its first row to be chosen, as soon as it has its rows, or a row is opened as
 *  soon as it is read. */
gboolean chancery_record_list_view_is_arriving (ChanceryRecordListView *self);
/** Whether it is arriving, or a row was chosen of which it is not known yet which record it is. */
gboolean chancery_record_list_view_is_choosing (ChanceryRecordListView *self);
/** Whether the row that is open answers what is searched, and is not only like it; without one, whether any does. */
gboolean chancery_record_list_view_answers (ChanceryRecordListView *self);
/** UUID of the record that is selected, of several the one that is open; or NULL. */
const char *chancery_record_list_view_get_selected (ChanceryRecordListView *self);
/** Which rows are selected, and the records of all rows (nullable). */
ChanceryListSelection *chancery_record_list_view_get_selection (ChanceryRecordListView *self);
ChanceryRecordList *chancery_record_list_view_get_records (ChanceryRecordListView *self);
/** Of several only the one that is open stays selected; FALSE when no more than one was. */
gboolean chancery_record_list_view_select_one (ChanceryRecordListView *self);
/** The day as on which it is shown. */
ChanceryFollowBar *chancery_record_list_view_get_follow_bar (ChanceryRecordListView *self);
/** How many records answer it. */
guint chancery_record_list_view_get_n_records (ChanceryRecordListView *self);

/** Property “table”: the table look. */
gboolean chancery_record_list_view_get_table (ChanceryRecordListView *self);
void chancery_record_list_view_set_table (ChanceryRecordListView *self, gboolean table);

/** Marks @id as the record that is open, where the list has it; tells nobody. */
void chancery_record_list_view_select (ChanceryRecordListView *self, const char *id);
/** Selects the record @steps further on, and says so. */
void chancery_record_list_view_step (ChanceryRecordListView *self, int steps);
/** Selects the first record of the result, once that is there, and says so. */
void chancery_record_list_view_choose_first (ChanceryRecordListView *self);

/** See chancery_search_bar_add_example(). */
void chancery_record_list_view_add_example (ChanceryRecordListView *self,
                                            const char *example,
                                            gsize value_at);
void chancery_record_list_view_focus_search (ChanceryRecordListView *self);
void chancery_record_list_view_focus_list (ChanceryRecordListView *self);
/** Opens the popover of conditions. */
void chancery_record_list_view_popup_refine (ChanceryRecordListView *self);
/** Opens the menu of the order, with what can be done with the whole list. */
void chancery_record_list_view_popup_order (ChanceryRecordListView *self);
/** The columns that the place has and the officer has shown, ended by NULL (transfer full). */
char **chancery_record_list_view_dup_columns (ChanceryRecordListView *self);
/** Opens the menu of kinds. */
void chancery_record_list_view_popup_new (ChanceryRecordListView *self);

G_END_DECLS
