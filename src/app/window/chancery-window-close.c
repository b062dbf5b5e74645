/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The window goes when all that was done in it is written, and not in the middle of what an officer would miss. */

#include "config.h"

#include <glib/gi18n.h>

#include "chancery-window-private.h"

/* Milliseconds after which an officer wonders why the window is still there. */
#define PATIENCE 400

/* What was asked of a registry that was left since is waited for as well. */
static gboolean
is_settled (ChanceryWindow *self)
{
  return self->n_left == 0 &&
         (self->registry == NULL || chancery_registry_is_settled (self->registry));
}

static gboolean
has_problem (ChanceryWindow *self)
{
  ChanceryRecordForm *form = chancery_window_get_form (self);

  return form != NULL && chancery_record_form_has_problem (form);
}

static void
settled_cb (ChanceryWindow *self)
{
  ChanceryRecordForm *form;

  /* Between two parts of a task nothing is being written. */
  if (!self->closing || self->filing != NULL)
    return;
  /* What could not be written is read first; who closes once more knows. */
  if (has_problem (self) && !self->closing_with_problem)
    {
      chancery_window_stay (self);
      return;
    }
  form = chancery_window_get_form (self);
  if (form != NULL)
    chancery_record_form_keep_typed (form);
  if (is_settled (self))
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
left_settled_cb (ChanceryRegistry *registry, ChanceryWindow *self)
{
  g_signal_handlers_disconnect_by_func (registry, left_settled_cb, self);
  self->n_left--;
  settled_cb (self);
}

static gboolean
say_cb (gpointer data)
{
  ChanceryWindow *self = data;

  self->closing_source = 0;
  if (self->filing == NULL && is_settled (self))
    {
      settled_cb (self);
      return G_SOURCE_REMOVE;
    }
  if (self->filing == NULL)
    {
      chancery_window_say (self, _ ("What was done is being written; then the window closes."),
                           FALSE);
      return G_SOURCE_REMOVE;
    }
  chancery_window_stay (self);
  chancery_window_say_task (self);
  return G_SOURCE_REMOVE;
}

/* Whether something is under way that is finished or stopped first, which is said: an import, and a task that
 * takes so long that it is seen. */
static gboolean
says_first (ChanceryWindow *self)
{
  if (self->import_page != NULL && (chancery_import_page_is_bringing_in (self->import_page) ||
                                    chancery_import_page_has_answers (self->import_page)))
    {
      chancery_import_page_say_first (self->import_page);
      return TRUE;
    }
  return self->filing != NULL && self->filing_source == 0 && chancery_window_say_task (self);
}

void
chancery_window_watch_writing (ChanceryWindow *self)
{
  g_signal_connect_object (self->registry, "settled", G_CALLBACK (settled_cb), self,
                           G_CONNECT_SWAPPED);
}

void
chancery_window_leave_writing (ChanceryWindow *self)
{
  chancery_window_stay (self);
  if (self->registry == NULL)
    return;
  g_signal_handlers_disconnect_by_func (self->registry, settled_cb, self);
  if (chancery_registry_is_settled (self->registry))
    return;
  self->n_left++;
  g_signal_connect_object (self->registry, "settled", G_CALLBACK (left_settled_cb), self, 0);
}

gboolean
chancery_window_may_close (ChanceryWindow *self)
{
  ChanceryRecordForm *form = chancery_window_get_form (self);

  if (form != NULL)
    chancery_record_form_keep (form);
  if (says_first (self))
    return FALSE;
  if (self->filing == NULL && is_settled (self))
    return TRUE;
  if (self->closing)
    return FALSE;
  self->closing = TRUE;
  self->closing_with_problem = has_problem (self);
  self->closing_source = g_timeout_add (PATIENCE, say_cb, self);
  return FALSE;
}

void
chancery_window_stay (ChanceryWindow *self)
{
  self->closing = FALSE;
  g_clear_handle_id (&self->closing_source, g_source_remove);
}
