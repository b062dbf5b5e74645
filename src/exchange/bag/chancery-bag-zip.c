/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The zip of a bag: its names, sizes and digests. Nothing in it is believed, and no
 * path in it is ever opened on the disk. */

#include "config.h"

#include "chancery-bag-private.h"

#include "chancery-errors.h"
#include "chancery-sha256.h"
#include "chancery-text.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>
#include <unistd.h>

#define BLOCK 65536
#define MAX_ENTRIES 1000000
#define MAX_PATH_LENGTH 1024
#define MAX_NAME_BYTES (256 * 1024 * 1024)
/* Of all tag files. A line of a manifest is shorter than what the zip itself says of that file. */
#define MAX_TAG_BYTES (256 * 1024 * 1024)
#define MAX_TAG_BYTES_ANYWAY (64 * 1024 * 1024)

/* One file that is being read: its bytes go where they are wanted. */
typedef struct
{
  ChanceryBag *bag;
  const char *path;
  ChancerySha256 *checksum;
  guint64 size;
  GString *text; /* of a tag file, or NULL */
  gboolean keeps;
} Reading;

static gboolean
fail (ChanceryBag *self, struct archive *zip, GError **error)
{
  const char *reason = archive_error_string (zip);

  return chancery_bag_refuse (self, error, "the zip cannot be read: %s",
                              reason != NULL ? reason : "no reason is known");
}

/* ---- names ---- */

static gboolean
is_safe_part (const char *part)
{
  return *part != '\0' && strcmp (part, ".") != 0 && strcmp (part, "..") != 0;
}

static gboolean
is_safe_path (const char *path)
{
  g_auto (GStrv) parts = NULL;
  gsize length = strlen (path);

  if (length == 0 || length > MAX_PATH_LENGTH || !g_utf8_validate (path, -1, NULL) ||
      strpbrk (path, "\\:") != NULL || !chancery_text_is_identifier_safe (path))
    return FALSE;
  parts = g_strsplit (path, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    /* A folder ends with a slash. */
    if (!is_safe_part (parts[i]) && (parts[i + 1] != NULL || *parts[i] != '\0' || i == 0))
      return FALSE;
  return TRUE;
}

/* Two names that some file system takes for one. */
static gboolean
note_name (ChanceryBag *self, const char *path, GError **error)
{
  g_autofree char *normal = g_utf8_normalize (path, -1, G_NORMALIZE_ALL_COMPOSE);
  char *folded = g_utf8_casefold (normal, -1);

  self->n_name_bytes += strlen (path) + strlen (folded);
  if (g_hash_table_size (self->folded) >= MAX_ENTRIES || self->n_name_bytes > MAX_NAME_BYTES)
    {
      g_free (folded);
      return chancery_bag_refuse (self, error, "there are too many files in it");
    }
  if (!g_hash_table_add (self->folded, folded))
    return chancery_bag_refuse (self, error, "“%s” stands in it twice", path);
  return TRUE;
}

/* @path as it stands in the zip; sets @is_folder. */
static gboolean
check_entry (ChanceryBag *self,
             struct archive_entry *entry,
             const char *path,
             gboolean *is_folder,
             GError **error)
{
  mode_t type = archive_entry_filetype (entry);

  *is_folder = type == AE_IFDIR;
  if (path == NULL || !is_safe_path (path))
    {
      g_autofree char *shown = chancery_bag_dup_shown (path != NULL ? path : "");

      return chancery_bag_refuse (self, error, "“%s” is no name of a file in a bag", shown);
    }
  if (archive_entry_hardlink (entry) != NULL || archive_entry_symlink (entry) != NULL ||
      type == AE_IFLNK)
    return chancery_bag_refuse (self, error, "“%s” is a link", path);
  if (type != AE_IFREG && type != AE_IFDIR)
    return chancery_bag_refuse (self, error, "“%s” is no file and no folder", path);
  if (archive_entry_is_encrypted (entry))
    return chancery_bag_refuse (self, error, "“%s” is encrypted", path);
  return TRUE;
}

/* ---- bytes ---- */

static gboolean
take_block (Reading *reading, const guint8 *block, gsize length, GError **error)
{
  ChanceryBag *self = reading->bag;

  reading->size += length;
  chancery_sha256_update (reading->checksum, block, length);
  if (reading->text != NULL)
    {
      self->n_tag_bytes += length;
      if (self->n_tag_bytes > MIN (MAX_TAG_BYTES, MAX_TAG_BYTES_ANYWAY + self->zip_size))
        return chancery_bag_refuse (self, error, "“%s”: what the bag says of itself is too long",
                                    reading->path);
      g_string_append_len (reading->text, (const char *)block, (gssize)length);
    }
  return !reading->keeps || chancery_spool_append (self->spool, block, length, error);
}

static gboolean
read_entry (Reading *reading, struct archive *zip, GError **error)
{
  ChanceryBag *self = reading->bag;
  g_autofree guint8 *block = g_malloc (BLOCK);
  la_ssize_t n_read;

  while ((n_read = archive_read_data (zip, block, BLOCK)) > 0)
    {
      self->n_unpacked += (guint64)n_read;
      if (self->n_unpacked > chancery_spool_limit_unpacked (self->came_in))
        return chancery_bag_refuse (self, error, "“%s”: it unpacks to more than %d times its size",
                                    reading->path, CHANCERY_SPOOL_MAX_UNPACKED_TIMES);
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
          !take_block (reading, block, (gsize)n_read, error))
        return FALSE;
      if (self->progress != NULL)
        self->progress ((guint64)MAX (archive_filter_bytes (zip, -1), 0), self->zip_size,
                        self->progress_data);
    }
  return n_read == 0 || fail (self, zip, error);
}

/* ---- the two ways through ---- */

/* A name in UTF-8 is one whatever the locale can say. */
static const char *
get_path (struct archive_entry *entry)
{
  const char *path = archive_entry_pathname_utf8 (entry);

  return path != NULL ? path : archive_entry_pathname (entry);
}

typedef gboolean (*EntryFunc) (ChanceryBag *self,
                               struct archive *zip,
                               const char *path,
                               GError **error);

static gboolean
walk_entries (ChanceryBag *self,
              struct archive *zip,
              gboolean first,
              EntryFunc func,
              GError **error)
{
  struct archive_entry *entry;
  int status;

  while ((status = archive_read_next_header (zip, &entry)) == ARCHIVE_OK || status == ARCHIVE_WARN)
    {
      const char *path = get_path (entry);
      gboolean is_folder;

      if (!check_entry (self, entry, path, &is_folder, error) ||
          (first && !note_name (self, path, error)))
        return FALSE;
      if (!is_folder && !func (self, zip, path, error))
        return FALSE;
    }
  return status == ARCHIVE_EOF || fail (self, zip, error);
}

static gboolean
walk (ChanceryBag *self, gboolean first, EntryFunc func, GError **error)
{
  struct archive *zip = archive_read_new ();
  gboolean walked;

  self->n_unpacked = 0;
  archive_read_support_format_zip_seekable (zip);
  if (lseek (self->descriptor, 0, SEEK_SET) != 0 ||
      archive_read_open_fd (zip, self->descriptor, BLOCK) != ARCHIVE_OK)
    walked = fail (self, zip, error);
  else
    walked = walk_entries (self, zip, first, func, error);
  archive_read_free (zip);
  return walked;
}

/* Tag files lie in the folder of the bag, which lies in the zip or is the zip; deeper down a name is a name. */
static gboolean
is_read (const char *path)
{
  static const char *const names[] = { "bagit.txt", "bag-info.txt", CHANCERY_BAG_MANIFEST,
                                       CHANCERY_BAG_TAG_MANIFEST, NULL };
  const char *slash = strchr (path, '/');

  return g_strv_contains (names, slash != NULL ? slash + 1 : path);
}

static gboolean
look_at (ChanceryBag *self, struct archive *zip, const char *path, GError **error)
{
  g_autoptr (ChancerySha256) checksum = chancery_sha256_new ();
  g_autoptr (GString) text = is_read (path) ? g_string_new (NULL) : NULL;
  Reading reading = { .bag = self, .path = path, .checksum = checksum, .text = text };
  ChanceryBagEntry *entry;

  if (!read_entry (&reading, zip, error))
    return FALSE;
  entry = g_new0 (ChanceryBagEntry, 1);
  g_strlcpy (entry->sha256, chancery_sha256_get_string (checksum), sizeof entry->sha256);
  entry->size = reading.size;
  g_hash_table_insert (self->entries, g_strdup (path), entry);
  if (text == NULL)
    return TRUE;
  if (memchr (text->str, '\0', text->len) != NULL || !g_utf8_validate (text->str, -1, NULL))
    return chancery_bag_refuse (self, error, "“%s” is no text in UTF-8", path);
  g_hash_table_insert (self->tags, g_strdup (path), g_string_free (g_steal_pointer (&text), FALSE));
  return TRUE;
}

gboolean
chancery_bag_look (ChanceryBag *self, GError **error)
{
  return walk (self, TRUE, look_at, error);
}

static gboolean
is_wanted (ChanceryBag *self, const char *path, const ChanceryBagEntry *entry)
{
  g_autofree char *place = g_strconcat ("data/attachments/", entry->sha256, NULL);

  if (strcmp (path, self->document) == 0 || strcmp (path, CHANCERY_BAG_HISTORY) == 0)
    return TRUE;
  return self->wants != NULL && strcmp (path, place) == 0 &&
         self->wants (entry->sha256, self->want_data);
}

static gboolean
keep_it (ChanceryBag *self, struct archive *zip, const char *path, GError **error)
{
  g_autoptr (ChancerySha256) checksum = chancery_sha256_new ();
  Reading reading = { .bag = self, .path = path, .checksum = checksum, .keeps = TRUE };
  const char *inner = g_str_has_prefix (path, self->base) ? path + strlen (self->base) : path;
  ChanceryBagEntry *entry = g_hash_table_lookup (self->entries, inner);

  if (entry != NULL && !is_wanted (self, inner, entry))
    return TRUE;
  if (entry != NULL)
    {
      entry->kept = TRUE;
      entry->start = chancery_spool_get_size (self->spool);
      if (!read_entry (&reading, zip, error))
        return FALSE;
    }
  if (entry == NULL || entry->size != reading.size ||
      strcmp (entry->sha256, chancery_sha256_get_string (checksum)) != 0)
    return chancery_bag_refuse (self, error, "“%s” changed while it was read", path);
  return TRUE;
}

gboolean
chancery_bag_keep (ChanceryBag *self, GError **error)
{
  return walk (self, FALSE, keep_it, error);
}
