/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is shown before there is a registry: three ways to begin, and the page with the four questions of
 * a new one.  Signals: “start”: the questions are answered; “left”: back, where there is a registry
 * to go back to.  Main thread; owned by the window. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CHANCERY_TYPE_FIRST_RUN (chancery_first_run_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryFirstRun, chancery_first_run, CHANCERY, FIRST_RUN, GtkWidget)

/** Goes to the questions; @only: back leaves the page instead of going to the three buttons. */
void chancery_first_run_ask (ChanceryFirstRun *self, gboolean only);
/** Goes to the three buttons. */
void chancery_first_run_welcome (ChanceryFirstRun *self);

/* The answers; never NULL. */
const char *chancery_first_run_get_ministry (ChanceryFirstRun *self);
const char *chancery_first_run_get_desk (ChanceryFirstRun *self);
const char *chancery_first_run_get_pattern (ChanceryFirstRun *self);
/** Code of the lowest marking. */
const char *chancery_first_run_get_marking (ChanceryFirstRun *self);

G_END_DECLS
