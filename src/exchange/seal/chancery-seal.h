/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an export is closed with: the keys of those who may open it, and the key that
 * says who made it. GnuPG does both (OpenPGP, RFC 4880); no cipher is ours. Made of what
 * was asked for, and refused where that is not clear: nothing is ever sealed for a key
 * that somebody may not have meant. Blocks while gpg works; one thread, not the main one.
 */

#pragma once

#include <gio/gio.h>

#include "chancery-sha256.h"

G_BEGIN_DECLS

typedef struct _ChancerySeal ChancerySeal;

/* How the name of a sealed file ends, and that of a signature which lies beside its file. */
#define CHANCERY_SEAL_SUFFIX ".gpg"
#define CHANCERY_SEAL_SIGNATURE_SUFFIX ".sig"

/**
 * chancery_seal_new:
 * @recipients: (nullable) (array zero-terminated=1): whom to seal for: a fingerprint, a key id of 16 digits or
 *   an address of each; none: what is made is only signed
 * @trusted: (nullable) (array zero-terminated=1): whole fingerprints of keys that are known to be the right
 *   ones although nobody certified them here
 * @signer: (nullable): likewise whose secret key signs
 *
 * %CHANCERY_EXCHANGE_ERROR_NO_KEY where nobody here is called so, %CHANCERY_EXCHANGE_ERROR_AMBIGUOUS_KEY where
 * several are, %CHANCERY_EXCHANGE_ERROR_SEAL for a key that cannot be used. The message says for whom.
 */
ChancerySeal *chancery_seal_new (const char *const *recipients,
                                 const char *const *trusted,
                                 const char *signer,
                                 GCancellable *cancellable,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void chancery_seal_free (ChancerySeal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChancerySeal, chancery_seal_free)

/** Whether it hides what it closes; else it is only signed. */
gboolean chancery_seal_encrypts (const ChancerySeal *self);
/** “Sealed for NAME, FINGERPRINT” of each, then “Signed by …”: for whoever keeps what went out
 *  (array zero-terminated=1) (transfer full). */
char **chancery_seal_list_lines (const ChancerySeal *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * chancery_seal_close:
 * @plain: what to seal
 * @packed: whether it is compressed already
 * @sealed: where the OpenPGP message goes, encrypted and, with a signer, signed inside
 * @sum: (nullable): over what was written there
 *
 * The keys that gpg's own settings would add (`encrypt-to`) are left out: the list of recipients is exact.
 */
gboolean chancery_seal_close (ChancerySeal *self,
                              GInputStream *plain,
                              gboolean packed,
                              GOutputStream *sealed,
                              ChancerySha256 *sum,
                              GCancellable *cancellable,
                              GError **error);
/** A signature of @plain alone, to lie beside it. */
gboolean chancery_seal_sign (ChancerySeal *self,
                             GInputStream *plain,
                             GOutputStream *signature,
                             GCancellable *cancellable,
                             GError **error);

/** How names of sealed files end (array zero-terminated=1); any thread. */
const char *const *chancery_seal_list_suffixes (void);
/** Whether @name is that of a sealed file; any thread. */
gboolean chancery_seal_is_name (const char *name);
/** @name without the end that says that it is sealed, if it has one (transfer full). */
char *chancery_seal_strip_name (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
