/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A window that tells what can be typed into a search, with an example of each condition, found by its words.
 * Main thread; owned by the toolkit, and gone when it is closed. */

#pragma once

#include "chancery-day.h"
#include "chancery-help-window.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_SEARCH_HELP (chancery_search_help_get_type ())
G_DECLARE_FINAL_TYPE (ChancerySearchHelp,
                      chancery_search_help,
                      CHANCERY,
                      SEARCH_HELP,
                      ChanceryHelpWindow)

/* Signal “chosen” (const char *example, guint value_at): the officer takes an example, in which what one would type
 * otherwise begins at that byte.  The window closes itself. */

/** Over @parent; @today: the day of the desk, whose year the examples speak of. */
ChancerySearchHelp *chancery_search_help_present (GtkWindow *parent, ChanceryDay today);

G_END_DECLS
