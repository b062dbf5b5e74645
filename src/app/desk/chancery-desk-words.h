/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the desk says of its day, in words (transfer full).  Main thread. */

#pragma once

#include "chancery-desk.h"

G_BEGIN_DECLS

/** “Thursday, 5 March 2026”, and why it is a day off. */
char *chancery_desk_words_heading (ChanceryDesk *desk) G_GNUC_WARN_UNUSED_RESULT;
/** “3 due, 1 overdue, 2 open matters with nothing scheduled”, or what comes next. */
char *chancery_desk_words_sentence (ChanceryDesk *desk) G_GNUC_WARN_UNUSED_RESULT;
/** “Until Thursday, 5 March 2026”: what is moved further than that is out of sight. */
char *chancery_desk_words_until (ChanceryDesk *desk) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
