/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A drop-down of the terms of a vocabulary.  While it is closed, typing chooses the first term that
 * begins so, Up and Down step, Return goes on to the next editor; Space opens it.  A code that the
 * vocabulary does not know is kept and shown as it is.  Main thread. */

#pragma once

#include "chancery-editor.h"

G_BEGIN_DECLS

#define CHANCERY_TYPE_TERM_DROP (chancery_term_drop_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryTermDrop, chancery_term_drop, CHANCERY, TERM_DROP, GtkWidget)

/** @vocabulary: its id. */
GtkWidget *chancery_term_drop_new (const char *vocabulary) G_GNUC_WARN_UNUSED_RESULT;

/** One whose terms are no vocabulary's: they come with chancery_term_drop_add(). */
GtkWidget *chancery_term_drop_new_empty (void) G_GNUC_WARN_UNUSED_RESULT;
/** Likewise, one of which is always chosen. */
GtkWidget *chancery_term_drop_new_required (void) G_GNUC_WARN_UNUSED_RESULT;
/** Adds a term, unless there is one with @code; @note: (nullable): stands beneath it in the open
 *  list. */
void chancery_term_drop_add (ChanceryTermDrop *self,
                             const char *code,
                             const char *label,
                             const char *note);
/** What a screen reader says of the choice; @words: (nullable). */
void chancery_term_drop_describe (ChanceryTermDrop *self, const char *words);

/** The code that is chosen, or NULL. */
const char *chancery_term_drop_get_code (ChanceryTermDrop *self);
/** @code: (nullable).  Emits nothing. */
void chancery_term_drop_set_code (ChanceryTermDrop *self, const char *code);

G_END_DECLS
