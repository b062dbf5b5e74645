/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files of the window share; of no use outside chancery-window*.c. */

#pragma once

#include "chancery-desk-page.h"
#include "chancery-first-run.h"
#include "chancery-import-page.h"
#include "chancery-operation.h"
#include "chancery-record-form.h"
#include "chancery-record-list-view.h"
#include "chancery-record-page.h"
#include "chancery-registry.h"
#include "chancery-search-counts.h"
#include "chancery-sidebar.h"
#include "chancery-view.h"
#include "chancery-window.h"

G_BEGIN_DECLS

struct _ChanceryWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings;
  ChanceryRegistry *registry;
  GCancellable *cancellable;
  guint desk_source;
  /* The registry that is being opened. */
  ChanceryRegistry *opening;
  /* What is to be brought in once it is open (element-type GFile); NULL for nothing. */
  GPtrArray *waiting_files;
  /* What the officer answered, until the new registry has it. */
  gboolean starting;
  /* What the officer named and is not there yet: a new registry is made there. */
  char *named_path;

  AdwToastOverlay *toasts;
  AdwToast *toast; /* weak: the one that is shown */
  GtkStack *stack;
  ChanceryFirstRun *first_run; /* NULL until it is first seen, as is the import page */
  ChanceryImportPage *import_page;
  GtkWidget *import_focus; /* weak: what has the focus in it */
  AdwFlap *flap;
  GtkMenuButton *primary_button;
  AdwWindowTitle *registry_title;
  ChancerySidebar *sidebar;
  GtkStack *places;
  ChanceryDeskPage *desk_page;
  AdwBin *view_bin;
  /* Where the view was called from, what had the focus there, what has it in the view, and whether
   * the officer is only looking at a list or record of it. */
  char *view_origin;
  GtkWidget *view_focus;
  GtkWidget *view_number;
  gboolean view_waits;
  /* It waits behind a record that was opened from it: one Escape comes back. */
  gboolean view_record;
  /* The record that is selected in the list. */
  char *chosen;
  /* What the list showed before it listed what a number counts. */
  const ChanceryPlace *view_place;
  char *view_typed;
  AdwLeaflet *leaflet;
  ChanceryRecordListView *list;
  GtkStack *list_stack;
  AdwBin *press_bin;
  GtkWidget *press_button;
  GtkWidget *list_pane;
  GtkWidget *page_separator;
  GtkWidget *page_pane;
  AdwWindowTitle *page_title;
  GtkWidget *back_button;
  GtkWidget *record_menu_button;
  GtkWidget *page_buttons;
  GtkStack *page_stack;
  AdwBin *record_bin;
  AdwBin *form_bin;
  GtkWidget *example_line;
  GtkLabel *example_label;
  GtkWidget *leave_example;
  GtkWidget *leave_day;
  GtkWidget *draft_line;
  GtkLabel *draft_label;
  /* The form that the line offers, and whether the first desk still has to be looked at for one. */
  char *offered_draft;
  /* The page was opened on the desk, and closing it leads back there. */
  gboolean from_desk;
  /* The form was asked for on the page of a record. */
  gboolean form_from_page;
  gboolean may_offer_draft;
  /* That of which the words are marked on the page. */
  char *marked_query;
  /* Actions that wait for an answer, in the order in which they were asked for, and the query; NULL: none does. */
  GPtrArray *awaiting;
  char *awaited_query;
  /* The saved search that the list began with, how many each finds, and the one taken away last. */
  char *search_name;
  ChancerySearchCounts *search_counts;
  char *removed_name;
  char *removed_query;
  int removed_at;
  /* What is being done to many rows: how it is stopped, when that is offered, and the toast that does. */
  ChanceryOperation *filing;
  guint filing_source;
  AdwToast *filing_toast; /* weak */
  /* It goes when all is written; on the form something stood in the way before. */
  gboolean closing;
  gboolean closing_with_problem;
  guint closing_source;
  /* Registries that were left and are still written to. */
  guint n_left;
  /* Registries in which something is done that the session should not end in, and by what that is asked of it. */
  guint n_working;
  guint session_source;
  guint session_cookie;
  GtkWidget *read_only_line;
  GtkLabel *read_only_label;
};

/* chancery-window-actions.c */

void chancery_window_install_actions (GtkWidgetClass *widget_class);
/** Enables what can be done now. */
void chancery_window_update_actions (ChanceryWindow *self);

/* chancery-window-answer.c */

/** Does @action of the window once the list has answered what stands in its search, which is asked at once; FALSE when it
 *  has, or is not seen. */
gboolean chancery_window_await_answer (ChanceryWindow *self, const char *action);
/** Where nothing in the list answers: says @sentence, that there is nothing for what was asked, or what to do where all of it is
 *  only like what was typed; FALSE where something answers. */
gboolean chancery_window_say_nothing (ChanceryWindow *self, const char *sentence);
/** Whether one waits for that. */
gboolean chancery_window_awaits_answer (ChanceryWindow *self);
/** The list has answered, and the page is marked. */
void chancery_window_answered (ChanceryWindow *self);
/** What waits is wanted no more, nor are the keys after it. */
void chancery_window_forget_answer (ChanceryWindow *self);

/* chancery-window-registry.c */

/** Makes the registry that the first-run page describes. */
void chancery_window_start_registry (ChanceryWindow *self);
/** Opens the example, making it first if it is not there. */
void chancery_window_open_example (ChanceryWindow *self);
/** The day on which a file made the desk stand still goes. */
void chancery_window_count_from_today (ChanceryWindow *self);
/** Closes the registry and shows the first-run page. */
void chancery_window_leave_registry (ChanceryWindow *self);
/** Asks for the desk again, soon. */
void chancery_window_queue_desk (ChanceryWindow *self);

/* chancery-window-close.c */

/** The window is told when the writer of its registry has done all. */
void chancery_window_watch_writing (ChanceryWindow *self);
/** The registry is left: whoever goes on with another one does not close, and what is still written to this one is waited
 *  for when they do. */
void chancery_window_leave_writing (ChanceryWindow *self);
/** Keeps what is typed, and answers whether the window can go now.  Where not, it says what is to be finished first, or
 *  goes by itself once all is written. */
gboolean chancery_window_may_close (ChanceryWindow *self);
/** It does not go yet: something is to be read. */
void chancery_window_stay (ChanceryWindow *self);

/* chancery-window-desk.c */

/** An action was done on the day of the desk. */
void chancery_window_action_done (ChanceryWindow *self, const char *id);
/** Likewise, once the officer has said what came of it. */
void chancery_window_action_result (ChanceryWindow *self, const char *id);
/** An action is due so many working days later, from its day or from today, whichever is later. */
void chancery_window_action_moved (ChanceryWindow *self, const char *id, int days);
/** Asks by how many working days the action @id is moved. */
void chancery_window_action_move (ChanceryWindow *self, const char *id);
/** The form of a new action on the record @id. */
void chancery_window_action_plan (ChanceryWindow *self, const char *id);

/* chancery-window-drop.c */

/** Files may be dropped on it. */
void chancery_window_take_files (ChanceryWindow *self);

/* chancery-window-drafts.c */

void chancery_window_install_draft_actions (GtkWidgetClass *widget_class);
/** Offers what @desk says is not finished, once after a registry was opened. */
void chancery_window_offer_draft (ChanceryWindow *self, ChanceryDesk *desk);
/** Takes the offer away. */
void chancery_window_withdraw_draft (ChanceryWindow *self);

/* chancery-window-follow.c */

void chancery_window_install_follow_actions (GtkWidgetClass *widget_class);
/** List and page share their day. */
void chancery_window_connect_follow (ChanceryWindow *self, ChanceryRecordPage *page);
/** The page is shown as on the day of the list. */
void chancery_window_follow_list (ChanceryWindow *self);
/** Whether something was shown as on another day, and is so no longer. */
gboolean chancery_window_back_to_today (ChanceryWindow *self);

/* chancery-window-file.c */

void chancery_window_install_file_actions (GtkWidgetClass *widget_class);
/** The rows of the list that are selected (element-type gint64) (transfer full). */
GArray *chancery_window_list_selected (ChanceryWindow *self) G_GNUC_WARN_UNUSED_RESULT;
/** The same where they are several and not all; else NULL: then the list as a whole is meant. */
GArray *chancery_window_list_several (ChanceryWindow *self) G_GNUC_WARN_UNUSED_RESULT;

/* chancery-window-task.c */

void chancery_window_install_task_actions (GtkWidgetClass *widget_class);
/** Something long begins, called @title: `filing` is its operation.  Only one at a time. */
void chancery_window_begin_task (ChanceryWindow *self, const char *title);
/** It is over. */
void chancery_window_end_task (ChanceryWindow *self);
/** Says what is still being done; FALSE when nothing is. */
gboolean chancery_window_say_task (ChanceryWindow *self);

/* chancery-window-tags.c */

void chancery_window_install_tag_actions (GtkWidgetClass *widget_class);

/* chancery-window-help.c */

void chancery_window_install_help_actions (GtkWidgetClass *widget_class);

/* chancery-window-import.c */

/** What waited for a registry is read now that one is open. */
void chancery_window_import_waiting (ChanceryWindow *self);
/** Says why the registry for which it waited is not open, and that nothing of it is brought in. */
void chancery_window_leave_waiting (ChanceryWindow *self, const GError *error);
void chancery_window_install_import_actions (GtkWidgetClass *widget_class);
/** The page on which a file is judged (transfer none); made when it is first asked for. */
ChanceryImportPage *chancery_window_get_import_page (ChanceryWindow *self);
/** Whether a file is judged: the rest is covered. */
gboolean chancery_window_is_importing (ChanceryWindow *self);

/* chancery-window-keys.c */

void chancery_window_install_key_actions (GtkWidgetClass *widget_class);
/** Keeps keys back that are meant for what is still on its way. */
void chancery_window_watch_keys (ChanceryWindow *self);
/** Does what @key (“edit”, “link”) of a record page does, to the record that is seen, else to that of the row that has the
 *  keyboard, or of the one that is selected, or says why not. */
void chancery_window_press_for_record (ChanceryWindow *self, const char *key);
/** Exports the rows that are selected; FALSE where the list as a whole is meant. */
gboolean chancery_window_export_selected (ChanceryWindow *self);
/** Assesses the record @id, of the desk. */
void chancery_window_assess (ChanceryWindow *self, const char *id);

/* chancery-window-pages.c */

/** Does @action of the window once the record that was asked for is seen; FALSE when it is, or none was asked for. */
gboolean chancery_window_await_page (ChanceryWindow *self, const char *action);
/** What was pressed for the page is wanted no more: something comes in front of it. */
void chancery_window_forget_keys (ChanceryWindow *self);
/** Makes the record page of the registry. */
void chancery_window_make_record_page (ChanceryWindow *self);
/** Takes page and form away, the draft being kept. */
void chancery_window_drop_pages (ChanceryWindow *self);
/** An empty form of @kind; @field and @id: (nullable): a reference that is filled in. */
void chancery_window_new_record (ChanceryWindow *self,
                                 const ChanceryKind *kind,
                                 const char *field,
                                 const char *id);
/** Goes on with the drafts of @form. */
void chancery_window_open_draft (ChanceryWindow *self, const char *form);
/** The record page, or the list where there is room for one of them only. */
void chancery_window_close_page (ChanceryWindow *self);
/** Shows no record; a form that is open stays. */
void chancery_window_clear_page (ChanceryWindow *self);
/** The form that is open, or NULL. */
ChanceryRecordForm *chancery_window_get_form (ChanceryWindow *self);
ChanceryRecordPage *chancery_window_get_page (ChanceryWindow *self);
/** The same where the officer sees it, with a record; NULL beside the table, the desk, a view, a form, or a list that has
 *  no room for it. */
ChanceryRecordPage *chancery_window_get_seen_page (ChanceryWindow *self);

/* chancery-window-report.c */

/** Counts what the list shows. */
void chancery_window_show_report (ChanceryWindow *self);

/* chancery-window-views.c */

/** The view that is shown, or waits; or NULL. */
ChanceryView *chancery_window_get_view (ChanceryWindow *self);
/** Another page of the places is seen. */
void chancery_window_places_moved (ChanceryWindow *self);
/** The officer went elsewhere: a view that waits is not come back to. */
void chancery_window_forget_view (ChanceryWindow *self);
/** Leaves the view, or comes back to the one that waits; FALSE when there is none. */
gboolean chancery_window_return_to_view (ChanceryWindow *self);

/* chancery-window-print.c */

void chancery_window_install_print_actions (GtkWidgetClass *widget_class);

/* chancery-window-searches.c */

void chancery_window_install_search_actions (GtkWidgetClass *widget_class);
void chancery_window_update_search_actions (ChanceryWindow *self);
/** What stands in the open row of the list because it was looked for is marked on the page beside it. */
void chancery_window_mark_found (ChanceryWindow *self);
/** The saved searches of the registry stand in the sidebar. */
void chancery_window_show_searches (ChanceryWindow *self);
/** Counts them from now on, while the list waits for nothing. */
void chancery_window_count_searches (ChanceryWindow *self);
void chancery_window_search_chosen_cb (ChancerySidebar *sidebar,
                                       const char *name,
                                       const char *query,
                                       gpointer user_data);
/** Narrows the list to the papers of the case file that is read; FALSE where none is.  While the page comes, @action is
 *  done once it is there. */
gboolean chancery_window_search_case (ChanceryWindow *self, const char *action);
/** The list as it was before it was narrowed; FALSE when it is not. */
gboolean chancery_window_leave_within (ChanceryWindow *self);
/** The name of the saved search that the list shows, just as it was saved; NULL for none (transfer full). */
char *chancery_window_dup_search_shown (ChanceryWindow *self);
/** Whether a saved search was taken away by what was done last. */
gboolean chancery_window_has_removed_search (ChanceryWindow *self);
/** Puts it back; FALSE when there is none. */
gboolean chancery_window_undo_search (ChanceryWindow *self);

/* chancery-window-session.c */

/** As long as something is being done to the registry, or written from it, the session does not end without a question. */
void chancery_window_watch_work (ChanceryWindow *self);
/** It may. */
void chancery_window_release_session (ChanceryWindow *self);

/* chancery-window-timeline.c */

/** The timeline of the open case file, else of the list. */
void chancery_window_show_timeline (ChanceryWindow *self);

/* chancery-window-press.c */

void chancery_window_install_press_actions (GtkWidgetClass *widget_class);
/** Enables them, and shows the panel of the form in the place of the list, or the list again. */
void chancery_window_update_press (ChanceryWindow *self);
/** Listens to the press text of @form. */
void chancery_window_watch_press (ChanceryWindow *self, ChanceryRecordForm *form);
/** What stands where the list stands: the list, or the panel of a press text. */
GtkWidget *chancery_window_get_list_side (ChanceryWindow *self);
/** Takes back what was last taken from the press text that has the focus; FALSE when none has. */
gboolean chancery_window_undo_press (ChanceryWindow *self);

/* chancery-window.c */

/** Turns to a page of the whole window (“registry”, “first-run”, “import”, “opening”) and takes the
 *  focus there, so that keys work. */
void chancery_window_show (ChanceryWindow *self, const char *page);
/** The page on which a registry is started (transfer none); made when it is first asked for. */
ChanceryFirstRun *chancery_window_get_first_run (ChanceryWindow *self);
/** Shows @toast (transfer full) at once; what was said before goes: the latest words make it old (“Linked”, with its
 *  Undo, after Ctrl+Z). */
void chancery_window_show_toast (ChanceryWindow *self, AdwToast *toast);
/** What was said goes: it is of something that is left. */
void chancery_window_dismiss_toast (ChanceryWindow *self);
/** Takes the keyboard into what is seen of the place: desk, view, list, or the page where there is room for one
 *  of them only. */
void chancery_window_focus_place (ChanceryWindow *self);
/** Shows the list and page beside it instead of the table. */
void chancery_window_set_table (ChanceryWindow *self, gboolean table);
/** The page beside the list is that of the row that is chosen there. */
void chancery_window_follow_choice (ChanceryWindow *self);

G_END_DECLS
