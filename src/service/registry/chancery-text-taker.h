/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads in the background what attachments say that nobody has read yet, one after another: the fetcher
 * finds one, the exporter has it read, the writer keeps its text.  So nobody who saves waits for a
 * reader.  Owned by the registry; the main thread. */

#pragma once

#include "chancery-registry.h"

G_BEGIN_DECLS

/** @registry outlives it. */
ChanceryTextTaker *chancery_text_taker_new (ChanceryRegistry *registry) G_GNUC_WARN_UNUSED_RESULT;
/** Stops it first. */
void chancery_text_taker_free (ChanceryTextTaker *self);

/** There may be something to read. */
void chancery_text_taker_wake (ChanceryTextTaker *self);
/** Leaves the rest for the next time. */
void chancery_text_taker_stop (ChanceryTextTaker *self);

G_END_DECLS
