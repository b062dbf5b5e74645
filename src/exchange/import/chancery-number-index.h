/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Register numbers, so that a running text can be asked where one of them stands in it,
 * in whatever spelling: case, zeros in front, the script of its digits and what parts it do
 * not matter, nor do the quotation marks and the punctuation of any script round it.
 *
 * Not found is a number that is grown together with a word (`0012bis`, or without a blank
 * in a script that writes none), one that is spelled in more than six parts between blanks
 * or marks, and one end of a range of which only the other is written out.
 *
 * Filled and asked by one thread.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ChanceryNumberIndex ChanceryNumberIndex;

/**
 * ChanceryNumberFunc:
 * @start: of the passage, in bytes of the text
 * @end: behind its last byte
 * @number: as it was added
 */
typedef void (*ChanceryNumberFunc) (gsize start, gsize end, const char *number, gpointer user_data);

ChanceryNumberIndex *chancery_number_index_new (void) G_GNUC_WARN_UNUSED_RESULT;
void chancery_number_index_free (ChanceryNumberIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryNumberIndex, chancery_number_index_free)

/** Adds @number; one that is a single word without a digit could stand anywhere, and is passed over. */
void chancery_number_index_add (ChanceryNumberIndex *self, const char *number);
gboolean chancery_number_index_is_empty (const ChanceryNumberIndex *self);
/** Calls @func for each passage of @text (UTF-8) that is a number, in their order; none overlap. */
void chancery_number_index_foreach (const ChanceryNumberIndex *self,
                                    const char *text,
                                    ChanceryNumberFunc func,
                                    gpointer user_data);

G_END_DECLS
