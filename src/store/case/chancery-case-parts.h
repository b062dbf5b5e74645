/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The parts (volumes) of a case file: what is put in goes into the last one that is open, and a new one is
 * started when that is full.  Folios count on over them.  The thread of the ChanceryDb. */

#pragma once

#include "chancery-db.h"
#include "chancery-draft.h"

G_BEGIN_DECLS

/** Papers that @draft adds to @before (nullable: it is new) and that stand in no part go into the last open
 *  one; nothing happens to other kinds, and in a file without parts. */
void chancery_case_parts_place_papers (ChanceryDraft *draft, ChanceryRecord *before);

/** Ends the open part of @casefile and starts the next, with @title (nullable); the papers of a file that
 *  had no parts are its first.  Gives the number of the new part (transfer full). */
char *chancery_case_parts_start (ChanceryDb *db,
                                 const char *casefile,
                                 const char *title,
                                 const ChanceryAct *act,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
