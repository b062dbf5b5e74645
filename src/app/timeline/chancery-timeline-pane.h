/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline of a case file or of a query, with what belongs to it: by what the lanes are, the zoom, what
 * is current in words, and the records without a date apart and counted.  It follows the registry by
 * itself.  Main thread; owned by its parent.
 *
 * Signals: “open-record” (const char *id); “open-query” (const char *query): the list behind a count. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-paper.h"
#include "chancery-registry.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_TIMELINE_PANE (chancery_timeline_pane_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryTimelinePane,
                      chancery_timeline_pane,
                      CHANCERY,
                      TIMELINE_PANE,
                      GtkWidget)

/** @tall: it has a window to itself and scrolls up and down; else it is as high as its lanes. */
GtkWidget *chancery_timeline_pane_new (ChanceryRegistry *registry, gboolean tall)
    G_GNUC_WARN_UNUSED_RESULT;

/** Shows the papers of the case file @casefile (nullable), else what answers @query.  @query is in both
 *  cases what the list behind a count asks for first. */
void chancery_timeline_pane_show (ChanceryTimelinePane *self,
                                  const char *casefile,
                                  const char *query);
/** The query for what is in the case file @record: by its number, or by its id while it has none
 *  (transfer full). */
char *chancery_timeline_pane_query_case (ChanceryRecord *record) G_GNUC_WARN_UNUSED_RESULT;
/** A day that is marked. */
void chancery_timeline_pane_set_today (ChanceryTimelinePane *self, ChanceryDay today);

/** The timeline as it is seen, and the list of its records (of the first few hundred of them), on paper,
 *  once all that stands on it is read. */
void chancery_timeline_pane_make_paper_async (ChanceryTimelinePane *self,
                                              const char *title,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
/** (transfer full) */
ChanceryPaper *chancery_timeline_pane_make_paper_finish (ChanceryTimelinePane *self,
                                                         GAsyncResult *result,
                                                         GError **error);

G_END_DECLS
