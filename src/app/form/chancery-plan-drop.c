/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-plan-drop.h"

#include "chancery-date-words.h"
#include "chancery-focus-chain.h"
#include "chancery-fuzzy-date.h"
#include "chancery-plan.h"
#include "chancery-term-drop.h"

#include <glib/gi18n-lib.h>

/* The code of a chain that was kept with the draft and is no plan of the registry any more. */
#define KEPT "kept"

struct _ChanceryPlanDrop
{
  GtkWidget parent_instance;

  ChanceryRegistry *registry;
  GPtrArray *plans;
  GtkWidget *drop;
  GtkWidget *chain;

  /* What is shown is what is saved: made when a plan is chosen, from @day. */
  GPtrArray *actions;
  GPtrArray *kept;
  ChanceryDay day;
  guint reveal_source;
};

static void chancery_plan_drop_companion_init (ChanceryCompanionInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ChanceryPlanDrop,
                               chancery_plan_drop,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CHANCERY_TYPE_COMPANION,
                                                      chancery_plan_drop_companion_init))

/* ---- the chain ---- */

static GPtrArray *
new_actions (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_draft_free);
}

/* The plan of a code, which is its name; NULL for none. */
static const ChanceryPlan *
find_plan (ChanceryPlanDrop *self, const char *code)
{
  for (guint i = 0; code != NULL && i < self->plans->len; i++)
    {
      const ChanceryPlan *plan = g_ptr_array_index (self->plans, i);

      if (g_str_equal (plan->name, code))
        return plan;
    }
  return NULL;
}

static char *
phrase_due (ChanceryDraft *action)
{
  ChanceryValue *due = chancery_draft_get (action, "due");
  ChanceryFuzzyDate *date = due != NULL ? chancery_value_get_date (due) : NULL;
  ChanceryDay day;

  if (date == NULL || !chancery_fuzzy_date_get_first_day (date, &day))
    return g_strdup ("");
  return chancery_date_words_with_weekday (day);
}

static void
append_step (ChanceryPlanDrop *self, ChanceryDraft *action, int row, GString *spoken)
{
  g_autofree char *due = phrase_due (action);
  const char *what = chancery_draft_get_text (action, "what");
  GtkWidget *date = gtk_label_new (due);
  GtkWidget *words = gtk_label_new (what);

  gtk_label_set_xalign (GTK_LABEL (date), 0);
  gtk_label_set_yalign (GTK_LABEL (date), 0);
  gtk_widget_add_css_class (date, "chancery-quiet");
  gtk_widget_add_css_class (date, "numeric");
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_grid_attach (GTK_GRID (self->chain), date, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->chain), words, 1, row, 1, 1);
  g_string_append_printf (spoken, "%s%s, %s", row > 0 ? "; " : "", due, what != NULL ? what : "");
}

static void
show_chain (ChanceryPlanDrop *self)
{
  g_autoptr (GString) spoken = g_string_new (NULL);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->chain)) != NULL)
    gtk_grid_remove (GTK_GRID (self->chain), child);
  for (guint i = 0; i < self->actions->len; i++)
    append_step (self, g_ptr_array_index (self->actions, i), (int)i, spoken);
  gtk_widget_set_visible (self->chain, self->actions->len > 0);
  chancery_term_drop_describe (CHANCERY_TERM_DROP (self->drop),
                               spoken->len > 0 ? spoken->str : NULL);
}

/* Makes the actions of what is chosen, as it falls now. */
static void
plan_now (ChanceryPlanDrop *self)
{
  const char *code = chancery_term_drop_get_code (CHANCERY_TERM_DROP (self->drop));
  const ChanceryPlan *plan = find_plan (self, code);

  g_clear_pointer (&self->actions, g_ptr_array_unref);
  self->day = chancery_registry_get_desk_day (self->registry);
  if (plan != NULL)
    self->actions = chancery_plan_make (plan, NULL, NULL, self->day,
                                        chancery_registry_get_working_days (self->registry));
  else if (g_strcmp0 (code, KEPT) == 0 && self->kept != NULL)
    self->actions = g_ptr_array_ref (self->kept);
  else
    self->actions = new_actions ();
  show_chain (self);
}

static gboolean
reveal_cb (gpointer data)
{
  ChanceryPlanDrop *self = data;
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *up;
  graphene_rect_t box;

  self->reveal_source = 0;
  if (scrolled == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (self), scrolled, &box))
    return G_SOURCE_REMOVE;
  up = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  gtk_adjustment_clamp_page (up, gtk_adjustment_get_value (up) + box.origin.y,
                             gtk_adjustment_get_value (up) + box.origin.y + box.size.height);
  return G_SOURCE_REMOVE;
}

/* Later than the frame in which the chain gets its height. */
static void
queue_reveal (ChanceryPlanDrop *self)
{
  if (self->reveal_source == 0)
    self->reveal_source = g_idle_add_full (G_PRIORITY_LOW, reveal_cb, self, NULL);
}

static void
chosen_cb (ChanceryEditor *drop, ChanceryPlanDrop *self)
{
  plan_now (self);
  queue_reveal (self);
  chancery_companion_changed (CHANCERY_COMPANION (self));
}

/* ---- with the draft ---- */

static gboolean
is_step_of (ChanceryDraft *draft, ChanceryDraft *main)
{
  ChanceryValue *on = chancery_draft_get (draft, "on");

  return chancery_kind_has_flag (chancery_draft_get_kind (draft), CHANCERY_KIND_TASK) &&
         on != NULL &&
         g_strcmp0 (chancery_value_get_reference_id (on), chancery_draft_get_id (main)) == 0;
}

static gboolean
is_chain_of (GPtrArray *actions, const ChanceryPlan *plan)
{
  if (actions->len != plan->steps->len)
    return FALSE;
  for (guint i = 0; i < actions->len; i++)
    {
      const ChanceryPlanStep *step = g_ptr_array_index (plan->steps, i);

      if (g_strcmp0 (chancery_draft_get_text (g_ptr_array_index (actions, i), "what"),
                     step->what) != 0)
        return FALSE;
    }
  return TRUE;
}

static const char *
find_code (ChanceryPlanDrop *self, GPtrArray *actions)
{
  for (guint i = 0; i < self->plans->len; i++)
    {
      const ChanceryPlan *plan = g_ptr_array_index (self->plans, i);

      if (is_chain_of (actions, plan))
        return plan->name;
    }
  return NULL;
}

static void
chancery_plan_drop_load (ChanceryCompanion *companion, ChanceryDraft *main, GPtrArray *drafts)
{
  ChanceryPlanDrop *self = CHANCERY_PLAN_DROP (companion);
  g_autoptr (GPtrArray) found = new_actions ();
  const char *code = NULL;

  for (guint i = 0; drafts != NULL && i < drafts->len; i++)
    if (is_step_of (g_ptr_array_index (drafts, i), main))
      g_ptr_array_add (found, chancery_draft_copy (g_ptr_array_index (drafts, i)));
  if (found->len > 0 && (code = find_code (self, found)) == NULL)
    {
      g_clear_pointer (&self->kept, g_ptr_array_unref);
      self->kept = g_ptr_array_ref (found);
      code = KEPT;
      chancery_term_drop_add (CHANCERY_TERM_DROP (self->drop), KEPT, _ ("As it was kept"), NULL);
      gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
    }
  chancery_term_drop_set_code (CHANCERY_TERM_DROP (self->drop), code);
  plan_now (self);
}

static void
chancery_plan_drop_collect (ChanceryCompanion *companion, ChanceryDraft *main, GPtrArray *drafts)
{
  ChanceryPlanDrop *self = CHANCERY_PLAN_DROP (companion);
  g_autoptr (ChanceryValue) on = chancery_value_new_reference (chancery_draft_get_id (main), NULL);

  for (guint i = 0; i < self->actions->len; i++)
    {
      ChanceryDraft *action = chancery_draft_copy (g_ptr_array_index (self->actions, i));

      chancery_draft_set (action, "on", on);
      g_ptr_array_add (drafts, action);
    }
}

/* A form that stays open over midnight goes from the new day. */
static void
chancery_plan_drop_follow (ChanceryCompanion *companion, ChanceryDraft *main)
{
  ChanceryPlanDrop *self = CHANCERY_PLAN_DROP (companion);

  if (self->day != chancery_registry_get_desk_day (self->registry))
    plan_now (self);
}

/* ---- the widget ---- */

static gboolean
chancery_plan_drop_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CHANCERY_PLAN_DROP (widget)->drop);
}

static void
chancery_plan_drop_dispose (GObject *object)
{
  ChanceryPlanDrop *self = CHANCERY_PLAN_DROP (object);

  g_clear_handle_id (&self->reveal_source, g_source_remove);
  g_clear_pointer (&self->drop, gtk_widget_unparent);
  g_clear_pointer (&self->chain, gtk_widget_unparent);
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (chancery_plan_drop_parent_class)->dispose (object);
}

static void
chancery_plan_drop_companion_init (ChanceryCompanionInterface *iface)
{
  iface->load = chancery_plan_drop_load;
  iface->collect = chancery_plan_drop_collect;
  iface->follow = chancery_plan_drop_follow;
}

static void
chancery_plan_drop_class_init (ChanceryPlanDropClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = chancery_plan_drop_dispose;
  widget_class->focus = chancery_focus_chain_move;
  widget_class->grab_focus = chancery_plan_drop_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
chancery_plan_drop_init (ChanceryPlanDrop *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (
                                      gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  self->actions = new_actions ();

  self->drop = chancery_term_drop_new_empty ();
  chancery_editor_set_hint (CHANCERY_EDITOR (self->drop), _ ("None"));
  chancery_editor_set_label (CHANCERY_EDITOR (self->drop), _ ("Plan"));
  gtk_widget_set_parent (self->drop, GTK_WIDGET (self));

  self->chain = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->chain), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->chain), 3);
  gtk_widget_add_css_class (self->chain, "chancery-chain");
  gtk_widget_set_visible (self->chain, FALSE);
  gtk_widget_set_parent (self->chain, GTK_WIDGET (self));
}

GtkWidget *
chancery_plan_drop_new (ChanceryRegistry *registry)
{
  ChanceryPlanDrop *self = g_object_new (CHANCERY_TYPE_PLAN_DROP, NULL);

  self->registry = g_object_ref (registry);
  self->day = chancery_registry_get_desk_day (registry);
  self->plans =
      chancery_plans_read (chancery_registry_get_setting (registry, CHANCERY_SETTING_PLANS));
  for (guint i = 0; i < self->plans->len; i++)
    {
      const ChanceryPlan *plan = g_ptr_array_index (self->plans, i);
      g_autofree char *days =
          chancery_plan_describe (plan, self->day, chancery_registry_get_working_days (registry));

      chancery_term_drop_add (CHANCERY_TERM_DROP (self->drop), plan->name, plan->name, days);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->plans->len > 0);
  g_signal_connect (self->drop, "changed", G_CALLBACK (chosen_cb), self);
  return GTK_WIDGET (self);
}

gboolean
chancery_plan_drop_choose (ChanceryPlanDrop *self, const char *name)
{
  g_return_val_if_fail (CHANCERY_IS_PLAN_DROP (self), FALSE);

  if (name != NULL && find_plan (self, name) == NULL)
    return FALSE;
  chancery_term_drop_set_code (CHANCERY_TERM_DROP (self->drop), name);
  chosen_cb (CHANCERY_EDITOR (self->drop), self);
  return TRUE;
}
