/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A chapter of a book as a paper: what surrounds a record, and the record on its sheet. */

#include "config.h"

#include "chancery-book-private.h"

#include "chancery-export-private.h"
#include "chancery-link-type.h"
#include "chancery-phrase.h"
#include "chancery-record-sheet.h"

#include <glib/gi18n-lib.h>

static void
append_part (GString *words, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
}

char *
chancery_book_cite (const ChanceryBookEntry *entry)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *folio = chancery_book_phrase_folio (entry, FALSE);

  append_part (words, entry->reference);
  append_part (words, folio);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
chancery_book_describe (ChanceryBook *self, const ChanceryBookEntry *entry)
{
  g_autoptr (GString) words = g_string_new (_ (entry->kind->label));
  ChanceryFuzzyDate *date = chancery_book_entry_date (self, entry);
  g_autofree char *day =
      date != NULL ? chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_LONG) : NULL;

  append_part (words, day);
  append_part (words, entry->counterpart);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* ---- what a record is linked with ---- */

static ChancerySheetLink *
link_to (ChanceryBook *self, const ChanceryBookEntry *other, const char *words, const char *note)
{
  ChancerySheetLink *link = g_new0 (ChancerySheetLink, 1);
  ChanceryFuzzyDate *date = chancery_book_entry_date (self, other);

  link->words = words;
  link->title = g_strdup (other->title);
  link->reference = chancery_book_cite (other);
  link->date = date != NULL ? chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT) : NULL;
  link->note = g_strdup (note);
  link->place = g_strdup (other->id);
  return link;
}

static const char *
link_words (const char *code, gboolean inverse)
{
  const ChanceryLinkType *type = code != NULL ? chancery_link_type_find (code) : NULL;

  /* A type of a newer program is shown by its code. */
  if (type == NULL)
    return code != NULL ? g_intern_string (code) : NULL;
  return inverse ? type->inverse : type->label;
}

/* Its own links; what they lead to outside the book is named as far as the record names it. */
static void
add_own_links (ChanceryBook *self, ChanceryRecord *record, GPtrArray *list)
{
  ChanceryValue *lines = chancery_record_get (record, "links");

  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    {
      ChanceryLine *line = chancery_value_get_line (lines, i);
      const ChanceryValue *to = chancery_line_get (line, "to");
      const char *id = to != NULL ? chancery_value_get_reference_id (to) : NULL;
      const ChanceryBookEntry *other = id != NULL ? g_hash_table_lookup (self->entries, id) : NULL;
      const char *words = link_words (chancery_line_get_text (line, "type"), FALSE);
      const char *note = chancery_line_get_text (line, "note");
      ChancerySheetLink *link;

      if (other != NULL)
        {
          g_ptr_array_add (list, link_to (self, other, words, note));
          continue;
        }
      if (to == NULL || chancery_value_get_label (to) == NULL)
        continue;
      link = g_new0 (ChancerySheetLink, 1);
      link->words = words;
      link->title = g_strdup (chancery_value_get_label (to));
      link->note = g_strdup (note);
      g_ptr_array_add (list, link);
    }
}

static GPtrArray *
list_links (ChanceryBook *self, const ChanceryBookEntry *entry, ChanceryRecord *record)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_sheet_link_free);

  add_own_links (self, record, list);
  for (guint i = 0; entry->links != NULL && i < entry->links->len; i++)
    {
      const ChanceryBookLink *from = entry->links->pdata[i];
      ChancerySheetLink *link =
          link_to (self, from->other, link_words (from->type, TRUE), from->note);

      link->inverse = TRUE;
      g_ptr_array_add (list, link);
    }
  return list;
}

/* That it is in the case file which the book is of goes without saying. */
static GPtrArray *
list_files (ChanceryBook *self, const ChanceryBookEntry *entry)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_sheet_link_free);

  for (guint i = 0; entry->files != NULL && i < entry->files->len; i++)
    {
      const ChanceryBookLink *from = entry->files->pdata[i];

      if (from->other != self->file)
        g_ptr_array_add (list, link_to (self, from->other, NULL, from->note));
    }
  return list;
}

/* ---- a record ---- */

/* Names that were not handed over with the record are asked of the book. */
static char *
name_corrected (const char *id, gpointer user_data)
{
  ChanceryBook *self = user_data;
  const ChanceryBookEntry *entry = g_hash_table_lookup (self->entries, id);
  g_autofree char *title = NULL;

  if (entry != NULL)
    return g_strdup (entry->title);
  title = chancery_export_dup_title (self->export, id);
  return title != NULL ? g_steal_pointer (&title) : g_strdup (_ ("not named in this file"));
}

static GPtrArray *
load_children (ChanceryBook *self, const ChanceryBookEntry *entry, GError **error)
{
  g_autoptr (GPtrArray) children =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_record_unref);

  for (guint i = 0; entry->children != NULL && i < entry->children->len; i++)
    {
      const ChanceryBookEntry *child = entry->children->pdata[i];
      ChanceryRecord *record = chancery_export_load (self->export, child->id, error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (children, record);
    }
  return g_steal_pointer (&children);
}

static void
fill_sheet (ChanceryBook *self,
            ChanceryPaper *paper,
            const ChanceryBookEntry *entry,
            ChanceryRecord *record,
            GPtrArray *children,
            guint level)
{
  static const char *const elsewhere[] = { "items", "summary", NULL };
  g_autoptr (GPtrArray) corrections =
      chancery_corrections_read_named (self->db, record, name_corrected, self);
  g_autoptr (GPtrArray) links = list_links (self, entry, record);
  g_autoptr (GPtrArray) files = list_files (self, entry);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autofree char *folio = chancery_book_phrase_folio (entry, TRUE);
  const ChancerySheet sheet = {
    .record = record,
    .corrections = corrections,
    .children = children != NULL ? children : none,
    .links = links,
    .files = files,
    /* The contents say what is in the file, with its folios, and the cover what it is about. */
    .left_out = entry == self->file ? elsewhere : NULL,
    .folio = folio,
    .label = chancery_book_label,
    .label_data = self,
    .level = level,
    .as_on = CHANCERY_DAY_NONE,
    .in_book = TRUE,
  };

  chancery_record_sheet_fill (&sheet, paper);
}

static void
add_heading (ChanceryPaper *paper, const ChanceryBookEntry *entry, const char *title, guint level)
{
  chancery_paper_add_heading (paper, level, title);
  chancery_paper_name_last (paper, entry->id);
  if (entry->state == CHANCERY_STATE_VOID)
    chancery_paper_strike_last (paper);
}

/* The record, and below it, each with a heading of its own, what was raised in it. */
static gboolean
add_record (ChanceryBook *self,
            ChanceryPaper *paper,
            const ChanceryBookEntry *entry,
            const char *title,
            GPtrArray *records,
            GError **error)
{
  g_autoptr (ChanceryRecord) record = chancery_export_load (self->export, entry->id, error);
  g_autoptr (GPtrArray) children = NULL;

  if (record == NULL)
    return FALSE;
  children = load_children (self, entry, error);
  if (children == NULL)
    return FALSE;
  add_heading (paper, entry, title, 1);
  fill_sheet (self, paper, entry, record, children, 2);
  g_ptr_array_add (records, g_steal_pointer (&record));
  for (guint i = 0; i < children->len; i++)
    {
      const ChanceryBookEntry *child = entry->children->pdata[i];

      add_heading (paper, child, child->title, 2);
      fill_sheet (self, paper, child, children->pdata[i], NULL, 3);
      g_ptr_array_add (records, chancery_record_ref (children->pdata[i]));
    }
  return TRUE;
}

static gboolean
fill_chapter (ChanceryBook *self,
              const ChanceryBookChapter *chapter,
              ChanceryPaper *paper,
              GPtrArray *records,
              GError **error)
{
  const ChanceryBookEntry *entry = g_hash_table_lookup (self->entries, chapter->place);

  switch (chapter->part)
    {
    case CHANCERY_BOOK_COVER:
      chancery_book_add_cover (self, paper);
      return TRUE;
    case CHANCERY_BOOK_CONTENTS:
      chancery_book_add_contents (self, paper);
      return TRUE;
    case CHANCERY_BOOK_CHRONOLOGY:
      chancery_book_add_chronology (self, paper);
      return TRUE;
    case CHANCERY_BOOK_THREADS:
      chancery_book_add_threads (self, paper);
      return TRUE;
    case CHANCERY_BOOK_NAMES:
      return chancery_book_add_names (self, paper, error);
    case CHANCERY_BOOK_FILE:
    case CHANCERY_BOOK_RECORD:
    default:
      return add_record (self, paper, entry, chapter->title, records, error);
    }
}

ChanceryPaper *
chancery_book_make_chapter (ChanceryBook *self, guint i, GPtrArray **records, GError **error)
{
  g_autoptr (GPtrArray) shown =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_record_unref);
  g_autoptr (ChanceryPaper) paper = NULL;

  g_return_val_if_fail (self != NULL && i < self->chapters->len, NULL);

  paper = chancery_paper_new (NULL);
  chancery_paper_set_title (paper, self->title);
  chancery_paper_set_marking (paper, self->marking);
  chancery_paper_set_right_to_left (paper, chancery_phrase_is_right_to_left ());
  if (!fill_chapter (self, self->chapters->pdata[i], paper, shown, error))
    return NULL;
  if (records != NULL)
    *records = g_steal_pointer (&shown);
  return g_steal_pointer (&paper);
}
