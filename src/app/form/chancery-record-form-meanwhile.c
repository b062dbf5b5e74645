/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Others do things to the records of a form while it is open: in another window, by the command
 * line.  It is said at once, and before anything is saved both versions stand side by side. */

#include "config.h"

#include "chancery-errors.h"
#include "chancery-form-fields.h"
#include "chancery-join-view.h"
#include "chancery-record-form-private.h"

#include <glib/gi18n-lib.h>

/* ---- what is said ---- */

static char *
phrase_time (ChanceryRecord *record)
{
  g_autoptr (GDateTime) utc =
      g_date_time_new_from_iso8601 (chancery_record_get_text (record, "changed"), NULL);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%H:%M") : g_strdup ("…");
}

static const char *
who_of (ChanceryRecord *record)
{
  const char *who = chancery_record_get_text (record, "changed_by");

  return who != NULL ? who : _ ("Somebody else");
}

/* “anna changed this record at 11:04.” */
static char *
phrase_act (ChanceryRecord *base, ChanceryRecord *theirs)
{
  g_autofree char *time = phrase_time (theirs);
  const char *who = who_of (theirs);
  gboolean other = base == NULL ||
                   chancery_record_get_state (base) != chancery_record_get_state (theirs);

  if (other && chancery_record_get_state (theirs) == CHANCERY_STATE_VOID)
    /* Translators: an officer, a time of day */
    return g_strdup_printf (_ ("%s made this record void at %s."), who, time);
  if (other && chancery_record_get_state (theirs) == CHANCERY_STATE_CLOSED)
    return g_strdup_printf (_ ("%s closed this record at %s."), who, time);
  if (other && chancery_record_get_reference (theirs) != NULL)
    /* Translators: an officer, a time of day, a register number */
    return g_strdup_printf (_ ("%s registered this record at %s, as %s."), who, time,
                            chancery_record_get_reference (theirs));
  return g_strdup_printf (_ ("%s changed this record at %s."), who, time);
}

static void
say_theirs (ChanceryRecordForm *self, ChanceryRecord *base, ChanceryRecord *theirs)
{
  g_autofree char *act = phrase_act (base, theirs);
  g_autofree char *words = NULL;
  const char *then = _ ("What you typed is kept; saving shows both versions side by side.");
  gboolean registered = chancery_record_get_state (base) == CHANCERY_STATE_DRAFT;

  if (self->voided)
    then = _ ("It is not changed any more; what you typed is kept as a draft.");
  else if (registered && chancery_record_get_state (theirs) == CHANCERY_STATE_REGISTERED)
    then = _ ("What you typed is kept; what it changes of the act is a correction now.");
  words = g_strconcat (act, " ", then, NULL);
  chancery_record_form_show_notice (self, words, FALSE);
}

/* ---- what changed ---- */

/* Nobody typed here yet: the form shows the record as it is. */
static void
show_theirs (ChanceryRecordForm *self, ChanceryRecord *base, ChanceryRecord *theirs)
{
  g_autofree char *act = phrase_act (base, theirs);
  g_autofree char *words = g_strconcat (act, " ", _ ("The form shows it as it is now."), NULL);

  g_hash_table_insert (self->originals, g_strdup (chancery_record_get_id (theirs)),
                       chancery_record_ref (theirs));
  if (g_str_equal (chancery_record_get_id (theirs), chancery_record_form_get_form_id (self)))
    {
      chancery_draft_free (self->draft);
      self->draft = chancery_draft_new_from_record (theirs);
      chancery_form_fields_load_main (CHANCERY_FORM_FIELDS (self->fields), self->draft);
    }
  chancery_record_form_show_notice (self, words, FALSE);
  chancery_record_form_show_buttons (self);
}

static void
take_theirs (ChanceryRecordForm *self, ChanceryRecord *theirs)
{
  const char *id = chancery_record_get_id (theirs);
  ChanceryRecord *base = g_hash_table_lookup (self->originals, id);
  g_autoptr (ChanceryRecord) kept = NULL;

  if (base == NULL || chancery_record_get_version (base) == chancery_record_get_version (theirs))
    return;
  kept = chancery_record_ref (base);
  if (g_str_equal (id, chancery_record_form_get_form_id (self)) &&
      chancery_record_get_state (theirs) == CHANCERY_STATE_VOID)
    self->voided = TRUE;
  if (!self->dirty && !self->voided)
    {
      show_theirs (self, kept, theirs);
      return;
    }
  g_hash_table_insert (self->theirs, g_strdup (id), chancery_record_ref (theirs));
  say_theirs (self, kept, theirs);
  chancery_record_form_show_buttons (self);
}

static void
take_deleted (ChanceryRecordForm *self, const char *id)
{
  if (!g_hash_table_remove (self->originals, id))
    return;
  g_hash_table_remove (self->theirs, id);
  if (!g_str_equal (id, chancery_record_form_get_form_id (self)))
    return;
  chancery_record_form_show_notice (self,
                                    _ ("This record was deleted meanwhile. What stands here is "
                                       "kept; saving makes the record anew."),
                                    FALSE);
  self->dirty = TRUE;
  chancery_record_form_queue_keep (self);
  chancery_record_form_show_buttons (self);
}

typedef struct
{
  ChanceryRecordForm *form;
  char *id;
  gboolean to_save; /* asked for because saving clashed */
} Question;

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (ChanceryRecordForm) self = question->form;
  g_autofree char *id = question->id;
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryRecord) record =
      chancery_registry_load_finish (CHANCERY_REGISTRY (source), result, &error);
  ChanceryRecord *base;
  gboolean to_save;

  to_save = question->to_save;
  g_free (question);
  if (self->box == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  base = g_hash_table_lookup (self->originals, id);
  if (to_save && base != NULL)
    self->found_theirs |=
        record != NULL
            ? chancery_record_get_version (record) != chancery_record_get_version (base)
            : g_error_matches (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NOT_FOUND);
  if (record != NULL)
    take_theirs (self, record);
  else if (g_error_matches (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_NOT_FOUND))
    take_deleted (self, id);
  if (!to_save || self->n_awaited == 0 || --self->n_awaited > 0)
    return;
  /* Without another version to compare, saving again would only clash again. */
  if (!self->found_theirs)
    return;
  /* What could not be saved is tried again, with both versions side by side. */
  if (self->registering)
    chancery_record_form_register_action (GTK_WIDGET (self), "form.register", NULL);
  else
    chancery_record_form_save_action (GTK_WIDGET (self), "form.save", NULL);
}

static void
load (ChanceryRecordForm *self, const char *id, gboolean to_save)
{
  Question *question = g_new0 (Question, 1);

  question->form = g_object_ref (self);
  question->id = g_strdup (id);
  question->to_save = to_save;
  chancery_registry_load_async (self->registry, id, self->cancellable, loaded_cb, question);
}

static void
changed_cb (ChanceryRegistry *registry, const char *const *ids, ChanceryRecordForm *self)
{
  g_autofree char **ours = NULL;

  /* What we save ourselves is no news. */
  if (self->busy || self->box == NULL)
    return;
  ours = (char **)g_hash_table_get_keys_as_array (self->originals, NULL);
  for (char **id = ours; *id != NULL; id++)
    if (ids == NULL || g_strv_contains (ids, *id))
      load (self, *id, FALSE);
}

void
chancery_record_form_watch (ChanceryRecordForm *self)
{
  g_signal_connect_object (self->registry, "changed", G_CALLBACK (changed_cb), self, 0);
}

void
chancery_record_form_ask_theirs (ChanceryRecordForm *self, gboolean registering)
{
  g_autofree char **ours =
      (char **)g_hash_table_get_keys_as_array (self->originals, &self->n_awaited);

  self->registering = registering;
  self->found_theirs = FALSE;
  /* Nothing that could be compared: the sentence at the foot has to do. */
  for (char **id = ours; *id != NULL; id++)
    load (self, *id, TRUE);
}

/* ---- both versions side by side ---- */

static void
leave_join (ChanceryRecordForm *self)
{
  if (self->join == NULL)
    return;
  gtk_box_remove (GTK_BOX (self->box), self->join);
  self->join = NULL;
  gtk_widget_set_visible (self->scrolled, TRUE);
  gtk_widget_set_visible (self->foot, TRUE);
  chancery_record_form_begin (self);
}

/* Stands on top of what is in the registry now, as if it had been typed so. */
static void
take_joined (ChanceryRecordForm *self, ChanceryFormJoin *join)
{
  g_autoptr (GPtrArray) drafts = chancery_form_join_build (join);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;
  gpointer record;

  g_free (self->joined);
  self->joined = g_strdup (chancery_form_join_get_theirs (join));
  g_hash_table_iter_init (&iter, self->theirs);
  while (g_hash_table_iter_next (&iter, &id, &record))
    g_hash_table_insert (self->originals, g_strdup (id), chancery_record_ref (record));
  g_hash_table_remove_all (self->theirs);
  for (guint i = 1; i < drafts->len; i++)
    g_ptr_array_add (others, g_ptr_array_index (drafts, i));
  chancery_draft_free (self->draft);
  self->draft = chancery_draft_copy (g_ptr_array_index (drafts, 0));
  chancery_form_fields_load (CHANCERY_FORM_FIELDS (self->fields), self->draft, others);
  gtk_widget_set_visible (self->notice, FALSE);
  self->dirty = TRUE;
  chancery_record_form_queue_keep (self);
  chancery_record_form_show_buttons (self);
}

static void
decided_cb (ChanceryJoinView *view, ChanceryRecordForm *self)
{
  gboolean registering = self->registering;

  take_joined (self, chancery_join_view_get_join (view));
  leave_join (self);
  if (registering && chancery_record_form_can_register (self))
    chancery_record_form_register_action (GTK_WIDGET (self), "form.register", NULL);
  else
    chancery_record_form_save_action (GTK_WIDGET (self), "form.save", NULL);
}

/* The record, and what it was when the draft of it was begun; NULL when nobody knows any more. */
static ChanceryRecord *
find_base (ChanceryRecordForm *self, ChanceryDraft *draft, ChanceryRecord **theirs)
{
  const char *id = chancery_draft_get_id (draft);
  ChanceryRecord *base = g_hash_table_lookup (self->originals, id);
  gint64 version = chancery_value_get_integer (chancery_draft_get (draft, "version"));

  *theirs = g_hash_table_lookup (self->theirs, id);
  if (base == NULL || version == chancery_record_get_version (base))
    return base;
  /* A draft that was kept for long is older than what the form began with. */
  if (*theirs == NULL)
    *theirs = base;
  return NULL;
}

static ChanceryFormJoin *
make_join (ChanceryRecordForm *self, gboolean *needed, ChanceryRecord **first)
{
  g_autoptr (GPtrArray) drafts =
      chancery_form_fields_collect (CHANCERY_FORM_FIELDS (self->fields), self->draft);
  ChanceryFormJoin *join = chancery_form_join_new ();

  for (guint i = 0; i < drafts->len; i++)
    {
      ChanceryDraft *draft = g_ptr_array_index (drafts, i);
      ChanceryRecord *theirs = NULL;
      ChanceryRecord *base = find_base (self, draft, &theirs);

      if (theirs != NULL && !*needed)
        *first = theirs;
      *needed = *needed || theirs != NULL;
      chancery_form_join_add (join, base, theirs, draft);
    }
  return join;
}

gboolean
chancery_record_form_join (ChanceryRecordForm *self, gboolean registering)
{
  gboolean needed = FALSE;
  ChanceryRecord *theirs = NULL;
  g_autoptr (ChanceryFormJoin) join = NULL;
  g_autofree char *who = NULL;

  if (self->join != NULL)
    {
      chancery_join_view_go_on (CHANCERY_JOIN_VIEW (self->join));
      return TRUE;
    }
  join = make_join (self, &needed, &theirs);
  if (!needed)
    return FALSE;
  if (chancery_form_join_get_clashes (join)->len == 0)
    {
      take_joined (self, join);
      return FALSE;
    }
  self->registering = registering;
  who = phrase_act (g_hash_table_lookup (self->originals, chancery_record_get_id (theirs)), theirs);
  self->join = chancery_join_view_new (g_steal_pointer (&join), who,
                                       registering ? _ ("_Register…") : _ ("_Save"));
  g_signal_connect (self->join, "decided", G_CALLBACK (decided_cb), self);
  g_signal_connect_swapped (self->join, "left", G_CALLBACK (leave_join), self);
  gtk_widget_set_vexpand (self->join, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->join);
  gtk_widget_set_visible (self->notice, FALSE);
  gtk_widget_set_visible (self->scrolled, FALSE);
  gtk_widget_set_visible (self->foot, FALSE);
  gtk_widget_grab_focus (self->join);
  return TRUE;
}
