/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of a timeline: asked for when they are looked at, laid out a few a frame. */

#include "config.h"

#include "chancery-timeline-chart-private.h"

#include <glib/gi18n-lib.h>

#define WORDS_KEPT 2000

static ChanceryRecordItem *
dup_item (ChanceryTimelineChart *self, guint span)
{
  return self->items != NULL ? g_list_model_get_item (G_LIST_MODEL (self->items), span) : NULL;
}

static void
words_came_cb (ChanceryTimelineChart *self, GParamSpec *pspec, ChanceryRecordItem *item)
{
  const ChanceryTimelineBox *box = chancery_timeline_chart_get_current (self);

  g_object_set_data (G_OBJECT (item), "chancery-timeline-chart", NULL);
  g_signal_handlers_disconnect_by_func (item, words_came_cb, self);
  if (box != NULL && chancery_timeline_chart_get_item (self) == item)
    chancery_timeline_chart_update_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Tells us when the words of @item come; once. */
static void
await_words (ChanceryTimelineChart *self, ChanceryRecordItem *item)
{
  if (g_object_get_data (G_OBJECT (item), "chancery-timeline-chart") == self)
    return;
  g_object_set_data (G_OBJECT (item), "chancery-timeline-chart", self);
  g_signal_connect_object (item, "notify::sentence", G_CALLBACK (words_came_cb), self,
                           G_CONNECT_SWAPPED);
}

PangoLayout *
chancery_timeline_chart_get_words (guint span, double room, gpointer data)
{
  ChanceryTimelineChart *self = data;
  PangoLayout *layout = g_hash_table_lookup (self->words, GUINT_TO_POINTER (span));
  g_autoptr (ChanceryRecordItem) item = NULL;
  const char *title;

  if (layout == NULL)
    {
      item = dup_item (self, span);
      if (item == NULL)
        return NULL;
      if (!chancery_record_item_is_loaded (item))
        {
          await_words (self, item);
          return NULL;
        }
      if (++self->n_new_words > CHANCERY_TIMELINE_WORDS_A_FRAME)
        return NULL;
      title = chancery_record_item_get_title (item);
      layout = gtk_widget_create_pango_layout (GTK_WIDGET (self),
                                               *title != '\0' ? title : _ ("Without a subject"));
      pango_layout_set_single_paragraph_mode (layout, TRUE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      if (g_hash_table_size (self->words) > WORDS_KEPT)
        g_hash_table_remove_all (self->words);
      g_hash_table_insert (self->words, GUINT_TO_POINTER (span), layout);
    }
  if (pango_layout_get_width (layout) != (int)room * PANGO_SCALE)
    pango_layout_set_width (layout, (int)room * PANGO_SCALE);
  return layout;
}

char *
chancery_timeline_chart_phrase_box (ChanceryTimelineChart *self, const ChanceryTimelineBox *box)
{
  g_autoptr (ChanceryRecordItem) item = NULL;

  if (box->count > 1)
    {
      g_autofree char *count =
          chancery_timeline_lanes_count (self->plan->lanes, box->lane, box->count);
      g_autofree char *when =
          chancery_timeline_unit_to_words (chancery_timeline_layout_get_unit (self->plan->layout),
                                           box->first_day);

      /* Translators: “312 demarches”, and a month, a year, … */
      return g_strdup_printf (_ ("%1$s that begin in %2$s"), count, when);
    }
  item = dup_item (self, box->first);
  if (item == NULL)
    return g_strdup ("");
  if (!chancery_record_item_is_loaded (item))
    await_words (self, item);
  return chancery_record_item_dup_sentence (item);
}

ChanceryRecordItem *
chancery_timeline_chart_get_item (ChanceryTimelineChart *self)
{
  const ChanceryTimelineBox *box;
  g_autoptr (ChanceryRecordItem) item = NULL;

  g_return_val_if_fail (CHANCERY_IS_TIMELINE_CHART (self), NULL);

  box = chancery_timeline_chart_get_current (self);
  if (box == NULL || box->count > 1)
    return NULL;
  /* The list holds it as well. */
  item = dup_item (self, box->first);
  return item != NULL && chancery_record_item_is_loaded (item) ? item : NULL;
}

char *
chancery_timeline_chart_dup_sentence (ChanceryTimelineChart *self)
{
  const ChanceryTimelineBox *box;

  g_return_val_if_fail (CHANCERY_IS_TIMELINE_CHART (self), NULL);

  box = chancery_timeline_chart_get_current (self);
  return box != NULL ? chancery_timeline_chart_phrase_box (self, box) : g_strdup ("");
}
