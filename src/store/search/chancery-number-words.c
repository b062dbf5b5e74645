/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-number-words.h"

#include "chancery-query-values.h"
#include "chancery-statement.h"
#include "chancery-text.h"

#include <string.h>

#define DIGITS "0123456789"
/* “689 90 D 3 3155” has five. */
#define MOST_WORDS 8
/* Sorts behind every other character of a folded number. */
#define AFTER_ALL "\xf4\x8f\xbf\xbf"

/* Words at @words[first], and how many, that are a number. */
typedef struct
{
  guint first;
  guint n_words;
} Run;

/* One AND: its words, folded, and where they stand among its children. */
typedef struct
{
  ChanceryDb *db;
  GPtrArray *words; /* element-type utf8 */
  GArray *places;   /* of guint */
  GPtrArray *heads; /* element-type utf8: see list_heads(); NULL until they are asked for */
} Sentence;

/* ---- numbers ---- */

/* What may stand before a number that is remembered without its register: “1974/68” of DOC/1974/0068.  Registers are few. */
static GPtrArray *
list_heads (ChanceryDb *db)
{
  GPtrArray *heads = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (ChanceryStatement) statement =
      chancery_db_prepare (db, "SELECT DISTINCT code FROM register", NULL);

  while (statement != NULL && chancery_statement_step (statement, NULL))
    {
      g_autofree char *code =
          chancery_text_fold_reference (chancery_statement_get_text (statement, 0));

      g_ptr_array_add (heads, g_strconcat (code, " ", NULL));
    }
  return heads;
}

static gboolean
may_lack_head (const char *folded)
{
  return g_ascii_isdigit (*folded) && strchr (folded, ' ') != NULL;
}

/* “17 2026” is how one says number 17 of 2026, which the register writes the other way round; NULL for other words (transfer
 * full). */
static char *
turn_round (const char *folded)
{
  const char *year = strchr (folded, ' ');

  if (year == NULL || !chancery_query_is_year (year + 1) ||
      strspn (folded, DIGITS) != (gsize)(year - folded))
    return NULL;
  return g_strdup_printf ("%s %.*s", year + 1, (int)(year - folded), folded);
}

static void
add_carried (ChanceryDb *db, GPtrArray *numbers, const char *folded)
{
  static const char sql[] = "SELECT 1 FROM number WHERE folded = ?1 LIMIT 1";

  if (chancery_db_query_int (db, 0, sql, "t", folded) == 1 &&
      !g_ptr_array_find_with_equal_func (numbers, folded, g_str_equal, NULL))
    g_ptr_array_add (numbers, g_strdup (folded));
}

GPtrArray *
chancery_number_words_list (ChanceryDb *db, const char *text)
{
  g_autoptr (GPtrArray) numbers = NULL;
  g_autoptr (GPtrArray) heads = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *turned = NULL;

  g_return_val_if_fail (db != NULL && text != NULL, NULL);

  folded = chancery_text_fold_reference (text);
  if (strpbrk (folded, DIGITS) == NULL)
    return NULL;
  numbers = g_ptr_array_new_with_free_func (g_free);
  add_carried (db, numbers, folded);
  heads = may_lack_head (folded) ? list_heads (db) : NULL;
  turned = turn_round (folded);
  for (guint i = 0; heads != NULL && i < heads->len; i++)
    {
      g_autofree char *whole = g_strconcat (heads->pdata[i], folded, NULL);
      g_autofree char *other = turned != NULL ? g_strconcat (heads->pdata[i], turned, NULL) : NULL;

      add_carried (db, numbers, whole);
      if (other != NULL)
        add_carried (db, numbers, other);
    }
  return numbers->len > 0 ? g_steal_pointer (&numbers) : NULL;
}

/* ---- words with blanks between ---- */

typedef enum
{
  NOT_BEGUN,
  BEGUN,
  WHOLE,
} Progress;

static Progress
look_up (ChanceryDb *db, const char *head, const char *folded)
{
  static const char sql[] = "SELECT folded = ?1 FROM number WHERE folded BETWEEN ?1 AND ?2 "
                            "ORDER BY folded LIMIT 1";
  g_autofree char *start = g_strconcat (head, folded, NULL);
  g_autofree char *end = g_strconcat (start, AFTER_ALL, NULL);

  return NOT_BEGUN + (Progress)(1 + chancery_db_query_int (db, -1, sql, "tt", start, end));
}

/* How far @folded is on the way to a number of some record. */
static Progress
get_progress (Sentence *self, const char *folded)
{
  Progress progress = look_up (self->db, "", folded);
  g_autofree char *turned = turn_round (folded);

  if (!may_lack_head (folded))
    return progress;
  if (self->heads == NULL)
    self->heads = list_heads (self->db);
  for (guint i = 0; progress != WHOLE && i < self->heads->len; i++)
    {
      progress = MAX (progress, look_up (self->db, self->heads->pdata[i], folded));
      /* It is whole, or no number: nothing follows the year. */
      if (turned != NULL && look_up (self->db, self->heads->pdata[i], turned) == WHOLE)
        progress = WHOLE;
    }
  return progress;
}

static gboolean
has_digit_soon (const Sentence *self, guint first)
{
  for (guint i = first; i < MIN (first + MOST_WORDS, self->words->len); i++)
    if (strpbrk (self->words->pdata[i], DIGITS) != NULL)
      return TRUE;
  return FALSE;
}

static void
add_runs_from (Sentence *self, guint first, GArray *runs)
{
  g_autoptr (GString) folded = g_string_new (self->words->pdata[first]);
  Progress progress = BEGUN;

  for (guint n = 2; progress != NOT_BEGUN && n <= MIN (MOST_WORDS, self->words->len - first); n++)
    {
      const Run run = { first, n };

      g_string_append_printf (folded, " %s", (char *)self->words->pdata[first + n - 1]);
      progress = get_progress (self, folded->str);
      if (progress == WHOLE && strpbrk (folded->str, DIGITS) != NULL)
        g_array_append_val (runs, run);
    }
}

static int
compare_runs (gconstpointer a, gconstpointer b)
{
  const Run *one = a;
  const Run *other = b;

  if (one->n_words != other->n_words)
    return one->n_words > other->n_words ? -1 : 1;
  return one->first < other->first ? -1 : one->first > other->first;
}

/* Of how many words, from each on, a number is made; 0 for none (element-type guint) (transfer full). */
static guint *
choose_runs (Sentence *self, gboolean *any)
{
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));
  g_autofree gboolean *taken = g_new0 (gboolean, self->words->len);
  guint *lengths = g_new0 (guint, self->words->len);

  for (guint i = 0; i + 1 < self->words->len; i++)
    if (has_digit_soon (self, i))
      add_runs_from (self, i, runs);
  g_array_sort (runs, compare_runs);
  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);

      if (taken[run->first] || taken[run->first + run->n_words - 1])
        continue;
      lengths[run->first] = run->n_words;
      for (guint n = 0; n < run->n_words; n++)
        taken[run->first + n] = TRUE;
    }
  *any = runs->len > 0;
  return lengths;
}

static GPtrArray *
new_children (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_query_unref);
}

/* “(nv 17 61) OR “nv 17 61””: the words, or what they are together; takes them out of @children. */
static ChanceryQuery *
join_words (const Sentence *self, GPtrArray *children, const Run *run)
{
  GPtrArray *words = new_children ();
  GPtrArray *either = new_children ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = run->first; i < run->first + run->n_words; i++)
    {
      guint place = g_array_index (self->places, guint, i);
      ChanceryQuery *word = g_steal_pointer (&children->pdata[place]);

      g_string_append_printf (text, "%s%s", i > run->first ? " " : "",
                              chancery_query_get_text (word));
      g_ptr_array_add (words, word);
    }
  g_ptr_array_add (either, chancery_query_new_group (CHANCERY_QUERY_AND, words));
  g_ptr_array_add (either, chancery_query_new_text (CHANCERY_QUERY_PHRASE, text->str));
  return chancery_query_new_group (CHANCERY_QUERY_OR, either);
}

/* Puts numbers in the place of their first words; what is left of their other words is NULL. */
static void
join_numbers (ChanceryDb *db, GPtrArray *children)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) heads = NULL;
  Sentence self = { .db = db, .words = words, .places = places };
  g_autofree guint *lengths = NULL;
  gboolean any;

  for (guint i = 0; i < children->len; i++)
    if (chancery_query_get_op (children->pdata[i]) == CHANCERY_QUERY_WORD)
      {
        g_ptr_array_add (words, chancery_text_fold_reference (
                                    chancery_query_get_text (children->pdata[i])));
        g_array_append_val (places, i);
      }
  lengths = choose_runs (&self, &any);
  heads = self.heads;
  for (guint i = 0; any && i < words->len; i++)
    if (lengths[i] > 0)
      {
        const Run run = { i, lengths[i] };
        ChanceryQuery *number = join_words (&self, children, &run);

        children->pdata[g_array_index (places, guint, i)] = number;
      }
}

static ChanceryQuery *
widen (ChanceryDb *db, ChanceryQuery *query)
{
  guint n = chancery_query_get_n_children (query);
  GPtrArray *children;
  g_autoptr (GPtrArray) joined = NULL;

  if (n == 0)
    return chancery_query_ref (query);
  joined = g_ptr_array_new ();
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (joined, widen (db, chancery_query_get_child (query, i)));
  if (chancery_query_get_op (query) == CHANCERY_QUERY_AND)
    join_numbers (db, joined);
  children = new_children ();
  for (guint i = 0; i < n; i++)
    if (joined->pdata[i] != NULL)
      g_ptr_array_add (children, joined->pdata[i]);
  return chancery_query_new_group (chancery_query_get_op (query), children);
}

static gboolean
has_words_with_digits (ChanceryQuery *query)
{
  if (chancery_query_get_op (query) == CHANCERY_QUERY_WORD)
    return strpbrk (chancery_query_get_text (query), DIGITS) != NULL ||
           !g_str_is_ascii (chancery_query_get_text (query));
  for (guint i = 0; i < chancery_query_get_n_children (query); i++)
    if (has_words_with_digits (chancery_query_get_child (query, i)))
      return TRUE;
  return FALSE;
}

ChanceryQuery *
chancery_number_words_widen (ChanceryDb *db, ChanceryQuery *query)
{
  ChanceryQuery *wider;

  g_return_val_if_fail (db != NULL && query != NULL, NULL);

  if (!has_words_with_digits (query))
    return chancery_query_ref (query);
  wider = widen (db, query);
  chancery_query_set_as_on (wider, chancery_query_get_as_on (query));
  return wider;
}
