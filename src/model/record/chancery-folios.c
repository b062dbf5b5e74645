/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-folios.h"

#include "chancery-fuzzy-date.h"
#include "chancery-threads.h"
#include "chancery-value.h"

#include <glib/gi18n-lib.h>

int *
chancery_folios_find_letters (const char *const *papers, guint n, GHashTable *letters)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  int *above = g_new (int, n + 1);

  g_return_val_if_fail ((papers != NULL || n == 0) && letters != NULL, above);

  for (guint i = n; i > 0; i--)
    if (papers[i - 1] != NULL)
      g_hash_table_insert (places, (gpointer)papers[i - 1], GUINT_TO_POINTER (i));
  for (guint i = 0; i < n; i++)
    {
      const char *paper = papers[i];
      gboolean first = paper != NULL &&
                       GPOINTER_TO_UINT (g_hash_table_lookup (places, paper)) == i + 1;
      const char *letter = first ? g_hash_table_lookup (letters, paper) : NULL;

      above[i] = letter != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (places, letter)) - 1 : -1;
    }
  return above;
}

/* It is correspondence without replies, in which each paper has its place for its day. */
static GArray *
arrange (const int *letters, guint n)
{
  g_autoptr (ChanceryThreads) threads = chancery_threads_new ();

  for (guint i = 0; i < n; i++)
    chancery_threads_add (threads, i, i, CHANCERY_THREAD_ALONE);
  for (guint i = 0; i < n; i++)
    if (letters[i] >= 0 && (guint)letters[i] < n)
      chancery_threads_join (threads, i, CHANCERY_THREAD_ENCLOSURE, (guint)letters[i]);
  return chancery_threads_arrange (threads);
}

static gboolean
has_enclosures (const int *letters, guint n)
{
  for (guint i = 0; i < n; i++)
    if (letters[i] >= 0)
      return TRUE;
  return FALSE;
}

GArray *
chancery_folios_arrange (const int *letters, guint n)
{
  GArray *folios = g_array_new (FALSE, FALSE, sizeof (ChanceryFolioRow));
  g_autoptr (GArray) rows = NULL;
  guint letter = 0;
  guint ordinal = 0;

  g_return_val_if_fail (letters != NULL || n == 0, folios);

  if (!has_enclosures (letters, n))
    {
      for (guint i = 0; i < n; i++)
        g_array_append_val (folios, ((ChanceryFolioRow){ .paper = i, .letter = -1 }));
      return folios;
    }
  rows = arrange (letters, n);
  for (guint i = 0; i < rows->len; i++)
    {
      const ChanceryThreadRow *row = &g_array_index (rows, ChanceryThreadRow, i);
      ChanceryFolioRow folio = { .paper = row->node, .letter = -1 };

      if (row->depth == 0)
        {
          letter = row->node;
          ordinal = 0;
        }
      else
        {
          folio.letter = (int)letter;
          folio.ordinal = ++ordinal;
        }
      g_array_append_val (folios, folio);
    }
  return folios;
}

char *
chancery_folios_phrase_enclosure (const char *folio, guint ordinal)
{
  if (folio == NULL || *folio == '\0')
    /* Translators: the number of an enclosure of a letter. */
    return g_strdup_printf (_ ("encl. %u"), ordinal);
  /* Translators: the folio of a letter, and the number of its enclosure. */
  return g_strdup_printf (_ ("%1$s encl. %2$u"), folio, ordinal);
}

char *
chancery_folios_phrase_part_number (const char *number)
{
  /* Translators: a part (a volume) of a case file; %s is its number, “II”. */
  return g_strdup_printf (_ ("Part %s"), number != NULL ? number : "");
}

static char *
dup_day (const ChanceryLine *part, const char *field)
{
  ChanceryValue *value = chancery_line_get (part, field);

  return value != NULL ? chancery_fuzzy_date_to_words (chancery_value_get_date (value),
                                                       CHANCERY_DATE_WORDS_SHORT)
                       : NULL;
}

static char *
phrase_span (const char *from, const char *to)
{
  if (from != NULL && to != NULL)
    /* Translators: two days. */
    return g_strdup_printf (_ ("from %1$s to %2$s"), from, to);
  if (from != NULL)
    /* Translators: since a day: a part of a file. */
    return g_strdup_printf (C_ ("part", "from %s"), from);
  /* Translators: until a day: a part of a file. */
  return to != NULL ? g_strdup_printf (C_ ("part", "until %s"), to) : NULL;
}

char *
chancery_folios_phrase_part (const ChanceryLine *part)
{
  const char *title;
  g_autofree char *number = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *span = NULL;

  g_return_val_if_fail (part != NULL, NULL);

  number = chancery_folios_phrase_part_number (chancery_line_get_text (part, "number"));
  title = chancery_line_get_text (part, "title");
  from = dup_day (part, "opened");
  to = dup_day (part, "closed");
  span = phrase_span (from, to);
  return g_strconcat (number, title != NULL ? " · " : "", title != NULL ? title : "",
                      span != NULL ? " · " : "", span, NULL);
}
