/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-record-form.h"
#include "chancery-record-page.h"
#include "chancery-records.h"
#include "chancery-settings.h"
#include "chancery-test-store.h"

#include <adwaita.h>

/* The narrowest screen that everything must fit. */
#define NARROW 360

typedef struct
{
  ChanceryTestStore *store;
  ChanceryRegistry *registry;
  GPtrArray *records;
} Example;

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static gboolean
keep_record (ChanceryRecord *record, gpointer user_data)
{
  g_ptr_array_add (user_data, chancery_record_ref (record));
  return TRUE;
}

static Example *
example_new (void)
{
  Example *example = g_new0 (Example, 1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  example->store = chancery_test_store_new ();
  chancery_test_import (example->store, "data/samples/bajaur.json");
  g_assert_true (chancery_settings_set (example->store->db, "desk_day", "2026-03-02", NULL));
  example->records = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_record_unref);
  chancery_records_foreach (example->store->db, keep_record, example->records, NULL);
  example->registry = chancery_registry_new ();
  chancery_registry_open_async (example->registry, example->store->path, CHANCERY_REGISTRY_OPEN,
                                NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  chancery_registry_open_finish (example->registry, result, &error);
  g_assert_no_error (error);
  return example;
}

static void
example_free (Example *example)
{
  g_autoptr (GAsyncResult) result = NULL;

  chancery_registry_close_async (example->registry, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&example->registry);
  g_ptr_array_unref (example->records);
  chancery_test_store_free (example->store);
  g_free (example);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Example, example_free)

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Names what is too wide, from the outside in. */
static void
name_wide (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      if (least > NARROW - 40)
        g_test_message ("  %s: %d px", G_OBJECT_TYPE_NAME (child), least);
      name_wide (child);
    }
}

static void
assert_fits (GtkWidget *widget, const char *what)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_test_message ("%s: %d px", what, least);
  if (least > NARROW)
    name_wide (widget);
  g_assert_cmpint (least, <=, NARROW);
}

/* Every record of the example, of every kind, has a page that loads without a warning. */
static void
test_every_record_has_a_page (void)
{
  g_autoptr (Example) example = example_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = chancery_record_page_new (example->registry);

  gtk_window_set_default_size (GTK_WINDOW (window), 640, 800);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < example->records->len; i++)
    {
      const char *id = chancery_record_get_id (example->records->pdata[i]);
      ChanceryDossier *dossier = NULL;

      chancery_record_page_show (CHANCERY_RECORD_PAGE (page), id);
      while (dossier == NULL ||
             g_strcmp0 (id, chancery_record_get_id (chancery_dossier_get_record (dossier))) != 0)
        {
          g_main_context_iteration (NULL, TRUE);
          dossier = chancery_record_page_get_dossier (CHANCERY_RECORD_PAGE (page));
        }
      settle ();
      assert_fits (page, chancery_record_get_title (example->records->pdata[i]));
    }
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

/* Half as large again, as people with weak eyes set it; the dots per inch are in 1/1024. */
static void
test_large_text_fits (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 144 * 1024, NULL);
  test_every_record_has_a_page ();
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

/* A form for every kind, empty, and one on every record; looking at it makes no draft. */
static void
test_every_kind_has_a_form (void)
{
  g_autoptr (Example) example = example_new ();

  for (guint i = 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);
      GtkWidget *window = gtk_window_new ();
      GtkWidget *form = chancery_record_form_new (example->registry, kind, NULL);

      gtk_window_set_child (GTK_WINDOW (window), form);
      gtk_window_present (GTK_WINDOW (window));
      settle ();
      assert_fits (form, kind->id);
      g_assert_false (chancery_record_form_is_dirty (CHANCERY_RECORD_FORM (form)));
      gtk_window_destroy (GTK_WINDOW (window));
      settle ();
    }
}

static void
test_looking_at_a_form_changes_nothing (void)
{
  g_autoptr (Example) example = example_new ();

  for (guint i = 0; i < example->records->len; i++)
    {
      ChanceryRecord *record = example->records->pdata[i];
      GtkWidget *window = gtk_window_new ();
      GtkWidget *form =
          chancery_record_form_new (example->registry, chancery_record_get_kind (record), record);

      gtk_window_set_child (GTK_WINDOW (window), form);
      gtk_window_present (GTK_WINDOW (window));
      settle ();
      g_test_message ("%s", chancery_record_get_title (record));
      g_assert_false (chancery_record_form_is_dirty (CHANCERY_RECORD_FORM (form)));
      gtk_window_destroy (GTK_WINDOW (window));
      settle ();
    }
}

/* The looks are the application's; here there is none. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/org/chancery/Chancery/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  load_style ();
  g_test_add_func ("/app/pages/every-record-has-one", test_every_record_has_a_page);
  g_test_add_func ("/app/pages/large-text-fits", test_large_text_fits);
  g_test_add_func ("/app/forms/every-kind-has-one", test_every_kind_has_a_form);
  g_test_add_func ("/app/forms/looking-changes-nothing", test_looking_at_a_form_changes_nothing);
  return g_test_run ();
}
