/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-timeline-paper.h"

#include "chancery-timeline-draw.h"
#include "chancery-vocabulary.h"

#include <glib/gi18n-lib.h>

/* Points.  The width is that of A4 between its margins, to know the height beforehand; the drawing takes
 * whatever width it is given. */
#define USUAL_WIDTH 482.0
#define MOST_HEIGHT 620.0
#define POINTS 8.0
#define LINE 10.5

typedef struct
{
  ChanceryTimeline *timeline;
  ChanceryTimelineLanesBy by;
  GPtrArray *titles;
  /* While it is drawn. */
  PangoLayout *layout;
} Picture;

static void
free_picture (gpointer data)
{
  Picture *picture = data;

  chancery_timeline_unref (picture->timeline);
  g_ptr_array_unref (picture->titles);
  g_free (picture);
}

static PangoLayout *
get_words (guint span, double room, gpointer data)
{
  Picture *picture = data;

  if (span >= picture->titles->len)
    return NULL;
  pango_layout_set_text (picture->layout, g_ptr_array_index (picture->titles, span), -1);
  pango_layout_set_width (picture->layout, (int)(room * PANGO_SCALE));
  return picture->layout;
}

static ChanceryTimelinePlan *
make_plan (const Picture *picture, double width, gint64 *origin)
{
  gint64 first = 0, last = 0;
  ChanceryTimelineMetrics metrics;

  chancery_timeline_layout_get_extent (chancery_timeline_get_spans (picture->timeline),
                                       chancery_timeline_get_n_dated (picture->timeline), &first,
                                       &last);
  metrics = chancery_timeline_draw_get_metrics (MIN (60, (width - 10 * LINE) /
                                                             (double)(last + 1 - first)),
                                                LINE);
  *origin = first;
  return chancery_timeline_plan_new (picture->timeline, NULL, picture->by, first, &metrics);
}

static void
draw_picture (cairo_t *cairo, PangoContext *context, double width, double height, gpointer data)
{
  Picture *picture = data;
  ChanceryTimelineDrawing drawing = { .line = LINE,
                                      .x = -3 * LINE,
                                      .width = width,
                                      .today = CHANCERY_DAY_NONE,
                                      .current = -1,
                                      .ink = { 0, 0, 0, 1 },
                                      .accent = { 0, 0, 0, 1 },
                                      .get_words = get_words,
                                      .data = picture };
  PangoFontDescription *font = chancery_paper_font (POINTS);
  g_autoptr (ChanceryTimelinePlan) plan = make_plan (picture, width, &drawing.origin);
  double full = chancery_timeline_draw_get_height (plan, LINE);

  drawing.plan = plan;
  drawing.spans = chancery_timeline_get_spans (picture->timeline);
  pango_context_set_font_description (context, font);
  pango_font_description_free (font);
  picture->layout = pango_layout_new (context);
  pango_layout_set_single_paragraph_mode (picture->layout, TRUE);
  pango_layout_set_ellipsize (picture->layout, PANGO_ELLIPSIZE_END);
  cairo_save (cairo);
  cairo_rectangle (cairo, 0, 0, width, height);
  cairo_clip (cairo);
  if (full > height)
    cairo_scale (cairo, 1, height / full);
  chancery_timeline_draw (cairo, context, &drawing);
  cairo_restore (cairo);
  g_clear_object (&picture->layout);
}

/* ---- the list ---- */

static char *
phrase_citation (ChanceryRecordItem *item)
{
  const char *parts[] = { _ (chancery_record_item_get_kind (item)->label),
                          chancery_record_item_get_reference (item),
                          chancery_record_item_get_counterpart (item),
                          chancery_record_item_get_state_words (item) };
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", parts[i]);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static const char *
title_of (ChanceryRecordItem *item)
{
  const char *title = chancery_record_item_get_title (item);

  return *title != '\0' ? title : _ ("Without a subject");
}

/* @n: how many there are with those that are not listed. */
static void
add_entries (ChanceryPaper *paper, GPtrArray *items, guint n)
{
  for (guint i = 0; i < items->len; i++)
    {
      ChanceryRecordItem *item = g_ptr_array_index (items, i);
      g_autofree char *citation = NULL;

      if (item == NULL)
        continue;
      citation = phrase_citation (item);
      if (chancery_record_item_get_state (item) == CHANCERY_STATE_VOID)
        chancery_paper_add_struck_line (paper, chancery_record_item_get_date (item),
                                        title_of (item), citation);
      else
        chancery_paper_add_line (paper, chancery_record_item_get_date (item), title_of (item),
                                 citation);
    }
  if (n > items->len)
    {
      guint rest = n - items->len;
      g_autofree char *words = g_strdup_printf (ngettext ("%'u more is not listed here.",
                                                          "%'u more are not listed here.", rest),
                                                rest);

      chancery_paper_add_text (paper, words, CHANCERY_PAPER_QUIET);
    }
}

static Picture *
make_picture (ChanceryTimeline *timeline, ChanceryTimelineLanesBy by, GPtrArray *items)
{
  Picture *picture = g_new0 (Picture, 1);

  picture->timeline = chancery_timeline_ref (timeline);
  picture->by = by;
  picture->titles = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < items->len; i++)
    {
      ChanceryRecordItem *item = g_ptr_array_index (items, i);

      g_ptr_array_add (picture->titles,
                       g_strdup (item != NULL ? chancery_record_item_get_title (item) : ""));
    }
  return picture;
}

/* A paper bears the highest marking of what stands on it, drawn or listed. */
static void
set_marking (ChanceryPaper *paper, const char *level)
{
  if (level != NULL && chancery_vocabulary_level_rank (level) > 0)
    chancery_paper_set_marking (paper, _ (chancery_vocabulary_label ("marking_level", level)));
}

ChanceryPaper *
chancery_timeline_paper_new (const char *title,
                             ChanceryTimeline *timeline,
                             ChanceryTimelineLanesBy by,
                             const ChanceryTimelineEntries *entries,
                             const char *foot)
{
  ChanceryPaper *paper = chancery_paper_new (title);
  guint n_dated;
  guint n_undated;

  g_return_val_if_fail (timeline != NULL && entries != NULL, paper);

  n_dated = chancery_timeline_get_n_dated (timeline);
  n_undated = chancery_timeline_get_n_spans (timeline) - n_dated;

  if (foot != NULL)
    chancery_paper_set_foot (paper, foot);
  if (n_dated > 0)
    {
      Picture *picture = make_picture (timeline, by, entries->dated);
      gint64 origin;
      g_autoptr (ChanceryTimelinePlan) plan = make_plan (picture, USUAL_WIDTH, &origin);

      chancery_paper_add_drawing (paper,
                                  MIN (MOST_HEIGHT, chancery_timeline_draw_get_height (plan, LINE)),
                                  draw_picture, picture, free_picture);
      chancery_paper_add_heading (paper, 2, _ ("Entries"));
      add_entries (paper, entries->dated, n_dated);
    }
  if (n_undated > 0)
    {
      g_autofree char *heading = g_strdup_printf (_ ("Without a date (%u)"), n_undated);

      chancery_paper_add_heading (paper, 2, heading);
      add_entries (paper, entries->undated, n_undated);
    }
  set_marking (paper, entries->level);
  return paper;
}
