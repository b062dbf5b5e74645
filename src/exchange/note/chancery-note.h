/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The draft of a note: the wording of a template with what a record says.  It is nowhere kept; the officer goes on
 * writing from it.
 *
 * Counted references, immutable; made on the thread of the ChanceryDb, used on any. */

#pragma once

#include "chancery-note-fields.h"
#include "chancery-paper.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ChanceryNote ChanceryNote;

/**
 * chancery_note_new:
 * @id: UUID of the record
 *
 * Where the record says nothing that the wording asks for, the text has the name of it in brackets.
 *
 * Returns: (transfer full): or %NULL, with %CHANCERY_EXCHANGE_ERROR_UNSUPPORTED where the template is not for records
 *   of that kind, or answers where the record answers nothing
 */
ChanceryNote *chancery_note_new (ChanceryDb *db,
                                 const char *id,
                                 const ChanceryNoteTemplate *template,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/** The same note as the officer left it. */
ChanceryNote *chancery_note_with_text (const ChanceryNote *self, const char *text)
    G_GNUC_WARN_UNUSED_RESULT;
ChanceryNote *chancery_note_ref (ChanceryNote *self);
void chancery_note_unref (ChanceryNote *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryNote, chancery_note_unref)

/** Paragraphs, an empty line between them. */
const char *chancery_note_get_text (const ChanceryNote *self);
/** The form's name in its language. */
const char *chancery_note_get_title (const ChanceryNote *self);
/** BCP 47. */
const char *chancery_note_get_language (const ChanceryNote *self);
/** The highest of the record that it was made from and of those that it tells of, in words; "" for none. */
const char *chancery_note_get_marking (const ChanceryNote *self);
/** Whether that is higher than the marking of the record that it was made from. */
gboolean chancery_note_is_raised (const ChanceryNote *self);
/** What the record does not say, as the form calls it, each once (array zero-terminated=1). */
const char *const *chancery_note_get_gaps (const ChanceryNote *self);
/** How many passages stand in another language than the wording. */
guint chancery_note_get_n_foreign (const ChanceryNote *self);

/** For print and PDF (transfer full). */
ChanceryPaper *chancery_note_to_paper (const ChanceryNote *self) G_GNUC_WARN_UNUSED_RESULT;

/** Whether the end of @path says a format that a note is written in. */
gboolean chancery_note_is_file_name (const char *path);

/**
 * chancery_note_write_file:
 * @path: its end says the format: `.odt` (ISO/IEC 26300), `.pdf`, or `.txt`
 * @replace: whether a file of that name gives way
 * @made: seconds, UTC; the same note and the same time give the same bytes
 *
 * Seen under its name only when it is whole, and readable by its owner alone.
 *
 * Returns: %FALSE with %CHANCERY_EXCHANGE_ERROR_UNSUPPORTED for another end
 */
gboolean chancery_note_write_file (const ChanceryNote *self,
                                   const char *path,
                                   ChanceryReplace replace,
                                   gint64 made,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
