/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-application.h"

#include <glib/gi18n.h>

#include "chancery-import-words.h"
#include "chancery-registry.h"
#include "chancery-text-side.h"
#include "chancery-window.h"

struct _ChanceryApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (ChanceryApplication, chancery_application, ADW_TYPE_APPLICATION)

static void
colour_scheme_changed_cb (ChanceryApplication *self)
{
  static const AdwColorScheme schemes[] = {
    ADW_COLOR_SCHEME_DEFAULT,
    ADW_COLOR_SCHEME_FORCE_LIGHT,
    ADW_COLOR_SCHEME_FORCE_DARK,
  };
  int choice = g_settings_get_enum (self->settings, "colour-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[CLAMP (choice, 0, 2)]);
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));
  GtkWidget *about = adw_about_window_new ();

  g_object_set (about, "application-name", _ ("Chancery"), "application-icon", APPLICATION_ID,
                "version", PACKAGE_VERSION, "developer-name", _ ("The Chancery developers"),
                "comments",
                _ ("Keeps the record of a desk: who was told what, what was asked, what was "
                   "promised, and what came of it."),
                "license-type", GTK_LICENSE_GPL_3_0, "copyright", "© 2026 The Chancery developers",
                "transient-for", parent, NULL);
  gtk_window_present (GTK_WINDOW (about));
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  /* Each keeps its draft and its size; the application goes with the last. */
  g_list_foreach (windows, (GFunc)(void (*) (void))gtk_window_close, NULL);
}

static ChanceryWindow *
present_window (ChanceryApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  while (window != NULL && !CHANCERY_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  if (window == NULL)
    window = GTK_WINDOW (chancery_window_new (GTK_APPLICATION (self)));
  gtk_window_present (window);
  return CHANCERY_WINDOW (window);
}

/* The registry that the environment names, as for the command line; else the one that was open last;
 * else the one at the usual place.  NULL: there is none yet. */
static char *
choose_registry (ChanceryApplication *self)
{
  const char *named = g_getenv ("CHANCERY_REGISTRY");
  g_autofree char *last = g_settings_get_string (self->settings, "last-registry");
  g_autofree char *usual =
      g_build_filename (g_get_user_data_dir (), "chancery", "registry.chancery", NULL);
  g_autofree char *path = *last != '\0' ? g_filename_from_uri (last, NULL, NULL) : NULL;

  if (named != NULL && *named != '\0')
    return g_strdup (named);
  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  return g_file_test (usual, G_FILE_TEST_EXISTS) ? g_steal_pointer (&usual) : NULL;
}

/* FALSE: there is none. */
static gboolean
open_last (ChanceryApplication *self, ChanceryWindow *window)
{
  g_autofree char *path = choose_registry (self);

  if (path != NULL)
    chancery_window_open (window, path);
  return path != NULL;
}

static void
chancery_application_activate (GApplication *application)
{
  ChanceryApplication *self = CHANCERY_APPLICATION (application);
  gboolean first = gtk_application_get_windows (GTK_APPLICATION (self)) == NULL;
  ChanceryWindow *window = present_window (self);

  if (first && !open_last (self, window))
    chancery_window_welcome (window);
}

static gboolean
is_registry (GFile *file)
{
  const char *path = g_file_peek_path (file);

  return path != NULL && g_str_has_suffix (path, ".chancery");
}

/* Of several registries the first one is opened. */
static void
say_not_opened (ChanceryWindow *window, GPtrArray *registries)
{
  g_autofree char *names = chancery_import_words_phrase_names (registries, 1);
  /* Translators: %s are names of files. */
  g_autofree char *sentence =
      g_strdup_printf (_ ("One registry is open at a time. Not opened: %s"), names);

  chancery_window_say (window, sentence, FALSE);
}

static void
chancery_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  ChanceryApplication *self = CHANCERY_APPLICATION (application);
  gboolean first = gtk_application_get_windows (GTK_APPLICATION (self)) == NULL;
  ChanceryWindow *window = present_window (self);
  g_autoptr (GPtrArray) imports = g_ptr_array_new ();
  g_autoptr (GPtrArray) registries = g_ptr_array_new ();

  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (is_registry (files[i]) ? registries : imports, files[i]);
  /* What is brought in waits for the registry. */
  if (registries->len > 0)
    {
      if (!chancery_window_open (window, g_file_peek_path (registries->pdata[0])))
        return;
    }
  else if (first)
    open_last (self, window);
  if (imports->len > 0)
    chancery_window_import (window, imports);
  if (registries->len > 1)
    say_not_opened (window, registries);
}

static void
set_keys (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[3];
  } keys[] = {
    { "app.quit", { "<Control>q" } },
    { "win.new-record", { "<Control>n" } },
    { "win.new-menu", { "<Control><Shift>n" } },
    { "win.search", { "<Control>f" } },
    { "win.search-within", { "<Alt>f" } },
    { "win.search-help", { "F1" } },
    { "win.keys-help", { "<Control>question" } },
    { "win.refine", { "<Control><Shift>f" } },
    { "win.order", { "<Control><Shift>o" } },
    { "win.save-search", { "<Control><Shift>s" } },
    { "win.open", { "<Control>o" } },
    { "win.import", { "<Control>i" } },
    { "win.export", { "<Control>e" } },
    { "win.report", { "<Control>r" } },
    { "win.timeline", { "<Control>t" } },
    { "win.table", { "F8" } },
    { "win.toggle-sidebar", { "F9" } },
    { "win.menu", { "F10" } },
    { "win.next-pane", { "F6" } },
    { "win.next-found", { "F3" } },
    { "win.previous-found", { "<Shift>F3" } },
    { "win.next-record", { "<Alt>Down" } },
    { "win.previous-record", { "<Alt>Up" } },
    { "win.paste-press", { "<Control><Shift>v" } },
    { "win.press-next", { "F4" } },
    { "win.press-previous", { "<Shift>F4" } },
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z" } },
    { "win.preferences", { "<Control>comma" } },
    { "win.go-on-draft", { "<Control>d" } },
    { "win.edit", { "F2" } },
    { "win.like", { "<Control><Shift>d" } },
    { "win.link", { "<Control>l" } },
    { "win.note", { "<Control><Shift>t" } },
    { "win.meeting", { "<Control>m" } },
    { "win.register-book", { "<Control>b" } },
    { "win.print", { "<Control>p" } },
    { "win.as-on-previous", { "<Alt>comma" } },
    { "win.as-on-next", { "<Alt>period" } },
    { "win.as-on-day", { "<Alt>d" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (application, keys[i].action, keys[i].keys);
}

static void
chancery_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "about", .activate = about_action },
    { .name = "quit", .activate = quit_action },
  };
  ChanceryApplication *self = CHANCERY_APPLICATION (application);

  G_APPLICATION_CLASS (chancery_application_parent_class)->startup (application);

  chancery_text_side_take_from_words ();
  /* What is picked for a record must not be read in the list of recent files. */
  g_object_set (gtk_settings_get_default (), "gtk-recent-files-enabled", FALSE, NULL);
  self->settings = g_settings_new (APPLICATION_ID);
  g_signal_connect_object (self->settings, "changed::colour-scheme",
                           G_CALLBACK (colour_scheme_changed_cb), self, G_CONNECT_SWAPPED);
  colour_scheme_changed_cb (self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  set_keys (GTK_APPLICATION (self));
  gtk_window_set_default_icon_name (APPLICATION_ID);
}

static void
chancery_application_dispose (GObject *object)
{
  g_clear_object (&CHANCERY_APPLICATION (object)->settings);

  G_OBJECT_CLASS (chancery_application_parent_class)->dispose (object);
}

static void
chancery_application_class_init (ChanceryApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = chancery_application_dispose;
  application_class->startup = chancery_application_startup;
  application_class->activate = chancery_application_activate;
  application_class->open = chancery_application_open;
}

static void
chancery_application_init (ChanceryApplication *self)
{
}

ChanceryApplication *
chancery_application_new (void)
{
  return g_object_new (CHANCERY_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, NULL);
}
