/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The editor of a list of short texts, tags above all: chips, and an entry for the next one, which
 * a comma or Return ends.  Where it knows what others are called, they are proposed below the entry.  Main
 * thread. */

#pragma once

#include "chancery-editor.h"
#include "chancery-tags.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_TAG_ENTRY (chancery_tag_entry_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryTagEntry, chancery_tag_entry, CHANCERY, TAG_ENTRY, GtkWidget)

GtkWidget *chancery_tag_entry_new (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * Proposes @tags (element-type ChanceryTag) (transfer none) from now on while somebody types; one that is
 * typed in other letters than it is known by is taken as it is known.
 *
 * @only: no others are meant
 */
void chancery_tag_entry_set_known (ChanceryTagEntry *self, GPtrArray *tags, gboolean only);

G_END_DECLS
