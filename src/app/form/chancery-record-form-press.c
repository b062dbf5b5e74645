/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-form-press.h"

#include "chancery-form-fields.h"
#include "chancery-form-layout.h"
#include "chancery-record-form-private.h"
#include "chancery-registry-press.h"

#include <glib/gi18n-lib.h>

static GPtrArray *
collect (ChanceryRecordForm *self)
{
  return chancery_form_fields_collect (CHANCERY_FORM_FIELDS (self->fields), self->draft);
}

/* Where a value still stands as it was taken it carries the mark; where it was changed by hand it
 * does not come from the text any more. */
static void
mark_fields (ChanceryRecordForm *self, GPtrArray *drafts)
{
  GPtrArray *takes;

  if (self->press == NULL)
    return;
  takes = chancery_press_session_list_takes (self->press);
  for (guint i = 0; i < takes->len; i++)
    {
      ChanceryPressTake *take = g_ptr_array_index (takes, i);
      gboolean stands =
          chancery_press_fill_stands (drafts, take,
                                      chancery_press_session_get_source (self->press));

      chancery_form_fields_mark_cited (CHANCERY_FORM_FIELDS (self->fields),
                                       chancery_kind_find (take->field->kind), take->field->path,
                                       stands ? take->wording : NULL);
    }
}

static const char *
guess_form (const char *kind, const char *text)
{
  ChanceryFormGuess guess = chancery_form_layout_find_guess (kind);

  return guess != NULL ? guess (text) : NULL;
}

static void
touched (ChanceryRecordForm *self, GPtrArray *drafts)
{
  self->dirty = TRUE;
  chancery_record_form_queue_keep (self);
  mark_fields (self, drafts);
  chancery_press_panel_update (CHANCERY_PRESS_PANEL (self->press_panel));
}

static void
show_taken (ChanceryRecordForm *self, GPtrArray *drafts, const ChanceryPressTake *take)
{
  chancery_form_fields_show_taken (CHANCERY_FORM_FIELDS (self->fields), drafts,
                                   chancery_kind_find (take->field->kind), take->field->path);
}

static void
take_cb (ChanceryRecordForm *self, guint proposal, guint option)
{
  g_autoptr (GPtrArray) drafts = collect (self);
  g_autoptr (GError) error = NULL;
  const ChanceryPressTake *take =
      chancery_press_session_take (self->press, proposal, option, drafts, guess_form, &error);

  if (take == NULL)
    {
      chancery_press_panel_say (CHANCERY_PRESS_PANEL (self->press_panel), error->message);
      return;
    }
  show_taken (self, drafts, take);
  touched (self, drafts);
  chancery_press_panel_step (CHANCERY_PRESS_PANEL (self->press_panel), 1);
}

static void
drop_cb (ChanceryRecordForm *self, guint proposal)
{
  g_autoptr (GPtrArray) drafts = collect (self);

  chancery_press_session_drop (self->press, proposal);
  touched (self, drafts);
  chancery_press_panel_step (CHANCERY_PRESS_PANEL (self->press_panel), 1);
}

static void
undo_cb (ChanceryRecordForm *self)
{
  g_autoptr (GPtrArray) drafts = collect (self);
  ChanceryPressTake *back = NULL;
  int proposal = chancery_press_session_undo (self->press, drafts, &back);

  if (proposal < 0)
    {
      chancery_press_panel_say (CHANCERY_PRESS_PANEL (self->press_panel),
                                _ ("Nothing was taken from this text."));
      return;
    }
  if (back != NULL)
    {
      show_taken (self, drafts, back);
      chancery_form_fields_mark_cited (CHANCERY_FORM_FIELDS (self->fields),
                                       chancery_kind_find (back->field->kind), back->field->path,
                                       NULL);
    }
  touched (self, drafts);
  chancery_press_panel_go_to (CHANCERY_PRESS_PANEL (self->press_panel), (guint)proposal);
  chancery_press_take_free (back);
}

static void
leave_cb (ChanceryRecordForm *self)
{
  g_signal_emit_by_name (self, "press-left");
}

static void
finish_cb (ChanceryRecordForm *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.finish", NULL);
}

static void
put_away (ChanceryRecordForm *self)
{
  GtkWidget *panel = g_steal_pointer (&self->press_panel);

  g_signal_emit_by_name (self, "press");
  g_clear_object (&panel);
  g_clear_pointer (&self->press, chancery_press_session_free);
}

/* What was taken stays typed; it only does not cite the text any more. */
static void
close_cb (ChanceryRecordForm *self)
{
  GPtrArray *takes = chancery_press_session_list_takes (self->press);

  for (guint i = 0; i < takes->len; i++)
    {
      ChanceryPressTake *take = g_ptr_array_index (takes, i);

      chancery_form_fields_mark_cited (CHANCERY_FORM_FIELDS (self->fields),
                                       chancery_kind_find (take->field->kind), take->field->path,
                                       NULL);
    }
  put_away (self);
  if (self->dirty)
    chancery_record_form_queue_keep (self);
  g_signal_emit_by_name (self, "press-left");
}

static void
show_session (ChanceryRecordForm *self, ChanceryPressSession *session)
{
  GtkWidget *panel;

  if (self->press != NULL)
    put_away (self);
  self->press = session;
  self->press_panel = panel = g_object_ref_sink (chancery_press_panel_new (session));
  g_signal_connect_object (panel, "take", G_CALLBACK (take_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (panel, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (panel, "undo", G_CALLBACK (undo_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (panel, "finish", G_CALLBACK (finish_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (panel, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (panel, "close", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  g_signal_emit_by_name (self, "press");
}

static void
pasted_session_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryRecordForm) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryPressSession) session =
      chancery_registry_read_press_finish (CHANCERY_REGISTRY (source), result, &error);

  /* Or the form was left while it was read. */
  if (self->box == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      chancery_early_keys_failed (g_steal_pointer (&self->press_awaited));
      return;
    }
  if (session == NULL)
    {
      chancery_early_keys_failed (g_steal_pointer (&self->press_awaited));
      chancery_record_form_say_problem (self, error->message);
      return;
    }
  show_session (self, g_steal_pointer (&session));
  /* The window turns to the text where text and form take turns. */
  if (!gtk_widget_activate_action (GTK_WIDGET (self), "win.press-next", NULL))
    chancery_press_panel_step (CHANCERY_PRESS_PANEL (self->press_panel), 1);
  if (self->press_awaited != NULL)
    chancery_early_keys_came (g_steal_pointer (&self->press_awaited));
}

static void
read_text (ChanceryRecordForm *self, const char *text, GAsyncReadyCallback callback)
{
  g_autoptr (GPtrArray) kinds =
      chancery_form_fields_list_kinds (CHANCERY_FORM_FIELDS (self->fields));

  chancery_registry_read_press_async (self->registry, text, kinds, self->cancellable, callback,
                                      g_object_ref (self));
}

static void
clipboard_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryRecordForm) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (self->box == NULL)
    return;
  /* Nothing on the clipboard, and what is no text, are the same to the officer. */
  read_text (self, text != NULL ? text : "", pasted_session_cb);
}

void
chancery_record_form_paste_press (ChanceryRecordForm *self)
{
  g_return_if_fail (CHANCERY_IS_RECORD_FORM (self));

  if (self->press_awaited == NULL)
    self->press_awaited = chancery_early_keys_await (GTK_WIDGET (self));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->cancellable,
                                 clipboard_cb, g_object_ref (self));
}

ChanceryPressPanel *
chancery_record_form_get_press (ChanceryRecordForm *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_FORM (self), NULL);

  return self->press_panel != NULL ? CHANCERY_PRESS_PANEL (self->press_panel) : NULL;
}

/* ---- with the draft ---- */

static void
kept_session_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryRecordForm) self = user_data;
  g_autoptr (ChanceryPressSession) session =
      chancery_registry_read_press_finish (CHANCERY_REGISTRY (source), result, NULL);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (ChanceryDraft) kept = NULL;

  /* One that cannot be read now stays with the draft; a text pasted meanwhile is not put away. */
  if (session == NULL || self->press_kept == NULL || self->press != NULL || self->box == NULL)
    return;
  kept = g_steal_pointer (&self->press_kept);
  drafts = collect (self);
  chancery_press_session_restore (session, kept, drafts);
  show_session (self, g_steal_pointer (&session));
  mark_fields (self, drafts);
}

void
chancery_record_form_press_load (ChanceryRecordForm *self, GPtrArray *drafts)
{
  g_clear_pointer (&self->press_kept, chancery_draft_free);
  self->press_kept = chancery_press_session_steal_kept (drafts);
  if (self->press_kept != NULL)
    read_text (self, chancery_press_session_get_kept_text (self->press_kept), kept_session_cb);
}

void
chancery_record_form_press_keep (ChanceryRecordForm *self, GPtrArray *drafts)
{
  /* A text that is still being read again is kept as it was. */
  if (self->press_kept != NULL)
    g_ptr_array_add (drafts, chancery_draft_copy (self->press_kept));
  if (self->press == NULL)
    return;
  mark_fields (self, drafts);
  chancery_press_session_keep (self->press, drafts);
}

void
chancery_record_form_press_save (ChanceryRecordForm *self, GPtrArray *drafts)
{
  if (self->press != NULL)
    chancery_press_session_save (self->press, drafts);
}

void
chancery_record_form_press_dispose (ChanceryRecordForm *self)
{
  if (self->press_panel != NULL && gtk_widget_get_parent (self->press_panel) != NULL)
    put_away (self);
  chancery_early_keys_failed (g_steal_pointer (&self->press_awaited));
  g_clear_object (&self->press_panel);
  g_clear_pointer (&self->press, chancery_press_session_free);
  g_clear_pointer (&self->press_kept, chancery_draft_free);
}
