/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The editor of a toll as it is typed in one breath, “11 soldiers killed, over 20 wounded”: its value
 * is the text, and what is read from it stands beside it.  Main thread. */

#pragma once

#include "chancery-typed-entry.h"

G_BEGIN_DECLS

GtkWidget *chancery_toll_entry_new (const ChanceryField *claims) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
