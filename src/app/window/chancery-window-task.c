/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What takes long, as an act on many rows or taking it back: that it goes on, how far it is, and the way to stop it. */

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "chancery-window-private.h"

/* Milliseconds after which an officer wants to know, and may want to stop it. */
#define PATIENCE 400

/* “Tags are being changed… 34 %” */
static char *
describe (ChanceryWindow *self)
{
  const char *title = chancery_operation_get_title (self->filing);
  double fraction = chancery_operation_get_fraction (self->filing);

  if (fraction < 0)
    return g_strdup (title);
  /* Translators: what is being done, and how much of it is done: “Tags are being changed… 34 %”. */
  return g_strdup_printf (_ ("%s %u %%"), title, (guint)floor (fraction * 100));
}

static void
say (ChanceryWindow *self)
{
  g_autofree char *words = describe (self);

  chancery_window_say_with (self, words, _ ("_Stop"), "win.stop-filing");
  g_set_weak_pointer (&self->filing_toast, self->toast);
}

static gboolean
offer_stop_cb (gpointer data)
{
  ChanceryWindow *self = data;

  self->filing_source = 0;
  say (self);
  return G_SOURCE_REMOVE;
}

static void
fraction_cb (ChanceryOperation *operation, GParamSpec *pspec, ChanceryWindow *self)
{
  g_autofree char *words = NULL;
  g_autofree char *escaped = NULL;

  if (operation != self->filing || self->filing_toast == NULL)
    return;
  words = describe (self);
  escaped = g_markup_escape_text (words, -1);
  adw_toast_set_title (self->filing_toast, escaped);
}

static void
stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);

  if (self->filing != NULL)
    chancery_operation_cancel (self->filing);
}

void
chancery_window_install_task_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.stop-filing", NULL, stop_action);
}

void
chancery_window_begin_task (ChanceryWindow *self, const char *title)
{
  g_return_if_fail (CHANCERY_IS_WINDOW (self) && self->filing == NULL);

  self->filing = chancery_operation_new (title);
  self->filing_source = g_timeout_add (PATIENCE, offer_stop_cb, self);
  g_signal_connect_object (self->filing, "notify::fraction", G_CALLBACK (fraction_cb), self, 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.stop-filing", TRUE);
}

void
chancery_window_end_task (ChanceryWindow *self)
{
  g_return_if_fail (CHANCERY_IS_WINDOW (self));

  g_clear_handle_id (&self->filing_source, g_source_remove);
  g_clear_weak_pointer (&self->filing_toast);
  g_clear_object (&self->filing);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.stop-filing", FALSE);
}

gboolean
chancery_window_say_task (ChanceryWindow *self)
{
  g_return_val_if_fail (CHANCERY_IS_WINDOW (self), FALSE);

  if (self->filing == NULL)
    return FALSE;
  say (self);
  return TRUE;
}
