/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-format-group.h"

#include <glib/gi18n.h>

#include "chancery-formats.h"
#include "chancery-seal.h"
#include "chancery-text-side.h"

typedef struct
{
  const ChanceryFormat *format;
  GtkWidget *row;
  GtkCheckButton *check;
} Choice;

struct _ChanceryFormatGroup
{
  AdwPreferencesGroup parent_instance;

  GSettings *settings;
  GArray *choices; /* of Choice, whose widgets are borrowed */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryFormatGroup, chancery_format_group, ADW_TYPE_PREFERENCES_GROUP)

/* “.pdf”, with its point before it in a window of either side. */
static void
say_suffix (const Choice *choice, gboolean sealed)
{
  g_autofree char *suffix =
      g_strconcat (choice->format->suffix, sealed ? CHANCERY_SEAL_SUFFIX : NULL, NULL);
  g_autofree char *alone = chancery_text_side_dup_part (suffix);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (choice->row), alone);
}

/* The row is what the keyboard is in, so it says whether it is chosen. */
static void
toggled_cb (GtkCheckButton *check, GtkWidget *row)
{
  GtkWidget *self = gtk_widget_get_ancestor (row, CHANCERY_TYPE_FORMAT_GROUP);

  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_CHECKED,
                               gtk_check_button_get_active (check) ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                                                   : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
  if (self != NULL)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
append (ChanceryFormatGroup *self, const ChanceryFormat *format, gboolean chosen)
{
  Choice choice = { format };

  choice.row = g_object_new (ADW_TYPE_ACTION_ROW, "accessible-role", GTK_ACCESSIBLE_ROLE_CHECKBOX,
                             "title", _ (format->label), NULL);
  /* One stop of the keyboard for each format, not two. */
  choice.check = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role",
                               GTK_ACCESSIBLE_ROLE_PRESENTATION, "can-focus", FALSE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice.check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (format->label), -1);
  say_suffix (&choice, FALSE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (choice.row), GTK_WIDGET (choice.check));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (choice.row), GTK_WIDGET (choice.check));
  gtk_check_button_set_active (choice.check, chosen);
  toggled_cb (choice.check, choice.row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), choice.row);
  g_signal_connect_object (choice.check, "toggled", G_CALLBACK (toggled_cb), choice.row, 0);
  g_array_append_val (self->choices, choice);
}

static void
chancery_format_group_dispose (GObject *object)
{
  g_clear_object (&CHANCERY_FORMAT_GROUP (object)->settings);

  G_OBJECT_CLASS (chancery_format_group_parent_class)->dispose (object);
}

static void
chancery_format_group_finalize (GObject *object)
{
  g_array_unref (CHANCERY_FORMAT_GROUP (object)->choices);

  G_OBJECT_CLASS (chancery_format_group_parent_class)->finalize (object);
}

static void
chancery_format_group_class_init (ChanceryFormatGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = chancery_format_group_dispose;
  object_class->finalize = chancery_format_group_finalize;
  signals[CHANGED] = g_signal_new ("changed", CHANCERY_TYPE_FORMAT_GROUP, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
chancery_format_group_init (ChanceryFormatGroup *self)
{
  g_auto (GStrv) kept = NULL;
  guint n_formats;
  const ChanceryFormat *list = chancery_formats_list (&n_formats);

  self->settings = g_settings_new (APPLICATION_ID);
  self->choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  kept = g_settings_get_strv (self->settings, "export-formats");
  for (guint i = 0; i < n_formats; i++)
    if (list[i].writes && !list[i].for_programs)
      append (self, &list[i], g_strv_contains ((const char *const *)kept, list[i].id));
}

char **
chancery_format_group_list_chosen (ChanceryFormatGroup *self)
{
  g_autoptr (GStrvBuilder) chosen = g_strv_builder_new ();

  g_return_val_if_fail (CHANCERY_IS_FORMAT_GROUP (self), NULL);

  for (guint i = 0; i < self->choices->len; i++)
    {
      const Choice *choice = &g_array_index (self->choices, Choice, i);

      if (gtk_check_button_get_active (choice->check))
        g_strv_builder_add (chosen, choice->format->id);
    }
  return g_strv_builder_end (chosen);
}

void
chancery_format_group_set_sealed (ChanceryFormatGroup *self, gboolean sealed)
{
  g_return_if_fail (CHANCERY_IS_FORMAT_GROUP (self));

  for (guint i = 0; i < self->choices->len; i++)
    say_suffix (&g_array_index (self->choices, Choice, i), sealed);
}

void
chancery_format_group_keep (ChanceryFormatGroup *self)
{
  g_auto (GStrv) chosen = chancery_format_group_list_chosen (self);

  g_return_if_fail (CHANCERY_IS_FORMAT_GROUP (self));

  g_settings_set_strv (self->settings, "export-formats", (const char *const *)chosen);
}
