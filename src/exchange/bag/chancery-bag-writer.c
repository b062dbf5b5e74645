/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-bag-writer.h"

#include "chancery-errors.h"
#include "chancery-sha256.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

/* What the zip is writing. */
typedef enum
{
  STAGE_CONTENTS,
  STAGE_HEADER,
  STAGE_DIRECTORY
} Stage;

/* A file of the bag that is whole. */
typedef struct
{
  char *path; /* from the folder of the bag on */
  char *sha256;
} Part;

struct _ChanceryBagWriter
{
  GOutputStream *stream; /* of the zip, borrowed */
  char *name;
  gint64 made;
  guint32 dos_time;     /* the same, as a zip has it */
  gsize n_until_header; /* bytes of the directory before the next file of it */
  struct archive *zip;
  Stage stage;
  GOutputStream *part; /* where a file's bytes go */
  GPtrArray *payload;  /* Part */
  GPtrArray *tags;     /* Part */
  GString *info;
  guint64 n_octets;
  GCancellable *cancellable;
  GError *error; /* of the stream under the zip */

  /* Of the file that is being written. */
  char *path;
  gint64 expected;
  guint64 n_written;
  ChancerySha256 *checksum;
};

/* ---- the bytes of one file ---- */

#define CHANCERY_TYPE_BAG_PART (chancery_bag_part_get_type ())
G_DECLARE_FINAL_TYPE (ChanceryBagPart, chancery_bag_part, CHANCERY, BAG_PART, GOutputStream)

struct _ChanceryBagPart
{
  GOutputStream parent_instance;

  ChanceryBagWriter *writer;
};

G_DEFINE_FINAL_TYPE (ChanceryBagPart, chancery_bag_part, G_TYPE_OUTPUT_STREAM)

/* What went wrong below the zip says more than what the zip makes of it. */
static gboolean
fail (ChanceryBagWriter *self, GError **error)
{
  const char *reason = archive_error_string (self->zip);

  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  else
    g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
                 "the zip cannot be written: %s", reason != NULL ? reason : "no reason is known");
  return FALSE;
}

static gssize
chancery_bag_part_write (GOutputStream *stream,
                         const void *buffer,
                         gsize count,
                         GCancellable *cancellable,
                         GError **error)
{
  ChanceryBagWriter *self = CHANCERY_BAG_PART (stream)->writer;
  la_ssize_t n_written;

  g_assert (self->path != NULL);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;
  n_written = archive_write_data (self->zip, buffer, count);
  if (n_written < 0 || (n_written == 0 && count > 0))
    {
      fail (self, error);
      return -1;
    }
  chancery_sha256_update (self->checksum, buffer, n_written);
  self->n_written += (guint64)n_written;
  return n_written;
}

static void
chancery_bag_part_class_init (ChanceryBagPartClass *klass)
{
  G_OUTPUT_STREAM_CLASS (klass)->write_fn = chancery_bag_part_write;
}

static void
chancery_bag_part_init (ChanceryBagPart *self)
{
}

/* ---- the zip ---- */

#define LOCAL_HEADER "PK\003\004"
#define LOCAL_HEADER_SIZE 30
#define LOCAL_HEADER_TIME 10
#define DIRECTORY_HEADER "PK\001\002"
#define DIRECTORY_HEADER_SIZE 46
#define DIRECTORY_HEADER_TIME 12
#define DIRECTORY_HEADER_LENGTHS 28 /* of the name, of what is extra, of the comment */

/* Date and time of day in UTC (APPNOTE.TXT, 4.4.6). */
static guint32
make_dos_time (gint64 made)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (made);
  guint32 year;

  if (time == NULL || g_date_time_get_year (time) < 1980 || g_date_time_get_year (time) > 2107)
    return 1 << 21 | 1 << 16;
  year = (guint32)g_date_time_get_year (time) - 1980;
  return year << 25 | (guint32)g_date_time_get_month (time) << 21 |
         (guint32)g_date_time_get_day_of_month (time) << 16 |
         (guint32)g_date_time_get_hour (time) << 11 | (guint32)g_date_time_get_minute (time) << 5 |
         (guint32)g_date_time_get_second (time) / 2;
}

static void
put_time (ChanceryBagWriter *self, guint8 *place)
{
  guint32 time = GUINT32_TO_LE (self->dos_time);

  memcpy (place, &time, sizeof time);
}

static guint
read_length (const guint8 *place)
{
  return (guint)place[0] | (guint)place[1] << 8;
}

static void
settle_directory (ChanceryBagWriter *self, guint8 *block, gsize length)
{
  gsize at = self->n_until_header;

  while (at + DIRECTORY_HEADER_SIZE <= length &&
         memcmp (block + at, DIRECTORY_HEADER, strlen (DIRECTORY_HEADER)) == 0)
    {
      const guint8 *lengths = block + at + DIRECTORY_HEADER_LENGTHS;

      put_time (self, block + at + DIRECTORY_HEADER_TIME);
      at += DIRECTORY_HEADER_SIZE + read_length (lengths) + read_length (lengths + 2) +
            read_length (lengths + 4);
    }
  self->n_until_header = at > length ? at - length : 0;
}

/* The time of a file stands in its headers in the time zone of whoever writes, with which the bytes would differ.
 * Contents pass as they are. */
static void
settle_times (ChanceryBagWriter *self, guint8 *block, gsize length)
{
  if (self->stage == STAGE_DIRECTORY)
    settle_directory (self, block, length);
  else if (length >= LOCAL_HEADER_SIZE && memcmp (block, LOCAL_HEADER, strlen (LOCAL_HEADER)) == 0)
    put_time (self, block + LOCAL_HEADER_TIME);
}

static la_ssize_t
write_below (struct archive *zip, void *data, const void *buffer, size_t length)
{
  ChanceryBagWriter *self = data;
  g_autofree guint8 *settled = NULL;

  if (self->stage != STAGE_CONTENTS)
    {
      buffer = settled = g_memdup2 (buffer, length);
      settle_times (self, settled, length);
    }
  if (self->error != NULL || !g_output_stream_write_all (self->stream, buffer, length, NULL,
                                                         self->cancellable, &self->error))
    return -1;
  return (la_ssize_t)length;
}

static void
part_free (Part *part)
{
  g_free (part->path);
  g_free (part->sha256);
  g_free (part);
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const Part *const *)a)->path, (*(const Part *const *)b)->path);
}

/* No system has trouble with it, and it tells nothing that the paths of its owner do. */
static char *
make_name (const char *name)
{
  char *safe = g_strdup (name);

  g_strcanon (safe, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_", '-');
  if (*safe == '\0' || strspn (safe, "-") == strlen (safe))
    {
      g_free (safe);
      return g_strdup ("chancery");
    }
  return safe;
}

ChanceryBagWriter *
chancery_bag_writer_new (GOutputStream *stream, const char *name, gint64 made)
{
  ChanceryBagWriter *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream) && name != NULL, NULL);

  self = g_new0 (ChanceryBagWriter, 1);
  self->stream = stream;
  self->name = make_name (name);
  self->made = made;
  self->dos_time = make_dos_time (made);
  self->payload = g_ptr_array_new_with_free_func ((GDestroyNotify)part_free);
  self->tags = g_ptr_array_new_with_free_func ((GDestroyNotify)part_free);
  self->info = g_string_new (NULL);
  self->checksum = chancery_sha256_new ();
  self->part = g_object_new (CHANCERY_TYPE_BAG_PART, NULL);
  CHANCERY_BAG_PART (self->part)->writer = self;
  self->zip = archive_write_new ();
  archive_write_set_format_zip (self->zip);
  /* Each header comes by itself. */
  archive_write_set_bytes_per_block (self->zip, 0);
  if (archive_write_open (self->zip, self, NULL, write_below, NULL) != ARCHIVE_OK &&
      self->error == NULL)
    g_set_error_literal (&self->error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
                         "the zip cannot be begun");
  return self;
}

void
chancery_bag_writer_free (ChanceryBagWriter *self)
{
  if (self == NULL)
    return;
  /* What is not whole is not ended as if it were. */
  archive_write_fail (self->zip);
  archive_write_free (self->zip);
  g_clear_object (&self->part);
  g_clear_error (&self->error);
  g_clear_pointer (&self->checksum, chancery_sha256_free);
  g_clear_pointer (&self->payload, g_ptr_array_unref);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_string_free (self->info, TRUE);
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

const char *
chancery_bag_writer_get_name (ChanceryBagWriter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

static gboolean
begin_part (ChanceryBagWriter *self, char *path, gint64 size, GError **error)
{
  struct archive_entry *entry = archive_entry_new ();
  g_autofree char *full = g_strconcat (self->name, "/", path, NULL);
  int status;

  self->path = path;
  self->expected = size;
  self->n_written = 0;
  chancery_sha256_reset (self->checksum);
  archive_entry_set_pathname (entry, full);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_uid (entry, 0);
  archive_entry_set_gid (entry, 0);
  archive_entry_set_mtime (entry, self->made, 0);
  if (size >= 0)
    {
      archive_entry_set_size (entry, size);
      archive_write_zip_set_compression_store (self->zip);
    }
  else
    archive_write_zip_set_compression_deflate (self->zip);
  self->stage = STAGE_HEADER;
  status = self->error == NULL ? archive_write_header (self->zip, entry) : ARCHIVE_FATAL;
  self->stage = STAGE_CONTENTS;
  archive_entry_free (entry);
  return status == ARCHIVE_OK || fail (self, error);
}

static gboolean
end_part (ChanceryBagWriter *self, GPtrArray *parts, GError **error)
{
  Part *part;

  if (archive_write_finish_entry (self->zip) != ARCHIVE_OK)
    return fail (self, error);
  if (self->expected >= 0 && self->n_written != (guint64)self->expected)
    {
      g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
                   "%s has %" G_GUINT64_FORMAT " bytes instead of %" G_GINT64_FORMAT, self->path,
                   self->n_written, self->expected);
      return FALSE;
    }
  part = g_new0 (Part, 1);
  part->path = g_steal_pointer (&self->path);
  part->sha256 = g_strdup (chancery_sha256_get_string (self->checksum));
  g_ptr_array_add (parts, part);
  return TRUE;
}

GOutputStream *
chancery_bag_writer_begin (ChanceryBagWriter *self,
                           const char *path,
                           gint64 size,
                           GCancellable *cancellable,
                           GError **error)
{
  g_return_val_if_fail (self != NULL && path != NULL && self->path == NULL, NULL);

  self->cancellable = cancellable;
  if (!begin_part (self, g_strconcat ("data/", path, NULL), size, error))
    return NULL;
  return self->part;
}

gboolean
chancery_bag_writer_end (ChanceryBagWriter *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->path != NULL, FALSE);

  self->n_octets += self->n_written;
  return end_part (self, self->payload, error);
}

void
chancery_bag_writer_add_info (ChanceryBagWriter *self, const char *label, const char *value)
{
  g_autofree char *line = NULL;

  g_return_if_fail (self != NULL && label != NULL && value != NULL);

  line = g_strdelimit (g_strdup (value), "\r\n", ' ');
  g_string_append_printf (self->info, "%s: %s\n", label, line);
}

static gboolean
add_tag (ChanceryBagWriter *self, const char *path, const char *text, GError **error)
{
  return begin_part (self, g_strdup (path), -1, error) &&
         g_output_stream_write_all (self->part, text, strlen (text), NULL, self->cancellable,
                                    error) &&
         end_part (self, self->tags, error);
}

/* Paths are of plain ASCII without a percent sign: nothing in them is to be encoded. */
static char *
list_parts (GPtrArray *parts)
{
  GString *lines = g_string_new (NULL);

  g_ptr_array_sort (parts, compare_parts);
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = parts->pdata[i];

      g_string_append_printf (lines, "%s  %s\n", part->sha256, part->path);
    }
  return g_string_free (lines, FALSE);
}

gboolean
chancery_bag_writer_close (ChanceryBagWriter *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *manifest = NULL;
  g_autofree char *tags = NULL;
  g_autofree char *oxum = NULL;

  g_return_val_if_fail (self != NULL && self->path == NULL, FALSE);

  self->cancellable = cancellable;
  oxum = g_strdup_printf ("%" G_GUINT64_FORMAT ".%u", self->n_octets, self->payload->len);
  chancery_bag_writer_add_info (self, "Payload-Oxum", oxum);
  manifest = list_parts (self->payload);
  if (!add_tag (self, "bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
                error) ||
      !add_tag (self, "bag-info.txt", self->info->str, error) ||
      !add_tag (self, "manifest-sha256.txt", manifest, error))
    return FALSE;
  tags = list_parts (self->tags);
  if (!add_tag (self, "tagmanifest-sha256.txt", tags, error))
    return FALSE;
  self->stage = STAGE_DIRECTORY;
  return archive_write_close (self->zip) == ARCHIVE_OK || fail (self, error);
}
