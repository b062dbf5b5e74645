/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-printer.h"

#include <glib/gi18n.h>

#include "chancery-fuzzy-date.h"
#include "chancery-phrase.h"

/* Named, because the usual choice for Arabic script is a display face. */
#define TEXT_FONT "Cantarell, Noto Sans, Noto Naskh Arabic, sans 10"
#define FOOT_FONT "Cantarell, Noto Sans, sans 8"
#define FOOT_HEIGHT 28.0

typedef struct
{
  char *markup;
  char *marking;
  char *name;
  PangoLayout *layout;
  /* Index of the first line of each page. */
  GArray *pages;
} Job;

static void
job_free (gpointer data, GClosure *closure)
{
  Job *job = data;

  g_free (job->markup);
  g_free (job->marking);
  g_free (job->name);
  g_clear_object (&job->layout);
  g_array_unref (job->pages);
  g_free (job);
}

static void
add_field (GString *markup,
           ChanceryRecord *record,
           ChanceryDossier *dossier,
           const ChanceryField *field)
{
  ChanceryValue *value = chancery_record_get_value (record, field);
  g_autofree char *words = NULL;
  g_autofree char *label = NULL;
  g_autofree char *escaped = NULL;

  if (value == NULL || chancery_field_has_flag (field, CHANCERY_FIELD_PROGRAM) ||
      chancery_field_has_flag (field, CHANCERY_FIELD_ENVELOPE))
    return;
  if (chancery_value_is_reference (value))
    words = g_strdup (chancery_dossier_get_label (dossier, value));
  else
    words = chancery_phrase_value (field, value);
  if (*words == '\0')
    return;
  label = g_markup_escape_text (_ (field->label), -1);
  escaped = g_markup_escape_text (words, -1);
  g_string_append_printf (markup, "<b>%s</b>\n%s\n\n", label, escaped);
}

static char *
head_of (ChanceryRecord *record)
{
  ChanceryFuzzyDate *date = chancery_record_get_own_date (record);
  g_autofree char *day = NULL;
  const char *reference = chancery_record_get_reference (record);
  g_autofree char *line = NULL;

  if (date != NULL)
    day = chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_LONG);
  line = g_strdup_printf ("%s%s%s%s%s", _ (chancery_record_get_kind (record)->label),
                          reference != NULL ? " · " : "", reference != NULL ? reference : "",
                          day != NULL ? " · " : "", day != NULL ? day : "");
  return g_markup_printf_escaped ("%s\n<span size=\"x-large\" weight=\"bold\">%s</span>\n\n", line,
                                  chancery_record_get_title (record));
}

static Job *
job_new (ChanceryDossier *dossier)
{
  ChanceryRecord *record = chancery_dossier_get_record (dossier);
  const ChanceryKind *kind = chancery_record_get_kind (record);
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autofree char *head = head_of (record);
  Job *job = g_new0 (Job, 1);

  g_string_append (markup, head);
  for (const ChanceryField *field = kind->fields; field->id != NULL; field++)
    add_field (markup, record, dossier, field);
  job->markup = g_string_free (g_steal_pointer (&markup), FALSE);
  job->marking = chancery_phrase_marking (chancery_record_get (record, "marking"));
  job->name = g_strdup (chancery_record_get_reference (record) != NULL
                            ? chancery_record_get_reference (record)
                            : _ (kind->label));
  job->pages = g_array_new (FALSE, FALSE, sizeof (int));
  return job;
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer data)
{
  Job *job = data;
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (TEXT_FONT);
  double room = gtk_print_context_get_height (context) - FOOT_HEIGHT;
  double used = 0;
  int first = 0;

  job->layout = gtk_print_context_create_pango_layout (context);
  pango_layout_set_font_description (job->layout, font);
  pango_layout_set_width (job->layout, (int)(gtk_print_context_get_width (context) * PANGO_SCALE));
  pango_layout_set_wrap (job->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_markup (job->layout, job->markup, -1);

  g_array_append_val (job->pages, first);
  for (int i = 0; i < pango_layout_get_line_count (job->layout); i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (job->layout, i);
      PangoRectangle extents;
      double height;

      pango_layout_line_get_extents (line, NULL, &extents);
      height = (double)extents.height / PANGO_SCALE;
      if (used + height > room && used > 0)
        {
          g_array_append_val (job->pages, i);
          used = 0;
        }
      used += height;
    }
  gtk_print_operation_set_n_pages (operation, (int)job->pages->len);
}

static void
draw_foot (GtkPrintContext *context, cairo_t *cairo, const Job *job, int page)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FOOT_FONT);
  g_autoptr (PangoLayout) foot = gtk_print_context_create_pango_layout (context);
  g_autofree char *text = NULL;

  /* Translators: number of the record, its marking, page and pages. */
  text = g_strdup_printf (_ ("%s   %s   page %d of %u"), job->name, job->marking, page + 1,
                          job->pages->len);
  pango_layout_set_font_description (foot, font);
  pango_layout_set_text (foot, text, -1);
  cairo_move_to (cairo, 0, gtk_print_context_get_height (context) - FOOT_HEIGHT / 2);
  pango_cairo_show_layout (cairo, foot);
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer data)
{
  Job *job = data;
  cairo_t *cairo = gtk_print_context_get_cairo_context (context);
  int first = g_array_index (job->pages, int, page);
  int end = page + 1 < (int)job->pages->len ? g_array_index (job->pages, int, page + 1)
                                            : pango_layout_get_line_count (job->layout);
  double y = 0;

  for (int i = first; i < end; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (job->layout, i);
      PangoRectangle extents;

      pango_layout_line_get_extents (line, NULL, &extents);
      cairo_move_to (cairo, 0, y - (double)extents.y / PANGO_SCALE);
      pango_cairo_show_layout_line (cairo, line);
      y += (double)extents.height / PANGO_SCALE;
    }
  draw_foot (context, cairo, job, page);
}

static GtkPrintOperation *
operation_new (ChanceryDossier *dossier)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Job *job = job_new (dossier);

  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, job->name);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), job);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_cb), job, job_free, 0);
  return operation;
}

void
chancery_printer_print (GtkWindow *parent, ChanceryDossier *dossier)
{
  g_autoptr (GtkPrintOperation) operation = NULL;

  g_return_if_fail (dossier != NULL);

  operation = operation_new (dossier);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

gboolean
chancery_printer_write (ChanceryDossier *dossier, const char *path, GError **error)
{
  g_autoptr (GtkPrintOperation) operation = NULL;

  g_return_val_if_fail (dossier != NULL && path != NULL, FALSE);

  operation = operation_new (dossier);
  gtk_print_operation_set_export_filename (operation, path);
  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, error) !=
         GTK_PRINT_OPERATION_RESULT_ERROR;
}
