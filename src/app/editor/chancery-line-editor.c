/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-line-editor.h"

#include "chancery-focus-chain.h"
#include "chancery-line-row.h"
#include "chancery-long-text.h"
#include "chancery-term-drop.h"
#include "chancery-uuid.h"

#include <glib/gi18n-lib.h>

struct _ChanceryLineEditor
{
  GtkWidget parent_instance;

  const ChanceryField *list;
  ChanceryRegistry *registry;
  GtkWidget *rows;

  const char *text_field;
  const char *term_field;
  ChanceryLineGuess guess;
  gboolean own_ids;
  gboolean setting;
};

static void chancery_line_editor_editor_init (ChanceryEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ChanceryLineEditor,
                               chancery_line_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (CHANCERY_TYPE_EDITOR,
                                                      chancery_line_editor_editor_init))

/* What was guessed for a row last: as long as it still stands there, it is ours to change. */
static GQuark
guessed_quark (void)
{
  return g_quark_from_static_string ("chancery-line-guessed");
}

static void
guess (ChanceryLineEditor *self, ChanceryLineRow *row)
{
  ChanceryEditor *text_editor;
  ChanceryEditor *term_editor;
  const char *before;
  const char *after;
  const char *standing;
  g_autofree char *text = NULL;

  if (self->guess == NULL)
    return;
  text_editor = chancery_line_row_get_editor (row, self->text_field);
  term_editor = chancery_line_row_get_editor (row, self->term_field);
  if (!CHANCERY_IS_LONG_TEXT (text_editor) || !CHANCERY_IS_TERM_DROP (term_editor))
    return;

  before = g_object_get_qdata (G_OBJECT (row), guessed_quark ());
  standing = chancery_term_drop_get_code (CHANCERY_TERM_DROP (term_editor));
  if (standing != NULL && g_strcmp0 (standing, before) != 0)
    return;
  text = chancery_long_text_dup_text (CHANCERY_LONG_TEXT (text_editor));
  after = *text != '\0' ? self->guess (text) : NULL;
  chancery_term_drop_set_code (CHANCERY_TERM_DROP (term_editor), after);
  g_object_set_qdata_full (G_OBJECT (row), guessed_quark (), g_strdup (after), g_free);
}

static void
row_changed_cb (ChanceryLineRow *row, ChanceryLineEditor *self)
{
  if (self->setting)
    return;
  self->setting = TRUE;
  guess (self, row);
  self->setting = FALSE;
  chancery_editor_changed (CHANCERY_EDITOR (self));
}

static void append_row (ChanceryLineEditor *self, ChanceryLine *line, GtkWidget *after);

static void
moved_cb (ChanceryLineRow *row, int by, ChanceryLineEditor *self)
{
  GtkWidget *widget = GTK_WIDGET (row);
  GtkWidget *sibling = by < 0 ? gtk_widget_get_prev_sibling (widget)
                              : gtk_widget_get_next_sibling (widget);

  if (sibling == NULL)
    return;
  gtk_box_reorder_child_after (GTK_BOX (self->rows), widget,
                               by < 0 ? gtk_widget_get_prev_sibling (sibling) : sibling);
  chancery_editor_changed (CHANCERY_EDITOR (self));
}

static void
removed_cb (ChanceryLineRow *row, ChanceryLineEditor *self)
{
  GtkWidget *neighbour = gtk_widget_get_next_sibling (GTK_WIDGET (row));

  if (neighbour == NULL)
    neighbour = gtk_widget_get_prev_sibling (GTK_WIDGET (row));
  if (neighbour == NULL)
    {
      append_row (self, NULL, NULL);
      neighbour = gtk_widget_get_last_child (self->rows);
    }
  gtk_widget_grab_focus (neighbour);
  gtk_box_remove (GTK_BOX (self->rows), GTK_WIDGET (row));
  chancery_editor_changed (CHANCERY_EDITOR (self));
}

static void
append_row (ChanceryLineEditor *self, ChanceryLine *line, GtkWidget *after)
{
  GtkWidget *row = NULL;
  g_autoptr (ChanceryLine) fresh = NULL;

  if (line == NULL && self->own_ids)
    {
      g_autofree char *id = chancery_uuid_new ();

      line = fresh = chancery_line_new (self->list, id);
    }
  row = chancery_line_row_new (self->list, self->registry, line);

  g_signal_connect (row, "changed", G_CALLBACK (row_changed_cb), self);
  g_signal_connect (row, "moved", G_CALLBACK (moved_cb), self);
  g_signal_connect (row, "removed", G_CALLBACK (removed_cb), self);
  if (after != NULL)
    gtk_box_insert_child_after (GTK_BOX (self->rows), row, after);
  else
    gtk_box_append (GTK_BOX (self->rows), row);
}

static GtkWidget *
focused_row (ChanceryLineEditor *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
      return row;
  return NULL;
}

/* Out of the list: as many steps of the tab key as it takes. */
static void
go_on (ChanceryLineEditor *self)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *last = gtk_widget_get_last_child (self->rows);

  for (guint i = 0; i < 64 && root != NULL && last != NULL; i++)
    {
      if (!gtk_widget_child_focus (root, GTK_DIR_TAB_FORWARD))
        return;
      if ((gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
        return;
    }
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ChanceryLineEditor *self = CHANCERY_LINE_EDITOR (widget);
  GtkWidget *row = focused_row (self);
  GtkWidget *next;
  g_autoptr (ChanceryLine) line = NULL;

  if (row == NULL)
    return;
  line = chancery_line_row_dup_line (CHANCERY_LINE_ROW (row));
  if (line == NULL)
    {
      go_on (self);
      return;
    }
  if (!chancery_line_row_is_at_end (CHANCERY_LINE_ROW (row)))
    {
      gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
      return;
    }
  next = gtk_widget_get_next_sibling (row);
  if (next != NULL)
    {
      g_autoptr (ChanceryLine) other = chancery_line_row_dup_line (CHANCERY_LINE_ROW (next));

      if (other == NULL)
        {
          gtk_widget_grab_focus (next);
          return;
        }
    }
  append_row (self, NULL, row);
  gtk_widget_grab_focus (gtk_widget_get_next_sibling (row));
}

static ChanceryValue *
chancery_line_editor_dup_value (ChanceryEditor *editor)
{
  ChanceryLineEditor *self = CHANCERY_LINE_EDITOR (editor);
  g_autoptr (GPtrArray) lines =
      g_ptr_array_new_with_free_func ((GDestroyNotify)chancery_line_unref);

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      ChanceryLine *line = chancery_line_row_dup_line (CHANCERY_LINE_ROW (row));

      if (line != NULL)
        g_ptr_array_add (lines, line);
    }
  return chancery_value_new_lines (lines);
}

static void
chancery_line_editor_set_value (ChanceryEditor *editor, ChanceryValue *value)
{
  ChanceryLineEditor *self = CHANCERY_LINE_EDITOR (editor);
  GtkWidget *row;

  self->setting = TRUE;
  while ((row = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), row);
  for (guint i = 0; i < chancery_value_get_n_items (value); i++)
    append_row (self, chancery_value_get_line (value, i), NULL);
  append_row (self, NULL, NULL);
  self->setting = FALSE;
}

static char *
chancery_line_editor_dup_problem (ChanceryEditor *editor)
{
  ChanceryLineEditor *self = CHANCERY_LINE_EDITOR (editor);

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      char *problem = chancery_line_row_dup_problem (CHANCERY_LINE_ROW (row));

      if (problem != NULL)
        return problem;
    }
  return NULL;
}

static GtkWidget *
chancery_line_editor_find_problem (ChanceryEditor *editor)
{
  ChanceryLineEditor *self = CHANCERY_LINE_EDITOR (editor);

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *cell = chancery_line_row_find_problem (CHANCERY_LINE_ROW (row));

      if (cell != NULL)
        return cell;
    }
  return GTK_WIDGET (self);
}

static void
chancery_line_editor_set_label (ChanceryEditor *editor, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static gboolean
chancery_line_editor_grab_focus (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_first_child (CHANCERY_LINE_EDITOR (widget)->rows);

  return row != NULL && gtk_widget_grab_focus (row);
}

static void
chancery_line_editor_dispose (GObject *object)
{
  ChanceryLineEditor *self = CHANCERY_LINE_EDITOR (object);

  g_clear_pointer (&self->rows, gtk_widget_unparent);
  g_clear_object (&self->registry);

  G_OBJECT_CLASS (chancery_line_editor_parent_class)->dispose (object);
}

static void
chancery_line_editor_editor_init (ChanceryEditorInterface *iface)
{
  iface->dup_value = chancery_line_editor_dup_value;
  iface->set_value = chancery_line_editor_set_value;
  iface->dup_problem = chancery_line_editor_dup_problem;
  iface->find_problem = chancery_line_editor_find_problem;
  iface->set_label = chancery_line_editor_set_label;
}

static void
chancery_line_editor_class_init (ChanceryLineEditorClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = chancery_line_editor_dispose;
  widget_class->focus = chancery_focus_chain_move;
  widget_class->grab_focus = chancery_line_editor_grab_focus;

  gtk_widget_class_install_action (widget_class, "lines.next", NULL, next_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
chancery_line_editor_init (ChanceryLineEditor *self)
{
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
}

GtkWidget *
chancery_line_editor_new (const ChanceryField *list, ChanceryRegistry *registry)
{
  ChanceryLineEditor *self = g_object_new (CHANCERY_TYPE_LINE_EDITOR, NULL);

  self->list = list;
  g_set_object (&self->registry, registry);
  append_row (self, NULL, NULL);
  return GTK_WIDGET (self);
}

void
chancery_line_editor_set_guess (ChanceryLineEditor *self,
                                const char *text_field,
                                const char *term_field,
                                ChanceryLineGuess guess_func)
{
  g_return_if_fail (CHANCERY_IS_LINE_EDITOR (self));

  self->text_field = text_field;
  self->term_field = term_field;
  self->guess = guess_func;
}

static gboolean
is_empty (ChanceryLineRow *row)
{
  g_autoptr (ChanceryLine) line = chancery_line_row_dup_line (row);

  return line == NULL;
}

void
chancery_line_editor_add (ChanceryLineEditor *self, ChanceryLine *line)
{
  GtkWidget *last;

  g_return_if_fail (CHANCERY_IS_LINE_EDITOR (self));

  last = gtk_widget_get_last_child (self->rows);
  if (last != NULL && is_empty (CHANCERY_LINE_ROW (last)))
    gtk_box_remove (GTK_BOX (self->rows), last);
  append_row (self, line, NULL);
  gtk_widget_grab_focus (gtk_widget_get_last_child (self->rows));
  chancery_editor_changed (CHANCERY_EDITOR (self));
}

ChanceryLineRow *
chancery_line_editor_get_row (ChanceryLineEditor *self, guint n)
{
  GtkWidget *row;

  g_return_val_if_fail (CHANCERY_IS_LINE_EDITOR (self), NULL);

  row = gtk_widget_get_first_child (self->rows);
  while (row != NULL && n-- > 0)
    row = gtk_widget_get_next_sibling (row);
  return row != NULL ? CHANCERY_LINE_ROW (row) : NULL;
}

ChanceryLineRow *
chancery_line_editor_get_focused (ChanceryLineEditor *self)
{
  GtkWidget *row;

  g_return_val_if_fail (CHANCERY_IS_LINE_EDITOR (self), NULL);

  row = focused_row (self);
  return row != NULL ? CHANCERY_LINE_ROW (row) : NULL;
}

void
chancery_line_editor_remove (ChanceryLineEditor *self, ChanceryLineRow *row)
{
  GtkWidget *last;

  g_return_if_fail (CHANCERY_IS_LINE_EDITOR (self));
  g_return_if_fail (CHANCERY_IS_LINE_ROW (row));

  last = gtk_widget_get_last_child (self->rows);
  if (last == GTK_WIDGET (row) || !is_empty (CHANCERY_LINE_ROW (last)))
    append_row (self, NULL, NULL);
  gtk_widget_grab_focus (gtk_widget_get_last_child (self->rows));
  gtk_box_remove (GTK_BOX (self->rows), GTK_WIDGET (row));
  chancery_editor_changed (CHANCERY_EDITOR (self));
}

guint
chancery_line_editor_get_n_lines (ChanceryLineEditor *self)
{
  g_autoptr (ChanceryValue) value = NULL;

  g_return_val_if_fail (CHANCERY_IS_LINE_EDITOR (self), 0);

  value = chancery_editor_dup_value (CHANCERY_EDITOR (self));
  return chancery_value_get_n_items (value);
}

void
chancery_line_editor_set_own_ids (ChanceryLineEditor *self)
{
  g_return_if_fail (CHANCERY_IS_LINE_EDITOR (self));

  self->own_ids = TRUE;
  /* The empty row that is there already was made without one. */
  chancery_editor_set_value (CHANCERY_EDITOR (self), NULL);
}
