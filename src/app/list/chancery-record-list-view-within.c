/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Searching within what was found, or within a case file: what narrows the list, how it is said, and the
 * way back. */

#include "config.h"

#include <glib/gi18n.h>

#include "chancery-query.h"
#include "chancery-record-list-view-private.h"

char *
chancery_record_list_view_dup_base (ChanceryRecordListView *self)
{
  const char *place;

  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self), NULL);

  place = self->place != NULL ? self->place->query : "";
  return self->within != NULL ? chancery_query_join (place, self->within) : g_strdup (place);
}

const char *
chancery_record_list_view_get_within (ChanceryRecordListView *self)
{
  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self), NULL);
  return self->within;
}

void
chancery_record_list_view_forget_within (ChanceryRecordListView *self)
{
  g_clear_pointer (&self->within, g_free);
  g_clear_pointer (&self->within_label, g_free);
  g_clear_pointer (&self->within_typed, g_free);
  self->within_place = NULL;
  gtk_widget_set_visible (self->within_bar, FALSE);
}

/* “within: Bajaur › protest” under the entry, and in the entry where one searches. */
static void
show_within (ChanceryRecordListView *self)
{
  g_autofree char *words = NULL;

  /* Translators: %s is what was searched for, or the name of a case file. */
  words = g_strdup_printf (_ ("within: %s"), self->within_label);
  gtk_label_set_label (self->within_words, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->within_words), self->within);
  gtk_widget_set_visible (self->within_bar, TRUE);
  chancery_search_bar_set_within (self->search_bar, self->within_label);
}

void
chancery_record_list_view_search_within (ChanceryRecordListView *self,
                                         const ChanceryPlace *place,
                                         const char *query,
                                         const char *label)
{
  g_autofree char *narrowed = NULL;
  g_autofree char *path = NULL;
  g_autofree char *typed = NULL;
  const ChanceryPlace *origin;

  g_return_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self));
  g_return_if_fail (query != NULL && label != NULL);

  /* Once more within what is narrowed already: the way back leads to where it began. */
  if (self->within != NULL && place == self->place)
    {
      narrowed = chancery_query_join (self->within, query);
      path = g_strdup_printf ("%s › %s", self->within_label, label);
    }
  typed = g_strdup (self->within_typed != NULL ? self->within_typed
                                               : chancery_record_list_view_get_typed (self));
  origin = self->within_place != NULL ? self->within_place : self->place;
  if (place != self->place)
    chancery_record_list_view_set_place (self, place, FALSE);
  chancery_record_list_view_forget_within (self);
  self->within = narrowed != NULL ? g_steal_pointer (&narrowed) : g_strdup (query);
  self->within_label = path != NULL ? g_steal_pointer (&path) : g_strdup (label);
  self->within_typed = g_steal_pointer (&typed);
  self->within_place = origin;
  show_within (self);
  chancery_record_list_view_set_typed (self, "");
  chancery_record_list_view_focus_search (self);
}

gboolean
chancery_record_list_view_leave_within (ChanceryRecordListView *self)
{
  const ChanceryPlace *place;
  g_autofree char *typed = NULL;

  g_return_val_if_fail (CHANCERY_IS_RECORD_LIST_VIEW (self), FALSE);

  if (self->within == NULL)
    return FALSE;
  place = self->within_place;
  typed = g_strdup (self->within_typed);
  chancery_record_list_view_set_place (self, place, FALSE);
  chancery_record_list_view_set_typed (self, typed);
  return TRUE;
}

static void
key_released_cb (ChanceryRecordListView *self)
{
  self->held_for_letters = FALSE;
  self->held_for_within = FALSE;
}

/* In an entry that is empty already, what takes a letter away takes the narrowing away.  Not while it is held down: it would go
 * on with that, and with the words before, which come back. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  ChanceryRecordListView *self = CHANCERY_RECORD_LIST_VIEW (user_data);

  if ((keyval != GDK_KEY_BackSpace && keyval != GDK_KEY_Escape) ||
      (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (self->held_for_within)
    return GDK_EVENT_STOP;
  if (self->within == NULL)
    return GDK_EVENT_PROPAGATE;
  if (*chancery_record_list_view_get_typed (self) != '\0')
    {
      /* Escape takes the keyboard along, and is let go elsewhere. */
      self->held_for_letters = keyval == GDK_KEY_BackSpace;
      return GDK_EVENT_PROPAGATE;
    }
  if (!self->held_for_letters)
    {
      self->held_for_within = TRUE;
      gtk_widget_activate_action (GTK_WIDGET (self), "win.leave-within", NULL);
    }
  return GDK_EVENT_STOP;
}

void
chancery_record_list_view_init_within (ChanceryRecordListView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search_bar), keys);
}
