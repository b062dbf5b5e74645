/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-note-ministries.h"

#include "chancery-errors.h"
#include "chancery-note-fields.h"
#include "chancery-text.h"

#include <string.h>

/* @beginning: NULL for the frame of all other names; what is left of the name behind it stands for the “%s”. */
typedef struct
{
  char *language;
  char *beginning;
  char *before;
  char *after;
} Frame;

struct _ChanceryNoteMinistries
{
  gatomicrefcount ref_count;
  GArray *frames;
  GPtrArray *words; /* folded */
};

static void
clear_frame (gpointer data)
{
  Frame *frame = data;

  g_free (frame->language);
  g_free (frame->beginning);
  g_free (frame->before);
  g_free (frame->after);
}

static gboolean
fail (const char *file_name, guint number, const char *what, GError **error)
{
  g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID, "%s: line %u: %s",
               file_name, number, what);
  return FALSE;
}

static void
add_words (ChanceryNoteMinistries *self, const char *value)
{
  g_auto (GStrv) words = g_strsplit (value, ";", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *folded = chancery_text_fold (g_strstrip (words[i]), -1);

      if (*folded != '\0')
        g_ptr_array_add (self->words, folded);
      else
        g_free (folded);
    }
}

static gboolean
add_frame (ChanceryNoteMinistries *self, const char *key, const char *value)
{
  const char *blank = strchr (key, ' ');
  const char *place = strstr (value, "%s");
  Frame frame;

  if (place == NULL || strchr (value, '%') != place || strchr (place + 2, '%') != NULL)
    return FALSE;
  frame = (Frame){ .language = blank != NULL ? g_strndup (key, blank - key) : g_strdup (key),
                   .beginning = blank != NULL ? g_strstrip (g_strdup (blank)) : NULL,
                   .before = g_strndup (value, place - value),
                   .after = g_strdup (place + 2) };
  g_array_append_val (self->frames, frame);
  return TRUE;
}

static gboolean
read_line (ChanceryNoteMinistries *self,
           const char *file_name,
           char *line,
           guint number,
           GError **error)
{
  char *colon;
  char *key;
  char *value;

  g_strstrip (line);
  if (*line == '\0' || *line == '#')
    return TRUE;
  colon = strchr (line, ':');
  if (colon == NULL)
    return fail (file_name, number, "this is no line “language: words with %s”", error);
  *colon = '\0';
  key = g_strstrip (line);
  value = g_strstrip (colon + 1);
  if (*key == '\0')
    return fail (file_name, number, "no language stands before the colon", error);
  if (g_str_has_suffix (key, " is"))
    add_words (self, value);
  else if (!add_frame (self, key, value))
    return fail (file_name, number, "“%s”, the name of the state, has to stand there once", error);
  return TRUE;
}

ChanceryNoteMinistries *
chancery_note_ministries_new (const char *file_name, const char *text, GError **error)
{
  g_autoptr (ChanceryNoteMinistries) self = NULL;
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (file_name != NULL && text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    {
      fail (file_name, 1, "the text is not UTF-8", error);
      return NULL;
    }
  self = g_new0 (ChanceryNoteMinistries, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  g_array_set_clear_func (self->frames, clear_frame);
  self->words = g_ptr_array_new_with_free_func (g_free);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!read_line (self, file_name, lines[i], i + 1, error))
      return NULL;
  return g_steal_pointer (&self);
}

ChanceryNoteMinistries *
chancery_note_ministries_ref (ChanceryNoteMinistries *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
chancery_note_ministries_unref (ChanceryNoteMinistries *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->frames);
  g_ptr_array_unref (self->words);
  g_free (self);
}

/* What is left of @state behind the beginning of the frame, NULL when it begins otherwise: a word is a whole word,
 * but for an article that ends in an apostrophe. */
static const char *
skip_beginning (const Frame *frame, const char *state)
{
  const char *rest;

  if (frame->beginning == NULL)
    return state;
  if (!g_str_has_prefix (state, frame->beginning))
    return NULL;
  rest = state + strlen (frame->beginning);
  if (g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (rest))) &&
      g_unichar_isalnum (g_utf8_get_char (rest)))
    return NULL;
  return rest;
}

static gsize
get_weight (const Frame *frame)
{
  return frame->beginning != NULL ? strlen (frame->beginning) : 0;
}

static const Frame *
find_frame (const ChanceryNoteMinistries *self, const char *language, const char *state)
{
  const Frame *best = NULL;

  for (guint i = 0; i < self->frames->len; i++)
    {
      const Frame *frame = &g_array_index (self->frames, Frame, i);

      if (chancery_note_fields_is_language (language, frame->language) &&
          skip_beginning (frame, state) != NULL &&
          (best == NULL || get_weight (frame) > get_weight (best)))
        best = frame;
    }
  return best;
}

char *
chancery_note_ministries_write (const ChanceryNoteMinistries *self,
                                const char *language,
                                const char *state)
{
  const Frame *frame;

  g_return_val_if_fail (self != NULL && language != NULL && state != NULL, NULL);

  frame = find_frame (self, language, state);
  return frame != NULL
             ? g_strconcat (frame->before, skip_beginning (frame, state), frame->after, NULL)
             : NULL;
}

gboolean
chancery_note_ministries_is_one (const ChanceryNoteMinistries *self, const char *name)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  folded = chancery_text_fold (name, -1);
  for (guint i = 0; i < self->words->len; i++)
    if (strstr (folded, self->words->pdata[i]) != NULL)
      return TRUE;
  return FALSE;
}

gboolean
chancery_note_ministries_has_noun (const ChanceryNoteMinistries *self,
                                   const char *language,
                                   const char *name)
{
  const Frame *frame;
  g_autofree char *noun = NULL;

  g_return_val_if_fail (self != NULL && language != NULL && name != NULL, FALSE);

  frame = find_frame (self, language, "");
  if (frame == NULL)
    return FALSE;
  noun = g_strndup (frame->before, strcspn (frame->before, " "));
  return *noun != '\0' && g_str_has_prefix (name, noun);
}
