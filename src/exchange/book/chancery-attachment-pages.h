/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Attachments as pages of a book: PDF and images. What came from outside is opened and drawn by
 * chancery-text-reader alone, a process with little time and memory, which writes it anew as a plain PDF or JPEG; only
 * what that process wrote is opened here, so that words can be selected and lines stay sharp. It is kept
 * in a file without a name while the book is made. The thread of the ChanceryDb.
 */

#pragma once

#include "chancery-exchange-types.h"

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/** At most so many pages of one attachment are shown. */
#define CHANCERY_ATTACHMENT_PAGES_MAX 300

/** An image has no size of its own on paper: so many pixels to the inch. */
#define CHANCERY_ATTACHMENT_PIXELS_PER_INCH 96.0
/** And no more than so many on a side, which is more than a page can show. */
#define CHANCERY_ATTACHMENT_PIXELS_MAX 2600

typedef struct _ChanceryAttachmentPages ChanceryAttachmentPages;

/** @db outlives it. */
ChanceryAttachmentPages *chancery_attachment_pages_new (ChanceryDb *db, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void chancery_attachment_pages_free (ChanceryAttachmentPages *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryAttachmentPages, chancery_attachment_pages_free)

/**
 * ChanceryAttachmentShown:
 * @n_pages: that can be drawn
 * @n_all: that the attachment has
 * @broken: whether it ought to have some, and its reader could make nothing of it
 */
typedef struct
{
  guint n_pages;
  guint n_all;
  gboolean broken;
} ChanceryAttachmentShown;

/** Reads a content, once for all that ask; FALSE only when it is not to go on, and for a disk that is full. */
gboolean chancery_attachment_pages_take (ChanceryAttachmentPages *self,
                                         const char *sha256,
                                         ChanceryAttachmentShown *shown,
                                         GCancellable *cancellable,
                                         GError **error);
/** Draws @page (from 0) of a content that was taken, as large as it fits into @width × @height at the
 *  origin of @cairo, but no larger than it is. */
void chancery_attachment_pages_draw (ChanceryAttachmentPages *self,
                                     const char *sha256,
                                     guint page,
                                     cairo_t *cairo,
                                     double width,
                                     double height);

/** What the process of its own does: the number of all pages in eight digits and a line's end, then the PDF;
 *  or, for a photograph, its width and height in five digits each, a line's end and the JPEG.  NULL for what is neither PDF nor image, or cannot be read (transfer full). */
GByteArray *chancery_attachment_pages_extract (GBytes *content) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
