/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-timeline-pane.h"

#include "chancery-flow-layout.h"
#include "chancery-focus-chain.h"
#include "chancery-fuzzy-date.h"
#include "chancery-page-view.h"
#include "chancery-record-list.h"
#include "chancery-timeline-chart.h"
#include "chancery-timeline-paper.h"

#include <glib/gi18n-lib.h>

/* So many without a date stand below, fewer where they take room from the lanes; the list has them all. */
#define N_UNDATED 20
#define N_UNDATED_TALL 4

struct _ChanceryTimelinePane
{
  GtkWidget parent_instance;

  ChanceryRegistry *registry;
  ChanceryTimeline *timeline;
  char *casefile;
  char *query;
  GCancellable *cancellable;
  ChanceryRecordList *undated_items;
  guint reload_source;
  /* The focus came before there was anything to go to. */
  gboolean wants_focus;
  gboolean tall;

  GtkWidget *box;
  GtkWidget *bar;
  GtkWidget *about;
  GtkWidget *by_kind;
  GtkWidget *by_party;
  GtkWidget *scrolled;
  GtkWidget *chart;
  GtkWidget *scrollbar;
  GtkWidget *foot;
  GtkWidget *sentence;
  GtkWidget *open;
  GtkWidget *near;
  GtkWidget *undated;
};

enum
{
  OPEN_RECORD,
  OPEN_QUERY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryTimelinePane, chancery_timeline_pane, GTK_TYPE_WIDGET)

static ChanceryTimelineChart *
chart_of (ChanceryTimelinePane *self)
{
  return CHANCERY_TIMELINE_CHART (self->chart);
}

/* ---- what is current ---- */

static void
current_changed_cb (ChanceryTimelineChart *chart, ChanceryTimelinePane *self)
{
  const ChanceryTimelineBox *box = chancery_timeline_chart_get_current (chart);
  g_autofree char *sentence = chancery_timeline_chart_dup_sentence (chart);
  gboolean count = box != NULL && box->count > 1;

  gtk_label_set_text (GTK_LABEL (self->sentence), sentence);
  gtk_button_set_label (GTK_BUTTON (self->open), count ? _ ("Show in the list") : _ ("Open"));
  gtk_widget_set_visible (self->near, count && box->first_day != box->last_day);
  gtk_widget_set_visible (self->foot, box != NULL);
}

/* The list finds what reaches into these days, so that it has what is counted, and what lasts longer. */
static char *
make_query (ChanceryTimelinePane *self, const ChanceryTimelineBox *box)
{
  ChanceryTimelinePlan *plan = chancery_timeline_chart_get_plan (chart_of (self));
  g_autofree char *lane = chancery_timeline_lanes_dup_query (plan->lanes, box->lane);
  g_autofree char *first = chancery_day_to_iso (box->first_day);
  g_autofree char *last = chancery_day_to_iso (box->last_day);
  g_autofree char *part = g_strdup_printf ("%s after:%s before:%s", lane, first, last);

  return chancery_query_join (self->query, g_strstrip (part));
}

static void
open_current (ChanceryTimelinePane *self)
{
  const ChanceryTimelineBox *box = chancery_timeline_chart_get_current (chart_of (self));
  ChanceryRecordItem *item = chancery_timeline_chart_get_item (chart_of (self));

  if (item != NULL)
    g_signal_emit (self, signals[OPEN_RECORD], 0, chancery_record_item_get_id (item));
  else if (box != NULL && box->count > 1)
    {
      g_autofree char *query = make_query (self, box);

      g_signal_emit (self, signals[OPEN_QUERY], 0, query);
    }
}

static void
activated_cb (ChanceryTimelineChart *chart, ChanceryTimelinePane *self)
{
  open_current (self);
}

/* ---- what has no date ---- */

static gboolean
link_cb (GtkLabel *label, const char *uri, ChanceryTimelinePane *self)
{
  g_signal_emit (self, signals[OPEN_RECORD], 0, uri);
  return TRUE;
}

static void
show_undated_words (ChanceryRecordItem *item, GParamSpec *pspec, GtkLabel *label)
{
  const char *title = chancery_record_item_get_title (item);
  g_autofree char *link = NULL;

  if (!chancery_record_item_is_loaded (item))
    return;
  link = chancery_page_view_markup_link (chancery_record_item_get_id (item),
                                         *title != '\0' ? title : _ ("Without a subject"));
  gtk_label_set_markup (label, link);
}

static void
append_undated (ChanceryTimelinePane *self, guint i)
{
  g_autoptr (ChanceryRecordItem) item =
      g_list_model_get_item (G_LIST_MODEL (self->undated_items), i);
  GtkWidget *label = chancery_page_view_paragraph ("");

  g_signal_handlers_disconnect_matched (label, G_SIGNAL_MATCH_ID,
                                        g_signal_lookup ("activate-link", GTK_TYPE_LABEL), 0, NULL,
                                        NULL, NULL);
  g_signal_connect (label, "activate-link", G_CALLBACK (link_cb), self);
  g_signal_connect_object (item, "notify::sentence", G_CALLBACK (show_undated_words), label, 0);
  show_undated_words (item, NULL, GTK_LABEL (label));
  gtk_box_append (GTK_BOX (self->undated), label);
}

static void
fill_undated (ChanceryTimelinePane *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->undated_items));
  guint most = self->tall ? N_UNDATED_TALL : N_UNDATED;
  g_autofree char *words = g_strdup_printf (_ ("Without a date (%u)"), n);
  GtkWidget *heading = gtk_label_new (words);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->undated)) != NULL)
    gtk_box_remove (GTK_BOX (self->undated), child);
  gtk_widget_set_visible (self->undated, n > 0);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "chancery-subheading");
  gtk_box_append (GTK_BOX (self->undated), heading);
  for (guint i = 0; i < MIN (n, most); i++)
    append_undated (self, i);
  if (n > most)
    {
      g_autofree char *rest =
          g_strdup_printf (ngettext ("and %'u more, at the end of the list",
                                     "and %'u more, at the end of the list", n - most),
                           n - most);
      GtkWidget *label = gtk_label_new (rest);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "chancery-quiet");
      gtk_box_append (GTK_BOX (self->undated), label);
    }
}

/* ---- loading ---- */

static void
say_about (ChanceryTimelinePane *self)
{
  guint outside = chancery_timeline_chart_get_n_outside (chart_of (self));
  guint dayless = chancery_timeline_get_n_dayless (self->timeline);
  guint n = chancery_timeline_get_n_spans (self->timeline);
  guint left_out = chancery_timeline_get_n_left_out (self->timeline);
  guint undated = n - chancery_timeline_get_n_dated (self->timeline);
  g_autoptr (GString) words = g_string_new (NULL);

  /* As many as the list and its counts have. */
  g_string_append_printf (words, ngettext ("%'u record", "%'u records", n + dayless), n + dayless);
  if (undated > 0)
    {
      g_string_append (words, " · ");
      g_string_append_printf (words, ngettext ("%'u without a date", "%'u without a date", undated),
                              undated);
    }
  if (dayless > 0)
    {
      g_string_append (words, " · ");
      g_string_append_printf (
          words,
          /* Translators: parties, people and places, which a timeline has not. */
          ngettext ("%'u name without a day", "%'u names without a day", dayless), dayless);
    }
  if (outside > 0)
    {
      g_string_append (words, " · ");
      g_string_append_printf (words,
                              /* Translators: records whose day is far from that of the others. */
                              ngettext ("%'u far off (Ctrl+0 shows all)",
                                        "%'u far off (Ctrl+0 shows all)", outside),
                              outside);
    }
  if (left_out > 0)
    {
      g_string_append (words, " · ");
      g_string_append_printf (words,
                              ngettext ("%'u older one left out", "%'u older ones left out",
                                        left_out),
                              left_out);
    }
  gtk_label_set_text (GTK_LABEL (self->about), words->str);
  gtk_widget_set_tooltip_text (self->about,
                               dayless > 0
                                   ? _ ("Parties, people and places have no day and are not drawn")
                                   : NULL);
}

static void
show_timeline (ChanceryTimelinePane *self, gboolean again)
{
  guint n = chancery_timeline_get_n_spans (self->timeline);
  guint dated = chancery_timeline_get_n_dated (self->timeline);

  g_clear_object (&self->undated_items);
  self->undated_items = chancery_record_list_new (self->registry);
  chancery_record_list_take_rows (self->undated_items,
                                  chancery_timeline_dup_rows (self->timeline, dated, n - dated));
  fill_undated (self);
  gtk_widget_set_visible (self->scrolled, dated > 0);
  gtk_widget_set_visible (self->scrollbar, dated > 0);
  chancery_timeline_chart_show (chart_of (self), self->registry, self->timeline, again);
  say_about (self);
  gtk_widget_set_visible (self->by_party, chancery_timeline_get_parties (self->timeline)->len > 1);
  gtk_widget_set_visible (self->by_kind, chancery_timeline_get_parties (self->timeline)->len > 1);
  if (self->wants_focus &&
      (!chancery_focus_chain_is_free (GTK_WIDGET (self)) || gtk_widget_grab_focus (self->chart)))
    self->wants_focus = FALSE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryTimelinePane) self = user_data;
  g_autoptr (GError) error = NULL;
  ChanceryTimeline *timeline =
      chancery_registry_load_timeline_finish (CHANCERY_REGISTRY (source), result, &error);
  gboolean again;

  if (timeline == NULL)
    {
      if (self->box != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gtk_label_set_text (GTK_LABEL (self->about), error->message);
      return;
    }
  if (self->box == NULL)
    {
      chancery_timeline_unref (timeline);
      return;
    }
  again = self->timeline != NULL;
  g_clear_pointer (&self->timeline, chancery_timeline_unref);
  self->timeline = timeline;
  show_timeline (self, again);
}

static void
load (ChanceryTimelinePane *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->query == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  chancery_registry_load_timeline_async (self->registry, self->casefile, self->query,
                                         self->cancellable, loaded_cb, g_object_ref (self));
}

static gboolean
reload_cb (gpointer data)
{
  ChanceryTimelinePane *self = data;

  self->reload_source = 0;
  load (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (ChanceryRegistry *registry, const char *const *ids, ChanceryTimelinePane *self)
{
  if (self->reload_source == 0)
    self->reload_source = g_idle_add (reload_cb, self);
}

/* ---- actions ---- */

static void
pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryTimelinePane *self = CHANCERY_TIMELINE_PANE (widget);

  if (g_str_equal (name, "pane.open"))
    open_current (self);
  else if (g_str_equal (name, "pane.zoom-current"))
    chancery_timeline_chart_zoom_current (chart_of (self));
  else if (g_str_equal (name, "pane.zoom-all"))
    chancery_timeline_chart_zoom_all (chart_of (self));
  else
    chancery_timeline_chart_zoom (chart_of (self),
                                  g_str_equal (name, "pane.zoom-in") ? 1.5 : 1 / 1.5);
}

static void
by_cb (ChanceryTimelinePane *self)
{
  gboolean party = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->by_party));

  chancery_timeline_chart_set_by (chart_of (self),
                                  party ? CHANCERY_TIMELINE_BY_PARTY : CHANCERY_TIMELINE_BY_KIND);
}

/* ---- the widget ---- */

static gboolean
chancery_timeline_pane_grab_focus (GtkWidget *widget)
{
  ChanceryTimelinePane *self = CHANCERY_TIMELINE_PANE (widget);

  self->wants_focus = self->timeline == NULL;
  /* Until it is loaded the focus waits on something that stays. */
  return gtk_widget_grab_focus (self->chart) ||
         gtk_widget_child_focus (self->bar, GTK_DIR_TAB_FORWARD);
}

static void
scrolls_cb (GtkAdjustment *adjustment, ChanceryTimelinePane *self)
{
  double all = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_lower (adjustment);

  gtk_widget_set_opacity (self->scrollbar,
                          all > gtk_adjustment_get_page_size (adjustment) + 1 ? 1 : 0);
}

static void
chancery_timeline_pane_dispose (GObject *object)
{
  ChanceryTimelinePane *self = CHANCERY_TIMELINE_PANE (object);

  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->timeline, chancery_timeline_unref);
  g_clear_object (&self->undated_items);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (chancery_timeline_pane_parent_class)->dispose (object);
}

static void
chancery_timeline_pane_finalize (GObject *object)
{
  ChanceryTimelinePane *self = CHANCERY_TIMELINE_PANE (object);

  g_free (self->casefile);
  g_free (self->query);

  G_OBJECT_CLASS (chancery_timeline_pane_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, ChanceryTimelinePane, box);
  gtk_widget_class_bind_template_child (widget_class, ChanceryTimelinePane, bar);
  gtk_widget_class_bind_template_child (widget_class, ChanceryTimelinePane, about);
  gtk_widget_class_bind_template_child (widget_class, ChanceryTimelinePane, by_kind);
  gtk_widget_class_bind_template_child (widget_class, ChanceryTimelinePane, by_party);
  gtk_widget_class_bind_template_child (widget_class, ChanceryTimelinePane, scrolled);
  gtk_widget_class_bind_template_child (widget_class, ChanceryTimelinePane, chart);
  gtk_widget_class_bind_template_child (widget_class, ChanceryTimelinePane, scrollbar);
  gtk_widget_class_bind_template_child (widget_class, ChanceryTimelinePane, foot);
  gtk_widget_class_bind_template_child (widget_class, ChanceryTimelinePane, sentence);
  gtk_widget_class_bind_template_child (widget_class, ChanceryTimelinePane, open);
  gtk_widget_class_bind_template_child (widget_class, ChanceryTimelinePane, near);
  gtk_widget_class_bind_template_child (widget_class, ChanceryTimelinePane, undated);
}

static void
chancery_timeline_pane_class_init (ChanceryTimelinePaneClass *class)
{
  static const char *const actions[] = { "pane.open", "pane.zoom-in", "pane.zoom-out",
                                         "pane.zoom-all", "pane.zoom-current" };
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = chancery_timeline_pane_dispose;
  object_class->finalize = chancery_timeline_pane_finalize;
  widget_class->focus = chancery_focus_chain_move;
  widget_class->grab_focus = chancery_timeline_pane_grab_focus;

  signals[OPEN_RECORD] = g_signal_new ("open-record", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[OPEN_QUERY] = g_signal_new ("open-query", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (CHANCERY_TYPE_TIMELINE_CHART);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-timeline-pane.ui");
  bind_children (widget_class);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, pane_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "pane.zoom-in",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK,
                                       "pane.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "pane.zoom-all",
                                       NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "timeline-pane");
}

static void
chancery_timeline_pane_init (ChanceryTimelinePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->bar, chancery_flow_layout_new (12));
  gtk_widget_set_layout_manager (self->foot, chancery_flow_layout_new (12));
  gtk_scrollbar_set_adjustment (GTK_SCROLLBAR (self->scrollbar),
                                chancery_timeline_chart_get_adjustment (chart_of (self)));
  g_signal_connect_object (chancery_timeline_chart_get_adjustment (chart_of (self)), "changed",
                           G_CALLBACK (scrolls_cb), self, 0);
  g_signal_connect (self->chart, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (self->chart, "current-changed", G_CALLBACK (current_changed_cb), self);
  g_signal_connect_swapped (self->by_party, "toggled", G_CALLBACK (by_cb), self);
}

GtkWidget *
chancery_timeline_pane_new (ChanceryRegistry *registry, gboolean tall)
{
  ChanceryTimelinePane *self;

  g_return_val_if_fail (CHANCERY_IS_REGISTRY (registry), NULL);

  self = g_object_new (CHANCERY_TYPE_TIMELINE_PANE, NULL);
  self->registry = g_object_ref (registry);
  g_signal_connect_object (registry, "changed", G_CALLBACK (changed_cb), self, 0);
  self->tall = tall;
  if (tall)
    {
      gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                      GTK_POLICY_AUTOMATIC);
      gtk_widget_set_vexpand (self->scrolled, TRUE);
      gtk_widget_add_css_class (GTK_WIDGET (self), "tall");
    }
  return GTK_WIDGET (self);
}

void
chancery_timeline_pane_show (ChanceryTimelinePane *self, const char *casefile, const char *query)
{
  g_return_if_fail (CHANCERY_IS_TIMELINE_PANE (self));
  g_return_if_fail (query != NULL);

  if (g_strcmp0 (self->casefile, casefile) == 0 && g_strcmp0 (self->query, query) == 0)
    return;
  g_free (self->casefile);
  g_free (self->query);
  self->casefile = g_strdup (casefile);
  self->query = g_strdup (query);
  load (self);
}

char *
chancery_timeline_pane_query_case (ChanceryRecord *record)
{
  const char *number;

  g_return_val_if_fail (record != NULL, NULL);

  number = chancery_record_get_reference (record);
  return number != NULL ? g_strdup_printf ("case:\"%s\"", number)
                        : g_strconcat ("case:", chancery_record_get_id (record), NULL);
}

void
chancery_timeline_pane_set_today (ChanceryTimelinePane *self, ChanceryDay today)
{
  g_return_if_fail (CHANCERY_IS_TIMELINE_PANE (self));
  chancery_timeline_chart_set_today (chart_of (self), today);
}

/* ---- on paper ---- */

/* What is printed is what was seen when it was asked for. */
typedef struct
{
  char *title;
  char *foot;
  ChanceryTimeline *timeline;
  ChanceryTimelineLanesBy by;
} Print;

static void
free_print (gpointer data)
{
  Print *print = data;

  g_free (print->title);
  g_free (print->foot);
  chancery_timeline_unref (print->timeline);
  g_free (print);
}

static char *
phrase_foot (ChanceryTimelinePane *self)
{
  g_autoptr (ChanceryFuzzyDate) date =
      chancery_fuzzy_date_new_day (chancery_registry_get_desk_day (self->registry));
  g_autofree char *today = chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT);

  return g_strdup_printf ("%s · %s", *self->query != '\0' ? self->query : _ ("All records"), today);
}

static void
entries_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const Print *print = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (ChanceryTimelineEntries) entries =
      chancery_registry_load_timeline_entries_finish (CHANCERY_REGISTRY (source), result, &error);

  if (entries == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task,
                           chancery_timeline_paper_new (print->title, print->timeline, print->by,
                                                        entries, print->foot),
                           (GDestroyNotify)chancery_paper_unref);
}

void
chancery_timeline_pane_make_paper_async (ChanceryTimelinePane *self,
                                         const char *title,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Print *print;

  g_return_if_fail (CHANCERY_IS_TIMELINE_PANE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, chancery_timeline_pane_make_paper_async);
  if (self->timeline == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_BUSY, "%s",
                               _ ("The timeline is still being read."));
      return;
    }
  if (chancery_timeline_get_n_spans (self->timeline) == 0)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s",
                               _ ("There is nothing on this timeline."));
      return;
    }
  print = g_new0 (Print, 1);
  print->title = g_strdup (title);
  print->foot = phrase_foot (self);
  print->timeline = chancery_timeline_ref (self->timeline);
  print->by = chancery_timeline_chart_get_by (chart_of (self));
  g_task_set_task_data (task, print, free_print);
  chancery_registry_load_timeline_entries_async (self->registry, print->timeline,
                                                 CHANCERY_TIMELINE_PAPER_MOST, cancellable,
                                                 entries_cb, g_steal_pointer (&task));
}

ChanceryPaper *
chancery_timeline_pane_make_paper_finish (ChanceryTimelinePane *self,
                                          GAsyncResult *result,
                                          GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
