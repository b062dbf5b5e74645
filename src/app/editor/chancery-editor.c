/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-editor.h"

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (ChanceryEditor, chancery_editor, GTK_TYPE_WIDGET)

static void
chancery_editor_default_init (ChanceryEditorInterface *iface)
{
  signals[CHANGED] = g_signal_new ("changed", CHANCERY_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

ChanceryValue *
chancery_editor_dup_value (ChanceryEditor *self)
{
  g_return_val_if_fail (CHANCERY_IS_EDITOR (self), NULL);

  return CHANCERY_EDITOR_GET_IFACE (self)->dup_value (self);
}

void
chancery_editor_set_value (ChanceryEditor *self, ChanceryValue *value)
{
  g_return_if_fail (CHANCERY_IS_EDITOR (self));

  CHANCERY_EDITOR_GET_IFACE (self)->set_value (self, value);
}

char *
chancery_editor_dup_problem (ChanceryEditor *self)
{
  ChanceryEditorInterface *iface;

  g_return_val_if_fail (CHANCERY_IS_EDITOR (self), NULL);

  iface = CHANCERY_EDITOR_GET_IFACE (self);
  return iface->dup_problem != NULL ? iface->dup_problem (self) : NULL;
}

GtkWidget *
chancery_editor_find_problem (ChanceryEditor *self)
{
  ChanceryEditorInterface *iface;

  g_return_val_if_fail (CHANCERY_IS_EDITOR (self), NULL);

  iface = CHANCERY_EDITOR_GET_IFACE (self);
  return iface->find_problem != NULL ? iface->find_problem (self) : GTK_WIDGET (self);
}

void
chancery_editor_set_label (ChanceryEditor *self, const char *label)
{
  g_return_if_fail (CHANCERY_IS_EDITOR (self));

  CHANCERY_EDITOR_GET_IFACE (self)->set_label (self, label);
}

void
chancery_editor_set_hint (ChanceryEditor *self, const char *hint)
{
  ChanceryEditorInterface *iface;

  g_return_if_fail (CHANCERY_IS_EDITOR (self));

  iface = CHANCERY_EDITOR_GET_IFACE (self);
  if (iface->set_hint != NULL)
    iface->set_hint (self, hint);
}

void
chancery_editor_changed (ChanceryEditor *self)
{
  g_return_if_fail (CHANCERY_IS_EDITOR (self));

  g_signal_emit (self, signals[CHANGED], 0);
}

void
chancery_editor_write (GtkEditable *editable, const char *text)
{
  g_return_if_fail (GTK_IS_EDITABLE (editable));
  g_return_if_fail (text != NULL);

  if (g_str_equal (gtk_editable_get_text (editable), text))
    return;
  /* Turning it off forgets what was. */
  gtk_editable_set_enable_undo (editable, FALSE);
  gtk_editable_set_text (editable, text);
  gtk_editable_set_enable_undo (editable, TRUE);
}

void
chancery_editor_proceed (ChanceryEditor *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_if_fail (CHANCERY_IS_EDITOR (self));

  if (gtk_widget_activate_action (GTK_WIDGET (self), "lines.next", NULL))
    return;
  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (root == NULL)
    return;
  gtk_widget_child_focus (GTK_WIDGET (root), GTK_DIR_TAB_FORWARD);
  /* After the last editor of a sheet comes what the sheet is for, not the way back; a plain entry that follows
   * (why something is put right) is still to be answered. */
  focus = gtk_root_get_focus (root);
  if (GTK_IS_WINDOW (root) && gtk_window_get_default_widget (GTK_WINDOW (root)) != NULL &&
      !GTK_IS_TEXT (focus) &&
      (focus == NULL || gtk_widget_get_ancestor (focus, CHANCERY_TYPE_EDITOR) == NULL))
    gtk_widget_grab_focus (gtk_window_get_default_widget (GTK_WINDOW (root)));
}

static gboolean
has_focus (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* GTK goes by the middle of each widget, so that a high one comes after its low neighbour. */
gboolean
chancery_editor_focus_in_order (GtkWidget *const *widgets, guint n, GtkDirectionType direction)
{
  int step = direction == GTK_DIR_TAB_BACKWARD ? -1 : 1;
  int at = step > 0 ? 0 : (int)n - 1;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (has_focus (widgets[i]))
      at = (int)i;
  for (; at >= 0 && at < (int)n; at += step)
    if (gtk_widget_get_visible (widgets[at]) && gtk_widget_child_focus (widgets[at], direction))
      return TRUE;
  return FALSE;
}
