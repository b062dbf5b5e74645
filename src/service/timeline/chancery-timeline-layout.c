/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A lane is filled group by group; a group is what begins in one step of the calendar.  Three ways are
 * tried for each: every item with room for its words, every item without, and, when the tracks do not
 * hold them all, one count.  A track knows how far it is drawn and how far its words would reach: words
 * give way to a later item, items to nothing. */

#include "config.h"

#include "chancery-timeline-layout.h"

#include "chancery-day.h"

#include <string.h>

/* Beyond this many tracks a lane no longer stacks: what is left over joins the count. */
#define MAX_TRACKS 64

/* Items wider than so many counts are drawn as what they are while a track is free. */
#define WIDE 1.5

/* Of ten one may lie outside what is shown first, when the whole is so many times as long. */
#define OUTSIDE_OF 10
#define TIMES_AS_LONG 3

struct _ChanceryTimelineLayout
{
  GArray *boxes;
  guint *lane_first;
  guint *lane_tracks;
  guint *box_of_span;
  guint n_lanes;
  guint n_spans;
  ChanceryTimelineUnit unit;
};

typedef struct
{
  double drawn;
  double wished;
} Track;

typedef struct
{
  const ChancerySpan *spans;
  gint64 origin;
  const ChanceryTimelineMetrics *metrics;
  ChanceryTimelineLayout *layout;
  /* Of the lane in hand. */
  guint lane;
  Track tracks[MAX_TRACKS];
  guint n_tracks;
} Filling;

/* What orders a span, and what counts it: the day on which it begins, or before which. */
static gint64
day_of (const ChancerySpan *span)
{
  return span->first_day != CHANCERY_DAY_NONE ? span->first_day : span->last_day;
}

/* An open end has no length to draw: it is drawn so far that it is seen to be open. */
static void
measure (const Filling *self, const ChancerySpan *span, double *x, double *width)
{
  const ChanceryTimelineMetrics *metrics = self->metrics;
  gint64 first = day_of (span);
  gint64 last = span->last_day != CHANCERY_DAY_NONE ? span->last_day : first;

  *x = (double)(first - self->origin) * metrics->scale;
  *width = MAX (metrics->mark, (double)(last + 1 - first) * metrics->scale);
  if (span->last_day == CHANCERY_DAY_NONE)
    *width = MAX (metrics->mark, metrics->scale) + metrics->fade;
  if (span->first_day == CHANCERY_DAY_NONE)
    {
      double end = (double)(last + 1 - self->origin) * metrics->scale;

      *width = MAX (metrics->mark, metrics->scale) + metrics->fade;
      *x = end - *width;
    }
}

/* The first track that is free at @x, at most @most; -1 for none. */
static int
find_track (const Filling *self, double x, guint most, gboolean wished)
{
  for (guint i = 0; i < most; i++)
    if (i >= self->n_tracks || (wished ? self->tracks[i].wished : self->tracks[i].drawn) <= x)
      return (int)i;
  return -1;
}

static void
occupy (Filling *self, guint track, double x, double width)
{
  const ChanceryTimelineMetrics *metrics = self->metrics;
  double end = x + width + metrics->gap;

  if (track >= self->n_tracks)
    self->n_tracks = track + 1;
  self->tracks[track].drawn = end;
  /* Words stand inside what is wide enough for them. */
  self->tracks[track].wished = width >= metrics->label ? end : end + metrics->label;
}

static void
append_item (Filling *self, guint span, guint track)
{
  ChanceryTimelineBox box = {
    .lane = self->lane,
    .track = track,
    .first = span,
    .count = 1,
    .label = G_MAXDOUBLE,
    .first_day = self->spans[span].first_day,
    .last_day = self->spans[span].last_day,
  };

  measure (self, &self->spans[span], &box.x, &box.width);
  occupy (self, track, box.x, box.width);
  self->layout->box_of_span[span] = self->layout->boxes->len;
  g_array_append_val (self->layout->boxes, box);
}

static gboolean
try_item (Filling *self, guint span, gboolean wished)
{
  double x, width;
  int track;

  measure (self, &self->spans[span], &x, &width);
  track = find_track (self, x, self->metrics->most_tracks, wished);
  if (track < 0)
    return FALSE;
  append_item (self, span, (guint)track);
  return TRUE;
}

/* All items of the group or none. */
static gboolean
try_group (Filling *self, const guint *group, guint n, gboolean wished)
{
  Track tracks[MAX_TRACKS];
  guint n_tracks = self->n_tracks;
  guint n_boxes = self->layout->boxes->len;

  memcpy (tracks, self->tracks, n_tracks * sizeof (Track));
  for (guint i = 0; i < n; i++)
    if (!try_item (self, group[i], wished))
      {
        memcpy (self->tracks, tracks, n_tracks * sizeof (Track));
        self->n_tracks = n_tracks;
        g_array_set_size (self->layout->boxes, n_boxes);
        return FALSE;
      }
  return TRUE;
}

static gboolean
is_wide (const Filling *self, const ChancerySpan *span)
{
  double x, width;

  measure (self, span, &x, &width);
  return width > WIDE * self->metrics->bin &&
         width > WIDE * self->metrics->scale * chancery_timeline_unit_get_days (self->layout->unit);
}

/* A count always finds room: on a track of its own when the others are taken. */
static void
append_count (Filling *self, const guint *group, guint n, gint64 first, gint64 next)
{
  guint number = self->layout->boxes->len;
  ChanceryTimelineBox box = {
    .lane = self->lane,
    .first = group[0],
    .count = n,
    .label = G_MAXDOUBLE,
    .first_day = first,
    .last_day = next - 1,
  };
  int track;

  box.x = (double)(first - self->origin) * self->metrics->scale;
  box.width =
      MAX (self->metrics->mark, (double)(next - first) * self->metrics->scale - self->metrics->gap);
  track = find_track (self, box.x, MAX_TRACKS, FALSE);
  box.track = track >= 0 ? (guint)track : MAX_TRACKS - 1;
  occupy (self, box.track, box.x, box.width);
  for (guint i = 0; i < n; i++)
    self->layout->box_of_span[group[i]] = number;
  g_array_append_val (self->layout->boxes, box);
}

static void
count_group (Filling *self, guint *group, guint n, gint64 first, gint64 next)
{
  guint n_counted = 0;

  for (guint i = 0; i < n; i++)
    if (!is_wide (self, &self->spans[group[i]]) || !try_item (self, group[i], FALSE))
      group[n_counted++] = group[i];
  if (n_counted == 1)
    {
      double x, width;
      int track;

      measure (self, &self->spans[group[0]], &x, &width);
      track = find_track (self, x, MAX_TRACKS, FALSE);
      append_item (self, group[0], track >= 0 ? (guint)track : MAX_TRACKS - 1);
    }
  else if (n_counted > 1)
    append_count (self, group, n_counted, first, next);
}

static void
fill_group (Filling *self, guint *group, guint n, gint64 first, gint64 next)
{
  const ChanceryTimelineMetrics *metrics = self->metrics;
  double width = (double)(next - first) * metrics->scale;
  /* More than marks side by side on every track need not be tried. */
  double most = metrics->most_tracks * (width / (metrics->mark + metrics->gap) + 1);

  if (n <= most && (try_group (self, group, n, TRUE) || try_group (self, group, n, FALSE)))
    return;
  count_group (self, group, n, first, next);
}

static gboolean
stands_after (const ChanceryTimelineBox *left, const ChanceryTimelineBox *right)
{
  return left->x > right->x || (left->x == right->x && left->first > right->first);
}

/* They come nearly in order: only open beginnings and counts stand a few places off. */
static void
sort_boxes (ChanceryTimelineBox *boxes, guint n)
{
  for (guint i = 1; i < n; i++)
    {
      ChanceryTimelineBox box = boxes[i];
      guint place = i;

      for (; place > 0 && stands_after (&boxes[place - 1], &box); place--)
        boxes[place] = boxes[place - 1];
      boxes[place] = box;
    }
}

/* Counts stand after the wide items of their group: the lane is put in order, and each box learns how
 * much room it has until the next on its track. */
static void
settle_lane (ChanceryTimelineLayout *self, guint lane, double gap)
{
  guint first = self->lane_first[lane];
  guint n = self->boxes->len - first;
  ChanceryTimelineBox *boxes = &g_array_index (self->boxes, ChanceryTimelineBox, first);
  double next[MAX_TRACKS];

  if (n == 0)
    return;
  sort_boxes (boxes, n);
  for (guint i = 0; i < MAX_TRACKS; i++)
    next[i] = G_MAXDOUBLE;
  for (guint i = n; i > 0; i--)
    {
      ChanceryTimelineBox *box = &boxes[i - 1];

      if (next[box->track] != G_MAXDOUBLE)
        box->label = MAX (0, next[box->track] - box->x - box->width - gap);
      next[box->track] = box->x;
    }
}

static void
fill_lane (Filling *self, const guint *numbers, guint n)
{
  g_autofree guint *group = g_new (guint, n + 1);
  guint n_group = 0;
  gint64 first = 0, next = G_MININT64;

  self->n_tracks = 0;
  for (guint i = 0; i < n; i++)
    {
      gint64 day = day_of (&self->spans[numbers[i]]);

      if (day >= next)
        {
          if (n_group > 0)
            fill_group (self, group, n_group, first, next);
          n_group = 0;
          first = chancery_timeline_unit_floor (self->layout->unit, day);
          next = chancery_timeline_unit_next (self->layout->unit, day);
        }
      group[n_group++] = numbers[i];
    }
  if (n_group > 0)
    fill_group (self, group, n_group, first, next);
}

/* The numbers of the spans, lane by lane; @ends[lane] is where the next lane begins. */
static guint *
sort_into_lanes (const guint16 *lanes, guint n_spans, guint n_lanes, guint *ends)
{
  guint *numbers = g_new (guint, n_spans + 1);
  guint at = 0;

  memset (ends, 0, n_lanes * sizeof (guint));
  for (guint i = 0; i < n_spans; i++)
    ends[lanes[i]]++;
  for (guint lane = 0; lane < n_lanes; lane++)
    {
      guint n = ends[lane];

      ends[lane] = at;
      at += n;
    }
  for (guint i = 0; i < n_spans; i++)
    numbers[ends[lanes[i]]++] = i;
  return numbers;
}

/* The boxes moved when their lane was put in order. */
static void
index_spans (ChanceryTimelineLayout *self, const guint *numbers, const guint *ends)
{
  g_autofree guint *place = g_new (guint, self->boxes->len + 1);
  guint at = 0;

  for (guint lane = 0; lane < self->n_lanes; lane++)
    {
      guint first = self->lane_first[lane];
      guint next = self->lane_first[lane + 1];

      /* A count is known by its first span, as an item is. */
      for (guint i = first; i < next; i++)
        place[self->box_of_span[g_array_index (self->boxes, ChanceryTimelineBox, i).first]] = i;
      for (; at < ends[lane]; at++)
        self->box_of_span[numbers[at]] = place[self->box_of_span[numbers[at]]];
    }
}

ChanceryTimelineLayout *
chancery_timeline_layout_new (const ChancerySpan *spans,
                              guint n_spans,
                              const guint16 *lanes,
                              guint n_lanes,
                              gint64 origin,
                              const ChanceryTimelineMetrics *metrics)
{
  ChanceryTimelineLayout *self;
  g_autofree guint *numbers = NULL;
  g_autofree guint *ends = NULL;
  Filling filling = { .spans = spans, .origin = origin, .metrics = metrics };

  g_return_val_if_fail (metrics != NULL && metrics->scale > 0 && n_lanes > 0, NULL);
  g_return_val_if_fail (metrics->most_tracks > 0 && metrics->most_tracks < MAX_TRACKS, NULL);

  self = g_new0 (ChanceryTimelineLayout, 1);
  self->boxes = g_array_new (FALSE, FALSE, sizeof (ChanceryTimelineBox));
  self->lane_first = g_new0 (guint, n_lanes + 1);
  self->lane_tracks = g_new0 (guint, n_lanes);
  self->box_of_span = g_new0 (guint, n_spans + 1);
  self->n_lanes = n_lanes;
  self->n_spans = n_spans;
  self->unit = chancery_timeline_unit_fit (metrics->scale, metrics->bin);
  filling.layout = self;

  ends = g_new (guint, n_lanes);
  numbers = sort_into_lanes (lanes, n_spans, n_lanes, ends);
  for (guint lane = 0, from = 0; lane < n_lanes; from = ends[lane++])
    {
      filling.lane = lane;
      self->lane_first[lane] = self->boxes->len;
      fill_lane (&filling, numbers + from, ends[lane] - from);
      self->lane_tracks[lane] = MAX (1, filling.n_tracks);
      settle_lane (self, lane, metrics->gap);
    }
  self->lane_first[n_lanes] = self->boxes->len;
  index_spans (self, numbers, ends);
  return self;
}

void
chancery_timeline_layout_free (ChanceryTimelineLayout *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->boxes);
  g_free (self->lane_first);
  g_free (self->lane_tracks);
  g_free (self->box_of_span);
  g_free (self);
}

ChanceryTimelineUnit
chancery_timeline_layout_get_unit (ChanceryTimelineLayout *self)
{
  g_return_val_if_fail (self != NULL, CHANCERY_TIMELINE_DAY);
  return self->unit;
}

const ChanceryTimelineBox *
chancery_timeline_layout_get_boxes (ChanceryTimelineLayout *self, guint *n_boxes)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (n_boxes != NULL)
    *n_boxes = self->boxes->len;
  return (const ChanceryTimelineBox *)(gpointer)self->boxes->data;
}

guint
chancery_timeline_layout_get_lane (ChanceryTimelineLayout *self, guint lane, guint *first)
{
  g_return_val_if_fail (self != NULL && lane < self->n_lanes, 0);

  if (first != NULL)
    *first = self->lane_first[lane];
  return self->lane_first[lane + 1] - self->lane_first[lane];
}

guint
chancery_timeline_layout_get_n_tracks (ChanceryTimelineLayout *self, guint lane)
{
  g_return_val_if_fail (self != NULL && lane < self->n_lanes, 1);
  return self->lane_tracks[lane];
}

int
chancery_timeline_layout_find_nearest (ChanceryTimelineLayout *self, guint lane, double x)
{
  guint first;
  guint n = chancery_timeline_layout_get_lane (self, lane, &first);
  int nearest = -1;
  double best = G_MAXDOUBLE;

  for (guint i = first; i < first + n; i++)
    {
      double far = ABS (g_array_index (self->boxes, ChanceryTimelineBox, i).x - x);

      if (far < best)
        {
          best = far;
          nearest = (int)i;
        }
    }
  return nearest;
}

int
chancery_timeline_layout_find_span (ChanceryTimelineLayout *self, guint span)
{
  g_return_val_if_fail (self != NULL, -1);
  return span < self->n_spans ? (int)self->box_of_span[span] : -1;
}

gboolean
chancery_timeline_layout_get_extent (const ChancerySpan *spans,
                                     guint n_spans,
                                     gint64 *first,
                                     gint64 *last)
{
  for (guint i = 0; i < n_spans; i++)
    {
      gint64 begin = day_of (&spans[i]);
      gint64 end = spans[i].last_day != CHANCERY_DAY_NONE ? spans[i].last_day : begin;

      *first = i == 0 ? begin : MIN (*first, begin);
      *last = i == 0 ? end : MAX (*last, end);
    }
  return n_spans > 0;
}

guint
chancery_timeline_layout_get_core (const ChancerySpan *spans,
                                   guint n_spans,
                                   gint64 *first,
                                   gint64 *last)
{
  guint n_core = n_spans - MAX (1u, n_spans / OUTSIDE_OF);
  guint best = 0;
  guint after;
  gint64 length, end;

  if (!chancery_timeline_layout_get_extent (spans, n_spans, first, last) || n_spans < 4)
    return 0;
  /* The shortest stretch in which so many begin. */
  for (guint i = 0; i + n_core <= n_spans; i++)
    if (day_of (&spans[i + n_core - 1]) - day_of (&spans[i]) <
        day_of (&spans[best + n_core - 1]) - day_of (&spans[best]))
      best = i;
  length = day_of (&spans[best + n_core - 1]) - day_of (&spans[best]) + 1;
  if (*last + 1 - *first <= TIMES_AS_LONG * length)
    return 0;
  /* What is not far from it belongs to it. */
  after = best + n_core;
  while (best > 0 && day_of (&spans[best]) - day_of (&spans[best - 1]) <= length / 2)
    best--;
  while (after < n_spans && day_of (&spans[after]) - day_of (&spans[after - 1]) <= length / 2)
    after++;
  if (after - best == n_spans)
    return 0;
  *first = day_of (&spans[best]);
  *last = end = day_of (&spans[after - 1]);
  /* With what goes on, unless that is the longer part. */
  for (guint i = best; i < after; i++)
    if (spans[i].last_day != CHANCERY_DAY_NONE && spans[i].last_day <= end + length)
      *last = MAX (*last, spans[i].last_day);
  return n_spans - (after - best);
}
