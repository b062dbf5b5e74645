/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a case file keeps of having been sent: a minute that says to whom, when, how
 * much of it and in which files, with the SHA-256 of each, so that what turns up
 * elsewhere can be told to be what was sent. One thread, the one that owns the
 * connection.
 *
 * The next recipient has no business with it: an export under a ceiling leaves such a
 * minute behind. It is known in every language by its line's id, a UUID of version 8
 * (RFC 9562) that begins with CHANCERY_SENT_NOTE_ID and ends at random, whatever an
 * officer makes of its words; and, as those of earlier programs have other ids, by a
 * “, SHA-256 ” with a sum in its text, which is never translated.
 */

#pragma once

#include "chancery-exchange-types.h"

#include "chancery-db.h"
#include "chancery-line.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* How the id of every such minute begins. Never changed. */
#define CHANCERY_SENT_NOTE_ID "5e47c4a5-ce27-8"

/** Whether @line is such a minute.  Any thread. */
gboolean chancery_sent_note_is (const ChanceryLine *line);
/** Whether @json, an earlier value that a correction keeps, has one in it.  Any thread. */
gboolean chancery_sent_note_is_in (const char *json);

/**
 * chancery_sent_note_leave:
 * @ref: the case file, by register number or id
 * @to: whom it was sent to, in words
 * @ceiling: (nullable): the level up to which it went
 * @n_records: how many records went
 * @paths: (array zero-terminated=1): the files as they lie now
 * @seal: (nullable) (array zero-terminated=1): whom they are sealed for and who signed them,
 *   chancery_seal_list_lines()
 *
 * Adds the minute, as one act of @act, which can be taken back. Its words are in the language of the
 * program, as if the officer had written them. How many records stayed is not told: without a ceiling
 * the minute is in what is sent next.
 */
gboolean chancery_sent_note_leave (ChanceryDb *db,
                                   const char *ref,
                                   const char *to,
                                   const char *ceiling,
                                   guint64 n_records,
                                   const char *const *paths,
                                   const char *const *seal,
                                   const ChanceryAct *act,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
