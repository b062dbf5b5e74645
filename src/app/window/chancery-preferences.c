/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-preferences.h"

#include <glib/gi18n.h>

#include "chancery-diary-preferences.h"
#include "chancery-number-pattern.h"
#include "chancery-vocabulary.h"

struct _ChanceryPreferences
{
  AdwPreferencesWindow parent_instance;

  ChanceryRegistry *registry;
  GSettings *settings;
  gboolean filling;
  AdwActionRow *ministry_row;
  AdwEntryRow *desk_row;
  AdwEntryRow *officer_row;
  AdwEntryRow *language_row;
  AdwComboRow *marking_row;
  AdwEntryRow *formula_row;
  AdwPreferencesGroup *registers_group;
  AdwComboRow *scheme_row;
  ChanceryDiaryPreferences *diary_page;
};

G_DEFINE_FINAL_TYPE (ChanceryPreferences, chancery_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
say_error (ChanceryPreferences *self, const GError *error)
{
  g_autofree char *text = g_markup_escape_text (error->message, -1);

  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (text));
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ChanceryPreferences) self = CHANCERY_PREFERENCES (user_data);
  g_autoptr (GError) error = NULL;

  if (!chancery_registry_act_finish (CHANCERY_REGISTRY (source), result, &error))
    say_error (self, error);
}

static void
set (ChanceryPreferences *self, const char *key, const char *value)
{
  const char *settings[] = { key, value, NULL };

  chancery_registry_set_settings_async (self->registry, settings, NULL, set_cb,
                                        g_object_ref (self));
}

static void
entry_applied_cb (AdwEntryRow *row, gpointer user_data)
{
  ChanceryPreferences *self = CHANCERY_PREFERENCES (user_data);

  set (self, gtk_widget_get_name (GTK_WIDGET (row)), gtk_editable_get_text (GTK_EDITABLE (row)));
}

static void
marking_chosen_cb (ChanceryPreferences *self)
{
  const ChanceryVocabulary *levels = chancery_vocabulary_get ("marking_level");

  if (!self->filling)
    set (self, CHANCERY_SETTING_MARKING,
         levels->terms[adw_combo_row_get_selected (self->marking_row)].code);
}

static void
scheme_chosen_cb (ChanceryPreferences *self)
{
  if (!self->filling)
    g_settings_set_enum (self->settings, "colour-scheme",
                         (int)adw_combo_row_get_selected (self->scheme_row));
}

static void
pattern_applied_cb (AdwEntryRow *row, gpointer user_data)
{
  ChanceryPreferences *self = CHANCERY_PREFERENCES (user_data);
  const ChanceryKind *kind = chancery_kind_find (gtk_widget_get_name (GTK_WIDGET (row)));

  chancery_registry_set_register_async (self->registry, kind->id, kind->register_code,
                                        gtk_editable_get_text (GTK_EDITABLE (row)), NULL, set_cb,
                                        g_object_ref (self));
}

static void
pattern_changed_cb (GtkEditable *row, gpointer user_data)
{
  g_autofree char *number =
      chancery_number_pattern_expand (gtk_editable_get_text (row), "X", 2000, 1);

  if (number == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
}

/* A row for each kind that takes numbers. */
static void
fill_registers (ChanceryPreferences *self)
{
  for (ChanceryKindId i = CHANCERY_KIND_NONE + 1; i < CHANCERY_N_KINDS; i++)
    {
      const ChanceryKind *kind = chancery_kind_get (i);
      const char *pattern = chancery_registry_get_register_pattern (self->registry, kind->id);
      GtkWidget *row;

      if (pattern == NULL)
        continue;
      row = adw_entry_row_new ();
      gtk_widget_set_name (row, kind->id);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (kind->plural));
      gtk_editable_set_text (GTK_EDITABLE (row), pattern);
      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
      g_signal_connect (row, "changed", G_CALLBACK (pattern_changed_cb), self);
      g_signal_connect (row, "apply", G_CALLBACK (pattern_applied_cb), self);
      adw_preferences_group_add (self->registers_group, row);
    }
}

static void
fill_marking (ChanceryPreferences *self)
{
  const ChanceryVocabulary *levels = chancery_vocabulary_get ("marking_level");
  const char *code = chancery_registry_get_setting (self->registry, CHANCERY_SETTING_MARKING);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (const ChanceryTerm *term = levels->terms; term->code != NULL; term++)
    gtk_string_list_append (labels, _ (term->label));
  adw_combo_row_set_model (self->marking_row, G_LIST_MODEL (labels));
  if (code != NULL)
    adw_combo_row_set_selected (self->marking_row,
                                (guint)MAX (chancery_vocabulary_rank (levels, code), 0));
}

static void
fill_entry (ChanceryPreferences *self, AdwEntryRow *row)
{
  const char *value =
      chancery_registry_get_setting (self->registry, gtk_widget_get_name (GTK_WIDGET (row)));

  gtk_editable_set_text (GTK_EDITABLE (row), value != NULL ? value : "");
  adw_entry_row_set_show_apply_button (row, TRUE);
}

static void
fill (ChanceryPreferences *self)
{
  gboolean read_only = chancery_registry_is_read_only (self->registry);
  AdwEntryRow *entries[] = {
    self->desk_row,
    self->officer_row,
    self->language_row,
    self->formula_row,
  };

  self->filling = TRUE;
  adw_action_row_set_subtitle (self->ministry_row,
                               chancery_registry_get_own_party_name (self->registry));
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      fill_entry (self, entries[i]);
      gtk_widget_set_sensitive (GTK_WIDGET (entries[i]), !read_only);
    }
  fill_marking (self);
  fill_registers (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->marking_row), !read_only);
  gtk_widget_set_sensitive (GTK_WIDGET (self->registers_group), !read_only);
  adw_combo_row_set_selected (self->scheme_row,
                              (guint)g_settings_get_enum (self->settings, "colour-scheme"));
  self->filling = FALSE;
}

static void
chancery_preferences_dispose (GObject *object)
{
  ChanceryPreferences *self = CHANCERY_PREFERENCES (object);

  g_clear_object (&self->registry);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (chancery_preferences_parent_class)->dispose (object);
}

static void
chancery_preferences_class_init (ChanceryPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = chancery_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/chancery/Chancery/chancery-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, ChanceryPreferences, ministry_row);
  gtk_widget_class_bind_template_child (widget_class, ChanceryPreferences, desk_row);
  gtk_widget_class_bind_template_child (widget_class, ChanceryPreferences, officer_row);
  gtk_widget_class_bind_template_child (widget_class, ChanceryPreferences, language_row);
  gtk_widget_class_bind_template_child (widget_class, ChanceryPreferences, marking_row);
  gtk_widget_class_bind_template_child (widget_class, ChanceryPreferences, formula_row);
  gtk_widget_class_bind_template_child (widget_class, ChanceryPreferences, registers_group);
  gtk_widget_class_bind_template_child (widget_class, ChanceryPreferences, scheme_row);
  gtk_widget_class_bind_template_child (widget_class, ChanceryPreferences, diary_page);
  gtk_widget_class_bind_template_callback (widget_class, entry_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, marking_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, scheme_chosen_cb);
}

static void
chancery_preferences_init (ChanceryPreferences *self)
{
  self->filling = TRUE;
  g_type_ensure (CHANCERY_TYPE_DIARY_PREFERENCES);
  self->settings = g_settings_new (APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
chancery_preferences_present (GtkWindow *parent, ChanceryRegistry *registry)
{
  ChanceryPreferences *self;

  g_return_if_fail (CHANCERY_IS_REGISTRY (registry));

  self = g_object_new (CHANCERY_TYPE_PREFERENCES, "transient-for", parent, "modal", TRUE, NULL);
  self->registry = g_object_ref (registry);
  fill (self);
  chancery_diary_preferences_set_registry (self->diary_page, registry);
  gtk_window_present (GTK_WINDOW (self));
}
