/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The OpenPGP keys of whoever runs the program, as GnuPG keeps them: to choose from.
 * Nothing is added to them or changed here. Lists block while gpg reads; any thread
 * but the main one.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ChancerySealKey:
 * @fingerprint: in capitals, without blanks
 * @name: “Name <address>”, of the first of its names that is good
 * @words: all its names, its fingerprint and its addresses, folded as for search
 * @problem: (nullable): why it cannot be used, in a word or two, translated
 * @certified: whether it is certified here that the key is theirs whose name it bears
 * @distrusted: whether somebody said here that it is not
 */
typedef struct
{
  char *fingerprint;
  char *name;
  char *words;
  char *problem;
  gboolean certified;
  gboolean distrusted;
} ChancerySealKey;

void chancery_seal_key_free (ChancerySealKey *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChancerySealKey, chancery_seal_key_free)

/** @secret: those that one can sign with, else those that one can seal for; by name, those that can be
 *  used first (element-type ChancerySealKey) (transfer full). */
GPtrArray *chancery_keyring_list (gboolean secret, GCancellable *cancellable, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** @fingerprint in groups of four, as people compare it (transfer full). */
char *chancery_keyring_phrase_fingerprint (const char *fingerprint) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
