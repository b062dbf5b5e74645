/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How much an import brings, in the words of its page and of the list of imports.  Any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** “41 new, 3 changed” (transfer full); NULL when nothing is. */
char *chancery_import_words_phrase_counts (guint64 n_new, guint64 n_changed);

G_END_DECLS
