/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Saving and registering the group of records of a form. */

#include "config.h"

#include "chancery-errors.h"
#include "chancery-form-fields.h"
#include "chancery-form-group.h"
#include "chancery-record-form-private.h"
#include "chancery-register-sheet.h"
#include "chancery-sheet.h"

#include <glib/gi18n-lib.h>

/* ---- saving ---- */

static void
saved (ChanceryRecordForm *self, const char *sentence, gboolean undo)
{
  g_autofree char *id = g_strdup (chancery_record_form_get_form_id (self));

  self->dirty = FALSE;
  g_clear_handle_id (&self->keep_source, g_source_remove);
  chancery_registry_drop_drafts_async (self->registry, id, NULL, NULL, NULL);
  chancery_form_fields_saved (CHANCERY_FORM_FIELDS (self->fields), id);
  g_signal_emit_by_name (self, "said", sentence, undo);
  g_signal_emit_by_name (self, "saved", id);
}

static void
say_failure (ChanceryRecordForm *self, const GError *error, gboolean registering)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_error_matches (error, CHANCERY_STORE_ERROR, CHANCERY_STORE_ERROR_CONFLICT))
    {
      chancery_record_form_say_problem (
          self, _ ("Somebody else changed this record meanwhile. The draft is kept."));
      chancery_record_form_ask_theirs (self, registering);
    }
  else
    chancery_record_form_say_problem (self, error->message);
  /* Whoever left it while it saved does not read it there. */
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    g_signal_emit_by_name (self, "failed", error);
  /* What could not be saved is still there. */
  self->dirty = TRUE;
  chancery_record_form_keep (self);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryRecordForm) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 act = chancery_registry_save_finish (CHANCERY_REGISTRY (source), result, &error);

  if (self->box == NULL)
    return;
  chancery_record_form_set_busy (self, FALSE);
  if (act < 0 && error != NULL)
    say_failure (self, error, FALSE);
  else if (self->joined != NULL)
    {
      /* Translators: %s are names of fields. */
      g_autofree char *sentence =
          g_strdup_printf (_ ("Saved, with what was changed meanwhile: %s"), self->joined);

      saved (self, sentence, TRUE);
    }
  else
    saved (self, _ ("Saved"), TRUE);
}

/* A line that was taken away goes with its record; it was never registered. */
static void
delete_removed (ChanceryRecordForm *self, GPtrArray *drafts)
{
  g_autoptr (GPtrArray) removed = chancery_form_group_list_removed (drafts, self->originals);

  for (guint i = 0; i < removed->len; i++)
    chancery_registry_delete_async (self->registry, g_ptr_array_index (removed, i), NULL, NULL,
                                    NULL);
}

static void
save_group (ChanceryRecordForm *self, const char *reason)
{
  g_autoptr (GPtrArray) drafts =
      chancery_form_fields_collect (CHANCERY_FORM_FIELDS (self->fields), self->draft);

  chancery_record_form_press_save (self, drafts);
  chancery_form_group_add_follow_up (drafts, chancery_record_form_get_original (self));
  delete_removed (self, drafts);
  chancery_form_group_forget_versions (drafts, self->originals);
  chancery_form_group_drop_unchanged (drafts, self->originals);
  chancery_record_form_set_busy (self, TRUE);
  chancery_registry_save_async (self->registry, drafts, reason, self->cancellable, saved_cb,
                                g_object_ref (self));
}

static void
reason_given_cb (GtkWidget *owner, GtkWidget *extra, gpointer user_data)
{
  save_group (CHANCERY_RECORD_FORM (owner), gtk_editable_get_text (GTK_EDITABLE (extra)));
}

/* Without a reason nobody can tell later why it was put right. */
static void
reason_changed_cb (GtkEditable *entry, gpointer user_data)
{
  chancery_sheet_set_ready (GTK_WIDGET (entry), *gtk_editable_get_text (entry) != '\0');
}

static void
reason_typed_cb (GtkEntry *entry, gpointer user_data)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    chancery_sheet_go (GTK_WIDGET (entry));
}

/* What happens to fields that changed and to fields that were filled in; either may be NULL. */
static char *
phrase_corrections (const char *corrected, const char *completed)
{
  GString *words = g_string_new (_ ("The record is registered."));

  if (corrected != NULL)
    {
      g_string_append_c (words, ' ');
      /* Translators: %s are names of fields, “Date, Subject”. */
      g_string_append_printf (words, _ ("%s will stand corrected, with the original beside it."),
                              corrected);
    }
  if (completed != NULL)
    {
      g_string_append_c (words, ' ');
      /* Translators: %s are names of fields, “Addressee, Level”. */
      g_string_append_printf (words,
                              _ ("Nothing stood here before: %s. It will stand as filled in later, "
                                 "with the reason."),
                              completed);
    }
  return g_string_free (words, FALSE);
}

/* A frozen field that changes is a correction, whose original stays; one that was empty has none.
 * In either case somebody says why. */
static void
ask_reason (ChanceryRecordForm *self, const char *corrected, const char *completed)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *body = phrase_corrections (corrected, completed);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Why"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  corrected != NULL ? _ ("Reason for the correction")
                                                    : _ ("Reason for filling it in"),
                                  -1);
  g_signal_connect (entry, "activate", G_CALLBACK (reason_typed_cb), NULL);
  g_signal_connect (entry, "changed", G_CALLBACK (reason_changed_cb), NULL);
  chancery_sheet_ask (GTK_WIDGET (self),
                      corrected != NULL ? _ ("Correct the Record?") : _ ("Fill In the Record?"),
                      body, entry, corrected != NULL ? _ ("_Correct") : _ ("_Fill In"),
                      CHANCERY_SHEET_SUGGESTED, reason_given_cb, NULL, NULL);
  chancery_sheet_set_ready (entry, FALSE);
}

static gboolean
check (ChanceryRecordForm *self)
{
  g_autofree char *problem =
      chancery_form_fields_find_problem (CHANCERY_FORM_FIELDS (self->fields));

  if (problem == NULL)
    return TRUE;
  chancery_record_form_say_problem (self, problem);
  return FALSE;
}

void
chancery_record_form_save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryRecordForm *self = CHANCERY_RECORD_FORM (widget);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autofree char *corrected = NULL;
  g_autofree char *completed = NULL;

  if (self->busy || self->voided || !check (self) || chancery_record_form_join (self, FALSE))
    return;
  drafts = chancery_form_fields_collect (CHANCERY_FORM_FIELDS (self->fields), self->draft);
  corrected = chancery_form_group_list_corrections (drafts, self->originals, &completed);
  if (corrected != NULL || completed != NULL)
    ask_reason (self, corrected, completed);
  else
    save_group (self, NULL);
}

/* ---- registering ---- */

static void
registered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryRecordForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *number =
      chancery_registry_register_finish (CHANCERY_REGISTRY (source), result, &error);
  g_autofree char *sentence = NULL;

  if (self->box == NULL)
    return;
  chancery_record_form_set_busy (self, FALSE);
  if (number == NULL)
    {
      say_failure (self, error, TRUE);
      return;
    }
  /* Translators: %s is a register number, PROT/2026/0015. */
  sentence = *number != '\0' ? g_strdup_printf (_ ("Registered as %s"), number)
                             : g_strdup (_ ("Registered"));
  saved (self, sentence, FALSE);
}

static void
register_group (GtkWidget *owner, GtkWidget *extra, gpointer user_data)
{
  ChanceryRecordForm *self = CHANCERY_RECORD_FORM (owner);
  g_autoptr (GPtrArray) drafts =
      chancery_form_fields_collect (CHANCERY_FORM_FIELDS (self->fields), self->draft);

  chancery_record_form_press_save (self, drafts);
  chancery_form_group_add_follow_up (drafts, chancery_record_form_get_original (self));
  delete_removed (self, drafts);
  chancery_form_group_forget_versions (drafts, self->originals);
  chancery_form_group_drop_unchanged (drafts, self->originals);
  chancery_form_group_say_unknown (g_ptr_array_index (drafts, 0));
  chancery_record_form_set_busy (self, TRUE);
  chancery_registry_register_async (self->registry, drafts, chancery_record_form_get_form_id (self),
                                    self->cancellable, registered_cb, g_object_ref (self));
}

void
chancery_record_form_register_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryRecordForm *self = CHANCERY_RECORD_FORM (widget);
  g_autoptr (GPtrArray) drafts = NULL;
  const char *missing;

  if (self->busy || self->voided || !check (self) || chancery_record_form_join (self, TRUE))
    return;
  drafts = chancery_form_fields_collect (CHANCERY_FORM_FIELDS (self->fields), self->draft);
  if ((missing = chancery_form_group_find_missing (g_ptr_array_index (drafts, 0))) != NULL)
    {
      const ChanceryField *field = chancery_kind_find_field (self->kind, missing);
      /* Translators: %s is the name of a field: “To”, “Subject”. */
      g_autofree char *words = g_strdup_printf (_ ("To register, fill in “%s”"), _ (field->label));

      chancery_form_fields_go_to_field (CHANCERY_FORM_FIELDS (self->fields), missing);
      chancery_record_form_say_problem (self, words);
      return;
    }
  chancery_register_sheet_ask (widget, self->registry, drafts, register_group);
}
