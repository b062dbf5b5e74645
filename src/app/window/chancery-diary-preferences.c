/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-diary-preferences.h"

#include <glib/gi18n.h>

#include "chancery-compat.h"
#include "chancery-date-words.h"
#include "chancery-plan.h"
#include "chancery-registry-holidays.h"

/* How long after the last key a text is kept, in milliseconds. */
#define KEEP_AFTER 500
#define DAYS_A_WEEK 7

typedef gboolean (*CheckFunc) (const char *text, GError **error);

/* A list that is typed as text. */
typedef struct
{
  ChanceryDiaryPreferences *page;
  const char *key;
  CheckFunc check;
  GtkTextBuffer *buffer;
  GtkLabel *problem;
  guint keep_source;
} TypedList;

struct _ChanceryDiaryPreferences
{
  AdwPreferencesPage parent_instance;

  ChanceryRegistry *registry;
  gboolean filling;
  GtkBox *days_box;
  GtkWidget *days[DAYS_A_WEEK];
  GtkSpinButton *warning_spin;
  GtkTextView *holidays_view;
  GtkLabel *holidays_problem;
  GtkWidget *bring_in_button;
  GtkTextView *plans_view;
  GtkLabel *plans_problem;
  TypedList holidays;
  TypedList plans;
  char *before;
};

G_DEFINE_FINAL_TYPE (ChanceryDiaryPreferences,
                     chancery_diary_preferences,
                     ADW_TYPE_PREFERENCES_PAGE)

static void
say (ChanceryDiaryPreferences *self, AdwToast *toast)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_PREFERENCES_WINDOW);

  if (window != NULL)
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (window), toast);
  else
    g_object_unref (toast);
}

static void
say_text (ChanceryDiaryPreferences *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  say (self, adw_toast_new (escaped));
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryDiaryPreferences) self = CHANCERY_DIARY_PREFERENCES (user_data);
  g_autoptr (GError) error = NULL;

  if (!chancery_registry_set_settings_finish (CHANCERY_REGISTRY (source), result, &error))
    say_text (self, error->message);
}

static void
set (ChanceryDiaryPreferences *self, const char *key, const char *value)
{
  const char *settings[] = { key, value, NULL };

  chancery_registry_set_settings_async (self->registry, settings, NULL, set_cb,
                                        g_object_ref (self));
}

/* ---- texts ---- */

static char *
text_of (TypedList *list)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (list->buffer, &start, &end);
  return gtk_text_buffer_get_text (list->buffer, &start, &end, FALSE);
}

static void
show_problem (TypedList *list, const char *text)
{
  g_autoptr (GError) error = NULL;

  list->check (text, &error);
  gtk_label_set_label (list->problem, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (list->problem), error != NULL);
}

/* What is not understood is kept too: nobody loses a line over a slip. */
static void
keep (TypedList *list)
{
  g_autofree char *text = text_of (list);

  g_clear_handle_id (&list->keep_source, g_source_remove);
  show_problem (list, text);
  set (list->page, list->key, text);
}

static gboolean
keep_cb (gpointer data)
{
  TypedList *list = data;

  list->keep_source = 0;
  keep (list);
  return G_SOURCE_REMOVE;
}

static void
typed_cb (TypedList *list)
{
  if (list->page->filling)
    return;
  g_clear_handle_id (&list->keep_source, g_source_remove);
  list->keep_source = g_timeout_add (KEEP_AFTER, keep_cb, list);
}

static void
typed_in_cb (GtkTextBuffer *buffer, gpointer user_data)
{
  typed_cb (user_data);
}

static void
set_up_list (ChanceryDiaryPreferences *self,
             TypedList *list,
             const char *key,
             CheckFunc check,
             GtkTextView *view,
             GtkLabel *problem)
{
  list->page = self;
  list->key = key;
  list->check = check;
  list->buffer = gtk_text_view_get_buffer (view);
  list->problem = problem;
  gtk_text_view_set_accepts_tab (view, FALSE);
  g_signal_connect (list->buffer, "changed", G_CALLBACK (typed_in_cb), list);
}

static void
fill_list (TypedList *list, const char *text)
{
  list->page->filling = TRUE;
  gtk_text_buffer_set_text (list->buffer, text != NULL ? text : "", -1);
  list->page->filling = FALSE;
  show_problem (list, text);
}

/* ---- days off and warning ---- */

static void
day_toggled_cb (ChanceryDiaryPreferences *self)
{
  static const char *const codes[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
  g_autoptr (GString) weekend = g_string_new (NULL);

  if (self->filling)
    return;
  for (guint i = 0; i < DAYS_A_WEEK; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->days[i])))
      g_string_append_printf (weekend, "%s%s", weekend->len > 0 ? " " : "", codes[i]);
  set (self, CHANCERY_SETTING_WEEKEND, weekend->len > 0 ? weekend->str : "none");
}

static void
warning_changed_cb (ChanceryDiaryPreferences *self)
{
  g_autofree char *value = NULL;

  if (self->filling)
    return;
  value = g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (self->warning_spin));
  set (self, CHANCERY_SETTING_WARNING, value);
}

static void
make_days (ChanceryDiaryPreferences *self)
{
  for (guint i = 0; i < DAYS_A_WEEK; i++)
    {
      const char *name = chancery_date_words_weekday ((int)i + 1, TRUE);

      self->days[i] =
          gtk_toggle_button_new_with_label (chancery_date_words_weekday ((int)i + 1, FALSE));
      gtk_widget_set_tooltip_text (self->days[i], name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->days[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      name, -1);
      g_signal_connect_swapped (self->days[i], "toggled", G_CALLBACK (day_toggled_cb), self);
      gtk_box_append (self->days_box, self->days[i]);
    }
}

/* ---- bringing in ---- */

static void
take_back_cb (AdwToast *toast, gpointer user_data)
{
  ChanceryDiaryPreferences *self = CHANCERY_DIARY_PREFERENCES (user_data);

  fill_list (&self->holidays, self->before);
  keep (&self->holidays);
}

static void
brought_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryDiaryPreferences) self = CHANCERY_DIARY_PREFERENCES (user_data);
  ChanceryRegistry *registry = CHANCERY_REGISTRY (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = chancery_registry_bring_in_holidays_finish (registry, result, &error);
  AdwToast *toast;

  if (sentence == NULL)
    {
      say_text (self, error->message);
      return;
    }
  g_free (self->before);
  self->before = text_of (&self->holidays);
  fill_list (&self->holidays, chancery_registry_get_setting (registry, CHANCERY_SETTING_HOLIDAYS));
  toast = adw_toast_new (sentence);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (take_back_cb), self, 0);
  say (self, toast);
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (ChanceryDiaryPreferences) self = CHANCERY_DIARY_PREFERENCES (user_data);

  if (file == NULL)
    return;
  /* What was typed last stands in the registry before the file is added to it. */
  if (self->holidays.keep_source != 0)
    keep (&self->holidays);
  chancery_registry_bring_in_holidays_async (self->registry, file, NULL, brought_in_cb,
                                             g_object_ref (self));
}

static void
bring_in_cb (ChanceryDiaryPreferences *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  chancery_compat_choose_file (GTK_WINDOW (root), CHANCERY_CHOOSE_OPEN, _ ("Bring In Holidays"),
                               _ ("_Bring In"), NULL, NULL, NULL, file_chosen_cb,
                               g_object_ref (self));
}

/* Whoever closes the window right after the last key loses nothing. */
static void
chancery_diary_preferences_unmap (GtkWidget *widget)
{
  ChanceryDiaryPreferences *self = CHANCERY_DIARY_PREFERENCES (widget);
  TypedList *lists[] = { &self->holidays, &self->plans };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (lists[i]->keep_source != 0)
      keep (lists[i]);

  GTK_WIDGET_CLASS (chancery_diary_preferences_parent_class)->unmap (widget);
}

static void
chancery_diary_preferences_dispose (GObject *object)
{
  ChanceryDiaryPreferences *self = CHANCERY_DIARY_PREFERENCES (object);

  g_clear_handle_id (&self->holidays.keep_source, g_source_remove);
  g_clear_handle_id (&self->plans.keep_source, g_source_remove);
  g_clear_object (&self->registry);
  g_clear_pointer (&self->before, g_free);

  G_OBJECT_CLASS (chancery_diary_preferences_parent_class)->dispose (object);
}

static void
chancery_diary_preferences_class_init (ChanceryDiaryPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = chancery_diary_preferences_dispose;
  widget_class->unmap = chancery_diary_preferences_unmap;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/chancery/Chancery/chancery-diary-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryDiaryPreferences, days_box);
  gtk_widget_class_bind_template_child (widget_class, ChanceryDiaryPreferences, warning_spin);
  gtk_widget_class_bind_template_child (widget_class, ChanceryDiaryPreferences, holidays_view);
  gtk_widget_class_bind_template_child (widget_class, ChanceryDiaryPreferences, holidays_problem);
  gtk_widget_class_bind_template_child (widget_class, ChanceryDiaryPreferences, bring_in_button);
  gtk_widget_class_bind_template_child (widget_class, ChanceryDiaryPreferences, plans_view);
  gtk_widget_class_bind_template_child (widget_class, ChanceryDiaryPreferences, plans_problem);
  gtk_widget_class_bind_template_callback (widget_class, warning_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, bring_in_cb);
}

static void
chancery_diary_preferences_init (ChanceryDiaryPreferences *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  make_days (self);
  set_up_list (self, &self->holidays, CHANCERY_SETTING_HOLIDAYS, chancery_working_days_check,
               self->holidays_view, self->holidays_problem);
  set_up_list (self, &self->plans, CHANCERY_SETTING_PLANS, chancery_plans_check, self->plans_view,
               self->plans_problem);
}

void
chancery_diary_preferences_set_registry (ChanceryDiaryPreferences *self, ChanceryRegistry *registry)
{
  const ChanceryWorkingDays *working_days;
  const char *plans;
  g_autofree char *shipped = NULL;
  gboolean writable;

  g_return_if_fail (CHANCERY_IS_DIARY_PREFERENCES (self) && CHANCERY_IS_REGISTRY (registry));

  g_set_object (&self->registry, registry);
  working_days = chancery_registry_get_working_days (registry);
  plans = chancery_registry_get_setting (registry, CHANCERY_SETTING_PLANS);
  shipped = plans == NULL ? chancery_plans_dup_shipped () : NULL;
  writable = !chancery_registry_is_read_only (registry);
  self->filling = TRUE;
  for (guint i = 0; i < DAYS_A_WEEK; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->days[i]),
                                  chancery_working_days_is_weekend (working_days, (int)i + 1));
  gtk_spin_button_set_value (self->warning_spin,
                             chancery_settings_read_warning (
                                 chancery_registry_get_setting (registry,
                                                                CHANCERY_SETTING_WARNING)));
  fill_list (&self->holidays, chancery_registry_get_setting (registry, CHANCERY_SETTING_HOLIDAYS));
  fill_list (&self->plans, plans != NULL ? plans : shipped);
  gtk_widget_set_sensitive (GTK_WIDGET (self), writable);
  self->filling = FALSE;
}
