/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-mail-reader.h"

#include "chancery-errors.h"

#include <string.h>

#define BLOCK 65536
/* No line of a message is longer; what is read of one for an answer is bounded by the message. */
#define MAX_LINE CHANCERY_MAIL_MAX_BYTES

struct _ChanceryMailReader
{
  GInputStream *stream;
  char *name;
  guint8 *block;
  gsize n_block;
  gsize at;
  guint64 n_bytes;
  guint64 n_lines;
  guint n_messages;
  gboolean is_mbox;
  gboolean begun;
  gboolean waits; /* the line that was read last is the first of the next message */
  GByteArray *line;
};

static gboolean G_GNUC_PRINTF (4, 5)
    refuse (ChanceryMailReader *self, guint64 line, GError **error, const char *format, ...)
{
  g_autofree char *reason = NULL;
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  message = self->is_mbox ? g_strdup_printf ("message %u: ", self->n_messages) : g_strdup ("");
  g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
               "%s:%" G_GUINT64_FORMAT ": %s%s", self->name, line, message, reason);
  return FALSE;
}

/* One line with its end; empty at the end of the file. */
static gboolean
read_line (ChanceryMailReader *self, GCancellable *cancellable, GError **error)
{
  const guint8 *end = NULL;

  g_byte_array_set_size (self->line, 0);
  while (end == NULL)
    {
      gsize length;

      if (self->at == self->n_block)
        {
          gssize n = g_input_stream_read (self->stream, self->block, BLOCK, cancellable, error);

          if (n < 0)
            return FALSE;
          self->at = 0;
          self->n_block = (gsize)n;
          self->n_bytes += (guint64)n;
          if (n == 0)
            break;
        }
      end = memchr (self->block + self->at, '\n', self->n_block - self->at);
      length = end != NULL ? (gsize)(end - self->block) + 1 - self->at : self->n_block - self->at;
      g_byte_array_append (self->line, self->block + self->at, (guint)length);
      self->at += length;
      if (self->line->len > MAX_LINE)
        return refuse (self, self->n_lines + 1, error, "a line longer than 128 MiB");
    }
  self->n_lines += self->line->len > 0;
  return TRUE;
}

static gboolean
is_blank (const GByteArray *line)
{
  for (guint i = 0; i < line->len; i++)
    if (!g_ascii_isspace (line->data[i]))
      return FALSE;
  return TRUE;
}

/* “From somebody Mon Feb 16 09:30:00 2026”: that a sentence begins with the same word does not make it
 * one, a time of day in it does. */
static gboolean
is_separator (const GByteArray *line)
{
  const guint8 *data = line->data;

  if (line->len < 6 || memcmp (data, "From ", 5) != 0)
    return FALSE;
  for (guint i = 5; i + 5 <= line->len && i < 500; i++)
    if (g_ascii_isdigit (data[i]) && g_ascii_isdigit (data[i + 1]) && data[i + 2] == ':' &&
        g_ascii_isdigit (data[i + 3]) && g_ascii_isdigit (data[i + 4]))
      return TRUE;
  return FALSE;
}

/* In an mbox a line of the text that would be a separator has a mark before it. */
static void
append_line (ChanceryMailReader *self, GByteArray *message)
{
  const guint8 *data = self->line->data;
  guint length = self->line->len;
  guint n_marks = 0;

  while (n_marks < length && data[n_marks] == '>')
    n_marks++;
  if (self->is_mbox && n_marks > 0 && length >= n_marks + 5 &&
      memcmp (data + n_marks, "From ", 5) == 0)
    g_byte_array_append (message, data + 1, length - 1);
  else
    g_byte_array_append (message, data, length);
}

static gboolean
begin (ChanceryMailReader *self, GCancellable *cancellable, GError **error)
{
  self->begun = TRUE;
  do
    if (!read_line (self, cancellable, error))
      return FALSE;
  while (self->line->len > 0 && is_blank (self->line));
  if (self->line->len == 0)
    return refuse (self, 1, error, "the file is empty");
  self->is_mbox = self->line->len > 5 && memcmp (self->line->data, "From ", 5) == 0;
  self->waits = TRUE;
  return TRUE;
}

/* The lines of one message; none at the end of the file. */
static gboolean
read_message (ChanceryMailReader *self,
              GByteArray *message,
              guint64 *first,
              GCancellable *cancellable,
              GError **error)
{
  gboolean after_blank = FALSE;

  *first = self->n_lines;
  if (!self->waits)
    return TRUE;
  self->waits = FALSE;
  self->n_messages++;
  if (!self->is_mbox)
    append_line (self, message);
  while (TRUE)
    {
      if (!read_line (self, cancellable, error))
        return FALSE;
      if (self->line->len == 0)
        return TRUE;
      if (self->is_mbox && (after_blank || message->len == 0) && is_separator (self->line))
        {
          self->waits = TRUE;
          return TRUE;
        }
      after_blank = is_blank (self->line);
      append_line (self, message);
      if (message->len > CHANCERY_MAIL_MAX_BYTES)
        return refuse (self, *first, error, "the message is larger than 128 MiB");
    }
}

gboolean
chancery_mail_reader_recognizes (const char *bytes, gsize length)
{
  gsize i = 0;

  g_return_val_if_fail (bytes != NULL || length == 0, FALSE);

  while (i < length && strchr ("\r\n", bytes[i]) != NULL && bytes[i] != '\0')
    i++;
  if (length - i > 5 && memcmp (bytes + i, "From ", 5) == 0)
    return TRUE;
  if (i == length || !g_ascii_isalpha (bytes[i]))
    return FALSE;
  while (i < length && (g_ascii_isalnum (bytes[i]) || bytes[i] == '-'))
    i++;
  return i < length && bytes[i] == ':';
}

ChanceryMailReader *
chancery_mail_reader_new (GInputStream *stream, const char *name)
{
  ChanceryMailReader *self = g_new0 (ChanceryMailReader, 1);

  self->stream = g_object_ref (stream);
  self->name = g_strdup (name);
  self->block = g_malloc (BLOCK);
  self->line = g_byte_array_new ();
  return self;
}

void
chancery_mail_reader_free (ChanceryMailReader *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->stream);
  g_byte_array_unref (self->line);
  g_free (self->block);
  g_free (self->name);
  g_free (self);
}

gboolean
chancery_mail_reader_next (ChanceryMailReader *self,
                           ChanceryMail **mail,
                           guint64 *line,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (GByteArray) message = g_byte_array_new ();
  g_autoptr (GError) reason = NULL;

  g_return_val_if_fail (self != NULL && mail != NULL && line != NULL, FALSE);

  *mail = NULL;
  if (!self->begun && !begin (self, cancellable, error))
    return FALSE;
  /* Between two separators there may be nothing: a message that its program took out. */
  do
    {
      g_byte_array_set_size (message, 0);
      if (!read_message (self, message, line, cancellable, error))
        return FALSE;
    }
  while (self->waits && is_blank (message));
  if (is_blank (message))
    return TRUE;
  /* The file may have been read long before all of its messages are. */
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  *mail = chancery_mail_parse (message->data, message->len, &reason);
  return *mail != NULL || refuse (self, *line, error, "%s", reason->message);
}

guint64
chancery_mail_reader_get_n_bytes (ChanceryMailReader *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_bytes;
}
