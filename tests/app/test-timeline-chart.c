/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-long-column.h"
#include "chancery-test-registry.h"
#include "chancery-timeline-chart.h"
#include "chancery-timeline-draw.h"
#include "chancery-timeline-pane.h"

#include <adwaita.h>

#define N_ROWS 2000
#define ROW_HEIGHT 40

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Frames are drawn by the clock of the display: waits for @n of them. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  guint *n = data;

  return --*n > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
wait_frames (GtkWidget *widget, guint n)
{
  gtk_widget_add_tick_callback (widget, tick_cb, &n, NULL);
  gtk_widget_queue_draw (widget);
  while (n > 0)
    g_main_context_iteration (NULL, TRUE);
}

/* ---- rows of which only those in sight exist ---- */

static GtkWidget *
make_row (gpointer data)
{
  return gtk_label_new (NULL);
}

static void
bind_row (GtkWidget *row, guint position, gpointer data)
{
  g_autofree char *words = g_strdup_printf ("Row %u", position);

  gtk_label_set_text (GTK_LABEL (row), words);
}

static int
get_height (guint position, int width, gpointer data)
{
  return ROW_HEIGHT;
}

static const ChanceryLongColumnRows rows = { make_row, bind_row, get_height, NULL };

static void
note_move_cb (GtkWidget *column, guint from, guint to, guint *moved)
{
  moved[0] = from;
  moved[1] = to;
}

static void
test_long_column (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *column = chancery_long_column_new (&rows, NULL);
  GtkAdjustment *adjustment;
  guint moved[2] = { 0, 0 };

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), column);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 600);
  chancery_long_column_set_n_rows (CHANCERY_LONG_COLUMN (column), N_ROWS);
  gtk_window_present (GTK_WINDOW (window));
  wait_frames (column, 3);

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), ==, N_ROWS * ROW_HEIGHT);
  g_assert_cmpuint (chancery_long_column_get_n_made (CHANCERY_LONG_COLUMN (column)), <, 60);

  gtk_adjustment_set_value (adjustment, N_ROWS * ROW_HEIGHT / 2);
  wait_frames (column, 2);
  g_assert_cmpuint (chancery_long_column_get_n_made (CHANCERY_LONG_COLUMN (column)), <, 60);
  chancery_long_column_go (CHANCERY_LONG_COLUMN (column), N_ROWS - 1, TRUE);
  wait_frames (column, 2);
  g_assert_cmpuint (chancery_long_column_get_current (CHANCERY_LONG_COLUMN (column)), ==,
                    N_ROWS - 1);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, (N_ROWS - 20) * ROW_HEIGHT);

  /* Fewer rows: the place is kept as near as can be. */
  chancery_long_column_set_n_rows (CHANCERY_LONG_COLUMN (column), 10);
  wait_frames (column, 2);
  g_assert_cmpuint (chancery_long_column_get_current (CHANCERY_LONG_COLUMN (column)), ==, 9);
  g_signal_connect (column, "moved", G_CALLBACK (note_move_cb), moved);
  chancery_long_column_set_movable (CHANCERY_LONG_COLUMN (column), TRUE);
  g_signal_emit_by_name (column, "moved", 3, 5);
  g_assert_cmpuint (moved[1], ==, 5);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

/* ---- the timeline ---- */

static void
note_id_cb (GtkWidget *pane, const char *id, char **opened)
{
  g_free (*opened);
  *opened = g_strdup (id);
}

static GtkWidget *
find_chart (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = CHANCERY_IS_TIMELINE_CHART (child) ? child : find_chart (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_pane (void)
{
  g_autoptr (ChanceryTestRegistry) registry = chancery_test_registry_new ();
  g_autofree char *first =
      chancery_test_registry_save (registry, "First protest", "Here", "2026-01-10");
  g_autofree char *second =
      chancery_test_registry_save (registry, "Second protest", "There", "after 16 feb 2026");
  g_autofree char *third =
      chancery_test_registry_save (registry, "Third protest", "There", "unknown");
  GtkWidget *window = gtk_window_new ();
  GtkWidget *pane = chancery_timeline_pane_new (registry->registry, TRUE);
  ChanceryTimelineChart *chart = CHANCERY_TIMELINE_CHART (find_chart (pane));
  g_autoptr (ChanceryPaper) paper = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GAsyncResult *place = NULL;
  g_autofree char *opened = NULL;
  g_autofree char *text = NULL;
  double scale;

  g_assert_nonnull (second);
  g_assert_nonnull (third);
  g_signal_connect (pane, "open-record", G_CALLBACK (note_id_cb), &opened);
  gtk_window_set_child (GTK_WINDOW (window), pane);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 600);
  gtk_window_present (GTK_WINDOW (window));
  chancery_timeline_pane_show (CHANCERY_TIMELINE_PANE (pane), NULL, "kind:demarche");
  while (chancery_timeline_chart_get_item (chart) == NULL)
    g_main_context_iteration (NULL, TRUE);
  wait_frames (pane, 3);

  text = chancery_timeline_chart_dup_sentence (chart);
  g_assert_nonnull (strstr (text, "First protest"));
  g_assert_nonnull (strstr (text, "10 Jan 2026"));
  scale = chancery_timeline_chart_get_plan (chart)->metrics.scale;
  gtk_widget_activate_action (pane, "pane.zoom-in", NULL);
  g_assert_cmpfloat (chancery_timeline_chart_get_plan (chart)->metrics.scale, >, scale);
  gtk_widget_activate_action (pane, "pane.zoom-all", NULL);
  gtk_widget_activate_action (pane, "pane.open", NULL);
  g_assert_cmpstr (opened, ==, first);
  chancery_timeline_chart_set_by (chart, CHANCERY_TIMELINE_BY_PARTY);
  g_assert_cmpuint (chancery_timeline_lanes_get_n (chancery_timeline_chart_get_plan (chart)->lanes),
                    ==, 2);
  wait_frames (pane, 2);

  g_free (text);
  chancery_timeline_pane_make_paper_async (CHANCERY_TIMELINE_PANE (pane), "Timeline", NULL,
                                           chancery_test_result_cb, &place);
  result = chancery_test_wait (&place);
  paper = chancery_timeline_pane_make_paper_finish (CHANCERY_TIMELINE_PANE (pane), result, NULL);
  text = chancery_paper_to_text (paper);
  g_assert_nonnull (strstr (text, "First protest"));
  g_assert_nonnull (strstr (text, "Without a date (1)"));
  g_assert_nonnull (strstr (text, "16 Feb 2026 or later"));
  {
    cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 500, 700);
    cairo_t *cairo = cairo_create (surface);

    g_assert_cmpuint (chancery_paper_lay_out (paper, NULL, 482, 700), >=, 1);
    chancery_paper_draw_page (paper, cairo, 0);
    g_assert_cmpint (cairo_status (cairo), ==, CAIRO_STATUS_SUCCESS);
    cairo_destroy (cairo);
    cairo_surface_destroy (surface);
  }
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

/* Thirty thousand on a century: counts, laid out elsewhere, and a picture that is drawn quickly. */
static void
test_thirty_thousand (void)
{
  g_autoptr (ChanceryTestRegistry) registry = chancery_test_registry_new ();
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (ChancerySpan));
  g_autoptr (ChanceryTimeline) timeline = NULL;
  GtkWidget *window = gtk_window_new ();
  GtkWidget *chart = chancery_timeline_chart_new ();
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autofree char *sentence = NULL;
  gint64 begin;
  guint n_boxes;

  for (gint64 i = 0; i < 30000; i++)
    {
      ChancerySpan span = { .row = i + 1,
                            .first_day = 2400000 + i,
                            .last_day = 2400000 + i + (i % 50 == 0 ? 364 : 0),
                            .kind = i % 3 == 0 ? CHANCERY_KIND_INCIDENT : CHANCERY_KIND_STATEMENT };

      g_array_append_val (spans, span);
    }
  timeline = chancery_timeline_new (spans, NULL, 0);
  gtk_window_set_child (GTK_WINDOW (window), chart);
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 600);
  gtk_window_present (GTK_WINDOW (window));
  chancery_timeline_chart_show (CHANCERY_TIMELINE_CHART (chart), registry->registry, timeline,
                                FALSE);
  while (chancery_timeline_chart_get_plan (CHANCERY_TIMELINE_CHART (chart)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  wait_frames (chart, 3);
  chancery_timeline_layout_get_boxes (
      chancery_timeline_chart_get_plan (CHANCERY_TIMELINE_CHART (chart))->layout, &n_boxes);
  g_assert_cmpuint (n_boxes, <, 500);
  sentence = chancery_timeline_chart_dup_sentence (CHANCERY_TIMELINE_CHART (chart));
  g_assert_nonnull (strstr (sentence, "that begin in"));
  begin = g_get_monotonic_time ();
  GTK_WIDGET_GET_CLASS (chart)->snapshot (chart, snapshot);
  g_test_message ("%u boxes drawn in %" G_GINT64_FORMAT " µs", n_boxes,
                  g_get_monotonic_time () - begin);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

/* ---- words in a window from right to left ---- */

static PangoLayout *
get_words (guint span, double room, gpointer data)
{
  PangoLayout *layout = data;

  pango_layout_set_width (layout, (int)room * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

static cairo_surface_t *
draw_one (ChanceryTimeline *timeline, PangoDirection side)
{
  ChanceryTimelineMetrics metrics = chancery_timeline_draw_get_metrics (1, 16);
  ChanceryTimelinePlan *plan =
      chancery_timeline_plan_new (timeline, NULL, CHANCERY_TIMELINE_BY_KIND, 2400000, &metrics);
  PangoFontMap *fonts = pango_cairo_font_map_get_default ();
  PangoContext *context = pango_font_map_create_context (fonts);
  g_autoptr (PangoLayout) words = pango_layout_new (context);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 600, 120);
  cairo_t *cairo = cairo_create (surface);
  ChanceryTimelineDrawing drawing = { .spans = chancery_timeline_get_spans (timeline),
                                      .plan = plan,
                                      .origin = 2400000,
                                      .line = 16,
                                      .x = -40,
                                      .width = 600,
                                      .today = CHANCERY_DAY_NONE,
                                      .current = -1,
                                      .ink = { 0, 0, 0, 1 },
                                      .get_words = get_words,
                                      .data = words };

  pango_context_set_base_dir (context, side);
  pango_layout_set_text (words, "First protest", -1);
  chancery_timeline_draw (cairo, context, &drawing);
  cairo_destroy (cairo);
  cairo_surface_flush (surface);
  chancery_timeline_plan_free (plan);
  g_object_unref (context);
  return surface;
}

/* Bug: words from left to right stood at the far end of their room, a hand away from their bar. */
static void
test_words_stand_beside_their_bar (void)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (ChancerySpan));
  ChancerySpan span = {
    .row = 1, .first_day = 2400000, .last_day = 2400020, .kind = CHANCERY_KIND_STATEMENT
  };
  g_autoptr (ChanceryTimeline) timeline = NULL;
  cairo_surface_t *left;
  cairo_surface_t *right;

  g_array_append_val (spans, span);
  timeline = chancery_timeline_new (spans, NULL, 0);
  left = draw_one (timeline, PANGO_DIRECTION_LTR);
  right = draw_one (timeline, PANGO_DIRECTION_RTL);
  g_assert_cmpmem (cairo_image_surface_get_data (left), 120 * 600 * 4,
                   cairo_image_surface_get_data (right), 120 * 600 * 4);
  cairo_surface_destroy (left);
  cairo_surface_destroy (right);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/app/long-column/only-what-is-seen", test_long_column);
  g_test_add_func ("/app/timeline-chart/pane", test_pane);
  g_test_add_func ("/app/timeline-chart/thirty-thousand", test_thirty_thousand);
  g_test_add_func ("/app/timeline-chart/words-stand-beside-their-bar",
                   test_words_stand_beside_their_bar);
  return g_test_run ();
}
