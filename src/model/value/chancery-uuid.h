/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Identities: UUIDs of RFC 9562, as text of 36 characters. Any version is
 * accepted; ours are version 4, or version 5 where the same content has to give
 * the same id anywhere. Pure but for chancery_uuid_new(); any thread.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The namespace of every version 5 id that Chancery makes. Never changed. */
#define CHANCERY_UUID_NAMESPACE "ded53988-fd45-433c-99f1-05739bb54eeb"

/**
 * chancery_uuid_is_valid:
 * @text: (nullable): text
 *
 * Returns: whether @text is a UUID with hyphens, in either case
 */
gboolean chancery_uuid_is_valid (const char *text);

/**
 * chancery_uuid_canonical:
 * @text: (nullable): text
 *
 * Returns: (transfer full) (nullable): the UUID in lower case, %NULL if it is
 *   none
 */
char *chancery_uuid_canonical (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/**
 * chancery_uuid_new:
 *
 * Returns: (transfer full): a random UUID (version 4) in lower case
 */
char *chancery_uuid_new (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * chancery_uuid_v5:
 * @namespace_uuid: a valid UUID
 * @name: (array length=length): any bytes
 *
 * Returns: (transfer full): the UUID (version 5, SHA-1) of the name in the
 *   namespace
 */
char *chancery_uuid_v5 (const char *namespace_uuid, const void *name, gsize length)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * chancery_uuid_to_bytes:
 *
 * Returns: %FALSE if @text is no UUID; @bytes is untouched then
 */
gboolean chancery_uuid_to_bytes (const char *text, guint8 bytes[16]);

/**
 * chancery_uuid_from_bytes:
 * @out: room for 36 characters and the NUL
 */
void chancery_uuid_from_bytes (const guint8 bytes[16], char out[37]);

G_END_DECLS
