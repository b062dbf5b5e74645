/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in the page pane: nothing, a record, or a form. */

#include "config.h"

#include <glib/gi18n.h>

#include "chancery-export-dialog.h"
#include "chancery-meeting.h"
#include "chancery-note-page.h"
#include "chancery-page-keys.h"
#include "chancery-printer.h"
#include "chancery-value.h"
#include "chancery-window-private.h"

ChanceryRecordForm *
chancery_window_get_form (ChanceryWindow *self)
{
  GtkWidget *form = adw_bin_get_child (self->form_bin);

  return form != NULL ? CHANCERY_RECORD_FORM (form) : NULL;
}

ChanceryRecordPage *
chancery_window_get_page (ChanceryWindow *self)
{
  GtkWidget *page = adw_bin_get_child (self->record_bin);

  return page != NULL ? CHANCERY_RECORD_PAGE (page) : NULL;
}

ChanceryRecordPage *
chancery_window_get_seen_page (ChanceryWindow *self)
{
  ChanceryRecordPage *page = chancery_window_get_page (self);
  gboolean seen = page != NULL && chancery_record_page_get_id (page) != NULL &&
                  chancery_window_get_form (self) == NULL &&
                  g_strcmp0 (gtk_stack_get_visible_child_name (self->places), "records") == 0 &&
                  !chancery_record_list_view_get_table (self->list) &&
                  (!adw_leaflet_get_folded (self->leaflet) ||
                   adw_leaflet_get_visible_child (self->leaflet) == self->page_pane);

  return seen ? page : NULL;
}

static void
update_title (ChanceryWindow *self)
{
  ChanceryRecordForm *form = chancery_window_get_form (self);
  ChanceryRecordPage *page = chancery_window_get_page (self);
  /* Above a page that is still that of the record before its name stands as well. */
  ChanceryRecord *record = page != NULL ? chancery_record_page_get_seen (page) : NULL;
  g_autofree char *title = NULL;
  const char *subtitle = "";

  if (form != NULL)
    g_object_get (form, "title", &title, NULL);
  else if (record != NULL)
    {
      const char *reference = chancery_record_get_reference (record);
      const char *kind = _ (chancery_record_get_kind (record)->label);

      title = g_strdup (reference != NULL ? reference : kind);
      subtitle = reference != NULL ? kind : "";
    }
  adw_window_title_set_title (self->page_title, title != NULL ? title : "");
  adw_window_title_set_subtitle (self->page_title, subtitle);
}

/* Which of the three is seen, and what the header bar offers for it. */
static void
update_stack (ChanceryWindow *self)
{
  ChanceryRecordPage *page = chancery_window_get_page (self);
  gboolean form = chancery_window_get_form (self) != NULL;
  gboolean record = !form && page != NULL && chancery_record_page_get_id (page) != NULL;

  gtk_stack_set_visible_child_name (self->page_stack, form ? "form" : record ? "record" : "none");
  gtk_widget_set_visible (self->record_menu_button, record);
  gtk_widget_set_visible (self->page_buttons, record);
  gtk_widget_set_visible (self->back_button, form || adw_leaflet_get_folded (self->leaflet));
  chancery_window_update_press (self);
  update_title (self);
  chancery_window_update_actions (self);
}

/* The desk lists nothing itself: beside a page that is opened from it stands the list that was last
 * seen, or all records. */
static void
leave_desk (ChanceryWindow *self)
{
  const ChanceryPlace *place = chancery_record_list_view_get_place (self->list);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->places), "desk") != 0)
    return;
  if (place == NULL)
    {
      place = chancery_place_find ("records");
      chancery_record_list_view_set_place (self->list, place, FALSE);
    }
  chancery_sidebar_select (self->sidebar, place->id);
  self->from_desk = TRUE;
}

static void
show_page_pane (ChanceryWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  leave_desk (self);
  chancery_window_set_table (self, FALSE);
  gtk_stack_set_visible_child_name (self->places, "records");
  /* What was asked for before a file came stays behind what is judged. */
  if (!chancery_window_is_importing (self))
    chancery_window_show (self, "registry");
  adw_leaflet_set_visible_child (self->leaflet, self->page_pane);
  if (adw_leaflet_get_folded (self->leaflet))
    gtk_widget_child_focus (GTK_WIDGET (self->page_stack), GTK_DIR_TAB_FORWARD);
  /* The leaflet takes the focus along; who goes through the list with the arrows stays there. */
  else if (focus != NULL && gtk_widget_get_mapped (focus) &&
           gtk_widget_is_ancestor (focus, self->list_pane))
    gtk_widget_grab_focus (focus);
}

static void
said_cb (ChanceryWindow *self, const char *sentence, gboolean undo)
{
  chancery_window_say (self, sentence, undo);
}

static void
failed_cb (ChanceryWindow *self, const GError *error)
{
  chancery_window_say_error (self, error);
}

static void
form_saved_cb (ChanceryWindow *self, const char *id, GtkWidget *form)
{
  g_autofree char *saved = g_strdup (id);

  /* It was left while it saved: what is done since is not interrupted. */
  if (form != adw_bin_get_child (self->form_bin))
    return;
  adw_bin_set_child (self->form_bin, NULL);
  chancery_window_open_record (self, saved);
  gtk_widget_grab_focus (GTK_WIDGET (chancery_window_get_page (self)));
}

/* The way back from a form leads to the record on whose page it was asked for, and no further. */
static void
form_closed_cb (ChanceryWindow *self)
{
  ChanceryRecordPage *page = chancery_window_get_page (self);

  adw_bin_set_child (self->form_bin, NULL);
  update_stack (self);
  chancery_window_queue_desk (self);
  if (self->form_from_page && page != NULL && chancery_record_page_get_id (page) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (page));
  else
    chancery_window_close_page (self);
}

/* Whether it is the page of a record that has the keyboard. */
static gboolean
is_on_page (ChanceryWindow *self)
{
  ChanceryRecordPage *page = chancery_window_get_page (self);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return page != NULL && chancery_record_page_get_id (page) != NULL && focus != NULL &&
         gtk_widget_get_mapped (focus) && gtk_widget_is_ancestor (focus, self->page_pane);
}

static void
show_form (ChanceryWindow *self, GtkWidget *form)
{
  ChanceryRecordForm *before = chancery_window_get_form (self);

  chancery_window_forget_keys (self);
  if (before != NULL)
    chancery_record_form_keep (before);
  else
    self->form_from_page = is_on_page (self);
  chancery_window_withdraw_draft (self);
  g_signal_connect_object (form, "saved", G_CALLBACK (form_saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "closed", G_CALLBACK (form_closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "said", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "notify::title", G_CALLBACK (update_title), self,
                           G_CONNECT_SWAPPED);
  chancery_window_watch_press (self, CHANCERY_RECORD_FORM (form));
  adw_bin_set_child (self->form_bin, form);
  show_page_pane (self);
  update_stack (self);
  chancery_record_form_begin (CHANCERY_RECORD_FORM (form));
}

void
chancery_window_new_record (ChanceryWindow *self,
                            const ChanceryKind *kind,
                            const char *field,
                            const char *id)
{
  GtkWidget *form;

  if (self->registry == NULL)
    return;
  form = chancery_record_form_new (self->registry, kind, NULL);
  if (field != NULL && id != NULL)
    {
      g_autoptr (ChanceryValue) value = chancery_value_new_reference (id, NULL);

      chancery_record_form_fill (CHANCERY_RECORD_FORM (form), field, value);
    }
  show_form (self, form);
}

/* A form that is about to be opened, and the field (nullable) at which. */
typedef struct
{
  ChanceryWindow *window;
  char *field;
  ChanceryEarlyKeysAwaited *form;
} Edit;

static Edit *
edit_new (ChanceryWindow *window, const char *field)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->window = g_object_ref (window);
  edit->field = g_strdup (field);
  edit->form = chancery_early_keys_await (GTK_WIDGET (window));
  return edit;
}

static void
edit_free (Edit *edit)
{
  chancery_early_keys_failed (edit->form);
  g_object_unref (edit->window);
  g_free (edit->field);
  g_free (edit);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Edit, edit_free)

static void
drafts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Edit) edit = user_data;
  ChanceryWindow *self = edit->window;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GError) error = NULL;

  drafts = chancery_registry_list_drafts_finish (CHANCERY_REGISTRY (source), result, &error);
  if (drafts == NULL)
    chancery_window_say_error (self, error);
  if (drafts == NULL || self->registry != CHANCERY_REGISTRY (source))
    return;
  if (drafts->len == 0)
    {
      /* Drafts come and go without a word of the registry. */
      chancery_window_queue_desk (self);
      chancery_window_say (self, _ ("This draft was finished or given up elsewhere."), FALSE);
      return;
    }
  show_form (self, chancery_record_form_new_from_drafts (self->registry, drafts));
  chancery_early_keys_came (g_steal_pointer (&edit->form));
}

void
chancery_window_open_draft (ChanceryWindow *self, const char *form)
{
  chancery_registry_list_drafts_async (self->registry, form, self->cancellable, drafts_cb,
                                       edit_new (self, NULL));
}

static void
new_record_cb (ChanceryWindow *self, const char *kind, const char *field, const char *id)
{
  const ChanceryKind *found = chancery_kind_find (kind);

  if (found != NULL)
    chancery_window_new_record (self, found, field, id);
}

static void
edit_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Edit) edit = user_data;
  ChanceryWindow *self = edit->window;
  g_autoptr (ChanceryRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *form;

  record = chancery_registry_load_finish (CHANCERY_REGISTRY (source), result, &error);
  if (record == NULL)
    {
      chancery_window_say_error (self, error);
      return;
    }
  if (self->registry != CHANCERY_REGISTRY (source))
    return;
  form = chancery_record_form_new (self->registry, chancery_record_get_kind (record), record);
  show_form (self, form);
  if (edit->field != NULL)
    chancery_record_form_seek (CHANCERY_RECORD_FORM (form), edit->field);
  chancery_early_keys_came (g_steal_pointer (&edit->form));
}

static void
fill_in_cb (ChanceryWindow *self, const char *id, const char *field)
{
  chancery_registry_load_async (self->registry, id, self->cancellable, edit_loaded_cb,
                                edit_new (self, field));
}

static void
edit_record_cb (ChanceryWindow *self, const char *id)
{
  fill_in_cb (self, id, NULL);
}

static void
like_record_cb (ChanceryWindow *self, const char *id)
{
  ChanceryDossier *dossier = chancery_record_page_get_dossier (chancery_window_get_page (self));

  if (dossier != NULL)
    show_form (self, chancery_record_form_new_like (self->registry, dossier));
}

static void
open_record_cb (ChanceryWindow *self, const char *id)
{
  chancery_window_open_record (self, id);
}

static void
export_record_cb (ChanceryWindow *self, const char *id)
{
  ChanceryDossier *dossier = chancery_record_page_get_dossier (chancery_window_get_page (self));
  ChanceryScope scope = CHANCERY_SCOPE_RECORD;
  const char *reference = NULL;

  if (dossier != NULL)
    {
      ChanceryRecord *record = chancery_dossier_get_record (dossier);

      if (chancery_kind_has_flag (chancery_record_get_kind (record), CHANCERY_KIND_FILES))
        scope = CHANCERY_SCOPE_CASE;
      reference = chancery_record_get_reference (record);
    }
  chancery_export_dialog_present (GTK_WINDOW (self), self->registry, scope, id, reference, 1,
                                  chancery_record_page_get_as_on (chancery_window_get_page (self)));
}

static void
print_record_cb (ChanceryWindow *self, const char *id)
{
  ChanceryRecordPage *page = chancery_window_get_page (self);
  g_autoptr (ChanceryPaper) paper = NULL;

  if (chancery_record_page_get_dossier (page) == NULL)
    return;
  paper = chancery_record_page_make_paper (page);
  chancery_printer_print (GTK_WINDOW (self), paper);
}

static void
prepare_meeting_cb (ChanceryWindow *self, const char *id)
{
  chancery_meeting_show (self, self->registry, id);
}

static void
draft_note_cb (ChanceryWindow *self, const char *id)
{
  chancery_note_page_show (self, self->registry, id);
}

static void
act_again (ChanceryRecordPage *page, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (page), action, NULL);
}

gboolean
chancery_window_await_page (ChanceryWindow *self, const char *action)
{
  ChanceryRecordPage *page = chancery_window_get_page (self);

  if (page == NULL || !chancery_record_page_is_coming (page))
    return FALSE;
  chancery_page_keys_when_shown (page, action, act_again);
  return TRUE;
}

void
chancery_window_forget_keys (ChanceryWindow *self)
{
  ChanceryRecordPage *page = chancery_window_get_page (self);

  if (page != NULL)
    chancery_page_keys_forget (page);
}

void
chancery_window_make_record_page (ChanceryWindow *self)
{
  GtkWidget *page = chancery_record_page_new (self->registry);

  g_signal_connect_object (page, "open-record", G_CALLBACK (open_record_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "edit-record", G_CALLBACK (edit_record_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "fill-in", G_CALLBACK (fill_in_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "like-record", G_CALLBACK (like_record_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "new-record", G_CALLBACK (new_record_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "print-record", G_CALLBACK (print_record_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "prepare-meeting", G_CALLBACK (prepare_meeting_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "export-record", G_CALLBACK (export_record_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "draft-note", G_CALLBACK (draft_note_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "said", G_CALLBACK (said_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::title", G_CALLBACK (update_title), self,
                           G_CONNECT_SWAPPED);
  chancery_window_connect_follow (self, CHANCERY_RECORD_PAGE (page));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "record",
                                  chancery_record_page_get_actions (CHANCERY_RECORD_PAGE (page)));
  adw_bin_set_child (self->record_bin, page);
  update_stack (self);
}

void
chancery_window_drop_pages (ChanceryWindow *self)
{
  ChanceryRecordForm *form = chancery_window_get_form (self);

  if (form != NULL)
    chancery_record_form_keep (form);
  adw_bin_set_child (self->form_bin, NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "record", NULL);
  adw_bin_set_child (self->record_bin, NULL);
}

void
chancery_window_clear_page (ChanceryWindow *self)
{
  ChanceryRecordPage *page = chancery_window_get_page (self);

  if (page == NULL || chancery_record_page_get_id (page) == NULL)
    return;
  chancery_record_page_show (page, NULL);
  chancery_record_list_view_select (self->list, NULL);
  g_clear_pointer (&self->chosen, g_free);
  update_stack (self);
}

void
chancery_window_open_record (ChanceryWindow *self, const char *id)
{
  ChanceryRecordForm *form;

  g_return_if_fail (CHANCERY_IS_WINDOW (self));
  g_return_if_fail (id != NULL);

  if (chancery_window_get_page (self) == NULL)
    return;
  form = chancery_window_get_form (self);
  if (form != NULL)
    {
      chancery_record_form_keep (form);
      adw_bin_set_child (self->form_bin, NULL);
    }
  chancery_record_page_show (chancery_window_get_page (self), id);
  chancery_window_follow_list (self);
  chancery_record_list_view_select (self->list, id);
  show_page_pane (self);
  update_stack (self);
  /* The page that is turned to was not there when its pane was. */
  if (adw_leaflet_get_folded (self->leaflet))
    chancery_window_focus_place (self);
}

void
chancery_window_close_page (ChanceryWindow *self)
{
  ChanceryRecordForm *form = chancery_window_get_form (self);

  if (form != NULL)
    {
      chancery_record_form_leave (form);
      return;
    }
  /* From the list as well, Escape first comes back to today. */
  if (chancery_window_back_to_today (self))
    return;
  /* From the list what narrows it goes next. */
  if (gtk_window_get_focus (GTK_WINDOW (self)) != NULL &&
      gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self)), self->list_pane) &&
      chancery_window_leave_within (self))
    return;
  if (self->from_desk)
    {
      chancery_window_go (self, "desk");
      gtk_widget_grab_focus (GTK_WIDGET (self->desk_page));
      return;
    }
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
  chancery_record_list_view_focus_list (self->list);
  update_stack (self);
}
