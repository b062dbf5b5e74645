/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The column of a record page: at most 640 pixels wide, in parts one below the other, each a vertical box of blocks.
 * What is to be shown next is made and measured out of sight, a few milliseconds at a time between the frames, while
 * what was there stays; it takes its place when as much of it is ready as is seen, and the rest follows a screen at a
 * time.  Owned by the page; main thread.
 *
 * Signal “turned”: what was begun has taken the place of what was there. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CHANCERY_TYPE_PAGE_PARTS (chancery_page_parts_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryPageParts, chancery_page_parts, CHANCERY, PAGE_PARTS, GtkWidget)

/** Appends the next block to @part, or a bit of what it appended last, or nothing; FALSE: there is nothing more. */
typedef gboolean (*ChanceryPagePartsMake) (GtkBox *part, gpointer user_data);

/**
 * chancery_page_parts_begin:
 * @whole: all of it is shown at once, in one part
 * @from_top: it begins to be read at its top; else what scrolls stays where it is
 *
 * Makes other blocks, which take the place of those that are there.  What was begun before and is not ready is
 * dropped.
 */
void chancery_page_parts_begin (ChanceryPageParts *self,
                                ChanceryPagePartsMake make,
                                gpointer user_data,
                                gboolean whole,
                                gboolean from_top);

/** Whether something was begun that is not seen yet. */
gboolean chancery_page_parts_is_coming (ChanceryPageParts *self);

/** Whether all that was begun is seen, down to its end. */
gboolean chancery_page_parts_is_whole (ChanceryPageParts *self);

/** Drops what was begun.  What is there stays, out of date: it takes no click and no focus until something else is
 *  begun and ready. */
void chancery_page_parts_expire (ChanceryPageParts *self);

/** Takes away everything, and puts @block (nullable) in its place. */
void chancery_page_parts_clear (ChanceryPageParts *self, GtkWidget *block);

/** The box of what is shown, for a block that stays and round which all is made anew: @kept is in it. */
GtkBox *chancery_page_parts_empty_round (ChanceryPageParts *self, GtkWidget *kept);
/** Says that this was done. */
void chancery_page_parts_filled_round (ChanceryPageParts *self);

G_END_DECLS
