/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-case-changes.h"

typedef enum
{
  STEP_MOVE,
  STEP_TEXT,
  STEP_REMOVE,
} StepType;

/* One thing that was done.  @other: of a move the paper before which it was put, NULL is the end; of a
 * text the field. */
typedef struct
{
  StepType type;
  char *id;
  char *other;
  char *text;
} Step;

struct _ChanceryCaseChanges
{
  GObject parent_instance;

  ChanceryRegistry *registry;
  const ChanceryField *items;
  ChanceryRecord *record;
  GPtrArray *lines;
  GPtrArray *saving; /* steps under way, or saved in what @record does not hold yet */
  GPtrArray *steps;  /* done since */
  char *sentence;
  char *said; /* of what is under way */
  guint source;
};

G_DEFINE_FINAL_TYPE (ChanceryCaseChanges, chancery_case_changes, G_TYPE_OBJECT)

enum
{
  CHANGED,
  SAID,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->id);
  g_free (step->other);
  g_free (step->text);
  g_free (step);
}

/* ---- the lines ---- */

static int
find_line (GPtrArray *lines, const char *id)
{
  for (guint i = 0; id != NULL && i < lines->len; i++)
    if (g_strcmp0 (chancery_line_get_id (g_ptr_array_index (lines, i)), id) == 0)
      return (int)i;
  return -1;
}

static void
set_text (ChanceryCaseChanges *self, guint position, const Step *step)
{
  g_autoptr (ChanceryValue) value = chancery_value_new_text (step->text);
  const ChanceryField *field = chancery_field_find (self->items->lines, step->other);
  ChanceryLine *line = self->lines->pdata[position];

  self->lines->pdata[position] = chancery_line_with_value (line, field, value);
  chancery_line_unref (line);
}

/* A paper that is gone meanwhile is left alone, as is one whose neighbour is. */
static void
apply (ChanceryCaseChanges *self, const Step *step)
{
  int position = find_line (self->lines, step->id);
  int before = step->type == STEP_MOVE ? find_line (self->lines, step->other) : -1;
  ChanceryLine *line;

  if (position < 0)
    return;
  switch (step->type)
    {
    case STEP_MOVE:
      if (step->other != NULL && before < 0)
        return;
      line = g_ptr_array_steal_index (self->lines, (guint)position);
      g_ptr_array_insert (self->lines, before > position ? before - 1 : before, line);
      break;
    case STEP_TEXT:
      set_text (self, (guint)position, step);
      break;
    case STEP_REMOVE:
    default:
      g_ptr_array_remove_index (self->lines, (guint)position);
      break;
    }
}

/* The lines of the record, then all that was done. */
static void
replay (ChanceryCaseChanges *self)
{
  ChanceryValue *lines = chancery_record_get_value (self->record, self->items);

  g_ptr_array_set_size (self->lines, 0);
  for (guint i = 0; i < chancery_value_get_n_items (lines); i++)
    g_ptr_array_add (self->lines, chancery_line_ref (chancery_value_get_line (lines, i)));
  for (guint i = 0; self->saving != NULL && i < self->saving->len; i++)
    apply (self, g_ptr_array_index (self->saving, i));
  for (guint i = 0; i < self->steps->len; i++)
    apply (self, g_ptr_array_index (self->steps, i));
}

static void
add_step (ChanceryCaseChanges *self,
          StepType type,
          const char *id,
          const char *other,
          const char *text)
{
  Step *step = g_new0 (Step, 1);

  step->type = type;
  step->id = g_strdup (id);
  step->other = g_strdup (other);
  step->text = g_strdup (text);
  g_ptr_array_add (self->steps, step);
  apply (self, step);
}

/* ---- saving ---- */

static GPtrArray *
steps_new (void)
{
  return g_ptr_array_new_with_free_func (step_free);
}

static void save (ChanceryCaseChanges *self);

/* The record after a save, whichever way it went. */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryCaseChanges) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryRecord) record =
      chancery_registry_load_finish (CHANCERY_REGISTRY (source), result, &error);

  g_clear_pointer (&self->saving, g_ptr_array_unref);
  if (record != NULL)
    chancery_case_changes_take_record (self, record);
  else
    {
      /* Gone, or the registry is closed. */
      g_ptr_array_set_size (self->steps, 0);
      replay (self);
    }
  g_signal_emit (self, signals[CHANGED], 0);
  if (self->steps->len > 0 && self->source == 0)
    save (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ChanceryCaseChanges *self = user_data;
  g_autoptr (GError) error = NULL;

  if (chancery_registry_save_finish (self->registry, result, &error) < 0)
    {
      g_ptr_array_set_size (self->saving, 0);
      g_signal_emit (self, signals[FAILED], 0, error);
    }
  else
    g_signal_emit (self, signals[SAID], 0, self->said);
  chancery_registry_load_async (self->registry, chancery_record_get_id (self->record), NULL,
                                loaded_cb, self);
}

static void
save (ChanceryCaseChanges *self)
{
  g_autoptr (ChanceryValue) value = chancery_value_new_lines (self->lines);
  g_autoptr (GPtrArray) drafts =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);
  ChanceryDraft *draft;

  if (self->saving != NULL)
    return;
  /* Down and up again is nothing. */
  if (chancery_value_equal (value, chancery_record_get_value (self->record, self->items)))
    {
      g_ptr_array_set_size (self->steps, 0);
      return;
    }
  self->saving = g_steal_pointer (&self->steps);
  self->steps = steps_new ();
  g_free (self->said);
  self->said = g_strdup (self->sentence);
  draft = chancery_draft_new_from_record (self->record);
  chancery_draft_set_value (draft, self->items, value);
  g_ptr_array_add (drafts, draft);
  chancery_registry_save_async (self->registry, drafts, NULL, NULL, saved_cb, g_object_ref (self));
}

static gboolean
save_cb (gpointer data)
{
  ChanceryCaseChanges *self = data;

  self->source = 0;
  save (self);
  return G_SOURCE_REMOVE;
}

/* ---- the object ---- */

static void
chancery_case_changes_finalize (GObject *object)
{
  ChanceryCaseChanges *self = CHANCERY_CASE_CHANGES (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->saving, g_ptr_array_unref);
  g_clear_pointer (&self->record, chancery_record_unref);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->lines);
  g_clear_object (&self->registry);
  g_free (self->sentence);
  g_free (self->said);

  G_OBJECT_CLASS (chancery_case_changes_parent_class)->finalize (object);
}

static void
chancery_case_changes_class_init (ChanceryCaseChangesClass *class)
{
  GType type = G_OBJECT_CLASS_TYPE (class);

  G_OBJECT_CLASS (class)->finalize = chancery_case_changes_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAID] = g_signal_new ("said", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
chancery_case_changes_init (ChanceryCaseChanges *self)
{
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);
  self->steps = steps_new ();
}

ChanceryCaseChanges *
chancery_case_changes_new (ChanceryRegistry *registry, const ChanceryField *items)
{
  ChanceryCaseChanges *self;

  g_return_val_if_fail (CHANCERY_IS_REGISTRY (registry), NULL);
  g_return_val_if_fail (items != NULL && items->lines != NULL, NULL);

  self = g_object_new (CHANCERY_TYPE_CASE_CHANGES, NULL);
  self->registry = g_object_ref (registry);
  self->items = items;
  return self;
}

void
chancery_case_changes_take_record (ChanceryCaseChanges *self, ChanceryRecord *record)
{
  g_return_if_fail (CHANCERY_IS_CASE_CHANGES (self));
  g_return_if_fail (record != NULL);

  if (self->record == NULL ||
      chancery_record_get_version (record) >= chancery_record_get_version (self->record))
    {
      chancery_record_ref (record);
      g_clear_pointer (&self->record, chancery_record_unref);
      self->record = record;
    }
  replay (self);
}

GPtrArray *
chancery_case_changes_get_lines (ChanceryCaseChanges *self)
{
  g_return_val_if_fail (CHANCERY_IS_CASE_CHANGES (self), NULL);
  return self->lines;
}

int
chancery_case_changes_find (ChanceryCaseChanges *self, const char *id)
{
  g_return_val_if_fail (CHANCERY_IS_CASE_CHANGES (self), -1);
  return find_line (self->lines, id);
}

gboolean
chancery_case_changes_move (ChanceryCaseChanges *self, guint from, guint to)
{
  guint next = to > from ? to + 1 : to;
  const char *before = NULL;

  g_return_val_if_fail (CHANCERY_IS_CASE_CHANGES (self), FALSE);

  if (from >= self->lines->len || to >= self->lines->len || from == to)
    return FALSE;
  if (next < self->lines->len)
    before = chancery_line_get_id (self->lines->pdata[next]);
  add_step (self, STEP_MOVE, chancery_line_get_id (self->lines->pdata[from]), before, NULL);
  return TRUE;
}

void
chancery_case_changes_remove (ChanceryCaseChanges *self, const char *id)
{
  g_return_if_fail (CHANCERY_IS_CASE_CHANGES (self));
  g_return_if_fail (id != NULL);

  add_step (self, STEP_REMOVE, id, NULL, NULL);
}

void
chancery_case_changes_set_text (ChanceryCaseChanges *self,
                                const char *id,
                                const char *field,
                                const char *text)
{
  g_return_if_fail (CHANCERY_IS_CASE_CHANGES (self));
  g_return_if_fail (id != NULL && field != NULL);

  add_step (self, STEP_TEXT, id, field, text);
}

void
chancery_case_changes_save (ChanceryCaseChanges *self, const char *sentence, guint rest)
{
  g_return_if_fail (CHANCERY_IS_CASE_CHANGES (self));

  if (sentence != NULL)
    {
      g_free (self->sentence);
      self->sentence = g_strdup (sentence);
    }
  g_clear_handle_id (&self->source, g_source_remove);
  if (self->steps->len == 0)
    return;
  if (rest > 0)
    self->source = g_timeout_add (rest, save_cb, self);
  else
    save (self);
}
