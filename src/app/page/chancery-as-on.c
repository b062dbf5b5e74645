/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-as-on.h"

#include "chancery-date-entry.h"
#include "chancery-fuzzy-date.h"
#include "chancery-sheet.h"

#include <glib/gi18n-lib.h>

/* Accelerators are only shown here; the window has the keys. */
static const struct
{
  const char *action;
  const char *label;
  const char *shown;
} ways[] = {
  { "as-on-day", N_ ("On a _Day…"), "<Alt>d" },
  { "as-on-previous", N_ ("_Previous Change"), "<Alt>comma" },
  { "as-on-next", N_ ("_Next Change"), "<Alt>period" },
  { "as-on-back", N_ ("_Today"), "Escape" },
};

static GMenuModel *
make_menu (const char *prefix)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *action = g_strconcat (prefix, ".", ways[i].action, NULL);
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (ways[i].label), action);

      g_menu_item_set_attribute (item, "accel", "s", ways[i].shown);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

GtkWidget *
chancery_as_on_button_new (const char *prefix)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = make_menu (prefix);

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chancery-as-on-button");
  gtk_widget_set_tooltip_text (button, _ ("Show how it stood on another day"));
  chancery_as_on_button_set_day (button, CHANCERY_DAY_NONE);
  return button;
}

void
chancery_as_on_button_set_day (GtkWidget *button, ChanceryDay day)
{
  g_autofree char *words = NULL;

  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  if (day == CHANCERY_DAY_NONE)
    words = g_strdup (_ ("As on today"));
  else
    {
      g_autoptr (ChanceryFuzzyDate) date = chancery_fuzzy_date_new_day (day);
      g_autofree char *short_day = chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_SHORT);

      /* Translators: %s is a day. */
      words = g_strdup_printf (_ ("As on %s"), short_day);
    }
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
}

/* ---- asking ---- */

typedef struct
{
  ChanceryRegistry *registry;
  ChanceryAsOnFunc chosen;
  GtkWidget *entry;
  GtkWidget *understood;
} Question;

static void
free_question (gpointer data)
{
  Question *self = data;

  g_object_unref (self->registry);
  g_free (self);
}

/* The last day of what was typed: “March 2026” is as it stood when March was over. */
static ChanceryDay
read_day (Question *self, char **problem)
{
  ChanceryDay today = chancery_registry_get_desk_day (self->registry);
  g_autoptr (GError) error = NULL;
  g_autoptr (ChanceryFuzzyDate) date =
      chancery_date_entry_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), today, &error);
  ChanceryDay day = CHANCERY_DAY_NONE;

  if (date == NULL)
    *problem = g_strdup (error != NULL ? error->message : "");
  else if (!chancery_fuzzy_date_get_last_day (date, &day))
    {
      *problem = g_strdup (_ ("One day is wanted."));
      return CHANCERY_DAY_NONE;
    }
  return date != NULL ? MIN (day, today) : CHANCERY_DAY_NONE;
}

static void
typed_cb (GtkEditable *entry, Question *self)
{
  g_autofree char *problem = NULL;
  ChanceryDay day = read_day (self, &problem);
  g_autoptr (ChanceryFuzzyDate) date = NULL;
  g_autofree char *words = NULL;

  if (day != CHANCERY_DAY_NONE)
    {
      date = chancery_fuzzy_date_new_day (day);
      words = chancery_fuzzy_date_to_words (date, CHANCERY_DATE_WORDS_LONG);
    }
  gtk_label_set_text (GTK_LABEL (self->understood), words != NULL ? words : problem);
}

static void
activate_cb (GtkEntry *entry, Question *self)
{
  g_autofree char *problem = NULL;

  if (read_day (self, &problem) != CHANCERY_DAY_NONE)
    chancery_sheet_go (GTK_WIDGET (entry));
}

static void
chosen_cb (GtkWidget *owner, GtkWidget *extra, gpointer user_data)
{
  Question *self = user_data;
  g_autofree char *problem = NULL;
  ChanceryDay day = read_day (self, &problem);

  if (day != CHANCERY_DAY_NONE)
    self->chosen (owner, day);
}

void
chancery_as_on_ask (GtkWidget *owner, ChanceryRegistry *registry, ChanceryAsOnFunc chosen)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  Question *self;

  g_return_if_fail (GTK_IS_WIDGET (owner));
  g_return_if_fail (CHANCERY_IS_REGISTRY (registry));

  self = g_new0 (Question, 1);
  self->registry = g_object_ref (registry);
  self->chosen = chosen;
  self->entry = gtk_entry_new ();
  self->understood = gtk_label_new (_ ("A date, as you say it"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("1 mar"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Day"), -1);
  gtk_label_set_xalign (GTK_LABEL (self->understood), 0);
  gtk_label_set_wrap (GTK_LABEL (self->understood), TRUE);
  gtk_widget_add_css_class (self->understood, "dim-label");
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->understood);
  g_signal_connect (self->entry, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect (self->entry, "activate", G_CALLBACK (activate_cb), self);
  chancery_sheet_ask (owner, _ ("As on Which Day?"), NULL, box, _ ("_Show"),
                      CHANCERY_SHEET_SUGGESTED, chosen_cb, self, free_question);
}
