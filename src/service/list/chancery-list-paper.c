/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-list-paper.h"

#include "chancery-list-column.h"
#include "chancery-phrase.h"
#include "chancery-query-words.h"
#include "chancery-record-words.h"
#include "chancery-registry-private.h"
#include "chancery-search.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many rows are read before it is looked whether anybody still waits. */
#define ROWS_AT_ONCE 512

typedef struct
{
  GPtrArray *columns; /* of ChanceryListColumn, borrowed */
  GPtrArray *cells;   /* of GStrv */
  GArray *struck;
  char *level;
} Table;

static void
table_free (Table *self)
{
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->cells);
  g_array_unref (self->struck);
  g_free (self->level);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Table, table_free)

static Table *
table_new (const char *const *ids)
{
  Table *self = g_new0 (Table, 1);

  self->columns = g_ptr_array_new ();
  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  self->struck = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; ids[i] != NULL; i++)
    if (chancery_list_column_find (ids[i]) != NULL)
      g_ptr_array_add (self->columns, (gpointer)chancery_list_column_find (ids[i]));
  return self;
}

/* A paper bears the highest marking of what stands on it. */
static void
raise_level (Table *self, const char *level)
{
  if (level == NULL || chancery_vocabulary_level_rank (level) <= 0)
    return;
  if (self->level != NULL &&
      chancery_vocabulary_level_rank (level) <= chancery_vocabulary_level_rank (self->level))
    return;
  g_free (self->level);
  self->level = g_strdup (level);
}

static void
add_row (Table *self, ChanceryRecordItem *item)
{
  char **cells = g_new0 (char *, self->columns->len + 1);

  for (guint i = 0; i < self->columns->len; i++)
    cells[i] = g_strdup (chancery_list_column_get_text (self->columns->pdata[i], item));
  if (chancery_record_item_get_state (item) == CHANCERY_STATE_VOID)
    g_array_append_val (self->struck, self->cells->len);
  g_ptr_array_add (self->cells, cells);
  raise_level (self, chancery_record_item_get_level (item));
}

static gboolean
read_rows (Table *self,
           ChanceryDb *db,
           GArray *rows,
           ChanceryDay as_on,
           GTask *task,
           GError **error)
{
  for (guint i = 0; i < rows->len; i += ROWS_AT_ONCE)
    {
      g_autoptr (GPtrArray) words = NULL;

      if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), error))
        return FALSE;
      words = chancery_registry_read_words_as_on (db, as_on, &g_array_index (rows, gint64, i),
                                                  MIN (rows->len - i, ROWS_AT_ONCE), error);
      if (words == NULL)
        return FALSE;
      g_ptr_array_set_free_func (words, NULL);
      for (guint j = 0; j < words->len; j++)
        {
          g_autoptr (ChanceryRecordItem) item = chancery_record_item_new (words->pdata[j]);

          add_row (self, item);
        }
    }
  return TRUE;
}

static void
add_table (ChanceryPaper *paper, const Table *table)
{
  g_autofree ChanceryPaperColumn *columns = g_new0 (ChanceryPaperColumn, table->columns->len);

  if (table->cells->len == 0)
    return;
  for (guint i = 0; i < table->columns->len; i++)
    {
      const ChanceryListColumn *column = table->columns->pdata[i];

      columns[i].title = _ (column->label);
      columns[i].share = column->share;
    }
  chancery_paper_add_table (paper, columns, table->columns->len, table->cells);
  for (guint i = 0; i < table->struck->len; i++)
    chancery_paper_strike_row (paper, g_array_index (table->struck, guint, i));
}

static char *
phrase_count (guint n, guint whole)
{
  if (n < whole)
    /* Translators: how many records of a list were chosen, and how many it has, with thousands grouped. */
    return g_strdup_printf (_ ("%'u chosen of %'u"), n, whole);
  /* Translators: the number of records that a list shows, with thousands grouped. */
  return g_strdup_printf (ngettext ("%'u record", "%'u records", n), n);
}

static char *
strip_signs (const char *text)
{
  g_autoptr (GString) letters = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_ispunct (g_utf8_get_char (text)))
      g_string_append_unichar (letters, g_utf8_get_char (text));
  return g_utf8_casefold (letters->str, (gssize)letters->len);
}

/* What was typed, where it tells more than the words that are made of it: “neutral” is not told twice. */
static const char *
find_typed (const char *words, const char *typed)
{
  g_autofree char *plain_words = strip_signs (words);
  g_autofree char *plain_typed = strip_signs (typed);

  return strcmp (plain_words, plain_typed) != 0 ? typed : NULL;
}

/* What stands above the list, and again at the foot of each page. */
static void
add_head (ChanceryPaper *paper, ChanceryDb *db, const ChanceryCall *call, guint n)
{
  g_autoptr (ChanceryQuery) query = chancery_search_parse (db, call->text, CHANCERY_DAY_NONE);
  g_autofree char *words = chancery_query_to_words (query);
  g_autofree char *order = chancery_list_paper_phrase_order (call->code, call->flag);
  g_autofree char *as_on = call->as_on != CHANCERY_DAY_NONE ? chancery_phrase_as_on (call->as_on)
                                                            : NULL;
  g_autofree char *made = chancery_phrase_made (call->number);
  g_autofree char *count = phrase_count (n, (guint)call->position);
  g_autofree char *foot = NULL;

  if (as_on != NULL)
    chancery_paper_add_text (paper, as_on, CHANCERY_PAPER_BODY);
  if (*words != '\0')
    /* Translators: on paper, beside what a list was searched for. */
    chancery_paper_add_line (paper, _ ("Looked for"), words, find_typed (words, call->text));
  /* Translators: on paper, beside how a list is sorted. */
  chancery_paper_add_line (paper, _ ("Order"), order, NULL);
  chancery_paper_add_line (paper, _ ("Number"), count, NULL);
  foot = g_strdup_printf ("%s%s%s%s%s", as_on != NULL ? as_on : "", as_on != NULL ? " · " : "",
                          words, *words != '\0' ? " · " : "", made);
  chancery_paper_set_foot (paper, foot);
}

static void
paper_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  g_autoptr (Table) table = table_new ((const char *const *)call->texts);
  g_autoptr (ChanceryPaper) paper = NULL;
  GError *error = NULL;

  if (chancery_connection_require_db (connection, call, &error) == NULL ||
      !read_rows (table, connection->db, call->rows, call->as_on, task, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  paper = chancery_paper_new (call->other);
  add_head (paper, connection->db, call, table->cells->len);
  add_table (paper, table);
  if (table->level != NULL)
    chancery_paper_set_marking (paper,
                                _ (chancery_vocabulary_label ("marking_level", table->level)));
  g_task_return_pointer (task, g_steal_pointer (&paper), (GDestroyNotify)chancery_paper_unref);
}

static GArray *
list_rows (ChanceryRecordList *list)
{
  const guint n = chancery_record_list_get_n_exact (list);
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);

  for (guint i = 0; i < n; i++)
    {
      gint64 row = chancery_record_list_get_row (list, i);

      g_array_append_val (rows, row);
    }
  return rows;
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  ChanceryPaper *paper = chancery_call_finish (CHANCERY_REGISTRY (source), result, &error);

  if (paper != NULL)
    g_task_return_pointer (task, paper, (GDestroyNotify)chancery_paper_unref);
  else
    g_task_return_error (task, error);
}

typedef struct
{
  char *title;
  char **columns;
  GArray *rows;
} Wish;

static void
free_wish (gpointer data)
{
  Wish *wish = data;

  g_free (wish->title);
  g_strfreev (wish->columns);
  g_clear_pointer (&wish->rows, g_array_unref);
  g_free (wish);
}

/* @task goes on with what the list answers now. */
static void
make (ChanceryRecordList *list, GTask *task)
{
  ChanceryRegistry *registry = chancery_record_list_get_registry (list);
  ChanceryCall *call = chancery_call_new (registry);
  Wish *wish = g_task_get_task_data (task);
  const char *sort;
  gboolean descending;

  call->id = g_strdup (chancery_registry_get_path (registry));
  call->other = g_steal_pointer (&wish->title);
  call->texts = g_steal_pointer (&wish->columns);
  call->text = g_strdup (chancery_record_list_get_meant (list));
  /* Without words nothing matches better: then it is newest first. */
  sort = chancery_record_list_get_sort (list, &descending);
  if (g_strcmp0 (sort, "relevance") != 0 || *call->text != '\0')
    call->code = g_strdup (sort);
  call->flag = descending;
  call->as_on = chancery_record_list_get_as_on (list);
  call->position = wish->rows != NULL ? (int)g_list_model_get_n_items (G_LIST_MODEL (list)) : 0;
  call->rows = wish->rows != NULL ? g_steal_pointer (&wish->rows) : list_rows (list);
  call->number = g_get_real_time () / G_USEC_PER_SEC;
  chancery_registry_push (registry, CHANCERY_WORKER_EXPORTER, call, paper_job,
                          chancery_list_paper_make_async, g_task_get_cancellable (task), made_cb,
                          g_object_ref (task));
}

static void
searching_cb (ChanceryRecordList *list, GParamSpec *pspec, GTask *task)
{
  g_autoptr (GTask) kept = g_object_ref (task);

  if (chancery_record_list_is_searching (list))
    return;
  g_signal_handlers_disconnect_by_func (list, searching_cb, task);
  make (list, kept);
}

static void
drop_task (gpointer task, GClosure *closure)
{
  g_object_unref (task);
}

void
chancery_list_paper_make_async (ChanceryRecordList *list,
                                const char *title,
                                const char *const *columns,
                                GArray *rows,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Wish *wish;

  g_return_if_fail (CHANCERY_IS_RECORD_LIST (list));
  g_return_if_fail (title != NULL && columns != NULL);

  task = g_task_new (list, cancellable, callback, user_data);
  g_task_set_source_tag (task, chancery_list_paper_make_async);
  wish = g_new0 (Wish, 1);
  wish->title = g_strdup (title);
  wish->columns = g_strdupv ((char **)columns);
  g_task_set_task_data (task, wish, free_wish);
  /* What was chosen is what is made, whatever is asked again meanwhile. */
  wish->rows = rows != NULL ? g_array_ref (rows) : NULL;
  /* The head of the paper tells of the query, so all rows have to be the answer to that one. */
  if (rows == NULL && chancery_record_list_is_searching (list))
    g_signal_connect_data (list, "notify::searching", G_CALLBACK (searching_cb),
                           g_object_ref (task), drop_task, 0);
  else
    make (list, task);
}

ChanceryPaper *
chancery_list_paper_make_finish (ChanceryRecordList *list, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, list), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
chancery_list_paper_phrase_order (const char *id, gboolean descending)
{
  const ChanceryListColumn *column = chancery_list_column_find (id);

  if (g_strcmp0 (id, "relevance") == 0)
    return g_strdup (_ ("Best match first"));
  if (column == NULL)
    return g_strdup (_ ("Newest first"));
  /* Translators: %s is a column by which a list is sorted. */
  return g_strdup_printf (descending ? _ ("%s, descending") : _ ("%s, ascending"),
                          _ (column->label));
}
