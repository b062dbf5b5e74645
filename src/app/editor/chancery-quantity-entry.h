/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The entry of a quantity: “11”, “over 75,000”, “several”, with what was understood beside it; the
 * source's words are kept.  Main thread. */

#pragma once

#include "chancery-typed-entry.h"

G_BEGIN_DECLS

GtkWidget *chancery_quantity_entry_new (const ChanceryField *field) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
