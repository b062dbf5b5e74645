/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-export-private.h"

#include "chancery-db.h"
#include "chancery-errors.h"
#include "chancery-links.h"
#include "chancery-mend.h"
#include "chancery-query.h"
#include "chancery-records.h"
#include "chancery-search.h"
#include "chancery-settings.h"
#include "chancery-stats.h"
#include "chancery-version.h"
#include "chancery-vocabulary.h"
#include "chancery-watch.h"

#include <string.h>

/* So many records that are not what was saved are told one by one. */
#define MAX_DAMAGED 100

/* A walk over the records, which the store knows only as records. */
typedef struct
{
  ChanceryExport *export;
  ChanceryExportRecordFunc func;
  gpointer user_data;
  ChanceryProgressFunc progress;
  gpointer progress_data;
  GCancellable *cancellable;
  GPtrArray *mentions;
  GPtrArray *passages;
  GPtrArray *damaged; /* NULL: it is not asked */
  guint64 n_seen;
  GError *error;
} Walk;

static void
forget (ChanceryExport *self)
{
  g_clear_pointer (&self->ceiling, chancery_ceiling_free);
  g_clear_pointer (&self->selection, chancery_selection_free);
  self->is_checked = FALSE;
  g_clear_pointer (&self->summary.damaged, g_strfreev);
  g_clear_pointer (&self->summary.mentions, g_strfreev);
  g_clear_pointer (&self->summary.passages, g_strfreev);
  self->summary = (ChanceryExportSummary){ 0 };
}

static void
choose (ChanceryExport *self, const char *key, const char *scope, char **ids)
{
  forget (self);
  g_free (self->scope_key);
  g_free (self->scope);
  g_strfreev (self->ids);
  self->scope_key = g_strdup (key);
  self->scope = g_strdup (scope);
  self->ids = ids;
}

/* The register number of a case file, or its id. */
static char *
name_case (ChanceryDb *db, const char *id)
{
  g_autoptr (ChanceryRecord) record = chancery_records_load (db, id, NULL);
  const char *reference = record != NULL ? chancery_record_get_reference (record) : NULL;

  return g_strdup (reference != NULL ? reference : id);
}

static gboolean
is_stopped (Walk *walk)
{
  return walk->error != NULL ||
         g_cancellable_set_error_if_cancelled (walk->cancellable, &walk->error);
}

static void
report (Walk *walk)
{
  walk->n_seen++;
  if (walk->progress != NULL)
    walk->progress (walk->n_seen, walk->export->summary.n_records, walk->progress_data);
}

static gboolean
learn_record (ChanceryRecord *record, guint place, gpointer user_data)
{
  Walk *walk = user_data;

  if (is_stopped (walk))
    return FALSE;
  return chancery_ceiling_learn (walk->export->ceiling, record, &walk->error);
}

/* A calendar shows of other records only what they are called. */
static gboolean
is_left_out (ChanceryExport *self, ChanceryRecord *record)
{
  return self->diary &&
         !chancery_kind_has_flag (chancery_record_get_kind (record), CHANCERY_KIND_TASK);
}

static gboolean
count_record (ChanceryRecord *record, guint place, gpointer user_data)
{
  Walk *walk = user_data;
  ChanceryExport *self = walk->export;
  g_autoptr (ChanceryRecord) stripped = NULL;
  guint64 in_attachments;

  if (is_stopped (walk))
    return FALSE;
  report (walk);
  if (is_left_out (self, record))
    return TRUE;
  if (chancery_ceiling_withholds (self->ceiling, chancery_record_get_id (record)))
    {
      self->summary.n_withheld++;
      return TRUE;
    }
  self->summary.n_records++;
  stripped = chancery_ceiling_strip (self->ceiling, record, &self->summary.n_withheld_attachments);
  self->summary.n_mentions +=
      chancery_ceiling_list_mentions (self->ceiling, stripped, walk->mentions, walk->passages);
  in_attachments =
      chancery_ceiling_list_attachments (self->ceiling, stripped, walk->mentions, walk->passages);
  self->summary.n_mentions += in_attachments;
  self->summary.n_in_attachments += in_attachments;
  return TRUE;
}

/* What of @record goes. */
static ChanceryRecord *
strip (ChanceryExport *self, ChanceryRecord *record)
{
  g_autoptr (ChanceryRecord) stripped = NULL;

  chancery_ceiling_set_untold (self->ceiling, !self->list_withheld);
  stripped = chancery_ceiling_strip (self->ceiling, record, NULL);
  return self->redact ? chancery_ceiling_redact (self->ceiling, stripped)
                      : g_steal_pointer (&stripped);
}

/* What is damaged goes out as it is, since nothing else may be left of it; but nobody is to take it for sound. */
static gboolean
look_for_damage (Walk *walk, ChanceryRecord *record)
{
  g_autoptr (GError) reason = NULL;

  if (walk->damaged == NULL || chancery_records_check_kept (walk->export->db, record, &reason))
    return TRUE;
  if (!g_error_matches (reason, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_DAMAGED))
    {
      walk->error = g_steal_pointer (&reason);
      return FALSE;
    }
  walk->export->summary.n_damaged++;
  if (walk->damaged->len < MAX_DAMAGED)
    g_ptr_array_add (walk->damaged, g_strdup (reason->message));
  return TRUE;
}

static gboolean
visit_record (ChanceryRecord *record, guint place, gpointer user_data)
{
  Walk *walk = user_data;
  ChanceryCeiling *ceiling = walk->export->ceiling;
  g_autoptr (ChanceryRecord) mended = NULL;
  g_autoptr (ChanceryRecord) stripped = NULL;

  if (is_stopped (walk))
    return FALSE;
  if (is_left_out (walk->export, record) ||
      (ceiling != NULL && chancery_ceiling_withholds (ceiling, chancery_record_get_id (record))))
    return TRUE;
  if (!look_for_damage (walk, record))
    return FALSE;
  report (walk);
  mended = chancery_mend_record (record);
  if (ceiling != NULL)
    stripped = strip (walk->export, mended);
  return walk->func (stripped != NULL ? stripped : mended, place, walk->user_data, &walk->error);
}

static gboolean
walk_records (Walk *walk, gboolean *enough, ChanceryRecordFunc func, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (chancery_selection_foreach (walk->export->selection, enough, func, walk, &reason))
    return TRUE;
  g_clear_error (error);
  if (walk->error != NULL)
    g_propagate_error (error, g_steal_pointer (&walk->error));
  else
    g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static gboolean
count_all (ChanceryExport *self, GError **error)
{
  ChanceryStats stats;

  if (!chancery_selection_is_all (self->selection))
    {
      self->summary.n_records = chancery_selection_get_n_records (self->selection);
      return TRUE;
    }
  if (!chancery_stats_read (self->db, &stats, error))
    return FALSE;
  self->summary.n_records = stats.n_all;
  return TRUE;
}

static char **
take_list (GPtrArray *list)
{
  g_ptr_array_add (list, NULL);
  return (char **)g_ptr_array_steal (list, NULL);
}

/* The header of the file, and the title of a book, bear the words of the query. */
static void
count_scope (ChanceryExport *self, GPtrArray *mentions, GPtrArray *passages)
{
  if (g_strcmp0 (self->scope_key, "query") == 0 && chancery_export_tells_scope (self))
    self->summary.n_mentions +=
        chancery_ceiling_list_query (self->ceiling, self->scope, mentions, passages);
}

static gboolean
count_under_ceiling (ChanceryExport *self, Walk *walk, GError **error)
{
  g_autoptr (GPtrArray) mentions = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) passages = g_ptr_array_new_with_free_func (g_free);

  walk->mentions = mentions;
  walk->passages = passages;
  if (!walk_records (walk, NULL, learn_record, error))
    return FALSE;
  count_scope (self, mentions, passages);
  if (!walk_records (walk, NULL, count_record, error))
    return FALSE;
  self->summary.mentions = take_list (mentions);
  self->summary.passages = take_list (passages);
  return TRUE;
}

/* The actions with what they are about: its name is learnt and judged like any other. */
static gboolean
select_diary (ChanceryExport *self, GError **error)
{
  g_autoptr (GPtrArray) ids = chancery_watch_actions (self->db, (const char *const *)self->ids,
                                                      &self->summary.n_records, error);

  if (ids == NULL)
    return FALSE;
  g_ptr_array_add (ids, NULL);
  self->selection = chancery_selection_new (self->db, (const char *const *)ids->pdata, error);
  return self->selection != NULL;
}

static gboolean
is_under_ceiling (ChanceryExport *self, const char *id)
{
  g_autofree char *level = self->level != NULL ? chancery_records_get_level (self->db, id) : NULL;

  return self->level == NULL ||
         chancery_vocabulary_level_rank (level) <= chancery_vocabulary_level_rank (self->level);
}

/* What was chosen, and what was raised in it.  A demand that bears no marking of its own is as secret as the act
 * that it was made in. */
static char **
add_raised (ChanceryExport *self, GError **error)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_strv_builder_addv (ids, (const char **)self->ids);
  for (guint i = 0; self->ids[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) raised = NULL;

      if (!is_under_ceiling (self, self->ids[i]))
        continue;
      raised = chancery_links_get_children (self->db, self->ids[i], error);
      if (raised == NULL)
        return NULL;
      for (guint j = 0; j < raised->len; j++)
        g_strv_builder_add (ids, raised->pdata[j]);
    }
  return g_strv_builder_end (ids);
}

static gboolean
select_ids (ChanceryExport *self, GError **error)
{
  g_auto (GStrv) ids = self->raised ? add_raised (self, error) : g_strdupv (self->ids);

  if (ids == NULL)
    return FALSE;
  self->selection = chancery_selection_new (self->db, (const char *const *)ids, error);
  return self->selection != NULL;
}

static gboolean
select_chosen (ChanceryExport *self, GError **error)
{
  if (self->diary)
    return select_diary (self, error);
  if (self->ids != NULL)
    return select_ids (self, error);
  self->selection = chancery_selection_new_all (self->db);
  return TRUE;
}

static gboolean
select_records (ChanceryExport *self, Walk *walk, GError **error)
{
  if (!select_chosen (self, error))
    return FALSE;
  if (self->level == NULL)
    {
      self->summary.mentions = g_new0 (char *, 1);
      self->summary.passages = g_new0 (char *, 1);
      return self->diary || count_all (self, error);
    }
  self->summary.n_records = 0;
  self->ceiling = chancery_ceiling_new (self->db, self->selection, self->level, error);
  return self->ceiling != NULL && count_under_ceiling (self, walk, error);
}

ChanceryExport *
chancery_export_new (ChanceryDb *db)
{
  ChanceryExport *self;

  g_return_val_if_fail (db != NULL, NULL);

  self = g_new0 (ChanceryExport, 1);
  self->db = db;
  self->list_withheld = TRUE;
  self->replace = CHANCERY_REPLACE_WHAT_IS_THERE;
  return self;
}

void
chancery_export_free (ChanceryExport *self)
{
  if (self == NULL)
    return;
  forget (self);
  g_free (self->scope_key);
  g_free (self->scope);
  g_strfreev (self->ids);
  g_free (self->level);
  g_free (self->exported);
  chancery_seal_free (self->seal);
  g_free (self);
}

gboolean
chancery_export_set_case (ChanceryExport *self, const char *ref, GError **error)
{
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GPtrArray) held = NULL;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  const ChanceryKind *kind;
  g_autoptr (ChanceryRecord) record = NULL;

  g_return_val_if_fail (self != NULL && ref != NULL, FALSE);

  id = chancery_records_find_one (self->db, ref, error);
  record = id != NULL ? chancery_records_load (self->db, id, error) : NULL;
  if (record == NULL)
    return FALSE;
  kind = chancery_record_get_kind (record);
  if (!chancery_kind_has_flag (kind, CHANCERY_KIND_FILES))
    {
      g_set_error (error, CHANCERY_MODEL_ERROR, CHANCERY_MODEL_ERROR_INVALID,
                   "%s is a %s, not a case file", ref, kind->id);
      return FALSE;
    }
  held = chancery_links_get_chronology (self->db, id, error);
  if (held == NULL)
    return FALSE;
  g_strv_builder_add (ids, id);
  for (guint i = 0; i < held->len; i++)
    g_strv_builder_add (ids, held->pdata[i]);
  name = name_case (self->db, id);
  choose (self, "case", name, g_strv_builder_end (ids));
  return TRUE;
}

gboolean
chancery_export_set_query (ChanceryExport *self, const char *query, GError **error)
{
  g_autoptr (ChanceryQuery) parsed = NULL;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL && query != NULL, FALSE);

  parsed = chancery_search_parse (self->db, query, CHANCERY_DAY_NONE);
  rows = chancery_search_rows (self->db, parsed, NULL, FALSE, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *id = chancery_records_get_uuid (self->db, g_array_index (rows, gint64, i));

      if (id != NULL)
        g_strv_builder_add (ids, id);
    }
  choose (self, "query", query, g_strv_builder_end (ids));
  return TRUE;
}

gboolean
chancery_export_set_ids (ChanceryExport *self, const char *const *ids, GError **error)
{
  g_autofree char *scope = NULL;

  g_return_val_if_fail (self != NULL && ids != NULL, FALSE);

  scope = g_strdup_printf ("%u", g_strv_length ((char **)ids));
  choose (self, "selection", scope, g_strdupv ((char **)ids));
  return TRUE;
}

gboolean
chancery_export_set_ceiling (ChanceryExport *self, const char *level, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  forget (self);
  g_free (self->level);
  self->level = g_strdup (level);
  return TRUE;
}

void
chancery_export_set_redact (ChanceryExport *self, gboolean redact)
{
  g_return_if_fail (self != NULL);

  self->redact = redact;
}

void
chancery_export_set_replace (ChanceryExport *self, ChanceryReplace replace)
{
  g_return_if_fail (self != NULL);

  self->replace = replace;
}

void
chancery_export_set_list_withheld (ChanceryExport *self, gboolean list)
{
  g_return_if_fail (self != NULL);

  self->list_withheld = list;
}

void
chancery_export_set_diary (ChanceryExport *self, gboolean diary)
{
  g_return_if_fail (self != NULL);

  if (self->diary == diary)
    return;
  forget (self);
  self->diary = diary;
}

void
chancery_export_set_raised (ChanceryExport *self, gboolean raised)
{
  g_return_if_fail (self != NULL);

  if (self->raised == raised)
    return;
  forget (self);
  self->raised = raised;
}

void
chancery_export_set_seal (ChanceryExport *self, ChancerySeal *seal)
{
  g_return_if_fail (self != NULL);

  chancery_seal_free (self->seal);
  self->seal = seal;
}

guint
chancery_export_get_n_left_contents (ChanceryExport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_left_contents;
}

void
chancery_export_set_books (ChanceryExport *self, ChanceryExportBooks *books)
{
  g_return_if_fail (self != NULL);

  self->books = books;
}

void
chancery_export_set_exported (ChanceryExport *self, const char *utc)
{
  g_return_if_fail (self != NULL);

  g_free (self->exported);
  self->exported = g_strdup (utc);
}

gboolean
chancery_export_prepare (ChanceryExport *self,
                         ChanceryProgressFunc progress,
                         gpointer user_data,
                         GCancellable *cancellable,
                         GError **error)
{
  Walk walk = {
    .export = self, .progress = progress, .progress_data = user_data, .cancellable = cancellable
  };

  g_return_val_if_fail (self != NULL, FALSE);

  forget (self);
  if (select_records (self, &walk, error))
    return TRUE;
  forget (self);
  return FALSE;
}

const ChanceryExportSummary *
chancery_export_get_summary (ChanceryExport *self)
{
  g_return_val_if_fail (self != NULL && self->selection != NULL, NULL);

  return &self->summary;
}

ChanceryRecord *
chancery_export_load (ChanceryExport *self, const char *id, GError **error)
{
  g_autoptr (ChanceryRecord) record = NULL;

  if (!chancery_selection_has (self->selection, id) ||
      (self->ceiling != NULL && chancery_ceiling_withholds (self->ceiling, id)))
    return NULL;
  record = chancery_records_load (self->db, id, error);
  if (record == NULL || self->ceiling == NULL)
    return g_steal_pointer (&record);
  return strip (self, record);
}

gboolean
chancery_export_may_name (ChanceryExport *self, const char *id)
{
  return self->ceiling == NULL || !chancery_ceiling_withholds (self->ceiling, id);
}

char *
chancery_export_dup_title (ChanceryExport *self, const char *id)
{
  g_autoptr (ChanceryRecord) record =
      self->ceiling == NULL ? chancery_records_load (self->db, id, NULL) : NULL;

  return record != NULL ? g_strdup (chancery_record_get_title (record)) : NULL;
}

char *
chancery_export_dup_level (ChanceryExport *self, const char *id)
{
  return chancery_records_get_level (self->db, id);
}

gboolean
chancery_export_foreach (ChanceryExport *self,
                         gboolean *enough,
                         ChanceryExportRecordFunc func,
                         gpointer user_data,
                         ChanceryProgressFunc progress,
                         gpointer progress_data,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GPtrArray) damaged = g_ptr_array_new_with_free_func (g_free);
  Walk walk = { .export = self,
                .func = func,
                .user_data = user_data,
                .progress = progress,
                .progress_data = progress_data,
                .cancellable = cancellable };

  if (!self->is_checked)
    {
      self->summary.n_damaged = 0;
      walk.damaged = damaged;
    }
  if (!walk_records (&walk, enough, visit_record, error))
    return FALSE;
  if (!self->is_checked)
    self->summary.damaged = take_list (damaged);
  self->is_checked = TRUE;
  return TRUE;
}

gboolean
chancery_export_tells_scope (ChanceryExport *self)
{
  g_return_val_if_fail (self != NULL && self->selection != NULL, FALSE);

  if (self->ceiling == NULL || self->scope_key == NULL)
    return TRUE;
  if (strcmp (self->scope_key, "query") == 0)
    return self->list_withheld;
  /* A case file is the first of its records; one record may be chosen alone. */
  if (strcmp (self->scope_key, "case") == 0 || g_strv_length (self->ids) == 1)
    return !chancery_ceiling_withholds (self->ceiling, self->ids[0]);
  return self->list_withheld;
}

gboolean
chancery_export_describe (ChanceryExport *self, ChanceryJsonHeader *header, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GError) reason = NULL;

  header->desk_day = chancery_settings_get (self->db, CHANCERY_SETTING_DESK_DAY, &reason);
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  header->exported = self->exported != NULL ? g_strdup (self->exported)
                                            : g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  header->program = g_strdup_printf ("Chancery %s", chancery_version ());
  if (chancery_export_tells_scope (self))
    {
      header->scope_key = g_strdup (self->scope_key);
      header->scope = self->redact && self->ceiling != NULL && self->scope != NULL
                          ? chancery_ceiling_redact_text (self->ceiling, self->scope)
                          : g_strdup (self->scope);
    }
  header->ceiling = g_strdup (self->level);
  if (self->ceiling != NULL && self->list_withheld)
    header->withheld = g_strdupv ((char **)chancery_ceiling_get_numbers (self->ceiling));
  return TRUE;
}
