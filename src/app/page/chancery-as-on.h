/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The one control of *as on*: a flat button with its menu, and the sheet that asks for a day.  Whoever
 * shows verdicts has four actions, PREFIX.as-on-day, -previous, -next and -back, and hands their prefix
 * over.  Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-registry.h"

G_BEGIN_DECLS

/** “As on today ▾”, whose menu has the actions under @prefix. */
GtkWidget *chancery_as_on_button_new (const char *prefix) G_GNUC_WARN_UNUSED_RESULT;
/** What the button says; CHANCERY_DAY_NONE is today. */
void chancery_as_on_button_set_day (GtkWidget *button, ChanceryDay day);

/** The day was chosen, and is not later than today. */
typedef void (*ChanceryAsOnFunc) (GtkWidget *owner, ChanceryDay day);

/** Asks for a day in a sheet that shows what was understood of what is typed; Return shows it. */
void chancery_as_on_ask (GtkWidget *owner, ChanceryRegistry *registry, ChanceryAsOnFunc chosen);

G_END_DECLS
