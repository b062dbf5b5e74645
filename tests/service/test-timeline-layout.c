/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-timeline-layout.h"

#include <glib.h>

#define ORIGIN 2461000

static const ChanceryTimelineMetrics metrics = {
  .scale = 10,
  .mark = 8,
  .label = 100,
  .gap = 4,
  .fade = 40,
  .bin = 60,
  .most_tracks = 3,
};

static ChancerySpan
span (gint64 first, gint64 last)
{
  return (ChancerySpan){
    .first_day = first == CHANCERY_DAY_NONE ? first : ORIGIN + first,
    .last_day = last == CHANCERY_DAY_NONE ? last : ORIGIN + last,
    .kind = CHANCERY_KIND_INCIDENT,
  };
}

static ChanceryTimelineLayout *
lay_out (const ChancerySpan *spans, guint n, double scale)
{
  ChanceryTimelineMetrics zoomed = metrics;
  g_autofree guint16 *lanes = g_new0 (guint16, n + 1);

  zoomed.scale = scale;
  return chancery_timeline_layout_new (spans, n, lanes, 1, ORIGIN, &zoomed);
}

/* A day is a mark, a range as long as it is, an open end longer than what is known. */
static void
test_measures (void)
{
  const ChancerySpan spans[] = { span (CHANCERY_DAY_NONE, 10), span (30, 30), span (60, 69),
                                 span (90, CHANCERY_DAY_NONE) };
  g_autoptr (ChanceryTimelineLayout) layout = lay_out (spans, G_N_ELEMENTS (spans), 10);
  guint n;
  const ChanceryTimelineBox *boxes = chancery_timeline_layout_get_boxes (layout, &n);

  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpfloat (boxes[0].x + boxes[0].width, ==, 110);
  g_assert_cmpfloat (boxes[0].width, ==, 10 + metrics.fade);
  g_assert_cmpfloat (boxes[1].x, ==, 300);
  g_assert_cmpfloat (boxes[1].width, ==, 10);
  g_assert_cmpfloat (boxes[2].width, ==, 100);
  g_assert_cmpfloat (boxes[3].x, ==, 900);
  g_assert_cmpfloat (boxes[3].width, ==, 10 + metrics.fade);
  g_assert_cmpfloat (boxes[3].label, ==, G_MAXDOUBLE);
  g_assert_cmpuint (chancery_timeline_layout_get_n_tracks (layout, 0), ==, 1);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (chancery_timeline_layout_find_span (layout, i), ==, (int)i);
}

static void
test_overlaps_are_stacked (void)
{
  const ChancerySpan spans[] = { span (0, 30), span (10, 12), span (11, 11), span (60, 60) };
  g_autoptr (ChanceryTimelineLayout) layout = lay_out (spans, G_N_ELEMENTS (spans), 10);
  const ChanceryTimelineBox *boxes = chancery_timeline_layout_get_boxes (layout, NULL);

  g_assert_cmpuint (boxes[0].track, ==, 0);
  g_assert_cmpuint (boxes[1].track, ==, 1);
  g_assert_cmpuint (boxes[2].track, ==, 2);
  g_assert_cmpuint (boxes[3].track, ==, 0);
  g_assert_cmpuint (chancery_timeline_layout_get_n_tracks (layout, 0), ==, 3);
  /* Its words end before the next one on its track. */
  g_assert_cmpfloat (boxes[0].label, ==, 600 - 310 - metrics.gap);
}

/* Words give way before items do. */
static void
test_words_give_way (void)
{
  ChancerySpan spans[9];
  g_autoptr (ChanceryTimelineLayout) layout = NULL;
  const ChanceryTimelineBox *boxes;
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    spans[i] = span (i * 2, i * 2);
  layout = lay_out (spans, G_N_ELEMENTS (spans), 10);
  boxes = chancery_timeline_layout_get_boxes (layout, &n);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (spans));
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (boxes[i].count, ==, 1);
}

/* What is too dense is counted; nearer by it is told apart again. */
static void
test_dense_is_counted (void)
{
  ChancerySpan spans[40];
  g_autoptr (ChanceryTimelineLayout) far = NULL;
  g_autoptr (ChanceryTimelineLayout) near = NULL;
  const ChanceryTimelineBox *boxes;
  guint n, total = 0;

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    spans[i] = span (i, i);
  far = lay_out (spans, G_N_ELEMENTS (spans), 0.5);
  boxes = chancery_timeline_layout_get_boxes (far, &n);
  g_assert_cmpuint (n, <, 4);
  for (guint i = 0; i < n; i++)
    {
      total += boxes[i].count;
      g_assert_cmpint (boxes[i].first_day, <=, spans[boxes[i].first].first_day);
      g_assert_cmpint (boxes[i].last_day, >=, spans[boxes[i].first].first_day);
    }
  g_assert_cmpuint (total, ==, G_N_ELEMENTS (spans));

  near = lay_out (spans, G_N_ELEMENTS (spans), 60);
  chancery_timeline_layout_get_boxes (near, &n);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (spans));
}

/* A year among days is drawn as the year that it is, and not counted with them. */
static void
test_wide_among_many (void)
{
  ChancerySpan spans[41];
  g_autoptr (ChanceryTimelineLayout) layout = NULL;
  const ChanceryTimelineBox *box;

  spans[0] = span (0, 364);
  for (guint i = 1; i < G_N_ELEMENTS (spans); i++)
    spans[i] = span (3, 3);
  layout = lay_out (spans, G_N_ELEMENTS (spans), 2);
  box = chancery_timeline_layout_get_boxes (layout, NULL) +
        chancery_timeline_layout_find_span (layout, 0);
  g_assert_cmpuint (box->count, ==, 1);
  g_assert_cmpfloat (box->width, ==, 730);
  box = chancery_timeline_layout_get_boxes (layout, NULL) +
        chancery_timeline_layout_find_span (layout, 7);
  g_assert_cmpuint (box->count, ==, 40);
}

/* Many of one day stay a count however near one comes. */
static void
test_one_day (void)
{
  ChancerySpan spans[300];
  g_autoptr (ChanceryTimelineLayout) layout = NULL;
  guint n;
  const ChanceryTimelineBox *boxes;

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    spans[i] = span (5, 5);
  layout = lay_out (spans, G_N_ELEMENTS (spans), 200);
  boxes = chancery_timeline_layout_get_boxes (layout, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (boxes[0].count, ==, 300);
  g_assert_cmpint (boxes[0].first_day, ==, boxes[0].last_day);
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const ChancerySpan *left = a;
  const ChancerySpan *right = b;
  gint64 first = left->first_day != CHANCERY_DAY_NONE ? left->first_day : left->last_day;
  gint64 second = right->first_day != CHANCERY_DAY_NONE ? right->first_day : right->last_day;

  return first < second ? -1 : first > second;
}

static void
check (ChanceryTimelineLayout *layout, const guint16 *lanes, guint n_spans, guint n_lanes)
{
  const ChanceryTimelineBox *boxes = chancery_timeline_layout_get_boxes (layout, NULL);
  g_autofree guint *held = g_new0 (guint, n_spans + 1);
  guint total = 0;

  for (guint i = 0; i < n_spans; i++)
    {
      int box = chancery_timeline_layout_find_span (layout, i);

      g_assert_cmpint (box, >=, 0);
      g_assert_cmpuint (boxes[box].lane, ==, lanes[i]);
      held[box]++;
    }
  for (guint lane = 0; lane < n_lanes; lane++)
    {
      double ends[64] = { 0 };
      guint first;
      guint n = chancery_timeline_layout_get_lane (layout, lane, &first);

      for (guint i = 0; i < 64; i++)
        ends[i] = -G_MAXDOUBLE;
      for (guint i = first; i < first + n; i++)
        {
          g_assert_cmpuint (boxes[i].count, ==, held[i]);
          total += boxes[i].count;
          g_assert_cmpuint (boxes[i].track, <,
                            chancery_timeline_layout_get_n_tracks (layout, lane));
          g_assert_cmpfloat (boxes[i].x, >=, ends[boxes[i].track]);
          ends[boxes[i].track] = boxes[i].x + boxes[i].width;
        }
    }
  g_assert_cmpuint (total, ==, n_spans);
}

/* Whatever comes: nothing is lost, nothing counted twice, nothing covers another. */
static void
test_thirty_thousand (void)
{
  static const double scales[] = { 0.001, 0.02, 0.1, 1, 7, 60, 300 };
  const guint n = 30000;
  g_autofree ChancerySpan *spans = g_new (ChancerySpan, n);
  g_autofree guint16 *lanes = g_new (guint16, n);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1871);

  for (guint i = 0; i < n; i++)
    {
      gint64 first = g_rand_int_range (rand, 0, 60000);
      int form = g_rand_int_range (rand, 0, 20);

      spans[i] = span (form == 0 ? CHANCERY_DAY_NONE : first, form == 1   ? CHANCERY_DAY_NONE
                                                              : form == 2 ? first + 364
                                                              : form == 3 ? first + 30
                                                                          : first);
      lanes[i] = (guint16)g_rand_int_range (rand, 0, 5);
    }
  qsort (spans, n, sizeof *spans, compare_spans);
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      ChanceryTimelineMetrics zoomed = metrics;
      g_autoptr (ChanceryTimelineLayout) layout = NULL;
      gint64 begin = g_get_monotonic_time ();
      guint n_boxes;

      zoomed.scale = scales[i];
      layout = chancery_timeline_layout_new (spans, n, lanes, 5, ORIGIN, &zoomed);
      chancery_timeline_layout_get_boxes (layout, &n_boxes);
      g_test_message ("%g pixels a day: %u boxes in %" G_GINT64_FORMAT " µs", scales[i], n_boxes,
                      g_get_monotonic_time () - begin);
      check (layout, lanes, n, 5);
    }
}

static void
test_empty (void)
{
  g_autoptr (ChanceryTimelineLayout) layout = lay_out (NULL, 0, 1);
  gint64 first, last;
  guint n;

  chancery_timeline_layout_get_boxes (layout, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpint (chancery_timeline_layout_find_nearest (layout, 0, 10), ==, -1);
  g_assert_false (chancery_timeline_layout_get_extent (NULL, 0, &first, &last));
}

static void
test_nearest_and_extent (void)
{
  const ChancerySpan spans[] = { span (CHANCERY_DAY_NONE, 3), span (10, 40),
                                 span (20, CHANCERY_DAY_NONE) };
  g_autoptr (ChanceryTimelineLayout) layout = lay_out (spans, G_N_ELEMENTS (spans), 10);
  gint64 first, last;

  g_assert_true (chancery_timeline_layout_get_extent (spans, G_N_ELEMENTS (spans), &first, &last));
  g_assert_cmpint (first, ==, ORIGIN + 3);
  g_assert_cmpint (last, ==, ORIGIN + 40);
  g_assert_cmpint (chancery_timeline_layout_find_nearest (layout, 0, 1000), ==, 2);
  g_assert_cmpint (chancery_timeline_layout_find_nearest (layout, 0, -1000), ==, 0);
}

/* One of 2021 made forty of 2026 a smear at the other end. */
static void
test_far_one_is_outside (void)
{
  ChancerySpan spans[40];
  gint64 first = 0, last = 0;

  for (gint64 i = 0; i < 40; i++)
    spans[i] = span (2 * i, 2 * i);
  g_assert_cmpuint (chancery_timeline_layout_get_core (spans, 40, &first, &last), ==, 0);
  g_assert_cmpint (first, ==, ORIGIN);
  g_assert_cmpint (last, ==, ORIGIN + 78);

  spans[0] = span (-1800, -1800);
  g_assert_cmpuint (chancery_timeline_layout_get_core (spans, 40, &first, &last), ==, 1);
  g_assert_cmpint (first, ==, ORIGIN + 2);
  g_assert_cmpint (last, ==, ORIGIN + 78);

  /* Of three nothing is far from the rest; of none there is nothing. */
  spans[37] = span (-1800, -1800);
  g_assert_cmpuint (chancery_timeline_layout_get_core (spans + 37, 3, &first, &last), ==, 0);
  g_assert_cmpint (first, ==, ORIGIN - 1800);
  g_assert_cmpuint (chancery_timeline_layout_get_core (spans, 0, &first, &last), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/timeline-layout/measures", test_measures);
  g_test_add_func ("/service/timeline-layout/overlaps-are-stacked", test_overlaps_are_stacked);
  g_test_add_func ("/service/timeline-layout/words-give-way", test_words_give_way);
  g_test_add_func ("/service/timeline-layout/dense-is-counted", test_dense_is_counted);
  g_test_add_func ("/service/timeline-layout/wide-among-many", test_wide_among_many);
  g_test_add_func ("/service/timeline-layout/one-day", test_one_day);
  g_test_add_func ("/service/timeline-layout/thirty-thousand", test_thirty_thousand);
  g_test_add_func ("/service/timeline-layout/empty", test_empty);
  g_test_add_func ("/service/timeline-layout/far-one-is-outside", test_far_one_is_outside);
  g_test_add_func ("/service/timeline-layout/nearest-and-extent", test_nearest_and_extent);
  return g_test_run ();
}
