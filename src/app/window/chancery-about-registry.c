/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-about-registry.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "chancery-registry-about.h"

static void
add_row (AdwPreferencesGroup *group, const char *title, const char *text)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (group, row);
}

static void
add_count (AdwPreferencesGroup *group, const char *title, guint64 count)
{
  g_autofree char *text = g_strdup_printf ("%'" G_GUINT64_FORMAT, count);

  add_row (group, title, text);
}

static void
add_checkpoint (AdwPreferencesGroup *group, const char *checkpoint)
{
  GtkWidget *label = gtk_label_new (checkpoint);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (label, "note");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Checkpoint"), -1);
  adw_preferences_group_set_title (group, _ ("Checkpoint"));
  adw_preferences_group_set_description (
      group,
      _ ("Keep this line where nobody who has the registry can change it: with it anybody can tell "
         "later whether the history was rewritten."));
  adw_preferences_group_add (group, label);
}

static void
show (AdwPreferencesWindow *window, ChanceryRegistry *registry, const ChanceryRegistryAbout *about)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *what = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  AdwPreferencesGroup *proof = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *size = g_format_size (about->bytes);

  add_row (what, _ ("File"), chancery_registry_get_path (registry));
  add_row (what, _ ("Size"), size);
  add_count (what, _ ("Records"), about->n_records);
  add_count (what, _ ("Papers"), about->n_attachments);
  add_count (what, _ ("Entries of the history"), about->n_history);
  add_count (what, _ ("Names to check"), about->n_names_to_check);
  add_count (what, _ ("Named, but not in this registry"), about->n_dangling);
  add_checkpoint (proof, about->checkpoint);
  adw_preferences_page_add (page, what);
  adw_preferences_page_add (page, proof);
  adw_preferences_window_add (window, page);
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdwPreferencesWindow) window = ADW_PREFERENCES_WINDOW (user_data);
  ChanceryRegistry *registry = CHANCERY_REGISTRY (source);
  g_autoptr (ChanceryRegistryAbout) about = NULL;
  g_autoptr (GError) error = NULL;

  about = chancery_registry_about_finish (registry, result, &error);
  if (about != NULL)
    show (window, registry, about);
  else
    {
      g_autofree char *text = g_markup_escape_text (error->message, -1);

      adw_preferences_window_add_toast (window, adw_toast_new (text));
    }
}

void
chancery_about_registry_present (GtkWindow *parent, ChanceryRegistry *registry)
{
  GtkWidget *window;

  g_return_if_fail (CHANCERY_IS_REGISTRY (registry));

  window = g_object_new (ADW_TYPE_PREFERENCES_WINDOW, "transient-for", parent, "modal", TRUE,
                         "search-enabled", FALSE, "title", _ ("About This Registry"),
                         "default-width", 520, "default-height", 640, NULL);
  chancery_registry_about_async (registry, NULL, told_cb, g_object_ref (window));
  gtk_window_present (GTK_WINDOW (window));
}
