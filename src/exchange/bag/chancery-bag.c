/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-bag-private.h"

#include "chancery-bag-manifest.h"
#include "chancery-errors.h"
#include "chancery-text.h"

#include <string.h>
#include <sys/stat.h>

gboolean
chancery_bag_refuse (ChanceryBag *self, GError **error, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list arguments;

  va_start (arguments, format);
  reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID, "%s: %s",
               self->name, reason);
  return FALSE;
}

char *
chancery_bag_dup_shown (const char *path)
{
  return g_utf8_validate (path, -1, NULL) && chancery_text_is_identifier_safe (path)
             ? g_strdup (path)
             : g_strescape (path, NULL);
}

static char *
name_tag (ChanceryBag *self, const char *path)
{
  return g_strconcat (self->name, "/", path, NULL);
}

static gboolean
refuse_line (ChanceryBag *self, const char *path, guint line, GError **error, const char *reason)
{
  g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID, "%s/%s:%u: %s",
               self->name, path, line, reason);
  return FALSE;
}

static gboolean
is_payload (const char *path)
{
  return g_str_has_prefix (path, "data/");
}

/* ---- the folder of the bag ---- */

/* The one folder of the zip in which a declaration stands; a zip made from inside of a bag has none. */
static gboolean
find_base (ChanceryBag *self, GError **error)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->tags);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const char *path = key;
      const char *slash = strchr (path, '/');
      const char *name = slash != NULL ? slash + 1 : path;

      if (strcmp (name, "bagit.txt") != 0)
        continue;
      if (self->base != NULL)
        return chancery_bag_refuse (self, error, "there is more than one bag in it");
      self->base = g_strndup (path, (gsize)(name - path));
    }
  return self->base != NULL ||
         chancery_bag_refuse (self, error, "there is no bagit.txt in it, so it is no package");
}

static gboolean
strip_base (ChanceryBag *self, GHashTable **paths, GDestroyNotify free_value, GError **error)
{
  GHashTable *inner = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_value);
  GHashTableIter iter;
  gpointer path, value;

  g_hash_table_iter_init (&iter, *paths);
  while (g_hash_table_iter_next (&iter, &path, &value))
    {
      if (!g_str_has_prefix (path, self->base))
        {
          g_hash_table_unref (inner);
          return chancery_bag_refuse (self, error, "“%s” lies outside of the bag", (char *)path);
        }
      g_hash_table_iter_steal (&iter);
      g_hash_table_insert (inner, g_strdup ((char *)path + strlen (self->base)), value);
      g_free (path);
    }
  g_hash_table_unref (*paths);
  *paths = inner;
  return TRUE;
}

/* ---- manifests ---- */

static gboolean
check_listed (ChanceryBag *self,
              const char *manifest,
              const ChanceryBagListed *listed,
              GError **error)
{
  gboolean of_tags = strcmp (manifest, CHANCERY_BAG_TAG_MANIFEST) == 0;
  ChanceryBagEntry *entry = g_hash_table_lookup (self->entries, listed->path);
  g_autofree char *shown = chancery_bag_dup_shown (listed->path);
  g_autofree char *reason = NULL;

  if (is_payload (listed->path) == of_tags || (of_tags && strcmp (listed->path, manifest) == 0))
    reason = g_strdup_printf ("“%s” is not to be listed here", shown);
  else if (entry == NULL)
    reason = g_strdup_printf ("“%s” is listed, and is not in the bag", shown);
  else if (entry->listed)
    reason = g_strdup_printf ("“%s” is listed a second time", shown);
  else if (strcmp (entry->sha256, listed->sha256) != 0)
    reason =
        g_strdup_printf ("“%s” is not what is listed: its SHA-256 is %s", shown, entry->sha256);
  if (reason != NULL)
    return refuse_line (self, manifest, listed->line, error, reason);
  entry->listed = TRUE;
  return TRUE;
}

/* Without @text there is none, which is for the caller to judge. */
static gboolean
check_manifest (ChanceryBag *self, const char *manifest, GError **error)
{
  const char *text = g_hash_table_lookup (self->tags, manifest);
  g_autofree char *where = name_tag (self, manifest);
  g_autoptr (GPtrArray) all = text != NULL ? chancery_bag_manifest_read (text, where, error) : NULL;

  if (text == NULL)
    return TRUE;
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (!check_listed (self, manifest, all->pdata[i], error))
      return FALSE;
  return all != NULL;
}

/* A content of an attachment is called as its digest. */
static gboolean
is_called_wrong (const char *path, const ChanceryBagEntry *entry)
{
  static const char folder[] = "data/attachments/";

  return g_str_has_prefix (path, folder) && strcmp (path + strlen (folder), entry->sha256) != 0;
}

/* Files of the payload that no manifest lists, digests that this program cannot check, and files that
 * lie somewhere else. */
static gboolean
check_entries (ChanceryBag *self, guint64 *n_octets, guint64 *n_files, GError **error)
{
  GHashTableIter iter;
  gpointer key, value;

  *n_octets = *n_files = 0;
  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const char *path = key;
      const ChanceryBagEntry *entry = value;

      if (is_payload (path))
        {
          (*n_files)++;
          *n_octets += entry->size;
          if (is_called_wrong (path, entry))
            return chancery_bag_refuse (self, error, "“%s” is not what its name says", path);
          if (!entry->listed)
            return chancery_bag_refuse (self, error, "“%s” is not listed in " CHANCERY_BAG_MANIFEST,
                                        path);
        }
      else if (strcmp (path, "fetch.txt") == 0)
        return chancery_bag_refuse (self, error,
                                    "fetch.txt: what is not in the bag is not fetched");
      else if ((g_str_has_prefix (path, "manifest-") || g_str_has_prefix (path, "tagmanifest-")) &&
               strcmp (path, CHANCERY_BAG_MANIFEST) != 0 &&
               strcmp (path, CHANCERY_BAG_TAG_MANIFEST) != 0)
        return chancery_bag_refuse (self, error, "%s: only SHA-256 is checked here", path);
    }
  return TRUE;
}

static gboolean
check_oxum (ChanceryBag *self, guint64 n_octets, guint64 n_files, GError **error)
{
  const char *text = g_hash_table_lookup (self->tags, "bag-info.txt");
  g_autofree char *where = name_tag (self, "bag-info.txt");
  g_autofree char *reason = NULL;
  guint64 octets_stated = 0, files_stated = 0;
  gboolean stated;
  guint line;

  if (text == NULL)
    return TRUE;
  if (!chancery_bag_manifest_get_oxum (text, where, &stated, &octets_stated, &files_stated, &line,
                                       error))
    return FALSE;
  if (!stated || (octets_stated == n_octets && files_stated == n_files))
    return TRUE;
  reason = g_strdup_printf ("the Payload-Oxum is %" G_GUINT64_FORMAT ".%" G_GUINT64_FORMAT
                            ", not what is stated",
                            n_octets, n_files);
  return refuse_line (self, "bag-info.txt", line, error, reason);
}

static gboolean
check_tag_manifest (ChanceryBag *self, GError **error)
{
  const ChanceryBagEntry *manifest = g_hash_table_lookup (self->entries, CHANCERY_BAG_MANIFEST);

  if (g_hash_table_lookup (self->tags, CHANCERY_BAG_TAG_MANIFEST) == NULL)
    return TRUE;
  if (!check_manifest (self, CHANCERY_BAG_TAG_MANIFEST, error))
    return FALSE;
  return manifest->listed ||
         chancery_bag_refuse (self, error,
                              CHANCERY_BAG_TAG_MANIFEST " does not list " CHANCERY_BAG_MANIFEST);
}

/* ---- the records ---- */

static gboolean
find_document (ChanceryBag *self, GError **error)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const char *path = key;

      if (!is_payload (path) || strchr (path + strlen ("data/"), '/') != NULL ||
          !(g_str_has_suffix (path, ".json") || g_str_has_suffix (path, ".jsonl")))
        continue;
      if (self->document != NULL)
        return chancery_bag_refuse (self, error, "“%s” and “%s” both seem to hold the records",
                                    self->document, path);
      self->document = g_strdup (path);
    }
  if (self->document == NULL)
    return chancery_bag_refuse (self, error, "there are no records in it (data/….json)");
  self->document_name = name_tag (self, self->document);
  return TRUE;
}

gboolean
chancery_bag_judge (ChanceryBag *self, GError **error)
{
  const char *declaration;
  g_autofree char *where = name_tag (self, "bagit.txt");
  guint64 n_octets, n_files;

  if (!find_base (self, error) || !strip_base (self, &self->entries, g_free, error) ||
      !strip_base (self, &self->tags, g_free, error))
    return FALSE;
  declaration = g_hash_table_lookup (self->tags, "bagit.txt");
  if (!chancery_bag_manifest_check_declaration (declaration, where, error))
    return FALSE;
  if (g_hash_table_lookup (self->tags, CHANCERY_BAG_MANIFEST) == NULL)
    return chancery_bag_refuse (self, error, "there is no " CHANCERY_BAG_MANIFEST " in it");
  return check_manifest (self, CHANCERY_BAG_MANIFEST, error) &&
         check_entries (self, &n_octets, &n_files, error) && check_tag_manifest (self, error) &&
         check_oxum (self, n_octets, n_files, error) && find_document (self, error);
}

/* ---- the whole ---- */

gboolean
chancery_bag_recognizes (const char *bytes, gsize length)
{
  return length >= 4 &&
         (memcmp (bytes, "PK\003\004", 4) == 0 || memcmp (bytes, "PK\005\006", 4) == 0);
}

ChanceryBag *
chancery_bag_open (int descriptor,
                   const char *name,
                   guint64 came_in,
                   const char *folder,
                   ChanceryBagWantFunc wants,
                   gpointer want_data,
                   ChanceryProgressFunc progress,
                   gpointer progress_data,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (ChanceryBag) self = NULL;
  struct stat status;

  g_return_val_if_fail (descriptor >= 0 && name != NULL && folder != NULL, NULL);

  self = g_new0 (ChanceryBag, 1);
  self->name = g_strdup (name);
  self->descriptor = descriptor;
  self->zip_size = fstat (descriptor, &status) == 0 ? (guint64)status.st_size : 0;
  self->came_in = came_in != 0 ? came_in : self->zip_size;
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->wants = wants;
  self->want_data = want_data;
  self->progress = progress;
  self->progress_data = progress_data;
  self->cancellable = cancellable;
  if (!chancery_bag_look (self, error) || !chancery_bag_judge (self, error))
    return NULL;
  self->spool = chancery_spool_new (folder, error);
  if (self->spool == NULL || !chancery_bag_keep (self, error))
    return NULL;
  self->descriptor = -1;
  self->cancellable = NULL;
  return g_steal_pointer (&self);
}

void
chancery_bag_free (ChanceryBag *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->spool, chancery_spool_free);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_clear_pointer (&self->folded, g_hash_table_unref);
  g_clear_pointer (&self->tags, g_hash_table_unref);
  g_free (self->document_name);
  g_free (self->document);
  g_free (self->base);
  g_free (self->name);
  g_free (self);
}

const char *
chancery_bag_get_document_name (ChanceryBag *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->document_name;
}

GInputStream *
chancery_bag_open_document (ChanceryBag *self, guint64 *size)
{
  const ChanceryBagEntry *entry;

  g_return_val_if_fail (self != NULL, NULL);

  entry = g_hash_table_lookup (self->entries, self->document);
  if (size != NULL)
    *size = entry->size;
  return chancery_spool_open (self->spool, entry->start, entry->size);
}

static const ChanceryBagEntry *
find_content (ChanceryBag *self, const char *sha256)
{
  g_autofree char *path = g_strconcat ("data/attachments/", sha256, NULL);
  const ChanceryBagEntry *entry = g_hash_table_lookup (self->entries, path);

  return entry != NULL && entry->kept ? entry : NULL;
}

GInputStream *
chancery_bag_open_content (ChanceryBag *self, const char *sha256)
{
  const ChanceryBagEntry *entry;

  g_return_val_if_fail (self != NULL && sha256 != NULL, NULL);

  entry = find_content (self, sha256);
  return entry != NULL ? chancery_spool_open (self->spool, entry->start, entry->size) : NULL;
}

gboolean
chancery_bag_has_content (ChanceryBag *self, const char *sha256)
{
  g_return_val_if_fail (self != NULL && sha256 != NULL, FALSE);

  return find_content (self, sha256) != NULL;
}

GInputStream *
chancery_bag_open_history (ChanceryBag *self)
{
  const ChanceryBagEntry *entry;

  g_return_val_if_fail (self != NULL, NULL);

  entry = g_hash_table_lookup (self->entries, CHANCERY_BAG_HISTORY);
  return entry != NULL ? chancery_spool_open (self->spool, entry->start, entry->size) : NULL;
}

char *
chancery_bag_dup_info (ChanceryBag *self, const char *label)
{
  const char *text;

  g_return_val_if_fail (self != NULL && label != NULL, NULL);

  text = g_hash_table_lookup (self->tags, "bag-info.txt");
  return text != NULL ? chancery_bag_manifest_dup_info (text, label) : NULL;
}
