/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-desk.h"

#include <glib/gi18n-lib.h>

#include "chancery-agenda.h"
#include "chancery-drafts.h"
#include "chancery-registry-private.h"
#include "chancery-text-cut.h"

#define TO_FINISH_LISTED 200

struct _ChanceryDesk
{
  gatomicrefcount ref_count;
  ChanceryDay day;
  GPtrArray *due;
  GPtrArray *unscheduled;
  GPtrArray *to_finish;
  gboolean has_more_to_finish;
  GPtrArray *coming;
  ChanceryDay coming_until;
  ChanceryDeskRow *next;
  ChanceryWorkingDays *working_days;
  guint n_overdue;
  guint n_open[CHANCERY_N_KINDS];
};

G_DEFINE_BOXED_TYPE (ChanceryDesk, chancery_desk, chancery_desk_ref, chancery_desk_unref)

static void
row_free (gpointer data)
{
  ChanceryDeskRow *row = data;

  g_free (row->id);
  g_free (row->reference);
  g_free (row->title);
  g_free (row->level);
  g_free (row->about);
  g_free (row->remark);
  g_free (row);
}

static const char *
why_due (ChanceryDueReason reason)
{
  switch (reason)
    {
    case CHANCERY_DUE_REPLY:
      return N_ ("Reply awaited");
    case CHANCERY_DUE_DEADLINE:
      return N_ ("Deadline");
    case CHANCERY_DUE_REVIEW:
      return N_ ("Review");
    case CHANCERY_DUE_PAPER:
      return N_ ("Answer due");
    case CHANCERY_DUE_ACTION:
    case CHANCERY_DUE_NOTHING_SCHEDULED:
    default:
      return "";
    }
}

static ChanceryDeskRow *
row_of_due (const ChanceryDueRow *due)
{
  ChanceryDeskRow *row = g_new0 (ChanceryDeskRow, 1);

  row->id = g_strdup (due->uuid);
  row->kind = due->kind;
  row->reference = g_strdup (due->reference);
  row->title = chancery_text_cut (due->title, CHANCERY_TEXT_CUT_TITLE);
  row->level = g_strdup (due->level);
  row->about =
      chancery_text_cut (due->about_title != NULL ? due->about_title : "", CHANCERY_TEXT_CUT_TITLE);
  row->why = why_due (due->reason);
  row->due = due->due;
  return row;
}

static char *
join_labels (GPtrArray *fields)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      const ChanceryField *field = g_ptr_array_index (fields, i);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", _ (field->label));
    }
  return g_string_free (text, FALSE);
}

static const char *
why_unfinished (const char *what)
{
  if (g_strcmp0 (what, "draft") == 0)
    return N_ ("Not registered");
  if (g_strcmp0 (what, "name") == 0)
    return N_ ("Name to check");
  return N_ ("Missing");
}

static ChanceryDeskRow *
row_of_gap (const ChanceryGapRow *gap)
{
  ChanceryDeskRow *row = g_new0 (ChanceryDeskRow, 1);

  row->id = g_strdup (gap->uuid);
  row->kind = gap->kind;
  row->reference = g_strdup (gap->reference);
  row->title = chancery_text_cut (gap->title, CHANCERY_TEXT_CUT_TITLE);
  row->level = g_strdup (gap->level);
  row->about = join_labels (gap->gaps);
  row->why = why_unfinished (gap->what);
  row->due = CHANCERY_DAY_NONE;
  return row;
}

static void
add_rows (GPtrArray *rows, const ChanceryAgenda *agenda, const GPtrArray *due)
{
  for (guint i = 0; i < due->len; i++)
    {
      ChanceryDeskRow *row = row_of_due (g_ptr_array_index (due, i));

      row->remark = chancery_agenda_remark (agenda, g_ptr_array_index (due, i));
      g_ptr_array_add (rows, row);
    }
}

/* What comes after everything that is announced: a calm desk says it. */
static gboolean
read_next (ChanceryDesk *self, ChanceryDb *db, const ChanceryAgenda *agenda, GError **error)
{
  ChanceryDueRow *next;
  GError *local = NULL;

  if (agenda->coming->len > 0)
    {
      self->next = row_of_due (g_ptr_array_index (agenda->coming, 0));
      return TRUE;
    }
  next = chancery_watch_next (db, self->day, &local);
  if (next != NULL)
    self->next = row_of_due (next);
  chancery_due_row_free (next);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

static gboolean
read_agenda (ChanceryDesk *self, ChanceryDb *db, GError **error)
{
  g_autoptr (ChanceryAgenda) agenda = chancery_agenda_read (db, self->day, error);

  if (agenda == NULL)
    return FALSE;
  self->working_days = chancery_working_days_ref (agenda->working_days);
  add_rows (self->due, agenda, agenda->due);
  add_rows (self->coming, agenda, agenda->coming);
  self->coming_until = agenda->coming_until;
  add_rows (self->unscheduled, agenda, agenda->unscheduled);
  for (guint i = 0; i < agenda->due->len; i++)
    if (((ChanceryDueRow *)g_ptr_array_index (agenda->due, i))->due < self->day)
      self->n_overdue++;
  return read_next (self, db, agenda, error);
}

static gboolean
read_to_finish (ChanceryDesk *self, ChanceryDb *db, GError **error)
{
  g_autoptr (GPtrArray) rows =
      chancery_watch_to_finish (db, TO_FINISH_LISTED, &self->has_more_to_finish, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (self->to_finish, row_of_gap (g_ptr_array_index (rows, i)));
  return TRUE;
}

static ChanceryDeskRow *
row_of_draft (const char *form, ChanceryDraft *draft)
{
  g_autoptr (ChanceryRecord) record = chancery_draft_build (draft);
  ChanceryDeskRow *row = g_new0 (ChanceryDeskRow, 1);

  row->id = g_strdup (form);
  row->kind = chancery_record_get_kind (record);
  row->reference = g_strdup (chancery_record_get_reference (record));
  row->title = chancery_text_cut (chancery_record_get_title (record), CHANCERY_TEXT_CUT_TITLE);
  row->level = g_strdup (chancery_record_get_level (record));
  row->about = g_strdup ("");
  row->why = N_ ("Draft, not saved");
  row->is_draft = TRUE;
  row->due = CHANCERY_DAY_NONE;
  return row;
}

static gboolean
read_drafts (ChanceryDesk *self, ChanceryDb *db, GError **error)
{
  g_autoptr (GPtrArray) forms = chancery_drafts_list_forms (db, NULL, error);

  if (forms == NULL)
    return FALSE;
  for (guint i = 0; i < forms->len; i++)
    {
      const char *form = g_ptr_array_index (forms, i);
      g_autoptr (GPtrArray) drafts = chancery_drafts_load (db, form, error);

      if (drafts == NULL)
        return FALSE;
      if (drafts->len > 0)
        g_ptr_array_add (self->to_finish, row_of_draft (form, g_ptr_array_index (drafts, 0)));
    }
  return TRUE;
}

static gboolean
count_open (ChanceryDesk *self, ChanceryDb *db, ChanceryKindId kind, GError **error)
{
  g_autoptr (GPtrArray) rows = chancery_watch_list (db, kind, NULL, self->day, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    self->n_open[kind] += chancery_watch_row_is_open (g_ptr_array_index (rows, i)) ? 1 : 0;
  return TRUE;
}

static gboolean
read_all (ChanceryDesk *self, ChanceryDb *db, GError **error)
{
  if (!read_agenda (self, db, error) || !read_drafts (self, db, error) ||
      !read_to_finish (self, db, error))
    return FALSE;
  for (ChanceryKindId i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    if (chancery_kind_has_flag (chancery_kind_get (i), CHANCERY_KIND_WATCHED) &&
        !count_open (self, db, i, error))
      return FALSE;
  return TRUE;
}

static ChanceryDesk *
desk_new (ChanceryDay day)
{
  ChanceryDesk *self = g_new0 (ChanceryDesk, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->day = day;
  self->due = g_ptr_array_new_with_free_func (row_free);
  self->unscheduled = g_ptr_array_new_with_free_func (row_free);
  self->to_finish = g_ptr_array_new_with_free_func (row_free);
  self->coming = g_ptr_array_new_with_free_func (row_free);
  return self;
}

static void
desk_job (GTask *task, ChanceryConnection *connection, ChanceryCall *call)
{
  g_autoptr (ChanceryDesk) desk = desk_new (call->number);
  GError *error = NULL;
  gboolean done;

  if (!chancery_db_begin_read (connection->db, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  done = read_all (desk, connection->db, &error);
  chancery_db_end_read (connection->db);
  if (!done)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&desk), (GDestroyNotify)chancery_desk_unref);
}

void
chancery_registry_desk_async (ChanceryRegistry *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  ChanceryCall *call;

  g_return_if_fail (CHANCERY_IS_REGISTRY (self));

  call = chancery_call_new (self);
  call->number = chancery_registry_get_desk_day (self);
  chancery_registry_push (self, CHANCERY_WORKER_FETCHER, call, desk_job,
                          chancery_registry_desk_async, cancellable, callback, user_data);
}

ChanceryDesk *
chancery_registry_desk_finish (ChanceryRegistry *self, GAsyncResult *result, GError **error)
{
  return chancery_call_finish (self, result, error);
}

ChanceryDesk *
chancery_desk_ref (ChanceryDesk *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
chancery_desk_unref (ChanceryDesk *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->due);
  g_ptr_array_unref (self->unscheduled);
  g_ptr_array_unref (self->to_finish);
  g_ptr_array_unref (self->coming);
  g_clear_pointer (&self->next, row_free);
  g_clear_pointer (&self->working_days, chancery_working_days_unref);
  g_free (self);
}

ChanceryDay
chancery_desk_get_day (ChanceryDesk *self)
{
  g_return_val_if_fail (self != NULL, CHANCERY_DAY_NONE);
  return self->day;
}

GPtrArray *
chancery_desk_get_due (ChanceryDesk *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->due;
}

GPtrArray *
chancery_desk_get_unscheduled (ChanceryDesk *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->unscheduled;
}

GPtrArray *
chancery_desk_get_to_finish (ChanceryDesk *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->to_finish;
}

gboolean
chancery_desk_has_more_to_finish (ChanceryDesk *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->has_more_to_finish;
}

GPtrArray *
chancery_desk_get_coming (ChanceryDesk *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->coming;
}

ChanceryDay
chancery_desk_get_coming_until (ChanceryDesk *self)
{
  g_return_val_if_fail (self != NULL, CHANCERY_DAY_NONE);
  return self->coming_until;
}

const ChanceryDeskRow *
chancery_desk_get_next (ChanceryDesk *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->next;
}

const ChanceryWorkingDays *
chancery_desk_get_working_days (ChanceryDesk *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->working_days;
}

guint
chancery_desk_get_n_overdue (ChanceryDesk *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_overdue;
}

guint
chancery_desk_get_n_open (ChanceryDesk *self, ChanceryKindId kind)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (kind < CHANCERY_N_KINDS, 0);
  return self->n_open[kind];
}
