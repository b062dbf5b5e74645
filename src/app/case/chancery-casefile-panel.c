/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-casefile-panel.h"

#include "chancery-as-on.h"
#include "chancery-case-chronology.h"
#include "chancery-case-correspondence.h"
#include "chancery-case-papers.h"
#include "chancery-case-rules.h"
#include "chancery-case-summary.h"
#include "chancery-flow-layout.h"
#include "chancery-found-label.h"
#include "chancery-fuzzy-date.h"
#include "chancery-registry-time.h"
#include "chancery-text-side.h"
#include "chancery-timeline-pane.h"
#include "chancery-window.h"

#include <glib/gi18n-lib.h>

#define DATE_CHARS 15
/* So many of what is followed stand on the page at once; the rest is one button away. */
#define N_FOLLOWED 6
#define N_MINUTES 50

struct _ChanceryCasefilePanel
{
  GtkWidget parent_instance;

  ChanceryRegistry *registry;
  ChanceryDossier *dossier;
  const ChanceryField *items;
  ChanceryDay as_on;
  ChanceryCaseState *state;
  GCancellable *cancellable;
  gboolean all_followed;
  gboolean all_minutes;
  ChanceryFoundWords *found;

  GtkWidget *box;
  GtkWidget *sentence;
  GtkWidget *as_on_button;
  GtkWidget *summary;
  GtkWidget *followed;
  GtkWidget *put_in;
  GtkWidget *stack;
  GtkWidget *chronology;
  GtkWidget *correspondence;
  GtkWidget *papers;
  GtkWidget *minutes;
  GtkWidget *timeline;
};

G_DEFINE_FINAL_TYPE (ChanceryCasefilePanel, chancery_casefile_panel, GTK_TYPE_WIDGET)

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}

static ChanceryRecord *
get_record (ChanceryCasefilePanel *self)
{
  return chancery_dossier_get_record (self->dossier);
}

/* ---- the sentence ---- */

static void
append_part (GString *sentence, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  g_string_append_printf (sentence, "%s%s", sentence->len > 0 ? " · " : "", part);
}

/* “archived 3 Mar 2028, kept at the annex, box 12” */
static char *
phrase_archived (ChanceryRecord *record)
{
  ChanceryFuzzyDate *date = chancery_record_get_date (record, "archived");
  const char *where = chancery_record_get_text (record, "kept_at");
  g_autofree char *day = chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT);

  if (where != NULL)
    /* Translators: a day, and where the paper of a case file is kept. */
    return g_strdup_printf (_ ("archived %1$s, kept at %2$s"), day, where);
  /* Translators: %s is a day. */
  return g_strdup_printf (_ ("archived %s"), day);
}

static char *
phrase_open (ChanceryRecord *record)
{
  gboolean closed = chancery_record_get_state (record) == CHANCERY_STATE_CLOSED;
  ChanceryFuzzyDate *date = chancery_record_get_date (record, closed ? "closed" : "opened");
  g_autofree char *day =
      date != NULL ? chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT) : NULL;

  if (chancery_case_is_archived (record))
    return phrase_archived (record);
  if (closed)
    /* Translators: %s is a day. */
    return day != NULL ? g_strdup_printf (_ ("closed %s"), day) : g_strdup (_ ("closed"));
  /* Translators: %s is a day. */
  return day != NULL ? g_strdup_printf (_ ("open since %s"), day) : g_strdup (_ ("open"));
}

/* “AFG/2026/1 · open since 18 Feb 2026 · 47 papers · 2 demands open · last answer none”; the answer leads
 * to the act that was answered. */
static char *
phrase_sentence (ChanceryCasefilePanel *self)
{
  ChanceryRecord *record = get_record (self);
  guint n = chancery_value_get_n_items (chancery_record_get_value (record, self->items));
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autofree char *open = phrase_open (record);
  /* Translators: how many papers a case file holds. */
  g_autofree char *papers = g_strdup_printf (ngettext ("%u paper", "%u papers", n), n);
  g_autofree char *escaped = NULL;
  const char *answer = self->state != NULL ? chancery_case_state_get_answer_words (self->state)
                                           : "";
  const char *answered = self->state != NULL ? chancery_case_state_get_answered (self->state)
                                             : NULL;
  g_autofree char *link = answered != NULL ? chancery_page_view_markup_link (answered, answer)
                                           : g_markup_escape_text (answer, -1);

  append_part (plain, chancery_record_get_reference (record));
  append_part (plain, open);
  append_part (plain, papers);
  if (self->state != NULL)
    append_part (plain, chancery_case_state_get_open_words (self->state));
  escaped = g_markup_escape_text (plain->str, -1);
  append_part (markup, escaped);
  append_part (markup, link);
  return chancery_text_side_dup_sentence (markup->str);
}

static void
fill_head (ChanceryCasefilePanel *self)
{
  g_autofree char *sentence = phrase_sentence (self);

  gtk_label_set_markup (GTK_LABEL (self->sentence), sentence);
  chancery_as_on_button_set_day (self->as_on_button, self->as_on);
}

/* ---- what is followed ---- */

static char *
phrase_followed (const ChanceryCaseWatched *watched)
{
  g_autoptr (GString) quiet = g_string_new (NULL);
  g_autofree char *kind = chancery_page_view_capitalise (_ (watched->kind->label));
  g_autofree char *link = chancery_page_view_markup_link (watched->id, watched->title);
  g_autofree char *evidence = NULL;
  g_autofree char *since = NULL;
  g_autofree char *rest = NULL;

  append_part (quiet, kind);
  append_part (quiet, watched->parent_reference);
  if (watched->since != NULL)
    /* Translators: %s is a day. */
    since = g_strdup_printf (_ ("since %s"), watched->since);
  append_part (quiet, since);
  if (watched->n_evidence > 0)
    evidence = g_strdup_printf (ngettext ("%u record as evidence", "%u records as evidence",
                                          watched->n_evidence),
                                watched->n_evidence);
  append_part (quiet, evidence);
  rest = g_markup_printf_escaped ("\n<span size=\"small\" alpha=\"62%%\">%s</span>", quiet->str);
  return g_strconcat (link, rest, NULL);
}

static GtkWidget *
make_followed_row (ChanceryCasefilePanel *self, const ChanceryCaseWatched *watched)
{
  g_autofree char *markup = phrase_followed (watched);
  g_autofree char *verdict = chancery_page_view_capitalise (watched->verdict);
  /* Translators: %s is a demand, an assurance, a right reserved. */
  g_autofree char *name = g_strdup_printf (_ ("Assess: %s"), watched->title);
  GtkWidget *row = chancery_page_view_row (verdict, DATE_CHARS, markup);
  GtkWidget *button =
      chancery_page_view_small_button (_ ("Assess"), name, "page.assess", watched->id);

  gtk_widget_set_visible (button, !chancery_registry_is_read_only (self->registry));
  /* In the row's own layout: where it does not fit beside the words it goes below. */
  gtk_widget_set_parent (button, row);
  gtk_widget_add_css_class (row, "chancery-watched");
  return row;
}

static void
fill_followed (ChanceryCasefilePanel *self)
{
  GPtrArray *watched = chancery_case_state_get_watched (self->state);
  guint n = self->all_followed ? watched->len : MIN (watched->len, N_FOLLOWED);

  clear_box (self->followed);
  gtk_widget_set_visible (self->followed, watched->len > 0);
  if (watched->len == 0)
    return;
  gtk_box_append (GTK_BOX (self->followed), chancery_page_view_block (_ ("Followed")));
  for (guint i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (self->followed),
                    make_followed_row (self, g_ptr_array_index (watched, i)));
  if (n < watched->len)
    {
      /* Translators: %u is how many there are of all. */
      g_autofree char *words = g_strdup_printf (_ ("All %u"), watched->len);
      GtkWidget *button = gtk_button_new_with_label (words);

      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_widget_add_css_class (button, "chancery-small-button");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "casefile.all-followed");
      gtk_box_append (GTK_BOX (self->followed), button);
    }
}

static void
all_followed_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryCasefilePanel *self = CHANCERY_CASEFILE_PANEL (widget);

  self->all_followed = TRUE;
  if (self->state != NULL)
    fill_followed (self);
}

/* ---- minutes ---- */

static GtkWidget *
make_minute (ChanceryCasefilePanel *self, ChanceryLine *line)
{
  ChanceryFuzzyDate *date = chancery_value_get_date (chancery_line_get (line, "date"));
  const char *text = chancery_line_get_text (line, "text");
  const char *by = chancery_line_get_text (line, "by");
  g_autofree char *day =
      date != NULL ? chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT) : g_strdup ("");
  g_autofree char *words = chancery_text_side_dup_part (text != NULL ? text : "");
  g_autofree char *who = chancery_text_side_dup_part (by != NULL ? by : "");
  g_autofree char *markup = g_markup_printf_escaped ("%s<span alpha=\"62%%\">%s%s</span>", words,
                                                     by != NULL ? " · " : "", who);
  GtkWidget *row = chancery_page_view_row (day, DATE_CHARS, markup);

  chancery_found_label_mark (GTK_LABEL (gtk_widget_get_last_child (row)), self->found);
  return row;
}

static GtkWidget *
make_small_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "chancery-small-button");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

/* The latest stand at the end, where the next one is written. */
static void
fill_minutes (ChanceryCasefilePanel *self)
{
  ChanceryValue *minutes = chancery_record_get (get_record (self), "minutes");
  guint n = chancery_value_get_n_items (minutes);
  guint first = self->all_minutes || n <= N_MINUTES ? 0 : n - N_MINUTES;
  GtkWidget *add;

  clear_box (self->minutes);
  if (first > 0)
    {
      g_autofree char *words =
          g_strdup_printf (ngettext ("%u earlier", "%u earlier", first), first);

      gtk_box_append (GTK_BOX (self->minutes), make_small_button (words, "casefile.all-minutes"));
    }
  for (guint i = first; i < n; i++)
    gtk_box_append (GTK_BOX (self->minutes),
                    make_minute (self, chancery_value_get_line (minutes, i)));
  if (!chancery_case_rules_allow_new (get_record (self), NULL))
    return;
  add = make_small_button (_ ("Add a minute…"), "page.add-line");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (add), "s", "minutes");
  gtk_box_append (GTK_BOX (self->minutes), add);
}

static void
all_minutes_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryCasefilePanel *self = CHANCERY_CASEFILE_PANEL (widget);

  self->all_minutes = TRUE;
  fill_minutes (self);
}

/* ---- timeline ---- */

/* It is read when somebody looks at it. */
static void
show_timeline (ChanceryCasefilePanel *self)
{
  g_autofree char *query = NULL;

  if (self->dossier == NULL ||
      gtk_stack_get_visible_child (GTK_STACK (self->stack)) != self->timeline)
    return;
  query = chancery_timeline_pane_query_case (get_record (self));
  chancery_timeline_pane_set_today (CHANCERY_TIMELINE_PANE (self->timeline),
                                    self->as_on != CHANCERY_DAY_NONE
                                        ? self->as_on
                                        : chancery_registry_get_desk_day (self->registry));
  chancery_timeline_pane_show (CHANCERY_TIMELINE_PANE (self->timeline),
                               chancery_record_get_id (get_record (self)), query);
}

static void
open_record_cb (ChanceryCasefilePanel *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.open", "s", id);
}

static void
open_query_cb (ChanceryCasefilePanel *self, const char *query)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (CHANCERY_IS_WINDOW (root))
    chancery_window_list_from_view (CHANCERY_WINDOW (root), query);
}

static GtkWidget *
make_timeline (ChanceryCasefilePanel *self)
{
  GtkWidget *pane = chancery_timeline_pane_new (self->registry, FALSE);

  g_signal_connect_object (pane, "open-record", G_CALLBACK (open_record_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "open-query", G_CALLBACK (open_query_cb), self, G_CONNECT_SWAPPED);
  return pane;
}

/* ---- how it stands ---- */

static void
state_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryCasefilePanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryCaseState) state =
      chancery_registry_load_case_finish (CHANCERY_REGISTRY (source), result, &error);

  if (state == NULL || self->box == NULL)
    return;
  g_clear_pointer (&self->state, chancery_case_state_unref);
  self->state = g_steal_pointer (&state);
  fill_head (self);
  fill_followed (self);
  chancery_case_chronology_show (CHANCERY_CASE_CHRONOLOGY (self->chronology), self->state);
  chancery_case_correspondence_show (CHANCERY_CASE_CORRESPONDENCE (self->correspondence),
                                     self->state);
}

static void
load (ChanceryCasefilePanel *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  chancery_registry_load_case_async (self->registry, chancery_record_get_id (get_record (self)),
                                     self->as_on, self->cancellable, state_cb, g_object_ref (self));
}

/* ---- the widget ---- */

static void
chancery_casefile_panel_dispose (GObject *object)
{
  ChanceryCasefilePanel *self = CHANCERY_CASEFILE_PANEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->dossier, chancery_dossier_unref);
  g_clear_pointer (&self->state, chancery_case_state_unref);
  g_clear_pointer (&self->found, chancery_found_words_unref);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (chancery_casefile_panel_parent_class)->dispose (object);
}

static void
chancery_casefile_panel_class_init (ChanceryCasefilePanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = chancery_casefile_panel_dispose;
  gtk_widget_class_install_action (widget_class, "casefile.all-followed", NULL,
                                   all_followed_action);
  gtk_widget_class_install_action (widget_class, "casefile.all-minutes", NULL, all_minutes_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
chancery_casefile_panel_init (ChanceryCasefilePanel *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->box, "chancery-page-block");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* The switcher, and *Put in…* beside it; where both do not fit one stands below the other. */
static GtkWidget *
make_bar (ChanceryCasefilePanel *self)
{
  GtkWidget *bar = g_object_new (GTK_TYPE_BOX, NULL);
  GtkWidget *switcher = gtk_stack_switcher_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Put in…"));

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (self->stack));
  gtk_widget_add_css_class (switcher, "chancery-switcher");
  gtk_widget_set_layout_manager (switcher, chancery_flow_layout_new (0));
  gtk_widget_set_halign (switcher, GTK_ALIGN_START);
  gtk_widget_set_hexpand (switcher, TRUE);
  gtk_widget_set_layout_manager (bar, chancery_flow_layout_new (12));
  gtk_widget_set_parent (switcher, bar);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.put-in");
  gtk_widget_set_parent (button, bar);
  self->put_in = button;
  return bar;
}

static void
build (ChanceryCasefilePanel *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->sentence = chancery_page_view_paragraph ("");
  gtk_widget_add_css_class (self->sentence, "chancery-number");
  gtk_widget_set_hexpand (self->sentence, TRUE);
  gtk_box_append (GTK_BOX (head), self->sentence);
  self->as_on_button = chancery_as_on_button_new ("page");
  gtk_widget_set_valign (self->as_on_button, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), self->as_on_button);
  gtk_box_append (GTK_BOX (self->box), head);
  self->summary = chancery_case_summary_new (self->registry);
  gtk_box_append (GTK_BOX (self->box), self->summary);
  self->followed = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_visible (self->followed, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->followed);

  self->stack = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  self->chronology = chancery_case_chronology_new ();
  self->correspondence = chancery_case_correspondence_new ();
  self->papers = chancery_case_papers_new (self->registry);
  self->minutes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_stack_add_titled (GTK_STACK (self->stack), self->chronology, "chronology", _ ("Chronology"));
  gtk_stack_add_titled (GTK_STACK (self->stack), self->papers, "papers", _ ("Papers"));
  gtk_stack_add_titled (GTK_STACK (self->stack), self->minutes, "minutes", _ ("Minutes"));
  self->timeline = make_timeline (self);
  gtk_stack_add_titled (GTK_STACK (self->stack), self->timeline, "timeline", _ ("Timeline"));
  gtk_stack_add_titled (GTK_STACK (self->stack), self->correspondence, "correspondence",
                        _ ("Correspondence"));
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (show_timeline), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  gtk_box_append (GTK_BOX (self->box), self->stack);
}

GtkWidget *
chancery_casefile_panel_new (ChanceryRegistry *registry)
{
  ChanceryCasefilePanel *self = g_object_new (CHANCERY_TYPE_CASEFILE_PANEL, NULL);

  self->registry = g_object_ref (registry);
  build (self);
  return GTK_WIDGET (self);
}

void
chancery_casefile_panel_show (ChanceryCasefilePanel *self,
                              ChanceryPageView *view,
                              const ChanceryField *items)
{
  g_return_if_fail (CHANCERY_IS_CASEFILE_PANEL (self));
  g_return_if_fail (view != NULL && items != NULL);

  chancery_dossier_ref (view->dossier);
  g_clear_pointer (&self->dossier, chancery_dossier_unref);
  self->dossier = view->dossier;
  self->items = items;
  self->as_on = view->as_on;
  chancery_casefile_panel_set_found (self, view->found);
  fill_head (self);
  fill_minutes (self);
  /* A file that is closed takes no papers. */
  gtk_widget_set_visible (self->put_in, !chancery_registry_is_read_only (self->registry) &&
                                            chancery_case_rules_allow_new (view->record, NULL));
  chancery_case_summary_show (CHANCERY_CASE_SUMMARY (self->summary), view->record, view->found);
  chancery_case_papers_show (CHANCERY_CASE_PAPERS (self->papers), view->dossier, items);
  show_timeline (self);
  load (self);
}

void
chancery_casefile_panel_set_found (ChanceryCasefilePanel *self, ChanceryFoundWords *found)
{
  g_return_if_fail (CHANCERY_IS_CASEFILE_PANEL (self));

  if (found != NULL)
    chancery_found_words_ref (found);
  g_clear_pointer (&self->found, chancery_found_words_unref);
  self->found = found;
}

GArray *
chancery_casefile_panel_get_days (ChanceryCasefilePanel *self)
{
  g_return_val_if_fail (CHANCERY_IS_CASEFILE_PANEL (self), NULL);
  return self->state != NULL ? chancery_case_state_get_days (self->state) : NULL;
}

void
chancery_casefile_panel_set_look (ChanceryCasefilePanel *self, guint look)
{
  GtkWidget *looks[] = { self->chronology, self->papers, self->minutes, self->timeline,
                         self->correspondence };

  g_return_if_fail (CHANCERY_IS_CASEFILE_PANEL (self));
  g_return_if_fail (look < G_N_ELEMENTS (looks));

  gtk_stack_set_visible_child (GTK_STACK (self->stack), looks[look]);
  if (!gtk_widget_grab_focus (looks[look]))
    gtk_widget_child_focus (looks[look], GTK_DIR_TAB_FORWARD);
}
