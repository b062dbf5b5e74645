/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A sheet that puts the day of a registered record right: what stands, what is to stand, and why.
 * Main thread. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-fuzzy-date.h"
#include "chancery-record.h"
#include "chancery-registry.h"

G_BEGIN_DECLS

/** The day that @record is known by, or NULL where its kind has none. */
const ChanceryField *chancery_correction_sheet_find_field (ChanceryRecord *record);

/**
 * What @typed means beside the day @stands: figures without a year are read near that day, not near
 * @today; words alone (“yesterday”) start from @today.  (transfer full)
 */
ChanceryFuzzyDate *chancery_correction_sheet_read (const char *typed,
                                                   ChanceryDay stands,
                                                   ChanceryDay today,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** @owner is told by its signals “said” and “failed” what came of it. */
void chancery_correction_sheet_ask (GtkWidget *owner,
                                    ChanceryRegistry *registry,
                                    ChanceryRecord *record);

G_END_DECLS
