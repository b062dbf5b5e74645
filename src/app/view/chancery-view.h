/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A whole page in place of list and page: a report, a register book, a preparation.  The sidebar stays.  Its
 * header has Back, the title, controls of its own, and, once it can be put on paper, Print, Save as
 * PDF and Copy.  Shown by chancery_window_show_view(); Escape leaves it, and the focus comes back to
 * where it was.  Main thread; owned by the window while it is shown. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-paper.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_VIEW (chancery_view_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryView, chancery_view, CHANCERY, VIEW, GtkWidget)

/** The view as it is seen now, on paper (transfer full); NULL while it cannot be. */
typedef ChanceryPaper *(*ChanceryViewPaper) (ChanceryView *self, gpointer data);

/** Likewise where it has to be read first: begins, and returns the paper or an error on @task, whose source is
 *  the view (transfer full). */
typedef void (*ChanceryViewPaperStart) (ChanceryView *self, GTask *task, gpointer data);

ChanceryView *chancery_view_new (const char *title) G_GNUC_WARN_UNUSED_RESULT;

void chancery_view_set_title (ChanceryView *self, const char *title);
void chancery_view_set_subtitle (ChanceryView *self, const char *subtitle);
/** What is shown below the header; it takes the focus. */
void chancery_view_set_child (ChanceryView *self, GtkWidget *child);
GtkWidget *chancery_view_get_child (ChanceryView *self);
/** Puts @control at the end of the header. */
void chancery_view_add_control (ChanceryView *self, GtkWidget *control);
/** @make is asked each time that something is printed, saved or copied. */
void chancery_view_set_paper (ChanceryView *self,
                              ChanceryViewPaper make,
                              gpointer data,
                              GDestroyNotify destroy);
/** The same for a paper that comes later; @start is asked instead. */
void chancery_view_set_paper_start (ChanceryView *self,
                                    ChanceryViewPaperStart start,
                                    gpointer data,
                                    GDestroyNotify destroy);
gboolean chancery_view_has_paper (ChanceryView *self);
/** Asks how to print it. */
void chancery_view_print (ChanceryView *self);

G_END_DECLS
