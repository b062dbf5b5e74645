/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A bag that came from somewhere: BagIt (RFC 8493) in a zip, of which nothing is
 * handed out before every digest, name and number of it was found right. What is
 * wanted of it lies in a scratch file meanwhile. Owned by who opened it; one thread.
 */

#pragma once

#include "chancery-exchange-types.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _ChanceryBag ChanceryBag;

/** Whether a file that begins with these bytes is a zip. */
gboolean chancery_bag_recognizes (const char *bytes, gsize length);

/** Whether the content of an attachment is wanted. */
typedef gboolean (*ChanceryBagWantFunc) (const char *sha256, gpointer user_data);

/**
 * chancery_bag_open:
 * @descriptor: the zip, from its beginning; stays the caller's, and is not needed afterwards
 * @name: what errors call it; those on a tag file open with `NAME/FILE:LINE: `
 * @came_in: in how many bytes it came, where the zip itself was packed; 0: in those of the zip
 * @folder: where the scratch file may be made
 * @wants: (nullable): which contents of attachments are kept; none without it
 * @progress: (nullable): bytes of the zip that were gone through
 *
 * Goes through the zip twice: to check all of it, then to keep what is wanted. Refused are names
 * that lead out of the bag or stand twice, links and devices, what no manifest lists, what one lists
 * and is not there or is something else, and a zip that unpacks to far more than a registry does.
 */
ChanceryBag *chancery_bag_open (int descriptor,
                                const char *name,
                                guint64 came_in,
                                const char *folder,
                                ChanceryBagWantFunc wants,
                                gpointer want_data,
                                ChanceryProgressFunc progress,
                                gpointer progress_data,
                                GCancellable *cancellable,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void chancery_bag_free (ChanceryBag *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChanceryBag, chancery_bag_free)

/** What errors call the records in it, `NAME/data/….json`; (transfer none). */
const char *chancery_bag_get_document_name (ChanceryBag *self);
/** @size: (out) (optional): bytes (transfer full). */
GInputStream *chancery_bag_open_document (ChanceryBag *self, guint64 *size)
    G_GNUC_WARN_UNUSED_RESULT;
/** The content of an attachment; NULL when the bag has none that is wanted (transfer full). */
GInputStream *chancery_bag_open_content (ChanceryBag *self, const char *sha256)
    G_GNUC_WARN_UNUSED_RESULT;
gboolean chancery_bag_has_content (ChanceryBag *self, const char *sha256);
/** Where the chain of the history lies in a bag. */
#define CHANCERY_BAG_HISTORY "data/history/chain.jsonl"
/** NULL when it has none (transfer full). */
GInputStream *chancery_bag_open_history (ChanceryBag *self) G_GNUC_WARN_UNUSED_RESULT;
/** What `bag-info.txt` says of @label; NULL when it says nothing (transfer full). */
char *chancery_bag_dup_info (ChanceryBag *self, const char *label);

G_END_DECLS
