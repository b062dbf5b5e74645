/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-note-words.h"

#include "chancery-errors.h"

#include <string.h>

#define ENGLISH "en"

struct _ChanceryNoteWords
{
  gatomicrefcount ref_count;
  GHashTable *words; /* “LANGUAGE NAME” to what it is called */
};

static gboolean
fail (const char *file_name, guint number, const char *what, GError **error)
{
  g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID, "%s: line %u: %s",
               file_name, number, what);
  return FALSE;
}

/* Whether @place stands in @words once. */
static gboolean
has_once (const char *words, const char *place)
{
  const char *at = strstr (words, place);

  return at != NULL && strstr (at + strlen (place), place) == NULL;
}

/* What is put into words has its place there, once each. */
static gboolean
has_places (const char *name, const char *words)
{
  if (strcmp (name, CHANCERY_NOTE_WORD_PAGE) == 0)
    return has_once (words, "%1$s") && has_once (words, "%2$s");
  if (strcmp (name, CHANCERY_NOTE_WORD_RECIPIENT_OF) == 0)
    return has_once (words, "%s");
  return TRUE;
}

static gboolean
read_line (ChanceryNoteWords *self, const char *file_name, char *line, guint number, GError **error)
{
  char *colon;
  char *name;
  char *words;

  g_strstrip (line);
  if (*line == '\0' || *line == '#')
    return TRUE;
  colon = strchr (line, ':');
  name = strchr (line, ' ');
  if (colon == NULL || name == NULL || name > colon)
    return fail (file_name, number, "this is no line “language name: words”", error);
  *colon = '\0';
  words = g_strstrip (colon + 1);
  if (*words == '\0')
    return fail (file_name, number, "nothing stands behind the colon", error);
  if (!has_places (name + 1, words))
    return fail (file_name, number,
                 "each “%” with what belongs to it, as README.txt has it, has to stand there once",
                 error);
  g_hash_table_replace (self->words, g_strdup (g_strchomp (line)), g_strdup (words));
  return TRUE;
}

ChanceryNoteWords *
chancery_note_words_new (const char *file_name, const char *text, GError **error)
{
  g_autoptr (ChanceryNoteWords) self = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (file_name != NULL && text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    {
      fail (file_name, 1, "the text is not UTF-8", error);
      return NULL;
    }
  self = g_new0 (ChanceryNoteWords, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!read_line (self, file_name, lines[i], i + 1, error))
      return NULL;
  return g_steal_pointer (&self);
}

ChanceryNoteWords *
chancery_note_words_ref (ChanceryNoteWords *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
chancery_note_words_unref (ChanceryNoteWords *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->words);
  g_free (self);
}

const char *
chancery_note_words_find (const ChanceryNoteWords *self, const char *language, const char *name)
{
  g_autofree char *key = NULL;
  g_autofree char *english = NULL;
  const char *words;

  g_return_val_if_fail (self != NULL && language != NULL && name != NULL, NULL);

  key = g_strdup_printf ("%.*s %s", (int)strcspn (language, "-_"), language, name);
  words = g_hash_table_lookup (self->words, key);
  if (words != NULL)
    return words;
  english = g_strconcat (ENGLISH, " ", name, NULL);
  return g_hash_table_lookup (self->words, english);
}
