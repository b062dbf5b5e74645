/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-json-splitter.h"

#include "chancery-errors.h"
#include "chancery-json-guard.h"

#include <string.h>

#define BLOCK_SIZE 65536
#define NOTHING G_MAXUINT64
/* The records of a document stand so deep in it. */
#define WATCHED 2

/* What an object of the top level turned out to be. */
typedef enum
{
  ROLE_UNKNOWN,
  ROLE_RECORD,
  ROLE_HEADER,
} Role;

/* A piece of the stream, by offset. */
typedef struct
{
  guint64 start;
  guint64 end;
  guint64 line;
} Slice;

struct _ChanceryJsonSplitter
{
  GInputStream *stream;
  char *name;
  ChanceryJsonGuard *guard;

  GByteArray *buffer;
  guint64 base; /* offset of its first byte */
  guint64 keep; /* offset of the first byte that is still wanted, or NOTHING */
  gboolean at_end;

  GArray *slices; /* Slice: records whole in the buffer */
  guint next_slice;

  Role role;
  guint64 n_objects; /* at the top level, the present one counted */
  Slice object;
  Slice member;    /* of the top level, while it is read */
  Slice element;   /* of the records of a document */
  GArray *members; /* Slice: before the role is known */
  gboolean is_document;
  gboolean in_records;

  GString *header;
  guint64 header_line;
  gboolean header_open;
};

static gboolean G_GNUC_PRINTF (2, 3) refuse (GError **error, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID, reason);
  return FALSE;
}

static gboolean
append_header (ChanceryJsonSplitter *self, const Slice *member, GError **error)
{
  gsize length = (gsize)(member->end - member->start);

  if (self->header->len + length > CHANCERY_JSON_MAX_HEADER)
    return refuse (error, "a header of more than %d bytes", CHANCERY_JSON_MAX_HEADER);
  g_string_append (self->header, self->header->len > 1 ? "," : "");
  g_string_append_len (self->header,
                       (const char *)self->buffer->data + (member->start - self->base),
                       (gssize)length);
  return TRUE;
}

static gboolean
begin_header (ChanceryJsonSplitter *self, GError **error)
{
  if (self->n_objects > 1)
    return refuse (error, "a header: only the first line may be one");
  self->role = ROLE_HEADER;
  self->header_open = TRUE;
  self->header_line = self->object.line;
  self->header = g_string_new ("{");
  for (guint i = 0; i < self->members->len; i++)
    if (!append_header (self, &g_array_index (self->members, Slice, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
is_key (const ChanceryJsonEvent *event, const char *key)
{
  return event->key_length == strlen (key) && memcmp (event->key, key, event->key_length) == 0;
}

/* How deep it is looked. */
static void watch (ChanceryJsonSplitter *self, guint depth);

/* A key of the top level: the first of three tells what the object is. */
static gboolean
meet_key (ChanceryJsonSplitter *self, const ChanceryJsonEvent *event, GError **error)
{
  gboolean is_records = is_key (event, "records");

  if (self->role == ROLE_UNKNOWN && is_key (event, "kind"))
    {
      self->role = ROLE_RECORD;
      /* It is left to see where it ends. */
      watch (self, 0);
    }
  else if (self->role == ROLE_UNKNOWN && (is_records || is_key (event, "chancery")) &&
           !begin_header (self, error))
    return FALSE;

  self->member.start = event->offset;
  if (self->role != ROLE_RECORD)
    self->keep = self->role == ROLE_HEADER ? event->offset : self->object.start;
  self->in_records = self->role == ROLE_HEADER && is_records;
  self->is_document |= self->in_records;
  if (self->in_records)
    self->keep = NOTHING;
  return TRUE;
}

static gboolean
begin_object (ChanceryJsonSplitter *self, const ChanceryJsonEvent *event, GError **error)
{
  if (self->is_document)
    return refuse (error, "nothing more should stand after the end of the document");
  if (event->value == '[')
    return refuse (error, "a bare array: records stand under “records” in a "
                          "document, or one on each line");
  if (event->value != '{')
    return refuse (error, "a value that is no object where a record should stand");
  self->n_objects++;
  self->role = ROLE_UNKNOWN;
  watch (self, WATCHED);
  self->object.start = event->offset;
  self->object.line = event->line;
  self->keep = event->offset;
  g_array_set_size (self->members, 0);
  chancery_json_guard_restart_count (self->guard);
  return TRUE;
}

static gboolean
begin_element (ChanceryJsonSplitter *self, const ChanceryJsonEvent *event, GError **error)
{
  if (event->value != '{')
    return refuse (error, "a value that is no object among the records");
  self->element.start = event->offset;
  self->element.line = event->line;
  self->keep = event->offset;
  chancery_json_guard_restart_count (self->guard);
  return TRUE;
}

static gboolean
meet_start (ChanceryJsonSplitter *self, const ChanceryJsonEvent *event, GError **error)
{
  if (event->depth == 0)
    return begin_object (self, event, error);
  if (event->depth == 1 && self->in_records && event->value != '[')
    return refuse (error, "“records” is no array");
  if (event->depth == 2 && self->in_records)
    return begin_element (self, event, error);
  return TRUE;
}

static gboolean
end_slice (ChanceryJsonSplitter *self, Slice *slice, const ChanceryJsonEvent *event, GError **error)
{
  slice->end = event->offset;
  self->keep = NOTHING;
  if (slice->end - slice->start > CHANCERY_JSON_MAX_RECORD)
    return refuse (error, "a record of more than %d bytes", CHANCERY_JSON_MAX_RECORD);
  g_array_append_val (self->slices, *slice);
  return TRUE;
}

static gboolean
end_member (ChanceryJsonSplitter *self, const ChanceryJsonEvent *event, GError **error)
{
  gboolean was_records = self->in_records;

  self->in_records = FALSE;
  self->member.end = event->offset;
  if (self->role == ROLE_UNKNOWN)
    g_array_append_val (self->members, self->member);
  if (self->role != ROLE_HEADER)
    return TRUE;
  self->keep = event->offset;
  return was_records || append_header (self, &self->member, error);
}

static gboolean
end_object (ChanceryJsonSplitter *self, const ChanceryJsonEvent *event, GError **error)
{
  switch (self->role)
    {
    case ROLE_RECORD:
      return end_slice (self, &self->object, event, error);
    case ROLE_HEADER:
      g_string_append_c (self->header, '}');
      self->header_open = FALSE;
      self->keep = NOTHING;
      return TRUE;
    case ROLE_UNKNOWN:
    default:
      return refuse (error, "an object that is neither a record (it has no "
                            "“kind”) nor a header (it has no “chancery”)");
    }
}

static gboolean
meet_event (const ChanceryJsonEvent *event, gpointer user_data, GError **error)
{
  ChanceryJsonSplitter *self = user_data;

  switch (event->type)
    {
    case CHANCERY_JSON_EVENT_KEY:
      return event->depth != 1 || meet_key (self, event, error);
    case CHANCERY_JSON_EVENT_START:
      return meet_start (self, event, error);
    case CHANCERY_JSON_EVENT_END:
    default:
      if (event->depth == 0)
        return end_object (self, event, error);
      if (event->depth == 1)
        return end_member (self, event, error);
      return event->depth != 2 || !self->in_records ||
             end_slice (self, &self->element, event, error);
    }
}

static void
watch (ChanceryJsonSplitter *self, guint depth)
{
  chancery_json_guard_watch (self->guard, depth, meet_event, self);
}

static void
drop_read (ChanceryJsonSplitter *self)
{
  guint64 wanted_from = MIN (self->keep, self->base + self->buffer->len);

  if (wanted_from > self->base)
    g_byte_array_remove_range (self->buffer, 0, (guint)(wanted_from - self->base));
  self->base = wanted_from;
  g_array_set_size (self->slices, 0);
  self->next_slice = 0;
}

static gboolean
read_block (ChanceryJsonSplitter *self, GCancellable *cancellable, GError **error)
{
  guint length;
  gssize n_read;
  gboolean accepted;

  drop_read (self);
  length = self->buffer->len;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (length > CHANCERY_JSON_MAX_RECORD)
    {
      refuse (error, "%s:%" G_GUINT64_FORMAT ": a record of more than %d bytes", self->name,
              chancery_json_guard_get_line (self->guard), CHANCERY_JSON_MAX_RECORD);
      return FALSE;
    }
  g_byte_array_set_size (self->buffer, length + BLOCK_SIZE);
  n_read = g_input_stream_read (self->stream, self->buffer->data + length, BLOCK_SIZE, cancellable,
                                error);
  g_byte_array_set_size (self->buffer, length + (guint)MAX (n_read, 0));
  if (n_read < 0)
    {
      g_prefix_error (error, "%s: ", self->name);
      return FALSE;
    }
  self->at_end = n_read == 0;
  if (self->at_end)
    accepted = chancery_json_guard_finish (self->guard, error);
  else
    accepted =
        chancery_json_guard_feed (self->guard, self->buffer->data + length, (gsize)n_read, error);
  if (!accepted)
    g_prefix_error (error, "%s:", self->name);
  return accepted;
}

ChanceryJsonSplitter *
chancery_json_splitter_new (GInputStream *stream, const char *name)
{
  ChanceryJsonSplitter *self = g_new0 (ChanceryJsonSplitter, 1);
  ChanceryJsonLimits limits = chancery_json_limits_default;

  limits.many = TRUE;
  self->stream = g_object_ref (stream);
  self->name = g_strdup (name);
  self->guard = chancery_json_guard_new (&limits);
  self->buffer = g_byte_array_new ();
  self->keep = NOTHING;
  self->slices = g_array_new (FALSE, FALSE, sizeof (Slice));
  self->members = g_array_new (FALSE, FALSE, sizeof (Slice));
  watch (self, WATCHED);
  return self;
}

void
chancery_json_splitter_free (ChanceryJsonSplitter *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->stream);
  g_clear_pointer (&self->guard, chancery_json_guard_free);
  g_clear_pointer (&self->buffer, g_byte_array_unref);
  g_clear_pointer (&self->slices, g_array_unref);
  g_clear_pointer (&self->members, g_array_unref);
  if (self->header != NULL)
    g_string_free (self->header, TRUE);
  g_free (self->name);
  g_free (self);
}

gboolean
chancery_json_splitter_next (ChanceryJsonSplitter *self,
                             const char **record,
                             gsize *length,
                             guint64 *line,
                             GCancellable *cancellable,
                             GError **error)
{
  const Slice *slice;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (record != NULL && length != NULL, FALSE);

  *record = NULL;
  *length = 0;
  while (self->next_slice >= self->slices->len && !self->at_end)
    if (!read_block (self, cancellable, error))
      return FALSE;
  if (self->next_slice >= self->slices->len)
    return TRUE;
  slice = &g_array_index (self->slices, Slice, self->next_slice++);
  *record = (const char *)self->buffer->data + (slice->start - self->base);
  *length = (gsize)(slice->end - slice->start);
  if (line != NULL)
    *line = slice->line;
  return TRUE;
}

const char *
chancery_json_splitter_get_header (ChanceryJsonSplitter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->header == NULL || self->header_open ? NULL : self->header->str;
}

guint64
chancery_json_splitter_get_header_line (ChanceryJsonSplitter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->header_line;
}

gboolean
chancery_json_splitter_is_document (ChanceryJsonSplitter *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_document;
}

guint64
chancery_json_splitter_get_n_bytes (ChanceryJsonSplitter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->base + self->buffer->len;
}
