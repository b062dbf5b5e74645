/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-registers.h"

#include "chancery-day.h"
#include "chancery-identifier.h"
#include "chancery-register-pattern.h"
#include "chancery-registers-private.h"
#include "chancery-settings.h"
#include "chancery-statement.h"

#include <string.h>

/* Numbers that were given by another rule than the register's: entered without year and code. */
#define FOREIGN_CODE ""

void
chancery_register_row_free (ChanceryRegisterRow *self)
{
  if (self == NULL)
    return;
  g_free (self->code);
  g_free (self->reference);
  g_free (self->uuid);
  g_free (self->title);
  g_free (self->state);
  g_free (self->reason);
  g_free (self->level);
  g_free (self->record_state);
  g_clear_pointer (&self->date, chancery_fuzzy_date_unref);
  g_free (self->counterpart);
  g_clear_pointer (&self->was_date, chancery_fuzzy_date_unref);
  g_free (self->was_title);
  g_free (self->was_counterpart);
  g_free (self);
}

char *
chancery_registers_get_code (ChanceryDb *db, const ChanceryKind *kind, GError **error)
{
  static const char sql[] = "SELECT code FROM register_pattern WHERE kind = ?1";
  g_autofree char *code = NULL;

  g_return_val_if_fail (db != NULL && kind != NULL, NULL);

  code = chancery_db_query_text (db, sql, "t", kind->id);
  return code != NULL ? g_steal_pointer (&code) : g_strdup (kind->register_code);
}

char *
chancery_registers_get_pattern (ChanceryDb *db, const ChanceryKind *kind, GError **error)
{
  static const char sql[] = "SELECT pattern FROM register_pattern WHERE kind = ?1";

  g_return_val_if_fail (db != NULL && kind != NULL, NULL);
  return chancery_db_query_text (db, sql, "t", kind->id);
}

gboolean
chancery_registers_set (ChanceryDb *db,
                        const ChanceryKind *kind,
                        const char *code,
                        const char *pattern,
                        GError **error)
{
  static const char sql[] =
      "INSERT OR REPLACE INTO register_pattern (kind, code, pattern) VALUES (?1, ?2, ?3)";
  g_autofree char *name = NULL;
  g_autofree char *form = NULL;

  g_return_val_if_fail (db != NULL && kind != NULL && code != NULL && pattern != NULL, FALSE);

  if ((name = chancery_identifier_read (NULL, code, error)) == NULL ||
      (form = chancery_identifier_read (NULL, pattern, error)) == NULL ||
      !chancery_register_pattern_check (form, kind, error) || !chancery_db_begin (db, NULL, error))
    return FALSE;
  if (!chancery_db_run (db, error, sql, "ttt", kind->id, name, form))
    {
      chancery_db_rollback (db);
      return FALSE;
    }
  return chancery_db_commit (db, error);
}

gboolean
chancery_registers_set_defaults (ChanceryDb *db, GError **error)
{
  static const char sql[] =
      "INSERT OR IGNORE INTO register_pattern (kind, code, pattern) VALUES (?1, ?2, ?3)";

  for (guint i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get (i);
      const char *pattern = chancery_kind_has_flag (kind, CHANCERY_KIND_NUMBERED_ON_SAVE)
                                ? "{class}/{year}/{n}"
                                : "{code}/{year}/{n:04}";

      if (kind->register_code != NULL &&
          !chancery_db_run (db, error, sql, "ttt", kind->id, kind->register_code, pattern))
        return FALSE;
    }
  return TRUE;
}

/* Where a new number of a draft belongs: the pattern, the counter and its year. */
typedef struct
{
  char *pattern;
  char *code;
  gint64 year;
} Counter;

static void
clear_counter (Counter *self)
{
  g_free (self->pattern);
  g_free (self->code);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Counter, clear_counter)

static gboolean
find_counter (ChanceryDb *db, ChanceryDraft *draft, Counter *counter, GError **error)
{
  const ChanceryKind *kind = chancery_draft_get_kind (draft);
  g_autofree char *code = chancery_registers_get_code (db, kind, error);
  g_autofree char *field = NULL;
  const char *text = NULL;

  counter->pattern = chancery_registers_get_pattern (db, kind, error);
  if (counter->pattern == NULL || code == NULL)
    {
      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_STATE, "%s has no register",
                   kind->id);
      return FALSE;
    }
  /* A pattern with a field of the record in it counts each of its values apart. */
  field = chancery_register_pattern_dup_field (counter->pattern);
  if (field != NULL)
    text = chancery_draft_get_text (draft, field);
  /* What is a word in its field is part of a number here. */
  counter->code = text != NULL ? chancery_identifier_mend (NULL, text) : g_steal_pointer (&code);
  chancery_day_to_ymd (chancery_settings_get_day (db), &counter->year, NULL, NULL);
  return TRUE;
}

static gint64
get_next (ChanceryDb *db, const Counter *counter)
{
  static const char sql[] = "SELECT next FROM register WHERE code = ?1 AND year = ?2";

  return chancery_db_query_int (db, 1, sql, "ti", counter->code, counter->year);
}

/* A number that somebody already holds (it came with an import under another rule) is passed over. */
static char *
find_free (ChanceryDb *db, const Counter *counter, gint64 *number, GError **error)
{
  for (*number = get_next (db, counter);; (*number)++)
    {
      g_autofree char *reference = chancery_register_pattern_expand (counter->pattern,
                                                                     counter->code, counter->year,
                                                                     *number);
      g_autofree char *holder = chancery_registers_get_holder (db, reference, NULL);

      if (holder == NULL)
        return g_steal_pointer (&reference);
    }
}

char *
chancery_registers_preview (ChanceryDb *db, ChanceryDraft *draft, GError **error)
{
  const ChanceryKindFlags numbered = CHANCERY_KIND_NUMBERED | CHANCERY_KIND_NUMBERED_ON_SAVE;
  g_auto (Counter) counter = { 0 };
  gint64 number;

  g_return_val_if_fail (db != NULL && draft != NULL, NULL);

  if ((chancery_draft_get_kind (draft)->flags & numbered) == 0 ||
      !find_counter (db, draft, &counter, error))
    return NULL;
  return find_free (db, &counter, &number, error);
}

static gboolean
spend (ChanceryDb *db,
       const char *code,
       gint64 year,
       gint64 number,
       const char *reference,
       const char *uuid,
       GError **error)
{
  static const char count[] =
      "INSERT INTO register (code, year, next) VALUES (?1, ?2, ?3 + 1) "
      "ON CONFLICT (code, year) DO UPDATE SET next = max (next, excluded.next)";
  static const char book[] =
      "INSERT INTO register_book (code, year, number, reference, uuid, state) "
      "VALUES (?1, ?2, ?3, ?4, ?5, 'held')";

  return chancery_db_run (db, error, count, "tii", code, year, number) &&
         chancery_db_run (db, error, book, "tiitt", code, year, number, reference, uuid);
}

char *
chancery_registers_allot (ChanceryDb *db, ChanceryDraft *draft, GError **error)
{
  g_auto (Counter) counter = { 0 };
  g_autofree char *reference = NULL;
  gint64 number;

  if (!find_counter (db, draft, &counter, error))
    return NULL;
  reference = find_free (db, &counter, &number, error);
  if (reference == NULL || !spend (db, counter.code, counter.year, number, reference,
                                   chancery_draft_get_id (draft), error))
    return NULL;
  return g_steal_pointer (&reference);
}

static gboolean
fail_held (const char *reference, const char *holder, GError **error)
{
  g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_CONFLICT,
               "the number %s belongs to record %s here", reference, holder);
  return FALSE;
}

/* A number taken apart by the pattern of its register. */
typedef struct
{
  char *pattern;
  char *code;
  gint64 year;
  gint64 number;
} Place;

static void
clear_place (Place *self)
{
  g_free (self->pattern);
  g_free (self->code);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, clear_place)

/* FALSE for a number that the register of @kind did not make. */
static gboolean
find_place (ChanceryDb *db, const ChanceryKind *kind, const char *reference, Place *place)
{
  static const char sql[] = "SELECT code, pattern FROM register_pattern WHERE kind = ?1";
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, NULL, sql, "t", kind->id);

  if (statement == NULL || !chancery_statement_step (statement, NULL))
    return FALSE;
  place->pattern = chancery_statement_dup_text (statement, 1);
  return chancery_register_pattern_parse (place->pattern,
                                          chancery_statement_get_text (statement, 0), reference,
                                          &place->code, &place->year, &place->number);
}

static char *
get_holder_at (ChanceryDb *db, const Place *place)
{
  static const char sql[] =
      "SELECT uuid FROM register_book WHERE code = ?1 AND year = ?2 AND number = ?3";

  return chancery_db_query_text (db, sql, "tii", place->code, place->year, place->number);
}

gboolean
chancery_registers_enter (ChanceryDb *db,
                          const ChanceryKind *kind,
                          const char *reference,
                          const char *uuid,
                          gboolean *is_new,
                          GError **error)
{
  static const char foreign[] = "SELECT coalesce (max (number), 0) + 1 FROM register_book "
                                "WHERE code = '' AND year = 0";
  static const char respell[] = "UPDATE register_book SET reference = ?4 "
                                "WHERE code = ?1 AND year = ?2 AND number = ?3";
  g_autofree char *holder = chancery_registers_get_holder (db, reference, NULL);
  g_auto (Place) place = { 0 };

  *is_new = FALSE;
  if (holder != NULL)
    return strcmp (holder, uuid) == 0 || fail_held (reference, holder, error);
  if (!find_place (db, kind, reference, &place))
    {
      *is_new = TRUE;
      return spend (db, FOREIGN_CODE, 0, chancery_db_query_int (db, 1, foreign, ""), reference,
                    uuid, error);
    }
  holder = get_holder_at (db, &place);
  *is_new = holder == NULL;
  if (*is_new)
    return spend (db, place.code, place.year, place.number, reference, uuid, error);
  if (strcmp (holder, uuid) != 0)
    return fail_held (reference, holder, error);
  return chancery_db_run (db, error, respell, "tiit", place.code, place.year, place.number,
                          reference);
}

gboolean
chancery_registers_move (ChanceryDb *db,
                         const char *uuid,
                         const char *from,
                         const char *to,
                         GError **error)
{
  static const char leave[] = "UPDATE register_book SET state = 'reverted', reason = NULL "
                              "WHERE uuid = ?1 AND reference = ?2";
  static const char take[] = "UPDATE register_book SET state = 'held' "
                             "WHERE uuid = ?1 AND reference = ?2 AND state = 'reverted'";

  if (g_strcmp0 (from, to) == 0)
    return TRUE;
  return chancery_db_run (db, error, leave, "tt", uuid, from) &&
         chancery_db_run (db, error, take, "tt", uuid, to);
}

gboolean
chancery_registers_mark (ChanceryDb *db,
                         const char *uuid,
                         const char *state,
                         const char *reason,
                         GError **error)
{
  static const char sql[] =
      "UPDATE register_book SET state = ?2, reason = ?3 WHERE uuid = ?1 AND"
      " reference = coalesce ((SELECT r.reference FROM record AS r WHERE r.uuid = ?1), reference)";

  return chancery_db_run (db, error, sql, "ttt", uuid, state, reason);
}

char *
chancery_registers_get_holder (ChanceryDb *db, const char *reference, GError **error)
{
  static const char sql[] = "SELECT uuid FROM register_book WHERE reference = ?1";

  g_return_val_if_fail (db != NULL && reference != NULL, NULL);
  return chancery_db_query_text (db, sql, "t", reference);
}

char *
chancery_registers_find_holder (ChanceryDb *db,
                                const ChanceryKind *kind,
                                const char *reference,
                                GError **error)
{
  g_autofree char *holder = chancery_registers_get_holder (db, reference, error);
  g_auto (Place) place = { 0 };

  g_return_val_if_fail (kind != NULL, NULL);

  if (holder != NULL)
    return g_steal_pointer (&holder);
  if (!find_place (db, kind, reference, &place))
    return NULL;
  return get_holder_at (db, &place);
}

char *
chancery_registers_normalize (ChanceryDb *db,
                              const ChanceryKind *kind,
                              const char *reference,
                              GError **error)
{
  g_auto (Place) place = { 0 };

  g_return_val_if_fail (db != NULL && kind != NULL && reference != NULL, NULL);

  if (!find_place (db, kind, reference, &place))
    return g_strdup (reference);
  return chancery_register_pattern_expand (place.pattern, place.code, place.year, place.number);
}

/* The day fields of the kinds that take numbers, each with its @suffix: the first that is filled is the day of the record. */
static void
append_days (GString *sql, const char *suffix)
{
  g_string_append (sql, "CASE");
  for (guint i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get (i);

      for (guint j = 0; kind->register_code != NULL && kind->day_fields[j] != NULL; j++)
        g_string_append_printf (sql, " WHEN k%u.\"%s\" IS NOT NULL THEN k%u.\"%s%s\"", i,
                                kind->day_fields[j], i, kind->day_fields[j], suffix);
    }
  g_string_append (sql, " END");
}

static char *
make_list_sql (void)
{
  GString *sql = g_string_new (
      "SELECT b.code, b.year, b.number, b.reference, r.uuid, r.title, b.state, b.reason, r.level,"
      " r.first_day, r.kind, r.state, coalesce (c.title, r.counterpart_label),"
      " b.number - lag (b.number, 1, 0) OVER (PARTITION BY b.code, b.year ORDER BY b.number) - 1, ");

  append_days (sql, "");
  g_string_append (sql, ", ");
  append_days (sql, "_typed");
  g_string_append (sql, ", ");
  append_days (sql, "_quality");
  g_string_append (sql, " FROM register_book AS b LEFT JOIN record AS r ON r.uuid = b.uuid"
                        " LEFT JOIN record AS c ON c.id = r.counterpart");
  for (guint i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    if (chancery_kind_get (i)->register_code != NULL)
      g_string_append_printf (sql, " LEFT JOIN \"%s\" AS k%u ON k%u.record = r.id",
                              chancery_kind_get (i)->id, i, i);
  g_string_append (sql, " WHERE (?1 IS NULL OR b.code = ?1) AND (?2 = 0 OR b.year = ?2)"
                        " ORDER BY b.code, b.year, b.number");
  return g_string_free (sql, FALSE);
}

static ChanceryFuzzyDate *
read_day (ChanceryStatement *statement, int column)
{
  const char *edtf = chancery_statement_get_text (statement, column);
  ChanceryDateQuality quality = CHANCERY_QUALITY_STATED;

  if (edtf == NULL)
    return NULL;
  chancery_date_quality_from_string (chancery_statement_get_text (statement, column + 2), &quality);
  return chancery_fuzzy_date_new (edtf, chancery_statement_get_text (statement, column + 1),
                                  quality, NULL);
}

static ChanceryRegisterRow *
read_book_row (ChanceryStatement *statement)
{
  ChanceryRegisterRow *row = g_new0 (ChanceryRegisterRow, 1);
  const char *kind = chancery_statement_get_text (statement, 10);

  row->code = chancery_statement_dup_text (statement, 0);
  row->year = chancery_statement_get_int (statement, 1);
  row->number = chancery_statement_get_int (statement, 2);
  row->reference = chancery_statement_dup_text (statement, 3);
  row->uuid = chancery_statement_dup_text (statement, 4);
  row->title = chancery_statement_dup_text (statement, 5);
  row->state = chancery_statement_dup_text (statement, 6);
  row->reason = chancery_statement_dup_text (statement, 7);
  row->level = chancery_statement_dup_text (statement, 8);
  row->first_day = chancery_statement_get_day (statement, 9);
  row->kind = kind != NULL ? chancery_kind_find (kind) : NULL;
  row->record_state = chancery_statement_dup_text (statement, 11);
  row->counterpart = chancery_statement_dup_text (statement, 12);
  /* Numbers of another rule have no order in which one could be missing. */
  row->n_missing = *row->code != '\0' ? chancery_statement_get_int (statement, 13) : 0;
  row->date = read_day (statement, 14);
  return row;
}

GPtrArray *
chancery_registers_list (ChanceryDb *db, const char *code, gint64 year, GError **error)
{
  g_autofree char *sql = make_list_sql ();
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_register_row_free);
  g_autoptr (ChanceryStatement) statement = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  statement = chancery_db_query (db, error, sql, "ti", code, year);
  if (statement == NULL)
    return NULL;
  while (chancery_statement_step (statement, &local))
    g_ptr_array_add (rows, read_book_row (statement));
  if (local == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* Each row of @sql becomes a sentence of its one column. */
static gboolean
add_sentences (ChanceryDb *db,
               const char *sql,
               const char *code,
               gint64 year,
               GPtrArray *problems,
               GError **error)
{
  g_autoptr (ChanceryStatement) statement = chancery_db_query (db, error, sql, "ti", code, year);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  while (chancery_statement_step (statement, &local))
    g_ptr_array_add (problems, chancery_statement_dup_text (statement, 0));
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GPtrArray *
chancery_registers_check (ChanceryDb *db, const char *code, gint64 year, GError **error)
{
  static const char gaps[] =
      "SELECT CASE WHEN number - before = 2 THEN"
      " printf ('%s %d: number %d is missing', code, year, number - 1) ELSE"
      " printf ('%s %d: numbers %d to %d are missing', code, year, before + 1, number - 1) END "
      "FROM (SELECT code, year, number,"
      " lag (number, 1, 0) OVER (PARTITION BY code, year ORDER BY number) AS before FROM register_book) "
      "WHERE number > before + 1 AND code <> '' AND (?1 IS NULL OR code = ?1) AND (?2 = 0 OR year = ?2)";
  static const char behind[] =
      "SELECT printf ('%s %d: the counter stands at %d, but number %d is given', c.code, c.year, c.next, m.top) "
      "FROM register AS c JOIN (SELECT code, year, max (number) AS top FROM register_book GROUP BY code, year) AS m"
      " ON m.code = c.code AND m.year = c.year "
      "WHERE c.next <= m.top AND (?1 IS NULL OR c.code = ?1) AND (?2 = 0 OR c.year = ?2)";
  static const char twice[] =
      "SELECT printf ('%s stands on %d records', reference, count (*)) FROM record "
      "WHERE reference IS NOT NULL AND ?1 IS ?1 AND ?2 IS ?2 "
      "GROUP BY reference HAVING count (*) > 1";
  static const char unknown[] =
      "SELECT printf ('%s stands on a record and not in the register book', r.reference) FROM record AS r "
      "WHERE r.reference IS NOT NULL AND ?1 IS ?1 AND ?2 IS ?2 AND NOT EXISTS"
      " (SELECT 1 FROM register_book AS b WHERE b.reference = r.reference AND b.uuid = r.uuid)";
  static const char lost[] =
      "SELECT printf ('%s is given to a record that does not carry it', b.reference) FROM register_book AS b "
      "LEFT JOIN record AS r ON r.uuid = b.uuid WHERE b.state <> 'reverted' AND r.reference IS NOT b.reference"
      " AND (?1 IS NULL OR b.code = ?1) AND (?2 = 0 OR b.year = ?2)";
  static const char *const all[] = { gaps, behind, twice, unknown, lost };
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (db != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (!add_sentences (db, all[i], code, year, problems, error))
      return NULL;
  return g_steal_pointer (&problems);
}
