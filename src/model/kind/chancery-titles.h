/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Titles that the program writes where the officer types none: hooks of the table of kinds.
 * Each returns a new text in the running language, "" when there is nothing to make one of. */

#pragma once

#include "chancery-model-types.h"

G_BEGIN_DECLS

/** "Suicide vehicle bomb, Bajaur district, 16 Feb 2026": method or kind, place, date. */
char *chancery_titles_make_incident (const ChanceryRecord *record);
/** The beginning of `text`: demands, assurances, reservations. */
char *chancery_titles_make_text (const ChanceryRecord *record);
/** The display name: the first name that is neither former, acronym nor used by others. */
char *chancery_titles_make_name (const ChanceryRecord *record);
/** What is to be done: actions. */
char *chancery_titles_make_what (const ChanceryRecord *record);
/** "Militants killed, Pakistan, 2025": figures. */
char *chancery_titles_make_figure (const ChanceryRecord *record);

G_END_DECLS
