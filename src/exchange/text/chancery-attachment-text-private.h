/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The readers behind chancery_attachment_text_read(), a file for each family. They run in a process of
 * their own, because what they read comes from anywhere and the libraries that they call are large.
 * Each returns (transfer full) (nullable) UTF-8, NULL for what it cannot read.
 */

#pragma once

#include "chancery-attachment-text.h"

#include <time.h>

G_BEGIN_DECLS

/** Larger files are kept, and not read. */
#define CHANCERY_ATTACHMENT_TEXT_MAX_BYTES (64 * 1024 * 1024)

/**
 * ChanceryAttachmentTextRoom:
 * @n_files: how many files are still read of what came with a mail, and with those in it
 * @begun: when the whole was begun, by the clock of the processor
 */
typedef struct
{
  guint n_files;
  clock_t begun;
} ChanceryAttachmentTextRoom;

/** What the process of its own is asked to do; @media_type: (nullable). */
char *chancery_attachment_text_extract (GBytes *content, const char *name, const char *media_type)
    G_GNUC_WARN_UNUSED_RESULT;

/** The content from the registry; empty when it is not here or too large (transfer full). */
GBytes *chancery_attachment_text_load_content (ChanceryDb *db,
                                               const char *sha256,
                                               GCancellable *cancellable,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

char *chancery_attachment_text_extract_pdf (GBytes *content) G_GNUC_WARN_UNUSED_RESULT;
/** OpenDocument and Office Open XML: texts, tables and slides. */
char *chancery_attachment_text_extract_office (GBytes *content) G_GNUC_WARN_UNUSED_RESULT;
/** @depth: in how many mails it lies; @room: (inout): for what came with mails. */
char *chancery_attachment_text_extract_mail (GBytes *content,
                                             guint depth,
                                             ChanceryAttachmentTextRoom *room)
    G_GNUC_WARN_UNUSED_RESULT;
/** What came with a mail, likewise. */
char *chancery_attachment_text_extract_within (GBytes *content,
                                               const char *name,
                                               const char *media_type,
                                               guint depth,
                                               ChanceryAttachmentTextRoom *room)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
