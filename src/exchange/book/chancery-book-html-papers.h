/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Attachments inside a page for a browser: pictures are seen, everything else can be saved from it, so that the one
 * file is all there is to send.  What would make it too large to open stays outside, and the page says so.
 * The thread of the ChanceryDb. */

#pragma once

#include "chancery-record.h"
#include "chancery-store-types.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** Bytes of one content that is taken into a page. */
#define CHANCERY_BOOK_PAPER_MAX ((gint64)4 << 20)
/** And of all of them: a browser has to hold the page whole. */
#define CHANCERY_BOOK_PAPERS_MAX ((gint64)24 << 20)

typedef struct _ChanceryBookPapers ChanceryBookPapers;

/** @db outlives it. */
ChanceryBookPapers *chancery_book_papers_new (ChanceryDb *db) G_GNUC_WARN_UNUSED_RESULT;
void chancery_book_papers_free (ChanceryBookPapers *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryBookPapers, chancery_book_papers_free)

/** Appends to @out, as elements of HTML, the attachments of @record, as it may be seen; nothing for none.  A
 *  content that is in the page already is led to.  FALSE when one could not be read. */
gboolean chancery_book_papers_append (ChanceryBookPapers *self,
                                      ChanceryRecord *record,
                                      GString *out,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
