/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Widgets that are measured ahead of the frame in which they are first seen, one by one, so that whoever waits for the
 * main loop does not wait for all of them.  A plain struct, owned by who makes the widgets; main thread.
 *
 * To measure labels is most of the work of a page.  GTK remembers what a widget that has been measured wants to be, and
 * a label that has no place yet keeps the lines that it was last measured with: so what was measured at the width that
 * it will have costs that frame next to nothing.  A widget gets its style only with a frame, which makes GTK forget what
 * it measured before: so it is measured after one. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _ChanceryMeasureQueue ChanceryMeasureQueue;

ChanceryMeasureQueue *chancery_measure_queue_new (void) G_GNUC_WARN_UNUSED_RESULT;
void chancery_measure_queue_free (ChanceryMeasureQueue *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryMeasureQueue, chancery_measure_queue_free)

/** Adds @widget, and what is in it if it is a column; it is measured after that, and before what was added earlier. */
void chancery_measure_queue_add (ChanceryMeasureQueue *self, GtkWidget *widget);
/** Forgets all that is still to be measured. */
void chancery_measure_queue_clear (ChanceryMeasureQueue *self);
gboolean chancery_measure_queue_is_empty (ChanceryMeasureQueue *self);
/** Measures for a @width in pixels, 0 if it is not known, until the monotonic time @until or until nothing is left. */
void chancery_measure_queue_run (ChanceryMeasureQueue *self, int width, gint64 until);

/** How high @widget is at @width, or at the least width that it can have if that is more. */
int chancery_measure_height (GtkWidget *widget, int width);

G_END_DECLS
