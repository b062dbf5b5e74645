/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A book as one file: pages to print and keep, or a document for a browser.  Called within the reading that
 * the export has begun, on its thread. */

#pragma once

#include "chancery-book.h"
#include "chancery-sha256.h"

G_BEGIN_DECLS

/**
 * chancery_book_write_pdf:
 * @stream: takes the file; it is not closed
 * @sum: (nullable): is fed what is written
 *
 * Pages of A4: the marking above and below, “page x of y”, an outline, links; attachments that can be
 * shown follow the record that they belong to.  The same book gives the same bytes.
 */
gboolean chancery_book_write_pdf (ChanceryBook *self,
                                  GOutputStream *stream,
                                  ChancerySha256 *sum,
                                  ChanceryProgressFunc progress,
                                  gpointer user_data,
                                  GCancellable *cancellable,
                                  GError **error);

/** HTML in one file that needs nothing but itself, the attachments in it as far as a browser can bear them; what it
 *  says can be read without its script. */
gboolean chancery_book_write_html (ChanceryBook *self,
                                   GOutputStream *stream,
                                   ChancerySha256 *sum,
                                   ChanceryProgressFunc progress,
                                   gpointer user_data,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
