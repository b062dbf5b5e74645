/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The correspondence of a book: made, like all of it, from the records that travel and what they say of each
 * other.  What a record answers and that is not here is told by its number, if it may be told at all. */

#include "config.h"

#include "chancery-book-private.h"

#include "chancery-export-private.h"
#include "chancery-phrase.h"
#include "chancery-records.h"
#include "chancery-settings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One end is an entry, the other need not be here. */
typedef struct
{
  ChanceryBookEntry *entry;
  char *other;
  ChanceryThreadRole role;
  gboolean backwards; /* the other end is the one that answers */
} Edge;

/* @entry: NULL for what is not in the book, which is known by its number. */
typedef struct
{
  ChanceryBookEntry *entry;
  char *number;
} Node;

struct _ChanceryBookThreads
{
  GPtrArray *edges;
  GPtrArray *nodes;
  GHashTable *by_id; /* id → node + 1 */
  ChanceryThreads *threads;
  GArray *rows;
};

static void
edge_free (gpointer data)
{
  Edge *edge = data;

  g_free (edge->other);
  g_free (edge);
}

static void
node_free (gpointer data)
{
  Node *node = data;

  g_free (node->number);
  g_free (node);
}

ChanceryBookThreads *
chancery_book_threads_new (void)
{
  ChanceryBookThreads *self = g_new0 (ChanceryBookThreads, 1);

  self->edges = g_ptr_array_new_with_free_func (edge_free);
  self->nodes = g_ptr_array_new_with_free_func (node_free);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->threads = chancery_threads_new ();
  return self;
}

void
chancery_book_threads_free (ChanceryBookThreads *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->edges);
  g_ptr_array_unref (self->nodes);
  g_hash_table_unref (self->by_id);
  chancery_threads_free (self->threads);
  g_clear_pointer (&self->rows, g_array_unref);
  g_free (self);
}

/* ---- what the records say ---- */

/* The ceiling has taken the names of what is withheld out of the record: what has none is not told of. */
static void
note_edge (ChanceryBook *book,
           ChanceryBookEntry *entry,
           const ChanceryValue *other,
           ChanceryThreadRole role,
           gboolean backwards)
{
  Edge *edge;

  if (other == NULL || chancery_value_get_reference_id (other) == NULL ||
      role == CHANCERY_THREAD_FIRST)
    return;
  edge = g_new0 (Edge, 1);
  edge->entry = entry;
  edge->other = g_strdup (chancery_value_get_reference_id (other));
  edge->role = role;
  edge->backwards = backwards;
  g_ptr_array_add (book->threads->edges, edge);
}

static void
note_answers (ChanceryBook *book, ChanceryBookEntry *entry, ChanceryRecord *record)
{
  const ChanceryField *list;
  ChanceryValue *lines;

  chancery_kind_find_line_field (entry->kind, "answer", &list);
  lines = list != NULL ? chancery_record_get_value (record, list) : NULL;
  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    note_edge (book, entry, chancery_line_get (chancery_value_get_line (lines, i), "record"),
               CHANCERY_THREAD_REPLY, TRUE);
}

void
chancery_book_threads_note (ChanceryBook *book, ChanceryBookEntry *entry, ChanceryRecord *record)
{
  ChanceryValue *links = chancery_record_get (record, "links");
  const ChanceryField *form =
      entry->kind->form != NULL ? chancery_kind_find_field (entry->kind, entry->kind->form) : NULL;

  for (guint i = 0; i < chancery_value_get_n_items (links); i++)
    {
      ChanceryLine *line = chancery_value_get_line (links, i);

      note_edge (book, entry, chancery_line_get (line, "to"),
                 chancery_thread_role_of_link (chancery_line_get_text (line, "type")), FALSE);
    }
  note_answers (book, entry, record);
  chancery_thread_answer_read (&entry->answer, record);
  /* Under a ceiling nobody can say that there was none. */
  entry->answer.partial = book->export->ceiling != NULL;
  if (chancery_kind_find_field (entry->kind, "direction") != NULL)
    entry->direction = g_strdup (chancery_record_get_text (record, "direction"));
  if (form != NULL)
    entry->form = chancery_phrase_value (form, chancery_record_get_value (record, form));
}

/* ---- threads ---- */

/* In the book of a case file what is in the file; otherwise whatever is here. */
static gboolean
is_inside (ChanceryBook *book, const ChanceryBookEntry *entry)
{
  return entry != book->file && (book->file == NULL || entry->position > 0);
}

static guint
add_node (ChanceryBookThreads *self,
          const char *id,
          ChanceryBookEntry *entry,
          char *number,
          const ChanceryFuzzyDate *date,
          guint flags)
{
  Node *node = g_new0 (Node, 1);
  ChanceryDay first = CHANCERY_DAY_NONE;
  ChanceryDay last = CHANCERY_DAY_NONE;

  node->entry = entry;
  node->number = number;
  if (date != NULL && !chancery_fuzzy_date_get_first_day (date, &first))
    first = CHANCERY_DAY_NONE;
  if (date != NULL && !chancery_fuzzy_date_get_last_day (date, &last))
    last = CHANCERY_DAY_NONE;
  if (entry != NULL)
    {
      entry->answer.first_day = first;
      entry->answer.last_day = last;
    }
  g_ptr_array_add (self->nodes, node);
  g_hash_table_insert (self->by_id, g_strdup (id), GUINT_TO_POINTER (self->nodes->len));
  return chancery_threads_add (self->threads, first, last, (ChanceryThreadFlags)flags);
}

/* What is not in the book has a number there, where it may be told of, or none. */
static gboolean
find_other (ChanceryBook *book, const char *id, guint *node)
{
  ChanceryBookThreads *self = book->threads;
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_id, id));
  g_autoptr (ChanceryRecord) record = NULL;

  if (known > 0)
    {
      *node = known - 1;
      return TRUE;
    }
  if (!chancery_export_may_name (book->export, id))
    return FALSE;
  record = chancery_records_load (book->db, id, NULL);
  if (record == NULL || chancery_record_get_reference (record) == NULL)
    return FALSE;
  *node = add_node (self, id, NULL, g_strdup (chancery_record_get_reference (record)),
                    chancery_record_get_own_date (record), CHANCERY_THREAD_OUTSIDE);
  return TRUE;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(ChanceryBookEntry *const *)a)->id, (*(ChanceryBookEntry *const *)b)->id);
}

static void
add_entries (ChanceryBook *book)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, book->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (entries, value);
  /* The same book has the same bytes, whatever the order of the table. */
  g_ptr_array_sort (entries, compare_ids);
  for (guint i = 0; i < entries->len; i++)
    {
      ChanceryBookEntry *entry = entries->pdata[i];
      guint flags = CHANCERY_THREAD_PLAIN;

      if (!is_inside (book, entry))
        continue;
      if (entry->state == CHANCERY_STATE_VOID)
        flags |= CHANCERY_THREAD_VOID;
      else if (entry->answer.awaits)
        flags |= CHANCERY_THREAD_ALONE;
      add_node (book->threads, entry->id, entry, NULL, chancery_book_entry_date (book, entry),
                flags);
    }
}

static void
add_edges (ChanceryBook *book)
{
  ChanceryBookThreads *self = book->threads;

  for (guint i = 0; i < self->edges->len; i++)
    {
      const Edge *edge = self->edges->pdata[i];
      guint here, other;

      if (!is_inside (book, edge->entry) || !find_other (book, edge->entry->id, &here) ||
          !find_other (book, edge->other, &other))
        continue;
      if (edge->backwards)
        chancery_threads_join (self->threads, other, edge->role, here);
      else
        chancery_threads_join (self->threads, here, edge->role, other);
    }
}

gboolean
chancery_book_threads_arrange (ChanceryBook *book)
{
  add_entries (book);
  add_edges (book);
  book->threads->rows = chancery_threads_arrange (book->threads->threads);
  return book->threads->rows->len > 0;
}

/* ---- words ---- */

static void
append_part (GString *words, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
}

static char *
phrase_answer (ChanceryBook *book, const ChanceryThreadRow *row)
{
  const Node *node = book->threads->nodes->pdata[row->node];
  int reply = chancery_threads_find_answer (book->threads->threads, row->node);
  const Node *answer = reply >= 0 ? book->threads->nodes->pdata[reply] : NULL;

  return chancery_thread_answer_phrase (&node->entry->answer, answer != NULL,
                                        answer != NULL && answer->entry != NULL
                                            ? chancery_book_entry_date (book, answer->entry)
                                            : NULL,
                                        chancery_settings_get_day (book->db));
}

/* What begins the line begins with a capital. */
static char *
capitalise (const char *text)
{
  char first[7] = "";

  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (text)), first);
  return g_strconcat (first, *text != '\0' ? g_utf8_next_char (text) : "", NULL);
}

/* “Reply · note verbale from Pakistan · DOC/2026/0004 · folio 7 · answered 3 Mar 2026” */
static char *
phrase_quiet (ChanceryBook *book, const ChanceryThreadRow *row)
{
  const Node *node = book->threads->nodes->pdata[row->node];
  const ChanceryBookEntry *entry = node->entry;
  g_autoptr (GString) words = g_string_new (chancery_thread_role_words (row->role));
  g_autofree char *route = NULL;
  g_autofree char *what = NULL;
  g_autofree char *cited = NULL;
  g_autofree char *answer = NULL;
  const char *form;

  if (entry == NULL)
    {
      append_part (words, _ ("not in this file"));
      return capitalise (words->str);
    }
  form = entry->form != NULL && *entry->form != '\0' ? entry->form : _ (entry->kind->label);
  route = chancery_thread_phrase_route (entry->direction, entry->counterpart);
  what = g_strdup_printf ("%s%s%s", form, route != NULL ? " " : "", route != NULL ? route : "");
  cited = chancery_book_cite (entry);
  answer = phrase_answer (book, row);
  append_part (words, what);
  append_part (words, cited);
  if (entry->state == CHANCERY_STATE_VOID)
    append_part (words, _ ("void"));
  append_part (words, answer);
  return capitalise (words->str);
}

static void
add_row (ChanceryBook *book, ChanceryPaper *paper, const ChanceryThreadRow *row)
{
  const Node *node = book->threads->nodes->pdata[row->node];
  const ChanceryBookEntry *entry = node->entry;
  ChanceryFuzzyDate *date = entry != NULL ? chancery_book_entry_date (book, entry) : NULL;
  g_autofree char *day =
      date != NULL ? chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT) : NULL;
  g_autofree char *quiet = phrase_quiet (book, row);
  const char *said = entry != NULL ? entry->title : node->number;

  if (day == NULL && entry != NULL)
    day = g_strdup (_ ("Undated"));
  if (entry != NULL && entry->state == CHANCERY_STATE_VOID)
    chancery_paper_add_struck_line (paper, day, said, quiet);
  else
    chancery_paper_add_line (paper, day, said, quiet);
  chancery_paper_step_last (paper, row->depth);
  if (entry != NULL)
    chancery_paper_lead_last (paper, entry->id, FALSE);
}

void
chancery_book_add_threads (ChanceryBook *book, ChanceryPaper *paper)
{
  GArray *rows = book->threads->rows;

  chancery_paper_add_heading (paper, 1, _ ("Correspondence"));
  chancery_paper_name_last (paper, CHANCERY_BOOK_PLACE_THREADS);
  chancery_paper_add_text (paper,
                           _ ("Written by the program from what answers what: each paper with what "
                              "lay with it, and below it what answers it."),
                           CHANCERY_PAPER_QUIET);
  for (guint i = 0; i < rows->len; i++)
    {
      const ChanceryThreadRow *row = &g_array_index (rows, ChanceryThreadRow, i);

      if (row->depth == 0 && i > 0)
        chancery_paper_add_space (paper, 6);
      add_row (book, paper, row);
    }
}
