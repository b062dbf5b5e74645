/* SPDX-FileCopyrightText: 2026 The Chancery developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chancery-line-row.h"

#include "chancery-field-editor.h"
#include "chancery-flow-layout.h"
#include "chancery-form-layout.h"

#include <glib/gi18n-lib.h>

/* Up to so many fields say what they are by their place and hint; more need a word above them. */
#define N_WITHOUT_CAPTIONS 3

typedef struct
{
  const ChanceryField *field;
  ChanceryEditor *editor;
  GtkWidget *widget; /* the editor, or what holds it and its caption */
} Cell;

struct _ChanceryLineRow
{
  GtkWidget parent_instance;

  const ChanceryField *list;
  ChanceryLine *line;
  GArray *cells;
  GtkWidget *flow;
  GtkWidget *menu;
  GtkWidget *foot; /* NULL: there is nothing to say about it */
};

enum
{
  CHANGED,
  MOVED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ChanceryLineRow, chancery_line_row, GTK_TYPE_WIDGET)

/* A claim about an author needs no number: what a line has no use for is not shown, unless there is
 * something in it. */
static void
show_fitting (ChanceryLineRow *self)
{
  const char *id = chancery_form_layout_find_switch (self->list->id);
  ChanceryEditor *term = id != NULL ? chancery_line_row_get_editor (self, id) : NULL;
  g_autoptr (ChanceryValue) code = NULL;

  if (term == NULL)
    return;
  code = chancery_editor_dup_value (term);
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = &g_array_index (self->cells, Cell, i);
      g_autoptr (ChanceryValue) value = chancery_editor_dup_value (cell->editor);

      gtk_widget_set_visible (cell->widget,
                              value != NULL ||
                                  !chancery_form_layout_hides (self->list->id,
                                                               chancery_value_get_text (code),
                                                               cell->field->id));
    }
}

static void
changed_cb (ChanceryEditor *editor, ChanceryLineRow *self)
{
  show_fitting (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* How wide an editor is before the row shares out what is left. */
static int
basis_of (const ChanceryField *field)
{
  switch (field->type)
    {
    case CHANCERY_TYPE_TEXT:
      return chancery_field_has_flag (field, CHANCERY_FIELD_MULTILINE) ? 150 : 130;
    case CHANCERY_TYPE_REFERENCE:
      return 180;
    case CHANCERY_TYPE_TERM:
      return 150;
    case CHANCERY_TYPE_DATE:
    case CHANCERY_TYPE_QUANTITY:
    case CHANCERY_TYPE_MARKING:
    case CHANCERY_TYPE_BOOLEAN:
    case CHANCERY_TYPE_INTEGER:
    case CHANCERY_TYPE_JSON:
    case CHANCERY_TYPE_LINES:
      break;
    }
  return 110;
}

/* What a line is about is read at a glance where there is room for it. */
#define TEXT_WIDTH 180

static gboolean
is_long_text (const ChanceryField *field)
{
  return chancery_field_has_flag (field, CHANCERY_FIELD_MULTILINE);
}

static gboolean
has_long_text (ChanceryLineRow *self)
{
  for (const ChanceryField *field = self->list->lines; field->id != NULL; field++)
    if (chancery_field_editor_can_edit (field) && is_long_text (field))
      return TRUE;
  return FALSE;
}

static void
add_cell (ChanceryLineRow *self,
          const ChanceryField *field,
          ChanceryRegistry *registry,
          gboolean captions)
{
  Cell cell = { .field = field, .editor = chancery_field_editor_new_in_line (field, registry) };
  GtkWidget *widget = GTK_WIDGET (cell.editor);
  /* A term at the end of a text is a word about it, not half of the line; a long text takes what is
   * left. */
  gboolean grows = has_long_text (self)
                       ? is_long_text (field)
                       : field->type != CHANCERY_TYPE_TERM && field->type != CHANCERY_TYPE_BOOLEAN;

  gtk_widget_set_hexpand (widget, grows || captions);
  gtk_widget_set_size_request (widget, basis_of (field), -1);
  if (field->type == CHANCERY_TYPE_TERM && !captions)
    gtk_widget_add_css_class (widget, "chancery-aside");
  if (!captions && field->hint == NULL)
    chancery_editor_set_hint (cell.editor, _ (field->label));
  chancery_editor_set_value (cell.editor, self->line != NULL
                                              ? chancery_line_get_value (self->line, field)
                                              : NULL);
  g_signal_connect (cell.editor, "changed", G_CALLBACK (changed_cb), self);
  if (captions && field->type != CHANCERY_TYPE_BOOLEAN)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      GtkWidget *caption = gtk_label_new (_ (field->label));

      gtk_label_set_xalign (GTK_LABEL (caption), 0);
      gtk_widget_add_css_class (caption, "chancery-caption");
      gtk_box_append (GTK_BOX (box), caption);
      gtk_box_append (GTK_BOX (box), widget);
      widget = box;
    }
  if (is_long_text (field) ||
      (captions && field == self->list->lines && field->type == CHANCERY_TYPE_TEXT))
    chancery_flow_layout_want (widget, TEXT_WIDTH);
  /* From and to are read together. */
  if (field->type == CHANCERY_TYPE_DATE && self->cells->len > 0 &&
      g_array_index (self->cells, Cell, self->cells->len - 1).field->type == CHANCERY_TYPE_DATE)
    chancery_flow_layout_hold (widget);
  cell.widget = widget;
  g_array_append_val (self->cells, cell);
  gtk_widget_set_parent (widget, self->flow);
}

/* The text of a line stands first, whatever the table's order: it is what is typed. */
static void
add_cells (ChanceryLineRow *self, ChanceryRegistry *registry)
{
  guint n = 0;
  gboolean captions;

  for (const ChanceryField *field = self->list->lines; field->id != NULL; field++)
    n += chancery_field_editor_can_edit (field) ? 1 : 0;
  captions = n > N_WITHOUT_CAPTIONS;
  for (int pass = 0; pass < 2; pass++)
    for (const ChanceryField *field = self->list->lines; field->id != NULL; field++)
      {
        gboolean first = !captions && chancery_field_has_flag (field, CHANCERY_FIELD_MULTILINE);

        if (chancery_field_editor_can_edit (field) && first == (pass == 0))
          add_cell (self, field, registry, captions);
      }
  if (captions)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chancery-line-tall");
}

static void
up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[MOVED], 0, -1);
}

static void
down_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[MOVED], 0, 1);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[REMOVED], 0);
}

static gboolean
menu_binding (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (CHANCERY_LINE_ROW (widget)->menu));
  return TRUE;
}

static void
chancery_line_row_dispose (GObject *object)
{
  ChanceryLineRow *self = CHANCERY_LINE_ROW (object);
  GtkWidget *child;

  if (self->flow != NULL)
    while ((child = gtk_widget_get_first_child (self->flow)) != NULL)
      gtk_widget_unparent (child);
  g_clear_pointer (&self->flow, gtk_widget_unparent);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->foot, gtk_widget_unparent);

  G_OBJECT_CLASS (chancery_line_row_parent_class)->dispose (object);
}

static void
chancery_line_row_finalize (GObject *object)
{
  ChanceryLineRow *self = CHANCERY_LINE_ROW (object);

  g_clear_pointer (&self->line, chancery_line_unref);
  g_array_unref (self->cells);

  G_OBJECT_CLASS (chancery_line_row_parent_class)->finalize (object);
}

static gboolean
chancery_line_row_grab_focus (GtkWidget *widget)
{
  ChanceryLineRow *self = CHANCERY_LINE_ROW (widget);

  if (self->cells->len == 0)
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (g_array_index (self->cells, Cell, 0).editor));
}

static gboolean
chancery_line_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  ChanceryLineRow *self = CHANCERY_LINE_ROW (widget);
  g_autofree GtkWidget **widgets = g_new (GtkWidget *, self->cells->len + 1);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (chancery_line_row_parent_class)->focus (widget, direction);
  for (guint i = 0; i < self->cells->len; i++)
    widgets[i] = GTK_WIDGET (g_array_index (self->cells, Cell, i).editor);
  return chancery_editor_focus_in_order (widgets, self->cells->len, direction);
}

static void
chancery_line_row_class_init (ChanceryLineRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = chancery_line_row_dispose;
  object_class->finalize = chancery_line_row_finalize;
  widget_class->focus = chancery_line_row_focus;
  widget_class->grab_focus = chancery_line_row_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", CHANCERY_TYPE_LINE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", CHANCERY_TYPE_LINE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[REMOVED] = g_signal_new ("removed", CHANCERY_TYPE_LINE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "line.up", NULL, up_action);
  gtk_widget_class_install_action (widget_class, "line.down", NULL, down_action);
  gtk_widget_class_install_action (widget_class, "line.remove", NULL, remove_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_binding, NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_GRID_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chancery-line");
}

static void
add_key (GtkEventController *keys, const char *trigger, const char *action)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                            gtk_shortcut_action_parse_string (action));

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

/* A text view has a use of its own for these keys, so the line hears them first. */
static void
add_keys (ChanceryLineRow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  add_key (keys, "<Control><Shift>Delete", "action(line.remove)");
  add_key (keys, "<Control><Shift>Up", "action(line.up)");
  add_key (keys, "<Control><Shift>Down", "action(line.down)");
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
place (ChanceryLineRow *self, GtkWidget *widget, int column, int row)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkLayoutChild *child = gtk_layout_manager_get_layout_child (layout, widget);

  gtk_grid_layout_child_set_column (GTK_GRID_LAYOUT_CHILD (child), column);
  gtk_grid_layout_child_set_row (GTK_GRID_LAYOUT_CHILD (child), row);
}

static void
chancery_line_row_init (ChanceryLineRow *self)
{
  g_autoptr (GMenu) model = g_menu_new ();

  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  add_keys (self);
  self->flow = g_object_new (GTK_TYPE_BOX, "hexpand", TRUE, NULL);
  gtk_widget_set_layout_manager (self->flow, chancery_flow_layout_new (6));
  gtk_widget_set_parent (self->flow, GTK_WIDGET (self));
  place (self, self->flow, 0, 0);

  g_menu_append (model, _ ("Move up"), "line.up");
  g_menu_append (model, _ ("Move down"), "line.down");
  g_menu_append (model, _ ("Remove"), "line.remove");
  self->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu), G_MENU_MODEL (model));
  gtk_widget_set_valign (self->menu, GTK_ALIGN_START);
  /* Reached with Shift+F10: the tab key goes from line to line. */
  gtk_widget_set_can_focus (self->menu, FALSE);
  gtk_widget_set_tooltip_text (self->menu, _ ("Move or remove this line"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Move or remove this line"), -1);
  gtk_widget_add_css_class (self->menu, "chancery-line-menu");
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  place (self, self->menu, 1, 0);
}

GtkWidget *
chancery_line_row_new (const ChanceryField *list, ChanceryRegistry *registry, ChanceryLine *line)
{
  ChanceryLineRow *self = g_object_new (CHANCERY_TYPE_LINE_ROW, NULL);

  self->list = list;
  self->line = line != NULL ? chancery_line_ref (line) : NULL;
  add_cells (self, registry);
  show_fitting (self);
  return GTK_WIDGET (self);
}

ChanceryLine *
chancery_line_row_dup_line (ChanceryLineRow *self)
{
  g_autoptr (ChanceryLine) line = NULL;
  gboolean filled = FALSE;

  g_return_val_if_fail (CHANCERY_IS_LINE_ROW (self), NULL);

  line = self->line != NULL ? chancery_line_ref (self->line) : chancery_line_new (self->list, NULL);
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = &g_array_index (self->cells, Cell, i);
      g_autoptr (ChanceryValue) value = chancery_editor_dup_value (cell->editor);
      ChanceryLine *next = chancery_line_with_value (line, cell->field, value);

      filled = filled || value != NULL;
      chancery_line_unref (line);
      line = next;
    }
  return filled ? g_steal_pointer (&line) : NULL;
}

ChanceryEditor *
chancery_line_row_get_editor (ChanceryLineRow *self, const char *field_id)
{
  g_return_val_if_fail (CHANCERY_IS_LINE_ROW (self), NULL);

  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = &g_array_index (self->cells, Cell, i);

      if (g_strcmp0 (cell->field->id, field_id) == 0)
        return cell->editor;
    }
  return NULL;
}

gboolean
chancery_line_row_is_at_end (ChanceryLineRow *self)
{
  Cell *last;

  g_return_val_if_fail (CHANCERY_IS_LINE_ROW (self), FALSE);

  /* A short line ends anywhere: its text was typed, its kind is guessed. */
  if (self->cells->len <= 2)
    return TRUE;
  last = &g_array_index (self->cells, Cell, self->cells->len - 1);
  return (gtk_widget_get_state_flags (GTK_WIDGET (last->editor)) & GTK_STATE_FLAG_FOCUS_WITHIN) !=
         0;
}

void
chancery_line_row_set_foot (ChanceryLineRow *self, GtkWidget *foot)
{
  g_return_if_fail (CHANCERY_IS_LINE_ROW (self));

  g_clear_pointer (&self->foot, gtk_widget_unparent);
  self->foot = foot;
  if (foot == NULL)
    return;
  gtk_widget_set_parent (foot, GTK_WIDGET (self));
  place (self, foot, 0, 1);
}

GtkWidget *
chancery_line_row_get_foot (ChanceryLineRow *self)
{
  g_return_val_if_fail (CHANCERY_IS_LINE_ROW (self), NULL);

  return self->foot;
}

char *
chancery_line_row_dup_problem (ChanceryLineRow *self)
{
  g_return_val_if_fail (CHANCERY_IS_LINE_ROW (self), NULL);

  for (guint i = 0; i < self->cells->len; i++)
    {
      char *problem = chancery_editor_dup_problem (g_array_index (self->cells, Cell, i).editor);

      if (problem != NULL)
        return problem;
    }
  return NULL;
}

GtkWidget *
chancery_line_row_find_problem (ChanceryLineRow *self)
{
  g_return_val_if_fail (CHANCERY_IS_LINE_ROW (self), NULL);

  for (guint i = 0; i < self->cells->len; i++)
    {
      ChanceryEditor *editor = g_array_index (self->cells, Cell, i).editor;
      g_autofree char *problem = chancery_editor_dup_problem (editor);

      if (problem != NULL)
        return GTK_WIDGET (editor);
    }
  return NULL;
}
