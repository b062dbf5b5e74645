/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A report on paper: what the window shows, in its order. */

#include "config.h"

#include "chancery-report-private.h"

#include <glib/gi18n-lib.h>

#define POINTS 8.0

/* A chart and the report that owns it. */
typedef struct
{
  ChanceryReport *report;
  const ChanceryChart *chart;
} Drawing;

static void
drawing_free (gpointer data)
{
  Drawing *drawing = data;

  chancery_report_unref (drawing->report);
  g_free (drawing);
}

static void
draw_chart (cairo_t *cairo, PangoContext *context, double width, double height, gpointer data)
{
  static const ChanceryChartColors colors = { { 0, 0, 0 }, { 0.11, 0.30, 0.53 }, { 1, 1, 1 } };
  const Drawing *drawing = data;

  chancery_chart_draw (drawing->chart, cairo, context, &colors, POINTS, width, height);
}

static void
add_chart (ChanceryReport *self, ChanceryPaper *paper, const ChanceryChart *chart)
{
  Drawing *drawing = g_new0 (Drawing, 1);

  drawing->report = chancery_report_ref (self);
  drawing->chart = chart;
  chancery_paper_add_drawing (paper, chancery_chart_get_height (chart, POINTS), draw_chart, drawing,
                              drawing_free);
}

static void
add_table (ChanceryPaper *paper, const ChanceryReportSection *section)
{
  g_autofree ChanceryPaperColumn *columns = g_new0 (ChanceryPaperColumn, section->columns->len);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);

  for (guint i = 0; i < section->columns->len; i++)
    {
      columns[i].title = section->columns->pdata[i];
      columns[i].share = i == 0 ? 1 : 0;
      columns[i].align = i == 0 ? CHANCERY_PAPER_START : CHANCERY_PAPER_END;
    }
  for (guint i = 0; i < section->rows->len; i++)
    {
      GPtrArray *row = section->rows->pdata[i];
      char **cells = g_new0 (char *, section->columns->len + 1);

      for (guint n = 0; n < section->columns->len; n++)
        cells[n] = g_strdup (n < row->len ? ((ChanceryReportCell *)row->pdata[n])->text : "");
      g_ptr_array_add (rows, cells);
    }
  chancery_paper_add_table (paper, columns, section->columns->len, rows);
}

ChanceryPaper *
chancery_report_to_paper (ChanceryReport *self)
{
  ChanceryPaper *paper;
  g_autofree char *foot = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  /* Translators: the title of a report of numbers. */
  paper = chancery_paper_new (_ ("Counts"));
  foot = g_strdup_printf ("%s · %s", *self->query != '\0' ? self->query : _ ("All records"),
                          self->made);
  chancery_paper_set_foot (paper, foot);
  chancery_paper_set_marking (paper, self->marking);
  chancery_paper_add_text (paper, foot, CHANCERY_PAPER_QUIET);
  for (guint i = 0; i < self->facts->len; i++)
    {
      const ChanceryReportFact *fact = self->facts->pdata[i];

      chancery_paper_add_line (paper, fact->label, fact->text, NULL);
    }
  for (guint i = 0; i < self->sections->len; i++)
    {
      const ChanceryReportSection *section = self->sections->pdata[i];

      chancery_paper_add_heading (paper, 2, section->heading);
      if (section->note != NULL)
        chancery_paper_add_text (paper, section->note, CHANCERY_PAPER_QUIET);
      if (section->chart != NULL)
        add_chart (self, paper, section->chart);
      add_table (paper, section);
    }
  chancery_paper_add_heading (paper, 2, _ ("How it was counted"));
  for (guint i = 0; i < self->rules->len; i++)
    chancery_paper_add_text (paper, self->rules->pdata[i], CHANCERY_PAPER_BODY);
  return paper;
}
