/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the ministry of foreign affairs of a state is called in the language of a note, by the state's name alone: notes
 * go from ministry to mission, never from state to state.  A table of the program's, which an officer may replace.
 *
 * Counted references, immutable; any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ChanceryNoteMinistries ChanceryNoteMinistries;

/**
 * chancery_note_ministries_new:
 * @file_name: for errors
 * @text: lines “LANGUAGE: words with %s”, “LANGUAGE BEGINNING: words with %s”, “LANGUAGE is: words; words”, as README.txt
 *   of the templates says
 *
 * Returns: (transfer full): or %NULL with %CHANCERY_EXCHANGE_ERROR_INVALID, which says the line
 */
ChanceryNoteMinistries *chancery_note_ministries_new (const char *file_name,
                                                      const char *text,
                                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
ChanceryNoteMinistries *chancery_note_ministries_ref (ChanceryNoteMinistries *self);
void chancery_note_ministries_unref (ChanceryNoteMinistries *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryNoteMinistries, chancery_note_ministries_unref)

/** The ministry of the state called @state, without an article; NULL where the table does not have the @language
 *  (transfer full). */
char *chancery_note_ministries_write (const ChanceryNoteMinistries *self,
                                      const char *language,
                                      const char *state) G_GNUC_WARN_UNUSED_RESULT;
/** Whether @name, in whichever language, is that of a ministry of foreign affairs. */
gboolean chancery_note_ministries_is_one (const ChanceryNoteMinistries *self, const char *name);
/** Whether @name begins with the noun that the table has in @language: a template may then write its article. */
gboolean chancery_note_ministries_has_noun (const ChanceryNoteMinistries *self,
                                            const char *language,
                                            const char *name);

G_END_DECLS
