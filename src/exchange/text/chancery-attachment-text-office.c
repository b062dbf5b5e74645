/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Texts, tables and slides are XML in a zip. The zip is read in one pass and only a few of its files
 * are kept, each and all of them bounded, because a small zip can unpack to any size; the XML is read by
 * a parser that knows no document types and so expands nothing. */

#include "config.h"

#include "chancery-attachment-text-private.h"

#include "chancery-plain-text.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#define MAX_ENTRIES 20000
#define MAX_UNPACKED (128 * 1024 * 1024)
#define MAX_DEPTH 512

/* The reading of one file of the zip. */
typedef struct
{
  GString *out;
  GPtrArray *shared; /* of a workbook: the texts that its cells name by number */
  GString *string;   /* the shared text, or the cell, that is being read */
  gboolean is_open_document;
  gboolean cell_is_shared;
  gboolean cell_is_typed; /* a cell's value that is nothing to read, such as an error */
  guint depth;
  guint paragraphs; /* that are open, one in another */
  guint words;      /* elements that are open whose text counts */
  guint removed;    /* elements that are open whose text was struck out */
} Reading;

/* ---- the zip ---- */

static gboolean
is_wanted (const char *path)
{
  static const char *const paths[] = { "content.xml",        "word/document.xml",
                                       "word/footnotes.xml", "word/endnotes.xml",
                                       "word/comments.xml",  "xl/sharedStrings.xml" };
  static const char *const folders[] = { "xl/worksheets/sheet", "ppt/slides/slide",
                                         "ppt/notesSlides/notesSlide", "word/header",
                                         "word/footer" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    if (strcmp (path, paths[i]) == 0)
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    if (g_str_has_prefix (path, folders[i]) && g_str_has_suffix (path, ".xml"))
      return TRUE;
  return FALSE;
}

static GBytes *
unpack_entry (struct archive *archive, gsize *n_unpacked)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  guint8 block[16384];
  la_ssize_t n_read;

  while ((n_read = archive_read_data (archive, block, sizeof block)) > 0)
    {
      *n_unpacked += (gsize)n_read;
      if (*n_unpacked > MAX_UNPACKED)
        return NULL;
      g_byte_array_append (data, block, (guint)n_read);
    }
  return n_read == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&data)) : NULL;
}

/* The files that matter by their paths; NULL when the zip is none, broken, or unpacks too far. */
static GHashTable *
unpack (struct archive *archive)
{
  g_autoptr (GHashTable) files =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
  struct archive_entry *entry;
  gsize n_unpacked = 0;
  int status;

  for (guint i = 0; (status = archive_read_next_header (archive, &entry)) == ARCHIVE_OK; i++)
    {
      const char *path = archive_entry_pathname (entry);
      GBytes *data;

      if (i >= MAX_ENTRIES)
        return NULL;
      if (path == NULL || !is_wanted (path))
        continue;
      data = unpack_entry (archive, &n_unpacked);
      if (data == NULL)
        return NULL;
      g_hash_table_replace (files, g_strdup (path), data);
    }
  return status == ARCHIVE_EOF ? g_steal_pointer (&files) : NULL;
}

/* ---- the XML ---- */

static const char *
local_name (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static gboolean
is (const char *name, const char *const *among)
{
  for (; *among != NULL; among++)
    if (strcmp (name, *among) == 0)
      return TRUE;
  return FALSE;
}

static const char *const struck[] = {
  "tracked-changes", "deletion", "del", "moveFrom", "rPh", NULL
};
static const char *const blanks[] = { "tab", "s", NULL };
static const char *const breaks[] = { "br", "cr", "line-break", "row", "tr", "table-row", NULL };

static void
append_char (Reading *reading, char c)
{
  GString *out = reading->string != NULL ? reading->string : reading->out;

  /* Cells at the end of a row that hold nothing. */
  while (c == '\n' && out->len > 0 && strchr ("\t ", out->str[out->len - 1]) != NULL)
    g_string_truncate (out, out->len - 1);
  if (out->len > 0 && out->str[out->len - 1] != '\n')
    g_string_append_c (out, c);
}

static void
start_cell (Reading *reading, const char **names, const char **values)
{
  const char *type = "n";

  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], "t") == 0)
      type = values[i];
  reading->cell_is_shared = strcmp (type, "s") == 0;
  reading->cell_is_typed = strcmp (type, "e") == 0 || strcmp (type, "b") == 0;
  append_char (reading, '\t');
}

static void
start_element_cb (GMarkupParseContext *context,
                  const char *element,
                  const char **names,
                  const char **values,
                  gpointer user_data,
                  GError **error)
{
  Reading *reading = user_data;
  const char *name = local_name (element);

  if (++reading->depth > MAX_DEPTH)
    {
      g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "too deep");
      return;
    }
  if (is (name, struck))
    reading->removed++;
  else if (is (name, breaks))
    append_char (reading, '\n');
  else if (is (name, blanks))
    append_char (reading, ' ');
  else if (strcmp (name, "p") == 0 || strcmp (name, "h") == 0)
    reading->paragraphs++;
  else if (strcmp (name, "c") == 0 && !reading->is_open_document)
    start_cell (reading, names, values);
  else if (strcmp (name, "table-cell") == 0)
    append_char (reading, '\t');
  if (strcmp (name, "t") == 0 || strcmp (name, "v") == 0)
    reading->words++;
  if (strcmp (name, "v") == 0 || (strcmp (name, "si") == 0 && reading->string == NULL))
    {
      if (reading->string != NULL)
        g_string_free (reading->string, TRUE);
      reading->string = g_string_new (NULL);
    }
}

/* A number of the shared texts, or what the cell itself says. */
static void
end_value (Reading *reading)
{
  g_autofree char *value = g_string_free (g_steal_pointer (&reading->string), FALSE);
  guint64 number;

  if (!reading->cell_is_shared)
    {
      if (!reading->cell_is_typed)
        g_string_append (reading->out, value);
      return;
    }
  if (g_ascii_string_to_unsigned (value, 10, 0, G_MAXUINT32, &number, NULL) &&
      reading->shared != NULL && number < reading->shared->len)
    g_string_append (reading->out, reading->shared->pdata[number]);
}

static void
end_element_cb (GMarkupParseContext *context,
                const char *element,
                gpointer user_data,
                GError **error)
{
  Reading *reading = user_data;
  const char *name = local_name (element);

  reading->depth--;
  if (is (name, struck))
    reading->removed--;
  if (strcmp (name, "t") == 0 || strcmp (name, "v") == 0)
    reading->words--;
  if (strcmp (name, "p") == 0 || strcmp (name, "h") == 0)
    {
      reading->paragraphs--;
      append_char (reading, '\n');
    }
  else if (strcmp (name, "v") == 0 && reading->string != NULL)
    end_value (reading);
  else if (strcmp (name, "si") == 0 && reading->string != NULL && reading->shared != NULL)
    g_ptr_array_add (reading->shared, g_string_free (g_steal_pointer (&reading->string), FALSE));
  /* Shared texts that many cells name are written often. */
  if (reading->out->len > CHANCERY_ATTACHMENT_TEXT_MAX)
    g_set_error_literal (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT, "enough");
}

static void
text_cb (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer user_data,
         GError **error)
{
  Reading *reading = user_data;
  gboolean counts = reading->is_open_document ? reading->paragraphs > 0 : reading->words > 0;

  if (counts && reading->removed == 0)
    g_string_append_len (reading->string != NULL ? reading->string : reading->out, text,
                         (gssize)length);
}

/* What was read of a file that is broken further on counts. */
static void
read_file (GHashTable *files, const char *path, GString *out, GPtrArray *shared)
{
  static const GMarkupParser parser = { start_element_cb, end_element_cb, text_cb, NULL, NULL };
  Reading reading = { .out = out,
                      .shared = shared,
                      .is_open_document = strcmp (path, "content.xml") == 0 };
  g_autoptr (GMarkupParseContext) context =
      g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &reading, NULL);
  GBytes *bytes = g_hash_table_lookup (files, path);
  gsize length;
  const char *xml = g_bytes_get_data (bytes, &length);

  if (length >= 3 && memcmp (xml, "\xef\xbb\xbf", 3) == 0)
    {
      xml += 3;
      length -= 3;
    }
  if (length > 0)
    g_markup_parse_context_parse (context, xml, (gssize)length, NULL);
  if (reading.string != NULL)
    g_string_free (g_steal_pointer (&reading.string), TRUE);
  append_char (&reading, '\n');
}

/* sheet2 stands before sheet10. */
static int
compare_paths (gconstpointer a, gconstpointer b)
{
  const char *const *one = a;
  const char *const *two = b;
  g_autofree char *key_one = g_utf8_collate_key_for_filename (*one, -1);
  g_autofree char *key_two = g_utf8_collate_key_for_filename (*two, -1);

  return strcmp (key_one, key_two);
}

static char *
read_files (GHashTable *files)
{
  static const char shared_path[] = "xl/sharedStrings.xml";
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GString) nowhere = g_string_new (NULL);
  g_autoptr (GPtrArray) shared = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer path;

  if (g_hash_table_size (files) == 0)
    return NULL;
  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    g_ptr_array_add (paths, path);
  if (g_hash_table_contains (files, shared_path))
    read_file (files, shared_path, nowhere, shared);
  g_ptr_array_sort (paths, compare_paths);
  for (guint i = 0; i < paths->len && out->len <= CHANCERY_ATTACHMENT_TEXT_MAX; i++)
    if (strcmp (paths->pdata[i], shared_path) != 0)
      read_file (files, paths->pdata[i], out, shared);
  return chancery_plain_text_tidy (out->str, (gssize)out->len);
}

char *
chancery_attachment_text_extract_office (GBytes *content)
{
  struct archive *archive = archive_read_new ();
  g_autoptr (GHashTable) files = NULL;
  gsize length;
  const void *data = g_bytes_get_data (content, &length);

  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, data, length) == ARCHIVE_OK)
    files = unpack (archive);
  archive_read_free (archive);
  return files != NULL ? read_files (files) : NULL;
}
