/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole pages in place of list and page, and the way back from them. */

#include "config.h"

#include "chancery-window-private.h"

ChanceryView *
chancery_window_get_view (ChanceryWindow *self)
{
  GtkWidget *view = adw_bin_get_child (self->view_bin);

  return view != NULL ? CHANCERY_VIEW (view) : NULL;
}

static gboolean
is_shown (ChanceryWindow *self)
{
  return chancery_window_get_view (self) != NULL &&
         gtk_stack_get_visible_child (self->places) == GTK_WIDGET (self->view_bin);
}

/* What a key does to a record must not be done to one that is hidden. */
static void
set_record_actions (ChanceryWindow *self, gboolean reachable)
{
  ChanceryRecordPage *page = chancery_window_get_page (self);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "record",
                                  reachable && page != NULL
                                      ? chancery_record_page_get_actions (page)
                                      : NULL);
}

static void
drop_view (ChanceryWindow *self)
{
  adw_bin_set_child (self->view_bin, NULL);
  g_clear_pointer (&self->view_origin, g_free);
  g_clear_weak_pointer (&self->view_focus);
  g_clear_weak_pointer (&self->view_number);
  g_clear_pointer (&self->view_typed, g_free);
  self->view_waits = FALSE;
  self->view_record = FALSE;
}

/* The view stays, with what had the focus in it. */
static void
let_view_wait (ChanceryWindow *self)
{
  self->view_waits = is_shown (self);
  g_set_weak_pointer (&self->view_number, gtk_window_get_focus (GTK_WINDOW (self)));
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

void
chancery_window_forget_view (ChanceryWindow *self)
{
  if (self->view_waits)
    drop_view (self);
}

void
chancery_window_places_moved (ChanceryWindow *self)
{
  const gboolean shown = is_shown (self);

  chancery_window_forget_keys (self);
  if (chancery_window_get_view (self) == NULL)
    return;
  set_record_actions (self, !shown);
  /* Whoever goes elsewhere has left it; one that sent the officer to its list is come back to. */
  if (!shown && !self->view_waits)
    drop_view (self);
  chancery_window_update_actions (self);
}

void
chancery_window_show_view (ChanceryWindow *self, ChanceryView *view)
{
  const char *place;

  g_return_if_fail (CHANCERY_IS_WINDOW (self) && CHANCERY_IS_VIEW (view));

  place = gtk_stack_get_visible_child_name (self->places);
  if (!is_shown (self))
    {
      drop_view (self);
      self->view_origin = g_strdup (place);
      g_set_weak_pointer (&self->view_focus, gtk_window_get_focus (GTK_WINDOW (self)));
    }
  self->view_waits = FALSE;
  /* What had the focus is hidden now, and would keep the keys to itself. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  g_object_bind_property (self->flap, "folded", view, "sidebar-hidden", G_BINDING_SYNC_CREATE);
  adw_bin_set_child (self->view_bin, GTK_WIDGET (view));
  gtk_stack_set_visible_child (self->places, GTK_WIDGET (self->view_bin));
  /* Chosen from the menu above the places, it would lie under them where there is no room beside. */
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  chancery_window_places_moved (self);
  gtk_widget_grab_focus (GTK_WIDGET (view));
}

void
chancery_window_close_view (ChanceryWindow *self)
{
  GtkWidget *focus = NULL;
  g_autofree char *origin = NULL;
  g_autofree char *typed = NULL;
  gboolean back;

  g_return_if_fail (CHANCERY_IS_WINDOW (self));

  if (!is_shown (self))
    return;
  /* On the way it may go, with the list that it was a row of. */
  g_set_weak_pointer (&focus, self->view_focus);
  origin = g_strdup (self->view_origin != NULL ? self->view_origin : "records");
  typed = g_steal_pointer (&self->view_typed);
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  /* The lists of numbers were only looked at: the officer's own stands there again. */
  if (typed != NULL)
    {
      chancery_record_list_view_set_place (self->list, self->view_place, TRUE);
      chancery_record_list_view_set_typed (self->list, typed);
      if (g_str_equal (origin, "records"))
        chancery_sidebar_select (self->sidebar, self->view_place->id);
      else
        chancery_sidebar_select (self->sidebar, origin);
    }
  /* Leaving the page of the stack drops the view. */
  gtk_stack_set_visible_child_name (self->places, origin);
  back = focus != NULL && gtk_widget_get_mapped (focus) && gtk_widget_grab_focus (focus);
  g_clear_weak_pointer (&focus);
  if (!back)
    chancery_window_focus_place (self);
}

void
chancery_window_list_from_view (ChanceryWindow *self, const char *query)
{
  g_return_if_fail (CHANCERY_IS_WINDOW (self) && query != NULL);

  let_view_wait (self);
  if (self->view_typed == NULL)
    {
      const ChanceryPlace *place = chancery_record_list_view_get_place (self->list);

      self->view_place = place != NULL ? place : chancery_place_find ("records");
      self->view_typed = g_strdup (chancery_record_list_view_get_typed (self->list));
    }
  /* What was read before is not of this list. */
  chancery_window_clear_page (self);
  chancery_record_list_view_set_place (self->list, chancery_place_find ("records"), TRUE);
  chancery_record_list_view_set_typed (self->list, query);
  gtk_stack_set_visible_child_name (self->places, "records");
  chancery_sidebar_select (self->sidebar, "records");
  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
  chancery_record_list_view_choose_first (self->list);
  chancery_record_list_view_focus_list (self->list);
  chancery_window_update_actions (self);
}

void
chancery_window_record_from_view (ChanceryWindow *self, const char *id)
{
  g_return_if_fail (CHANCERY_IS_WINDOW (self) && id != NULL);

  let_view_wait (self);
  self->view_record = self->view_waits;
  chancery_window_open_record (self, id);
  if (chancery_window_get_page (self) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (chancery_window_get_page (self)));
}

gboolean
chancery_window_return_to_view (ChanceryWindow *self)
{
  ChanceryView *view;

  if (is_shown (self))
    {
      chancery_window_close_view (self);
      return TRUE;
    }
  view = chancery_window_get_view (self);
  if (view == NULL || !self->view_waits)
    return FALSE;
  self->view_waits = FALSE;
  self->view_record = FALSE;
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_stack_set_visible_child (self->places, GTK_WIDGET (self->view_bin));
  chancery_window_places_moved (self);
  if (self->view_number == NULL || !gtk_widget_grab_focus (self->view_number))
    gtk_widget_grab_focus (GTK_WIDGET (view));
  return TRUE;
}
