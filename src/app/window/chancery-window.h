/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The window of one registry: sidebar, list and page side by side, fewer of them where it is
 * narrow; the desk; and what is shown before there is a registry.  Main thread; owned by GTK.
 *
 * How a page stands in it: the window makes one ChanceryRecordPage and one form at a time, puts
 * them below a header bar of its own, and asks the page for its actions
 * (`chancery_record_page_get_actions ()`, a GActionGroup), which it inserts on itself as “record”:
 * so that header bar and menus beside it reach `record.edit`, `record.link`, `record.file`,
 * `record.register`, `record.close`, `record.void`, `record.delete`, `record.print`,
 * `record.attach` and `record.prepare` alike.  A page says “open-record” (id) to go elsewhere and
 * “edit” (id) to be edited; a form says “saved” (id) and “closed”. */

#pragma once

#include <adwaita.h>

#include "chancery-service-types.h"
#include "chancery-view.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_WINDOW (chancery_window_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryWindow, chancery_window, CHANCERY, WINDOW, AdwApplicationWindow)

ChanceryWindow *chancery_window_new (GtkApplication *application) G_GNUC_WARN_UNUSED_RESULT;

/** The open registry, or NULL on the first-run page. */
ChanceryRegistry *chancery_window_get_registry (ChanceryWindow *self);
/** Opens the registry at @path in this window, in place of another.  FALSE: something has to be finished first, which
 *  is said. */
gboolean chancery_window_open (ChanceryWindow *self, const char *path);
/** Offers to start a registry or to look at the example: where there is none to open. */
void chancery_window_welcome (ChanceryWindow *self);
/** Shows what @files (element-type GFile) would bring into the registry, one after the other, once it is open. */
void chancery_window_import (ChanceryWindow *self, GPtrArray *files);

/** Goes to a place of the sidebar (“desk”, “demarches”). */
void chancery_window_go (ChanceryWindow *self, const char *place);
/** Shows a record in the page; the list keeps its place. */
void chancery_window_open_record (ChanceryWindow *self, const char *id);

/** Shows @view in place of list and page, until Escape or Back. */
void chancery_window_show_view (ChanceryWindow *self, ChanceryView *view);
/** Leaves it, and comes back to where the officer was. */
void chancery_window_close_view (ChanceryWindow *self);
/** From a view to the list of what it counts (all records that answer @query); the view waits, and
 *  Escape in the list comes back to it. */
void chancery_window_list_from_view (ChanceryWindow *self, const char *query);

/** The same to one record. */
void chancery_window_record_from_view (ChanceryWindow *self, const char *id);

/** Says @text for a while at the foot; with @undo the toast offers to take the act back. */
void chancery_window_say (ChanceryWindow *self, const char *text, gboolean undo);
/** Shows it until something else is said, with a button for @action of the window. */
void chancery_window_say_with (ChanceryWindow *self,
                               const char *text,
                               const char *label,
                               const char *action);
/** Says @text for a while, with a button that shows @folder. */
void chancery_window_say_file (ChanceryWindow *self, const char *text, GFile *folder);
/** The same for one file that was saved. */
void chancery_window_say_saved (ChanceryWindow *self, GFile *file);
/** Says what went wrong, the same way; cancelled work is not worth a word. */
void chancery_window_say_error (ChanceryWindow *self, const GError *error);
/** What went wrong, as a sentence of its own (transfer full). */
char *chancery_window_phrase_error (const GError *error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
