/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-timeline-lanes.h"

#include <glib/gi18n-lib.h>

#include "chancery-kind.h"

/* More parties than this are not told apart at one glance. */
#define N_PARTIES 8

typedef struct
{
  char *name;
  char *query;
  const ChanceryKind *kind;
} Lane;

struct _ChanceryTimelineLanes
{
  gatomicrefcount ref_count;
  ChanceryTimelineLanesBy by;
  GArray *lanes;
  guint16 *of_spans;
};

static void
lane_clear (gpointer data)
{
  Lane *lane = data;

  g_free (lane->name);
  g_free (lane->query);
}

static void
append_lane (ChanceryTimelineLanes *self, const char *name, char *query, const ChanceryKind *kind)
{
  Lane lane = { .name = g_strdup (name), .query = query, .kind = kind };

  g_array_append_val (self->lanes, lane);
}

static void
sort_by_kind (ChanceryTimelineLanes *self, const ChancerySpan *spans, guint n_spans)
{
  gboolean there[CHANCERY_N_KINDS] = { FALSE };
  guint16 lane_of[CHANCERY_N_KINDS] = { 0 };

  for (guint i = 0; i < n_spans; i++)
    there[spans[i].kind] = TRUE;
  for (guint i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    if (there[i])
      {
        const ChanceryKind *kind = chancery_kind_get ((ChanceryKindId)i);

        lane_of[i] = (guint16)self->lanes->len;
        append_lane (self, _ (kind->plural), g_strconcat ("kind:", kind->id, NULL), kind);
      }
  for (guint i = 0; i < n_spans; i++)
    self->of_spans[i] = lane_of[spans[i].kind];
}

static char *
query_of_party (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "\"", -1);
  g_autofree char *plain = g_strjoinv (" ", parts);

  return g_strdup_printf ("party:\"%s\"", plain);
}

static void
sort_by_party (ChanceryTimelineLanes *self,
               GPtrArray *parties,
               const ChancerySpan *spans,
               guint n_spans)
{
  g_autoptr (GHashTable) lane_of = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n = MIN (parties->len, N_PARTIES);
  gboolean others = FALSE, nobody = FALSE;
  guint16 no_party;

  for (guint i = 0; i < n; i++)
    {
      ChancerySpanParty *party = g_ptr_array_index (parties, i);

      g_hash_table_insert (lane_of, &party->row, GUINT_TO_POINTER (i + 1));
      append_lane (self, party->name, query_of_party (party->name), NULL);
    }
  for (guint i = 0; i < n_spans; i++)
    {
      guint lane = GPOINTER_TO_UINT (g_hash_table_lookup (lane_of, &spans[i].party));

      self->of_spans[i] = (guint16)(lane > 0 ? lane - 1 : spans[i].party != 0 ? n : n + 1);
      others = others || self->of_spans[i] == n;
      nobody = nobody || self->of_spans[i] == n + 1;
    }
  if (others)
    append_lane (self, _ ("Others"), g_strdup (""), NULL);
  no_party = (guint16)self->lanes->len;
  if (nobody)
    append_lane (self, _ ("No other side"), g_strdup (""), NULL);
  for (guint i = 0; i < n_spans; i++)
    if (self->of_spans[i] == n + 1)
      self->of_spans[i] = no_party;
}

ChanceryTimelineLanes *
chancery_timeline_lanes_new (ChanceryTimeline *timeline, ChanceryTimelineLanesBy by)
{
  ChanceryTimelineLanes *self;
  guint n_spans;

  g_return_val_if_fail (timeline != NULL, NULL);

  n_spans = chancery_timeline_get_n_dated (timeline);
  self = g_new0 (ChanceryTimelineLanes, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->by = by;
  self->lanes = g_array_new (FALSE, FALSE, sizeof (Lane));
  g_array_set_clear_func (self->lanes, lane_clear);
  self->of_spans = g_new0 (guint16, n_spans + 1);
  if (by == CHANCERY_TIMELINE_BY_KIND)
    sort_by_kind (self, chancery_timeline_get_spans (timeline), n_spans);
  else
    sort_by_party (self, chancery_timeline_get_parties (timeline),
                   chancery_timeline_get_spans (timeline), n_spans);
  return self;
}

ChanceryTimelineLanes *
chancery_timeline_lanes_ref (ChanceryTimelineLanes *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
chancery_timeline_lanes_unref (ChanceryTimelineLanes *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->lanes);
  g_free (self->of_spans);
  g_free (self);
}

ChanceryTimelineLanesBy
chancery_timeline_lanes_get_by (ChanceryTimelineLanes *self)
{
  g_return_val_if_fail (self != NULL, CHANCERY_TIMELINE_BY_KIND);
  return self->by;
}

guint
chancery_timeline_lanes_get_n (ChanceryTimelineLanes *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->lanes->len;
}

const char *
chancery_timeline_lanes_get_name (ChanceryTimelineLanes *self, guint lane)
{
  g_return_val_if_fail (self != NULL && lane < self->lanes->len, "");
  return g_array_index (self->lanes, Lane, lane).name;
}

char *
chancery_timeline_lanes_count (ChanceryTimelineLanes *self, guint lane, guint n)
{
  const Lane *of;
  g_autofree char *words = NULL;

  g_return_val_if_fail (self != NULL && lane < self->lanes->len, NULL);

  of = &g_array_index (self->lanes, Lane, lane);
  words = g_utf8_strdown (of->kind != NULL ? _ (of->kind->plural) : _ ("Records"), -1);
  /* Translators: a number, and what is counted (“demarches”). */
  return g_strdup_printf (C_ ("count", "%1$'u %2$s"), n, words);
}

char *
chancery_timeline_lanes_dup_query (ChanceryTimelineLanes *self, guint lane)
{
  g_return_val_if_fail (self != NULL && lane < self->lanes->len, NULL);
  return g_strdup (g_array_index (self->lanes, Lane, lane).query);
}

const guint16 *
chancery_timeline_lanes_get_lanes (ChanceryTimelineLanes *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->of_spans;
}
