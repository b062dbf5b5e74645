/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-attachment-text-private.h"

#include "chancery-attachments.h"
#include "chancery-errors.h"
#include "chancery-html-text.h"
#include "chancery-plain-text.h"
#include "chancery-reader-process.h"
#include "chancery-records.h"

#include <string.h>

/* What came with a mail, and with those in it, may each take as long as a file that was attached. */
#define MAX_FILES_OF_MAIL 64

typedef enum
{
  FAMILY_NONE,
  FAMILY_PLAIN,
  FAMILY_HTML,
  FAMILY_PDF,
  FAMILY_OFFICE,
  FAMILY_MAIL,
} Family;

/* ---- what it is ---- */

static const struct
{
  const char *said; /* the media type, or its beginning; an ending of the name opens with a dot */
  Family family;
} signs[] = {
  { "message/rfc822", FAMILY_MAIL },
  { ".eml", FAMILY_MAIL },
  { "text/html", FAMILY_HTML },
  { "application/xhtml+xml", FAMILY_HTML },
  { ".html", FAMILY_HTML },
  { ".htm", FAMILY_HTML },
  /* Words among codes. */
  { "text/rtf", FAMILY_NONE },
  { ".rtf", FAMILY_NONE },
  { "text/", FAMILY_PLAIN },
  { "application/json", FAMILY_PLAIN },
  { "application/xml", FAMILY_PLAIN },
  { ".txt", FAMILY_PLAIN },
  { ".csv", FAMILY_PLAIN },
  { ".tsv", FAMILY_PLAIN },
  { ".md", FAMILY_PLAIN },
  { ".log", FAMILY_PLAIN },
};

static Family
find_family (GBytes *content, const char *name, const char *media_type)
{
  g_autofree char *lower_name = g_ascii_strdown (name != NULL ? name : "", -1);
  g_autofree char *lower_type = g_ascii_strdown (media_type != NULL ? media_type : "", -1);
  gsize length;
  const char *data = g_bytes_get_data (content, &length);

  if (length >= 4 && memcmp (data, "PK\3\4", 4) == 0)
    return FAMILY_OFFICE;
  if (length >= 5 && memmem (data, MIN (length, 1024), "%PDF-", 5) != NULL)
    return FAMILY_PDF;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (signs[i].said[0] == '.' ? g_str_has_suffix (lower_name, signs[i].said)
                                : g_str_has_prefix (lower_type, signs[i].said))
      return signs[i].family;
  return FAMILY_NONE;
}

static char *
decode_plain (GBytes *content)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (content, &length);

  return chancery_plain_text_decode (data, length, NULL);
}

static char *
extract (Family family, GBytes *content, guint depth, ChanceryAttachmentTextRoom *room)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (content, &length);

  switch (family)
    {
    case FAMILY_PLAIN:
      return decode_plain (content);
    case FAMILY_HTML:
      return chancery_html_text_decode (data, length, NULL);
    case FAMILY_PDF:
      return chancery_attachment_text_extract_pdf (content);
    case FAMILY_OFFICE:
      return chancery_attachment_text_extract_office (content);
    case FAMILY_MAIL:
      return chancery_attachment_text_extract_mail (content, depth, room);
    case FAMILY_NONE:
    default:
      return NULL;
    }
}

char *
chancery_attachment_text_extract_within (GBytes *content,
                                         const char *name,
                                         const char *media_type,
                                         guint depth,
                                         ChanceryAttachmentTextRoom *room)
{
  return extract (find_family (content, name, media_type), content, depth, room);
}

char *
chancery_attachment_text_extract (GBytes *content, const char *name, const char *media_type)
{
  ChanceryAttachmentTextRoom room = { MAX_FILES_OF_MAIL, clock () };
  char *text;

  g_return_val_if_fail (content != NULL, NULL);

  text = chancery_attachment_text_extract_within (content, name, media_type, 0, &room);
  if (text != NULL)
    chancery_plain_text_cut (text, CHANCERY_ATTACHMENT_TEXT_MAX);
  return text;
}

/* ---- the process of its own ---- */

static char *
run_reader (GBytes *content,
            const char *name,
            const char *media_type,
            GCancellable *cancellable,
            GError **error)
{
  const char *const words[] = { name != NULL ? name : "", media_type != NULL ? media_type : "",
                                NULL };
  g_autoptr (GByteArray) answer = chancery_reader_process_run (content, words,
                                                               CHANCERY_ATTACHMENT_TEXT_MAX,
                                                               cancellable, error);

  if (answer == NULL)
    return NULL;
  return answer->len > 0 ? g_utf8_make_valid ((const char *)answer->data, (gssize)answer->len)
                         : g_strdup ("");
}

char *
chancery_attachment_text_read (GBytes *content,
                               const char *name,
                               const char *media_type,
                               GCancellable *cancellable,
                               GError **error)
{
  Family family;
  char *text;

  g_return_val_if_fail (content != NULL, NULL);

  family = find_family (content, name, media_type);
  if (family == FAMILY_NONE || g_bytes_get_size (content) == 0 ||
      g_bytes_get_size (content) > CHANCERY_ATTACHMENT_TEXT_MAX_BYTES)
    return g_strdup ("");
  if (family != FAMILY_PLAIN)
    text = run_reader (content, name, media_type, cancellable, error);
  else if ((text = decode_plain (content)) == NULL)
    text = g_strdup ("");
  if (text != NULL)
    chancery_plain_text_cut (text, CHANCERY_ATTACHMENT_TEXT_MAX);
  return text;
}

/* ---- into the registry ---- */

GBytes *
chancery_attachment_text_load_content (ChanceryDb *db,
                                       const char *sha256,
                                       GCancellable *cancellable,
                                       GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  gint64 size = 0;

  if (!chancery_attachments_has (db, sha256, &size) || size > CHANCERY_ATTACHMENT_TEXT_MAX_BYTES)
    return g_bytes_new (NULL, 0);
  if (!chancery_attachments_get (db, sha256, stream, cancellable, error) ||
      !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* What ended its reader once does so again: it is tried anew when the program is, not all the time. */
static GMutex given_up_lock;
static GHashTable *given_up;

static gboolean
is_given_up (const char *sha256, GError **error)
{
  gboolean found;

  g_mutex_lock (&given_up_lock);
  found = given_up != NULL && g_hash_table_contains (given_up, sha256);
  g_mutex_unlock (&given_up_lock);
  if (found)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE,
                         "its reader was ended by it before");
  return found;
}

static void
give_up (const char *sha256)
{
  g_mutex_lock (&given_up_lock);
  if (given_up == NULL)
    given_up = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (given_up, g_strdup (sha256));
  g_mutex_unlock (&given_up_lock);
}

char *
chancery_attachment_text_load (ChanceryDb *db,
                               const char *sha256,
                               const char *name,
                               const char *media_type,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) reason = NULL;
  char *text;

  g_return_val_if_fail (db != NULL && sha256 != NULL, NULL);

  if (is_given_up (sha256, error))
    return NULL;
  content = chancery_attachment_text_load_content (db, sha256, cancellable, error);
  if (content == NULL)
    return NULL;
  text = chancery_attachment_text_read (content, name, media_type, cancellable, &reason);
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    give_up (sha256);
  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  return text;
}

gboolean
chancery_attachment_text_take (ChanceryDb *db,
                               const char *sha256,
                               const char *name,
                               const char *media_type,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) reason = NULL;

  g_return_val_if_fail (db != NULL && sha256 != NULL, FALSE);

  text = chancery_attachment_text_load (db, sha256, name, media_type, cancellable, &reason);
  /* A content that is damaged is the checks' to report; one that nobody can read now is read later. */
  if (text == NULL && !g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_debug ("%.12s… was not read: %s", sha256, reason->message);
      return TRUE;
    }
  if (text != NULL)
    return chancery_attachments_set_text (db, sha256, text, error);
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static gboolean
take_all (ChanceryDb *db, GPtrArray *unread, GCancellable *cancellable, GError **error)
{
  if (unread == NULL)
    return FALSE;
  for (guint i = 0; i < unread->len; i++)
    {
      const ChanceryUnreadContent *content = unread->pdata[i];

      if (!chancery_attachment_text_take (db, content->sha256, content->name, content->media_type,
                                          cancellable, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
chancery_attachment_text_take_one (ChanceryDb *db,
                                   const char *sha256,
                                   GCancellable *cancellable,
                                   GError **error)
{
  g_autoptr (GPtrArray) unread = NULL;

  g_return_val_if_fail (db != NULL && sha256 != NULL, FALSE);

  unread = chancery_attachments_list_unread (db, sha256, 0, 1, error);
  return take_all (db, unread, cancellable, error);
}

gboolean
chancery_attachment_text_take_of_record (ChanceryDb *db,
                                         const char *uuid,
                                         GCancellable *cancellable,
                                         GError **error)
{
  g_autoptr (ChanceryRecord) record = NULL;
  ChanceryValue *lines;

  g_return_val_if_fail (db != NULL && uuid != NULL, FALSE);

  record = chancery_records_load (db, uuid, error);
  if (record == NULL)
    return FALSE;
  lines = chancery_record_get (record, "attachments");
  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      const char *sha256 = chancery_line_get_text (chancery_value_get_line (lines, i), "sha256");

      if (sha256 != NULL && !chancery_attachment_text_take_one (db, sha256, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
chancery_attachment_text_take_some (ChanceryDb *db,
                                    gint64 after,
                                    guint limit,
                                    gint64 *last,
                                    GCancellable *cancellable,
                                    GError **error)
{
  g_autoptr (GPtrArray) unread = NULL;

  g_return_val_if_fail (db != NULL && last != NULL, FALSE);

  unread = chancery_attachments_list_unread (db, NULL, after, limit, error);
  if (!take_all (db, unread, cancellable, error))
    return FALSE;
  *last = unread->len > 0 ? ((ChanceryUnreadContent *)unread->pdata[unread->len - 1])->id : 0;
  return TRUE;
}
