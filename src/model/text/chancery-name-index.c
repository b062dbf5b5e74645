/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-name-index.h"

#include <string.h>

/* The longest acronym whose capitals matter. */
#define MAX_ACRONYM_BYTES 5

typedef struct
{
  ChanceryNamed *named;
  ChanceryWordFlags flags; /* how its first word is written */
} Entry;

struct _ChanceryNameIndex
{
  /* Folded words joined by blanks, to a GArray of Entry. */
  GHashTable *names;
  /* The first word, to the number of words of the longest name that begins so. */
  GHashTable *firsts;
};

static void
clear_entry (gpointer data)
{
  chancery_named_unref (((Entry *)data)->named);
}

static void
clear_named (gpointer data)
{
  ChanceryNamed *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->form);
  g_free (self->second);
}

ChanceryNamed *
chancery_named_new (ChanceryKindId kind, const char *id, const char *title, const char *form)
{
  ChanceryNamed *self = g_atomic_rc_box_new0 (ChanceryNamed);

  self->kind = kind;
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->form = g_strdup (form);
  return self;
}

ChanceryNamed *
chancery_named_ref (ChanceryNamed *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
chancery_named_unref (ChanceryNamed *self)
{
  g_atomic_rc_box_release_full (self, clear_named);
}

ChanceryNameIndex *
chancery_name_index_new (void)
{
  ChanceryNameIndex *self = g_new0 (ChanceryNameIndex, 1);

  self->names =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  self->firsts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
chancery_name_index_free (ChanceryNameIndex *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->firsts);
  g_free (self);
}

static GArray *
get_entries (ChanceryNameIndex *self, const char *key)
{
  GArray *entries = g_hash_table_lookup (self->names, key);

  if (entries != NULL)
    return entries;
  entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (entries, clear_entry);
  g_hash_table_insert (self->names, g_strdup (key), entries);
  return entries;
}

static gboolean
has_entry (GArray *entries, const ChanceryNamed *named)
{
  for (guint i = 0; i < entries->len; i++)
    if (strcmp (g_array_index (entries, Entry, i).named->id, named->id) == 0)
      return TRUE;
  return FALSE;
}

void
chancery_name_index_add (ChanceryNameIndex *self, const char *name, ChanceryNamed *named)
{
  g_autoptr (ChanceryTextWords) words = NULL;
  g_autoptr (GString) key = g_string_new (NULL);
  const ChanceryWord *first;
  GArray *entries;
  guint n;
  guint longest;

  g_return_if_fail (self != NULL && name != NULL && named != NULL);

  words = chancery_text_words_new (name);
  n = chancery_text_words_get_n (words);
  if (n == 0 || n > CHANCERY_NAME_INDEX_MAX_WORDS)
    return;
  first = chancery_text_words_get (words, 0);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (key, "%s%s", i > 0 ? " " : "",
                            chancery_text_words_get (words, i)->folded);
  if (g_utf8_strlen (key->str, -1) < 2)
    return;
  entries = get_entries (self, key->str);
  if (!has_entry (entries, named))
    {
      Entry entry = { chancery_named_ref (named), first->flags };

      /* An acronym loses its meaning in small letters only while it is short. */
      if (n > 1 || key->len > MAX_ACRONYM_BYTES)
        entry.flags &= ~(ChanceryWordFlags)CHANCERY_WORD_ALL_CAPITALS;
      g_array_append_val (entries, entry);
    }
  longest = GPOINTER_TO_UINT (g_hash_table_lookup (self->firsts, first->folded));
  if (n > longest)
    g_hash_table_insert (self->firsts, g_strdup (first->folded), GUINT_TO_POINTER (n));
}

static gboolean
is_written_so (const Entry *entry, const ChanceryWord *word)
{
  const ChanceryWordFlags how = CHANCERY_WORD_CAPITAL | CHANCERY_WORD_ALL_CAPITALS;

  return (entry->flags & how & ~word->flags) == 0;
}

guint
chancery_name_index_match (const ChanceryNameIndex *self,
                           const ChanceryTextWords *words,
                           guint at,
                           GPtrArray *found)
{
  const ChanceryWord *first;
  g_autoptr (GString) key = NULL;
  gsize lengths[CHANCERY_NAME_INDEX_MAX_WORDS];
  guint longest;
  guint n = 0;

  g_return_val_if_fail (self != NULL && words != NULL && found != NULL, 0);

  g_ptr_array_set_size (found, 0);
  first = chancery_text_words_get (words, at);
  longest = GPOINTER_TO_UINT (g_hash_table_lookup (self->firsts, first->folded));
  if (longest == 0)
    return 0;
  longest = MIN (longest, chancery_text_words_get_n (words) - at);
  key = g_string_new (NULL);
  while (n < longest && chancery_text_words_get (words, at + n)->sentence == first->sentence)
    {
      g_string_append_printf (key, "%s%s", n > 0 ? " " : "",
                              chancery_text_words_get (words, at + n)->folded);
      lengths[n++] = key->len;
    }
  for (; n > 0; n--)
    {
      GArray *entries;

      g_string_truncate (key, lengths[n - 1]);
      entries = g_hash_table_lookup (self->names, key->str);
      for (guint i = 0; entries != NULL && i < entries->len; i++)
        if (is_written_so (&g_array_index (entries, Entry, i), first))
          g_ptr_array_add (found, g_array_index (entries, Entry, i).named);
      if (found->len > 0)
        return n;
    }
  return 0;
}
