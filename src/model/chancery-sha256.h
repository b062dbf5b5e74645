/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* SHA-256 (FIPS 180-4), which every record, attachment and file that goes out has.  Nettle does it: it takes the
 * processor's own instructions, and a seventh of the time that GLib's takes.  The caller owns a sum; one thread at a
 * time. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CHANCERY_SHA256_BYTES 32

typedef struct _ChancerySha256 ChancerySha256;

ChancerySha256 *chancery_sha256_new (void) G_GNUC_WARN_UNUSED_RESULT;
void chancery_sha256_free (ChancerySha256 *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChancerySha256, chancery_sha256_free)

/** Adds @length bytes of @data; not after the sum was asked for. */
void chancery_sha256_update (ChancerySha256 *self, const void *data, gsize length);
/** The sum as 64 hexadecimal digits in lower case; it ends here, and may be asked for again. */
const char *chancery_sha256_get_string (ChancerySha256 *self);
/** The same as bytes. */
const guint8 *chancery_sha256_get_bytes (ChancerySha256 *self);
/** Begins anew. */
void chancery_sha256_reset (ChancerySha256 *self);

/** The sum of @length bytes of @data, as digits (transfer full). */
char *chancery_sha256_compute (const void *data, gsize length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
