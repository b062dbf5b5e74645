/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the act of a form repeats of earlier ones, below what it asks anew: a line each, that can be
 * taken back, and an entry that finds more.  In the record each is a link of one type.  Main thread.
 *
 * Signals “changed”; “asked-anew” (char *text): a repeat was taken back, the words are to be asked. */

#pragma once

#include <gtk/gtk.h>

#include "chancery-draft.h"
#include "chancery-link-type.h"
#include "chancery-registry.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_REPEATS (chancery_repeats_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryRepeats, chancery_repeats, CHANCERY, REPEATS, GtkWidget)

GtkWidget *chancery_repeats_new (const ChanceryLinkType *type, ChanceryRegistry *registry)
    G_GNUC_WARN_UNUSED_RESULT;

/** Shows the links of @main. */
void chancery_repeats_load (ChanceryRepeats *self, ChanceryDraft *main);
/** Writes them into @main; its links of other types stay. */
void chancery_repeats_collect (ChanceryRepeats *self, ChanceryDraft *main);

gboolean chancery_repeats_has (ChanceryRepeats *self, const char *id);
/** Adds @item; @typed: (nullable): the words in which it is asked this time. */
void chancery_repeats_add (ChanceryRepeats *self, ChanceryRecordItem *item, const char *typed);
/** Opens the entry that finds an earlier one. */
void chancery_repeats_find (ChanceryRepeats *self);
/** Takes back the repeat that has the focus; FALSE when none has. */
gboolean chancery_repeats_ask_anew (ChanceryRepeats *self);
/** Earlier ones to the party @party (nullable) are found before those to others. */
void chancery_repeats_prefer (ChanceryRepeats *self, const char *party);

G_END_DECLS
