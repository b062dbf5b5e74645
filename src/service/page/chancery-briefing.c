/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-briefing-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "chancery-fuzzy-date.h"
#include "chancery-history.h"
#include "chancery-links.h"
#include "chancery-phrase.h"
#include "chancery-query.h"
#include "chancery-record-words.h"
#include "chancery-records.h"
#include "chancery-registry-private.h"
#include "chancery-search.h"
#include "chancery-vocabulary.h"

#define ACTS_LOADED 60

G_DEFINE_BOXED_TYPE (ChanceryBriefing,
                     chancery_briefing,
                     chancery_briefing_ref,
                     chancery_briefing_unref)

static void
line_free (gpointer data)
{
  ChanceryBriefingLine *line = data;

  g_free (line->id);
  g_free (line->side);
  g_free (line->text);
  g_free (line->quote);
  g_free (line->state);
  g_free (line->detail);
  g_free (line->citation);
  g_free (line);
}

static void
part_free (gpointer data)
{
  ChanceryBriefingPart *part = data;

  g_ptr_array_unref (part->lines);
  g_free (part);
}

/* ---- what the parts are made with ---- */

ChanceryBriefingPart *
chancery_briefing_desk_begin (ChanceryBriefingDesk *self, const char *id, const char *heading)
{
  ChanceryBriefingPart *part = g_new0 (ChanceryBriefingPart, 1);

  part->id = id;
  part->heading = heading;
  part->lines = g_ptr_array_new_with_free_func (line_free);
  g_ptr_array_add (self->briefing->parts, part);
  return part;
}

GPtrArray *
chancery_briefing_desk_load (ChanceryBriefingDesk *self,
                             ChanceryDealing dealing,
                             guint limit,
                             gboolean *cut,
                             GError **error)
{
  g_autoptr (GPtrArray) records =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_record_unref);
  /* One more than is shown tells whether there are more. */
  g_autoptr (GArray) rows =
      chancery_dealings_list (self->db, dealing, self->party, self->subject, limit + 1, error);

  if (rows == NULL)
    return NULL;
  *cut = rows->len > limit;
  for (guint i = 0; i < MIN (rows->len, limit); i++)
    {
      ChanceryRecord *record =
          chancery_records_load_row (self->db, g_array_index (rows, gint64, i), error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  return g_steal_pointer (&records);
}

/* What the whole is marked with: the highest level, and every caveat, of all that it rests on. */
static void
raise_marking (ChanceryBriefingDesk *self, const char *id)
{
  g_autoptr (ChanceryRecord) record = chancery_records_load (self->db, id, NULL);
  ChanceryValue *marking = record != NULL ? chancery_record_get (record, "marking") : NULL;
  const char *const *caveats = marking != NULL ? chancery_value_get_caveats (marking) : NULL;

  if (marking == NULL)
    return;
  if (self->level == NULL || chancery_vocabulary_level_rank (chancery_value_get_level (marking)) >
                                 chancery_vocabulary_level_rank (self->level))
    {
      g_free (self->level);
      self->level = g_strdup (chancery_value_get_level (marking));
    }
  for (guint i = 0; caveats != NULL && caveats[i] != NULL; i++)
    g_hash_table_add (self->caveats, g_strdup (caveats[i]));
}

ChanceryListRow *
chancery_briefing_desk_row (ChanceryBriefingDesk *self, const char *id)
{
  ChanceryListRow *row;
  g_autoptr (GPtrArray) rows = NULL;
  gint64 number;

  if (id == NULL)
    return NULL;
  row = g_hash_table_lookup (self->rows, id);
  if (row != NULL)
    return row;
  number = chancery_records_get_row (self->db, id);
  rows = number != 0 ? chancery_rows_fetch (self->db, &number, 1, NULL) : NULL;
  if (rows == NULL || rows->len == 0)
    return NULL;
  row = g_ptr_array_steal_index (rows, 0);
  g_hash_table_insert (self->rows, g_strdup (id), row);
  raise_marking (self, id);
  return row;
}

static char *
phrase_date (ChanceryFuzzyDate *date)
{
  if (date != NULL && chancery_fuzzy_date_is_unknown (date))
    return g_strdup (_ ("day not known"));
  return date != NULL ? chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT)
                      : g_strdup ("");
}

char *
chancery_briefing_desk_phrase_day (ChanceryBriefingDesk *self, const char *id)
{
  ChanceryListRow *row = chancery_briefing_desk_row (self, id);

  return phrase_date (row != NULL ? row->date : NULL);
}

/* “PROT/2026/0001, 18 Feb 2026”; without a number the kind and the title tell which it is, and the title is
 * said once. */
static char *
make_citation (const ChanceryListRow *row, const char *text)
{
  g_autofree char *date = phrase_date (row->date);
  g_autofree char *named = NULL;

  if (row->reference != NULL)
    named = g_strdup (row->reference);
  else if (strstr (text, row->title) != NULL)
    named = g_strdup (_ (row->kind->label));
  else
    /* Translators: a record that has no number: its kind, its title. */
    named = g_strdup_printf (_ ("%s: %s"), _ (row->kind->label), row->title);
  if (*date == '\0' || chancery_fuzzy_date_is_unknown (row->date))
    return g_steal_pointer (&named);
  return g_strdup_printf ("%s, %s", named, date);
}

ChanceryBriefingLine *
chancery_briefing_desk_add (ChanceryBriefingDesk *self,
                            ChanceryBriefingPart *part,
                            const char *id,
                            const char *instead,
                            char *text)
{
  ChanceryListRow *row = chancery_briefing_desk_row (self, id);
  ChanceryBriefingLine *line = g_new0 (ChanceryBriefingLine, 1);

  if (row == NULL)
    row = chancery_briefing_desk_row (self, instead);
  /* The one that was loaded to be spoken of is here, unless reading was cancelled or failed. */
  self->failed |= row == NULL;
  line->id = g_strdup (row != NULL ? row->uuid : "");
  line->kind = row != NULL ? row->kind : NULL;
  line->side = g_strdup ("");
  line->text = text;
  line->citation = row != NULL ? make_citation (row, text) : g_strdup ("");
  line->rank = -1;
  line->day = CHANCERY_DAY_NONE;
  g_ptr_array_add (part->lines, line);
  return line;
}

char *
chancery_briefing_phrase (ChanceryRecord *record, const char *id)
{
  const ChanceryField *field = chancery_kind_find_field (chancery_record_get_kind (record), id);
  ChanceryValue *value = field != NULL ? chancery_record_get_value (record, field) : NULL;

  return value != NULL ? chancery_phrase_value (field, value) : NULL;
}

char *
chancery_briefing_phrase_in (ChanceryLine *line, const char *id)
{
  const ChanceryField *field = chancery_field_find (chancery_line_get_list (line)->lines, id);
  ChanceryValue *value = field != NULL ? chancery_line_get_value (line, field) : NULL;

  return value != NULL ? chancery_phrase_value (field, value) : NULL;
}

void
chancery_briefing_join (GString *words, char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", text);
  g_free (text);
}

char *
chancery_briefing_capitalise (const char *words)
{
  GString *text = g_string_new (NULL);

  if (*words == '\0')
    return g_string_free (text, FALSE);
  g_string_append_unichar (text, g_unichar_toupper (g_utf8_get_char (words)));
  g_string_append (text, g_utf8_next_char (words));
  return g_string_free (text, FALSE);
}

/* ---- gathering ---- */

static void
drop_empty_parts (ChanceryBriefing *self)
{
  for (guint i = self->parts->len; i > 0; i--)
    if (((ChanceryBriefingPart *)g_ptr_array_index (self->parts, i - 1))->lines->len == 0)
      g_ptr_array_remove_index (self->parts, i - 1);
}

static char *
phrase_marking (ChanceryBriefingDesk *desk)
{
  g_autofree char **caveats = (char **)g_hash_table_get_keys_as_array (desk->caveats, NULL);
  g_autoptr (ChanceryValue) marking =
      chancery_value_new_marking (desk->level, (const char *const *)caveats);

  return marking != NULL ? chancery_phrase_marking (marking) : g_strdup ("");
}

static gboolean
gather (ChanceryBriefingDesk *desk, GError **error)
{
  desk->acts = chancery_briefing_desk_load (desk, CHANCERY_DEALING_ACTS, ACTS_LOADED,
                                            &desk->acts_cut, error);
  return desk->acts != NULL && chancery_briefing_add_watched (desk, error) &&
         chancery_briefing_add_acts (desk, error) && chancery_briefing_add_rights (desk, error) &&
         chancery_briefing_add_disputed (desk, error) &&
         chancery_briefing_add_statements (desk, error) &&
         chancery_briefing_add_due (desk, error) && chancery_briefing_add_people (desk, error);
}

static gboolean
find_subject (ChanceryBriefingDesk *desk, GError **error)
{
  g_autoptr (ChanceryQuery) query =
      chancery_search_parse (desk->db, desk->briefing->subject, desk->briefing->day);

  if (chancery_query_is_empty (query))
    return TRUE;
  desk->subject = chancery_dealings_find_subject (desk->db, query, error);
  return desk->subject != NULL;
}

static gboolean
find_party (ChanceryBriefingDesk *desk, const char *party, GError **error)
{
  g_autoptr (ChanceryRecord) record = chancery_records_load (desk->db, party, error);

  if (record == NULL)
    return FALSE;
  desk->party = chancery_records_get_row (desk->db, party);
  desk->briefing->party = g_strdup (chancery_record_get_title (record));
  raise_marking (desk, party);
  return TRUE;
}

static ChanceryBriefing *
briefing_new (const char *subject, ChanceryDay day)
{
  ChanceryBriefing *self = g_new0 (ChanceryBriefing, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->subject = g_strdup (subject);
  self->day = day;
  self->parts = g_ptr_array_new_with_free_func (part_free);
  return self;
}

static ChanceryBriefing *
read_all (ChanceryDb *db, const ChanceryCall *call, GError **error)
{
  g_autoptr (ChanceryBriefing) briefing = briefing_new (call->text, call->number);
  ChanceryBriefingDesk desk = { .db = db, .briefing = briefing };
  gboolean done;

  desk.rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                     (GDestroyNotify)chancery_list_row_free);
  desk.caveats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  done = find_party (&desk, call->id, error) && find_subject (&desk, error) &&
         gather (&desk, error);
  if (done && desk.failed)
    {
      g_set_error_literal (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_FAILED,
                           "a record that this rests on could not be read; try again");
      done = FALSE;
    }
  if (done)
    {
      drop_empty_parts (briefing);
      briefing->marking = phrase_marking (&desk);
      briefing->checkpoint = chancery_history_checkpoint (db, NULL);
    }
  g_clear_pointer (&desk.acts, g_ptr_array_unref);
  g_hash_table_unref (desk.rows);
  g_hash_table_unref (desk.caveats);
  g_free (desk.subject);
  g_free (desk.level);
  return done ? g_steal_pointer (&briefing) : NULL;
}

static void
briefing_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  ChanceryBriefing *briefing;
  GError *error = NULL;

  /* One state of the registry, whatever is written meanwhile. */
  if (!chancery_db_begin_read (connection->db, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  briefing = read_all (connection->db, call, &error);
  chancery_db_end_read (connection->db);
  chancery_call_answer (task, briefing, (GDestroyNotify)chancery_briefing_unref, error);
}

void
chancery_registry_briefing_async (ChanceryRegistry *self,
                                  const char *party,
                                  const char *subject,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (party != NULL && subject != NULL);

  call = chancery_call_new (self);
  call->id = g_strdup (party);
  call->text = g_strdup (subject);
  call->number = chancery_registry_get_desk_day (self);
  chancery_registry_push (self, CHANCERY_WORKER_FETCHER, call, briefing_job,
                          chancery_registry_briefing_async, cancellable, callback, user_data);
}

ChanceryBriefing *
chancery_registry_briefing_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}

/* ---- with whom, and about what ---- */

/* A case file is its own subject; else the first that holds the record. */
static char *
find_case (ChanceryDb *db, ChanceryRecord *record)
{
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (ChanceryRecord) file = NULL;

  if (chancery_kind_has_flag (chancery_record_get_kind (record), CHANCERY_KIND_FILES))
    file = chancery_record_ref (record);
  else
    files = chancery_links_get_casefiles (db, chancery_record_get_id (record), NULL);
  if (files != NULL && files->len > 0)
    file = chancery_records_load (db, g_ptr_array_index (files, 0), NULL);
  if (file == NULL || chancery_record_get_reference (file) == NULL)
    return g_strdup ("");
  return g_strconcat ("case:", chancery_record_get_reference (file), NULL);
}

static ChanceryRecordItem *
item_of_party (ChanceryRecord *party, char *subject)
{
  ChanceryRecordWords *words = chancery_record_words_new_from_record (party);

  words->subtitle = subject;
  return chancery_record_item_new (words);
}

static void
find_meeting_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  ChanceryDb *db = connection->db;
  GError *error = NULL;
  g_autoptr (ChanceryRecord) record = chancery_records_load (db, call->id, &error);
  g_autoptr (ChanceryRecord) party = NULL;
  gint64 row = 0;

  if (record != NULL)
    row = chancery_dealings_find_party (db, chancery_records_get_row (db, call->id), call->other,
                                        &error);
  if (row != 0)
    party = chancery_records_load_row (db, row, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else if (party == NULL)
    g_task_return_pointer (task, NULL, NULL);
  else
    g_task_return_pointer (task, item_of_party (party, find_case (db, record)), g_object_unref);
}

void
chancery_registry_find_meeting_async (ChanceryRegistry *self,
                                      const char *id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));
  g_return_if_fail (id != NULL);

  call = chancery_call_new (self);
  call->id = g_strdup (id);
  call->other = g_strdup (chancery_registry_get_own_party (self));
  chancery_registry_push (self, CHANCERY_WORKER_FETCHER, call, find_meeting_job,
                          chancery_registry_find_meeting_async, cancellable, callback, user_data);
}

ChanceryRecordItem *
chancery_registry_find_meeting_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}

/* ---- the object ---- */

ChanceryBriefing *
chancery_briefing_ref (ChanceryBriefing *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
chancery_briefing_unref (ChanceryBriefing *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->party);
  g_free (self->subject);
  g_ptr_array_unref (self->parts);
  g_free (self->marking);
  g_free (self->checkpoint);
  g_free (self);
}

const char *
chancery_briefing_get_party (ChanceryBriefing *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->party;
}

const char *
chancery_briefing_get_subject (ChanceryBriefing *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->subject;
}

ChanceryDay
chancery_briefing_get_day (ChanceryBriefing *self)
{
  g_return_val_if_fail (self != NULL, CHANCERY_DAY_NONE);
  return self->day;
}

GPtrArray *
chancery_briefing_get_parts (ChanceryBriefing *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->parts;
}

const char *
chancery_briefing_get_marking (ChanceryBriefing *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->marking;
}

const char *
chancery_briefing_get_checkpoint (ChanceryBriefing *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->checkpoint;
}
