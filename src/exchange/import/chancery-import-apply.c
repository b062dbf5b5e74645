/* SPDX-FileCopyrightText: 2026 The Chancery developers */
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The second step: what was judged is written, in transactions of thousands under
 * one batch, rows first, then their text for search. */

#include "config.h"

#include "chancery-import-private.h"

#include "chancery-attachment-text.h"
#include "chancery-attachments.h"
#include "chancery-batches.h"
#include "chancery-canonical.h"
#include "chancery-errors.h"
#include "chancery-history.h"
#include "chancery-past.h"
#include "chancery-record-import.h"
#include "chancery-records.h"
#include "chancery-settings.h"

#include <string.h>

#define N_A_TRANSACTION 5000

/* With more records than this the index is written otherwise, and tidied up afterwards; fewer are merged by and by, as
 * those that are saved. */
#define N_A_FEW 500

/* Why a registered record was corrected.  It travels with the record: the same at every desk, whatever its language and
 * its name for the file. */
#define BROUGHT_IN "Brought in with a file"

/* The run of one chancery_import_apply(). */
typedef struct
{
  ChanceryImport *import;
  ChanceryConflicts conflicts;
  ChanceryAct act;
  char *now;
  gint64 batch;
  gint64 n_records; /* of the file */
  gint64 n_visited; /* so far */
  gint64 n_written;
  ChanceryScratchTurn turn; /* of the last that was visited */
  gboolean is_large;
  gboolean writing; /* between begin and commit */
  GError *error;
} Run;

static gboolean
begin (Run *run, GError **error)
{
  run->writing = chancery_db_begin (run->import->db, &run->act, error);
  return run->writing;
}

/* All transactions of an import are one group of the history. */
static gboolean
commit (Run *run, GError **error)
{
  /* What cannot be committed has been rolled back. */
  run->writing = FALSE;
  if (!chancery_db_commit (run->import->db, error))
    return FALSE;
  if (run->act.group == 0)
    run->act.group = chancery_db_get_group (run->import->db);
  return TRUE;
}

static void
fill (ChanceryDraft *draft, const char *field, const char *text)
{
  if (chancery_draft_get_text (draft, field) == NULL)
    chancery_draft_set_text (draft, field, text);
}

/* A file may leave out what only this program writes. */
static void
fill_bookkeeping (Run *run, ChanceryDraft *draft)
{
  fill (draft, "created", run->now);
  fill (draft, "created_by", run->act.who);
  fill (draft, "changed", run->now);
  fill (draft, "changed_by", run->act.who);
  if (chancery_value_get_integer (chancery_draft_get (draft, "version")) <= 0)
    {
      g_autoptr (ChanceryValue) version = chancery_value_new_integer (1);

      chancery_draft_set (draft, "version", version);
    }
}

/* What was compared has to be what is here still.  @ours: (out): that, NULL for a new record. */
static gboolean
load_ours (Run *run, const ChanceryScratchRecord *kept, ChanceryRecord **ours, GError **error)
{
  g_autofree char *digest = NULL;

  if (kept->verdict == CHANCERY_VERDICT_NEW)
    {
      if (chancery_records_get_row (run->import->db, kept->id) == 0)
        return TRUE;
    }
  else
    {
      *ours = chancery_records_load (run->import->db, kept->id, error);
      if (*ours == NULL)
        return FALSE;
      digest = chancery_canonical_digest (*ours);
      if (g_strcmp0 (digest, kept->digest) == 0)
        return TRUE;
    }
  g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_CONFLICT,
               "%s changed since the file was read", kept->id);
  return FALSE;
}

/* The time that the file gives, when its writer changed the record after what is here was written. */
static char *
dup_their_time (const ChanceryScratchRecord *kept, ChanceryRecord *ours)
{
  const char *changed = chancery_record_get_text (ours, "changed");
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) here = NULL;
  g_autoptr (GDateTime) there = NULL;
  g_autoptr (GDateTime) time = NULL;

  if (kept->changed == NULL || kept->changed_by == NULL || changed == NULL)
    return NULL;
  here = g_date_time_new_from_iso8601 (changed, utc);
  there = g_date_time_new_from_iso8601 (kept->changed, utc);
  if (here == NULL || there == NULL || g_date_time_compare (there, here) <= 0 ||
      g_date_time_compare (there, now) > 0)
    return NULL;
  time = g_date_time_to_utc (there);
  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
}

/* A registered record says itself what of it was changed: who wrote the file did it, as far as the file tells,
 * else who brings it in.  The batch knows how the file was called here. */
static void
correct (Run *run, const ChanceryScratchRecord *kept, ChanceryDraft *draft, ChanceryRecord *ours)
{
  g_autofree char *when = dup_their_time (kept, ours);
  const ChanceryCredit credit = { .who = when != NULL ? kept->changed_by : run->act.who,
                                  .when = when != NULL ? when : run->now,
                                  .reason = BROUGHT_IN };

  chancery_record_import_correct (run->import->db, draft, ours, &credit);
}

static void
note_label (gpointer label, gpointer target, gpointer user_data)
{
  Run *run = ((gpointer *)user_data)[0];
  const char *id = ((gpointer *)user_data)[1];

  if (run->error == NULL)
    chancery_batches_note_label (run->import->db, run->batch, id, label, target, &run->error);
}

static gboolean
note_record (Run *run, const ChanceryScratchRecord *kept, const char *what, GError **error)
{
  gboolean decided = kept->verdict == CHANCERY_VERDICT_CONFLICT &&
                     strcmp (what, CHANCERY_BATCH_CHANGED) == 0;
  gpointer data[] = { run, kept->id };

  if (!chancery_batches_note (run->import->db, run->batch, kept->id, what,
                              decided ? CHANCERY_BATCH_CLASH : NULL, error))
    return FALSE;
  if (kept->has_labels && !chancery_scratch_foreach_label (run->import->scratch, kept->ordinal,
                                                           note_label, data, error))
    return FALSE;
  if (run->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&run->error));
  return FALSE;
}

/* History keeps what came where it is not what is here from now on. */
static gboolean
put (Run *run, ChanceryRecord *record, ChanceryRecord *theirs, GError **error)
{
  g_autofree char *here = theirs != NULL ? chancery_canonical_digest (record) : NULL;
  g_autofree char *there = theirs != NULL ? chancery_canonical_digest (theirs) : NULL;

  return chancery_record_import_put (run->import->db, record,
                                     g_strcmp0 (here, there) != 0 ? theirs : NULL, error);
}

static gboolean
write_record (Run *run, const ChanceryScratchRecord *kept, GError **error)
{
  g_autoptr (ChanceryDraft) draft = NULL;
  g_autoptr (ChanceryRecord) ours = NULL;
  g_autoptr (ChanceryRecord) theirs = NULL;
  g_autoptr (ChanceryRecord) record = NULL;

  if (!load_ours (run, kept, &ours, error))
    return FALSE;
  draft = chancery_import_load (run->import, kept->ordinal, error);
  if (draft == NULL)
    return FALSE;
  if (ours != NULL &&
      (theirs = chancery_import_load_theirs (run->import, kept->ordinal, draft, error)) == NULL)
    return FALSE;
  if (kept->verdict == CHANCERY_VERDICT_CONFLICT &&
      !chancery_import_apply_decisions (run->import, kept->ordinal, run->conflicts, draft, error))
    return FALSE;
  fill_bookkeeping (run, draft);
  if (ours != NULL)
    {
      correct (run, kept, draft, ours);
      chancery_past_settle (draft);
    }
  else
    chancery_import_mark_partial (run->import, draft);
  record = chancery_draft_build (draft);
  if (kept->verdict == CHANCERY_VERDICT_CONFLICT)
    {
      g_autofree char *digest = chancery_canonical_digest (record);

      /* All clashes were decided for what stands here. */
      if (g_strcmp0 (digest, kept->digest) == 0)
        return note_record (run, kept, "conflict", error);
    }
  run->n_written++;
  return put (run, record, theirs, error) &&
         note_record (run, kept,
                      kept->verdict == CHANCERY_VERDICT_NEW ? "new" : CHANCERY_BATCH_CHANGED,
                      error);
}

static gboolean
visit_record (Run *run, const ChanceryScratchRecord *kept, GError **error)
{
  switch ((ChanceryVerdict)kept->verdict)
    {
    case CHANCERY_VERDICT_NEW:
    case CHANCERY_VERDICT_CHANGED:
    case CHANCERY_VERDICT_CONFLICT:
      return write_record (run, kept, error);
    case CHANCERY_VERDICT_UNCHANGED:
      return note_record (run, kept, "unchanged", error);
    case CHANCERY_VERDICT_NUMBER_TAKEN:
      return chancery_batches_note (run->import->db, run->batch, kept->id, "conflict",
                                    "its number belongs to another record", error);
    /* Ours is ahead: it is not as the file says. */
    case CHANCERY_VERDICT_BEHIND:
      return chancery_batches_note (run->import->db, run->batch, kept->id, "behind", NULL, error);
    case CHANCERY_VERDICT_NONE:
    default:
      return TRUE;
    }
}

/* Few are written as the file has them. */
static gboolean
next_record (Run *run, ChanceryScratchRecord *kept, GError **error)
{
  ChanceryScratch *scratch = run->import->scratch;

  if (run->is_large)
    return chancery_scratch_next_by_day (scratch, &run->turn, kept, error);
  if (!chancery_scratch_next_record (scratch, run->turn.ordinal, kept, error))
    return FALSE;
  run->turn.ordinal = kept->ordinal;
  return TRUE;
}

/* One transaction. */
static gboolean
write_some (Run *run, gboolean *at_end, GError **error)
{
  ChanceryImport *self = run->import;

  if (!begin (run, error))
    return FALSE;
  *at_end = FALSE;
  for (guint i = 0; i < N_A_TRANSACTION && !*at_end; i++)
    {
      g_auto (ChanceryScratchRecord) kept = { 0 };

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
          !next_record (run, &kept, error))
        return FALSE;
      *at_end = kept.id == NULL;
      if (*at_end)
        break;
      run->n_visited++;
      if (!visit_record (run, &kept, error))
        return FALSE;
      if (self->progress != NULL)
        self->progress ((guint64)run->n_visited, (guint64)run->n_records * 2, self->progress_data);
    }
  return commit (run, error);
}

static gboolean
write_records (Run *run, GError **error)
{
  gboolean at_end = FALSE;

  while (!at_end)
    if (!write_some (run, &at_end, error))
      return FALSE;
  return TRUE;
}

static GInputStream *
open_content (Run *run, const char *digest, GError **error)
{
  ChanceryImport *self = run->import;
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) inside = chancery_scratch_get_data (self->scratch, digest, &reason);
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;

  if (inside != NULL)
    return g_memory_input_stream_new_from_bytes (inside);
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  if (self->bag != NULL)
    return chancery_bag_open_content (self->bag, digest);
  path = g_build_filename (self->contents, digest, NULL);
  file = g_file_new_for_path (path);
  return G_INPUT_STREAM (g_file_read (file, self->cancellable, error));
}

static gboolean
write_content (Run *run, const char *digest, GError **error)
{
  ChanceryImport *self = run->import;
  g_autoptr (GInputStream) stream = open_content (run, digest, error);
  ChanceryContent content;

  if (stream == NULL ||
      !chancery_attachments_put (self->db, stream, &content, self->cancellable, error))
    return FALSE;
  if (strcmp (content.sha256, digest) == 0)
    return self->missing == NULL || !g_hash_table_contains (self->missing, digest) ||
           chancery_batches_note_content (self->db, run->batch, digest, error);
  g_set_error (error, CHANCERY_EXCHANGE_ERROR, CHANCERY_EXCHANGE_ERROR_INVALID,
               "%s/%s: the content changed while it was read",
               self->contents != NULL ? self->contents : self->name, digest);
  return FALSE;
}

static gboolean
write_contents (Run *run, GError **error)
{
  g_autoptr (GPtrArray) digests = chancery_scratch_list_contents (run->import->scratch, error);

  if (digests == NULL)
    return FALSE;
  for (guint i = 0; i < digests->len; i++)
    if (!begin (run, error) || !write_content (run, digests->pdata[i], error) ||
        !commit (run, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_texts (Run *run, GError **error)
{
  ChanceryImport *self = run->import;
  gint64 last = 0;
  gint64 done = 0;

  chancery_record_import_set_step (self->db, CHANCERY_IMPORT_TEXTS);
  do
    {
      gint64 after = last;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !begin (run, error) ||
          !chancery_record_import_index (self->db, after, N_A_TRANSACTION, &last, error) ||
          !commit (run, error))
        return FALSE;
      done = MIN (done + N_A_TRANSACTION, run->n_records);
      if (self->progress != NULL)
        self->progress ((guint64)(run->n_records + done), (guint64)run->n_records * 2,
                        self->progress_data);
    }
  while (last != 0);
  return TRUE;
}

/* An example brings its own day along; a registry that has its own life keeps it. */
static gboolean
write_settings (Run *run, GError **error)
{
  ChanceryImport *self = run->import;

  if (self->chosen != NULL &&
      !chancery_csv_mapping_save (self->chosen, self->db, run->batch, error))
    return FALSE;
  if (self->header.desk_day == NULL || !self->registry_is_empty)
    return TRUE;
  return chancery_settings_set (self->db, CHANCERY_SETTING_DESK_DAY, self->header.desk_day, error);
}

static gboolean
note_signatures (Run *run, GError **error)
{
  const ChancerySealNews *news = run->import->news;

  for (guint i = 0; news != NULL && i < news->signatures->len; i++)
    {
      g_autofree char *kept = chancery_signature_to_log (news->signatures->pdata[i]);

      if (!chancery_batches_note_signature (run->import->db, run->batch, kept, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
note_history (Run *run, GError **error)
{
  const GPtrArray *faults = run->import->history_faults;

  for (guint i = 0; faults != NULL && i < faults->len; i++)
    if (!chancery_batches_note_history (run->import->db, run->batch, faults->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
configure_index (Run *run, gboolean writing, GError **error)
{
  return !run->is_large || chancery_record_import_configure (run->import->db, writing, error);
}

static gboolean
write_all (Run *run, GError **error)
{
  return write_contents (run, error) && write_records (run, error) && write_texts (run, error) &&
         begin (run, error) && write_settings (run, error) && note_signatures (run, error) &&
         note_history (run, error) && configure_index (run, FALSE, error) &&
         chancery_batches_done (run->import->db, run->batch, error) && commit (run, error);
}

/* All is written, and said to be: where this fails or is called off, the index has more pieces than it could. */
static void
settle (Run *run)
{
  g_autoptr (GError) error = NULL;

  if (run->n_written > N_A_FEW &&
      !chancery_record_import_settle (run->import->db, run->n_written, &error))
    g_debug ("the text index was not merged: %s", error->message);
}

static gboolean
check_unchanged (ChanceryImport *self, GError **error)
{
  if (chancery_history_get_head (self->db) == self->history_head)
    return TRUE;
  g_set_error (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_CONFLICT,
               "the registry changed since %s was read; read it again", self->name);
  return FALSE;
}

/* Records, at most; it is seen only later which clashes take something. */
static guint64
count_to_write (ChanceryImport *self)
{
  return self->summary.n_new + self->summary.n_changed + self->summary.n_conflicts;
}

/* The batch, and how the index is written for it, are there together or not at all. */
static gboolean
begin_batch (Run *run, GError **error)
{
  ChanceryImport *self = run->import;
  const char *file = self->bag_name != NULL ? self->bag_name : self->name;

  if (!begin (run, error))
    return FALSE;
  run->batch = chancery_batches_begin (self->db, file, run->act.who, error);
  if (run->batch != 0 && configure_index (run, TRUE, error))
    return commit (run, error);
  chancery_db_rollback (self->db);
  return FALSE;
}

static gboolean
revert (Run *run, GError **error)
{
  if (!begin (run, error))
    return FALSE;
  if (chancery_batches_revert (run->import->db, run->batch, &run->act, error) &&
      configure_index (run, FALSE, error))
    return commit (run, error);
  chancery_db_rollback (run->import->db);
  return FALSE;
}

static void
take_back (Run *run)
{
  g_autoptr (GError) error = NULL;

  if (run->writing)
    chancery_db_rollback (run->import->db);
  chancery_db_set_cancellable (run->import->db, NULL);
  /* If even this fails, the batch stays marked as unfinished and the next opening does it. */
  if (!revert (run, &error))
    g_debug ("import %" G_GINT64_FORMAT " is not taken back yet: %s", run->batch, error->message);
}

static gboolean
run_import (Run *run, GError **error)
{
  ChanceryImport *self = run->import;
  gboolean done;

  if (!begin_batch (run, error))
    return FALSE;
  chancery_db_set_cancellable (self->db, self->cancellable);
  chancery_record_import_set_step (self->db, CHANCERY_IMPORT_ROWS);
  done = write_all (run, error);
  if (done)
    settle (run);
  chancery_db_set_cancellable (self->db, NULL);
  if (!done)
    take_back (run);
  chancery_record_import_set_step (self->db, CHANCERY_IMPORT_NOTHING);
  return done;
}

gboolean
chancery_import_apply (ChanceryImport *self,
                       const char *author,
                       ChanceryConflicts conflicts,
                       gint64 *batch,
                       ChanceryProgressFunc progress,
                       gpointer user_data,
                       GCancellable *cancellable,
                       GError **error)
{
  Run run = { .import = self,
              .conflicts = conflicts,
              .turn = CHANCERY_SCRATCH_TURN_START,
              .act = { .who = author, .action = "import" } };
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *text = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  gboolean done;

  g_return_val_if_fail (self != NULL && author != NULL, FALSE);
  g_return_val_if_fail (self->judged, FALSE);

  if (batch != NULL)
    *batch = 0;
  if (!chancery_import_check_seals (self, error) ||
      !chancery_import_check_conflicts (self, conflicts, error) || !check_unchanged (self, error))
    return FALSE;
  if (count_to_write (self) == 0 && self->summary.n_contents == 0)
    return TRUE;
  run.is_large = count_to_write (self) > N_A_FEW;
  run.now = text;
  run.n_records = chancery_scratch_count_records (self->scratch);
  self->progress = progress;
  self->progress_data = user_data;
  self->cancellable = cancellable;
  done = run_import (&run, error);
  self->progress = NULL;
  self->cancellable = NULL;
  if (done && batch != NULL && run.n_written > 0)
    *batch = run.batch;
  return done;
}

gboolean
chancery_import_read_texts (ChanceryImport *self,
                            ChanceryProgressFunc progress,
                            gpointer user_data,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (GPtrArray) digests = NULL;

  g_return_val_if_fail (self != NULL && self->scratch != NULL, FALSE);

  digests = chancery_scratch_list_contents (self->scratch, error);
  if (digests == NULL)
    return FALSE;
  for (guint i = 0; i < digests->len; i++)
    {
      if (!chancery_attachment_text_take_one (self->db, digests->pdata[i], cancellable, error))
        return FALSE;
      if (progress != NULL)
        progress (i + 1, digests->len, user_data);
    }
  return TRUE;
}
