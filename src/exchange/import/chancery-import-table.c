/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table is read more than once: in what it is written is said by all of its bytes, and whether the day or the month stands first in a column of dates may be said by a cell far behind
 * those that leave it open. */

#include "config.h"

#include "chancery-import-private.h"

#include "chancery-csv-look.h"
#include "chancery-csv-survey.h"
#include "chancery-csv-unsaid.h"
#include "chancery-db.h"
#include "chancery-errors.h"
#include "chancery-records.h"
#include "chancery-settings.h"
#include "chancery-text.h"

/* @stream from its beginning; of one that cannot go back there what is in it is kept first. */
static GInputStream *
begin_again (ChanceryImport *self, GInputStream *stream, GError **error)
{
  if (self->opened != NULL)
    return chancery_spool_open (self->opened, 0, chancery_spool_get_size (self->opened));
  return g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, self->cancellable, error)
             ? g_object_ref (stream)
             : NULL;
}

static gboolean
keep_stream (ChanceryImport *self, GInputStream *stream, GError **error)
{
  g_autofree char *home = g_path_get_dirname (chancery_db_get_path (self->db));
  g_autoptr (ChancerySpool) spool = NULL;

  if (self->opened != NULL || (G_IS_SEEKABLE (stream) && g_seekable_can_seek (G_SEEKABLE (stream))))
    return TRUE;
  spool = chancery_spool_new (home, error);
  if (spool == NULL || !chancery_spool_append_stream (spool, stream, self->cancellable, error))
    return FALSE;
  self->opened = g_steal_pointer (&spool);
  self->n_bytes = chancery_spool_get_size (self->opened);
  return TRUE;
}

/* Nobody is asked here: what was taken is told, and how the other is said. */
static gboolean
note_doubt (ChanceryImport *self,
            const ChanceryCsvMapping *mapping,
            guint column,
            const ChanceryCsvDays *days,
            GError **error)
{
  ChanceryCsvOrder order = chancery_csv_mapping_get_order (mapping, column);
  gboolean month_first = order == CHANCERY_CSV_MONTH_FIRST;
  g_autoptr (ChanceryFuzzyDate) date = NULL;
  g_autofree char *words = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *wish = NULL;

  if (!chancery_csv_mapping_is_doubtful (mapping, column, days))
    return TRUE;
  date = chancery_csv_days_read (days->example, order, days->has_times,
                                 chancery_settings_get_day (self->db), error);
  if (date == NULL)
    return FALSE;
  words = chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_LONG);
  heading = chancery_text_shorten (chancery_csv_mapping_get_heading (mapping, column),
                                   CHANCERY_CSV_MAX_HEADING);
  wish = chancery_csv_mapping_phrase_wish (mapping, column,
                                           month_first ? CHANCERY_CSV_DAY_FIRST
                                                       : CHANCERY_CSV_MONTH_FIRST);
  return chancery_import_note (
      self, chancery_csv_reader_get_row (self->table), error,
      "“%s” in the column “%s” is read as %s, with the %s first%s; if it is "
      "the %s, say --map %s",
      days->example, heading, words, month_first ? "month" : "day",
      chancery_csv_mapping_is_remembered (mapping) ? ", as in an earlier import" : "",
      month_first ? "day" : "month", wish);
}

/* Lists that were kept elsewhere number their rows in a column “ID”.  It is nobody’s mistake, and goes nowhere. */
static gboolean
leave_out_ids (ChanceryImport *self, ChanceryCsvMapping *mapping, GError **error)
{
  guint n = chancery_csv_mapping_get_n_columns (mapping);

  for (guint i = 0; i < n; i++)
    {
      const char *heading = chancery_csv_mapping_get_heading (mapping, i);

      if (chancery_csv_mapping_is_settled (mapping, i) || g_ascii_strcasecmp (heading, "id") != 0)
        continue;
      chancery_csv_mapping_set_path (mapping, i, NULL);
      if (!chancery_import_note (
              self, 1, error, "the column “%s” is left out: it has no identity of a record in it",
              heading))
        return FALSE;
    }
  return TRUE;
}

/* Where nobody was asked what the columns mean, as far as the cells do not say it. */
static gboolean
note_doubts (ChanceryImport *self,
             ChanceryCsvMapping *mapping,
             const ChanceryCsvLook *look,
             GError **error)
{
  guint n = chancery_csv_mapping_get_n_columns (look->mapping);

  for (guint i = 0; i < n; i++)
    if (!note_doubt (self, mapping, i, &look->days[i], error))
      return FALSE;
  return !look->is_foreign || leave_out_ids (self, mapping, error);
}

/* What somebody says now goes before what the cells agree on, that before what is remembered, and that before what is
 * guessed.  @look: (nullable): where nobody was asked.  @encoding: (nullable): in which the table is read. */
static gboolean
map_columns (ChanceryImport *self,
             const ChanceryCsvLook *look,
             const ChanceryEncoding *encoding,
             GError **error)
{
  ChanceryCsvMapping *mapping =
      chancery_csv_reader_read_mapping (self->table, self->table_kind, self->cancellable, error);
  g_autoptr (GError) reason = NULL;

  if (mapping != NULL && look != NULL && look->is_foreign)
    chancery_csv_mapping_disown (mapping);
  if (mapping == NULL || !chancery_csv_mapping_load (mapping, self->db, error))
    return FALSE;
  if (self->given != NULL && !chancery_csv_mapping_assign (mapping, self->given))
    return chancery_import_refuse (self, 1, error, "the headings changed since they were shown");
  chancery_csv_mapping_set_encoding (mapping, encoding);
  for (guint i = 0; look != NULL && i < chancery_csv_mapping_get_n_columns (look->mapping); i++)
    chancery_csv_mapping_settle_days (mapping, i, &look->days[i]);
  for (guint i = 0; i < self->table_wishes->len; i++)
    if (!chancery_csv_mapping_set (mapping, self->table_wishes->pdata[i], &reason))
      return chancery_import_refuse (self, 1, error, "%s", reason->message);
  if (look != NULL && !note_doubts (self, mapping, look, error))
    return FALSE;
  if (self->given != NULL || self->table_wishes->len > 0 || self->table_encoding != NULL ||
      self->table_kind != CHANCERY_KIND_NONE)
    self->chosen = chancery_csv_mapping_copy (mapping);
  return TRUE;
}

/* Whoever chose where the columns go has seen it beside them.  @encoding: (nullable): in which the table was read, because
 * somebody said so. */
static gboolean
note_encoding (ChanceryImport *self, const ChanceryEncoding *encoding, GError **error)
{
  return encoding == NULL || self->given != NULL ||
         chancery_import_note (self, 1, error, "the table is read as %s (%s)", encoding->label,
                               encoding->name);
}

static gboolean
note_titles (ChanceryImport *self, GError **error)
{
  const guint n = chancery_csv_reader_get_n_titles (self->table);

  if (n == 0 || self->given != NULL)
    return TRUE;
  return chancery_import_note (self, 1, error,
                               n == 1 ? "%u row above the heading is left out"
                                      : "%u rows above the heading are left out",
                               n);
}

/* Lists that grew for years hold some rows twice.  Each is a record all the same, as interchange.md has it, and the officer
 * is told; one that has an id says itself which record it is. */
static gboolean
keep_row (ChanceryImport *self, ChanceryDraft *draft, guint64 line, GError **error)
{
  const char *overlong = chancery_csv_reader_get_overlong (self->table);
  g_autoptr (ChanceryRecord) record = NULL;
  guint n_before = 0;

  if (chancery_draft_get_id (draft) == NULL &&
      !chancery_import_make_id (self, draft, &n_before, error))
    return FALSE;
  if (n_before > 0 && !chancery_csv_reader_says_more (self->table))
    {
      record = chancery_draft_build (draft);
      if (!chancery_import_note (self, line, error,
                                 "row %" G_GUINT64_FORMAT
                                 ": “%s” stands here twice; both are brought in",
                                 chancery_csv_reader_get_row (self->table),
                                 chancery_record_get_title (record)))
        return FALSE;
    }
  return chancery_import_keep (self, draft, line, error) &&
         (overlong == NULL ||
          chancery_import_note (self, line, error, "%s: this is very long for one line", overlong));
}

static gboolean
keep_rows (ChanceryImport *self, GError **error)
{
  while (TRUE)
    {
      g_autoptr (ChanceryDraft) draft = NULL;
      guint64 line = 0;

      if (!chancery_csv_reader_next (self->table, &draft, &line, self->cancellable, error))
        return FALSE;
      if (draft == NULL)
        {
          g_clear_pointer (&self->table, chancery_csv_reader_free);
          return TRUE;
        }
      if (!keep_row (self, draft, line, error))
        return FALSE;
      chancery_import_report (self, FALSE, chancery_csv_reader_get_n_bytes (self->table),
                              self->n_bytes);
    }
}

/* @encoding: (out) (nullable): what somebody said of it, unless it says itself in what it is written. */
static gboolean
settle_encoding (ChanceryImport *self,
                 GInputStream *stream,
                 const ChanceryEncoding **encoding,
                 GError **error)
{
  g_autoptr (GInputStream) first = NULL;
  gboolean needs = FALSE;

  *encoding = NULL;
  if (self->table_encoding == NULL)
    return TRUE;
  first = begin_again (self, stream, error);
  if (first == NULL ||
      !chancery_csv_survey_needs_encoding (first, &needs, self->cancellable, error))
    return FALSE;
  if (needs)
    *encoding = self->table_encoding;
  return TRUE;
}

gboolean
chancery_import_read_table (ChanceryImport *self, GInputStream *stream, GError **error)
{
  g_autoptr (GInputStream) first = NULL;
  g_autoptr (GInputStream) again = NULL;
  g_autoptr (ChanceryCsvLook) look = NULL;
  const ChanceryEncoding *encoding;

  if (!keep_stream (self, stream, error) || !settle_encoding (self, stream, &encoding, error))
    return FALSE;
  if (self->given == NULL)
    {
      first = begin_again (self, stream, error);
      if (first == NULL)
        return FALSE;
      look = chancery_csv_look_read_stream (first, self->name, encoding, self->cancellable, error);
      if (look == NULL)
        return FALSE;
    }
  again = begin_again (self, stream, error);
  if (again == NULL)
    return FALSE;
  self->table = chancery_csv_reader_new (again, self->name, chancery_settings_get_day (self->db));
  chancery_csv_reader_set_encoding (self->table, encoding);
  return map_columns (self, look, encoding, error) && note_encoding (self, encoding, error) &&
         note_titles (self, error) && keep_rows (self, error);
}

gboolean
chancery_import_keep_unsaid (ChanceryImport *self,
                             ChanceryDraft *draft,
                             const char *id,
                             GError **error)
{
  g_autoptr (ChanceryRecord) ours = chancery_records_load (self->db, id, error);

  if (ours == NULL)
    return FALSE;
  if (chancery_record_get_kind (ours) == chancery_draft_get_kind (draft))
    chancery_csv_unsaid_keep (draft, ours);
  return TRUE;
}
