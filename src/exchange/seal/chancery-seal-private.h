/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the files that speak with GnuPG share: a context, a pipe between its data and
 * ours, and its errors in words. Internal to chancery-keyring, chancery-seal and
 * chancery-unseal; the thread of whoever calls.
 */

#pragma once

#include <gio/gio.h>
#include <gpgme.h>

#include "chancery-sha256.h"

G_BEGIN_DECLS

/**
 * ChancerySealContext:
 * @context: of GPGME, for one thread
 * @cancellable: (nullable): ends whatever runs in it
 */
typedef struct
{
  gpgme_ctx_t context;
  GCancellable *cancellable;
  gulong handler;
  /* While something is waited for. */
  GPtrArray *watches;
  guint n_watches;
  gboolean done;
  gpgme_error_t failure;
} ChancerySealContext;

/** Begins to speak with GnuPG, without ever asking the network; an error where there is none. */
gboolean chancery_seal_context_begin (ChancerySealContext *self,
                                      GCancellable *cancellable,
                                      GError **error);
void chancery_seal_context_clear (ChancerySealContext *self);
/** Before something of the context is started that chancery_seal_context_wait() waits for. */
void chancery_seal_context_watch (ChancerySealContext *self);
/** Until what was started ends, or is called off; @begun: what GPGME said to its start. */
gpgme_error_t chancery_seal_context_wait (ChancerySealContext *self, gpgme_error_t begun);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ChancerySealContext, chancery_seal_context_clear)

/**
 * ChancerySealPipe:
 * @data: what GPGME is given
 * @read: (nullable): where its bytes come from
 * @write: (nullable): where they go to
 * @copy: (nullable): where what was read goes too
 * @sum: (nullable): over what was written
 * @n_read, @n_written: bytes so far
 * @within: (nullable): the pipe at the other end: what is written may be so much more than what was
 *   read there, and no more (chancery_spool_limit_unpacked())
 * @error: what went wrong in here, which GPGME knows nothing of
 */
typedef struct _ChancerySealPipe ChancerySealPipe;
struct _ChancerySealPipe
{
  gpgme_data_t data;
  GInputStream *read;
  GOutputStream *write;
  GOutputStream *copy;
  ChancerySha256 *sum;
  guint64 n_read;
  guint64 n_written;
  const ChancerySealPipe *within;
  GCancellable *cancellable;
  void (*progress) (guint64 done, guint64 total, gpointer user_data);
  gpointer progress_data;
  GError *error;
};

/** Makes @data of the pipe, whose other members are set. */
gboolean chancery_seal_pipe_open (ChancerySealPipe *self, GError **error);
void chancery_seal_pipe_clear (ChancerySealPipe *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ChancerySealPipe, chancery_seal_pipe_clear)

/** What went wrong in the pipes goes before what GPGME made of it; FALSE when something did. */
gboolean chancery_seal_settle (ChancerySealContext *context,
                               gpgme_error_t failure,
                               ChancerySealPipe *one,
                               ChancerySealPipe *other,
                               const char *what,
                               GError **error);

/** @failure in a sentence of ours where it is one that people meet; @what: (nullable): was being done. */
void chancery_seal_set_error (GError **error, gpgme_error_t failure, const char *what);

/** “Name <address>” of @key, as valid UTF-8 (transfer full). */
char *chancery_seal_dup_name (gpgme_key_t key) G_GNUC_WARN_UNUSED_RESULT;

/** Whether @fingerprint is among @trusted (nullable), whatever people put between its digits; any thread. */
gboolean chancery_seal_is_told (const char *const *trusted, const char *fingerprint);

/** Keys that @pattern finds (NULL: all): (element-type gpgme_key_t) (transfer full). */
GPtrArray *chancery_seal_list_keys (const char *pattern,
                                    gboolean secret,
                                    GCancellable *cancellable,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
