/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-page-keyboard.h"

struct _ChanceryPageKeyboard
{
  GType type;
  char *words;
  /* Of a label: the link, and what was selected. */
  char *uri;
  int start;
  int end;
};

static char *
words_of_button (GtkWidget *button)
{
  const char *label = gtk_button_get_label (GTK_BUTTON (button));
  const char *action = gtk_actionable_get_action_name (GTK_ACTIONABLE (button));
  GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button));
  g_autofree char *printed = target != NULL ? g_variant_print (target, FALSE) : NULL;

  return g_strdup_printf ("%s\n%s\n%s", label != NULL ? label : "", action != NULL ? action : "",
                          printed != NULL ? printed : "");
}

static char *
words_of (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return g_strdup (gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_EXPANDER (widget))
    return g_strdup (gtk_expander_get_label (GTK_EXPANDER (widget)));
  return GTK_IS_BUTTON (widget) ? words_of_button (widget) : NULL;
}

ChanceryPageKeyboard *
chancery_page_keyboard_note (GtkWidget *focus)
{
  ChanceryPageKeyboard *self;
  g_autofree char *words = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (focus), NULL);

  words = words_of (focus);
  if (words == NULL)
    return NULL;
  self = g_new0 (ChanceryPageKeyboard, 1);
  self->type = G_OBJECT_TYPE (focus);
  self->words = g_steal_pointer (&words);
  if (GTK_IS_LABEL (focus))
    {
      self->uri = g_strdup (gtk_label_get_current_uri (GTK_LABEL (focus)));
      gtk_label_get_selection_bounds (GTK_LABEL (focus), &self->start, &self->end);
    }
  return self;
}

void
chancery_page_keyboard_free (ChanceryPageKeyboard *self)
{
  if (self == NULL)
    return;
  g_free (self->words);
  g_free (self->uri);
  g_free (self);
}

static gboolean
is_meant (const ChanceryPageKeyboard *self, GtkWidget *widget)
{
  g_autofree char *words = G_OBJECT_TYPE (widget) == self->type && gtk_widget_get_visible (widget)
                               ? words_of (widget)
                               : NULL;

  return g_strcmp0 (words, self->words) == 0;
}

static GtkWidget *
find (const ChanceryPageKeyboard *self, GtkWidget *widget)
{
  GtkWidget *found = is_meant (self, widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (self, child);
  return found;
}

static void
go_into (const ChanceryPageKeyboard *self, GtkLabel *label)
{
  if (gtk_label_get_selectable (label))
    gtk_label_select_region (label, self->start, self->end);
  while (self->uri != NULL && g_strcmp0 (gtk_label_get_current_uri (label), self->uri) != 0 &&
         gtk_widget_child_focus (GTK_WIDGET (label), GTK_DIR_TAB_FORWARD))
    ;
}

gboolean
chancery_page_keyboard_give (const ChanceryPageKeyboard *self, GtkWidget *within)
{
  GtkWidget *widget;
  GtkWidget *viewport;
  gboolean given;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (GTK_IS_WIDGET (within), FALSE);

  widget = find (self, within);
  if (widget == NULL)
    return FALSE;
  /* It has no place yet, and may be where nobody looks. */
  viewport = gtk_widget_get_ancestor (within, GTK_TYPE_VIEWPORT);
  if (viewport != NULL)
    gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), FALSE);
  given = gtk_widget_grab_focus (widget);
  if (given && GTK_IS_LABEL (widget))
    go_into (self, GTK_LABEL (widget));
  if (viewport != NULL)
    gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), TRUE);
  return given;
}
