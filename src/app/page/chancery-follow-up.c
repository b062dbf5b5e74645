/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-follow-up.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "chancery-dossier.h"
#include "chancery-early-keys.h"
#include "chancery-fuzzy-date.h"
#include "chancery-plan.h"
#include "chancery-sheet.h"

/* What is asked, and then, in a copy that outlives the sheet, what is done. */
typedef struct
{
  GWeakRef owner;
  ChanceryRegistry *registry;
  /* What the key was pressed on. */
  ChanceryRecord *record;
  /* What the plan is for, with what is planned for it already; NULL where it is not in this registry. */
  ChanceryDossier *matter;
  GPtrArray *plans;
  GtkListBox *list;
  ChanceryFollowUpFunc done;
  const ChanceryPlan *plan;
  /* The sheet, while what it asks about is read. */
  ChanceryEarlyKeysAwaited *sheet;
} FollowUp;

static FollowUp *
follow_up_new (GtkWidget *owner, ChanceryRegistry *registry, ChanceryFollowUpFunc done)
{
  FollowUp *self = g_new0 (FollowUp, 1);

  g_weak_ref_init (&self->owner, owner);
  self->registry = g_object_ref (registry);
  self->done = done;
  return self;
}

/* The sheet frees what it was given when it closes; the work goes on. */
static FollowUp *
follow_up_copy (FollowUp *asked, GtkWidget *owner)
{
  FollowUp *self = follow_up_new (owner, asked->registry, asked->done);

  self->record = chancery_record_ref (asked->record);
  self->matter = asked->matter != NULL ? chancery_dossier_ref (asked->matter) : NULL;
  self->plans = g_ptr_array_ref (asked->plans);
  self->plan = asked->plan;
  return self;
}

static void
follow_up_free (gpointer data)
{
  FollowUp *self = data;

  chancery_early_keys_failed (self->sheet);
  g_weak_ref_clear (&self->owner);
  g_object_unref (self->registry);
  g_clear_pointer (&self->record, chancery_record_unref);
  g_clear_pointer (&self->matter, chancery_dossier_unref);
  g_clear_pointer (&self->plans, g_ptr_array_unref);
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

/* “PROT/2026/0012”, else its title; NULL where the plan is for nothing in particular. */
static const char *
name_matter (FollowUp *self)
{
  ChanceryRecord *record = self->matter != NULL ? chancery_dossier_get_record (self->matter) : NULL;

  if (record == NULL)
    return NULL;
  return chancery_record_get_reference (record) != NULL ? chancery_record_get_reference (record)
                                                        : chancery_record_get_title (record);
}

static void
answer (FollowUp *self, const char *sentence, const GError *error)
{
  g_autoptr (GtkWidget) owner = g_weak_ref_get (&self->owner);

  if (owner != NULL)
    self->done (owner, self->record != NULL ? about_of (self) : NULL, sentence, error);
}

/* ---- what stands already ---- */

static gboolean
is_open_task (ChanceryRecord *record)
{
  return chancery_kind_has_flag (chancery_record_get_kind (record), CHANCERY_KIND_TASK) &&
         chancery_record_get_state (record) == CHANCERY_STATE_REGISTERED &&
         chancery_record_get_date (record, "done_on") == NULL;
}

static gboolean
is_step_of (ChanceryRecord *record, const ChanceryPlan *plan)
{
  const char *what = chancery_record_get_text (record, "what");

  for (guint i = 0; i < plan->steps->len; i++)
    if (g_strcmp0 (what, ((ChanceryPlanStep *)g_ptr_array_index (plan->steps, i))->what) == 0)
      return TRUE;
  return FALSE;
}

/* The open actions on the matter that are steps of @plan (element-type ChanceryRecord, lent). */
static GPtrArray *
find_standing (FollowUp *self, const ChanceryPlan *plan)
{
  GPtrArray *standing = g_ptr_array_new ();
  GPtrArray *mentions = self->matter != NULL ? chancery_dossier_get_mentions (self->matter) : NULL;

  for (guint i = 0; mentions != NULL && i < mentions->len; i++)
    {
      const ChanceryDossierMention *mention = g_ptr_array_index (mentions, i);

      if (is_open_task (mention->record) && is_step_of (mention->record, plan) &&
          g_strcmp0 (mention->field->id, "on") == 0)
        g_ptr_array_add (standing, mention->record);
    }
  return standing;
}

/* What the plan takes the place of: an older one of its kind, and an action that is about nothing
 * but itself (element-type ChanceryRecord, lent). */
static GPtrArray *
find_replaced (FollowUp *self)
{
  GPtrArray *replaced = find_standing (self, self->plan);

  if (is_task (self) && about_of (self) == NULL && is_open_task (self->record))
    g_ptr_array_add (replaced, self->record);
  return replaced;
}

/* The action that the key was pressed on, if it stays as it is; NULL otherwise. */
static const char *
name_left_alone (FollowUp *self)
{
  if (!is_task (self) || about_of (self) == NULL || !is_open_task (self->record) ||
      (self->matter != NULL && is_step_of (self->record, self->plan)))
    return NULL;
  return chancery_record_get_title (self->record);
}

/* ---- planning ---- */

static char *
say (FollowUp *self)
{
  const char *matter = name_matter (self);
  const char *left = name_left_alone (self);
  g_autoptr (GPtrArray) replaced = find_replaced (self);
  GString *sentence = g_string_new (NULL);

  if (matter != NULL)
    /* Translators: the number or title of a record, and the name of a follow-up plan. */
    g_string_printf (sentence, _ ("Planned for %s: %s"), matter, self->plan->name);
  else
    /* Translators: %s is the name of a follow-up plan. */
    g_string_printf (sentence, _ ("Planned: %s"), self->plan->name);
  if (replaced->len > 0)
    {
      g_string_append (sentence, ". ");
      g_string_append_printf (sentence,
                              ngettext ("%u action gave way to it", "%u actions gave way to it",
                                        replaced->len),
                              replaced->len);
    }
  if (left != NULL)
    {
      g_string_append (sentence, ". ");
      /* Translators: %s is an action. */
      g_string_append_printf (sentence, _ ("“%s” stays open"), left);
    }
  return g_string_free (sentence, FALSE);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FollowUp) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = say (self);

  chancery_registry_save_finish (CHANCERY_REGISTRY (source), result, &error);
  answer (self, error == NULL ? sentence : NULL, error);
}

/* An action that gave way to the plan. */
static ChanceryDraft *
make_done (FollowUp *self, ChanceryRecord *record)
{
  ChanceryDraft *draft = chancery_draft_new_from_record (record);
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

/* Takes @self. */
static void
set_plan (FollowUp *self)
{
  const char *who = chancery_record_get_text (self->record, "assignee");
  g_autoptr (GPtrArray) replaced = find_replaced (self);
  g_autoptr (GPtrArray) drafts =
      chancery_plan_make (self->plan, about_of (self), is_task (self) ? who : NULL,
                          chancery_registry_get_desk_day (self->registry),
                          chancery_registry_get_working_days (self->registry));

  for (guint i = 0; i < replaced->len; i++)
    g_ptr_array_insert (drafts, (int)i, make_done (self, g_ptr_array_index (replaced, i)));
  chancery_registry_save_async (self->registry, drafts, NULL, NULL, saved_cb, self);
}

static void
again_cb (GtkWidget *owner, GtkWidget *extra, gpointer user_data)
{
  set_plan (follow_up_copy (user_data, owner));
}

/* A line for each action of the older plan: “Mon 6 Apr 2026, Remind”. */
static char *
list_standing (GPtrArray *standing)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < standing->len; i++)
    {
      ChanceryRecord *action = g_ptr_array_index (standing, i);
      ChanceryFuzzyDate *due = chancery_record_get_date (action, "due");
      g_autofree char *day =
          due != NULL ? chancery_fuzzy_date_to_words (due, CHANCERY_DATE_WORDS_SHORT) : NULL;

      g_string_append_printf (lines, "%s%s%s%s", i > 0 ? "\n" : "", day != NULL ? day : "",
                              day != NULL ? ", " : "", chancery_record_get_title (action));
    }
  return g_string_free (lines, FALSE);
}

/* Takes @self. */
static void
ask_again (FollowUp *self, GtkWidget *owner, GPtrArray *standing)
{
  g_autofree char *lines = list_standing (standing);
  /* Translators: %s is the name of a follow-up plan. */
  g_autofree char *heading = g_strdup_printf (_ ("“%s” Is Planned Already"), self->plan->name);
  /* Translators: the number or title of a record, and the actions that are open, a line each. */
  g_autofree char *body = g_strdup_printf (_ ("For %s these stand:\n%s\nA new plan takes their "
                                              "place."),
                                           name_matter (self), lines);

  chancery_sheet_ask (owner, heading, body, NULL, _ ("_Plan Anew"), CHANCERY_SHEET_SUGGESTED,
                      again_cb, self, follow_up_free);
}

/* ---- choosing ---- */

static void
chosen_cb (GtkWidget *owner, GtkWidget *extra, gpointer user_data)
{
  FollowUp *asked = user_data;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (asked->list);
  guint index = row != NULL ? (guint)gtk_list_box_row_get_index (row) : 0;
  FollowUp *self;
  g_autoptr (GPtrArray) standing = NULL;

  if (index >= asked->plans->len)
    {
      answer (asked, NULL, NULL);
      return;
    }
  self = follow_up_copy (asked, owner);
  self->plan = g_ptr_array_index (self->plans, index);
  standing = find_standing (self, self->plan);
  if (standing->len > 0)
    ask_again (self, owner, standing);
  else
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

/* “PROT/2026/0012 · Protest over …”, of what the plan is for. */
static char *
describe_matter (FollowUp *self)
{
  ChanceryRecord *record = self->matter != NULL ? chancery_dossier_get_record (self->matter)
                                                : self->record;
  const char *reference = chancery_record_get_reference (record);

  if (reference == NULL)
    return g_strdup (chancery_record_get_title (record));
  return g_strdup_printf ("%s · %s", reference, chancery_record_get_title (record));
}

/* Takes @self. */
static void
ask (FollowUp *self, GtkWidget *owner)
{
  g_autofree char *body = describe_matter (self);
  GtkWidget *list = make_list (self);
  GtkWidget *first;

  chancery_sheet_ask (owner, _ ("Plan the Follow-Up"), body, list, _ ("_Plan"),
                      CHANCERY_SHEET_SUGGESTED, chosen_cb, self, follow_up_free);
  /* The sheet steps into its list, and so past the row that stands chosen. */
  first = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0));
  gtk_widget_grab_focus (first);
  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (first));
  chancery_early_keys_came (g_steal_pointer (&self->sheet));
}

static void
matter_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FollowUp) self = user_data;
  g_autoptr (GtkWidget) owner = g_weak_ref_get (&self->owner);

  /* What is not in this registry has nothing planned in it. */
  self->matter = chancery_registry_load_dossier_finish (CHANCERY_REGISTRY (source), result, NULL);
  if (owner != NULL)
    ask (g_steal_pointer (&self), owner);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FollowUp) self = user_data;
  g_autoptr (GtkWidget) owner = g_weak_ref_get (&self->owner);
  g_autoptr (GError) error = NULL;
  const char *about;

  self->record = chancery_registry_load_finish (CHANCERY_REGISTRY (source), result, &error);
  if (owner == NULL)
    return;
  if (self->record == NULL)
    {
      answer (self, NULL, error);
      return;
    }
  about = about_of (self);
  if (about == NULL)
    ask (g_steal_pointer (&self), owner);
  else
    chancery_registry_load_dossier_async (CHANCERY_REGISTRY (source), about, NULL, matter_loaded_cb,
                                          g_steal_pointer (&self));
}

void
chancery_follow_up_ask (GtkWidget *owner,
                        ChanceryRegistry *registry,
                        const char *id,
                        ChanceryFollowUpFunc done)
{
  FollowUp *self;

  g_return_if_fail (GTK_IS_WIDGET (owner) && CHANCERY_IS_REGISTRY (registry));

  self = follow_up_new (owner, registry, done);
  self->plans =
      chancery_plans_read (chancery_registry_get_setting (registry, CHANCERY_SETTING_PLANS));
  self->sheet = chancery_early_keys_await (owner);
  chancery_registry_load_async (registry, id, NULL, loaded_cb, self);
}
