/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The papers of the case file that a book is of: their order, folios and parts. */

#include "config.h"

#include "chancery-book-private.h"

#include "chancery-export-private.h"
#include "chancery-folios.h"
#include "chancery-record-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* ---- order ---- */

int
chancery_book_compare_papers (gconstpointer a, gconstpointer b, gpointer self)
{
  const ChanceryBookEntry *left = *(ChanceryBookEntry *const *)a;
  const ChanceryBookEntry *right = *(ChanceryBookEntry *const *)b;
  guint places[2] = { left->position > 0 ? left->position : G_MAXUINT,
                      right->position > 0 ? right->position : G_MAXUINT };
  int by_day;

  if (places[0] != places[1])
    return places[0] < places[1] ? -1 : 1;
  by_day = chancery_book_compare_dates (chancery_book_entry_date (self, left),
                                        chancery_book_entry_date (self, right));
  if (by_day != 0)
    return by_day;
  if (left->kind->index != right->kind->index)
    return left->kind->index < right->kind->index ? -1 : 1;
  return strcmp (left->id, right->id);
}

/* A folio is the same paper in every copy, so what was given none has none. */
static void
list_papers (ChanceryBook *self, ChanceryValue *items, GPtrArray *papers)
{
  for (guint i = 0; i < chancery_value_get_n_items (items); i++)
    {
      ChanceryLine *line = chancery_value_get_line (items, i);
      const ChanceryValue *paper = chancery_line_get (line, "record");
      const char *id = paper != NULL ? chancery_value_get_reference_id (paper) : NULL;
      ChanceryBookEntry *entry = id != NULL ? g_hash_table_lookup (self->entries, id) : NULL;

      if (entry == NULL || entry->position > 0)
        continue;
      g_ptr_array_add (papers, entry);
      entry->position = papers->len;
      entry->folio = g_strdup (chancery_line_get_text (line, "folio"));
      entry->note = g_strdup (chancery_line_get_text (line, "note"));
      entry->part = g_strdup (chancery_line_get_text (line, "part"));
    }
}

/* The place of the letter that each lay with; letters know what leads to them. */
static int *
find_letters (GPtrArray *papers)
{
  int *letters = g_new (int, papers->len + 1);

  for (guint i = 0; i < papers->len; i++)
    letters[i] = -1;
  for (guint i = 0; i < papers->len; i++)
    {
      const ChanceryBookEntry *letter = papers->pdata[i];

      for (guint n = 0; letter->links != NULL && n < letter->links->len; n++)
        {
          const ChanceryBookLink *link = letter->links->pdata[n];
          guint place = link->other->position;

          if (chancery_thread_role_of_link (link->type) == CHANCERY_THREAD_ENCLOSURE && place > 0 &&
              letters[place - 1] < 0)
            letters[place - 1] = (int)i;
        }
    }
  return letters;
}

/* It stands with its letter, and the folio that it was given is told beside. */
static void
enclose (ChanceryBookEntry *entry, const ChanceryBookEntry *letter, guint ordinal)
{
  g_free (entry->part);
  entry->part = g_strdup (letter->part);
  if (letter->folio == NULL)
    return;
  entry->kept_folio = entry->folio;
  entry->folio = chancery_folios_phrase_enclosure (letter->folio, ordinal);
}

static void
arrange_papers (GPtrArray *papers)
{
  g_autofree int *letters = find_letters (papers);
  g_autoptr (GArray) rows = chancery_folios_arrange (letters, papers->len);

  for (guint i = 0; i < rows->len; i++)
    {
      const ChanceryFolioRow *row = &g_array_index (rows, ChanceryFolioRow, i);
      ChanceryBookEntry *entry = papers->pdata[row->paper];

      entry->position = i + 1;
      if (row->letter >= 0)
        enclose (entry, papers->pdata[row->letter], row->ordinal);
    }
}

/* ---- parts ---- */

static void
list_parts (ChanceryBook *self, ChanceryValue *parts)
{
  guint n = chancery_value_get_n_items (parts);

  if (n == 0)
    return;
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < n; i++)
    {
      ChanceryLine *part = chancery_value_get_line (parts, i);
      const char *number = chancery_line_get_text (part, "number");

      if (number != NULL)
        g_hash_table_insert (self->parts, g_strdup (number), chancery_folios_phrase_part (part));
    }
}

gboolean
chancery_book_number_papers (ChanceryBook *self, GError **error)
{
  g_autoptr (GPtrArray) papers = g_ptr_array_new ();
  g_autoptr (ChanceryRecord) record = NULL;

  if (self->file == NULL)
    return TRUE;
  record = chancery_export_load (self->export, self->file->id, error);
  if (record == NULL)
    return FALSE;
  list_papers (self, chancery_record_get (record, "items"), papers);
  arrange_papers (papers);
  list_parts (self, chancery_record_get (record, "parts"));
  return TRUE;
}

/* ---- words ---- */

/* Neither the day, which stands beside the sentence, nor the papers that prove it and the officer who wrote it
 * down, which the record tells. */
static gboolean
is_told (const ChanceryField *field, gconstpointer day)
{
  return field != day && strcmp (field->id, "by") != 0 &&
         !(field->type == CHANCERY_TYPE_REFERENCE &&
           chancery_field_has_flag (field, CHANCERY_FIELD_LIST));
}

/* A part is called by its number and title. */
char *
chancery_book_phrase_line (ChanceryBook *self,
                           const ChanceryField *list,
                           ChanceryLine *line,
                           const ChanceryField *day)
{
  const char *title;
  g_autofree char *number = NULL;

  if (strcmp (list->id, "parts") != 0)
    return chancery_record_sheet_line (line, is_told, day, chancery_book_label, self);
  number = chancery_folios_phrase_part_number (chancery_line_get_text (line, "number"));
  title = chancery_line_get_text (line, "title");
  return g_strconcat (number, title != NULL ? " · " : "", title, NULL);
}

char *
chancery_book_phrase_part (ChanceryBook *self, const ChanceryBookEntry *entry)
{
  const char *words = self->parts != NULL && entry->part != NULL
                          ? g_hash_table_lookup (self->parts, entry->part)
                          : NULL;

  if (words != NULL)
    return g_strdup (words);
  return entry->part != NULL ? chancery_folios_phrase_part_number (entry->part) : NULL;
}

char *
chancery_book_phrase_folio (const ChanceryBookEntry *entry, gboolean noted)
{
  g_autofree char *part = NULL;
  g_autofree char *folio = NULL;
  g_autofree char *kept = NULL;
  GString *words;

  if (entry->folio == NULL)
    return NULL;
  /* Translators: the number of a paper in its case file. */
  folio = g_strdup_printf (_ ("folio %s"), entry->folio);
  if (!noted)
    return g_steal_pointer (&folio);
  words = g_string_new (NULL);
  if (entry->part != NULL)
    part = chancery_folios_phrase_part_number (entry->part);
  if (entry->kept_folio != NULL)
    /* Translators: the folio that an enclosure bears itself. */
    kept = g_strdup_printf (_ ("kept as folio %s"), entry->kept_folio);
  g_string_append_printf (words, "%s%s%s", part != NULL ? part : "", part != NULL ? ", " : "",
                          folio);
  if (kept != NULL)
    g_string_append_printf (words, ", %s", kept);
  if (entry->note != NULL)
    g_string_append_printf (words, ", %s", entry->note);
  return g_string_free (words, FALSE);
}
