/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-note-template.h"

#include "chancery-errors.h"
#include "chancery-exchange-resources.h"
#include "chancery-note-blanks.h"
#include "chancery-note-fields.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define RESOURCES "/org/chancery/Chancery/templates"
#define SUFFIX ".txt"
/* Not a template: what an officer reads about them. */
#define README "README.txt"
#define MINISTRIES "ministries.txt"
#define WORDS "words.txt"
#define MAX_SIZE (256 * 1024)

struct _ChanceryNoteTemplate
{
  gatomicrefcount ref_count;
  char *id;
  gboolean is_own;
  char *form;
  char *language;
  char *name;
  GStrv kinds;
  GHashTable *words;
  GHashTable *tones;
  ChanceryDateFrames frames;
  ChanceryMustache *body;
  ChanceryNoteMinistries *ministries;
  ChanceryNoteWords *gap_words;
};

/* Words that a header may hold beside those that name it. */
static const char *const frame_keys[] = { "About", "Before", "After", "Between" };

static gboolean
set_once (char **place, const char *value)
{
  if (*place != NULL)
    return FALSE;
  *place = g_strdup (value);
  return TRUE;
}

static gboolean
set_kinds (ChanceryNoteTemplate *self, const char *value)
{
  if (self->kinds != NULL)
    return FALSE;
  self->kinds = g_strsplit (value, " ", -1);
  return TRUE;
}

static gboolean
set_in (GHashTable *table, const char *key, const char *value)
{
  return g_hash_table_insert (table, g_strdup (key), g_strdup (value));
}

/* Whether there is such a key and it came for the first time. */
static gboolean
set_key (ChanceryNoteTemplate *self, const char *key, const char *value)
{
  if (strcmp (key, "Form") == 0)
    return set_once (&self->form, value);
  if (strcmp (key, "Language") == 0)
    return set_once (&self->language, value);
  if (strcmp (key, "Name") == 0)
    return set_once (&self->name, value);
  if (strcmp (key, "Kinds") == 0)
    return set_kinds (self, value);
  if (g_str_has_prefix (key, "Tone "))
    return chancery_note_blanks_is_tone (key + strlen ("Tone ")) &&
           set_in (self->tones, key + strlen ("Tone "), value);
  for (guint i = 0; i < G_N_ELEMENTS (frame_keys); i++)
    if (strcmp (key, frame_keys[i]) == 0)
      return set_in (self->words, key, value);
  return FALSE;
}

static gboolean
read_header_line (ChanceryNoteTemplate *self, const char *line, guint number, GError **error)
{
  const char *colon = strchr (line, ':');
  g_autofree char *key = NULL;
  g_autofree char *value = NULL;

  if (*line == '#')
    return TRUE;
  if (colon == NULL)
    {
      g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
                   "line %u: a line of the head is “Key: value”, and an empty line ends it",
                   number);
      return FALSE;
    }
  key = g_strstrip (g_strndup (line, colon - line));
  value = g_strstrip (g_strdup (colon + 1));
  if (*value != '\0' && set_key (self, key, value))
    return TRUE;
  g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
               *value == '\0' ? "line %u: nothing stands behind “%s:”"
                              : "line %u: “%s” is no key of a template, or stands there twice",
               number, key);
  return FALSE;
}

static gboolean
require (const char *value, const char *key, GError **error)
{
  if (value != NULL)
    return TRUE;
  g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
               "the head has no line “%s:”", key);
  return FALSE;
}

static gboolean
read_text (ChanceryNoteTemplate *self, const char *text, GError **error)
{
  guint number = 1;

  for (; *text != '\0' && *text != '\n'; number++)
    {
      const char *end = strchrnul (text, '\n');
      g_autofree char *line = g_strndup (text, end - text);

      if (!read_header_line (self, g_strchomp (line), number, error))
        return FALSE;
      text = *end == '\n' ? end + 1 : end;
    }
  if (!require (self->form, "Form", error) || !require (self->language, "Language", error))
    return FALSE;
  set_once (&self->name, self->form);
  self->frames = (ChanceryDateFrames){
    .about = g_hash_table_lookup (self->words, "About"),
    .until = g_hash_table_lookup (self->words, "Before"),
    .since = g_hash_table_lookup (self->words, "After"),
    .between = g_hash_table_lookup (self->words, "Between"),
  };
  self->body = chancery_mustache_new (text, number, error);
  return self->body != NULL &&
         chancery_mustache_check (self->body, chancery_note_blanks_is_known, error);
}

/* Lines end as they do here. */
static char *
unify_lines (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\r\n", -1);

  return g_strjoinv ("\n", parts);
}

ChanceryNoteTemplate *
chancery_note_template_new (const char *file_name,
                            const char *text,
                            gboolean is_own,
                            GError **error)
{
  g_autoptr (ChanceryNoteTemplate) self = g_new0 (ChanceryNoteTemplate, 1);
  g_autofree char *unified = NULL;

  g_return_val_if_fail (file_name != NULL && text != NULL, NULL);

  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_strdup (file_name);
  self->is_own = is_own;
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->tones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
                   "%s: the text is not UTF-8", file_name);
      return NULL;
    }
  unified = unify_lines (text);
  if (read_text (self, unified, error))
    return g_steal_pointer (&self);
  g_prefix_error (error, "%s: ", file_name);
  return NULL;
}

ChanceryNoteTemplate *
chancery_note_template_ref (ChanceryNoteTemplate *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
chancery_note_template_unref (ChanceryNoteTemplate *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->id);
  g_free (self->form);
  g_free (self->language);
  g_free (self->name);
  g_strfreev (self->kinds);
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->tones);
  chancery_mustache_free (self->body);
  g_clear_pointer (&self->ministries, chancery_note_ministries_unref);
  g_clear_pointer (&self->gap_words, chancery_note_words_unref);
  g_free (self);
}

const char *
chancery_note_template_get_id (const ChanceryNoteTemplate *self)
{
  return self->id;
}

const char *
chancery_note_template_get_form (const ChanceryNoteTemplate *self)
{
  return self->form;
}

const char *
chancery_note_template_get_language (const ChanceryNoteTemplate *self)
{
  return self->language;
}

const char *
chancery_note_template_get_name (const ChanceryNoteTemplate *self)
{
  return self->name;
}

gboolean
chancery_note_template_is_own (const ChanceryNoteTemplate *self)
{
  return self->is_own;
}

gboolean
chancery_note_template_takes (const ChanceryNoteTemplate *self, const char *kind_id)
{
  return self->kinds == NULL || g_strv_contains ((const char *const *)self->kinds, kind_id);
}

const ChanceryDateFrames *
chancery_note_template_get_frames (const ChanceryNoteTemplate *self)
{
  return &self->frames;
}

const char *
chancery_note_template_get_tone (const ChanceryNoteTemplate *self, const char *code)
{
  return code != NULL ? g_hash_table_lookup (self->tones, code) : NULL;
}

const ChanceryMustache *
chancery_note_template_get_body (const ChanceryNoteTemplate *self)
{
  return self->body;
}

void
chancery_note_template_set_ministries (ChanceryNoteTemplate *self,
                                       ChanceryNoteMinistries *ministries)
{
  g_return_if_fail (self != NULL && ministries != NULL);

  chancery_note_ministries_ref (ministries);
  g_clear_pointer (&self->ministries, chancery_note_ministries_unref);
  self->ministries = ministries;
}

const ChanceryNoteMinistries *
chancery_note_template_get_ministries (const ChanceryNoteTemplate *self)
{
  return self->ministries;
}

void
chancery_note_template_set_words (ChanceryNoteTemplate *self, ChanceryNoteWords *words)
{
  g_return_if_fail (self != NULL && words != NULL);

  chancery_note_words_ref (words);
  g_clear_pointer (&self->gap_words, chancery_note_words_unref);
  self->gap_words = words;
}

const char *
chancery_note_template_find_word (const ChanceryNoteTemplate *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  return self->gap_words != NULL ? chancery_note_words_find (self->gap_words, self->language, name)
                                 : NULL;
}

/* --- all of them */

static gboolean
is_template_name (const char *name)
{
  return g_str_has_suffix (name, SUFFIX) && *name != '.' && strcmp (name, README) != 0 &&
         strcmp (name, MINISTRIES) != 0 && strcmp (name, WORDS) != 0;
}

static void
add_shipped (GHashTable *by_name)
{
  g_auto (GStrv) names = g_resource_enumerate_children (chancery_exchange_get_resource (),
                                                        RESOURCES, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                        NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_build_path ("/", RESOURCES, names[i], NULL);
      g_autoptr (GBytes) bytes = g_resource_lookup_data (chancery_exchange_get_resource (), path,
                                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      ChanceryNoteTemplate *shipped = NULL;
      g_autoptr (GError) error = NULL;

      if (bytes == NULL || !is_template_name (names[i]))
        continue;
      shipped =
          chancery_note_template_new (names[i], g_bytes_get_data (bytes, NULL), FALSE, &error);
      /* What the program carries was tested with it. */
      g_assert_no_error (error);
      g_hash_table_replace (by_name, g_strdup (names[i]), shipped);
    }
}

static char *
read_own (const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *text = g_malloc0 (MAX_SIZE + 1);
  gsize n_read = 0;

  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), text, MAX_SIZE, &n_read, NULL, error))
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }
  if (n_read == MAX_SIZE || memchr (text, '\0', n_read) != NULL)
    {
      g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
                   "%s: this is no text of a page or two", name);
      return NULL;
    }
  return g_steal_pointer (&text);
}

static void
add_own (GHashTable *by_name, const char *folder, GPtrArray *problems)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      ChanceryNoteTemplate *own = NULL;

      if (!is_template_name (name))
        continue;
      text = read_own (folder, name, &error);
      own = text != NULL ? chancery_note_template_new (name, text, TRUE, &error) : NULL;
      if (own != NULL)
        g_hash_table_replace (by_name, g_strdup (name), own);
      else
        g_ptr_array_add (problems, g_strdup (error->message));
    }
}

/* A table beside the templates: it is read by @make, of which it is (transfer full). */
typedef gpointer (*MakeTable) (const char *file_name, const char *text, GError **error);

static gpointer
read_shipped_table (const char *name, MakeTable make)
{
  g_autofree char *path = g_build_path ("/", RESOURCES, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resource_lookup_data (chancery_exchange_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  gpointer table = NULL;

  if (bytes != NULL)
    table = make (name, g_bytes_get_data (bytes, NULL), &error);
  g_assert_no_error (error);
  return table;
}

/* The officer's table, if there is one that can be read, else the program's. */
static gpointer
read_table (const char *folder, const char *name, MakeTable make, GPtrArray *problems)
{
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gpointer own = NULL;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    return read_shipped_table (name, make);
  text = read_own (folder, name, &error);
  if (text != NULL)
    own = make (name, text, &error);
  if (own != NULL)
    return own;
  g_ptr_array_add (problems, g_strdup (error->message));
  return read_shipped_table (name, make);
}

static gpointer
make_ministries (const char *file_name, const char *text, GError **error)
{
  return chancery_note_ministries_new (file_name, text, error);
}

static gpointer
make_words (const char *file_name, const char *text, GError **error)
{
  return chancery_note_words_new (file_name, text, error);
}

static int
compare_templates (gconstpointer a, gconstpointer b)
{
  const ChanceryNoteTemplate *one = *(ChanceryNoteTemplate *const *)a;
  const ChanceryNoteTemplate *other = *(ChanceryNoteTemplate *const *)b;
  int order = strcmp (one->form, other->form);

  if (order == 0)
    order = strcmp (one->language, other->language);
  return order != 0 ? order : strcmp (one->id, other->id);
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *)a, *(char *const *)b);
}

GPtrArray *
chancery_note_templates_list (const char *folder, GPtrArray **problems)
{
  g_autoptr (GHashTable) by_name =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                             (GDestroyNotify)chancery_note_template_unref);
  g_autoptr (GPtrArray) wrong = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ChanceryNoteMinistries) ministries = NULL;
  g_autoptr (ChanceryNoteWords) words = NULL;
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_note_template_unref);
  GHashTableIter iter;
  gpointer each;

  add_shipped (by_name);
  if (folder != NULL)
    add_own (by_name, folder, wrong);
  ministries = read_table (folder, MINISTRIES, make_ministries, wrong);
  words = read_table (folder, WORDS, make_words, wrong);
  g_hash_table_iter_init (&iter, by_name);
  while (g_hash_table_iter_next (&iter, NULL, &each))
    {
      chancery_note_template_set_ministries (each, ministries);
      chancery_note_template_set_words (each, words);
      g_ptr_array_add (list, chancery_note_template_ref (each));
    }
  g_ptr_array_sort (list, compare_templates);
  g_ptr_array_sort (wrong, compare_problems);
  if (problems != NULL)
    *problems = g_steal_pointer (&wrong);
  return list;
}

static guint
rate (const ChanceryNoteTemplate *template, const char *form, const char *language)
{
  guint rating = template->is_own;

  if (form != NULL && strcmp (template->form, form) == 0)
    rating += 32;
  else if (strcmp (template->form, "note-verbale") == 0)
    rating += 16;
  if (language != NULL && g_ascii_strcasecmp (template->language, language) == 0)
    rating += 8;
  else if (language != NULL && chancery_note_fields_is_language (template->language, language))
    rating += 4;
  else if (chancery_note_fields_is_language (template->language, "en"))
    rating += 2;
  return rating;
}

ChanceryNoteTemplate *
chancery_note_templates_choose (GPtrArray *list,
                                const char *kind_id,
                                const char *form,
                                const char *language)
{
  ChanceryNoteTemplate *best = NULL;

  g_return_val_if_fail (list != NULL && kind_id != NULL, NULL);

  for (guint i = 0; i < list->len; i++)
    {
      ChanceryNoteTemplate *template = list->pdata[i];

      if (chancery_note_template_takes (template, kind_id) &&
          (best == NULL || rate (template, form, language) > rate (best, form, language)))
        best = template;
    }
  return best;
}

char *
chancery_note_templates_dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "chancery", "templates", NULL);
}

gboolean
chancery_note_templates_make_folder (const char *folder, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (folder != NULL, FALSE);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", folder,
                   g_strerror (code));
      return FALSE;
    }
  path = g_build_filename (folder, README, NULL);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  bytes = g_resource_lookup_data (chancery_exchange_get_resource (), RESOURCES "/" README,
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  return bytes != NULL && g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL),
                                                    (gssize)g_bytes_get_size (bytes),
                                                    G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}
