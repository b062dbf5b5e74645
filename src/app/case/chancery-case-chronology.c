/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-case-chronology.h"

#include "chancery-case-row.h"
#include "chancery-long-column.h"
#include "chancery-page-view.h"
#include "chancery-timeline-unit.h"

#include <glib/gi18n-lib.h>

#define DATE_WIDTH 110

/* A heading, or the item at this position. */
typedef struct
{
  gboolean heading;
  guint item;
} Row;

struct _ChanceryCaseChronology
{
  GtkWidget parent_instance;

  ChanceryCaseState *state;
  GArray *rows;
  guint n_undated;
  ChanceryCaseRowMetrics metrics;
  GtkWidget *column;
  GtkWidget *empty;
};

G_DEFINE_FINAL_TYPE (ChanceryCaseChronology, chancery_case_chronology, GTK_TYPE_WIDGET)

static const Row *
row_at (ChanceryCaseChronology *self, guint position)
{
  return &g_array_index (self->rows, Row, position);
}

static ChanceryRecordItem *
item_at (ChanceryCaseChronology *self, guint position)
{
  return g_ptr_array_index (chancery_case_state_get_items (self->state),
                            row_at (self, position)->item);
}

/* ---- words ---- */

static char *
phrase_heading (ChanceryCaseChronology *self, const Row *row)
{
  const ChancerySpan *span = chancery_case_state_get_span (self->state, row->item);
  gint64 day = span->first_day != CHANCERY_DAY_NONE ? span->first_day : span->last_day;

  if (chancery_span_is_undated (span))
    /* Translators: how many records have no date. */
    return g_strdup_printf (_ ("Without a date (%u)"), self->n_undated);
  return chancery_timeline_unit_to_words (CHANCERY_TIMELINE_YEAR,
                                          chancery_timeline_unit_floor (CHANCERY_TIMELINE_YEAR,
                                                                        day));
}

static char *
phrase_verdict (ChanceryCaseState *state, ChanceryRecordItem *item)
{
  const ChanceryCaseWatched *watched =
      chancery_case_state_find_watched (state, chancery_record_item_get_id (item));

  if (watched == NULL)
    return NULL;
  if (watched->since == NULL)
    return g_strdup (watched->verdict);
  /* Translators: a verdict (“open”), and the day of it. */
  return g_strdup_printf (_ ("%1$s since %2$s"), watched->verdict, watched->since);
}

static char *
phrase_quiet (ChanceryCaseState *state, ChanceryRecordItem *item)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *kind =
      chancery_page_view_capitalise (_ (chancery_record_item_get_kind (item)->label));
  g_autofree char *verdict = phrase_verdict (state, item);
  const char *parts[] = { chancery_record_item_get_counterpart (item),
                          chancery_record_item_get_reference (item), verdict,
                          chancery_record_item_get_state_words (item),
                          chancery_record_item_get_marking (item) };

  g_string_append (words, kind);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (words, " · %s", parts[i]);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static const char *
title_of (ChanceryRecordItem *item)
{
  const char *title = chancery_record_item_get_title (item);

  return *title != '\0' ? title : _ ("Without a subject");
}

/* ---- rows ---- */

static GtkWidget *
make_row (gpointer data)
{
  return chancery_case_row_new (&CHANCERY_CASE_CHRONOLOGY (data)->metrics);
}

static void
bind_row (GtkWidget *widget, guint position, gpointer data)
{
  ChanceryCaseChronology *self = data;
  const Row *row = row_at (self, position);
  ChanceryRecordItem *item = item_at (self, position);
  const char *date = chancery_record_item_get_date (item);
  g_autofree char *quiet = NULL;
  g_autofree char *sentence = NULL;

  if (row->heading)
    {
      g_autofree char *heading = phrase_heading (self, row);

      chancery_case_row_show_heading (CHANCERY_CASE_ROW (widget), heading);
      return;
    }
  quiet = phrase_quiet (self->state, item);
  /* Translators: a row for a screen reader: the date, the subject, what it is. */
  sentence = g_strdup_printf (_ ("%1$s: %2$s, %3$s"), *date != '\0' ? date : _ ("Without a date"),
                              title_of (item), quiet);
  chancery_case_row_show (CHANCERY_CASE_ROW (widget), date, title_of (item), quiet,
                          chancery_record_item_get_state (item) == CHANCERY_STATE_VOID, sentence);
}

static int
get_height (guint position, int width, gpointer data)
{
  ChanceryCaseChronology *self = data;
  ChanceryRecordItem *item = item_at (self, position);

  if (row_at (self, position)->heading)
    return chancery_case_row_get_heading_height (&self->metrics);
  return chancery_case_row_get_height (&self->metrics, chancery_record_item_get_date (item),
                                       title_of (item), width);
}

static gboolean
can_focus (guint position, gpointer data)
{
  return !row_at (data, position)->heading;
}

static const ChanceryLongColumnRows column_rows = { make_row, bind_row, get_height, can_focus };

static void
activated_cb (ChanceryLongColumn *column, guint position, ChanceryCaseChronology *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.open", "s",
                              chancery_record_item_get_id (item_at (self, position)));
}

/* ---- the widget ---- */

/* A heading before the first of each year, and before the undated. */
static void
list_rows (ChanceryCaseChronology *self)
{
  guint n = chancery_case_state_get_items (self->state)->len;
  gint64 before = G_MININT64;

  g_array_set_size (self->rows, 0);
  self->n_undated = 0;
  for (guint i = 0; i < n; i++)
    {
      const ChancerySpan *span = chancery_case_state_get_span (self->state, i);
      gint64 year = G_MAXINT64;
      Row rows[2] = { { TRUE, i }, { FALSE, i } };

      if (chancery_span_is_undated (span))
        self->n_undated++;
      else
        chancery_day_to_ymd (span->first_day != CHANCERY_DAY_NONE ? span->first_day
                                                                  : span->last_day,
                             &year, NULL, NULL);
      if (year != before)
        g_array_append_val (self->rows, rows[0]);
      g_array_append_val (self->rows, rows[1]);
      before = year;
    }
}

static void
refresh (ChanceryCaseChronology *self)
{
  self->metrics = chancery_case_row_get_metrics (GTK_WIDGET (self), DATE_WIDTH);
  chancery_long_column_set_n_rows (CHANCERY_LONG_COLUMN (self->column), self->rows->len);
}

static gboolean
refresh_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  ChanceryCaseChronology *self = CHANCERY_CASE_CHRONOLOGY (widget);

  if (self->state != NULL)
    refresh (self);
  return G_SOURCE_REMOVE;
}

/* Only what is seen has its style, and that says how high a line is. */
static void
mapped_cb (GtkWidget *column, GtkWidget *self)
{
  gtk_widget_add_tick_callback (self, refresh_cb, NULL, NULL);
}

static void
chancery_case_chronology_dispose (GObject *object)
{
  ChanceryCaseChronology *self = CHANCERY_CASE_CHRONOLOGY (object);

  g_clear_pointer (&self->column, gtk_widget_unparent);
  g_clear_pointer (&self->empty, gtk_widget_unparent);
  g_clear_pointer (&self->state, chancery_case_state_unref);

  G_OBJECT_CLASS (chancery_case_chronology_parent_class)->dispose (object);
}

static void
chancery_case_chronology_finalize (GObject *object)
{
  g_array_unref (CHANCERY_CASE_CHRONOLOGY (object)->rows);

  G_OBJECT_CLASS (chancery_case_chronology_parent_class)->finalize (object);
}

static void
chancery_case_chronology_class_init (ChanceryCaseChronologyClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = chancery_case_chronology_dispose;
  G_OBJECT_CLASS (class)->finalize = chancery_case_chronology_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_case_chronology_init (ChanceryCaseChronology *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->column = chancery_long_column_new (&column_rows, self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->column), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Chronology"), -1);
  g_signal_connect (self->column, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (self->column, "map", G_CALLBACK (mapped_cb), self);
  gtk_widget_set_parent (self->column, GTK_WIDGET (self));
  self->empty = chancery_page_view_text (_ ("Nothing is in this file yet. Put papers in with P."));
  gtk_widget_add_css_class (self->empty, "chancery-quiet");
  gtk_widget_set_visible (self->empty, FALSE);
  gtk_widget_set_parent (self->empty, GTK_WIDGET (self));
}

GtkWidget *
chancery_case_chronology_new (void)
{
  return g_object_new (CHANCERY_TYPE_CASE_CHRONOLOGY, NULL);
}

void
chancery_case_chronology_show (ChanceryCaseChronology *self, ChanceryCaseState *state)
{
  g_return_if_fail (CHANCERY_IS_CASE_CHRONOLOGY (self));
  g_return_if_fail (state != NULL);

  chancery_case_state_ref (state);
  g_clear_pointer (&self->state, chancery_case_state_unref);
  self->state = state;
  list_rows (self);
  gtk_widget_set_visible (self->empty, self->rows->len == 0);
  gtk_widget_set_visible (self->column, self->rows->len > 0);
  refresh (self);
}
