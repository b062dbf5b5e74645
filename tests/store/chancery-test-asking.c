/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-test-asking.h"

#include "chancery-search.h"

#include <string.h>

void
chancery_test_asking_fault (ChanceryTestAsking *self, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  self->n_faults++;
  if (!self->spoilt)
    g_test_message ("FAULT %u: %s: %s", self->seed, self->text, what);
}

/* ---- sets ---- */

ChanceryTestSet
chancery_test_set_new (ChanceryTestAsking *self)
{
  return g_malloc0 (self->rows->len + 1);
}

ChanceryTestSet
chancery_test_set_of (ChanceryTestAsking *self, GArray *rows)
{
  ChanceryTestSet set = chancery_test_set_new (self);

  for (guint i = 0; i < rows->len; i++)
    {
      gpointer at;

      if (!g_hash_table_lookup_extended (self->at, &g_array_index (rows, gint64, i), NULL, &at))
        chancery_test_asking_fault (self, "row %" G_GINT64_FORMAT " is none",
                                    g_array_index (rows, gint64, i));
      else if (set[GPOINTER_TO_UINT (at)]++ != 0)
        chancery_test_asking_fault (self, "row %" G_GINT64_FORMAT " comes twice",
                                    g_array_index (rows, gint64, i));
    }
  return set;
}

guint
chancery_test_set_count (ChanceryTestAsking *self, const guint8 *set)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += set[i] != 0;
  return n;
}

void
chancery_test_asking_compare (ChanceryTestAsking *self,
                              const guint8 *found,
                              const guint8 *expected,
                              const char *way)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (!found[i] != !expected[i])
      {
        chancery_test_asking_fault (self, "%s: %u found of %u; row %" G_GINT64_FORMAT " %s", way,
                                    chancery_test_set_count (self, found),
                                    chancery_test_set_count (self, expected),
                                    g_array_index (self->rows, gint64, i),
                                    found[i] ? "is too many" : "lacks");
        return;
      }
}

/* ---- what each condition finds alone ---- */

static ChanceryTestSet
find_alone (ChanceryTestAsking *self, ChanceryQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = chancery_search_rows (self->store->db, query, "kind", FALSE, &error);

  g_assert_no_error (error);
  return chancery_test_set_of (self, rows);
}

/* Without a look at the registry, which takes no word for a number. */
ChanceryTestSet
chancery_test_asking_find_plainly (ChanceryTestAsking *self, ChanceryQuery *query)
{
  g_autoptr (GArray) rows = chancery_test_list_plainly (self->store, query, FALSE);

  return chancery_test_set_of (self, rows);
}

static gboolean
has_digits (const char *text)
{
  return strpbrk (text, "0123456789") != NULL || !g_str_is_ascii (text);
}

/* A list of what is watched leaves some out: not where a state is asked for. */
static ChanceryTestSet
find_kind (ChanceryTestAsking *self, ChanceryQuery *query)
{
  static const char *const draft[] = { "draft", NULL };
  GPtrArray *parts = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_query_unref);
  GPtrArray *both = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_query_unref);
  g_autoptr (ChanceryQuery) any = NULL;

  g_ptr_array_add (both, chancery_query_ref (query));
  g_ptr_array_add (both, chancery_query_new_field ("state", CHANCERY_QUERY_EQUAL, draft, NULL));
  g_ptr_array_add (parts, chancery_query_ref (query));
  g_ptr_array_add (parts, chancery_query_new_group (CHANCERY_QUERY_AND, both));
  any = chancery_query_new_group (CHANCERY_QUERY_OR, parts);
  return chancery_test_asking_find_plainly (self, any);
}

static ChanceryTestSet
find_leaf (ChanceryTestAsking *self, ChanceryQuery *query)
{
  ChanceryQueryOp op = chancery_query_get_op (query);
  g_autofree ChanceryTestSet alone = NULL;
  ChanceryTestSet plain;

  if (op == CHANCERY_QUERY_FIELD && strcmp (chancery_query_get_field (query), "kind") == 0)
    return find_kind (self, query);
  plain = chancery_test_asking_find_plainly (self, query);
  alone = find_alone (self, query);
  if ((op == CHANCERY_QUERY_WORD || op == CHANCERY_QUERY_PHRASE) &&
      has_digits (chancery_query_get_text (query)))
    for (guint i = 0; i < self->rows->len; i++)
      plain[i] |= alone[i];
  else
    {
      g_autofree char *told = chancery_query_to_string (query);

      chancery_test_asking_compare (self, alone, plain, told);
    }
  return plain;
}

/* Words beside each other may be a number together. */
static void
add_number_of (ChanceryTestAsking *self,
               ChanceryQuery *query,
               ChanceryTestSet set,
               const guint8 *others)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (ChanceryQuery) whole = NULL;
  g_autofree ChanceryTestSet found = NULL;
  guint n = 0;

  for (guint i = 0; i < chancery_query_get_n_children (query); i++)
    {
      ChanceryQuery *child = chancery_query_get_child (query, i);

      if (chancery_query_get_op (child) != CHANCERY_QUERY_WORD)
        continue;
      g_string_append_printf (words, " %s", chancery_query_get_text (child));
      n++;
    }
  if (n < 2 || !has_digits (words->str))
    return;
  whole = chancery_query_new_text (CHANCERY_QUERY_WORD, words->str);
  found = find_alone (self, whole);
  for (guint i = 0; i < self->rows->len; i++)
    set[i] |= found[i] && others[i];
}

static ChanceryTestSet find (ChanceryTestAsking *self, ChanceryQuery *query);

static ChanceryTestSet
find_all_of (ChanceryTestAsking *self, ChanceryQuery *query)
{
  ChanceryTestSet set = chancery_test_set_new (self);
  g_autofree ChanceryTestSet others = chancery_test_set_new (self);

  memset (set, 1, self->rows->len);
  memset (others, 1, self->rows->len);
  for (guint i = 0; i < chancery_query_get_n_children (query); i++)
    {
      ChanceryQuery *child = chancery_query_get_child (query, i);
      g_autofree ChanceryTestSet part = find (self, child);

      for (guint n = 0; n < self->rows->len; n++)
        {
          set[n] &= part[n] != 0;
          if (chancery_query_get_op (child) != CHANCERY_QUERY_WORD)
            others[n] &= part[n] != 0;
        }
    }
  add_number_of (self, query, set, others);
  return set;
}

static ChanceryTestSet
find (ChanceryTestAsking *self, ChanceryQuery *query)
{
  ChanceryTestSet set;

  switch (chancery_query_get_op (query))
    {
    case CHANCERY_QUERY_ALL:
      set = chancery_test_set_new (self);
      memset (set, 1, self->rows->len);
      return set;
    case CHANCERY_QUERY_AND:
      return find_all_of (self, query);
    case CHANCERY_QUERY_OR:
      set = chancery_test_set_new (self);
      for (guint i = 0; i < chancery_query_get_n_children (query); i++)
        {
          g_autofree ChanceryTestSet part = find (self, chancery_query_get_child (query, i));

          for (guint n = 0; n < self->rows->len; n++)
            set[n] |= part[n] != 0;
        }
      return set;
    case CHANCERY_QUERY_NOT:
      set = find (self, chancery_query_get_child (query, 0));
      for (guint n = 0; n < self->rows->len; n++)
        set[n] = !set[n];
      return set;
    case CHANCERY_QUERY_WORD:
    case CHANCERY_QUERY_PREFIX:
    case CHANCERY_QUERY_PHRASE:
    case CHANCERY_QUERY_FIELD:
    default:
      return find_leaf (self, query);
    }
}

/* The kinds that are watched and asked for, out of which drafts and voids stay. */
static void
gather_watched (ChanceryTestAsking *self, ChanceryQuery *query, GPtrArray *conditions)
{
  if (chancery_query_get_op (query) == CHANCERY_QUERY_NOT)
    return;
  for (guint i = 0; i < chancery_query_get_n_children (query); i++)
    gather_watched (self, chancery_query_get_child (query, i), conditions);
  if (chancery_query_get_op (query) == CHANCERY_QUERY_FIELD &&
      strcmp (chancery_query_get_field (query), "kind") == 0)
    g_ptr_array_add (conditions, query);
}

ChanceryTestSet
chancery_test_asking_expect (ChanceryTestAsking *self, ChanceryQuery *query)
{
  g_autoptr (GPtrArray) conditions = g_ptr_array_new ();
  g_autoptr (ChanceryQuery) gone = chancery_query_parse ("state:draft,void", 0);
  g_autoptr (ChanceryQuery) watched = chancery_query_parse ("kind:demand,assurance,reservation", 0);
  ChanceryTestSet set = find (self, query);
  g_autofree ChanceryTestSet unsaid = NULL;
  g_autofree ChanceryTestSet some = NULL;

  if (chancery_query_names_field (query, "state"))
    return set;
  gather_watched (self, query, conditions);
  /* “state:void” finds no verdict that is called so. */
  unsaid = chancery_test_asking_find_plainly (self, gone);
  some = find_kind (self, watched);
  for (guint i = 0; i < conditions->len; i++)
    {
      g_autofree ChanceryTestSet part = find_kind (self, conditions->pdata[i]);

      for (guint n = 0; n < self->rows->len; n++)
        if (part[n] && some[n] && unsaid[n])
          set[n] = 0;
    }
  return set;
}
