/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What columns are called in tables that were kept elsewhere, in many languages.  Static; any thread.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** The fields that a column called @heading may mean, with a blank between them, the likeliest first; NULL where nobody knows.
 *  Case, accents and signs make no difference. */
const char *chancery_csv_headings_find (const char *heading);

G_END_DECLS
