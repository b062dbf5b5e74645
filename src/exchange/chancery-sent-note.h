/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a case file keeps of having been sent: a minute that says to whom, when, how
 * much of it and in which files, with the SHA-256 of each, so that what turns up
 * elsewhere can be told to be what was sent. One thread, the one that owns the
 * connection.
 */

#pragma once

#include "chancery-exchange-types.h"

#include "chancery-db.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * chancery_sent_note_leave:
 * @ref: the case file, by register number or id
 * @to: whom it was sent to, in words
 * @ceiling: (nullable): the level up to which it went
 * @n_records: how many records went
 * @paths: (array zero-terminated=1): the files as they lie now
 *
 * Adds the minute, as one act of @act, which can be taken back. Its words are in the language of the
 * program, as if the officer had written them. How many records stayed is not told: the minute may
 * be in what is sent next.
 */
gboolean chancery_sent_note_leave (ChanceryDb *db,
                                   const char *ref,
                                   const char *to,
                                   const char *ceiling,
                                   guint64 n_records,
                                   const char *const *paths,
                                   const ChanceryAct *act,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
