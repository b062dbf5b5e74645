/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The records that are selected get tags and lose some: by one key, as one act, however many they are. */

#include "config.h"

#include <glib/gi18n.h>

#include "chancery-tags-sheet.h"
#include "chancery-window-private.h"

static char *
phrase_done (const ChanceryTagging *tagging)
{
  g_autofree char *changed = NULL;

  /* Translators: so many records. */
  changed = g_strdup_printf (ngettext ("Tags of %'u record changed", "Tags of %'u records changed",
                                       tagging->n_changed),
                             tagging->n_changed);
  if (tagging->reason != NULL)
    /* Translators: “Tags of 1,200 records changed; 300 are left: ” and why it could not go on. */
    return g_strdup_printf (ngettext ("%s; %'u is left: %s", "%s; %'u are left: %s",
                                      tagging->n_left),
                            changed, tagging->n_left, tagging->reason);
  if (tagging->n_left == 0)
    return g_steal_pointer (&changed);
  /* Translators: “Stopped: Tags of 1,200 records changed”. */
  return g_strdup_printf (_ ("Stopped: %s"), changed);
}

static void
tagged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryWindow) self = CHANCERY_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryTagging) tagging =
      chancery_registry_change_tags_finish (CHANCERY_REGISTRY (source), result, &error);
  g_autofree char *sentence = NULL;

  chancery_window_end_task (self);
  if (tagging == NULL)
    {
      chancery_window_say_error (self, error);
      return;
    }
  sentence = phrase_done (tagging);
  chancery_window_say (self, sentence, tagging->n_changed > 0);
}

static void
change_cb (GtkWidget *owner, GArray *rows, const ChanceryTagChange *change, gpointer user_data)
{
  ChanceryWindow *self = CHANCERY_WINDOW (owner);

  if (self->registry == NULL || self->filing != NULL)
    return;
  chancery_window_begin_task (self, _ ("Tags are being changed…"));
  chancery_registry_change_tags_async (self->registry, rows, change, self->filing, tagged_cb,
                                       g_object_ref (self));
}

static void
tag_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  g_autoptr (GArray) rows = NULL;

  if (self->registry == NULL ||
      g_strcmp0 (gtk_stack_get_visible_child_name (self->places), "records") != 0)
    return;
  if (chancery_registry_is_read_only (self->registry))
    {
      chancery_window_say (self, _ ("This registry can only be read."), FALSE);
      return;
    }
  if (chancery_window_say_task (self) || chancery_window_await_answer (self, name))
    return;
  rows = chancery_window_list_selected (self);
  if (rows->len == 0)
    chancery_window_say (self, _ ("Choose a record first."), FALSE);
  else
    chancery_tags_sheet_ask (widget, self->registry, rows, change_cb, NULL);
}

void
chancery_window_install_tag_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.tag-list", NULL, tag_list_action);
}
