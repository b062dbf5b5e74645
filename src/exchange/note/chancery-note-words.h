/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a note says in its own language beside its wording: what is written in the brackets of a gap, and at the foot of a
 * page.  A table of the program's, which an officer may replace; never the language that the program speaks.
 *
 * Counted references, immutable; any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The line of the foot of a page, with “%1$s” for its number and “%2$s” for how many there are. */
#define CHANCERY_NOTE_WORD_PAGE "page"
/* What names a gap that is neither a value nor an item: what befell, the desk's word for which is not told. */
#define CHANCERY_NOTE_WORD_WHAT_HAPPENED "what_happened"
/* Whom a note goes to of a party called “%s”. */
#define CHANCERY_NOTE_WORD_RECIPIENT_OF "recipient of"

typedef struct _ChanceryNoteWords ChanceryNoteWords;

/**
 * chancery_note_words_new:
 * @file_name: for errors
 * @text: lines “LANGUAGE NAME: words”, as README.txt of the templates says
 *
 * Returns: (transfer full): or %NULL with %CHANCERY_EXCHANGE_ERROR_INVALID, which says the line
 */
ChanceryNoteWords *chancery_note_words_new (const char *file_name, const char *text, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
ChanceryNoteWords *chancery_note_words_ref (ChanceryNoteWords *self);
void chancery_note_words_unref (ChanceryNoteWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryNoteWords, chancery_note_words_unref)

/** What @name is called in @language (BCP 47), else in English; NULL where neither is there (transfer none). */
const char *chancery_note_words_find (const ChanceryNoteWords *self,
                                      const char *language,
                                      const char *name);

G_END_DECLS
