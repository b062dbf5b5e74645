/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-test-asking.h"

#include "chancery-search.h"
#include "chancery-settings.h"
#include "chancery-statement.h"
#include "chancery-text.h"
#include "chancery-widen.h"

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

static ChanceryTestSet find (ChanceryTestAsking *self, ChanceryQuery *query);

static ChanceryTestSet
find_all_of (ChanceryTestAsking *self, ChanceryQuery *query)
{
  ChanceryTestSet set = chancery_test_set_new (self);

  memset (set, 1, self->rows->len);
  for (guint i = 0; i < chancery_query_get_n_children (query); i++)
    {
      g_autofree ChanceryTestSet part = find (self, chancery_query_get_child (query, i));

      for (guint n = 0; n < self->rows->len; n++)
        set[n] &= part[n] != 0;
    }
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

/* ---- what is meant ---- */

/* Whether some record carries it, with or without its register. */
static gboolean
is_carried (ChanceryTestAsking *self, const char *text)
{
  static const char sql[] = "SELECT DISTINCT n.folded, r.code FROM number AS n "
                            "LEFT JOIN (SELECT DISTINCT code FROM register) AS r";
  g_autofree char *folded = chancery_text_fold_reference (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryStatement) statement = chancery_db_query (self->store->db, &error, sql, "");
  gboolean carried = FALSE;

  while (!carried && chancery_statement_step (statement, &error))
    {
      const char *number = chancery_statement_get_text (statement, 0);
      const char *code = chancery_statement_get_text (statement, 1);
      g_autofree char *head = chancery_text_fold_reference (code != NULL ? code : "");
      g_autofree char *whole = g_strconcat (head, " ", folded, NULL);

      carried = strcmp (number, folded) == 0 ||
                (code != NULL && g_ascii_isdigit (*folded) && strcmp (number, whole) == 0);
    }
  g_assert_no_error (error);
  return carried;
}

/* The words from @first on, as one; NULL where not so many stand beside each other. */
static char *
join_words (GPtrArray *words, guint first, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = first; i < first + n; i++)
    {
      if (words->pdata[i] == NULL)
        return NULL;
      g_string_append_printf (text, "%s%s", i > first ? " " : "",
                              chancery_query_get_text (words->pdata[i]));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Words beside each other may be a number together: first what is longest.  It takes the place of the first, and nothing
 * those of the others.  @places: where @words stand among @parts (element-type guint). */
static void
put_numbers (ChanceryTestAsking *self, GPtrArray *parts, GPtrArray *words, GArray *places)
{
  for (guint n = words->len; n >= 2; n--)
    for (guint first = 0; first + n <= words->len; first++)
      {
        g_autofree char *text = join_words (words, first, n);
        GPtrArray *all;
        GPtrArray *either;

        if (text == NULL || !has_digits (text) || !is_carried (self, text))
          continue;
        all = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_query_unref);
        either = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_query_unref);
        for (guint i = first; i < first + n; i++)
          {
            g_ptr_array_add (all, g_steal_pointer (&words->pdata[i]));
            parts->pdata[g_array_index (places, guint, i)] = NULL;
          }
        g_ptr_array_add (either, chancery_query_new_group (CHANCERY_QUERY_AND, all));
        g_ptr_array_add (either, chancery_query_new_text (CHANCERY_QUERY_PHRASE, text));
        parts->pdata[g_array_index (places, guint, first)] =
            chancery_query_new_group (CHANCERY_QUERY_OR, either);
      }
}

static ChanceryQuery *
mean_numbers (ChanceryTestAsking *self, ChanceryQuery *query)
{
  GPtrArray *parts;
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = chancery_query_get_n_children (query);

  if (n == 0)
    return chancery_query_ref (query);
  parts = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_query_unref);
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (parts, mean_numbers (self, chancery_query_get_child (query, i)));
      if (chancery_query_get_op (parts->pdata[i]) != CHANCERY_QUERY_WORD)
        continue;
      g_ptr_array_add (words, parts->pdata[i]);
      g_array_append_val (places, i);
    }
  if (chancery_query_get_op (query) == CHANCERY_QUERY_AND)
    put_numbers (self, parts, words, places);
  for (guint i = n; i-- > 0;)
    if (parts->pdata[i] == NULL)
      g_ptr_array_steal_index (parts, i);
  return chancery_query_new_group (chancery_query_get_op (query), parts);
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
chancery_test_asking_expect (ChanceryTestAsking *self)
{
  g_autoptr (GPtrArray) conditions = g_ptr_array_new ();
  g_autoptr (ChanceryQuery) gone = chancery_query_parse ("state:draft,void", 0);
  g_autoptr (ChanceryQuery) watched = chancery_query_parse ("kind:demand,assurance,reservation", 0);
  g_autoptr (ChanceryQuery) typed =
      chancery_query_parse (self->text, chancery_settings_get_day (self->store->db));
  g_autoptr (ChanceryQuery) meant = mean_numbers (self, typed);
  g_autoptr (ChanceryQuery) query = chancery_widen_names (self->store->db, meant);
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
