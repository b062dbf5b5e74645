/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The helps: that on searching, from any place of the registry and with its examples back into the list, and that on keys. */

#include "config.h"

#include "chancery-keys-help.h"
#include "chancery-search-help.h"
#include "chancery-window-private.h"

static void
chosen_cb (ChancerySearchHelp *help, const char *example, guint value_at, ChanceryWindow *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->places), "records") != 0)
    chancery_window_go (self, "records");
  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
  chancery_record_list_view_add_example (self->list, example, value_at);
}

static void
search_help_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  ChancerySearchHelp *help;

  /* Where a file is brought in or a registry is started, nothing is searched. */
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "registry") != 0)
    return;
  help = chancery_search_help_present (GTK_WINDOW (self),
                                       chancery_registry_get_desk_day (self->registry));
  g_signal_connect_object (help, "chosen", G_CALLBACK (chosen_cb), self, 0);
}

/* Those of what is in hand stand first. */
static void
keys_help_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryWindow *self = CHANCERY_WINDOW (widget);
  ChanceryRecordPage *page = chancery_window_get_page (self);
  ChanceryDossier *dossier = page != NULL ? chancery_record_page_get_dossier (page) : NULL;
  ChanceryKeysFor in_hand = CHANCERY_KEYS_RECORD;

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->places), "desk") == 0)
    in_hand = CHANCERY_KEYS_DESK;
  else if (chancery_window_get_form (self) != NULL)
    in_hand = CHANCERY_KEYS_FORM;
  else if (dossier != NULL &&
           chancery_kind_has_flag (chancery_record_get_kind (chancery_dossier_get_record (dossier)),
                                   CHANCERY_KIND_FILES))
    in_hand = CHANCERY_KEYS_CASE_FILE;
  chancery_keys_help_present (GTK_WINDOW (self), in_hand);
}

void
chancery_window_install_help_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.search-help", NULL, search_help_action);
  gtk_widget_class_install_action (widget_class, "win.keys-help", NULL, keys_help_action);
}
