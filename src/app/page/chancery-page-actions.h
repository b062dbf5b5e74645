/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done with the record of a page: the actions that the window inserts as “record”, each
 * with its sheet.  Owned by the page; main thread. */

#pragma once

#include "chancery-record-page.h"

G_BEGIN_DECLS

/** The group; it asks @page for the record each time. */
GSimpleActionGroup *chancery_page_actions_new (ChanceryRecordPage *page) G_GNUC_WARN_UNUSED_RESULT;

/** Until the record that is meant is seen: enables all that may fit it.  What turns out not to says why. */
void chancery_page_actions_await (GSimpleActionGroup *self, gboolean read_only);
/** Enables what fits @record (nullable); nothing is written when @read_only. */
void chancery_page_actions_update (GSimpleActionGroup *self,
                                   ChanceryRecord *record,
                                   gboolean read_only);

/** Assesses the record @id, which may be another than the page's. */
void chancery_page_actions_assess (ChanceryRecordPage *page, const char *id, const char *evidence);
/** Adds a line to the list @field of the page's record. */
void chancery_page_actions_add_line (ChanceryRecordPage *page, const char *field);

G_END_DECLS
