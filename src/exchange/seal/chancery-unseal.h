/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file that came sealed or signed (OpenPGP): opened and judged by GnuPG before a
 * byte of it is handed out. What was in it lies in a spool that nobody else can read.
 * A signature that is bad, or that gpg does not accept for whatever reason, is an error; all
 * else is told, and of a key that was revoked chancery_seal_news_check() asks first. Blocks while gpg works; one thread, not the main one.
 */

#pragma once

#include "chancery-exchange-types.h"
#include "chancery-spool.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ChancerySignatureStanding:
 * @CHANCERY_SIGNATURE_CERTIFIED: good, and it is certified here whose key that is
 * @CHANCERY_SIGNATURE_UNCERTIFIED: good, but anybody may have made a key with that name
 * @CHANCERY_SIGNATURE_EXPIRED: good, with a key or for a time that is over
 * @CHANCERY_SIGNATURE_UNKNOWN: the key is not here
 * @CHANCERY_SIGNATURE_UNCHECKED: made in a way that the gpg here does not know
 * @CHANCERY_SIGNATURE_REVOKED: good, with a key that was revoked, whyever and whenever that was: GPGME tells neither
 */
typedef enum
{
  CHANCERY_SIGNATURE_CERTIFIED,
  CHANCERY_SIGNATURE_UNCERTIFIED,
  CHANCERY_SIGNATURE_EXPIRED,
  CHANCERY_SIGNATURE_UNKNOWN,
  CHANCERY_SIGNATURE_UNCHECKED,
  CHANCERY_SIGNATURE_REVOKED,
} ChancerySignatureStanding;

/**
 * ChancerySignature:
 * @fingerprint: of the key; the id of one that is not here
 * @who: (nullable): “Name <address>”, as the key says it
 * @made: seconds since 1970, 0 when it does not say
 */
typedef struct
{
  ChancerySignatureStanding standing;
  char *fingerprint;
  char *who;
  gint64 made;
} ChancerySignature;

/**
 * ChancerySealNews:
 * @encrypted: whether it could be read only by those whom it was sealed for
 * @signatures: (element-type ChancerySignature): by whom it says it is
 *
 * What came with a file.
 */
typedef struct
{
  gboolean encrypted;
  GPtrArray *signatures;
} ChancerySealNews;

void chancery_seal_news_free (ChancerySealNews *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChancerySealNews, chancery_seal_news_free)

/** Whether a file that begins with these bytes is an OpenPGP message. */
gboolean chancery_unseal_recognizes (const char *bytes, gsize length);

/**
 * chancery_unseal_open:
 * @stream: the message, or the file that is signed, from its beginning
 * @name: what errors call it
 * @signature: (nullable): path of the signature that lies beside it
 * @folder: where the spool may be made
 * @progress: (nullable): bytes of the message that were gone through
 * @news: who signed it is added here
 *
 * What is in it; with a @signature the very bytes that were held to that. A message that unpacks to far
 * more than a registry does is refused (%CHANCERY_EXCHANGE_ERROR_INVALID, as is all that is wrong with it),
 * and so is one that is neither encrypted nor signed: it may be what is left of one that was cut short.
 */
ChancerySpool *chancery_unseal_open (GInputStream *stream,
                                     const char *name,
                                     const char *signature,
                                     const char *folder,
                                     ChancerySealNews *news,
                                     ChanceryProgressFunc progress,
                                     gpointer user_data,
                                     GCancellable *cancellable,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** How the name of a file is continued in those of its signatures (array zero-terminated=1); any thread. */
const char *const *chancery_unseal_list_signature_suffixes (void);
/** Whether the file @path is a signature of some other file. */
gboolean chancery_unseal_is_signature (const char *path);
/** The signature that lies beside the file @path (`.sig`, `.asc`), NULL without one (transfer full). */
char *chancery_unseal_find_signature (const char *path) G_GNUC_WARN_UNUSED_RESULT;

ChancerySealNews *chancery_seal_news_new (void) G_GNUC_WARN_UNUSED_RESULT;
/** A sentence on each signature, or that there is none: translated (array zero-terminated=1)
 *  (transfer full). */
char **chancery_seal_news_phrase (const ChancerySealNews *self) G_GNUC_WARN_UNUSED_RESULT;

/**
 * chancery_seal_news_check:
 * @name: what errors call the file
 * @trusted: (nullable) (array zero-terminated=1): whole fingerprints of keys that somebody takes although they
 *   were revoked
 *
 * Whether it may be brought in: not with a key that was revoked, which may be somebody else's by now, unless
 * it is among @trusted.
 */
gboolean chancery_seal_news_check (const ChancerySealNews *self,
                                   const char *name,
                                   const char *const *trusted,
                                   GError **error);
/** Fingerprints of the keys that chancery_seal_news_check() asks about, NULL without one
 *  (array zero-terminated=1) (transfer full). */
char **chancery_seal_news_list_revoked (const ChancerySealNews *self) G_GNUC_WARN_UNUSED_RESULT;

/** The name of a standing that programs and the log of an import know it by. */
const char *chancery_signature_standing_code (ChancerySignatureStanding standing);
/** When it was made (UTC, as in an interchange file); NULL when it does not say (transfer full). */
char *chancery_signature_phrase_made (const ChancerySignature *signature);
/** @signature as the log of an import keeps it (transfer full). */
char *chancery_signature_to_log (const ChancerySignature *signature) G_GNUC_WARN_UNUSED_RESULT;
/** The sentence on what a log kept; NULL when that is nothing of ours (transfer full). */
char *chancery_signature_phrase_log (const char *kept) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
