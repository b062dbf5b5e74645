/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Attachments: contents stored once per SHA-256, as chunks in the registry, beside the lines of records
 * that name them.  The thread of the ChanceryDb. */

#pragma once

#include "chancery-db.h"
#include "chancery-draft.h"
#include "chancery-replace.h"

G_BEGIN_DECLS

/** What is known of a content. */
typedef struct
{
  char sha256[65];
  gint64 size;
} ChanceryContent;

/** Reads @stream to its end into the registry; the same content is kept once.  Outside a transaction
 *  it makes its own. */
gboolean chancery_attachments_put (ChanceryDb *db,
                                   GInputStream *stream,
                                   ChanceryContent *content,
                                   GCancellable *cancellable,
                                   GError **error);
/** Writes the content to @stream, checking its digest on the way. */
gboolean chancery_attachments_get (ChanceryDb *db,
                                   const char *sha256,
                                   GOutputStream *stream,
                                   GCancellable *cancellable,
                                   GError **error);
gboolean chancery_attachments_has (ChanceryDb *db, const char *sha256, gint64 *size);
/** Digests of the contents that records name and that are not here, as a set (element-type utf8)
 *  (transfer full). */
GHashTable *chancery_attachments_list_missing (ChanceryDb *db, GError **error);
/** The text of a content, so that it is searched: UTF-8, "" for none; records that carry it are indexed
 *  again. */
gboolean chancery_attachments_set_text (ChanceryDb *db,
                                        const char *sha256,
                                        const char *text,
                                        GError **error);
/** That text: "" for none, NULL for a content that is not here or that nobody has read (transfer full). */
char *chancery_attachments_dup_text (ChanceryDb *db, const char *sha256);

/**
 * ChanceryUnreadContent:
 * @id: its place among all contents
 * @sha256: its digest
 * @name, @media_type: (nullable): of an attachment that holds it
 */
typedef struct
{
  gint64 id;
  char sha256[65];
  char *name;
  char *media_type;
} ChanceryUnreadContent;

/** Contents that some record holds and of which nobody has said what their text is, not even that there
 *  is none: at most @limit, those after @after; @sha256: (nullable): this one
 *  (element-type ChanceryUnreadContent) (transfer full). */
GPtrArray *chancery_attachments_list_unread (ChanceryDb *db,
                                             const char *sha256,
                                             gint64 after,
                                             guint limit,
                                             GError **error);

/** Puts @file into the registry and an attachment line on the record; @name NULL: the file's own.
 *  @marking: (nullable). */
gboolean chancery_attachments_attach (ChanceryDb *db,
                                      const char *uuid,
                                      GFile *file,
                                      const char *name,
                                      ChanceryValue *marking,
                                      const ChanceryAct *act,
                                      GCancellable *cancellable,
                                      GError **error);
/** Takes the line with @name_or_digest off; the content stays for history until it is erased. */
gboolean chancery_attachments_detach (ChanceryDb *db,
                                      const char *uuid,
                                      const char *name_or_digest,
                                      const ChanceryAct *act,
                                      GError **error);
/** Writes the content to a file at @path: never through a link, over another file only where @replace says so,
 *  0600; its digest is checked before the file gets its name. */
gboolean chancery_attachments_save (ChanceryDb *db,
                                    const char *sha256,
                                    const char *path,
                                    ChanceryReplace replace,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
