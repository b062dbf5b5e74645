/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-follow-up.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "chancery-fuzzy-date.h"
#include "chancery-plan.h"
#include "chancery-sheet.h"

typedef struct
{
  GWeakRef owner;
  ChanceryRegistry *registry;
  ChanceryRecord *record;
  GPtrArray *plans;
  GtkListBox *list;
  ChanceryFollowUpFunc done;
  const ChanceryPlan *plan;
} FollowUp;

static void
follow_up_free (gpointer data)
{
  FollowUp *self = data;

  g_weak_ref_clear (&self->owner);
  g_object_unref (self->registry);
  g_clear_pointer (&self->record, chancery_record_unref);
  g_ptr_array_unref (self->plans);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FollowUp, follow_up_free)

static gboolean
is_task (FollowUp *self)
{
  return chancery_kind_has_flag (chancery_record_get_kind (self->record), CHANCERY_KIND_TASK);
}

/* What the new actions are about: an action hands on what it is about itself. */
static const char *
about_of (FollowUp *self)
{
  ChanceryValue *on;

  if (!is_task (self))
    return chancery_record_get_id (self->record);
  on = chancery_record_get (self->record, "on");
  return on != NULL ? chancery_value_get_reference_id (on) : NULL;
}

static void
answer (FollowUp *self, const char *sentence, const GError *error)
{
  g_autoptr (GtkWidget) owner = g_weak_ref_get (&self->owner);

  if (owner != NULL)
    self->done (owner, self->record != NULL ? about_of (self) : NULL, sentence, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FollowUp) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  chancery_registry_save_finish (CHANCERY_REGISTRY (source), result, &error);
  /* Translators: %s is the name of a follow-up plan. */
  sentence = g_strdup_printf (_ ("Planned: %s"), self->plan->name);
  answer (self, error == NULL ? sentence : NULL, error);
}

/* The action that gave way to the plan. */
static ChanceryDraft *
make_done (FollowUp *self)
{
  ChanceryDraft *draft = chancery_draft_new_from_record (self->record);
  g_autoptr (ChanceryFuzzyDate) today =
      chancery_fuzzy_date_new_day (chancery_registry_get_desk_day (self->registry));
  g_autoptr (ChanceryValue) value = chancery_value_new_date (today);

  chancery_draft_set (draft, "done_on", value);
  if (chancery_draft_get (draft, "result") == NULL)
    {
      g_autofree char *result = g_strdup_printf (_ ("Planned: %s"), self->plan->name);

      chancery_draft_set_text (draft, "result", result);
    }
  return draft;
}

static void
set_plan (FollowUp *self)
{
  const char *who = chancery_record_get_text (self->record, "assignee");
  g_autoptr (GPtrArray) drafts =
      chancery_plan_make (self->plan, about_of (self), is_task (self) ? who : NULL,
                          chancery_registry_get_desk_day (self->registry),
                          chancery_registry_get_working_days (self->registry));

  if (is_task (self))
    g_ptr_array_insert (drafts, 0, make_done (self));
  chancery_registry_save_async (self->registry, drafts, NULL, NULL, saved_cb, self);
}

static void
chosen_cb (GtkWidget *owner, GtkWidget *extra, gpointer user_data)
{
  FollowUp *asked = user_data;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (asked->list);
  guint index = row != NULL ? (guint)gtk_list_box_row_get_index (row) : 0;
  FollowUp *self;

  if (index >= asked->plans->len)
    {
      answer (asked, NULL, NULL);
      return;
    }
  /* The sheet frees what it was given when it closes; the work goes on. */
  self = g_new0 (FollowUp, 1);
  g_weak_ref_init (&self->owner, owner);
  self->registry = g_object_ref (asked->registry);
  self->record = chancery_record_ref (asked->record);
  self->plans = g_ptr_array_ref (asked->plans);
  self->done = asked->done;
  self->plan = g_ptr_array_index (self->plans, index);
  set_plan (self);
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  gtk_list_box_select_row (list, row);
  chancery_sheet_go (GTK_WIDGET (list));
}

/* A digit takes the plan with that number. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer user_data)
{
  GtkListBox *list = GTK_LIST_BOX (user_data);
  int digit = g_unichar_digit_value (gdk_keyval_to_unicode (keyval));
  GtkListBoxRow *row = digit > 0 ? gtk_list_box_get_row_at_index (list, digit - 1) : NULL;

  if (row == NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  activated_cb (list, row, NULL);
  return GDK_EVENT_STOP;
}

static void
add_row (GtkListBox *list, guint number, const char *name, const char *days)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *digit = g_strdup_printf ("%u", number);
  g_autofree char *title = g_markup_escape_text (name, -1);
  GtkWidget *label = gtk_label_new (digit);

  gtk_widget_add_css_class (label, "quiet");
  gtk_widget_add_css_class (label, "numeric");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (days != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), days);
  if (number <= 9)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), label);
  else
    g_object_unref (g_object_ref_sink (label));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (list, row);
}

static GtkWidget *
make_list (FollowUp *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < self->plans->len; i++)
    {
      const ChanceryPlan *plan = g_ptr_array_index (self->plans, i);
      g_autofree char *days =
          chancery_plan_describe (plan, chancery_registry_get_desk_day (self->registry),
                                  chancery_registry_get_working_days (self->registry));

      add_row (GTK_LIST_BOX (list), i + 1, plan->name, days);
    }
  add_row (GTK_LIST_BOX (list), self->plans->len + 1, _ ("One action…"), NULL);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_BROWSE);
  gtk_list_box_select_row (GTK_LIST_BOX (list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Plans"),
                                  -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (activated_cb), NULL);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), list);
  gtk_widget_add_controller (list, keys);
  self->list = GTK_LIST_BOX (list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  return scroller;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FollowUp) self = user_data;
  g_autoptr (GtkWidget) owner = g_weak_ref_get (&self->owner);
  g_autoptr (GError) error = NULL;
  GtkWidget *list;
  GtkWidget *first;

  self->record = chancery_registry_load_finish (CHANCERY_REGISTRY (source), result, &error);
  if (owner == NULL)
    return;
  if (self->record == NULL)
    {
      answer (self, NULL, error);
      return;
    }
  list = make_list (self);
  chancery_sheet_ask (owner, _ ("Plan the Follow-Up"), chancery_record_get_title (self->record),
                      list, _ ("_Plan"), CHANCERY_SHEET_SUGGESTED, chosen_cb, self, follow_up_free);
  /* The sheet steps into its list, and so past the row that stands chosen. */
  first = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0));
  gtk_widget_grab_focus (first);
  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (first));
  g_steal_pointer (&self);
}

void
chancery_follow_up_ask (GtkWidget *owner,
                        ChanceryRegistry *registry,
                        const char *id,
                        ChanceryFollowUpFunc done)
{
  FollowUp *self;

  g_return_if_fail (GTK_IS_WIDGET (owner) && CHANCERY_IS_REGISTRY (registry));

  self = g_new0 (FollowUp, 1);
  g_weak_ref_init (&self->owner, owner);
  self->registry = g_object_ref (registry);
  self->plans =
      chancery_plans_read (chancery_registry_get_setting (registry, CHANCERY_SETTING_PLANS));
  self->done = done;
  chancery_registry_load_async (registry, id, NULL, loaded_cb, self);
}
