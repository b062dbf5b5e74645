/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-test-page.h"

#include "chancery-record-page.h"
#include "chancery-records.h"
#include "chancery-settings.h"

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static gboolean
keep_record (ChanceryRecord *record, guint place, gpointer user_data)
{
  g_ptr_array_add (user_data, chancery_record_ref (record));
  return TRUE;
}

ChanceryTestExample *
chancery_test_example_new_closed (void)
{
  ChanceryTestExample *example = g_new0 (ChanceryTestExample, 1);

  example->store = chancery_test_store_new ();
  chancery_test_import (example->store, "data/samples/bajaur.json");
  g_assert_true (chancery_settings_set (example->store->db, "desk_day", "2026-03-02", NULL));
  example->records = g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_record_unref);
  chancery_records_foreach (example->store->db, NULL, keep_record, example->records, NULL);
  return example;
}

void
chancery_test_example_open (ChanceryTestExample *example)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  example->registry = chancery_registry_new ();
  chancery_registry_open_async (example->registry, example->store->path, CHANCERY_REGISTRY_OPEN,
                                NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  chancery_registry_open_finish (example->registry, result, &error);
  g_assert_no_error (error);
}

ChanceryTestExample *
chancery_test_example_new (void)
{
  ChanceryTestExample *example = chancery_test_example_new_closed ();

  chancery_test_example_open (example);
  return example;
}

void
chancery_test_example_free (ChanceryTestExample *example)
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

void
chancery_test_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

ChanceryPageParts *
chancery_test_page_find_parts (GtkWidget *widget)
{
  ChanceryPageParts *found = NULL;

  if (CHANCERY_IS_PAGE_PARTS (widget))
    return CHANCERY_PAGE_PARTS (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = chancery_test_page_find_parts (child);
  return found;
}

void
chancery_test_page_wait (GtkWidget *page, const char *id)
{
  ChanceryRecordPage *self = CHANCERY_RECORD_PAGE (page);

  g_assert_cmpstr (chancery_record_page_get_id (self), ==, id);
  while (chancery_record_page_is_coming (self) ||
         !chancery_page_parts_is_whole (chancery_test_page_find_parts (page)))
    g_main_context_iteration (NULL, TRUE);
}

GtkWidget *
chancery_test_page_present (ChanceryTestExample *example)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = chancery_record_page_new (example->registry);

  gtk_window_set_default_size (GTK_WINDOW (window), 640, 800);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  return page;
}

void
chancery_test_page_close (GtkWidget *page)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (page)));
  chancery_test_settle ();
}

void
chancery_test_page_load_style (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, "/org/chancery/Chancery/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}
