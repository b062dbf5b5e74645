/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How much larger than usual the text is that somebody has chosen: widths and heights that are meant for
 * the usual size grow with it.  Main thread. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** 1 for the usual size, never less. */
double chancery_text_scale_get (GtkWidget *widget);

G_END_DECLS
