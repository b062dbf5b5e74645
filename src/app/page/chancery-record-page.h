/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of one record: one column of 640 pixels that scrolls, read from the top like a paper.
 * It loads its record from the registry by itself, follows the registry's changes, and is the same
 * widget for every kind: what it shows is made of blocks that look for flags and fields of the
 * kind.  Owned by the window; main thread.
 *
 * Signals, all of them for the window:
 *   “open-record” (const char *id): somebody wants to go there
 *   “edit-record” (const char *id): open its form
 *   “like-record” (const char *id): open the form of a new record that is like it
 *   “new-record” (const char *kind, const char *field, const char *id): open an empty form of
 *     @kind; with @field and @id that reference is filled in first (an action *on* this record);
 *     both may be NULL
 *   “print-record” (const char *id), “prepare-meeting” (const char *id of a party or record),
 *     “export-record” (const char *id): what other parts of the program do
 *   “said” (const char *sentence, gboolean undo): for a toast; @undo: it can be taken back
 *   “failed” (GError *error): for a toast
 * Property “title”: the subject, for a header bar; “as-on”: see chancery_record_page_get_as_on(). */

#pragma once

#include <gtk/gtk.h>

#include "chancery-dossier.h"
#include "chancery-found-words.h"
#include "chancery-paper.h"
#include "chancery-registry.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_RECORD_PAGE (chancery_record_page_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryRecordPage, chancery_record_page, CHANCERY, RECORD_PAGE, GtkWidget)

GtkWidget *chancery_record_page_new (ChanceryRegistry *registry) G_GNUC_WARN_UNUSED_RESULT;

/** Shows the record @id; NULL shows nothing.  The page keeps its place when it is the same.  Until the record is ready,
 *  what was there is still seen, and nothing can be done to it; of records that are asked for in quick succession only the
 *  last one is loaded. */
void chancery_record_page_show (ChanceryRecordPage *self, const char *id);
/** Does not wait for another one to be asked for. */
void chancery_record_page_hurry (ChanceryRecordPage *self);
/** The id of the record that was asked for, or NULL. */
const char *chancery_record_page_get_id (ChanceryRecordPage *self);
/** Whether the record that was asked for is not seen yet; “title” is notified when it is. */
gboolean chancery_record_page_is_coming (ChanceryRecordPage *self);
/** What is shown, or NULL while the record that was asked for is not seen. */
ChanceryDossier *chancery_record_page_get_dossier (ChanceryRecordPage *self);
/** The record that can be read there, or NULL: until the one that was asked for is ready it is the one before. */
ChanceryRecord *chancery_record_page_get_seen (ChanceryRecordPage *self);

/** What was searched when the record was found (nullable): it is marked where it stands. */
void chancery_record_page_set_found (ChanceryRecordPage *self, ChanceryFoundWords *found);
/** Goes to the marked place that is @by places on from where the page stands, round its end, and says which it is; the
 *  keyboard stays where it is.  Waits for a page that is still being made. */
void chancery_record_page_step_found (ChanceryRecordPage *self, int by);

/** The panel of a case file (ChanceryCasefilePanel), or NULL. */
GtkWidget *chancery_record_page_get_panel (ChanceryRecordPage *self);
ChanceryRegistry *chancery_record_page_get_registry (ChanceryRecordPage *self);

/** The page's actions, to be inserted on the window as “record”: edit, link, file, attach, put-in, assess, correct-day,
 *  answer, act, register, close, void, delete, print, prepare, export, as-on-back, as-on-previous,
 *  as-on-next, as-on-day.  What does not fit the record is not enabled; until it is seen all that may fit is, waits for it, and
 *  says why if it does not. */
GActionGroup *chancery_record_page_get_actions (ChanceryRecordPage *self);

/** The day as on which the record is shown; CHANCERY_DAY_NONE is now.  Property “as-on” (int64). */
ChanceryDay chancery_record_page_get_as_on (ChanceryRecordPage *self);
/** CHANCERY_DAY_NONE goes back to now. */
void chancery_record_page_set_as_on (ChanceryRecordPage *self, ChanceryDay day);
/** The next (@by 1) or previous (-1) day on which a verdict shown here changed. */
void chancery_record_page_step_as_on (ChanceryRecordPage *self, int by);
/** Asks for a day. */
void chancery_record_page_ask_as_on (ChanceryRecordPage *self);

/** The record as the page shows it, on paper (transfer full); only with a dossier. */
ChanceryPaper *chancery_record_page_make_paper (ChanceryRecordPage *self);

G_END_DECLS
