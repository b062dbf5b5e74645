/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The window and the session that it is in: who logs out while records are written is asked first. */

#include "config.h"

#include <glib/gi18n.h>

#include "chancery-window-private.h"

/* Milliseconds that a session takes to end in any case; what is done sooner is not told. */
#define PATIENCE 400

static gboolean
hold_cb (gpointer data)
{
  ChanceryWindow *self = data;

  self->session_source = 0;
  /* Translators: shown by the system to whoever logs out meanwhile. */
  self->session_cookie = gtk_application_inhibit (GTK_APPLICATION (g_application_get_default ()),
                                                  GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_LOGOUT,
                                                  _ ("Records are being written"));
  return G_SOURCE_REMOVE;
}

static void
working_cb (ChanceryRegistry *registry, gboolean working, ChanceryWindow *self)
{
  self->n_working += working ? 1 : -1;
  if (self->n_working == 0)
    chancery_window_release_session (self);
  else if (working && self->n_working == 1)
    self->session_source = g_timeout_add (PATIENCE, hold_cb, self);
}

void
chancery_window_watch_work (ChanceryWindow *self)
{
  /* Of one that is left it goes on listening: what is done there goes on, too. */
  g_signal_connect_object (self->registry, "working", G_CALLBACK (working_cb), self, 0);
  if (chancery_registry_is_working (self->registry))
    working_cb (self->registry, TRUE, self);
}

void
chancery_window_release_session (ChanceryWindow *self)
{
  g_clear_handle_id (&self->session_source, g_source_remove);
  if (self->session_cookie != 0)
    gtk_application_uninhibit (GTK_APPLICATION (g_application_get_default ()),
                               self->session_cookie);
  self->session_cookie = 0;
}
