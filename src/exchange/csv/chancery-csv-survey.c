/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-csv-survey.h"

#include <string.h>

#define BLOCK_SIZE 65536
/* Bytes of one letter of UTF-8. */
#define MOST_OF_LETTER 4
/* Bytes of a word; in a longer one letters would be cut. */
#define MOST_OF_WORD 4096

typedef struct
{
  GString *words;
  GString *word;     /* the one that is being read */
  GHashTable *known; /* words that were met */
  gboolean is_ascii; /* that word, so far */
} Words;

/* What parts words in every encoding: none of these bytes is a part of a letter of two or more. */
static gboolean
parts_words (guint8 byte)
{
  return byte < '0' || byte == ';';
}

gboolean
chancery_csv_survey_has_controls (const guint8 *bytes, gsize length)
{
  g_return_val_if_fail (bytes != NULL, FALSE);

  for (gsize i = 0; i < length; i++)
    if (bytes[i] < 0x20 && (bytes[i] == '\0' || strchr ("\t\n\v\f\r\x1a", bytes[i]) == NULL))
      return TRUE;
  return FALSE;
}

static gboolean
has_mark (const guint8 *bytes, gsize length)
{
  return (length >= 2 &&
          (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0)) ||
         (length >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0);
}

/* Whether @bytes is UTF-8 as far as it goes; @n_left: how many stand at its end of a letter that goes on behind it. */
static gboolean
is_utf8 (const guint8 *bytes, gsize length, gboolean whole, gsize *n_left)
{
  const char *end;

  *n_left = 0;
  if (memchr (bytes, '\0', length) != NULL ||
      g_utf8_validate_len ((const char *)bytes, length, &end))
    return TRUE;
  *n_left = (gsize)((const char *)bytes + length - end);
  return !whole && *n_left < MOST_OF_LETTER &&
         g_utf8_get_char_validated (end, (gssize)*n_left) == (gunichar)-2;
}

gboolean
chancery_csv_survey_needs_encoding (GInputStream *stream,
                                    gboolean *needs,
                                    GCancellable *cancellable,
                                    GError **error)
{
  g_autofree guint8 *block = g_malloc (BLOCK_SIZE);
  gboolean is_first = TRUE;
  gboolean is_plain = TRUE;
  gsize n_left = 0;
  gsize n_read;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream) && needs != NULL, FALSE);

  *needs = FALSE;
  do
    {
      if (!g_input_stream_read_all (stream, block + n_left, BLOCK_SIZE - n_left, &n_read,
                                    cancellable, error))
        return FALSE;
      if (is_first && has_mark (block, n_read))
        return TRUE;
      if (is_first)
        is_plain = !chancery_csv_survey_has_controls (block, n_read);
      is_first = FALSE;
      n_read += n_left;
      *needs = !is_utf8 (block, n_read, n_read < BLOCK_SIZE, &n_left);
      memmove (block, block + n_read - n_left, n_left);
    }
  while (!*needs && n_read == BLOCK_SIZE);
  *needs &= is_plain;
  return TRUE;
}

static void
take_byte (Words *self, guint8 byte)
{
  if (!parts_words (byte))
    {
      if (self->word->len <= MOST_OF_WORD)
        g_string_append_c (self->word, (char)byte);
      self->is_ascii &= byte < 0x80;
      return;
    }
  if (!self->is_ascii && self->word->len <= MOST_OF_WORD &&
      g_hash_table_add (self->known, g_strdup (self->word->str)))
    {
      if (self->words->len > 0)
        g_string_append_c (self->words, ' ');
      g_string_append_len (self->words, self->word->str, (gssize)self->word->len);
    }
  g_string_truncate (self->word, 0);
  self->is_ascii = TRUE;
}

GString *
chancery_csv_survey_read_words (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *block = g_malloc (BLOCK_SIZE);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) word = g_string_new (NULL);
  Words self = { .words = words, .word = word, .known = known, .is_ascii = TRUE };
  gsize n_read;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  do
    {
      if (!g_input_stream_read_all (stream, block, BLOCK_SIZE, &n_read, cancellable, error))
        return NULL;
      for (gsize i = 0; i < n_read && words->len < CHANCERY_CSV_SURVEY_MAX_WORDS; i++)
        take_byte (&self, block[i]);
    }
  while (n_read == BLOCK_SIZE && words->len < CHANCERY_CSV_SURVEY_MAX_WORDS);
  take_byte (&self, '\n');
  return g_steal_pointer (&words);
}
