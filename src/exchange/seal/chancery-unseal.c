/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-unseal.h"

#include "chancery-errors.h"
#include "chancery-seal-private.h"
#include "chancery-seal.h"

#include <string.h>

#define BLOCK 65536

/* ---- what a file begins with ---- */

/* Kinds of packets (RFC 4880, 4.3) that a file may begin with. */
typedef enum
{
  PACKET_NONE = 0,
  PACKET_SESSION_KEY = 1,
  PACKET_SIGNATURE = 2,
  PACKET_PASSPHRASE = 3,
  PACKET_ONE_PASS = 4,
  PACKET_COMPRESSED = 8,
  PACKET_ENCRYPTED_BARE = 9,
  PACKET_MARKER = 10,
  PACKET_LITERAL = 11,
  PACKET_ENCRYPTED = 18,
  PACKET_ENCRYPTED_AEAD = 20,
} Packet;

#define ARMOR_MESSAGE "-----BEGIN PGP MESSAGE-----"
#define ARMOR_SIGNED "-----BEGIN PGP SIGNED MESSAGE-----"
#define ARMOR_SIGNATURE "-----BEGIN PGP SIGNATURE-----"

/* How long the head of the packet is; 0 when that is none. */
static gsize
measure_head (const guint8 *bytes, gsize length)
{
  static const gsize of_old[] = { 2, 3, 5, 1 };

  if (length < 2)
    return 0;
  if ((bytes[0] & 0x40) == 0)
    return of_old[bytes[0] & 3];
  if (bytes[1] < 192 || (bytes[1] >= 224 && bytes[1] < 255))
    return 2;
  return bytes[1] == 255 ? 6 : 3;
}

/* Text begins with some of these bytes too; what the packet says of its version tells them apart. */
static gboolean
is_version (Packet packet, guint8 version)
{
  switch (packet)
    {
    case PACKET_SESSION_KEY:
      return version == 2 || version == 3 || version == 6;
    case PACKET_SIGNATURE:
    case PACKET_PASSPHRASE:
      return version >= 3 && version <= 6;
    case PACKET_ONE_PASS:
      return version == 3 || version == 6;
    case PACKET_COMPRESSED:
      return version <= 3;
    case PACKET_ENCRYPTED:
    case PACKET_ENCRYPTED_AEAD:
      return version == 1 || version == 2;
    case PACKET_LITERAL:
      return version == 'b' || version == 't' || version == 'u' || version == 'm';
    case PACKET_MARKER:
      return version == 'P';
    case PACKET_ENCRYPTED_BARE:
    case PACKET_NONE:
      break;
    }
  return FALSE;
}

static Packet
read_packet (const guint8 *bytes, gsize length)
{
  gsize head = measure_head (bytes, length);
  Packet packet;

  if (head == 0 || length <= head || (bytes[0] & 0x80) == 0)
    return PACKET_NONE;
  packet = (bytes[0] & 0x40) != 0 ? bytes[0] & 0x3f : (bytes[0] >> 2) & 0x0f;
  return is_version (packet, bytes[head]) ? packet : PACKET_NONE;
}

/* The first packet in an armour: after its headers and an empty line. */
static Packet
read_armored (const char *text)
{
  const char *body = strstr (text, "\n\n");
  const char *other = strstr (text, "\r\n\r\n");
  guchar *bytes;
  gsize length;
  g_autofree char *start = NULL;
  Packet packet;

  if (other != NULL && (body == NULL || other < body))
    body = other + 4;
  else if (body != NULL)
    body += 2;
  if (body == NULL)
    return PACKET_NONE;
  start = g_strndup (body, 16);
  if (strlen (start) < 16)
    return PACKET_NONE;
  bytes = g_base64_decode (start, &length);
  packet = read_packet (bytes, length);
  g_free (bytes);
  return packet;
}

static Packet
look_at (const char *bytes, gsize length)
{
  g_autofree char *text = NULL;

  if (length == 0 || *bytes != '-')
    return read_packet ((const guint8 *)bytes, length);
  text = g_strndup (bytes, length);
  if (g_str_has_prefix (text, ARMOR_SIGNED))
    return PACKET_ONE_PASS;
  if (g_str_has_prefix (text, ARMOR_SIGNATURE))
    return PACKET_SIGNATURE;
  return g_str_has_prefix (text, ARMOR_MESSAGE) ? read_armored (text) : PACKET_NONE;
}

gboolean
chancery_unseal_recognizes (const char *bytes, gsize length)
{
  return look_at (bytes, length) != PACKET_NONE;
}

static gboolean
is_encrypted (Packet packet)
{
  return packet == PACKET_SESSION_KEY || packet == PACKET_PASSPHRASE ||
         packet == PACKET_ENCRYPTED || packet == PACKET_ENCRYPTED_AEAD || packet == PACKET_MARKER;
}

/* ---- signatures ---- */

static gboolean refuse (const char *name, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static gboolean
refuse (const char *name, GError **error, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID, "%s: %s", name,
               reason);
  return FALSE;
}

static ChancerySignatureStanding
judge_signature (gpgme_signature_t found)
{
  switch ((int)gpgme_err_code (found->status))
    {
    case GPG_ERR_NO_ERROR:
      return found->validity >= GPGME_VALIDITY_FULL ? CHANCERY_SIGNATURE_CERTIFIED
                                                    : CHANCERY_SIGNATURE_UNCERTIFIED;
    case GPG_ERR_SIG_EXPIRED:
    case GPG_ERR_KEY_EXPIRED:
      return CHANCERY_SIGNATURE_EXPIRED;
    case GPG_ERR_NO_PUBKEY:
      return CHANCERY_SIGNATURE_UNKNOWN;
    case GPG_ERR_CERT_REVOKED:
      return CHANCERY_SIGNATURE_REVOKED;
    default:
      return CHANCERY_SIGNATURE_UNCHECKED;
    }
}

/* A key signs with a part of it; it is known by the whole. */
static ChancerySignature *
read_signature (ChancerySealContext *context, gpgme_signature_t found)
{
  ChancerySignature *self = g_new0 (ChancerySignature, 1);
  gpgme_key_t key = NULL;

  self->standing = judge_signature (found);
  self->made = (gint64)found->timestamp;
  if (found->fpr != NULL && self->standing != CHANCERY_SIGNATURE_UNKNOWN &&
      gpgme_get_key (context->context, found->fpr, &key, 0) == 0)
    {
      self->fingerprint = g_strdup (key->fpr);
      self->who = chancery_seal_dup_name (key);
      gpgme_key_unref (key);
    }
  if (self->fingerprint == NULL)
    self->fingerprint = g_strdup (found->fpr != NULL ? found->fpr : "?");
  return self;
}

/* What gpg was not content with, whatever it calls it, is handed to nobody. */
static gboolean
check_signature (gpgme_signature_t found,
                 const ChancerySignature *signature,
                 const char *name,
                 GError **error)
{
  const char *of = signature->who != NULL ? " of " : "";
  const char *who = signature->who != NULL ? signature->who : "";

  switch ((int)gpgme_err_code (found->status))
    {
    case GPG_ERR_NO_ERROR:
    case GPG_ERR_SIG_EXPIRED:
    case GPG_ERR_KEY_EXPIRED:
    case GPG_ERR_NO_PUBKEY:
    case GPG_ERR_UNSUPPORTED_ALGORITHM:
    case GPG_ERR_CERT_REVOKED:
      return TRUE;
    case GPG_ERR_BAD_SIGNATURE:
      return refuse (name, error,
                     "the signature is bad: this is not what was signed with the key %s%s%s",
                     signature->fingerprint, of, who);
    case GPG_ERR_NO_DATA:
    case GPG_ERR_BAD_DATA:
      return refuse (name, error,
                     "it is damaged, or there is more in it than was signed with the key %s%s%s",
                     signature->fingerprint, of, who);
    default:
      return refuse (name, error, "gpg does not accept the signature with the key %s%s%s",
                     signature->fingerprint, of, who);
    }
}

static gboolean
take_signatures (ChancerySealContext *context,
                 const char *name,
                 ChancerySealNews *news,
                 GError **error)
{
  gpgme_verify_result_t result = gpgme_op_verify_result (context->context);
  gpgme_signature_t found = result != NULL ? result->signatures : NULL;

  for (; found != NULL; found = found->next)
    {
      ChancerySignature *signature = read_signature (context, found);

      g_ptr_array_add (news->signatures, signature);
      if (!check_signature (found, signature, name, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- opening ---- */

/* “the keys A, B” that it is sealed for, when none of them is here; else NULL. */
static char *
list_strangers (ChancerySealContext *context)
{
  gpgme_decrypt_result_t result = gpgme_op_decrypt_result (context->context);
  gpgme_recipient_t key = result != NULL ? result->recipients : NULL;
  g_autoptr (GString) list = g_string_new (NULL);

  for (; key != NULL; key = key->next)
    {
      if (gpgme_err_code (key->status) != GPG_ERR_NO_SECKEY)
        return NULL;
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "",
                              key->keyid != NULL ? key->keyid : "?");
    }
  return list->len > 0 ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
}

static gboolean
refuse_damaged (const char *name, GError **error)
{
  return refuse (name, error, "it cannot be opened: it is damaged, or was changed on its way");
}

/* What is wrong with the file is said of the file; what is wrong here (no gpg, no passphrase) is not.  @begun: whether
 * some of it was opened: then the key was there, and what gpg may have asked for besides came of reading garbage. */
static gboolean
fail_to_open (ChancerySealContext *context,
              const char *name,
              gpgme_error_t failure,
              gboolean begun,
              GError **error)
{
  g_autofree char *strangers = list_strangers (context);
  gpgme_decrypt_result_t result = gpgme_op_decrypt_result (context->context);

  if (strangers != NULL)
    return refuse (name, error, "it is sealed for %s, and no such secret key is here", strangers);
  if (result != NULL && result->legacy_cipher_nomdc)
    return refuse (name, error,
                   "it is sealed in an old way that does not show whether it was changed");
  switch ((int)gpgme_err_code (failure))
    {
    case GPG_ERR_NO_SECKEY:
      return refuse (name, error, "it is sealed for somebody whose secret key is not here");
    case GPG_ERR_DECRYPT_FAILED:
    case GPG_ERR_BAD_DATA:
    case GPG_ERR_NO_DATA:
    case GPG_ERR_CHECKSUM:
    case GPG_ERR_INV_PACKET:
    case GPG_ERR_INV_ARMOR:
    case GPG_ERR_GENERAL:
    case GPG_ERR_BAD_SIGNATURE:
      return refuse_damaged (name, error);
    default:
      if (begun)
        return refuse_damaged (name, error);
      chancery_seal_set_error (error, failure, name);
      return FALSE;
    }
}

/* What the pipes and the cancellable say goes before what gpg made of it. */
static gboolean
settle (ChancerySealContext *context,
        const char *name,
        gpgme_error_t failure,
        ChancerySealPipe *from,
        ChancerySealPipe *to,
        GError **error)
{
  if (failure != 0 && from->error == NULL && to->error == NULL &&
      !g_cancellable_is_cancelled (context->cancellable))
    return fail_to_open (context, name, failure, to->n_written > 0, error);
  if (chancery_seal_settle (context, failure, from, to, name, error))
    return TRUE;
  if (g_error_matches (*error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID))
    g_prefix_error (error, "%s: ", name);
  return FALSE;
}

static gboolean
run_open (ChancerySealContext *context,
          Packet packet,
          const char *name,
          ChancerySealPipe *from,
          ChancerySealPipe *to,
          ChancerySealNews *news,
          GError **error)
{
  guint n_before = news->signatures->len;
  gpgme_error_t failure;

  if (!chancery_seal_pipe_open (from, error) || !chancery_seal_pipe_open (to, error))
    return FALSE;
  chancery_seal_context_watch (context);
  if (is_encrypted (packet))
    failure = gpgme_op_decrypt_verify_start (context->context, from->data, to->data);
  else
    failure = gpgme_op_verify_start (context->context, from->data, NULL, to->data);
  failure = chancery_seal_context_wait (context, failure);
  if (!settle (context, name, failure, from, to, error))
    return FALSE;
  news->encrypted |= is_encrypted (packet);
  if (!take_signatures (context, name, news, error))
    return FALSE;
  /* The signature comes last, and GPGME does not tell that gpg missed the end. */
  return is_encrypted (packet) || news->signatures->len > n_before ||
         refuse (name, error,
                 "it was cut short on its way, or is damaged: it does not end with a signature");
}

/* The beginning of @stream stays in it. */
static gboolean
peek (GBufferedInputStream *stream, Packet *packet, GCancellable *cancellable, GError **error)
{
  const char *bytes;
  gsize length;

  if (g_buffered_input_stream_get_available (stream) == 0 &&
      g_buffered_input_stream_fill (stream, -1, cancellable, error) < 0)
    return FALSE;
  bytes = g_buffered_input_stream_peek_buffer (stream, &length);
  *packet = look_at (bytes, length);
  return TRUE;
}

static gboolean
check_inside (ChancerySpool *spool, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GInputStream) inside = chancery_spool_open (spool, 0, chancery_spool_get_size (spool));
  g_autoptr (GInputStream) buffered = g_buffered_input_stream_new (inside);
  Packet packet;

  if (!peek (G_BUFFERED_INPUT_STREAM (buffered), &packet, cancellable, error))
    return FALSE;
  return packet == PACKET_NONE ||
         refuse (name, error,
                 "what is in it is sealed or signed once more; open it with gpg first");
}

/* What is asked for in one call. */
typedef struct
{
  GInputStream *stream;
  const char *name;      /* what errors call it */
  const char *signature; /* the file that it is held to, or NULL */
  const char *folder;
  ChancerySealNews *news;
  ChanceryProgressFunc progress;
  gpointer progress_data;
  GCancellable *cancellable;
} Asked;

static ChancerySpool *
open_message (const Asked *asked, GError **error)
{
  g_auto (ChancerySealContext) context = { 0 };
  g_autoptr (GInputStream) buffered = NULL;
  g_autoptr (ChancerySpool) spool = NULL;
  g_autoptr (GOutputStream) end = NULL;
  g_auto (ChancerySealPipe) from = { .cancellable = asked->cancellable,
                                     .progress = asked->progress,
                                     .progress_data = asked->progress_data };
  g_auto (ChancerySealPipe) to = { .within = &from, .cancellable = asked->cancellable };
  Packet packet;

  buffered = G_IS_BUFFERED_INPUT_STREAM (asked->stream)
                 ? g_object_ref (asked->stream)
                 : g_buffered_input_stream_new (asked->stream);
  if (!peek (G_BUFFERED_INPUT_STREAM (buffered), &packet, asked->cancellable, error))
    return NULL;
  if (packet == PACKET_SIGNATURE)
    {
      refuse (asked->name, error,
              "this is a signature alone; bring in the file that it was made of");
      return NULL;
    }
  spool = chancery_spool_new (asked->folder, error);
  if (spool == NULL || !chancery_seal_context_begin (&context, asked->cancellable, error))
    return NULL;
  end = chancery_spool_open_end (spool);
  from.read = buffered;
  to.write = end;
  if (!run_open (&context, packet, asked->name, &from, &to, asked->news, error) ||
      !check_inside (spool, asked->name, asked->cancellable, error))
    return NULL;
  return g_steal_pointer (&spool);
}

/* ---- a signature beside its file ---- */

gboolean
chancery_unseal_is_signature (const char *path)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  char bytes[64];
  gsize n_read = 0;

  g_return_val_if_fail (path != NULL, FALSE);

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return FALSE;
  file = g_file_new_for_path (path);
  stream = g_file_read (file, NULL, NULL);
  return stream != NULL &&
         g_input_stream_read_all (G_INPUT_STREAM (stream), bytes, sizeof bytes, &n_read, NULL,
                                  NULL) &&
         look_at (bytes, n_read) == PACKET_SIGNATURE;
}

const char *const *
chancery_unseal_list_signature_suffixes (void)
{
  static const char *const suffixes[] = { CHANCERY_SEAL_SIGNATURE_SUFFIX, ".asc", NULL };

  return suffixes;
}

/* What is called `.sig` is held to be one, so that nobody gets rid of a signature by breaking it. */
char *
chancery_unseal_find_signature (const char *path)
{
  const char *const *suffixes = chancery_unseal_list_signature_suffixes ();

  g_return_val_if_fail (path != NULL, NULL);

  for (guint i = 0; suffixes[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      if (i == 0 ? g_file_test (name, G_FILE_TEST_IS_REGULAR) : chancery_unseal_is_signature (name))
        return g_steal_pointer (&name);
    }
  return NULL;
}

/* gpg need not read to the end where it cannot judge; the copy is whole all the same. */
static gboolean
read_rest (ChancerySealPipe *from, GError **error)
{
  g_autofree char *block = g_malloc (BLOCK);
  gssize n_read;

  while ((n_read = g_input_stream_read (from->read, block, BLOCK, from->cancellable, error)) > 0)
    if (!g_output_stream_write_all (from->copy, block, (gsize)n_read, NULL, from->cancellable,
                                    error))
      return FALSE;
  return n_read == 0;
}

static ChancerySpool *
check_beside (const Asked *asked, GError **error)
{
  g_auto (ChancerySealContext) context = { 0 };
  g_autoptr (GFile) file = g_file_new_for_path (asked->signature);
  g_autoptr (GFileInputStream) signs = g_file_read (file, asked->cancellable, error);
  g_autoptr (ChancerySpool) spool = signs != NULL ? chancery_spool_new (asked->folder, error)
                                                  : NULL;
  g_autoptr (GOutputStream) end = spool != NULL ? chancery_spool_open_end (spool) : NULL;
  g_auto (ChancerySealPipe) text = { .read = asked->stream,
                                     .copy = end,
                                     .cancellable = asked->cancellable,
                                     .progress = asked->progress,
                                     .progress_data = asked->progress_data };
  g_auto (ChancerySealPipe) signed_by = { .cancellable = asked->cancellable };
  guint n_before = asked->news->signatures->len;
  gpgme_error_t failure;

  if (spool == NULL || !chancery_seal_context_begin (&context, asked->cancellable, error))
    return NULL;
  signed_by.read = G_INPUT_STREAM (signs);
  if (!chancery_seal_pipe_open (&text, error) || !chancery_seal_pipe_open (&signed_by, error))
    return NULL;
  chancery_seal_context_watch (&context);
  failure = gpgme_op_verify_start (context.context, signed_by.data, text.data, NULL);
  failure = chancery_seal_context_wait (&context, failure);
  if (gpgme_err_code (failure) == GPG_ERR_NO_DATA || gpgme_err_code (failure) == GPG_ERR_BAD_DATA)
    {
      refuse (asked->signature, error, "this is no signature that can be read");
      return NULL;
    }
  if (!settle (&context, asked->signature, failure, &text, &signed_by, error) ||
      !take_signatures (&context, asked->signature, asked->news, error) ||
      !read_rest (&text, error))
    return NULL;
  if (asked->news->signatures->len > n_before)
    return g_steal_pointer (&spool);
  refuse (asked->signature, error, "this is no signature that can be read");
  return NULL;
}

ChancerySpool *
chancery_unseal_open (GInputStream *stream,
                      const char *name,
                      const char *signature,
                      const char *folder,
                      ChancerySealNews *news,
                      ChanceryProgressFunc progress,
                      gpointer user_data,
                      GCancellable *cancellable,
                      GError **error)
{
  const Asked asked = {
    .stream = stream,
    .name = name,
    .signature = signature,
    .folder = folder,
    .news = news,
    .progress = progress,
    .progress_data = user_data,
    .cancellable = cancellable,
  };

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream) && name != NULL && news != NULL, NULL);

  return signature != NULL ? check_beside (&asked, error) : open_message (&asked, error);
}
