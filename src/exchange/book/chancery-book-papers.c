/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The papers of the case file that a book is of: their order, folios and parts. */

#include "config.h"

#include "chancery-book-private.h"

#include "chancery-case-enclosures.h"
#include "chancery-export-private.h"
#include "chancery-folios.h"
#include "chancery-record-sheet.h"
#include "chancery-records.h"

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
take_places (ChanceryBook *self, ChanceryValue *items)
{
  for (guint i = 0; i < chancery_value_get_n_items (items); i++)
    {
      ChanceryLine *line = chancery_value_get_line (items, i);
      const ChanceryValue *paper = chancery_line_get (line, "record");
      const char *id = paper != NULL ? chancery_value_get_reference_id (paper) : NULL;
      ChanceryBookEntry *entry = id != NULL ? g_hash_table_lookup (self->entries, id) : NULL;

      if (entry == NULL || entry->position > 0)
        continue;
      entry->position = i + 1;
      entry->folio = g_strdup (chancery_line_get_text (line, "folio"));
      entry->note = g_strdup (chancery_line_get_text (line, "note"));
      entry->part = g_strdup (chancery_line_get_text (line, "part"));
    }
}

/* ---- enclosures ---- */

/* The whole file, of which the book may have a part only. */
typedef struct
{
  const char **ids;
  ChanceryBookEntry **
      entries; /* NULL for what the book lacks, and for the second place of what lies there twice */
  int *letters;
  guint *ordinals;
  guint n;
} Papers;

static void
papers_clear (Papers *self)
{
  g_free (self->ids);
  g_free (self->entries);
  g_free (self->letters);
  g_free (self->ordinals);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Papers, papers_clear)

static void
list_papers (ChanceryBook *self, ChanceryValue *items, Papers *papers)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  papers->n = chancery_value_get_n_items (items);
  papers->ids = g_new0 (const char *, papers->n + 1);
  papers->entries = g_new0 (ChanceryBookEntry *, papers->n + 1);
  papers->ordinals = g_new0 (guint, papers->n + 1);
  for (guint i = 0; i < papers->n; i++)
    {
      const ChanceryValue *paper = chancery_line_get (chancery_value_get_line (items, i), "record");

      papers->ids[i] = paper != NULL ? chancery_value_get_reference_id (paper) : NULL;
      if (papers->ids[i] != NULL && g_hash_table_add (seen, (gpointer)papers->ids[i]))
        papers->entries[i] = g_hash_table_lookup (self->entries, papers->ids[i]);
    }
}

/* Enclosures are counted in the whole file, so that “1 encl. 2” is one paper in every copy of the book; what lay with
 * a letter that is not here, which nobody is to learn, stands by itself. */
static void
count_enclosures (Papers *papers)
{
  g_autoptr (GArray) rows = chancery_folios_arrange (papers->letters, papers->n);
  g_autofree gboolean *here = g_new0 (gboolean, papers->n + 1);
  g_autofree int *letters = g_new (int, papers->n + 1);

  /* A letter comes before what lay with it. */
  for (guint i = 0; i < rows->len; i++)
    {
      const ChanceryFolioRow *row = &g_array_index (rows, ChanceryFolioRow, i);
      int letter = row->letter >= 0 ? papers->letters[row->paper] : -1;

      here[row->paper] = papers->entries[row->paper] != NULL && (letter < 0 || here[letter]);
      letters[row->paper] = here[row->paper] ? letter : -1;
      papers->ordinals[row->paper] = row->ordinal;
    }
  memcpy (papers->letters, letters, papers->n * sizeof (int));
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
arrange_papers (Papers *papers)
{
  g_autoptr (GArray) rows = chancery_folios_arrange (papers->letters, papers->n);

  for (guint i = 0; i < rows->len; i++)
    {
      const ChanceryFolioRow *row = &g_array_index (rows, ChanceryFolioRow, i);
      ChanceryBookEntry *entry = papers->entries[row->paper];

      if (entry == NULL)
        continue;
      entry->position = i + 1;
      if (row->letter >= 0)
        enclose (entry, papers->entries[row->letter], papers->ordinals[row->paper]);
    }
}

static gboolean
enclose_papers (ChanceryBook *self, GError **error)
{
  g_autoptr (ChanceryRecord) whole = chancery_records_load (self->db, self->file->id, error);
  g_autoptr (GHashTable) letters = NULL;
  g_auto (Papers) papers = { 0 };

  if (whole == NULL)
    return FALSE;
  letters = chancery_case_enclosures_read (self->db, self->file->id, error);
  if (letters == NULL)
    return FALSE;
  list_papers (self, chancery_record_get (whole, "items"), &papers);
  papers.letters = chancery_folios_find_letters (papers.ids, papers.n, letters);
  count_enclosures (&papers);
  arrange_papers (&papers);
  return TRUE;
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
  g_autoptr (ChanceryRecord) record = NULL;

  if (self->file == NULL)
    return TRUE;
  record = chancery_export_load (self->export, self->file->id, error);
  if (record == NULL)
    return FALSE;
  take_places (self, chancery_record_get (record, "items"));
  list_parts (self, chancery_record_get (record, "parts"));
  return enclose_papers (self, error);
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
