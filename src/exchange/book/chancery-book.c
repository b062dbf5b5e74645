/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* One walk over the records that travel, and the order that they stand in. */

#include "config.h"

#include "chancery-book-private.h"

#include "chancery-export-private.h"
#include "chancery-history.h"
#include "chancery-phrase.h"
#include "chancery-record-sheet.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The walk. */
typedef struct
{
  ChanceryBook *book;
  const char *level; /* the highest so far */
  GHashTable *caveats;
  GPtrArray *links; /* Pending */
} Walk;

/* A link whose ends may not both be known yet. */
typedef struct
{
  ChanceryBookEntry *from;
  char *to;
  char *type;
  char *note;
} Pending;

static void
pending_free (gpointer data)
{
  Pending *pending = data;

  g_free (pending->to);
  g_free (pending->type);
  g_free (pending->note);
  g_free (pending);
}

static void
link_free (gpointer data)
{
  ChanceryBookLink *link = data;

  g_free (link->type);
  g_free (link->note);
  g_free (link);
}

static void
moment_free (gpointer data)
{
  ChanceryBookMoment *moment = data;

  g_clear_pointer (&moment->date, chancery_fuzzy_date_unref);
  g_free (moment->words);
  g_free (moment);
}

static void
entry_free (gpointer data)
{
  ChanceryBookEntry *entry = data;

  g_free (entry->id);
  g_free (entry->title);
  g_free (entry->reference);
  g_free (entry->counterpart);
  g_free (entry->folio);
  g_free (entry->note);
  g_free (entry->day_source);
  g_free (entry->parent_id);
  g_free (entry->kept_folio);
  g_free (entry->part);
  g_free (entry->direction);
  g_free (entry->form);
  chancery_thread_answer_clear (&entry->answer);
  g_clear_pointer (&entry->date, chancery_fuzzy_date_unref);
  g_clear_pointer (&entry->children, g_ptr_array_unref);
  g_clear_pointer (&entry->links, g_ptr_array_unref);
  g_clear_pointer (&entry->files, g_ptr_array_unref);
  g_free (entry);
}

static void
chapter_free (gpointer data)
{
  ChanceryBookChapter *chapter = data;

  g_free (chapter->title);
  g_free (chapter->words);
  g_free (chapter);
}

/* ---- the walk ---- */

static void
raise_marking (Walk *walk, const ChanceryValue *marking)
{
  const char *const *caveats = marking != NULL ? chancery_value_get_caveats (marking) : NULL;
  const char *level = marking != NULL ? chancery_value_get_level (marking) : NULL;

  if (level != NULL &&
      chancery_vocabulary_level_rank (level) > chancery_vocabulary_level_rank (walk->level))
    walk->level = g_intern_string (level);
  for (guint i = 0; caveats != NULL && caveats[i] != NULL; i++)
    g_hash_table_add (walk->caveats, g_strdup (caveats[i]));
}

static void
note_papers (Walk *walk, ChanceryBookEntry *entry, ChanceryRecord *record)
{
  ChanceryValue *papers = chancery_record_get (record, "attachments");

  entry->n_papers = chancery_value_get_n_items (papers);
  walk->book->n_papers += entry->n_papers;
  raise_marking (walk, chancery_record_get (record, "marking"));
  for (guint i = 0; i < entry->n_papers; i++)
    raise_marking (walk, chancery_line_get (chancery_value_get_line (papers, i), "marking"));
}

static void
add_pending (Walk *walk,
             ChanceryBookEntry *from,
             const char *to,
             const char *type,
             const char *note)
{
  Pending *pending;

  if (to == NULL)
    return;
  pending = g_new0 (Pending, 1);
  pending->from = from;
  pending->to = g_strdup (to);
  pending->type = g_strdup (type);
  pending->note = g_strdup (note);
  g_ptr_array_add (walk->links, pending);
}

/* Links, and what a case file holds: both are told at their other end too. */
static void
note_links (Walk *walk, ChanceryBookEntry *entry, ChanceryRecord *record)
{
  ChanceryValue *links = chancery_record_get (record, "links");
  ChanceryValue *items = chancery_kind_has_flag (entry->kind, CHANCERY_KIND_FILES)
                             ? chancery_record_get (record, "items")
                             : NULL;

  for (guint i = 0; i < chancery_value_get_n_items (links); i++)
    {
      ChanceryLine *line = chancery_value_get_line (links, i);

      add_pending (walk, entry, chancery_value_get_reference_id (chancery_line_get (line, "to")),
                   chancery_line_get_text (line, "type"), chancery_line_get_text (line, "note"));
    }
  for (guint i = 0; i < chancery_value_get_n_items (items); i++)
    {
      ChanceryLine *line = chancery_value_get_line (items, i);
      const ChanceryValue *paper = chancery_line_get (line, "record");

      if (paper != NULL)
        add_pending (walk, entry, chancery_value_get_reference_id (paper), NULL,
                     chancery_line_get_text (line, "note"));
    }
}

static ChanceryBookMoment *
add_moment (Walk *walk, ChanceryBookEntry *entry, ChanceryFuzzyDate *date)
{
  ChanceryBookMoment *moment = g_new0 (ChanceryBookMoment, 1);

  moment->entry = entry;
  moment->date = date != NULL ? chancery_fuzzy_date_ref (date) : NULL;
  moment->order = walk->book->moments->len;
  g_ptr_array_add (walk->book->moments, moment);
  return moment;
}

static const ChanceryField *
find_date_field (const ChanceryField *list)
{
  for (const ChanceryField *field = list->lines; field->id != NULL; field++)
    if (field->type == CHANCERY_TYPE_DATE)
      return field;
  return NULL;
}

static void
note_line (Walk *walk,
           ChanceryBookEntry *entry,
           const ChanceryField *list,
           const ChanceryField *day,
           ChanceryLine *line)
{
  ChanceryValue *value = chancery_line_get_value (line, day);
  ChanceryBookMoment *moment;

  if (value == NULL)
    return;
  moment = add_moment (walk, entry, chancery_value_get_date (value));
  moment->list = list;
  moment->words = chancery_book_phrase_line (walk->book, list, line, day);
}

/* What comes to a record while time goes on, answers, assessments and minutes, is dated by itself. */
static void
note_lines (Walk *walk, ChanceryBookEntry *entry, ChanceryRecord *record)
{
  for (const ChanceryField *list = entry->kind->fields; list->id != NULL; list++)
    {
      ChanceryValue *lines = chancery_record_get_value (record, list);
      const ChanceryField *day;

      if (list->type != CHANCERY_TYPE_LINES ||
          !chancery_field_has_flag (list, CHANCERY_FIELD_ADDABLE))
        continue;
      day = find_date_field (list);
      for (guint i = 0; day != NULL && i < chancery_value_get_n_items (lines); i++)
        note_line (walk, entry, list, day, chancery_value_get_line (lines, i));
    }
}

static gboolean
note_record (ChanceryRecord *record, guint place, gpointer user_data, GError **error)
{
  Walk *walk = user_data;
  ChanceryBook *self = walk->book;
  ChanceryBookEntry *entry = g_new0 (ChanceryBookEntry, 1);
  ChanceryFuzzyDate *date = chancery_record_get_own_date (record);
  const ChanceryValue *parent;

  entry->id = g_strdup (chancery_record_get_id (record));
  entry->kind = chancery_record_get_kind (record);
  entry->state = chancery_record_get_state (record);
  entry->title = g_strdup (chancery_record_sheet_title (record));
  entry->reference = g_strdup (chancery_record_get_reference (record));
  entry->counterpart = chancery_phrase_counterpart (record);
  entry->date = date != NULL ? chancery_fuzzy_date_ref (date) : NULL;
  entry->day_source = g_strdup (chancery_record_get_day_source (record));
  parent = entry->kind->parent != NULL ? chancery_record_get (record, entry->kind->parent) : NULL;
  entry->parent_id = parent != NULL ? g_strdup (chancery_value_get_reference_id (parent)) : NULL;
  g_hash_table_insert (self->entries, entry->id, entry);
  note_papers (walk, entry, record);
  note_links (walk, entry, record);
  chancery_book_threads_note (self, entry, record);
  if (entry->kind->day_fields[0] != NULL)
    add_moment (walk, entry, NULL);
  note_lines (walk, entry, record);
  return TRUE;
}

/* ---- what belongs together ---- */

static void
resolve_link (ChanceryBook *self, const Pending *pending)
{
  ChanceryBookEntry *to = g_hash_table_lookup (self->entries, pending->to);
  GPtrArray **list;
  ChanceryBookLink *link;

  if (to == NULL || to == pending->from)
    return;
  list = pending->type != NULL ? &to->links : &to->files;
  if (*list == NULL)
    *list = g_ptr_array_new_with_free_func (link_free);
  link = g_new0 (ChanceryBookLink, 1);
  link->type = g_strdup (pending->type);
  link->note = g_strdup (pending->note);
  link->other = pending->from;
  g_ptr_array_add (*list, link);
}

static void
resolve_parent (ChanceryBook *self, ChanceryBookEntry *entry)
{
  ChanceryBookEntry *parent =
      entry->parent_id != NULL ? g_hash_table_lookup (self->entries, entry->parent_id) : NULL;

  if (parent == NULL || parent->parent_id != NULL)
    return;
  entry->parent = parent;
  if (parent->children == NULL)
    parent->children = g_ptr_array_new ();
  g_ptr_array_add (parent->children, entry);
}

int
chancery_book_compare_dates (const ChanceryFuzzyDate *left, const ChanceryFuzzyDate *right)
{
  const ChanceryFuzzyDate *dates[2] = { left, right };
  ChanceryDay days[2][2] = { { G_MAXINT64, G_MAXINT64 }, { G_MAXINT64, G_MAXINT64 } };

  for (guint i = 0; i < 2; i++)
    {
      ChanceryDay day;

      if (dates[i] == NULL)
        continue;
      if (chancery_fuzzy_date_get_last_day (dates[i], &day))
        days[i][0] = days[i][1] = day;
      if (chancery_fuzzy_date_get_first_day (dates[i], &day))
        days[i][0] = day;
    }
  for (guint i = 0; i < 2; i++)
    if (days[0][i] != days[1][i])
      return days[0][i] < days[1][i] ? -1 : 1;
  return 0;
}

ChanceryFuzzyDate *
chancery_book_entry_date (ChanceryBook *self, const ChanceryBookEntry *entry)
{
  const ChanceryBookEntry *source;

  if (entry->date != NULL || entry->day_source == NULL)
    return entry->date;
  source = g_hash_table_lookup (self->entries, entry->day_source);
  return source != NULL ? source->date : NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const ChanceryBookEntry *left = *(ChanceryBookEntry *const *)a;
  const ChanceryBookEntry *right = *(ChanceryBookEntry *const *)b;
  int by_title;

  if (left->kind->index != right->kind->index)
    return left->kind->index < right->kind->index ? -1 : 1;
  by_title = g_utf8_collate (left->title, right->title);
  return by_title != 0 ? by_title : strcmp (left->id, right->id);
}

/* A case file is opened before anything is put into it. */
static gboolean
opens_file (const ChanceryBookMoment *moment)
{
  return moment->list == NULL && chancery_kind_has_flag (moment->entry->kind, CHANCERY_KIND_FILES);
}

static int
compare_moments (gconstpointer a, gconstpointer b)
{
  const ChanceryBookMoment *left = *(ChanceryBookMoment *const *)a;
  const ChanceryBookMoment *right = *(ChanceryBookMoment *const *)b;
  int by_day = chancery_book_compare_dates (left->date, right->date);

  if (by_day != 0)
    return by_day;
  if (opens_file (left) != opens_file (right))
    return opens_file (left) ? -1 : 1;
  return left->order < right->order ? -1 : left->order > right->order;
}

static void
sort_entries (ChanceryBook *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      ChanceryBookEntry *entry = value;

      if (chancery_kind_has_flag (entry->kind, CHANCERY_KIND_NAMED))
        g_ptr_array_add (self->names, entry);
      else if (entry != self->file && entry->parent == NULL)
        g_ptr_array_add (self->papers, entry);
      if (entry->children != NULL)
        g_ptr_array_sort_with_data (entry->children, chancery_book_compare_papers, self);
    }
  g_ptr_array_sort_with_data (self->papers, chancery_book_compare_papers, self);
  g_ptr_array_sort (self->names, compare_names);
  for (guint i = 0; i < self->moments->len; i++)
    {
      ChanceryBookMoment *moment = self->moments->pdata[i];
      ChanceryFuzzyDate *date = chancery_book_entry_date (self, moment->entry);

      if (moment->words == NULL && date != NULL)
        moment->date = chancery_fuzzy_date_ref (date);
    }
  g_ptr_array_sort (self->moments, compare_moments);
}

static gboolean
resolve (ChanceryBook *self, GPtrArray *links, GError **error)
{
  GHashTableIter iter;
  gpointer entry;

  for (guint i = 0; i < links->len; i++)
    resolve_link (self, links->pdata[i]);
  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &entry))
    resolve_parent (self, entry);
  if (g_strcmp0 (self->export->scope_key, "case") == 0)
    self->file = g_hash_table_lookup (self->entries, self->export->ids[0]);
  if (!chancery_book_number_papers (self, error))
    return FALSE;
  sort_entries (self);
  return TRUE;
}

/* ---- what it is called ---- */

static char *
make_title (ChanceryBook *self)
{
  if (self->file != NULL && self->file->reference != NULL)
    return g_strdup_printf ("%s · %s", self->file->reference, self->file->title);
  if (self->file != NULL)
    return g_strdup (self->file->title);
  if (g_strcmp0 (self->export->scope_key, "case") == 0)
    return g_strdup (_ ("Case file"));
  if (g_strcmp0 (self->header.scope_key, "query") == 0)
    return g_strdup_printf (_ ("Records that match “%s”"), self->header.scope);
  return g_strdup (self->export->scope_key != NULL ? _ ("Selected records")
                                                   : _ ("The whole registry"));
}

static char *
make_marking (const Walk *walk)
{
  g_autoptr (GList) keys =
      g_list_sort (g_hash_table_get_keys (walk->caveats), (GCompareFunc)strcmp);
  g_autoptr (GPtrArray) caveats = g_ptr_array_new ();
  g_autoptr (ChanceryValue) marking = NULL;

  for (GList *key = keys; key != NULL; key = key->next)
    g_ptr_array_add (caveats, key->data);
  g_ptr_array_add (caveats, NULL);
  marking = chancery_value_new_marking (walk->level, (const char *const *)caveats->pdata);
  return marking != NULL ? chancery_phrase_marking (marking) : g_strdup ("");
}

static gint64
read_time (const char *utc)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = utc != NULL ? g_date_time_new_from_iso8601 (utc, zone) : NULL;

  return time != NULL ? g_date_time_to_unix (time) : 0;
}

/* The checkpoint bears the time of the book, so that the same book has the same bytes.  How far the history has
 * come says something of what was kept back: it is not told where nobody is to know of that. */
static gboolean
read_checkpoint (ChanceryBook *self, GError **error)
{
  g_autofree char *line = NULL;
  char *time;

  if (self->export->ceiling != NULL && !self->export->list_withheld)
    return TRUE;
  line = chancery_history_checkpoint (self->db, error);
  if (line == NULL)
    return FALSE;
  time = strrchr (line, ' ');
  if (time != NULL)
    *time = '\0';
  self->checkpoint = g_strdup_printf ("%s %s", line, self->header.exported);
  return TRUE;
}

static void
add_chapter (ChanceryBook *self,
             ChanceryBookPart part,
             const char *place,
             const char *title,
             const ChanceryBookEntry *entry)
{
  ChanceryBookChapter *chapter = g_new0 (ChanceryBookChapter, 1);

  chapter->part = part;
  chapter->place = place;
  chapter->title = g_strdup (title);
  chapter->kind = entry != NULL ? entry->kind : NULL;
  chapter->words = entry != NULL ? chancery_book_describe (self, entry) : NULL;
  g_ptr_array_add (self->chapters, chapter);
}

static void
list_chapters (ChanceryBook *self)
{
  add_chapter (self, CHANCERY_BOOK_COVER, CHANCERY_BOOK_PLACE_COVER, self->title, NULL);
  add_chapter (self, CHANCERY_BOOK_CONTENTS, CHANCERY_BOOK_PLACE_CONTENTS, _ ("Contents"), NULL);
  if (self->moments->len > 0)
    add_chapter (self, CHANCERY_BOOK_CHRONOLOGY, CHANCERY_BOOK_PLACE_CHRONOLOGY, _ ("Chronology"),
                 NULL);
  if (chancery_book_threads_arrange (self))
    add_chapter (self, CHANCERY_BOOK_THREADS, CHANCERY_BOOK_PLACE_THREADS, _ ("Correspondence"),
                 NULL);
  if (self->file != NULL)
    add_chapter (self, CHANCERY_BOOK_FILE, self->file->id, _ ("The case file"), NULL);
  for (guint i = 0; i < self->papers->len; i++)
    {
      const ChanceryBookEntry *entry = self->papers->pdata[i];

      add_chapter (self, CHANCERY_BOOK_RECORD, entry->id, entry->title, entry);
    }
  if (self->names->len > 0)
    add_chapter (self, CHANCERY_BOOK_NAMES, CHANCERY_BOOK_PLACE_NAMES,
                 _ ("Parties, people, places"), NULL);
}

static gboolean
read_all (ChanceryBook *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) caveats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (pending_free);
  Walk walk = { .book = self, .level = "unmarked", .caveats = caveats, .links = links };

  if (!chancery_export_describe (self->export, &self->header, error) ||
      !chancery_export_foreach (self->export, NULL, note_record, &walk, NULL, NULL, cancellable,
                                error) ||
      !resolve (self, links, error) || !read_checkpoint (self, error))
    return FALSE;
  self->made = read_time (self->header.exported);
  self->title = make_title (self);
  self->marking = make_marking (&walk);
  list_chapters (self);
  return TRUE;
}

ChanceryBook *
chancery_book_new (ChanceryExport *export, GCancellable *cancellable, GError **error)
{
  g_autoptr (ChanceryBook) self = g_new0 (ChanceryBook, 1);

  g_return_val_if_fail (export != NULL && export->selection != NULL, NULL);

  self->export = export;
  self->db = export->db;
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, entry_free);
  self->threads = chancery_book_threads_new ();
  self->papers = g_ptr_array_new ();
  self->names = g_ptr_array_new ();
  self->moments = g_ptr_array_new_with_free_func (moment_free);
  self->chapters = g_ptr_array_new_with_free_func (chapter_free);
  return read_all (self, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

void
chancery_book_free (ChanceryBook *self)
{
  if (self == NULL)
    return;
  chancery_json_header_clear (&self->header);
  chancery_book_threads_free (self->threads);
  g_clear_pointer (&self->parts, g_hash_table_unref);
  g_clear_pointer (&self->chapters, g_ptr_array_unref);
  g_clear_pointer (&self->moments, g_ptr_array_unref);
  g_clear_pointer (&self->papers, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_free (self->title);
  g_free (self->marking);
  g_free (self->checkpoint);
  g_free (self);
}

const char *
chancery_book_get_title (ChanceryBook *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->title;
}

const char *
chancery_book_get_marking (ChanceryBook *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->marking;
}

gint64
chancery_book_get_made (ChanceryBook *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->made;
}

GPtrArray *
chancery_book_get_chapters (ChanceryBook *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->chapters;
}

const char *
chancery_book_label (const ChanceryValue *reference, gpointer self)
{
  ChanceryBook *book = self;
  const char *id = chancery_value_get_reference_id (reference);
  const ChanceryBookEntry *entry = id != NULL ? g_hash_table_lookup (book->entries, id) : NULL;
  const char *label = entry != NULL ? entry->title : chancery_value_get_label (reference);

  return label != NULL ? label : "";
}
