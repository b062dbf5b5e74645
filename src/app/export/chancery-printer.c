/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-printer.h"

#include <glib/gi18n.h>

#include "chancery-compat.h"
#include "chancery-registry-exchange.h"
#include "chancery-text.h"

/* ---- on a printer ---- */

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, ChanceryPaper *paper)
{
  PangoContext *pango = gtk_print_context_create_pango_context (context);
  guint n_pages = chancery_paper_lay_out (paper, pango, gtk_print_context_get_width (context),
                                          gtk_print_context_get_height (context));

  gtk_print_operation_set_n_pages (operation, (int)n_pages);
  g_object_unref (pango);
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, ChanceryPaper *paper)
{
  chancery_paper_draw_page (paper, gtk_print_context_get_cairo_context (context), (guint)page);
}

static void
paper_gone (gpointer paper, GClosure *closure)
{
  chancery_paper_unref (paper);
}

void
chancery_printer_print (GtkWindow *parent, ChanceryPaper *paper)
{
  g_autoptr (GtkPrintOperation) operation = NULL;

  g_return_if_fail (paper != NULL);

  operation = gtk_print_operation_new ();
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, chancery_paper_get_title (paper));
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (begin_cb),
                         chancery_paper_ref (paper), paper_gone, 0);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_cb), chancery_paper_ref (paper),
                         paper_gone, 0);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

/* ---- into a file ---- */

typedef struct
{
  ChanceryWindow *window;
  ChanceryPaper *paper;
  GFile *file;
} Wish;

static void
wish_free (Wish *wish)
{
  g_object_unref (wish->window);
  chancery_paper_unref (wish->paper);
  g_clear_object (&wish->file);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wish) wish = user_data;
  g_autoptr (GError) error = NULL;

  if (!chancery_registry_write_paper_finish (CHANCERY_REGISTRY (source), result, &error))
    chancery_window_say_error (wish->window, error);
  else
    chancery_window_say_saved (wish->window, wish->file);
}

static void
chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (Wish) wish = user_data;
  ChanceryRegistry *registry = chancery_window_get_registry (wish->window);
  ChanceryPaper *paper = wish->paper;

  if (file == NULL || registry == NULL)
    return;
  g_set_object (&wish->file, file);
  chancery_registry_write_paper_async (registry, paper, file, chancery_compat_get_replace (file),
                                       g_get_real_time () / G_USEC_PER_SEC, NULL, written_cb,
                                       g_steal_pointer (&wish));
}

void
chancery_printer_save (ChanceryWindow *window, ChanceryPaper *paper)
{
  g_return_if_fail (paper != NULL);

  chancery_printer_save_as (window, paper, chancery_paper_get_title (paper));
}

void
chancery_printer_save_as (ChanceryWindow *window, ChanceryPaper *paper, const char *name)
{
  const char *patterns[] = { _ ("PDF documents"), "*.pdf", NULL };
  g_autofree char *words = NULL;
  g_autofree char *proposed = NULL;
  Wish *wish;

  g_return_if_fail (CHANCERY_IS_WINDOW (window) && paper != NULL && name != NULL);

  words = g_strconcat (name, ".pdf", NULL);
  proposed = chancery_text_file_name (words);
  wish = g_new0 (Wish, 1);
  wish->window = g_object_ref (window);
  wish->paper = chancery_paper_ref (paper);
  chancery_compat_choose_file (GTK_WINDOW (window), CHANCERY_CHOOSE_SAVE, _ ("Save as PDF"),
                               _ ("_Save"), proposed, NULL, patterns, chosen_cb, wish);
}

/* ---- onto the clipboard ---- */

void
chancery_printer_copy (ChanceryWindow *window, ChanceryPaper *paper)
{
  g_autofree char *text = NULL;

  g_return_if_fail (CHANCERY_IS_WINDOW (window) && paper != NULL);

  text = chancery_paper_to_text (paper);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), text);
  chancery_window_say (window, _ ("Copied"), FALSE);
}
