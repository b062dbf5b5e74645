/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the list share; of no use outside chancery-record-list-view*.c. */

#pragma once

#include <adwaita.h>

#include "chancery-even-list.h"
#include "chancery-list-selection.h"
#include "chancery-list-table.h"
#include "chancery-place-switcher.h"
#include "chancery-record-list-view.h"
#include "chancery-refine.h"
#include "chancery-search-bar.h"

G_BEGIN_DECLS

struct _ChanceryRecordListView
{
  GtkWidget parent_instance;

  ChanceryRegistry *registry;
  const ChanceryPlace *place;
  ChanceryRecordList *records;
  ChanceryListSelection *selection;
  gboolean table;
  gboolean sidebar_hidden;
  gboolean last_pane;
  gboolean settling;
  char *wanted;
  /* It is to be scrolled to as soon as the list has it. */
  gboolean wanted_unseen;
  /* The row that was chosen is told of as soon as it is read. */
  gboolean choice_waits;
  /* The row that is opened as soon as it is read. */
  ChanceryRecordItem *opening; /* weak */
  /* What was asked of a result that is on its way: that its first record is chosen. */
  gboolean first_wanted;
  /* What was searched for last, and that nobody has gone to what was found: who does means its first record. */
  char *typed;
  gboolean typed_anew;
  /* What had the focus when the list was to take it, which it does when it has its rows. */
  GtkWidget *focus_from; /* weak */
  /* What had it when the key for refining was pressed, and has it again when that is over. */
  GtkWidget *refine_from; /* weak */
  guint icons_source;
  guint scroll_source;
  /* Where the rows are to be seen when they are there anew. */
  ChanceryEvenListPlace coming;
  /* Until the list that is turned to has rows for the keyboard. */
  guint focus_tick;
  guint focus_tries;
  /* What narrows the list, how it is called, and what stood there before; all NULL without. */
  char *within;
  char *within_label;
  char *within_typed;
  const ChanceryPlace *within_place;
  /* The key that takes letters or the narrowing away is held down since it took letters, or since it took that. */
  gboolean held_for_letters;
  gboolean held_for_within;
  GSettings *settings;
  GSimpleActionGroup *order_actions;

  GtkWidget *box;
  ChancerySearchBar *search_bar;
  ChanceryPlaceSwitcher *switcher;
  GtkStack *stack;
  ChanceryEvenList *rows;
  ChanceryListTable *columns;
  AdwStatusPage *empty_page;
  AdwStatusPage *nothing_page;
  GtkButton *suggested_button;
  GtkButton *without_button;
  GtkBox *left_out_box;
  /* What its buttons are for. */
  GPtrArray *left_out;
  GtkWidget *everywhere_button;
  GtkWidget *within_bar;
  GtkLabel *within_words;
  GtkButton *empty_button;
  AdwStatusPage *problem_page;
  GtkLabel *count_label;
  GtkMenuButton *order_button;
  GtkMenuButton *refine_button;
  ChanceryRefine *refine;
  ChanceryFollowBar *follow_bar;
  AdwBin *follow_bin;
  GtkSpinner *spinner;
};

/* chancery-record-list-view.c */

/** Shows rows, table or what is said where there are none, and how many there are. */
void chancery_record_list_view_update (ChanceryRecordListView *self);

/* chancery-record-list-view-nothing.c */

/** Says what may help where an answer, which is there, is empty. */
void chancery_record_list_view_update_nothing (ChanceryRecordListView *self);
/** What may have been meant is searched: for the template. */
void chancery_record_list_view_suggested_cb (ChanceryRecordListView *self);
/** The condition that nothing fulfils is left out: for the template. */
void chancery_record_list_view_without_cb (ChanceryRecordListView *self);

/* chancery-record-list-view-order.c */

void chancery_record_list_view_init_order (ChanceryRecordListView *self);
/** Sorts by what is remembered of the place, and offers its columns. */
void chancery_record_list_view_restore_order (ChanceryRecordListView *self);
/** The order in words where nothing else shows it, or NULL (transfer full). */
char *chancery_record_list_view_phrase_order (ChanceryRecordListView *self);
/** The header of the table was pressed: for the template. */
void chancery_record_list_view_sort_changed_cb (ChanceryListTable *columns,
                                                const char *column,
                                                gboolean descending,
                                                gpointer user_data);

/* chancery-record-list-view-selection.c */

/** Listens to the selection. */
void chancery_record_list_view_watch_selection (ChanceryRecordListView *self);
/** Listens to what its records tell. */
void chancery_record_list_view_watch_records (ChanceryRecordListView *self);
/** A row was opened: for the templates of both looks. */
void chancery_record_list_view_activated_cb (gpointer view, guint position, gpointer user_data);
/** The search is left for the list: for the template. */
void chancery_record_list_view_leave_search_cb (ChancerySearchBar *search_bar, gpointer user_data);
/** Nothing is asked of a result any more, and keys that wait for it are dropped. */
void chancery_record_list_view_forget_wanted (ChanceryRecordListView *self);
/** The result is there: does what was asked of it while it was on its way, with the focus. */
void chancery_record_list_view_arrive (ChanceryRecordListView *self);
/** Takes the focus to the row that is selected; FALSE where it is not in sight. */
gboolean chancery_record_list_view_focus_selected (ChanceryRecordListView *self);
/** Takes it there as soon as there are rows, unless something else has it by then. */
void chancery_record_list_view_focus_soon (ChanceryRecordListView *self);
/** Nothing waits for rows any more, to have the focus. */
void chancery_record_list_view_focus_no_more (ChanceryRecordListView *self);

/* chancery-record-list-view-within.c */

void chancery_record_list_view_init_within (ChanceryRecordListView *self);
/** Nothing narrows the list any more; asks nothing. */
void chancery_record_list_view_forget_within (ChanceryRecordListView *self);

G_END_DECLS
