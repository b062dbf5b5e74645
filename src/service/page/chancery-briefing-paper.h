/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A briefing on paper, line by line as on screen.  Any thread. */

#pragma once

#include "chancery-briefing.h"
#include "chancery-paper.h"
#include "chancery-tone-ladder.h"

G_BEGIN_DECLS

/** @desk: the name of the registry; @made: when it is printed, in words. */
ChanceryPaper *chancery_briefing_paper_new (ChanceryBriefing *briefing,
                                            const char *desk,
                                            const char *made) G_GNUC_WARN_UNUSED_RESULT;

/** The acts of @part on their ladder; NULL when fewer than two have a day, which is no course of things
 *  (transfer full). */
ChanceryToneLadder *chancery_briefing_paper_make_ladder (const ChanceryBriefingPart *part);

G_END_DECLS
