/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The single keys of a record where it is not its page that has the focus: on the list and the desk. */

#include "config.h"

#include <glib/gi18n.h>

#include "chancery-assess-sheet.h"
#include "chancery-page-keys.h"
#include "chancery-record-row.h"
#include "chancery-window-private.h"

/* The row of the list that has the focus, or NULL. */
static const char *
get_focused (ChanceryWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;
  ChanceryRecordItem *item = row != NULL && CHANCERY_IS_RECORD_ROW (row)
                                 ? chancery_record_row_get_item (CHANCERY_RECORD_ROW (row))
                                 : NULL;

  return item != NULL ? chancery_record_item_get_id (item) : NULL;
}

/* What a key means: the record of the page that has the focus, else the row that has it, else the
 * one that is selected. */
static const char *
get_meant (ChanceryWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  ChanceryRecordPage *page = chancery_window_get_page (self);
  const char *focused = get_focused (self);

  if (page != NULL && focus != NULL &&
      (focus == GTK_WIDGET (page) || gtk_widget_is_ancestor (focus, GTK_WIDGET (page))))
    return chancery_record_page_get_id (page);
  return focused != NULL ? focused : chancery_record_list_view_get_selected (self->list);
}

static void
say_choose (ChanceryWindow *self)
{
  chancery_window_say (self, _ ("Choose a record first."), FALSE);
}

static void
record_key_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  ChanceryRecordPage *page = chancery_window_get_page (self);
  const char *id = get_meant (self);

  if (page == NULL || id == NULL)
    {
      say_choose (self);
      return;
    }
  /* The page knows what can be done to its record; in the table it is not seen, but there. */
  if (g_strcmp0 (chancery_record_page_get_id (page), id) != 0)
    {
      chancery_record_page_show (page, id);
      chancery_window_follow_list (self);
    }
  chancery_page_keys_press (page, g_variant_get_string (parameter, NULL));
}

static void
done_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  const char *id = get_meant (self);

  if (id != NULL)
    chancery_window_action_done (self, id);
  else
    say_choose (self);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  const char *id = get_meant (self);

  if (id != NULL)
    chancery_window_action_move (self, id);
  else
    say_choose (self);
}

void
chancery_window_install_key_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.record-key", "s", record_key_action);
  gtk_widget_class_install_action (widget_class, "win.done", NULL, done_action);
  gtk_widget_class_install_action (widget_class, "win.move", NULL, move_action);
}

void
chancery_window_assess (ChanceryWindow *self, const char *id)
{
  const char *ids[] = { id, NULL };

  if (self->registry == NULL)
    return;
  if (chancery_registry_is_read_only (self->registry))
    chancery_window_say (self, _ ("This registry can only be read."), FALSE);
  else
    chancery_assess_sheet_ask (GTK_WIDGET (chancery_window_get_page (self)), self->registry, ids,
                               NULL);
}
