/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done to a case file as a whole from its page, each after a sheet that says what follows: a new part,
 * closing with what is still open in it, the archive, opening again.  The page says what came of it.  Main
 * thread. */

#pragma once

#include "chancery-record-page.h"

G_BEGIN_DECLS

void chancery_case_acts_start_part (ChanceryRecordPage *page);
void chancery_case_acts_close (ChanceryRecordPage *page);
void chancery_case_acts_archive (ChanceryRecordPage *page);
/** Of anything that can be closed. */
void chancery_case_acts_reopen (ChanceryRecordPage *page);

G_END_DECLS
