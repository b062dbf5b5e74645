/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The marking of a record, a word on a ground of its colour, drawn as ChanceryDrawnText is: rows and table show it alike.
 * Main thread; the text is owned by its widget. */

#pragma once

#include "chancery-drawn-text.h"

G_BEGIN_DECLS

/** Whether anything changed.  @marking: (nullable). */
gboolean chancery_drawn_chip_set (ChanceryDrawnText *self, const char *marking);
/** With its ground; 0 where there is no marking. */
float chancery_drawn_chip_get_width (ChanceryDrawnText *self, GtkWidget *widget);
/**
 * chancery_drawn_chip_draw:
 * @font: that of @widget, measured
 * @x: where its ground begins at the left
 * @middle: of the line that it stands in, from the top
 */
void chancery_drawn_chip_draw (ChanceryDrawnText *self,
                               GtkWidget *widget,
                               GtkSnapshot *snapshot,
                               const ChanceryDrawnFont *font,
                               float x,
                               float middle);

G_END_DECLS
