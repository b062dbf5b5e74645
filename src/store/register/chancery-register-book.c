/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The words stand here, below window and command line, so that all three read the same. */

#include "config.h"

#include "chancery-register-book.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "chancery-corrections.h"
#include "chancery-day.h"
#include "chancery-history.h"
#include "chancery-phrase.h"
#include "chancery-records.h"
#include "chancery-settings.h"
#include "chancery-statement.h"
#include "chancery-vocabulary.h"

#define LOWEST "unmarked"

struct _ChanceryRegisterBook
{
  gatomicrefcount ref_count;
  char *code;
  gint64 year;
  GPtrArray *rows;
  GPtrArray *totals;
  GPtrArray *problems;
  char *level;
  char *checkpoint;
};

static void
total_free (gpointer data)
{
  ChanceryRegisterTotal *total = data;

  g_free (total->code);
  g_free (total);
}

static ChanceryRegisterTotal *
read_total (ChanceryStatement *statement, gint64 this_year)
{
  ChanceryRegisterTotal *total = g_new0 (ChanceryRegisterTotal, 1);

  total->code = chancery_statement_dup_text (statement, 0);
  total->year = chancery_statement_get_int (statement, 1);
  total->n_given = chancery_statement_get_int (statement, 2);
  total->n_void = chancery_statement_get_int (statement, 3);
  total->n_reverted = chancery_statement_get_int (statement, 4);
  total->next = chancery_statement_get_int (statement, 6);
  if (*total->code != '\0')
    {
      total->n_missing = chancery_statement_get_int (statement, 5) - total->n_given;
      total->is_open = total->year == this_year;
    }
  return total;
}

static gboolean
read_totals (ChanceryRegisterBook *self, ChanceryDb *db, GError **error)
{
  static const char sql[] =
      "SELECT b.code, b.year, count (*), sum (b.state = 'void'), sum (b.state = 'reverted'),"
      " max (b.number), coalesce (n.next, max (b.number) + 1) "
      "FROM register_book AS b LEFT JOIN register AS n ON n.code = b.code AND n.year = b.year "
      "GROUP BY b.code, b.year ORDER BY b.code = '', b.code, b.year DESC";
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "");
  g_autoptr (GError) local = NULL;
  gint64 this_year;

  chancery_day_to_ymd (chancery_settings_get_day (db), &this_year, NULL, NULL);
  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &local))
    g_ptr_array_add (self->totals, read_total (statement, this_year));
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static void
find_level (ChanceryRegisterBook *self)
{
  const char *highest = LOWEST;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const ChanceryRegisterRow *row = self->rows->pdata[i];

      if (row->level != NULL && strcmp (row->level, highest) != 0 &&
          chancery_vocabulary_level_rank (row->level) > chancery_vocabulary_level_rank (highest))
        highest = row->level;
    }
  self->level = g_strdup (highest);
}

/* UUIDs of all whose content was corrected; that one is void is said otherwise. */
static GHashTable *
list_corrected (ChanceryDb *db, GError **error)
{
  static const char sql[] = "SELECT DISTINCT r.uuid FROM record_corrections AS c "
                            "JOIN record AS r ON r.id = c.record WHERE c.field <> 'state'";
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "");
  g_autoptr (GHashTable) uuids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return NULL;
  while (chancery_statement_step (statement, &local))
    g_hash_table_add (uuids, chancery_statement_dup_text (statement, 0));
  if (local == NULL)
    return g_steal_pointer (&uuids);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gboolean
is_same_date (ChanceryFuzzyDate *a, ChanceryFuzzyDate *b)
{
  return (a == NULL) == (b == NULL) &&
         (a == NULL ||
          strcmp (chancery_fuzzy_date_get_edtf (a), chancery_fuzzy_date_get_edtf (b)) == 0);
}

/* What stood in the book when the number was given, where something else stands since. */
static gboolean
read_original (ChanceryRegisterRow *row, ChanceryDb *db, GError **error)
{
  g_autoptr (ChanceryRecord) record = chancery_records_load (db, row->uuid, error);
  g_autoptr (ChanceryRecord) original = NULL;
  g_autofree char *with = NULL;
  g_autofree char *was_with = NULL;
  ChanceryFuzzyDate *was;

  if (record == NULL)
    return FALSE;
  original = chancery_corrections_undo (db, record);
  was = chancery_record_get_own_date (original);
  if (was != NULL && !is_same_date (was, chancery_record_get_own_date (record)))
    row->was_date = chancery_fuzzy_date_ref (was);
  if (g_strcmp0 (chancery_record_get_title (original), chancery_record_get_title (record)) != 0)
    row->was_title = g_strdup (chancery_record_get_title (original));
  with = chancery_phrase_counterpart (record);
  was_with = chancery_phrase_counterpart (original);
  if (*was_with != '\0' && strcmp (with, was_with) != 0)
    row->was_counterpart = g_steal_pointer (&was_with);
  return TRUE;
}

static gboolean
read_originals (ChanceryRegisterBook *self, ChanceryDb *db, GError **error)
{
  g_autoptr (GHashTable) corrected = list_corrected (db, error);

  for (guint i = 0; corrected != NULL && i < self->rows->len; i++)
    {
      ChanceryRegisterRow *row = self->rows->pdata[i];

      if (row->uuid != NULL && g_hash_table_contains (corrected, row->uuid) &&
          !read_original (row, db, error))
        return FALSE;
    }
  return corrected != NULL;
}

static gboolean
read_all (ChanceryRegisterBook *self, ChanceryDb *db, GError **error)
{
  self->rows = chancery_registers_list (db, self->code, self->year, error);
  if (self->rows == NULL || !read_originals (self, db, error) || !read_totals (self, db, error))
    return FALSE;
  self->problems = chancery_registers_check (db, self->code, self->year, error);
  if (self->problems == NULL)
    return FALSE;
  self->checkpoint = chancery_history_checkpoint (db, error);
  find_level (self);
  return self->checkpoint != NULL;
}

ChanceryRegisterBook *
chancery_register_book_read (ChanceryDb *db, const char *code, gint64 year, GError **error)
{
  g_autoptr (ChanceryRegisterBook) self = NULL;
  gboolean done;

  g_return_val_if_fail (db != NULL, NULL);

  self = g_new0 (ChanceryRegisterBook, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->code = g_strdup (code);
  self->year = year;
  self->totals = g_ptr_array_new_with_free_func (total_free);
  /* One state of the registry, whatever is written meanwhile. */
  if (!chancery_db_begin_read (db, error))
    return NULL;
  done = read_all (self, db, error);
  chancery_db_end_read (db);
  return done ? g_steal_pointer (&self) : NULL;
}

ChanceryRegisterBook *
chancery_register_book_ref (ChanceryRegisterBook *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
chancery_register_book_unref (ChanceryRegisterBook *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->code);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->totals, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_free (self->level);
  g_free (self->checkpoint);
  g_free (self);
}

const char *
chancery_register_book_get_code (ChanceryRegisterBook *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->code;
}

gint64
chancery_register_book_get_year (ChanceryRegisterBook *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->year;
}

GPtrArray *
chancery_register_book_get_rows (ChanceryRegisterBook *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->rows;
}

GPtrArray *
chancery_register_book_get_totals (ChanceryRegisterBook *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->totals;
}

GPtrArray *
chancery_register_book_get_problems (ChanceryRegisterBook *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->problems;
}

const char *
chancery_register_book_get_level (ChanceryRegisterBook *self)
{
  g_return_val_if_fail (self != NULL, LOWEST);
  return self->level;
}

const char *
chancery_register_book_get_checkpoint (ChanceryRegisterBook *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->checkpoint;
}

gboolean
chancery_register_book_covers (ChanceryRegisterBook *self, const ChanceryRegisterTotal *total)
{
  g_return_val_if_fail (self != NULL && total != NULL, FALSE);
  return (self->code == NULL || strcmp (self->code, total->code) == 0) &&
         (self->year == 0 || self->year == total->year);
}

/* ---- words ---- */

char *
chancery_register_total_to_words (const ChanceryRegisterTotal *total)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_return_val_if_fail (total != NULL, NULL);

  if (*total->code == '\0')
    g_string_append (words, _ ("Numbers of other registers"));
  else if (total->is_open)
    /* Translators: a register and a year in which numbers are still given: “PROT 2026 is open”. */
    g_string_append_printf (words, _ ("%s %d is open"), total->code, (int)total->year);
  else
    /* Translators: a register and a year that is over: “PROT 2025 is closed”. */
    g_string_append_printf (words, _ ("%s %d is closed"), total->code, (int)total->year);
  g_string_append (words, ": ");
  g_string_append_printf (words, ngettext ("%d number", "%d numbers", (gulong)total->n_given),
                          (int)total->n_given);
  if (total->n_void > 0)
    g_string_append_printf (words, _ (", %d void"), (int)total->n_void);
  if (total->n_reverted > 0)
    g_string_append_printf (words, _ (", %d reverted"), (int)total->n_reverted);
  if (total->n_missing > 0)
    g_string_append_printf (words, _ (", %d missing"), (int)total->n_missing);
  if (total->is_open)
    {
      g_string_append (words, "; ");
      /* Translators: %d is the number that is given next. */
      g_string_append_printf (words, _ ("the next is %d"), (int)total->next);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

const char *
chancery_register_row_get_state_words (const ChanceryRegisterRow *row)
{
  const char *state;

  g_return_val_if_fail (row != NULL, "");

  if (strcmp (row->state, "reverted") == 0)
    return _ ("reverted");
  state = strcmp (row->state, "void") == 0 ? row->state : row->record_state;
  return state != NULL ? _ (chancery_vocabulary_label ("state", state)) : "";
}

char *
chancery_register_row_phrase_gap (const ChanceryRegisterRow *row)
{
  g_return_val_if_fail (row != NULL, NULL);

  if (row->n_missing == 0)
    return NULL;
  if (row->n_missing == 1)
    /* Translators: a number of a register that was never given. */
    return g_strdup_printf (_ ("Number %d is missing"), (int)row->number - 1);
  /* Translators: the first and the last of some numbers that were never given. */
  return g_strdup_printf (_ ("Numbers %d to %d are missing"), (int)(row->number - row->n_missing),
                          (int)row->number - 1);
}
