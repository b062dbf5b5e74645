/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the columns of a table mean, before it is read: shown, and looked at again in another encoding. */

#include "config.h"

#include "chancery-import-page-private.h"

void
chancery_import_page_show_columns (ChanceryImportPage *self)
{
  if (self->preview != NULL)
    chancery_registry_import_forget (self->registry);
  chancery_import_page_clear_tabs (self);
  g_clear_pointer (&self->preview, chancery_import_preview_free);
  gtk_widget_set_visible (self->apply_button, FALSE);
  gtk_widget_set_visible (self->back_button, FALSE);
  gtk_widget_set_visible (self->continue_button, TRUE);
  chancery_import_page_offer_skip (self, NULL);
  chancery_import_page_turn_to (self, "columns");
  /* It could not be read when that was chosen. */
  if (chancery_columns_page_awaits_look (self->columns_page))
    chancery_import_page_read_columns_again (self);
  gtk_widget_child_focus (GTK_WIDGET (self->columns_page), GTK_DIR_TAB_FORWARD);
}

/* What was chosen meanwhile stays; what was guessed is guessed from headings that read otherwise now. */
static void
show_again (ChanceryImportPage *self, ChanceryCsvLook *look)
{
  g_autoptr (ChanceryCsvMapping) chosen = chancery_columns_page_dup_mapping (self->columns_page);
  ChanceryCsvMapping *proposed = chancery_csv_mapping_copy (look->mapping);

  chancery_csv_mapping_take_choices (look->mapping, self->proposed, chosen);
  /* That another one was chosen is a choice as well. */
  chancery_csv_mapping_set_encoding (proposed, chancery_csv_mapping_get_encoding (self->proposed));
  chancery_csv_mapping_free (self->proposed);
  self->proposed = proposed;
  chancery_columns_page_show (self->columns_page, look);
}

static void
looked_again_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryImportPage) self = CHANCERY_IMPORT_PAGE (user_data);
  g_autoptr (ChanceryCsvLook) look = NULL;
  g_autoptr (GError) error = NULL;

  look = chancery_registry_import_look_finish (CHANCERY_REGISTRY (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->again);
  if (look != NULL)
    show_again (self, look);
  else if (error != NULL)
    chancery_import_page_show_problem (self, error, NULL, 0);
}

void
chancery_import_page_stop_reading_again (ChanceryImportPage *self)
{
  g_cancellable_cancel (self->again);
  g_clear_object (&self->again);
}

void
chancery_import_page_read_columns_again (ChanceryImportPage *self)
{
  chancery_import_page_stop_reading_again (self);
  self->again = g_cancellable_new ();
  chancery_registry_import_look_async (self->registry, self->file,
                                       chancery_columns_page_get_encoding (self->columns_page),
                                       self->again, looked_again_cb, g_object_ref (self));
}
