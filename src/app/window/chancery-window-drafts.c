/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What was typed and not finished is offered once, when a registry is opened. */

#include "config.h"

#include <glib/gi18n.h>

#include "chancery-window-private.h"

static void
go_on_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  g_autofree char *form = g_strdup (self->offered_draft);

  chancery_window_withdraw_draft (self);
  if (form != NULL)
    chancery_window_open_draft (self, form);
}

static void
later_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  chancery_window_withdraw_draft (CHANCERY_WINDOW (widget));
}

void
chancery_window_install_draft_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.go-on-draft", NULL, go_on_action);
  gtk_widget_class_install_action (widget_class, "win.leave-draft", NULL, later_action);
}

static void
show (ChanceryWindow *self, const ChanceryDeskRow *row, guint count)
{
  const char *title = *row->title != '\0' ? row->title : _ (row->kind->label);
  g_autofree char *words = NULL;

  if (count == 1)
    /* Translators: %s is the subject of a record that was begun. */
    words = g_strdup_printf (_ ("Not finished yet: “%s”"), title);
  else
    words = g_strdup_printf (
        /* Translators: the subject of a record that was begun, and how many others there are. */
        ngettext ("Not finished yet: “%s”, and %u more on the desk",
                  "Not finished yet: “%s”, and %u more on the desk", count - 1),
        title, count - 1);
  gtk_label_set_label (self->draft_label, words);
  gtk_widget_set_visible (self->draft_line, TRUE);
  g_free (self->offered_draft);
  self->offered_draft = g_strdup (row->id);
}

void
chancery_window_offer_draft (ChanceryWindow *self, ChanceryDesk *desk)
{
  GPtrArray *rows = chancery_desk_get_to_finish (desk);
  const ChanceryDeskRow *first = NULL;
  guint count = 0;

  if (!self->may_offer_draft)
    return;
  self->may_offer_draft = FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const ChanceryDeskRow *row = g_ptr_array_index (rows, i);

      if (!row->is_draft)
        continue;
      first = first != NULL ? first : row;
      count++;
    }
  if (first != NULL && chancery_window_get_form (self) == NULL)
    show (self, first, count);
}

void
chancery_window_withdraw_draft (ChanceryWindow *self)
{
  g_clear_pointer (&self->offered_draft, g_free);
  gtk_widget_set_visible (self->draft_line, FALSE);
}
