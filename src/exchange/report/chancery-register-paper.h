/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The register book on paper: numbers in order, voids struck through with their reasons, gaps where they
 * are, what each year comes to, and the line of the history's checkpoint at the foot.  Any thread. */

#pragma once

#include "chancery-paper.h"
#include "chancery-register-book.h"

G_BEGIN_DECLS

/** @desk: the name of the registry; @made: when it is printed, in words. */
ChanceryPaper *chancery_register_paper_new (ChanceryRegisterBook *book,
                                            const char *desk,
                                            const char *made) G_GNUC_WARN_UNUSED_RESULT;

/** "PROT 2026", "PROT, all years", "All registers" (transfer full). */
char *chancery_register_paper_title (ChanceryRegisterBook *book);

G_END_DECLS
