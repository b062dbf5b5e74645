/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A timeline on paper: the whole time as a drawing, then the entries as a list, then those without a date.
 * Main thread; what it draws with is copied, so that the paper may be written elsewhere. */

#pragma once

#include "chancery-paper.h"
#include "chancery-registry-time.h"

G_BEGIN_DECLS

/** So many entries are listed on paper; the rest is counted. */
#define CHANCERY_TIMELINE_PAPER_MOST 500

/**
 * @entries: the words of @timeline, of %CHANCERY_TIMELINE_PAPER_MOST at most
 * @foot: (nullable): the query, and the day
 */
ChanceryPaper *chancery_timeline_paper_new (const char *title,
                                            ChanceryTimeline *timeline,
                                            ChanceryTimelineLanesBy by,
                                            const ChanceryTimelineEntries *entries,
                                            const char *foot) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
