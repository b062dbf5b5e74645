/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-left-out.h"

#include "chancery-query.h"
#include "chancery-search.h"
#include "chancery-settings.h"
#include "chancery-widen.h"

/* Of a long sentence nobody means to leave out one word. */
#define MOST_PARTS 8
#define MOST_TOLD 3

static void
left_out_free (gpointer data)
{
  ChanceryLeftOut *self = data;

  g_free (self->part);
  g_free (self->rest);
  g_free (self);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const ChanceryLeftOut *one = *(ChanceryLeftOut *const *)a;
  const ChanceryLeftOut *other = *(ChanceryLeftOut *const *)b;

  return one->n_records < other->n_records ? -1 : one->n_records > other->n_records;
}

static guint
count (ChanceryDb *db, ChanceryQuery *query, ChanceryDay as_on)
{
  chancery_query_set_as_on (query, as_on);
  return (guint)CLAMP (chancery_search_count (db, query, NULL), 0, G_MAXUINT);
}

/* Where nothing has its last word, what has one that begins so, if the word may go on. */
static guint
count_found (ChanceryDb *db,
             const char *base,
             const char *typed,
             gboolean goes_on,
             ChanceryDay as_on,
             gint64 today)
{
  g_autofree char *text = chancery_query_join (base, typed);
  g_autoptr (ChanceryQuery) query = chancery_search_parse (db, text, today);
  g_autoptr (ChanceryQuery) begun = NULL;
  const guint n = count (db, query, as_on);

  if (n > 0 || !goes_on)
    return n;
  begun = chancery_widen_begun (db, base, typed, CHANCERY_BEGUN_IN_LIST, today);
  return begun != NULL ? count (db, begun, as_on) : 0;
}

/* All of @query but the child @at (transfer full). */
static char *
leave_out (ChanceryQuery *query, guint at)
{
  GPtrArray *children = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_query_unref);
  g_autoptr (ChanceryQuery) rest = NULL;

  for (guint i = 0; i < chancery_query_get_n_children (query); i++)
    if (i != at)
      g_ptr_array_add (children, chancery_query_ref (chancery_query_get_child (query, i)));
  rest = chancery_query_new_group (CHANCERY_QUERY_AND, children);
  return chancery_query_to_string (rest);
}

/* @typed, or what it says where it is asked as one asks a colleague and that finds nothing either: what would be found is a
 * proposal of its own (transfer full). */
static char *
read_typed (ChanceryDb *db,
            const char *base,
            const char *typed,
            ChanceryDay day,
            gboolean goes_on,
            ChanceryDay as_on,
            gint64 today)
{
  g_autofree char *meant = chancery_query_read_sentence (typed, day);

  return meant != NULL && count_found (db, base, meant, goes_on, as_on, today) == 0
             ? g_steal_pointer (&meant)
             : g_strdup (typed);
}

/* @part of @text as it was typed, without the quotes of a phrase (transfer full): “after:last” is no date, and searched as two
 * words. */
static char *
name_part (ChanceryQuery *part, const char *text, ChanceryDay day)
{
  g_autoptr (GArray) misread = chancery_query_list_misread (text, day);

  for (guint i = 0; i < misread->len; i++)
    {
      const ChanceryMisreadPart *at = &g_array_index (misread, ChanceryMisreadPart, i);
      g_autofree char *typed = g_strndup (text + at->start, at->length);
      g_autoptr (ChanceryQuery) query = chancery_query_parse (typed, day);

      if (chancery_query_equal (query, part))
        return g_steal_pointer (&typed);
    }
  return chancery_query_get_op (part) == CHANCERY_QUERY_PHRASE
             ? g_strdup (chancery_query_get_text (part))
             : chancery_query_to_string (part);
}

GPtrArray *
chancery_left_out_list (ChanceryDb *db,
                        const char *base,
                        const char *typed,
                        gboolean goes_on,
                        ChanceryDay as_on,
                        gint64 today)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (left_out_free);
  ChanceryDay day;
  g_autofree char *read = NULL;
  g_autoptr (ChanceryQuery) query = NULL;
  guint n;

  g_return_val_if_fail (db != NULL && typed != NULL, list);

  day = today != CHANCERY_DAY_NONE ? today : chancery_settings_get_day (db);
  read = read_typed (db, base, typed, day, goes_on, as_on, today);
  query = chancery_query_parse (read, day);
  n = chancery_query_get_n_children (query);
  if (chancery_query_get_op (query) != CHANCERY_QUERY_AND || n > MOST_PARTS)
    return list;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *rest = leave_out (query, i);
      const guint n_records = count_found (db, base, rest, goes_on, as_on, today);
      ChanceryLeftOut *left_out;

      if (n_records == 0)
        continue;
      left_out = g_new (ChanceryLeftOut, 1);
      left_out->part = name_part (chancery_query_get_child (query, i), read, day);
      left_out->rest = g_steal_pointer (&rest);
      left_out->n_records = n_records;
      g_ptr_array_add (list, left_out);
    }
  g_ptr_array_sort (list, compare);
  if (list->len > MOST_TOLD)
    g_ptr_array_set_size (list, MOST_TOLD);
  return list;
}
