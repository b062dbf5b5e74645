/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The tone of acts over time as a ladder: a rung for each term of an ordered vocabulary, a mark for each
 * act, ours filled and theirs hollow.  Drawn alike on screen and on paper; what it shows also stands in
 * the lines beside it.  Immutable once filled, any thread. */

#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef struct _ChanceryToneLadder ChanceryToneLadder;

/** @vocabulary: an ordered one. */
ChanceryToneLadder *chancery_tone_ladder_new (const char *vocabulary) G_GNUC_WARN_UNUSED_RESULT;
void chancery_tone_ladder_free (ChanceryToneLadder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryToneLadder, chancery_tone_ladder_free)

/** An act of @day (a ChanceryDay) on the rung @rank, from 0. */
void chancery_tone_ladder_add (ChanceryToneLadder *self, gint64 day, int rank, gboolean ours);
guint chancery_tone_ladder_get_n_acts (ChanceryToneLadder *self);
/** The colour of its lines and words, the same as of the text around. */
void chancery_tone_ladder_set_ink (ChanceryToneLadder *self, double red, double green, double blue);
/** Time runs from right to left. */
void chancery_tone_ladder_set_right_to_left (ChanceryToneLadder *self, gboolean right_to_left);
/** A ChanceryPaperDraw; @ladder is a ChanceryToneLadder. */
void chancery_tone_ladder_draw (cairo_t *cairo,
                                PangoContext *context,
                                double width,
                                double height,
                                gpointer ladder);

G_END_DECLS
