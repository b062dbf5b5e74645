/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The sheet that asks which tags the records that are selected are to get and to lose, and says how many
 * records that would change.  Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-registry-tags.h"

G_BEGIN_DECLS

/** @change is lent. */
typedef void (*ChanceryTagsFunc) (GtkWidget *owner,
                                  GArray *rows,
                                  const ChanceryTagChange *change,
                                  gpointer user_data);

/** Asks over the window of @owner about @rows (element-type gint64); @done is called only when the officer
 *  goes on, and while @owner lives. */
void chancery_tags_sheet_ask (GtkWidget *owner,
                              ChanceryRegistry *registry,
                              GArray *rows,
                              ChanceryTagsFunc done,
                              gpointer user_data);

G_END_DECLS
